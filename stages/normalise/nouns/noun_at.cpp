// SPDX-License-Identifier: Apache-2.0
// The noun that an amount stands before (clause_noun.h).
#include <algorithm>

#include "stages/normalise/nouns/clause_noun.h"
#include "stages/normalise/nouns/clause_words.h"

namespace sagwan {

namespace {

constexpr int kMostBehind = 4;  // words of a noun behind its amount

}  // namespace

Span noun_at(std::string_view text, std::size_t at, const Lexicon& lexicon) {
  const std::size_t article = word_end(text, at);
  if (article < text.size() && text[article] == ' ' &&
      lexicon.find(text.substr(at, article - at), "of_article", 0) != kNone)
    at = article + 1;
  std::size_t begin = at;
  std::size_t end = at;
  for (int words = 0; words < kMostBehind; ++words) {
    const std::size_t next = word_end(text, at);
    const std::string_view word = text.substr(at, next - at);
    // The country's trade: whose it is stands before.
    if ((word.ends_with("'s") || word.ends_with("\u2019s")) && next < text.size() &&
        text[next] == ' ') {
      begin = end = at = next + 1;
      continue;
    }
    // The 155mm production capacity.
    if (begin == end && has_digit(word) && next < text.size() && text[next] == ' ' && words == 0) {
      begin = end = at = next + 1;
      continue;
    }
    if (word.empty() || has_digit(word) || script_of(utf8::decode(word, 0)) != Script::latin) break;
    const auto is = [&](std::string_view type) { return lexicon.find(word, type, 0) != kNone; };
    // A fall in total exports: how much of it is told of.
    if (is("of_totality") && begin == end && next < text.size() && text[next] == ' ') {
      begin = end = at = next + 1;
      continue;
    }
    if (is("of_stop") || is("of_preposition") || is("of_article")) break;
    if (is("of_link") && !is("of_amount") && !is("change_noun") && !is("of_aux")) break;
    // The 1,800 MW plant cost $12 billion.
    const std::string_view behind = text.substr(std::min(next + 1, text.size()));
    if (end > begin && is("of_link") && begins_amount(behind)) break;
    // The grain Japan needs: a name behind small letters begins what is told.
    const bool small = end > begin && text[begin] >= 'a' && text[begin] <= 'z';
    if (small && word.size() > 1 && word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'a') break;
    // The 3% recorded: a participle ends no noun, and behind one it begins what is told of it.
    const bool participle = word.ends_with("ed") && !is("of_amount");
    if (participle && end > begin && !text.substr(begin, end - begin).ends_with("ly")) break;
    if (!participle) end = next;
    if (next >= text.size() || text[next] != ' ') break;
    at = next + 1;
  }
  // The Nord Stream pipeline is not told by its name.
  const std::string_view noun = text.substr(begin, end - begin);
  const std::string_view last = noun.substr(noun.rfind(' ') + 1);
  const bool name =
      last.size() > 1 && last[0] >= 'A' && last[0] <= 'Z' && last[1] >= 'a' && last[1] <= 'z';
  return name && lexicon.find(last, "of_amount", 0) == kNone ? Span{} : span_of(begin, end);
}

bool is_attributive(std::string_view text, Span span, const Lexicon& lexicon) {
  if (slice(text, span).find('-', 1) != std::string_view::npos) return true;
  std::size_t before = span.begin;
  if (before > 0 && text[before - 1] == ' ') --before;
  const std::size_t word = word_begin(text, before);
  return lexicon.find(text.substr(word, before - word), "of_article", 0) != kNone;
}

}  // namespace sagwan
