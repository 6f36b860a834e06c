// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/shape_characters.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/core/utf8.h"
#include "stages/mentions/common_words.h"

namespace sagwan {

namespace {

// Word classes: characters that begin a name; that stand in no given name, or end none; that write
// sounds; that stand in no name before a class word, or in no short one; the class words of places
// and bodies; what follows a name, whatever word it ends.
constexpr std::string_view kFamilyStart = "shape_family";
constexpr std::string_view kJapanese = "japanese_family";
constexpr std::string_view kGivenNever = "shape_no_given";
constexpr std::string_view kLastNever = "shape_no_last";
constexpr std::string_view kSoundOf = "shape_sound";
constexpr std::string_view kNoPlace = "shape_no_place";
constexpr std::string_view kNoPlaceShort = "shape_no_place_short";
constexpr std::string_view kPlaceClass = "shape_place";
constexpr std::string_view kBodyClass = "shape_body";
constexpr std::string_view kKeep = "shape_keep";
// Places in a word that is also another.
constexpr std::string_view kBoundForm = "loc_bound";

constexpr std::string_view kOffice = "TITLE";
constexpr uint32_t kLongestOffice = 6;  // letters

/// A family name of two characters that begins inside an office (a head, and Sun for a name): the
/// office, of several the longest, ends with its first character.
void part_office(std::string_view text, const Lexicon& lexicon, Mention& person,
                 Layer<Mention>& offices) {
  const uint32_t begin = person.span.begin;
  if (begin < kHanBytes || !is_han(text, begin) || !is_han(text, begin - kHanBytes)) return;
  Span name{begin - kHanBytes, begin + kHanBytes};
  uint32_t office = lexicon.find(slice(text, name), kOffice, 0);
  for (uint32_t from = name.begin, letters = 2;
       letters < kLongestOffice && from >= kHanBytes && is_han(text, from - kHanBytes); ++letters) {
    from -= kHanBytes;
    const uint32_t longer = lexicon.find(slice(text, {from, name.end}), kOffice, 0);
    if (longer == kNone) continue;
    office = longer;
    name.begin = from;
  }
  if (office == kNone ||
      lexicon.find(slice(text, {name.end, name.end + kHanBytes}), kFamilyStart, 0) == kNone)
    return;
  Mention head = person;
  head.span = name;
  head.type = FindType::title;
  head.subtype = 0;
  head.rule = kNone;
  head.entry = office;
  head.find = kNone;
  offices.push_back(head);
  person.span.begin = name.end;
}

/// Do common words part the name, of which one lies across its first edge, and begins where none
/// ends: so that nothing is left over but by the name?
bool parts_words(std::string_view text, const CommonWords& words, Span name) {
  if (name.size() < 2 * kHanBytes || name.size() > kLongestWord * kHanBytes ||
      name.begin < kHanBytes || !is_han(text, name.begin) || !is_han(text, name.begin - kHanBytes))
    return false;
  const Span before{name.begin - kHanBytes, name.begin};
  if (words.is_word(before) || words.any_ends_at(name.begin)) return false;
  for (uint32_t at = name.begin + kHanBytes; at < name.end; at += kHanBytes) {
    if (words.is_word({before.begin, at}) && words.is_word({at, name.end})) return true;
  }
  return false;
}

/// Does a common word, and no office, begin with the last character of the name, and no word behind
/// the name?
bool ends_in_word(std::string_view text, const Lexicon& lexicon, const CommonWords& words,
                  Span name) {
  const uint32_t last = name.end - std::min(kHanBytes, name.end);
  return last > name.begin && is_han(text, last) && is_han(text, name.end) &&
         words.is_word({last, name.end + kHanBytes}) && !words.any_begins_at(name.end) &&
         lexicon.find(slice(text, {last, name.end + kHanBytes}), kOffice, 0) == kNone;
}

/// "And others", or a word before the next, behind a name of two characters.
bool ends_in_small_word(std::string_view text, const ShapeCharacters& characters,
                        const CommonWords& words, Span name) {
  const uint32_t last = name.end - kHanBytes;
  const char32_t c = utf8::decode(text, last);
  return characters.is(c, ShapeCharacters::never_given) ||
         (characters.is(c, ShapeCharacters::never_last) && words.is_word({last, name.end}) &&
          words.begins_at(name.end));
}

/// The names of three characters that stand behind an office and before no word that their last
/// could belong to: they are whole everywhere.
std::set<std::string_view> names_behind_offices(std::string_view text,
                                                const ShapeCharacters& characters,
                                                const CommonWords& words,
                                                const Layer<Mention>& mentions) {
  std::set<uint32_t> offices_to;
  for (const Mention& m : mentions) {
    if (m.type == FindType::title) offices_to.insert(m.span.end);
  }
  std::set<std::string_view> out;
  for (const Mention& m : mentions) {
    if (m.type == FindType::per && m.rule != kNone && m.span.size() == 3 * kHanBytes &&
        offices_to.contains(m.span.begin) && is_han(text, m.span.end - kHanBytes) &&
        !words.cross(m.span.end) && !ends_in_small_word(text, characters, words, m.span))
      out.insert(slice(text, m.span));
  }
  return out;
}

/// A listed name of two characters that goes on with one that is no word, before a word or mark, is
/// somebody else.
void extend_listed(std::string_view text, const Lexicon& lexicon, const ShapeCharacters& characters,
                   const CommonWords& words, Mention& person) {
  const uint32_t end = person.span.end;
  if (person.entry == kNone || person.span.size() != 2 * kHanBytes || !is_han(text, end) ||
      words.any_begins_at(end) || words.cross(end))
    return;
  const uint32_t row = lexicon.find(slice(text, {person.span.begin, person.span.begin + kHanBytes}),
                                    kFamilyStart, 0);
  const char32_t next = utf8::decode(text, end);
  if (row == kNone || characters.is(next, ShapeCharacters::never_given) ||
      characters.is(next, ShapeCharacters::never_last) ||
      characters.is(next, ShapeCharacters::never_place))
    return;
  const Span longer{person.span.begin, end + kHanBytes};
  if (words.cross(longer.end) || (is_han(text, longer.end) && !words.any_begins_at(longer.end)))
    return;
  person.span = longer;
  person.entry = row;
  person.rule = kNone;
  person.find = kNone;
}

}  // namespace

ShapeCharacters::ShapeCharacters(const Lexicon& lexicon) : traits_(kCharacters) {
  const auto note = [&](std::string_view type, Trait trait) {
    for (const std::string_view character : lexicon.surfaces(type, 0)) {
      const char32_t c = utf8::decode(character, 0);
      if (c >= kFirst && c < kFirst + traits_.size()) traits_[c - kFirst] |= trait;
    }
  };
  note(kFamilyStart, family);
  note(kJapanese, family);
  note(kGivenNever, never_given);
  note(kLastNever, never_last);
  note(kSoundOf, sound);
  note(kNoPlace, never_place);
  note(kPlaceClass, head);
  note(kBodyClass, head);
  note(kNoPlaceShort, long_place);
}

void cut_crossed(std::string_view text, const Lexicon& lexicon, const ShapeCharacters& characters,
                 Layer<Mention>& mentions) {
  const CommonWords words(text, lexicon);
  Layer<Mention> offices;
  for (Mention& m : mentions) {
    if (m.type == FindType::per && m.entry == kNone && m.span.size() == 4 * kHanBytes)
      part_office(text, lexicon, m, offices);
  }
  mentions.insert(mentions.end(), offices.begin(), offices.end());
  // Listed names of two characters, and whether all of their places go on with one character.
  std::map<std::string_view, bool> goes_on;
  std::map<std::string_view, std::string_view> behind;
  const auto is_one_listed = [](const Mention& m) {
    return m.entry != kNone && m.span.size() == 2 * kHanBytes;
  };
  std::set<uint32_t> offices_from;
  for (const Mention& m : mentions) {
    if (m.type == FindType::title) offices_from.insert(m.span.begin);
    if (m.type != FindType::per || !is_one_listed(m)) continue;
    const std::string_view name = slice(text, m.span);
    const std::string_view next =
        is_han(text, m.span.end) ? slice(text, {m.span.end, m.span.end + kHanBytes}) : "";
    const auto [first, is_new] = behind.try_emplace(name, next);
    const bool same = !next.empty() && first->second == next;
    const auto [known, is_first] = goes_on.try_emplace(name, same);
    if (!is_first) known->second = known->second && same;
  }
  const std::set<std::string_view> whole = names_behind_offices(text, characters, words, mentions);
  std::erase_if(mentions, [&](Mention& m) {
    if ((m.type == FindType::loc || (m.type == FindType::per && m.entry == kNone)) &&
        parts_words(text, words, m.span))
      return true;
    if (m.type == FindType::per && is_one_listed(m) && goes_on.at(slice(text, m.span)))
      extend_listed(text, lexicon, characters, words, m);
    if (m.rule == kNone || m.entry != kNone) return false;
    if (m.type == FindType::org)
      return offices_from.count(m.span.end) == 0 && ends_in_word(text, lexicon, words, m.span);
    if (m.type == FindType::loc) {
      return m.span.size() > kHanBytes && m.span.size() <= kLongestWord * kHanBytes &&
             is_han(text, m.span.begin) && words.is_word(m.span) &&
             lexicon.find(slice(text, m.span), kBoundForm, 0) == kNone;
    }
    // No name of two characters ends with what stands in none (at, with).
    if (m.type == FindType::per && m.span.size() == 2 * kHanBytes && is_han(text, m.span.begin) &&
        is_han(text, m.span.begin + kHanBytes) &&
        characters.is(utf8::decode(text, m.span.begin + kHanBytes), ShapeCharacters::never_given))
      return true;
    if (m.type != FindType::per || m.span.size() != 3 * kHanBytes || !is_han(text, m.span.begin) ||
        !is_han(text, m.span.begin + kHanBytes))
      return false;
    const uint32_t last = m.span.end - kHanBytes;
    bool is_foreign = true;
    for (uint32_t at = m.span.begin; at < m.span.end; at += kHanBytes) {
      is_foreign = is_foreign && characters.is(utf8::decode(text, at), ShapeCharacters::sound);
    }
    if (is_foreign || whole.contains(slice(text, m.span))) return false;
    if (ends_in_small_word(text, characters, words, m.span)) {
      m.span.end = last;
      return false;
    }
    const bool next_begins = is_han(text, last) && is_han(text, m.span.end) &&
                             words.is_word({last, m.span.end + kHanBytes});
    if (next_begins && words.is_word({m.span.begin, last})) return true;
    if (is_han(text, last) && is_han(text, m.span.end) &&
        words.is_word({last, m.span.end + kHanBytes}) &&
        lexicon.find(slice(text, {m.span.end, m.span.end + kHanBytes}), kKeep, 0) == kNone &&
        !(is_han(text, m.span.end + kHanBytes) &&
          words.is_any_word({m.span.end, m.span.end + 2 * kHanBytes})))
      m.span.end = last;
    return false;
  });
}

}  // namespace sagwan
