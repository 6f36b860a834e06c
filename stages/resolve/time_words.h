// SPDX-License-Identifier: Apache-2.0
// Time words: what a word list says of a time by standing directly beside it. Looked up once for
// all documents; the lexicon must outlive them.
#pragma once

#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

class Lexicon;

/// The words of one type: those that stand before a time (`side=before`), and those behind one.
class WordsBeside {
 public:
  WordsBeside(const Lexicon& lexicon, std::string_view type);
  /// Whether one of them stands beside `span`, with spaces or without, or behind a short bracket
  /// that stands directly behind it.
  [[nodiscard]] bool stand_by(std::string_view text, Span span) const;
  /// Whether `sentence` begins with one of them that stand before a time, as a whole word.
  [[nodiscard]] bool open(std::string_view sentence) const;
  /// Whether `text`, spaces around it aside, is one of them that stand behind a time.
  [[nodiscard]] bool is(std::string_view text) const;

 private:
  std::vector<std::string_view> before_;
  std::vector<std::string_view> after_;
};

/// `text` without a short bracket that it begins with, an amount mostly: since 1997 (-6.5%).
std::string_view behind_bracket(std::string_view text);

struct TimeWords {
  explicit TimeWords(const Lexicon& lexicon);
  WordsBeside compared;  ///< something is measured against the time
  WordsBeside since;     ///< something has lasted since the time: the first rise since June 2022
  WordsBeside that_is;   ///< it and the time behind the word are one: the next day, that is the 5th
  WordsBeside said;      ///< somebody spoke on that day: said on the 11th
  WordsBeside joiner;    ///< stands between two times of a list: the 1st and the 18th
  WordsBeside earlier;   ///< what is told goes back in time: before that, on the 5th
  WordsBeside until;     ///< the time is an end: until March
  WordsBeside from_start;   ///< what is told began with its year: this year to May, May cumulated
  WordsBeside base_amount;  ///< stands before an amount: after 0.5% in August
};

}  // namespace sagwan
