// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/appointed_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/office_lists.h"
#include "stages/relate/office_words.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

constexpr std::string_view kGoal = "office_goal";
constexpr std::string_view kGoalApart = "office_goal_apart";
constexpr std::string_view kSuccessor = "successor";
constexpr std::string_view kNoGoal = "office_no_goal";
constexpr std::string_view kAppoint = "office_appoint";
constexpr std::string_view kPassive = "office_passive";
constexpr std::string_view kCareer = "office_career";
constexpr std::string_view kCopula = "office_copula";
constexpr std::string_view kHeld = "office_held";
constexpr std::string_view kWhere = "office_where";
constexpr std::string_view kRest = "office_rest";
constexpr std::string_view kListed = "office_listed";
constexpr std::string_view kGets = "gets";
constexpr std::string_view kObject = "object";
constexpr std::string_view kSubject = "subject";
constexpr std::string_view kTopic = "topic";
constexpr std::string_view kGenitive = "genitive";
constexpr uint32_t kLongestWay = 120;    // bytes between a person and his office
constexpr uint32_t kLongestField = 45;   // bytes of words before an office in a list
constexpr uint32_t kSentencesBack = 3;   // in which the subject of a life may stand
constexpr int kMostItems = 64;           // of a sentence, among which its subject may be
constexpr std::size_t kFewest = 3;       // persons of a list behind a topic
constexpr std::size_t kMostListed = 16;  // offices or persons in a list

class Appointments {
 public:
  Appointments(std::string_view text, const Layer<Mention>& mentions,
               const Layer<Sentence>& sentences, const Lexicon& lexicon,
               const std::set<std::pair<uint32_t, uint32_t>>& told)
      : text_(text),
        mentions_(mentions),
        sentences_(sentences),
        lexicon_(lexicon),
        told_(told),
        words_(text, mentions, lexicon),
        lists_(text, mentions, lexicon, words_),
        goals_(lexicon.surfaces(kGoal, 0)),
        apart_(lexicon.surfaces(kGoalApart, 0)),
        no_goals_(lexicon.surfaces(kNoGoal, 0)),
        appoint_(lexicon.surfaces(kAppoint, 0)),
        passive_(lexicon.surfaces(kPassive, 0)),
        career_(lexicon.surfaces(kCareer, 0)),
        copula_(lexicon.surfaces(kCopula, 0)),
        held_(lexicon.surfaces(kHeld, 0)),
        rest_(lexicon.surfaces(kRest, 0)),
        listed_(lexicon.surfaces(kListed, 0)),
        where_(lexicon.surfaces(kWhere, 0)) {}

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

  [[nodiscard]] std::vector<Verb> verbs_in(Span sentence) const {
    std::vector<Verb> out;
    for (uint32_t at = sentence.begin; at < sentence.end; at += utf8::length(text_[at])) {
      const uint32_t size = lists_.word_at(appoint_, at);
      if (size == 0 || !is_hangul_at(at)) continue;
      const std::string_view word = text_.substr(at, size);
      const bool gets = lexicon_.entry(lexicon_.find(word, kAppoint, 0)).id == kGets;
      out.push_back({at, gets || lists_.word_at(passive_, at + size) != 0});
    }
    return out;
  }

  /// The end of the goal's particle behind an office; 0 where none stands there.
  [[nodiscard]] uint32_t goal_end(uint32_t office) const {
    uint32_t end = end_of(office);
    if (end < text_.size() && text_[end] == '(') end = lists_.behind_bracket(end);
    uint32_t size = lists_.word_at(goals_, end);
    if (size == 0 && end < text_.size() && has_particle(text_, end, kGenitive, lexicon_) &&
        is_succeeded(office))
      end += utf8::length(text_[end]);
    if (size == 0 && end < text_.size() && text_[end] == ' ') size = lists_.word_at(apart_, ++end);
    if (size == 0 || is_hangul_at(end + size)) return 0;
    const uint32_t behind = words_.behind_space(end + size);
    return lists_.word_at(no_goals_, behind) != 0 ? 0 : end + size;
  }

  /// Does a word for a successor of the one who has the office stand behind it?
  [[nodiscard]] bool is_succeeded(uint32_t office) const {
    uint32_t at = end_of(office);
    for (const std::string_view particle : lexicon_.surfaces("of_particle", 0)) {
      if (text_.substr(at).starts_with(particle) && has_particle(text_, at, kGenitive, lexicon_)) {
        at += static_cast<uint32_t>(particle.size());
        break;
      }
    }
    const uint32_t size = at < text_.size() && text_[at] == ' ' ? lists_.word_at(apart_, ++at) : 0;
    return size != 0 &&
           lexicon_.entry(lexicon_.find(text_.substr(at, size), kGoalApart, 0)).id == kSuccessor;
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
  [[nodiscard]] bool is_owned(uint32_t office) const { return owner_of(office) != kNone; }

  [[nodiscard]] uint32_t owner_of(uint32_t office) const {
    uint32_t at = begin_of(office);
    for (int steps = 0; steps < 4; ++steps) {
      at = words_.before_space(at);
      const uint32_t item = words_.ending_at(at);
      if (words_.is(item, FindType::per)) return item;
      if (words_.is_body(item)) {
        at = begin_of(item);
      } else if (const uint32_t size = words_.word_before(OfficeWord::since, at)) {
        at -= size;
      } else if (const uint32_t seat = words_.word_before(OfficeWord::seat, at)) {
        at -= seat;
      } else {
        return kNone;
      }
    }
    return kNone;
  }

  /// Do letters that nobody found stand directly before the office?
  [[nodiscard]] bool is_part_of_word(uint32_t office) const {
    const uint32_t begin = begin_of(office);
    return is_hangul_before(begin) && words_.ending_at(begin) == kNone;
  }

  /// The body directly before the office, or before a particle that says where he has it.
  [[nodiscard]] uint32_t body_of(uint32_t office) const {
    const uint32_t at = words_.before_space(begin_of(office));
    if (at != begin_of(office)) {
      for (const std::string_view particle : where_) {
        if (!text_.substr(0, at).ends_with(particle)) continue;
        const uint32_t body = words_.ending_at(at - static_cast<uint32_t>(particle.size()));
        if (words_.is(body, FindType::org)) return body;
      }
    }
    uint32_t item = words_.ending_at(at);
    // A word for since when may stand between them.
    if (const uint32_t since = item == kNone ? words_.word_before(OfficeWord::since, at) : 0) {
      item = words_.ending_at(words_.before_space(at - since));
      if (!words_.is(item, FindType::org)) return kNone;
    }
    return words_.is_body(item) && !words_.is_seat(item) && !is_hangul_seat(item) ? item : kNone;
  }

  /// Is the place written on to the word before it, which says that an embassy is there?
  [[nodiscard]] bool is_hangul_seat(uint32_t place) const {
    return words_.is(place, FindType::loc) && is_hangul_before(begin_of(place));
  }

  bool add_one(uint32_t person, uint32_t office, uint32_t body) {
    if (told_.contains({person, office}) || !added_.emplace(person, office).second) return false;
    out_.push_back({person, office, body});
    return true;
  }

  void add(uint32_t person, uint32_t office) {
    if (!add_one(person, office, body_of(office))) return;
    // A further office that a word joins to it.
    uint32_t at = begin_of(office);
    if (const uint32_t body = body_of(office); body != kNone) at = begin_of(body);
    at = words_.before_space(at);
    const uint32_t size = at == 0 ? 0 : words_.joint_before(at);
    const uint32_t other = size == 0 ? kNone : words_.ending_at(words_.before_space(at - size));
    if (words_.is(other, FindType::title) && !is_owned(other)) add(person, other);
  }

  /// As many persons as offices have one each; else one person has all of them, or all persons the
  /// one office. Of several of both only the last is told.
  void assign(std::span<const uint32_t> persons, std::span<const uint32_t> offices,
              std::set<uint32_t>& used) {
    const bool is_paired = persons.size() == offices.size() && offices.size() > 1;
    uint32_t body = kNone;
    for (std::size_t i = 0; i < persons.size(); ++i) {
      if (is_paired) {
        // What is joined on with no word of its own is of the same body.
        const uint32_t own = body_of(offices[i]);
        const bool is_same = own == kNone && i > 0 &&
                             lists_.behind_joint(end_of(offices[i - 1])) == begin_of(offices[i]);
        if (!is_same) body = own;
      }
      if (persons[i] == kNone) continue;
      used.insert(persons[i]);
      if (is_paired) {
        add_one(persons[i], offices[i], body);
      } else if (persons.size() == 1) {
        for (const uint32_t office : offices) add(persons[i], office);
      } else {
        add(persons[i], offices.back());
      }
    }
  }

  /// An office as the topic, directly before a list of several, is theirs; also before one person
  /// who is said to have it, or in a row of such offices that commas part.
  void tell_lists(std::span<const uint32_t> here) {
    std::vector<std::pair<uint32_t, std::vector<uint32_t>>> row;
    for (const uint32_t office : here) {
      if (!words_.is(office, FindType::title) || is_owned(office) || is_part_of_word(office))
        continue;
      const uint32_t size = lists_.word_at(listed_, end_of(office));
      const uint32_t at = end_of(office) + size;
      if (size == 0 || at >= text_.size() || text_[at] != ' ') continue;
      const uint32_t first = person_over_offices(at + 1);
      if (first == kNone) continue;
      std::vector<uint32_t> list = lists_.persons_from(first);
      const uint32_t end = lists_.phrase_end(list.back());
      if (list.size() >= kFewest || lists_.word_at(held_, end) != 0) {
        add_all(list, office);
      } else if (end < text_.size() && (text_[end] == ',' || text_[end] == '.')) {
        row.emplace_back(office, std::move(list));
      }
    }
    if (row.size() < 2) return;
    for (const auto& [office, list] : row) add_all(list, office);
  }

  void add_all(const std::vector<uint32_t>& persons, uint32_t office) {
    for (const uint32_t person : persons) {
      if (person != kNone) add(person, office);
    }
  }

  /// The person at `at`, or behind an office that he had there and a word that joins it to him.
  [[nodiscard]] uint32_t person_over_offices(uint32_t at) const {
    const uint32_t first = words_.beginning_at(at);
    if (words_.is(first, FindType::per)) return first;
    const uint32_t end = lists_.offices_end(at);
    const uint32_t size = end == at ? 0 : words_.word_behind(OfficeWord::link, end);
    if (size == 0 || end + size >= text_.size() || text_[end + size] != ' ') return kNone;
    const uint32_t person = words_.beginning_at(end + size + 1);
    return words_.is(person, FindType::per) ? person : kNone;
  }

  /// An office as topic or object passes from one person to another: both are its holders.
  void tell_changes(std::span<const uint32_t> here) {
    for (std::size_t i = 0; i + 2 < here.size(); ++i) {
      const uint32_t office = here[i];
      if (!words_.is(office, FindType::title) || is_owned(office)) continue;
      const uint32_t end = end_of(office);
      if (!has_particle(text_, end, kTopic, lexicon_) &&
          !has_particle(text_, end, kObject, lexicon_))
        continue;
      const uint32_t first =
          words_.beginning_at(words_.behind_space(end + utf8::length(text_[end])));
      if (!words_.is(first, FindType::per)) continue;
      const uint32_t from = lists_.phrase_end(first);
      const uint32_t size = lists_.word_at(where_at_, from);
      const uint32_t second =
          size == 0 ? kNone : words_.beginning_at(words_.behind_space(from + size));
      if (!words_.is(second, FindType::per) ||
          lists_.word_at(goals_, lists_.phrase_end(second)) == 0)
        continue;
      add_one(first, office, body_of(office));
      add_one(second, office, body_of(office));
    }
  }

  void appoint(Span sentence, std::span<const uint32_t> here) {
    tell_lists(here);
    const std::vector<Verb> verbs = verbs_in(sentence);
    if (verbs.empty()) return;
    tell_changes(here);
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
      if (end == 0 || is_part_of_word(office)) continue;
      if (is_owned(office)) {
        if (!is_succeeded(office)) continue;
        add_one(owner_of(office), office, body_of(office));
      }
      // It is joined to the office behind it.
      if (is_listed && words_.office_from(words_.behind_space(end + 1), false) != kNone) continue;
      while (verb != verbs.end() && verb->begin < end) ++verb;
      if (verb == verbs.end()) continue;
      const std::vector<uint32_t> offices = offices_until(office);
      const std::size_t first = first_of(here, i, offices);
      const uint32_t before = mover(here, first, from, kObject, used);
      if (before != kNone) {
        assign(lists_.persons_until(before), offices, used);
      } else if (is_listed && verb->moves_subject) {
        // Each subject of a row with his own.
        uint32_t subject = mover(here, first, from, kSubject, used);
        if (subject == kNone) subject = mover(here, first, from, kTopic, used);
        if (subject == kNone) continue;
        assign(lists_.persons_until(subject), offices, used);
      } else if (is_listed) {
        continue;
      } else if (const uint32_t behind = named_behind(here, i, {end, verb->begin});
                 behind != kNone) {
        assign(lists_.persons_from(behind), offices, used);
      } else if (verb->moves_subject) {
        uint32_t subject = mover(here, first, from, kSubject, used);
        if (subject == kNone) subject = mover(here, first, from, kTopic, used);
        if (subject != kNone) assign(lists_.persons_until(subject), offices, used);
      }
      from = end;
    }
  }

  /// The office and those joined before it that are nobody's.
  [[nodiscard]] std::vector<uint32_t> offices_until(uint32_t office) const {
    std::vector<uint32_t> out = lists_.offices_until(office);
    while (out.size() > 1 && is_owned(out.front())) out.erase(out.begin());
    return out;
  }

  /// Where the first of the offices that end in `i` stands.
  static std::size_t first_of(std::span<const uint32_t> here, std::size_t i,
                              const std::vector<uint32_t>& offices) {
    while (i > 0 && here[i] != offices.front()) --i;
    return i;
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

  /// The person behind office `i`, who gets it, in the gap before the verb.
  [[nodiscard]] uint32_t named_behind(std::span<const uint32_t> here, std::size_t i,
                                      Span gap) const {
    for (std::size_t j = i + 1; j < here.size(); ++j) {
      const uint32_t person = here[j];
      const uint32_t begin = begin_of(person);
      if (begin - gap.begin > kLongestWay) return kNone;
      // Behind the verb only directly, as the noun of its attribute.
      if (begin > gap.end && begin > words_.behind_space(words_.word_end(gap.end))) return kNone;
      if (words_.is(person, FindType::title) && goal_end(person) != 0) return kNone;
      if (!words_.is(person, FindType::per) || lists_.is_of_era(person)) continue;
      const std::string_view words = slice(text_, {gap.begin, begin});
      if (words.find(',') != std::string_view::npos || words.find('\n') != std::string_view::npos ||
          has_particle(text_, end_of(person), kGenitive, lexicon_) ||
          has_particle(text_, lists_.phrase_end(person), kTopic, lexicon_) ||
          has_marked({gap.begin, begin}, kTopic) || has_marked({gap.begin, begin}, kSubject))
        return kNone;
      return person;
    }
    return kNone;
  }

  /// The offices that a verb of a career has for its object, or that are said of the subject, are
  /// his.
  void tell_lives(uint32_t s, std::span<const uint32_t> here) {
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (!words_.is(here[i], FindType::title)) continue;
      const bool is_career = is_of_career(end_of(here[i]));
      const bool is_said = !is_career && is_said_of(here[i]);
      if (!is_career && !is_said) continue;
      const std::vector<uint32_t> list = listed_until(here, i);
      if (is_said && is_owned(list.back())) continue;
      const uint32_t person = subject_before(s, begin_of(list.back()));
      if (person == kNone) continue;
      if (is_said && !is_said_from(lists_.phrase_end(person), begin_of(list.back()), s)) continue;
      uint32_t before = kNone;
      uint32_t body = kNone;
      for (auto office = list.rbegin(); office != list.rend(); ++office) {
        const uint32_t own = body_of(*office);
        // A dot joins offices of one body.
        const bool is_same =
            own == kNone && before != kNone && utf8::decode(text_, end_of(before)) == kMiddleDot &&
            end_of(before) + utf8::length(text_[end_of(before)]) == begin_of(*office);
        body = is_same ? body : own;
        before = *office;
        for (const uint32_t each : lists_.persons_until(person)) {
          if (is_said || is_same) {
            add_one(each, *office, body);
          } else {
            add(each, *office);
          }
        }
      }
    }
  }

  /// The offices of a list that ends with the one at `i`, the last first.
  [[nodiscard]] std::vector<uint32_t> listed_until(std::span<const uint32_t> here,
                                                   std::size_t i) const {
    std::vector<uint32_t> list{here[i]};
    const std::size_t first = i - std::min<std::size_t>(i, kMostItems);
    for (std::size_t j = i; j-- > first && list.size() < kMostListed;) {
      if (words_.is(here[j], FindType::per)) {
        if (!lists_.is_of_era(here[j])) break;
        continue;
      }
      if (!words_.is(here[j], FindType::title) || is_owned(here[j])) continue;
      const uint32_t end = end_of(here[j]);
      const uint32_t until = begin_of(list.back());
      uint32_t next = lists_.behind_joint(end);
      uint32_t longest = kLongestField;
      if (next == end) {
        // One verb behind several objects.
        if (!has_particle(text_, end, kObject, lexicon_)) break;
        const uint32_t comma = end + utf8::length(text_[end]);
        if (comma >= text_.size() || text_[comma] != ',') break;
        next = words_.behind_space(comma + 1);
        longest = kLongestWay;
      }
      if (until < next || until - next > longest) break;
      list.push_back(here[j]);
    }
    return list;
  }

  /// Does a copula stand behind the office, or behind what joins a further office that has one?
  [[nodiscard]] bool is_said_of(uint32_t office) const {
    const uint32_t end = end_of(office);
    const uint32_t size = lists_.word_at(copula_, end);
    return size != 0 && !is_part_of_word(office) && !is_owned(office);
  }

  /// Is all between the subject and what is said of him neither another subject nor a clause?
  [[nodiscard]] bool is_said_from(uint32_t subject_end, uint32_t office, uint32_t s) const {
    if (subject_end < sentences_[s].span.begin || subject_end > office) return false;
    uint32_t from = subject_end;
    while (from < office && text_[from] != ' ') ++from;
    const Span gap{from, office};
    const std::string_view words = slice(text_, gap);
    return gap.size() <= kLongestWay && words.find(',') == std::string_view::npos &&
           words.find('"') == std::string_view::npos && !has_marked(gap, kTopic) &&
           !has_marked(gap, kSubject) && !has_marked(gap, kObject);
  }

  /// Does a verb of a career stand behind the office, or behind what ends the list and says what
  /// sort of offices they are?
  [[nodiscard]] bool is_of_career(uint32_t at) const {
    // What is said of a holder behind it begins with the same letters.
    if (const uint32_t verb = lists_.word_at(career_, at);
        verb != 0 && words_.word_behind(OfficeWord::link, at) <= verb)
      return true;
    const uint32_t rest = words_.behind_space(at);
    const uint32_t size = lists_.word_at(rest_, rest);
    if (size == 0) return false;
    const auto until = std::min(rest + size + kLongestField, static_cast<uint32_t>(text_.size()));
    for (uint32_t i = rest + size; i < until; i += utf8::length(text_[i])) {
      if (lists_.word_at(career_, i) != 0) return true;
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
      for (int seen = 0;
           seen < kMostItems && at != items.end() && begin_of(*at) < std::min(span.end, place);
           ++at, ++seen) {
        if (!words_.is(*at, FindType::per) || lists_.is_of_era(*at)) continue;
        const uint32_t end = lists_.phrase_end(*at);
        if (has_particle(text_, end, kTopic, lexicon_)) return *at;
        if (!names_others && back == 0 && has_particle(text_, end, kSubject, lexicon_)) return *at;
        names_others = true;
      }
      if (names_others) return kNone;
    }
    return kNone;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
  const std::set<std::pair<uint32_t, uint32_t>>& told_;
  OfficeWords words_;
  OfficeLists lists_;
  FewWords goals_, apart_, no_goals_, appoint_, passive_, career_, copula_, held_, rest_, listed_;
  std::vector<std::string_view> where_;
  FewWords where_at_{where_};
  std::set<std::pair<uint32_t, uint32_t>> added_;
  std::vector<BesideOffice> out_;
};

}  // namespace

std::vector<BesideOffice> appointed_offices(std::string_view text, const Layer<Mention>& mentions,
                                            const Layer<Sentence>& sentences,
                                            const Lexicon& lexicon,
                                            const std::set<std::pair<uint32_t, uint32_t>>& told) {
  return Appointments(text, mentions, sentences, lexicon, told).all();
}

}  // namespace sagwan
