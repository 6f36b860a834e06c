// SPDX-License-Identifier: Apache-2.0
// A row's numbers stand on one line (its core). Lines that hold labels alone belong to the core in
// whose band they stand: the label's lines are closer to each other than to the next label's.
#include "readers/pdf_wraps.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::readers {

namespace {

constexpr double kGap = 1.2;        // of the size: two cells
constexpr double kLabelGap = 0.3;   // the same, between a label and a number
constexpr double kFigureGap = 0.6;  // the same, between two numbers
constexpr std::size_t kLeastNumbers = 2;
constexpr std::size_t kLeastCores = 2;
constexpr std::size_t kMostBetween = 6;  // lines of labels between two cores
constexpr double kMostStep = 3.2;        // of the size, between two lines of a table
constexpr double kMostTight = 2.0;       // of the size, between two lines of a label
constexpr double kSlack = 1.2;           // of the closest step
constexpr double kSameSize = 0.8;        // points
constexpr std::size_t kNone = SIZE_MAX;

bool is_number(const std::string& text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (is_digit(static_cast<unsigned char>(c))) ++digits;
  }
  return digits * 2 >= utf8::count(text) && digits > 0;
}

/// A group of words with small gaps.
struct Piece {
  double left = 0;
  double right = 0;
  bool number = false;
};

std::vector<Piece> pieces_of(const Line& line) {
  std::vector<Piece> out;
  if (line.stretched) return {{line.box.left, line.box.right, false}};
  for (const Word& word : line.words) {
    const bool number = is_number(word.text);
    const double gap = out.empty() ? 0 : word.box.left - out.back().right;
    // A number beside a label that fills its cell is a cell of its own, and so is one beside
    // another.
    const double most = !number ? kGap : out.empty() || !out.back().number ? kLabelGap : kFigureGap;
    if (!out.empty() && gap <= most * word.size) {
      out.back().right = std::max(out.back().right, word.box.right);
      continue;
    }
    out.push_back({word.box.left, word.box.right, number});
  }
  return out;
}

bool is_core(const std::vector<Piece>& pieces) {
  const auto numbers = static_cast<std::size_t>(
      std::count_if(pieces.begin(), pieces.end(), [](const Piece& one) { return one.number; }));
  const std::size_t behind = pieces.size() - (pieces.front().number ? 0 : 1);
  return numbers >= kLeastNumbers && numbers * 2 >= behind;
}

double middle(const Line& line) { return (line.box.top + line.box.bottom) / 2; }
double size_of(const Line& line) { return line.words.front().size; }

class Zone {
 public:
  Zone(std::vector<Line>& lines, std::size_t begin, std::size_t end, std::string_view known)
      : lines_(lines), begin_(begin), end_(end), known_(known), row_(end - begin, kNone) {}

  /// Joins the lines of each row; false where nothing was joined.
  bool join() {
    find_columns();
    if (cores_.size() == kLeastCores && !same_columns()) return false;
    find_bands();
    bool any = false;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (row_[i - begin_] == kNone || row_[i - begin_] == i) continue;
      any = true;
    }
    if (!any) return false;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (row_[i - begin_] == i) gather(i);
    }
    for (std::size_t i = begin_; i < end_; ++i) {
      if (row_[i - begin_] != kNone && row_[i - begin_] != i) lines_[i].words.clear();
    }
    return true;
  }

 private:
  /// Where labels end, and the columns behind them.
  void find_columns() {
    label_end_ = 1e9;
    for (std::size_t i = begin_; i < end_; ++i) {
      const std::vector<Piece> pieces = pieces_of(lines_[i]);
      if (!is_core(pieces)) continue;
      cores_.push_back(i);
      for (const Piece& one : pieces) {
        if (one.number) label_end_ = std::min(label_end_, one.left);
        if (one.number || one.left > label_end_) columns_.push_back(one);
      }
    }
    std::sort(columns_.begin(), columns_.end(),
              [](const Piece& a, const Piece& b) { return a.left < b.left; });
    std::vector<Piece> merged;
    for (const Piece& one : columns_) {
      if (!merged.empty() && one.left < merged.back().right) {
        merged.back().right = std::max(merged.back().right, one.right);
      } else {
        merged.push_back(one);
      }
    }
    columns_ = std::move(merged);
  }

  /// Whether each core has a cell in each column.
  [[nodiscard]] bool same_columns() const {
    return std::all_of(cores_.begin(), cores_.end(), [&](std::size_t core) {
      const std::vector<Piece> pieces = pieces_of(lines_[core]);
      const auto behind = std::count_if(pieces.begin(), pieces.end(),
                                        [&](const Piece& one) { return one.left >= label_end_; });
      return static_cast<std::size_t>(behind) == columns_.size();
    });
  }

  [[nodiscard]] bool has_label(std::size_t i) const {
    return lines_[i].words.front().box.left < label_end_ &&
           lines_[i].words.front().box.right <= label_end_;
  }

  /// Runs of label lines that stand close to each other, and the one core in each.
  void find_bands() {
    std::vector<std::size_t> labels;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (has_label(i)) labels.push_back(i);
    }
    if (labels.size() < 2) return;
    double tight = 1e9;
    for (std::size_t i = 1; i < labels.size(); ++i)
      tight = std::min(tight, middle(lines_[labels[i]]) - middle(lines_[labels[i - 1]]));
    if (tight <= 0 || tight > kMostTight * size_of(lines_[labels.front()])) return;
    for (std::size_t first = 0; first < labels.size();) {
      std::size_t last = first;
      while (last + 1 < labels.size() &&
             middle(lines_[labels[last + 1]]) - middle(lines_[labels[last]]) <= kSlack * tight)
        ++last;
      set_band(labels[first], labels[last]);
      first = last + 1;
    }
  }

  void set_band(std::size_t first, std::size_t last) {
    const double top = lines_[first].box.top;
    const double bottom = lines_[last].box.bottom;
    std::size_t core = kNone;
    for (const std::size_t i : cores_) {
      if (middle(lines_[i]) < top || middle(lines_[i]) > bottom) continue;
      if (core != kNone) return;  // a label over several rows
      core = i;
    }
    if (core == kNone) return;
    for (std::size_t i = begin_; i < end_; ++i) {
      if (middle(lines_[i]) >= top && middle(lines_[i]) <= bottom) row_[i - begin_] = core;
    }
  }

  [[nodiscard]] std::size_t column_of(const Word& word) const {
    if (word.box.right <= label_end_ + 0.1) return 0;
    std::size_t best = 0;
    double most = -1e9;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const double over =
          std::min(word.box.right, columns_[c].right) - std::max(word.box.left, columns_[c].left);
      if (over <= most) continue;
      most = over;
      best = c;
    }
    return best + 1;
  }

  struct Placed {
    std::size_t column;
    std::size_t line;
    Word word;
  };

  /// All words of a row, cell after cell, each from its first line to its last.
  void gather(std::size_t core) {
    std::vector<Placed> all;
    Line joined = lines_[core];
    for (std::size_t i = begin_; i < end_; ++i) {
      if (row_[i - begin_] != core) continue;
      for (Word& word : lines_[i].words) {
        joined.box.left = std::min(joined.box.left, word.box.left);
        joined.box.right = std::max(joined.box.right, word.box.right);
        joined.box.top = std::min(joined.box.top, word.box.top);
        joined.box.bottom = std::max(joined.box.bottom, word.box.bottom);
        all.push_back({column_of(word), i, word});
      }
    }
    std::stable_sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
      return a.column != b.column ? a.column < b.column : a.line < b.line;
    });
    for (std::size_t i = 1; i < all.size(); ++i) {
      if (all[i].column != all[i - 1].column && all[i].line != all[i - 1].line)
        all[i].word.begins_cell = true;
      if (all[i].column == all[i - 1].column && all[i].line != all[i - 1].line)
        all[i - 1].word.space_after = parts_words(all[i - 1].word, all[i].word);
    }
    joined.words.clear();
    for (Placed& one : all) joined.words.push_back(std::move(one.word));
    lines_[core] = std::move(joined);
  }

  /// Whether the end of a line within a cell stands for a blank.
  [[nodiscard]] bool parts_words(const Word& before, const Word& after) const {
    const char32_t last = utf8::decode_before(before.text, before.text.size());
    const char32_t first = utf8::decode(after.text, 0);
    const Script a = script_of(last);
    const Script b = script_of(first);
    if (a == Script::han || b == Script::han || a == Script::kana || b == Script::kana)
      return false;
    if (a != Script::hangul || b != Script::hangul) return true;
    // One more syllable would have stood on the line: it was broken between words.
    double edge = 0;
    for (std::size_t i = begin_; i < end_; ++i) {
      for (const Word& word : lines_[i].words) {
        if (column_of(word) == column_of(before)) edge = std::max(edge, word.box.right);
      }
    }
    if (edge - before.box.right > before.size) return true;
    return known_.find(before.text + ' ' + after.text) != std::string_view::npos &&
           known_.find(before.text + after.text) == std::string_view::npos;
  }

  std::vector<Line>& lines_;
  std::size_t begin_;
  std::size_t end_;
  std::string_view known_;
  std::vector<std::size_t> row_;  ///< the core of the row that a line belongs to
  std::vector<std::size_t> cores_;
  std::vector<Piece> columns_;
  double label_end_ = 0;
};

/// Whether line `b` may be a line of the table that line `a` is in.
bool follows(const Line& a, const Line& b) {
  const double size = size_of(b);
  const double step = middle(b) - middle(a);
  return step > 0 && step < kMostStep * size && std::abs(size_of(a) - size) < kSameSize;
}

/// Whether all of a line stands before `edge`.
bool is_label(const Line& line, double edge) { return line.box.right <= edge + 0.1; }

struct Range {
  std::size_t begin;
  std::size_t end;
  std::size_t cores = 0;
};

/// From the core at `at` on: cores, and labels between them.
Range zone_at(const std::vector<Line>& lines, std::size_t at) {
  double edge = 1e9;
  for (const Piece& one : pieces_of(lines[at])) {
    if (one.number) edge = std::min(edge, one.left);
  }
  Range out{at, at + 1, 1};
  std::size_t between = 0;
  for (std::size_t i = at + 1; i < lines.size() && follows(lines[i - 1], lines[i]); ++i) {
    const std::vector<Piece> pieces = pieces_of(lines[i]);
    if (is_core(pieces)) {
      for (const Piece& one : pieces) {
        if (one.number) edge = std::min(edge, one.left);
      }
      ++out.cores;
      between = 0;
    } else if (++between > kMostBetween || (pieces.size() == 1 && !is_label(lines[i], edge))) {
      break;
    }
    out.end = i + 1;
  }
  while (out.begin > 0 && at - out.begin < kMostBetween &&
         follows(lines[out.begin - 1], lines[out.begin]) && is_label(lines[out.begin - 1], edge))
    --out.begin;
  return out;
}

}  // namespace

std::vector<Line> join_wrapped_cells(std::vector<Line> lines, std::string_view known) {
  bool any = false;
  for (std::size_t i = 0; i < lines.size();) {
    if (lines[i].words.size() < kLeastNumbers || !is_core(pieces_of(lines[i]))) {
      ++i;
      continue;
    }
    const Range zone = zone_at(lines, i);
    if (zone.cores >= kLeastCores && zone.end - zone.begin > zone.cores)
      any = Zone(lines, zone.begin, zone.end, known).join() || any;
    i = zone.end;
  }
  if (any) std::erase_if(lines, [](const Line& line) { return line.words.empty(); });
  return lines;
}

}  // namespace sagwan::readers
