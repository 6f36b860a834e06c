// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/levels.h"

#include <algorithm>

#include "pipeline/core/characters.h"

namespace sagwan {

namespace {

// Words between the verb and `from`: rose in May alone from 5% to 6%.
constexpr int kFarthestVerb = 5;
// Words between `from` and the first level: from a low of 5% to 6%.
constexpr int kFarthestFrom = 3;
// Words from `from` behind the level reached to the one before: to 6% from April's 5%.
constexpr int kFarthestLevelFrom = 2;
// Words to the verb behind the second level: from 5 to 6% per year was raised.
constexpr int kFarthestVerbBehind = 3;

/// The word that ends at `end`, without the spaces before that; what is no letter ends it.
std::string_view word_before(std::string_view text, std::size_t& end) {
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  const auto ends_word = [&](std::size_t at) {
    const char c = text[at];
    // A point or comma between digits is the number's.
    if ((c == '.' || c == ',') && at > 0 && at + 1 < text.size() &&
        is_digit(static_cast<unsigned char>(text[at - 1])) &&
        is_digit(static_cast<unsigned char>(text[at + 1])))
      return false;
    return c == ' ' || c == '\n' || c == '.' || c == ';' || c == ':' || c == '(' || c == ',';
  };
  while (begin > 0 && !ends_word(begin - 1)) --begin;
  const std::string_view word = text.substr(begin, end - begin);
  end = begin;
  return word;
}

/// The word that begins at `begin`, behind a space; none at any mark.
std::string_view word_behind(std::string_view text, std::size_t& begin) {
  if (begin >= text.size() || text[begin] != ' ') return {};
  const std::size_t end = std::min(text.find_first_of(" \n.,;:()", begin + 1), text.size());
  const std::string_view word = text.substr(begin + 1, end - begin - 1);
  begin = end;
  return word;
}

/// Does a unit stand between one of the two numbers and `joint`?
bool have_own_units(Span joint, Span first, Span second) {
  return joint.begin > first.end || joint.end < second.begin;
}

bool is_dash(std::string_view mark) { return mark == "-" || mark == "\u2013" || mark == "\u2014"; }

/// True if `earlier` rose or fell, and only a comma, a dash or a bracket parts it from what begins
/// at `at` (rose by 3%, from 20 to 25%).
bool is_told_by(const Quantity* earlier, std::string_view text, std::size_t at) {
  const bool moved = earlier != nullptr && (earlier->kind == QuantityKind::change ||
                                            earlier->kind == QuantityKind::multiple);
  if (!moved || earlier->span.end >= at) return false;
  std::string_view between = text.substr(earlier->span.end, at - earlier->span.end);
  while (between.starts_with(' ')) between.remove_prefix(1);
  while (between.ends_with(' ')) between.remove_suffix(1);
  return between == "," || between == "(" || is_dash(between);
}

/// True if `at`, the word before the first level, and `end`, behind the second, are the edges of a
/// bracket: the last increase was in September (from 14% to 16%).
bool fills_bracket(std::string_view text, std::size_t at, std::size_t end) {
  return at > 0 && text[at - 1] == '(' && end < text.size() && text[end] == ')';
}

/// True if a dash in the place of the verb stands before `at`: coal - from 20 to 25 tonnes.
bool is_told_by_dash(std::string_view text, std::size_t at) {
  std::string_view left = text.substr(0, at);
  while (left.ends_with(' ')) left.remove_suffix(1);
  const std::size_t space = left.rfind(' ');
  return space != std::string_view::npos && is_dash(left.substr(space + 1));
}

}  // namespace

bool Levels::is(std::string_view word, std::string_view type, LangId lang) const {
  return !word.empty() && resources_->lexicon().find(word, type, lang) != kNone;
}

bool Levels::moves_before(std::string_view text, std::size_t end, LangId lang) const {
  for (int i = 0; i < kFarthestVerb; ++i) {
    const std::string_view word = word_before(text, end);
    if (word.empty()) return false;
    if (is(word, "change", lang) || is(word, "change_noun", lang)) return true;
  }
  return false;
}

bool Levels::moves_behind(std::string_view text, std::size_t begin, LangId lang) const {
  for (int i = 0; i < kFarthestVerbBehind; ++i) {
    const std::string_view word = word_behind(text, begin);
    if (word.empty()) return false;
    if (is(word, "change", lang) && !is(word, "change_noun", lang)) return true;
  }
  return false;
}

std::optional<Span> Levels::word_between(std::string_view text, Span first, Span second,
                                         LangId lang) const {
  if (first.empty() || second.empty() || second.begin <= first.end) return std::nullopt;
  std::size_t begin = first.end;
  std::size_t end = 0;
  for (;; begin = end) {
    while (begin < second.begin && text[begin] == ' ') ++begin;
    end = begin;
    while (end < second.begin && text[end] != ' ') ++end;
    if (begin == end) return std::nullopt;
    if (is(text.substr(begin, end - begin), "level_to", lang)) break;
  }
  Span joint{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  while (text[joint.begin - 1] == ' ') --joint.begin;
  while (joint.end < second.begin && text[joint.end] == ' ') ++joint.end;
  return joint;
}

std::optional<Span> Levels::joint(std::string_view text, Span find, Span first, Span second,
                                  LangId lang, const Quantity* earlier) const {
  const auto joint = word_between(text, first, second, lang);
  if (!joint) return std::nullopt;
  const bool own_units = have_own_units(*joint, first, second);
  std::size_t at = find.begin;
  const std::string_view before = word_before(text, at);
  bool from = is(before, "level_from", lang);
  if (!from && own_units) from = is_far_from(text, find.begin, at, lang);
  if (from) {
    const bool moves = moves_before(text, at, lang) || is_told_by(earlier, text, at) ||
                       is_told_by_dash(text, at) || moves_behind(text, find.end, lang) ||
                       (own_units && fills_bracket(text, at, find.end));
    return moves ? joint : std::nullopt;
  }
  if (!own_units) return std::nullopt;
  const bool moved = is(before, "change", lang) ||
                     (is(before, "level_by", lang) && is(word_before(text, at), "change", lang));
  return moved ? joint : std::nullopt;
}

bool Levels::is_far_from(std::string_view text, std::size_t level, std::size_t& at,
                         LangId lang) const {
  std::size_t begin = level;
  for (int i = 0; i <= kFarthestFrom; ++i) {
    const std::string_view word = word_before(text, begin);
    if (word.empty()) return false;
    if (!is(word, "level_from", lang)) continue;
    at = begin;
    return true;
  }
  return false;
}

std::optional<Span> Levels::fallen(std::string_view text, Span find, Span first, Span second,
                                   LangId lang) const {
  const auto joint = word_between(text, first, second, lang);
  std::size_t at = find.begin;
  const bool own_units = joint && have_own_units(*joint, first, second);
  return own_units || is(word_before(text, at), "level_from", lang) ? joint : std::nullopt;
}

bool Levels::comes_from(std::string_view text, std::size_t begin, LangId lang) const {
  if (!is(word_behind(text, begin), "level_from", lang)) return false;
  for (int i = 0; i < kFarthestLevelFrom; ++i) {
    const std::string_view word = word_behind(text, begin);
    if (word.empty()) return false;
    if (is_digit(static_cast<unsigned char>(word[0]))) return true;
  }
  return false;
}

bool Levels::is_reached(std::string_view text, Span limit, Span amount, LangId lang) const {
  std::string_view word = slice(text, limit);
  while (word.ends_with(' ')) word.remove_suffix(1);
  return is(word, "level_to", lang) &&
         (moves_before(text, limit.begin, lang) || comes_from(text, amount.end, lang));
}

bool Levels::is_led_to(std::string_view text, Span limit, const Quantity& change) const {
  constexpr uint32_t kFarthestLevel = 140;  // bytes: against the same months of a year before
  if (change.direction == Direction::none || limit.begin < change.span.end ||
      limit.begin - change.span.end > kFarthestLevel)
    return false;
  std::string_view word = slice(text, limit);
  while (word.ends_with(' ')) word.remove_suffix(1);
  return is(word, "level_to", change.lang) &&
         slice(text, {change.span.end, limit.begin}).find_first_of(".;:(\n") ==
             std::string_view::npos;
}

Quantity Levels::split(Quantity& range, Span joint, QuantityKind own) {
  Quantity second = range;
  second.kind = own;
  second.direction = Direction::none;
  second.base = {};
  second.mod = Mod::none;
  second.span.begin = joint.end;
  second.value = range.max;
  range.span.end = joint.begin;
  range.value = range.min;
  for (Quantity* level : {&range, &second}) {
    level->has_value = true;
    level->has_min = level->has_max = false;
    level->min = level->max = Decimal();
  }
  return second;
}

}  // namespace sagwan
