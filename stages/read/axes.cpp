// SPDX-License-Identifier: Apache-2.0
#include "stages/read/axes.h"

#include <algorithm>
#include <cmath>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/labels.h"

namespace sagwan {

namespace {

constexpr std::size_t kLeastSteps = 3;  // equal ones in a row: an axis
constexpr std::size_t kLeastTerms = 5;  // in equal steps, among others
constexpr std::size_t kMostAlone = 48;  // numbers that are looked at for that

bool near(double a, double b) { return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b)); }

struct Steps {
  double last = 0;
  double step = 0;
  std::size_t equal = 0;
  bool any = false;
  bool add(double value) {
    const double next = value - last;
    const bool same = any && step != 0 && near(next, step);
    equal = same ? equal + 1 : (any ? 1 : 0);
    step = any ? next : 0;
    last = value;
    any = true;
    return equal >= kLeastSteps && step != 0;
  }
  // Whole numbers in steps of one: years, months, or the rows of a table.
  [[nodiscard]] bool counts() const { return std::abs(step) == 1 && last == std::floor(last); }
};

// Whether five of `values` or more lie in equal steps of more than one.
bool holds_progression(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end(), near), values.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t k = i + 1; k < values.size(); ++k) {
      const double step = values[k] - values[i];
      if (step <= 1) continue;
      std::size_t terms = 2;
      double next = values[k] + step;
      for (std::size_t n = k + 1; n < values.size() && values[n] < next + 1e-6; ++n) {
        if (!near(values[n], next)) continue;
        ++terms;
        next += step;
      }
      if (terms >= kLeastTerms) return true;
    }
  }
  return false;
}

}  // namespace

double number_of(std::string_view word) {
  double value = 0;
  double scale = 0;
  bool negative = false;
  bool digits = false;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i])) {
    const char32_t c = utf8::decode(word, i);
    if (is_digit(c)) {
      digits = true;
      if (scale > 0) {
        value += scale * static_cast<double>(c - '0');
        scale /= 10;
      } else {
        value = value * 10 + static_cast<double>(c - '0');
      }
    } else if (c == '.' && digits && scale == 0) {
      scale = 0.1;
    } else if (!digits && (c == '-' || c == kMinus || c == kEnDash || c == 0x25B3 || c == 0x25B2)) {
      negative = true;
    } else if (digits && c != ',') {
      break;
    }
  }
  return negative ? -value : value;
}

bool holds_numbers(std::string_view text, const Line& line) {
  return line.content == LineContent::numbers ||
         (line.content == LineContent::text && line.has_gap &&
          is_digit(static_cast<unsigned char>(text[line.begin])));
}

bool Axes::names(std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (lines_[i].content == LineContent::text && holds_any(text_of(i), config_->axis_labels))
      return true;
  }
  return false;
}

bool Axes::is_regular(std::size_t begin, std::size_t end) const {
  std::size_t size = 0;
  std::size_t before = 0;
  std::size_t rows = 0;  // as long as the one before
  bool label = false;
  const auto row = [&] {
    if (!label || size == 0) return;
    if (size == before) ++rows;
    before = size;
  };
  for (std::size_t i = begin; i < end; ++i) {
    if (holds_numbers(text_, lines_[i])) {
      ++size;
    } else if (lines_[i].content == LineContent::text) {
      row();
      if (rows >= (before > 1 ? 1U : 3U)) return true;
      label = true;
      size = 0;
    }
  }
  row();
  return rows >= (before > 1 ? 1U : 3U);
}

bool Axes::counts(std::size_t begin, std::size_t end) const {
  Steps by_line;
  std::vector<double> alone;
  for (std::size_t i = begin; i < end; ++i) {
    if (!holds_numbers(text_, lines_[i])) continue;
    Steps within;
    std::size_t words = 0;
    double first = 0;
    const std::string_view line = text_of(i);
    for (std::size_t at = 0; at < line.size();) {
      while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
      const std::size_t word = at;
      while (at < line.size() && line[at] != ' ' && line[at] != '\t') ++at;
      if (word == at) break;
      const double value = number_of(line.substr(word, at - word));
      if (words++ == 0) first = value;
      if (lines_[i].content == LineContent::numbers && within.add(value) && !within.counts())
        return true;
    }
    if (words > 1 && !lines_[i].has_gap) continue;
    if (by_line.add(first) && (!by_line.counts() || by_line.equal >= 2 * kLeastSteps)) return true;
    if (alone.size() < kMostAlone) alone.push_back(first);
  }
  return holds_progression(std::move(alone));
}

}  // namespace sagwan
