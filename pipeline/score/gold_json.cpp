// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/gold_json.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "pipeline/export/record_writer.h"

namespace sagwan {

namespace {

class GoldWriter {
 public:
  std::string write(const Gold& gold) {
    out_.begin_object();
    out_.field("format", "sagwan-gold");
    out_.field("version", "1");
    flag("reviewed", gold.reviewed);
    out_.key("source");
    out_.begin_object();
    out_.field("name", gold.source_name);
    out_.field("sha256", gold.source_sha256);
    out_.end_object();
    out_.key("document");
    out_.begin_object();
    out_.field_if_known("date", gold.date);
    out_.field_if_known("volume", gold.volume);
    out_.field_if_known("issue", gold.issue);
    spans("title_spans", gold.title);
    spans("series_spans", gold.series);
    out_.end_object();
    each("blocks", gold.blocks, [this](const auto& r) { write_block(r); });
    each("joins", gold.joins, [this](const auto& r) {
      span("at", r.at);
      flag("space", r.space);
    });
    each("times", gold.times, [this](const auto& r) { write_time(r); });
    each("quantities", gold.quantities, [this](const auto& r) { write_quantity(r); });
    each("mentions", gold.mentions, [this](const auto& r) { write_mention(r); });
    each("entities", gold.entities, [this](const auto& r) {
      out_.field("id", r.id);
      out_.field("type", r.type);
      out_.field_if_known("subtype", r.subtype);
    });
    each("offices", gold.offices, [this](const auto& r) {
      out_.field("person", r.person);
      out_.field("office", r.office);
      out_.field_if_known("organisation", r.organisation);
    });
    each("citations", gold.citations, [this](const auto& r) { write_citation(r); });
    out_.end_object();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  template <class List, class Function>
  void each(const char* name, const List& list, Function function) {
    out_.field_list(name);
    for (const auto& record : list) {
      out_.begin_object();
      function(record);
      out_.end_object();
    }
    out_.end_list();
  }
  void pair(SourceSpan span) {
    out_.begin_list();
    out_.number(span.begin);
    out_.number(span.end);
    out_.end_list();
  }
  void span(const char* name, SourceSpan value) {
    out_.key(name);
    pair(value);
  }
  void spans(const char* name, const Gold::Spans& list) {
    out_.field_list(name);
    for (const SourceSpan one : list) pair(one);
    out_.end_list();
  }
  void flag(const char* name, bool value) {
    out_.key(name);
    out_.boolean(value);
  }
  void marks(bool optional, const std::string& known) {
    if (optional) flag("optional", true);
    out_.field_if_known("known", known);
  }
  void write_block(const Gold::Block& r) {
    out_.field("kind", r.kind);
    if (r.level > 0) out_.field_number("level", r.level);
    out_.field_if_known("marker", r.marker);
    spans("spans", r.spans);
    if (r.parent != kNone) out_.field_number("parent", r.parent);
    if (!r.cells.empty()) spans("cells", r.cells);
    out_.field_if_known("known", r.known);
  }
  void write_time(const Gold::Time& r) {
    out_.field("type", r.type);
    spans("spans", r.spans);
    out_.field_if_known("value", r.value);
    out_.field_if_known("mod", r.mod);
    out_.field_if_known("freq", r.freq);
    out_.field_if_known("quant", r.quant);
    out_.field_if_known("begin", r.begin);
    out_.field_if_known("end", r.end);
    marks(r.optional, r.known);
  }
  void write_quantity(const Gold::Quantity& r) {
    out_.field("kind", r.kind);
    spans("spans", r.spans);
    out_.field_if_known("value", r.value);
    out_.field_if_known("min", r.min);
    out_.field_if_known("max", r.max);
    out_.field_if_known("numerator", r.numerator);
    out_.field_if_known("denominator", r.denominator);
    out_.field_if_known("unit", r.unit);
    if (r.point) flag("point", true);
    out_.field_if_known("counter", r.counter);
    out_.field_if_known("mod", r.mod);
    if (r.of.begin < r.of.end) span("of_span", r.of);
    out_.field_if_known("direction", r.direction);
    out_.field_if_known("base", r.base);
    marks(r.optional, r.known);
  }
  void write_mention(const Gold::Mention& r) {
    out_.field("type", r.type);
    out_.field_if_known("subtype", r.subtype);
    spans("spans", r.spans);
    out_.field("entity", r.entity);
    marks(r.optional, r.known);
  }
  void write_citation(const Gold::Citation& r) {
    out_.field_if_known("note", r.note);
    spans("spans", r.spans);
    spans("calls", r.calls);
    each("items", r.items, [this](const Gold::Work& w) {
      out_.field("id", w.id);
      span("span", w.span);
      out_.field("type", w.type);
      spans("title_spans", w.title);
      out_.field_if_known("title_lang", w.title_lang);
      spans("container_spans", w.container);
      if (!w.publisher.empty()) spans("publisher_spans", w.publisher);
      spans("authors_spans", w.authors);
      for (const auto& [name, text] :
           {std::pair("date", &w.date), std::pair("volume", &w.volume),
            std::pair("number", &w.number), std::pair("pages", &w.pages), std::pair("url", &w.url),
            std::pair("accessed", &w.accessed), std::pair("refers_to", &w.refers_to)}) {
        out_.field_if_known(name, *text);
      }
      if (w.ibid) flag("ibid", true);
    });
  }

  rapidjson::StringBuffer buffer_;
  RecordWriter out_{buffer_, JsonStyle::pretty};
};

void tidy_blocks(Gold& gold, const SourceText& text) {
  std::vector<uint32_t> order(gold.blocks.size());
  std::iota(order.begin(), order.end(), 0U);
  for (Gold::Block& block : gold.blocks) {
    block.spans = text.trimmed(block.spans);
    for (SourceSpan& cell : block.cells) cell = text.trimmed(cell);
    std::sort(block.cells.begin(), block.cells.end());
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return gold.blocks[a].spans < gold.blocks[b].spans;
  });
  std::vector<uint32_t> place(order.size());
  std::vector<Gold::Block> sorted;
  for (uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(std::move(gold.blocks[order[i]]));
  }
  for (Gold::Block& block : sorted) {
    if (block.parent < place.size()) block.parent = place[block.parent];
  }
  gold.blocks = std::move(sorted);
}

void tidy_work(Gold::Work& work, const SourceText& text) {
  work.span = text.trimmed(work.span);
  for (Gold::Spans* spans : {&work.title, &work.container, &work.publisher, &work.authors}) {
    for (SourceSpan& span : *spans) span = text.trimmed(span);
  }
}

}  // namespace

std::string gold_json(const Gold& gold) { return GoldWriter().write(gold); }

Gold tidy(Gold gold, const SourceText& text) {
  gold.title = text.trimmed(gold.title);
  gold.series = text.trimmed(gold.series);
  tidy_blocks(gold, text);
  for (auto& r : gold.times) r.spans = text.trimmed(r.spans);
  for (auto& r : gold.mentions) r.spans = text.trimmed(r.spans);
  for (auto& r : gold.quantities) {
    r.spans = text.trimmed(r.spans);
    r.of = text.trimmed(r.of);
  }
  for (auto& r : gold.citations) {
    r.spans = text.trimmed(r.spans);
    for (SourceSpan& call : r.calls) call = text.trimmed(call);
    std::sort(r.calls.begin(), r.calls.end());
    for (Gold::Work& work : r.items) tidy_work(work, text);
    std::sort(r.items.begin(), r.items.end(), [](const auto& a, const auto& b) {
      return std::tie(a.span, a.id) < std::tie(b.span, b.id);
    });
  }
  std::sort(gold.joins.begin(), gold.joins.end(),
            [](const auto& a, const auto& b) { return a.at < b.at; });
  std::sort(gold.times.begin(), gold.times.end(), [](const auto& a, const auto& b) {
    return std::tie(a.spans, a.type, a.value) < std::tie(b.spans, b.type, b.value);
  });
  std::sort(gold.quantities.begin(), gold.quantities.end(), [](const auto& a, const auto& b) {
    return std::tie(a.spans, a.kind, a.value) < std::tie(b.spans, b.kind, b.value);
  });
  std::sort(gold.mentions.begin(), gold.mentions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.spans, a.type, a.entity) < std::tie(b.spans, b.type, b.entity);
  });
  std::sort(gold.citations.begin(), gold.citations.end(), [](const auto& a, const auto& b) {
    return std::tie(a.spans, a.note) < std::tie(b.spans, b.note);
  });
  return gold;
}

}  // namespace sagwan
