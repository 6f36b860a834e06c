// SPDX-License-Identifier: Apache-2.0
// The cases of tests/cases/<stage>/*.toml, one test each, found by walking the folders.
// tests/cases/README.md tells the form.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>

#include "pipeline/core/files.h"
#include "pipeline/core/text.h"
#include "pipeline/core/to_line.h"
#include "pipeline/core/toml.h"
#include "pipeline/export/record_lines.h"
#include "stages/examples.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

struct Case {
  std::string stage;  ///< the folder
  std::string file;
  std::string name;
  std::string text;
  std::string lang;
  std::string reference;
  std::string kind;
  std::vector<std::string> want;
  std::vector<std::string>
      says;  ///< codes of the diagnostics, sorted; compared where the case has the key
  bool compares_says = false;
  Place place;
};

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

/// Every case of every folder; a file that is no TOML is a case that fails.
std::vector<Case> all_cases() {
  const std::string folder = project_folder() + "/tests/cases/";
  std::vector<Case> out;
  for (const std::string& file : files_below(folder, ".toml")) {
    Case common;
    common.stage = file.substr(0, file.find('/'));
    common.file = file;
    const auto bytes = read_file(folder + file, 1U << 24U);
    const auto root =
        bytes ? parse_toml(*bytes, "tests/cases/" + file) : Result<TomlValue>(bytes.error());
    const TomlValue* cases = root ? root->find("case") : nullptr;
    if (cases == nullptr) {
      common.name = root ? "no [[case]]" : to_line(root.error());
      out.push_back(common);
      continue;
    }
    for (const TomlValue& table : cases->items) {
      Case c = common;
      c.name = string_of(table, "name");
      c.text = string_of(table, "text");
      c.lang = string_of(table, "lang");
      c.reference = string_of(table, "reference");
      c.kind = string_of(table, "kind");
      c.place = table.place;
      if (const TomlValue* want = table.find("want")) {
        for (const TomlValue& line : want->items) c.want.push_back(line.string);
      }
      if (const TomlValue* says = table.find("says")) {
        c.compares_says = true;
        for (const TomlValue& code : says->items) c.says.push_back(code.string);
        std::sort(c.says.begin(), c.says.end());
      }
      out.push_back(std::move(c));
    }
  }
  return out;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = all_cases();
  return kCases;
}

std::optional<BlockKind> kind_of(const std::string& word) {
  for (uint32_t i = 0; i <= static_cast<uint32_t>(BlockKind::furniture); ++i) {
    if (block_kind_text(static_cast<BlockKind>(i)) == word) return static_cast<BlockKind>(i);
  }
  return std::nullopt;
}

Result<std::unique_ptr<Document>> document_of(const Case& c, bool whole) {
  if (whole && c.kind.empty()) {
    return project_pipeline().run({c.text, "case.txt", "case", c.lang, c.reference, "UTF-8"},
                                  nullptr);
  }
  const auto kind = c.kind.empty() ? BlockKind::paragraph : kind_of(c.kind);
  if (!kind) return diagnostic(Code::config_value, c.place, "no kind of block: " + c.kind);
  auto document =
      sentence_document(c.text, *kind, c.lang, c.reference, project_pipeline().shared_resources());
  run_stages(project_stages(), *document);
  return document;
}

std::string page(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += "  " + line + "\n";
  return out;
}

class Cases : public testing::TestWithParam<uint32_t> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Cases);

TEST_P(Cases, HaveTheLinesTheyWant) {
  const Case& c = cases()[GetParam()];
  SCOPED_TRACE("tests/cases/" + c.file + ":" + std::to_string(c.place.line) + ": " + c.name);
  ASSERT_FALSE(c.text.empty());
  const auto room = rooms().find(c.stage);
  ASSERT_NE(room, rooms().end()) << "no layer is known for the folder " << c.stage;
  const auto document = document_of(c, room->second.whole);
  ASSERT_TRUE(document.has_value()) << to_line(document.error());
  const Lines found = room->second.lines(**document);
  if (c.compares_says) {
    Lines codes;
    for (const Diagnostic& d : (*document)->diagnostics().list())
      codes.emplace_back(code_text(d.code));
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(codes, c.says);
  }
  if (found != c.want) ADD_FAILURE() << "wanted\n" << page(c.want) << "found\n" << page(found);
}

std::vector<uint32_t> case_numbers() {
  std::vector<uint32_t> out(cases().size());
  for (uint32_t i = 0; i < out.size(); ++i) out[i] = i;
  return out;
}

INSTANTIATE_TEST_SUITE_P(Every, Cases, testing::ValuesIn(case_numbers()), [](const auto& param) {
  const Case& c = cases()[param.param];
  uint32_t same = 0;  // names that differ in other letters only
  const std::string file = c.file.substr(0, c.file.size() - 5);
  const std::string name = test_name(file + "__" + c.name);
  for (uint32_t i = 0; i < param.param; ++i) {
    const std::string& other = cases()[i].file;
    if (test_name(other.substr(0, other.size() - 5) + "__" + cases()[i].name) == name) ++same;
  }
  return same == 0 ? name : name + "_" + std::to_string(same + 1);
});

}  // namespace
}  // namespace sagwan
