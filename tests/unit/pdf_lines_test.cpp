// SPDX-License-Identifier: Apache-2.0
// Lines from the words of a page: boxes that say more than the letters are high.
#include "readers/pdf_lines.h"

#include <gtest/gtest.h>

#include <string>

#include "readers/pdf_columns.h"
#include "readers/pdf_words.h"

namespace sagwan::readers {
namespace {

constexpr double kLetter = 12;  // how wide a letter is
constexpr double kNamed = 40;   // the size that the font names, and the height of its boxes

Word square_word(double left, double middle) {
  Word word;
  word.text = "\uAC00\uB098\uB2E4\uB77C";
  word.box = {left, middle - kNamed / 2, left + 4 * kLetter, middle + kNamed / 2};
  word.size = kNamed;
  return word;
}

// A font that is set narrow, or is not in the file, names a size that its letters do not have: the
// lines of a paragraph would lie upon each other, and be one.
TEST(PdfLines, SquareLettersAreAsLargeAsTheyAreWide) {
  Page page;
  page.width = 595;
  page.height = 842;
  for (const double middle : {100.0, 116.0, 132.0}) {
    for (const double left : {70.0, 124.0, 178.0}) page.words.push_back(square_word(left, middle));
  }
  Extracted out;
  Unmapped unmapped;
  SeenWords seen;
  Gutter gutter;
  add_page(std::move(page), 1, out, unmapped, seen, gutter);
  ASSERT_EQ(out.lines.size(), 3U) << out.text;
  for (const auto& line : out.lines) {
    EXPECT_GT(line.size, kLetter);
    EXPECT_LT(line.size, 1.2 * kLetter);
  }
}

}  // namespace
}  // namespace sagwan::readers
