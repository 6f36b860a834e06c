// SPDX-License-Identifier: Apache-2.0
// Cases: tests/cases/<stage>/*.toml, a stage's behaviour as data (tests/cases/README.md). The tests
// run them, and whoever wants to know whether a changed rule would be noticed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "stages/pipeline.h"

namespace sagwan {

struct Case {
  std::string stage;  ///< the folder
  std::string file;   ///< within tests/cases
  std::string name;
  std::string text;
  std::string lang;
  std::string reference;
  std::string kind;
  std::vector<std::string> want;
  /// Codes of the diagnostics, sorted; compared where the case has the key.
  std::vector<std::string> says;
  bool compares_says = false;
  Place place;
};

/// Every case below `home`, by file; a file that is no TOML, or without cases, is one without text
/// whose name says what is wrong.
[[nodiscard]] std::vector<Case> load_cases(const std::string& home);

/// True for a folder whose layer is known.
[[nodiscard]] bool is_case_stage(const std::string& stage);

/// The case's text through `pipeline`: a whole report, or one block.
[[nodiscard]] Result<std::unique_ptr<Document>> case_document(const Case& one,
                                                              const Pipeline& pipeline);

/// The lines of the layer that the case's folder looks at.
[[nodiscard]] std::vector<std::string> case_lines(const Case& one, const Document& document);

}  // namespace sagwan
