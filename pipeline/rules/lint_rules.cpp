// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/lint.h"

namespace sagwan {

namespace {

/// RE2's classes and assertions that see ASCII alone.
constexpr std::string_view kAsciiOnly = "bBdDsSwW";

/// Who reads a field, from fields.def.
std::string_view readers_of(Field field) {
  static constexpr std::string_view kReaders[] = {
#define SAGWAN_FIELD(name, reader) reader,
#include "sagwan/fields.def"
#undef SAGWAN_FIELD
  };
  return kReaders[static_cast<std::size_t>(field)];
}

bool holds_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (words.substr(0, end) == word) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

/// The readers of what a rule of this type captures.
std::string_view readers_for(FindType type) {
  switch (type) {
    case FindType::date:
    case FindType::time:
    case FindType::duration:
    case FindType::set:
    case FindType::interval:
      return "time";
    case FindType::quantity:
    case FindType::number:
      return "quantity";
    case FindType::work:
    case FindType::field:
      return "citation time";
    case FindType::cue:
      return "resolve citation";
    case FindType::none:
      return "quantity time";  // a table's legend gives its cells their unit
    default:
      return "names";
  }
}

void lint_ascii(const Rule& rule, Diagnostics& diagnostics) {
  const std::string_view pattern = rule.pattern;
  for (std::size_t i = 0; i + 1 < pattern.size(); ++i) {
    if (pattern[i] != '\\') continue;
    const std::string_view escape = pattern.substr(i, 2);
    ++i;
    if (kAsciiOnly.find(escape[1]) == std::string_view::npos) continue;
    Place place = rule.place;
    const std::size_t at = rule.source_pattern.find(escape);
    if (at != std::string::npos && place.column > 0) {
      place.column += utf8::count(std::string_view(rule.source_pattern).substr(0, at)) + 1;
    }
    diagnostics.add(
        Code::rule_ascii, place,
        "rule " + rule.id + ": " + std::string(escape) + " sees ASCII only, and the text is not");
    return;
  }
}

/// The ASCII form of a full-width character; 0 of others.
char folded(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? static_cast<char>(c - 0xFEE0) : '\0';
}

/// Full-width forms are folded to ASCII when a document is read: a pattern that knows the
/// full-width form alone matches in its examples only. In a class the ASCII form must stand too,
/// outside one it must be another way.
void lint_width(const Rule& rule, Diagnostics& diagnostics) {
  const std::string_view pattern = rule.pattern;
  std::size_t open = std::string_view::npos;  // of the class
  for (std::size_t i = 0; i < pattern.size(); i += utf8::length(pattern[i])) {
    if (pattern[i] == '\\') {
      ++i;
      continue;
    }
    const bool in_class = open != std::string_view::npos;
    if (!in_class && pattern[i] == '[') open = i;
    if (in_class && pattern[i] == ']') open = std::string_view::npos;
    const char ascii = folded(utf8::decode(pattern, i));
    if (ascii == '\0') continue;
    const std::string_view others =
        in_class ? pattern.substr(open, pattern.find(']', i) - open) : pattern;
    if (others.find(ascii) != std::string_view::npos) continue;
    diagnostics.add(Code::rule_width, rule.place,
                    "rule " + rule.id + ": " +
                        std::string(pattern.substr(i, utf8::length(pattern[i]))) +
                        " in full width stands in no document");
    return;
  }
}

void lint_captures(const Rule& rule, Diagnostics& diagnostics) {
  const std::string_view readers = readers_for(rule.emits);
  for (const auto& [group, field] : rule.groups) {
    std::string_view wanted = readers_of(field);
    bool read = wanted == "engine";
    while (!wanted.empty() && !read) {
      const std::size_t end = std::min(wanted.find(' '), wanted.size());
      read = holds_word(readers, wanted.substr(0, end));
      wanted.remove_prefix(std::min(end + 1, wanted.size()));
    }
    if (read) continue;
    diagnostics.add(Code::rule_capture, rule.place,
                    "rule " + rule.id + ": of a " + std::string(find_type_text(rule.emits)) +
                        " nothing reads the capture " + std::string(field_text(field)));
  }
}

/// Where a rule is scanned for in every text, since neither its start nor its inside tells it.
void lint_cost(const Rule& rule, Diagnostics& diagnostics) {
  if (!rule.first_wide || !rule.inner.empty()) return;
  diagnostics.add(Code::rule_cost, rule.place,
                  "rule " + rule.id +
                      " is tried in every line: it starts with a wide class, and no "
                      "literal must stand in it");
}

/// Rules with one pattern and one place to run: the first by priority, then id, always stands.
void lint_shadows(const std::vector<Rule>& rules, Diagnostics& diagnostics) {
  using Key = std::tuple<LangId, uint8_t, std::string_view, Boundary, Boundary>;
  std::map<Key, std::vector<const Rule*>> by_pattern;
  for (const Rule& rule : rules) {
    by_pattern[{rule.lang, rule.phase, rule.pattern, rule.left, rule.right}].push_back(&rule);
  }
  for (auto& [key, same] : by_pattern) {
    std::stable_sort(same.begin(), same.end(),
                     [](const Rule* a, const Rule* b) { return a->priority > b->priority; });
    for (std::size_t i = 1; i < same.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool excludes = conflict_group(same[i]->emits) == conflict_group(same[j]->emits) ||
                              same[j]->emits == FindType::none;
        const bool covered = (same[i]->blocks & ~same[j]->blocks) == 0;
        if (!excludes || !covered) continue;
        diagnostics.add(Code::rule_shadowed, same[i]->place,
                        "rule " + same[i]->id + " never stands: " + same[j]->id +
                            " has the same pattern and comes first");
        break;
      }
    }
  }
}

}  // namespace

void lint_rules(const std::vector<Rule>& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules) {
    lint_ascii(rule, diagnostics);
    lint_width(rule, diagnostics);
    lint_captures(rule, diagnostics);
    lint_cost(rule, diagnostics);
  }
  lint_shadows(rules, diagnostics);
}

}  // namespace sagwan
