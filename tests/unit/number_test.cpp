// SPDX-License-Identifier: Apache-2.0
// The number reader against ICU: numbers to 10^16 spelled out in four languages come back exactly;
// and the mixed forms of reports, whose words stand in tests/unit/number_cases.toml.
#include "pipeline/rules/number.h"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>

#include <cstdlib>
#include <memory>
#include <random>
#include <string>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/rules/digits.h"
#include "sagwan/diagnostics.h"

namespace sagwan {
namespace {

// Numbers a language: a sample; all of them with SAGWAN_NUMBERS=100000 in the environment.
constexpr int kSample = 2000;
constexpr int kMostDigits = 16;

int numbers_per_language() {
  const char* const wanted = std::getenv("SAGWAN_NUMBERS");
  return wanted == nullptr ? kSample : std::atoi(wanted);
}

/// Numbers of all lengths to kMostDigits digits; a third of them round.
class Numbers {
 public:
  int64_t next() {
    // All lengths are as likely, so that small numbers and round ones are met too.
    int64_t limit = 10;
    for (int digits = static_cast<int>(random_() % kMostDigits); digits > 0; --digits) limit *= 10;
    int64_t number = static_cast<int64_t>(random_() % static_cast<uint64_t>(limit));
    if (count_++ % 3 == 0) {
      for (int64_t round = 1; round * 10 <= number && random_() % 3 != 0;)
        number -= number % (round *= 10);
    }
    return number;
  }
  bool coin() { return random_() % 2 == 0; }

 private:
  std::mt19937_64 random_{20231011};
  int count_ = 0;
};

/// Digits with `mark` between groups of three.
std::string grouped(int64_t number, const std::string& mark) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, mark);
  return digits;
}

class NumberTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string home = SAGWAN_SOURCE_DIR;
    Diagnostics diagnostics;
    auto languages = Languages::load(home + "/configs/languages.toml", diagnostics);
    ASSERT_TRUE(languages.has_value());
    languages_ = std::make_unique<Languages>(std::move(*languages));
    Seals seals{std::string()};
    auto lexicon = Lexicon::load({{home + "/lexicons"}, ""}, *languages_, seals, diagnostics);
    ASSERT_TRUE(lexicon.has_value());
    lexicon_ = std::make_unique<Lexicon>(std::move(*lexicon));
    reader_ = std::make_unique<NumberReader>(*lexicon_, *languages_);
  }
  static void TearDownTestSuite() {
    reader_.reset();
    lexicon_.reset();
    languages_.reset();
  }
  static std::string read(const std::string& text, const std::string& tag) {
    const auto number = reader_->read(text, languages_->find(tag));
    if (!number) return "none";
    if (number->max.compare(number->value) != 0)
      return number->value.to_string() + ".." + number->max.to_string();
    return number->value.to_string();
  }

  // NOLINTBEGIN(cppcoreguidelines-avoid-non-const-global-variables,readability-identifier-naming):
  // made once
  static inline std::unique_ptr<Languages> languages_;
  static inline std::unique_ptr<Lexicon> lexicon_;
  static inline std::unique_ptr<NumberReader> reader_;
  // NOLINTEND(cppcoreguidelines-avoid-non-const-global-variables,readability-identifier-naming)
};

TEST_F(NumberTest, ReadsBackWhatIcuSpellsOut) {
  struct Row {
    const char* tag;
    const char* rules;  ///< of ICU's spellout
  };
  constexpr Row kRows[] = {
      {"ko", "%spellout-cardinal-sinokorean"},
      {"zh", "%spellout-cardinal"},
      {"ru", "%spellout-cardinal-masculine"},
      {"en", "%spellout-cardinal"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.tag);
    UErrorCode error = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(row.tag), error);
    ASSERT_TRUE(U_SUCCESS(error));
    Numbers numbers;
    for (int i = numbers_per_language(); i > 0; --i) {
      const int64_t number = numbers.next();
      icu::UnicodeString spelled;
      icu::FieldPosition position;
      format.format(number, icu::UnicodeString::fromUTF8(row.rules), spelled, position, error);
      ASSERT_TRUE(U_SUCCESS(error));
      std::string text;
      spelled.toUTF8String(text);
      // Soft hyphens are how ICU marks where a long word may break; repaired text has none.
      for (std::size_t at = 0; (at = text.find("\xC2\xAD")) != std::string::npos;)
        text.erase(at, 2);
      ASSERT_EQ(read(text, row.tag), std::to_string(number)) << text;
    }
  }
}

// Reports write digits with the words of scales; how, stands in tests/unit/number_writers.toml.
TEST_F(NumberTest, ReadsBackWhatReportsWrite) {
  const std::string path = SAGWAN_SOURCE_DIR "/tests/unit/number_writers.toml";
  const auto text = read_file(path, 1U << 20U);
  ASSERT_TRUE(text.has_value());
  const auto root = parse_toml(*text, path);
  ASSERT_TRUE(root.has_value());
  for (const TomlValue& row : root->find("writer")->items) {
    const std::string tag = row.find("lang")->string;
    const std::string mark = row.find("mark")->string;
    const std::string gap = row.find("gap")->string;
    const int64_t step = row.find("step")->integer;
    const auto& scales = row.find("scales")->items;
    SCOPED_TRACE(tag);
    Numbers numbers;
    for (int i = numbers_per_language(); i > 0; --i) {
      const int64_t number = numbers.next();
      std::string written;
      int64_t rest = number;
      int64_t unit = 1;
      for (std::size_t s = 0; s < scales.size(); ++s) unit *= step;
      for (std::size_t s = scales.size(); s > 0; --s, unit /= step) {
        const int64_t part = rest / unit;
        rest %= unit;
        if (part == 0) continue;
        if (!written.empty()) written += gap;
        written +=
            (numbers.coin() ? grouped(part, mark) : std::to_string(part)) + scales[s - 1].string;
      }
      if (rest > 0 || written.empty()) {
        if (!written.empty()) written += gap;
        written += numbers.coin() ? grouped(rest, mark) : std::to_string(rest);
      }
      ASSERT_EQ(read(written, tag), std::to_string(number)) << written;
      ASSERT_EQ(read(grouped(number, mark), tag), std::to_string(number));
    }
  }
}

TEST_F(NumberTest, ReadsTheFormsOfReports) {
  const std::string path = SAGWAN_SOURCE_DIR "/tests/unit/number_cases.toml";
  const auto text = read_file(path, 1U << 20U);
  ASSERT_TRUE(text.has_value());
  const auto root = parse_toml(*text, path);
  ASSERT_TRUE(root.has_value());
  for (const TomlValue& row : root->find("case")->items) {
    const std::string number = row.find("text")->string;
    SCOPED_TRACE(number);
    EXPECT_EQ(read(number, row.find("lang")->string), row.find("want")->string);
  }
}

TEST(DigitsTest, MarksAreReadAsTheLanguageWritesThem) {
  struct Row {
    const char* text;
    char decimal;
    const char* want;
    const char* why;
  };
  constexpr Row kRows[] = {
      {"4,946", '.', "4946", "three digits behind a comma are a group"},
      {"4,946", ',', "4.946", "but not where the comma is the decimal mark"},
      {"71,12", '.', "71.12", "two digits are never a group"},
      {"1.234.567", ',', "1234567", "two marks of a kind group"},
      {"1,234.50", '.', "1234.50", "the last mark of another kind parts decimals, zeros stay"},
      {"1 234,5", ',', "1234.5", "a space groups"},
      {"0,345", '.', "0.345", "no group follows a zero"},
      {"12,34,567", '.', "", "groups of two are not read"},
      {"1.2.3", '.', "", "no number"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.why);
    const auto value = read_digits(row.text, row.decimal);
    EXPECT_EQ(value ? value->to_string() : "", row.want);
  }
}

}  // namespace
}  // namespace sagwan
