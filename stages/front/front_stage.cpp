// SPDX-License-Identifier: Apache-2.0
// Volume, issue, authors and publisher are FIELD rules that run in masthead and title blocks; the
// series is what is left at the start of the masthead, before its first field or date.
#include "stages/front/front_stage.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/front/dateline.h"
#include "stages/front/later_texts.h"

namespace sagwan {

namespace {

// Where there is no masthead, the date line stands among the first blocks: front pages seen have at
// most this many.
constexpr uint32_t kFrontBlocks = 12;

/// Is the block nothing but the date, but for a weekday or a bracket?
bool stands_alone(std::string_view text, Span block, Span date) {
  constexpr uint32_t kRest = 12;  // `(Wed)` in three-byte letters, a point, spaces
  const Span line = without_spaces(text, block);
  return date.begin - line.begin <= 3 && line.end - date.end <= kRest;
}

/// A month is the date of a front page only where its year is written out: `24.6` above a line is
/// what somebody noted there.
bool has_full_year(std::string_view date) {
  std::size_t digits = 0;
  for (const char c : date) {
    digits = is_digit(static_cast<unsigned char>(c)) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return std::none_of(date.begin(), date.end(),
                      [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

class Reader {
 public:
  explicit Reader(View<FrontStage::Reads> doc, const Resources& resources)
      : doc_(doc), resources_(resources) {
    for (const TimeValue& value : doc.get<TimeValue>()) {
      if (value.block >= kFrontBlocks) continue;
      const bool days = value.type == TimeType::duration || value.type == TimeType::set;
      const TimeValue*& first = first_days_[value.block];
      if (!days && value.from.day != 0 && first == nullptr) first = &value;
    }
  }

  FrontMatter read(Diagnostics& diagnostics) {
    find_date();
    if (out_.date.view().empty()) take_date_of_file(diagnostics);
    if (const auto day = parse_iso(out_.date.view()); day && day->day != 0)
      later_ = LaterTexts(doc_, resources_).read(*day, date_block_);
    for (const Block& block : doc_.blocks()) {
      if (!is_front(block.kind)) continue;
      if (!later_.empty() && block.span.begin >= later_[0].span.begin) break;
      if (out_.span.empty()) out_.span = block.span;
      read_fields(block);
      if (block.kind == BlockKind::title) {
        Span& place = out_.title.empty() ? out_.title : out_.subtitle;
        if (place.empty()) place = without_spaces(doc_.text(), block.span);
      } else if (out_.series.empty()) {
        out_.series = series_of(block);
      }
    }
    return out_;
  }

  /// The further texts that stand in the document behind its own.
  [[nodiscard]] const std::vector<FrontMatter>& later() const { return later_; }

 private:
  /// Is it another day than the report's own (next release)?
  [[nodiscard]] bool is_of_another(const TimeValue& value) const {
    // A weekday may stand before it.
    const Span whole = doc_.get<Find>()[value.find].span;
    return is_other_day(doc_.text(), whole, doc_.get<Find>(), resources_);
  }

  void find_date() {
    const auto& blocks = doc_.blocks();
    const TimeValue* date = nullptr;
    const TimeValue* stamp = nullptr;
    for (const TimeValue& value : doc_.get<TimeValue>()) {
      if (value.block == kNone || !is_date(value)) continue;
      const Block& block = blocks[value.block];
      if (is_of_another(value)) continue;
      if (block.kind == BlockKind::masthead) {
        date = &value;
        break;
      }
      if (date == nullptr && dates_front(block, value)) date = &value;
      if (stamp == nullptr && is_stamp(block, value)) stamp = &value;
    }
    if (date == nullptr) date = stamp;
    if (date == nullptr) {
      find_date_without_year();
      if (out_.date.view().empty()) find_date_of_report();
      return;
    }
    out_.date = FixedText<32>(timex_value(date->from));
    date_block_ = date->block;
    if (out_.span.empty()) out_.span = blocks[date->block].span;
  }

  /// What else dates a report: the end of the days that it says it covers, the source that its last
  /// line names, the year beside a label.
  void find_date_of_report() {
    constexpr uint32_t kPeriodBlocks = 5;
    constexpr uint32_t kPeriodLine = 120;
    const auto& blocks = doc_.blocks();
    const TimeValue* year = nullptr;
    for (const TimeValue& value : doc_.get<TimeValue>()) {
      if (value.block == kNone || value.from.grain > Grain::year || !value.from.has_year() ||
          value.shift.base != TimeBase::none || is_of_another(value))
        continue;
      const Block& block = blocks[value.block];
      const Span line = without_spaces(doc_.text(), block.span);
      if (value.type == TimeType::interval && value.block < kPeriodBlocks &&
          line.end - line.begin <= kPeriodLine && value.from.day != 0 && value.to.day != 0) {
        CalendarPoint end = value.to;
        complete_from(end, value.from);
        if (end.month == 0) end.month = value.from.month;
        end.hour = end.minute = end.second = -1;
        end.daypart = DayPart::none;
        end.weekday = 0;
        end.grain = Grain::day;
        if (is_possible(end)) return take(end);
      }
      if (is_date(value) && value.from.grain <= Grain::day && value.block + 1 == blocks.size() &&
          blocks.size() > 1 && in_last_line(doc_.text(), block.span, value.span))
        return take(value.from);
      if (is_date(value) && value.from.grain <= Grain::day && value.block < kFrontBlocks &&
          ends_source(doc_.text(), block.span, value.span, doc_.get<Find>(), resources_))
        return take(value.from);
      const bool short_line = line.end - line.begin <= kPeriodLine &&
                              has_dateline_cue(doc_.text(), block, doc_.get<Find>(), resources_);
      if (year == nullptr && value.type == TimeType::date && value.from.grain == Grain::year &&
          value.block < kFrontBlocks && (short_line || has_label(value)))
        year = &value;
    }
    if (year != nullptr) take(year->from);
  }
  void take(const CalendarPoint& date) { out_.date = FixedText<32>(timex_value(date)); }

  /// A date line that leaves out its year (28 October, Agency): the year is the one in which it
  /// stands behind the latest month or day that the text dates fully and does not plan, where that
  /// is near; else nothing tells it.
  void find_date_without_year() {
    const auto& times = doc_.get<TimeValue>();
    uint32_t line = kNone;
    const TimeValue* latest = nullptr;
    int16_t last_year = CalendarPoint::kUnset;
    for (uint32_t i = 0; i < times.size(); ++i) {
      const TimeValue& value = times[i];
      if (value.block == kNone || value.type == TimeType::duration || value.type == TimeType::set)
        continue;
      const CalendarPoint& p = value.from;
      if (line == kNone && !p.has_year() && p.month != 0 && p.day != 0 &&
          value.shift.base == TimeBase::none && dates_front(doc_.blocks()[value.block], value)) {
        line = i;
        continue;
      }
      if (!is_date_of_year(value) || is_planned(i)) continue;
      last_year = std::max(last_year, p.year);
      if (p.month != 0 && (latest == nullptr || is_earlier(latest->from, p))) latest = &value;
    }
    if (line == kNone) return;
    CalendarPoint date = times[line].from;
    const uint8_t weekday = date.weekday;
    date.hour = date.minute = date.second = -1;
    date.daypart = DayPart::none;
    date.weekday = 0;
    date.grain = Grain::day;
    if (latest != nullptr) {
      date.year = latest->from.year;
      const bool stamp = is_printed_after(date, latest->from);
      if (is_earlier(date, latest->from) && !stamp) ++date.year;
      const bool fits = is_possible(date) && (weekday == 0 || is_weekday(date, weekday));
      if (fits && (stamp || is_near(latest->from, date, last_year))) return take(date);
    }
    out_.date_line = line;
  }

  /// A date with its year, perhaps the year alone.
  static bool is_date_of_year(const TimeValue& value) {
    return (value.type == TimeType::date || value.type == TimeType::time) &&
           value.shift.base == TimeBase::none && value.from.has_year() && !value.day_first &&
           value.from.grain <= Grain::year;
  }

  /// Does `latest`, the latest date of a text, tell the year of its date line `date`? Not where it
  /// lies far back, or where the text speaks of later years.
  static bool is_near(CalendarPoint latest, const CalendarPoint& date, int16_t last_year) {
    constexpr std::chrono::days kMonth{31};
    constexpr std::chrono::days kSome{200};
    const auto from = extent(latest);
    const auto to = day_of(date);
    if (!from || !to) return false;
    const auto gap = *to - std::chrono::floor<std::chrono::days>(from->begin);
    return gap <= kMonth || (gap <= kSome && last_year <= date.year);
  }

  static bool is_weekday(const CalendarPoint& point, uint8_t weekday) {
    const auto day = day_of(point);
    return day && std::chrono::weekday{*day}.iso_encoding() == weekday;
  }

  /// The day on which the file was made, where the text says none: reports are made into files
  /// when they come out.
  void take_date_of_file(Diagnostics& diagnostics) {
    const Source& source = doc_.source();
    const auto day = parse_iso(source.created);
    if (!day || !is_possible(*day)) return;
    out_.date = FixedText<32>(timex_value(*day));
    diagnostics.add(Code::date_of_file, Place{source.name, 0, 0},
                    "the text says no date of its own; " + source.created +
                        ", the day on which the file was made, is taken");
  }

  static bool is_earlier(const CalendarPoint& a, const CalendarPoint& b) {
    if (a.year != b.year) return a.year < b.year;
    return a.month != b.month ? a.month < b.month : a.day < b.day;
  }

  /// Was `stamp` printed some days after `line`, as the hour at which a page was put up?
  static bool is_printed_after(CalendarPoint line, const CalendarPoint& stamp) {
    constexpr std::chrono::days kLate{31};
    line.grain = Grain::day;
    const auto from = day_of(line);
    const auto to = day_of(stamp);
    return from && to && *to - *from <= kLate;
  }

  /// Does a word of what is to come stand near time `i`, and no other time between?
  [[nodiscard]] bool is_planned(uint32_t i) const {
    constexpr uint32_t kNear = 90;   // a clause in three-byte letters
    constexpr uint32_t kBeside = 6;  // directly behind it
    const auto& times = doc_.get<TimeValue>();
    const auto& finds = doc_.get<Find>();
    const Span time = times[i].span;
    const uint32_t from =
        std::max(time.begin > kNear ? time.begin - kNear : 0U, i == 0 ? 0U : times[i - 1].span.end);
    const uint32_t to = std::min(time.end + kNear,
                                 i + 1 < times.size() ? times[i + 1].span.begin : time.end + kNear);
    auto at =
        std::lower_bound(finds.begin(), finds.end(), from,
                         [](const Find& find, uint32_t place) { return find.span.begin < place; });
    for (; at != finds.end() && at->span.begin < to; ++at) {
      if (at->type != FindType::cue || at->block != times[i].block) continue;
      const std::string_view cue = Fields(*at, doc_.text(), resources_).value(Field::cue);
      const bool before = at->span.begin < time.begin;
      const bool close = at->span.begin <= time.end + kBeside;
      const bool behind = cue == "plan" || cue == "plan_quoted";
      if (cue == "plan_both" ? before || close : behind && !before) return true;
    }
    return false;
  }

  /// Is `value` of `block` in a date line among the first blocks?
  [[nodiscard]] bool dates_front(const Block& block, const TimeValue& value) const {
    const auto& blocks = doc_.blocks();
    if (value.block >= kFrontBlocks) return false;
    if (blocks.size() > 1 && stands_alone(doc_.text(), block.span, value.span)) {
      return value.from.grain <= Grain::day || has_full_year(doc_.text(value.span));
    }
    if (value.from.grain > Grain::day || block.kind == BlockKind::footnote) return false;
    if (value.block == 0 && in_head_line(doc_.text(), block.span, value.span)) return true;
    constexpr uint32_t kSourceBlocks = 3;  // below a title of one line or two
    if (value.block < kSourceBlocks && value.from.has_year() &&
        in_bracket_line(doc_.text(), block.span, value.span))
      return true;
    if (in_page_line(doc_.text(), block.span, value.span)) return true;
    if (in_dateline(doc_.text(), block.span, value.span) || has_label(value)) return true;
    // Behind the head's first day others follow that the report tells of.
    return &value == first_days_[value.block] &&
           has_dateline_cue(doc_.text(), block, doc_.get<Find>(), resources_);
  }

  /// Is `value` of `block` the stamp of a page among the first blocks?
  [[nodiscard]] bool is_stamp(const Block& block, const TimeValue& value) const {
    if (value.block >= kFrontBlocks || value.from.grain > Grain::day) return false;
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading &&
        !is_front(block.kind))
      return false;
    return in_stamp(doc_.text(), block.span, value.span, value.from.has_clock());
  }

  /// Does a word that a rule calls the label of a document's date stand directly before `value`?
  [[nodiscard]] bool has_label(const TimeValue& value) const {
    return labelled(doc_.text(), doc_.get<Find>()[value.find].span, doc_.get<Find>(), resources_);
  }

  void read_fields(const Block& block) {
    const auto& finds = doc_.get<Find>();
    for (const Find& find : finds) {
      if (find.type != FindType::field || !block.span.contains(find.span)) continue;
      const Fields fields(find, doc_.text(), resources_);
      if (fields.has(Field::volume) && out_.volume.empty())
        out_.volume = FixedText<16>::cut(fields.text(Field::volume));
      if (fields.has(Field::issue) && out_.issue.empty())
        out_.issue = FixedText<16>::cut(fields.text(Field::issue));
      if (fields.has(Field::publisher) && out_.publisher.empty())
        out_.publisher = fields.span(Field::publisher);
      if (fields.has(Field::author) && out_.author_count < out_.authors.size()) {
        out_.authors[out_.author_count++] = fields.span(Field::author);
      }
    }
  }

  /// The start of a masthead up to its first field, date or line end.
  [[nodiscard]] Span series_of(const Block& block) const {
    uint32_t end = block.span.end;
    const std::size_t line = doc_.text(block.span).find(kBlockBreak);
    if (line != std::string_view::npos) end = block.span.begin + static_cast<uint32_t>(line);
    for (const Find& find : doc_.get<Find>()) {
      if (!block.span.contains(find.span)) continue;
      if (find.type == FindType::field || is_dateline_cue(doc_.text(), find, resources_))
        end = std::min(end, find.match.begin);
    }
    for (const TimeValue& value : doc_.get<TimeValue>()) {
      if (!is_date(value) || !block.span.contains(value.span)) continue;
      // A weekday beside the date is outside of its value, but no name of a series.
      const Span found = value.find == kNone ? value.span : doc_.get<Find>()[value.find].span;
      end = std::min({end, value.span.begin, found.begin});
    }
    const Span series =
        without_spaces(doc_.text(), {block.span.begin, std::max(block.span.begin, end)});
    // Labels and addresses are a block of contacts.
    return doc_.text(series).find_first_of(":@") == std::string_view::npos ? series : Span{};
  }

  View<FrontStage::Reads> doc_;
  const Resources& resources_;
  std::array<const TimeValue*, kFrontBlocks> first_days_{};  // by block: its first day
  FrontMatter out_;
  std::vector<FrontMatter> later_;
  uint32_t date_block_ = kFrontBlocks;  ///< where its date stands
};

}  // namespace

Result<FrontStage> FrontStage::make(std::shared_ptr<const Resources> resources) {
  return FrontStage(std::move(resources));
}

Result<Layer<FrontMatter>> FrontStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  Reader reader(doc, *resources_);
  Layer<FrontMatter> out{reader.read(diagnostics)};
  for (const FrontMatter& text : reader.later()) out.push_back(text);
  return out;
}

}  // namespace sagwan
