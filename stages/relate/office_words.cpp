// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/office_words.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::array<std::string_view, OfficeLists::kKinds> kTypes = {  // by OfficeWord
    "office_since",     "office_joint",   "office_link",  "office_seat",     "office_half",
    "office_of",        "office_both",    "office_taken", "office_charge",   "office_new",
    "office_falls_to",  "office_by",      "office_as",    "office_replaces", "office_duty",
    "office_life",      "office_between", "office_which", "office_he",       "office_instead",
    "office_body_kind", "office_field"};
constexpr std::string_view kAttached = "office_attached";
constexpr std::string_view kAlsoVerb = "office_also_verb";
constexpr std::string_view kNoUnit = "office_no_unit";
constexpr std::string_view kParticle = "of_particle";
constexpr std::string_view kGenitive = "genitive";
constexpr std::string_view kUnit = "office_unit";
constexpr std::string_view kSuffix = "org_suffix";
constexpr int kMostUnits = 3;           // bodies and words between two offices
constexpr int kMostLetters = 8;         // of Han, before an office that is joined on
constexpr int kMostWords = 3;           // that nobody found, beside an office
constexpr uint32_t kLongestGloss = 90;  // bytes in brackets
constexpr uint32_t kLongestUnit = 60;
constexpr int kFarthestNoun = 64;     // mentions before a class word that stands for one of them
constexpr int kLongestClassWord = 4;  // letters, in Han
constexpr char32_t kApostrophe = 0x2019;

}  // namespace

OfficeLists::OfficeLists(const Lexicon& lexicon) {
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    words[i] = lexicon.surfaces(kTypes[i], 0);
    behind[i] = FewWords(words[i]);
  }
  for (const std::string_view particle : lexicon.surfaces(kParticle, 0)) {
    if (lexicon.entry(lexicon.find(particle, kParticle, 0)).id == kGenitive)
      genitive.push_back(particle);
  }
}

OfficeWords::OfficeWords(std::string_view text, const Layer<Mention>& mentions,
                         const Lexicon& lexicon, const OfficeLists& lists)
    : text_(text), mentions_(mentions), lexicon_(lexicon), lists_(lists) {
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != FindType::per && m.type != FindType::title && m.type != FindType::org &&
        m.type != FindType::loc)
      continue;
    if (!items_.empty() && mentions[items_.back()].span.contains(m.span)) continue;
    while (!items_.empty() && m.span.contains(mentions[items_.back()].span)) items_.pop_back();
    items_.push_back(i);
  }
}

bool OfficeWords::is(uint32_t item, FindType type) const {
  return item != kNone && mentions_[item].type == type;
}

bool OfficeWords::is_body(uint32_t item) const {
  return is(item, FindType::org) || is(item, FindType::loc);
}

bool OfficeWords::puts_noun_last(uint32_t office) const {
  const Script script = script_of(utf8::decode_before(text_, mentions_[office].span.end));
  return script == Script::hangul || script == Script::han;
}

uint32_t OfficeWords::ending_at(uint32_t end) const {
  const auto at = std::ranges::lower_bound(items_, end, {},
                                           [&](uint32_t i) { return mentions_[i].span.begin; });
  if (at == items_.begin()) return kNone;
  return mentions_[*std::prev(at)].span.end == end ? *std::prev(at) : kNone;
}

uint32_t OfficeWords::beginning_at(uint32_t begin) const {
  const auto at = std::ranges::lower_bound(items_, begin, {},
                                           [&](uint32_t i) { return mentions_[i].span.begin; });
  return at != items_.end() && mentions_[*at].span.begin == begin ? *at : kNone;
}

uint32_t OfficeWords::owner_before(uint32_t end) const {
  uint32_t item = ending_at(end);
  for (const std::string_view particle : lists_.genitive) {
    if (item == kNone && text_.substr(0, end).ends_with(particle))
      item = ending_at(end - static_cast<uint32_t>(particle.size()));
  }
  return item;
}

uint32_t OfficeWords::before_space(uint32_t at) const {
  return at > 0 && text_[at - 1] == ' ' ? at - 1 : at;
}

uint32_t OfficeWords::behind_space(uint32_t at) const {
  return at < text_.size() && text_[at] == ' ' ? at + 1 : at;
}

bool OfficeWords::is_letter_before(uint32_t at) const {
  return at > 0 && script_of(utf8::decode_before(text_, at)) != Script::none;
}

uint32_t OfficeWords::word_before(OfficeWord kind, uint32_t at) const {
  std::size_t longest = 0;
  for (const std::string_view word : words(kind)) {
    if (word.size() <= longest || !text_.substr(0, at).ends_with(word)) continue;
    const auto begin = static_cast<uint32_t>(at - word.size());
    const bool is_han = script_of(utf8::decode(word, 0)) == Script::han;
    if (is_han || !is_letter_before(begin) || ending_at(begin) != kNone) longest = word.size();
  }
  return static_cast<uint32_t>(longest);
}

uint32_t OfficeWords::word_behind(OfficeWord kind, uint32_t at) const {
  return static_cast<uint32_t>(lists_.behind[static_cast<std::size_t>(kind)].longest_at(text_, at));
}

uint32_t OfficeWords::word_end(uint32_t at) const {
  while (at < text_.size() &&
         (text_[at] == '-' || script_of(utf8::decode(text_, at)) != Script::none))
    at += utf8::length(text_[at]);
  return at;
}

uint32_t OfficeWords::word_begin(uint32_t at) const {
  while (at > 0 && (text_[at - 1] == '-' || is_letter_before(at)))
    at = static_cast<uint32_t>(utf8::previous(text_, at));
  return at;
}

bool OfficeWords::is_class_word(std::string_view word) const {
  return lexicon_.find(word, kSuffix, 0) != kNone || lexicon_.find(word, kUnit, 0) != kNone;
}

uint32_t OfficeWords::unit_before(uint32_t at) const {
  uint32_t begin = at;
  while (begin > 0 && at - begin < kLongestUnit) {
    const char32_t c = utf8::decode_before(text_, begin);
    if (script_of(c) != Script::hangul && c != kMiddleDot) break;
    begin = static_cast<uint32_t>(utf8::previous(text_, begin));
  }
  const std::string_view word = slice(text_, {begin, at});
  if (word.empty() || lexicon_.find(word, kNoUnit, 0) != kNone) return 0;
  for (uint32_t i = utf8::length(word[0]); i < word.size(); i += utf8::length(word[i])) {
    const std::string_view end = word.substr(i);
    if (lexicon_.find(end, kNoUnit, 0) != kNone) return 0;
    if (lexicon_.find(end, kSuffix, 0) != kNone || lexicon_.find(end, kAttached, 0) != kNone)
      return at - begin;
  }
  return 0;
}

uint32_t OfficeWords::joint_before(uint32_t at) const {
  if (text_[at - 1] != ',') return word_before(OfficeWord::joint, at);
  return opening(at) == at ? 0 : 1;
}

uint32_t OfficeWords::joint_behind(uint32_t at, bool noun_last) const {
  if (!noun_last && at < text_.size() && text_[at] == ',') return 1;
  return word_behind(OfficeWord::joint, at);
}

uint32_t OfficeWords::opening(uint32_t at) const {
  const uint32_t from = at - std::min(at, kLongestGloss);
  const std::string_view before = slice(text_, {from, at - 1});
  const std::size_t open = before.find_last_of("()\n");
  return open == std::string_view::npos || before[open] != '(' ? at
                                                               : from + static_cast<uint32_t>(open);
}

bool OfficeWords::is_seat(uint32_t place) const {
  if (!is(place, FindType::loc)) return false;
  const Span span = mentions_[place].span;
  return word_before(OfficeWord::seat, before_space(span.begin)) != 0 ||
         word_behind(OfficeWord::field, behind_space(span.end)) != 0;
}

bool OfficeWords::is_also_verb(uint32_t office) const {
  return lexicon_.find(slice(text_, mentions_[office].span), kAlsoVerb, 0) != kNone;
}

bool OfficeWords::holds_body(uint32_t office) const {
  const Span span = mentions_[office].span;
  for (auto m = first_from(mentions_, span.begin); m != mentions_.end() && m->span.begin < span.end;
       ++m) {
    if (m->type == FindType::org && span.contains(m->span)) return true;
  }
  return false;
}

uint32_t OfficeWords::meant_by(Span word) const {
  const std::string_view noun = slice(text_, word);
  if (utf8::count(noun) < 2 || lexicon_.find(noun, kSuffix, 0) == kNone) return kNone;
  auto at = std::ranges::lower_bound(items_, word.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  for (int back = 0; at != items_.begin() && back < kFarthestNoun; ++back) {
    --at;
    const Span span = mentions_[*at].span;
    if (mentions_[*at].type == FindType::org && span.size() > noun.size() &&
        slice(text_, span).ends_with(noun))
      return *at;
  }
  return kNone;
}

Span OfficeWords::class_word_before(uint32_t at) const {
  Span out{at, at};
  uint32_t begin = at;
  for (int letters = 0; letters < kLongestClassWord && begin > 0; ++letters) {
    begin = static_cast<uint32_t>(utf8::previous(text_, begin));
    if (lexicon_.find(slice(text_, {begin, at}), kSuffix, 0) != kNone) out.begin = begin;
  }
  return out;
}

uint32_t OfficeWords::body_before(uint32_t item) const {
  uint32_t at = before_space(mentions_[item].span.begin);
  if (at > 0 && text_[at - 1] == '(') at = before_space(at - 1);
  for (const std::string_view particle : lists_.genitive) {
    if (text_.substr(0, at).ends_with(particle)) at -= static_cast<uint32_t>(particle.size());
  }
  const uint32_t body = ending_at(at);
  if (body != kNone) return is(body, FindType::org) ? body : kNone;
  const uint32_t size = at == 0 ? 0 : unit_before(at);
  return size == 0 ? kNone : meant_by({at - size, at});
}

uint32_t OfficeWords::behind_quote(uint32_t at) const {
  if (at >= text_.size() || text_[at] == ' ') return at;
  const char32_t c = utf8::decode(text_, at);
  const bool opens = c == '"' || (c >= 0x80 && script_of(c) == Script::none);
  return opens ? at + utf8::length(text_[at]) : at;
}

uint32_t OfficeWords::of_place(uint32_t item) const {
  if (!is(item, FindType::loc)) return item;
  const uint32_t end = mentions_[item].span.end;
  const uint32_t size = possessive_at(end);
  const uint32_t body = size == 0 ? kNone : beginning_at(behind_space(end + size));
  return is(body, FindType::org) ? body : item;
}

uint32_t OfficeWords::possessive_at(uint32_t at) const {
  if (at + 1 >= text_.size()) return 0;
  const bool is_mark = text_[at] == '\'' || utf8::decode(text_, at) == kApostrophe;
  const uint32_t letter = at + utf8::length(text_[at]);
  return is_mark && letter < text_.size() && text_[letter] == 's' ? letter + 1 - at : 0;
}

uint32_t OfficeWords::possessive_before(uint32_t at) const {
  if (at < 2 || text_[at - 1] != 's') return 0;
  const auto mark = static_cast<uint32_t>(utf8::previous(text_, at - 1));
  return possessive_at(mark) == at - mark ? at - mark : 0;
}

uint32_t OfficeWords::body_behind(uint32_t office) const {
  uint32_t at = behind_space(mentions_[office].span.end);
  if (const uint32_t kind = word_behind(OfficeWord::kind, at)) {
    const uint32_t item = beginning_at(behind_quote(behind_space(at + kind)));
    return is(item, FindType::org) ? item : kNone;
  }
  const uint32_t size = word_behind(OfficeWord::of, at);
  if (size == 0) return kNone;
  at = behind_space(at + size);
  for (int words = 0; words <= kMostWords; ++words) {
    const uint32_t item = beginning_at(at);
    if (is(item, FindType::org) || (is(item, FindType::loc) && words <= 1)) return of_place(item);
    if (item != kNone) return kNone;
    uint32_t end = word_end(at);
    if (end == at) return kNone;
    end += possessive_at(end);
    if (end >= text_.size() || text_[end] != ' ') return kNone;
    at = end + 1;
    // A unit of it: of the school at B.
    if (const uint32_t more = words == 0 ? 0 : word_behind(OfficeWord::of, at);
        more != 0 && text_.substr(at + more).starts_with(' ')) {
      at += more + 1;
      words = 0;
    }
  }
  return kNone;
}

uint32_t OfficeWords::body_directly_behind(uint32_t office) const {
  const uint32_t item = beginning_at(behind_space(mentions_[office].span.end));
  return is_body(item) ? item : body_behind(office);
}

uint32_t OfficeWords::office_from(uint32_t at, bool over_unknown) const {
  for (int steps = 0; steps < kMostUnits + 1; ++steps) {
    at = behind_space(at);
    const uint32_t item = beginning_at(at);
    if (is(item, FindType::title)) return item;
    if (is_body(item)) {
      at = mentions_[item].span.end;
    } else if (const uint32_t size = word_behind(OfficeWord::since, at)) {
      at += size;
    } else {
      return over_unknown ? office_behind_unknown(at) : kNone;
    }
  }
  return kNone;
}

uint32_t OfficeWords::office_behind_unknown(uint32_t at) const {
  for (int letters = 0; letters < kMostLetters && at < text_.size(); ++letters) {
    const char32_t c = utf8::decode(text_, at);
    if (script_of(c) != Script::han && c != '(' && c != ')') return kNone;
    at += utf8::length(text_[at]);
    const uint32_t item = beginning_at(at);
    if (item != kNone) return is(item, FindType::title) ? item : kNone;
  }
  return kNone;
}

bool OfficeWords::has_own(uint32_t person) const {
  const uint32_t office = office_from(mentions_[person].span.end, false);
  return office != kNone && !is_also_verb(office);
}

bool OfficeWords::is_in_bracket(uint32_t office) const {
  const uint32_t begin = mentions_[office].span.begin;
  return begin > 0 && text_[begin - 1] == '(';
}

bool OfficeWords::is_unknown_before(uint32_t at) const {
  if (at == 0 || ending_at(at) != kNone) return false;
  if (script_of(utf8::decode_before(text_, at)) == Script::hangul) return unit_before(at) != 0;
  uint32_t begin = at;
  for (int letters = 0; letters < kLongestClassWord && begin > 0; ++letters) {
    begin = static_cast<uint32_t>(utf8::previous(text_, begin));
    if (is_class_word(slice(text_, {begin, at}))) return true;
  }
  return false;
}

}  // namespace sagwan
