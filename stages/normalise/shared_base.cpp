// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/shared_base.h"

#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"

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

/// Does a sentence end in `between`, or does a third subject stand between two commas? The point of
/// a number ends none.
bool is_parted(std::string_view between) {
  const std::size_t comma = between.find(", ");
  return between.find_first_of(";?!") != std::string_view::npos ||
         between.find(kBlockBreak) != std::string_view::npos ||
         (comma != std::string_view::npos &&
          between.find(", ", comma + 1) != std::string_view::npos) ||
         between.find(". ") != std::string_view::npos;
}

/// Does the word before `at` end in the particle of a topic or subject?
bool is_behind_subject(const NounPlaces& places, uint32_t at) {
  const Beside::Role role = places.beside.particle_before(places.text, at).role;
  return role == Beside::Role::topic || role == Beside::Role::subject;
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
    const Span between{before->span.end, begin};
    if (is_behind_subject(places, begin) && !is_parted(slice(places.text, between)) &&
        !has_time(places.finds, between))
      quantity.base = before->base;
  }
}

}  // namespace sagwan
