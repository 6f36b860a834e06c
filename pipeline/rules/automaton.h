// SPDX-License-Identifier: Apache-2.0
// Automaton: all rules that may begin at a place, walked at once. A hundred rules begin with the
// same string, and a try of each of them costs a hundred times what one look at the next character
// costs; so the programs of a phase are followed side by side, character by character, until the
// text leaves none, and only the rules whose whole pattern the text has met are tried.
//
// Its states are made when a text first leads to them (a lazy DFA) and kept, up to a bound. It
// takes characters by their bucket, counts short repeats only, and follows words of long lists for
// a few characters only (word_graph.h): it lets too many rules through, never too few. The programs
// have the last word.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/automaton_items.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/ways.h"
#include "pipeline/rules/word_graph.h"

namespace sagwan {

/// Where walks begin; what is worked out when rules are compiled.
class Automaton {
 public:
  using Item = AutomatonItem;

  /// Adds to `items` where program `rule` stands in `state`.
  void add_items(Ways& ways, uint16_t rule, const Ways::State& state, std::vector<Item>& items);
  /// The number of the beginning with these items of `programs`.
  uint32_t begin_with(std::vector<Item> items, const Programs& programs);
  /// Notes the words of all lists. Call it when all programs were added.
  void note_lists(Ways& ways, const Programs& programs);

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  /// Packed.
  [[nodiscard]] std::span<const uint8_t> items(uint32_t begin) const {
    return {items_.data() + begins_[begin], begins_[begin + 1] - begins_[begin]};
  }
  [[nodiscard]] const WordGraph& words() const { return words_; }
  /// Before the first character of the words of a `words` or `choice` instruction.
  [[nodiscard]] WordGraph::Node words_of(const Instruction& in) const {
    return in.op == Instruction::Op::words ? lists_[in.a] : choices_[in.a];
  }

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.begins_, self.items_, self.words_, self.lists_, self.choices_);
  }

 private:
  /// The node of the words that a way inside of them can still take.
  WordGraph::Node node_behind(Ways& ways, const Ways::Way& way);

  std::vector<uint32_t> begins_{0};
  KeptList<uint8_t> items_;
  std::map<std::vector<uint8_t>, uint32_t> known_;
  WordGraph words_;
  std::vector<WordGraph::Node> lists_;
  std::vector<WordGraph::Node> choices_;
  /// Nodes behind beginnings of words, by the words and how much of them was taken.
  std::map<std::array<uint32_t, 4>, WordGraph::Node> rests_;
};

/// The states of an automaton that texts have led to. Not shared between threads.
class AutomatonStates {
 public:
  /// Both must outlive it.
  AutomatonStates(const Automaton& automaton, const Programs& programs);

  /// A way through the states, along a text.
  struct Walk {
    uint32_t state = 0;
    uint32_t taken = 0;                ///< characters
    const char* text = nullptr;        ///< at the next character
    const char* end = nullptr;         ///< of the text
    const uint16_t* bucket = nullptr;  ///< of the next character
  };

  /// Forgets all states where they take too much. No walk goes on behind it.
  void make_room();
  /// A walk from `begin`, whose string stands before byte `at` of `text`.
  [[nodiscard]] Walk begin_at(uint32_t begin, std::string_view text,
                              std::span<const uint16_t> buckets, std::size_t at);
  /// Goes each walk to its end, a step of each in turn: while one waits for memory, the others go
  /// on.
  void go(std::span<Walk> walks);
  /// Numbers of the programs, ascending, that may match where a walk went that is at its end. Valid
  /// until the next call.
  [[nodiscard]] std::span<const uint16_t> rules(const Walk& walk);
  /// Characters that all walks so far have taken.
  [[nodiscard]] uint64_t walked() const { return walked_; }
  /// The states, for the same automaton another time.
  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.begins_, self.states_, self.nexts_, self.items_, self.rules_, self.known_,
            self.edges_, self.edge_count_);
  }
  /// The buckets of the characters with which a program goes on, or that may stand behind one that
  /// has matched.
  [[nodiscard]] Buckets behind(uint32_t begin) const;

 private:
  using Item = Automaton::Item;
  struct State {
    uint32_t item = 0;  ///< first byte of its items; those of the next state follow
    uint32_t rule = 0;  ///< the same in rules_
    uint32_t hash = 0;
  };
  struct Edge {
    uint32_t from = 0;  ///< state and bucket; 0: none
    uint32_t to = 0;
  };

  void clear();
  [[nodiscard]] std::span<const uint8_t> items(uint32_t state) const;
  [[nodiscard]] std::span<const uint16_t> rules_of(uint32_t state) const;
  uint32_t state_of(uint32_t begin);
  /// Takes a character of the walk; false at its end.
  bool step(Walk& walk);
  void fetch(const Walk& walk) const;
  uint32_t next(uint32_t state, std::size_t bucket);
  uint32_t make_next(uint32_t state, std::size_t bucket);
  void note_edge(uint32_t from, uint32_t to);
  void grow_edges();
  void start_state();
  void add_next(const Item& item, Buckets& next) const;
  [[nodiscard]] bool can_take(const Item& item, std::size_t bucket) const;
  void take(const Item& item, std::size_t bucket);
  void take_word(const Item& item, std::size_t bucket);
  /// A character that the set of a repeat holds.
  void take_one_of_many(const Item& item);
  /// Whether an item with the instruction, a repeat or a split, stands for what can come behind it:
  /// most states are inside of gaps, and need not list all that may end them.
  [[nodiscard]] bool stands_for_rest(const Instruction& in) const;
  /// Takes a character with what can come at `pc`, of what an item stands for.
  void take_rest(uint16_t rule, uint32_t pc, std::size_t bucket);
  /// Adds to way_ where an instruction that takes no character, or need not, goes on: where
  /// `may_come`, given what can come first there.
  template <class MayCome>
  void go_on(uint32_t pc, MayCome&& may_come);
  void drop_rests();
  /// Where an item with an instruction of words stands in them.
  [[nodiscard]] WordGraph::Node node_of(const Item& item) const;
  void enter(uint16_t rule, uint32_t pc);
  void match(uint16_t rule);
  void sort_items();
  /// The state with the items and rules collected since start_state().
  uint32_t intern();
  void grow_known();

  const Automaton* automaton_;
  const Programs* programs_;
  std::vector<uint32_t> begins_;  ///< the states of beginnings; kNone: not made yet
  std::vector<State> states_;
  std::vector<Buckets> nexts_;  ///< by state: all that it can take
  std::vector<uint8_t> items_;  ///< packed
  std::vector<uint16_t> rules_;
  std::vector<uint32_t> known_;  ///< states by hash
  std::vector<Edge> edges_;      ///< by hash
  uint64_t edge_count_ = 0;
  std::vector<uint32_t> going_;  ///< walks that are not at their end
  // The state that is being made.
  std::vector<Item> new_items_;
  std::vector<uint8_t> room_;  ///< to pack them in
  std::vector<uint16_t> new_rules_;
  std::vector<uint16_t> entered_;  ///< by instruction, the round
  std::vector<uint16_t> matched_;  ///< by program, the round
  std::vector<uint32_t> todo_;
  std::vector<uint32_t> way_;  ///< instructions that can come, each once
  uint16_t round_ = 0;
  uint64_t walked_ = 0;
};

}  // namespace sagwan
