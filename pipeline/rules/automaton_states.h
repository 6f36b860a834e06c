// SPDX-License-Identifier: Apache-2.0
// AutomatonStates: the walks through an automaton. Its states are made when a text first leads to
// them (a lazy DFA) and kept, up to a bound.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/rules/automaton.h"

namespace sagwan {

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
