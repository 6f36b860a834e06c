// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/gold.h"

#include <algorithm>

#include "pipeline/export/json_record.h"

namespace sagwan {

namespace {

constexpr std::string_view kGoldFormat = "sagwan-gold";

Gold::Time read_time(const Record& r) {
  return {r.copy("type"), r.copy("value"), r.copy("mod"),    r.copy("begin"),    r.copy("end"),
          r.copy("freq"), r.copy("quant"), r.spans("spans"), r.flag("optional"), r.copy("known")};
}

Gold::Quantity read_quantity(const Record& r) {
  return {r.copy("kind"),      r.copy("value"),       r.copy("min"),      r.copy("max"),
          r.copy("numerator"), r.copy("denominator"), r.copy("unit"),     r.copy("counter"),
          r.copy("mod"),       r.copy("direction"),   r.copy("base"),     r.span("of_span"),
          r.spans("spans"),    r.flag("point"),       r.flag("optional"), r.copy("known")};
}

Gold::Work read_work(const Record& r) {
  return {r.copy("id"),
          r.copy("type"),
          r.copy("title_lang"),
          r.copy("date"),
          r.copy("volume"),
          r.copy("number"),
          r.copy("pages"),
          r.copy("url"),
          r.copy("accessed"),
          r.copy("refers_to"),
          r.span("span"),
          r.spans("title_spans"),
          r.spans("container_spans"),
          r.spans("publisher_spans"),
          r.spans("authors_spans"),
          r.flag("ibid")};
}

void read_text_lists(const Record& root, Gold& gold) {
  gold.blocks = list<Gold::Block>(root, "blocks", [](const Record& r) {
    return Gold::Block{r.copy("kind"),
                       r.copy("marker"),
                       static_cast<uint32_t>(r.number("level")),
                       r.has("parent") ? static_cast<uint32_t>(r.number("parent")) : kNone,
                       r.spans("spans"),
                       r.copy("known"),
                       r.spans("cells")};
  });
  gold.joins = list<Gold::Join>(root, "joins", [](const Record& r) {
    return Gold::Join{r.span("at"), r.flag("space")};
  });
}

void read_find_lists(const Record& root, Gold& gold) {
  gold.times = list<Gold::Time>(root, "times", read_time);
  gold.quantities = list<Gold::Quantity>(root, "quantities", read_quantity);
  gold.mentions = list<Gold::Mention>(root, "mentions", [](const Record& r) {
    return Gold::Mention{r.copy("type"),   r.copy("subtype"),  r.copy("entity"),
                         r.spans("spans"), r.flag("optional"), r.copy("known")};
  });
  gold.entities = list<Gold::Entity>(root, "entities", [](const Record& r) {
    return Gold::Entity{r.copy("id"), r.copy("type"), r.copy("subtype")};
  });
  gold.offices = list<Gold::Office>(root, "offices", [](const Record& r) {
    return Gold::Office{r.copy("person"), r.copy("office"), r.copy("organisation")};
  });
  gold.citations = list<Gold::Citation>(root, "citations", [](const Record& r) {
    return Gold::Citation{r.copy("note"), r.spans("spans"), r.spans("calls"),
                          list<Gold::Work>(r, "items", read_work)};
  });
}

/// Throws where a record has no place, or names what is not there.
void check(const Gold& gold) {
  const auto placed = [](const auto& records, const char* name) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      const auto& spans = records[i].spans;
      const bool good =
          std::all_of(spans.begin(), spans.end(), [](SourceSpan s) { return s.begin < s.end; });
      if (spans.empty() || !good) {
        throw WrongShape{"\"" + std::string(name) + "[" + std::to_string(i) + "]\" has no span"};
      }
    }
  };
  placed(gold.blocks, "blocks");
  placed(gold.times, "times");
  placed(gold.quantities, "quantities");
  placed(gold.mentions, "mentions");
  placed(gold.citations, "citations");
  for (std::size_t i = 0; i < gold.blocks.size(); ++i) {
    const uint32_t parent = gold.blocks[i].parent;
    if (parent != kNone && parent >= gold.blocks.size()) {
      throw WrongShape{"\"blocks[" + std::to_string(i) + "].parent\" is no block"};
    }
  }
  for (const Gold::Mention& mention : gold.mentions) {
    if (std::none_of(gold.entities.begin(), gold.entities.end(),
                     [&](const Gold::Entity& e) { return e.id == mention.entity; })) {
      throw WrongShape{"a mention names an entity that is not there: " + mention.entity};
    }
  }
}

}  // namespace

Result<Gold> read_gold(std::string_view bytes, const std::string& path) {
  auto gold = read_gold_draft(bytes, path);
  if (gold && !gold->reviewed) {
    return diagnostic(Code::gold_unreviewed, {path, 0, 0}, "a draft that nobody has reviewed");
  }
  return gold;
}

Result<Gold> read_gold_draft(std::string_view bytes, const std::string& path) {
  SAGWAN_TRY(const JsonTree json, JsonTree::parse(bytes, path, Code::gold_invalid));
  try {
    const Record root(json.root());
    if (root.text("format") != kGoldFormat) throw WrongShape{"not a gold file"};
    if (root.text("version") != "1") throw WrongShape{"not of version 1"};
    Gold gold;
    gold.reviewed = root.flag("reviewed");
    gold.source_name = root.object("source").copy("name");
    gold.source_sha256 = root.object("source").copy("sha256");
    const Record document = root.object("document");
    gold.title = document.spans("title_spans");
    gold.series = document.spans("series_spans");
    gold.date = document.copy("date");
    gold.volume = document.copy("volume");
    gold.issue = document.copy("issue");
    read_text_lists(root, gold);
    read_find_lists(root, gold);
    check(gold);
    return gold;
  } catch (const WrongShape& wrong) {
    return diagnostic(Code::gold_invalid, {path, 0, 0}, wrong.message);
  }
}

}  // namespace sagwan
