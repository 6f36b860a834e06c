// SPDX-License-Identifier: Apache-2.0
// analyse_pattern: works out, from the leaves of the tree up, the strings that each part can start
// with, whether it can be empty, and its literal characters.
#include <algorithm>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

namespace {

// More strings than this, and the start counts as wide; longer strings are cut (a shorter one only
// tries more).
constexpr std::size_t kMaxStrings = 1200;
constexpr std::size_t kMaxBytes = 15;
constexpr std::size_t kMaxProduct = 600;
// Of a long list short beginnings are enough.
constexpr std::size_t kLongList = 300;
constexpr std::size_t kLongListBytes = 6;
constexpr std::size_t kMiddlingList = 60;
constexpr std::size_t kMiddlingListBytes = 9;

/// A string a part can start with; `open`: more of the same part follows it that is not spelled
/// out.
struct Start {
  std::string text;
  bool open = false;
  friend bool operator==(const Start&, const Start&) = default;
  friend auto operator<=>(const Start&, const Start&) = default;
};

struct Part {
  std::vector<Start> starts;  // an empty, closed text: the part can match nothing
  bool wide = false;          // some match starts with what is not listed
  std::vector<std::string> inner;
  bool has_inner = false;
  uint32_t literals = 0;

  void normalise() {
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    if (starts.size() > kMaxStrings) {
      // Shorten step by step, to the first four bytes' worth of characters, before giving up.
      for (const std::size_t bytes : {std::size_t{9}, std::size_t{6}, std::size_t{4}}) {
        for (Start& start : starts) cut(start, bytes);
        std::sort(starts.begin(), starts.end());
        starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
        if (starts.size() <= kMaxStrings) break;
      }
      if (starts.size() > kMaxStrings) {
        starts.clear();
        wide = true;
      }
    }
  }
  static void cut(Start& start, std::size_t bytes) {
    if (start.text.size() <= bytes) return;
    std::size_t end = bytes;
    while (end > 0 && utf8::is_continuation(start.text[end])) --end;
    if (end == 0) end = utf8::length(start.text[0]);
    if (end >= start.text.size()) return;
    start.text.resize(end);
    start.open = true;
  }
  [[nodiscard]] bool can_be_empty() const {
    return std::any_of(starts.begin(), starts.end(),
                       [](const Start& s) { return s.text.empty() && !s.open; });
  }
};

Part empty_part() {
  Part part;
  part.starts.push_back({});
  return part;
}

Part wide_part() {
  Part part;
  part.wide = true;
  return part;
}

class Analysis {
 public:
  explicit Analysis(const Syntax& syntax) : syntax_(syntax) {}

  PatternInfo run() {
    Part part = of(syntax_.root);
    PatternInfo info;
    info.literals = part.literals;
    info.first_wide = part.wide || part.can_be_empty();
    for (const Start& start : part.starts) {
      if (start.text.empty()) {
        info.first_wide = info.first_wide || start.open;
        continue;
      }
      if (start.text[0] >= '0' && start.text[0] <= '9') {
        info.first_digit = true;
      } else if (info.first.empty() || !start.text.starts_with(info.first.back())) {
        info.first.push_back(start.text);
      }
    }
    if (info.first_wide && part.has_inner) info.inner = std::move(part.inner);
    return info;
  }

 private:
  [[nodiscard]] Part of(uint32_t number) const {
    const Node& node = syntax_[number];
    switch (node.kind) {
      case NodeKind::empty:
      case NodeKind::assertion:
      case NodeKind::line_begin:
      case NodeKind::line_end:
        return empty_part();
      case NodeKind::literal: {
        Part part;
        part.literals = 1;
        part.starts.push_back(character(node.c));
        return part;
      }
      case NodeKind::set:
        return set(node);
      case NodeKind::words:
        return words(*syntax_.references[node.index].second.words);
      case NodeKind::concatenation: {
        Part out = empty_part();
        for (const uint32_t child : node.children) append(out, of(child));
        return out;
      }
      case NodeKind::alternation:
        return alternation(node);
      case NodeKind::repetition:
        return repeated(of(node.children[0]), node.minimum, node.maximum);
      case NodeKind::group:
        return of(node.children[0]);
    }
    return wide_part();
  }

  static Start character(char32_t c) {
    Start start;
    utf8::append(start.text, c);
    return start;
  }

  static Part set(const Node& node) {
    if (node.wide) return wide_part();
    Part part;
    part.literals = node.only_digits ? 0 : 1;
    for (const auto& [low, high] : node.ranges) {
      for (char32_t c = low; c <= high; ++c) part.starts.push_back(character(c));
    }
    part.normalise();
    return part;
  }

  /// Words are sorted, so equal beginnings follow each other.
  static Part words(const WordList& list) {
    const std::size_t count = list.words.size();
    const std::size_t bytes = count > kLongList       ? kLongListBytes
                              : count > kMiddlingList ? kMiddlingListBytes
                                                      : kMaxBytes;
    Part part;
    part.literals = 2;
    std::string_view last;
    for (const std::string_view word : list.words) {
      if (!last.empty() && word.size() > last.size() && last.size() >= bytes - 3 &&
          word.starts_with(last) && part.starts.back().open) {
        continue;
      }
      Start start{std::string(word.substr(0, kMaxBytes + 4)), word.size() > kMaxBytes + 4};
      Part::cut(start, bytes);
      if (part.starts.empty() || part.starts.back() != start) {
        part.starts.push_back(std::move(start));
        last = part.starts.back().text;
      }
    }
    part.normalise();
    return part;
  }

  [[nodiscard]] Part alternation(const Node& node) const {
    Part out = of(node.children[0]);
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      Part other = of(node.children[i]);
      out.starts.insert(out.starts.end(), other.starts.begin(), other.starts.end());
      out.wide = out.wide || other.wide;
      out.literals = std::min(out.literals, other.literals);
      // An inner string must stand in every alternative.
      if (out.has_inner && other.has_inner) {
        out.inner.insert(out.inner.end(), other.inner.begin(), other.inner.end());
      } else {
        out.has_inner = false;
      }
    }
    out.normalise();
    return out;
  }

  /// out := out . next
  static void append(Part& out, const Part& next) {
    out.literals += next.literals;
    if (!out.has_inner || worth(next) > worth_inner(out)) {
      if (!next.wide && !next.can_be_empty() && !next.starts.empty()) {
        out.has_inner = true;
        out.inner.clear();
        for (const Start& start : next.starts) out.inner.push_back(start.text);
      } else if (next.has_inner && !out.has_inner) {
        out.has_inner = true;
        out.inner = next.inner;
      }
    }
    const auto goes_on = [](const Start& start) {
      return !start.open && !start.text.empty() && start.text.size() < kMaxBytes;
    };
    const auto going_on =
        static_cast<std::size_t>(std::count_if(out.starts.begin(), out.starts.end(), goes_on));
    // Spelled out further only where that stays short and tells something: ten digits behind a
    // literal do not.
    const bool spell =
        !next.wide && !is_digit_class(next) && going_on * next.starts.size() <= kMaxProduct;
    std::vector<Start> joined;
    for (const Start& a : out.starts) {
      if (!a.open && a.text.empty()) {
        out.wide = out.wide || next.wide;
        joined.insert(joined.end(), next.starts.begin(), next.starts.end());
      } else if (!spell || !goes_on(a)) {
        joined.push_back({a.text, true});
      } else {
        for (const Start& b : next.starts) {
          Start start{a.text + b.text, b.open};
          Part::cut(start, kMaxBytes);
          joined.push_back(std::move(start));
        }
      }
    }
    out.starts = std::move(joined);
    out.normalise();
  }
  static bool is_digit_class(const Part& part) {
    return part.starts.size() > 2 && !part.wide && part.literals == 0 &&
           std::all_of(part.starts.begin(), part.starts.end(), [](const Start& s) {
             return !s.text.empty() && s.text[0] >= '0' && s.text[0] <= '9';
           });
  }
  /// How good a part's starts are as required strings: long beats short.
  static std::size_t worth(const Part& part) {
    if (part.wide || part.starts.empty() || part.can_be_empty()) return 0;
    std::size_t shortest = kMaxBytes;
    for (const Start& start : part.starts) shortest = std::min(shortest, start.text.size());
    return shortest;
  }
  static std::size_t worth_inner(const Part& part) {
    std::size_t shortest = kMaxBytes;
    for (const std::string& text : part.inner) shortest = std::min(shortest, text.size());
    return shortest;
  }

  static Part repeated(Part out, uint32_t minimum, uint32_t maximum) {
    if (minimum == 1 && maximum == 1) return out;
    if (maximum > 1) {
      for (Start& start : out.starts) start.open = start.open || !start.text.empty();
    }
    if (minimum == 0) {
      out.starts.push_back({});
      out.has_inner = false;
      out.literals = 0;
      out.normalise();
    }
    return out;
  }

  const Syntax& syntax_;
};

}  // namespace

PatternInfo analyse_pattern(const Syntax& syntax) { return Analysis(syntax).run(); }

}  // namespace sagwan
