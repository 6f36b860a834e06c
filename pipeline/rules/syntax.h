// SPDX-License-Identifier: Apache-2.0
// Syntax: a rule's pattern as a tree. Reads RE2's syntax and the references of the rule language
// (`{lex:TYPE}`, `{PER}`; fragments are expanded before). first_strings.cpp and program.cpp work on
// the tree; RE2 itself gets the pattern as text (pattern.h).
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/pattern.h"
#include "sagwan/result.h"

namespace sagwan {

/// Code points as closed ranges, ascending, none touching the next.
using CharRanges = std::vector<std::pair<char32_t, char32_t>>;

enum class NodeKind : uint8_t {
  empty,          ///< the empty string, always
  assertion,      ///< the empty string, sometimes: \b \B
  line_begin,     ///< the empty string at the beginning: ^ \A
  line_end,       ///< the empty string at the end: $ \z
  literal,        ///< the character `c`
  set,            ///< one character of `ranges`
  words,          ///< one word of a list, `index` into Syntax::references
  concatenation,  ///< of `children`
  alternation,    ///< of `children`, earlier ones first
  repetition,     ///< of `children[0]`
  group,          ///< capturing group `index` around `children[0]`
};

inline constexpr uint32_t kUnbounded = 0xFFFFFFFF;

struct Node {
  NodeKind kind = NodeKind::empty;
  bool fold = false;         ///< of words: case does not count (in literals and sets it is done)
  bool lazy = false;         ///< of a repetition: fewer first
  bool only_digits = false;  ///< of a set: written with ASCII digits alone
  bool wide = false;         ///< of a set: too many to be spelled out as first strings
  char32_t c = 0;
  uint32_t index = 0;
  uint32_t minimum = 0;  ///< of a repetition
  uint32_t maximum = 0;
  CharRanges ranges;
  std::vector<uint32_t> children;  ///< indices into Syntax::nodes
};

struct Syntax {
  std::vector<Node> nodes;
  uint32_t root = 0;
  int group_count = 0;                              ///< capturing groups, named or not
  std::vector<std::pair<int, std::string>> groups;  ///< named groups: number from 1, name
  /// What each brace stands for, once each, by what is written in it.
  std::vector<std::pair<std::string, PatternReference>> references;
  std::vector<std::string> lexicons;  ///< types of the word lists, in order of appearance

  [[nodiscard]] const Node& operator[](uint32_t node) const { return nodes[node]; }
  /// The reference written `inside`; an error where the pattern has none.
  [[nodiscard]] Result<PatternReference> resolve(std::string_view inside) const;
};

/// Unicode properties that patterns name (`\p{Hangul}`), each worked out once; for threads side by
/// side.
class CharProperties {
 public:
  /// Empty where ICU knows no such property.
  const CharRanges& ranges(const std::string& name);

 private:
  std::mutex mutex_;
  std::map<std::string, CharRanges> known_;
};

/// The error's column is the offset in code points, from 1, within the pattern.
[[nodiscard]] Result<Syntax> parse_syntax(std::string_view pattern,
                                          const ReferenceResolver& resolve,
                                          CharProperties& properties);

}  // namespace sagwan
