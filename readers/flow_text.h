// SPDX-License-Identifier: Apache-2.0
// FlowText: the text of a format that has paragraphs, tables and notes of its own, written as
// lines: a paragraph a line, a row a line with its cells parted by tabs, the notes at the end, each
// behind the number that calls it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "readers/reader.h"

namespace sagwan::readers {

/// How letters are set.
struct Type {
  float size = 0;  ///< points; 0: not known
  bool bold = false;
};

class FlowText {
 public:
  explicit FlowText(const Limits& limits) : limits_(limits) {}

  /// Text of the paragraph; white space of the format's own layout becomes one blank.
  void add(std::string_view text);
  /// Raised text: the digits of a number, with or without a bracket, become superscript digits.
  void add_raised(std::string_view text);
  /// How the text that follows is set.
  void set_type(Type type) { type_ = type; }
  [[nodiscard]] Type type() const { return type_; }
  void end_paragraph();
  /// The paragraph that is open is a heading.
  void set_heading(uint8_t level) { frames_.back().heading = level; }
  /// Whether the paragraph that is open holds anything.
  [[nodiscard]] bool has_text() const { return !frames_.back().line.empty(); }
  /// Bytes of the paragraph that is open.
  [[nodiscard]] std::size_t paragraph_size() const { return frames_.back().line.size(); }

  void begin_row();
  void end_cell();
  void end_row();
  /// Whether a row is open: paragraphs of its cells stand beside each other.
  [[nodiscard]] bool in_row() const { return frames_.back().rows > 0; }

  /// A text box: paragraphs of their own, behind the one that the box hangs on.
  void begin_aside() { frames_.emplace_back(); }
  void end_aside();

  /// What stands outside the text: heads and feet of pages, navigation.
  void begin_margin();
  void end_margin();

  /// A call: its number as superscript digits, which it gives. What follows until end_note is the
  /// note.
  std::size_t begin_note();
  void end_note();
  /// A further call of a note that was begun before.
  void call_note(std::size_t number);

  /// The text before it leads to an address. In a note, which cites, the address is written behind
  /// the work that the link lies on, where the note does not print it.
  void add_link(std::string_view address);

  /// Puts text and layout into `out`. Throws Failure where there is no text.
  void finish(std::string_view what, Extracted& out);

 private:
  struct Paragraph {
    std::string text;
    LineUse use = LineUse::text;
    uint8_t level = 0;
    Type type;
  };
  struct Frame {
    std::string line;
    std::vector<Paragraph> done;
    std::vector<Paragraph> after;  ///< text boxes of the paragraph that is open
    uint8_t heading = 0;
    uint32_t rows = 0;  ///< rows that are open, one in the other
    std::map<float, std::size_t> sizes;
    std::size_t bold = 0;
    std::size_t letters = 0;
    std::vector<std::pair<std::size_t, std::string>> links;  ///< where they end in `line`
  };
  std::string& line() { return frames_.back().line; }
  void check_size(std::size_t more);
  void put_row();
  void put(std::string_view text, LineUse use);
  static Type type_of(const Frame& frame);

  Limits limits_;
  Type type_;
  std::vector<Frame> frames_ = std::vector<Frame>(1);
  std::vector<std::string> notes_;
  std::vector<std::size_t> open_notes_;
  std::size_t margins_ = 0;  ///< that are open, one in the other
  std::size_t size_ = 0;
};

}  // namespace sagwan::readers
