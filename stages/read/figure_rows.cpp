// SPDX-License-Identifier: Apache-2.0
#include "stages/read/figure_rows.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pipeline/core/utf8.h"
#include "stages/read/axes.h"
#include "stages/read/cells.h"
#include "stages/read/content.h"

namespace sagwan {

namespace {

constexpr std::size_t kLeastRows = 3;  // of a table without a caption
constexpr uint32_t kLeastColumns = 3;  // numbers in each of them
constexpr uint32_t kSameColumn = 1;    // numbers that end there stand below each other
constexpr double kSameStep = 1e-6;
constexpr std::size_t kMostHead = 6;  // lines of a table's head, the unit over it included

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, Profile& profile)
      : text_(text), lines_(lines), profile_(&profile) {}

  // Three lines and more of three numbers and more each, parted by wide gaps and written below each
  // other, are a table's rows, unless their first and last columns both count in equal steps: these
  // are axes side by side.
  void find() {
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      while (end < lines_.size() && is_numeric_row(end) &&
             (end == i || aligned(end - 1, end) || (end > i + 1 && aligned(end - 2, end))))
        ++end;
      if (end - i >= kLeastRows && !(steps(i, end, 0) && steps(i, end, 1))) {
        std::fill(profile_->role.begin() + static_cast<std::ptrdiff_t>(i),
                  profile_->role.begin() + static_cast<std::ptrdiff_t>(end), LineRole::row);
        units_above(i);
      }
      i = std::max(end, i + 1);
    }
  }

 private:
  [[nodiscard]] std::string_view content(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }

  // Units in brackets over a table's head.
  void units_above(std::size_t row) {
    for (std::size_t i = row; i > 0 && i + kMostHead > row;) {
      const Line& line = lines_[--i];
      if (line.content != LineContent::text || line.start != LineStart::text || line.ends_sentence)
        return;
      if (is_bracketed(content(i)) && profile_->role[i] == LineRole::none && !line.same_line)
        profile_->role[i] = LineRole::caption;
    }
  }

  [[nodiscard]] bool is_numeric_row(std::size_t i) const {
    const Line& line = lines_[i];
    if (profile_->furniture[i] || profile_->masthead[i] || profile_->cell_bullet[i] != 0 ||
        !line.has_gap || line.same_line || line.content == LineContent::marks)
      return false;
    if (line.start != LineStart::text && line.start != LineStart::bare_number) return false;
    const RowShape shape = row_shape(content(i));
    return shape.numbers >= kLeastColumns && shape.columns >= kLeastColumns && shape.is_numeric();
  }

  // Columns at which the words of line `i` end.
  [[nodiscard]] std::vector<uint32_t> word_ends(std::size_t i) const {
    std::vector<uint32_t> out;
    const std::string_view line = content(i);
    uint32_t column = lines_[i].indent;
    for (std::size_t at = 0; at < line.size(); at += utf8::length(line[at])) {
      const bool blank = line[at] == ' ' || line[at] == '\t';
      if (blank && at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t') out.push_back(column);
      column += utf8::length(line[at]) >= 3 ? 2U : 1U;
    }
    out.push_back(column);
    return out;
  }

  // Whether most words of two lines end at the same columns, three of them at least.
  [[nodiscard]] bool aligned(std::size_t one, std::size_t other) const {
    const std::vector<uint32_t> a = word_ends(one);
    const std::vector<uint32_t> b = word_ends(other);
    const auto same = std::count_if(a.begin(), a.end(), [&](uint32_t end) {
      return std::any_of(b.begin(), b.end(), [end](uint32_t column) {
        return column + kSameColumn >= end && column <= end + kSameColumn;
      });
    });
    return same >= kLeastColumns &&
           static_cast<std::size_t>(same) * 3 >= std::max(a.size(), b.size()) * 2;
  }

  // Whether the first (`from_end` 0) or last (1) words of the lines count in equal steps.
  [[nodiscard]] bool steps(std::size_t begin, std::size_t end, int from_end) const {
    double last = 0;
    double step = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view line = content(i);
      const std::size_t cut = from_end == 0 ? line.find_first_of(" \t") : line.find_last_of(" \t");
      if (cut == std::string_view::npos) return false;
      const double value = number_of(from_end == 0 ? line.substr(0, cut) : line.substr(cut + 1));
      const double next = value - last;
      if (i > begin + 1 && std::abs(next - step) > kSameStep) return false;
      step = next;
      last = value;
    }
    return step != 0;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Profile* profile_;
};

}  // namespace

void find_figure_rows(std::string_view text, const std::vector<Line>& lines, Profile& profile) {
  profile.role.assign(lines.size(), LineRole::none);
  Finder(text, lines, profile).find();
}

}  // namespace sagwan
