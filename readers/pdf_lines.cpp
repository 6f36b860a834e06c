// SPDX-License-Identifier: Apache-2.0
#include "readers/pdf_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "readers/pdf_charts.h"
#include "readers/pdf_columns.h"
#include "readers/pdf_side.h"
#include "readers/pdf_stretched.h"
#include "readers/pdf_tables.h"
#include "readers/pdf_words.h"
#include "readers/pdf_wraps.h"
#include "readers/symbols.h"

namespace sagwan::readers {

namespace {

// Shares of a font's size. A blank is a quarter to a half of it in the fonts of reports; a tab or
// the gap between two cells is wider than any blank that justifying makes.
constexpr double kBlank = 0.14;
constexpr double kCellGap = 1.6;
constexpr double kColumn = 0.5;      // a column of text that indents are counted in
constexpr double kSmall = 0.8;       // a raised digit is smaller than this share of its word
constexpr double kRaised = 0.12;     // and ends so much above the word's lower edge
constexpr double kParagraph = 1.45;  // of the usual distance of lines: a paragraph begins
constexpr std::size_t kMostBlanks = 60;
// A mark or a number so much taller than the rest would join two lines; it may come from a fallback
// font, whose boxes say little.
constexpr double kTall = 1.5;
constexpr std::size_t kFewCharacters = 3;
constexpr double kSameEdge = 1;  // points: boxes of one line
constexpr double kWide = 1.15;   // a square letter's size, of its width

constexpr char32_t kSoftHyphen = 0xAD;
/// From U+FB00 on.
constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }
bool is_nothing(char32_t c) { return c == 0xFFFD || c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Puts what symbol fonts show in the place of their codes; false where most of the word is
/// unknown.
bool make_readable(Word& word) {
  std::string out;
  std::size_t bad = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < word.text.size(); i += utf8::length(word.text[i])) {
    const char32_t c = shown(utf8::decode(word.text, i));
    ++all;
    if (is_nothing(c)) {
      ++bad;
      continue;
    }
    if (is_private(c)) ++bad;
    if (c == kSoftHyphen && i + 2 < word.text.size()) continue;
    if (c >= 0xFB00 && c < 0xFB00 + kLigatures.size()) {
      out += kLigatures[c - 0xFB00];
    } else {
      utf8::append(out, c);
    }
  }
  word.text = std::move(out);
  // A mark that no one knows is still a mark; a word of them is nonsense.
  return bad == 0 || (all == 1 && !word.text.empty()) || bad * 2 < all;
}

void drop_unreadable(Page& page, uint32_t number, Unmapped& unmapped) {
  std::erase_if(page.words, [&](Word& word) {
    const auto count = utf8::count(word.text);
    if (make_readable(word)) return word.text.empty();
    unmapped.characters += count;
    if (unmapped.first_page == 0) unmapped.first_page = number;
    return true;
  });
}

/// Turns the page so that most of its words stand upright, and drops the rest. Boxes are of the
/// turned page then.
void turn_upright(Page& page) {
  std::map<int, std::size_t> counts;
  for (const Word& word : page.words) counts[word.rotation] += word.text.size();
  if (counts.empty()) return;
  const int most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                     return a.second < b.second;
                   })->first;
  std::erase_if(page.words, [&](const Word& word) { return word.rotation != most; });
  if (most == 0) return;
  const double right = page.width;
  const double bottom = page.height;
  const auto turned = [&](const Box& b) -> Box {
    switch (most) {
      case 1:  // read downwards
        return {b.top, right - b.right, b.bottom, right - b.left};
      case 3:  // read upwards
        return {bottom - b.bottom, b.left, bottom - b.top, b.right};
      default:
        return {right - b.right, bottom - b.bottom, right - b.left, bottom - b.top};
    }
  };
  for (Word& word : page.words) {
    word.box = turned(word.box);
    for (Box& box : word.characters) box = turned(box);
  }
  if (most != 2) std::swap(page.width, page.height);
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(static_cast<unsigned char>(c));
  });
}

bool is_raised(const Box& box, const Box& beside) {
  return box.height() > 0 && box.height() < kSmall * beside.height() &&
         box.bottom < beside.bottom - kRaised * beside.height();
}

/// Small raised digits behind a letter or mark become superscript: at the end of a word, and within
/// it where words are not parted by spaces.
void raise_digits(Word& word) {
  const std::size_t count = utf8::count(word.text);
  if (word.characters.size() != count) return;
  constexpr std::size_t kMostDigits = 3;
  std::string out;
  std::size_t character = 0;
  for (std::size_t at = 0; at < word.text.size();) {
    std::size_t digits = 0;
    while (at + digits < word.text.size() &&
           is_digit(static_cast<unsigned char>(word.text[at + digits])))
      ++digits;
    if (digits == 0) {
      const std::size_t size = utf8::length(word.text[at]);
      out.append(word.text, at, size);
      at += size;
      ++character;
      continue;
    }
    const std::string_view run = std::string_view(word.text).substr(at, digits);
    bool raised = character > 0 && digits <= kMostDigits;
    for (std::size_t i = 0; raised && i < digits; ++i)
      raised = is_raised(word.characters[character + i], word.characters[character - 1]);
    // What follows stands on the line again.
    if (raised && character + digits < count)
      raised = is_raised(word.characters[character], word.characters[character + digits]);
    out += raised ? superior(run) : std::string(run);
    at += digits;
    character += digits;
  }
  word.text = std::move(out);
}

/// The text of words of a line, without the indent.
std::string line_text(const Line& line, CellWords part) {
  std::string out;
  const Word* before = nullptr;
  for (std::size_t i = part.begin; i < part.end; ++i) {
    const Word& word = line.words[i];
    std::string text = word.text;
    if (before != nullptr) {
      const double size = std::max(std::min(before->size, word.size), 1.0);
      const double gap = word.box.left - before->box.right;
      const bool raised = all_digits(text) && text.size() <= 3 && gap < 0.5 * size &&
                          is_raised(word.box, before->box);
      if (raised) {
        text = superior(text);
      } else if (!line.stretched && gap > kCellGap * std::max(before->size, word.size)) {
        const auto blanks = static_cast<std::size_t>(gap / (kColumn * size));
        out.append(std::clamp<std::size_t>(blanks, 2, kMostBlanks), ' ');
      } else if (before->space_after || gap > kBlank * size) {
        out += ' ';
      }
    }
    out += text;
    before = &word;
  }
  return out;
}

/// The text of a row, tabs between its cells.
std::string row_text(const Line& line, const std::vector<CellWords>& cells) {
  std::string out;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0) out += '\t';
    out += line_text(line, cells[c]);
  }
  return out;
}

/// Whether half of a row's cells and more have words: what stands above may be its head.
bool is_filled_row(const std::vector<CellWords>& cells) {
  const auto filled = std::count_if(cells.begin(), cells.end(),
                                    [](const CellWords& cell) { return cell.end > cell.begin; });
  return !cells.empty() && static_cast<std::size_t>(filled) * 2 >= cells.size();
}

/// The usual distance of two lines.
double usual_step(const std::vector<Line>& lines, double size) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const double step = lines[i].box.bottom - lines[i - 1].box.bottom;
    if (step > 0.5 * size && step < 4 * size) steps.push_back(step);
  }
  return median(std::move(steps));
}

/// Page, box, and the size and weight of most letters.
LineLayout layout_of(const Line& line, uint32_t number) {
  LineLayout out;
  out.page = number;
  out.box = {static_cast<float>(line.box.left), static_cast<float>(line.box.top),
             static_cast<float>(line.box.right), static_cast<float>(line.box.bottom)};
  std::map<long, std::size_t> sizes;  // in tenths of a point
  std::size_t bold = 0;
  std::size_t all = 0;
  for (const Word& word : line.words) {
    sizes[std::lround(word.size * 10)] += word.text.size();
    if (word.bold) bold += word.text.size();
    all += word.text.size();
  }
  out.bold = bold * 2 > all;
  std::size_t most = 0;
  for (const auto& [size, letters] : sizes) {
    if (letters <= most) continue;
    most = letters;
    out.size = static_cast<float>(size) / 10.0F;
  }
  return out;
}

/// How large a word is by the width of its letters, where these are as wide as high (Hangul, Han).
/// Fonts that are set narrow, or are not in the file, name other sizes.
std::optional<double> square_size(const Word& word) {
  std::size_t wide = 0;
  std::size_t all = 0;
  for (std::size_t i = 0; i < word.text.size(); i += utf8::length(word.text[i])) {
    const Script script = script_of(utf8::decode(word.text, i));
    if (script == Script::hangul || script == Script::han) ++wide;
    ++all;
  }
  // Marks beside the letters make the word wider: the size is no larger than that.
  if (wide == 0 || wide * 2 < all) return std::nullopt;
  return std::min(word.size, kWide * word.box.width() / static_cast<double>(wide));
}

/// Boxes much taller than their letters shrink about their middle, so that they stand in one line.
void trim_tall(Page& page, double size) {
  // Lines of large type: short words in them are as large.
  std::vector<Box> large;
  for (const Word& word : page.words) {
    if (word.box.height() > kTall * size && utf8::count(word.text) > kFewCharacters)
      large.push_back(word.box);
  }
  const auto in_large = [&](const Box& box) {
    return std::any_of(large.begin(), large.end(), [&](const Box& other) {
      return std::abs(other.top - box.top) < kSameEdge &&
             std::abs(other.bottom - box.bottom) < kSameEdge;
    });
  };
  for (Word& word : page.words) {
    const auto square = square_size(word);
    double own = square.value_or(word.size);
    // Of a few marks the page knows more than their own font.
    if (!square && utf8::count(word.text) <= kFewCharacters && own > size && !in_large(word.box))
      own = size;
    if (word.box.height() <= kTall * own) continue;
    const double middle = (word.box.top + word.box.bottom) / 2;
    word.box.top = middle - own / 2;
    word.box.bottom = middle + own / 2;
    word.size = std::min(word.size, own);
  }
}

/// Appends a line, tabs between its cells where it has some.
void put(const Line& line, const std::vector<CellWords>& cells, LineUse use, uint32_t number,
         Extracted& out) {
  LineLayout set = layout_of(line, number);
  set.begin = static_cast<uint32_t>(out.text.size());
  set.use = use;
  out.text += cells.empty() ? line_text(line, {0, line.words.size()}) : row_text(line, cells);
  set.end = static_cast<uint32_t>(out.text.size());
  out.text += '\n';
  if (set.end > set.begin) out.lines.push_back(set);
}

/// Appends words that are none of the page's text.
void put_outside(const std::vector<Word>& words, uint32_t number, Extracted& out) {
  for (const Line& line : lines_of(words)) put(line, {}, LineUse::margin, number, out);
}

}  // namespace

void add_page(Page page, uint32_t number, Extracted& out, Unmapped& unmapped, SeenWords& seen,
              Gutter& gutter) {
  drop_unreadable(page, number, unmapped);
  turn_upright(page);
  for (Word& word : page.words) {
    raise_digits(word);
    word.characters = {};  // what follows moves and copies words
  }
  std::vector<double> sizes;
  for (const Word& word : page.words) sizes.push_back(word.size);
  const double size = std::max(median(sizes), 1.0);
  trim_tall(page, size);
  const std::vector<Charts> charts = take_charts(page.words);
  std::vector<Word> beside = take_side_notes(page.words);
  std::vector<Line> lines = lines_in_order(std::move(page.words), gutter);
  mark_stretched(lines);
  lines = join_wrapped_cells(std::move(lines), out.text);
  const TableRows rows = find_rows(lines);
  const double usual = usual_step(lines, size);
  double left = page.width;
  for (const Line& line : lines) left = std::min(left, line.box.left);
  join_cut_words(lines, rows, out.text, seen);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Charts& one : charts) {
      if (place_of(one, lines) == i) put_outside(one.words, number, out);
    }
    const Line& line = lines[i];
    const double step = i > 0 ? line.box.bottom - lines[i - 1].box.bottom : 0;
    if (i > 0 && usual > 0 && (step > kParagraph * usual || step < -usual)) out.text += '\n';
    const double indent = std::max(line.box.left - left, 0.0) / (kColumn * size);
    out.text.append(
        std::min<std::size_t>(static_cast<std::size_t>(std::lround(indent)), kMostBlanks), ' ');
    LineUse use = rows[i].empty() ? LineUse::text : LineUse::row;
    if (is_time_axis(line) && !(i + 1 < lines.size() && is_filled_row(rows[i + 1])))
      use = LineUse::margin;
    put(line, rows[i], use, number, out);
  }
  for (const Charts& one : charts) {
    if (place_of(one, lines) == lines.size()) put_outside(one.words, number, out);
  }
  put_outside(beside, number, out);
}

}  // namespace sagwan::readers
