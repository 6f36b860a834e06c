// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/json.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/core/languages.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/value_text.h"
#include "pipeline/export/order.h"
#include "pipeline/export/record_writer.h"
#include "pipeline/export/words.h"
#include "pipeline/rules/rule.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"
#include "sagwan/version.h"

namespace sagwan {

namespace {

class KnowledgeWriter {
 public:
  KnowledgeWriter(const Document& document, const KnowledgeWords& words,
                  rapidjson::StringBuffer& buffer, JsonStyle style)
      : document_(document),
        words_(words),
        source_(document.source()),
        repaired_(document.text().repaired()),
        map_(document.text().map()),
        finds_(document.layer<Find>()),
        order_(document),
        out_(buffer, style) {}

  void write() {
    out_.begin_object();
    out_.field("format", kKnowledgeFormat);
    out_.field("version", kKnowledgeVersion);
    write_generator();
    write_document();
    write_blocks();
    write_sentences();
    write_runs();
    write_mentions();
    write_entities();
    write_times();
    write_quantities();
    write_citations();
    write_relations();
    write_diagnostics();
    out_.end_object();
  }

 private:
  // --- values ---
  void span(SourceSpan s) {
    out_.begin_list();
    out_.number(s.begin);
    out_.number(s.end);
    out_.end_list();
  }
  /// `span`, and `parts` where other blocks interrupt it.
  void field_span(Span s, SourceSpan hull) {
    out_.key("span");
    span(hull);
    if (!map_.is_interrupted(s)) return;
    const auto parts = map_.to_source_parts(s);
    if (parts.size() < 2) return;
    out_.field_list("parts");
    for (const SourceSpan part : parts) span(part);
    out_.end_list();
  }
  std::string_view text(Span s) {
    text_.clear();
    map_.append_source_text(s, repaired_, source_.text, text_);
    return text_;
  }
  void field_text(std::string_view name, Span s) {
    if (!s.empty()) out_.field(name, text(s));
  }
  void field_lang(std::string_view name, LangId lang) {
    if (lang != 0) out_.field(name, words_.languages->tag(lang));
  }
  void field_rule(const Find& find) { out_.field_if_known("rule", words_.rule_id(find)); }
  void field_rule(uint32_t find) {
    if (find != kNone) field_rule(finds_[find]);
  }
  void field_decimal(std::string_view name, const Decimal& value) {
    out_.key(name);
    out_.digits(value.to_string());
  }
  void ids(std::string_view name, char letter, const std::vector<uint32_t>& numbers) {
    out_.field_list(name);
    for (const uint32_t number : numbers) out_.id(letter, number);
    out_.end_list();
  }

  // --- the file's parts, in its order ---
  void write_generator() {
    out_.key("generator");
    out_.begin_object();
    out_.field("name", "sagwan");
    out_.field("version", version());
    out_.field("config", words_.config);
    out_.field("config_sha256", words_.config_sha256);
    out_.key("options");
    out_.begin_object();
    out_.field_if_known("lang", source_.language);
    out_.field_if_known("reference", source_.reference);
    out_.field_if_known("encoding", words_.encoding);
    out_.end_object();
    out_.end_object();
  }

  void write_document() {
    const auto& fronts = document_.layer<FrontMatter>();
    const FrontMatter front = fronts.empty() ? FrontMatter{} : fronts.front();
    out_.key("document");
    out_.begin_object();
    out_.field("id", source_.id);
    out_.key("source");
    out_.begin_object();
    out_.field("name", source_.name);
    out_.field("media_type", source_.media_type);
    out_.field_number("bytes", source_.bytes);
    out_.field("sha256", source_.sha256);
    out_.field("encoding", source_.encoding);
    out_.end_object();
    out_.field_number("text_length", map_.source_length());
    if (source_.carries_text) out_.field("text", source_.text);
    field_text("series", front.series);
    if (!front.volume.empty() || !front.issue.empty()) {
      out_.key("number");
      out_.begin_object();
      out_.field_if_known("volume", front.volume.view());
      out_.field_if_known("issue", front.issue.view());
      out_.end_object();
    }
    field_text("title", front.title);
    field_text("subtitle", front.subtitle);
    out_.field_if_known("date", front.date.view());
    write_authors(front.authors, front.author_count);
    field_text("publisher", front.publisher);
    write_languages();
    out_.end_object();
  }

  template <class Authors>
  void write_authors(const Authors& authors, uint8_t count) {
    out_.field_list("authors");
    for (uint8_t i = 0; i < count; ++i) out_.string(text(authors[i]));
    out_.end_list();
  }

  void write_languages() {
    std::map<LangId, uint64_t> points;
    uint64_t total = 0;
    for (const Run& run : document_.layer<Run>()) {
      if (run.lang == 0) continue;
      const uint64_t length = utf8::count(slice(repaired_, run.span));
      points[run.lang] += length;
      total += length;
    }
    std::vector<std::pair<LangId, uint64_t>> shares(points.begin(), points.end());
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    out_.field_list("languages");
    for (const auto& [lang, length] : shares) {
      out_.begin_object();
      out_.field("lang", words_.languages->tag(lang));
      field_decimal("share", Decimal((length * 20000 + total) / (2 * total), 4));
      out_.end_object();
    }
    out_.end_list();
  }

  void write_blocks() {
    const auto& blocks = document_.text().blocks();
    out_.field_list("blocks");
    for (const uint32_t i : order_.blocks.order) {
      const Block& block = blocks[i];
      out_.begin_object();
      out_.field_id("id", 'b', order_.blocks.numbers[i]);
      out_.field("kind", block_kind_text(block.kind));
      if (block.level > 0) out_.field_number("level", block.level);
      field_text("marker", block.marker);
      field_span(block.span, order_.blocks.spans[i]);
      out_.key("text");
      out_.string(text(block.span));
      if (block.parent != kNone) out_.field_id("parent", 'b', order_.blocks.numbers[block.parent]);
      if (block.page > 0) out_.field_number("page", block.page);
      write_cells(block);
      out_.end_object();
    }
    out_.end_list();
  }

  void write_cells(const Block& block) {
    const auto& cells = document_.text().cells();
    out_.field_list("cells");
    for (uint32_t i = block.first_cell; i < block.first_cell + block.cell_count; ++i) {
      out_.begin_object();
      field_span(cells[i].span, map_.to_source(cells[i].span));
      out_.key("text");
      out_.string(text(cells[i].span));
      out_.field_number("column", cells[i].column);
      out_.end_object();
    }
    out_.end_list();
  }

  void write_sentences() {
    const auto& sentences = document_.layer<Sentence>();
    out_.field_list("sentences");
    for (const uint32_t i : order_.sentences.order) {
      const Sentence& sentence = sentences[i];
      out_.begin_object();
      out_.field_id("id", 's', order_.sentences.numbers[i]);
      out_.field_id("block", 'b', order_.blocks.numbers[sentence.block]);
      field_span(sentence.span, order_.sentences.spans[i]);
      out_.key("text");
      out_.string(text(sentence.span));
      field_lang("lang", sentence.lang);
      out_.end_object();
    }
    out_.end_list();
  }

  void write_runs() {
    const auto& runs = document_.layer<Run>();
    out_.field_list("runs");
    for (const uint32_t i : order_.runs.order) {
      out_.begin_object();
      out_.field_id("sentence", 's', order_.sentences.numbers[runs[i].sentence]);
      field_span(runs[i].span, order_.runs.spans[i]);
      field_lang("lang", runs[i].lang);
      out_.end_object();
    }
    out_.end_list();
  }

  void write_mentions() {
    const auto& mentions = document_.layer<Mention>();
    const auto& links = document_.layer<EntityLink>();
    out_.field_list("mentions");
    for (const uint32_t i : order_.mentions.order) {
      const Mention& mention = mentions[i];
      out_.begin_object();
      out_.field_id("id", 'm', order_.mentions.numbers[i]);
      out_.field("type", find_type_text(mention.type));
      if (mention.subtype != 0) out_.field("subtype", words_.subtype(mention.subtype));
      field_span(mention.span, order_.mentions.spans[i]);
      out_.key("text");
      out_.string(text(mention.span));
      field_lang("lang", mention.lang);
      const uint32_t link = order_.link_of_mention[i];
      const uint32_t entity = link == kNone ? 0 : entity_number(links[link].entity);
      if (entity != 0) {
        out_.field_id("entity", 'e', entity);
        out_.field_if_known("link", link_reason_text(links[link].reason));
      }
      ids("roles", 'm', order_.roles[i]);
      field_rule(find_of(mention));
      out_.end_object();
    }
    out_.end_list();
  }

  /// A repeated name has no find; its rule is the one that named it first.
  [[nodiscard]] Find find_of(const Mention& mention) const {
    if (mention.find != kNone) return finds_[mention.find];
    Find find;
    find.span = mention.span;
    find.type = mention.type;
    find.subtype = mention.subtype;
    find.lang = mention.lang;
    find.rule = mention.rule;
    find.entry = mention.entry;
    return find;
  }

  /// 0 where there is no such entity.
  [[nodiscard]] uint32_t entity_number(uint32_t number) const {
    return number < order_.entity_numbers.size() ? order_.entity_numbers[number] : 0;
  }

  void write_entities() {
    const auto& entities = document_.layer<Entity>();
    const auto& mentions = document_.layer<Mention>();
    out_.field_list("entities");
    for (const uint32_t i : order_.entities) {
      const Entity& entity = entities[i];
      out_.begin_object();
      out_.field_id("id", 'e', order_.entity_numbers[entity.number]);
      out_.field("type", find_type_text(entity.type));
      if (entity.subtype != 0) out_.field("subtype", words_.subtype(entity.subtype));
      const bool named = entity.name_mention != kNone;
      field_text("name", named ? mentions[entity.name_mention].span : entity.span);
      write_names(order_.mentions_of[entity.number]);
      out_.key("ids");
      out_.begin_object();
      const std::string_view code = entity.iso_code.view();
      const bool subdivision = code.find('-') != std::string_view::npos;
      out_.field_if_known(subdivision ? "iso3166-2" : "iso3166-1", code);
      out_.end_object();
      out_.field_list("mentions");
      for (const uint32_t mention : order_.mentions_of[entity.number]) {
        out_.id('m', order_.mentions.numbers[mention]);
      }
      out_.end_list();
      out_.end_object();
    }
    out_.end_list();
  }

  /// Names by language, each once, the most frequent first, then by first occurrence.
  void write_names(const std::vector<uint32_t>& own) {
    struct Name {
      std::string_view lang;
      std::string text;
      uint32_t count = 0;
    };
    std::vector<Name> names;
    std::map<std::pair<std::string_view, std::string>, std::size_t> known;
    for (const uint32_t i : own) {
      const Mention& mention = document_.layer<Mention>()[i];
      const std::string_view lang = words_.languages->tag(words_.languages->rules_of(mention.lang));
      const auto [at, fresh] =
          known.try_emplace({lang, std::string(text(mention.span))}, names.size());
      if (fresh) names.push_back({lang, at->first.second, 0});
      ++names[at->second].count;
    }
    std::stable_sort(names.begin(), names.end(),
                     [](const Name& a, const Name& b) { return a.count > b.count; });
    std::vector<std::string_view> langs(kNameLanguages.begin(), kNameLanguages.end());
    for (const auto& entry : known) {
      if (std::find(langs.begin(), langs.end(), entry.first.first) == langs.end()) {
        langs.push_back(entry.first.first);
      }
    }
    out_.key("names");
    out_.begin_object();
    for (const std::string_view lang : langs) {
      out_.field_list(lang);
      for (const Name& name : names) {
        if (name.lang == lang) out_.string(name.text);
      }
      out_.end_list();
    }
    out_.end_object();
  }

  void write_times() {
    const auto& times = document_.layer<Time>();
    out_.field_list("times");
    for (const uint32_t i : order_.times.order) {
      const Time& time = times[i];
      out_.begin_object();
      out_.field_id("id", 't', order_.times.numbers[i]);
      out_.field("type", time_type_text(time.type));
      field_span(time.span, order_.times.spans[i]);
      out_.key("text");
      out_.string(text(time.span));
      field_lang("lang", time.lang);
      out_.field_if_known("value", time.value.view());
      out_.field_if_known("edtf", time.edtf.view());
      out_.field_if_known("mod", mod_text(time.mod));
      out_.field_if_known("freq", time.freq.view());
      out_.field_if_known("quant", time.quant.view());
      out_.field_if_known("begin", time.begin.view());
      out_.field_if_known("end", time.end.view());
      out_.field_if_known("grain", grain_text(time.grain));
      if (time.anchor == kDocumentAnchor) {
        out_.field("anchor", kDocumentAnchorText);
      } else if (time.anchor != kNone) {
        out_.field_id("anchor", 't', order_.times.numbers[time.anchor]);
      }
      field_rule(time.find);
      out_.end_object();
    }
    out_.end_list();
  }

  void write_quantities() {
    const auto& quantities = document_.layer<Quantity>();
    out_.field_list("quantities");
    for (const uint32_t i : order_.quantities.order) {
      const Quantity& quantity = quantities[i];
      out_.begin_object();
      out_.field_id("id", 'q', order_.quantities.numbers[i]);
      out_.field("kind", quantity_kind_text(quantity.kind));
      field_span(quantity.span, order_.quantities.spans[i]);
      out_.key("text");
      out_.string(text(quantity.span));
      field_lang("lang", quantity.lang);
      if (quantity.has_value) field_decimal("value", quantity.value);
      if (quantity.has_min) field_decimal("min", quantity.min);
      if (quantity.has_max) field_decimal("max", quantity.max);
      if (!quantity.denominator.is_zero()) {
        field_decimal("numerator", quantity.numerator);
        field_decimal("denominator", quantity.denominator);
      }
      out_.field_if_known("unit", quantity.unit.view());
      if (quantity.point) {
        out_.key("point");
        out_.boolean(true);
      }
      field_text("counter", quantity.counter);
      out_.field_if_known("mod", mod_text(quantity.mod));
      field_text("of", quantity.of);
      out_.field_if_known("direction", direction_text(quantity.direction));
      field_text("base", quantity.base);
      field_rule(quantity.find);
      out_.end_object();
    }
    out_.end_list();
  }

  /// The number of a note: the digits of its marker, or the sign that stands for one (`*`).
  [[nodiscard]] std::string_view note_number(const Block& block) const {
    if (block.kind != BlockKind::footnote) return {};
    const std::string_view marker = slice(repaired_, block.marker);
    constexpr std::string_view kDigits = "0123456789";
    const auto digit = marker.find_first_of(kDigits);
    if (digit != std::string_view::npos) {
      return marker.substr(digit, marker.find_first_not_of(kDigits, digit) - digit);
    }
    return marker.substr(0, marker.find_last_not_of(" .)]") + 1);
  }

  void write_citations() {
    out_.field_list("citations");
    for (uint32_t c = 0; c < order_.citations.size(); ++c) {
      const CitationGroup& group = order_.citations[c];
      const Block& block = document_.text().blocks()[group.block];
      out_.begin_object();
      out_.field_id("id", 'c', c + 1);
      out_.field_if_known("note", note_number(block));
      field_span(block.span, order_.blocks.spans[group.block]);
      out_.field_list("items");
      for (const uint32_t i : group.items) write_item(i);
      out_.end_list();
      out_.field_list("calls");
      for (const SourceSpan call : group.calls) span(call);
      out_.end_list();
      out_.end_object();
    }
    out_.end_list();
  }

  void item_id(std::string_view name, uint32_t item) {
    const uint32_t block = document_.layer<CitationItem>()[item].block;
    out_.field(name, "c" + std::to_string(order_.citation_of_block[block]) + "." +
                         std::to_string(order_.items.numbers[item]));
  }

  void write_item(uint32_t i) {
    const CitationItem& item = document_.layer<CitationItem>()[i];
    out_.begin_object();
    item_id("id", i);
    field_span(item.span, order_.items.spans[i]);
    out_.field("type", work_type_text(item.type));
    field_text("title", item.title);
    if (!item.title.empty()) field_lang("title_lang", item.title_lang);
    field_text("translated_title", item.translated_title);
    write_authors(item.authors, item.author_count);
    field_text("container", item.container);
    field_text("publisher", item.publisher);
    out_.field_if_known("date", item.date.view());
    out_.field_if_known("volume", item.volume.view());
    out_.field_if_known("number", item.number.view());
    out_.field_if_known("pages", item.pages.view());
    field_text("url", item.url);
    out_.field_if_known("accessed", item.accessed.view());
    if (item.ibid) {
      out_.key("ibid");
      out_.boolean(true);
    }
    if (item.refers_to != kNone) item_id("refers_to", item.refers_to);
    field_rule(item.find);
    out_.end_object();
  }

  void write_relations() {
    out_.field_list("relations");
    uint32_t number = 0;
    for (const Fact& fact : order_.facts) {
      out_.begin_object();
      out_.field_id("id", 'r', ++number);
      out_.field("type", relation_type_text(fact.relation.type));
      field_entity("subject", fact.relation.subject);
      field_entity("object", fact.relation.object);
      field_entity("organisation", fact.relation.organisation);
      ids("times", 't', fact.times);
      ids("evidence", 's', fact.sentences);
      ids("citations", 'c', fact.citations);
      out_.end_object();
    }
    out_.end_list();
  }

  void field_entity(std::string_view name, uint32_t number) {
    const uint32_t listed = entity_number(number);
    if (listed != 0) out_.field_id(name, 'e', listed);
  }

  void write_diagnostics() {
    Diagnostics sorted = document_.diagnostics();
    sorted.sort();
    std::vector<Diagnostic> list = sorted.list();
    const auto place = [&](const Diagnostic& d) {
      return d.span ? map_.to_source(*d.span) : SourceSpan{};
    };
    std::stable_sort(list.begin(), list.end(), [&](const Diagnostic& a, const Diagnostic& b) {
      return place(a) < place(b);
    });
    out_.field_list("diagnostics");
    for (const Diagnostic& d : list) {
      out_.begin_object();
      out_.field("severity", severity_text(d.severity));
      out_.field("code", code_text(d.code));
      out_.field("message", d.message);
      if (d.span) {
        out_.key("span");
        span(map_.to_source(*d.span));
      }
      out_.end_object();
    }
    out_.end_list();
  }

  const Document& document_;
  const KnowledgeWords& words_;
  const Source& source_;
  std::string_view repaired_;
  const OffsetMap& map_;
  const Layer<Find>& finds_;
  Order order_;
  RecordWriter out_;
  std::string text_;  // reused by `text`
};

}  // namespace

void write_knowledge(const Document& document, const KnowledgeWords& words, std::string& out,
                     JsonStyle style) {
  // About five bytes of JSON for a byte of text.
  rapidjson::StringBuffer buffer(nullptr, document.source().text.size() * 5 + 4096);
  KnowledgeWriter(document, words, buffer, style).write();
  out.append(buffer.GetString(), buffer.GetSize());
}

}  // namespace sagwan
