// SPDX-License-Identifier: Apache-2.0
// Writes programs from syntax trees, in the way of every backtracking matcher: an alternation
// splits, a repetition is its body written out as often as it must be, then split and jump.
#include "pipeline/rules/program.h"

#include <algorithm>
#include <span>
#include <utility>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// A longer program is cut off, and unknown from there on. The longest of the rules has 1,900.
constexpr std::size_t kMaxInstructions = 8192;
// So many strings are found quicker by their first character than one after the other.
constexpr std::size_t kFewStrings = 3;
// The first set that the constructor makes.
constexpr uint16_t kAny = 0;

}  // namespace

Programs::Programs(const Lexicon& lexicon) : lexicon_(&lexicon) {
  FirstSet any;
  any.any = true;
  firsts_.made().push_back(any);
}

class Programs::Writer {
 public:
  Writer(Programs& out, const Syntax& syntax)
      : out_(out), syntax_(syntax), first_(out.code_.size()) {}

  void write() {
    node(syntax_.root);
    emit(Instruction::Op::accept);
    out_.groups_.push_back(static_cast<uint32_t>(syntax_.group_count));
    out_.exact_.push_back(exact_ && syntax_.group_count < static_cast<int>(Slots{}.size() / 2));
    out_.anchors_.push_back(anchors_);
  }

 private:
  using Op = Instruction::Op;

  uint32_t emit(Op op, uint32_t a = 0, uint32_t b = 0) {
    Instruction instruction;
    instruction.op = op;
    instruction.a = a;
    instruction.b = b;
    out_.code_.made().push_back(instruction);
    return here() - 1;
  }
  [[nodiscard]] uint32_t here() const { return static_cast<uint32_t>(out_.code_.size()); }
  [[nodiscard]] bool full() const { return out_.code_.size() - first_ > kMaxInstructions; }

  void unknown() {
    emit(Op::unknown);
    exact_ = false;
  }

  void node(uint32_t number) {
    if (full()) return unknown();
    const Node& node = syntax_[number];
    switch (node.kind) {
      case NodeKind::empty:
        return;
      case NodeKind::assertion:
        exact_ = false;
        return;
      case NodeKind::line_begin:
        emit(Op::begin);
        if (taken_) anchors_ = Anchors::begin;
        return;
      case NodeKind::line_end:
        emit(Op::end);
        anchors_ = std::max(anchors_, Anchors::end);
        return;
      case NodeKind::literal:
        taken_ = true;
        return literal(node.c);
      case NodeKind::set:
        taken_ = true;
        emit(Op::set, set_number(node.ranges));
        return;
      case NodeKind::words:
        taken_ = true;
        if (node.fold) return unknown();  // the trie knows one case
        emit(Op::words, list_number(syntax_.references[node.index].second.words));
        return;
      case NodeKind::concatenation:
        for (const uint32_t child : node.children) this->node(child);
        return;
      case NodeKind::alternation:
        return alternation(node);
      case NodeKind::repetition:
        return repetition(node);
      case NodeKind::group:
        emit(Op::save, 2 * node.index);
        this->node(node.children[0]);
        emit(Op::save, 2 * node.index + 1);
        return;
    }
  }

  /// Characters in a row become one instruction, unless something jumps between them.
  void literal(char32_t c) {
    std::string text;
    utf8::append(text, c);
    const bool joins = here() > std::max<std::size_t>(barrier_, first_) &&
                       out_.code_.made().back().op == Op::bytes &&
                       out_.code_.made().back().size + text.size() <= Instruction::kMostBytes;
    if (!joins) emit(Op::bytes);
    Instruction& last = out_.code_.made().back();
    for (const char byte : text) last.add(byte);
  }
  /// Something may jump to here.
  void target() { barrier_ = here(); }

  /// Literal strings that follow each other among the alternatives become one choice.
  void alternation(const Node& node) {
    std::vector<uint32_t> exits;
    const auto& children = node.children;
    const bool taken_before = std::exchange(taken_, false);
    bool taken = false;
    for (std::size_t i = 0; i < children.size();) {
      taken = taken || taken_;
      taken_ = taken_before;
      std::size_t end = i;
      while (end < children.size() && !literal_text(children[end]).empty()) ++end;
      if (end - i < kFewStrings) end = i + 1;
      uint32_t split = 0;
      const bool last = end == children.size();
      if (!last) {
        split = emit(Op::split);
        out_.code_.made()[split].a = here();
        target();
      }
      if (end - i > 1) {
        taken_ = true;
        emit(Op::choice, choice({children.data() + i, end - i}));
      } else {
        this->node(children[i]);
      }
      if (!last) {
        exits.push_back(emit(Op::jump));
        out_.code_.made()[split].b = here();
        target();
      }
      i = end;
    }
    taken_ = taken || taken_;
    for (const uint32_t exit : exits) out_.code_.made()[exit].a = here();
    target();
  }
  /// Empty where the part is no literal string.
  [[nodiscard]] std::string literal_text(uint32_t number) const {
    const Node& node = syntax_[number];
    std::string text;
    if (node.kind == NodeKind::literal) utf8::append(text, node.c);
    if (node.kind != NodeKind::concatenation) return text;
    for (const uint32_t child : node.children) {
      if (syntax_[child].kind != NodeKind::literal) return {};
      utf8::append(text, syntax_[child].c);
    }
    return text;
  }
  /// The number of the choice among these strings: rules share many, as fragments name them.
  uint32_t choice(std::span<const uint32_t> children) {
    std::vector<std::string> texts;
    std::string key;
    for (const uint32_t child : children) {
      texts.push_back(literal_text(child));
      key.append(std::to_string(texts.back().size())).append(" ").append(texts.back());
    }
    const auto [known, fresh] = out_.choice_numbers_.try_emplace(
        key, static_cast<uint32_t>(out_.choice_begins_.size() - 1));
    if (!fresh) return known->second;
    const auto begin = static_cast<std::ptrdiff_t>(out_.choice_strings_.size());
    for (uint32_t rank = 0; rank < texts.size(); ++rank) {
      const std::string& text = texts[rank];
      out_.choice_strings_.made().push_back({utf8::decode(text, 0), rank,
                                             static_cast<uint32_t>(out_.choice_texts_.size()),
                                             static_cast<uint32_t>(text.size())});
      out_.choice_texts_ += text;
      out_.choice_added_.push_back(text);
    }
    std::sort(out_.choice_strings_.made().begin() + begin, out_.choice_strings_.made().end(),
              [](const ChoiceString& a, const ChoiceString& b) {
                return std::pair(a.first, a.rank) < std::pair(b.first, b.rank);
              });
    out_.choice_begins_.push_back(static_cast<uint32_t>(out_.choice_strings_.size()));
    return known->second;
  }

  void repetition(const Node& node) {
    const uint32_t body = node.children[0];
    taken_ = taken_ || node.maximum > 1;
    for (uint32_t i = 0; i < node.minimum && !full(); ++i) this->node(body);
    if (!node.lazy && syntax_[body].kind == NodeKind::set && node.maximum > node.minimum + 1) {
      const uint32_t most = node.maximum == kUnbounded ? kUnbounded : node.maximum - node.minimum;
      emit(Op::many, set_number(syntax_[body].ranges), most);
      target();
      return;
    }
    if (node.maximum == kUnbounded) {
      target();
      const uint32_t loop = emit(Op::split);
      enter(loop, node.lazy);
      this->node(body);
      emit(Op::jump, loop);
      leave(loop, node.lazy);
      if (can_be_empty(body)) exact_ = false;
      return;
    }
    std::vector<uint32_t> splits;
    for (uint32_t i = node.minimum; i < node.maximum && !full(); ++i) {
      splits.push_back(emit(Op::split));
      enter(splits.back(), node.lazy);
      this->node(body);
    }
    if (full()) unknown();
    for (const uint32_t split : splits) leave(split, node.lazy);
  }
  void enter(uint32_t split, bool lazy) {
    (lazy ? out_.code_.made()[split].b : out_.code_.made()[split].a) = here();
    target();
  }
  void leave(uint32_t split, bool lazy) {
    (lazy ? out_.code_.made()[split].a : out_.code_.made()[split].b) = here();
    target();
  }

  [[nodiscard]] bool can_be_empty(uint32_t number) const {
    const Node& node = syntax_[number];
    const auto empty = [&](uint32_t child) { return can_be_empty(child); };
    switch (node.kind) {
      case NodeKind::literal:
      case NodeKind::set:
      case NodeKind::words:
        return false;
      case NodeKind::concatenation:
        return std::all_of(node.children.begin(), node.children.end(), empty);
      case NodeKind::alternation:
        return std::any_of(node.children.begin(), node.children.end(), empty);
      case NodeKind::repetition:
        return node.minimum == 0 || empty(node.children[0]);
      case NodeKind::group:
        return empty(node.children[0]);
      default:
        return true;
    }
  }

  uint32_t set_number(const CharRanges& ranges) {
    const auto [it, fresh] =
        out_.set_numbers_.try_emplace(ranges, static_cast<uint32_t>(out_.sets_.size()));
    if (fresh) {
      Set set;
      set.ranges = ranges;
      for (const auto& [low, high] : ranges) {
        for (char32_t c = low; c <= high && c < Set::kLow; ++c) {
          set.low[c / 64] |= uint64_t{1} << (c % 64);
        }
        set.all_hangul = set.all_hangul || (low <= kFirstHangul && high >= kLastHangul);
        set.all_han = set.all_han || (low <= kFirstHan && high >= kLastHan);
      }
      out_.sets_.push_back(std::move(set));
      out_.set_buckets_.push_back(buckets_of(ranges));
    }
    return it->second;
  }

  uint32_t list_number(const std::shared_ptr<const WordList>& words) {
    const auto [it, fresh] = out_.list_numbers_.try_emplace(
        std::pair(words->type, words->lang), static_cast<uint32_t>(out_.lists_.size()));
    if (fresh) {
      const auto types = out_.lexicon_->types();
      const auto type = std::lower_bound(types.begin(), types.end(), words->type);
      List list{words, static_cast<uint16_t>(type - types.begin()), words->lang, {}};
      for (const std::string_view word : words->words) {
        list.first.set(bucket_of(utf8::decode(word, 0)));
      }
      out_.lists_.push_back(std::move(list));
    }
    return it->second;
  }

  Programs& out_;
  const Syntax& syntax_;
  std::size_t first_;
  std::size_t barrier_ = 0;
  bool exact_ = true;
  Anchors anchors_ = Anchors::none;
  bool taken_ = false;  ///< something may be taken before here
};

/// Notes at each split before which characters either way can go, so that most ways are never gone.
class Programs::FirstSets {
 public:
  explicit FirstSets(Programs& out) : out_(out) {}

  void note(uint32_t from) {
    for (uint32_t pc = from; pc < out_.code_.size(); ++pc) {
      Instruction& in = out_.code_.made()[pc];
      if (in.op == Instruction::Op::bytes) {
        in.first_a = static_cast<uint16_t>(bucket_of(utf8::decode(in.text(), 0)));
      } else if (in.op == Instruction::Op::many) {
        in.first_a = number(pc + 1);
      } else if (in.op == Instruction::Op::split) {
        in.first_a = number(in.a);
        in.first_b = number(in.b);
      }
    }
  }

 private:
  // A way with more ends than this is not looked into: any character will do.
  static constexpr std::size_t kMaxVisited = 300;

  uint16_t number(uint32_t pc) {
    FirstSet set;
    visited_.clear();
    collect(pc, set);
    return out_.first_number(set);
  }

  void collect(uint32_t pc, FirstSet& set) {
    open_.assign(1, pc);
    while (!open_.empty() && !set.any) {
      const uint32_t at = open_.back();
      open_.pop_back();
      if (std::find(visited_.begin(), visited_.end(), at) != visited_.end()) continue;
      visited_.push_back(at);
      if (visited_.size() > kMaxVisited) set.any = true;
      const Instruction& in = out_.code_[at];
      switch (in.op) {
        case Instruction::Op::bytes:
          set.buckets.set(bucket_of(utf8::decode(in.text(), 0)));
          break;
        case Instruction::Op::set:
          set.buckets |= out_.set_buckets_[in.a];
          break;
        case Instruction::Op::many:
          set.buckets |= out_.set_buckets_[in.a];
          open_.push_back(at + 1);
          break;
        case Instruction::Op::words:
          set.buckets |= out_.lists_[in.a].first;
          break;
        case Instruction::Op::choice:
          for (const ChoiceString& string : out_.choice(in.a)) {
            set.buckets.set(bucket_of(string.first));
          }
          break;
        case Instruction::Op::split:
          open_.push_back(in.b);
          [[fallthrough]];
        case Instruction::Op::jump:
          open_.push_back(in.a);
          break;
        case Instruction::Op::save:
          open_.push_back(at + 1);
          break;
        case Instruction::Op::begin:
        case Instruction::Op::end:
        case Instruction::Op::accept:
        case Instruction::Op::unknown:
          set.any = true;
          break;
      }
    }
  }

  Programs& out_;
  std::vector<uint32_t> visited_;
  std::vector<uint32_t> open_;
};

std::vector<std::string_view> Programs::strings(const Instruction& in) const {
  if (in.op == Instruction::Op::words) return lists_[in.a].words->words;
  std::vector<std::string_view> out;
  for (const ChoiceString& string : choice(in.a))
    out.push_back(choice_added_[choice_begins_[in.a] + string.rank]);
  return out;
}

uint16_t Programs::first_number(const FirstSet& set) {
  if (set.any || firsts_.size() == UINT16_MAX) return kAny;
  const auto [it, fresh] =
      first_numbers_.try_emplace(set.buckets, static_cast<uint16_t>(firsts_.size()));
  if (fresh) firsts_.made().push_back(set);
  return it->second;
}

void Programs::add(const Syntax& syntax) {
  const auto start = static_cast<uint32_t>(code_.size());
  starts_.push_back(start);
  Writer(*this, syntax).write();
  FirstSets(*this).note(start);
}

}  // namespace sagwan
