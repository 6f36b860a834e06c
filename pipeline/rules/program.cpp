// SPDX-License-Identifier: Apache-2.0
// Writes programs from syntax trees, in the way of every backtracking matcher: an alternation splits,
// a repetition is its body written out as often as it must be, then split and jump.
#include "pipeline/rules/program.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// A longer program is cut off, and unknown from there on. The longest of the rules has 1,900.
constexpr std::size_t kMaxInstructions = 8192;

}  // namespace

class Programs::Writer {
 public:
  Writer(Programs& out, const Syntax& syntax)
      : out_(out), syntax_(syntax), first_(out.code_.size()) {}

  void write() {
    node(syntax_.root);
    emit(Instruction::Op::accept);
    out_.exact_.push_back(exact_ && syntax_.group_count < static_cast<int>(Slots{}.size() / 2));
  }

 private:
  using Op = Instruction::Op;

  uint32_t emit(Op op, uint32_t a = 0, uint32_t b = 0) {
    Instruction instruction;
    instruction.op = op;
    instruction.a = a;
    instruction.b = b;
    out_.code_.push_back(instruction);
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
        exact_ = false;  // \b is passed over: it can only say no more often
        return;
      case NodeKind::line_begin:
        emit(Op::begin);
        return;
      case NodeKind::line_end:
        emit(Op::end);
        return;
      case NodeKind::literal:
        return literal(node.c);
      case NodeKind::set:
        emit(Op::set, set_number(node.ranges));
        return;
      case NodeKind::words:
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
                       out_.code_.back().op == Op::bytes &&
                       out_.code_.back().size + text.size() <= out_.code_.back().bytes.size();
    if (!joins) emit(Op::bytes);
    Instruction& last = out_.code_.back();
    for (const char byte : text) last.bytes[last.size++] = byte;
  }
  /// Something may jump to here.
  void target() { barrier_ = here(); }

  void alternation(const Node& node) {
    std::vector<uint32_t> exits;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
      const uint32_t split = emit(Op::split);
      out_.code_[split].a = here();
      target();
      this->node(node.children[i]);
      exits.push_back(emit(Op::jump));
      out_.code_[split].b = here();
      target();
    }
    this->node(node.children.back());
    for (const uint32_t exit : exits) out_.code_[exit].a = here();
    target();
  }

  void repetition(const Node& node) {
    const uint32_t body = node.children[0];
    for (uint32_t i = 0; i < node.minimum && !full(); ++i) this->node(body);
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
    (lazy ? out_.code_[split].b : out_.code_[split].a) = here();
    target();
  }
  void leave(uint32_t split, bool lazy) {
    (lazy ? out_.code_[split].a : out_.code_[split].b) = here();
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
        for (char32_t c = low; c <= high && c < 0x80; ++c) {
          set.ascii[c / 64] |= uint64_t{1} << (c % 64);
        }
      }
      out_.sets_.push_back(std::move(set));
    }
    return it->second;
  }

  uint32_t list_number(const std::shared_ptr<const WordList>& words) {
    const auto [it, fresh] = out_.list_numbers_.try_emplace(
        std::pair(words->type, words->lang), static_cast<uint32_t>(out_.lists_.size()));
    if (fresh) {
      const auto types = out_.lexicon_->types();
      const auto type = std::lower_bound(types.begin(), types.end(), words->type);
      out_.lists_.push_back({words, static_cast<uint16_t>(type - types.begin())});
    }
    return it->second;
  }

  Programs& out_;
  const Syntax& syntax_;
  std::size_t first_;
  std::size_t barrier_ = 0;
  bool exact_ = true;
};

void Programs::add(const Syntax& syntax) {
  starts_.push_back(static_cast<uint32_t>(code_.size()));
  Writer(*this, syntax).write();
}

}  // namespace sagwan
