// SPDX-License-Identifier: Apache-2.0
// The nouns behind an amount (beside.h).
#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/beside.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/taken.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr std::string_view kDot = "\u00B7";

/// Behind the bracket glued to the word that ends at `at`, where a space stands behind it; `at`
/// where there is none.
std::size_t behind_brackets(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return at;
  const std::size_t close = text.substr(at, kLongestBracket).find(')');
  if (close == std::string_view::npos) return at;
  const std::size_t end = at + close + 1;
  return end < text.size() && text[end] == ' ' ? end : at;
}

bool is_number_at(const Layer<Find>& finds, std::size_t at) {
  const auto find = first_from(finds, static_cast<uint32_t>(at));
  return find != finds.end() && find->span.begin == at && find->type == FindType::quantity;
}

/// Behind the number that begins at `at`, a word of its own: the first budget, five projects; `at`
/// where there is none.
std::size_t behind_number(std::string_view text, std::size_t at, const Layer<Find>& finds) {
  for (auto find = first_from(finds, static_cast<uint32_t>(at));
       find != finds.end() && find->span.begin == at; ++find) {
    const std::size_t end = find->span.end;
    const bool number = find->type == FindType::quantity && find->outer == kNone;
    if (number && end < text.size() && text[end] == ' ') return end;
  }
  return at;
}

}  // namespace

uint32_t Beside::attribute_end(std::string_view text, uint32_t at) const {
  constexpr std::size_t kLongestParticle = 48;  // bytes, with what is glued to it
  std::size_t from = at;
  while (from < text.size() && text[from] != ' ') {
    if (from - at > kLongestParticle) return 0;
    from += utf8::length(text[from]);
  }
  for (int words = 0; words < 2; ++words) {
    from = skip_space(text, from);
    const std::size_t end = word_end(text, from, Script::hangul);
    if (resources_->lexicon().find(text.substr(from, end - from), "of_attribute", 0) != kNone) {
      const std::size_t noun = skip_space(text, end);
      const std::size_t noun_end = word_end(text, noun, Script::hangul);
      const bool is_bound =
          resources_->lexicon().find(text.substr(noun, noun_end - noun), "of_bound", 0) != kNone;
      return is_bound ? 0 : static_cast<uint32_t>(noun);
    }
    from = end;
  }
  return 0;
}

std::size_t Beside::without_particles(std::string_view text, std::size_t from,
                                      std::size_t end) const {
  // A noun may end as if a particle did.
  if (resources_->lexicon().find(text.substr(from, end - from), "of_noun", 0) != kNone) return end;
  // A noun has two syllables or more here.
  std::size_t cut = from;
  for (int syllables = 0; cut < end; ++syllables) {
    cut += utf8::length(text[cut]);
    if (syllables > 0 && cut < end &&
        resources_->languages().is_particles(utf8::decode_before(text, cut),
                                             text.substr(cut, end - cut)))
      return cut;
  }
  return end;
}

Beside::Genitive Beside::genitive_at(std::string_view text, uint32_t at) const {
  // A bracket may stand between: 300 mn dollars (40 bn won) of investment.
  if (at < text.size() && text[at] == '(') {
    const std::size_t close = text.substr(at, kLongestBracket).find(')');
    if (close != std::string_view::npos) at += static_cast<uint32_t>(close) + 1;
  }
  // A limit may stand before the particle: that comes to 30% or more.
  for (const std::size_t from : {skip_space(text, at), behind_limit(text, at)}) {
    const std::string_view right = text.substr(from);
    const auto row = std::ranges::find_if(genitives_, [&](std::string_view word) {
      return right.starts_with(word) && right.substr(word.size()).starts_with(' ');
    });
    if (row != genitives_.end()) return {*row, from + row->size()};
  }
  return {};
}

bool Beside::is_attribute(std::string_view text, uint32_t at) const {
  return !genitive_at(text, at).word.empty();
}

Span Beside::governor(std::string_view text, uint32_t at, bool any,
                      const Layer<Find>& finds) const {
  const Genitive mark = genitive_at(text, at);
  if (mark.word.empty()) return {};
  // So much worth of something: whatever it is.
  const uint32_t row = resources_->lexicon().find(mark.word, "of_genitive", 0);
  any = any || resources_->lexicon().entry(row).id == "worth";
  return phrase_noun(text, mark.end, any, finds);
}

bool Beside::is_stop_of_genitive(std::string_view text, std::size_t from, std::size_t end) const {
  const std::size_t cut = without_particles(text, from, end);
  const std::string_view particle = text.substr(cut, end - cut);
  return std::ranges::any_of(particles_,
                             [&](const Row& row) {
                               return row.role == Role::genitive && row.surface == particle;
                             }) &&
         is_stop(text.substr(from, cut - from));
}

Span Beside::phrase_noun(std::string_view text, std::size_t from, bool any,
                         const Layer<Find>& finds) const {
  constexpr int kMostWords = 5;
  Span amount{};  // the last one that stood without a particle: investment in attracting investment
  Span before{};  // the word before
  for (int words = 0; words < kMostWords; ++words) {
    from = skip_space(text, from);
    if (const std::size_t number = behind_number(text, from, finds); number != from) {
      from = number;
      continue;
    }
    // Half of 2 bn: another amount is no noun.
    if (is_number_at(finds, from)) return amount;
    // GDP growth is one word.
    // Two words may be joined by a dot, and a short form in brackets stand behind one.
    std::size_t end = word_end(text, word_end(text, from, Script::latin), Script::hangul);
    const std::size_t dot = end + kDot.size();
    if (end != from && text.substr(end).starts_with(kDot))
      end = word_end(text, dot, Script::hangul);
    if (end == from) return amount;
    const std::size_t behind = behind_brackets(text, end);
    const bool last = behind >= text.size() || text[behind] != ' ';
    // Of 30 or more projects: the limit of a number has a genitive too.
    if (!last && is_stop_of_genitive(text, from, end)) {
      from = behind;
      continue;
    }
    const Span word{static_cast<uint32_t>(from), static_cast<uint32_t>(end)};
    // A name may look as if it had a particle.
    const std::size_t cut =
        !last && is_taken(finds, word) ? end : without_particles(text, from, end);
    const Span noun{word.begin, static_cast<uint32_t>(cut)};
    const bool counts = is_amount(text, noun);
    // Of the tanks half: the whole ends the phrase.
    if (any && !before.empty() &&
        resources_->lexicon().find(slice(text, word), "of_partitive", 0) != kNone)
      return before;
    // Because of, in the middle of: the noun stands before.
    if (any && (cut < end || last) && is_stop(slice(text, noun)) && !before.empty() && !counts)
      return before;
    if (cut < end || last) {
      const bool counted = any && !is_stop(slice(text, noun)) && !is_no_noun(slice(text, noun));
      return counted || counts ? noun : amount;
    }
    if (counts) amount = noun;
    before = is_stop(slice(text, noun)) ? Span{} : noun;
    from = behind;
  }
  return amount;
}

Span Beside::noun_of_genitive(std::string_view text, Span particle) const {
  const auto row = std::ranges::find_if(
      particles_, [&](const Row& known) { return known.surface == slice(text, particle); });
  if (row == particles_.end() || row->role != Role::genitive || particle.end >= text.size() ||
      text[particle.end] != ' ')
    return {};
  const std::size_t from = particle.end + 1;
  const std::size_t end = word_end(text, from, Script::hangul);
  const Span noun{static_cast<uint32_t>(from),
                  static_cast<uint32_t>(without_particles(text, from, end))};
  return noun.end < end && !is_stop(slice(text, noun)) ? noun : Span{};
}

std::pair<Span, std::size_t> Beside::word_behind(std::string_view text, std::size_t at) const {
  if (at >= text.size() || text[at] != ' ') return {};
  const std::size_t from = at + 1;
  const std::size_t end = word_end(text, from, Script::hangul);
  const std::size_t cut = without_particles(text, from, end);
  return {{static_cast<uint32_t>(from), static_cast<uint32_t>(cut)}, end};
}

Span Beside::amount_in_phrase(std::string_view text, uint32_t at) const {
  constexpr int kMostWords = 2;  // before the noun of amounts
  std::size_t from = at;
  for (int words = 0; words <= kMostWords; ++words) {
    const auto [noun, end] = word_behind(text, from);
    const std::string_view word = slice(text, noun);
    const auto is = [&](std::string_view type) {
      return resources_->lexicon().find(word, type, 0) != kNone;
    };
    if (noun.empty() || is_stop(word) || is_verb_form(word) || ends_otherwise(word) ||
        is("change") || is("of_figure") || is("of_attribute") || is("of_result"))
      return {};
    if (is_amount(text, noun)) {
      const Marked marked = marked_before(text, static_cast<uint32_t>(end));
      const bool told = marked.role == Role::topic || marked.role == Role::subject;
      return told ? Span{} : noun;
    }
    if (noun.end < end) return {};
    from = end;
  }
  return {};
}

Span Beside::amount_behind(std::string_view text, uint32_t at, Behind sort) const {
  constexpr int kMostWords = 3;
  std::size_t from = at;
  if (from < text.size() && text[from] == '(') {
    const std::size_t close = text.substr(from, kLongestBracket).find(')');
    if (close == std::string_view::npos) return {};
    from += close + 1;
  }
  Span found{};
  for (int words = 0; words < kMostWords; ++words) {
    const auto [noun, end] = word_behind(text, from);
    const std::string_view word = slice(text, noun);
    const auto is = [&](std::string_view type) {
      return resources_->lexicon().find(word, type, 0) != kNone;
    };
    if (noun.empty() || is_stop(word) || !is_amount(text, noun) || is("of_figure") ||
        is("of_attribute") || is("of_result") != (sort == Behind::result))
      break;
    found = noun;
    if (noun.end < end) {
      // A border of 7,500 km in length, as Korean orders it.
      const Span owner = noun_of_genitive(text, {noun.end, static_cast<uint32_t>(end)});
      return owner.empty() ? found : owner;
    }
    from = end;
  }
  return found;
}

bool Beside::is_behind_item(std::string_view text, uint32_t at) const {
  const std::size_t open = text.substr(0, at).rfind('(');
  if (open == std::string_view::npos) return false;
  // The bracket of the item before, and its joint, stand before the name of this one.
  constexpr std::size_t kLongestName = 40;  // bytes
  const std::string_view left = text.substr(0, open);
  const std::size_t close = left.rfind(')');
  return close != std::string_view::npos && open - close <= kLongestName &&
         left.substr(close).find_first_of(".;\n") == std::string_view::npos &&
         !left.substr(close + 1).starts_with(' ');
}

Span Beside::behind_list(std::string_view text, uint32_t at) const {
  constexpr std::size_t kLongestItem = 60;  // bytes
  constexpr int kMostItems = 12;
  constexpr int kMostWords = 2;
  std::size_t end = text.substr(at, kLongestItem).find(')');
  if (end == std::string_view::npos) return {};
  end += at + 1;
  int items = 0;
  for (; items < kMostItems; ++items) {
    const std::string_view item = text.substr(end, kLongestItem);
    const std::size_t open = item.find('(');
    const std::size_t close = item.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
        item.substr(0, open).find_first_of(".;\n") != std::string_view::npos)
      break;
    // A joint begins the next item: a mark, or a word glued to the bracket.
    if (item.starts_with(' ')) break;
    end += close + 1;
  }
  if (items == 0 && !is_behind_item(text, at)) return {};
  for (const std::string_view word : rests_) {
    if (text.substr(skip_space(text, end)).starts_with(word)) {
      end = skip_space(text, end) + word.size();
      break;
    }
  }
  // The share of A (3%) and B (5%), as Korean orders it.
  for (const Row& row : particles_) {
    const std::string_view right = text.substr(end);
    if (row.role == Role::genitive && right.starts_with(row.surface) &&
        right.substr(row.surface.size()).starts_with(' '))
      end += row.surface.size();
  }
  for (int words = 0; words < kMostWords && end < text.size() && text[end] == ' '; ++words) {
    const std::size_t from = end + 1;
    end = word_end(text, from, Script::hangul);
    const std::size_t cut = without_particles(text, from, end);
    const Span noun{static_cast<uint32_t>(from), static_cast<uint32_t>(cut)};
    if (end == from) return {};
    if (is_amount(text, noun) && !is_stop(slice(text, noun))) return noun;
    if (resources_->lexicon().find(slice(text, noun), "of_epithet", 0) == kNone) return {};
  }
  return {};
}

}  // namespace sagwan
