// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/body_fields.h"

#include <utility>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes: adjectives and nouns in the case in which they stand behind a body; what joins
// them.
constexpr std::string_view kAdjective = "field_adjective";
constexpr std::string_view kNoun = "field_noun";
constexpr std::string_view kAnd = "field_and";
// How the words for people of a trade end in that case, and how the class words of bodies begin
// that such people form.
constexpr std::string_view kPeople = "field_people_end";
constexpr std::string_view kUnion = "field_union";
constexpr std::size_t kLeastTrade = 7;  // letters of such a word
constexpr std::size_t kMostEnding = 5;  // of its ending
constexpr std::size_t kMostStem = 9;    // of the beginning of a class word
constexpr uint32_t kMostWords = 8;      // of a field
constexpr uint32_t kLeastLetters = 3;   // of the noun behind an adjective

/// The word behind `at` and one space, in letters of the script at `at`; empty where none is.
Span word_behind(std::string_view text, uint32_t at, Script script) {
  if (at >= text.size() || text[at] != ' ') return {};
  uint32_t end = at + 1;
  while (end < text.size() &&
         (script_of(utf8::decode(text, end)) == script || (end > at + 1 && text[end] == '-')))
    end += utf8::length(text[end]);
  return end == at + 1 ? Span{} : Span{at + 1, end};
}

/// Does a word of `body` begin as the class word of a union does?
bool is_union(std::string_view body, const Lexicon& lexicon) {
  for (std::size_t at = 0; at < body.size();
       at = std::min(body.find(' ', at), body.size() - 1) + 1) {
    std::size_t end = at;
    for (std::size_t n = 0; n < kMostStem && end < body.size() && body[end] != ' '; ++n) {
      end += utf8::length(body[end]);
      if (lexicon.find(body.substr(at, end - at), kUnion, 0) != kNone) return true;
    }
  }
  return false;
}

/// Does the word end as one for people of a trade?
bool is_trade(std::string_view word, const Lexicon& lexicon) {
  if (utf8::count(word) < kLeastTrade) return false;
  std::size_t from = word.size();
  for (std::size_t n = 0; n < kMostEnding; ++n) {
    from = utf8::previous(word, from);
    if (lexicon.find(word.substr(from), kPeople, 0) != kNone) return true;
  }
  return false;
}

/// Where the field behind byte `at` ends; `at` where none stands. `of_people`: may the first word
/// be people of a trade?
uint32_t field_end(std::string_view text, uint32_t at, bool of_people, const Lexicon& lexicon) {
  const Script script = script_of(utf8::decode_before(text, at));
  if (script == Script::none) return at;
  const auto is = [&](Span word, std::string_view type) {
    return lexicon.find(slice(text, word), type, 0) != kNone;
  };
  uint32_t end = at;
  bool wants_noun = false;
  uint32_t behind = at;
  for (uint32_t n = 0; n < kMostWords; ++n) {
    const Span word = word_behind(text, behind, script);
    if (word.empty() || is_capital(utf8::decode(text, word.begin))) break;
    behind = word.end;
    if (is(word, kAdjective)) {
      wants_noun = true;
    } else if (is(word, kNoun) || (of_people && is_trade(slice(text, word), lexicon)) ||
               (wants_noun && !is(word, kAnd) && utf8::count(slice(text, word)) >= kLeastLetters)) {
      wants_noun = false;
      end = word.end;
    } else if (!is(word, kAnd) || wants_noun) {
      break;
    }
  }
  return end;
}

/// Does the body end with a name: a word with a capital behind others, or initials?
bool ends_as_name(std::string_view body) {
  const std::size_t space = body.rfind(' ');
  if (space != std::string_view::npos) return is_capital(utf8::decode(body, space + 1));
  const std::size_t second = utf8::length(body[0]);
  return second < body.size() && is_capital(utf8::decode(body, second));
}

}  // namespace

void add_body_fields(std::string_view text, const Lexicon& lexicon, Layer<Mention>& mentions) {
  const SpanIndex index(mentions);
  std::vector<std::pair<uint32_t, uint32_t>> longer;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& body = mentions[i];
    if (body.type != FindType::org || body.entry != kNone || ends_as_name(slice(text, body.span)))
      continue;
    const bool of_people = is_union(slice(text, body.span), lexicon);
    const uint32_t end = field_end(text, body.span.end, of_people, lexicon);
    if (end == body.span.end) continue;
    const bool crosses = index.any({body.span.end, end}, [&](uint32_t other) {
      return mentions[other].span.end > end || mentions[other].type == FindType::org;
    });
    if (!crosses) longer.emplace_back(i, end);
  }
  for (const auto& [i, end] : longer) mentions[i].span.end = end;
}

}  // namespace sagwan
