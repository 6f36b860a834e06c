// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/sound_persons.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Word classes: words between the parts of a name; given names.
constexpr std::string_view kLink = "sound_link";
constexpr std::string_view kGiven = "given";
// Word classes: family names of the country; words between a name and the office.
constexpr std::string_view kSurname = "surname";
constexpr std::string_view kOfficeBefore = "office_before";
// Attribute of particles that no foreign name ends in.
constexpr std::string_view kCut = "cut";
constexpr int kLeastBehindGiven = -20;  // weight of a family name behind a given name
// What a class word of places or bodies speaks for.
constexpr std::string_view kPlace = "LOC";
constexpr std::string_view kBody = "ORG";

class Persons {
 public:
  Persons(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
          NamePlaces& places, Layer<Mention>& mentions)
      : text_(text), words_(words), lexicon_(lexicon), places_(places), mentions_(mentions) {}

  /// A person takes in the words of sounds beside it.
  void join_persons() {
    places_.refresh();
    gone_.clear();
    for (Mention& m : mentions_) {
      if (m.type != FindType::per || !is_syllable(text_, m.span.begin)) continue;
      cut_particle(m);
      const std::string_view name = slice(text_, m.span);
      const std::size_t space = name.rfind(' ');
      const bool is_one = space == std::string_view::npos;
      const bool ends_open = !is_one && (lexicon_.find(name.substr(space + 1), kLink, 0) != kNone ||
                                         precedes_family(m, name.substr(space + 1)));
      if (is_one || ends_open) join_right(m, ends_open);
      join_left(m, is_one);
    }
    std::erase_if(mentions_, [&](const Mention& m) {
      return m.type == FindType::per && gone_.contains({m.span.begin, m.span.end});
    });
  }

  /// What a rule took for a person between a person's whole name and an office is the office's
  /// body, wherever it stands.
  void part_bodies() {
    std::map<std::string_view, uint32_t> bodies;
    for (const Mention& m : mentions_) {
      const std::string_view name = slice(text_, m.span);
      if (!is_single_person(m, m.span) || !is_syllable(text_, m.span.begin) ||
          name.find(' ') != std::string_view::npos || words_.is_name_part(name))
        continue;
      const Mention* person = places_.before(before_office_words(m.span.begin));
      if (person == nullptr || person->type != FindType::per) continue;
      const bool is_whole = is_whole_native(slice(text_, person->span)) ||
                            (slice(text_, person->span).find(' ') != std::string_view::npos &&
                             words_.is_of_sounds(m.span));
      const uint32_t office = places_.office_behind(m.span.end);
      if (is_whole && office != kNone) bodies.emplace(name, office);
    }
    for (Mention& m : mentions_) {
      const auto body = m.type == FindType::per ? bodies.find(slice(text_, m.span)) : bodies.end();
      if (body == bodies.end()) continue;
      m.type = FindType::org;
      m.subtype = 0;
      m.rule = kNone;
      m.entry = words_.first_row(m.span);
    }
  }

  /// A word that a rule took for a person, and which is a body elsewhere in the text, is the body.
  void name_bodies() {
    std::map<std::string_view, uint32_t> bodies;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      if (m.type == FindType::org && is_syllable(text_, m.span.begin))
        bodies.try_emplace(slice(text_, m.span), i);
    }
    for (Mention& m : mentions_) {
      const std::string_view name = slice(text_, m.span);
      if (!is_single_person(m, m.span) || !is_syllable(text_, m.span.begin) ||
          words_.is_name_part(name) || !words_.is_of_sounds(m.span))
        continue;
      const auto body = bodies.find(name);
      if (body == bodies.end()) continue;
      const Span span = m.span;
      m = mentions_[body->second];
      m.span = span;
      m.find = kNone;
    }
  }

  /// A place takes in its class word behind it, but where it ends in that (the government of a
  /// province); a person with the class word of a body is the body.
  void join_classes() {
    for (Mention& m : mentions_) {
      if (is_single_person(m, m.span) && is_syllable(text_, m.span.begin) &&
          slice(text_, m.span).find(' ') == std::string_view::npos && is_foreign_person(m)) {
        name_after_person(m);
        continue;
      }
      if (m.type != FindType::loc || !is_syllable(text_, m.span.begin) ||
          m.span.size() < 2 * kSyllableBytes || words_.weight(m.span) < kLeastSound)
        continue;
      const SoundClass word = words_.class_behind(m.span.end);
      if (word.row == kNone || lexicon_.entry(word.row).id != kPlace ||
          !places_.is_free({m.span.end + 1, word.end}) ||
          slice(text_, m.span).ends_with(slice(text_, {m.span.end + 1, word.end})))
        continue;
      m.span.end = word.end;
    }
  }

 private:
  /// Where the word (former, acting) begins that stands before byte `at`; `at` where none does.
  [[nodiscard]] uint32_t before_office_words(uint32_t at) const {
    const SoundRun* word = at > 1 && text_[at - 1] == ' ' ? words_.run_ending(at - 1) : nullptr;
    const bool is_one =
        word != nullptr && lexicon_.find(slice(text_, word->span), kOfficeBefore, 0) != kNone;
    return is_one ? word->span.begin : at;
  }

  /// A family name of the country and a given name of two syllables.
  [[nodiscard]] bool is_whole_native(std::string_view name) const {
    return name.size() == std::size_t{3} * kSyllableBytes && is_syllable(name, 0) &&
           is_syllable(name, kSyllableBytes) &&
           lexicon_.find(name.substr(0, kSyllableBytes), kSurname, 0) != kNone;
  }

  void name_after_person(Mention& m) const {
    const SoundClass word = words_.class_behind(m.span.end);
    if (word.row == kNone || lexicon_.entry(word.row).id != kBody ||
        !places_.is_free({m.span.end + 1, word.end}))
      return;
    m.span.end = word.end;
    m.type = FindType::org;
    m.subtype = 0;
    m.rule = kNone;
    m.entry = word.row;
    m.find = kNone;
  }

  [[nodiscard]] bool is_foreign_person(const Mention& m) const {
    if (m.span.size() < 2 * kSyllableBytes) return false;
    if (words_.is_name_part(slice(text_, m.span))) return true;
    const int least = m.span.size() == 3 * kSyllableBytes ? 2 * kLeastSound : kLeastSound;
    return words_.weight(m.span) >= least;
  }

  /// A particle that a rule took into a foreign person's name is cut off.
  void cut_particle(Mention& m) const {
    if (m.rule == kNone || m.entry != kNone || words_.is_letter_at(m.span.end)) return;
    const std::size_t space = slice(text_, m.span).rfind(' ');
    if (space == std::string_view::npos) return;
    const Span last{m.span.begin + static_cast<uint32_t>(space) + 1, m.span.end};
    if (!is_syllable(text_, last.begin) || words_.is_name_part(slice(text_, last))) return;
    for (const SoundWord& word : words_.readings(last)) {
      if (word.role == kBareSound) continue;
      const uint32_t row = words_.tail_row({word.span.end, last.end});
      const std::string_view first = slice(text_, m.span).substr(0, slice(text_, m.span).find(' '));
      const int least = words_.is_name_part(first) ? kLeastBehindGiven : kLeastBeside;
      if (lexicon_.entry(row).attribute(kCut).empty() || !words_.is_of_sounds(word.span, least))
        continue;
      m.span.end = word.span.end;
      return;
    }
  }

  /// The word before the person, with what links them (of, von); behind a hyphen whatever the
  /// person's words.
  void join_left(Mention& m, bool is_one) {
    uint32_t begin = m.span.begin;
    if (begin < 1 || !is_foreign_person(m)) return;
    const bool hyphen = text_[begin - 1] == '-';
    if (!hyphen && (!is_one || text_[begin - 1] != ' ')) return;
    const SoundRun* run = words_.run_ending(begin - 1);
    if (run != nullptr && !hyphen && lexicon_.find(slice(text_, run->span), kLink, 0) != kNone) {
      begin = run->span.begin;
      if (begin < 1 || text_[begin - 1] != ' ') return;
      run = words_.run_ending(begin - 1);
    }
    if (run == nullptr || !words_.is_of_sounds(run->span, kLeastBeside)) return;
    const Mention* found = places_.end_at(run->span.end);
    const bool is_name = found != nullptr && is_single_person(*found, run->span);
    if (!is_name && words_.has_clear_tail(run->span)) return;
    if (!places_.is_free(run->span)) {
      const Mention* first = places_.end_at(run->span.end);
      if (first == nullptr ||
          (!is_same_person(*first, m, run->span) && !is_single_person(*first, run->span)))
        return;
      gone_.emplace(run->span.begin, run->span.end);
    }
    m.span.begin = run->span.begin;
  }

  /// Do given names stand before a family name that a rule has by itself?
  [[nodiscard]] bool precedes_family(const Mention& m, std::string_view last) const {
    if (m.entry != kNone || lexicon_.find(last, kGiven, 0) == kNone) return false;
    const Mention* next = places_.behind(m.span.end);
    return next != nullptr && is_single_person(*next, next->span) &&
           slice(text_, next->span).find(' ') == std::string_view::npos;
  }

  /// The family name behind a given name, with what links them.
  void join_right(Mention& m, bool linked) {
    if (m.span.end + 1 >= text_.size() || text_[m.span.end] != ' ') return;
    if (!linked && !is_foreign_person(m)) return;
    const SoundRun* run = words_.run_at(m.span.end + 1);
    if (run == nullptr) return;
    if (!linked && lexicon_.find(slice(text_, run->span), kLink, 0) != kNone) {
      linked = true;
      const uint32_t next = run->span.end + 1;
      run = next < text_.size() && text_[next - 1] == ' ' ? words_.run_at(next) : nullptr;
      if (run == nullptr) return;
    }
    if (!places_.is_free(run->span)) {
      const Mention* family = places_.begin_at(run->span.begin);
      if (!linked || family == nullptr || !run->span.contains(family->span) ||
          !is_single_person(*family, family->span))
        return;
      gone_.emplace(family->span.begin, family->span.end);
      m.span.end = family->span.end;
      return;
    }
    if (words_.class_behind(m.span.end).row != kNone) return;
    const std::optional<SoundWord> word = words_.best_reading(run->span, linked ? kLeastBeside : 0);
    if (!word || (word->role == kBareSound && !linked)) return;
    m.span.end = word->span.end;
  }

  /// Is the mention at `span` the same person of a list?
  [[nodiscard]] bool is_same_person(const Mention& first, const Mention& m, Span span) const {
    return first.type == FindType::per && first.span == span && first.entry != kNone &&
           m.entry != kNone && lexicon_.entry(first.entry).id == lexicon_.entry(m.entry).id;
  }

  /// Is the mention a person of this one word, whom no list names whole?
  [[nodiscard]] bool is_single_person(const Mention& m, Span span) const {
    return m.type == FindType::per && m.span == span &&
           (m.entry == kNone || lexicon_.entry(m.entry).emits != FindType::per);
  }

  std::string_view text_;
  const SoundWords& words_;
  const Lexicon& lexicon_;
  NamePlaces& places_;
  Layer<Mention>& mentions_;
  std::set<std::pair<uint32_t, uint32_t>> gone_;  ///< persons that others took in
};

}  // namespace

void join_persons(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                  NamePlaces& places, Layer<Mention>& mentions) {
  Persons(text, words, lexicon, places, mentions).join_persons();
  places.refresh();
}

void part_bodies(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                 NamePlaces& places, Layer<Mention>& mentions) {
  Persons(text, words, lexicon, places, mentions).part_bodies();
  places.refresh();
}

void name_bodies(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                 NamePlaces& places, Layer<Mention>& mentions) {
  Persons persons(text, words, lexicon, places, mentions);
  persons.name_bodies();
  places.refresh();
  persons.join_classes();
  places.refresh();
}

}  // namespace sagwan
