// SPDX-License-Identifier: Apache-2.0
// Amounts as ICU writes them in five locales come back with their value and unit: all units of the
// CLDR that UCUM has, all currencies in use, percents, compact numbers, ranges, and spelled
// numbers. What is left out, and why, stands in tests/cldr_quantities.toml.
#include <gtest/gtest.h>
#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/numberrangeformatter.h>
#include <unicode/rbnf.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "sagwan/decimal.h"
#include "sagwan/layers/quantity.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

using icu::number::NumberFormatter;

// One number of each list for each unit and currency, another for the next; all of them with
// SAGWAN_AMOUNTS=all in the environment, which also tells what is left out and needs not be.
bool all_amounts() {
  const char* const wanted = std::getenv("SAGWAN_AMOUNTS");
  return wanted != nullptr && std::string(wanted) == "all";
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  // Soft hyphens are how ICU marks where a long word may break; repaired text has none.
  for (std::size_t at = 0; (at = out.find("\xC2\xAD")) != std::string::npos;) out.erase(at, 2);
  return out;
}

template <class Formatted>
std::string utf8_of(const Formatted& formatted) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out = utf8(formatted.toString(error));
  EXPECT_TRUE(U_SUCCESS(error));
  return out;
}

Decimal decimal(const std::string& text) {
  const auto out = Decimal::parse(text);
  EXPECT_TRUE(out.has_value()) << text;
  return out.value_or(Decimal());
}

struct Amount {
  std::string locale;
  std::string form;  ///< full, short, code, ...: how it is written
  std::string name;  ///< of the unit in the CLDR, or the currency
  std::string text;
  std::string min;  ///< as max, but in a range
  std::string max;
  std::string unit;
};

class CldrQuantitiesTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string path = SAGWAN_SOURCE_DIR "/tests/cldr_quantities.toml";
    const auto text = read_file(path, 1U << 20U);
    ASSERT_TRUE(text.has_value());
    auto root = parse_toml(*text, path);
    ASSERT_TRUE(root.has_value()) << to_line(root.error());
    root_ = std::move(*root);
  }
  static void TearDownTestSuite() { root_ = TomlValue(); }

  void TearDown() override {
    if (!all_amounts()) return;
    for (const auto& [why, is_needed] : used_) {
      EXPECT_TRUE(is_needed) << "all that is left out is read: " << why;
    }
  }

  static const TomlValue& root() { return root_; }
  static const std::vector<TomlValue>& rows(const std::string& list) {
    return root_.find(list)->items;
  }
  static std::string string_of(const TomlValue& row, const std::string& key) {
    const TomlValue* const value = row.find(key);
    return value == nullptr ? "" : value->string;
  }
  static std::vector<std::string> strings(const TomlValue& row, const std::string& key) {
    std::vector<std::string> out;
    if (const TomlValue* const value = row.find(key)) {
      for (const TomlValue& item : value->items) out.push_back(item.string);
    }
    return out;
  }
  static bool names(const TomlValue& row, const std::string& key, const std::string& wanted) {
    const auto list = strings(row, key);
    return list.empty() || std::find(list.begin(), list.end(), wanted) != list.end();
  }

  /// The row that leaves `amount` out; nullptr where none does.
  static const TomlValue* left_out(const Amount& amount) {
    for (const TomlValue& row : rows("left_out")) {
      if (names(row, "locales", amount.locale) && names(row, "forms", amount.form) &&
          names(row, "of", amount.name) && names(row, "numbers", amount.min))
        return &row;
    }
    return nullptr;
  }

  /// The numbers of `list` that are tried in turn `turn`.
  static std::vector<std::string> numbers(const std::string& list, std::size_t turn) {
    const auto all = strings(root_, list);
    return all_amounts() ? all : std::vector<std::string>{all[turn % all.size()]};
  }

  /// The only amount of the sentence that `amount` stands in, as "5 kg", or what is wrong with it.
  static std::string read(const Amount& amount, const std::string& before,
                          const std::string& behind) {
    const auto document =
        project_pipeline().run({before + amount.text + behind, "amount.txt", "amount",
                                amount.locale.substr(0, 2), "", "UTF-8"},
                               nullptr);
    if (!document) return to_line(document.error());
    const auto& found = (*document)->layer<Quantity>();
    if (found.size() != 1) return std::to_string(found.size()) + " amounts";
    const Quantity& one = found[0];
    std::string unit(one.unit.view());
    if (!one.per.view().empty()) unit += "/" + std::string(one.per.view());
    if (one.has_value) return same(one.value, amount.max) + " " + unit;
    return same(one.min, amount.min) + ".." + same(one.max, amount.max) + " " + unit;
  }

  void check(const Amount& amount, const std::string& before, const std::string& behind) {
    const std::string number =
        amount.min == amount.max ? amount.max : amount.min + ".." + amount.max;
    const std::string want = number + " " + amount.unit;
    const std::string found = read(amount, before, behind);
    if (const TomlValue* const row = left_out(amount)) {
      used_[string_of(*row, "why")] |= found != want;
      return;
    }
    EXPECT_EQ(found, want) << amount.locale << " " << amount.form << " " << amount.name << ": "
                           << amount.text;
  }
  void check(const Amount& amount) {
    for (const TomlValue& row : rows("sentence")) {
      if (string_of(row, "locale") == amount.locale)
        check(amount, string_of(row, "before"), string_of(row, "behind"));
    }
  }

 private:
  /// `value` as `wanted` writes it where they are the same number.
  static std::string same(const Decimal& value, const std::string& wanted) {
    return value.compare(decimal(wanted)) == 0 ? wanted : value.to_string();
  }

  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables,readability-identifier-naming)
  static inline TomlValue root_;      ///< made once
  std::map<std::string, bool> used_;  ///< what is left out: is any of it read otherwise?
};

constexpr const char* kLocales[] = {"ko", "ru", "zh", "zh_Hant", "en"};

/// How ICU writes `number` of `unit`, and a range.
template <class Settings>
std::string written(const char* locale, const Settings& settings, const std::string& number) {
  UErrorCode error = U_ZERO_ERROR;
  return utf8_of(settings.locale(icu::Locale(locale)).formatDecimal(number, error));
}
template <class Settings>
std::string written_range(const char* locale, const Settings& settings, double min, double max) {
  UErrorCode error = U_ZERO_ERROR;
  return utf8_of(icu::number::UnlocalizedNumberRangeFormatter()
                     .numberFormatterBoth(settings)
                     .locale(icu::Locale(locale))
                     .formatFormattableRange(icu::Formattable(min), icu::Formattable(max), error));
}

TEST_F(CldrQuantitiesTest, EveryUnit) {
  UErrorCode error = U_ZERO_ERROR;
  constexpr int32_t kMost = 1000;
  std::vector<icu::MeasureUnit> units(kMost);
  units.resize(
      static_cast<std::size_t>(icu::MeasureUnit::getAvailable(units.data(), kMost, error)));
  ASSERT_TRUE(U_SUCCESS(error));
  std::map<std::string, std::string> codes;
  for (const TomlValue& row : rows("unit")) codes[string_of(row, "cldr")] = string_of(row, "ucum");
  std::size_t turn = 0;
  for (const icu::MeasureUnit& unit : units) {
    const std::string name = unit.getSubtype();
    const std::string type = unit.getType();
    if (type == "currency" || type == "duration" || type == "none") continue;
    const auto code = codes.find(name);
    ASSERT_NE(code, codes.end()) << "no row says the UCUM code of " << name
                                 << ", or that it has none";
    if (code->second.empty()) continue;
    for (const char* const locale : kLocales) {
      const auto full = NumberFormatter::with().unit(unit).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
      const auto brief = NumberFormatter::with().unit(unit).unitWidth(UNUM_UNIT_WIDTH_SHORT);
      for (const std::string& number : numbers("numbers", ++turn)) {
        check({locale, "full", name, written(locale, full, number), number, number, code->second});
        check(
            {locale, "short", name, written(locale, brief, number), number, number, code->second});
      }
      check({locale, "full range", name, written_range(locale, full, 5, 12.5), "5", "12.5",
             code->second});
    }
  }
}

TEST_F(CldrQuantitiesTest, UnitsPerUnit) {
  std::size_t turn = 0;
  for (const TomlValue& row : rows("per")) {
    UErrorCode error = U_ZERO_ERROR;
    const std::string name = string_of(row, "unit") + "-per-" + string_of(row, "by");
    const auto unit = icu::MeasureUnit::forIdentifier(string_of(row, "unit"), error);
    const auto by = icu::MeasureUnit::forIdentifier(string_of(row, "by"), error);
    ASSERT_TRUE(U_SUCCESS(error)) << name;
    for (const char* const locale : kLocales) {
      const auto plain = NumberFormatter::with().unit(unit).perUnit(by);
      for (const std::string& number : numbers("numbers", ++turn)) {
        check({locale, "full", name,
               written(locale, plain.unitWidth(UNUM_UNIT_WIDTH_FULL_NAME), number), number, number,
               string_of(row, "ucum")});
        check({locale, "short", name,
               written(locale, plain.unitWidth(UNUM_UNIT_WIDTH_SHORT), number), number, number,
               string_of(row, "ucum")});
      }
    }
  }
}

TEST_F(CldrQuantitiesTest, EveryCurrency) {
  const auto not_used = strings(rows("not_used").front(), "of");
  UErrorCode error = U_ZERO_ERROR;
  UEnumeration* const codes = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &error);
  ASSERT_TRUE(U_SUCCESS(error));
  std::set<std::string> names;
  while (const char* const code = uenum_next(codes, nullptr, &error)) names.insert(code);
  uenum_close(codes);
  for (const std::string& code : not_used) names.erase(code);
  std::size_t turn = 0;
  for (const std::string& name : names) {
    const icu::CurrencyUnit unit(icu::StringPiece(name), error);
    ASSERT_TRUE(U_SUCCESS(error)) << name;
    const auto plain =
        NumberFormatter::with().unit(unit).precision(icu::number::Precision::minMaxFraction(0, 2));
    const auto full = plain.unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
    const auto code = plain.unitWidth(UNUM_UNIT_WIDTH_ISO_CODE);
    const auto sign = plain.unitWidth(UNUM_UNIT_WIDTH_SHORT);
    const auto compact =
        NumberFormatter::with().unit(unit).notation(icu::number::Notation::compactShort());
    for (const char* const locale : kLocales) {
      for (const std::string& number : numbers("numbers", ++turn)) {
        check({locale, "full", name, written(locale, full, number), number, number, name});
        check({locale, "code", name, written(locale, code, number), number, number, name});
        check({locale, "sign", name, written(locale, sign, number), number, number, name});
      }
      for (const std::string& number : numbers("large", turn)) {
        const auto words = compact.notation(icu::number::Notation::compactLong());
        check({locale, "compact name", name,
               written(locale, words.unitWidth(UNUM_UNIT_WIDTH_FULL_NAME), number), number, number,
               name});
        check({locale, "compact code", name,
               written(locale, compact.unitWidth(UNUM_UNIT_WIDTH_ISO_CODE), number), number, number,
               name});
        check({locale, "compact sign", name,
               written(locale, compact.unitWidth(UNUM_UNIT_WIDTH_SHORT), number), number, number,
               name});
      }
      check({locale, "full range", name, written_range(locale, full, 5, 12.5), "5", "12.5", name});
      check({locale, "code range", name, written_range(locale, code, 5, 12.5), "5", "12.5", name});
    }
  }
}

TEST_F(CldrQuantitiesTest, PercentsAndCompactNumbers) {
  const auto percent = NumberFormatter::with().unit(icu::NoUnit::percent());
  const auto tonne = NumberFormatter::with().unit(icu::MeasureUnit::getTonne());
  struct Range {
    const char* min;
    const char* max;
  };
  constexpr Range kRanges[] = {{"5", "12.5"}, {"0.5", "2"}, {"-1", "1"}, {"-0.5", "3"}};
  for (const char* const locale : kLocales) {
    for (const std::string& number : strings(root(), "numbers")) {
      check({locale, "mark", "percent", written(locale, percent, number), number, number, "%"});
      check({locale, "mark", "percent", written(locale, percent.sign(UNUM_SIGN_ALWAYS), number),
             number, number, "%"});
      check({locale, "mark", "permille",
             written(locale, NumberFormatter::with().unit(icu::NoUnit::permille()), number), number,
             number, "[ppth]"});
    }
    for (const Range& range : kRanges) {
      check({locale, "range", "percent",
             written_range(locale, percent, std::atof(range.min), std::atof(range.max)), range.min,
             range.max, "%"});
    }
    for (const std::string& number : strings(root(), "large")) {
      const auto words =
          tonne.notation(icu::number::Notation::compactLong()).unitWidth(UNUM_UNIT_WIDTH_FULL_NAME);
      const auto brief =
          tonne.notation(icu::number::Notation::compactShort()).unitWidth(UNUM_UNIT_WIDTH_SHORT);
      check({locale, "compact name", "tonne", written(locale, words, number), number, number, "t"});
      check({locale, "compact sign", "tonne", written(locale, brief, number), number, number, "t"});
    }
  }
}

TEST_F(CldrQuantitiesTest, SpelledNumbersAndOrdinals) {
  for (const TomlValue& row : rows("spelled")) {
    const std::string locale = string_of(row, "locale");
    const std::string name = string_of(row, "rules");
    const bool digits = name.find("digits") != std::string::npos;
    UErrorCode error = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(digits ? icu::URBNF_ORDINAL : icu::URBNF_SPELLOUT,
                                            icu::Locale(locale.c_str()), error);
    for (const std::string& number : strings(root(), "spelled_numbers")) {
      icu::UnicodeString text;
      icu::FieldPosition position;
      format.format(static_cast<int64_t>(std::atoll(number.c_str())),
                    icu::UnicodeString::fromUTF8(name), text, position, error);
      ASSERT_TRUE(U_SUCCESS(error)) << locale << " " << name;
      check({locale, "spelled", name, utf8(text), number, number, string_of(row, "unit")},
            string_of(row, "before"), string_of(row, "behind"));
    }
  }
}

}  // namespace
}  // namespace sagwan
