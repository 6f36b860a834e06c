// SPDX-License-Identifier: Apache-2.0
// CapitalWords: the words of a sentence whose letters know capitals (Latin, Cyrillic), and what the
// lists say of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

struct CapitalWord {
  Span span;              ///< without the possessive ending
  uint32_t end = 0;       ///< with it
  bool is_first = false;  ///< of its sentence, a quotation, a bracket: any word has a capital there
  bool is_capital = false;     ///< its first letter
  bool is_upper = false;       ///< all of its letters, of two and more
  bool is_initial = false;     ///< one letter and a full stop
  bool is_common = false;      ///< a word of the language, or one with a capital that is no name
  bool is_never = false;       ///< a word with a capital that is no name, whatever lists say
  bool is_given = false;       ///< a list has it for a given name
  bool is_only_given = false;  ///< and for nothing else
  bool is_family = false;      ///< a list has it for a family name
  bool is_body = false;        ///< a list has it for a body

  [[nodiscard]] bool is_possessive() const { return end > span.end; }
};

class CapitalWords {
 public:
  /// Both outlive it.
  CapitalWords(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  /// The words of `sentence`. The list lives until the next call.
  const std::vector<CapitalWord>& read(const Sentence& sentence);

  /// Has a list the word at `span`, in small letters, under `type`?
  [[nodiscard]] bool is(Span span, std::string_view type) const;
  /// Is it, in small letters, a common word of the language?
  [[nodiscard]] bool is_word(Span span) const;

 private:
  [[nodiscard]] uint32_t word_end(uint32_t at, uint32_t end) const;
  void add(Span letters, const Sentence& sentence);
  void classify(CapitalWord& word) const;
  [[nodiscard]] bool is_first(uint32_t at, const Sentence& sentence) const;
  [[nodiscard]] bool is_common(Span span) const;
  [[nodiscard]] std::string small(Span span) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  LangId lang_ = 0;
  std::vector<CapitalWord> words_;
  mutable std::vector<Lexicon::Match> matches_;
};

}  // namespace sagwan
