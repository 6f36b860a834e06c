// SPDX-License-Identifier: Apache-2.0
// Runs programs: depth first with a stack of its own, in the order in which RE2 prefers matches, so
// that the first match found is RE2's. Steps and stack are bounded; past the bound the answer is
// `unknown`.
#include <cstring>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/program.h"

namespace sagwan {

namespace {

// Nine tries in ten end within 30 steps; a try that takes more than this is left to RE2, which is
// linear.
constexpr uint32_t kMaxSteps = 2000;
constexpr std::size_t kMaxStack = 400;

}  // namespace

void WordCache::clear() {
  for (Words& words : places_) words.at = SIZE_MAX;
}

const std::vector<Lexicon::Match>& WordCache::at(std::string_view text, std::size_t at) {
  Words& words = places_[at % kPlaces];
  if (words.at != at) {
    words.at = at;
    lexicon_->words_at(text, at, words.matches);
  }
  return words.matches;
}

bool Programs::in_list(const List& list, uint32_t first) const {
  const LangId lang = list.words->lang;
  for (uint32_t i = first; i < first + lexicon_->same(first); ++i) {
    if (lexicon_->type_number(i) != list.type) continue;
    const LangId has = lexicon_->lang(i);
    if (lang == 0 || has == 0 || has == lang) return true;
  }
  return false;
}

/// One run. `Goal::may_match` wants any match that ends well, `Goal::groups` the first that takes all.
class Programs::Run {
 public:
  enum class Goal : uint8_t { may_match, groups };

  Run(const Programs& programs, std::string_view text, WordCache& words)
      : programs_(programs), text_(text), words_(words) {}

  Answer may_match(uint32_t pc, std::size_t at, const Ending& ending) {
    ending_ = &ending;
    return run<Goal::may_match>(pc, at);
  }
  Answer groups(uint32_t pc, Slots& slots) {
    slots_ = &slots;
    return run<Goal::groups>(pc, 0);
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

  /// Longer words first, as in the alternation that RE2 gets.
  bool words(const Instruction& in, uint32_t& pc, std::size_t& at, bool& full) {
    const List& list = programs_.lists_[in.a];
    std::size_t longest = 0;
    const std::size_t from = at;
    for (const Lexicon::Match& match : words_.at(text_, from)) {
      if (!programs_.in_list(list, match.first)) continue;
      if (longest > 0 && !push(pc + 1, from + longest)) full = true;
      longest = match.length;
    }
    ++pc;
    at = from + longest;
    return longest > 0;
  }

  template <Goal goal>
  Answer run(uint32_t pc, std::size_t at) {
    bool full = false;
    for (uint32_t steps = 0; steps < kMaxSteps; ++steps) {
      const Instruction& in = programs_.code_[pc];
      bool on = true;
      switch (in.op) {
        case Instruction::Op::bytes:
          on = text_.size() - at >= in.size &&
               std::memcmp(text_.data() + at, in.bytes.data(), in.size) == 0;
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
        case Instruction::Op::split:
          full = full || !push(in.b, at);
          pc = in.a;
          break;
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
          on = goal == Goal::may_match || at == 0;
          ++pc;
          break;
        case Instruction::Op::end:
          // RE2 may be given less of the text later, where a find is tried shorter.
          on = goal == Goal::may_match || at == text_.size();
          ++pc;
          break;
        case Instruction::Op::accept:
          if constexpr (goal == Goal::groups) {
            on = at == text_.size();
          } else {
            const auto end = static_cast<uint32_t>(at + ending_->shift);
            on = ends_well(ending_->whole, {0, end}, ending_->right, *ending_->languages);
          }
          if (on) return Answer::yes;
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
  WordCache& words_;
  const Ending* ending_ = nullptr;
  Slots* slots_ = nullptr;
  std::array<Frame, kMaxStack> stack_;
  std::size_t depth_ = 0;
};

Answer Programs::may_match(uint32_t number, std::string_view text, std::size_t at,
                           const Ending& ending, WordCache& words) const {
  return Run(*this, text, words).may_match(starts_[number], at, ending);
}

Answer Programs::groups(uint32_t number, std::string_view text, WordCache& words,
                        Slots& slots) const {
  if (!exact_[number]) return Answer::unknown;
  slots.fill(SIZE_MAX);
  return Run(*this, text, words).groups(starts_[number], slots);
}

}  // namespace sagwan
