// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/time_context.h"

#include <algorithm>
#include <array>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/resolve/time_words.h"

namespace sagwan {

namespace {

constexpr uint32_t kMostTitle = 2000;  // bytes from a time to the quotes of its title

struct QuotePair {
  char32_t open;
  char32_t close;
};
// Quotes that titles of works stand in (report conventions): curly double, corner, white corner,
// guillemets, angles.
constexpr std::array<QuotePair, 7> kTitleQuotes = {{
    {0x201C, 0x201D},
    {0x300C, 0x300D},
    {0x300E, 0x300F},
    {0xAB, 0xBB},
    {0x300A, 0x300B},
    {0x3008, 0x3009},
    {0xFF62, 0xFF63},
}};

bool is_title_quote(char32_t c) {
  return std::any_of(kTitleQuotes.begin(), kTitleQuotes.end(),
                     [&](QuotePair q) { return q.open == c || q.close == c; });
}

/// By byte: a quote, or the end of a line, may begin with it.
constexpr std::array<bool, 256> kMayBeQuote = [] {
  std::array<bool, 256> out{};
  out['\n'] = true;
  for (const QuotePair& quote : kTitleQuotes) {
    for (const char32_t c : {quote.open, quote.close})
      out[c < 0x800 ? 0xC0U | c >> 6U : 0xE0U | c >> 12U] = true;
  }
  return out;
}();

bool closes_title(char32_t c) {
  return c == '"' || c == 0x2019 ||
         std::any_of(kTitleQuotes.begin(), kTitleQuotes.end(),
                     [&](QuotePair q) { return q.close == c; });
}

bool is_complete_date(const TimeValue& value) {
  return (value.type == TimeType::date || value.type == TimeType::time) &&
         value.shift.base == TimeBase::none && value.from.has_year() &&
         value.from.grain <= Grain::year;
}

bool in_note(BlockKind kind) { return kind == BlockKind::footnote || kind == BlockKind::source; }

}  // namespace

TimeContext::TimeContext(const TimeLayers& layers, const Resources& resources,
                         const TimeWords& words)
    : layers_(layers),
      resources_(&resources),
      words_(&words),
      tellings_(layers, resources, words),
      ranges_(layers.blocks.size()) {
  for (uint32_t i = 0; i < layers.times.size(); ++i) {
    is_compared_.push_back(words.compared.stand_by(layers.text, layers.times[i].span));
    is_since_.push_back(words.since.stand_by(layers.text, layers.times[i].span));
    if (layers.times[i].block == kNone) continue;
    Range& range = ranges_[layers.times[i].block];
    if (range.last == 0) range.first = i;
    range.last = i + 1;
  }
  if (layers.times.empty()) return;
  note_compared();
  note_since();
  note_quotes();
  note_years_above();
}

/// Marks the times that a word joins with one that something is measured against: than in August
/// (0.5%) and July.
void TimeContext::note_compared() {
  const auto& times = layers_.times;
  for (std::size_t i = times.size() - 1; i > 0; --i) {
    const Span span = times[i - 1].span;
    if (!is_compared_[i] || is_compared_[i - 1] || times[i].span.begin < span.end) continue;
    const std::string_view between =
        behind_bracket(layers_.text.substr(span.end, times[i].span.begin - span.end));
    if (times[i].block == times[i - 1].block && words_->joiner.is(between))
      is_compared_[i - 1] = true;
  }
}

/// Marks the times before the cues that say that something has not been since.
void TimeContext::note_since() {
  constexpr uint32_t kMost = 80;  // bytes between a time and the word
  const auto& times = layers_.times;
  for (const Find& find : layers_.finds) {
    if (find.type != FindType::cue ||
        Fields(find, layers_.text, *resources_).value(Field::cue) != "since")
      continue;
    for (auto at = first_from(times, find.span.begin); at != times.begin();) {
      --at;
      if (at->block != find.block || find.span.begin - at->span.begin > kMost) break;
      if (at->type == TimeType::duration || at->type == TimeType::set) continue;
      if (at->span.end <= find.span.begin)
        is_since_[static_cast<std::size_t>(at - times.begin())] = true;
      break;
    }
  }
}

void TimeContext::note_quotes() {
  uint32_t at = 0;
  for (uint32_t block = 0; block < layers_.blocks.size(); ++block) {
    if (ranges_[block].first == ranges_[block].last) continue;
    const Span span = layers_.blocks[block].span;
    for (at = std::max(at, span.begin); at < span.end; ++at) {
      if (!kMayBeQuote[static_cast<unsigned char>(layers_.text[at])]) continue;
      const char32_t c = utf8::decode(layers_.text, at);
      if (c == '\n' || is_title_quote(c)) quotes_.push_back({at, c});
    }
  }
}

void TimeContext::note_years_above() {
  const auto& blocks = layers_.blocks;
  under_several_years_.resize(blocks.size());
  for (uint32_t row = 1; row < blocks.size(); ++row) {
    if (blocks[row].kind != BlockKind::row) continue;
    const uint32_t above = row - 1;
    int year = 0;
    bool several = false;
    for (uint32_t i = ranges_[above].first; i < ranges_[above].last; ++i) {
      const CalendarPoint& point = layers_.times[i].from;
      if (!point.has_year()) continue;
      several = several || (year != 0 && point.year != year);
      year = point.year;
    }
    const bool in_table = blocks[above].kind == BlockKind::row;
    under_several_years_[row] = in_table && (several || (year == 0 && under_several_years_[above]));
  }
}

bool TimeContext::under_several_years(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  return value.block != kNone && !value.from.has_year() && under_several_years_[value.block];
}

bool TimeContext::is_said(uint32_t time) const {
  return words_->said.stand_by(layers_.text, layers_.times[time].span);
}

bool TimeContext::is_until(uint32_t time) const {
  return words_->until.stand_by(layers_.text, layers_.times[time].span);
}

bool TimeContext::is_from_start(uint32_t time) const {
  return is_until(time) && words_->from_start.stand_by(layers_.text, layers_.times[time].span);
}

bool TimeContext::is_told_before(uint32_t time) const {
  const Span span = layers_.times[time].span;
  const uint32_t own = index_holding(layers_.sentences, span);
  return words_->earlier.stand_by(layers_.text, span) ||
         (own != kNone &&
          words_->earlier.open(layers_.text.substr(layers_.sentences[own].span.begin)));
}

bool TimeContext::is_same_as_next(uint32_t time) const {
  constexpr uint32_t kMost = 24;  // bytes
  constexpr std::string_view kSpaces = " ,";
  const Span span = layers_.times[time].span;
  const Span next = layers_.times[time + 1].span;
  if (next.begin <= span.end || next.begin - span.end > kMost) return false;
  std::string_view between = layers_.text.substr(span.end, next.begin - span.end);
  if (opens_bracket(next.begin))
    between.remove_suffix(utf8::length(layers_.text[utf8::previous(layers_.text, next.begin)]));
  const std::size_t first = between.find_first_not_of(kSpaces);
  if (first == std::string_view::npos)
    return opens_bracket(next.begin) || between.find(',') != std::string_view::npos;
  between = between.substr(first, between.find_last_not_of(kSpaces) + 1 - first);
  // More than a year earlier in October: the month is that of the more.
  return words_->that_is.is(between) && !is_compared(time);
}

bool TimeContext::lists_with_next(uint32_t time) const {
  const uint32_t end = layers_.times[time].span.end;
  const uint32_t next = layers_.times[time + 1].span.begin;
  return end <= next && tellings_.joins_list(layers_.text.substr(end, next - end));
}

bool TimeContext::opens_bracket(uint32_t place) const {
  constexpr char32_t kWideBracket = 0xFF08;
  if (place == 0) return false;
  const char32_t before = utf8::decode_before(layers_.text, place);
  return before == '(' || before == kWideBracket;
}

bool TimeContext::in_own_bracket(uint32_t time) const {
  constexpr std::string_view kWideClose = "\xEF\xBC\x89";
  const Span span = layers_.times[time].span;
  const std::string_view behind = layers_.text.substr(span.end);
  return opens_bracket(span.begin) && (behind.starts_with(')') || behind.starts_with(kWideClose));
}

bool TimeContext::in_closed_bracket(uint32_t time, uint32_t later) const {
  constexpr uint32_t kMost = 120;  // bytes from the bracket
  constexpr std::string_view kWideOpen = "\xEF\xBC\x88";
  constexpr std::string_view kWideClose = "\xEF\xBC\x89";
  const Span span = layers_.times[time].span;
  if (layers_.times[later].span.begin < span.end) return false;
  const uint32_t from = span.begin - std::min(span.begin, kMost);
  const std::string_view before = layers_.text.substr(from, span.begin - from);
  const std::string_view behind =
      layers_.text.substr(span.end, layers_.times[later].span.begin - span.end);
  const auto closes = [&](std::string_view open, std::string_view close) {
    const std::size_t bracket = before.rfind(open);
    return bracket != std::string_view::npos &&
           before.find(close, bracket) == std::string_view::npos &&
           behind.find(close) != std::string_view::npos;
  };
  return closes("(", ")") || closes(kWideOpen, kWideClose);
}

bool TimeContext::dates_a_work(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  const Span span = value.span;
  if (span.begin == 0 || layers_.text[span.begin - 1] != '(') return false;
  if (span.end >= layers_.text.size() || layers_.text[span.end] != ')') return false;
  const uint32_t bracket = span.begin - 1;
  if (bracket == 0) return false;
  const char32_t before = utf8::decode_before(layers_.text, bracket);
  if (closes_title(before)) return true;
  const auto& finds = layers_.finds;
  // Finds are sorted by begin; what ends at the bracket begins at most a title's length before it.
  auto at = first_from(finds, bracket);
  constexpr uint32_t kLongestName = 300;
  for (; at != finds.begin(); --at) {
    const Find& find = *std::prev(at);
    if (find.span.begin + kLongestName < bracket) break;
    if (find.span.end != bracket) continue;
    if (find.type == FindType::law || find.type == FindType::work) return true;
    const bool is_author = find.type == FindType::per || find.type == FindType::org;
    if (is_author && value.from.grain == Grain::year) return true;
    // A resolution by its number (2397) dates itself; an edition of an event does not.
    if (find.type == FindType::quantity && value.from.grain == Grain::day && value.from.has_year())
      return true;
  }
  return false;
}

Span TimeContext::title_around(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  const Span block = layers_.blocks[value.block].span;
  // The innermost quote that is open where the time stands, and its close.
  const std::size_t least = value.span.begin - std::min(value.span.begin - block.begin, kMostTitle);
  const std::size_t most = value.span.end + std::min(block.end - value.span.end, kMostTitle);
  const auto behind = std::ranges::lower_bound(quotes_, value.span.begin, {}, &Quote::at);
  if (behind == quotes_.begin()) return {};
  const Quote open = *std::prev(behind);
  if (open.at + utf8::length(layers_.text[open.at]) <= least) return {};
  const auto pair = std::ranges::find(kTitleQuotes, open.c, &QuotePair::open);
  if (pair == kTitleQuotes.end()) return {};
  for (auto close = std::ranges::lower_bound(quotes_, value.span.end, {}, &Quote::at);
       close != quotes_.end() && close->at < most; ++close) {
    if (close->c == pair->close)
      return {open.at, static_cast<uint32_t>(close->at + utf8::length(layers_.text[close->at]))};
  }
  return {};
}

uint32_t TimeContext::work_date(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  if (value.block == kNone) return kNone;
  const Span title = title_around(time);
  if (title.empty()) return kNone;
  const Block& block = layers_.blocks[value.block];
  const Range range = times_of(value.block);
  // Behind the title, nothing but closing quotes, spaces and an opening mark may stand before the
  // work's date.
  for (uint32_t i = time + 1; i < range.last; ++i) {
    const TimeValue& other = layers_.times[i];
    if (other.span.begin < title.end || !is_complete_date(other)) continue;
    const std::string_view between = layers_.text.substr(title.end, other.span.begin - title.end);
    if (between.find(';') != std::string_view::npos) break;
    bool direct = true;
    for (std::size_t at = 0; at < between.size(); at += utf8::length(between[at])) {
      const char32_t c = utf8::decode(between, at);
      direct = direct && (c == ' ' || c == '(' || c == ',' || closes_title(c));
    }
    if (direct || in_note(block.kind)) return i;
    break;
  }
  if (!in_note(block.kind)) return kNone;
  for (uint32_t i = time; i > range.first; --i) {
    const TimeValue& other = layers_.times[i - 1];
    if (other.span.end > title.begin) continue;
    if (layers_.text.substr(other.span.end, title.begin - other.span.end).find(';') !=
        std::string_view::npos)
      break;
    if (is_complete_date(other)) return i - 1;
  }
  return kNone;
}

bool TimeContext::is_compared_amount(uint32_t time) const {
  constexpr uint32_t kGenitive = 4;  // bytes of a particle and a space
  const Span span = layers_.times[time].span;
  const auto& finds = layers_.finds;
  for (auto at = first_from(finds, span.end);
       at != finds.end() && at->span.begin <= span.end + kGenitive; ++at) {
    if (at->type == FindType::quantity && words_->compared.stand_by(layers_.text, at->span))
      return true;
  }
  return follows_base_amount(time);
}

/// Does an amount stand before `time` that something is measured against, alone or in a list: after
/// 0.5% in August and 0.7% in July?
bool TimeContext::follows_base_amount(uint32_t time) const {
  constexpr uint32_t kPreposition = 6;  // bytes of two letters between spaces
  constexpr int kMostListed = 8;
  for (int left = kMostListed; left > 0; --left) {
    const uint32_t begin = layers_.times[time].span.begin;
    const Find* amount = nullptr;
    auto at = first_from(layers_.finds, begin);
    for (int near = kMostListed; near > 0 && at != layers_.finds.begin() && amount == nullptr;
         --near) {
      --at;
      if (at->type == FindType::quantity && at->span.end <= begin) amount = &*at;
    }
    if (amount == nullptr || begin - amount->span.end > kPreposition) return false;
    if (words_->base_amount.stand_by(layers_.text, amount->span)) return true;
    if (time == 0) return false;
    const uint32_t before = layers_.times[--time].span.end;
    if (before > amount->span.begin ||
        !tellings_.joins_list(layers_.text.substr(before, amount->span.begin - before)))
      return false;
  }
  return false;
}

bool TimeContext::in_closed_title(uint32_t time, uint32_t later) const {
  if (layers_.times[time].block == kNone) return false;
  const Span title = title_around(time);
  if (title.empty() || title.contains(layers_.times[later].span)) return false;
  // Curly quotes hold speech too; in a note they hold titles.
  return utf8::decode(layers_.text, title.begin) != kTitleQuotes[0].open ||
         in_note(layers_.blocks[layers_.times[time].block].kind);
}

}  // namespace sagwan
