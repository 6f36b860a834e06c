// SPDX-License-Identifier: Apache-2.0
// Lines from the words of a page: boxes that say more than the letters are high.
#include "readers/pdf_lines.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "readers/pdf_columns.h"
#include "readers/pdf_words.h"
#include "readers/symbols.h"

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

// Ligatures are letters, a soft hyphen within a line is nothing, and a word of private characters,
// which no font explains, is left out and counted.
TEST(PdfLines, OnlyWhatCanBeReadIsWritten) {
  Page page;
  page.width = 595;
  page.height = 842;
  const std::array<const char*, 4> words = {"of\uFB01ce", "per\u00ADmit", "\uE123\uE124\uE125",
                                            "e\uFB03cient"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    Word word;
    word.text = words[i];
    word.box = {70.0 + 60 * static_cast<double>(i), 90, 120.0 + 60 * static_cast<double>(i), 102};
    word.size = 12;
    word.space_after = true;
    page.words.push_back(word);
  }
  Extracted out;
  Unmapped unmapped;
  SeenWords seen;
  Gutter gutter;
  add_page(std::move(page), 3, out, unmapped, seen, gutter);
  EXPECT_EQ(out.text.substr(0, 13), "office permit");
  EXPECT_NE(out.text.find("efficient"), std::string::npos) << out.text;
  EXPECT_EQ(unmapped.characters, 3U);
  EXPECT_EQ(unmapped.first_page, 3U);
}

TEST(PdfLines, PartsOfBracketsAreThoseOfUnicode) {
  EXPECT_EQ(shown(0xF8F1), 0x23A7U);  // the upper hook of a left brace
  EXPECT_EQ(shown(0xF8FE), 0x23ADU);  // the lower hook of a right one
  EXPECT_EQ(shown(0xF8E8), 0xAEU);
  EXPECT_EQ(shown(0xF8FF), 0xF8FFU);
}

}  // namespace
}  // namespace sagwan::readers
