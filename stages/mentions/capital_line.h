// SPDX-License-Identifier: Apache-2.0
// CapitalLine: the words of a sentence and what is found around them: which stand side by side,
// where mentions begin and end, which phrases of the lists stand there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/capital_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

/// Words of a line: a name where it stands.
struct CapitalRun {
  std::size_t first = 0;
  std::size_t last = 0;
  uint32_t words = 0;  ///< without initials and particles
};

class CapitalLine {
 public:
  /// All outlive it. Mentions that are added later stand nowhere.
  CapitalLine(std::string_view text, const Lexicon& lexicon, const Layer<Find>& finds,
              const Layer<CitationItem>& items, const Layer<Mention>& mentions);

  /// Reads the words of `sentence`, which outlives the line's use.
  void read(const Sentence& sentence);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
  [[nodiscard]] std::size_t size() const { return line_->size(); }
  [[nodiscard]] const CapitalWord& word(std::size_t i) const { return (*line_)[i]; }
  [[nodiscard]] Span span_of(const CapitalRun& run) const {
    return {word(run.first).span.begin, word(run.last).span.end};
  }

  /// Has a list what stands at `span`, in small letters, under `type`?
  [[nodiscard]] bool is(Span span, std::string_view type) const { return words_.is(span, type); }
  /// Is it a common word of the language?
  [[nodiscard]] bool is_word(Span span) const { return words_.is_word(span); }
  /// Does the word end with a row of `type`?
  [[nodiscard]] bool ends_with(const CapitalWord& word, std::string_view type) const;
  /// Do words `i` and the next stand side by side, with nothing but a space between?
  [[nodiscard]] bool is_beside(std::size_t i) const;
  /// Does a phrase of `type` begin, or end, with word `i`?
  [[nodiscard]] bool begins_phrase(std::size_t i, std::string_view type) const;
  [[nodiscard]] bool ends_phrase(std::size_t i, std::string_view type) const;

  /// Does a value, a cited work or a mention stand on the word?
  [[nodiscard]] bool is_taken(const CapitalWord& word) const;
  /// Does a mention of `type` end, or begin, at byte `at`?
  [[nodiscard]] bool ends_mention(uint32_t at, FindType type) const;
  [[nodiscard]] bool begins_mention(uint32_t at, FindType type) const;
  /// The mention of a person that a rule took and that begins, or ends, at byte `at`; kNone where
  /// there is none.
  [[nodiscard]] uint32_t guess_from(uint32_t at) const;
  [[nodiscard]] uint32_t guess_to(uint32_t at) const;

 private:
  struct Taken {
    Span span;
    uint32_t mention = kNone;  ///< kNone for what is no name
  };
  static std::vector<Taken> places(const Layer<Find>& finds, const Layer<CitationItem>& items,
                                   const Layer<Mention>& mentions);
  [[nodiscard]] bool is_guess(const Taken& taken) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  const Layer<Mention>& mentions_;
  CapitalWords words_;
  std::vector<Taken> taken_;
  SpanIndex index_;
  const Sentence* sentence_ = nullptr;
  const std::vector<CapitalWord>* line_ = nullptr;
};

}  // namespace sagwan
