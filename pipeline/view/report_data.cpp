// SPDX-License-Identifier: Apache-2.0
#include "pipeline/view/report_data.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/export/knowledge_root.h"
#include "pipeline/view/page_json.h"
#include "pipeline/view/placement.h"
#include "pipeline/view/report_front.h"

namespace sagwan {

namespace {

/// The pieces of a record's span, at least one.
std::vector<SourceSpan> pieces(const Record& r) {
  std::vector<SourceSpan> out = r.spans("parts");
  if (out.empty()) out.push_back(r.span("span"));
  return out;
}

class Writer {
 public:
  explicit Writer(const Record& root) : root_(root) { words_.emplace(std::string_view(), 0); }

  ReportData write() {
    index("blocks");
    index("sentences");
    index("mentions");
    index("times");
    index("citations");
    index("entities");
    json_.open('{');
    front();
    if (const auto source = root_.object("document").text("text"); !source.empty()) {
      placement_.set_source(source);
    }
    blocks();
    sentences();
    runs();
    mentions();
    times();
    quantities();
    entities();
    citations();
    relations();
    diagnostics();
    word_list();
    json_.close('}');
    data_.json = json_.take();
    data_.summary = report_summary(root_);
    return std::move(data_);
  }

 private:
  /// References may point forward: all ids are known first.
  void index(const char* list) {
    root_.each(list, [&](const Record& r) {
      const auto next = static_cast<uint32_t>(++counts_[list]);
      numbers_.emplace(key_of(list, r.text("id")), next);
    });
  }
  static std::string key_of(const char* list, std::string_view id) {
    return (std::string(list) + '.').append(id);
  }
  [[nodiscard]] uint32_t number_of(const char* list, std::string_view id) const {
    const auto at = numbers_.find(key_of(list, id));
    return at == numbers_.end() ? 0 : at->second;
  }
  void reference(const char* list, std::string_view id) { json_.number(number_of(list, id)); }
  void references(const char* list, const std::vector<std::string>& ids) {
    json_.open_row();
    for (const std::string& id : ids) reference(list, id);
    json_.close_row();
  }
  void word(std::string_view text) {
    const auto [at, fresh] = words_.emplace(text, static_cast<uint32_t>(words_.size()));
    if (fresh) word_order_.push_back(text);
    json_.number(at->second);
  }
  void word_list() {
    list("words", [&] {
      json_.text("");
      for (const std::string_view text : word_order_) json_.text(text);
    });
  }
  template <class Function>
  void list(const char* name, Function rows) {
    json_.key(name);
    json_.open('[');
    rows();
    json_.close(']');
  }
  template <class Function>
  void rows(const char* name, Function row) {
    list(name, [&] {
      root_.each(name, [&](const Record& r) {
        json_.open_row();
        row(r);
        json_.close_row();
      });
    });
  }

  void place(const PlacedSpan& at) {
    json_.number(at.unit + 1);
    json_.number(placement_.utf16(at.unit, at.begin));
    json_.number(placement_.utf16(at.unit, at.end));
  }
  /// Three columns, always.
  void place_find(const Record& r) {
    ++data_.finds;
    if (const auto at = placement_.place(pieces(r), r.text("text"))) return place(*at);
    ++data_.unplaced;
    json_.number(0);
    json_.text(r.text("text"));
    json_.number(0);
  }

  void front() {
    write_report_front(root_, json_);
    const Record document = root_.object("document");
    data_.title = document.copy(document.text("title").empty() ? "id" : "title");
  }

  // id, kind, level, marker, parent, page, first unit, columns of the units that are cells
  void blocks() {
    std::vector<std::string> units;
    const auto add = [&](const Record& r) {
      units.push_back(r.copy("text"));
      return placement_.add_unit(units.back(), pieces(r)) + 1;
    };
    rows("blocks", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("kind"));
      json_.number(static_cast<int64_t>(r.number("level")));
      json_.text(r.text("marker"));
      reference("blocks", r.text("parent"));
      json_.number(static_cast<int64_t>(r.number("page")));
      std::vector<int64_t> columns;
      uint32_t first = 0;
      r.each("cells", [&](const Record& cell) {
        const uint32_t unit = add(cell);
        if (columns.empty()) first = unit;
        columns.push_back(static_cast<int64_t>(cell.number("column")));
      });
      if (columns.empty() && r.text("kind") != "table") first = add(r);
      json_.number(first);
      if (columns.empty()) return;
      json_.open('[');
      for (const int64_t column : columns) json_.number(column);
      json_.close(']');
    });
    placement_.sort_units();
    json_.key("units");
    json_.texts(units);
  }

  // id, block, language, place
  void sentences() {
    rows("sentences", [&](const Record& r) {
      json_.text(r.text("id"));
      reference("blocks", r.text("block"));
      word(r.text("lang"));
      if (const auto at = placement_.place(pieces(r), r.text("text"))) return place(*at);
      json_.number(0);
      json_.text(r.text("text"));
      json_.number(0);
    });
  }

  // id, type, subtype, language, rule, place, entity, link, roles
  void mentions() {
    rows("mentions", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("type"));
      word(r.text("subtype"));
      word(r.text("lang"));
      word(r.text("rule"));
      place_find(r);
      reference("entities", r.text("entity"));
      word(r.text("link"));
      if (const auto roles = r.texts("roles"); !roles.empty()) references("mentions", roles);
    });
  }

  // id, type, language, rule, place, value, begin, end, mod, grain, anchor, freq, quant
  void times() {
    rows("times", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("type"));
      word(r.text("lang"));
      word(r.text("rule"));
      place_find(r);
      for (const char* name : {"value", "begin", "end"}) json_.text(r.text(name));
      word(r.text("mod"));
      word(r.text("grain"));
      for (const char* name : {"anchor", "freq", "quant"}) json_.text(r.text(name));
    });
  }

  // id, kind, language, rule, place, value, unit, of, base, counter, mod, direction, point, min,
  // max, numerator, denominator, per
  void quantities() {
    rows("quantities", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("kind"));
      word(r.text("lang"));
      word(r.text("rule"));
      place_find(r);
      json_.text(r.text("value"));
      word(r.text("unit"));
      for (const char* name : {"of", "base", "counter"}) json_.text(r.text(name));
      word(r.text("mod"));
      word(r.text("direction"));
      json_.number(r.flag("point") ? 1 : 0);
      for (const char* name : {"min", "max", "numerator", "denominator"}) {
        json_.text(r.text(name));
      }
      word(r.text("per"));
    });
  }

  // id, type, subtype, name, names by language, public ids
  void entities() {
    rows("entities", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("type"));
      word(r.text("subtype"));
      json_.text(r.text("name"));
      const Record names = r.object("names");
      json_.open('{');
      names.each_member([&](std::string_view lang, JsonValue) {
        const auto all = names.texts(lang);
        if (all.empty()) return;
        json_.key(lang);
        json_.texts(all);
      });
      json_.close('}');
      const Record ids = r.object("ids");
      json_.open('{');
      ids.each_member(
          [&](std::string_view key, JsonValue id) { json_.field(key, Record::text_of(id)); });
      json_.close('}');
    });
  }

  // sentence, language, place: runs in another language than their sentence's whose place is sure
  void runs() {
    std::vector<std::string_view> languages;
    root_.each("sentences", [&](const Record& r) { languages.push_back(r.text("lang")); });
    list("runs", [&] {
      root_.each("runs", [&](const Record& r) {
        const uint32_t sentence = number_of("sentences", r.text("sentence"));
        const std::string_view lang = r.text("lang");
        if (sentence == 0 || lang == languages[sentence - 1]) return;
        const auto at = placement_.between(r.span("span"));
        if (!at) return;
        json_.open_row();
        json_.number(sentence);
        word(lang);
        place(*at);
        json_.close_row();
      });
    });
  }

  // id, note, block's place, items, calls
  void citations() {
    rows("citations", [&](const Record& r) {
      json_.text(r.text("id"));
      json_.text(r.text("note"));
      const auto at = placement_.unit_at(r.span("span").begin);
      json_.number(at ? *at + 1 : 0);
      json_.open('[');
      r.each("items", [&](const Record& item) { work(item); });
      json_.close(']');
      json_.open('[');
      for (const SourceSpan call : r.spans("calls")) {
        auto place_of_call = placement_.place_around(call, r.text("note"));
        if (!place_of_call) place_of_call = placement_.between(call);
        if (!place_of_call) continue;
        json_.open('[');
        place(*place_of_call);
        json_.close(']');
      }
      json_.close(']');
    });
  }
  void work(const Record& r) {
    json_.open('{');
    for (const char* name :
         {"id", "type", "title", "title_lang", "translated_title", "container", "publisher", "date",
          "volume", "number", "pages", "url", "accessed", "refers_to", "rule"}) {
      json_.field(name, r.text(name));
    }
    if (const auto authors = r.texts("authors"); !authors.empty()) {
      json_.key("authors");
      json_.texts(authors);
    }
    if (r.flag("ibid")) {
      json_.key("ibid");
      json_.number(1);
    }
    if (const auto at = placement_.unit_at(r.span("span").begin)) {
      json_.key("unit");
      json_.number(*at + 1);
    }
    json_.close('}');
  }

  // id, type, subject, object, organisation, times, sentences, citations
  void relations() {
    rows("relations", [&](const Record& r) {
      json_.text(r.text("id"));
      word(r.text("type"));
      for (const char* name : {"subject", "object", "organisation"}) {
        reference("entities", r.text(name));
      }
      references("times", r.texts("times"));
      references("sentences", r.texts("evidence"));
      references("citations", r.texts("citations"));
    });
  }

  // severity, code, message
  void diagnostics() {
    rows("diagnostics", [&](const Record& r) {
      word(r.text("severity"));
      word(r.text("code"));
      json_.text(r.text("message"));
    });
  }

  const Record& root_;
  PageJson json_;
  Placement placement_;
  ReportData data_;
  std::unordered_map<std::string_view, uint32_t> words_;
  std::vector<std::string_view> word_order_;
  std::unordered_map<std::string, uint32_t> numbers_;  ///< `entities.e7` -> 7
  std::unordered_map<std::string, uint32_t> counts_;
};

}  // namespace

Result<ReportData> report_data(std::string_view knowledge, const std::string& path) {
  return with_knowledge<ReportData>(knowledge, path,
                                    [](const Record& root) { return Writer(root).write(); });
}

}  // namespace sagwan
