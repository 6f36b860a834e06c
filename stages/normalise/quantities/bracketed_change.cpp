// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/bracketed_change.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

namespace {

constexpr std::string_view kVerb = "change";
constexpr std::array<std::string_view, 2> kLevels = {"rate_label", "level_label"};
constexpr std::string_view kLead = "item_lead";
constexpr uint32_t kLongestItem = 48;  // bytes between two brackets of a list
constexpr uint32_t kLongestTail = 60;  // bytes from the list to its verb
constexpr std::array<char32_t, 7> kStops = {'\n', ',', ';', '.', '(', 0x3002, 0x3001};

bool is_alone(std::string_view text, const Quantity& quantity) {
  return quantity.span.begin > 0 && text[quantity.span.begin - 1] == '(' &&
         quantity.span.end < text.size() && text[quantity.span.end] == ')';
}

bool is_open_share(const Quantity& quantity) {
  return quantity.kind == QuantityKind::percent && quantity.direction == Direction::none &&
         quantity.has_value && quantity.unit.view() == "%";
}

bool is_signed(std::string_view text, const Quantity& quantity) {
  return !is_digit(static_cast<unsigned char>(text[quantity.span.begin]));
}

std::optional<Direction> direction_of(const Lexicon& lexicon, uint32_t row) {
  const std::string_view id = lexicon.entry(row).id;
  if (id == direction_text(Direction::up)) return Direction::up;
  if (id == direction_text(Direction::down)) return Direction::down;
  return std::nullopt;
}

/// The verbs of rise and fall, asked for by text.
class Verbs {
 public:
  explicit Verbs(const Lexicon& lexicon) : lexicon_(lexicon) {
    for (const std::string_view word : lexicon.surfaces(kVerb, 0)) {
      if (script_of(utf8::decode(word, 0)) == Script::han) glued_.push_back(word);
    }
  }

  /// The direction of the first verb of `text` that has one.
  [[nodiscard]] std::optional<Direction> first(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find(' ', at);
      const std::string_view word = text.substr(at, end == std::string_view::npos ? end : end - at);
      if (const auto found = in_word(word)) return found;
      if (end == std::string_view::npos) break;
      at = end + 1;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::optional<Direction> in_word(std::string_view word) const {
    if (word.empty()) return std::nullopt;
    if (const uint32_t row = lexicon_.find(word, kVerb, 0); row != kNone)
      return direction_of(lexicon_, row);
    // What is glued to the stem of a verb that a language puts last.
    if (script_of(utf8::decode(word, 0)) == Script::hangul) {
      for (std::size_t end = utf8::previous(word, word.size()); end > 0;
           end = utf8::previous(word, end)) {
        if (const uint32_t row = lexicon_.find(word.substr(0, end), kVerb, 0); row != kNone)
          return direction_of(lexicon_, row);
      }
      return std::nullopt;
    }
    for (std::size_t at = 0; at < word.size(); at += utf8::length(word[at])) {
      if (script_of(utf8::decode(word, at)) != Script::han) continue;
      std::string_view longest;
      for (const std::string_view verb : glued_) {
        if (verb.size() > longest.size() && word.substr(at).starts_with(verb)) longest = verb;
      }
      if (longest.empty()) continue;
      if (const auto found = direction_of(lexicon_, lexicon_.find(longest, kVerb, 0))) return found;
    }
    return std::nullopt;
  }

  const Lexicon& lexicon_;
  std::vector<std::string_view> glued_;
};

/// The text behind the bracket that closes at `close`, up to the end of its clause.
std::string_view tail_of(std::string_view text, uint32_t close) {
  uint32_t end = close + 1;
  while (end < text.size() && end - close <= kLongestTail) {
    const char32_t c = utf8::decode(text, end);
    if (std::ranges::find(kStops, c) != kStops.end()) break;
    end += static_cast<uint32_t>(utf8::length(text[end]));
  }
  return slice(text, {close + 1, std::min(end, static_cast<uint32_t>(text.size()))});
}

/// True if no more than the next item of the list stands in `between`.
bool is_item(std::string_view between, const Verbs& verbs) {
  if (between.size() < 3 || between.size() > kLongestItem) return false;
  if (between.find_first_of("\n.;()0123456789") != std::string_view::npos) return false;
  return !verbs.first(between);
}

/// True if the name before the bracket is one of a rate or peak: so many percent is its level.
bool is_level_name(std::string_view text, uint32_t open,
                   const std::vector<std::string_view>& names) {
  std::string_view left = text.substr(0, open);
  while (left.ends_with(' ')) left.remove_suffix(1);
  return std::ranges::any_of(names, [&](std::string_view name) { return left.ends_with(name); });
}

/// Does `tail`, behind a bracket, begin with a particle or word that makes what stands before it an
/// adjunct (up to the mark (50%), since 2016 (3.9%))?
bool is_aside(std::string_view tail, const Lexicon& lexicon) {
  if (tail.empty()) return false;
  const bool glued = tail[0] != ' ';
  if (!glued) tail.remove_prefix(1);
  if (tail.empty() || script_of(utf8::decode(tail, 0)) != Script::hangul) return false;
  const std::string_view word = tail.substr(0, tail.find(' '));
  if (!glued) return lexicon.find(word, "of_stop", 0) != kNone;
  const uint32_t row = lexicon.find(word, "of_particle", 0);
  if (row == kNone) return true;
  const std::string_view id = lexicon.entry(row).id;
  return id == "other" || id == "place";
}

/// Does the bracket of `share` stand directly behind `amount`, which is none itself?
bool is_amount_before(std::string_view text, const Quantity& amount, const Quantity& share) {
  const bool level = amount.kind == QuantityKind::money || amount.kind == QuantityKind::measure ||
                     amount.kind == QuantityKind::count || amount.kind == QuantityKind::number;
  const uint32_t open = share.span.begin - 1;
  return level && amount.span.end <= open && slice(text, {amount.span.end, open}).size() <= 1 &&
         text[amount.span.end] != '\n';
}

bool any_alone(std::string_view text, const Layer<Quantity>& quantities) {
  return std::ranges::any_of(quantities, [&](const Quantity& quantity) {
    return quantity.unit.view() == "%" && is_alone(text, quantity);
  });
}

/// A sum in the bracket glued to a change says the same once more.
void join_sums(std::string_view text, Layer<Quantity>& quantities) {
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& change = quantities[i - 1];
    Quantity& sum = quantities[i];
    if (change.kind != QuantityKind::change || sum.kind != QuantityKind::money ||
        !is_alone(text, sum) || sum.span.begin != change.span.end + 1)
      continue;
    sum.kind = QuantityKind::change;
    sum.direction = change.direction;
  }
}

/// A signed amount alone in the bracket behind a level of its kind says by how much this changed.
void join_signed(std::string_view text, Layer<Quantity>& quantities) {
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    const Quantity& level = quantities[i - 1];
    Quantity& sum = quantities[i];
    const bool same = level.kind == sum.kind && level.unit.view() == sum.unit.view() &&
                      (sum.kind == QuantityKind::money || sum.kind == QuantityKind::measure);
    const bool has_sign = sum.has_value && (sum.value.is_negative() || text[sum.span.begin] == '+');
    if (same && has_sign && is_alone(text, sum) && sum.span.begin == level.span.end + 1)
      sum.kind = QuantityKind::change;
  }
}

/// Does `share` stand behind `level` in one bracket that holds nothing else: (2 bn dollars, 3%)?
bool share_bracket(std::string_view text, const Quantity& level, const Quantity& share) {
  constexpr std::array<std::string_view, 5> kMarks = {"\u00B7", "\u2027", ", ", ",", "/"};
  const bool is_level = level.unit.view() != "%" &&
                        (level.kind == QuantityKind::money || level.kind == QuantityKind::measure);
  return is_level && is_open_share(share) && level.span.begin > 0 &&
         text[level.span.begin - 1] == '(' && share.span.end < text.size() &&
         text[share.span.end] == ')' && level.span.end < share.span.begin &&
         std::ranges::find(kMarks, slice(text, {level.span.end, share.span.begin})) != kMarks.end();
}

/// Shares behind levels in the brackets of a list (steel (2 bn dollars, 3%), ships (1 bn, 5%)
/// rose): by how much each changed, by the verb behind the list or its own sign.
void join_shares(std::string_view text, const Verbs& verbs, Layer<Quantity>& quantities) {
  Direction direction = Direction::none;
  uint32_t next = kNone;  // where the next such bracket opens
  for (std::size_t i = quantities.size(); i-- > 1;) {
    Quantity& share = quantities[i];
    if (!share_bracket(text, quantities[i - 1], share)) continue;
    if (const auto own = verbs.first(tail_of(text, share.span.end))) {
      direction = *own;
    } else if (next == kNone || next < share.span.end ||
               !is_item(slice(text, {share.span.end + 1, next}), verbs)) {
      direction = Direction::none;
    }
    next = quantities[i - 1].span.begin - 1;
    const bool sign = is_signed(text, share);
    if (direction == Direction::none && !sign) continue;
    share.kind = QuantityKind::change;
    if (!sign) share.direction = direction;
  }
}

bool any_share_bracket(std::string_view text, const Layer<Quantity>& quantities) {
  return std::ranges::adjacent_find(quantities, [&](const Quantity& level, const Quantity& share) {
           return share_bracket(text, level, share);
         }) != quantities.end();
}

}  // namespace

void change_in_brackets(std::string_view text, const Lexicon& lexicon,
                        Layer<Quantity>& quantities) {
  join_sums(text, quantities);
  join_signed(text, quantities);
  const bool alone = any_alone(text, quantities);
  if (!alone && !any_share_bracket(text, quantities)) return;
  const Verbs verbs(lexicon);
  join_shares(text, verbs, quantities);
  if (!alone) return;
  std::vector<std::string_view> levels;
  for (const std::string_view type : kLevels) {
    const auto names = lexicon.surfaces(type, 0);
    levels.insert(levels.end(), names.begin(), names.end());
  }
  for (std::size_t i = 0; i < quantities.size();) {
    const Quantity& first = quantities[i];
    if (!is_open_share(first) || !is_alone(text, first) ||
        is_level_name(text, first.span.begin - 1, levels)) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    bool sign = is_signed(text, first);
    while (end < quantities.size()) {
      const Quantity& next = quantities[end];
      const Quantity& before = quantities[end - 1];
      if (!is_open_share(next) || !is_alone(text, next) || next.span.begin < before.span.end + 2 ||
          !is_item(slice(text, {before.span.end + 1, next.span.begin - 1}), verbs))
        break;
      sign = sign || is_signed(text, next);
      ++end;
    }
    const bool list = end - i > 1;
    const std::string_view tail = tail_of(text, quantities[end - 1].span.end);
    // 13.6 mn t (-11.2 %): what the amount before the bracket changed by.
    const bool behind = i > 0 && is_amount_before(text, quantities[i - 1], first);
    // To 12 bn (40%) rose: so many percent is by how much.
    const bool came_to =
        behind && quantities[i - 1].kind == QuantityKind::money && is_level(tail, "level", lexicon);
    const auto direction = list || came_to || !is_aside(tail, lexicon) ? verbs.first(tail)
                                                                       : std::optional<Direction>{};
    if (direction || (sign && (list || behind))) {
      for (std::size_t k = i; k < end; ++k) {
        quantities[k].kind = QuantityKind::change;
        if (direction && !is_signed(text, quantities[k])) quantities[k].direction = *direction;
      }
    }
    i = end;
  }
}

void nouns_of_bracketed_items(std::string_view text, const Lexicon& lexicon,
                              Layer<Quantity>& quantities) {
  constexpr std::size_t kMostLetters = 8;
  if (!any_alone(text, quantities)) return;
  const auto leads = lexicon.surfaces(kLead, 0);
  const Verbs verbs(lexicon);
  for (Quantity& quantity : quantities) {
    if (!quantity.of.empty() || quantity.unit.view() != "%" || !is_alone(text, quantity)) continue;
    const uint32_t end = quantity.span.begin - 1;
    uint32_t begin = end;
    std::size_t letters = 0;
    while (begin > 0 && letters <= kMostLetters &&
           script_of(utf8::decode_before(text, begin)) == Script::han) {
      begin = static_cast<uint32_t>(utf8::previous(text, begin));
      ++letters;
    }
    for (bool led = true; led;) {
      led = false;
      for (const std::string_view lead : leads) {
        if (lead.size() >= end - begin || !text.substr(begin).starts_with(lead)) continue;
        begin += static_cast<uint32_t>(lead.size());
        led = true;
      }
    }
    const std::string_view noun = slice(text, {begin, end});
    if (letters < 2 || letters > kMostLetters || verbs.first(noun)) continue;
    quantity.of = {begin, end};
  }
}

}  // namespace sagwan
