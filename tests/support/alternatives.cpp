// SPDX-License-Identifier: Apache-2.0
// A match is found by trying all ways through the tree, in the order in which RE2 prefers them; the
// texts of examples are short.
#include "tests/support/alternatives.h"

#include <algorithm>
#include <functional>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

using Next = std::function<bool(std::size_t)>;

std::string character(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

std::string written(const Syntax& syntax, uint32_t index) {
  const Node& node = syntax[index];
  std::string out;
  switch (node.kind) {
    case NodeKind::literal:
      return character(node.c);
    case NodeKind::set:
      out = "[";
      for (const auto& [from, to] : node.ranges)
        out += character(from) + (from == to ? "" : "-" + character(to));
      return out + "]";
    case NodeKind::words:
      return "{" + syntax.references[node.index].first + "}";
    case NodeKind::line_begin:
      return "^";
    case NodeKind::line_end:
      return "$";
    case NodeKind::alternation:
      for (const uint32_t child : node.children)
        out += (out.empty() ? "(" : "|") + written(syntax, child);
      return out + ")";
    case NodeKind::repetition:
      return written(syntax, node.children[0]) + "{" + std::to_string(node.minimum) + "," +
             std::to_string(node.maximum) + "}";
    default:
      for (const uint32_t child : node.children) out += written(syntax, child);
      return out;
  }
}

/// One try at matching a whole text; remembers the branches taken.
class Walk {
 public:
  Walk(const Syntax& syntax, std::string_view text) : syntax_(syntax), text_(text) {}

  bool whole() {
    return node(syntax_.root, 0, [this](std::size_t at) { return at == text_.size(); });
  }
  [[nodiscard]] const std::vector<std::pair<uint32_t, std::size_t>>& taken() const {
    return taken_;
  }

 private:
  bool node(uint32_t index, std::size_t at, const Next& next) {
    const Node& n = syntax_[index];
    switch (n.kind) {
      case NodeKind::literal:
      case NodeKind::set:
        return one(n, at, next);
      case NodeKind::words:
        return words(n, at, next);
      case NodeKind::alternation:
        for (std::size_t i = 0; i < n.children.size(); ++i) {
          const std::size_t before = taken_.size();
          taken_.emplace_back(index, i);
          if (node(n.children[i], at, next)) return true;
          taken_.resize(before);
        }
        return false;
      case NodeKind::concatenation:
        return sequence(n, 0, at, next);
      case NodeKind::group:
        return node(n.children[0], at, next);
      case NodeKind::repetition:
        return repeat(n, 0, at, next);
      default:
        return next(at);  // assertions hold: the text is a match
    }
  }

  bool one(const Node& n, std::size_t at, const Next& next) {
    if (at >= text_.size()) return false;
    const char32_t c = utf8::decode(text_, at);
    const bool fits = n.kind == NodeKind::literal
                          ? c == n.c
                          : std::any_of(n.ranges.begin(), n.ranges.end(), [c](const auto& range) {
                              return range.first <= c && c <= range.second;
                            });
    return fits && next(at + utf8::length(text_[at]));
  }

  bool words(const Node& n, std::size_t at, const Next& next) {
    const PatternReference& reference = syntax_.references[n.index].second;
    if (reference.words == nullptr) {  // a find, as its symbol
      return at < text_.size() &&
             reference.symbols.find(utf8::decode(text_, at)) != std::u32string::npos &&
             next(at + utf8::length(text_[at]));
    }
    const auto& list = reference.words->words;
    for (std::size_t size = text_.size() - at; size > 0; --size) {
      const std::string_view word = text_.substr(at, size);
      if (std::binary_search(list.begin(), list.end(), word) && next(at + size)) return true;
    }
    return false;
  }

  bool sequence(const Node& n, std::size_t child, std::size_t at, const Next& next) {
    if (child == n.children.size()) return next(at);
    return node(n.children[child], at,
                [&, child](std::size_t behind) { return sequence(n, child + 1, behind, next); });
  }

  bool repeat(const Node& n, uint32_t count, std::size_t at, const Next& next) {
    const std::size_t before = taken_.size();
    if (n.lazy && count >= n.minimum && next(at)) return true;
    taken_.resize(before);
    if (count < n.maximum && node(n.children[0], at, [&, count, at](std::size_t behind) {
          return behind > at && repeat(n, count + 1, behind, next);
        }))
      return true;
    taken_.resize(before);
    return !n.lazy && count >= n.minimum && next(at);
  }

  const Syntax& syntax_;
  std::string_view text_;
  std::vector<std::pair<uint32_t, std::size_t>> taken_;
};

}  // namespace

void Alternatives::add(const Rule& rule) {
  const Syntax& syntax = *rule.syntax;
  for (uint32_t i = 0; i < syntax.nodes.size(); ++i) {
    const Node& node = syntax[i];
    if (node.kind != NodeKind::alternation) continue;
    Known& known = known_[written(syntax, i)];
    if (!known.branches.empty()) continue;
    known.rule = rule.id;
    known.met.resize(node.children.size());
    for (const uint32_t child : node.children) known.branches.push_back(written(syntax, child));
  }
}

bool Alternatives::take(const Rule& rule, std::string_view text) {
  Walk walk(*rule.syntax, text);
  if (!walk.whole()) return false;
  for (const auto& [node, branch] : walk.taken()) {
    const auto at = known_.find(written(*rule.syntax, node));
    if (at != known_.end()) at->second.met[branch] = true;
  }
  return true;
}

std::vector<std::string> Alternatives::unmet() const {
  std::vector<std::string> out;
  for (const auto& [text, known] : known_) {
    for (std::size_t i = 0; i < known.branches.size(); ++i) {
      if (!known.met[i]) out.push_back(known.rule + ": no example meets " + known.branches[i]);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace sagwan
