// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/shared_change.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/sentence_stop.h"

namespace sagwan {

namespace {

constexpr std::size_t kLongestNoun = 40;  // bytes between the comma and the next amount
constexpr std::string_view kLabel = "rate_label";
constexpr std::string_view kAgain = "change_again";  // a dash in the verb's place
constexpr std::string_view kJoint = "change_joint";  // what stands between two amounts of one verb
constexpr std::string_view kChangeLabel = "change_label";  // nouns before a colon: growth rate
constexpr std::array<std::string_view, 2> kArrows = {"\u2192", "\u21D2"};
constexpr uint32_t kLongestVerb = 14;    // bytes, with its spaces
constexpr uint32_t kFarthestVerb = 300;  // bytes from one change to the next

bool is_percent(const Quantity& quantity) {
  return quantity.unit.view() == "%" && quantity.has_value;
}

/// True if `between` is no more than a comma and a noun; a bracket may stand before the comma.
bool joins(std::string_view between) {
  if (between.starts_with('(')) {
    const std::size_t close = between.find(')');
    if (close == std::string_view::npos) return false;
    between.remove_prefix(close + 1);
  }
  if (!between.starts_with(", ")) return false;
  between.remove_prefix(2);
  // Exports rose by 14%, imports (410 bn) by 12%.
  std::string joined;
  const std::size_t open = between.find('(');
  const std::size_t shut = between.find(')');
  if (open != std::string_view::npos && shut != std::string_view::npos && open > 0 && open < shut) {
    joined = std::string(between.substr(0, open)) + std::string(between.substr(shut + 1));
    between = joined;
  }
  if (between.size() > kLongestNoun) return false;
  if (between.find_first_of(",.;:()\n0123456789") != std::string_view::npos) return false;
  while (between.ends_with(' ')) between.remove_suffix(1);
  return !between.empty() &&
         script_of(utf8::decode_before(between, between.size())) == Script::hangul;
}

/// True if the noun is a rate: so many percent is its level.
bool is_rate(std::string_view noun, const Lexicon& lexicon) {
  const auto labels = lexicon.surfaces(kLabel, 0);
  return std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
    return noun.find(label) != std::string_view::npos;
  });
}

bool is_open(const Quantity& quantity) {
  return quantity.kind == QuantityKind::percent && quantity.direction == Direction::none;
}

/// True if `quantity` stands directly behind the change that led to it: 4.02% that fell by 3bp.
bool is_level_of(const Quantity& quantity, const Quantity& before) {
  return before.kind == QuantityKind::change && before.direction != Direction::none &&
         quantity.span.begin >= before.span.end &&
         quantity.span.begin - before.span.end <= kLongestVerb;
}

/// True if `before`, the text between a change and an amount, ends with a word that repeats its
/// verb; semicolons part such clauses.
bool repeats(std::string_view before, const std::vector<std::string_view>& again) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (uint32_t at = 1; at <= before.size(); ++at) {
    if (is_sentence_stop(before, at)) return false;
  }
  return std::any_of(again.begin(), again.end(),
                     [&](std::string_view word) { return before.ends_with(word); });
}

/// True if both are told in one unit, and counted by one word.
bool is_alike(std::string_view text, const Quantity& change, const Quantity& quantity) {
  const bool amount = quantity.kind == QuantityKind::count ||
                      quantity.kind == QuantityKind::money ||
                      quantity.kind == QuantityKind::measure;
  return amount && change.has_value && change.unit.view() == quantity.unit.view() &&
         slice(text, change.counter) == slice(text, quantity.counter);
}

/// True if a joint makes `quantity` a change beside `change`: of one kind (rose by 2.3% and 2.6%,
/// by 2, 6 and 10), or, where it says the same once more, of any (fell by a dollar, or 1.4%).
bool is_joined(std::string_view text, const Quantity& change, const Quantity& quantity,
               std::string_view joint) {
  if (change.kind != QuantityKind::change || change.direction == Direction::none) return false;
  if (!quantity.has_value || quantity.direction != Direction::none || !quantity.of.empty())
    return false;
  if (joint == "same") {
    return quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::money ||
           quantity.kind == QuantityKind::measure;
  }
  return is_percent(change) ? is_percent(quantity) && is_open(quantity)
                            : is_alike(text, change, quantity);
}

/// Does `share` stand alone in the bracket directly behind `amount`?
bool is_share_behind(std::string_view text, const Quantity& amount, const Quantity& share) {
  return text[amount.span.end] == '(' && share.span.begin == amount.span.end + 1 &&
         share.span.end < text.size() && text[share.span.end] == ')' && is_percent(share) &&
         share.direction == Direction::none;
}

/// An amount and its share in brackets, then a noun with the same of a change: of 61,000 (0.4%) of
/// one and 116,000 (2.4%) of another that rose.
void share_pairs(std::string_view text, Layer<Quantity>& quantities) {
  for (std::size_t i = quantities.size(); i-- > 0;) {
    if (i + 1 >= quantities.size()) continue;
    Quantity& amount = quantities[i];
    Quantity& share = quantities[i + 1];
    if (amount.kind == QuantityKind::change && amount.direction != Direction::none &&
        !is_percent(amount) && is_open(share) && is_share_behind(text, amount, share)) {
      share.kind = QuantityKind::change;
      share.direction = amount.direction;
    }
    if (i + 2 >= quantities.size()) continue;
    const Quantity& change = quantities[i + 2];
    const bool counts = amount.kind == QuantityKind::count || amount.kind == QuantityKind::money ||
                        amount.kind == QuantityKind::measure;
    if (!counts || amount.direction != Direction::none || !is_share_behind(text, amount, share))
      continue;
    const bool alike = change.kind == QuantityKind::change && change.direction != Direction::none &&
                       change.unit.view() == amount.unit.view() &&
                       slice(text, change.counter) == slice(text, amount.counter);
    if (!alike || change.span.begin <= share.span.end ||
        !joins(slice(text, {share.span.end + 1, change.span.begin})))
      continue;
    for (Quantity* of_pair : {&amount, &share}) {
      of_pair->kind = QuantityKind::change;
      of_pair->direction = change.direction;
    }
  }
}

void join_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 24;  // bytes, with its spaces
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& change = quantities[i - 1];
    Quantity& quantity = quantities[i];
    if (quantity.span.begin < change.span.end ||
        quantity.span.begin - change.span.end > kLongestJoint)
      continue;
    std::string_view between = slice(text, {change.span.end, quantity.span.begin});
    // Fell by so many barrels per day (b/d), or 2.8 per cent.
    while (between.starts_with(' ')) between.remove_prefix(1);
    const std::size_t close = between.find(')');
    if (between.starts_with('(') && close != std::string_view::npos)
      between.remove_prefix(close + 1);
    while (between.starts_with(' ')) between.remove_prefix(1);
    while (between.ends_with(' ')) between.remove_suffix(1);
    const uint32_t joint = lexicon.find(between, kJoint, 0);
    if (joint == kNone || !is_joined(text, change, quantity, lexicon.entry(joint).id)) continue;
    quantity.kind = QuantityKind::change;
    quantity.direction = change.direction;
    if (quantity.base.empty()) quantity.base = change.base;
  }
}

void repeat_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities) {
  const auto again = lexicon.surfaces(kAgain, 0);
  const Quantity* change = nullptr;  // the nearest one before
  const auto is_turned = [](const Quantity& quantity) {
    return quantity.direction != Direction::none &&
           (quantity.kind == QuantityKind::change || quantity.kind == QuantityKind::multiple);
  };
  const auto can_repeat = [](const Quantity& quantity) {
    if (quantity.direction != Direction::none) return false;
    // Exports grew 2.6 times, to one country - 3.1 times.
    return quantity.kind == QuantityKind::multiple ||
           (is_percent(quantity) &&
            (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::change));
  };
  for (Quantity& quantity : quantities) {
    if (change != nullptr && can_repeat(quantity) && quantity.span.begin > change->span.end &&
        quantity.span.begin - change->span.end < kFarthestVerb &&
        repeats(slice(text, {change->span.end, quantity.span.begin}), again)) {
      if (quantity.kind == QuantityKind::percent) quantity.kind = QuantityKind::change;
      quantity.direction = change->direction;
    }
    if (is_turned(quantity)) change = &quantity;
  }
}

/// Of shares that an arrow joins, the others are changes where one is: from -9.1% to 1.1%.
void join_by_arrows(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestStep = 24;  // bytes: the arrow, and a time
  const auto is_joined = [&](const Quantity& a, const Quantity& b) {
    if (b.span.begin < a.span.end || b.span.begin - a.span.end > kLongestStep) return false;
    const std::string_view between = slice(text, {a.span.end, b.span.begin});
    return between.find('\n') == std::string_view::npos &&
           std::ranges::any_of(kArrows, [&](std::string_view arrow) {
             return between.find(arrow) != std::string_view::npos;
           });
  };
  const auto follow = [](const Quantity& change, Quantity& quantity) {
    if (is_percent(change) && change.kind == QuantityKind::change && is_percent(quantity) &&
        quantity.kind == QuantityKind::percent)
      quantity.kind = QuantityKind::change;
  };
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    if (is_joined(quantities[i - 1], quantities[i])) follow(quantities[i - 1], quantities[i]);
  }
  for (std::size_t i = quantities.size(); i-- > 1;) {
    if (is_joined(quantities[i - 1], quantities[i])) follow(quantities[i], quantities[i - 1]);
  }
}

/// In a bracket of two levels that an arrow joins the signed amount behind them is by how much one
/// became the other: (2.855% -> 2.843%, -1.2bp).
void sign_behind_arrow(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestLevels = 90;  // bytes, with their times
  for (Quantity& quantity : quantities) {
    if (quantity.kind != QuantityKind::percent && quantity.kind != QuantityKind::measure) continue;
    const uint32_t begin = quantity.span.begin;
    const bool is_signed = !is_digit(static_cast<unsigned char>(text[begin]));
    if (!is_signed || begin < 2 || text.substr(begin - 2, 2) != ", ") continue;
    const uint32_t from = begin - std::min(begin, kLongestLevels);
    const std::string_view left = slice(text, {from, begin});
    const std::size_t open = left.find_last_of("()\n");
    if (open == std::string_view::npos || left[open] != '(') continue;
    if (std::ranges::any_of(kArrows, [&](std::string_view arrow) {
          return left.find(arrow, open) != std::string_view::npos;
        }))
      quantity.kind = QuantityKind::change;
  }
}

/// Behind a label of changes and its colon (growth rate: corn 18%, fish 3%) shares are changes, up
/// to the end of its line.
void label_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities) {
  constexpr std::size_t kLongestTail = 48;   // bytes from the label to its colon: units, years
  constexpr uint32_t kFarthestLabel = 1000;  // bytes: a line of a report, and more
  const auto labels = lexicon.surfaces(kChangeLabel, 0);
  for (Quantity& quantity : quantities) {
    if (!is_percent(quantity) || !is_open(quantity)) continue;
    const uint32_t from = quantity.span.begin - std::min(quantity.span.begin, kFarthestLabel);
    std::string_view left = slice(text, {from, quantity.span.begin});
    left.remove_prefix(left.rfind('\n') + 1);
    const std::size_t colon = left.rfind(':');
    if (colon == std::string_view::npos || left.find(". ", colon) != std::string_view::npos)
      continue;
    const std::string_view head = left.substr(0, colon);
    const bool labelled = std::ranges::any_of(labels, [&](std::string_view label) {
      const std::size_t found = head.rfind(label);
      if (found == std::string_view::npos) return false;
      const std::string_view tail = head.substr(found + label.size());
      return tail.size() <= kLongestTail &&
             (tail.empty() || tail.starts_with('(') || tail.starts_with(" (") || tail == " ");
    });
    if (labelled) quantity.kind = QuantityKind::change;
  }
}

}  // namespace

void share_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities) {
  const Quantity* change = nullptr;  // the nearest percentage behind
  for (std::size_t i = quantities.size(); i-- > 0;) {
    Quantity& quantity = quantities[i];
    if (!is_percent(quantity)) continue;
    const bool level = i > 0 && is_level_of(quantity, quantities[i - 1]);
    if (is_open(quantity) && !level && change != nullptr && change->kind == QuantityKind::change &&
        change->direction != Direction::none && quantity.span.end < change->span.begin &&
        joins(slice(text, {quantity.span.end, change->span.begin})) &&
        !is_rate(slice(text, quantity.of), lexicon)) {
      quantity.kind = QuantityKind::change;
      quantity.direction = change->direction;
    }
    change = &quantity;
  }
  share_pairs(text, quantities);
  join_changes(text, lexicon, quantities);
  repeat_changes(text, lexicon, quantities);
  join_changes(text, lexicon, quantities);
  join_by_arrows(text, quantities);
  sign_behind_arrow(text, quantities);
  label_changes(text, lexicon, quantities);
}

}  // namespace sagwan
