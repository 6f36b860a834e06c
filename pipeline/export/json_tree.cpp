// SPDX-License-Identifier: Apache-2.0
// One pass: a value is put into the list when it begins, and a list or object is closed when its
// bracket comes; those that are open stand on a stack of their own. The text ends in a NUL, which
// no JSON holds, so nothing looks for the end but the last check.
#include "pipeline/export/json_tree.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"

namespace sagwan {

namespace {

/// Nothing of ours nests ten deep; who walks a tree may call itself.
constexpr std::size_t kMostOpen = 200;

struct Broken {
  std::size_t at = 0;
  const char* message = nullptr;
};

enum class Byte : uint8_t { plain, control, quote, backslash, three, other };

/// What a byte is in a string. `three` begins three bytes of which the others are continuations,
/// whatever they are: most of Hangul and Han.
constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> out{};
  for (unsigned c = 0; c < 256; ++c) {
    out[c] = c == '"'                                           ? Byte::quote
             : c == '\\'                                        ? Byte::backslash
             : c < 0x20                                         ? Byte::control
             : c < 0x80                                         ? Byte::plain
             : (c > 0xE0 && c < 0xED) || c == 0xEE || c == 0xEF ? Byte::three
                                                                : Byte::other;
  }
  return out;
}();

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Parser {
 public:
  Parser(std::string& bytes, std::vector<JsonNode>& nodes)
      : begin_(bytes.data()), at_(bytes.data()), end_(begin_ + bytes.size()), nodes_(nodes) {}

  /// Throws Broken.
  void parse() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (std::string_view(begin_, static_cast<std::size_t>(end_ - begin_)).starts_with(kMark)) {
      at_ += kMark.size();
    }
    do {
      value();
    } while (!done());
    space();
    if (at_ != end_) fail("something stands behind the end of the JSON");
  }

 private:
  [[noreturn]] void fail(const char* message) const {
    throw Broken{static_cast<std::size_t>(at_ - begin_), message};
  }
  void space() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') ++at_;
  }
  [[nodiscard]] uint32_t offset(const char* at) const { return static_cast<uint32_t>(at - begin_); }
  void add(JsonKind kind, const char* from, const char* to) {
    const auto next = static_cast<uint32_t>(nodes_.size()) + 1;
    nodes_.push_back({offset(from), static_cast<uint32_t>(to - from), next, kind});
  }

  /// A scalar whole, or the beginning of a list or object up to its first element's value.
  void value() {
    while (true) {
      space();
      switch (*at_) {
        case '"':
          return string();
        case '{':
          open(JsonKind::object);
          if (*at_ == '}') return;
          name();
          break;
        case '[':
          open(JsonKind::list);
          if (*at_ == ']') return;
          break;
        case 't':
          return word("true", JsonKind::yes);
        case 'f':
          return word("false", JsonKind::no);
        case 'n':
          return word("null", JsonKind::null);
        default:
          return number();
      }
    }
  }
  /// Behind a value, or at the bracket of an empty list or object: closes what ends here. True at
  /// the end of all.
  bool done() {
    while (!open_.empty()) {
      space();
      const bool object = nodes_[open_.back()].kind == JsonKind::object;
      if (*at_ == ',') {
        ++at_;
        ++nodes_[open_.back()].size;
        if (object) name();
        return false;
      }
      if (*at_ != (object ? '}' : ']')) {
        fail(object ? "a comma or } is missing" : "a comma or ] is missing");
      }
      ++at_;
      JsonNode& node = nodes_[open_.back()];
      node.next = static_cast<uint32_t>(nodes_.size());
      if (node.next > open_.back() + 1) ++node.size;
      open_.pop_back();
    }
    return true;
  }
  void open(JsonKind kind) {
    if (open_.size() == kMostOpen) fail("lists and objects in each other, too deep");
    ++at_;
    open_.push_back(static_cast<uint32_t>(nodes_.size()));
    nodes_.push_back({0, 0, 0, kind});
    space();
  }
  void name() {
    space();
    if (*at_ != '"') fail("a member's name is missing");
    string();
    JsonNode& node = nodes_.back();
    node.next = name_sign({begin_ + node.begin, node.size});
    space();
    if (*at_ != ':') fail("a colon is missing behind a member's name");
    ++at_;
  }
  void word(std::string_view wanted, JsonKind kind) {
    if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(wanted)) {
      fail("no value of JSON");
    }
    at_ += wanted.size();
    add(kind, at_, at_);
  }
  void number() {
    const char* const from = at_;
    if (*at_ == '-') ++at_;
    if (!is_digit(*at_)) fail(at_ == end_ ? "the JSON ends too soon" : "no value of JSON");
    if (*at_ == '0') {
      ++at_;
    } else {
      digits();
    }
    if (*at_ == '.') {
      ++at_;
      digits();
    }
    if (*at_ == 'e' || *at_ == 'E') {
      ++at_;
      if (*at_ == '+' || *at_ == '-') ++at_;
      digits();
    }
    add(JsonKind::number, from, at_);
  }
  void digits() {
    if (!is_digit(*at_)) fail("a number's digits are missing");
    while (is_digit(*at_)) ++at_;
  }

  void string() {
    const char* const from = ++at_;
    plain();
    char* to = at_;
    while (*at_ != '"') {
      if (*at_ == '\\') {
        escape(to);
        continue;
      }
      const char* const run = at_;
      plain();
      std::memmove(to, run, static_cast<std::size_t>(at_ - run));
      to += at_ - run;
    }
    ++at_;
    add(JsonKind::string, from, to);
  }
  /// Up to a quote or a backslash.
  void plain() {
    while (true) {
      switch (kBytes[static_cast<unsigned char>(*at_)]) {
        case Byte::plain:
          ++at_;
          break;
        case Byte::three:
          if (!utf8::is_continuation(at_[1]) || !utf8::is_continuation(at_[2])) {
            fail("a string is no UTF-8");
          }
          at_ += 3;
          break;
        case Byte::other: {
          const auto length = utf8::valid_length(
              {at_, std::min<std::size_t>(4, static_cast<std::size_t>(end_ - at_))}, 0);
          if (length == 0) fail("a string is no UTF-8");
          at_ += length;
          break;
        }
        case Byte::control:
          fail(at_ == end_ ? "a string does not end" : "a control character in a string");
        case Byte::quote:
        case Byte::backslash:
          return;
      }
    }
  }
  /// Writes what it means to `to`, which is not behind it.
  void escape(char*& to) {
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    ++at_;
    if (*at_ != 'u') {
      const auto which = *at_ == '\0' ? std::string_view::npos : kNames.find(*at_);
      if (which == std::string_view::npos) fail("an unknown escape in a string");
      *to++ = kMeanings[which];
      ++at_;
      return;
    }
    ++at_;
    char32_t c = four_digits();
    if (c >= 0xDC00 && c < 0xE000) fail("half of a surrogate pair in a string");
    if (c >= 0xD800 && c < 0xDC00) {
      if (at_[0] != '\\' || at_[1] != 'u') fail("half of a surrogate pair in a string");
      at_ += 2;
      const char32_t low = four_digits();
      if (low < 0xDC00 || low >= 0xE000) fail("half of a surrogate pair in a string");
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    std::string encoded;
    utf8::append(encoded, c);
    to = std::copy(encoded.begin(), encoded.end(), to);
  }
  char32_t four_digits() {
    char32_t out = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = *at_;
      const char lower = static_cast<char>(c | 0x20);
      if (!is_digit(c) && (lower < 'a' || lower > 'f')) fail("no four digits behind \\u");
      out = out * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
    }
    return out;
  }

  char* begin_;
  char* at_;
  char* end_;
  std::vector<JsonNode>& nodes_;
  std::vector<uint32_t> open_;  ///< lists and objects that are not closed; all nodes' indices
};

Place place_of(std::string_view bytes, std::size_t offset, const std::string& path) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {path, static_cast<uint32_t>(line), utf8::count(before.substr(start)) + 1};
}

}  // namespace

Result<JsonTree> JsonTree::parse(std::string_view bytes, const std::string& path, Code code) {
  constexpr std::size_t kBytesOfNode = 6;  // of a knowledge file, so that the list seldom grows
  if (bytes.size() >= std::numeric_limits<uint32_t>::max()) {
    return diagnostic(code, {path, 0, 0}, "JSON of 4 GB and more is not read");
  }
  JsonTree out;
  out.bytes_ = bytes;
  out.nodes_.clear();
  out.nodes_.reserve(bytes.size() / kBytesOfNode);
  try {
    Parser(out.bytes_, out.nodes_).parse();
  } catch (const Broken& broken) {
    return diagnostic(code, place_of(bytes, broken.at, path), broken.message);
  }
  return out;
}

std::string JsonValue::path() const {
  const JsonNode* const nodes = tree_->nodes_.data();
  std::string out;
  for (const JsonNode* at = nodes; at != node_;) {
    const bool object = at->kind == JsonKind::object;
    const JsonNode* child = at + (object ? 2 : 1);
    uint32_t number = 0;
    while (behind(child) <= node_) {
      child = behind(child) + (object ? 1 : 0);
      ++number;
    }
    if (object) {
      if (!out.empty()) out += '.';
      out += JsonValue(*tree_, child - 1).text();
    } else {
      out += '[' + std::to_string(number) + ']';
    }
    at = child;
  }
  return out;
}

}  // namespace sagwan
