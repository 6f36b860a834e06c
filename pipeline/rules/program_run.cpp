// SPDX-License-Identifier: Apache-2.0
// Runs programs: depth first with a stack of its own, in the order in which RE2 prefers matches, so
// that the first match found is RE2's. Steps and stack are bounded; past the bound the answer is
// `unknown`. Long runs remember for the next ones where nothing was to be found.
#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/program.h"

namespace sagwan {

namespace {

// Nine tries in ten end within 30 steps; a try that takes more than this is left to RE2, which is
// linear.
constexpr uint32_t kMaxSteps = 2000;
constexpr std::size_t kMaxStack = 400;
// A run of more steps is long. So many characters of a repeat are as much work as a step.
constexpr uint32_t kLongRun = 32;
constexpr uint32_t kCharactersPerStep = 8;
// Within a long repeat dead ends are noted once in so many bytes.
constexpr std::size_t kStretch = 32;

}  // namespace

void ProgramMemory::start_text(std::string_view text, std::span<const uint16_t> buckets) {
  text_ = text;
  buckets_ = buckets;
  dead_ends_.clear();
  for (Words& words : places_) words.at = SIZE_MAX;
}

void ProgramMemory::start_run() {
  if (++run_ == 0) visits_.fill({});
}

bool ProgramMemory::was_here(uint32_t pc, std::size_t at) {
  Visit& visit = visits_[(std::size_t{pc} * 31U + at) % visits_.size()];
  const Visit now{run_, pc, static_cast<uint32_t>(at)};
  if (visit == now) return true;
  visit = now;
  return false;
}

const std::vector<Lexicon::Match>& ProgramMemory::words(std::size_t at) {
  Words& words = places_[at % kPlaces];
  if (words.at != at) {
    words.at = at;
    lexicon_->words_at(text_, at, words.matches);
  }
  return words.matches;
}

void DeadEnds::make_room(std::size_t end) {
  constexpr int kFewest = 10;
  constexpr int kMost = 16;
  const int bits = std::clamp(static_cast<int>(std::bit_width(end)) + 1, kFewest, kMost);
  if (!places_.empty() && bits <= slot_bits_) return;
  slot_bits_ = bits;
  places_.assign(std::size_t{1} << static_cast<uint32_t>(bits), {});
}

void DeadEnds::note(std::size_t end) {
  if (asked_.empty()) return;
  make_room(end);
  for (const Asked& asked : asked_) {
    if (has(asked.pc, asked.at, end, false)) continue;  // of more of the text, which says more
    places_[slot(asked.pc, asked.at)] = {round_, asked.pc, asked.at, static_cast<uint32_t>(end)};
  }
  asked_.clear();
}

bool Programs::in_list(const List& list, uint32_t first) const {
  const LangId lang = list.lang;
  for (uint32_t i = first; i < first + lexicon_->same(first); ++i) {
    if (lexicon_->type_number(i) != list.type) continue;
    const LangId has = lexicon_->lang(i);
    if (lang == 0 || has == 0 || has == lang) return true;
  }
  return false;
}

/// One run. `Goal::match` wants the first match, `Goal::groups` the first that takes all of the
/// text.
class Programs::Run {
 public:
  enum class Goal : uint8_t { match, groups };

  Run(const Programs& programs, std::string_view text, ProgramMemory& memory)
      : programs_(programs), text_(text), memory_(memory) {
    memory_.start_run();
    memory_.dead_ends().drop();
  }

  Answer match(uint32_t pc, std::size_t at, Anchors anchors, std::size_t& end) {
    from_ = at;
    if (anchors != Anchors::begin) asks_behind_ = kLongRun;
    same_end_ = anchors == Anchors::end;
    const Answer answer = run<Goal::match>(pc, at);
    memory_.add_steps(steps_);
    end = end_;
    if (answer == Answer::no) memory_.dead_ends().note(text_.size());
    if (answer == Answer::yes) memory_.dead_ends().drop();
    return answer;
  }
  Answer groups(uint32_t pc, std::size_t at, Slots& slots) {
    from_ = at;
    slots_ = &slots;
    const Answer answer = run<Goal::groups>(pc, at);
    memory_.add_steps(steps_);
    return answer;
  }

 private:
  struct Frame {
    uint32_t pc;  ///< kRestore: the slot's value comes back
    uint32_t slot;
    std::size_t at;
  };
  static constexpr uint32_t kRestore = 0xFFFFFFFF;

  bool push(uint32_t pc, std::size_t at, uint32_t slot = 0) {
    if (depth_ == kMaxStack) return false;
    stack_[depth_++] = {pc, slot, at};
    return true;
  }
  /// Goes back to the last choice that is left; false where none is.
  bool back(uint32_t& pc, std::size_t& at) {
    while (depth_ > 0) {
      const Frame& frame = stack_[--depth_];
      if (frame.pc != kRestore) {
        pc = frame.pc;
        at = frame.at;
        return true;
      }
      (*slots_)[frame.slot] = frame.at;
    }
    return false;
  }

  /// Does instruction `pc` lead nowhere from `at`? If this is not known, it will be noted should
  /// the run find no match.
  bool is_dead_end(uint32_t pc, std::size_t at) {
    DeadEnds& dead_ends = memory_.dead_ends();
    if (dead_ends.has(pc, at, text_.size(), same_end_)) return true;
    dead_ends.ask(pc, at);
    return false;
  }
  bool is_dead_end_of_long(uint32_t pc, std::size_t at) {
    return steps_ > asks_behind_ && is_dead_end(pc, at);
  }

  [[nodiscard]] bool can_start(uint16_t first, std::size_t at) const {
    const FirstSet& set = programs_.firsts_[first];
    return set.any || (at < text_.size() && set.buckets[memory_.bucket(at)]);
  }

  /// Can the character behind the one at `at` be of set `second`?
  [[nodiscard]] bool can_follow(uint16_t second, std::size_t at) const {
    const FirstSet& set = programs_.firsts_[second];
    if (set.any || at >= text_.size()) return true;
    const std::size_t behind = at + utf8::length(text_[at]);
    return set.buckets[behind < text_.size() ? memory_.bucket(behind) : kEndBucket];
  }

  /// Eight bytes are compared at once where the text has them.
  [[nodiscard]] bool starts_with(std::size_t at, const Instruction& in) const {
    const std::size_t left = text_.size() - at;
    if (left < Instruction::kMostBytes) {
      return left >= in.size && text_.substr(at, in.size) == in.text();
    }
    uint64_t have = 0;
    uint64_t want = 0;
    std::memcpy(&have, text_.data() + at, sizeof have);
    std::memcpy(&want, in.text().data(), sizeof want);
    static_assert(std::endian::native == std::endian::little);
    return ((have ^ want) << (8 * (sizeof have - in.size))) == 0;
  }

  /// Longer words first, as in the alternation that RE2 gets.
  bool words(const Instruction& in, uint32_t& pc, std::size_t& at, bool& full) {
    const List& list = programs_.lists_[in.a];
    std::size_t longest = 0;
    const std::size_t from = at;
    for (const Lexicon::Match& match : memory_.words(from)) {
      if (from + match.length > text_.size()) break;
      if (!programs_.in_list(list, match.first)) continue;
      if (longest > 0 && !push(pc + 1, from + longest)) full = true;
      longest = match.length;
    }
    ++pc;
    at = from + longest;
    return longest > 0;
  }

  /// Goes on behind the most characters; pushes each shorter way that can go on before what
  /// follows. `at` is SIZE_MAX where no way goes on.
  bool many(const Instruction& in, uint32_t& pc, std::size_t& at) {
    std::size_t end = std::exchange(at, SIZE_MAX);
    std::size_t way = SIZE_MAX;
    // Went all these ways, or another run did.
    if (memory_.was_here(pc, end) || is_dead_end_of_long(pc, end)) return true;
    const Set& set = programs_.sets_[in.a];
    const uint32_t here = pc++;
    // What is left behind a dead end are the ways of the same repeat from there.
    const bool asks = asks_behind_ != kMaxSteps && in.b == kUnbounded;
    std::size_t stretch = asks ? (end / kStretch + 2) * kStretch : SIZE_MAX;
    uint32_t count = 0;
    for (;; ++count) {
      if (end >= stretch) {
        if (is_dead_end(here, end)) break;
        stretch = (end / kStretch + 1) * kStretch;
      }
      if (can_start(in.first_a, end) && can_follow(in.first_b, end)) {
        if (way != SIZE_MAX && !push(pc, way)) return false;
        way = end;
      }
      if (count == in.b || end >= text_.size() || !set.holds(utf8::decode(text_, end))) break;
      end += utf8::length(text_[end]);
    }
    steps_ += count / kCharactersPerStep;
    at = way;
    return true;
  }

  bool choice(const Instruction& in, uint32_t& pc, std::size_t& at, bool& full) {
    const std::span<const ChoiceString> strings = programs_.choice(in.a);
    const char32_t first = utf8::decode(text_, at);
    const std::string_view rest = text_.substr(at);
    auto string = std::lower_bound(strings.begin(), strings.end(), first,
                                   [](const auto& s, char32_t c) { return s.first < c; });
    // The last that matches is pushed first; the first one is gone on with.
    std::array<std::size_t, 16> ends;
    std::size_t count = 0;
    for (; string != strings.end() && string->first == first; ++string) {
      if (!rest.starts_with(programs_.text_of(*string))) continue;
      if (count == ends.size()) {
        full = true;
        break;
      }
      ends[count++] = at + string->size;
    }
    ++pc;
    if (count == 0) return false;
    for (std::size_t i = count; --i > 0;) full = full || !push(pc, ends[i]);
    at = ends[0];
    return true;
  }

  template <Goal goal>
  Answer run(uint32_t pc, std::size_t at) {
    bool full = false;
    for (; steps_ < kMaxSteps; ++steps_) {
      const Instruction& in = programs_.code_[pc];
      bool on = true;
      switch (in.op) {
        case Instruction::Op::bytes:
          on = starts_with(at, in);
          at += in.size;
          ++pc;
          break;
        case Instruction::Op::set:
          on = at < text_.size() && programs_.sets_[in.a].holds(utf8::decode(text_, at));
          if (on) at += utf8::length(text_[at]);
          ++pc;
          break;
        case Instruction::Op::words:
          on = at < text_.size() && words(in, pc, at, full);
          break;
        case Instruction::Op::choice:
          on = at < text_.size() && choice(in, pc, at, full);
          break;
        case Instruction::Op::many:
          full = !many(in, pc, at);
          on = at != SIZE_MAX;
          break;
        case Instruction::Op::split: {
          if (is_dead_end_of_long(pc, at)) {
            on = false;
            break;
          }
          const bool a = can_start(in.first_a, at);
          if (can_start(in.first_b, at)) {
            // This split at this place led nowhere before, and will not now.
            if (memory_.was_here(pc, at)) {
              on = false;
              break;
            }
            if (a) full = !push(in.b, at);
            pc = a ? in.a : in.b;
          } else {
            on = a;
            pc = in.a;
          }
          break;
        }
        case Instruction::Op::jump:
          pc = in.a;
          break;
        case Instruction::Op::save:
          if constexpr (goal == Goal::groups) {
            full = full || !push(kRestore, (*slots_)[in.a], in.a);
            (*slots_)[in.a] = at;
          }
          ++pc;
          break;
        case Instruction::Op::begin:
          on = at == from_;
          ++pc;
          break;
        case Instruction::Op::end:
          on = at == text_.size();
          ++pc;
          break;
        case Instruction::Op::accept:
          on = goal == Goal::match || at == text_.size();
          if (on) {
            end_ = at;
            return Answer::yes;
          }
          break;
        case Instruction::Op::unknown:
          return Answer::unknown;
      }
      if (full) return Answer::unknown;
      if (!on && !back(pc, at)) return Answer::no;
    }
    return Answer::unknown;
  }

  const Programs& programs_;
  std::string_view text_;
  ProgramMemory& memory_;
  std::size_t from_ = 0;
  std::size_t end_ = 0;
  Slots* slots_ = nullptr;
  std::array<Frame, kMaxStack> stack_;
  std::size_t depth_ = 0;
  uint32_t steps_ = 0;
  uint32_t asks_behind_ = kMaxSteps;  ///< steps; none of a run that asks of no dead ends
  bool same_end_ = false;
};

Answer Programs::match(uint32_t number, std::string_view text, std::size_t at,
                       ProgramMemory& memory, std::size_t& end) const {
  if (exact_[number] == 0) {
    memory.dead_ends().drop();
    return Answer::unknown;
  }
  return Run(*this, text, memory).match(starts_[number], at, anchors_[number], end);
}

Answer Programs::groups(uint32_t number, std::string_view text, std::size_t at,
                        ProgramMemory& memory, Slots& slots) const {
  if (exact_[number] == 0) return Answer::unknown;
  std::fill_n(slots.begin(), 2 * groups_[number] + 2, SIZE_MAX);
  return Run(*this, text, memory).groups(starts_[number], at, slots);
}

}  // namespace sagwan
