// SPDX-License-Identifier: Apache-2.0
// A bar alone says little: it parts the words of a date line too. Lines that follow each other
// without a blank line and have as many cells are a table's, and so is what a rule parts.
#include "stages/read/bar_rows.h"

#include <algorithm>

namespace sagwan {

namespace {

constexpr char kBar = '|';
constexpr std::size_t kLeastCells = 2;
constexpr std::size_t kLeastRows = 2;
// Two cells without bars at the ends are less than a table's look: a name and its office.
constexpr std::size_t kLeastOpenCells = 3;
constexpr std::size_t kLeastOpenRows = 3;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Of hyphens, bars and the like alone: it parts rows.
bool is_rule(std::string_view line) {
  return line.find_first_not_of("|-+=: \t") == std::string_view::npos &&
         line.find_first_of("|+") != std::string_view::npos &&
         (line.find("--") != std::string_view::npos || line.find("==") != std::string_view::npos);
}

bool is_closed(std::string_view line) {
  return line.size() > 1 && line.front() == kBar && line.back() == kBar;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, Profile& profile)
      : text_(text), lines_(lines), profile_(&profile) {}

  void find() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      while (end < lines_.size() && is_part(end) && (end == i || lines_[end].blanks == 0)) ++end;
      if (end > i && is_table(i, end)) mark(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  [[nodiscard]] Span span(std::size_t i) const { return {lines_[i].begin, lines_[i].end}; }

  // Whether line `i` is a rule, or is parted by bars.
  [[nodiscard]] bool is_part(std::size_t i) {
    const Line& line = lines_[i];
    if (line.set != nullptr || line.same_line) return false;
    return is_rule(slice(text_, span(i))) || (line.bars && cells(i) >= kLeastCells);
  }

  [[nodiscard]] std::size_t cells(std::size_t i) {
    cells_.clear();
    find_bar_cells(text_, span(i), cells_);
    return cells_.size();
  }

  [[nodiscard]] bool is_table(std::size_t begin, std::size_t end) {
    std::size_t rows = 0;
    std::size_t first = 0;  // cells of the first row
    bool ruled = false;
    bool even = true;
    bool closed = true;
    bool plain = true;  // no line is anything else
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view line = slice(text_, span(i));
      if (is_rule(line)) {
        ruled = true;
        continue;
      }
      const std::size_t count = cells(i);
      if (rows++ == 0) first = count;
      even = even && count == first;
      closed = closed && is_closed(line);
      const LineStart start = lines_[i].start;
      plain = plain && !profile_->masthead[i] &&
              (start == LineStart::text || start == LineStart::page_number);
    }
    if (rows == 0) return false;
    if (ruled) return true;
    if (rows < kLeastRows || !even) return false;
    return closed || (plain && (first >= kLeastOpenCells || rows >= kLeastOpenRows));
  }

  void mark(std::size_t begin, std::size_t end) {
    profile_->bar_row.resize(lines_.size());
    for (std::size_t i = begin; i < end; ++i) {
      const bool rule = is_rule(slice(text_, span(i)));
      profile_->bar_row[i] = !rule;
      profile_->furniture[i] = rule;
      profile_->masthead[i] = false;
    }
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Profile* profile_;
  std::vector<Span> cells_;
};

}  // namespace

void find_bar_rows(std::string_view text, const std::vector<Line>& lines, Profile& profile) {
  Finder(text, lines, profile).find();
}

void find_bar_cells(std::string_view text, Span line, std::vector<Span>& cells) {
  const auto add = [&](uint32_t begin, uint32_t end) {
    while (begin < end && is_blank(text[begin])) ++begin;
    while (begin < end && is_blank(text[end - 1])) --end;
    cells.push_back({begin, end});
  };
  uint32_t begin = line.begin;
  for (uint32_t i = line.begin; i < line.end; ++i) {
    const bool bar = text[i] == kBar && (i == line.begin || text[i - 1] != '\\');
    if (!bar) continue;
    if (i > line.begin) add(begin, i);
    begin = i + 1;
  }
  if (begin < line.end) add(begin, line.end);
}

}  // namespace sagwan
