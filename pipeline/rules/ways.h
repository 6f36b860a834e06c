// SPDX-License-Identifier: Apache-2.0
// Ways: walks a program over a string with all its ways at once, as the states of an automaton:
// where a way stands in the program, and inside a word list also which of its words are left. So
// it is known, before any text is read, which characters can follow a string that a rule begins
// with. Most places where such a string stands are no match, and most of these are told from the
// next two characters, before the rule's program is touched.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/rules/buckets.h"
#include "pipeline/rules/program.h"

namespace sagwan {

/// Characters that can be the next one and the one behind it; all where a match may end before.
struct Ahead {
  Buckets next;
  Buckets second;
  [[nodiscard]] bool holds(std::size_t next_bucket, std::size_t second_bucket) const {
    return next.test(next_bucket) && second.test(second_bucket);
  }
};

static_assert(sizeof(Buckets) == kBuckets / 8);

/// Different ones, each with a number.
class Aheads {
 public:
  uint32_t number(const Ahead& ahead);
  [[nodiscard]] const Ahead& operator[](uint32_t number) const { return all_[number]; }
  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.all_);
  }

 private:
  std::vector<Ahead> all_;
  std::unordered_map<std::string, uint32_t> numbers_;  ///< by their bytes
};

/// Works on programs that were added, not read from an image. Not for use by several threads.
class Ways {
 public:
  /// A way: at instruction `pc`, with `taken` bytes of it taken; of a word list, the words
  /// `[first, last)` of it in order are left.
  struct Way {
    uint32_t pc = 0;
    uint32_t taken = 0;
    uint32_t first = 0;
    uint32_t last = 0;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
    friend auto operator<=>(const Way&, const Way&) = default;
  };
  struct State {
    std::vector<Way> ways;  ///< sorted, unique
    bool open = false;      ///< a match may end here, or the program does not know
    bool end = false;       ///< goes on at the end of the text only
    [[nodiscard]] bool none() const { return ways.empty() && !open && !end; }
    friend bool operator==(const State&, const State&) = default;
  };

  /// What the strings of a list begin with.
  struct Words {
    Ahead ahead;
    bool one = false;  ///< some string has one character
  };

  explicit Ways(const Programs& programs) : programs_(programs) {}

  /// Before the first character of program `number`.
  [[nodiscard]] State begin(uint32_t number);
  /// Before instruction `pc`.
  [[nodiscard]] State at(uint32_t pc);
  [[nodiscard]] Ahead ahead(const State& state);
  /// Calls `behind(i, state)` for each of `starts`, sorted strings with which the text of a match
  /// of program `number` begins, with the state behind it.
  void behind(uint32_t number, const std::vector<std::string>& starts,
              const std::function<void(std::size_t, const State&)>& behind);
  /// The words of a `words` or `choice` instruction, sorted.
  [[nodiscard]] std::span<const std::string_view> words_of(const Instruction& in) {
    return list(in).words;
  }
  [[nodiscard]] const Instruction& code(uint32_t pc) const { return programs_.code(pc); }

 private:
  struct List {
    std::vector<std::string_view> words;  ///< sorted
    Words begin;
  };

  /// `to` becomes the state behind the character `c`.
  void step(const State& from, std::string_view c, State& to);
  void enter(State& state, uint32_t pc);
  const List& list(const Instruction& in);
  void take(State& to, const Way& way, std::string_view c);
  void take_word(State& to, const Way& way, std::string_view c);
  void next_of_words(Ahead& out, State& then, const Way& way);
  void add_next(Buckets& out, const State& state);

  const Programs& programs_;
  std::map<std::pair<Instruction::Op, uint32_t>, List> lists_;
  std::vector<uint32_t> seen_;  ///< by instruction, the round in which it was entered
  std::vector<uint32_t> todo_;
  uint32_t round_ = 0;
};

}  // namespace sagwan
