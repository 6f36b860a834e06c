// SPDX-License-Identifier: Apache-2.0
// Automaton: all rules that may begin at a place, walked at once. A hundred rules begin with the
// same string, and a try of each of them costs a hundred times what one look at the next character
// costs; so the programs of a phase are followed side by side, character by character, until the
// text leaves none, and only the rules whose whole pattern the text has met are tried
// (automaton_states.h).
//
// It takes characters by their bucket, counts short repeats only, and follows words of long lists
// for a few characters only (word_graph.h): it lets too many rules through, never too few. The
// programs have the last word.
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

}  // namespace sagwan
