// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/authors.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::cite {

namespace {

constexpr std::string_view kEnds = ",.:;(/";
constexpr char32_t kIdeographicComma = 0x3001;
// A Korean name has two to four syllables; what is longer beside a middle dot is the name of a
// body.
constexpr uint32_t kLongestName = 4;

/// U+00B7, and the dots that extraction and old encodings put for it.
bool is_middle_dot(char32_t c) {
  return c == kMiddleDot || c == 0x318D || c == 0x30FB || c == 0x2027 || c == 0x2022;
}

bool has(const std::vector<std::string_view>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

bool is_east_asian(char32_t c) { return is_hangul_syllable(c) || script_of(c) == Script::han; }

/// Hangul or Han only, two to four of them.
bool is_east_asian_name(std::string_view part) {
  uint32_t count = 0;
  for (std::size_t i = 0; i < part.size(); i += utf8::length(part[i])) {
    if (!is_east_asian(utf8::decode(part, i))) return false;
    ++count;
  }
  return count >= 2 && count <= kLongestName;
}

/// Letters with a stop each: `A.`, `J. A.`, `J.-P.`.
bool is_initials(std::string_view part) {
  bool letter = false;
  bool any = false;
  for (std::size_t i = 0; i < part.size(); i += utf8::length(part[i])) {
    const char32_t c = utf8::decode(part, i);
    if (script_of(c) != Script::none) {
      if (letter) return false;
      letter = true;
    } else if (c == '.') {
      if (!letter) return false;
      letter = false;
      any = true;
    } else if (c != ' ' && c != '-') {
      return false;
    }
  }
  return any || letter;
}

bool is_cased(char32_t c) {
  const Script script = script_of(c);
  return script == Script::latin || script == Script::cyrillic;
}

/// One word of a script with cases, not an acronym.
bool is_family_name(std::string_view part) {
  bool lower = false;
  for (std::size_t i = 0; i < part.size(); i += utf8::length(part[i])) {
    const char32_t c = utf8::decode(part, i);
    if (c == ' ') return false;
    if (!is_cased(c) && c != '-' && c != '\'' && c != 0x2019) return false;
    lower = lower || (c >= 'a' && c <= 'z') || (c >= 0x0430 && c <= 0x045F) || c >= 0xDF;
  }
  return lower;
}

/// One or two words of a script with cases.
bool is_given_name(std::string_view part) {
  uint32_t spaces = 0;
  for (std::size_t i = 0; i < part.size(); i += utf8::length(part[i])) {
    const char32_t c = utf8::decode(part, i);
    if (c == ' ') {
      ++spaces;
    } else if (!is_cased(c) && c != '.' && c != '-') {
      return false;
    }
  }
  return !part.empty() && spaces <= 1;
}

/// Without the words that are no name: "and three others" and what follows, "editor" at the end.
Span without_asides(std::string_view text, Span part, const AuthorWords& words) {
  uint32_t at = part.begin;
  uint32_t end = part.end;
  while (at < part.end) {
    const std::size_t space = std::min<std::size_t>(text.find(' ', at), part.end);
    if (has(words.asides, text.substr(at, space - at)) ||
        has(words.asides, text.substr(at, part.end - at))) {
      end = at;
      break;
    }
    at = static_cast<uint32_t>(space) + 1;
  }
  // In Chinese the word is written on to the name.
  for (const std::string_view word : words.asides) {
    const std::string_view name = text.substr(part.begin, end - part.begin);
    if (end != part.end || !name.ends_with(word) || name.size() < word.size() + 6) continue;
    if (script_of(utf8::decode(word, 0)) == Script::han) end -= static_cast<uint32_t>(word.size());
  }
  return trimmed(text, {part.begin, end}, ",;:(/");
}

class Splitter {
 public:
  Splitter(std::string_view text, Span span, const AuthorWords& words, const IsBody& is_body)
      : text_(text), span_(span), words_(&words), is_body_(&is_body), begin_(span.begin) {}

  /// The parts, and for each whether a comma stands before it.
  std::vector<std::pair<Span, bool>> parts() {
    for (uint32_t at = span_.begin; at < span_.end;) {
      const char32_t c = utf8::decode(text_, at);
      const uint32_t length = utf8::length(text_[at]);
      if (c == ',' || c == ';' || c == '&' || c == kIdeographicComma ||
          (is_middle_dot(c) && between_names(at, length))) {
        cut(at, at + length);
        comma_ = c == ',';
      } else if (c == ' ') {
        const uint32_t from = at + length;
        const uint32_t to = std::min(static_cast<uint32_t>(text_.find(' ', from)), span_.end);
        if (to < span_.end && has(words_->joiners, text_.substr(from, to - from))) {
          cut(at, to);
          at = to;
          continue;
        }
        if (between_bodies(at, length)) cut(at, from);
      }
      at += length;
    }
    cut(span_.end, span_.end);
    return std::move(parts_);
  }

 private:
  void cut(uint32_t end, uint32_t next) {
    const Span part = trimmed(text_, {begin_, end});
    if (!part.empty()) {
      parts_.emplace_back(part, comma_);
      comma_ = false;
    }
    begin_ = next;
  }
  /// The run of letters from `from`.
  [[nodiscard]] Span letters(uint32_t from) const {
    uint32_t end = from;
    while (end < span_.end && is_east_asian(utf8::decode(text_, end)))
      end += utf8::length(text_[end]);
    return {from, end};
  }
  [[nodiscard]] bool between_names(uint32_t at, uint32_t length) const {
    const Span before = trimmed(text_, {begin_, at});
    const Span after = letters(at + length);
    if (before.empty() || after.empty()) return false;
    if ((*is_body_)(before) && (*is_body_)(after)) return true;
    // In Chinese the dot stands within the name of a foreigner as well.
    if (script_of(utf8::decode_before(text_, before.end)) == Script::han &&
        !(has_surname(before) && has_surname(after)))
      return false;
    return is_east_asian_name(slice(text_, before)) && is_east_asian_name(slice(text_, after)) &&
           !(*is_body_)(after);
  }
  [[nodiscard]] bool has_surname(Span name) const {
    return has(words_->surnames, text_.substr(name.begin, utf8::length(text_[name.begin])));
  }
  /// A space in Chinese stands between two bodies only.
  [[nodiscard]] bool between_bodies(uint32_t at, uint32_t length) const {
    const Span before = trimmed(text_, {begin_, at});
    const Span after = letters(at + length);
    if (before.empty() || after.empty()) return false;
    if (script_of(utf8::decode_before(text_, before.end)) != Script::han) return false;
    return script_of(utf8::decode(text_, after.begin)) == Script::han && (*is_body_)(before) &&
           (*is_body_)(after);
  }

  std::string_view text_;
  Span span_;
  const AuthorWords* words_;
  const IsBody* is_body_;
  uint32_t begin_;
  bool comma_ = false;  // stands before what comes next
  std::vector<std::pair<Span, bool>> parts_;
};

}  // namespace

AuthorWords::AuthorWords(const Lexicon& lexicon)
    : joiners(lexicon.surfaces("author_joiner", 0)),
      asides(lexicon.surfaces("author_aside", 0)),
      surnames(lexicon.surfaces("surname", 0)),
      translators(lexicon.surfaces("translator_word", 0)) {}

Span trimmed(std::string_view text, Span span, std::string_view punctuation) {
  const auto drop = [&](char32_t c) {
    return is_space(c) ||
           (c < 0x80 && punctuation.find(static_cast<char>(c)) != std::string_view::npos);
  };
  while (!span.empty() && drop(utf8::decode(text, span.begin)))
    span.begin += utf8::length(text[span.begin]);
  while (!span.empty() && drop(utf8::decode_before(text, span.end))) {
    span.end = static_cast<uint32_t>(utf8::previous(text, span.end));
  }
  return span;
}

bool is_initial_stop(std::string_view text, std::size_t at) {
  if (at == 0 || text[at] != '.') return false;
  const std::size_t letter = utf8::previous(text, at);
  if (!is_cased(utf8::decode(text, letter))) return false;
  return letter == 0 || !is_cased(utf8::decode_before(text, letter));
}

std::vector<Span> split_authors(std::string_view text, Span span, const AuthorWords& words,
                                const IsBody& is_body) {
  const Span shorter = trimmed(text, span, kEnds);
  if (shorter.empty()) return {};
  // A stop behind an initial is the name's own.
  const bool initial = shorter.end < span.end && is_initial_stop(text, shorter.end);
  span = {shorter.begin, shorter.end + (initial ? 1U : 0U)};
  // `; and Author, ...`: the word joins two works.
  const std::size_t first = slice(text, span).find(' ');
  if (first != std::string_view::npos && has(words.joiners, slice(text, span).substr(0, first)))
    span.begin += static_cast<uint32_t>(first) + 1;
  std::vector<Span> out;
  std::vector<std::pair<Span, bool>> parts;
  // Who translated is no author, nor who stands before him without a comma.
  const auto drop_translators = [&](bool comma) {
    while (!comma && parts.size() > 1) {
      comma = parts.back().second;
      parts.pop_back();
    }
  };
  for (const auto& [raw, comma] : Splitter(text, span, words, is_body).parts()) {
    const std::string_view whole = slice(text, raw);
    const std::size_t last = whole.rfind(' ');
    if (!parts.empty() && last != std::string_view::npos &&
        has(words.translators, whole.substr(last + 1))) {
      drop_translators(comma);
      continue;
    }
    const std::size_t end = utf8::previous(whole, whole.size());
    if (!parts.empty() && script_of(utf8::decode(whole, end)) == Script::han &&
        has(words.translators, whole.substr(end))) {
      drop_translators(comma);
      continue;
    }
    const Span part = without_asides(text, raw, words);
    if (!part.empty()) parts.emplace_back(part, comma);
  }
  // `Smith, Jones, Brown` are three family names; `Smith, John, Jane Doe` begins with a name turned
  // round.
  bool inverted = parts.size() < 3 || !is_family_name(slice(text, parts[2].first));
  for (const auto& [part, comma] : parts) {
    const bool joins = !out.empty() && (is_initials(slice(text, part)) ||
                                        (comma && inverted && out.size() == 1 &&
                                         is_family_name(slice(text, out.back())) &&
                                         !is_body(out.back()) && is_given_name(slice(text, part))));
    if (joins) {
      if (!is_initials(slice(text, part))) inverted = false;
      out.back().end = part.end;
    } else {
      out.push_back(part);
    }
  }
  return out;
}

}  // namespace sagwan::cite
