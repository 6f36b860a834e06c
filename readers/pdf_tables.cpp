// SPDX-License-Identifier: Apache-2.0
#include "readers/pdf_tables.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::readers {

namespace {

constexpr double kGap = 1.2;        // of the size: two cells
constexpr double kFigureGap = 0.6;  // of the size: two numbers beside each other
constexpr double kMostStep = 2.6;   // of the size, between the lower edges of two rows
constexpr std::size_t kLeastRows = 2;
constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kLeastNarrowRows = 3;  // of two columns
constexpr double kStrip = 0.5;               // of the size: no word of any row stands there
constexpr std::size_t kLeastStripRows = 3;
constexpr double kStripNumbers = 0.6;  // of the rows: a number stands beside the strip
constexpr double kNumbers = 0.5;       // of the cells behind the first column

struct Cell {
  CellWords words;
  double left = 0;
  double right = 0;
  bool number = false;
};
using Row = std::vector<Cell>;

/// Digits with the marks that stand in a number.
bool is_figure(const Word& word) {
  return std::all_of(word.text.begin(), word.text.end(), [](char c) {
    return is_digit(static_cast<unsigned char>(c)) || c == '.' || c == ',' || c == '-' || c == '%';
  });
}

Row cells_of(const Line& line) {
  Row out;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = line.words[i];
    const bool number = std::any_of(word.text.begin(), word.text.end(),
                                    [](char c) { return is_digit(static_cast<unsigned char>(c)); });
    const double gap = out.empty() ? 0 : word.box.left - out.back().right;
    const bool figures = i > 0 && is_figure(line.words[i - 1]) && is_figure(word);
    if (!out.empty() && !word.begins_cell &&
        (line.stretched || gap <= (figures ? kFigureGap : kGap) * word.size)) {
      out.back().words.end = i + 1;
      out.back().right = std::max(out.back().right, word.box.right);
      out.back().number = out.back().number || number;
      continue;
    }
    out.push_back({{i, i + 1}, word.box.left, word.box.right, number});
  }
  return out;
}

bool has_letters(const Line& line, const Cell& cell) {
  for (std::size_t i = cell.words.begin; i < cell.words.end; ++i) {
    const std::string& text = line.words[i].text;
    for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
      if (script_of(utf8::decode(text, at)) != Script::none) return true;
    }
  }
  return false;
}

double overlap(const Cell& a, const Cell& b) {
  return std::min(a.right, b.right) - std::max(a.left, b.left);
}

/// Whether the cells of two rows stand below each other: no cell behind the first lies over two of
/// the other row's.
bool aligned(const Row& above, const Row& below) {
  const auto clear = [](const Row& a, const Row& b) {
    return std::all_of(a.begin() + 1, a.end(), [&](const Cell& cell) {
      return std::count_if(b.begin(), b.end(),
                           [&](const Cell& other) { return overlap(cell, other) > 0; }) <= 1;
    });
  };
  const auto met = std::count_if(below.begin(), below.end(), [&](const Cell& cell) {
    return std::any_of(above.begin(), above.end(),
                       [&](const Cell& other) { return overlap(cell, other) > 0; });
  });
  return (clear(above, below) || clear(below, above)) &&
         static_cast<std::size_t>(met) * 2 > std::min(above.size(), below.size());
}

class Finder {
 public:
  explicit Finder(const std::vector<Line>& lines) : lines_(lines), out_(lines.size()) {
    for (const Line& line : lines) rows_.push_back(cells_of(line));
  }

  TableRows find() {
    for (std::size_t i = 0; i < rows_.size();) {
      std::size_t end = i + 1;
      while (end < rows_.size() && goes_on(end)) ++end;
      if (rows_[i].size() > 1 && is_table(i, end)) {
        split_at_strips(i, end);
        set_table(i, end);
      }
      i = end;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (rows_[i - 1].size() < 2 || rows_[i].size() < 2) return false;
    const double size = lines_[i].words.front().size;
    // A row whose cells wrap is higher than a line.
    const double wrapped = lines_[i].box.height() - lines_[i].words.front().box.height();
    const double step = lines_[i].box.bottom - lines_[i - 1].box.bottom - std::max(wrapped, 0.0);
    return step > 0 && step < kMostStep * size && aligned(rows_[i - 1], rows_[i]);
  }

  [[nodiscard]] bool is_table(std::size_t begin, std::size_t end) const {
    std::size_t widest = 0;
    std::size_t numbers = 0;
    std::size_t cells = 0;
    std::size_t labels = 0;
    for (std::size_t i = begin; i < end; ++i) {
      if (has_letters(lines_[i], rows_[i].front())) ++labels;
      widest = std::max(widest, rows_[i].size());
      for (std::size_t c = 1; c < rows_[i].size(); ++c) {
        ++cells;
        if (rows_[i][c].number) ++numbers;
      }
    }
    const auto whole = std::count_if(rows_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     rows_.begin() + static_cast<std::ptrdiff_t>(end),
                                     [&](const Row& row) { return row.size() + 1 >= widest; });
    if (static_cast<std::size_t>(whole) * 2 < end - begin) return false;
    const std::size_t least = widest >= kLeastColumns ? kLeastRows : kLeastNarrowRows;
    // The axes of charts stand beside each other without labels.
    return end - begin >= least && labels * 2 >= end - begin &&
           static_cast<double>(numbers) >= kNumbers * static_cast<double>(cells);
  }

  /// A strip that no word of the table stands in parts two cells, however narrow, where numbers
  /// stand beside it in most rows.
  void split_at_strips(std::size_t begin, std::size_t end) {
    if (end - begin < kLeastStripRows) return;
    std::vector<std::pair<double, double>> words;
    for (std::size_t i = begin; i < end; ++i) {
      for (const Word& word : lines_[i].words) words.emplace_back(word.box.left, word.box.right);
    }
    std::sort(words.begin(), words.end());
    const double size = lines_[begin].words.front().size;
    double right = words.front().second;
    for (const auto& [left, next] : words) {
      if (left - right > kStrip * size) split_at(begin, end, (left + right) / 2);
      right = std::max(right, next);
    }
  }

  void split_at(std::size_t begin, std::size_t end, double at) {
    const auto has_number = [](const Word& word) {
      return std::any_of(word.text.begin(), word.text.end(),
                         [](char c) { return is_digit(static_cast<unsigned char>(c)); });
    };
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> cuts;  // row, cell, word
    std::size_t numbers = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto& line = lines_[i].words;
      for (std::size_t c = 0; c < rows_[i].size(); ++c) {
        const Cell& cell = rows_[i][c];
        if (cell.left > at || cell.right < at) continue;
        std::size_t word = cell.words.begin;
        while (word < cell.words.end && line[word].box.left < at) ++word;
        if (word == cell.words.begin || word == cell.words.end) continue;
        cuts.emplace_back(i, c, word);
        if (has_number(line[word - 1]) || has_number(line[word])) ++numbers;
      }
    }
    if (cuts.size() * 2 < end - begin ||
        static_cast<double>(numbers) < kStripNumbers * static_cast<double>(cuts.size()))
      return;
    for (const auto& [row, c, word] : cuts) {
      const auto& line = lines_[row].words;
      const auto part = [&](std::size_t from, std::size_t to) {
        Cell out{{from, to}, line[from].box.left, line[from].box.right, false};
        for (std::size_t i = from; i < to; ++i) {
          out.right = std::max(out.right, line[i].box.right);
          out.number = out.number || has_number(line[i]);
        }
        return out;
      };
      const CellWords whole = rows_[row][c].words;
      rows_[row][c] = part(whole.begin, word);
      rows_[row].insert(rows_[row].begin() + static_cast<std::ptrdiff_t>(c) + 1,
                        part(word, whole.end));
    }
  }

  void set_table(std::size_t begin, std::size_t end) {
    // The rows with most cells say where the columns are.
    std::size_t widest = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (rows_[i].size() > rows_[widest].size()) widest = i;
    }
    Row columns = rows_[widest];
    for (std::size_t i = begin; i < end; ++i) {
      if (rows_[i].size() != columns.size()) continue;
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (overlap(columns[c], rows_[i][c]) <= 0) continue;
        columns[c].left = std::min(columns[c].left, rows_[i][c].left);
        columns[c].right = std::max(columns[c].right, rows_[i][c].right);
      }
    }
    for (std::size_t i = begin; i < end; ++i) out_[i] = placed(rows_[i], columns);
  }

  /// Each cell in the nearest column behind the cell before it.
  static std::vector<CellWords> placed(const Row& row, const Row& columns) {
    std::vector<CellWords> out;
    for (std::size_t c = 0; c < row.size(); ++c) {
      std::size_t best = out.size();
      const std::size_t last = columns.size() - (row.size() - c);  // room for the cells behind
      for (std::size_t column = out.size(); column <= last; ++column) {
        if (overlap(row[c], columns[column]) > overlap(row[c], columns[best])) best = column;
      }
      while (out.size() < best) out.push_back({row[c].words.begin, row[c].words.begin});
      out.push_back(row[c].words);
    }
    while (out.size() < columns.size()) out.push_back({row.back().words.end, row.back().words.end});
    return out;
  }

  const std::vector<Line>& lines_;
  std::vector<Row> rows_;
  TableRows out_;
};

}  // namespace

namespace {

/// Months since the year 0 of `21.1`, `'21.1` or `21.10`; -1 for what is no such tick.
int tick_months(std::string_view text) {
  if (!text.empty() && text.front() == '\'') text.remove_prefix(1);
  const auto digit = [&](std::size_t i) {
    return i < text.size() && is_digit(static_cast<unsigned char>(text[i]));
  };
  const bool shaped = digit(0) && digit(1) && text.size() > 3 && text.size() < 6 &&
                      text[2] == '.' && digit(3) && (text.size() == 4 || digit(4));
  if (!shaped) return -1;
  const int year = (text[0] - '0') * 10 + (text[1] - '0');
  const int month = text.size() == 4 ? text[3] - '0' : (text[3] - '0') * 10 + (text[4] - '0');
  return month >= 1 && month <= 12 ? year * 12 + month : -1;
}

/// A bare month behind a tick, of the same year (`19.1 7 20.1 7`); -1 for what is none.
int month_behind(std::string_view text, int before) {
  if (text.empty() || text.size() > 2) return -1;
  int month = 0;
  for (const char c : text) {
    if (!is_digit(static_cast<unsigned char>(c))) return -1;
    month = month * 10 + (c - '0');
  }
  const int year = (before - 1) / 12;
  return month >= 1 && month <= 12 && year * 12 + month > before ? year * 12 + month : -1;
}

}  // namespace

bool is_time_axis(const Line& line) {
  constexpr std::size_t kLeastTicks = 4;
  if (line.words.size() < kLeastTicks) return false;
  int before = -1;
  int step = 0;
  for (const Word& word : line.words) {
    int months = tick_months(word.text);
    if (months < 0 && before > 0) months = month_behind(word.text, before);
    if (months < 0) return false;
    if (before >= 0 && months > before) {
      if (step != 0 && months - before != step) return false;
      step = months - before;
    }
    before = months;
  }
  return step > 0;
}

TableRows find_rows(const std::vector<Line>& lines) { return Finder(lines).find(); }

}  // namespace sagwan::readers
