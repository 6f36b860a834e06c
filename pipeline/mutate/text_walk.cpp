// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/text_walk.h"

#include <algorithm>
#include <functional>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostTries = 200000;

using Next = std::function<bool(std::size_t)>;

class Walk {
 public:
  Walk(const Syntax& syntax, std::string_view text) : syntax_(syntax), text_(text) {}

  bool whole() {
    return node(syntax_.root, 0, [this](std::size_t at) { return at == text_.size(); });
  }
  std::vector<WalkStep> steps;

 private:
  bool node(uint32_t index, std::size_t at, const Next& next) {
    if (++tries_ > kMostTries) return false;
    const Node& n = syntax_[index];
    switch (n.kind) {
      case NodeKind::literal:
      case NodeKind::set:
        return one(index, at, next);
      case NodeKind::words:
        return words(index, at, next);
      case NodeKind::alternation:
        for (std::size_t i = 0; i < n.children.size(); ++i) {
          const std::size_t before = steps.size();
          steps.push_back({index, i, {}});
          if (node(n.children[i], at, next)) return true;
          steps.resize(before);
        }
        return false;
      case NodeKind::concatenation:
        return sequence(n, 0, at, next);
      case NodeKind::group:
        return node(n.children[0], at, next);
      case NodeKind::repetition:
        return repeat(index, 0, at, next);
      default:
        return next(at);  // assertions hold: the text is a match
    }
  }

  /// The step that takes `size` bytes at `at`, and what follows it.
  bool takes(uint32_t index, std::size_t at, std::size_t size, const Next& next) {
    const std::size_t before = steps.size();
    steps.push_back({index, 0, text_.substr(at, size)});
    if (next(at + size)) return true;
    steps.resize(before);
    return false;
  }

  bool one(uint32_t index, std::size_t at, const Next& next) {
    if (at >= text_.size()) return false;
    const Node& n = syntax_[index];
    const char32_t c = utf8::decode(text_, at);
    const std::size_t size = utf8::length(text_[at]);
    if (n.kind == NodeKind::literal) return c == n.c && next(at + size);
    const bool fits = std::any_of(n.ranges.begin(), n.ranges.end(), [c](const auto& range) {
      return range.first <= c && c <= range.second;
    });
    return fits && takes(index, at, size, next);
  }

  bool words(uint32_t index, std::size_t at, const Next& next) {
    const PatternReference& reference = syntax_.references[syntax_[index].index].second;
    if (reference.words == nullptr) {  // a find, as its symbol
      return at < text_.size() &&
             reference.symbols.find(utf8::decode(text_, at)) != std::u32string::npos &&
             takes(index, at, utf8::length(text_[at]), next);
    }
    const auto& list = reference.words->words;
    for (std::size_t size = text_.size() - at; size > 0; --size) {
      const std::string_view word = text_.substr(at, size);
      if (std::binary_search(list.begin(), list.end(), word) && takes(index, at, size, next)) {
        return true;
      }
    }
    return false;
  }

  bool sequence(const Node& n, std::size_t child, std::size_t at, const Next& next) {
    if (child == n.children.size()) return next(at);
    return node(n.children[child], at,
                [&, child](std::size_t behind) { return sequence(n, child + 1, behind, next); });
  }

  bool repeat(uint32_t index, uint32_t count, std::size_t at, const Next& next) {
    const Node& n = syntax_[index];
    const auto ends = [&] {
      if (count < n.minimum) return false;
      const std::size_t before = steps.size();
      steps.push_back({index, count, {}});
      if (next(at)) return true;
      steps.resize(before);
      return false;
    };
    if (n.lazy && ends()) return true;
    const std::size_t before = steps.size();
    if (count < n.maximum && node(n.children[0], at, [&, count, at](std::size_t behind) {
          return behind > at && repeat(index, count + 1, behind, next);
        })) {
      return true;
    }
    steps.resize(before);
    return !n.lazy && ends();
  }

  const Syntax& syntax_;
  std::string_view text_;
  std::size_t tries_ = 0;
};

}  // namespace

std::optional<std::vector<WalkStep>> walk_of(const Syntax& syntax, std::string_view text) {
  Walk walk(syntax, text);
  if (!walk.whole()) return std::nullopt;
  return std::move(walk.steps);
}

}  // namespace sagwan
