// SPDX-License-Identifier: Apache-2.0
#include "pipeline/verify/verify.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/export/json_record.h"
#include "pipeline/export/text_index.h"
#include "pipeline/verify/schema_check.h"

namespace sagwan {

namespace {

struct ListOfIds {
  const char* name;
  char letter;
};
constexpr ListOfIds kLists[] = {{"blocks", 'b'},    {"sentences", 's'}, {"mentions", 'm'},
                                {"entities", 'e'},  {"times", 't'},     {"quantities", 'q'},
                                {"citations", 'c'}, {"relations", 'r'}};

struct Reference {
  const char* list;
  const char* field;
  char letter;
};
constexpr Reference kReferences[] = {
    {"blocks", "parent", 'b'},      {"sentences", "block", 'b'},
    {"runs", "sentence", 's'},      {"mentions", "entity", 'e'},
    {"mentions", "roles", 'm'},     {"entities", "mentions", 'm'},
    {"times", "anchor", 't'},       {"relations", "subject", 'e'},
    {"relations", "object", 'e'},   {"relations", "organisation", 'e'},
    {"relations", "times", 't'},    {"relations", "evidence", 's'},
    {"relations", "citations", 'c'}};

/// The text of `units` without white space, from UTF-16 to UTF-8.
std::string narrow(std::u16string_view units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size()) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (units[++i] - 0xDC00U);
    }
    if (!is_space(c)) utf8::append(out, c);
  }
  return out;
}

std::u16string widen(std::string_view text) {
  std::u16string out;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    const char32_t c = utf8::decode(text, at);
    if (c < 0x10000) {
      out.push_back(static_cast<char16_t>(c));
    } else {
      out.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10U)));
      out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FFU)));
    }
  }
  return out;
}

std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    if (!is_space(utf8::decode(text, at))) out += text.substr(at, utf8::length(text[at]));
  }
  return out;
}

class Verifier {
 public:
  Verifier(const Record& root, std::string_view text, const std::string& path)
      : root_(root), text_(text), index_(text), wide_(widen(text)), path_(path) {}

  Verified run() {
    const std::string_view length = root_.object("document").required("text_length");
    if (length != std::to_string(index_.size())) {
      wrong("document.text_length", "is " + std::string(length) + ", but the text has " +
                                        std::to_string(index_.size()) + " characters");
    }
    check_ids();
    check_references();
    check_items();
    for (const char* list : {"blocks", "sentences", "runs", "mentions", "times", "quantities",
                             "citations", "diagnostics"}) {
      check_spans(list);
    }
    return std::move(out_);
  }

 private:
  void wrong(const std::string& place, const std::string& what) {
    if (out_.wrong.size() == kMostWrong) return;
    out_.wrong.push_back(diagnostic(Code::knowledge_invalid, {path_, 0, 0}, place + " " + what));
  }
  [[nodiscard]] std::string place_of(SourceSpan span) const {
    const auto pair = [](uint32_t a, uint32_t b) {
      return std::to_string(a) + "-" + std::to_string(b);
    };
    return "characters " + pair(span.begin, span.end) + " (bytes " +
           pair(index_.byte(span.begin), index_.byte(span.end)) + ", UTF-16 " +
           pair(index_.utf16(span.begin), index_.utf16(span.end)) + ")";
  }

  void check_ids() {
    for (const ListOfIds& list : kLists) {
      uint64_t number = 0;
      root_.each(list.name, [&](const Record& r) {
        const std::string wanted = list.letter + std::to_string(++number);
        const std::string id(r.required("id"));
        if (id != wanted) {
          wrong(std::string(list.name) + "[" + std::to_string(number - 1) + "].id",
                "is " + id + ", not " + wanted);
        }
        if (!ids_.insert(id).second) wrong(id, "is the id of two records");
      });
    }
  }
  void check_reference(const std::string& from, std::string_view to, char letter) {
    ++out_.references;
    if (to.empty() || to.front() != letter || !ids_.contains(std::string(to))) {
      wrong(from, "points at " + std::string(to) + ", which is not there");
    }
  }
  void check_references() {
    for (const Reference& reference : kReferences) {
      uint64_t number = 0;
      root_.each(reference.list, [&](const Record& r) {
        const std::string from =
            std::string(reference.list) + "[" + std::to_string(number++) + "]." + reference.field;
        const auto value = r.find(reference.field);
        if (!value) return;
        if (value->kind() == JsonKind::list) {
          r.each_text(reference.field,
                      [&](std::string_view to) { check_reference(from, to, reference.letter); });
        } else if (r.text(reference.field) != "document") {
          check_reference(from, r.text(reference.field), reference.letter);
        }
      });
    }
    check_mentions_of_entities();
  }
  /// A mention's entity and an entity's mentions say the same.
  void check_mentions_of_entities() {
    std::map<std::string, std::string, std::less<>> entity_of;
    root_.each("entities", [&](const Record& r) {
      r.each_text("mentions", [&](std::string_view m) {
        if (!entity_of.emplace(m, r.required("id")).second) {
          wrong(std::string(m), "is a mention of two entities");
        }
      });
    });
    root_.each("mentions", [&](const Record& r) {
      const auto at = entity_of.find(r.required("id"));
      const std::string_view listed = at == entity_of.end() ? std::string_view() : at->second;
      if (listed != r.text("entity")) {
        wrong(std::string(r.required("id")), "names the entity " + std::string(r.text("entity")) +
                                                 ", but " + std::string(listed) + " lists it");
      }
    });
  }
  void check_items() {
    std::set<std::string, std::less<>> works;
    std::set<std::string, std::less<>> again;
    root_.each("citations", [&](const Record& citation) {
      uint64_t number = 0;
      citation.each("items", [&](const Record& item) {
        const std::string wanted =
            std::string(citation.required("id")) + "." + std::to_string(++number);
        const std::string id(item.required("id"));
        if (id != wanted) wrong(id, "is not " + wanted);
        (item.flag("ibid") ? again : works).insert(id);
      });
    });
    root_.each("citations", [&](const Record& citation) {
      citation.each("items", [&](const Record& item) {
        if (!item.has("refers_to")) return;
        ++out_.references;
        const std::string_view to = item.text("refers_to");
        const std::string id(item.required("id"));
        if (again.find(to) != again.end()) {
          wrong(id, "refers to " + std::string(to) + ", which is itself an Ibid.");
        } else if (works.find(to) == works.end()) {
          wrong(id, "refers to " + std::string(to) + ", which is not there");
        }
      });
    });
  }

  void check_spans(const char* list) {
    SourceSpan before;
    uint64_t number = 0;
    root_.each(list, [&](const Record& r) {
      const std::string place = r.has("id")
                                    ? std::string(r.text("id"))
                                    : std::string(list) + "[" + std::to_string(number) + "]";
      ++number;
      if (!r.has_span()) return;
      const SourceSpan span = r.span();
      if (span < before && std::string_view(list) != "diagnostics") {
        wrong(place, "stands before its neighbour: the list is not sorted by span");
      }
      before = span;
      check_record(place, r);
      uint64_t inner = 0;
      r.each("cells", [&](const Record& cell) {
        check_record(place + ".cells[" + std::to_string(inner++) + "]", cell);
      });
      r.each("items",
             [&](const Record& item) { check_record(std::string(item.required("id")), item); });
      r.each_span("calls", [&](SourceSpan call) { in_text(place + ".calls", call); });
    });
  }
  bool in_text(const std::string& place, SourceSpan span) {
    ++out_.spans;
    if (span.end <= index_.size()) return true;
    wrong(place, "ends at character " + std::to_string(span.end) + ", behind the text's " +
                     std::to_string(index_.size()));
    return false;
  }
  void check_record(const std::string& place, const Record& r) {
    const SourceSpan span = r.span();
    if (!in_text(place, span)) return;
    std::vector<SourceSpan> parts;
    bool sound = true;
    r.each_span("parts", [&](SourceSpan part) {
      const bool follows =
          parts.empty() ? part.begin == span.begin : parts.back().end <= part.begin;
      if (!follows || part.end > span.end) sound = false;
      parts.push_back(part);
    });
    if (!sound || (!parts.empty() && parts.back().end != span.end)) {
      wrong(place + ".parts", "are not in order, or not those of " + place_of(span));
      return;
    }
    if (parts.empty()) parts.push_back(span);
    if (r.has("text")) check_text(place, r.text("text"), parts, span);
  }
  /// The same characters, without white space, whichever way the span is read.
  void check_text(const std::string& place, std::string_view text,
                  const std::vector<SourceSpan>& parts, SourceSpan hull) {
    const std::string wanted = bare(text);
    std::string points;
    std::string bytes;
    std::string units;
    for (const SourceSpan part : parts) {
      for (uint32_t i = part.begin; i < part.end; ++i) {
        if (!is_space(index_.at(i))) utf8::append(points, index_.at(i));
      }
      const uint32_t from = index_.byte(part.begin);
      bytes += bare(text_.substr(from, index_.byte(part.end) - from));
      const uint32_t first = index_.utf16(part.begin);
      units += narrow(std::u16string_view(wide_).substr(first, index_.utf16(part.end) - first));
    }
    if (points == wanted && bytes == wanted && units == wanted) return;
    std::size_t shown = std::min<std::size_t>(points.size(), 60);
    while (shown > 0 && shown < points.size() && utf8::is_continuation(points[shown])) --shown;
    wrong(place, "is not the text at " + place_of(hull) + ": there stands \"" +
                     points.substr(0, shown) + "\"");
  }

  const Record& root_;
  std::string_view text_;
  TextIndex index_;
  std::u16string wide_;
  const std::string& path_;
  std::set<std::string, std::less<>> ids_;
  Verified out_;
};

const SchemaCheck& knowledge_schema() {
  static const SchemaCheck kSchema(kKnowledgeSchema);
  return kSchema;
}

/// True where the schema holds; the errors go to `out`.
bool check_schema(std::string_view bytes, const std::string& path, std::vector<Error>& out) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
  knowledge_schema().check(json, [&](const std::string& place, const std::string& what) {
    if (out.size() == kMostWrong) return;
    out.push_back(diagnostic(Code::knowledge_invalid, {path, 0, 0},
                             (place.empty() ? "the file" : place) + " " + what));
  });
  return out.empty();
}

}  // namespace

Result<Verified> verify_knowledge(std::string_view bytes, const std::string& path,
                                  const TextFinder& find_text) {
  SAGWAN_TRY(const JsonTree json, JsonTree::parse(bytes, path, Code::knowledge_invalid));
  Verified out;
  if (!check_schema(bytes, path, out.wrong)) return out;
  try {
    const Record root(json.root());
    const SourcePlace place = source_place(root);
    std::string found;
    std::string_view text = root.object("document").text("text");
    if (!place.carried) {
      SAGWAN_TRY(found, find_text(place, path));
      text = found;
    }
    return Verifier(root, text, path).run();
  } catch (const WrongShape& wrong) {
    out.wrong.push_back(diagnostic(Code::knowledge_invalid, {path, 0, 0}, wrong.message));
    return out;
  }
}

}  // namespace sagwan
