// SPDX-License-Identifier: Apache-2.0
// Times as the Unicode CLDR writes them: what ICU formats in the locales of tests/cldr_forms.toml
// is read back, and has the value that was formatted. That file says too which forms are not read,
// and why. ICU 72 (CLDR 42) is what it was made with; a form that another version lacks is left
// out.
#include <gtest/gtest.h>
#include <unicode/dtitvfmt.h>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <unicode/reldatefmt.h>
#include <unicode/smpdtfmt.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "sagwan/layers/time.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// A text and the value that was formatted; `name` is what cldr_forms.toml calls the form.
struct Form {
  std::string name;
  std::string text;
  std::string want;
};
using Forms = std::vector<Form>;

struct Locale {
  std::string name;    ///< of ICU
  std::string lang;    ///< of the reader
  std::string before;  ///< what stands before a time that is alone
  std::string future;  ///< a sentence for what lies ahead, `{}` where the time stands
  std::set<std::string> unread;
};

const TomlValue& forms_file() {
  static const TomlValue kRoot = [] {
    const std::string path = project_folder() + "/tests/cldr_forms.toml";
    const auto text = read_file(path, 1U << 20U);
    SAGWAN_CHECK(text.has_value(), "no tests/cldr_forms.toml");
    auto root = parse_toml(*text, path);
    SAGWAN_CHECK(root.has_value(), "tests/cldr_forms.toml is no TOML");
    return std::move(*root);
  }();
  return kRoot;
}

std::vector<std::string> strings(const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  for (const TomlValue& item : table.find(key)->items) out.push_back(item.string);
  return out;
}

std::vector<Locale> locales() {
  std::vector<Locale> out;
  for (const TomlValue& row : forms_file().find("locale")->items) {
    out.push_back({row.find("name")->string,
                   row.find("lang")->string,
                   row.find("before")->string,
                   row.find("future")->string,
                   {}});
  }
  for (const TomlValue& row : forms_file().find("unread")->items) {
    const std::vector<std::string> names = strings(row, "locales");
    for (Locale& locale : out) {
      if (std::find(names.begin(), names.end(), locale.name) == names.end()) continue;
      for (const std::string& form : strings(row, "forms")) locale.unread.insert(form);
    }
  }
  return out;
}

// What is formatted: in the year before the day of writing, 11 October 2023, a Wednesday. Days from
// 13 on, so that no order of day and month is a guess.
struct Moment {
  int year, month, day, hour, minute, second;
};
constexpr std::array<Moment, 4> kMoments = {{{2023, 3, 15, 9, 5, 7},
                                             {2023, 7, 19, 15, 42, 30},
                                             {2023, 2, 28, 20, 15, 0},
                                             {2023, 9, 28, 0, 30, 45}}};
constexpr Moment kToday = {2023, 10, 11, 10, 0, 0};
constexpr const char* kReference = "2023-10-11T10:00:00+09:00";

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool has(std::string_view skeleton, std::string_view letters) {
  return skeleton.find_first_of(letters) != std::string_view::npos;
}

/// The TIMEX3 value of the fields of `skeleton`; a part of the day is no field beside an hour.
std::string value_of(const Moment& m, std::string_view skeleton) {
  const bool clock = has(skeleton, "HhBj");
  const Moment& date = clock && !has(skeleton, "yMdE") ? kToday : m;
  std::string out = std::to_string(date.year);
  if (has(skeleton, "Q")) return out + "-Q" + std::to_string((date.month + 2) / 3);
  if (has(skeleton, "MdE") || clock) out += "-" + two(date.month);
  if (has(skeleton, "dE") || clock) out += "-" + two(date.day);
  if (clock) out += "T" + two(m.hour) + ":" + two(has(skeleton, "m") ? m.minute : 0);
  if (clock && has(skeleton, "s")) out += ":" + two(m.second);
  return out + (has(skeleton, "zv") ? "Z" : "");
}

std::string value_of(const Moment& from, const Moment& to, std::string_view skeleton) {
  const std::string begin = value_of(from, skeleton);
  const std::string end = value_of(to, skeleton);
  return begin == end ? begin : begin + "/" + end;
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

const icu::TimeZone& greenwich() { return *icu::TimeZone::getGMT(); }

UDate date_of(const Moment& m) {
  UErrorCode error = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(greenwich(), error);
  calendar.clear();
  calendar.set(m.year, m.month - 1, m.day, m.hour, m.minute, m.second);
  return calendar.getTime(error);
}

std::string formatted(icu::DateFormat& format, const Moment& m) {
  format.setTimeZone(greenwich());
  icu::UnicodeString out;
  return utf8_of(format.format(date_of(m), out));
}

/// Dates and times by the fields that they have.
Forms skeletons(const Locale& locale) {
  Forms out;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale name(locale.name.c_str());
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(name, error));
  for (const std::string& skeleton : strings(forms_file(), "skeletons")) {
    const icu::UnicodeString pattern =
        generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), error);
    icu::SimpleDateFormat format(pattern, name, error);
    if (U_FAILURE(error)) continue;
    for (const Moment& m : kMoments)
      out.push_back({skeleton, locale.before + formatted(format, m), value_of(m, skeleton)});
  }
  return out;
}

/// Dates, times and both in the four styles; and dates of other calendars.
Forms styles(const Locale& locale) {
  using icu::DateFormat;
  constexpr std::array kStyles = {DateFormat::kFull, DateFormat::kLong, DateFormat::kMedium,
                                  DateFormat::kShort, DateFormat::kNone};
  constexpr std::array kNames = {"full", "long", "medium", "short", "none"};
  constexpr std::array kClocks = {"Hmsz", "Hmsz", "Hms", "Hm", ""};
  Forms out;
  const icu::Locale name(locale.name.c_str());
  for (std::size_t d = 0; d < kStyles.size(); ++d) {
    for (std::size_t t = 0; t < kStyles.size(); ++t) {
      if (kNames[d] == kNames.back() && kNames[t] == kNames.back()) continue;
      const std::unique_ptr<DateFormat> format(
          DateFormat::createDateTimeInstance(kStyles[d], kStyles[t], name));
      const std::string fields = std::string(kStyles[d] == DateFormat::kNone ? "" : "yMd");
      for (const Moment& m : kMoments) {
        out.push_back({std::string(kNames[d]) + "/" + kNames[t],
                       locale.before + formatted(*format, m), value_of(m, fields + kClocks[t])});
      }
    }
  }
  for (const char* calendar : {"japanese", "roc"}) {
    const icu::Locale other((locale.name + "@calendar=" + calendar).c_str());
    for (std::size_t d = 0; kStyles[d] != DateFormat::kNone; ++d) {
      const std::unique_ptr<DateFormat> format(DateFormat::createDateInstance(kStyles[d], other));
      for (const Moment& m : kMoments) {
        out.push_back({std::string(calendar) + " " + kNames[d],
                       locale.before + formatted(*format, m), value_of(m, "yMd")});
      }
    }
  }
  return out;
}

struct Pair {
  Moment from, to;
};

Forms intervals(const Locale& locale) {
  constexpr std::array<Pair, 4> kDates = {{{{2019, 3, 15, 9, 5, 0}, {2022, 7, 19, 9, 5, 0}},
                                           {{2022, 12, 30, 9, 5, 0}, {2023, 2, 13, 9, 5, 0}},
                                           {{2023, 3, 15, 9, 5, 0}, {2023, 7, 19, 9, 5, 0}},
                                           {{2023, 8, 17, 9, 5, 0}, {2023, 8, 28, 9, 5, 0}}}};
  constexpr std::array<Pair, 3> kHours = {{{{2023, 9, 14, 9, 5, 0}, {2023, 9, 14, 11, 30, 0}},
                                           {{2023, 9, 14, 9, 5, 0}, {2023, 9, 14, 16, 30, 0}},
                                           {{2023, 9, 14, 14, 0, 0}, {2023, 9, 14, 15, 30, 0}}}};
  Forms out;
  const icu::Locale name(locale.name.c_str());
  const auto add = [&](const std::string& skeleton, const Pair& pair, const std::string& fields) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateIntervalFormat> format(icu::DateIntervalFormat::createInstance(
        icu::UnicodeString::fromUTF8(skeleton), name, error));
    if (U_FAILURE(error)) return;
    format->setTimeZone(greenwich());
    icu::DateInterval interval(date_of(pair.from), date_of(pair.to));
    icu::UnicodeString text;
    icu::FieldPosition place;
    format->format(&interval, text, place, error);
    if (U_FAILURE(error)) return;
    out.push_back(
        {"from " + skeleton, locale.before + utf8_of(text), value_of(pair.from, pair.to, fields)});
  };
  // Ends of different years are formatted with their years, whether the skeleton has them or not.
  for (const std::string& skeleton : strings(forms_file(), "intervals")) {
    const bool clock = has(skeleton, "Hh");
    const std::string fields = skeleton + (has(skeleton, "d") ? "M" : "");
    if (!clock || has(skeleton, "d")) {
      for (const Pair& pair : kDates) add(skeleton, pair, fields);
    }
    if (clock) {
      for (const Pair& pair : kHours) add(skeleton, pair, fields);
    }
  }
  return out;
}

Moment moved(int by_days) {
  const std::chrono::year_month_day day{
      sys_days{std::chrono::year{kToday.year} / kToday.month / kToday.day} + days{by_days}};
  return {static_cast<int>(day.year()),
          static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day())),
          0,
          0,
          0};
}

/// The value of `count` units from the day of writing.
std::string value_ahead(URelativeDateTimeUnit unit, int count) {
  constexpr int kMonths = kToday.year * 12 + kToday.month - 1;
  const int hours = kToday.hour + count;
  const int midnight = hours < 0 ? -1 : hours >= 24 ? 1 : 0;
  switch (unit) {
    case UDAT_REL_UNIT_YEAR:
      return std::to_string(kToday.year + count);
    case UDAT_REL_UNIT_QUARTER: {
      const int quarter = kMonths / 3 + count;
      return std::to_string(quarter / 4) + "-Q" + std::to_string(quarter % 4 + 1);
    }
    case UDAT_REL_UNIT_MONTH:
      return std::to_string((kMonths + count) / 12) + "-" + two((kMonths + count) % 12 + 1);
    case UDAT_REL_UNIT_WEEK:  // the day of writing is of the 41st week
      return std::to_string(kToday.year) + "-W" + two(41 + count);
    case UDAT_REL_UNIT_DAY:
      return value_of(moved(count), "yMd");
    case UDAT_REL_UNIT_HOUR:
      return value_of(moved(midnight), "yMd") + "T" + two((hours + 24) % 24) + ":00";
    default:  // minutes
      return value_of(kToday, "yMd") + "T" + (count < 0 ? "09:" : "10:") + two((60 + count) % 60);
  }
}

struct RelativeUnit {
  URelativeDateTimeUnit unit;
  const char* name;
};

Forms relatives(const Locale& locale) {
  constexpr std::array<RelativeUnit, 7> kUnits = {{{UDAT_REL_UNIT_YEAR, "year"},
                                                   {UDAT_REL_UNIT_QUARTER, "quarter"},
                                                   {UDAT_REL_UNIT_MONTH, "month"},
                                                   {UDAT_REL_UNIT_WEEK, "week"},
                                                   {UDAT_REL_UNIT_DAY, "day"},
                                                   {UDAT_REL_UNIT_HOUR, "hour"},
                                                   {UDAT_REL_UNIT_MINUTE, "minute"}}};
  Forms out;
  for (const UDateRelativeDateTimeFormatterStyle style : {UDAT_STYLE_LONG, UDAT_STYLE_SHORT}) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::RelativeDateTimeFormatter format(icu::Locale(locale.name.c_str()), nullptr, style,
                                                UDISPCTX_CAPITALIZATION_NONE, error);
    const std::string width = style == UDAT_STYLE_LONG ? " " : " short ";
    const auto add = [&](const std::string& name, const icu::UnicodeString& text, int count,
                         const std::string& want) {
      const std::string written = utf8_of(text);
      const std::size_t at = locale.future.find("{}");
      if (U_FAILURE(error)) return;
      out.push_back(
          {name,
           count > 0 ? std::string(locale.future).replace(at, 2, written) : locale.before + written,
           want});
    };
    for (const RelativeUnit& row : kUnits) {
      for (const int count : {-11, -5, -3, -2, -1, 1, 2, 3, 5, 10}) {
        icu::UnicodeString text;
        format.formatNumeric(count, row.unit, text, error);
        add((count < 0 ? "ago" : "in") + width + row.name, text, count,
            value_ahead(row.unit, count));
      }
      if (row.unit == UDAT_REL_UNIT_HOUR || row.unit == UDAT_REL_UNIT_MINUTE) continue;
      for (const int count : {-1, 0, 1}) {
        icu::UnicodeString text;
        format.format(count, row.unit, text, error);
        add("this" + width + row.name, text, 0, value_ahead(row.unit, count));
      }
    }
    // The last Friday is of the week before, in whatever way weeks are counted; this one to come.
    for (const int weekday :
         {UDAT_REL_UNIT_THURSDAY, UDAT_REL_UNIT_FRIDAY, UDAT_REL_UNIT_SATURDAY}) {
      const auto unit = static_cast<URelativeDateTimeUnit>(weekday);
      const int ahead = weekday - UDAT_REL_UNIT_THURSDAY + 1;
      icu::UnicodeString last;
      format.format(-1, unit, last, error);
      add("this" + width + "weekday", last, 0, value_of(moved(ahead - 7), "yMd"));
      icu::UnicodeString coming;
      format.format(0, unit, coming, error);
      add("this" + width + "weekday", coming, 0, value_of(moved(ahead), "yMd"));
    }
  }
  return out;
}

struct LengthUnit {
  icu::MeasureUnit unit;
  const char* name;
  const char* designator;
  int factor;
};

std::vector<LengthUnit> length_units() {
  UErrorCode error = U_ZERO_ERROR;
  return {{icu::MeasureUnit::getYear(), "year", "Y", 1},
          {icu::MeasureUnit::getMonth(), "month", "M", 1},
          {icu::MeasureUnit::getWeek(), "week", "W", 1},
          {icu::MeasureUnit::getDay(), "day", "D", 1},
          {icu::MeasureUnit::getHour(), "hour", "TH", 1},
          {icu::MeasureUnit::getMinute(), "minute", "TM", 1},
          {icu::MeasureUnit::getSecond(), "second", "TS", 1},
          {icu::MeasureUnit::forIdentifier("decade", error), "decade", "Y", 10},
          {icu::MeasureUnit::forIdentifier("century", error), "century", "Y", 100}};
}

Forms lengths(const Locale& locale) {
  const std::vector<LengthUnit> units = length_units();
  constexpr std::array<std::array<int, 3>, 8> kSums = {{{0, 1, -1},
                                                        {1, 3, -1},
                                                        {2, 3, -1},
                                                        {3, 4, -1},
                                                        {4, 5, -1},
                                                        {5, 6, -1},
                                                        {0, 1, 3},
                                                        {4, 5, 6}}};
  constexpr std::array<std::array<int, 3>, 3> kCounts = {{{2, 5, 10}, {1, 1, 1}, {3, 11, 21}}};
  Forms out;
  for (const UMeasureFormatWidth width : {UMEASFMT_WIDTH_WIDE, UMEASFMT_WIDTH_SHORT}) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::MeasureFormat format(icu::Locale(locale.name.c_str()), width, error);
    const std::string prefix = width == UMEASFMT_WIDTH_WIDE ? "length " : "length short ";
    const auto add = [&](const std::string& name, const std::vector<icu::Measure>& measures,
                         const std::string& want) {
      icu::UnicodeString text;
      icu::FieldPosition place;
      format.formatMeasures(measures.data(), static_cast<int32_t>(measures.size()), text, place,
                            error);
      if (U_SUCCESS(error)) out.push_back({prefix + name, locale.before + utf8_of(text), want});
      error = U_ZERO_ERROR;
    };
    for (const LengthUnit& unit : units) {
      for (const int count : {1, 2, 3, 5, 11, 21, 36, 150}) {
        add(unit.name, {icu::Measure(count, new icu::MeasureUnit(unit.unit), error)},
            std::string("P") + (unit.designator[1] == '\0' ? "" : "T") +
                std::to_string(count * unit.factor) +
                (unit.designator[1] == '\0' ? unit.designator : unit.designator + 1));
      }
    }
    for (const auto& sum : kSums) {
      for (const auto& counts : kCounts) {
        std::vector<icu::Measure> measures;
        std::string name;
        std::string want = "P";
        for (std::size_t i = 0; i < sum.size() && sum[i] >= 0; ++i) {
          const LengthUnit& unit = units[static_cast<std::size_t>(sum[i])];
          const bool clock = unit.designator[1] != '\0';
          if (clock && want.find('T') == std::string::npos) want += "T";
          want += std::to_string(counts[i]) + (clock ? unit.designator + 1 : unit.designator);
          name += (name.empty() ? "" : " ") + std::string(unit.name);
          measures.emplace_back(counts[i], new icu::MeasureUnit(unit.unit), error);
        }
        add(name, measures, want);
      }
    }
  }
  return out;
}

/// The values of the times in a document of `text` alone, parted by `; `.
std::string values_in(const std::string& text, const std::string& lang) {
  const auto document =
      project_pipeline().run({text, "cldr.txt", "cldr", lang, kReference, "UTF-8"}, nullptr);
  SAGWAN_CHECK(document.has_value(), to_line(document.error()));
  std::string out;
  for (const Time& time : (*document)->layer<Time>())
    out += (out.empty() ? "" : "; ") + std::string(time.value.view());
  return out;
}

using Former = Forms (*)(const Locale&);

void expect_read(Former former) {
  constexpr std::size_t kFewest = 50;
  for (const Locale& locale : locales()) {
    SCOPED_TRACE(locale.name);
    const Forms forms = former(locale);
    EXPECT_GT(forms.size(), kFewest) << "ICU formats nothing";
    for (const Form& form : forms) {
      if (locale.unread.count(form.name) != 0) continue;
      EXPECT_EQ(values_in(form.text, locale.lang), form.want) << form.name << ": " << form.text;
    }
  }
}

TEST(Cldr, DatesAndTimesByTheirFields) { expect_read(skeletons); }
TEST(Cldr, DatesAndTimesInStylesAndCalendars) { expect_read(styles); }
TEST(Cldr, Intervals) { expect_read(intervals); }
TEST(Cldr, RelativeTimes) { expect_read(relatives); }
TEST(Cldr, Lengths) { expect_read(lengths); }

#if U_ICU_VERSION_MAJOR_NUM == 72
TEST(Cldr, WhatIsListedAsUnreadIsNotRead) {
  for (const Locale& locale : locales()) {
    std::set<std::string> read = locale.unread;
    for (const Former former : {skeletons, styles, intervals, relatives, lengths}) {
      for (const Form& form : former(locale)) {
        if (read.count(form.name) != 0 && values_in(form.text, locale.lang) != form.want)
          read.erase(form.name);
      }
    }
    for (const std::string& name : read)
      ADD_FAILURE() << locale.name << ": " << name << " is read, or not formatted; take it off";
  }
}
#endif

}  // namespace
}  // namespace sagwan
