// SPDX-License-Identifier: Apache-2.0
#include "stages/front/dateline.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"

namespace sagwan {

namespace {

// A place, perhaps with its country or agency: more bytes than that before the date are a sentence
// (the longest seen, a Russian city with its agency, has 52).
constexpr uint32_t kLongestPlace = 72;
constexpr std::size_t kMostWords = 6;
// How far into a block a rule's cue counts as its head: a reporter's name may stand before it.
constexpr uint32_t kHead = 120;
// What may stand behind a date line's date, besides the line's end.
constexpr std::array<char32_t, 8> kCloses = {'(', '/', '-', ':', '=', kEnDash, 0x2014, 0x2015};

constexpr uint32_t kLongestLine = 200;   // a title or an occasion in brackets
constexpr uint32_t kLongestTitle = 400;  // with the date behind it
constexpr uint32_t kLongestTail = 100;   // a source and its date
constexpr uint32_t kBracketFrom = 60;    // bytes of a place before an agency's bracket

bool is_in_figures(std::string_view date) {
  return date.find_first_not_of("0123456789-./ ") == std::string_view::npos;
}

bool opens(char32_t c) { return c == '(' || c == '[' || c == 0x3010; }
bool is_dash(char32_t c) { return c == '-' || c == kEnDash || c == 0x2014; }
bool closes(char32_t c) { return c == ')' || c == ']' || c == 0x3011; }

}  // namespace

Span without_spaces(std::string_view text, Span span) {
  while (!span.empty() && is_space(utf8::decode(text, span.begin)))
    span.begin += static_cast<uint32_t>(utf8::length(text[span.begin]));
  while (!span.empty() && is_space(utf8::decode_before(text, span.end)))
    span.end = static_cast<uint32_t>(utf8::previous(text, span.end));
  return span;
}

bool in_head_line(std::string_view text, Span block, Span date) {
  const Span line = without_spaces(text, block);
  if (line.empty() || !line.contains(date)) return false;
  const uint32_t size = line.end - line.begin;
  const bool figures = is_in_figures(text.substr(date.begin, date.end - date.begin));
  if (figures && date.begin == line.begin && date.end < line.end && text[date.end] == ' ')
    return true;
  if (figures && date.end == line.end && date.begin > line.begin && text[date.begin - 1] == ' ' &&
      size <= kLongestTitle)
    return true;
  // - 06.08.2020, AGENCY
  if (figures && date.begin > line.begin + 2 && text[date.begin - 1] == ' ' &&
      date.end < line.end && text[date.end] == ',' && date.begin - line.begin <= kLongestTitle &&
      is_dash(utf8::decode_before(text, date.begin - 1)))
    return true;
  if (opens(utf8::decode(text, line.begin)) && date.end - line.begin <= kLongestLine) {
    // Nothing closes before the date, and the bracket closes behind it.
    uint32_t at = line.begin;
    while (at < line.end && !closes(utf8::decode(text, at)))
      at += static_cast<uint32_t>(utf8::length(text[at]));
    if (at < line.end && at >= date.end && at - line.begin <= kLongestLine) return true;
  }
  if (date.end >= line.end || text[date.end] != ')') return false;
  const std::size_t bracket = text.substr(0, date.begin).rfind('(');
  return bracket != std::string_view::npos && bracket >= line.begin && bracket + 1 < date.begin &&
         bracket - line.begin <= kBracketFrom && date.begin - line.begin <= kHead;
}

bool in_bracket_line(std::string_view text, Span block, Span date) {
  const Span line = without_spaces(text, block);
  return !line.empty() && line.end - line.begin <= kLongestLine && line.contains(date) &&
         opens(utf8::decode(text, line.begin)) && closes(utf8::decode_before(text, line.end));
}

bool in_page_line(std::string_view text, Span block, Span date) {
  const Span line = without_spaces(text, block);
  if (line.end - line.begin > kLongestLine || !line.contains(date)) return false;
  if (!is_in_figures(text.substr(date.begin, std::min<std::size_t>(date.end - date.begin, 10))))
    return false;
  const Span before = without_spaces(text, {line.begin, date.begin});
  const Span behind = without_spaces(text, {date.end, line.end});
  return (!before.empty() && text[before.end - 1] == '|') ||
         (!behind.empty() && text[behind.begin] == '|');
}

bool in_stamp(std::string_view text, Span block, Span date, bool has_clock) {
  constexpr uint32_t kLongestStamp = 120;   // bytes: a byline, the day and what stands behind it
  constexpr uint32_t kLongestByline = 60;   // before a day that the first sentence follows
  constexpr uint32_t kLongestBracket = 60;  // an agency and its day
  constexpr std::size_t kFigures = 10;      // bytes of a day in figures
  const Span line = without_spaces(text, block);
  if (line.empty() || !line.contains(date)) return false;
  const uint32_t before = date.begin - line.begin;
  const bool figures = is_in_figures(
      text.substr(date.begin, std::min<std::size_t>(date.end - date.begin, kFigures)));
  const bool is_short = line.end - line.begin <= kLongestStamp;
  const bool told = text[line.end - 1] == '.' && line.end != date.end;
  if (has_clock) return is_short ? !told : figures && before <= kLongestByline;
  if (opens(utf8::decode(text, line.begin))) {
    return figures && before <= kLongestBracket && date.end < line.end &&
           closes(utf8::decode(text, date.end));
  }
  return is_short && before > 0 && date.end == line.end &&
         script_of(utf8::decode_before(text, date.begin)) != Script::none;
}

bool in_last_line(std::string_view text, Span block, Span date) {
  const Span line = without_spaces(text, block);
  if (line.empty() || line.end - line.begin > kLongestTail || !line.contains(date)) return false;
  if (!closes(utf8::decode_before(text, line.end))) return false;
  const bool whole = opens(utf8::decode(text, line.begin));
  return whole || date.end + 1 == line.end;
}

bool in_dateline(std::string_view text, Span block, Span date) {
  if (date.begin <= block.begin || date.begin - block.begin > kLongestPlace) return false;
  std::string_view before = text.substr(block.begin, date.begin - block.begin);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  const bool point = before.ends_with('.');  // CITY. 28 October. AGENCY
  if (before.empty() || (!point && before.back() != ',')) return false;
  const auto words = static_cast<std::size_t>(std::count(before.begin(), before.end(), ' ')) + 1;
  if (point) {
    constexpr std::size_t kPlaceWords = 2;
    return words <= kPlaceWords && date.end < block.end && text[date.end] == '.';
  }
  if (words > kMostWords || before.find(". ") != std::string_view::npos) return false;
  std::size_t at = date.end;
  while (at < block.end && (text[at] == ' ' || text[at] == '.')) ++at;
  if (at >= block.end || text[at] == '\n') return true;
  return std::find(kCloses.begin(), kCloses.end(), utf8::decode(text, at)) != kCloses.end();
}

bool is_dateline_cue(std::string_view text, const Find& find, const Resources& resources) {
  return find.type == FindType::cue &&
         Fields(find, text, resources).value(Field::cue) == "dateline";
}

bool has_dateline_cue(std::string_view text, const Block& block, std::span<const Find> finds,
                      const Resources& resources) {
  auto at =
      std::lower_bound(finds.begin(), finds.end(), block.span.begin,
                       [](const Find& find, uint32_t place) { return find.span.begin < place; });
  for (; at != finds.end() && at->span.begin < block.span.end; ++at) {
    if (at->span.begin > block.span.begin + kHead) break;
    if (is_dateline_cue(text, *at, resources)) return true;
  }
  return false;
}

namespace {

/// Does a CUE that `is` the one asked for stand directly before `date`?
template <class Is>
bool cue_before(std::string_view text, Span date, std::span<const Find> finds, const Is& is) {
  constexpr uint32_t kLongestLabel = 48;
  constexpr uint32_t kMostBetween = 6;  // a colon in two spaces, a bracket
  const uint32_t from = date.begin > kLongestLabel ? date.begin - kLongestLabel : 0;
  auto at =
      std::lower_bound(finds.begin(), finds.end(), from,
                       [](const Find& find, uint32_t place) { return find.span.begin < place; });
  for (; at != finds.end() && at->span.begin < date.begin; ++at) {
    if (at->span.end > date.begin) continue;
    const std::string_view between = text.substr(at->span.end, date.begin - at->span.end);
    if (between.size() <= kMostBetween &&
        between.find_first_not_of(" :([\n") == std::string_view::npos && is(*at))
      return true;
  }
  return false;
}

}  // namespace

bool labelled(std::string_view text, Span date, std::span<const Find> finds,
              const Resources& resources) {
  return cue_before(text, date, finds,
                    [&](const Find& find) { return is_dateline_cue(text, find, resources); });
}

bool is_other_day(std::string_view text, Span date, std::span<const Find> finds,
                  const Resources& resources) {
  return cue_before(text, date, finds, [&](const Find& find) {
    return find.type == FindType::cue &&
           Fields(find, text, resources).value(Field::cue) == "other_day";
  });
}

bool ends_source(std::string_view text, Span block, Span date, std::span<const Find> finds,
                 const Resources& resources) {
  constexpr uint32_t kLongestSource = 320;  // bytes from its label to its day
  constexpr std::string_view kEnds = ".|)]";
  std::size_t behind = date.end;
  while (behind < block.end && text[behind] == ' ') ++behind;
  const bool ends = behind >= block.end || text[behind] == '\n' ||
                    kEnds.find(text[behind]) != std::string_view::npos;
  if (!ends) return false;
  const uint32_t from =
      std::max(block.begin, date.begin > kLongestSource ? date.begin - kLongestSource : 0);
  auto at =
      std::lower_bound(finds.begin(), finds.end(), from,
                       [](const Find& find, uint32_t place) { return find.span.begin < place; });
  for (; at != finds.end() && at->span.begin < date.begin; ++at) {
    if (at->type != FindType::cue || at->span.end > date.begin ||
        Fields(*at, text, resources).value(Field::cue) != "source_day")
      continue;
    const std::string_view between = slice(text, {at->span.end, date.begin});
    if (between.find('\n') == std::string_view::npos &&
        between.find(". ") == std::string_view::npos)
      return true;
  }
  return false;
}

}  // namespace sagwan
