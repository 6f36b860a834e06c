// SPDX-License-Identifier: Apache-2.0
#include "stages/decode/decode.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "pipeline/core/files.h"

namespace sagwan {
namespace {

std::string text_of(const std::string& name) {
  return read_file(std::string(SAGWAN_SOURCE_DIR) + "/tests/support/texts/" + name, 1U << 20U)
      .value();
}

std::string encoded(const std::string& utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string out(static_cast<std::size_t>(text.length()) * 4 + 16, '\0');
  const int32_t size = ucnv_fromUChars(converter, out.data(), static_cast<int32_t>(out.size()),
                                       text.getBuffer(), text.length(), &status);
  ucnv_close(converter);
  EXPECT_TRUE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

bool told(const Diagnostics& diagnostics, Code code) {
  for (const Diagnostic& d : diagnostics.list()) {
    if (d.code == code) return true;
  }
  return false;
}

TEST(Decode, Detects) {
  struct Row {
    const char* file;
    const char* encoding;
    const char* reported;
  };
  const std::vector<Row> rows = {
      {"ko.txt", "windows-949", "windows-949"},   {"ru.txt", "KOI8-R", "KOI8-R"},
      {"ru.txt", "windows-1251", "windows-1251"}, {"zh.txt", "GB18030", "GB18030"},
      {"ko.txt", "UTF-16LE", "UTF-16LE"},         {"ko.txt", "UTF-8", "UTF-8"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.encoding);
    const std::string text = text_of(row.file);
    Diagnostics diagnostics;
    const auto source = decode(encoded(text, row.encoding), {"x.txt", ""}, diagnostics);
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ(source->text, text);
    EXPECT_EQ(source->encoding, row.reported);
    EXPECT_EQ(source->sha256.size(), 64U);
  }
}

// The first `characters` of a text.
std::string start_of(const std::string& text, std::size_t characters) {
  std::size_t i = 0;
  for (; characters > 0 && i < text.size(); --characters) {
    ++i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U) ++i;
  }
  return text.substr(0, i);
}

TEST(Decode, DetectsShortTexts) {
  struct Row {
    const char* file;
    const char* encoding;
  };
  const std::vector<Row> rows = {
      {"ko.txt", "windows-949"}, {"ru.txt", "KOI8-R"},       {"ru.txt", "windows-1251"},
      {"ru.txt", "ISO-8859-5"},  {"ru.txt", "IBM866"},       {"zh.txt", "GB18030"},
      {"ja.txt", "Shift_JIS"},   {"ja.txt", "EUC-JP"},       {"ja.txt", "ISO-2022-JP"},
      {"ko.txt", "UTF-16LE"},    {"ko.txt", "UTF-16BE"},     {"ru.txt", "UTF-16LE"},
      {"ru.txt", "UTF-16BE"},    {"zh-hant.txt", "Big5"},    {"zh-hant.txt", "UTF-16BE"},
      {"ja.txt", "UTF-16LE"},    {"zh-hant.txt", "UTF-32LE"}};
  for (const Row& row : rows) {
    for (const std::size_t characters : {30U, 60U, 1000U}) {
      SCOPED_TRACE(std::string(row.encoding) + " " + std::to_string(characters));
      const std::string text = start_of(text_of(row.file), characters);
      Diagnostics diagnostics;
      const auto source = decode(encoded(text, row.encoding), {"x.txt", ""}, diagnostics);
      ASSERT_TRUE(source) << source.error().message;
      EXPECT_EQ(source->text, text);
      EXPECT_EQ(source->encoding, row.encoding);
      EXPECT_TRUE(diagnostics.list().empty());
    }
  }
}

TEST(Decode, NeverGuessesInSilence) {
  // Of a few characters either the encoding is right, or the user is told.
  for (const auto& [file, encoding] :
       std::vector<std::pair<const char*, const char*>>{{"ko.txt", "windows-949"},
                                                        {"ru.txt", "KOI8-R"},
                                                        {"ru.txt", "windows-1251"},
                                                        {"zh.txt", "GB18030"},
                                                        {"zh-hant.txt", "Big5"},
                                                        {"ja.txt", "Shift_JIS"},
                                                        {"ja.txt", "EUC-JP"},

                                                        {"ru.txt", "UTF-16BE"}}) {
    const std::string text = text_of(file);
    // Two bytes may be a letter of UTF-8.
    for (std::size_t characters = 3; characters < 24; ++characters) {
      SCOPED_TRACE(std::string(encoding) + " " + std::to_string(characters));
      const std::string start = start_of(text, characters);
      Diagnostics diagnostics;
      const auto source = decode(encoded(start, encoding), {"x.txt", ""}, diagnostics);
      if (!source || source->text == start) continue;
      EXPECT_TRUE(told(diagnostics, Code::encoding_uncertain) || told(diagnostics, Code::text_nul));
    }
  }
}

TEST(Decode, ZeroBytesInTextMakeItNotWide) {
  std::string bytes;
  for (int i = 0; i < 100; ++i)
    bytes += "some text in a line of its own, and more of it to come" + std::string(1, '\0') + "\n";
  Diagnostics diagnostics;
  const auto source = decode(bytes, {"x.txt", ""}, diagnostics);
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->encoding, "UTF-8");
  EXPECT_TRUE(told(diagnostics, Code::text_nul));
}

TEST(Decode, LoneSurrogatesAreRefused) {
  const std::string bytes =
      encoded(text_of("ko.txt"), "UTF-16LE") + std::string("\x00\xD8 \0 \0", 6);
  Diagnostics diagnostics;
  const auto source = decode(bytes, {"x.txt", ""}, diagnostics);
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error().code, Code::encoding_broken);
  EXPECT_NE(source.error().message.find("at byte " + std::to_string(bytes.size() - 6)),
            std::string::npos)
      << source.error().message;
}

TEST(Decode, MarksAreTakenOff) {
  const std::string text = text_of("zh.txt");
  const std::string be = encoded(text, "UTF-16BE");
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"\xEF\xBB\xBF" + text, "UTF-8"},
      {"\xFF\xFE" + encoded(text, "UTF-16LE"), "UTF-16LE"},
      {"\xFE\xFF" + be, "UTF-16BE"},
      {std::string("\xFF\xFE\0\0", 4) + encoded(text, "UTF-32LE"), "UTF-32LE"},
  };
  for (const auto& [bytes, encoding] : rows) {
    SCOPED_TRACE(encoding);
    Diagnostics diagnostics;
    const auto source = decode(bytes, {"x.txt", ""}, diagnostics);
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ(source->text, text);
    EXPECT_EQ(source->encoding, encoding);
    EXPECT_EQ(source->bytes, bytes.size());
    EXPECT_TRUE(diagnostics.list().empty());
  }
}

TEST(Decode, Refuses) {
  struct Row {
    std::string bytes;
    std::string encoding;
    Code code;
    const char* part;  // of the message
  };
  const std::string korean = text_of("ko.txt");
  std::string broken = korean;
  broken[30] = '\xFF';
  const std::vector<Row> rows = {
      {"", "", Code::file_empty, "is empty"},
      {"\xEF\xBB\xBF", "", Code::file_empty, "is empty"},
      {"%PDF-1.7 ...", "", Code::encoding_binary, "a PDF file"},
      {std::string("PK\x03\x04", 4) + "more", "", Code::encoding_binary, "ZIP"},
      {std::string("\x01\x02\x03\x04\x05\x06 a \x07\x01\x02", 11), "", Code::encoding_binary,
       "control bytes"},
      {broken, "", Code::encoding_broken, "at byte"},
      {korean, "no-such-encoding", Code::encoding_unknown, "no-such-encoding"},
      {encoded(korean, "windows-949"), "UTF-8", Code::encoding_broken, "not valid UTF-8"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.part);
    Diagnostics diagnostics;
    const auto source = decode(row.bytes, {"x.txt", row.encoding}, diagnostics);
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, row.code);
    EXPECT_NE(source.error().message.find(row.part), std::string::npos) << source.error().message;
    EXPECT_FALSE(source.error().mend.empty());
  }
}

TEST(Decode, SaysWhereUtf8Breaks) {
  std::string broken = text_of("ko.txt");
  const std::size_t space = broken.find(' ');
  broken[space] = '\x80';
  Diagnostics diagnostics;
  const auto source = decode(broken, {"x.txt", ""}, diagnostics);
  ASSERT_FALSE(source);
  EXPECT_NE(source.error().message.find("1 broken place, at byte " + std::to_string(space)),
            std::string::npos)
      << source.error().message;
}

TEST(Decode, TellsWhenItGuesses) {
  // Too short for the detector to be sure of anything.
  Diagnostics diagnostics;
  const auto source = decode("\xC7\xD1\xB1\xB9", {"x.txt", ""}, diagnostics);
  EXPECT_TRUE(!source || told(diagnostics, Code::encoding_uncertain));
  Diagnostics quiet;
  const auto named = decode("\xC7\xD1\xB1\xB9", {"x.txt", "CP949"}, quiet);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->text, "\uD55C\uAD6D");
  EXPECT_TRUE(quiet.list().empty());
}

TEST(Decode, NulIsToldAndKept) {
  Diagnostics diagnostics;
  const std::string bytes("a line of text with one\0 in it, long enough", 43);
  const auto source = decode(bytes, {"x.txt", ""}, diagnostics);
  ASSERT_TRUE(source) << source.error().message;
  EXPECT_EQ(source->text, bytes);
  EXPECT_TRUE(told(diagnostics, Code::text_nul));
}

}  // namespace
}  // namespace sagwan
