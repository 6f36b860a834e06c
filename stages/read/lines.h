// SPDX-License-Identifier: Apache-2.0
// Lines: clean text cut at line ends, each with what its outside tells (width, blank lines before,
// how it starts and ends). One pass over the bytes; what a line *is* blocks.cpp decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/read_config.h"

namespace sagwan {

struct LineLayout;

/// How a line starts.
enum class LineStart : uint8_t {
  text,  ///< nothing of what follows
  bullet,
  weak_bullet,  ///< a bullet only where the line before is finished
  numbered,     ///< 1. 1) (1) I. and the like
  remark_mark,
  caption,
  source,
  remark,
  unit,  ///< (unit: ...), under a caption
  heading_word,
  page_number,  ///< the whole line: - 3 -, - 2/8 -
  bare_number,  ///< the whole line is a number
};

/// What a line holds, its marker aside.
enum class LineContent : uint8_t {
  text,
  numbers,  ///< numbers alone, with signs and units: what the axis of a chart leaves
  marks,    ///< punctuation and note calls alone: what drifts away from set type
};

/// Kinds of numbering, the higher ones first: what a document uses as headings nests in this order.
enum class Numbering : uint8_t {
  none,
  chapter,       ///< prefix, number, suffix (configs/reading.toml)
  roman_dot,     ///< a roman numeral and a full stop
  roman_dash,    ///< roman numeral, hyphen, number
  digit_dot,     ///< 1.
  digit_digit,   ///< 1.1., 1-1.
  syllable_dot,  ///< a syllable of the order and a full stop
  letter_dot,    ///< A.
  digit_paren,   ///< 1)
  syllable_paren,
  paren_digit,  ///< (1)
  paren_syllable,
  circled,        ///< U+2460 and on
  circled_black,  ///< U+2776 and on, U+278A and on
};
inline constexpr std::size_t kNumberings = static_cast<std::size_t>(Numbering::circled_black) + 1;

/// A way of marking statements: the bullet's code point, or a kind of numbering.
using MarkerClass = uint32_t;
inline constexpr MarkerClass kNoMarker = 0;
inline constexpr MarkerClass kNumberingBase = 0x110000;
[[nodiscard]] constexpr MarkerClass class_of(Numbering numbering) {
  return kNumberingBase + static_cast<uint32_t>(numbering);
}
[[nodiscard]] constexpr bool is_numbering(MarkerClass c) { return c > kNumberingBase; }
[[nodiscard]] constexpr Numbering numbering_of(MarkerClass c) {
  return is_numbering(c) ? static_cast<Numbering>(c - kNumberingBase) : Numbering::none;
}

struct Line {
  uint32_t begin = 0;  ///< of its text, white space at both ends left out
  uint32_t end = 0;
  uint32_t width = 0;       ///< in columns, as printed: Hangul and Han take two
  uint32_t first_word = 0;  ///< width of its first word
  uint32_t marker_end = 0;  ///< end of the marker, where it has one; it begins at `begin`
  uint32_t number = 0;      ///< of a numbered line (the last of 1.2), capped at 9999
  uint32_t page = 0;
  uint32_t indent = 0;  ///< columns of white space before it
  MarkerClass marker = kNoMarker;
  uint16_t blanks = 0;  ///< blank lines before it, capped
  LineStart start = LineStart::text;
  LineContent content = LineContent::text;
  bool same_line = false;  ///< stands behind the one before on one printed line
  bool leader = false;     ///< dots that lead to a page number: an entry of a table of contents
  bool has_gap = false;    ///< of several columns: a table's, or a chart's
  bool bars = false;       ///< it has a bar (|)
  bool trailing_space = false;
  bool ends_sentence = false;
  bool ends_open = false;           ///< with a comma, or inside a bracket or quote that it opened
  const LineLayout* set = nullptr;  ///< where the document has a layout
  float room = -1;         ///< columns left free up to the edge, by measure; negative: not known
  bool ends_mark = false;  ///< with a note call, or a mark (* #) directly behind a word
};

/// A note's number where the running text calls it; see note_mark.h.
struct Call {
  uint32_t line = 0;
  uint32_t number = 0;
};

struct Lines {
  std::vector<Line> list;  ///< lines with text, in order
  std::vector<Call> calls;
  bool has_pages = false;  ///< form feeds part pages
};

/// `text` is clean (CleanText) and outlives the result. Linear.
[[nodiscard]] Lines find_lines(std::string_view text, const ReadConfig& config);

}  // namespace sagwan
