// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/heads.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/resolve/resolved.h"

namespace sagwan {

Heads::Heads(const TimeLayers& layers, const TimeContext& context)
    : layers_(layers), context_(context) {
  constexpr uint32_t kFirst = 3;  // blocks: a title in two lines and the first of the text
  if (!layers.times.empty()) note_list_labels();
  uint32_t block = kNone;
  bool head = false;
  for (uint32_t i = 0; i < layers.times.size(); ++i) {
    const TimeValue& value = layers.times[i];
    if (value.block >= layers.blocks.size()) continue;
    if (block != value.block) {
      block = value.block;
      head = is_head(block);
    }
    // Of a sentence a day of its year tells when its story is set; a year or month may be any.
    const bool day = block < kFirst && value.from.day != 0 && value.from.has_year();
    if (head || day) times_of_heads_.push_back(i);
  }
}

/// Does the block head others: a title, a heading, or one of the first lines that is no sentence?
bool Heads::is_head(uint32_t block) const {
  constexpr uint32_t kFirst = 3;  // blocks: a title in two lines and a label
  constexpr uint32_t kLongest = 200;
  const Block& head = layers_.blocks[block];
  if (head.kind == BlockKind::title || head.kind == BlockKind::heading) return true;
  return block < kFirst && is_label(head, kLongest);
}

/// Is the block a short line that is no sentence?
bool Heads::is_label(const Block& head, uint32_t longest) const {
  constexpr std::array<char32_t, 5> kEnds = {'.', '!', '?', 0x3002, 0xFF01};
  if (head.span.end - head.span.begin > longest) return false;
  uint32_t end = head.span.end;
  while (end > head.span.begin && is_space(utf8::decode_before(layers_.text, end)))
    end = static_cast<uint32_t>(utf8::previous(layers_.text, end));
  return end > head.span.begin &&
         std::ranges::find(kEnds, utf8::decode_before(layers_.text, end)) == kEnds.end();
}

/// A line that is no sentence and names a period heads the items that follow it, whether the
/// layout says so or not: exports in the first half of 2022, then what they were.
void Heads::note_list_labels() {
  constexpr uint32_t kLongest = 120;  // bytes
  constexpr uint32_t kFront = 3;      // blocks above which a date is the document's
  labels_.resize(layers_.blocks.size(), kNone);
  uint32_t label = kNone;
  for (uint32_t i = 0; i < layers_.blocks.size(); ++i) {
    const Block& block = layers_.blocks[i];
    if (i > kFront && block.kind == BlockKind::paragraph && is_date_alone(i - 1))
      labels_[i] = i - 1;
    switch (block.kind) {
      case BlockKind::paragraph:
        label = is_label(block, kLongest) && names_one_period(i) ? i : kNone;
        break;
      case BlockKind::title:
      case BlockKind::heading:
      case BlockKind::masthead:
        label = kNone;
        break;
      case BlockKind::item:
        labels_[i] = label;
        break;
      default:
        break;
    }
  }
}

/// Is the block a line with a date or an interval and nothing else, as chronologies set them above
/// what happened then?
bool Heads::is_date_alone(uint32_t block) const {
  constexpr uint32_t kMostElse = 3;  // bytes: a colon, a point
  const BlockKind kind = layers_.blocks[block].kind;
  if (kind != BlockKind::paragraph && kind != BlockKind::masthead) return false;
  const TimeContext::Range range = context_.times_of(block);
  if (range.last != range.first + 1) return false;
  const TimeValue& value = layers_.times[range.first];
  return is_calendar(value.type) && is_bare(value.shift) && value.from.has_year() &&
         layers_.blocks[block].span.size() <= value.span.size() + kMostElse;
}

bool Heads::opens_entry(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  if (!is_calendar(value.type) || !value.from.has_year() || value.from.month == 0) return false;
  if (value.span.begin != layers_.blocks[value.block].span.begin) return false;
  std::string_view behind = layers_.text.substr(value.span.end);
  if (behind.starts_with(':')) return true;
  while (behind.starts_with(' ')) behind.remove_prefix(1);
  constexpr std::array<std::string_view, 5> kMarks = {"\u2013 ", "\u2014 ", "- ", "= ", ": "};
  return std::ranges::any_of(kMarks,
                             [&](std::string_view mark) { return behind.starts_with(mark); });
}

/// Does the block name one time alone, a year, or a month, quarter or half of one?
bool Heads::names_one_period(uint32_t block) const {
  const TimeContext::Range range = context_.times_of(block);
  if (range.last != range.first + 1) return false;
  const TimeValue& value = layers_.times[range.first];
  return is_calendar(value.type) && is_bare(value.shift) && value.from.has_year() &&
         value.from.day == 0 && value.from.grain <= Grain::year;
}

uint32_t Heads::above(uint32_t block) const {
  const uint32_t parent = layers_.blocks[block].parent;
  const uint32_t label = labels_[block];
  const bool nearer = label != kNone && (parent == kNone || parent < label);
  const uint32_t above = nearer ? label : parent;
  return above == kNone || !is_of_text(above) ? kNone : above;
}

}  // namespace sagwan
