// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/leading_names.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::cite {

namespace {

bool is_cased(char32_t c) {
  const Script script = script_of(c);
  return script == Script::latin || script == Script::cyrillic;
}

/// The word from `from`: letters, hyphens and apostrophes.
uint32_t word_end(std::string_view text, uint32_t from, uint32_t end) {
  uint32_t at = from;
  while (at < end) {
    const char32_t c = utf8::decode(text, at);
    if (!is_cased(c) && c != '-' && c != '\'' && c != 0x2019) break;
    at += utf8::length(text[at]);
  }
  return at;
}

uint32_t skip_spaces(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end && is_space(utf8::decode(text, at))) at += utf8::length(text[at]);
  return at;
}

/// Initials from `from`: one to three capitals, each with a stop. `from` where there are none.
uint32_t initials_end(std::string_view text, uint32_t from, uint32_t end) {
  uint32_t out = from;
  uint32_t at = from;
  for (int i = 0; i < 3; ++i) {
    at = skip_spaces(text, at, end);
    if (at >= end || !is_capital(utf8::decode(text, at))) break;
    const uint32_t stop = at + utf8::length(text[at]);
    if (stop >= end || text[stop] != '.') break;
    out = at = stop + 1;
    if (at < end && text[at] == '-') ++at;
  }
  return out;
}

/// One word in Latin letters and a comma: `Nicholas J. Spykman, Title`.
bool is_family_behind(std::string_view text, uint32_t from, uint32_t end) {
  const uint32_t begin = skip_spaces(text, from, end);
  const uint32_t word = word_end(text, begin, end);
  return word > begin && word < end && text[word] == ',' && is_capital(utf8::decode(text, begin)) &&
         script_of(utf8::decode(text, begin)) == Script::latin;
}

/// A word of the list of asides, with the stop and the bracket that it may have, from `from`.
uint32_t aside_end(std::string_view text, uint32_t from, uint32_t end, const AuthorWords& words) {
  uint32_t out = from;
  for (const std::string_view word : words.asides) {
    if (from + word.size() > end || !text.substr(from).starts_with(word)) continue;
    const auto to = static_cast<uint32_t>(from + word.size());
    if (to < end && is_cased(utf8::decode(text, to))) continue;
    out = std::max(out, to);
  }
  return out;
}

/// Behind names: `and others`, with the joining word before it.
uint32_t behind_asides(std::string_view text, uint32_t from, uint32_t end,
                       const AuthorWords& words) {
  uint32_t at = from;
  while (at < end) {
    const uint32_t next = aside_end(text, skip_spaces(text, at, end), end, words);
    if (next == skip_spaces(text, at, end)) break;
    at = next;
    if (at < end && text[at] == '.') ++at;
  }
  return at;
}

struct Sentences {
  std::string_view text;
  Span span;
  const IsBody* is_body;

  /// Behind `Family, Given I.` before a title; the span's beginning where there is none.
  [[nodiscard]] uint32_t given_initial_end() const {
    const uint32_t family = word_end(text, span.begin, span.end);
    if (family == span.begin || family >= span.end || text[family] != ',') return span.begin;
    const uint32_t given = skip_spaces(text, family + 1, span.end);
    const uint32_t end = word_end(text, given, span.end);
    if (end < given + 2 || !is_capital(utf8::decode(text, given))) return span.begin;
    const uint32_t initials = initials_end(text, end, span.end);
    const uint32_t title = skip_spaces(text, initials, span.end);
    const bool titled = title < span.end && title > initials &&
                        is_capital(utf8::decode(text, title)) &&
                        word_end(text, title, span.end) > title + 1;
    return initials > end && titled ? initials : span.begin;
  }

  /// `Body. Title` or `Family, Given. Title`.
  [[nodiscard]] LeadingNames read(const AuthorWords& words) const {
    if (const uint32_t end = given_initial_end(); end > span.begin) {
      const Span name{span.begin, end};
      return {split_authors(text, name, words, *is_body), end, true, false};
    }
    uint32_t stop = span.begin;
    while (stop < span.end && !(text[stop] == '.' && stop + 1 < span.end && text[stop + 1] == ' ' &&
                                !is_initial_stop(text, stop)))
      ++stop;
    if (stop >= span.end) return {};
    const Span name{span.begin, stop};
    const std::size_t comma = slice(text, name).find(", ");
    const bool turned =
        comma != std::string_view::npos && slice(text, name).find(' ') > comma &&
        is_person_like(text,
                       trimmed(text, {name.begin + static_cast<uint32_t>(comma) + 2, name.end}));
    const bool person = is_person_like(text, name);
    if (!(*is_body)(name) && !turned && !person) return {};
    return {turned ? split_authors(text, name, words, *is_body) : std::vector<Span>{name}, stop + 1,
            true, person && !(*is_body)(name)};
  }
};

/// Parts by ", " outside brackets.
std::vector<Span> comma_parts(std::string_view text, Span span) {
  std::vector<Span> out;
  uint32_t begin = span.begin;
  int depth = 0;
  for (uint32_t at = span.begin; at < span.end; ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && depth > 0) --depth;
    if (text[at] != ',' || depth > 0 || at + 1 >= span.end || text[at + 1] != ' ') continue;
    out.push_back(trimmed(text, {begin, at}));
    begin = at + 1;
  }
  out.push_back(trimmed(text, {begin, span.end}));
  return out;
}

bool one_word(std::string_view text, Span span) {
  return !span.empty() && word_end(text, span.begin, span.end) == span.end &&
         is_capital(utf8::decode(text, span.begin));
}

/// Without `and others` and `(ed.)` at the end.
Span without_asides(std::string_view text, Span part, const AuthorWords& words) {
  for (uint32_t at = part.begin; at < part.end; ++at) {
    if (text[at] != ' ') continue;
    if (behind_asides(text, at + 1, part.end, words) >= part.end) return {part.begin, at};
  }
  return part;
}

/// Whether `part` is one name, or several that words join.
bool are_names(std::string_view text, Span part, const AuthorWords& words, const IsBody& is_body) {
  part = without_asides(text, part, words);
  if (is_body(part)) return true;
  const std::vector<Span> names = split_authors(text, part, words, is_body);
  return !names.empty() && std::all_of(names.begin(), names.end(), [&](Span name) {
    return is_person_like(text, name) || (names.size() > 1 && one_word(text, name)) ||
           is_body(name);
  });
}

}  // namespace

bool is_person_like(std::string_view text, Span span) {
  int words = 0;
  int lower = 0;
  int full = 0;
  for (uint32_t at = span.begin; at < span.end;) {
    const uint32_t end = word_end(text, at, span.end);
    if (end == at) return false;
    const bool capital = is_capital(utf8::decode(text, at));
    if (!capital && end - at > 3) return false;
    if (capital) {
      ++words;
      if (end - at > utf8::length(text[at])) ++full;
    } else {
      ++lower;
    }
    at = end;
    if (at < span.end && text[at] == '.') ++at;
    at = skip_spaces(text, at, span.end);
  }
  return words >= 2 && words <= 4 && lower <= 1 && full >= 1;
}

uint32_t initialled_names_end(std::string_view text, Span span, const AuthorWords& words) {
  uint32_t out = span.begin;
  uint32_t at = span.begin;
  while (at < span.end) {
    if (!is_capital(utf8::decode(text, at))) break;
    uint32_t family = word_end(text, at, span.end);
    const uint32_t next = skip_spaces(text, family, span.end);
    if (family == at || next == family) {
      if (next >= span.end || text[next] != ',') break;
    }
    uint32_t from = next;
    if (from < span.end && text[from] == ',') from = skip_spaces(text, from + 1, span.end);
    const uint32_t end = initials_end(text, from, span.end);
    if (end == from) break;
    if (from == next && is_family_behind(text, end, span.end)) break;
    out = end;
    at = skip_spaces(text, end, span.end);
    if (at < span.end && text[at] == ',') {
      at = skip_spaces(text, at + 1, span.end);
      continue;
    }
    break;
  }
  return out == span.begin ? out : behind_asides(text, out, span.end, words);
}

LeadingNames leading_names(std::string_view text, Span span, const AuthorWords& words,
                           const IsBody& is_body) {
  const uint32_t initialled = initialled_names_end(text, span, words);
  if (initialled > span.begin) {
    return {split_authors(text, {span.begin, initialled}, words, is_body), initialled, true};
  }
  LeadingNames bodies = Sentences{text, span, &is_body}.read(words);
  if (!bodies.authors.empty()) return bodies;
  const std::vector<Span> parts = comma_parts(text, span);
  if (parts.size() < 2) return {};
  std::size_t count = 0;
  if (are_names(text, parts[0], words, is_body)) {
    count = 1;
    // `A, B, and C, Title`: further names as long as one of them is joined by a word.
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
      const std::string_view part = slice(text, parts[i]);
      const bool joined = std::binary_search(words.joiners.begin(), words.joiners.end(),
                                             part.substr(0, part.find(' ')));
      if (joined) count = i + 1;
      if (joined || !are_names(text, parts[i], words, is_body)) break;
    }
  } else if (one_word(text, parts[0]) && parts.size() > 2 &&
             (one_word(text, parts[1]) || is_person_like(text, parts[1]) ||
              initials_end(text, parts[1].begin, parts[1].end) == parts[1].end)) {
    count = 2;
  } else if (one_word(text, parts[0])) {
    count = 1;
  }
  if (count == 0) return {};
  const Span names{parts[0].begin, parts[count - 1].end};
  // `A. Smith, ed., Title`: words that are no name stand in a part of their own.
  while (count + 1 < parts.size() &&
         behind_asides(text, parts[count].begin, parts[count].end, words) >= parts[count].end)
    ++count;
  return {split_authors(text, names, words, is_body), parts[count].begin, false};
}

}  // namespace sagwan::cite
