// SPDX-License-Identifier: Apache-2.0
// analyse_pattern: a recursive-descent parser of RE2's syntax that computes, instead of a tree,
// what the engine needs of each part: the strings it can start with, whether it can be empty, its
// literal characters.
#include <algorithm>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/pattern.h"

namespace sagwan {

namespace {

// More strings than this, and the start counts as wide; longer strings are cut (a shorter one only
// tries more).
constexpr std::size_t kMaxStrings = 1200;
constexpr std::size_t kMaxBytes = 15;
constexpr std::size_t kMaxProduct = 600;
constexpr std::size_t kMaxClass = 12;

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

class Parser {
 public:
  Parser(std::string_view pattern, const ReferenceResolver& resolve)
      : pattern_(pattern), resolve_(resolve) {}

  Result<PatternInfo> run() {
    Part part = alternation();
    if (!error_ && at_ < pattern_.size()) fail("unexpected )");
    if (error_) return *std::move(error_);
    PatternInfo info;
    info.groups = std::move(groups_);
    info.literals = part.literals;
    info.lexicons = std::move(lexicons_);
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
  void fail(std::string message) {
    if (error_) return;
    error_ = diagnostic(Code::rule_pattern, {{}, 1, utf8::count(pattern_.substr(0, at_)) + 1},
                        std::move(message));
    at_ = pattern_.size();
  }
  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  bool accept(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  Part alternation() {
    Part out = concatenation();
    while (!error_ && accept("|")) {
      Part other = concatenation();
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

  Part concatenation() {
    Part out = empty_part();
    while (!error_ && more() && peek() != '|' && peek() != ')') append(out, repetition());
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

  Part repetition() {
    Part part = atom();
    while (!error_ && more()) {
      std::size_t minimum = 1;
      std::size_t maximum = 1;
      if (accept("*")) {
        minimum = 0;
        maximum = SIZE_MAX;
      } else if (accept("+")) {
        maximum = SIZE_MAX;
      } else if (accept("?")) {
        minimum = 0;
      } else if (peek() == '{' && peek(1) >= '0' && peek(1) <= '9') {
        const std::size_t close = pattern_.find('}', at_);
        if (close == std::string_view::npos) {
          fail("missing }");
          return part;
        }
        const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
        const std::size_t comma = inside.find(',');
        minimum = number(inside.substr(0, comma));
        maximum = comma == std::string_view::npos ? minimum
                  : comma + 1 == inside.size()    ? SIZE_MAX
                                                  : number(inside.substr(comma + 1));
        at_ = close + 1;
      } else {
        break;
      }
      accept("?");  // lazy
      part = repeated(part, minimum, maximum);
    }
    return part;
  }
  static std::size_t number(std::string_view digits) {
    std::size_t n = 0;
    for (const char c : digits) {
      if (c >= '0' && c <= '9')
        n = std::min<std::size_t>(n * 10 + static_cast<std::size_t>(c - '0'), 1000);
    }
    return n;
  }
  static Part repeated(const Part& part, std::size_t minimum, std::size_t maximum) {
    Part out = part;
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

  Part atom() {
    const char c = peek();
    if (c == '(') return group();
    if (c == '[') return bracket();
    if (c == '\\') return escape();
    if (c == '{') return reference();
    if (c == '.') {
      ++at_;
      return wide_part();
    }
    if (c == '^' || c == '$') {
      ++at_;
      return empty_part();
    }
    if (c == '*' || c == '+' || c == '?') {
      fail(std::string("nothing to repeat before ") + c);
      return empty_part();
    }
    const uint32_t length = utf8::length(c);
    const char32_t character = utf8::decode(pattern_, at_);
    at_ += length;
    return literal(character);
  }

  Part literal(char32_t c) {
    Part part;
    part.literals = 1;
    std::string text;
    utf8::append(text, c);
    part.starts.push_back({text, false});
    if (fold_case_) {
      const char32_t other = other_case(c);
      if (other != c) {
        std::string folded;
        utf8::append(folded, other);
        part.starts.push_back({folded, false});
      }
    }
    return part;
  }
  /// Simple case pairs of ASCII, Latin-1 and Cyrillic; enough to start with, RE2 decides.
  static char32_t other_case(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 32;
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    return c;
  }

  Part group() {
    ++at_;
    const bool outer_fold = fold_case_;
    if (accept("?P<")) {
      const std::size_t close = pattern_.find('>', at_);
      if (close == std::string_view::npos) {
        fail("missing > of a group's name");
        return empty_part();
      }
      std::string name(pattern_.substr(at_, close - at_));
      if (std::any_of(groups_.begin(), groups_.end(),
                      [&](const auto& g) { return g.second == name; })) {
        fail("two groups have the name " + name);
      }
      groups_.emplace_back(++group_count_, std::move(name));
      at_ = close + 1;
    } else if (accept("?")) {
      bool on = true;
      while (more() && peek() != ':' && peek() != ')') {
        const char flag = peek();
        ++at_;
        if (flag == '-') {
          on = false;
        } else if (flag == 'i') {
          fold_case_ = on;
        } else if (flag != 's' && flag != 'm' && flag != 'U') {
          fail(std::string("(?") + flag + " is not RE2");
          return empty_part();
        }
      }
      if (accept(")")) return empty_part();  // flags for the rest of the group around
      accept(":");
    } else {
      ++group_count_;
    }
    Part part = alternation();
    if (!error_ && !accept(")")) fail("missing )");
    fold_case_ = outer_fold;
    return part;
  }

  Part escape() {
    const char c = peek(1);
    if (c == '\0') {
      fail("a lone \\ at the end");
      return empty_part();
    }
    at_ += 2;
    switch (c) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return empty_part();
      case 'd':
        return digits();
      case 'p':
      case 'P':
        if (accept("{")) {
          const std::size_t close = pattern_.find('}', at_);
          at_ = close == std::string_view::npos ? pattern_.size() : close + 1;
        } else {
          ++at_;
        }
        return wide_part();
      case 'x': {
        std::size_t value = 0;
        if (accept("{")) {
          const std::size_t close = pattern_.find('}', at_);
          if (close == std::string_view::npos) {
            fail("missing }");
            return empty_part();
          }
          value = std::stoul("0" + std::string(pattern_.substr(at_, close - at_)), nullptr, 16);
          at_ = close + 1;
        } else {
          value = std::stoul("0" + std::string(pattern_.substr(at_, 2)), nullptr, 16);
          at_ += 2;
        }
        return literal(static_cast<char32_t>(value));
      }
      case 'n':
        return literal('\n');
      case 't':
        return literal('\t');
      case 's':
      case 'S':
      case 'w':
      case 'W':
      case 'D':
        return wide_part();
      default:
        break;
    }
    const std::size_t start = at_ - 1;
    const char32_t character = utf8::decode(pattern_, start);
    at_ = start + utf8::length(pattern_[start]);
    return literal(character);
  }

  static Part digits() {
    Part part;
    part.starts.push_back({"0", false});  // any digit: all of them make a number rule
    return part;
  }

  Part bracket() {
    ++at_;
    const bool negated = accept("^");
    std::u32string characters;
    bool wide = negated;
    bool first = true;
    bool any_digit = false;
    while (more() && (peek() != ']' || first)) {
      first = false;
      if (pattern_.substr(at_).starts_with("[:")) {
        wide = true;
        const std::size_t close = pattern_.find(":]", at_);
        at_ = close == std::string_view::npos ? pattern_.size() : close + 2;
        continue;
      }
      char32_t low = 0;
      if (peek() == '\\') {
        const char c = peek(1);
        if (c == 'p' || c == 'P' || c == 's' || c == 'S' || c == 'w' || c == 'W' || c == 'D') {
          wide = true;
          Part ignored = escape();
          continue;
        }
        if (c == 'd') {
          any_digit = true;
          at_ += 2;
          continue;
        }
        const Part escaped = escape();
        low = escaped.starts.empty() ? U'?' : utf8::decode(escaped.starts[0].text, 0);
      } else {
        low = utf8::decode(pattern_, at_);
        at_ += utf8::length(peek());
      }
      char32_t high = low;
      if (peek() == '-' && peek(1) != ']' && peek(1) != '\0') {
        ++at_;
        if (peek() == '\\') {
          const Part escaped = escape();
          high = escaped.starts.empty() ? low : utf8::decode(escaped.starts[0].text, 0);
        } else {
          high = utf8::decode(pattern_, at_);
          at_ += utf8::length(peek());
        }
      }
      if (high < low) {
        fail("a range that runs backwards");
        return empty_part();
      }
      if (low >= '0' && high <= '9') {
        any_digit = true;
        digit_values(characters, low, high);
      } else if (high - low > kMaxClass + 52) {
        wide = true;
      } else {
        for (char32_t c = low; c <= high; ++c) characters.push_back(c);
      }
    }
    if (!accept("]")) {
      fail("missing ]");
      return empty_part();
    }
    if (wide) return wide_part();
    Part part;
    const bool only_digits =
        any_digit && std::all_of(characters.begin(), characters.end(),
                                 [](char32_t c) { return c >= '0' && c <= '9'; });
    if (characters.size() > kMaxClass + (only_digits ? 0U : 52U)) {
      return wide_part();
    }
    part.literals = only_digits ? 0 : 1;
    for (const char32_t c : characters) {
      Part one = literal(c);
      part.starts.insert(part.starts.end(), one.starts.begin(), one.starts.end());
    }
    if (any_digit && characters.empty()) part.starts.push_back({"0", true});
    part.normalise();
    return part;
  }
  static void digit_values(std::u32string& characters, char32_t low, char32_t high) {
    for (char32_t c = low; c <= high; ++c) characters.push_back(c);
  }

  Part reference() {
    const std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) {
      fail("missing }");
      return empty_part();
    }
    const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
    auto resolved = resolve_(inside);
    if (!resolved) {
      fail(resolved.error().message);
      return empty_part();
    }
    at_ = close + 1;
    Part part;
    part.literals = 2;
    if (!resolved->symbols.empty()) {
      for (const char32_t symbol : resolved->symbols) {
        std::string text;
        utf8::append(text, symbol);
        part.starts.push_back({std::move(text), false});
      }
      part.literals = 1;
      return part;
    }
    std::string_view type = inside.substr(inside.find(':') + 1);
    type =
        type.substr(0, type.rfind('.') == std::string_view::npos ? type.size() : type.rfind('.'));
    lexicons_.emplace_back(type);
    // Of a long list short beginnings are enough; its words are sorted, so equal ones follow each
    // other.
    const std::size_t bytes = resolved->words.size() > 300  ? 6
                              : resolved->words.size() > 60 ? 9
                                                            : kMaxBytes;
    for (const std::string_view word : resolved->words) {
      Start start{std::string(word.substr(0, kMaxBytes + 4)), word.size() > kMaxBytes + 4};
      Part::cut(start, bytes);
      if (part.starts.empty() || part.starts.back() != start)
        part.starts.push_back(std::move(start));
    }
    part.normalise();
    return part;
  }

  std::string_view pattern_;
  const ReferenceResolver& resolve_;
  std::size_t at_ = 0;
  int group_count_ = 0;
  bool fold_case_ = false;
  std::vector<std::pair<int, std::string>> groups_;
  std::vector<std::string> lexicons_;
  std::optional<Error> error_;
};

}  // namespace

Result<PatternInfo> analyse_pattern(std::string_view pattern, const ReferenceResolver& resolve) {
  return Parser(pattern, resolve).run();
}

}  // namespace sagwan
