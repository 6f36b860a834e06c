// SPDX-License-Identifier: Apache-2.0
// A gutter is a place that no word lies over, from one height to another, with lines on both sides
// that fill their column: the cells of a table do not. The band between the two heights is read
// column by column; what is above and below is looked at by itself.
#include "readers/pdf_columns.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "pipeline/core/characters.h"

namespace sagwan::readers {

namespace {

constexpr double kOverlap = 0.5;        // of the smaller height: two words stand in one line
constexpr std::size_t kLeastLines = 5;  // on each side of a gutter
constexpr double kFilled = 0.7;         // of a column's width: half of its lines and more
constexpr double kMiddle = 0.3;         // of the text's width: no gutter is nearer to its edge
constexpr double kStep = 3;             // points
constexpr double kNoteSize = 0.94;      // of the usual size, and less: notes
constexpr double kNear = 0.6;           // of the size: a blank, and no gutter
constexpr double kCellGap = 0.4;        // of the size: between two numbers of a row
constexpr std::size_t kMostMark = 3;    // digits of a note's number
constexpr int kMostBands = 8;
constexpr std::size_t kBlockLines = 4;  // between the same edges
constexpr double kEdge = 1.5;           // points
constexpr double kSameHeight = 0.5;     // of the size: two columns begin as high
constexpr double kIndent = 3;           // of the size: the first line of a paragraph
constexpr double kWider = 1.1;          // of the other column's width
constexpr std::size_t kLookBack = 40;   // lines that a word may still belong to

Words pointers_to(const std::vector<Word>& words) {
  Words out;
  out.reserve(words.size());
  for (const Word& word : words) out.push_back(&word);
  return out;
}

/// `views` are of `words`.
std::vector<Line> lines_from(const std::vector<LineView>& views, std::vector<Word>& words) {
  std::vector<Line> out;
  out.reserve(views.size());
  for (const LineView& view : views) {
    Line& line = out.emplace_back();
    line.box = view.box;
    line.words.reserve(view.words.size());
    for (const Word* word : view.words)
      line.words.push_back(std::move(words[static_cast<std::size_t>(word - words.data())]));
  }
  return out;
}

}  // namespace

std::vector<LineView> views_of(Words words) {
  std::sort(words.begin(), words.end(), [](const Word* a, const Word* b) {
    if (a->box.top != b->box.top) return a->box.top < b->box.top;
    return a->box.left != b->box.left ? a->box.left < b->box.left : a < b;
  });
  std::vector<LineView> lines;
  for (const Word* word : words) {
    LineView* home = nullptr;
    double best = 0;
    const std::size_t from = lines.size() > kLookBack ? lines.size() - kLookBack : 0;
    for (std::size_t i = from; i < lines.size(); ++i) {
      LineView& line = lines[i];
      const double shared =
          std::min(line.box.bottom, word->box.bottom) - std::max(line.box.top, word->box.top);
      if (shared <= 0) continue;
      const double smaller = std::min(line.box.height(), word->box.height());
      if (smaller > 0 && shared / smaller > std::max(best, kOverlap)) {
        best = shared / smaller;
        home = &line;
      }
    }
    if (home == nullptr) {
      lines.push_back({word->box, {}});
      home = &lines.back();
    }
    // The tallest words say where the line is: marks that stand out do not widen it.
    if (word->box.height() > home->box.height()) {
      home->box.top = word->box.top;
      home->box.bottom = word->box.bottom;
    }
    home->box.left = std::min(home->box.left, word->box.left);
    home->box.right = std::max(home->box.right, word->box.right);
    home->words.push_back(word);
  }
  for (LineView& line : lines) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const Word* a, const Word* b) { return a->box.left < b->box.left; });
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const LineView& a, const LineView& b) { return a.box.top < b.box.top; });
  return lines;
}

namespace {}  // namespace

std::vector<Line> lines_of(std::vector<Word> words) {
  return lines_from(views_of(pointers_to(words)), words);
}

namespace {

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

/// Words of a line and the blanks between them: wide gaps are no text.
double text_width(const LineView& line) {
  double width = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    width += line.words[i]->box.width();
    if (i == 0) continue;
    const double gap = line.words[i]->box.left - line.words[i - 1]->box.right;
    width += std::clamp(gap, 0.0, line.words[i]->size);
  }
  return width;
}

/// Lines that follow each other between the same edges: text, whatever titles and tables stand
/// around it.
bool has_block(const std::vector<LineView>& lines, double least) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Box& box = lines[i].box;
    const bool same = i > 0 && std::abs(box.left - lines[i - 1].box.left) < kEdge &&
                      std::abs(box.right - lines[i - 1].box.right) < kEdge;
    run = text_width(lines[i]) <= least ? 0 : same ? run + 1 : 1;
    if (run >= kBlockLines) return true;
  }
  return false;
}

/// The lines of one side of a band.
std::vector<LineView> side_of(const Words& words, const Band& band, bool left) {
  Words side;
  side.reserve(words.size());
  std::copy_if(words.begin(), words.end(), std::back_inserter(side), [&](const Word* word) {
    return in_band(*word, band) &&
           (left ? word->box.right <= band.gutter : word->box.left >= band.gutter);
  });
  return views_of(std::move(side));
}

/// From the left edge of the first words to the right edge of the last.
double width_of(const std::vector<LineView>& lines) {
  double begin = lines.front().box.left;
  double end = lines.front().box.right;
  for (const LineView& line : lines) {
    begin = std::min(begin, line.box.left);
    end = std::max(end, line.box.right);
  }
  return end - begin;
}

/// Whether the lines of one side fill its width.
bool is_filled(const std::vector<LineView>& lines) {
  if (lines.size() < kLeastLines) return false;
  const double least = kFilled * width_of(lines);
  std::vector<double> widths;
  widths.reserve(lines.size());
  for (const LineView& line : lines) widths.push_back(text_width(line));
  return median(std::move(widths)) > least || has_block(lines, least);
}

/// The few lines at the head of a second column that the text did not fill: they begin as high as
/// the first column does, and are as wide, or the pages before had their gutter there too.
bool is_short_column(const std::vector<LineView>& left, const std::vector<LineView>& right,
                     bool known) {
  if (right.empty() || right.size() >= kLeastLines) return false;
  const LineView& first = right.front();
  const double size = first.words.front()->size;
  const double width = width_of(left);
  // A running head, or a title in large type, may stand over the first column.
  const bool high = first.box.bottom < left[1].box.bottom + kSameHeight * size;
  const bool ragged = std::any_of(right.begin(), right.end(), [&](const LineView& line) {
    return line.box.left - right.back().box.left > kIndent * size ||
           text_width(line) < kFilled * line.box.width();
  });
  const double own = width_of(right);
  return high && !ragged && own < kWider * width && (known || own > width / kWider);
}

/// Words of a line that stand as near to each other as words do are one piece.
std::vector<Box> pieces_of(const std::vector<LineView>& lines) {
  std::vector<Box> out;
  for (const LineView& line : lines) {
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Box& box = line.words[i]->box;
      if (i > 0 && box.left - out.back().right < kNear * line.words[i]->size) {
        out.back().right = std::max(out.back().right, box.right);
        out.back().top = std::min(out.back().top, box.top);
        out.back().bottom = std::max(out.back().bottom, box.bottom);
      } else {
        out.push_back(box);
      }
    }
  }
  return out;
}

/// The highest band that no word crosses at `x`.
Band band_at(const std::vector<Box>& words, double x) {
  std::vector<std::pair<double, double>> across;
  double top = words.front().top;
  double bottom = words.front().bottom;
  for (const Box& word : words) {
    top = std::min(top, word.top);
    bottom = std::max(bottom, word.bottom);
    if (word.left < x && word.right > x) across.emplace_back(word.top, word.bottom);
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
Band find_band(const std::vector<Word>& words, const std::vector<LineView>& lines,
               const Gutter& known) {
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
  const std::vector<Box> pieces = pieces_of(lines);
  std::vector<Band> bands;
  for (double x = left + kMiddle * width; x <= right - kMiddle * width; x += kStep) {
    const Band band = band_at(pieces, x);
    if (band.height() > least) bands.push_back(band);
  }
  std::stable_sort(bands.begin(), bands.end(),
                   [](const Band& a, const Band& b) { return a.height() > b.height(); });
  if (bands.size() > kMostBands) bands.resize(kMostBands);
  const Words all = bands.empty() && !known.at ? Words() : pointers_to(words);
  for (const Band& band : bands) {
    const std::vector<LineView> first = side_of(all, band, true);
    if (!is_filled(first)) continue;
    const std::vector<LineView> second = side_of(all, band, false);
    if (is_filled(second) || is_short_column(first, second, false)) return band;
  }
  if (!known.at || *known.at <= left || *known.at >= right) return {};
  const Band band = band_at(pieces, *known.at);
  if (band.height() <= least) return {};
  const std::vector<LineView> first = side_of(all, band, true);
  return is_filled(first) && is_short_column(first, side_of(all, band, false), true) ? band
                                                                                     : Band{};
}

double usual_size(const std::vector<Word>& left, const std::vector<Word>& right) {
  std::vector<double> sizes;
  for (const std::vector<Word>* side : {&left, &right}) {
    for (const Word& word : *side) sizes.push_back(word.size);
  }
  return median(std::move(sizes));
}

bool is_number(const Word& word) {
  return std::all_of(word.text.begin(), word.text.end(), [](char c) {
    return is_digit(static_cast<unsigned char>(c)) || c == '.' || c == ',' || c == '-' || c == '%';
  });
}

/// Two numbers and more beside each other, wider apart than words are: a row of a table.
bool is_figures(const Line& line) {
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const Word& before = line.words[i - 1];
    const Word& word = line.words[i];
    if (is_number(before) && is_number(word) &&
        word.box.left - before.box.right > kCellGap * word.size)
      return true;
  }
  return false;
}

/// A line that the number or star of a note begins.
bool begins_note(const Line& line) {
  const std::string& text = line.words.front().text;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
  const bool mark = text.front() == '*' || (digits > 0 && digits <= kMostMark);
  return mark && !is_figures(line);
}

/// Takes the small lines at a column's foot, which the text of the next column does not follow. A
/// table at the foot is no note.
std::vector<Line> cut_notes(std::vector<Line>& column, double size) {
  auto from = column.end();
  while (from != column.begin()) {
    const Line& line = *(from - 1);
    const auto small = std::count_if(line.words.begin(), line.words.end(), [&](const Word& word) {
      return word.size <= kNoteSize * size;
    });
    if (static_cast<std::size_t>(small) < line.words.size()) break;
    --from;
  }
  const auto rows = std::find_if(std::make_reverse_iterator(column.end()),
                                 std::make_reverse_iterator(from), is_figures);
  if (rows != std::make_reverse_iterator(from))
    from = std::find_if(rows.base(), column.end(), begins_note);
  std::vector<Line> out(std::make_move_iterator(from), std::make_move_iterator(column.end()));
  column.erase(from, column.end());
  return out;
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

std::vector<Line> lines_in_order(std::vector<Word> words, Gutter& known) {
  if (words.size() < 2 * kLeastLines) return lines_of(std::move(words));
  const std::vector<LineView> views = views_of(pointers_to(words));
  const Band band = find_band(words, views, known);
  if (band.height() <= 0) return lines_from(views, words);
  known.at = band.gutter;
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
  std::vector<Line> out = lines_in_order(std::move(above), known);
  const double size = usual_size(left, right);
  std::vector<Line> first = lines_of(std::move(left));
  std::vector<Line> second = lines_of(std::move(right));
  std::vector<Line> notes = cut_notes(first, size);
  append(notes, cut_notes(second, size));
  append(out, std::move(first));
  append(out, std::move(second));
  append(out, std::move(notes));
  append(out, lines_in_order(std::move(below), known));
  return out;
}

}  // namespace sagwan::readers
