// SPDX-License-Identifier: Apache-2.0
// Inputs of the benchmarks, from a seed: texts made of the corpus, word lists and rules made of
// random syllables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sagwan::bench {

/// The text of a corpus report over and over, at least `bytes` long: lines in random order, half of
/// the digits and 3% of the Hangul replaced, so that no cache and no branch predictor learns it.
[[nodiscard]] std::string varied_text(std::size_t bytes, uint32_t seed);

/// Different words of two to five Hangul syllables, sorted bytewise.
[[nodiscard]] std::vector<std::string> words(std::size_t count, uint32_t seed);

/// `text` with one of `words` before the end of every line.
[[nodiscard]] std::string with_words(const std::string& text, const std::vector<std::string>& words,
                                     uint32_t seed);

/// A folder with the project's configuration, but rules and word lists of its own; gone with the
/// object.
class BenchHome {
 public:
  /// `rules` TOML of Korean rules, `lexicon` rows of a word list.
  BenchHome(const std::string& rules, const std::string& lexicon);
  BenchHome(const BenchHome&) = delete;
  BenchHome& operator=(const BenchHome&) = delete;
  ~BenchHome();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// `count` rules as people write them: words with alternatives, numbers with a unit, a word before
/// a number, and one in twenty that starts with any Hangul.
[[nodiscard]] std::string rules(std::size_t count, const std::vector<std::string>& words);

/// Rows that make `words` names of places.
[[nodiscard]] std::string lexicon(const std::vector<std::string>& words);

}  // namespace sagwan::bench
