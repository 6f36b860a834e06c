// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_reader.h"

#include "pipeline/export/json_record.h"
#include "pipeline/export/words.h"

namespace sagwan {

namespace {

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

}  // namespace

bool looks_like_knowledge(std::string_view bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '{') return false;
  return bytes.substr(start, 256).find(kKnowledgeFormat) != std::string_view::npos;
}

Result<Knowledge> read_knowledge(std::string_view bytes, const std::string& path) {
  rapidjson::Document json;
  if (auto broken = parse_json(bytes, path, Code::knowledge_invalid, json)) return *broken;
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
