// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/support.h"

#include <algorithm>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "stages/mentions/sound_words.h"

namespace sagwan {

namespace {

// Word class of lists: what stands where a name would, and is none (adjectives and nouns before an
// office).
constexpr std::string_view kNoName = "no_name";

// Word class: words that a rule may take for a person's name, and which are none.
constexpr std::string_view kNoPerson = "no_person";

// Word class: how a word of the sentence before an office ends, which no person's name does.
constexpr std::string_view kNoNameEnd = "no_name_end";

// Word class: names of lists that are common words far more often.
constexpr std::string_view kNoMention = "no_mention";
// Word class: class words that stay outside a name that a list has with them.
constexpr std::string_view kOutside = "outside";
constexpr std::string_view kTitle = "TITLE";
// Type of bodies of states: their names stand on the list of words before an office, and are names.
constexpr std::string_view kGovernment = "ORG/government";
constexpr std::string_view kAmbiguous = "ambiguous";
// Word classes: family names; class words of bodies.
constexpr std::string_view kSurname = "surname";
constexpr std::string_view kBodyWord = "org_suffix";
// Word class: words whose last character is also a family name.
constexpr std::string_view kFamilyWithin = "family_within";
// Attribute of ambiguous words that are common words in any text: each place is supported by
// itself.
constexpr std::string_view kEach = "each";
// Attribute of offices that are common words beside a body (the market of a bank): only persons and
// other offices support them.
constexpr std::string_view kHeld = "held";
// Hangul and Han names of persons have two to four characters, most of them three; Western names at
// most four words.
constexpr uint32_t kMinEastAsian = 2;
constexpr uint32_t kMaxEastAsian = 4;
constexpr std::size_t kMaxWords = 4;
// A word of a foreign name weighs more, as syllables write sounds. Ground: of 3,176 given and 4,412
// family names of the lists four and two in a thousand weigh less, of the words of reports that
// begin with no family name of the country half do.
constexpr int kLeastForeign = -30;
// Attribute of offices that are a thing far more often (a market): no word is a name for standing
// beside one.
constexpr std::string_view kThing = "thing";
// Word class: loan words.
constexpr std::string_view kLoan = "sound_loan";
// Syllables of a name behind a family name of one and of two.
constexpr std::size_t kMostGiven = 2;
// No name of a list that holds another begins further before it (bytes).
constexpr uint32_t kLongestName = 120;
// No amount is longer (bytes).
constexpr uint32_t kLongestAmount = 80;

bool is_name(const Find& find) { return conflict_group(find.type) == ConflictGroup::name; }

/// Of the types in whose names the places say nothing by themselves: not a project or war.
bool is_closed_name(const Find& find) {
  return find.type == FindType::org || find.type == FindType::loc || find.type == FindType::per;
}

/// May what parts two neighbours stand between names that belong together?
bool parts_neighbours(std::string_view gap) {
  if (gap.size() > 3 && gap.front() == ' ' && gap.back() == ' ')
    gap = gap.substr(1, gap.size() - 2);  // a mark between spaces
  if (gap.empty()) return true;
  if (gap.size() > 3 && gap != ", ") return false;
  for (std::size_t i = 0; i < gap.size(); i += utf8::length(gap[i])) {
    const char32_t c = utf8::decode(gap, i);
    if (script_of(c) != Script::none || is_digit(c) || c == '.' || c == ';') return false;
  }
  return true;
}

class Support {
 public:
  Support(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
          const SoundSyllables& syllables)
      : text_(text), finds_(finds), lexicon_(lexicon), syllables_(syllables) {}

  std::vector<uint32_t> run() {
    std::vector<uint32_t> names;
    for (uint32_t i = 0; i < finds_.size(); ++i) {
      if (finds_[i].outer != kNone || !is_name(finds_[i]) || in_currency(i)) continue;
      const bool dropped = holds_no_name(finds_[i]);
      if (dropped) dropped_.insert(finds_[i].span);
      const std::vector<uint32_t> persons = full_names_in(i, dropped ? 1 : 2);
      if (!persons.empty()) {
        names.insert(names.end(), persons.begin(), persons.end());
      } else if (!dropped) {
        names.push_back(i);
      } else {
        parts_of(i, names);
      }
    }
    std::sort(names.begin(), names.end());
    used_.assign(finds_.size(), 0);
    mark_used();
    // Support spreads along a chain of neighbours (weak city, weak office, person): to the left and
    // back.
    std::vector<uint8_t> good(names.size(), 0);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Find& find = finds_[names[i]];
      const bool held = used_[names[i]] != 0 && !(find.weak && in_listed_name(names[i]));
      good[i] = !find.weak || held || class_word_at(slice(text_, find.span), lexicon_) > 0 ? 1 : 0;
    }
    for (std::size_t i = 0; i < names.size(); ++i) beside(names, good, i);
    for (std::size_t i = names.size(); i-- > 0;) beside(names, good, i);
    // One sense a document: an ambiguous word that is a name once is one everywhere.
    // It may be a rule that says so.
    std::set<std::pair<FindType, std::string_view>> known;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Find& find = finds_[names[i]];
      if (good[i] != 0 && find.type != FindType::title)
        known.emplace(find.type, slice(text_, find.span));
    }
    std::vector<uint32_t> out;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Find& find = finds_[names[i]];
      const bool again = find.weak && known.contains({find.type, slice(text_, find.span)}) &&
                         lexicon_.entry(find.entry).attribute(kEach).empty() &&
                         !in_listed_name(names[i]);
      if (good[i] != 0 || again) out.push_back(names[i]);
    }
    return out;
  }

 private:
  [[nodiscard]] bool holds_no_name(const Find& find) const {
    const std::string_view name = slice(text_, find.span);
    if (find.rule == kNone) return lexicon_.find(name, kNoMention, 0) != kNone;
    if (find.type == FindType::loc && is_interval(find)) return true;
    if (find.type == FindType::org || find.type == FindType::loc) {
      return lexicon_.find(name, kNoName, 0) != kNone &&
             lexicon_.find(name, kGovernment, 0) == kNone;
    }
    if (find.type != FindType::per) return false;
    if (ends_as_body(name) || ends_a_word(find) || ends_as_word(name)) return true;
    if (is_thing_beside_office(find, name) || sounds_like_none(find)) return true;
    const bool is_sure =
        find.capture(Field::reading) != nullptr || find.capture(Field::given) != nullptr;
    std::size_t from = 0;
    while (from < name.size()) {
      const std::size_t end = std::min(name.find(' ', from), name.size());
      const std::string_view word = name.substr(from, end - from);
      if (!word.empty() &&
          (lexicon_.find(word, kNoName, 0) != kNone || lexicon_.find(word, kNoPerson, 0) != kNone))
        return true;
      if (!is_sure && writes_no_name(word)) return true;
      if (from > 0 && !word.empty() && is_syllable(word, 0) && is_sure_office(word)) return true;
      from = end + 1;
    }
    return false;
  }

  /// Does a rule find an interval in the same words (January-July)?
  [[nodiscard]] bool is_interval(const Find& place) const {
    const auto i = static_cast<std::size_t>(&place - finds_.data());
    const auto is_it = [&](const Find& f) {
      return f.type == FindType::interval && f.span == place.span;
    };
    for (std::size_t j = i; j-- > 0 && finds_[j].span.begin == place.span.begin;) {
      if (is_it(finds_[j])) return true;
    }
    for (std::size_t j = i + 1; j < finds_.size() && finds_[j].span.begin == place.span.begin;
         ++j) {
      if (is_it(finds_[j])) return true;
    }
    return false;
  }

  /// A word that only the office beside it makes a name (capture `office`), where the office is a
  /// thing as well, or the word a loan word.
  [[nodiscard]] bool is_thing_beside_office(const Find& find, std::string_view name) const {
    const Capture* office = find.capture(Field::office);
    if (office == nullptr || has_other_form(find) || name.find(' ') != std::string_view::npos)
      return false;
    if (lexicon_.find(name, kLoan, 0) != kNone) return true;
    const uint32_t row = lexicon_.find(slice(text_, office->span), kTitle, 0);
    const bool touches =
        office->span.begin <= find.span.end + 1 && find.span.begin <= office->span.end + 1;
    return touches && row != kNone && !lexicon_.entry(row).attribute(kThing).empty();
  }

  /// Does the last word of the name, which writes foreign sounds as its rule says (capture `name`),
  /// sound like none?
  [[nodiscard]] bool sounds_like_none(const Find& find) const {
    const Capture* sounds = find.capture(Field::name);
    if (sounds == nullptr || has_other_form(find)) return false;
    const std::string_view word = slice(text_, sounds->span);
    return weight(word) < kLeastBeside && !is_name_part(word, lexicon_);
  }

  /// Does a bracket stand behind the name? There its form in another script stands.
  [[nodiscard]] bool has_other_form(const Find& find) const {
    const uint32_t end = find.span.end;
    return slice(text_, {end, std::min(end + 2, static_cast<uint32_t>(text_.size()))}).find('(') !=
           std::string_view::npos;
  }

  /// How much the syllables of `word` speak for a foreign name.
  [[nodiscard]] int weight(std::string_view word) const {
    int sum = 0;
    for (uint32_t at = 0; at < word.size(); at += kSyllableBytes)
      sum += is_syllable(word, at) ? syllables_.weight(utf8::decode(word, at)) : 0;
    return sum;
  }

  /// An office that is no other word, in a spaced script of syllables: no name is made of it.
  [[nodiscard]] bool is_sure_office(std::string_view word) const {
    const uint32_t row = lexicon_.find(word, kTitle, 0);
    return row != kNone && lexicon_.entry(row).attribute(kAmbiguous).empty();
  }

  /// Syllables that write no foreign sounds, and not a family name of the country with a given name
  /// behind it.
  [[nodiscard]] bool writes_no_name(std::string_view word) const {
    if (word.size() < std::size_t{2} * kSyllableBytes) return false;
    for (uint32_t at = 0; at < word.size(); at += kSyllableBytes) {
      if (!is_syllable(word, at)) return false;
    }
    if (weight(word) >= kLeastForeign) return false;
    for (std::size_t family = kSyllableBytes; family <= std::size_t{2} * kSyllableBytes;
         family += kSyllableBytes) {
      if (word.size() <= family + kMostGiven * kSyllableBytes &&
          lexicon_.find(word.substr(0, family), kSurname, 0) != kNone)
        return false;
    }
    return !is_name_part(word, lexicon_);
  }

  /// The names that a find of no name had used: they stand again.
  void parts_of(uint32_t outer, std::vector<uint32_t>& names) const {
    for (uint32_t j = outer + 1; j < finds_.size() && finds_[j].span.begin < finds_[outer].span.end;
         ++j) {
      if (finds_[j].outer == outer && is_name(finds_[j]) && !in_currency(j) &&
          !holds_no_name(finds_[j]))
        names.push_back(j);
    }
  }

  /// The state in a currency (US$) is no mention apart.
  [[nodiscard]] bool in_currency(uint32_t i) const {
    if (finds_[i].type != FindType::loc) return false;
    const Span place = finds_[i].span;
    for (uint32_t j = i; j-- > 0 && finds_[j].span.begin + kLongestAmount >= place.begin;) {
      if (finds_[j].type != FindType::quantity || !finds_[j].span.contains(place)) continue;
      const auto holds = [&](Field field) {
        const Capture* word = finds_[j].capture(field);
        return word != nullptr && word->span.contains(place);
      };
      return holds(Field::currency) || holds(Field::unit);
    }
    return false;
  }

  /// A word of a longer name that a list has whole says nothing by itself (Europe in the European
  /// Union).
  [[nodiscard]] bool in_listed_name(uint32_t i) const {
    const Span span = finds_[i].span;
    const auto holds = [&](const Find& f) {
      return f.rule == kNone && !f.weak && is_closed_name(f) && f.span != span &&
             f.span.contains(span);
    };
    for (uint32_t j = i; j-- > 0 && finds_[j].span.begin + kLongestName >= span.begin;) {
      if (holds(finds_[j])) return true;
    }
    for (std::size_t j = i + 1; j < finds_.size() && finds_[j].span.begin == span.begin; ++j) {
      if (holds(finds_[j])) return true;
    }
    return false;
  }

  /// A syllable or two of Hangul with which a plural, a verb or an adverb ends.
  [[nodiscard]] bool ends_as_word(std::string_view name) const {
    if (script_of(utf8::decode_before(name, static_cast<uint32_t>(name.size()))) != Script::hangul)
      return false;
    const std::size_t last = utf8::previous(name, name.size());
    if (last == 0) return false;
    if (lexicon_.find(name.substr(last), kNoNameEnd, 0) != kNone) return true;
    const std::size_t from = utf8::previous(name, last);
    return from > 0 && lexicon_.find(name.substr(from), kNoNameEnd, 0) != kNone;
  }

  /// Two persons by their full names, one behind the other without a comma, that a rule took for
  /// one name of more words; none where there are fewer than `least`.
  [[nodiscard]] std::vector<uint32_t> full_names_in(uint32_t i, std::size_t least) const {
    std::vector<uint32_t> out;
    const Find& outer = finds_[i];
    if (outer.type != FindType::per || outer.rule == kNone) return out;
    uint32_t behind = outer.span.begin;
    for (uint32_t j = i + 1; j < finds_.size() && finds_[j].span.begin < outer.span.end; ++j) {
      const Find& inner = finds_[j];
      if (inner.type != FindType::per || inner.span == outer.span || inner.span.begin < behind ||
          !outer.span.contains(inner.span) || holds_no_name(inner) ||
          slice(text_, inner.span).find(' ') == std::string_view::npos)
        continue;
      out.push_back(j);
      behind = inner.span.end;
    }
    if (out.size() < least) out.clear();
    return out;
  }

  /// Does the first character of `person`, of finds_, end a common word with the one before (li
  /// shi)? Not where a name ends before it: then the person begins there.
  [[nodiscard]] bool ends_a_word(const Find& person) const {
    if (person.span.begin == 0 || script_of(utf8::decode(text_, person.span.begin)) != Script::han)
      return false;
    const auto from = static_cast<uint32_t>(utf8::previous(text_, person.span.begin));
    const auto to =
        person.span.begin + static_cast<uint32_t>(utf8::length(text_[person.span.begin]));
    if (lexicon_.find(slice(text_, {from, to}), kFamilyWithin, 0) == kNone) return false;
    for (auto j = static_cast<std::size_t>(&person - finds_.data());
         j-- > 0 && finds_[j].span.begin + kLongestName >= person.span.begin;) {
      if (finds_[j].span.end == person.span.begin && is_name(finds_[j])) return false;
    }
    return true;
  }

  /// Several words of which the last is a class word of bodies are no person: an organisation or a
  /// survey as the author of a work.
  [[nodiscard]] bool ends_as_body(std::string_view name) const {
    const std::size_t space = name.rfind(' ');
    return space != std::string_view::npos && script_of(utf8::decode(name, 0)) == Script::latin &&
           lexicon_.find(name.substr(space + 1), kBodyWord, 0) != kNone;
  }

  /// Names that a longer find of a rule, or a find of two names, holds; not where the person of an
  /// office is none. A list's longer name says
  /// nothing of the words in it.
  void mark_used() {
    for (uint32_t i = 0; i < finds_.size(); ++i) {
      const Find& outer = finds_[i];
      if (outer.outer != kNone || outer.weak || outer.rule == kNone) continue;
      if (!is_name(outer) && outer.type != FindType::office && outer.type != FindType::alias)
        continue;
      const Capture* person = outer.capture(Field::person);
      if (person != nullptr && dropped_.contains(person->span)) continue;
      for (uint32_t j = i + 1; j < finds_.size() && finds_[j].span.begin < outer.span.end; ++j) {
        if (outer.span.contains(finds_[j].span)) used_[j] = 1;
      }
    }
  }

  void beside(const std::vector<uint32_t>& names, std::vector<uint8_t>& good, std::size_t i) const {
    if (good[i] != 0 || in_listed_name(names[i])) return;
    const Find& find = finds_[names[i]];
    const auto supports = [&](std::size_t j) {
      const Find& other = finds_[names[j]];
      if (good[j] == 0 || other.block != find.block) return false;
      const Span gap = other.span.begin >= find.span.end ? Span{find.span.end, other.span.begin}
                                                         : Span{other.span.end, find.span.begin};
      if (gap.begin > gap.end || !parts_neighbours(slice(text_, gap))) return false;
      if (find.type == FindType::title) {
        return other.type == FindType::per || other.type == FindType::title ||
               (other.type == FindType::org && lexicon_.entry(find.entry).attribute(kHeld).empty());
      }
      return other.type == find.type || other.type == FindType::loc ||
             other.type == FindType::title;
    };
    for (std::size_t j = i; j-- > 0 && i - j <= kReach;) {
      if (supports(j)) good[i] = 1;
    }
    for (std::size_t j = i + 1; j < names.size() && j - i <= kReach; ++j) {
      if (supports(j)) good[i] = 1;
    }
  }

  static constexpr std::size_t kReach = 3;  // nested names stand between neighbours
  std::string_view text_;
  const Layer<Find>& finds_;
  const Lexicon& lexicon_;
  const SoundSyllables& syllables_;
  std::set<Span> dropped_;  // of what a rule took for a name
  std::vector<uint8_t> used_;
};

}  // namespace

std::size_t class_word_at(std::string_view name, const Lexicon& lexicon) {
  for (std::size_t at = utf8::length(name[0]); at < name.size(); at += utf8::length(name[at])) {
    if (lexicon.find(name.substr(at), kOutside, 0) == kNone) continue;
    while (at > 0 && name[at - 1] == ' ') --at;
    return at;
  }
  return 0;
}

bool is_written_as_person(std::string_view author, const Lexicon& lexicon) {
  const char32_t first = utf8::decode(author, 0);
  const Script script = script_of(first);
  if (script == Script::hangul || script == Script::han) {
    const uint32_t size = utf8::count(author);
    if (size < kMinEastAsian || size > kMaxEastAsian) return false;
    for (std::size_t i = 0; i < author.size(); i += utf8::length(author[i])) {
      if (script_of(utf8::decode(author, i)) != script) return false;
    }
    return lexicon.find(author.substr(0, utf8::length(author[0])), kSurname, 0) != kNone &&
           lexicon.find(author, kNoName, 0) == kNone;
  }
  if (script != Script::latin && script != Script::cyrillic) return false;
  std::size_t words = 0;
  bool marked = false;
  for (std::size_t from = 0; from < author.size();) {
    const std::size_t end = std::min(author.find(' ', from), author.size());
    std::string_view word = author.substr(from, end - from);
    from = end + 1;
    if (word.empty()) continue;
    ++words;
    if (word.back() == ',' || word.back() == '.') {
      marked = true;
      word.remove_suffix(1);
      if (word.empty()) return false;
    }
    for (const char c : word) {
      if (is_digit(static_cast<unsigned char>(c)) || c == '/' || c == '&' || c == ':') return false;
    }
    if (lexicon.find(word, kBodyWord, 0) != kNone || lexicon.find(word, kNoName, 0) != kNone)
      return false;
  }
  return words <= kMaxWords && words >= (marked ? std::size_t{1} : std::size_t{2});
}

std::vector<uint32_t> supported_names(std::string_view text, const Layer<Find>& finds,
                                      const Lexicon& lexicon, const SoundSyllables& syllables) {
  return Support(text, finds, lexicon, syllables).run();
}

}  // namespace sagwan
