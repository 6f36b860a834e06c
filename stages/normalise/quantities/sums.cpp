// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/sums.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Members of a list stand close: a noun and a mark between two amounts.
constexpr std::size_t kLongestGap = 40;
const Decimal kWhole(100, 0);
const Decimal kRounding(1, 0);  // shares are printed rounded

/// A plain amount: no range, no limit, no rise or fall.
bool is_plain(const Quantity& q) {
  return q.has_value && q.mod == Mod::none && q.direction == Direction::none &&
         (q.kind == QuantityKind::count || q.kind == QuantityKind::measure ||
          q.kind == QuantityKind::money || q.kind == QuantityKind::percent);
}

bool adds_to(const Quantity& a, const Quantity& b, std::string_view text) {
  return is_plain(a) && a.kind == b.kind && a.unit.view() == b.unit.view() &&
         slice(text, a.counter) == slice(text, b.counter);
}

std::optional<Decimal> sum_of(const Layer<Quantity>& quantities, std::size_t from, std::size_t to) {
  std::optional<Decimal> sum = Decimal(0, 0);
  for (std::size_t i = from; i < to && sum; ++i) sum = sum->plus(quantities[i].value);
  return sum;
}

}  // namespace

Sums::Sums(const Resources& resources)
    : totals_(resources.lexicon().surfaces("quantity_total", 0)),
      open_(resources.lexicon().surfaces("quantity_open", 0)) {}

bool Sums::is_total(std::string_view text, const Quantity& quantity) const {
  std::string_view before = text.substr(0, quantity.span.begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  return std::any_of(totals_.begin(), totals_.end(), [&](std::string_view word) {
    if (!before.ends_with(word)) return false;
    const std::size_t at = before.size() - word.size();
    const Script script = script_of(utf8::decode(text, at));
    return at == 0 || script == Script::han || script_of(utf8::decode_before(text, at)) != script;
  });
}

bool Sums::joins(std::string_view between) const {
  return between.size() <= kLongestGap && between.find(kBlockBreak) == std::string_view::npos &&
         between.find(". ") == std::string_view::npos &&
         std::none_of(open_.begin(), open_.end(), [&](std::string_view word) {
           return between.find(word) != std::string_view::npos;
         });
}

void Sums::check_total(std::string_view text, const Layer<Quantity>& quantities, std::size_t total,
                       Diagnostics& diagnostics) const {
  const Quantity& whole = quantities[total];
  std::size_t from = total;
  std::size_t to = total;
  const std::size_t bracket = whole.span.end;
  if (bracket < text.size() && text[bracket] == '(') {
    // The parts in brackets behind it.
    const std::size_t close = std::min(text.find(')', bracket), text.size());
    from = total + 1;
    to = from;
    uint32_t at = whole.span.end;
    while (to < quantities.size() && quantities[to].span.end <= close &&
           adds_to(quantities[to], whole, text) &&
           joins(text.substr(at, quantities[to].span.begin - at))) {
      at = quantities[to++].span.end;
    }
    if (to < quantities.size() && quantities[to].span.end <= close) return;
    if (!joins(text.substr(at, close - at))) return;
  } else {
    while (from > 0 && adds_to(quantities[from - 1], whole, text) &&
           !is_total(text, quantities[from - 1]) &&
           joins(slice(text, {quantities[from - 1].span.end, quantities[from].span.begin})))
      --from;
  }
  if (to - from < 2) return;
  const auto sum = sum_of(quantities, from, to);
  if (!sum || sum->compare(whole.value) == 0) return;
  diagnostics.add(
      Code::sum_differs, whole.span,
      "the parts come to " + sum->to_string() + ", the total says " + whole.value.to_string());
}

void Sums::check_shares(std::string_view text, const Layer<Quantity>& quantities, std::size_t first,
                        Diagnostics& diagnostics) const {
  const auto is_share = [&](const Quantity& q) {
    return is_plain(q) && q.kind == QuantityKind::percent && !q.of.empty();
  };
  if (!is_share(quantities[first])) return;
  std::size_t end = first + 1;
  while (end < quantities.size() && is_share(quantities[end]) &&
         joins(slice(text, {quantities[end - 1].span.end, quantities[end].span.begin})) &&
         slice(text, quantities[end].of) != slice(text, quantities[end - 1].of))
    ++end;
  const bool begins_list =
      first == 0 || !is_share(quantities[first - 1]) ||
      !joins(slice(text, {quantities[first - 1].span.end, quantities[first].span.begin}));
  if (!begins_list || end - first < 2) return;
  const auto sum = sum_of(quantities, first, end);
  const auto most = kWhole.plus(kRounding);
  if (!sum || !most || sum->compare(*most) <= 0) return;
  diagnostics.add(Code::shares_over, {quantities[first].span.begin, quantities[end - 1].span.end},
                  "the shares come to " + sum->to_string() + " %");
}

void Sums::check(std::string_view text, const Layer<Quantity>& quantities,
                 Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < quantities.size(); ++i) {
    if (is_plain(quantities[i]) && is_total(text, quantities[i]))
      check_total(text, quantities, i, diagnostics);
    check_shares(text, quantities, i, diagnostics);
  }
}

}  // namespace sagwan
