// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/lent_unit.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/sentence_stop.h"

namespace sagwan {

namespace {

constexpr uint32_t kFarthest = 200;    // bytes back to the money
constexpr uint32_t kLongestMark = 6;   // bytes between two of a list
constexpr std::size_t kMostBack = 12;  // amounts

/// A number with a word of its scale (million) and no unit.
bool is_scaled(std::string_view text, const Quantity& quantity) {
  if (quantity.kind != QuantityKind::number) return false;
  return std::ranges::any_of(slice(text, quantity.span), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
  });
}

bool has_letters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    if (script_of(utf8::decode(text, i)) != Script::none) return true;
  }
  return false;
}

/// True if `between` stays in one sentence, and outside of brackets at both ends.
bool stays_outside(std::string_view between) {
  int depth = 0;
  for (uint32_t at = 1; at <= between.size(); ++at) {
    const char c = between[at - 1];
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth < 0 || c == ';' || is_sentence_stop(between, at)) return false;
  }
  constexpr std::string_view kIdeographicStop = "\u3002";
  return depth == 0 && between.find(kIdeographicStop) == std::string_view::npos;
}

void lend(const Quantity& money, Quantity& quantity) {
  quantity.kind = QuantityKind::money;
  quantity.unit = money.unit;
}

}  // namespace

void lend_units(std::string_view text, Layer<Quantity>& quantities) {
  for (std::size_t i = quantities.size(); i-- > 0;) {
    Quantity& quantity = quantities[i];
    if (!is_scaled(text, quantity)) continue;
    if (i + 1 < quantities.size() && quantities[i + 1].kind == QuantityKind::money) {
      const Span between{quantity.span.end, quantities[i + 1].span.begin};
      if (between.begin < between.end && between.end - between.begin <= kLongestMark &&
          !has_letters(slice(text, between)) && stays_outside(slice(text, between)))
        lend(quantities[i + 1], quantity);
    }
  }
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    Quantity& quantity = quantities[i];
    if (!is_scaled(text, quantity)) continue;
    for (std::size_t k = i; k-- > 0 && i - k <= kMostBack;) {
      const Quantity& before = quantities[k];
      if (before.span.end > quantity.span.begin ||
          quantity.span.begin - before.span.end > kFarthest)
        break;
      if (before.kind != QuantityKind::money) continue;
      if (!stays_outside(slice(text, {before.span.end, quantity.span.begin}))) continue;
      lend(before, quantity);
      break;
    }
  }
}

}  // namespace sagwan
