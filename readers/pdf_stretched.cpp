// SPDX-License-Identifier: Apache-2.0
// A justified line has the same width in all of its gaps, and shares both edges with a line near
// it, whose words stand elsewhere. Cells of a table stand below each other.
#include "readers/pdf_stretched.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pipeline/core/characters.h"

namespace sagwan::readers {

namespace {

constexpr double kGlued = 0.1;  // of the size: a raised mark, and no gap
constexpr double kEven = 0.15;  // of the size: gaps of one width
constexpr double kWide = 0.6;   // of the size: wider than any blank that is not stretched
constexpr double kEdge = 1.5;   // points
constexpr double kIndent = 3;   // of the size: the first line of a paragraph
constexpr std::size_t kNeighbours = 3;
constexpr std::size_t kRunning = 4;  // words of a line without wide gaps

struct Gaps {
  std::vector<std::pair<double, double>> list;
  double least = 0;
  double most = 0;
};

double size_of(const Line& line) { return line.words.front().size; }

Gaps gaps_of(const Line& line) {
  Gaps out;
  out.list.reserve(line.words.size());
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    const double from = line.words[i - 1].box.right;
    const double to = line.words[i].box.left;
    if (to - from < kGlued * line.words[i].size) continue;
    out.least = out.list.empty() ? to - from : std::min(out.least, to - from);
    out.most = std::max(out.most, to - from);
    out.list.emplace_back(from, to);
  }
  return out;
}

/// Whether half of a line's words and more are of digits and marks.
bool is_figures(const Line& line) {
  const auto numbers = std::count_if(line.words.begin(), line.words.end(), [](const Word& word) {
    return std::none_of(word.text.begin(), word.text.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte >= 0x80 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    });
  });
  return static_cast<std::size_t>(numbers) * 2 >= line.words.size();
}

bool share_edges(const Line& line, const Line& other) {
  const double left = std::abs(line.box.left - other.box.left);
  return std::abs(line.box.right - other.box.right) < kEdge &&
         (left < kEdge || left < kIndent * size_of(line));
}

/// Whether each gap of the one stands above or below a gap of the other.
bool below_each_other(const Gaps& a, const Gaps& b) {
  return std::all_of(a.list.begin(), a.list.end(), [&](const auto& gap) {
    return std::any_of(b.list.begin(), b.list.end(), [&](const auto& other) {
      return std::min(gap.second, other.second) > std::max(gap.first, other.first);
    });
  });
}

}  // namespace

void mark_stretched(std::vector<Line>& lines) {
  std::vector<Gaps> gaps;
  gaps.reserve(lines.size());
  for (const Line& line : lines) gaps.push_back(gaps_of(line));
  const auto even = [&](std::size_t i) {
    return gaps[i].list.size() >= 2 && gaps[i].most - gaps[i].least < kEven * size_of(lines[i]) &&
           !is_figures(lines[i]);
  };
  const auto running = [&](std::size_t i) {
    return lines[i].words.size() >= kRunning && gaps[i].most < kWide * size_of(lines[i]);
  };
  const auto beside = [&](std::size_t i, std::size_t other) {
    return share_edges(lines[i], lines[other]) && (even(other) || running(other)) &&
           !below_each_other(gaps[i], gaps[other]);
  };
  const auto has_neighbour = [&](std::size_t i) {
    const std::size_t from = i > kNeighbours ? i - kNeighbours : 0;
    const std::size_t to = std::min(lines.size(), i + kNeighbours + 1);
    for (std::size_t other = from; other < to; ++other) {
      if (other != i && beside(i, other)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (gaps[i].most < kWide * size_of(lines[i])) continue;
    const bool pair = gaps[i].list.size() == 1 && !is_figures(lines[i]);
    lines[i].stretched = (pair || even(i)) && has_neighbour(i);
  }
}

}  // namespace sagwan::readers
