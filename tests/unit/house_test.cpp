// SPDX-License-Identifier: Apache-2.0
// The house keeps its own rules: every room has its README, its cases and its sources; every
// diagnostic has a test.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/files.h"
#include "sagwan/diagnostics.h"

namespace sagwan {
namespace {

namespace fs = std::filesystem;

std::string project(const std::string& path) { return std::string(SAGWAN_SOURCE_DIR) + "/" + path; }

std::string in(std::string folder, const std::string& file) {
  folder += '/';
  folder += file;
  return folder;
}

std::string content(const std::string& path) {
  auto bytes = read_file(path, 64U << 20U);
  return bytes ? std::move(*bytes) : std::string();
}

std::vector<std::string> folders_of(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) out.push_back(entry.path().filename().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// A folder of stages/ may hold several stages, whose cases have folders of their own: `static
/// constexpr std::string_view kName = "anchor";`.
std::vector<std::string> stages_in(const std::string& folder) {
  std::vector<std::string> out;
  constexpr std::string_view kDeclares = "kName = \"";
  for (const std::string& file : files_below(folder, "_stage.h")) {
    const std::string text = content(in(folder, file));
    for (auto at = text.find(kDeclares); at != std::string::npos; at = text.find(kDeclares, at)) {
      at += kDeclares.size();
      out.push_back(text.substr(at, text.find('"', at) - at));
    }
  }
  return out;
}

/// True if `text` has `word`, and the word ends there.
bool names(const std::string& text, const std::string& word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char next = at + word.size() < text.size() ? text[at + word.size()] : ' ';
    if (next != '-' && next != '_' && (next < 'a' || next > 'z')) return true;
  }
  return false;
}

TEST(House, EveryStageHasAReadmeAndCases) {
  for (const std::string& name : folders_of(project("stages"))) {
    SCOPED_TRACE("stages/" + name);
    EXPECT_TRUE(fs::exists(project("stages/" + name + "/README.md"))) << "it has no README.md";
    for (const std::string& stage : stages_in(project("stages/" + name))) {
      EXPECT_FALSE(files_below(project("tests/cases/" + stage), ".toml").empty())
          << "stage " << stage << " has no cases in tests/cases/" << stage;
    }
  }
}

TEST(House, EveryLexiconHasASource) {
  const std::string sources = content(project("lexicons/SOURCES.md"));
  for (const std::string& file : files_below(project("lexicons"), ".tsv")) {
    EXPECT_NE(sources.find(file), std::string::npos)
        << "lexicons/" << file << " has no row in lexicons/SOURCES.md";
  }
}

TEST(House, EveryDiagnosticIsProvokedByATest) {
  struct Row {
    std::string name;
    std::string text;
  };
  const std::vector<Row> rows = {
#define SAGWAN_DIAGNOSTIC(name, text, severity, mend) {#name, text},
#include "sagwan/diagnostics.def"
#undef SAGWAN_DIAGNOSTIC
  };
  std::string tests;
  for (const std::string suffix : {".cpp", ".py", ".toml"}) {
    for (const std::string& file : files_below(project("tests"), suffix)) {
      if (!file.ends_with("house_test.cpp")) tests += content(project("tests/" + file));
    }
  }
  for (const Row& row : rows) {
    const bool named = names(tests, "Code::" + row.name) || names(tests, "\"" + row.text) ||
                       names(tests, "'" + row.text) || names(tests, "[" + row.text);
    EXPECT_TRUE(named) << "no test provokes " << row.text;
  }
}

TEST(House, SourcesAreAscii) {
  for (const std::string folder : {"include", "pipeline", "stages", "cli", "tests"}) {
    for (const std::string suffix : {".h", ".cpp", ".def"}) {
      for (const std::string& file : files_below(project(folder), suffix)) {
        const std::string text = content(project(in(folder, file)));
        const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
        EXPECT_TRUE(ascii) << folder << "/" << file << ": words of a language live in data files";
        EXPECT_TRUE(text.starts_with("// SPDX-License-Identifier: Apache-2.0\n"))
            << folder << "/" << file;
      }
    }
  }
}

/// The types that a header defines outside of other types, with their namespace before them:
/// `sagwan::Find`.
std::vector<std::string> types_of(const std::string& header) {
  std::vector<std::string> out;
  std::string space;
  std::istringstream lines(header);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string keyword;
    std::string name;
    words >> keyword >> name;
    if (keyword == "namespace") space = name + "::";
    const bool enumeration = keyword == "enum" && name == "class";
    if (enumeration) words >> name;
    if ((enumeration || keyword == "struct" || keyword == "class") && line[0] != ' ' &&
        line.find('{') != std::string::npos) {
      out.push_back(space + name);
    }
  }
  return out;
}

// Two types of one name are one to the linker, whatever they hold.
TEST(House, EveryTypeHasANameOfItsOwn) {
  std::map<std::string, std::string> known;
  for (const std::string folder : {"include", "pipeline", "stages", "readers", "cli"}) {
    for (const std::string& file : files_below(project(folder), ".h")) {
      const std::string path = in(folder, file);
      for (const std::string& type : types_of(content(project(path)))) {
        const auto [at, is_new] = known.emplace(type, path);
        EXPECT_TRUE(is_new) << type << " stands in " << path << " and in " << at->second;
      }
    }
  }
  EXPECT_GT(known.size(), 300U);
}

/// What stands between backticks in `text`.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<std::string> out;
  for (auto at = text.find('`'); at != std::string::npos; at = text.find('`', at)) {
    const auto end = text.find('`', at + 1);
    if (end == std::string::npos) break;
    out.push_back(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return out;
}

/// Which folders of pipeline/ each may include, as the table of docs/design.md says.
std::map<std::string, std::vector<std::string>> may_include() {
  std::map<std::string, std::vector<std::string>> out;
  std::istringstream lines(content(project("docs/design.md")));
  for (std::string line; std::getline(lines, line);) {
    constexpr std::string_view kBegin = "| `pipeline/";
    if (!line.starts_with(kBegin)) continue;
    const std::string folder =
        line.substr(kBegin.size(), line.find('`', kBegin.size()) - kBegin.size());
    out[folder] = quoted_in(line.substr(line.rfind('|', line.size() - 2)));
  }
  return out;
}

TEST(House, FoldersOfTheEngineIncludeWhatTheirTableSays) {
  const auto allowed = may_include();
  for (const std::string& folder : folders_of(project("pipeline"))) {
    SCOPED_TRACE("pipeline/" + folder);
    const auto row = allowed.find(folder);
    ASSERT_NE(row, allowed.end()) << "it has no row in docs/design.md, The parts";
    for (const std::string suffix : {".h", ".cpp"}) {
      for (const std::string& file : files_below(project("pipeline/" + folder), suffix)) {
        const std::string text = content(project(in("pipeline/" + folder, file)));
        constexpr std::string_view kInclude = "#include \"pipeline/";
        for (auto at = text.find(kInclude); at != std::string::npos; at = text.find(kInclude, at)) {
          at += kInclude.size();
          const std::string other = text.substr(at, text.find('/', at) - at);
          EXPECT_TRUE(other == folder ||
                      std::find(row->second.begin(), row->second.end(), other) != row->second.end())
              << file << " includes pipeline/" << other;
        }
      }
    }
  }
}

TEST(House, FoldersOfTheEngineMakeNoCircle) {
  std::map<std::string, std::vector<std::string>> left = may_include();
  for (bool fewer = true; fewer;) {
    fewer = std::erase_if(left, [&](const auto& row) {
              return std::none_of(row.second.begin(), row.second.end(),
                                  [&](const std::string& other) { return left.contains(other); });
            }) > 0;
  }
  for (const auto& [folder, others] : left) {
    ADD_FAILURE() << "pipeline/" << folder << " may include what includes it: docs/design.md";
  }
}

TEST(House, PublicHeadersIncludePublicHeadersOnly) {
  for (const std::string& file : files_below(project("include"), ".h")) {
    const std::string text = content(project(in("include", file)));
    constexpr std::string_view kInclude = "#include \"";
    for (auto at = text.find(kInclude); at != std::string::npos; at = text.find(kInclude, at)) {
      at += kInclude.size();
      EXPECT_EQ(text.compare(at, 7, "sagwan/"), 0)
          << "include/" << file << " includes " << text.substr(at, text.find('"', at) - at);
    }
  }
}

TEST(House, MapsOfTheEngineNameEveryHeader) {
  for (const std::string& folder : folders_of(project("pipeline"))) {
    const std::string path = project("pipeline/" + folder);
    const std::string map = content(in(path, "README.md"));
    const auto headers = files_below(path, ".h");
    EXPECT_TRUE(!map.empty() || headers.size() < 10)
        << "pipeline/" << folder << " has many headers and no README.md";
    const auto named = quoted_in(map);
    for (const std::string& file : headers) {
      const std::string stem = file.substr(0, file.size() - 2);
      EXPECT_TRUE(map.empty() || std::find(named.begin(), named.end(), stem) != named.end() ||
                  std::find(named.begin(), named.end(), file) != named.end())
          << "pipeline/" << folder << "/README.md does not name " << stem;
    }
  }
}

TEST(House, EveryRoomOfTheEngineSaysWhatItIs) {
  for (const std::string folder : {"pipeline", "stages", "cli", "include"}) {
    for (const std::string& file : files_below(project(folder), ".h")) {
      const std::string text = content(project(in(folder, file)));
      const auto second = text.find('\n') + 1;
      EXPECT_EQ(text.compare(second, 3, "// "), 0)
          << folder << "/" << file << " has no header comment";
    }
  }
}

}  // namespace
}  // namespace sagwan
