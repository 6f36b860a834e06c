// SPDX-License-Identifier: Apache-2.0
#include "stages/cases.h"

#include <algorithm>
#include <functional>
#include <map>

#include "pipeline/core/files.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/text.h"
#include "pipeline/core/toml.h"
#include "pipeline/export/to_line.h"
#include "stages/clause_texts.h"
#include "stages/examples.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 24U;

using Lines = std::vector<std::string>;

template <class T>
Lines lines_of(const Document& document) {
  Lines out;
  for (const T& record : document.layer<T>()) out.push_back(to_line(record, document));
  return out;
}

Lines block_lines(const Document& document) {
  Lines out;
  for (const Block& block : document.text().blocks()) out.push_back(to_line(block, document));
  return out;
}

/// What a folder's cases look at, and whether their text is read as a report or is one block.
struct Room {
  std::function<Lines(const Document&)> lines;
  bool whole = false;
};

const std::map<std::string, Room>& rooms() {
  static const std::map<std::string, Room> kRooms = {
      {"read", {block_lines, true}},
      {"notes", {lines_of<NoteCall>, true}},
      {"front", {lines_of<FrontMatter>, true}},
      {"cite", {lines_of<CitationItem>, true}},
      {"segment", {lines_of<Sentence>, false}},
      {"runs", {lines_of<Run>, false}},
      {"match", {lines_of<Find>, false}},
      {"times", {lines_of<Time>, false}},
      {"anchor", {lines_of<Time>, true}},
      {"quantities", {lines_of<Quantity>, false}},
      {"tables", {lines_of<Quantity>, true}},
      {"mentions", {lines_of<Mention>, false}},
      {"link", {lines_of<EntityLink>, false}},
      {"entities", {lines_of<Entity>, false}},
      {"relate", {lines_of<Relation>, false}},
  };
  return kRooms;
}

std::string string_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value == nullptr ? "" : value->string;
}

Case case_of(const TomlValue& table, Case out) {
  out.name = string_of(table, "name");
  out.text = string_of(table, "text");
  out.lang = string_of(table, "lang");
  out.reference = string_of(table, "reference");
  out.kind = string_of(table, "kind");
  out.place = table.place;
  if (const TomlValue* want = table.find("want")) {
    for (const TomlValue& line : want->items) out.want.push_back(line.string);
  }
  if (const TomlValue* says = table.find("says")) {
    out.compares_says = true;
    for (const TomlValue& code : says->items) out.says.push_back(code.string);
    std::sort(out.says.begin(), out.says.end());
  }
  return out;
}

}  // namespace

std::vector<Case> load_cases(const std::string& home) {
  const std::string folder = home + "/tests/cases/";
  std::vector<Case> out;
  for (const std::string& file : files_below(folder, ".toml")) {
    Case common;
    common.stage = file.substr(0, file.find('/'));
    common.file = file;
    const auto bytes = read_file(folder + file, kMaxBytes);
    const auto root =
        bytes ? parse_toml(*bytes, "tests/cases/" + file) : Result<TomlValue>(bytes.error());
    const TomlValue* cases = root ? root->find("case") : nullptr;
    if (cases == nullptr) {
      common.name = root ? "no [[case]]" : to_line(root.error());
      out.push_back(common);
      continue;
    }
    for (const TomlValue& table : cases->items) out.push_back(case_of(table, common));
  }
  return out;
}

bool is_case_stage(const std::string& stage) { return rooms().contains(stage); }

Result<std::unique_ptr<Document>> case_document(const Case& one, const Pipeline& pipeline) {
  if (rooms().at(one.stage).whole && one.kind.empty()) {
    return pipeline.run({one.text, "case.txt", "case", one.lang, one.reference, "UTF-8"}, nullptr);
  }
  const auto kind = one.kind.empty() ? BlockKind::paragraph : block_kind_named(one.kind);
  if (!kind) return diagnostic(Code::config_value, one.place, "no kind of block: " + one.kind);
  auto document =
      sentence_document(one.text, *kind, one.lang, one.reference, pipeline.shared_resources());
  run_stages(pipeline.stages(), *document);
  return document;
}

std::vector<std::string> case_lines(const Case& one, const Document& document) {
  return rooms().at(one.stage).lines(document);
}

}  // namespace sagwan
