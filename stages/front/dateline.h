// SPDX-License-Identifier: Apache-2.0
// The date line of news and press releases that have no masthead: `CITY, 9 September 2025 (Agency)`
// by its punctuation, and lines that a rule calls so (a CUE whose field `cue` is "dateline").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

[[nodiscard]] constexpr bool is_front(BlockKind kind) {
  return kind == BlockKind::masthead || kind == BlockKind::title;
}

/// True if `value` is a month or a day with its year.
[[nodiscard]] constexpr bool is_date(const TimeValue& value) {
  return (value.type == TimeType::date || value.type == TimeType::time) &&
         value.shift.base == TimeBase::none && value.from.has_year() &&
         value.from.grain <= Grain::month;
}

/// True if `date`, a complete one in `block`, stands in a date line by its punctuation: a short
/// name with a comma before it, and a bracket, a stroke, a dash or the line's end behind it.
[[nodiscard]] bool in_dateline(std::string_view text, Span block, Span date);

/// True if a rule calls `find` what stands before a document's date.
[[nodiscard]] bool is_dateline_cue(std::string_view text, const Find& find,
                                   const Resources& resources);

/// True if a rule calls the head of `block` a date line: its first complete date is the document's.
/// `finds` are those of the document.
[[nodiscard]] bool has_dateline_cue(std::string_view text, const Block& block,
                                    std::span<const Find> finds, const Resources& resources);

/// True if a rule calls the word directly before `date` the label of a document's date.
[[nodiscard]] bool labelled(std::string_view text, Span date, std::span<const Find> finds,
                            const Resources& resources);

/// True if a rule calls the words directly before `date` the label of another day: the next
/// release.
[[nodiscard]] bool is_other_day(std::string_view text, Span date, std::span<const Find> finds,
                                const Resources& resources);

/// True if `date` ends what `block` says behind a label of its source.
[[nodiscard]] bool ends_source(std::string_view text, Span block, Span date,
                               std::span<const Find> finds, const Resources& resources);

/// `span` without white space at its ends.
[[nodiscard]] Span without_spaces(std::string_view text, Span span);

/// Does the first block `block` say the document's date `date` by where it stands: a date in
/// figures alone at the block's beginning or end, any date in a bracket that the block begins with,
/// and one that closes a bracket of the head behind an agency?
[[nodiscard]] bool in_head_line(std::string_view text, Span block, Span date);

/// Does `block`, a line in brackets and nothing else (its source), hold `date`?
[[nodiscard]] bool in_bracket_line(std::string_view text, Span block, Span date);

/// Does `date` stand in a line of a page whose parts bars divide (source | date | editor)?
[[nodiscard]] bool in_page_line(std::string_view text, Span block, Span date);

/// Is `date`, a full one, a page's stamp in `block`: with its clock time in a line that is no
/// sentence, or behind a short byline; glued to the word before it at the line's end; or at the end
/// of the bracket that the block begins with?
[[nodiscard]] bool in_stamp(std::string_view text, Span block, Span date, bool has_clock);

/// Does the last block `block`, a source and its date in brackets, hold `date`?
[[nodiscard]] bool in_last_line(std::string_view text, Span block, Span date);

}  // namespace sagwan
