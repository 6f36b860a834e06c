// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain/pattern_pieces.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

/// End of the class that opens at `at`.
std::size_t class_end(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && pattern[i] == '^') ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  for (; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (pattern[i] == ']') {
      return i + 1;
    }
  }
  return pattern.size();
}

std::size_t brace_end(std::string_view pattern, std::size_t at) {
  return std::min(pattern.find('}', at), pattern.size() - 1) + 1;
}

std::size_t group_end(std::string_view pattern, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < pattern.size();) {
    const char c = pattern[i];
    if (c == '\\') {
      i += 2;
    } else if (c == '[') {
      i = class_end(pattern, i);
    } else {
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) return i + 1;
      ++i;
    }
  }
  return pattern.size();
}

/// End of the character, escape, class, group or reference at `at`, without its count.
std::size_t atom_end(std::string_view pattern, std::size_t at) {
  switch (pattern[at]) {
    case '(':
      return group_end(pattern, at);
    case '[':
      return class_end(pattern, at);
    case '{':
      return brace_end(pattern, at);
    case '\\': {
      const bool braced = at + 2 < pattern.size() && pattern[at + 2] == '{' &&
                          std::string_view("pPx").find(pattern[at + 1]) != std::string_view::npos;
      if (braced) return brace_end(pattern, at);
      return std::min(at + 2, pattern.size());
    }
    default:
      return at + utf8::length(pattern[at]);
  }
}

std::size_t count_end(std::string_view pattern, std::size_t at) {
  while (at < pattern.size()) {
    const char c = pattern[at];
    const bool counted =
        c == '{' && at + 1 < pattern.size() && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    if (counted) {
      at = brace_end(pattern, at);
    } else if (c == '?' || c == '*' || c == '+') {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

std::vector<std::vector<std::string>> pattern_pieces(std::string_view pattern) {
  std::vector<std::vector<std::string>> out(1);
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] == '|') {
      out.emplace_back();
      ++at;
      continue;
    }
    const std::size_t end =
        std::max(count_end(pattern, std::min(atom_end(pattern, at), pattern.size())), at + 1);
    out.back().emplace_back(pattern.substr(at, end - at));
    at = end;
  }
  return out;
}

std::size_t atom_size(std::string_view piece) {
  return piece.empty() ? 0 : std::min(atom_end(piece, 0), piece.size());
}

std::string_view group_inside(std::string_view piece) {
  if (piece.size() < 2 || piece.front() != '(' || piece.back() != ')') return {};
  std::size_t from = 1;
  if (piece.starts_with("(?P<")) {
    from = std::min(piece.find('>'), piece.size() - 2) + 1;
  } else if (piece.starts_with("(?:")) {
    from = 3;
  } else if (piece.starts_with("(?")) {
    return {};  // flags
  }
  return piece.substr(from, piece.size() - 1 - from);
}

}  // namespace sagwan
