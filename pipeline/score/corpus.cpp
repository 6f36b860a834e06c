// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/corpus.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxMetaBytes = 1U << 20U;
constexpr uint64_t kMaxTextBytes = 256ULL << 20U;
constexpr std::string_view kMetaEnd = ".meta.toml";

std::string string_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->is(TomlValue::Kind::string) ? value->string : std::string();
}

bool exists(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

Result<CorpusReport> read_meta(const std::string& folder, const std::string& name,
                               const std::string& texts) {
  const std::string path = folder + "/" + name;
  SAGWAN_TRY(const std::string bytes, read_file(path, kMaxMetaBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(bytes, path));
  CorpusReport out;
  out.id = string_of(root, "id");
  out.text_name = string_of(root, "text");
  out.sha256 = string_of(root, "sha256");
  out.place = {path, 1, 0};
  out.folders.push_back(folder);
  const std::string elsewhere = string_of(root, "texts");
  if (!texts.empty()) {
    out.folders.push_back(texts);
  } else if (!elsewhere.empty()) {
    out.folders.push_back((std::filesystem::path(folder) / elsewhere).lexically_normal().string());
  }
  const std::string gold = string_of(root, "gold");
  out.gold_path = folder + "/" + (gold.empty() ? out.id + ".gold.json" : gold);
  for (const auto& [key, value] :
       {std::pair{"id", &out.id}, {"text", &out.text_name}, {"sha256", &out.sha256}}) {
    if (value->empty()) {
      return diagnostic(Code::config_value, out.place, std::string("the report has no key ") + key);
    }
  }
  return out;
}

struct Figure {
  std::string_view name;
  double (Tally::*of)() const;
};
constexpr std::array<Figure, 5> kFigures = {{{"precision", &Tally::precision},
                                             {"recall", &Tally::recall},
                                             {"f1", &Tally::f1},
                                             {"overlap", &Tally::overlap_f1},
                                             {"value", &Tally::value_accuracy}}};

}  // namespace

std::vector<CorpusReport> list_corpus(const std::string& folder, const std::string& texts,
                                      Diagnostics& diagnostics) {
  std::vector<CorpusReport> out;
  for (const std::string& name : files_below(folder, kMetaEnd)) {
    if (name.find('/') != std::string::npos) continue;
    auto report = read_meta(folder, name, texts);
    if (!report) {
      diagnostics.add(report.error());
    } else if (exists(report->gold_path)) {
      out.push_back(std::move(*report));
    }
  }
  return out;
}

std::vector<CorpusReport> list_some_corpus(const std::string& folder, const std::string& texts,
                                           Diagnostics& diagnostics) {
  std::vector<CorpusReport> out = list_corpus(folder, texts, diagnostics);
  if (out.empty() && !diagnostics.has_errors()) {
    Error none = diagnostic(Code::folder_empty, {folder, 0, 0}, "no report with gold");
    none.mend = "give a folder that holds <id>.meta.toml and <id>.gold.json, see corpus/README.md";
    diagnostics.add(std::move(none));
  }
  return out;
}

std::string corpus_text_path(const CorpusReport& report) {
  for (const std::string& folder : report.folders) {
    std::string path = folder + "/" + report.text_name;
    if (exists(path)) return path;
  }
  return {};
}

Result<std::string> read_corpus_text(const CorpusReport& report) {
  const std::string path = corpus_text_path(report);
  if (path.empty()) {
    std::string tried;
    for (const std::string& folder : report.folders) tried += (tried.empty() ? "" : ", ") + folder;
    return diagnostic(
        Code::text_missing, {},
        report.id + " is not scored: its text " + report.text_name + " is not in " + tried);
  }
  SAGWAN_TRY(std::string bytes, read_file(path, kMaxTextBytes));
  if (sha256(bytes) == report.sha256) return bytes;
  return diagnostic(Code::text_other, {path, 0, 0},
                    "not the text that " + report.gold_path + " was made for: its SHA-256 differs");
}

Result<std::vector<Floor>> load_floors(const std::string& folder) {
  const std::string path = folder + "/floors.toml";
  std::vector<Floor> out;
  if (!exists(path)) return out;
  SAGWAN_TRY(const std::string bytes, read_file(path, kMaxMetaBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(bytes, path));
  for (const auto& [report, rows] : root.entries) {
    for (const auto& [row, figures] : rows.entries) {
      for (const auto& [figure, least] : figures.entries) {
        const bool named =
            std::any_of(kFigures.begin(), kFigures.end(),
                        [&name = figure](const Figure& f) { return f.name == name; });
        const bool in_range =
            least.is(TomlValue::Kind::integer) && least.integer >= 0 && least.integer <= 1000;
        if (!named || !in_range) {
          return diagnostic(
              Code::config_value, least.place,
              "a floor is precision, recall, f1, overlap or value, in parts of a thousand");
        }
        out.push_back({report, row, figure, least.integer, least.place});
      }
    }
  }
  return out;
}

std::vector<Diagnostic> fallen(const std::vector<Floor>& floors, const std::string& report,
                               const ScoreSheet& sheet) {
  std::vector<Diagnostic> out;
  for (const Floor& floor : floors) {
    if (floor.report != report) continue;
    const Tally* tally = sheet.find(floor.row);
    double reached = 0;
    for (const Figure& f : kFigures) {
      if (tally != nullptr && f.name == floor.figure) reached = (tally->*f.of)();
    }
    const auto thousandths = static_cast<int64_t>(std::floor(reached * 1000 + 1e-9));
    if (thousandths >= floor.least) continue;
    out.push_back(diagnostic(Code::figure_fell, floor.place,
                             report + ": " + floor.figure + " of " + floor.row + " is " +
                                 std::to_string(thousandths) + " in a thousand, its floor is " +
                                 std::to_string(floor.least)));
  }
  return out;
}

}  // namespace sagwan
