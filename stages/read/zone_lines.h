// SPDX-License-Identifier: Apache-2.0
// ZoneLines: what a line among short ones says of itself and of the lines beside it: whether it may
// be a part of a chart or of a table written cell by cell, a title, or the rest of a statement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

class ZoneLines {
 public:
  /// All outlive it; roles of `profile` may change.
  ZoneLines(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
            const Profile& profile)
      : text_(text), lines_(lines), config_(&config), profile_(&profile) {}

  [[nodiscard]] std::string_view content(std::size_t i) const;
  [[nodiscard]] bool is_member(std::size_t i) const;
  /// Columns of the widest stretch between wide gaps.
  [[nodiscard]] uint32_t widest(std::size_t i) const;
  /// The end of a statement that the line before left open.
  [[nodiscard]] bool goes_on_before(std::size_t i) const;
  /// Titles of charts name what they show, and mostly carry a note's call; legends are a word.
  [[nodiscard]] bool title_like(std::size_t i) const;
  [[nodiscard]] bool several_brackets(std::size_t i) const;
  [[nodiscard]] bool is_table_caption(std::size_t i) const;
  /// A word or number apart from everything, among marks that drifted.
  [[nodiscard]] bool is_drifted(std::size_t i) const;
  /// The title of the next chart, among legends.
  [[nodiscard]] bool inner_title(std::size_t i) const;

 private:
  /// A period over statements in a table's cell.
  [[nodiscard]] bool is_row_label(std::size_t i) const;
  /// A mark on a line of its own that belongs to the text directly around it: type of another size
  /// ends a line for some programs.
  [[nodiscard]] bool is_raised(std::size_t i) const;
  /// The full stop of a line that was full without it.
  [[nodiscard]] bool is_stop_of(const Line& before, const Line& line) const;
  /// A number that ends a statement on a line of its own: no other number stands around it.
  [[nodiscard]] bool number_in_text(std::size_t i) const;
  /// A bullet on a line of its own.
  [[nodiscard]] bool is_bullet_of_next(std::size_t i) const;
  /// Whether a unit in brackets, and numbers or rows behind it, stand below line `i`.
  [[nodiscard]] bool over_unit(std::size_t i) const;
  [[nodiscard]] bool over_number(std::size_t i) const;
  /// Whether line `i` ends with a particle or an ending that a sentence goes on from.
  [[nodiscard]] bool ends_in_phrase(std::size_t i) const;
  /// Whether line `i` could be the title of what stands below it.
  [[nodiscard]] bool title_follows(std::size_t i) const;

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig* config_;
  const Profile* profile_;
};

}  // namespace sagwan
