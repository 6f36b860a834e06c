// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/shared_base.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr uint32_t kFarthest = 160;  // bytes from one change to the next

bool is_moved(const Quantity& quantity) {
  return quantity.kind == QuantityKind::change && quantity.direction != Direction::none;
}

bool has_time(const Layer<Find>& finds, Span between) {
  for (auto find = first_from(finds, between.begin);
       find != finds.end() && find->span.begin < between.end; ++find) {
    if (is_time(find->type) || find->type == FindType::set) return true;
  }
  return false;
}

/// Where the word before `at` begins that ends in the particle of a topic or subject, with the
/// words before it up to a comma; `at` where there is none.
uint32_t before_subject(const NounPlaces& places, uint32_t at) {
  constexpr uint32_t kLongestSubject = 60;  // bytes
  const Beside::Role role = places.beside.particle_before(places.text, at).role;
  if (role != Beside::Role::topic && role != Beside::Role::subject) return at;
  const uint32_t from = at - std::min(at, kLongestSubject);
  const std::size_t comma = slice(places.text, {from, at}).rfind(", ");
  return comma == std::string_view::npos ? at : from + static_cast<uint32_t>(comma);
}

/// Does no clause end at the comma at `at`, since its verb is left out: behind an amount, or a noun
/// of rise (up by 4.6%, imports by 1.7%)?
bool is_verb_left_out(const NounPlaces& places, uint32_t at) {
  if (const Find* amount = time_or_amount_before(places.finds, at);
      amount != nullptr && amount->type == FindType::quantity)
    return true;
  const uint32_t word = word_begin(places.text, at, Script::hangul);
  return places.lexicon.find(slice(places.text, {word, at}), "change", 0) != kNone;
}

}  // namespace

void share_bases(const NounPlaces& places, Layer<Quantity>& quantities) {
  const Quantity* change = nullptr;  // the nearest one before
  for (Quantity& quantity : quantities) {
    if (!is_moved(quantity)) continue;
    const Quantity* before = std::exchange(change, &quantity);
    if (before == nullptr || before->base.empty() || !quantity.base.empty() ||
        before->unit.view() != quantity.unit.view() || before->point != quantity.point)
      continue;
    const uint32_t begin = places.beside.limit(places.text, quantity.span).begin;
    if (begin <= before->span.end || begin - before->span.end > kFarthest) continue;
    const uint32_t comma = before_subject(places, begin);
    if (comma == begin || comma < before->span.end || !is_verb_left_out(places, comma)) continue;
    const Span between{before->span.end, comma};
    const bool listed = slice(places.text, between).find(", ") == std::string_view::npos &&
                        slice(places.text, between).find(kBlockBreak) == std::string_view::npos;
    if (listed && !has_time(places.finds, {before->span.end, begin})) quantity.base = before->base;
  }
}

}  // namespace sagwan
