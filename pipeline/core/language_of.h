// SPDX-License-Identifier: Apache-2.0
// The language of a stretch of text: its main script, then the telling letters of that script, then
// what the caller said of the document.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "pipeline/core/languages.h"

namespace sagwan {

/// Letters of each script in a text. A Hangul syllable or a Han character counts for two: it holds
/// as much as two letters.
struct ScriptCounts {
  std::array<uint32_t, 7> weight{};  ///< by Script
  void add(char32_t c);
  /// The script with the greatest weight; Han with kana in it is kana. `none` for a text without
  /// letters.
  [[nodiscard]] Script main() const;
};

/// Language that the telling letters of `script` in `text` say; 0 where there are none.
[[nodiscard]] LangId telling_language(std::string_view text, Script script,
                                      const Languages& languages);

/// Language of the letters of `script` in `text`. `said` (0: nothing said) decides where the script
/// does not tell.
[[nodiscard]] LangId language_of(std::string_view text, Script script, const Languages& languages,
                                 LangId said);

}  // namespace sagwan
