// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/number_table.h"

#include <algorithm>
#include <bitset>
#include <set>
#include <tuple>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kAscii = 128;
constexpr std::size_t kEndBucket = 0;  // no text holds NUL where a rule could
using Buckets = std::bitset<NumberTable::kBuckets>;

/// Characters beyond ASCII share buckets; that two fall in one only tries a rule in vain.
std::size_t bucket(char32_t c) {
  if (c < kAscii) return c;
  return kAscii +
         static_cast<std::size_t>(c * 2654435761U >> 24U) % (NumberTable::kBuckets - kAscii);
}
// A set of more characters than this fills all buckets that are not ASCII.
constexpr char32_t kMostSpelled = 64;

std::size_t cell(std::size_t digits, bool space, std::size_t bucket) {
  return ((digits - 1) * 2 + (space ? 1 : 0)) * NumberTable::kBuckets + bucket;
}

/// Walks one program over "digits, perhaps a space" and notes what it can take next.
class Explorer {
 public:
  Explorer(const Programs& programs, uint32_t rule) : programs_(programs) {
    visit({programs.start(rule), 0, 0, false});
    while (!open_.empty()) {
      const State state = open_.back();
      open_.pop_back();
      step(state);
    }
  }
  /// After how many digits (index 0: one), with a space or not, which characters.
  std::array<std::array<Buckets, 2>, NumberTable::kMaxDigits> next;

 private:
  struct State {
    uint32_t pc;
    uint8_t offset;  ///< bytes of a `bytes` instruction that are taken
    uint8_t digits;
    bool space;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
    friend auto operator<=>(const State&, const State&) = default;
  };

  void visit(State state) {
    if (seen_.insert(state).second) open_.push_back(state);
  }
  void note(const State& state, std::size_t which) {
    if (state.digits > 0) next[state.digits - 1U][state.space ? 1 : 0].set(which);
  }
  /// Whatever follows `state`, a space included.
  void note_all(const State& state) {
    if (state.digits == 0) return;
    if (!state.space) next[state.digits - 1U][0].set();
    next[state.digits - 1U][1].set();
  }

  static uint8_t one_more(uint8_t digits) {
    return std::min<uint8_t>(digits + 1U, NumberTable::kMaxDigits);
  }
  /// The program takes `c` in `state` and goes on at `to`.
  void take(const State& state, char32_t c, State to) {
    note(state, bucket(c));
    to.digits = state.digits;
    to.space = state.space;
    if (state.space) return;
    if (is_digit(c)) {
      to.digits = one_more(state.digits);
      visit(to);
    } else if (c == ' ' && state.digits > 0) {
      to.space = true;
      visit(to);
    }
  }

  void step(const State& state) {
    const Instruction& in = programs_.code(state.pc);
    const auto at = [&](uint32_t pc) { return State{pc, 0, state.digits, state.space}; };
    switch (in.op) {
      case Instruction::Op::bytes: {
        const std::string_view bytes(in.bytes.data(), in.size);
        const uint32_t length = utf8::length(bytes[state.offset]);
        State to = at(state.pc + 1);
        if (state.offset + length < bytes.size()) {
          to.pc = state.pc;
          to.offset = static_cast<uint8_t>(state.offset + length);
        }
        return take(state, utf8::decode(bytes, state.offset), to);
      }
      case Instruction::Op::set:
        return set(state, programs_.ranges(in.a), at(state.pc + 1));
      case Instruction::Op::many:
        set(state, programs_.ranges(in.a), state);  // how often is not counted
        visit(at(state.pc + 1));
        return;
      case Instruction::Op::words:
      case Instruction::Op::choice:
        return strings(state, in);
      case Instruction::Op::split:
        visit(at(in.a));
        visit(at(in.b));
        return;
      case Instruction::Op::jump:
        visit(at(in.a));
        return;
      case Instruction::Op::save:
      case Instruction::Op::begin:
      case Instruction::Op::end:
        visit(at(state.pc + 1));
        return;
      case Instruction::Op::accept:
      case Instruction::Op::unknown:
        note_all(state);
        if (state.digits == 0) {
          for (auto& of_digits : next) {
            for (Buckets& buckets : of_digits) buckets.set();
          }
        }
        return;
    }
  }

  void set(const State& state, const CharRanges& ranges, const State& to) {
    for (const auto& [low, high] : ranges) {
      if (high - low > kMostSpelled) {
        for (char32_t c = low; c < kAscii && c <= high; ++c) take(state, c, to);
        if (high < kAscii) continue;
        for (std::size_t i = kAscii; i < NumberTable::kBuckets; ++i) note(state, i);
      } else {
        for (char32_t c = low; c <= high; ++c) take(state, c, to);
      }
    }
  }

  void strings(const State& state, const Instruction& in) {
    for (const std::string_view text : programs_.strings(in)) {
      State to = state;
      std::size_t i = 0;
      for (; i < text.size() && !to.space; i += utf8::length(text[i])) {
        const char32_t c = utf8::decode(text, i);
        note(to, bucket(c));
        if (is_digit(c)) {
          to.digits = one_more(to.digits);
        } else if (c == ' ' && to.digits > 0) {
          to.space = true;
        } else {
          break;
        }
      }
      if (i < text.size()) {
        if (to.space) note(to, bucket(utf8::decode(text, i)));
      } else {
        visit({state.pc + 1, 0, to.digits, to.space});
      }
    }
  }

  const Programs& programs_;
  std::set<State> seen_;
  std::vector<State> open_;
};

}  // namespace

NumberTable::NumberTable(const Programs& programs, const std::vector<uint32_t>& rules) {
  std::vector<std::vector<uint32_t>> cells(kMaxDigits * 2 * kBuckets);
  for (const uint32_t rule : rules) {
    const Explorer explored(programs, rule);
    for (std::size_t digits = 1; digits <= kMaxDigits; ++digits) {
      for (const bool space : {false, true}) {
        const Buckets& buckets = explored.next[digits - 1][space ? 1 : 0];
        for (std::size_t i = 0; i < kBuckets; ++i) {
          if (buckets.test(i)) cells[cell(digits, space, i)].push_back(rule);
        }
      }
    }
  }
  for (const std::vector<uint32_t>& of_cell : cells) {
    begins_.push_back(static_cast<uint32_t>(rules_.size()));
    rules_.insert(rules_.end(), of_cell.begin(), of_cell.end());
  }
  begins_.push_back(static_cast<uint32_t>(rules_.size()));
}

std::span<const uint32_t> NumberTable::rules(std::string_view text, std::size_t at) const {
  if (begins_.empty()) return {};
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  const std::size_t digits = std::min(end - at, kMaxDigits);
  const bool space = end < text.size() && text[end] == ' ';
  if (space) ++end;
  const std::size_t next = end < text.size() ? bucket(utf8::decode(text, end)) : kEndBucket;
  const std::size_t which = cell(digits, space, next);
  return {rules_.data() + begins_[which], begins_[which + 1] - begins_[which]};
}

}  // namespace sagwan
