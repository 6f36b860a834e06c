// SPDX-License-Identifier: Apache-2.0
// Programs: every pattern of a phase as a small backtracking program that finds what RE2 would
// find, at a place that is given, much faster: word lists are looked up in the lexicon's trie
// instead of being spelled out, and nothing is compiled but what the pattern says. RE2 stays the
// judge: where a program meets what it does not know, or takes too many steps, it says so, and RE2
// is asked; and with the prefilter off RE2 alone decides, which the tests compare
// (docs/decisions/0005-programs.md).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/rules/buckets.h"
#include "pipeline/rules/char_ranges.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

enum class Answer : uint8_t { no, yes, unknown };

struct Instruction {
  enum class Op : uint8_t {
    bytes,   ///< `size` bytes; `first_a` is the bucket of their first character
    set,     ///< one character of set `a`
    words,   ///< one word of list `a`
    choice,  ///< one string of choice `a`, earlier ones first
    many,    ///< up to `b` characters of set `a`, as many as can be; then on before `first_a`
             ///< and, one character on, `first_b`
    split,   ///< on at `a`; if that fails, at `b`; `first_a`, `first_b` say before what
    jump,    ///< on at `a`
    save,    ///< the place is slot `a`: 2n begins group n, 2n + 1 ends it
    begin,   ///< only at the beginning of the text
    end,     ///< only at the end of the text
    accept,
    unknown  ///< what a program cannot tell
  };
  Op op = Op::accept;
  uint8_t size = 0;
  uint16_t first_a = 0;  ///< number of a FirstSet, or a bucket
  uint16_t first_b = 0;
  uint32_t a = 0;
  uint32_t b = 0;

  /// Bytes that one instruction holds: they take the places of `a` and `b`.
  static constexpr std::size_t kMostBytes = 2 * sizeof(uint32_t);
  /// Of `bytes`: them.
  [[nodiscard]] std::string_view text() const {
    return {reinterpret_cast<const char*>(this) + offsetof(Instruction, a), size};
  }
  void add(char byte) { reinterpret_cast<char*>(this)[offsetof(Instruction, a) + size++] = byte; }
};

/// Characters that can come next; `any` where nothing need come.
struct FirstSet {
  Buckets buckets;
  bool any = false;
};

/// Places in one text from which a program finds no match, kept from run to run. In a long list a
/// rule is tried at each of its members, and each time goes on to the list's end: it need not go a
/// way again that led nowhere. Only long runs ask and note, for which it pays. It may forget.
class DeadEnds {
 public:
  /// Forgets all: another text follows, or other programs.
  void clear() {
    if (++round_ == 0) places_.clear();
  }
  /// Whether instruction `pc` leads from `at` to no match in the text's first `end` bytes. What
  /// leads nowhere in more of the text does not in less, unless the program asks where the text
  /// ends (`same_end`).
  [[nodiscard]] bool has(uint32_t pc, std::size_t at, std::size_t end, bool same_end) const {
    if (places_.empty()) return false;
    const Place& place = places_[slot(pc, at)];
    return place.round == round_ && place.pc == pc && place.at == at &&
           (same_end ? end == place.end : end <= place.end);
  }
  /// The run that goes on asks from here: whether it is a dead end, its answer will tell.
  void ask(uint32_t pc, std::size_t at) { asked_.push_back({pc, static_cast<uint32_t>(at)}); }
  /// A run begins, or found a match.
  void drop() { asked_.clear(); }
  /// The run found none in the text's first `end` bytes: all that it asked from are dead ends.
  void note(std::size_t end);

 private:
  struct Place {
    uint32_t round = 0;
    uint32_t pc = 0;
    uint32_t at = 0;
    uint32_t end = 0;
  };
  struct Asked {
    uint32_t pc = 0;
    uint32_t at = 0;
  };
  [[nodiscard]] std::size_t slot(uint32_t pc, std::size_t at) const {
    return (pc * 0x9E3779B97F4A7C15ULL + at * 0xC2B2AE3D27D4EB4FULL) >> (64 - slot_bits_);
  }
  /// Has room for the places of a text of `end` bytes, some thousands for the lines of reports.
  void make_room(std::size_t end);

  std::vector<Place> places_;  ///< made by the first that is noted
  int slot_bits_ = 0;
  std::vector<Asked> asked_;
  uint32_t round_ = 1;
};

/// What runs of programs over one text remember: the words at its places, looked up once, the
/// choices that a run has made, and dead ends. Not shared between threads.
class ProgramMemory {
 public:
  struct Words {
    std::size_t at = SIZE_MAX;
    std::vector<Lexicon::Match> matches;  ///< shortest first
  };
  explicit ProgramMemory(const Lexicon& lexicon) : lexicon_(&lexicon) {}
  /// Forgets all: another text follows. It, and its buckets (note_buckets), must live as long as it
  /// is run over.
  void start_text(std::string_view text, std::span<const uint16_t> buckets);
  [[nodiscard]] std::span<const uint16_t> buckets() const { return buckets_; }
  /// The bucket of the character at `at`, where one begins; behind the text kEndBucket, twice.
  [[nodiscard]] std::size_t bucket(std::size_t at) const { return buckets_[at]; }
  /// The words at `at` of the text.
  [[nodiscard]] const std::vector<Lexicon::Match>& words(std::size_t at);
  void start_run();
  /// Was this run at instruction `pc` with `at` before? May forget, never invents.
  [[nodiscard]] bool was_here(uint32_t pc, std::size_t at);
  [[nodiscard]] DeadEnds& dead_ends() { return dead_ends_; }
  /// Steps of all runs so far, and what else is counted with them.
  [[nodiscard]] uint64_t steps() const { return steps_; }
  void add_steps(uint64_t steps) { steps_ += steps; }

 private:
  struct Visit {
    uint32_t run = 0;
    uint32_t pc = 0;
    uint32_t at = 0;
    friend bool operator==(const Visit&, const Visit&) = default;
  };
  static constexpr std::size_t kPlaces = 64;
  const Lexicon* lexicon_;
  std::string_view text_;
  std::span<const uint16_t> buckets_;  ///< by byte of the text
  std::array<Words, kPlaces> places_;
  std::array<Visit, 512> visits_{};
  uint32_t run_ = 0;
  uint64_t steps_ = 0;
  DeadEnds dead_ends_;
};

class Programs {
 public:
  /// Bytes of the groups of a match, by slot; SIZE_MAX where a group took no part.
  using Slots = std::array<std::size_t, 64>;

  explicit Programs(const Lexicon& lexicon);

  /// What runs need; programs that were read take no more.
  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.code_, self.starts_, self.groups_, self.exact_, self.anchors_, self.sets_,
            self.lists_, self.choice_begins_, self.choice_strings_, self.choice_texts_,
            self.firsts_, self.set_buckets_);
  }
  /// Adds a program; its number is the count before.
  void add(const Syntax& syntax);
  [[nodiscard]] std::size_t size() const { return starts_.size(); }

  /// The match of program `number` that begins at `text[at]`, the one that RE2 prefers; `end` is
  /// then its end. `text` is a beginning of the text of `memory`, and nothing beyond it is looked
  /// at. Where the answer is unknown, and there is no match, tell it `memory.dead_ends()`.
  [[nodiscard]] Answer match(uint32_t number, std::string_view text, std::size_t at,
                             ProgramMemory& memory, std::size_t& end) const;
  /// The groups of the match of program `number` that takes all of `text` from `at` on.
  [[nodiscard]] Answer groups(uint32_t number, std::string_view text, std::size_t at,
                              ProgramMemory& memory, Slots& slots) const;

  /// Notes of the `many` instruction `at` what can come second behind it.
  void note_second(uint32_t at, const Buckets& second) {
    code_.made()[at].first_b = first_number({second, second.all()});
  }

  // For ways.cpp and automaton.cpp.
  [[nodiscard]] uint32_t start(uint32_t number) const { return starts_[number]; }
  [[nodiscard]] const Instruction& code(uint32_t at) const { return code_[at]; }
  [[nodiscard]] std::size_t code_size() const { return code_.size(); }
  [[nodiscard]] const CharRanges& ranges(uint32_t set) const { return sets_[set].ranges; }
  [[nodiscard]] const Buckets& buckets(uint32_t set) const { return set_buckets_[set]; }
  /// What can come behind all that a `many` instruction takes, and on the ways of a `split`.
  [[nodiscard]] const FirstSet& first_a(const Instruction& in) const { return firsts_[in.first_a]; }
  [[nodiscard]] const FirstSet& first_b(const Instruction& in) const { return firsts_[in.first_b]; }
  /// The strings that a `words` or `choice` instruction can take, of programs that were added.
  [[nodiscard]] std::vector<std::string_view> strings(const Instruction& in) const;

 private:
  /// A set of characters: a bit for each of the scripts with few, two answers for those with many,
  /// and ranges for the rest.
  struct Set {
    static constexpr char32_t kLow = 0x540;  // Latin, Greek, Cyrillic
    std::array<uint64_t, kLow / 64> low{};
    bool all_hangul = false;
    bool all_han = false;
    CharRanges ranges;
    template <class Archive, class Self>
    static void archive(Archive& archive, Self& self) {
      archive(self.low, self.all_hangul, self.all_han, self.ranges);
    }
    [[nodiscard]] bool holds(char32_t c) const {
      if (c < kLow) return (low[c / 64] >> (c % 64) & 1U) != 0;
      if (all_hangul && c >= kFirstHangul && c <= kLastHangul) return true;
      if (all_han && c >= kFirstHan && c <= kLastHan) return true;
      return contains(ranges, c);
    }
  };
  /// One of several strings; its text stands in choice_texts_.
  struct ChoiceString {
    char32_t first = 0;
    uint32_t rank = 0;  ///< its place among the alternatives
    uint32_t begin = 0;
    uint32_t size = 0;
  };
  struct List {
    std::shared_ptr<const WordList> words;  ///< null where the programs come from an image
    uint16_t type = 0;
    LangId lang = 0;
    Buckets first;  ///< not where the programs come from an image
    template <class Archive, class Self>
    static void archive(Archive& archive, Self& self) {
      archive(self.type, self.lang);
    }
  };
  /// Whether a program asks where the text ends, or, behind something, where it begins.
  enum class Anchors : uint8_t { none, end, begin };
  class Writer;
  class FirstSets;
  class Run;

  [[nodiscard]] bool in_list(const List& list, uint32_t first) const;
  [[nodiscard]] std::span<const ChoiceString> choice(uint32_t number) const {
    return std::span(choice_strings_)
        .subspan(choice_begins_[number], choice_begins_[number + 1] - choice_begins_[number]);
  }
  [[nodiscard]] std::string_view text_of(const ChoiceString& string) const {
    return std::string_view(choice_texts_).substr(string.begin, string.size);
  }
  /// The number of `set` in firsts_.
  uint16_t first_number(const FirstSet& set);

  const Lexicon* lexicon_;
  KeptList<Instruction> code_;
  std::vector<uint32_t> starts_;
  std::vector<uint32_t> groups_;  ///< how many groups a program has
  std::vector<uint8_t> exact_;    ///< false: only RE2 knows
  std::vector<Anchors> anchors_;
  std::vector<Set> sets_;
  std::map<CharRanges, uint32_t> set_numbers_;
  std::vector<List> lists_;
  std::vector<uint32_t> choice_begins_ = {0};  ///< of choice_strings_, and its end
  KeptList<ChoiceString> choice_strings_;      ///< of each choice, sorted by first, then rank
  std::string choice_texts_;
  /// The same as they were added, where views of them stay: not where programs come from an image.
  std::deque<std::string> choice_added_;
  std::map<std::string, uint32_t> choice_numbers_;  ///< by the strings, each behind its size
  KeptList<FirstSet> firsts_;
  std::unordered_map<Buckets, uint16_t> first_numbers_;
  std::vector<Buckets> set_buckets_;  ///< by set
  std::map<std::pair<std::string, LangId>, uint32_t> list_numbers_;
};

}  // namespace sagwan
