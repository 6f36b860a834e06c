// SPDX-License-Identifier: Apache-2.0
// What holds for every text: nothing is lost, nothing stands twice, places lead back to the source.
// Texts are those of tests/cases/read, and hostile ones. What blocks a text should give is in the
// cases themselves.
#include "stages/read/read.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/core/utf8.h"

namespace sagwan {
namespace {

const std::string kRoot = SAGWAN_SOURCE_DIR;

const ReadConfig& config() {
  static const ReadConfig kConfig = [] {
    Diagnostics diagnostics;
    return ReadConfig::load(kRoot + "/configs/reading.toml", diagnostics).value();
  }();
  return kConfig;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const char32_t c = utf8::decode(text, i);
    if (!is_space(c) && !is_ignorable(c)) utf8::append(out, c);
  }
  return out;
}

void check(const std::string& content) {
  Source source;
  source.name = "x.txt";
  source.text = content;
  Diagnostics diagnostics;
  const auto text = read(source, config(), diagnostics);
  ASSERT_TRUE(text) << text.error().message;
  std::vector<uint32_t> byte_of;  // of each code point
  for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i]))
    byte_of.push_back(static_cast<uint32_t>(i));
  byte_of.push_back(static_cast<uint32_t>(content.size()));
  std::vector<uint8_t> covered(byte_of.size(), 0);
  const std::string_view repaired = text->repaired();
  uint32_t end = 0;
  for (const Block& block : text->blocks()) {
    ASSERT_LE(block.span.end, repaired.size());
    if (block.parent != kNone) {
      ASSERT_LT(block.parent, text->blocks().size());
    }
    ASSERT_LT(block.span.end, repaired.size());
    const bool is_table = block.kind == BlockKind::table;  // its rows cover its text
    if (!is_table) {
      ASSERT_GE(block.span.begin, end);
      end = block.span.end;
    }
    EXPECT_EQ(repaired[block.span.end], kBlockBreak);
    EXPECT_TRUE(block.span.contains(block.marker) || block.marker.empty());
    std::string parts;
    for (const SourceSpan part : text->map().to_source_parts(block.span)) {
      ASSERT_LE(part.end, covered.size() - 1);
      for (uint32_t c = part.begin; c < part.end && !is_table; ++c) ++covered[c];
      parts += content.substr(byte_of[part.begin], byte_of[part.end] - byte_of[part.begin]);
    }
    EXPECT_EQ(without_space(parts),
              without_space(text->map().source_text(block.span, repaired, content)));
  }
  for (std::size_t c = 0; c + 1 < byte_of.size(); ++c) {
    const char32_t character = utf8::decode(content, byte_of[c]);
    if (is_space(character) || is_ignorable(character)) continue;
    ASSERT_EQ(covered[c], 1) << "character " << c << " of: " << content.substr(0, 200);
  }
}

TEST(Read, EveryCharacterStandsInOneBlock) {
  std::size_t texts = 0;
  const std::string folder = kRoot + "/tests/cases/read";
  for (const std::string& name : files_below(folder, ".toml")) {
    SCOPED_TRACE(name);
    const std::string bytes = read_file(folder + "/" + name, 1U << 20U).value();
    const auto root = parse_toml(bytes, name);
    ASSERT_TRUE(root) << root.error().message;
    for (const TomlValue& item : root->find("case")->items) {
      check(item.find("text")->string);
      ++texts;
    }
  }
  EXPECT_GT(texts, 10U);
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Read, HostileTexts) {
  const std::vector<std::string> texts = {
      "a",
      "\n\n\na\n\n",
      "\r\r\ra\rb\r\nc",
      "- \n- \n-",
      "1) \n1)\n1)",
      repeated("(", 100000),
      repeated("- a\n", 20000),
      repeated("1) a1)\n", 20000),
      repeated("a ", 100000),
      repeated("e\xCC\x81", 50000),
      repeated("\f", 100) + "x",
      repeated("\xE2\x80\x8B", 1000) + "x" + repeated("\xE2\x80\x8B", 1000),
      std::string("a\0b", 3),
      repeated("1\t2\t3\n", 20000),
      "\xEF\xBC\x91\xEF\xBC\x89 x\n",
      repeated("\xCC\x81", 1000),
      repeated("1 2 3 4 5 ", 50000),
      repeated("*a*\n", 2000)};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    SCOPED_TRACE(i);
    check(texts[i]);
  }
}

TEST(Read, NothingToRead) {
  Source source;
  source.text = " \n\t\xC2\xA0\n";
  Diagnostics diagnostics;
  const auto text = read(source, config(), diagnostics);
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Code::file_empty);
}

TEST(Read, FoldsAndComposes) {
  struct Row {
    const char* source;
    const char* repaired;
    const char* why;
  };
  const std::vector<Row> rows = {
      {"\uFF11\uFF12\uFF0E\uFF21\n", "12.A\n", "full-width ASCII"},
      {"a\u00A0b\u3000c\n", "a b c\n", "odd spaces"},
      {"a\u200Cb\u00ADc\n", "abc\n", "ignorable characters"},
      {"\u1112\u1161\u11AB\n", "\uD55C\n", "jamo are composed"},
      {"e\u0301\n", "\u00E9\n", "letters with marks are composed"},
      {"\u0430\u0301\u0431\n", "\u0430\u0431\n", "no stress over a Cyrillic vowel"},
      {"\u043A\u0301\n", "\u045C\n", "a Cyrillic consonant with a mark is another letter"},
      {"\u25A0 a\n", "\u25A0 a\n", "symbols stay"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    Source source;
    source.text = row.source;
    Diagnostics diagnostics;
    const auto text = read(source, config(), diagnostics);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->repaired(), row.repaired);
    check(row.source);
  }
}

uint32_t columns_of(char32_t c) { return c >= 0x1100 ? 2 : 1; }

/// A paragraph, and the lines that it makes when it is cut at every so many columns, wherever that
/// falls; white space at the cuts is lost.
struct Cut {
  std::string paragraph;
  std::string lines;
  std::vector<std::size_t> places;  ///< letters before each cut
};

Cut cut_at(const std::string& paragraph, uint32_t columns) {
  Cut out{paragraph, {}, {}};
  uint32_t width = 0;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < paragraph.size(); i += utf8::length(paragraph[i])) {
    const char32_t c = utf8::decode(paragraph, i);
    if (width >= columns) {
      while (!out.lines.empty() && out.lines.back() == ' ') out.lines.pop_back();
      out.lines += '\n';
      out.places.push_back(letters);
      width = 0;
    }
    width += columns_of(c);
    if (c != ' ') ++letters;
    if (c != ' ' || (!out.lines.empty() && out.lines.back() != '\n')) utf8::append(out.lines, c);
  }
  return out;
}

/// Whether white space stands before each letter of `text`.
std::vector<bool> spaces_of(std::string_view text) {
  std::vector<bool> out;
  bool space = false;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    if (text[i] != ' ') out.push_back(space);
    space = text[i] == ' ';
  }
  return out;
}

// Text that no word list was made from, without the white space that some programs leave at line
// ends: what stands between the lines is told by the words alone.
TEST(Read, LinesThatWereCutAnywhereAreJoined) {
  const std::string prose = read_file(kRoot + "/tests/unit/prose_ko.txt", 1U << 20U).value();
  std::size_t joins = 0;
  std::size_t right = 0;
  for (uint32_t columns = 44; columns < 120; columns += 3) {
    std::vector<Cut> cuts;
    Source source;
    for (std::size_t at = 0; at < prose.size();) {
      const std::size_t end = prose.find('\n', at);
      cuts.push_back(cut_at(prose.substr(at, end - at), columns));
      source.text += cuts.back().lines + "\n\n";
      at = end + 1;
    }
    Diagnostics diagnostics;
    const auto text = read(source, config(), diagnostics);
    ASSERT_TRUE(text);
    for (const Cut& cut : cuts) {
      joins += cut.places.size();
      const std::vector<bool> wanted = spaces_of(cut.paragraph);
      for (const Block& block : text->blocks()) {
        const std::string_view found =
            text->repaired().substr(block.span.begin, block.span.end - block.span.begin);
        if (without_space(found) != without_space(cut.paragraph)) continue;
        const std::vector<bool> spaces = spaces_of(found);
        for (const std::size_t place : cut.places)
          right += spaces[place] == wanted[place] ? 1U : 0U;
        break;
      }
    }
  }
  EXPECT_GT(joins, 700U);
  EXPECT_GE(static_cast<double>(right), 0.97 * static_cast<double>(joins))
      << right << " of " << joins;
}

}  // namespace
}  // namespace sagwan
