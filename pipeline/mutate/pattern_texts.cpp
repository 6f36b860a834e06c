// SPDX-License-Identifier: Apache-2.0
// A text is written from the root down. To bring a place of choice about, each alternation and
// repetition above it is made to lead there.
#include "pipeline/mutate/pattern_texts.h"

#include <algorithm>
#include <array>

#include "pipeline/core/utf8.h"
#include "pipeline/mutate/text_walk.h"

namespace sagwan {

namespace {

constexpr uint32_t kNoNode = 0xFFFFFFFF;
constexpr std::size_t kLongestText = 600;  // bytes
/// Counts that are tried of a repetition without upper bound, so that any usual bound is passed.
constexpr std::array<std::size_t, 22> kCounts = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10,
                                                 11, 12, 13, 16, 21, 26, 31, 41, 51, 61, 81};
/// What a set gives where no example has met it: a digit, else a letter of the commonest scripts.
constexpr std::array<char32_t, 7> kUsual = {'2', 'a', 'A', 0xAC00, 0x430, 0x410, 0x4E2D};
constexpr std::size_t kSmallSet = 12;

bool holds(const CharRanges& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const auto& range) { return range.first <= c && c <= range.second; });
}

std::string spelled(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

}  // namespace

/// One text.
class PatternTexts::Writer {
 public:
  explicit Writer(const PatternTexts& texts) : texts_(texts) {}

  /// As learned, but for `way`.
  std::string write(const Way* way) {
    if (way != nullptr) {
      forced_[way->node] = way->chosen;
      for (uint32_t child = way->node; texts_.parents_[child] != kNoNode;) {
        const uint32_t above = texts_.parents_[child];
        lead(above, child);
        child = above;
      }
    }
    node(texts_.syntax_.root);
    return std::move(out_);
  }

 private:
  void lead(uint32_t above, uint32_t child) {
    const Node& n = texts_.syntax_[above];
    if (n.kind == NodeKind::alternation) {
      forced_[above] = static_cast<std::size_t>(
          std::find(n.children.begin(), n.children.end(), child) - n.children.begin());
    } else if (n.kind == NodeKind::repetition) {
      forced_[above] = std::max<std::size_t>(1, learned(above, n.minimum));
    }
  }
  [[nodiscard]] std::size_t learned(uint32_t index, std::size_t otherwise) const {
    const auto at = texts_.chosen_.find(index);
    return at == texts_.chosen_.end() ? otherwise : at->second;
  }
  [[nodiscard]] std::size_t chosen(uint32_t index, std::size_t otherwise) const {
    const auto at = forced_.find(index);
    return at == forced_.end() ? learned(index, otherwise) : at->second;
  }

  void node(uint32_t index) {
    if (out_.size() > kLongestText) return;
    const Node& n = texts_.syntax_[index];
    switch (n.kind) {
      case NodeKind::literal:
        utf8::append(out_, n.c);
        break;
      case NodeKind::set:
        if (forced_.contains(index)) {
          utf8::append(out_, static_cast<char32_t>(forced_.at(index)));
          break;
        }
        leaf(index);
        break;
      case NodeKind::words:
        leaf(index);
        break;
      case NodeKind::alternation:
        node(n.children[std::min(chosen(index, 0), n.children.size() - 1)]);
        break;
      case NodeKind::concatenation:
        for (const uint32_t child : n.children) node(child);
        break;
      case NodeKind::group:
        node(n.children[0]);
        break;
      case NodeKind::repetition:
        for (std::size_t i = chosen(index, n.minimum); i > 0; --i) node(n.children[0]);
        break;
      default:
        break;
    }
  }

  void leaf(uint32_t index) {
    const auto learned = texts_.leaves_.find(index);
    if (learned == texts_.leaves_.end()) {
      out_ += texts_.default_leaf(texts_.syntax_[index]);
      return;
    }
    std::size_t& at = used_[index];
    out_ += learned->second[std::min(at, learned->second.size() - 1)];
    ++at;
  }

  const PatternTexts& texts_;
  std::map<uint32_t, std::size_t> forced_;
  std::map<uint32_t, std::size_t> used_;
  std::string out_;
};

PatternTexts::PatternTexts(const Syntax& syntax, std::u32string symbols)
    : syntax_(syntax), symbols_(std::move(symbols)), parents_(syntax.nodes.size(), kNoNode) {
  for (uint32_t i = 0; i < syntax.nodes.size(); ++i) {
    for (const uint32_t child : syntax.nodes[i].children) parents_[child] = i;
  }
}

bool PatternTexts::learn(std::string_view example) {
  const auto steps = walk_of(syntax_, example);
  if (!steps) return false;
  chosen_.clear();
  leaves_.clear();
  for (const WalkStep& step : *steps) {
    const Node& node = syntax_[step.node];
    if (node.kind == NodeKind::set || node.kind == NodeKind::words) {
      leaves_[step.node].emplace_back(step.text);
      if (node.kind == NodeKind::words) words_.try_emplace(node.index, step.text);
    } else {
      chosen_.try_emplace(step.node, step.chosen);
    }
  }
  return true;
}

std::string PatternTexts::default_leaf(const Node& node) const {
  if (node.kind == NodeKind::set) {
    for (const char32_t c : kUsual) {
      if (holds(node.ranges, c)) return spelled(c);
    }
    return spelled(node.ranges.front().first);
  }
  if (const auto met = words_.find(node.index); met != words_.end()) return met->second;
  const PatternReference& reference = syntax_.references[node.index].second;
  if (reference.words != nullptr) {
    const auto& words = reference.words->words;
    return std::string(words[words.size() / 2]);
  }
  for (const char32_t symbol : reference.symbols) {
    if (symbols_.find(symbol) != std::u32string::npos) return spelled(symbol);
  }
  return spelled(reference.symbols.front());
}

std::vector<std::size_t> PatternTexts::ways_at(uint32_t index) const {
  const Node& node = syntax_[index];
  std::vector<std::size_t> out;
  if (node.kind == NodeKind::alternation) {
    for (std::size_t i = 0; i < node.children.size(); ++i) out.push_back(i);
  } else if (node.kind == NodeKind::repetition) {
    for (const std::size_t count : kCounts) {
      if (count >= node.minimum && count <= node.maximum) out.push_back(count);
    }
    if (node.maximum != kUnbounded && (out.empty() || out.back() != node.maximum)) {
      out.push_back(node.maximum);
    }
  } else if (node.kind == NodeKind::set) {
    std::size_t size = 0;
    for (const auto& [from, to] : node.ranges) size += to - from + 1;
    for (const auto& [from, to] : node.ranges) {
      if (size > kSmallSet) {
        out.push_back(from);
        if (to != from) out.push_back(to);
        if (out.size() > kSmallSet) break;
      } else {
        for (char32_t c = from; c <= to; ++c) out.push_back(c);
      }
    }
  }
  return out;
}

std::vector<PatternTexts::Way> PatternTexts::ways() const {
  std::vector<Way> out;
  for (uint32_t i = 0; i < syntax_.nodes.size(); ++i) {
    if (i != syntax_.root && parents_[i] == kNoNode) continue;  // left over from parsing
    for (const std::size_t chosen : ways_at(i)) out.push_back({i, chosen});
  }
  return out;
}

std::vector<std::string> PatternTexts::variations() const {
  std::vector<std::string> out = {Writer(*this).write(nullptr)};
  for (const Way& way : ways()) {
    std::string text = Writer(*this).write(&way);
    if (text.size() <= kLongestText && !text.empty()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace sagwan
