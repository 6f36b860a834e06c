// SPDX-License-Identifier: Apache-2.0
#include "pipeline/view/placement.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

/// No block has more white space taken out between two finds; a file that claims more is slow to
/// search and no report.
constexpr int64_t kWidestRoom = 1 << 16;

}  // namespace

uint32_t Placement::add_unit(std::string_view text, const std::vector<SourceSpan>& parts) {
  const auto index = static_cast<uint32_t>(units_.size());
  Unit unit;
  unit.text = utf8::code_points(text);
  unit.utf16.reserve(unit.text.size() + 1);
  uint32_t before = 0;
  for (const char32_t c : unit.text) {
    unit.utf16.push_back(before);
    before += c > 0xFFFF ? 2 : 1;
  }
  unit.utf16.push_back(before);
  int64_t length = 0;
  for (const SourceSpan part : parts) {
    parts_.push_back({part, index, length});
    length += static_cast<int64_t>(part.end) - part.begin;
  }
  unit.joins = static_cast<int64_t>(parts.size()) - 1;
  unit.anchors = {{0, 0}, {std::max<int64_t>(length, 0), static_cast<int64_t>(unit.text.size())}};
  if (source_) follow_source(unit, parts);
  units_.push_back(std::move(unit));
  return index;
}

/// An anchor wherever more or less white space stands in the source than in the unit. A unit that
/// is not the text of its parts stays as it is.
void Placement::follow_source(Unit& unit, const std::vector<SourceSpan>& parts) const {
  std::vector<Anchor> anchors = {unit.anchors.front()};
  std::size_t at = 0;
  int64_t offset = 0;
  for (const SourceSpan part : parts) {
    if (part.end > source_->size()) return;
    for (uint32_t i = part.begin; i < part.end; ++i, ++offset) {
      const char32_t c = source_->at(i);
      if (is_space(c)) continue;
      while (at < unit.text.size() && is_space(unit.text[at])) ++at;
      if (at == unit.text.size() || unit.text[at] != c) return;
      const Anchor here{offset, static_cast<int64_t>(at)};
      if (here.offset - here.at != anchors.back().offset - anchors.back().at) {
        anchors.push_back(here);
      }
      ++at;
    }
  }
  anchors.push_back(unit.anchors.back());
  unit.anchors = std::move(anchors);
  unit.joins = 0;
}

void Placement::sort_units() {
  std::stable_sort(parts_.begin(), parts_.end(),
                   [](const Part& a, const Part& b) { return a.span < b.span; });
}

const Placement::Part* Placement::part_at(uint32_t code_point) const {
  const auto after = first_behind(parts_, code_point);
  if (after == parts_.begin()) return nullptr;
  const Part& part = *std::prev(after);
  return code_point < part.span.end ? &part : nullptr;
}

/// The last anchor that is not behind `offset`, and never the last of all.
std::size_t Placement::anchor_before(const Unit& unit, int64_t offset) {
  const auto after =
      std::upper_bound(unit.anchors.begin() + 1, unit.anchors.end() - 1, offset,
                       [](int64_t at, const Anchor& anchor) { return at < anchor.offset; });
  return static_cast<std::size_t>(after - unit.anchors.begin()) - 1;
}

/// Anchors rise in both coordinates; one that does not fit between its neighbours is no help.
void Placement::remember(Unit& unit, Anchor anchor) {
  const std::size_t before = anchor_before(unit, anchor.offset);
  const Anchor low = unit.anchors[before];
  const Anchor high = unit.anchors[before + 1];
  if (anchor.offset <= low.offset || anchor.offset >= high.offset) return;
  if (anchor.at < low.at || anchor.at > high.at) return;
  unit.anchors.insert(unit.anchors.begin() + static_cast<std::ptrdiff_t>(before) + 1, anchor);
}

std::optional<Placement::Room> Placement::room(uint32_t begin, int64_t size) const {
  const Part* part = part_at(begin);
  if (part == nullptr || size == 0) return std::nullopt;
  const Unit& unit = units_[part->unit];
  const int64_t offset = part->before + begin - part->span.begin;
  const std::size_t before = anchor_before(unit, offset);
  const Anchor low = unit.anchors[before];
  const Anchor high = unit.anchors[before + 1];
  const int64_t straight = low.at + offset - low.offset;  // nothing taken out since the anchor
  const int64_t taken = std::max<int64_t>(0, (high.offset - low.offset) - (high.at - low.at));
  const auto whole = static_cast<int64_t>(unit.text.size());
  return Room{part->unit, offset,
              std::max(low.at, straight - std::min(taken + unit.joins, kWidestRoom)),
              std::min(straight + unit.joins, whole - size)};
}

std::optional<PlacedSpan> Placement::place(const std::vector<SourceSpan>& parts,
                                           std::string_view text) {
  const std::u32string wanted = utf8::code_points(text);
  const auto size = static_cast<int64_t>(wanted.size());
  const auto room_here = room(parts.front().begin, size);
  if (!room_here) return std::nullopt;
  Unit& unit = units_[room_here->unit];
  for (int64_t at = room_here->last; at >= room_here->first; --at) {
    if (unit.text.compare(static_cast<std::size_t>(at), wanted.size(), wanted) != 0) continue;
    int64_t length = 0;
    for (const SourceSpan piece : parts) length += static_cast<int64_t>(piece.end) - piece.begin;
    remember(unit, {room_here->offset, at});
    remember(unit, {room_here->offset + length, at + size});
    return PlacedSpan{room_here->unit, static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)};
  }
  return std::nullopt;
}

std::optional<PlacedSpan> Placement::place_around(SourceSpan span, std::string_view inside) const {
  const std::u32string wanted = utf8::code_points(inside);
  const int64_t size = static_cast<int64_t>(span.end) - span.begin;
  const auto room_here = size > 0 ? room(span.begin, size) : std::nullopt;
  if (!room_here || wanted.empty()) return std::nullopt;
  const std::u32string& text = units_[room_here->unit].text;
  for (int64_t at = room_here->last; at >= room_here->first; --at) {
    const auto begin = static_cast<std::size_t>(at);
    if (text.substr(begin, static_cast<std::size_t>(size)).find(wanted) == std::u32string::npos) {
      continue;
    }
    return PlacedSpan{room_here->unit, static_cast<uint32_t>(at), static_cast<uint32_t>(at + size)};
  }
  return std::nullopt;
}

std::optional<PlacedSpan> Placement::between(SourceSpan span) const {
  const Part* part = part_at(span.begin);
  if (part == nullptr || span.end <= span.begin) return std::nullopt;
  const Unit& unit = units_[part->unit];
  const auto at = [&](int64_t offset) -> std::optional<uint32_t> {
    const std::size_t before = anchor_before(unit, offset);
    const Anchor low = unit.anchors[before];
    const Anchor high = unit.anchors[before + 1];
    const bool straight = high.offset - low.offset == high.at - low.at;
    if (offset == low.offset) return static_cast<uint32_t>(low.at);
    if (offset == high.offset) return static_cast<uint32_t>(high.at);
    if (!straight || offset > high.offset) return std::nullopt;
    return static_cast<uint32_t>(low.at + offset - low.offset);
  };
  const int64_t offset = part->before + span.begin - part->span.begin;
  const auto begin = at(offset);
  const auto end = at(offset + span.end - span.begin);
  if (!begin || !end || *end <= *begin) return std::nullopt;
  return PlacedSpan{part->unit, *begin, *end};
}

std::optional<uint32_t> Placement::unit_at(uint32_t code_point) const {
  const Part* part = part_at(code_point);
  return part == nullptr ? std::nullopt : std::optional(part->unit);
}

}  // namespace sagwan
