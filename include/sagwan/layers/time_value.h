// SPDX-License-Identifier: Apache-2.0
// Layer TimeValue: what a time expression says by itself, before anything around it completes it.
// Made by `times` (stages/normalise); `anchor` (stages/resolve) makes a Time of each, in the same
// order.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/fixed_text.h"
#include "sagwan/layers/time.h"

namespace sagwan {

/// Parts of the day, and of the year, as TIMEX3 writes them.
enum class DayPart : uint8_t { none, mo, mi, af, ev, ni, dt };
enum class Season : uint8_t { none, sp, su, fa, wi };

/// A point of the calendar with as many fields as the text gives; `kUnset` where it gives none.
struct CalendarPoint {
  static constexpr int16_t kUnset = INT16_MIN;
  /// Astronomical: 1 BC is 0. With `grain` decade or century, its first year.
  int16_t year = kUnset;
  Grain grain = Grain::none;  ///< the finest field that is set
  uint8_t month = 0;
  uint8_t day = 0;
  uint8_t quarter = 0;
  uint8_t half = 0;
  uint8_t week = 0;        ///< of the ISO year
  uint8_t weekday = 0;     ///< 1 is Monday, 8 the weekend
  uint8_t month_week = 0;  ///< n-th week of `month`, 9 the last
  uint8_t nth = 0;         ///< n-th `weekday` of `month`, 9 the last
  Season season = Season::none;
  DayPart daypart = DayPart::none;
  int8_t hour = -1;
  int8_t minute = -1;
  int8_t second = -1;

  [[nodiscard]] bool has_year() const { return year != kUnset; }
  /// Some part of a day.
  [[nodiscard]] bool has_clock() const { return hour >= 0 || daypart != DayPart::none; }
};

/// What an incomplete expression is resolved against.
enum class TimeBase : uint8_t {
  none,      ///< complete, or a bare month or day: the nearest earlier time, else the document
  document,  ///< words that speak from the day of writing (last year, yesterday)
  context,   ///< words that speak from the time last named (the same year, the year before)
};

/// How an expression moves from what it is resolved against.
struct TimeShift {
  TimeBase base = TimeBase::none;
  Grain unit = Grain::none;  ///< `count` of these from the base: last year is -1 year
  int16_t count = 0;
  int8_t direction = 0;       ///< -1 the last such month or day, 1 the next one
  bool rounded = false;       ///< the shift leaves only its own unit (2 years ago is a year)
  bool of_sentence = false;   ///< of the document, but from the day that its sentence tells
  bool of_last_year = false;  ///< of the context, in words that say last year
  bool workdays = false;      ///< days on which markets and offices work: none of a weekend
  bool of_day = false;        ///< goes on from a day whose month nothing tells, too
};

/// Whose clocks go forward in summer.
enum class SummerTime : uint8_t { none, america, europe };

/// The zone that a clock time names.
struct TimeZone {
  bool known = false;
  SummerTime summer = SummerTime::none;
  int16_t minutes = 0;  ///< of standard time, east of Greenwich
};

/// Does the end of an interval go on from its beginning (December to the March of the next year,
/// the 3rd to the 9th of the same month), which is not coarser than the unit of its words?
[[nodiscard]] constexpr bool goes_on_from_begin(const TimeShift& end, const CalendarPoint& begin) {
  if (end.base != TimeBase::context || end.unit == Grain::none || end.count < 0) return false;
  return end.count > 0 ? begin.grain <= end.unit : begin.grain < end.unit;
}

struct TimeValue {
  Span span;
  uint32_t find = kNone;  ///< index in Layer<Find>
  uint32_t block = kNone;
  TimeType type = TimeType::date;
  Mod mod = Mod::none;
  LangId lang = 0;
  Mod from_mod = Mod::none;  ///< of an interval: of its ends
  Mod to_mod = Mod::none;
  TimeZone zone;
  TimeShift shift;
  TimeShift to_shift;       ///< of an interval: of its end
  TimeShift then;           ///< from the completed point: two weeks from Monday, the week of 6 May
  CalendarPoint from;       ///< of a date, time or interval
  CalendarPoint to;         ///< of an interval: the last unit inside it
  bool day_first = false;   ///< its year and its day change places where a language writes so
  bool short_year = false;  ///< its year is printed in two digits
  bool half_day = false;    ///< its hour is told with its part of the day, or with a zero
  FixedText<24> feast;      ///< a day that moves from year to year: chuseok
  FixedText<40> period;     ///< of a duration or set: its value
  FixedText<16> freq;
  FixedText<8> quant;
};
static_assert(std::is_trivially_copyable_v<TimeValue>);

}  // namespace sagwan
