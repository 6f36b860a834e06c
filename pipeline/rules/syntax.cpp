// SPDX-License-Identifier: Apache-2.0
// parse_syntax: recursive descent over alternation, concatenation, repetition, atom. Flags and
// groups nest; everything else is a loop.
#include "pipeline/rules/syntax.h"

#include <algorithm>

#include "pipeline/rules/char_classes.h"
#include "pipeline/rules/char_ranges.h"
#include "pipeline/rules/pattern_cursor.h"

namespace sagwan {

namespace {

constexpr uint32_t kMaxCount = 1000;  // as RE2
constexpr int kMaxDepth = 200;
// A class of more characters than this is not spelled out as first strings: kMaxLetters where it
// holds letters (an alphabet in two cases), kMaxDigits where it is written with digits alone.
constexpr std::size_t kMaxLetters = 64;
constexpr std::size_t kMaxDigits = 12;

bool is_digits(const CharRanges::value_type& range) {
  return range.first >= U'0' && range.second <= U'9';
}

class Parser {
 public:
  Parser(std::string_view pattern, const ReferenceResolver& resolve, CharProperties& properties)
      : cursor_(pattern), resolve_(resolve), properties_(properties) {}

  Result<Syntax> run() {
    out_.root = alternation();
    if (cursor_.more()) cursor_.fail("unexpected )");
    if (cursor_.error()) return *cursor_.error();
    return std::move(out_);
  }

 private:
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
    while (cursor_.accept("|")) parts.push_back(concatenation());
    return parts.size() == 1 ? parts[0] : add(NodeKind::alternation, std::move(parts));
  }
  uint32_t concatenation() {
    std::vector<uint32_t> parts;
    while (cursor_.more() && cursor_.peek() != '|' && cursor_.peek() != ')')
      parts.push_back(repetition());
    return parts.size() == 1 ? parts[0] : add(NodeKind::concatenation, std::move(parts));
  }

  uint32_t repetition() {
    uint32_t part = atom();
    while (cursor_.more()) {
      Node node;
      node.kind = NodeKind::repetition;
      node.maximum = kUnbounded;
      if (cursor_.accept("*")) {
      } else if (cursor_.accept("+")) {
        node.minimum = 1;
      } else if (cursor_.accept("?")) {
        node.maximum = 1;
      } else if (cursor_.peek() == '{' && cursor_.peek(1) >= '0' && cursor_.peek(1) <= '9') {
        cursor_.skip(1);
        counts(cursor_.take_to('}'), node);
      } else {
        break;
      }
      node.lazy = cursor_.accept("?");
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
      cursor_.fail("a count over 1000");
    } else if (node.maximum < node.minimum) {
      cursor_.fail("a count that runs backwards");
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
    switch (cursor_.peek()) {
      case '(':
        return group();
      case '[':
        return set(read_bracket(cursor_, properties_));
      case '\\':
        return escape();
      case '{':
        return reference();
      case '.':
        cursor_.skip(1);
        return any();
      case '^':
        cursor_.skip(1);
        return add(NodeKind::line_begin);
      case '$':
        cursor_.skip(1);
        return add(NodeKind::line_end);
      case '*':
      case '+':
      case '?':
        cursor_.fail(std::string("nothing to repeat before ") + cursor_.peek());
        return add(NodeKind::empty);
      default:
        return literal(cursor_.take());
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
    cursor_.skip(1);
    if (++depth_ > kMaxDepth) {
      cursor_.fail("groups nested too deep");
      return add(NodeKind::empty);
    }
    const bool outer_fold = fold_case_;
    const bool outer_dot_all = dot_all_;
    int number = 0;
    if (cursor_.accept("?P<")) {
      std::string name(cursor_.take_to('>'));
      const bool twice = std::any_of(out_.groups.begin(), out_.groups.end(),
                                     [&](const auto& g) { return g.second == name; });
      if (twice) cursor_.fail("two groups have the name " + name);
      number = ++out_.group_count;
      out_.groups.emplace_back(number, std::move(name));
    } else if (cursor_.accept("?")) {
      flags();
      if (cursor_.accept(")")) {  // for the rest of the group around
        --depth_;
        return add(NodeKind::empty);
      }
      cursor_.accept(":");
    } else {
      number = ++out_.group_count;
    }
    uint32_t part = alternation();
    if (!cursor_.accept(")")) cursor_.fail("missing )");
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
    while (cursor_.more() && cursor_.peek() != ':' && cursor_.peek() != ')') {
      const char flag = cursor_.peek();
      cursor_.skip(1);
      if (flag == '-') {
        on = false;
      } else if (flag == 'i') {
        fold_case_ = on;
      } else if (flag == 's') {
        dot_all_ = on;
      } else {
        cursor_.fail(std::string("(?") + flag + " is not known here; (?i) and (?s) are");
      }
    }
  }

  uint32_t escape() {
    if (cursor_.peek(1) == '\0') {
      cursor_.fail("a lone \\ at the end");
      return add(NodeKind::empty);
    }
    NodeKind kind = NodeKind::literal;
    switch (cursor_.peek(1)) {
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
      cursor_.skip(2);
      return add(kind);
    }
    if (auto ranges = read_class_escape(cursor_, properties_)) return set(*std::move(ranges));
    return literal(read_character_escape(cursor_));
  }

  uint32_t reference() {
    const std::size_t start = cursor_.place();
    cursor_.skip(1);
    const std::string inside(cursor_.take_to('}'));
    if (cursor_.error()) return add(NodeKind::empty);
    Node node;
    node.kind = NodeKind::words;
    node.fold = fold_case_;
    const auto known = std::find_if(out_.references.begin(), out_.references.end(),
                                    [&](const auto& r) { return r.first == inside; });
    node.index = static_cast<uint32_t>(known - out_.references.begin());
    if (known == out_.references.end()) {
      auto resolved = resolve_(inside);
      if (!resolved) {
        cursor_.move_to(start);
        cursor_.fail(resolved.error().message);
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

  PatternCursor cursor_;
  const ReferenceResolver& resolve_;
  CharProperties& properties_;
  Syntax out_;
  int depth_ = 0;
  bool fold_case_ = false;
  bool dot_all_ = false;
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
