// SPDX-License-Identifier: Apache-2.0
// The words around an office: bodies, places and persons that begin or end at a place, words of the
// lists, words that end as bodies do, brackets. It tells what stands at one place; who holds an
// office is read from it elsewhere (`beside_offices.h`, `taken_offices.h`).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/few_words.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/span.h"

namespace sagwan {

/// Lists of `office_phrases.tsv` whose words are looked for at a place.
enum class OfficeWord : uint8_t {
  since,
  joint,
  link,
  seat,
  half,
  of,
  both,
  taken,
  charge,
  fresh,
  falls,
  by,
  as,
  replaces,
  duty,
  life,
  between,
  which,
  he,
  instead,
  kind,
  field
};

/// The words of lists between offices and their holders. Made once; the lexicon must outlive it.
struct OfficeLists {
  static constexpr std::size_t kKinds = 22;

  explicit OfficeLists(const Lexicon& lexicon);

  // By OfficeWord.
  std::array<std::vector<std::string_view>, kKinds> words;
  std::array<FewWords, kKinds> behind;
  std::vector<std::string_view> genitive;  ///< particles
};

/// What stands around the offices of one document.
class OfficeWords {
 public:
  /// All must outlive it.
  OfficeWords(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
              const OfficeLists& lists);

  /// Mentions of persons, offices, bodies and places that lie in no other, by place.
  [[nodiscard]] const std::vector<uint32_t>& items() const { return items_; }

  [[nodiscard]] const std::vector<std::string_view>& words(OfficeWord kind) const {
    return lists_.words[static_cast<std::size_t>(kind)];
  }

  /// The particles of a genitive.
  [[nodiscard]] const std::vector<std::string_view>& genitive() const { return lists_.genitive; }

  [[nodiscard]] bool is(uint32_t item, FindType type) const;

  [[nodiscard]] bool is_body(uint32_t item) const;

  /// Do the office's words stand behind what they belong to?
  [[nodiscard]] bool puts_noun_last(uint32_t office) const;

  /// The item that ends or begins at a byte; kNone where none does.
  [[nodiscard]] uint32_t ending_at(uint32_t end) const;

  [[nodiscard]] uint32_t beginning_at(uint32_t begin) const;

  /// The item that ends at a byte, or before the particle of a genitive that ends there.
  [[nodiscard]] uint32_t owner_before(uint32_t end) const;

  /// The place before or behind one space, where one stands there.
  [[nodiscard]] uint32_t before_space(uint32_t at) const;

  [[nodiscard]] uint32_t behind_space(uint32_t at) const;

  [[nodiscard]] bool is_letter_before(uint32_t at) const;

  /// The bytes of the longest of the words that ends at `at` and begins a word; 0 where none does.
  [[nodiscard]] uint32_t word_before(OfficeWord kind, uint32_t at) const;

  /// The bytes of the longest of the words that begins at `at`; 0 where none does.
  [[nodiscard]] uint32_t word_behind(OfficeWord kind, uint32_t at) const;

  /// Where the word that begins at `at` ends.
  [[nodiscard]] uint32_t word_end(uint32_t at) const;

  [[nodiscard]] uint32_t word_begin(uint32_t at) const;

  /// Is the word one for a kind of bodies or of their units?
  [[nodiscard]] bool is_class_word(std::string_view word) const;

  /// The bytes of the word that ends at `at`, where it is a body that nobody found, or says that
  /// one belongs to another.
  [[nodiscard]] uint32_t unit_before(uint32_t at) const;

  /// The bytes of what joins offices that ends at `at`: a word, or a comma in a bracket.
  [[nodiscard]] uint32_t joint_before(uint32_t at) const;

  /// What joins a further office on, behind one that stands before its holder.
  [[nodiscard]] uint32_t joint_behind(uint32_t at, bool noun_last) const;

  /// The opening bracket of the one that closes at `at`; `at` where there is none near.
  [[nodiscard]] uint32_t opening(uint32_t at) const;

  /// Is a place with a word for where an embassy is, or before one for a field of work (affairs of
  /// Asia): it is not whose the office is.
  [[nodiscard]] bool is_seat(uint32_t place) const;

  /// Is the word of the office a verb where it stands behind a name?
  [[nodiscard]] bool is_also_verb(uint32_t office) const;

  /// Does the word of the office hold its body?
  [[nodiscard]] bool holds_body(uint32_t office) const;

  /// The body that a bare class word at `word` stands for: the nearest before whose name ends so.
  [[nodiscard]] uint32_t meant_by(Span word) const;

  /// The class word in Han that ends at `at`, as a place.
  [[nodiscard]] Span class_word_before(uint32_t at) const;

  /// The body before `item` with nothing, a space or a bracket between.
  [[nodiscard]] uint32_t body_before(uint32_t item) const;

  /// The bytes of the possessive ending that begins or ends at `at`; 0 where none does.
  [[nodiscard]] uint32_t possessive_at(uint32_t at) const;

  [[nodiscard]] uint32_t possessive_before(uint32_t at) const;

  /// Behind a mark that opens a quotation at `at`, else `at`.
  [[nodiscard]] uint32_t behind_quote(uint32_t at) const;

  /// The body behind a place that has it (Ukraine's ministry) at `item`, else `item`.
  [[nodiscard]] uint32_t of_place(uint32_t item) const;

  /// The body that the words behind an office name: one of `office_of`, and up to three more, or a
  /// class word and its name in quotes.
  [[nodiscard]] uint32_t body_behind(uint32_t office) const;

  /// The body directly behind an office, or told behind it.
  [[nodiscard]] uint32_t body_directly_behind(uint32_t office) const;

  /// The office behind `at`, where only bodies and words of time stand before it.
  [[nodiscard]] uint32_t office_from(uint32_t at, bool over_unknown = true) const;

  /// The office behind a few letters of Han at `at`, which name its body or its field.
  [[nodiscard]] uint32_t office_behind_unknown(uint32_t at) const;

  /// Does an office stand behind the person, which is his?
  [[nodiscard]] bool has_own(uint32_t person) const;

  /// Does the office stand behind an opening bracket?
  [[nodiscard]] bool is_in_bracket(uint32_t office) const;

  /// Does a body that nobody found end at `at`?
  [[nodiscard]] bool is_unknown_before(uint32_t at) const;

 private:
  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  const OfficeLists& lists_;
  std::vector<uint32_t> items_;
};

}  // namespace sagwan
