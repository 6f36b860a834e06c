// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/shared_noun.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"

namespace sagwan {

namespace {

constexpr std::string_view kChange = "change";
constexpr std::string_view kArrows[] = {"\u2192", "\u21D2"};

/// Amounts of one unit that a word or a mark joins (122 and 155 mm) measure one noun. A sum or a
/// share has the noun of the one before it only: what stands behind it may be another thing.
void share_by_joint(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 8;
  constexpr uint32_t kLongestListed = 10;  // of shares, with a word: 61%, at last 63%
  constexpr uint32_t kLongestStep = 24;
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    Quantity& a = quantities[i - 1];
    Quantity& b = quantities[i];
    if (a.kind != b.kind || !(a.unit.view() == b.unit.view())) continue;
    const bool measure = a.kind == QuantityKind::measure;
    if (!measure && a.kind != QuantityKind::money && a.kind != QuantityKind::percent &&
        a.kind != QuantityKind::change)
      continue;
    if (b.span.begin < a.span.end || b.span.begin - a.span.end > kLongestStep) continue;
    const std::string_view joint = slice(text, {a.span.end, b.span.begin});
    // 134.9 (2019) -> 128.9 (2020): what it was, and when.
    const bool is_series = std::ranges::any_of(kArrows, [&](std::string_view arrow) {
      return joint.find(arrow) != std::string_view::npos;
    });
    const bool listed = a.kind == QuantityKind::percent && joint.starts_with(", ");
    const uint32_t longest = listed ? kLongestListed : kLongestJoint;
    if (!is_series && joint.size() > longest) continue;
    const bool names_another =
        std::ranges::any_of(joint, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!is_series && (names_another || joint.find_first_of("().;") != std::string_view::npos))
      continue;
    if (a.of.empty()) {
      if (measure) a.of = b.of;
    } else if (b.of.empty()) {
      b.of = a.of;
    }
  }
}

/// Of sums or shares that a joint of a list parts, the last with its noun behind it, all have that
/// noun: tariffs, of 17% and 36% duty.
void share_noun_behind(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 8;  // bytes
  for (std::size_t i = quantities.size(); i-- > 1;) {
    Quantity& a = quantities[i - 1];
    const Quantity& b = quantities[i];
    const bool can = (a.kind == QuantityKind::percent || a.kind == QuantityKind::money) &&
                     a.kind == b.kind && a.unit.view() == b.unit.view() && a.of.empty() &&
                     !b.of.empty() && b.of.begin >= b.span.end && b.span.begin >= a.span.end &&
                     b.span.begin - a.span.end <= kLongestJoint;
    if (!can) continue;
    std::string_view joint = slice(places.text, {a.span.end, b.span.begin});
    while (joint.starts_with(' ')) joint.remove_prefix(1);
    while (joint.ends_with(' ')) joint.remove_suffix(1);
    if (!joint.empty() && places.lexicon.find(joint, "of_joint", 0) != kNone) a.of = b.of;
  }
}

constexpr std::string_view kFullStop = "\u3002";
constexpr std::string_view kWideComma = "\uFF0C";
constexpr std::string_view kWideSemicolon = "\uFF1B";

/// True if a block, a sentence or a part in brackets begins or ends in `between`.
bool is_parted(std::string_view between) {
  return between.find_first_of(".;()") != std::string_view::npos ||
         between.find(kBlockBreak) != std::string_view::npos ||
         between.find(kFullStop) != std::string_view::npos ||
         between.find(kWideSemicolon) != std::string_view::npos;
}

/// Is `change` a rise that a comma adds to the level it came to (471 bn, up 7.2% on the year)?
/// Where the verb stands first, another subject may stand behind the comma.
bool is_added(std::string_view between, const Quantity& change) {
  constexpr std::size_t kLongestTail = 9;  // bytes of a particle or a copula
  if (has_script(between, Script::latin) || has_script(between, Script::cyrillic) ||
      has_script(between, Script::han))
    return false;
  return change.kind == QuantityKind::change &&
         std::min(between.find(','), between.find(kWideComma)) <= kLongestTail;
}

/// Is `level` what a rise came to, a verb between them (raised it by 10.5 points to 20%)? What is
/// counted is another thing than what rose.
bool is_come_to(std::string_view between, const Quantity& change, const Quantity& level) {
  const bool can = level.kind == QuantityKind::percent || level.kind == QuantityKind::money ||
                   level.kind == QuantityKind::measure;
  return can && change.kind == QuantityKind::change &&
         between.find(',') == std::string_view::npos &&
         between.find(kWideComma) == std::string_view::npos;
}

/// Of a rise and the level that it came to, the one without a noun is of the other's noun.
void continue_nouns(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 48;  // bytes: what it is measured against, and the verb
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    if (before.of.empty() || !quantity.of.empty()) continue;
    if (before.kind != QuantityKind::change && quantity.kind != QuantityKind::change) continue;
    if (quantity.span.begin < before.span.end ||
        quantity.span.begin - before.span.end > kLongestJoint)
      continue;
    const std::string_view between = slice(text, {before.span.end, quantity.span.begin});
    if (is_parted(between)) continue;
    // Where particles tell the subject, another may stand between two rises.
    const bool two_rises = before.kind == quantity.kind;
    if (two_rises && has_script(between, Script::hangul)) continue;
    if (is_added(between, quantity) || is_come_to(between, before, quantity))
      quantity.of = before.of;
  }
}

/// Of a level and the rise that led to it, told of one topic before both, the level is of the topic
/// too: cars rose, at 1.8 bn, by 13%.
void share_back(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 48;  // bytes
  for (std::size_t i = 0; i + 1 < quantities.size(); ++i) {
    Quantity& level = quantities[i];
    const Quantity& change = quantities[i + 1];
    const bool can = level.kind == QuantityKind::money || level.kind == QuantityKind::measure ||
                     level.kind == QuantityKind::percent;
    if (!can || !level.of.empty() || change.kind != QuantityKind::change || change.of.empty() ||
        change.of.end > level.span.begin || change.span.begin < level.span.end ||
        change.span.begin - level.span.end > kLongestJoint ||
        level.span.begin - change.of.end > kLongestJoint)
      continue;
    const std::string_view between = slice(text, {level.span.end, change.span.begin});
    if (!is_parted(between) && has_script(between, Script::hangul)) level.of = change.of;
  }
}

constexpr std::string_view kWideOpen = "\uFF08";
constexpr std::string_view kWideClose = "\uFF09";
constexpr std::string_view kEnumerationComma = "\u3001";
constexpr std::string_view kMiddleDot = "\u00B7";

void trim_end(std::string_view& text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
}

/// Takes one of `marks` off the end of `text`, and the spaces before it.
bool take_end(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (!text.ends_with(mark)) continue;
    text.remove_suffix(mark.size());
    trim_end(text);
    return true;
  }
  return false;
}

/// True if a bracket that was opened shortly before `at` is still open there.
bool is_bracketed(std::string_view text, uint32_t at) {
  constexpr std::size_t kMostInside = 160;  // bytes
  const std::size_t from = at > kMostInside ? at - kMostInside : 0;
  const std::string_view left = text.substr(from, at - from);
  const auto last = [&](std::string_view narrow, std::string_view wide) {
    const std::size_t a = left.rfind(narrow);
    const std::size_t b = left.rfind(wide);
    return std::max(a == std::string_view::npos ? 0 : a + 1,
                    b == std::string_view::npos ? 0 : b + 1);
  };
  return last("(", kWideOpen) > last(")", kWideClose);
}

/// True if both are shares: what one thing changed by, or is, against two times.
bool is_told_twice(const Quantity& before, const Quantity& quantity) {
  const auto is_rate = [](const Quantity& q) {
    return q.unit.view() == "%" &&
           (q.kind == QuantityKind::percent || q.kind == QuantityKind::change);
  };
  return is_rate(before) && is_rate(quantity);
}

/// The text before `begin` without what the amount there is measured against, a comma behind it or
/// not: against the year before, 5 %.
std::string_view before_comparison(const NounPlaces& places, uint32_t begin) {
  std::string_view left = places.text.substr(0, before_adjuncts(places, begin));
  std::string_view comma = left;
  trim_end(comma);
  if (left.size() != begin || !comma.ends_with(',')) return left;
  comma.remove_suffix(1);
  const auto end = static_cast<uint32_t>(comma.size());
  const uint32_t from = before_adjuncts(places, end);
  return from < end && places.text[from - 1] == '(' ? places.text.substr(0, from) : left;
}

/// An amount in brackets says more of the one before them, and those behind its comma do too:
/// 27 tn yuan (5.2 tn won), cars (33 bn dollars, up 27%). What it is measured against may stand
/// before it.
void share_in_brackets(const NounPlaces& places, Layer<Quantity>& quantities) {
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    if (before.of.empty() || !quantity.of.empty() || quantity.span.begin < before.span.end)
      continue;
    if (quantity.kind == QuantityKind::ordinal || quantity.kind == QuantityKind::count) continue;
    const uint32_t limit = places.beside.limit(places.text, quantity.span).begin;
    std::string_view left = before_comparison(places, std::min(limit, quantity.span.begin));
    trim_end(left);
    // So in strokes: 33 bn yuan /5 bn dollars/.
    const bool strokes =
        left.ends_with(" /") && places.text.substr(quantity.span.end).starts_with('/');
    const bool opens = take_end(left, {"(", kWideOpen}) || (strokes && take_end(left, {"/"}));
    // Against the month before 0.3 %, against the year before 3.8 %.
    const bool goes_on =
        !opens && take_end(left, {",", kWideComma, kEnumerationComma, kMiddleDot, "/"}) &&
        (is_bracketed(places.text, before.span.begin) || is_told_twice(before, quantity));
    if (!opens && !goes_on) continue;
    // The verb of the first may stand before the comma: rose by 0.4 %, fell by 1.2 % on the year.
    std::string_view verb = left.substr(std::min<std::size_t>(before.span.end, left.size()));
    while (verb.starts_with(' ')) verb.remove_prefix(1);
    if (left.size() < before.span.end) continue;
    if (verb.empty() || (goes_on && places.lexicon.find(verb, kChange, 0) != kNone))
      quantity.of = before.of;
  }
}

/// Of two names one amount each is told: in the South 311, in the North 63 tonnes. The noun stands
/// before the first.
void share_by_names(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestTail =
      32;  // bytes behind the first amount: particles, a verb, a comma
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    if (before.of.empty() || !quantity.of.empty() || before.kind != quantity.kind ||
        !(before.unit.view() == quantity.unit.view()) || quantity.span.begin < before.span.end)
      continue;
    uint32_t name = before_name(places, quantity.span.begin);
    // A copula may stand behind the name.
    if (name == quantity.span.begin) {
      const uint32_t limit = places.beside.limit(places.text, quantity.span).begin;
      const uint32_t verb = links_before(places, quantity, limit).begin;
      const uint32_t told = before_name(places, verb);
      if (told != verb && verb != limit) name = told;
    }
    // The share of nuclear power is 32%, coal 19%.
    const Beside::Marked topic = places.beside.marked_before(places.text, quantity.span.begin);
    if (name == quantity.span.begin && quantity.kind == QuantityKind::percent &&
        topic.role == Beside::Role::topic && !places.beside.is_amount(places.text, topic.noun))
      name = topic.noun.begin;
    if (name == quantity.span.begin || name < before.span.end ||
        name - before.span.end > kLongestTail)
      continue;
    if (!is_parted(slice(places.text, {before.span.end, name}))) quantity.of = before.of;
  }
}

/// A rise in apposition to the level that it led to is of the level's noun: sales of $6 mn, a 37 %
/// increase.
void share_apposition(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestAside = 40;  // bytes
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    const bool can = quantity.kind == QuantityKind::change && before.kind != QuantityKind::change &&
                     !before.of.empty() && quantity.of.begin >= quantity.span.end;
    if (!can || quantity.span.begin < before.span.end ||
        quantity.span.begin - before.span.end > kLongestAside)
      continue;
    std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
    const std::size_t comma = between.rfind(',');
    if (comma == std::string_view::npos || is_parted(between)) continue;
    std::string_view article = between.substr(comma + 1);
    while (article.starts_with(' ')) article.remove_prefix(1);
    trim_end(article);
    const bool noun =
        places.lexicon.find(slice(places.text, quantity.of), "change_noun", 0) != kNone;
    if (noun && places.lexicon.find(article, "of_article", 0) != kNone) quantity.of = before.of;
  }
}

/// The preposition behind the amount that ends at `at`; empty where there is none.
std::string_view preposition_behind(const NounPlaces& places, uint32_t at) {
  if (at + 1 >= places.text.size() || places.text[at] != ' ') return {};
  const std::string_view right = places.text.substr(at + 1);
  const std::string_view word = right.substr(0, right.find(' '));
  return places.lexicon.find(word, "of_preposition", 0) != kNone ? word : std::string_view{};
}

/// Amounts of one kind behind which one preposition stands are told of one noun: tariffs of 25% on
/// steel and 10% on copper.
void share_parallel(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestObject = 48;  // bytes between the amounts
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    const bool can = quantity.of.empty() && !before.of.empty() && quantity.kind == before.kind &&
                     quantity.kind != QuantityKind::count && quantity.kind != QuantityKind::age &&
                     quantity.unit.view() == before.unit.view() &&
                     before.of.end <= before.span.begin && quantity.span.begin > before.span.end &&
                     quantity.span.begin - before.span.end <= kLongestObject;
    if (!can) continue;
    const std::string_view word = preposition_behind(places, before.span.end);
    const std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
    if (!word.empty() && word == preposition_behind(places, quantity.span.end) &&
        !is_parted(between))
      quantity.of = before.of;
  }
}

/// Of shares of one whole, which stands behind the first, the rest need not name it: 70% of lithium
/// is mined in one country and 20% in another.
void share_whole(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestClause = 100;  // bytes
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    const bool can = before.kind == QuantityKind::percent && quantity.kind == before.kind &&
                     quantity.of.empty() && before.of.begin >= before.span.end &&
                     quantity.span.begin >= before.of.end &&
                     quantity.span.begin - before.of.end <= kLongestClause;
    if (!can) continue;
    const std::string_view between = slice(places.text, {before.of.end, quantity.span.begin});
    const bool spaced = has_script(between, Script::latin) || has_script(between, Script::cyrillic);
    const bool other = has_script(between, Script::hangul) || has_script(between, Script::han);
    if (spaced && !other && between.find_first_of(".()\n") == std::string_view::npos)
      quantity.of = before.of;
  }
}

/// Of a topic that an amount is told of and then the share of a whole that this makes (exports, at
/// 10 bn, make 17% of all exports), the share is too. Particles tell the topic.
void share_topic(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestWhole = 48;  // bytes
  constexpr int kMostSpaces = 3;          // around the whole and an adjective of it
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    const bool told = before.kind == QuantityKind::money || before.kind == QuantityKind::measure ||
                      before.kind == QuantityKind::count;
    const bool can = told && quantity.kind == QuantityKind::percent && !before.of.empty() &&
                     before.of.end <= before.span.begin && quantity.of.begin >= before.span.end &&
                     quantity.of.end <= quantity.span.begin &&
                     quantity.span.begin - before.span.end <= kLongestWhole;
    if (!can) continue;
    const std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
    const Beside::Marked whole = places.beside.marked_before(places.text, quantity.span.begin);
    // No verb stands between: came to 10 bn, which is 17% of all.
    if (std::ranges::count(between, ' ') > kMostSpaces) continue;
    if (whole.role == Beside::Role::genitive && !is_parted(between) &&
        between.find(',') == std::string_view::npos && has_script(between, Script::hangul))
      quantity.of = before.of;
  }
}

/// A share that says once more what the amount before it is (1.5 tn, or 0.8 % of GDP) is of that
/// one's noun.
void share_again(const NounPlaces& places, Layer<Quantity>& quantities) {
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    const bool can = quantity.kind == QuantityKind::percent && !before.of.empty() &&
                     quantity.span.begin > before.span.end &&
                     (before.kind == QuantityKind::money || before.kind == QuantityKind::measure);
    // Rose by 119 bn or 3.9 percent.
    const bool more = quantity.kind == QuantityKind::change &&
                      before.kind == QuantityKind::change && quantity.of.empty() &&
                      !before.of.empty() && quantity.span.begin > before.span.end;
    if (!can && !more) continue;
    std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
    while (between.starts_with(' ')) between.remove_prefix(1);
    trim_end(between);
    const uint32_t joint = places.lexicon.find(between, "change_joint", 0);
    if (joint != kNone && places.lexicon.entry(joint).id == "same") quantity.of = before.of;
  }
}

/// A multiple behind a comma, and the amount of the same unit that an article parts from it, are of
/// the noun of the amount before: a profit of 10 bn, 15 times the 670 mn of last year.
void share_multiple(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kFarthest = 60;  // bytes: a time, a limit
  for (std::size_t i = 2; i < quantities.size(); ++i) {
    const Quantity& before = quantities[i - 2];
    Quantity& times = quantities[i - 1];
    Quantity& level = quantities[i];
    const bool can = times.kind == QuantityKind::multiple && level.kind == before.kind &&
                     level.unit.view() == before.unit.view() && times.of.empty() &&
                     level.of.empty() && !before.of.empty() && before.of.end <= before.span.begin &&
                     times.span.begin > before.span.end &&
                     times.span.begin - before.span.end <= kFarthest &&
                     level.span.begin > times.span.end;
    if (!can) continue;
    std::string_view article = slice(places.text, {times.span.end, level.span.begin});
    while (article.starts_with(' ')) article.remove_prefix(1);
    trim_end(article);
    const std::string_view between = slice(places.text, {before.span.end, times.span.begin});
    if (places.lexicon.find(article, "of_article", 0) != kNone &&
        between.find(',') != std::string_view::npos &&
        between.find_first_of(".;()\n") == std::string_view::npos)
      times.of = level.of = before.of;
  }
}

}  // namespace

void share_nouns(const NounPlaces& places, Layer<Quantity>& quantities) {
  share_by_joint(places.text, quantities);
  share_noun_behind(places, quantities);
  continue_nouns(places.text, quantities);
  share_back(places.text, quantities);
  share_in_brackets(places, quantities);
  share_by_names(places, quantities);
  share_apposition(places, quantities);
  share_topic(places, quantities);
  share_again(places, quantities);
  share_multiple(places, quantities);
  share_whole(places, quantities);
  share_parallel(places, quantities);
  share_by_joint(places.text, quantities);
}

}  // namespace sagwan
