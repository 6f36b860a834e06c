// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/appointed_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/office_words.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

constexpr std::string_view kGoal = "office_goal";
constexpr std::string_view kGoalApart = "office_goal_apart";
constexpr std::string_view kNoGoal = "office_no_goal";
constexpr std::string_view kSuccessor = "office_successor";
constexpr std::string_view kAppoint = "office_appoint";
constexpr std::string_view kPassive = "office_passive";
constexpr std::string_view kCareer = "office_career";
constexpr std::string_view kRest = "office_rest";
constexpr std::string_view kStyle = "office_style";
constexpr std::string_view kListed = "office_listed";
constexpr std::string_view kShared = "office_shared";
constexpr std::string_view kJoint = "of_joint";
constexpr std::string_view kGets = "gets";
constexpr std::string_view kObject = "object";
constexpr std::string_view kSubject = "subject";
constexpr std::string_view kTopic = "topic";
constexpr std::string_view kGenitive = "genitive";
constexpr uint32_t kLongestWay = 120;     // bytes between a person and his office
constexpr uint32_t kLongestPhrase = 90;   // of a person with the offices he has
constexpr uint32_t kLongestMember = 200;  // of a list: a person with all his offices
constexpr uint32_t kLongestField = 45;    // bytes of words before an office in a list
constexpr uint32_t kSentencesBack = 3;    // in which the subject of a life may stand
constexpr int kMostItems = 64;            // of a sentence, among which its subject may be
constexpr std::size_t kFewest = 3;        // persons of a list behind a topic
constexpr std::size_t kFewestShared = 2;  // where the office's word says that several share it
constexpr std::size_t kMostListed = 16;   // offices or persons in a list

class Appointments {
 public:
  Appointments(std::string_view text, const Layer<Mention>& mentions,
               const Layer<Sentence>& sentences, const Lexicon& lexicon, const OfficeWords& words,
               const std::set<std::pair<uint32_t, uint32_t>>& told)
      : text_(text),
        mentions_(mentions),
        sentences_(sentences),
        lexicon_(lexicon),
        told_(told),
        words_(words),
        goals_(lexicon.surfaces(kGoal, 0)),
        apart_(lexicon.surfaces(kGoalApart, 0)),
        no_goals_(lexicon.surfaces(kNoGoal, 0)),
        successor_(lexicon.surfaces(kSuccessor, 0)),
        appoint_(lexicon.surfaces(kAppoint, 0)),
        passive_(lexicon.surfaces(kPassive, 0)),
        career_(lexicon.surfaces(kCareer, 0)),
        rest_(lexicon.surfaces(kRest, 0)),
        styles_(lexicon.surfaces(kStyle, 0)),
        listed_(lexicon.surfaces(kListed, 0)),
        shared_(lexicon.surfaces(kShared, 0)),
        joints_(lexicon.surfaces(kJoint, 0)) {}

  std::vector<BesideOffice> all() {
    const std::vector<uint32_t>& items = words_.items();
    std::size_t from = 0;
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      const Span span = sentences_[s].span;
      while (from < items.size() && begin_of(items[from]) < span.begin) ++from;
      std::size_t to = from;
      while (to < items.size() && begin_of(items[to]) < span.end) ++to;
      const std::span<const uint32_t> here(items.data() + from, to - from);
      const bool has_office = std::ranges::any_of(here, [&](uint32_t item) {
        return words_.is(item, FindType::title) && is_hangul_before(end_of(item));
      });
      if (has_office) {
        appoint(span, here);
        tell_lives(s, here);
      }
      from = to;
    }
    return std::move(out_);
  }

 private:
  /// A verb of appointment.
  struct Verb {
    uint32_t begin;
    bool moves_subject;  ///< its subject gets the office
  };

  [[nodiscard]] uint32_t begin_of(uint32_t item) const { return mentions_[item].span.begin; }
  [[nodiscard]] uint32_t end_of(uint32_t item) const { return mentions_[item].span.end; }

  [[nodiscard]] bool is_hangul_before(uint32_t at) const {
    return at > 0 && script_of(utf8::decode_before(text_, at)) == Script::hangul;
  }
  [[nodiscard]] bool is_hangul_at(uint32_t at) const {
    return at < text_.size() && script_of(utf8::decode(text_, at)) == Script::hangul;
  }

  /// The bytes of the longest of `words` at `at`; 0 where none stands there.
  [[nodiscard]] uint32_t word_at(const FewWords& words, uint32_t at) const {
    return static_cast<uint32_t>(words.longest_at(text_, at));
  }

  [[nodiscard]] std::vector<Verb> verbs_in(Span sentence) const {
    std::vector<Verb> out;
    for (uint32_t at = sentence.begin; at < sentence.end; at += utf8::length(text_[at])) {
      const uint32_t size = word_at(appoint_, at);
      if (size == 0 || !is_hangul_at(at)) continue;
      const std::string_view word = text_.substr(at, size);
      const bool gets = lexicon_.entry(lexicon_.find(word, kAppoint, 0)).id == kGets;
      out.push_back({at, gets || word_at(passive_, at + size) != 0});
    }
    return out;
  }

  /// The end of the goal's particle behind an office; 0 where none stands there.
  [[nodiscard]] uint32_t goal_end(uint32_t office) const {
    uint32_t end = end_of(office);
    if (end < text_.size() && text_[end] == '(') end = behind_bracket(end);
    uint32_t size = word_at(goals_, end);
    if (size == 0 && end < text_.size() && text_[end] == ' ') size = word_at(apart_, ++end);
    if (size == 0 && is_succeeded(office)) {
      end = static_cast<uint32_t>(text_.find(' ', end)) + 1;
      size = word_at(successor_, end);
    }
    if (size == 0 || is_hangul_at(end + size)) return 0;
    const uint32_t behind = words_.behind_space(end + size);
    return word_at(no_goals_, behind) != 0 ? 0 : end + size;
  }

  /// Do words for who comes after its holder stand behind the office?
  [[nodiscard]] bool is_succeeded(uint32_t office) const {
    const uint32_t end = end_of(office);
    for (const std::string_view particle : words_.genitive()) {
      const auto behind = static_cast<uint32_t>(end + particle.size());
      if (text_.substr(end).starts_with(particle) && behind < text_.size() && text_[behind] == ' ')
        return word_at(successor_, behind + 1) != 0;
    }
    return false;
  }

  /// Does a particle of `role` end a word in `gap`, behind which the sentence goes on?
  [[nodiscard]] bool has_marked(Span gap, std::string_view role) const {
    for (uint32_t at = gap.begin; at < gap.end; at += utf8::length(text_[at])) {
      if (!is_hangul_at(at) || !has_particle(text_, at, role, lexicon_)) continue;
      const uint32_t end = at + utf8::length(text_[at]);
      if (end >= gap.end || !is_hangul_at(end)) {
        // The particle is the whole rest of the word, and not the word itself.
        if (at > 0 && text_[at - 1] != ' ') return true;
      }
    }
    return false;
  }

  /// Is it the office of a person who stands directly before it, or before its body?
  [[nodiscard]] bool is_owned(uint32_t office) const {
    uint32_t at = begin_of(office);
    for (int steps = 0; steps < 4; ++steps) {
      at = words_.before_space(at);
      const uint32_t item = words_.ending_at(at);
      if (words_.is(item, FindType::per)) return true;
      if (words_.is_body(item)) {
        at = begin_of(item);
      } else if (const uint32_t size = words_.word_before(OfficeWord::since, at)) {
        at -= size;
      } else if (const uint32_t seat = words_.word_before(OfficeWord::seat, at)) {
        at -= seat;
      } else {
        return false;
      }
    }
    return false;
  }

  /// Do letters that nobody found stand directly before the office?
  [[nodiscard]] bool is_part_of_word(uint32_t office) const {
    const uint32_t begin = begin_of(office);
    return is_hangul_before(begin) && words_.ending_at(begin) == kNone;
  }

  /// The body directly before the office.
  [[nodiscard]] uint32_t body_of(uint32_t office) const {
    const uint32_t at = behind_since(words_.before_space(begin_of(office)));
    const uint32_t item = words_.owner_before(at);
    return words_.is_body(item) && !words_.is_seat(item) && !is_hangul_seat(item) ? item : kNone;
  }

  /// Before a word for since when that ends at `at`; `at` where none does.
  [[nodiscard]] uint32_t behind_since(uint32_t at) const {
    const uint32_t size = at == 0 ? 0 : words_.word_before(OfficeWord::since, at);
    return size == 0 ? at : words_.before_space(at - size);
  }

  /// Is the place written on to the word before it, which says that an embassy is there?
  [[nodiscard]] bool is_hangul_seat(uint32_t place) const {
    return words_.is(place, FindType::loc) && is_hangul_before(begin_of(place));
  }

  void add(uint32_t person, uint32_t office) {
    if (told_.contains({person, office}) || !added_.emplace(person, office).second) return;
    out_.push_back({person, office, body_of(office)});
    // A further office that a word joins to it.
    uint32_t at = begin_of(office);
    if (const uint32_t body = body_of(office); body != kNone) at = begin_of(body);
    at = words_.before_space(at);
    const uint32_t size = at == 0 ? 0 : words_.joint_before(at);
    const uint32_t other = size == 0 ? kNone : words_.ending_at(words_.before_space(at - size));
    if (words_.is(other, FindType::title) && !is_owned(other)) add(person, other);
  }

  /// Behind a bracket at `at`, or behind a space and it.
  [[nodiscard]] uint32_t behind_bracket(uint32_t at) const {
    const uint32_t open = words_.behind_space(at);
    if (open >= text_.size() || text_[open] != '(') return at;
    const std::size_t close = text_.substr(open, kLongestPhrase).find(')');
    return close == std::string_view::npos ? at : open + static_cast<uint32_t>(close) + 1;
  }

  /// Where the phrase of a person ends, with the offices that he has.
  [[nodiscard]] uint32_t phrase_end(uint32_t person) const {
    uint32_t at = behind_bracket(end_of(person));
    for (std::size_t steps = 0; steps < kMostListed; ++steps) {
      const uint32_t next = words_.behind_space(at);
      const uint32_t item = words_.beginning_at(next);
      if (item != kNone && !words_.is(item, FindType::per)) {
        at = behind_bracket(end_of(item));
      } else if (const uint32_t size = words_.word_behind(OfficeWord::since, next);
                 size != 0 && next > at && !is_hangul_at(next + size)) {
        at = next + size;
      } else if (const uint32_t style = next > at ? word_at(styles_, next) : 0) {
        at = next + style;
      } else {
        break;
      }
    }
    return at;
  }

  /// Behind what joins two in a list at `at`; `at` where nothing does.
  [[nodiscard]] uint32_t behind_joint(uint32_t at) const {
    const uint32_t from = words_.behind_space(at);
    const uint32_t size = word_at(joints_, from);
    return size == 0 ? at : words_.behind_space(from + size);
  }

  /// `person` and those who are listed behind, each with the offices that he has.
  [[nodiscard]] std::vector<uint32_t> listed_from(uint32_t person) const {
    std::vector<uint32_t> out;
    while (out.size() < kMostListed && words_.is(person, FindType::per)) {
      out.push_back(person);
      const uint32_t end = phrase_end(person);
      const uint32_t next = behind_joint(end);
      if (next == end) break;
      person = words_.beginning_at(next);
    }
    return out;
  }

  /// `person` and those who are listed before, each with the offices that he has.
  [[nodiscard]] std::vector<uint32_t> listed_to(uint32_t person) const {
    std::vector<uint32_t> out{person};
    const std::vector<uint32_t>& items = words_.items();
    auto at = std::ranges::lower_bound(items, begin_of(person), {},
                                       [&](uint32_t i) { return begin_of(i); });
    while (at != items.begin() && out.size() < kMostListed) {
      --at;
      if (begin_of(*at) + kLongestMember < begin_of(out.back())) break;
      if (!words_.is(*at, FindType::per)) continue;
      const uint32_t end = phrase_end(*at);
      const uint32_t next = behind_joint(end);
      if (next == end || next != begin_of(out.back())) break;
      out.push_back(*at);
    }
    return out;
  }

  void add_list(uint32_t person, uint32_t office, std::set<uint32_t>& used) {
    for (const uint32_t each : listed_from(person)) {
      add(each, office);
      used.insert(each);
    }
  }

  /// An office as the topic, directly before a list of several, is theirs; one that several share,
  /// of two as well.
  void tell_lists(std::span<const uint32_t> here) {
    for (const uint32_t office : here) {
      if (!words_.is(office, FindType::title) || is_owned(office) || is_part_of_word(office))
        continue;
      const uint32_t size = word_at(listed_, end_of(office));
      const uint32_t at = end_of(office) + size;
      if (size == 0 || at >= text_.size() || text_[at] != ' ') continue;
      const uint32_t first = words_.beginning_at(at + 1);
      if (!words_.is(first, FindType::per)) continue;
      const std::vector<uint32_t> list = listed_from(first);
      if (list.size() < (word_at(shared_, begin_of(office)) != 0 ? kFewestShared : kFewest))
        continue;
      for (const uint32_t person : list) add(person, office);
    }
  }

  void appoint(Span sentence, std::span<const uint32_t> here) {
    tell_lists(here);
    const std::vector<Verb> verbs = verbs_in(sentence);
    if (verbs.empty()) return;
    auto verb = verbs.begin();
    std::set<uint32_t> used;
    uint32_t from = sentence.begin;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const uint32_t office = here[i];
      if (!words_.is(office, FindType::title)) continue;
      uint32_t end = goal_end(office);
      // In a list of persons, each with his office, the particle may stand behind the last alone.
      const bool is_listed =
          end == 0 && end_of(office) < text_.size() && text_[end_of(office)] == ',';
      if (is_listed) end = end_of(office);
      if (end == 0 || is_part_of_word(office) || (is_owned(office) && !is_succeeded(office)))
        continue;
      while (verb != verbs.end() && verb->begin < end) ++verb;
      if (verb == verbs.end()) continue;
      const uint32_t before = mover(here, i, from, kObject, used);
      if (before != kNone) {
        for (const uint32_t person : listed_to(before)) {
          add(person, office);
          used.insert(person);
        }
      } else if (is_listed) {
        continue;
      } else if (const uint32_t behind = named_behind(here, i, end); behind != kNone) {
        add_list(behind, office, used);
      } else if (verb->moves_subject) {
        uint32_t subject = mover(here, i, from, kSubject, used);
        if (subject == kNone) subject = mover(here, i, from, kTopic, used);
        if (subject == kNone) continue;
        for (const uint32_t person : listed_to(subject)) {
          add(person, office);
          used.insert(person);
        }
      }
      from = end;
    }
  }

  /// The person before office `i` whose phrase has a particle of `role`.
  [[nodiscard]] uint32_t mover(std::span<const uint32_t> here, std::size_t i, uint32_t from,
                               std::string_view role, const std::set<uint32_t>& used) const {
    for (std::size_t j = i; j-- > 0 && begin_of(here[j]) >= from;) {
      if (begin_of(here[i]) - begin_of(here[j]) > 2 * kLongestWay) return kNone;
      if (!words_.is(here[j], FindType::per)) continue;
      const uint32_t begin = end_of(here[j]);
      const uint32_t end = begin_of(here[i]);
      const Span gap{begin, end};
      if (used.contains(here[j]) || end - begin > kLongestWay || !has_marked(gap, role) ||
          slice(text_, gap).find(',') != std::string_view::npos)
        return kNone;
      return here[j];
    }
    return kNone;
  }

  /// The person behind office `i`, who gets it.
  [[nodiscard]] uint32_t named_behind(std::span<const uint32_t> here, std::size_t i,
                                      uint32_t end) const {
    for (std::size_t j = i + 1; j < here.size(); ++j) {
      const uint32_t person = here[j];
      if (begin_of(person) - end > kLongestWay) return kNone;
      if (words_.is(person, FindType::title) && goal_end(person) != 0) return kNone;
      if (!words_.is(person, FindType::per)) continue;
      const std::string_view gap = slice(text_, {end, begin_of(person)});
      if (gap.find(',') != std::string_view::npos || gap.find('\n') != std::string_view::npos ||
          has_particle(text_, end_of(person), kGenitive, lexicon_) ||
          has_particle(text_, phrase_end(person), kTopic, lexicon_) ||
          has_marked({end, begin_of(person)}, kTopic) ||
          has_marked({end, begin_of(person)}, kSubject))
        return kNone;
      return person;
    }
    return kNone;
  }

  /// The offices that a verb of a career has for its object are those of the subject.
  void tell_lives(uint32_t s, std::span<const uint32_t> here) {
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!words_.is(here[i], FindType::title) || !is_of_career(end_of(here[i]))) continue;
      std::vector<uint32_t> list{here[i]};
      for (std::size_t j = i; j-- > 0 && list.size() < kMostListed;) {
        if (words_.is(here[j], FindType::per)) break;
        if (!words_.is(here[j], FindType::title)) continue;
        const uint32_t next = behind_joint(end_of(here[j]));
        const uint32_t until = begin_of(list.back());
        if (next == end_of(here[j]) || until < next || until - next > kLongestField) break;
        list.push_back(here[j]);
      }
      const uint32_t person = subject_before(s, begin_of(list.back()));
      if (person == kNone) continue;
      for (const uint32_t office : list) add(person, office);
    }
  }

  /// Does a verb of a career stand behind the office, or behind what ends the list and says what
  /// sort of offices they are?
  [[nodiscard]] bool is_of_career(uint32_t at) const {
    if (word_at(career_, at) != 0) return true;
    const uint32_t rest = words_.behind_space(at);
    const uint32_t size = word_at(rest_, rest);
    if (size == 0) return false;
    const auto until = std::min(rest + size + kLongestField, static_cast<uint32_t>(text_.size()));
    for (uint32_t i = rest + size; i < until; i += utf8::length(text_[i])) {
      if (word_at(career_, i) != 0) return true;
      if (text_[i] != ' ' && !is_hangul_at(i)) return false;
    }
    return false;
  }

  /// The subject of sentence `s` before `place`; where it names nobody, that of one before it in
  /// its line.
  [[nodiscard]] uint32_t subject_before(uint32_t s, uint32_t place) const {
    const std::vector<uint32_t>& items = words_.items();
    for (uint32_t back = 0; back <= kSentencesBack && back <= s; ++back) {
      const Span span = sentences_[s - back].span;
      if (back > 0 &&
          slice(text_, {span.begin, sentences_[s].span.begin}).find('\n') != std::string_view::npos)
        return kNone;
      auto at =
          std::ranges::lower_bound(items, span.begin, {}, [&](uint32_t i) { return begin_of(i); });
      bool names_others = false;
      uint32_t nearest = kNone;  // the last before `place`, where he is a subject near it
      for (int seen = 0;
           seen < kMostItems && at != items.end() && begin_of(*at) < std::min(span.end, place);
           ++at, ++seen) {
        if (!words_.is(*at, FindType::per)) continue;
        const uint32_t end = phrase_end(*at);
        if (has_particle(text_, end, kTopic, lexicon_)) return *at;
        const bool is_subject = back == 0 && has_particle(text_, end, kSubject, lexicon_);
        if (is_subject && !names_others) return *at;
        names_others = true;
        nearest = is_subject && place - end <= kLongestField ? *at : kNone;
      }
      if (nearest != kNone) return nearest;
      if (names_others) return kNone;
    }
    return kNone;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
  const std::set<std::pair<uint32_t, uint32_t>>& told_;
  const OfficeWords& words_;
  FewWords goals_, apart_, no_goals_, successor_, appoint_, passive_, career_, rest_, styles_,
      listed_, shared_, joints_;
  std::set<std::pair<uint32_t, uint32_t>> added_;
  std::vector<BesideOffice> out_;
};

}  // namespace

std::vector<BesideOffice> appointed_offices(std::string_view text, const Layer<Mention>& mentions,
                                            const Layer<Sentence>& sentences,
                                            const Lexicon& lexicon, const OfficeWords& words,
                                            const std::set<std::pair<uint32_t, uint32_t>>& told) {
  return Appointments(text, mentions, sentences, lexicon, words, told).all();
}

}  // namespace sagwan
