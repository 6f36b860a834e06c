// SPDX-License-Identifier: Apache-2.0
// FlowText: the text of a format that has paragraphs, tables and notes of its own, written as
// lines: a paragraph a line, a row a line with its cells parted by tabs, the notes at the end, each
// behind the number that calls it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "readers/reader.h"

namespace sagwan::readers {

class FlowText {
 public:
  explicit FlowText(const Limits& limits) : limits_(limits) {}

  /// Text of the paragraph; white space of the format's own layout becomes one blank.
  void add(std::string_view text);
  void end_paragraph();
  /// The paragraph that is open is a heading.
  void set_heading(uint8_t level) { frames_.back().heading = level; }

  void begin_row();
  void end_cell();
  void end_row();

  /// A call: its number as superscript digits. What follows until end_note is the note.
  void begin_note();
  void end_note();

  /// Puts text and layout into `out`. Throws Failure where there is no text.
  void finish(std::string_view what, Extracted& out);

 private:
  struct Paragraph {
    std::string text;
    LineUse use = LineUse::text;
    uint8_t level = 0;
  };
  struct Frame {
    std::string line;
    std::vector<Paragraph> done;
    uint8_t heading = 0;
    uint32_t rows = 0;  ///< rows that are open, one in the other
  };
  std::string& line() { return frames_.back().line; }
  void check_size(std::size_t more);

  Limits limits_;
  std::vector<Frame> frames_ = std::vector<Frame>(1);
  std::vector<std::string> notes_;
  std::size_t size_ = 0;
};

}  // namespace sagwan::readers
