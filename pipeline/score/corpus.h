// SPDX-License-Identifier: Apache-2.0
// Corpus: a folder of reports with gold (corpus/README.md): <id>.meta.toml says which text a report
// is, where its gold is, and where the text is if it is elsewhere, since not every report may be
// published.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "pipeline/score/gold.h"
#include "pipeline/score/tally.h"
#include "sagwan/result.h"

namespace sagwan {

struct CorpusReport {
  std::string id;
  std::string text_name;  ///< file name of the text
  std::string sha256;     ///< of the text's bytes
  std::string gold_path;
  Place place;                       ///< of the report's meta file
  std::vector<std::string> folders;  ///< where its text may be
};

/// The reports of `folder` that have gold, sorted by id. Texts that it does not hold are in
/// `texts`; where that is empty, in the folder that the meta file names. Mistakes of meta files go
/// to `diagnostics`.
[[nodiscard]] std::vector<CorpusReport> list_corpus(const std::string& folder,
                                                    const std::string& texts,
                                                    Diagnostics& diagnostics);

/// The same where there must be one: else that is an error (folder_empty) too.
[[nodiscard]] std::vector<CorpusReport> list_some_corpus(const std::string& folder,
                                                         const std::string& texts,
                                                         Diagnostics& diagnostics);

/// The path of a report's text, in the first of its folders that has one; empty where none has.
[[nodiscard]] std::string corpus_text_path(const CorpusReport& report);

/// The bytes there. Errors: text_missing where no folder has the text, text_other where it is not
/// the one that the gold was made for.
[[nodiscard]] Result<std::string> read_corpus_text(const CorpusReport& report);

/// A figure that must not fall, in parts of a thousand.
struct Floor {
  std::string report;
  std::string row;     ///< as ScoreSheet calls it
  std::string figure;  ///< precision, recall, f1, overlap, value
  int64_t least = 0;
  Place place;
};

/// `<folder>/floors.toml`; none where the file is not there.
[[nodiscard]] Result<std::vector<Floor>> load_floors(const std::string& folder);

/// Floors of `report` that its figures do not reach, as figure_fell.
[[nodiscard]] std::vector<Diagnostic> fallen(const std::vector<Floor>& floors,
                                             const std::string& report, const ScoreSheet& sheet);

}  // namespace sagwan
