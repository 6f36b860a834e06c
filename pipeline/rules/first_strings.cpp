// SPDX-License-Identifier: Apache-2.0
// analyse_pattern: works out, from the leaves of the tree up, the strings that each part can start
// with, whether it can be empty, and its literal characters.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <compare>
#include <cstring>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/char_ranges.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

namespace {

// More strings than this, and the start counts as wide; longer strings are cut (a shorter one only
// tries more).
constexpr std::size_t kMaxStrings = 800;
constexpr std::size_t kMaxBytes = 15;
constexpr std::size_t kMaxProduct = 200;
// Of a long list short beginnings are enough.
constexpr std::size_t kLongList = 300;
constexpr std::size_t kLongListBytes = 6;
constexpr std::size_t kMiddlingList = 60;
constexpr std::size_t kMiddlingListBytes = 9;
// Characters of a word, and of a part of a sentence: so far back a rule with a wide start is tried
// at most, as one counts when choosing between inner strings.
constexpr uint32_t kWord = 10;
constexpr uint32_t kSentence = 40;

/// At most kMaxBytes bytes in two machine words, which compare as the strings do: a pattern's
/// analysis sorts thousands of them.
class ShortText {
 public:
  ShortText() = default;
  explicit ShortText(std::string_view text) : size_(static_cast<uint8_t>(text.size())) {
    std::memcpy(bytes_.data(), text.data(), text.size());
  }
  [[nodiscard]] std::string_view view() const& { return {bytes_.data(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] char operator[](std::size_t i) const { return bytes_[i]; }
  void cut(std::size_t size) {
    std::fill(bytes_.begin() + static_cast<std::ptrdiff_t>(size), bytes_.end(), '\0');
    size_ = static_cast<uint8_t>(size);
  }

  friend bool operator==(const ShortText&, const ShortText&) = default;
  friend std::strong_ordering operator<=>(const ShortText& a, const ShortText& b) {
    const auto order = a.word(0) <=> b.word(0);
    if (std::is_neq(order)) return order;
    return a.word(8) <=> b.word(8);
  }

 private:
  [[nodiscard]] uint64_t word(std::size_t at) const {
    uint64_t out = 0;
    std::memcpy(&out, bytes_.data() + at, sizeof out);
    return __builtin_bswap64(out);
  }
  static_assert(std::endian::native == std::endian::little);

  std::array<char, kMaxBytes + 1> bytes_{};  // zeros behind the text
  uint8_t size_ = 0;
};

/// A string a part can start with; `open`: more of the same part follows it that is not spelled
/// out.
struct Start {
  ShortText text;
  bool open = false;
  friend bool operator==(const Start&, const Start&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const Start&, const Start&) = default;
};

struct Part {
  std::vector<Start> starts;       // an empty, closed text: the part can match nothing
  bool wide = false;               // some match starts with what is not listed
  Reach all{0, false};             // what a match of the part can be
  std::vector<std::string> inner;  // one of them stands in every match; empty: none is known
  Reach before_inner;
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
    std::size_t end = whole_characters(start.text.view(), bytes);
    if (end == 0) end = utf8::length(start.text[0]);
    if (end >= start.text.size()) return;
    start.text.cut(end);
    start.open = true;
  }
  /// The most bytes, up to `bytes`, that end between two characters.
  static std::size_t whole_characters(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text.size();
    while (bytes > 0 && utf8::is_continuation(text[bytes])) --bytes;
    return bytes;
  }
  /// `text` as a start, cut to `bytes`.
  static Start start(std::string_view text, bool open, std::size_t bytes) {
    const std::size_t size = whole_characters(text, bytes);
    return {ShortText(text.substr(0, size)), open || size < text.size()};
  }
  [[nodiscard]] bool can_be_empty() const {
    return std::any_of(starts.begin(), starts.end(),
                       [](const Start& s) { return s.text.empty() && !s.open; });
  }
};

uint32_t sum(uint32_t a, uint32_t b) { return a > UINT32_MAX - b ? UINT32_MAX : a + b; }
uint32_t product(uint32_t a, uint32_t b) {
  return b != 0 && a > UINT32_MAX / b ? UINT32_MAX : a * b;
}
/// One behind the other.
Reach joined(Reach a, Reach b) { return {sum(a.characters, b.characters), a.spaces || b.spaces}; }
/// One or the other.
Reach either(Reach a, Reach b) {
  return {std::max(a.characters, b.characters), a.spaces || b.spaces};
}

Part empty_part() {
  Part part;
  part.starts.push_back({});
  return part;
}

Part wide_part() {
  Part part;
  part.wide = true;
  part.all = {};
  return part;
}

class Analysis {
 public:
  explicit Analysis(const Syntax& syntax) : syntax_(syntax) {}

  PatternInfo run() {
    Part part = of(syntax_.root);
    if (part.wide || part.can_be_empty() ||
        std::ranges::any_of(part.starts, [](const Start& s) { return s.text.empty(); })) {
      with_inner_ = true;
      part = of(syntax_.root);
    }
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
      } else if (info.first.empty() || !start.text.view().starts_with(info.first.back())) {
        info.first.emplace_back(start.text.view());
      }
    }
    if (info.first_wide && !part.inner.empty()) {
      info.inner = std::move(part.inner);
      info.reach = part.before_inner;
    }
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
        part.all = {1, node.c == ' '};
        part.starts.push_back(character(node.c));
        return part;
      }
      case NodeKind::set:
        return set(node);
      case NodeKind::words:
        return words(*syntax_.references[node.index].second.words);
      case NodeKind::concatenation:
        return concatenation(node);
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
    std::string text;
    utf8::append(text, c);
    return {ShortText(text), false};
  }

  static Part set(const Node& node) {
    Part part = node.wide ? wide_part() : Part();
    part.all = {1, contains(node.ranges, ' ')};
    if (node.wide) return part;
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
    part.all = {};
    for (const std::string_view word : list.words) {
      const Start start = Part::start(word, false, bytes);
      if (part.starts.empty() || part.starts.back() != start) part.starts.push_back(start);
    }
    part.normalise();
    return part;
  }

  /// Inner strings are those of a child, or what a run of children spells out.
  [[nodiscard]] Part concatenation(const Node& node) const {
    Part out = empty_part();
    Part run = empty_part();
    Reach before_run;
    for (const uint32_t child : flat_children(node)) {
      const Part next = of(child);
      if (with_inner_) {
        if (!next.inner.empty()) offer(out, next.inner, joined(out.all, next.before_inner));
        if (is_listed(run) && std::ranges::any_of(run.starts, goes_on)) {
          append_starts(run, next);
        } else {
          run = next;
          before_run = out.all;
        }
        if (is_listed(run)) offer(out, texts(run), before_run);
      }
      append_starts(out, next);
      out.literals += next.literals;
      out.all = joined(out.all, next.all);
    }
    return out;
  }
  /// The parts of a concatenation; of those that are concatenations in a group, as a fragment is,
  /// their parts: a string runs on across a group's end.
  [[nodiscard]] std::vector<uint32_t> flat_children(const Node& node) const {
    std::vector<uint32_t> out;
    for (const uint32_t child : node.children) {
      const uint32_t inside = without_groups(child);
      if (syntax_[inside].kind == NodeKind::concatenation) {
        const std::vector<uint32_t> parts = flat_children(syntax_[inside]);
        out.insert(out.end(), parts.begin(), parts.end());
      } else {
        out.push_back(inside);
      }
    }
    return out;
  }
  [[nodiscard]] uint32_t without_groups(uint32_t number) const {
    while (syntax_[number].kind == NodeKind::group) number = syntax_[number].children[0];
    return number;
  }
  /// Does one of the part's starts, none of them empty, stand in every match of it?
  static bool is_listed(const Part& part) {
    return !part.wide && !part.starts.empty() &&
           std::ranges::none_of(part.starts, [](const Start& s) { return s.text.empty(); });
  }
  static std::vector<std::string> texts(const Part& part) {
    std::vector<std::string> out;
    for (const Start& start : part.starts) out.emplace_back(start.text.view());
    return out;
  }
  /// Makes `strings` the inner strings of `out`, where a text has fewer places to try because of
  /// them. No string is looked for at a space: one before it is left out.
  static void offer(Part& out, std::vector<std::string> strings, Reach before) {
    bool spaced = false;
    for (std::string& text : strings) {
      if (text[0] != ' ') continue;
      text.erase(0, 1);
      if (text.empty() || text[0] == ' ') return;
      spaced = true;
    }
    if (spaced) before = joined(before, {1, true});
    if (!out.inner.empty() && places(strings, before) >= places(out.inner, out.before_inner))
      return;
    out.inner = std::move(strings);
    out.before_inner = before;
  }
  /// How many places of a text are tried because of inner strings, by what a character tells: of
  /// Hangul and Han 7 bits, of alphabets 5, a space 1, of symbols 9.
  static double places(const std::vector<std::string>& strings, Reach before) {
    double strings_met = 0;
    for (const std::string& text : strings) {
      int bits = 0;
      for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i]))
        bits += bits_of(utf8::decode(text, i));
      strings_met += std::ldexp(1.0, -bits);
    }
    return strings_met * (1 + std::min(before.characters, before.spaces ? kSentence : kWord));
  }

  static int bits_of(char32_t c) {
    if (c == ' ') return 1;
    if (c < 0x800) return 5;
    return c >= 0x2000 && c < 0x2C00 ? 9 : 7;
  }

  [[nodiscard]] Part alternation(const Node& node) const {
    Part out = of(node.children[0]);
    if (with_inner_ && is_listed(out)) offer(out, texts(out), {0, false});
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      Part other = of(node.children[i]);
      if (with_inner_ && is_listed(other)) offer(other, texts(other), {0, false});
      out.starts.insert(out.starts.end(), other.starts.begin(), other.starts.end());
      out.wide = out.wide || other.wide;
      out.literals = std::min(out.literals, other.literals);
      out.all = either(out.all, other.all);
      out.before_inner = either(out.before_inner, other.before_inner);
      // An inner string must stand in every alternative.
      if (!out.inner.empty() && !other.inner.empty()) {
        out.inner.insert(out.inner.end(), other.inner.begin(), other.inner.end());
      } else {
        out.inner.clear();
      }
    }
    out.normalise();
    return out;
  }

  static bool goes_on(const Start& start) {
    return !start.open && !start.text.empty() && start.text.size() < kMaxBytes;
  }
  /// The starts of out . next
  static void append_starts(Part& out, const Part& next) {
    const auto going_on =
        static_cast<std::size_t>(std::count_if(out.starts.begin(), out.starts.end(), goes_on));
    // Spelled out further only where that stays short and tells something: ten digits behind a
    // literal do not.
    const bool spell =
        !next.wide && !is_digit_class(next) && going_on * next.starts.size() <= kMaxProduct;
    const bool begins_here = out.can_be_empty();
    if (!begins_here && (!spell || going_on == 0)) {
      for (Start& start : out.starts) start.open = true;
      return;
    }
    std::vector<Start> joined;
    std::string text;
    for (const Start& a : out.starts) {
      if (!a.open && a.text.empty()) {
        out.wide = out.wide || next.wide;
        joined.insert(joined.end(), next.starts.begin(), next.starts.end());
      } else if (!spell || !goes_on(a)) {
        joined.push_back({a.text, true});
      } else {
        for (const Start& b : next.starts) {
          text = a.text.view();
          text += b.text.view();
          joined.push_back(Part::start(text, b.open, kMaxBytes));
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
  static Part repeated(Part out, uint32_t minimum, uint32_t maximum) {
    if (minimum == 1 && maximum == 1) return out;
    out.all.characters = maximum == kUnbounded ? UINT32_MAX : product(out.all.characters, maximum);
    if (maximum > 1) {
      for (Start& start : out.starts) start.open = start.open || !start.text.empty();
    }
    if (minimum == 0) {
      out.starts.push_back({});
      out.inner.clear();
      out.literals = 0;
      out.normalise();
    }
    return out;
  }

  const Syntax& syntax_;
  bool with_inner_ = false;  // only where a start is wide are inner strings asked for
};

}  // namespace

PatternInfo analyse_pattern(const Syntax& syntax) { return Analysis(syntax).run(); }

}  // namespace sagwan
