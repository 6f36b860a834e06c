// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/pattern.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kMeta = "\\.+*?()|[]{}^$-";

std::string quote(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (kMeta.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

/// In descending order: a word stands before its beginnings, so RE2's leftmost-first alternation
/// takes the longest, and words with a common beginning stand together, which RE2 then writes once.
std::string alternation(std::vector<std::string_view> words) {
  std::sort(words.begin(), words.end(), std::greater<>());
  std::string out = "(?:";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out.push_back('|');
    out += quote(words[i]);
  }
  return out + ")";
}

std::string symbol_class(const std::u32string& symbols) {
  std::string out = "[";
  for (const char32_t symbol : symbols) utf8::append(out, symbol);
  return out + "]";
}

}  // namespace

void for_each_reference(std::string_view pattern,
                        const std::function<void(std::string_view)>& plain,
                        const std::function<void(std::size_t, std::string_view)>& reference) {
  std::size_t from = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\' && i + 1 < pattern.size()) {
      const char escaped = pattern[i + 1];
      ++i;
      if ((escaped == 'p' || escaped == 'P' || escaped == 'x') && i + 1 < pattern.size() &&
          pattern[i + 1] == '{') {
        const std::size_t close = pattern.find('}', i);
        i = close == std::string_view::npos ? pattern.size() : close;
      }
      continue;
    }
    if (in_class) {
      in_class = c != ']';
      continue;
    }
    if (c == '[') {
      in_class = true;
      // A bracket directly behind the opening one is itself.
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
      continue;
    }
    if (c != '{' || i + 1 >= pattern.size()) continue;
    const char next = pattern[i + 1];
    if (next >= '0' && next <= '9') continue;
    const std::size_t close = pattern.find('}', i);
    if (close == std::string_view::npos) continue;
    plain(pattern.substr(from, i - from));
    reference(i, pattern.substr(i + 1, close - i - 1));
    i = close;
    from = close + 1;
  }
  plain(pattern.substr(from));
}

Result<std::string> write_out_pattern(std::string_view pattern, const ReferenceResolver& resolve) {
  std::string out;
  std::optional<Error> error;
  for_each_reference(
      pattern, [&](std::string_view plain) { out += plain; },
      [&](std::size_t, std::string_view inside) {
        auto reference = resolve(inside);
        if (!reference) {
          if (!error) error = std::move(reference).error();
        } else if (reference->words == nullptr) {
          out += symbol_class(reference->symbols);
        } else {
          out += alternation(reference->words->words);
        }
      });
  if (error) return *std::move(error);
  return out;
}

}  // namespace sagwan
