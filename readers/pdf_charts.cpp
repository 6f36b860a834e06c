// SPDX-License-Identifier: Apache-2.0
// The numbers of a vertical axis stand below each other at one edge, in equal steps of place and of
// value, the largest at the top. In a table other words stand at the height of each number; between
// axes words stand at any height.
#include "readers/pdf_charts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "readers/pdf_columns.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kLeastTicks = 4;
constexpr std::size_t kMostTick = 9;     // bytes
constexpr double kEdge = 1.5;            // points: numbers that stand below each other
constexpr double kStep = 0.12;           // of a step of place, and a point more
constexpr double kValue = 0.02;          // of a step of value
constexpr double kAtHeight = 0.2;        // of a step: a word stands at a number's height
constexpr double kMostAtHeight = 0.75;   // of the words
constexpr std::size_t kFewWords = 4;     // too few to tell
constexpr double kApart = 2.5;           // of a number's height: two axes with a chart between
constexpr double kAbove = 1.0;           // of a number's height: units over an axis
constexpr double kBelow = 1.3;           // of a number's height: the labels of the other axis
constexpr double kMostBelow = 3.2;       // the same, in two lines
constexpr std::size_t kLeastLabels = 3;  // of the other axis
constexpr std::size_t kMostLegend = 12;  // words
constexpr double kLabelGap = 0.2;        // of the page's width
constexpr std::size_t kMostLabel = 12;   // bytes
constexpr std::size_t kRunning = 6;      // words beside each other: text
constexpr double kWordGap = 0.6;         // of the size
constexpr double kUsual = 0.98;          // of the usual size

double middle(const Box& box) { return (box.top + box.bottom) / 2; }

struct Tick {
  const Word* word = nullptr;
  double value = 0;
};

/// `1,200`, `-0.4`, `2.5%`.
std::optional<double> value_of(std::string_view text) {
  if (text.empty() || text.size() > kMostTick) return std::nullopt;
  double sign = 1;
  if (const char32_t first = utf8::decode(text, 0); first == '-' || first == kMinus) {
    sign = -1;
    text.remove_prefix(utf8::length(text[0]));
  }
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  double value = 0;
  double part = 0;
  bool digits = false;
  for (const char c : text) {
    if (c == '.' && part == 0 && digits) {
      part = 1;
    } else if (is_digit(static_cast<unsigned char>(c))) {
      digits = true;
      if (part > 0) part /= 10;
      value = part > 0 ? value + part * (c - '0') : value * 10 + (c - '0');
    } else if (c != ',' || !digits || part > 0) {
      return std::nullopt;
    }
  }
  if (!digits || text.back() == ',' || text.back() == '.') return std::nullopt;
  return sign * value;
}

struct Axis {
  Box box;
  double step = 0;    // of place
  double height = 0;  // of a number
};

Box around(Box a, const Box& b) {
  a.left = std::min(a.left, b.left);
  a.top = std::min(a.top, b.top);
  a.right = std::max(a.right, b.right);
  a.bottom = std::max(a.bottom, b.bottom);
  return a;
}

/// Runs of equal steps among numbers at one edge, from the top down.
void add_axes(std::vector<Tick> column, std::vector<Axis>& out) {
  std::stable_sort(column.begin(), column.end(),
                   [](const Tick& a, const Tick& b) { return a.word->box.top < b.word->box.top; });
  for (std::size_t i = 0; i + 1 < column.size();) {
    const double place = column[i + 1].word->box.top - column[i].word->box.top;
    const double value = column[i].value - column[i + 1].value;
    std::size_t end = i + 2;
    Box box = around(column[i].word->box, column[i + 1].word->box);
    while (end < column.size() &&
           std::abs(column[end].word->box.top - column[end - 1].word->box.top - place) <
               kStep * place + 1 &&
           std::abs(column[end - 1].value - column[end].value - value) < kValue * value) {
      box = around(box, column[end].word->box);
      ++end;
    }
    if (value > 0 && place > 0 && end - i >= kLeastTicks) {
      out.push_back({box, place, column[i].word->box.height()});
      i = end;
    } else {
      ++i;
    }
  }
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::vector<Axis> axes_of(const std::vector<Word>& words) {
  std::vector<Tick> ticks;
  for (const Word& word : words) {
    if (const auto value = value_of(word.text)) ticks.push_back({&word, *value});
  }
  std::vector<Axis> found;
  if (ticks.size() < kLeastTicks) return found;
  for (const bool right : {true, false}) {
    const auto edge = [right](const Tick& tick) {
      return right ? tick.word->box.right : tick.word->box.left;
    };
    std::stable_sort(ticks.begin(), ticks.end(),
                     [&](const Tick& a, const Tick& b) { return edge(a) < edge(b); });
    for (std::size_t i = 0; i < ticks.size();) {
      std::size_t end = i + 1;
      while (end < ticks.size() && edge(ticks[end]) - edge(ticks[i]) < kEdge) ++end;
      const auto at = [&](std::size_t n) { return ticks.begin() + static_cast<std::ptrdiff_t>(n); };
      if (end - i >= kLeastTicks) add_axes({at(i), at(end)}, found);
      i = end;
    }
  }
  // One axis may have been found by both of its edges.
  std::vector<Axis> out;
  for (const Axis& axis : found) {
    const auto same = std::find_if(out.begin(), out.end(),
                                   [&](const Axis& other) { return overlap(axis.box, other.box); });
    if (same == out.end()) {
      out.push_back(axis);
    } else {
      same->box = around(same->box, axis.box);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Axis& a, const Axis& b) { return a.box.left < b.box.left; });
  return out;
}

/// A label of a horizontal axis: short, of digits mostly, or in brackets.
bool is_label(const Word& word) {
  if (word.text.size() > kMostLabel) return false;
  return word.text.front() == '(' || std::any_of(word.text.begin(), word.text.end(), [](char c) {
           return is_digit(static_cast<unsigned char>(c));
         });
}

class Finder {
 public:
  explicit Finder(const std::vector<Word>& words) : words_(words), axes_(axes_of(words)) {
    left_ = std::numeric_limits<double>::max();
    std::vector<double> sizes;
    for (const Word& word : words) {
      left_ = std::min(left_, word.box.left);
      right_ = std::max(right_, word.box.right);
      sizes.push_back(word.size);
    }
    size_ = median(std::move(sizes));
  }

  /// Boxes whose words are a chart's.
  std::vector<Box> find() {
    for (std::size_t i = 0; i < axes_.size(); ++i) {
      const std::size_t next = next_of(i);
      if (next == axes_.size()) {
        add(axes_[i], strip_of(axes_[i]));
        continue;
      }
      const Box& a = axes_[i].box;
      const Box& b = axes_[next].box;
      if (b.left - a.right < kApart * axes_[i].height) continue;
      Box box = a;
      box.right = b.right;
      const double slack = axes_[i].step;
      if (std::abs(a.top - b.top) < slack && std::abs(a.bottom - b.bottom) < slack)
        box = around(box, b);
      add(axes_[i], box);
    }
    return std::move(out_);
  }

 private:
  /// The nearest axis to the right that shares most of its heights with axis `i`.
  [[nodiscard]] std::size_t next_of(std::size_t i) const {
    for (std::size_t k = i + 1; k < axes_.size(); ++k) {
      const Box& a = axes_[i].box;
      const Box& b = axes_[k].box;
      const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
      if (b.left >= a.right && 2 * shared > std::min(a.height(), b.height())) return k;
    }
    return axes_.size();
  }

  /// From an axis to the end of the labels below, or of a legend.
  [[nodiscard]] Box strip_of(const Axis& axis) const {
    std::vector<const Word*> below;
    for (const Word& word : words_) {
      const double at = middle(word.box);
      if (at > axis.box.bottom && at < axis.box.bottom + kBelow * axis.height &&
          word.box.right > axis.box.left)
        below.push_back(&word);
    }
    std::stable_sort(below.begin(), below.end(),
                     [](const Word* a, const Word* b) { return a->box.left < b->box.left; });
    Box out = axis.box;
    std::size_t labels = 0;
    for (const Word* word : below) {
      if (!is_label(*word) || word->box.left - out.right > kLabelGap * (right_ - left_)) break;
      out.right = std::max(out.right, word->box.right);
      ++labels;
    }
    if (labels >= kLeastLabels) return out;
    // A picture of a chart may have no labels as text but those of its legend.
    out = axis.box;
    out.right = right_;
    const auto words = std::count_if(words_.begin(), words_.end(), [&](const Word& word) {
      return inside(word, out) && !is_tick(word);
    });
    const bool legend = words > 0 && static_cast<std::size_t>(words) <= kMostLegend;
    return legend && !is_text(out) && !is_table(axis, out) ? out : axis.box;
  }

  [[nodiscard]] static bool inside(const Word& word, const Box& box) {
    const double x = (word.box.left + word.box.right) / 2;
    const double y = middle(word.box);
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  }

  /// Adds a chart of the axis' height that fills `box`, unless it looks like a table or text.
  void add(const Axis& axis, Box box) {
    if (is_table(axis, box) || is_text(box)) return;
    box.top -= kAbove * axis.height;
    const double bottom = box.bottom;
    box.bottom += kBelow * axis.height;
    // A second line of labels.
    const bool labels = std::all_of(words_.begin(), words_.end(), [&](const Word& word) {
      Box below = box;
      below.top = box.bottom;
      below.bottom = bottom + kMostBelow * axis.height;
      return !inside(word, below) || value_of(word.text).has_value();
    });
    if (labels) box.bottom = bottom + kMostBelow * axis.height;
    out_.push_back(box);
  }

  [[nodiscard]] bool is_table(const Axis& axis, const Box& box) const {
    std::size_t all = 0;
    std::size_t at_height = 0;
    for (const Word& word : words_) {
      if (!inside(word, box) || is_tick(word)) continue;
      ++all;
      const double steps = (middle(word.box) - axis.box.top - axis.height / 2) / axis.step;
      if (std::abs(steps - std::round(steps)) < kAtHeight) ++at_height;
    }
    if (all < kFewWords) return box.width() <= axis.box.width() + kEdge && stands_in_row(axis);
    return static_cast<double>(at_height) > kMostAtHeight * static_cast<double>(all);
  }

  [[nodiscard]] bool is_tick(const Word& word) const {
    return std::any_of(axes_.begin(), axes_.end(),
                       [&](const Axis& axis) { return inside(word, axis.box); });
  }

  /// Whether most numbers of an axis without a chart have words beside them.
  [[nodiscard]] bool stands_in_row(const Axis& axis) const {
    const auto count = static_cast<std::size_t>(std::lround(axis.box.height() / axis.step)) + 1;
    std::size_t with_words = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double at = axis.box.top + axis.height / 2 + static_cast<double>(i) * axis.step;
      const bool has = std::any_of(words_.begin(), words_.end(), [&](const Word& word) {
        return !is_tick(word) && std::abs(middle(word.box) - at) < kAtHeight * axis.step;
      });
      if (has) ++with_words;
    }
    return with_words * 2 > count;
  }

  /// Whether a line of the usual type stands in a box.
  [[nodiscard]] bool is_text(const Box& box) const {
    Words in;
    for (const Word& word : words_) {
      if (inside(word, box) && word.size > kUsual * size_) in.push_back(&word);
    }
    if (in.size() < kRunning) return false;
    const std::vector<LineView> lines = views_of(std::move(in));
    return std::any_of(lines.begin(), lines.end(), [](const LineView& line) {
      std::size_t run = 1;
      for (std::size_t i = 1; i < line.words.size(); ++i) {
        const double gap = line.words[i]->box.left - line.words[i - 1]->box.right;
        run = gap < kWordGap * line.words[i]->size && !value_of(line.words[i]->text) ? run + 1 : 1;
        if (run >= kRunning) return true;
      }
      return false;
    });
  }

  const std::vector<Word>& words_;
  std::vector<Axis> axes_;
  std::vector<Box> out_;
  double left_ = 0;
  double right_ = 0;
  double size_ = 0;
};

/// Boxes that share heights: charts beside each other.
std::vector<Box> joined(std::vector<Box> boxes) {
  std::stable_sort(boxes.begin(), boxes.end(),
                   [](const Box& a, const Box& b) { return a.top < b.top; });
  std::vector<Box> out;
  for (const Box& box : boxes) {
    if (!out.empty() && box.top < out.back().bottom) {
      out.back() = around(out.back(), box);
    } else {
      out.push_back(box);
    }
  }
  return out;
}

}  // namespace

std::vector<Charts> take_charts(std::vector<Word>& words) {
  std::vector<Charts> out;
  const std::vector<Box> boxes = Finder(words).find();
  if (boxes.empty()) return out;
  const auto charted = [&](const Word& word) {
    const double x = (word.box.left + word.box.right) / 2;
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) {
      return x >= box.left && x <= box.right && middle(word.box) >= box.top &&
             middle(word.box) <= box.bottom;
    });
  };
  for (const Box& box : joined(boxes)) out.push_back({box, {}});
  const auto kept = std::stable_partition(words.begin(), words.end(),
                                          [&](const Word& word) { return !charted(word); });
  for (auto word = kept; word != words.end(); ++word) {
    const auto home = std::find_if(out.begin(), out.end(), [&](const Charts& charts) {
      return middle(word->box) <= charts.box.bottom;
    });
    (home == out.end() ? out.back() : *home).words.push_back(std::move(*word));
  }
  words.erase(kept, words.end());
  std::erase_if(out, [](const Charts& charts) { return charts.words.empty(); });
  return out;
}

std::size_t place_of(const Charts& charts, const std::vector<Line>& lines) {
  const auto beside = [&](const Line& line) {
    return line.box.left < charts.box.right && line.box.right > charts.box.left;
  };
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (beside(lines[i]) && middle(lines[i].box) < charts.box.top) return i + 1;
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (beside(lines[i])) return i;
  }
  return lines.size();
}

}  // namespace sagwan::readers
