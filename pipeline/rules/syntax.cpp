// SPDX-License-Identifier: Apache-2.0
// parse_syntax: recursive descent over alternation, concatenation, repetition, atom. Flags and
// groups nest; everything else is a loop.
#include "pipeline/rules/syntax.h"

#include <algorithm>
#include <optional>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/char_ranges.h"

namespace sagwan {

namespace {

constexpr uint32_t kMaxCount = 1000;  // as RE2
constexpr int kMaxDepth = 200;
constexpr CharRanges::value_type kDigits = {U'0', U'9'};
// A class of more characters than this is not spelled out as first strings: kMaxLetters where it
// holds letters (an alphabet in two cases), kMaxDigits where it is written with digits alone.
constexpr std::size_t kMaxLetters = 64;
constexpr std::size_t kMaxDigits = 12;

bool is_digits(const CharRanges::value_type& range) {
  return range.first >= kDigits.first && range.second <= kDigits.second;
}

class Parser {
 public:
  Parser(std::string_view pattern, const ReferenceResolver& resolve, CharProperties& properties)
      : pattern_(pattern), resolve_(resolve), properties_(properties) {}

  Result<Syntax> run() {
    out_.root = alternation();
    if (!error_ && more()) fail("unexpected )");
    if (error_) return *std::move(error_);
    return std::move(out_);
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
  /// The character at the parser's place, which moves behind it.
  char32_t take() {
    const char32_t c = utf8::decode(pattern_, at_);
    at_ += utf8::length(pattern_[at_]);
    return c;
  }
  /// What stands up to `end`, which is passed over.
  std::string_view take_to(char end) {
    const std::size_t close = pattern_.find(end, at_);
    if (close == std::string_view::npos) {
      fail(std::string("missing ") + end);
      return {};
    }
    const std::string_view inside = pattern_.substr(at_, close - at_);
    at_ = close + 1;
    return inside;
  }

  uint32_t add(Node node) {
    out_.nodes.push_back(std::move(node));
    return static_cast<uint32_t>(out_.nodes.size() - 1);
  }
  uint32_t add(NodeKind kind, std::vector<uint32_t> children = {}) {
    Node node;
    node.kind = kind;
    node.children = std::move(children);
    return add(std::move(node));
  }

  uint32_t alternation() {
    std::vector<uint32_t> parts = {concatenation()};
    while (!error_ && accept("|")) parts.push_back(concatenation());
    return parts.size() == 1 ? parts[0] : add(NodeKind::alternation, std::move(parts));
  }
  uint32_t concatenation() {
    std::vector<uint32_t> parts;
    while (!error_ && more() && peek() != '|' && peek() != ')') parts.push_back(repetition());
    return parts.size() == 1 ? parts[0] : add(NodeKind::concatenation, std::move(parts));
  }

  uint32_t repetition() {
    uint32_t part = atom();
    while (!error_ && more()) {
      Node node;
      node.kind = NodeKind::repetition;
      node.maximum = kUnbounded;
      if (accept("*")) {
      } else if (accept("+")) {
        node.minimum = 1;
      } else if (accept("?")) {
        node.maximum = 1;
      } else if (peek() == '{' && peek(1) >= '0' && peek(1) <= '9') {
        ++at_;
        counts(take_to('}'), node);
      } else {
        break;
      }
      node.lazy = accept("?");
      node.children = {part};
      part = add(std::move(node));
    }
    return part;
  }
  void counts(std::string_view inside, Node& node) {
    const std::size_t comma = inside.find(',');
    node.minimum = number(inside.substr(0, comma));
    if (comma == std::string_view::npos) {
      node.maximum = node.minimum;
    } else if (comma + 1 < inside.size()) {
      node.maximum = number(inside.substr(comma + 1));
    }
    if (node.minimum > kMaxCount || (node.maximum != kUnbounded && node.maximum > kMaxCount)) {
      fail("a count over 1000");
    } else if (node.maximum < node.minimum) {
      fail("a count that runs backwards");
    }
  }
  static uint32_t number(std::string_view digits) {
    uint32_t n = 0;
    for (const char c : digits) {
      if (c >= '0' && c <= '9')
        n = std::min(n * 10 + static_cast<uint32_t>(c - '0'), kMaxCount + 1);
    }
    return n;
  }

  uint32_t atom() {
    switch (peek()) {
      case '(':
        return group();
      case '[':
        return bracket();
      case '\\':
        return escape();
      case '{':
        return reference();
      case '.':
        ++at_;
        return any();
      case '^':
        ++at_;
        return add(NodeKind::line_begin);
      case '$':
        ++at_;
        return add(NodeKind::line_end);
      case '*':
      case '+':
      case '?':
        fail(std::string("nothing to repeat before ") + peek());
        return add(NodeKind::empty);
      default:
        return literal(take());
    }
  }

  uint32_t literal(char32_t c) {
    Node node;
    node.kind = NodeKind::literal;
    node.c = c;
    if (fold_case_) {
      node.ranges = {{c, c}};
      add_other_case(node.ranges);
      if (node.ranges.size() > 1) node.kind = NodeKind::set;
    }
    return add(std::move(node));
  }
  uint32_t any() {
    return dot_all_ ? set({{0, 0x10FFFF}}) : set({{0, U'\n' - 1}, {U'\n' + 1, 0x10FFFF}});
  }
  uint32_t set(CharRanges ranges) {
    Node node;
    node.kind = NodeKind::set;
    node.ranges = std::move(ranges);
    node.only_digits = std::all_of(node.ranges.begin(), node.ranges.end(), is_digits);
    normalise(node.ranges);
    if (fold_case_) add_other_case(node.ranges);
    std::size_t size = 0;
    for (const auto& [low, high] : node.ranges) size += high - low + 1;
    node.wide = size > (node.only_digits ? kMaxDigits : kMaxLetters);
    return add(std::move(node));
  }

  uint32_t group() {
    ++at_;
    if (++depth_ > kMaxDepth) {
      fail("groups nested too deep");
      return add(NodeKind::empty);
    }
    const bool outer_fold = fold_case_;
    const bool outer_dot_all = dot_all_;
    int number = 0;
    if (accept("?P<")) {
      std::string name(take_to('>'));
      const bool twice = std::any_of(out_.groups.begin(), out_.groups.end(),
                                     [&](const auto& g) { return g.second == name; });
      if (twice) fail("two groups have the name " + name);
      number = ++out_.group_count;
      out_.groups.emplace_back(number, std::move(name));
    } else if (accept("?")) {
      flags();
      if (accept(")")) {  // for the rest of the group around
        --depth_;
        return add(NodeKind::empty);
      }
      accept(":");
    } else {
      number = ++out_.group_count;
    }
    uint32_t part = alternation();
    if (!error_ && !accept(")")) fail("missing )");
    fold_case_ = outer_fold;
    dot_all_ = outer_dot_all;
    --depth_;
    if (number == 0) return part;
    Node node;
    node.kind = NodeKind::group;
    node.index = static_cast<uint32_t>(number);
    node.children = {part};
    return add(std::move(node));
  }
  void flags() {
    bool on = true;
    while (more() && peek() != ':' && peek() != ')') {
      const char flag = peek();
      ++at_;
      if (flag == '-') {
        on = false;
      } else if (flag == 'i') {
        fold_case_ = on;
      } else if (flag == 's') {
        dot_all_ = on;
      } else {
        fail(std::string("(?") + flag + " is not known here; (?i) and (?s) are");
      }
    }
  }

  /// The class that `\d`, `\p{..}` and their kin stand for, or none; the place is then behind it.
  std::optional<CharRanges> class_escape() {
    const char c = peek(1);
    CharRanges ranges;
    switch (c) {
      case 'd':
      case 'D':
        ranges = {kDigits};
        break;
      case 's':
      case 'S':
        ranges = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
        break;
      case 'w':
      case 'W':
        ranges = {kDigits, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
        break;
      case 'p':
      case 'P': {
        at_ += 2;
        std::string name(accept("{") ? take_to('}') : pattern_.substr(at_++, 1));
        const bool negated = (c == 'P') != name.starts_with("^");
        if (name.starts_with("^")) name.erase(0, 1);
        ranges = properties_.ranges(name);
        if (ranges.empty()) fail("no property is called " + name);
        return negated ? complement(ranges) : ranges;
      }
      default:
        return std::nullopt;
    }
    at_ += 2;
    return c < 'a' ? complement(ranges) : ranges;
  }
  /// The character that an escape stands for; the place is on the backslash.
  char32_t character_escape() {
    at_ += 2;
    switch (pattern_[at_ - 1]) {
      case 'n':
        return U'\n';
      case 't':
        return U'\t';
      case 'r':
        return U'\r';
      case 'x': {
        const bool braces = accept("{");
        const std::string_view digits = braces ? take_to('}') : pattern_.substr(at_, 2);
        if (!braces) at_ = std::min(at_ + 2, pattern_.size());
        char32_t value = 0;
        for (const char digit : digits) {
          const int low = digit | 0x20;
          const int worth = digit >= '0' && digit <= '9' ? digit - '0'
                            : low >= 'a' && low <= 'f'   ? low - 'a' + 10
                                                         : -1;
          if (worth < 0 || digits.size() > 6) {
            fail("\\x wants hexadecimal digits");
            return 0;
          }
          value = value * 16 + static_cast<char32_t>(worth);
        }
        return value;
      }
      default:
        --at_;
        return take();
    }
  }

  uint32_t escape() {
    if (at_ + 1 >= pattern_.size()) {
      fail("a lone \\ at the end");
      return add(NodeKind::empty);
    }
    NodeKind kind = NodeKind::literal;
    switch (peek(1)) {
      case 'b':
      case 'B':
        kind = NodeKind::assertion;
        break;
      case 'A':
        kind = NodeKind::line_begin;
        break;
      case 'z':
        kind = NodeKind::line_end;
        break;
      default:
        break;
    }
    if (kind != NodeKind::literal) {
      at_ += 2;
      return add(kind);
    }
    if (auto ranges = class_escape()) return set(*std::move(ranges));
    return literal(character_escape());
  }

  uint32_t bracket() {
    ++at_;
    const bool negated = accept("^");
    CharRanges ranges;
    bool first = true;
    while (!error_ && more() && (peek() != ']' || first)) {
      first = false;
      if (accept("[:")) {
        named_class(take_to(':'), ranges);
        accept("]");
        continue;
      }
      if (peek() == '\\') {
        if (const auto inside = class_escape()) {
          ranges.insert(ranges.end(), inside->begin(), inside->end());
          continue;
        }
      }
      const char32_t low = peek() == '\\' && peek(1) != '\0' ? character_escape() : take();
      char32_t high = low;
      if (peek() == '-' && peek(1) != ']' && peek(1) != '\0') {
        ++at_;
        high = peek() == '\\' && peek(1) != '\0' ? character_escape() : take();
      }
      if (high < low) fail("a range that runs backwards");
      ranges.emplace_back(low, high);
    }
    if (!error_ && !accept("]")) fail("missing ]");
    if (!negated) return set(std::move(ranges));
    normalise(ranges);
    return set(complement(ranges));
  }
  void named_class(std::string_view name, CharRanges& ranges) {
    const struct {
      std::string_view name;
      CharRanges ranges;
    } classes[] = {
        {"alnum", {kDigits, {'A', 'Z'}, {'a', 'z'}}},
        {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
        {"digit", {kDigits}},
        {"lower", {{'a', 'z'}}},
        {"upper", {{'A', 'Z'}}},
        {"space", {{'\t', '\r'}, {' ', ' '}}},
        {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
    };
    for (const auto& known : classes) {
      if (known.name != name) continue;
      ranges.insert(ranges.end(), known.ranges.begin(), known.ranges.end());
      return;
    }
    fail("no class is called " + std::string(name));
  }

  uint32_t reference() {
    const std::size_t start = at_;
    ++at_;
    const std::string inside(take_to('}'));
    if (error_) return add(NodeKind::empty);
    Node node;
    node.kind = NodeKind::words;
    node.fold = fold_case_;
    const auto known = std::find_if(out_.references.begin(), out_.references.end(),
                                    [&](const auto& r) { return r.first == inside; });
    node.index = static_cast<uint32_t>(known - out_.references.begin());
    if (known == out_.references.end()) {
      auto resolved = resolve_(inside);
      if (!resolved) {
        at_ = start;
        fail(resolved.error().message);
        return add(NodeKind::empty);
      }
      out_.references.emplace_back(inside, *std::move(resolved));
    }
    const PatternReference& reference = out_.references[node.index].second;
    if (reference.words != nullptr) {
      out_.lexicons.push_back(reference.words->type);
      return add(std::move(node));
    }
    CharRanges symbols;
    for (const char32_t symbol : reference.symbols) symbols.emplace_back(symbol, symbol);
    const uint32_t out = set(std::move(symbols));
    out_.nodes[out].wide = false;  // the symbols of a type are what a phase is looked up by
    return out;
  }

  std::string_view pattern_;
  const ReferenceResolver& resolve_;
  CharProperties& properties_;
  Syntax out_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool fold_case_ = false;
  bool dot_all_ = false;
  std::optional<Error> error_;
};

}  // namespace

Result<PatternReference> Syntax::resolve(std::string_view inside) const {
  for (const auto& [written, reference] : references) {
    if (written == inside) return reference;
  }
  return diagnostic(Code::rule_reference, {}, "no reference {" + std::string(inside) + "}");
}

Result<Syntax> parse_syntax(std::string_view pattern, const ReferenceResolver& resolve,
                            CharProperties& properties) {
  return Parser(pattern, resolve, properties).run();
}

}  // namespace sagwan
