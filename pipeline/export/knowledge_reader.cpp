// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_reader.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "pipeline/export/words.h"

namespace sagwan {

namespace {

using rapidjson::Value;

/// What is wrong with the shape; read_knowledge makes an Error of it.
struct WrongShape {
  std::string message;
};

/// A JSON object with its path, for messages (`times[3].span`).
class Record {
 public:
  Record(const Value& value, std::string path) : value_(&value), path_(std::move(path)) {
    if (!value.IsObject()) wrong("", "an object");
  }

  [[nodiscard]] std::string text(const char* key) const {
    const Value* value = find(key);
    if (value == nullptr) return {};
    if (!value->IsString()) wrong(key, "a string");
    return {value->GetString(), value->GetStringLength()};
  }
  /// A number's digits as written.
  [[nodiscard]] std::string digits(const char* key) const { return text(key); }
  [[nodiscard]] uint64_t number(const char* key) const {
    const Value* value = find(key);
    if (value == nullptr) return 0;
    uint64_t out = 0;
    const std::string_view written(value->IsString() ? value->GetString() : "");
    for (const char c : written) {
      if (c < '0' || c > '9') wrong(key, "a whole number");
      out = out * 10 + static_cast<uint64_t>(c - '0');
    }
    if (written.empty() || written.size() > 18) wrong(key, "a whole number");
    return out;
  }
  [[nodiscard]] bool flag(const char* key) const {
    const Value* value = find(key);
    if (value != nullptr && !value->IsBool()) wrong(key, "true or false");
    return value != nullptr && value->GetBool();
  }
  [[nodiscard]] SourceSpan span(const char* key) const {
    const Value* value = find(key);
    return value == nullptr ? SourceSpan{} : span_of(*value, key);
  }
  [[nodiscard]] std::vector<SourceSpan> spans(const char* key) const {
    std::vector<SourceSpan> out;
    for_each(key, [&](const Value& value) { out.push_back(span_of(value, key)); });
    return out;
  }
  [[nodiscard]] std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> out;
    for_each(key, [&](const Value& value) {
      if (!value.IsString()) wrong(key, "a list of strings");
      out.emplace_back(value.GetString(), value.GetStringLength());
    });
    return out;
  }
  [[nodiscard]] Record object(const char* key) const {
    static const Value kEmpty(rapidjson::kObjectType);
    const Value* value = find(key);
    return {value == nullptr ? kEmpty : *value, path_ + key + "."};
  }
  template <class Function>
  void for_each_record(const char* key, Function function) const {
    std::size_t i = 0;
    for_each(key, [&](const Value& value) {
      function(Record(value, path_ + key + "[" + std::to_string(i++) + "]."));
    });
  }
  template <class Function>
  void for_each_key(Function function) const {
    for (const auto& member : value_->GetObject()) function(member.name.GetString());
  }

 private:
  [[nodiscard]] const Value* find(const char* key) const {
    const auto at = value_->FindMember(key);
    return at == value_->MemberEnd() ? nullptr : &at->value;
  }
  template <class Function>
  void for_each(const char* key, Function function) const {
    const Value* value = find(key);
    if (value == nullptr) return;
    if (!value->IsArray()) wrong(key, "a list");
    for (const Value& element : value->GetArray()) function(element);
  }
  [[nodiscard]] SourceSpan span_of(const Value& value, const char* key) const {
    const auto whole = [](const Value& v) {
      return v.IsString() && v.GetStringLength() > 0 && v.GetStringLength() < 10 &&
             std::all_of(v.GetString(), v.GetString() + v.GetStringLength(),
                         [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!value.IsArray() || value.Size() != 2 || !whole(value[0]) || !whole(value[1])) {
      wrong(key, "a span [begin, end]");
    }
    return {static_cast<uint32_t>(std::stoul(value[0].GetString())),
            static_cast<uint32_t>(std::stoul(value[1].GetString()))};
  }
  [[noreturn]] void wrong(const char* key, const char* wanted) const {
    throw WrongShape{"\"" + path_ + key + "\" is not " + wanted};
  }

  const Value* value_;
  std::string path_;
};

template <class T, class Function>
std::vector<T> list(const Record& record, const char* key, Function make) {
  std::vector<T> out;
  record.for_each_record(key, [&](const Record& r) { out.push_back(make(r)); });
  return out;
}

void read_front(const Record& root, Knowledge& k) {
  const Record generator = root.object("generator");
  k.program_version = generator.text("version");
  k.config = generator.text("config");
  k.config_sha256 = generator.text("config_sha256");
  const Record options = generator.object("options");
  k.option_lang = options.text("lang");
  k.option_reference = options.text("reference");
  k.option_encoding = options.text("encoding");
  const Record document = root.object("document");
  k.id = document.text("id");
  const Record source = document.object("source");
  k.source_name = source.text("name");
  k.source_sha256 = source.text("sha256");
  k.source_encoding = source.text("encoding");
  k.source_bytes = source.number("bytes");
  k.text_length = static_cast<uint32_t>(document.number("text_length"));
  k.series = document.text("series");
  k.volume = document.object("number").text("volume");
  k.issue = document.object("number").text("issue");
  k.title = document.text("title");
  k.subtitle = document.text("subtitle");
  k.date = document.text("date");
  k.publisher = document.text("publisher");
  k.authors = document.texts("authors");
  document.for_each_record("languages", [&](const Record& r) {
    k.languages.emplace_back(r.text("lang"), r.digits("share"));
  });
}

Knowledge::Entity read_entity(const Record& r) {
  Knowledge::Entity out{r.text("id"), r.text("type"),     r.text("subtype"), r.text("name"), {},
                        {},           r.texts("mentions")};
  const Record names = r.object("names");
  names.for_each_key([&](const char* lang) { out.names.emplace_back(lang, names.texts(lang)); });
  const Record ids = r.object("ids");
  ids.for_each_key([&](const char* key) { out.ids.emplace_back(key, ids.text(key)); });
  return out;
}

Knowledge::Time read_time(const Record& r) {
  return {r.text("id"),   r.text("type"),  r.text("text"),   r.text("lang"),  r.text("value"),
          r.text("edtf"), r.text("mod"),   r.text("freq"),   r.text("quant"), r.text("begin"),
          r.text("end"),  r.text("grain"), r.text("anchor"), r.text("rule"),  r.span("span")};
}

Knowledge::Quantity read_quantity(const Record& r) {
  return {r.text("id"),        r.text("kind"),    r.text("text"),        r.text("lang"),
          r.text("unit"),      r.text("counter"), r.text("mod"),         r.text("of"),
          r.text("direction"), r.text("base"),    r.text("rule"),        r.digits("value"),
          r.digits("min"),     r.digits("max"),   r.digits("numerator"), r.digits("denominator"),
          r.flag("point"),     r.span("span")};
}

Knowledge::Work read_work(const Record& r) {
  return {r.text("id"),
          r.text("type"),
          r.text("title"),
          r.text("title_lang"),
          r.text("translated_title"),
          r.text("container"),
          r.text("publisher"),
          r.text("date"),
          r.text("volume"),
          r.text("number"),
          r.text("pages"),
          r.text("url"),
          r.text("accessed"),
          r.text("refers_to"),
          r.text("rule"),
          r.texts("authors"),
          r.flag("ibid"),
          r.span("span")};
}

void read_lists(const Record& root, Knowledge& k) {
  k.blocks = list<Knowledge::Block>(root, "blocks", [](const Record& r) {
    return Knowledge::Block{r.text("id"),
                            r.text("kind"),
                            r.text("marker"),
                            r.text("text"),
                            r.text("parent"),
                            static_cast<uint32_t>(r.number("level")),
                            static_cast<uint32_t>(r.number("page")),
                            r.span("span"),
                            r.spans("parts")};
  });
  k.sentences = list<Knowledge::Sentence>(root, "sentences", [](const Record& r) {
    return Knowledge::Sentence{r.text("id"), r.text("block"), r.text("lang"), r.text("text"),
                               r.span("span")};
  });
  k.mentions = list<Knowledge::Mention>(root, "mentions", [](const Record& r) {
    return Knowledge::Mention{r.text("id"),   r.text("type"), r.text("subtype"),
                              r.text("text"), r.text("lang"), r.text("entity"),
                              r.text("rule"), r.span("span"), r.texts("roles")};
  });
  k.entities = list<Knowledge::Entity>(root, "entities", read_entity);
  k.times = list<Knowledge::Time>(root, "times", read_time);
  k.quantities = list<Knowledge::Quantity>(root, "quantities", read_quantity);
  k.citations = list<Knowledge::Citation>(root, "citations", [](const Record& r) {
    return Knowledge::Citation{r.text("id"), r.text("note"), r.span("span"),
                               list<Knowledge::Work>(r, "items", read_work), r.spans("calls")};
  });
  k.relations = list<Knowledge::Relation>(root, "relations", [](const Record& r) {
    return Knowledge::Relation{r.text("id"),        r.text("type"),         r.text("subject"),
                               r.text("object"),    r.text("organisation"), r.texts("times"),
                               r.texts("evidence"), r.texts("citations")};
  });
  k.diagnostics = list<Knowledge::Note>(root, "diagnostics", [](const Record& r) {
    return Knowledge::Note{r.text("severity"), r.text("code"), r.text("message"), r.span("span")};
  });
}

Place place_of(std::string_view bytes, std::size_t offset, const std::string& path) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {path, static_cast<uint32_t>(line), utf8::count(before.substr(start)) + 1};
}

}  // namespace

bool looks_like_knowledge(std::string_view bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '{') return false;
  return bytes.substr(start, 256).find(kKnowledgeFormat) != std::string_view::npos;
}

Result<Knowledge> read_knowledge(std::string_view bytes, const std::string& path) {
  // Numbers come as strings of their digits: 26.60 must not go through a double. Iterative: no
  // input nests the stack.
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseIterativeFlag;
  rapidjson::Document json;
  json.Parse<kFlags>(bytes.data(), bytes.size());
  if (json.HasParseError()) {
    return diagnostic(Code::knowledge_invalid, place_of(bytes, json.GetErrorOffset(), path),
                      rapidjson::GetParseError_En(json.GetParseError()));
  }
  try {
    const Record root(json, "");
    if (root.text("format") != kKnowledgeFormat) throw WrongShape{"not a knowledge file"};
    if (!root.text("version").starts_with("1.")) throw WrongShape{"not of version 1"};
    Knowledge out;
    read_front(root, out);
    read_lists(root, out);
    return out;
  } catch (const WrongShape& wrong) {
    return diagnostic(Code::knowledge_invalid, {path, 0, 0}, wrong.message);
  }
}

}  // namespace sagwan
