// SPDX-License-Identifier: Apache-2.0
// Alterations: the ways in which a report's text is changed though its facts stay what they are.
// The words that some of them put in are data (configs/metamorphic.toml), and so is what each may
// change.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/compare/compare.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/metamorphic/text_edit.h"
#include "pipeline/score/gold.h"
#include "sagwan/result.h"

namespace sagwan {

/// What an alteration may change, and why.
struct StatedChange {
  std::string alteration;
  std::string list;
  std::string field;  ///< the first that changes; empty: any change
  std::string text;   ///< of the fact, where only this one is meant; empty: any
  std::string why;
};

/// Changes that are known not to be right: a report and an alteration, how many at the most, and
/// why.
struct KnownChanges {
  std::string report;
  std::string alteration;
  std::size_t most = 0;
  std::string why;
};

struct MetamorphicConfig {
  std::vector<std::pair<std::u32string, std::u32string>> particles;  ///< one form, the other
  std::u32string note;                                               ///< text of a footnote
  std::vector<StatedChange> stated;
  std::vector<KnownChanges> known;

  [[nodiscard]] static Result<MetamorphicConfig> load(const std::string& path);
};

/// What an alteration may look at.
struct AlterationInput {
  const std::u32string& text;
  const Gold& gold;
  const Knowledge& knowledge;  ///< of the text as it is
  const MetamorphicConfig& config;
};

struct Alteration {
  const char* name;
  const char* what;
  std::vector<Replacement> (*replacements)(const AlterationInput&);
};

/// The name of the one alteration that changes no text: rule and lexicon files in another order.
inline constexpr std::string_view kShuffled = "shuffled";

/// In the order in which they are tried. One that finds nothing to change gives no replacements.
[[nodiscard]] const std::vector<Alteration>& alterations();

/// How many changes of a report are known; 0 where nothing is said.
[[nodiscard]] std::size_t known_changes(std::string_view report, std::string_view alteration,
                                        const MetamorphicConfig& config);

/// Is the change as it is stated?
[[nodiscard]] bool is_stated(const Change& change, std::string_view alteration,
                             const MetamorphicConfig& config);

}  // namespace sagwan
