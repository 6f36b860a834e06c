// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/tellings.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/resolve/time_words.h"

namespace sagwan {

namespace {

// Bytes on either side of a time in which its verb is looked for: several sentences of a report.
// Text without marks would be one sentence, looked through for each of its times.
constexpr uint32_t kMostClause = 2000;

constexpr std::string_view kWideComma = "\xEF\xBC\x8C";
constexpr std::string_view kWideSemicolon = "\xEF\xBC\x9B";

/// What stands between the members of a list: marks alone, one of them a comma, a middle dot or a
/// bullet.
bool parts_list(std::string_view between) {
  bool marked = false;
  for (std::size_t i = 0; i < between.size(); i += utf8::length(between[i])) {
    const char32_t c = utf8::decode(between, i);
    constexpr char32_t kIdeographicComma = 0x3001;
    const bool bullet = c >= 0x25A0 && c <= 0x25FF;  // geometric shapes
    if (c == ',' || c == kMiddleDot || c == kIdeographicComma || bullet) {
      marked = true;
    } else if (c != ' ') {
      return false;
    }
  }
  return marked;
}

/// Does a quotation begin in `between` and go on behind it?
bool opens_quote(std::string_view between) {
  const std::size_t straight = between.rfind('"');
  if (straight != std::string_view::npos && straight > 0 && between[straight - 1] == ' ')
    return true;
  const std::size_t open = between.rfind("\u201C");
  return open != std::string_view::npos && between.find("\u201D", open) == std::string_view::npos;
}

}  // namespace

Tellings::Told Tellings::of(uint32_t time) const {
  const TimeValue& value = layers_.times[time];
  if (value.block == kNone) return {};
  Span sentence = layers_.blocks[value.block].span;
  if (const uint32_t own = index_holding(layers_.sentences, value.span); own != kNone)
    sentence = layers_.sentences[own].span;
  sentence.begin =
      std::max(sentence.begin, value.span.begin - std::min(value.span.begin, kMostClause));
  sentence.end = std::min(sentence.end, value.span.end + kMostClause);
  sentence = clause_around(value.span, sentence);
  // What is said of the last of a list is said of all.
  Span last = value.span;
  uint32_t end = sentence.end;
  uint32_t next = kNone;
  for (uint32_t i = time + 1; i < layers_.times.size(); ++i) {
    const TimeValue& other = layers_.times[i];
    if (other.type == TimeType::duration || other.type == TimeType::set) continue;
    if (other.span.begin >= end) break;
    if (other.span.begin >= last.end &&
        (joins_list(layers_.text.substr(last.end, other.span.begin - last.end)) ||
         goes_on(last.end, other.span.begin))) {
      last = other.span;
      continue;
    }
    end = other.span.begin;
    next = i;
    break;
  }
  const Cue behind = cue_behind(last, end, next);
  const auto said = [](const Cue& cue) {
    return Told{cue.plan ? Telling::plan : Telling::past, cue.reach};
  };
  if (behind.found && !behind.both_ways) return said(behind);
  const Cue before = cue_before(value.span, sentence.begin);
  if (!before.found) {
    if (behind.found) return said(behind);
    return {is_deadline(value.span) ? Telling::plan : Telling::nothing, Reach::own};
  }
  return said(behind.found && behind.distance < before.distance ? behind : before);
}

bool Tellings::joins_list(std::string_view between) const {
  if (parts_list(between)) return true;
  while (between.starts_with(' ') || between.starts_with(',')) between.remove_prefix(1);
  return words_->joiner.is(between);
}

Span Tellings::clause_around(Span time, Span sentence) const {
  for (const std::string_view mark : {std::string_view(";"), kWideSemicolon}) {
    const std::size_t before =
        layers_.text.substr(sentence.begin, time.begin - sentence.begin).rfind(mark);
    if (before != std::string_view::npos)
      sentence.begin += static_cast<uint32_t>(before + mark.size());
    const std::size_t behind = layers_.text.substr(time.end, sentence.end - time.end).find(mark);
    if (behind != std::string_view::npos) sentence.end = time.end + static_cast<uint32_t>(behind);
  }
  return sentence;
}

Tellings::Cue Tellings::cue_of(const Find& find) const {
  Cue out;
  if (find.type != FindType::cue) return out;
  const std::string_view word = Fields(find, layers_.text, *resources_).value(Field::cue);
  out.next_only = word == "plan_next" || word == "past_next" || word == "agreed_next";
  const bool agreed = word == "agreed_next";
  const bool quoted = word == "plan_quoted" || agreed;
  out.plan = word == "plan" || word == "plan_both" || word == "plan_next" || quoted;
  if (quoted) out.reach = Reach::quoted;
  out.both_ways = word == "plan_both" || word == "past_both" || out.next_only;
  out.of_noun = word == "past_noun";
  out.found = out.plan || out.both_ways || out.of_noun || word == "past";
  return out;
}

bool Tellings::is_deadline(Span time) const {
  const auto& finds = layers_.finds;
  constexpr uint32_t kLongestCue = 32;
  for (auto at = first_from(finds, time.begin > kLongestCue ? time.begin - kLongestCue : 0);
       at != finds.end() && at->span.begin <= time.end; ++at) {
    const bool beside = at->span.begin == time.end || at->span.end == time.begin ||
                        (at->span.end + 1 == time.begin && layers_.text[at->span.end] == ' ');
    if (at->type != FindType::cue || !beside) continue;
    const std::string_view cue = Fields(*at, layers_.text, *resources_).value(Field::cue);
    if (cue == "deadline" || (cue == "plan_next" && at->span.end <= time.begin)) return true;
  }
  return false;
}

uint32_t Tellings::distance_of(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kOtherClause = 60;  // a verb beyond a comma speaks of other things first
  return end - begin + (is_parted(begin, end) ? kOtherClause : 0);
}

bool Tellings::is_parted(uint32_t begin, uint32_t end) const {
  const std::string_view between = layers_.text.substr(begin, end - begin);
  return between.find(',') != std::string_view::npos ||
         between.find(kWideComma) != std::string_view::npos ||
         words_->joiner.is(between);  // and will meet
}

/// Does the cue stand directly before the day or month `next`, whose it then is: figures of May
/// will be published in July?
bool Tellings::is_beside_next(const Find& cue, uint32_t next) const {
  constexpr uint32_t kPreposition = 8;  // bytes, with its spaces
  const TimeValue& value = layers_.times[next];
  if (value.type != TimeType::date || value.from.has_clock()) return false;
  if (value.from.month == 0 && value.from.day == 0) return false;
  return cue.span.end <= value.span.begin && value.span.begin - cue.span.end <= kPreposition &&
         !is_parted(cue.span.end, value.span.begin);
}

// The first cue decides: what has happened is no plan, though one stands further on. The verb of a
// noun decides where it stands close, or no other follows.
Tellings::Cue Tellings::cue_behind(Span time, uint32_t end, uint32_t next) const {
  constexpr uint32_t kClose = 24;  // bytes: some two words of Korean
  const auto& finds = layers_.finds;
  Cue of_noun;
  for (auto at = first_from(finds, time.end); at != finds.end() && at->span.begin < end; ++at) {
    Cue cue = cue_of(*at);
    if (!cue.found || cue.next_only) continue;
    if (cue.both_ways && next != kNone && is_beside_next(*at, next)) continue;
    cue.distance = distance_of(time.end, at->span.begin);
    if (is_parted(time.end, at->span.begin) && cue.reach == Reach::own) cue.reach = Reach::apart;
    if (!cue.of_noun || cue.distance <= kClose) return cue;
    if (!of_noun.found) of_noun = cue;
  }
  return of_noun;
}

bool Tellings::goes_on(uint32_t begin, uint32_t end) const {
  const auto& finds = layers_.finds;
  // What somebody says is told by its own verb: on the 12th he held a meeting and said "the summit
  // will be on the 16th".
  if (opens_quote(layers_.text.substr(begin, end - begin))) return false;
  for (auto at = first_from(finds, begin); at != finds.end() && at->span.begin < end; ++at) {
    if (at->type != FindType::cue) continue;
    return Fields(*at, layers_.text, *resources_).value(Field::cue) == "joined";
  }
  return false;
}

Tellings::Cue Tellings::cue_before(Span time, uint32_t begin) const {
  const auto& finds = layers_.finds;
  auto at = first_from(finds, time.begin);
  while (at != finds.begin() && std::prev(at)->span.begin >= begin) {
    --at;
    Cue cue = cue_of(*at);
    if (!cue.both_ways || at->span.end > time.begin) continue;
    cue.distance = distance_of(at->span.end, time.begin);
    if (is_parted(at->span.end, time.begin) && cue.reach == Reach::own) cue.reach = Reach::apart;
    return cue;
  }
  return {};
}

}  // namespace sagwan
