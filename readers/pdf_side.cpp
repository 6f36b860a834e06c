// SPDX-License-Identifier: Apache-2.0
// A margin is a strip beside lines that are filled up to its edge. What stands in it in smaller
// type is a side note; the last column of a table stands beside cells, which fill no line.
#include "readers/pdf_side.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "pipeline/core/utf8.h"
#include "readers/pdf_columns.h"

namespace sagwan::readers {

namespace {

constexpr double kSmall = 0.94;         // of the usual size, and less
constexpr double kApart = 0.8;          // of the size: between the text and the margin
constexpr double kMostMargin = 0.32;    // of the width of all
constexpr double kFilled = 0.7;         // of the text's width
constexpr double kBeside = 0.6;         // of a margin's words: filled lines stand at their height
constexpr std::size_t kLeastLines = 5;  // of text on the page that are filled
constexpr std::size_t kLeastWords = 40;
constexpr std::size_t kMostMark = 2;  // characters of a bullet or a number
constexpr double kEdge = 2;           // points: lines end at one edge

enum class Side : uint8_t { left, right };

/// A line of the text's size: where it stands, and how much of it is words.
struct Stretch {
  Box box;
  double filled = 0;
};

std::vector<Stretch> stretches_of(Words words) {
  std::vector<Stretch> out;
  for (const LineView& line : views_of(std::move(words))) {
    Stretch& made = out.emplace_back();
    made.box = line.box;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const Box& box = line.words[i]->box;
      made.filled += box.width();
      if (i == 0) continue;
      const double gap = box.left - line.words[i - 1]->box.right;
      made.filled += std::clamp(gap, 0.0, line.words[i]->size);
    }
  }
  return out;
}

/// What a page's text says of its margins.
struct PageText {
  double size = 0;  ///< the usual one
  double left = 0;  ///< of all words
  double right = 0;
  std::vector<Stretch> lines;  ///< of the usual type and larger
};

PageText text_of(const std::vector<Word>& words) {
  PageText out;
  std::vector<double> sizes;
  sizes.reserve(words.size());
  for (const Word& word : words) sizes.push_back(word.size);
  out.size = median(std::move(sizes));
  out.left = words.front().box.left;
  out.right = words.front().box.right;
  Words text;
  for (const Word& word : words) {
    out.left = std::min(out.left, word.box.left);
    out.right = std::max(out.right, word.box.right);
    if (word.size > kSmall * out.size) text.push_back(&word);
  }
  if (text.size() < words.size()) out.lines = stretches_of(std::move(text));
  return out;
}

class Margin {
 public:
  Margin(const PageText& text, Side side) : text_(text), side_(side) {}

  /// Finds the text's edge; false where the page has no margin with words.
  bool find() {
    if (!find_edge()) return false;
    const double room = side_ == Side::right ? text_.right - edge_ : edge_ - text_.left;
    return room > kApart * text_.size && room < kMostMargin * (text_.right - text_.left);
  }

  /// Whether a word stands in the margin, in small type.
  [[nodiscard]] bool holds(const Word& word) const {
    if (word.size > kSmall * text_.size) return false;
    return side_ == Side::right ? word.box.left > edge_ + kApart * text_.size
                                : word.box.right < edge_ - kApart * text_.size;
  }

  /// Whether a filled line of the text stands at a word's height.
  [[nodiscard]] bool is_beside_text(const Word& word) const {
    return std::any_of(text_.lines.begin(), text_.lines.end(), [&](const Stretch& line) {
      return is_filled(line) && line.box.top < word.box.bottom && line.box.bottom > word.box.top;
    });
  }

 private:
  /// The edge that most lines of the text meet.
  bool find_edge() {
    std::vector<double> edges;
    for (const Stretch& line : text_.lines)
      edges.push_back(side_ == Side::right ? line.box.right : line.box.left);
    std::sort(edges.begin(), edges.end());
    std::size_t most = 0;
    for (std::size_t i = 0, from = 0; i < edges.size(); ++i) {
      while (edges[i] - edges[from] > kEdge) ++from;
      if (i - from + 1 < most) continue;
      most = i - from + 1;
      edge_ = edges[i];
    }
    if (most < kLeastLines) return false;
    double other = edge_;
    for (const Stretch& line : text_.lines) {
      const double far = side_ == Side::right ? line.box.left : line.box.right;
      other = side_ == Side::right ? std::min(other, far) : std::max(other, far);
    }
    width_ = std::abs(edge_ - other);
    const auto filled = std::count_if(text_.lines.begin(), text_.lines.end(),
                                      [&](const Stretch& line) { return is_filled(line); });
    return static_cast<std::size_t>(filled) >= kLeastLines;
  }

  [[nodiscard]] bool is_filled(const Stretch& line) const { return line.filled > kFilled * width_; }

  const PageText& text_;
  Side side_;
  double edge_ = 0;
  double width_ = 0;
};

/// Appends to `out` what stands in the margin of one side.
void take(const PageText& text, std::vector<Word>& words, Side side, std::vector<Word>& out) {
  Margin margin(text, side);
  if (!margin.find()) return;
  std::size_t all = 0;
  std::size_t beside = 0;
  std::size_t marks = 0;
  for (const Word& word : words) {
    if (!margin.holds(word)) continue;
    ++all;
    if (margin.is_beside_text(word)) ++beside;
    if (utf8::count(word.text) <= kMostMark) ++marks;
  }
  // Bullets hang in the margin too.
  if (marks * 2 >= all || static_cast<double>(beside) < kBeside * static_cast<double>(all)) return;
  const auto kept = std::stable_partition(words.begin(), words.end(),
                                          [&](const Word& word) { return !margin.holds(word); });
  std::move(kept, words.end(), std::back_inserter(out));
  words.erase(kept, words.end());
}

}  // namespace

std::vector<Word> take_side_notes(std::vector<Word>& words) {
  std::vector<Word> out;
  if (words.size() < kLeastWords) return out;
  const PageText text = text_of(words);
  if (text.lines.empty()) return out;
  take(text, words, Side::right, out);
  take(text, words, Side::left, out);
  return out;
}

}  // namespace sagwan::readers
