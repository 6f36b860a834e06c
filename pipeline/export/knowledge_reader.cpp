// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_reader.h"

#include "pipeline/export/knowledge_root.h"

namespace sagwan {

namespace {

void read_front(const Record& root, Knowledge& k) {
  const Record generator = root.object("generator");
  k.program_version = generator.copy("version");
  k.config = generator.copy("config");
  k.config_sha256 = generator.copy("config_sha256");
  const Record options = generator.object("options");
  k.option_lang = options.copy("lang");
  k.option_reference = options.copy("reference");
  k.option_encoding = options.copy("encoding");
  const Record document = root.object("document");
  k.id = document.copy("id");
  const Record source = document.object("source");
  k.source_name = source.copy("name");
  k.source_sha256 = source.copy("sha256");
  k.source_encoding = source.copy("encoding");
  k.source_bytes = source.number("bytes");
  k.text_length = static_cast<uint32_t>(document.number("text_length"));
  k.series = document.copy("series");
  k.volume = document.object("number").copy("volume");
  k.issue = document.object("number").copy("issue");
  k.title = document.copy("title");
  k.subtitle = document.copy("subtitle");
  k.date = document.copy("date");
  k.publisher = document.copy("publisher");
  k.authors = document.texts("authors");
  document.each("languages", [&](const Record& r) {
    k.languages.emplace_back(r.copy("lang"), r.copy("share"));
  });
}

Knowledge::Entity read_entity(const Record& r) {
  Knowledge::Entity out{r.copy("id"), r.copy("type"),     r.copy("subtype"), r.copy("name"), {},
                        {},           r.texts("mentions")};
  const Record names = r.object("names");
  names.each_member(
      [&](std::string_view lang, JsonValue) { out.names.emplace_back(lang, names.texts(lang)); });
  const Record ids = r.object("ids");
  ids.each_member(
      [&](std::string_view key, JsonValue id) { out.ids.emplace_back(key, Record::text_of(id)); });
  return out;
}

Knowledge::Time read_time(const Record& r) {
  return {r.copy("id"),   r.copy("type"),  r.copy("text"),   r.copy("lang"),  r.copy("value"),
          r.copy("edtf"), r.copy("mod"),   r.copy("freq"),   r.copy("quant"), r.copy("begin"),
          r.copy("end"),  r.copy("grain"), r.copy("anchor"), r.copy("rule"),  r.span("span")};
}

Knowledge::Quantity read_quantity(const Record& r) {
  return {r.copy("id"),          r.copy("kind"),      r.copy("text"),    r.copy("lang"),
          r.copy("unit"),        r.copy("per"),       r.copy("counter"), r.copy("mod"),
          r.copy("of"),          r.copy("direction"), r.copy("base"),    r.copy("rule"),
          r.copy("value"),       r.copy("min"),       r.copy("max"),     r.copy("numerator"),
          r.copy("denominator"), r.flag("point"),     r.span("span")};
}

Knowledge::Work read_work(const Record& r) {
  return {r.copy("id"),
          r.copy("type"),
          r.copy("title"),
          r.copy("title_lang"),
          r.copy("translated_title"),
          r.copy("container"),
          r.copy("publisher"),
          r.copy("date"),
          r.copy("volume"),
          r.copy("number"),
          r.copy("pages"),
          r.copy("url"),
          r.copy("accessed"),
          r.copy("refers_to"),
          r.copy("rule"),
          r.texts("authors"),
          r.flag("ibid"),
          r.span("span")};
}

void read_lists(const Record& root, Knowledge& k) {
  k.blocks = list<Knowledge::Block>(root, "blocks", [](const Record& r) {
    return Knowledge::Block{r.copy("id"),
                            r.copy("kind"),
                            r.copy("marker"),
                            r.copy("text"),
                            r.copy("parent"),
                            static_cast<uint32_t>(r.number("level")),
                            static_cast<uint32_t>(r.number("page")),
                            r.span("span"),
                            r.spans("parts")};
  });
  k.sentences = list<Knowledge::Sentence>(root, "sentences", [](const Record& r) {
    return Knowledge::Sentence{r.copy("id"), r.copy("block"), r.copy("lang"), r.copy("text"),
                               r.span("span")};
  });
  k.mentions = list<Knowledge::Mention>(root, "mentions", [](const Record& r) {
    return Knowledge::Mention{r.copy("id"),   r.copy("type"), r.copy("subtype"),
                              r.copy("text"), r.copy("lang"), r.copy("entity"),
                              r.copy("rule"), r.span("span"), r.texts("roles")};
  });
  k.entities = list<Knowledge::Entity>(root, "entities", read_entity);
  k.times = list<Knowledge::Time>(root, "times", read_time);
  k.quantities = list<Knowledge::Quantity>(root, "quantities", read_quantity);
  k.citations = list<Knowledge::Citation>(root, "citations", [](const Record& r) {
    return Knowledge::Citation{r.copy("id"), r.copy("note"), r.span("span"),
                               list<Knowledge::Work>(r, "items", read_work), r.spans("calls")};
  });
  k.relations = list<Knowledge::Relation>(root, "relations", [](const Record& r) {
    return Knowledge::Relation{r.copy("id"),        r.copy("type"),         r.copy("subject"),
                               r.copy("object"),    r.copy("organisation"), r.texts("times"),
                               r.texts("evidence"), r.texts("citations")};
  });
  k.diagnostics = list<Knowledge::Note>(root, "diagnostics", [](const Record& r) {
    return Knowledge::Note{r.copy("severity"), r.copy("code"), r.copy("message"), r.span("span")};
  });
}

}  // namespace

bool looks_like_knowledge(std::string_view bytes) {
  const auto start = bytes.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos || bytes[start] != '{') return false;
  return bytes.substr(start, 256).find(kKnowledgeFormat) != std::string_view::npos;
}

Result<Knowledge> read_knowledge(std::string_view bytes, const std::string& path) {
  return with_knowledge<Knowledge>(bytes, path, [](const Record& root) {
    Knowledge out;
    read_front(root, out);
    read_lists(root, out);
    return out;
  });
}

}  // namespace sagwan
