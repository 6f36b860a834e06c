// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/earlier_times.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"

namespace sagwan {

namespace {

// So many times before it are asked whether one goes on from them, and so many blocks. A paragraph
// of a report has some dozens; a list of thousands would be looked through for each of them.
constexpr int kMostTimes = 200;
constexpr int kMostBlocks = 200;

/// Does `point` have what a time needs that lacks `lack`? A bare day needs a month, a bare month a
/// year.
bool gives(const CalendarPoint& point, Grain lack) {
  if (!point.has_year()) {  // where nothing tells the year, months and days go on from each other
    if (lack == Grain::quarter) return first_month(point) != 0;
    if (lack == Grain::day) return point.day != 0 && point.month != 0;
    return point.month != 0 && lack == Grain::month;
  }
  switch (lack) {
    case Grain::day:
      return point.day != 0;
    case Grain::second:
    case Grain::minute:
    case Grain::hour:
      return point.day != 0 && point.hour >= 0;
    case Grain::week:
      return point.week != 0 || point.day != 0;
    case Grain::month:
      return point.month != 0;
    case Grain::quarter:
    case Grain::half:
      return first_month(point) != 0;
    case Grain::decade:
    case Grain::century:
      return true;
    default:
      return point.grain <= Grain::year;
  }
}

}  // namespace

EarlierTimes::EarlierTimes(const TimeLayers& layers, const std::vector<Resolved>& resolved,
                           const TimeContext& context, const std::optional<CalendarPoint>& document)
    : layers_(layers),
      resolved_(resolved),
      context_(context),
      document_(document),
      heads_(layers, context) {}

bool EarlierTimes::is_under_date(uint32_t time) const {
  const uint32_t block = layers_.times[time].block;
  if (!document_ || block >= layers_.blocks.size()) return false;
  const Block& own = layers_.blocks[block];
  uint32_t date = kNone;
  if (own.kind == BlockKind::paragraph && heads_.label_of(block) != kNone) {
    date = context_.times_of(heads_.label_of(block)).first;
  } else if (own.parent != kNone && layers_.blocks[own.parent].kind == BlockKind::row) {
    const TimeContext::Range range = context_.times_of(own.parent);
    if (range.last != range.first + 1) return false;
    date = range.first;
  } else if (const uint32_t first = context_.times_of(block).first;
             first < time && heads_.opens_entry(first)) {
    date = first;
  }
  return date != kNone && layers_.times[date].from.month != 0 && is_long_gone(date);
}

/// Does `time` lie half a year and more before the document?
bool EarlierTimes::is_long_gone(uint32_t time) const {
  constexpr std::chrono::days kLong{183};
  const auto today = document_ ? day_of(*document_) : std::nullopt;
  const auto then = extent(end_of(time));
  return today && then && std::chrono::sys_seconds{*today} - then->end > kLong;
}

/// May `time` complete time `later`, which lacks `lack`?
bool EarlierTimes::anchors(uint32_t time, uint32_t later, Grain lack) const {
  const TimeValue& value = layers_.times[time];
  if (!is_bare(value.shift) && context_.is_compared(time)) return false;
  // The same period of last year, the same month of 2015 are what something is measured against.
  const bool same_period = value.shift.base == TimeBase::context &&
                           (value.from.has_year() ||
                            (value.then.unit == Grain::year && value.shift.unit == Grain::none));
  if (same_period || context_.is_since(time)) return false;
  return is_calendar(value.type) && gives(end_of(time), lack) && !context_.dates_a_work(time) &&
         !context_.in_closed_title(time, later);
}

bool EarlierTimes::is_interval(uint32_t time) const {
  return layers_.times[time].type == TimeType::interval || resolved_[time].is_range;
}

CalendarPoint EarlierTimes::end_of(uint32_t time) const {
  const Resolved& resolved = resolved_[time];
  CalendarPoint end = is_interval(time) ? resolved.to : resolved.from;
  name_month(end);
  return end;
}

uint32_t EarlierTimes::nearest(uint32_t time, Grain lack) const {
  return nearest_of(time, lack, false);
}

uint32_t EarlierTimes::nearest_period(uint32_t time, Grain lack) const {
  return nearest_of(time, lack, true);
}

/// Is `time` longer than a day, and more than what a bracket adds?
bool EarlierTimes::is_period(uint32_t time) const {
  if (context_.in_own_bracket(time)) return false;
  const CalendarPoint& point = resolved_[time].from;
  return is_interval(time) || (point.day == 0 && !point.has_clock() && point.weekday == 0);
}

uint32_t EarlierTimes::nearest_of(uint32_t time, Grain lack, bool periods) const {
  uint32_t block = layers_.times[time].block;
  uint32_t before = time;
  int left = kMostTimes;
  uint32_t aside = kNone;  // anchors `time`, unless another one of the block does better
  if (lack == Grain::year && context_.under_several_years(time)) return kNone;
  if (time == line_) return kNone;
  // The chain has no cycle (reading), but its length is bounded anyway.
  for (int depth = 0; block != kNone && block < layers_.blocks.size() && depth < 64; ++depth) {
    const TimeContext::Range range = context_.times_of(block);
    for (uint32_t j = std::min(range.last, before); j > range.first; --j) {
      if (--left < 0) return kNone;
      if (looks_back(time) && looks_back(j - 1)) continue;
      if (periods && (!is_period(j - 1) || context_.in_closed_bracket(j - 1, time))) continue;
      if (lack == Grain::month && is_month_gone_by(j - 1) &&
          sentence_of(j - 1) != sentence_of(time))
        continue;
      // What an earlier sentence measures against is over with it; but the next day is that of the
      // last one told, however it was named.
      const bool other = sentence_of(j - 1) != sentence_of(time);
      const bool next = steps_on(time) && end_of(j - 1).day != 0;
      if (other && ((looks_back(j - 1) && !next) || is_compared(j - 1))) continue;
      const bool back = counts_back(j - 1) && !next && !(steps_back(time) && is_long_gone(j - 1));
      if (other && lack == Grain::day && (back || is_planned(j - 1, time))) continue;
      if (other && lack == Grain::year && !document_ && context_.is_term(j - 1)) continue;
      const bool future = depth == 0 ? !goes_on_from_it(time) && tells_of_future(j - 1, time)
                                     : is_term_above(j - 1, time);
      if (future || !anchors(j - 1, time, lack)) continue;
      if (aside == kNone && gives_way(j - 1, time, lack)) {
        aside = j - 1;
      } else if (aside == kNone || takes_over(j - 1, aside, time, lack)) {
        return j - 1;
      }
    }
    // Others go on from what the sentence measures against only where the blocks above have nothing
    // and no date of the document is known.
    const bool compared = aside != kNone && sentence_of(aside) == sentence_of(time);
    if (aside != kNone && !compared) return aside;
    before = time;
    block = heads_.above(block);
  }
  return document_ ? kNone : aside;
}

/// Is `time` one that others are told beside: what its sentence measures against, or for a day a
/// month alone, named with its year in an earlier sentence (the treaty signed in June 2019), or a
/// year gone by that an earlier sentence names beside another one (more this year than last)?
bool EarlierTimes::gives_way(uint32_t time, uint32_t later, Grain lack) const {
  const bool same = sentence_of(time) == sentence_of(later);
  const TimeValue& value = layers_.times[time];
  if (lack == Grain::year) {
    const bool gone = value.shift.base == TimeBase::document && value.shift.unit == Grain::year &&
                      value.shift.count < 0 && value.from.month == 0;
    return same ? is_compared(time) : gone;
  }
  return lack == Grain::month && !same && value.type == TimeType::date && is_bare(value.shift) &&
         value.from.has_year() && value.from.grain == Grain::month;
}

/// Does `later` go on from `time` rather than from `aside`, which gives way: from what is measured
/// rather than from what it is measured against, from a day told after that month, from a later
/// year of the same sentence?
bool EarlierTimes::takes_over(uint32_t time, uint32_t aside, uint32_t later, Grain lack) const {
  if (lack == Grain::year) {
    const uint32_t sentence = sentence_of(time);
    if (sentence_of(aside) != sentence_of(later))
      return sentence == sentence_of(aside) && end_of(time).year > end_of(aside).year;
    return true;
  }
  return end_of(time).day != 0 && is_later(time, aside);
}

/// Does `time` end behind `other`?
bool EarlierTimes::is_later(uint32_t time, uint32_t other) const {
  const auto a = extent(end_of(time));
  const auto b = extent(end_of(other));
  return a && b && a->end > b->end;
}

/// Is `time` rather than `other` what its paragraph tells, for words that compare with the term
/// before? A quarter rather than a month for quarters, a period rather than a day, and the later.
bool EarlierTimes::is_better(uint32_t time, uint32_t other, Grain lack) const {
  if (!is_period(other)) return true;
  if (!is_period(time)) return false;
  const bool quarter = end_of(time).quarter != 0;
  if (lack == Grain::quarter && quarter != (end_of(other).quarter != 0)) return quarter;
  return is_later(time, other);
}

uint32_t EarlierTimes::in_paragraph_before(uint32_t time, Grain lack) const {
  constexpr int kMostParagraphs = 5;
  constexpr int kMostAside = 8;
  const auto& blocks = layers_.blocks;
  const uint32_t own = layers_.times[time].block;
  if (own >= blocks.size() || blocks[own].kind != BlockKind::paragraph) return kNone;
  int paragraphs = 0;
  int aside = 0;  // whose times only compare
  int left = kMostTimes;
  int blocks_left = kMostBlocks;
  for (uint32_t block = own; block > 0 && paragraphs < kMostParagraphs && aside < kMostAside;) {
    if (--blocks_left < 0) break;
    const Block& before = blocks[--block];
    if (before.kind == BlockKind::heading || before.kind == BlockKind::title) break;
    if (!heads_.is_of_text(block)) break;
    if (before.kind != BlockKind::paragraph || before.parent != blocks[own].parent) continue;
    const TimeContext::Range range = context_.times_of(block);
    bool tells = range.last == range.first;
    uint32_t found = kNone;
    for (uint32_t j = range.last; j > range.first; --j) {
      if (--left < 0) return kNone;
      if ((looks_back(time) && looks_back(j - 1)) || stands_aside(j - 1, lack)) continue;
      tells = true;
      if (!anchors(j - 1, time, lack) || tells_of_future(j - 1, time)) continue;
      if (lack == Grain::day && is_planned(j - 1, time)) continue;
      if (found == kNone || (looks_back(time) && is_better(j - 1, found, lack))) found = j - 1;
    }
    if (found != kNone) return found;
    ++(tells ? paragraphs : aside);
  }
  return kNone;
}

uint32_t EarlierTimes::period_in_paragraph_before(uint32_t time, Grain lack) const {
  const uint32_t found = in_paragraph_before(time, lack);
  return found != kNone && is_period(found) ? found : kNone;
}

uint32_t EarlierTimes::in_head(uint32_t time, Grain lack) const {
  const uint32_t own = layers_.times[time].block;
  const uint32_t first = own < layers_.blocks.size() ? context_.times_of(own).first : time;
  int left = kMostTimes;
  if (time == line_) return kNone;
  if (line_ != kNone && line_ < time) {
    // What a title is about does not say when its news was written.
    return anchors(line_, time, lack) ? line_ : kNone;
  }
  const std::vector<uint32_t>& heads = heads_.times_of_heads();
  for (auto at = std::ranges::lower_bound(heads, std::min(first, time));
       at != heads.begin() && left > 0; --at, --left) {
    const uint32_t head = *std::prev(at);
    if ((looks_back(time) && looks_back(head)) || counts_back(head)) continue;
    // Years that a plan runs over do not say when its news is told.
    if (is_interval(head) && resolved_[head].to.grain == Grain::year) continue;
    if (anchors(head, time, lack)) return head;
  }
  return kNone;
}

uint32_t EarlierTimes::month_before(uint32_t time) const { return last_day(time, true); }

uint32_t EarlierTimes::day_before(uint32_t time) const { return last_day(time, false); }

bool EarlierTimes::follows_unknown_year(uint32_t time) const {
  const uint32_t block = layers_.times[time].block;
  if (block >= layers_.blocks.size() || context_.times_of(block).first >= time) return false;
  const CalendarPoint before = end_of(time - 1);
  return !before.has_year() && before.month != 0;
}

uint32_t EarlierTimes::last_day(uint32_t time, bool month) const {
  constexpr uint32_t kMost = 30;  // times
  for (uint32_t j = time; j > 0 && time - j < kMost; --j) {
    const uint32_t block = layers_.times[j - 1].block;
    if (block >= layers_.blocks.size()) continue;
    const BlockKind kind = layers_.blocks[block].kind;
    if (kind == BlockKind::footnote || kind == BlockKind::source || kind == BlockKind::row)
      continue;
    if (is_compared(j - 1) || looks_back(j - 1) || counts_back(j - 1)) continue;
    const CalendarPoint end = end_of(j - 1);
    if (end.day == 0 || is_planned(j - 1, time)) continue;
    if (month ? anchors(j - 1, time, Grain::month)
              : is_calendar(layers_.times[j - 1].type) && !context_.dates_a_work(j - 1))
      return j - 1;
  }
  return kNone;
}

uint32_t EarlierTimes::year_told(uint32_t time) const {
  const uint32_t block = layers_.times[time].block;
  if (block >= layers_.blocks.size()) return kNone;
  const uint32_t first = context_.times_of(block).first;
  int left = kMostTimes;
  for (uint32_t j = time; j > first && left > 0; --j, --left) {
    const CalendarPoint end = end_of(j - 1);
    if (!end.has_year() || end.grain >= Grain::year || is_compared(j - 1)) continue;
    if (anchors(j - 1, time, Grain::year)) return j - 1;
  }
  return kNone;
}

/// As the context says; each time is asked but once.
bool EarlierTimes::is_plan(uint32_t time) const {
  if (plans_.empty()) plans_.resize(layers_.times.size(), Known::no);
  if (plans_[time] == Known::no) plans_[time] = context_.is_plan(time) ? Known::plan : Known::other;
  return plans_[time] == Known::plan;
}

/// In a text that nothing dates, is `time` of a plan, and what `later` tells none?
bool EarlierTimes::is_planned(uint32_t time, uint32_t later) const {
  return !document_ && is_plan(time) && !is_plan(later);
}

/// Is `time`, or the amount behind it, what something is measured against?
bool EarlierTimes::is_compared(uint32_t time) const {
  return context_.is_compared(time) || context_.is_compared_amount(time);
}

/// Is `time` beside what its paragraph tells: what is compared, or since when; of days, one that
/// counts back?
bool EarlierTimes::stands_aside(uint32_t time, Grain lack) const {
  const bool compared = lack >= Grain::year && context_.is_compared(time);
  return compared || context_.is_since(time) || context_.is_compared_amount(time) ||
         (lack == Grain::day && counts_back(time));
}

/// Does `time` count by months and years back from the day of writing (the 29th of last month)?
/// What is told next is not of that day.
bool EarlierTimes::counts_back(uint32_t time) const {
  const TimeShift& shift = layers_.times[time].shift;
  return shift.base == TimeBase::document && shift.count < 0 && shift.unit >= Grain::month;
}

/// Does `time` go on from a day that has been told: the next day?
bool EarlierTimes::steps_on(uint32_t time) const {
  const TimeShift& shift = layers_.times[time].shift;
  return shift.base == TimeBase::context && shift.unit == Grain::day && shift.count > 0;
}

/// Does `time` go back from a day that has been told: the day before?
bool EarlierTimes::steps_back(uint32_t time) const {
  const TimeShift& shift = layers_.times[time].shift;
  return shift.base == TimeBase::context && shift.unit == Grain::day && shift.count < 0;
}

/// Is `time` a month that is named from the day of writing (last June, June of last year)? The days
/// told next are not in it.
bool EarlierTimes::is_month_gone_by(uint32_t time) const {
  if (!document_ || document_->day == 0) return false;
  const TimeValue& value = layers_.times[time];
  const TimeShift& shift = value.shift;
  const bool back = shift.base == TimeBase::document && (shift.count < 0 || shift.direction < 0);
  const CalendarPoint& point = resolved_[time].from;
  return back && value.type == TimeType::date && value.from.month != 0 && point.day == 0 &&
         shift.unit != Grain::month;
}

/// Does `time` compare (the month before, the same month a year before)? What is compared is one
/// period, however many it is compared with.
bool EarlierTimes::looks_back(uint32_t time) const {
  const TimeShift& shift = layers_.times[time].shift;
  return shift.base == TimeBase::context && shift.count < 0;
}

/// Does `time` say itself that it goes on from the one before it (the same month, the day after)?
bool EarlierTimes::goes_on_from_it(uint32_t time) const {
  const TimeShift& shift = layers_.times[time].shift;
  const bool short_step = shift.unit >= Grain::day && shift.unit <= Grain::month;
  return shift.base == TimeBase::context && shift.count >= 0 && short_step;
}

bool EarlierTimes::lies_ahead(uint32_t time) const {
  if (!document_) return false;
  const auto today = day_of(*document_);
  const auto begin = extent(end_of(time));
  // Three in the afternoon of the day of writing is not ahead of it.
  return today && begin && std::chrono::floor<std::chrono::days>(begin->begin) > *today;
}

/// Does `time`, of a block above, lie ahead of the document in running text, so that what `later`
/// tells as done is not in its year? A heading's year holds what stands under it.
bool EarlierTimes::is_term_above(uint32_t time, uint32_t later) const {
  const uint32_t block = layers_.times[time].block;
  if (block >= layers_.blocks.size() || !lies_ahead(time)) return false;
  const BlockKind kind = layers_.blocks[block].kind;
  const bool text = kind == BlockKind::item || kind == BlockKind::paragraph;
  return text && context_.telling(later) == TimeContext::Telling::past;
}

/// Does `time` lie ahead of the document, so that what an earlier sentence says of it, or what
/// `later` tells as done, is not in it?
bool EarlierTimes::tells_of_future(uint32_t time, uint32_t later) const {
  if (!lies_ahead(time)) return false;
  if (sentence_of(time) != sentence_of(later)) return true;
  // Next year is put beside what is told, a year by its number may hold it.
  return !is_bare(layers_.times[time].shift) &&
         context_.telling(later) == TimeContext::Telling::past;
}

uint32_t EarlierTimes::sentence_of(uint32_t time) const {
  const auto after = first_behind(layers_.sentences, layers_.times[time].span.begin);
  return static_cast<uint32_t>(after - layers_.sentences.begin());
}

}  // namespace sagwan
