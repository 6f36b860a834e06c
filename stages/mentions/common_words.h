// SPDX-License-Identifier: Apache-2.0
// CommonWords: where the common words of Chinese (type `word` of the lists) stand in a text that no
// spaces part. Characters are those of Han with three bytes, where nearly all stand.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/span.h"

namespace sagwan {

inline constexpr uint32_t kHanBytes = 3;     ///< of a character
inline constexpr uint32_t kLongestWord = 4;  ///< characters

/// Does a character of Han stand at byte `at`?
[[nodiscard]] bool is_han(std::string_view text, uint32_t at);

/// Is what stands at `span` Korean or Japanese, which have Han characters too?
[[nodiscard]] bool has_other_letters(std::string_view text, Span span);

class CommonWords {
 public:
  /// Of all of `text`; both outlive it.
  CommonWords(std::string_view text, const Lexicon& lexicon)
      : CommonWords(text, lexicon, {0, static_cast<uint32_t>(text.size())}) {}
  /// Of what stands in `block`.
  CommonWords(std::string_view text, const Lexicon& lexicon, Span block)
      : text_(text), lexicon_(&lexicon), block_(block) {}

  [[nodiscard]] bool is_word(Span span) const;
  /// A rare one too (type `rare_word`), which tells where words begin and end, and keeps no name
  /// off.
  [[nodiscard]] bool is_any_word(Span span) const;
  /// Do two characters at `at` make a word?
  [[nodiscard]] bool begins_at(uint32_t at) const;
  /// Do one to four characters at `at` make a word, a rare one too?
  [[nodiscard]] bool any_begins_at(uint32_t at) const;
  /// Do they end there?
  [[nodiscard]] bool any_ends_at(uint32_t at) const {
    return any_before(at, [&](Span word) { return is_any_word(word); });
  }
  /// Does a rare word lie in the span?
  [[nodiscard]] bool holds_rare(Span span) const;
  [[nodiscard]] bool has_han_before(uint32_t at) const {
    return at >= block_.begin + kHanBytes && is_han(text_, at - kHanBytes);
  }
  /// Does a word lie across byte `at`?
  [[nodiscard]] bool cross(uint32_t at) const;
  /// Does a word that ends at `limit` or before it lie in the name or across its edges?
  [[nodiscard]] bool touch(Span name, uint32_t limit) const;
  [[nodiscard]] bool touch(Span name) const { return touch(name, block_.end); }
  /// Whether `holds(word)` for one of one to four characters that end at `at`.
  template <class Holds>
  [[nodiscard]] bool any_before(uint32_t at, Holds&& holds) const {
    uint32_t from = at;
    for (uint32_t n = 0; n < kLongestWord && has_han_before(from); ++n) {
      from -= kHanBytes;
      if (holds(Span{from, at})) return true;
    }
    return false;
  }

 private:
  std::string_view text_;
  const Lexicon* lexicon_;
  Span block_;
};

}  // namespace sagwan
