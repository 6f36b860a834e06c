// SPDX-License-Identifier: Apache-2.0
// A gutter is a place that no word lies over, from one height to another, with lines on both sides
// that fill their column: the cells of a table do not. The band between the two heights is read
// column by column; what is above and below is looked at by itself.
#include "readers/pdf_columns.h"

#include <algorithm>
#include <iterator>

namespace sagwan::readers {

namespace {

constexpr double kOverlap = 0.5;        // of the smaller height: two words stand in one line
constexpr std::size_t kLeastLines = 5;  // on each side of a gutter
constexpr double kFilled = 0.7;         // of a column's width: half of its lines and more
constexpr double kMiddle = 0.3;         // of the text's width: no gutter is nearer to its edge
constexpr double kStep = 3;             // points
constexpr int kMostBands = 8;

std::vector<Line> lines_of(std::vector<Word> words) {
  std::sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
    return a.box.top != b.box.top ? a.box.top < b.box.top : a.box.left < b.box.left;
  });
  std::vector<Line> lines;
  for (Word& word : words) {
    Line* home = nullptr;
    double best = 0;
    const std::size_t from = lines.size() > 40 ? lines.size() - 40 : 0;
    for (std::size_t i = from; i < lines.size(); ++i) {
      Line& line = lines[i];
      const double shared =
          std::min(line.box.bottom, word.box.bottom) - std::max(line.box.top, word.box.top);
      const double smaller = std::min(line.box.height(), word.box.height());
      if (smaller > 0 && shared / smaller > std::max(best, kOverlap)) {
        best = shared / smaller;
        home = &line;
      }
    }
    if (home == nullptr) {
      lines.push_back({word.box, {}});
      home = &lines.back();
    }
    // The tallest words say where the line is: marks that stand out do not widen it.
    if (word.box.height() > home->box.height()) {
      home->box.top = word.box.top;
      home->box.bottom = word.box.bottom;
    }
    home->box.left = std::min(home->box.left, word.box.left);
    home->box.right = std::max(home->box.right, word.box.right);
    home->words.push_back(std::move(word));
  }
  for (Line& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const Line& a, const Line& b) { return a.box.top < b.box.top; });
  return lines;
}

struct Band {
  double gutter = 0;
  double top = 0;
  double bottom = 0;
  [[nodiscard]] double height() const { return bottom - top; }
};

bool in_band(const Word& word, const Band& band) {
  const double middle = (word.box.top + word.box.bottom) / 2;
  return middle > band.top && middle < band.bottom;
}

/// Whether the lines of one side fill its width.
bool is_filled(const std::vector<Word>& words, const Band& band, bool left) {
  std::vector<Word> side;
  std::copy_if(words.begin(), words.end(), std::back_inserter(side), [&](const Word& word) {
    return in_band(word, band) &&
           (left ? word.box.right <= band.gutter : word.box.left >= band.gutter);
  });
  const std::vector<Line> lines = lines_of(std::move(side));
  if (lines.size() < kLeastLines) return false;
  double begin = lines.front().box.left;
  double end = lines.front().box.right;
  std::vector<double> widths;
  for (const Line& line : lines) {
    begin = std::min(begin, line.box.left);
    end = std::max(end, line.box.right);
    // Words and the blanks between them: wide gaps are no text.
    double width = 0;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      width += line.words[i].box.width();
      if (i > 0) {
        const double gap = line.words[i].box.left - line.words[i - 1].box.right;
        width += std::clamp(gap, 0.0, line.words[i].size);
      }
    }
    widths.push_back(width);
  }
  return median(std::move(widths)) > kFilled * (end - begin);
}

/// The highest band that no word crosses at `x`.
Band band_at(const std::vector<Word>& words, double x) {
  std::vector<std::pair<double, double>> across;
  double top = words.front().box.top;
  double bottom = words.front().box.bottom;
  for (const Word& word : words) {
    top = std::min(top, word.box.top);
    bottom = std::max(bottom, word.box.bottom);
    if (word.box.left < x && word.box.right > x) across.emplace_back(word.box.top, word.box.bottom);
  }
  std::sort(across.begin(), across.end());
  across.emplace_back(bottom, bottom);
  Band best{x, top, top};
  double from = top;
  for (const auto& [begin, end] : across) {
    if (begin - from > best.height()) best = {x, from, begin};
    from = std::max(from, end);
  }
  return best;
}

/// The highest band with a gutter and filled columns; of height 0 where there is none.
Band find_band(const std::vector<Word>& words) {
  double left = words.front().box.left;
  double right = words.front().box.right;
  std::vector<double> sizes;
  for (const Word& word : words) {
    left = std::min(left, word.box.left);
    right = std::max(right, word.box.right);
    sizes.push_back(word.size);
  }
  const double least = static_cast<double>(kLeastLines) * median(std::move(sizes));
  const double width = right - left;
  std::vector<Band> bands;
  for (double x = left + kMiddle * width; x <= right - kMiddle * width; x += kStep) {
    const Band band = band_at(words, x);
    if (band.height() > least) bands.push_back(band);
  }
  std::stable_sort(bands.begin(), bands.end(),
                   [](const Band& a, const Band& b) { return a.height() > b.height(); });
  if (bands.size() > kMostBands) bands.resize(kMostBands);
  for (const Band& band : bands) {
    if (is_filled(words, band, true) && is_filled(words, band, false)) return band;
  }
  return {};
}

void append(std::vector<Line>& out, std::vector<Line> lines) {
  std::move(lines.begin(), lines.end(), std::back_inserter(out));
}

}  // namespace

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<Line> lines_in_order(std::vector<Word> words) {
  if (words.size() < 2 * kLeastLines) return lines_of(std::move(words));
  const Band band = find_band(words);
  if (band.height() <= 0) return lines_of(std::move(words));
  std::vector<Word> above;
  std::vector<Word> left;
  std::vector<Word> right;
  std::vector<Word> below;
  for (Word& word : words) {
    const bool inside = in_band(word, band);
    const double middle = (word.box.top + word.box.bottom) / 2;
    std::vector<Word>& home = inside ? (word.box.right <= band.gutter ? left : right)
                                     : (middle <= band.top ? above : below);
    home.push_back(std::move(word));
  }
  std::vector<Line> out = lines_in_order(std::move(above));
  append(out, lines_of(std::move(left)));
  append(out, lines_of(std::move(right)));
  append(out, lines_in_order(std::move(below)));
  return out;
}

}  // namespace sagwan::readers
