// SPDX-License-Identifier: Apache-2.0
#include "stages/front/later_texts.h"

#include <algorithm>
#include <optional>

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "pipeline/core/utf8.h"
#include "stages/front/dateline.h"

namespace sagwan {

namespace {

class Reader {
 public:
  Reader(View<FrontStage::Reads> doc, const Resources& resources)
      : doc_(doc), resources_(resources) {}

  /// The date lines of further texts that stand in the document behind its own: (Agency) at the
  /// beginning of a paragraph, a page's stamp above one, the label of a press release. An agency
  /// may leave the date out: then its report is of the document's day.
  [[nodiscard]] std::vector<FrontMatter> read(const CalendarPoint& document,
                                              uint32_t date_block) const {
    std::vector<FrontMatter> out;
    const auto& times = doc_.get<TimeValue>();
    const std::vector<uint32_t> order = times_by_block();
    auto at = order.begin();
    uint32_t last = date_block;
    Ends ends = Ends::never;
    for (uint32_t block = last + 1; block < doc_.blocks().size(); ++block) {
      while (at != order.end() && times[*at].block < block) ++at;
      std::optional<CalendarPoint> date;
      for (auto i = at; i != order.end() && times[*i].block == block && !date; ++i) {
        const TimeValue& value = times[*i];
        if (heads_text(value) || (labels_text(value) && is_parted(last, block)))
          date = day_of_text(document, value);
      }
      const TimeValue* first =
          at != order.end() && times[*at].block == block ? &times[*at] : nullptr;
      if (date) {
        out.push_back(text_from(block, *date));
        ends = Ends::never;
      } else if (is_text(doc_.blocks()[block]) && opens_dispatch(block)) {
        if (first != nullptr && dates_dispatch(*first)) date = day_of_text(document, *first);
        if (!date) date = document;
        out.push_back(text_from(head_of(block, last), *date));
        ends = Ends::at_heading;
      } else if (first != nullptr && ends_head_of_dispatch(*first)) {
        date = day_of_text(document, *first);
        if (!date) continue;
        out.push_back(text_from(block, *date));
        ends = Ends::at_once;
      } else if (ends == Ends::at_once ||
                 (ends == Ends::at_heading && doc_.blocks()[block].kind == BlockKind::heading)) {
        out.push_back(text_from(block, document));
        out.back().resumes = true;
        ends = Ends::never;
      }
      if (date) last = block;
    }
    return out;
  }

 private:
  /// The year in which `date` is not after the document's, but for some days.
  static void put_year_before(const CalendarPoint& document, CalendarPoint& date) {
    constexpr std::chrono::days kLater{7};
    date.year = document.year;
    const auto day = day_of(date);
    const auto today = day_of(document);
    if (day && today && *day - *today > kLater) --date.year;
  }

  /// Where a further text ends, if not where the next one begins: an agency's report at a heading
  /// of the document, one whose head says its place and day with its paragraph.
  enum class Ends : uint8_t { never, at_heading, at_once };

  /// The indices of the times that stand in a block, in the order of the blocks.
  [[nodiscard]] std::vector<uint32_t> times_by_block() const {
    const auto& times = doc_.get<TimeValue>();
    std::vector<uint32_t> out;
    for (uint32_t i = 0; i < times.size(); ++i) {
      if (times[i].block != kNone) out.push_back(i);
    }
    std::ranges::stable_sort(out, {}, [&](uint32_t i) { return times[i].block; });
    return out;
  }

  /// The day of a further text: as printed, in the year not after the document's, or the last such
  /// day before it; none where there is no such day.
  static std::optional<CalendarPoint> day_of_text(const CalendarPoint& document,
                                                  const TimeValue& value) {
    CalendarPoint date = value.from;
    date.hour = date.minute = date.second = -1;
    date.daypart = DayPart::none;
    date.weekday = 0;
    date.grain = Grain::day;
    if (date.month == 0) {
      CalendarPoint month = document;
      month.day = 0;
      month.grain = Grain::month;
      const auto before = shifted(month, Grain::month, date.day > document.day ? -1 : 0);
      if (!before) return std::nullopt;
      date.year = before->year;
      date.month = before->month;
    } else if (!date.has_year()) {
      put_year_before(document, date);
    }
    return is_possible(date) ? std::optional(date) : std::nullopt;
  }

  [[nodiscard]] FrontMatter text_from(uint32_t block, const CalendarPoint& date) const {
    FrontMatter text;
    text.span = doc_.blocks()[block].span;
    text.date = FixedText<32>(timex_value(date));
    return text;
  }

  static bool is_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::heading ||
           is_front(block.kind);
  }

  /// Does a rule call the beginning of the block that of an agency's report: (CITY=AGENCY)?
  [[nodiscard]] bool opens_dispatch(uint32_t block) const {
    const Span line = without_spaces(doc_.text(), doc_.blocks()[block].span);
    const auto& finds = doc_.get<Find>();
    auto at =
        std::lower_bound(finds.begin(), finds.end(), line.begin,
                         [](const Find& find, uint32_t place) { return find.span.begin < place; });
    for (; at != finds.end() && at->span.begin == line.begin; ++at) {
      if (is_dateline_cue(doc_.text(), *at, resources_) &&
          utf8::decode(doc_.text(), line.begin) == '(')
        return true;
    }
    return false;
  }

  /// Is `value` the day that an agency's report begins with?
  [[nodiscard]] bool dates_dispatch(const TimeValue& value) const {
    constexpr uint32_t kHead = 120;  // bytes: the agency, a reporter's name
    return (value.type == TimeType::date || value.type == TimeType::time) &&
           value.shift.base == TimeBase::none && value.from.day != 0 &&
           value.span.begin - doc_.blocks()[value.block].span.begin <= kHead;
  }

  /// Is `value` the day in the head of an agency's report, directly before the word for one?
  [[nodiscard]] bool ends_head_of_dispatch(const TimeValue& value) const {
    constexpr uint32_t kLongestHead = 72;  // bytes: agency, reporter, place
    const Span block = doc_.blocks()[value.block].span;
    if (doc_.blocks()[value.block].kind != BlockKind::paragraph) return false;
    if (!dates_dispatch(value) || value.span.begin - block.begin > kLongestHead) return false;
    const auto& finds = doc_.get<Find>();
    auto at =
        std::lower_bound(finds.begin(), finds.end(), value.span.end,
                         [](const Find& find, uint32_t place) { return find.span.begin < place; });
    for (; at != finds.end() && at->span.begin == value.span.end; ++at) {
      if (is_dateline_cue(doc_.text(), *at, resources_)) return true;
    }
    return false;
  }

  /// The block that the text of `block` begins with: the line above it, where that is its title.
  [[nodiscard]] uint32_t head_of(uint32_t block, uint32_t last) const {
    constexpr uint32_t kLongestTitle = 200;  // bytes
    if (block <= last + 1) return block;
    const Block& above = doc_.blocks()[block - 1];
    const Span line = without_spaces(doc_.text(), above.span);
    const bool told = line.empty() || doc_.text()[line.end - 1] == '.';
    return is_text(above) && line.size() <= kLongestTitle && !told ? block - 1 : block;
  }

  /// Is `value`, with its year, the labelled day of a press release, in a line of its own?
  [[nodiscard]] bool labels_text(const TimeValue& value) const {
    constexpr uint32_t kLongest = 150;  // bytes
    constexpr uint32_t kBehind = 24;    // a weekday in brackets
    const Block& block = doc_.blocks()[value.block];
    if (!is_date(value) || value.from.day == 0 || !is_text(block) ||
        is_other_day(doc_.text(), doc_.get<Find>()[value.find].span, doc_.get<Find>(), resources_))
      return false;
    if (block.span.size() > kLongest) return false;
    if (labelled(doc_.text(), value.span, doc_.get<Find>(), resources_)) return true;
    const auto& finds = doc_.get<Find>();
    auto at =
        std::lower_bound(finds.begin(), finds.end(), value.span.end,
                         [](const Find& find, uint32_t place) { return find.span.begin < place; });
    for (; at != finds.end() && at->span.begin <= value.span.end + kBehind; ++at) {
      if (at->span.end <= block.span.end && is_dateline_cue(doc_.text(), *at, resources_))
        return true;
    }
    return false;
  }

  /// Does running text stand between the two blocks?
  [[nodiscard]] bool is_parted(uint32_t first, uint32_t block) const {
    constexpr uint32_t kLongText = 90;  // bytes: one sentence
    for (uint32_t i = first + 1; i < block; ++i) {
      const Block& between = doc_.blocks()[i];
      const bool text = between.kind == BlockKind::paragraph || between.kind == BlockKind::item;
      if (text && between.span.size() >= kLongText) return true;
    }
    return false;
  }

  /// Is `value` the date line of a text that begins with its block, or the stamp right above one?
  [[nodiscard]] bool heads_text(const TimeValue& value) const {
    constexpr uint32_t kLongText = 150;  // bytes
    const bool day = value.type == TimeType::date || value.type == TimeType::time;
    if (!day || value.shift.base != TimeBase::none || value.from.month == 0 || value.from.day == 0)
      return false;
    const auto& blocks = doc_.blocks();
    const Block& block = blocks[value.block];
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading &&
        !is_front(block.kind))
      return false;
    if (in_dateline(doc_.text(), block.span, value.span)) return true;
    if (!value.from.has_year()) return false;
    const bool above = value.block + 1 < blocks.size() &&
                       blocks[value.block + 1].kind == BlockKind::paragraph &&
                       blocks[value.block + 1].span.size() >= kLongText;
    return above && value.from.has_clock() && block.span.size() < kLongText &&
           in_stamp(doc_.text(), block.span, value.span, true);
  }

  View<FrontStage::Reads> doc_;
  const Resources& resources_;
};

}  // namespace

std::vector<FrontMatter> LaterTexts::read(const CalendarPoint& document,
                                          uint32_t date_block) const {
  return Reader(doc_, resources_).read(document, date_block);
}

}  // namespace sagwan
