// SPDX-License-Identifier: Apache-2.0
// Programs: every pattern of a phase as a small backtracking program, which answers two questions
// much faster than RE2 does: can this rule match here at all, and which text did each group of a
// match take? RE2 stays the judge of what a pattern means: a program that meets what it does not
// know, or takes too many steps, says so, and RE2 is asked (docs/decisions/0005-programs.md).
//
// Word lists are no alternations here: a list's words are looked up in the lexicon's trie.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/boundary.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

enum class Answer : uint8_t { no, yes, unknown };

struct Instruction {
  enum class Op : uint8_t {
    bytes,   ///< `size` bytes
    set,     ///< one character of set `a`
    words,   ///< one word of list `a`
    split,   ///< on at `a`; if that fails, at `b`
    jump,    ///< on at `a`
    save,    ///< the place is slot `a`: 2n begins group n, 2n + 1 ends it
    begin,   ///< only at the beginning of the text
    end,     ///< only at the end of the text
    accept,
    unknown  ///< what a program cannot tell
  };
  Op op = Op::accept;
  uint8_t size = 0;
  std::array<char, 8> bytes{};
  uint32_t a = 0;
  uint32_t b = 0;
};

/// The words at places of one text, looked up once. Not shared between threads.
class WordCache {
 public:
  struct Words {
    std::size_t at = SIZE_MAX;
    std::vector<Lexicon::Match> matches;  ///< shortest first
  };
  explicit WordCache(const Lexicon& lexicon) : lexicon_(&lexicon) {}
  /// Forgets all: another text follows.
  void clear();
  [[nodiscard]] const std::vector<Lexicon::Match>& at(std::string_view text, std::size_t at);

 private:
  static constexpr std::size_t kPlaces = 64;
  const Lexicon* lexicon_;
  std::array<Words, kPlaces> places_;
};

class Programs {
 public:
  /// Bytes of the groups of a match, by slot; SIZE_MAX where a group took no part.
  using Slots = std::array<std::size_t, 64>;

  explicit Programs(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// Adds a program; its number is the count before.
  void add(const Syntax& syntax);
  [[nodiscard]] std::size_t size() const { return starts_.size(); }

  /// Where a match may end: at boundary `right` of `whole`, whose byte `shift` is the text's first.
  struct Ending {
    std::string_view whole;
    std::size_t shift = 0;
    Boundary right = Boundary::none;
    const Languages* languages = nullptr;
  };
  /// Is there a match of program `number` that begins at `text[at]` and ends well? `yes` and `unknown`
  /// mean that RE2 is worth asking.
  [[nodiscard]] Answer may_match(uint32_t number, std::string_view text, std::size_t at,
                                 const Ending& ending, WordCache& words) const;
  /// The groups of the match of program `number` that takes all of `text`, as RE2 finds them.
  [[nodiscard]] Answer groups(uint32_t number, std::string_view text, WordCache& words,
                              Slots& slots) const;

  // For number_table.cpp.
  [[nodiscard]] uint32_t start(uint32_t number) const { return starts_[number]; }
  [[nodiscard]] const Instruction& code(uint32_t at) const { return code_[at]; }
  [[nodiscard]] const CharRanges& ranges(uint32_t set) const { return sets_[set].ranges; }
  [[nodiscard]] const std::vector<std::string_view>& words(uint32_t list) const {
    return lists_[list].words->words;
  }

 private:
  struct Set {
    std::array<uint64_t, 2> ascii{};
    CharRanges ranges;
    [[nodiscard]] bool holds(char32_t c) const {
      if (c < 0x80) return (ascii[c / 64] >> (c % 64) & 1U) != 0;
      for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        if (c >= range->first) return c <= range->second;
      }
      return false;
    }
  };
  struct List {
    std::shared_ptr<const WordList> words;
    uint16_t type = 0;
  };
  class Writer;
  class Run;

  [[nodiscard]] bool in_list(const List& list, uint32_t first) const;

  const Lexicon* lexicon_;
  std::vector<Instruction> code_;
  std::vector<uint32_t> starts_;
  std::vector<bool> exact_;  ///< the groups are those of RE2
  std::vector<Set> sets_;
  std::map<CharRanges, uint32_t> set_numbers_;
  std::vector<List> lists_;
  std::map<std::pair<std::string, LangId>, uint32_t> list_numbers_;
};

}  // namespace sagwan
