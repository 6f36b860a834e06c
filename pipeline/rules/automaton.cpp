// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/automaton.h"

#include <algorithm>

namespace sagwan {

namespace {

// Words of short lists are followed to their end, those of longer lists for some characters: what
// more tells is seldom worth the states.
constexpr uint32_t kWholeWord = 64;
constexpr std::size_t kShortList = 100;
constexpr std::size_t kMiddlingList = 1500;

/// Characters for which the words of a list are followed.
uint32_t depth_of(const Instruction& in, std::size_t words) {
  if (in.op == Instruction::Op::choice || words <= kShortList) return kWholeWord;
  return words <= kMiddlingList ? 3 : 2;
}

}  // namespace

void Automaton::add_items(Ways& ways, uint16_t rule, const Ways::State& state,
                          std::vector<Item>& items) {
  if (state.open) {
    items.push_back({rule, 0, AutomatonItem::kMatched});
    return;
  }
  if (state.end) items.push_back({rule, 0, AutomatonItem::kAtEnd});
  for (const Ways::Way& way : state.ways) {
    const auto taken = way.last == 0 ? static_cast<uint16_t>(way.taken) : node_behind(ways, way);
    items.push_back({rule, taken, way.pc});
  }
}

WordGraph::Node Automaton::node_behind(Ways& ways, const Ways::Way& way) {
  const Instruction& in = ways.code(way.pc);
  const std::array<uint32_t, 4> key = {in.op == Instruction::Op::words ? in.a : ~in.a, way.taken,
                                       way.first, way.last};
  const auto [at, fresh] = rests_.try_emplace(key, WordGraph::kAnything);
  if (fresh) {
    const std::span<const std::string_view> words = ways.words_of(in);
    at->second = words_.add(words.subspan(way.first, way.last - way.first), way.taken,
                            depth_of(in, words.size()));
  }
  return at->second;
}

uint32_t Automaton::begin_with(std::vector<Item> items, const Programs& programs) {
  std::sort(items.begin(), items.end());
  std::vector<uint8_t> room;
  const std::span<const uint8_t> packed = pack(items, programs, room);
  const auto [it, fresh] =
      known_.try_emplace({packed.begin(), packed.end()}, static_cast<uint32_t>(size()));
  if (fresh) {
    items_.made().insert(items_.made().end(), it->first.begin(), it->first.end());
    begins_.push_back(static_cast<uint32_t>(items_.size()));
  }
  return it->second;
}

void Automaton::note_lists(Ways& ways, const Programs& programs) {
  for (uint32_t pc = 0; pc < programs.code_size(); ++pc) {
    const Instruction& in = programs.code(pc);
    if (in.op != Instruction::Op::words && in.op != Instruction::Op::choice) continue;
    std::vector<WordGraph::Node>& all = in.op == Instruction::Op::words ? lists_ : choices_;
    if (in.a >= all.size()) all.resize(in.a + 1, WordGraph::kNowhere);
    if (all[in.a] != WordGraph::kNowhere) continue;
    const std::span<const std::string_view> words = ways.words_of(in);
    all[in.a] = words_.add(words, 0, depth_of(in, words.size()));
  }
}

}  // namespace sagwan
