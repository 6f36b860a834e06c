// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/unspaced_noun.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kLongestNoun = 6;      // characters of a listed noun
constexpr std::size_t kLongestCompound = 4;  // words put before a noun
constexpr std::size_t kLongestPrefix = 2;    // characters
constexpr std::size_t kLongestRate = 5;      // per kilogram
constexpr std::size_t kLongestEpithet = 4;   // between a measure word and its noun
constexpr int kMostParts = 3;                // of a compound: partners of dialogue

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

Span UnspacedNoun::before(std::string_view text, std::size_t end) const {
  std::size_t listed = end;  // where the longest listed noun that ends here begins
  std::size_t begin = end;
  bool amount = false;
  for (std::size_t size = 1; size <= kLongestNoun && han_before(text, begin); ++size) {
    begin = utf8::previous(text, begin);
    const std::string_view word = text.substr(begin, end - begin);
    amount = amount || is(word, "of_amount");
    if (is(word, "of_noun") || is(word, "of_amount")) listed = begin;
  }
  if (is_rate(text, listed, end)) return {};
  if (listed == end) return {};
  if (!amount) return span_of(with_kinds(text, listed, end), end);
  // What is produced, sold, earned stands before the word for the amount.
  listed = compound_begin(text, listed);
  // Total, lowest; whose total it is may stand before.
  std::size_t whole = listed;
  for (std::size_t size = 0; size < kLongestPrefix && han_before(text, whole); ++size) {
    whole = utf8::previous(text, whole);
    if (is(text.substr(whole, listed - whole), "of_prefix"))
      return span_of(compound_begin(text, whole), end);
  }
  return span_of(with_stem(text, listed, end), end);
}

std::size_t UnspacedNoun::compound_begin(std::string_view text, std::size_t begin) const {
  for (std::size_t size = 0; size < kLongestCompound; ++size) {
    const std::size_t behind = before_short_form(text, begin);
    const std::size_t noun = std::min(noun_begin(text, behind), kind_begin(text, behind));
    if (noun == behind || rate_ends(text, begin)) break;
    begin = noun;
  }
  return begin;
}

std::size_t UnspacedNoun::kind_begin(std::string_view text, std::size_t end) const {
  std::size_t listed = end;
  std::size_t begin = end;
  for (std::size_t size = 1; size <= kLongestNoun && han_before(text, begin); ++size) {
    begin = utf8::previous(text, begin);
    if (size > 1 && is(text.substr(begin, end - begin), "of_kind")) listed = begin;
  }
  return listed;
}

std::size_t UnspacedNoun::with_kinds(std::string_view text, std::size_t begin,
                                     std::size_t end) const {
  if (utf8::previous(text, end) == begin) return begin;
  for (std::size_t size = 0; size < kLongestCompound; ++size) {
    std::size_t next = kind_begin(text, begin);
    if (next == begin) {
      next = noun_begin(text, begin);
      // To import oil: a verb, and its object.
      const std::string_view word = text.substr(next, begin - next);
      if (!is(word, "noun") || is(word, "of_amount") || is(word, "of_link")) break;
      if (within_word(text, next, begin)) break;
    }
    if (next == begin) break;
    begin = next;
  }
  return begin;
}

bool UnspacedNoun::within_word(std::string_view text, std::size_t begin, std::size_t end) const {
  for (std::size_t size = 1; size <= 2 && han_before(text, begin); ++size) {
    begin = utf8::previous(text, begin);
    if (lexicon_->has(text.substr(begin, end - begin), "word", 0)) return true;
  }
  return false;
}

std::size_t UnspacedNoun::before_short_form(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongestForm = 6;
  if (end == 0 || text[end - 1] != ')') return end;
  const std::size_t last = end - 1;
  std::size_t begin = last;
  while (begin > 0 && last - begin < kLongestForm && is_alphanumeric(text[begin - 1])) --begin;
  return begin != last && begin > 0 && text[begin - 1] == '(' ? begin - 1 : end;
}

std::size_t UnspacedNoun::with_stem(std::string_view text, std::size_t begin,
                                    std::size_t end) const {
  if (utf8::previous(text, end) != begin) return begin;
  constexpr int kMostCharacters = 2;
  std::size_t stem = begin;
  for (int characters = 0; characters < kMostCharacters && han_before(text, stem); ++characters) {
    const std::size_t last = utf8::previous(text, stem);
    if (is(text.substr(last, stem - last), "of_break")) break;
    stem = last;
  }
  return stem;
}

Span UnspacedNoun::behind(std::string_view text, uint32_t at, bool counted) const {
  std::size_t from = at;
  // A short name of letters may stand before it: 5G base stations.
  constexpr std::size_t kLongestLetters = 4;
  while (from < text.size() && from - at < kLongestLetters && is_alphanumeric(text[from])) ++from;
  // A limit: more than.
  if (han_at(text, from)) {
    const std::size_t second = from + utf8::length(text[from]);
    const std::size_t end = han_at(text, second) ? second + utf8::length(text[second]) : second;
    if (is(text.substr(from, end - from), "quantity_mod")) from = end;
  }
  // 12 agreements that concern trade: what is counted ends the phrase.
  if (counted) {
    if (const std::size_t end = relative_end(text, from); end != from) {
      const std::size_t noun = compound_end(text, end, false);
      return noun == end ? Span{} : span_of(end, noun);
    }
  }
  for (std::size_t skipped = 0; skipped <= kLongestEpithet && han_at(text, from); ++skipped) {
    const std::size_t next = from + utf8::length(text[from]);
    const std::size_t listed = compound_end(text, from, counted);
    // Within a phrase a noun of one character is part of a word.
    const bool part = skipped > 0 && listed == next && han_at(text, listed);
    if (listed != from && !part) return span_of(from, listed);
    const bool possessive =
        !counted && skipped == 0 && is(text.substr(from, next - from), "of_possessive");
    if (possessive) {
      if (const Span noun = owned(text, next); !noun.empty()) return noun;
    } else if (is(text.substr(from, next - from), "of_break")) {
      return {};
    }
    // The two together: an adverb of two characters.
    if (han_at(text, next) &&
        is(text.substr(from, next + utf8::length(text[next]) - from), "of_together"))
      return {};
    from = next;
  }
  return {};
}

std::size_t UnspacedNoun::relative_end(std::string_view text, std::size_t at) const {
  constexpr int kMostCharacters = 24;
  if (!han_at(text, at)) return at;
  const std::size_t second = at + utf8::length(text[at]);
  if (!han_at(text, second)) return at;
  std::size_t end = second + utf8::length(text[second]);
  if (!is(text.substr(at, end - at), "of_relative")) return at;
  std::size_t behind = at;  // the last possessive
  for (int characters = 0; characters < kMostCharacters && end < text.size(); ++characters) {
    const std::size_t next = end + utf8::length(text[end]);
    const std::string_view character = text.substr(end, next - end);
    if (is(character, "of_possessive")) {
      behind = next;
    } else if (!han_at(text, end) && !is(character, "of_joint") && !is_alphanumeric(text[end])) {
      break;
    }
    end = next;
  }
  return behind;
}

Span UnspacedNoun::owned(std::string_view text, std::size_t at) const {
  constexpr int kMostCharacters = 12;
  std::size_t end = at;
  for (int characters = 0; characters < kMostCharacters && han_at(text, end); ++characters) {
    const std::size_t next = end + utf8::length(text[end]);
    if (is(text.substr(end, next - end), "of_break")) return {};
    end = next;
  }
  if (han_at(text, end)) return {};
  // The whole phrase may be one noun.
  if (compound_end(text, at, false) == end) return span_of(at, end);
  const std::size_t begin = noun_begin(text, end);
  return begin == end || begin < at ? Span{} : span_of(begin, end);
}

Span UnspacedNoun::object(std::string_view text, std::size_t end) const {
  constexpr int kMostCharacters = 10;
  std::size_t begin = end;
  std::size_t from = end;  // behind the last genitive
  for (int characters = 0; characters < kMostCharacters && han_before(text, begin); ++characters) {
    const std::size_t last = utf8::previous(text, begin);
    const std::string_view character = text.substr(last, begin - last);
    if (is(character, "of_object")) {
      const std::size_t noun = from == end ? begin : from;
      return noun_begin(text, end) != end ? span_of(noun, end) : Span{};
    }
    if (from == end && begin != end && is(character, "of_possessive")) from = begin;
    begin = last;
  }
  return {};
}

Span UnspacedNoun::listed(std::string_view text, std::size_t end) const {
  const std::size_t begin = noun_begin(text, end);
  if (!han_before(text, begin)) return span_of(begin, end);
  const std::size_t last = utf8::previous(text, begin);
  return is(text.substr(last, begin - last), "of_possessive") ? span_of(begin, end) : Span{};
}

Span UnspacedNoun::told(std::string_view text, std::size_t at) const {
  constexpr int kMostCharacters = 16;
  if (!han_at(text, at)) return {};
  std::size_t end = at + utf8::length(text[at]);
  if (!is(text.substr(at, end - at), "of_told")) return {};
  const std::size_t begin = end;
  for (int characters = 0; characters < kMostCharacters && han_at(text, end); ++characters)
    end += utf8::length(text[end]);
  const Span noun = end < text.size() && han_at(text, end) ? Span{} : before(text, end);
  return noun.begin >= begin && noun.size() > utf8::length(text[begin]) ? noun : Span{};
}

Span UnspacedNoun::amounts_at(std::string_view text, std::size_t at) const {
  const std::size_t end = han_at(text, at) ? compound_end(text, at, false) : at;
  if (end == at || !ends_phrase(text, end)) return last_of_phrase(text, at);
  if (ends_amount(text, end, 0)) return span_of(at, end);
  return gives_money(text, span_of(noun_begin(text, end), end)) ? span_of(at, end) : Span{};
}

bool UnspacedNoun::ends_phrase(std::string_view text, std::size_t at) const {
  if (!han_at(text, at)) return true;
  // Loans and 30 mn aid: a joint before the next amount.
  const std::size_t next = at + utf8::length(text[at]);
  return is(text.substr(at, next - at), "of_joint") && next < text.size() && text[next] >= '0' &&
         text[next] <= '9';
}

Span UnspacedNoun::last_of_phrase(std::string_view text, std::size_t at) const {
  constexpr int kMostCharacters = 8;
  std::size_t end = at;
  for (int characters = 0; characters < kMostCharacters && !ends_phrase(text, end); ++characters) {
    const std::size_t next = end + utf8::length(text[end]);
    const std::size_t second = han_at(text, next) ? next + utf8::length(text[next]) : next;
    const std::string_view pair = text.substr(end, second - end);
    // A verb or a comparison begins another phrase.
    const bool verb = is(pair, "of_link") || is(pair, "change") || is(pair, "of_comparison") ||
                      is(pair, "noun_of_verb");
    if (is(text.substr(end, next - end), "of_break") || (verb && !ends_phrase(text, second)))
      return {};
    end = next;
  }
  if (end == at || !ends_phrase(text, end)) return {};
  const std::size_t begin = noun_begin(text, end);
  return begin >= at && begin != end && gives_money(text, span_of(begin, end)) ? span_of(begin, end)
                                                                               : Span{};
}

bool UnspacedNoun::gives_money(std::string_view text, Span noun) const {
  if (ends_amount(text, noun.end, 0)) return true;
  const uint32_t row = lexicon_->find(slice(text, noun), "of_noun", 0);
  return row != kNone && !lexicon_->entry(row).attribute("money").empty();
}

bool UnspacedNoun::ends_amount(std::string_view text, std::size_t end, std::size_t size) const {
  std::size_t begin = end;
  for (std::size_t count = 1; count <= kLongestNoun && han_before(text, begin); ++count) {
    begin = utf8::previous(text, begin);
    if (end - begin > size && is(text.substr(begin, end - begin), "of_amount")) return true;
  }
  return false;
}

std::size_t UnspacedNoun::before_comparison(std::string_view text, std::size_t at) const {
  constexpr int kMostCharacters = 16;  // of what stands before the noun in its phrase
  // Commas of lists and quotes may stand in what something is compared with.
  constexpr std::array<std::string_view, 5> kMarks = {"\u3001", "\u201C", "\u201D", "\u300C",
                                                      "\u300D"};
  std::size_t begin = at;
  std::size_t next = at;  // where the character behind the one at `begin` ends
  for (int characters = 0; characters < kMostCharacters; ++characters) {
    const auto mark = std::ranges::find_if(
        kMarks, [&](std::string_view row) { return text.substr(0, begin).ends_with(row); });
    if (mark != kMarks.end()) {
      next = begin -= mark->size();
      continue;
    }
    if (!han_before(text, begin)) break;
    const std::size_t end = begin;
    begin = utf8::previous(text, begin);
    // Higher than: two characters, which no other word has.
    if (is(text.substr(begin, next - begin), "of_comparison") && next != end) return begin;
    next = end;
    if (!is(text.substr(begin, end - begin), "of_comparison")) continue;
    // Part of another word: year on year, share.
    const std::size_t before = han_before(text, begin) ? utf8::previous(text, begin) : begin;
    const std::size_t behind = end < text.size() ? end + utf8::length(text[end]) : end;
    const std::string_view ends = text.substr(before, end - before);
    const std::string_view begins = text.substr(begin, behind - begin);
    const bool ends_word = before != begin && (is(ends, "of_aux") || is(ends, "of_amount"));
    const bool begins_word = is(begins, "of_amount") || is(begins, "of_noun") || is(begins, "noun");
    if (!ends_word && !begins_word) return begin;
  }
  return at;
}

std::size_t UnspacedNoun::noun_begin(std::string_view text, std::size_t end) const {
  std::size_t listed = end;
  std::size_t begin = end;
  for (std::size_t size = 1; size <= kLongestNoun && han_before(text, begin); ++size) {
    begin = utf8::previous(text, begin);
    const std::string_view word = text.substr(begin, end - begin);
    if (is(word, "of_break")) break;
    if (size > 1 && (is(word, "of_noun") || is(word, "of_amount") || is(word, "noun") ||
                     is(word, "noun_of_verb")))
      listed = begin;
  }
  return listed;
}

bool UnspacedNoun::is_rate(std::string_view text, std::size_t begin, std::size_t end) const {
  if (begin == end || !han_before(text, begin)) return false;
  const std::size_t each = utf8::previous(text, begin);
  return is(text.substr(each, end - each), "per_unit");
}

bool UnspacedNoun::rate_ends(std::string_view text, std::size_t at) const {
  std::size_t begin = at;
  for (std::size_t size = 1; size <= kLongestRate && han_before(text, begin); ++size) {
    begin = utf8::previous(text, begin);
    if (is(text.substr(begin, at - begin), "per_unit")) return true;
  }
  return false;
}

std::size_t UnspacedNoun::noun_end(std::string_view text, std::size_t at, bool counted) const {
  std::size_t listed = at;
  std::size_t end = at;
  for (std::size_t size = 1; size <= kLongestNoun && han_at(text, end); ++size) {
    end += utf8::length(text[end]);
    const std::string_view word = text.substr(at, end - at);
    if (is(word, "of_noun") || is(word, "noun") || (!counted && is(word, "of_amount")) ||
        (counted && is(word, "noun_of_verb")))
      listed = end;
  }
  return listed;
}

std::size_t UnspacedNoun::compound_end(std::string_view text, std::size_t at, bool counted) const {
  const std::size_t kind = kind_end(text, at);
  std::size_t end = noun_end(text, kind, counted);
  if (end == kind) end = noun_end(text, at, counted);
  for (int parts = 1; end != at && parts < kMostParts; ++parts) {
    const std::size_t next = noun_end(text, end, counted);
    if (next == end || next - end < std::size_t{2} * utf8::length(text[end]))
      break;  // two characters and more
    // Planes and about 30 men: what joins two nouns may begin another word.
    if (counted && is(text.substr(end, utf8::length(text[end])), "of_joint")) break;
    end = next;
  }
  // A class word of one character: countries that are partners.
  if (end != at && han_at(text, end)) {
    const std::size_t next = end + utf8::length(text[end]);
    // Not where it begins a word: people that are at.
    const std::size_t behind = han_at(text, next) ? next + utf8::length(text[next]) : next;
    const bool word = behind != next && lexicon_->has(text.substr(end, behind - end), "word", 0);
    if (!word && is(text.substr(end, next - end), "of_class")) end = next;
  }
  return end;
}

std::size_t UnspacedNoun::kind_end(std::string_view text, std::size_t at) const {
  std::size_t kind = at;
  std::size_t end = at;
  for (std::size_t size = 1; size <= kLongestNoun && han_at(text, end); ++size) {
    end += utf8::length(text[end]);
    if (size > 1 && is(text.substr(at, end - at), "of_kind")) kind = end;
  }
  return kind;
}

bool UnspacedNoun::is(std::string_view word, std::string_view type) const {
  return lexicon_->find(word, type, 0) != kNone;
}

}  // namespace sagwan
