// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/respective_offices.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/office_words.h"

namespace sagwan {

namespace {

constexpr std::string_view kEach = "office_each";
constexpr std::string_view kJoint = "of_joint";
constexpr std::string_view kGoal = "office_goal";
constexpr std::string_view kOf = "office_of";
constexpr std::string_view kSince = "office_since";
constexpr std::string_view kAllTake = "office_all_take";
constexpr std::string_view kNames = "office_names";
constexpr std::string_view kNamesLink = "office_names_link";
constexpr std::string_view kPlural = "office_plural";
constexpr uint32_t kLongestGap = 60;  // bytes between an office and those who take it
constexpr std::size_t kFewest = 2;

using Items = std::vector<uint32_t>;

class PersonLists {
 public:
  PersonLists(std::string_view text, const Layer<Mention>& mentions,
              const Layer<Sentence>& sentences, const Lexicon& lexicon, const OfficeWords& words)
      : text_(text),
        mentions_(mentions),
        sentences_(sentences),
        words_(words),
        each_(lexicon.surfaces(kEach, 0)),
        all_take_(lexicon.surfaces(kAllTake, 0)),
        links_(lexicon.surfaces(kNamesLink, 0)),
        names_(lexicon.surfaces(kNames, 0)),
        plural_(lexicon.surfaces(kPlural, 0)),
        between_(words_between(lexicon)) {}

  /// Pairs of persons and offices in their order.
  std::vector<BesideOffice> in_order() {
    each_sentence([&](Span sentence, std::span<const uint32_t> here) {
      if (here.size() >= 2 * kFewest && says_each(sentence)) pair(here);
    });
    return std::move(out_);
  }

  /// Those who take one office together.
  std::vector<BesideOffice> of_all() {
    each_sentence([&](Span /*sentence*/, std::span<const uint32_t> here) {
      if (here.size() <= kFewest) return;
      for (const Items& list : lists_of(here, FindType::per)) {
        if (list.size() >= kFewest) take_together(list);
      }
    });
    return std::move(out_);
  }

 private:
  template <class Take>
  void each_sentence(Take&& take) const {
    const Items& items = words_.items();
    std::size_t from = 0;
    for (const Sentence& sentence : sentences_) {
      while (from < items.size() && begin_of(items[from]) < sentence.span.begin) ++from;
      std::size_t to = from;
      while (to < items.size() && begin_of(items[to]) < sentence.span.end) ++to;
      take(sentence.span, std::span<const uint32_t>(items.data() + from, to - from));
      from = to;
    }
  }

  static FewWords words_between(const Lexicon& lexicon) {
    std::vector<std::string_view> words = lexicon.surfaces(kJoint, 0);
    for (const std::string_view type : {kGoal, kOf, kSince}) {
      const std::vector<std::string_view> more = lexicon.surfaces(type, 0);
      words.insert(words.end(), more.begin(), more.end());
    }
    return FewWords(std::move(words));
  }

  [[nodiscard]] uint32_t begin_of(uint32_t item) const { return mentions_[item].span.begin; }
  [[nodiscard]] uint32_t end_of(uint32_t item) const { return mentions_[item].span.end; }

  [[nodiscard]] bool says_each(Span sentence) const {
    for (uint32_t at = sentence.begin; at < sentence.end; at += utf8::length(text_[at])) {
      if (each_.longest_at(text_, at) != 0) return true;
    }
    return false;
  }

  /// Do only joints, particles of a goal and spaces stand in `gap`, and at least one of them?
  [[nodiscard]] bool joins(Span gap) const {
    bool joined = false;
    for (uint32_t at = gap.begin; at < gap.end;) {
      if (text_[at] == ' ') {
        ++at;
        continue;
      }
      if (text_[at] == '(') {
        const std::size_t close = slice(text_, {at, gap.end}).find(')');
        if (close == std::string_view::npos) return false;
        at += static_cast<uint32_t>(close) + 1;
        continue;
      }
      const auto size = static_cast<uint32_t>(between_.longest_at(text_, at));
      if (size == 0 || at + size > gap.end) return false;
      joined = true;
      at += size;
    }
    return joined;
  }

  /// Is there nothing but a space in `gap`, or what joins?
  [[nodiscard]] bool is_near(Span gap) const {
    return slice(text_, gap).find_first_not_of(' ') == std::string_view::npos || joins(gap);
  }

  /// The lists of `type` among `here`, of one member too. In a list of offices no person stands
  /// between; in one of persons their own offices may.
  [[nodiscard]] std::vector<Items> lists_of(std::span<const uint32_t> here, FindType type) const {
    std::vector<Items> out;
    bool goes_on = false;
    bool joined = false;
    for (std::size_t i = 0; i < here.size(); ++i) {
      if (i > 0) {
        const Span gap{end_of(here[i - 1]), begin_of(here[i])};
        goes_on = goes_on && is_near(gap);
        joined = joined || joins(gap);
      }
      if (words_.is(here[i], type)) {
        if (!goes_on || !joined) out.emplace_back();
        out.back().push_back(here[i]);
        goes_on = true;
        joined = false;
      } else if (words_.is(here[i], FindType::per)) {
        goes_on = false;
      }
    }
    return out;
  }

  /// The one list of so many as the other type has.
  void pair(std::span<const uint32_t> here) {
    const std::vector<Items> persons = lists_of(here, FindType::per);
    const std::vector<Items> offices = lists_of(here, FindType::title);
    const Items* who = nullptr;
    const Items* what = nullptr;
    for (const Items& some : persons) {
      if (some.size() < kFewest) continue;
      for (const Items& list : offices) {
        if (list.size() != some.size()) continue;
        if (who != nullptr) return;  // either could be meant
        who = &some;
        what = &list;
      }
    }
    if (who == nullptr) return;
    for (std::size_t i = 0; i < who->size(); ++i)
      out_.push_back({(*who)[i], (*what)[i], body_of((*what)[i])});
  }

  /// The office behind or before the list that all of it take.
  void take_together(const Items& list) {
    const uint32_t behind = words_.behind_space(end_of(list.back()));
    const auto size = static_cast<uint32_t>(all_take_.longest_at(text_, behind));
    uint32_t office =
        size == 0 ? kNone : words_.office_from(words_.behind_space(behind + size), false);
    if (office == kNone && is_named(list)) office = named_to(behind);
    if (office == kNone) office = told_of(list);
    if (office == kNone) office = filled_by(list);
    if (office == kNone) office = taken_before(list);
    if (office == kNone) return;
    for (const uint32_t person : list) out_.push_back({person, office, body_of(office)});
  }

  /// The office of several behind a comma.
  [[nodiscard]] uint32_t told_of(const Items& list) const {
    const uint32_t end = end_of(list.back());
    if (end >= text_.size() || text_[end] != ',') return kNone;
    const uint32_t office = words_.beginning_at(words_.behind_space(end + 1));
    if (!words_.is(office, FindType::title)) return kNone;
    const std::string_view name = slice(text_, mentions_[office].span);
    const std::string_view word = name.substr(0, name.find(' '));
    return std::ranges::any_of(plural_, [&](auto ending) { return word.ends_with(ending); })
               ? office
               : kNone;
  }

  /// Does a verb of naming somebody stand directly before the list?
  [[nodiscard]] bool is_named(const Items& list) const {
    const std::string_view before = text_.substr(0, words_.before_space(begin_of(list.front())));
    return std::ranges::any_of(names_, [&](std::string_view verb) {
      if (!before.ends_with(verb)) return false;
      const auto begin = static_cast<uint32_t>(before.size() - verb.size());
      return script_of(utf8::decode(verb, 0)) == Script::han || !words_.is_letter_before(begin);
    });
  }

  /// The office to which those are named who end before `at`: directly there, in Han behind a word
  /// that joins it.
  [[nodiscard]] uint32_t named_to(uint32_t at) const {
    const auto size = static_cast<uint32_t>(links_.longest_at(text_, at));
    const uint32_t office = words_.office_from(words_.behind_space(at + size), false);
    if (office == kNone) return kNone;
    const bool is_han = script_of(utf8::decode_before(text_, end_of(office))) == Script::han;
    return is_han && size == 0 ? kNone : office;
  }

  /// The office directly before a word for by whom it is filled, and the list.
  [[nodiscard]] uint32_t filled_by(const Items& list) const {
    const uint32_t begin = begin_of(list.front());
    const uint32_t size = words_.word_before(OfficeWord::by, begin);
    const uint32_t office = size == 0 ? kNone : words_.ending_at(begin - size);
    return words_.is(office, FindType::title) &&
                   words_.word_behind(OfficeWord::taken, end_of(list.back())) != 0
               ? office
               : kNone;
  }

  /// The office before the list, with at most bodies and a few words of its own between it and the
  /// verb.
  [[nodiscard]] uint32_t taken_before(const Items& list) const {
    auto at = std::ranges::lower_bound(words_.items(), begin_of(list.front()), {},
                                       [&](uint32_t i) { return begin_of(i); });
    // His own office and its body stand before the first.
    while (at != words_.items().begin() && !words_.is(*std::prev(at), FindType::per) &&
           words_.before_space(begin_of(*at)) == end_of(*std::prev(at)))
      --at;
    const uint32_t end = words_.before_space(begin_of(*at));
    while (at != words_.items().begin()) {
      --at;
      const uint32_t from = end_of(*at);
      if (words_.is(*at, FindType::per) || from > end || end - from > kLongestGap) return kNone;
      if (words_.is_body(*at)) continue;
      const bool takes = text_[from] == ' ' && ends_with_all_take({from, end});
      return takes && words_.is(*at, FindType::title) ? *at : kNone;
    }
    return kNone;
  }

  /// Does `gap` end with a word of its own for taking an office, and hold no mark?
  [[nodiscard]] bool ends_with_all_take(Span gap) const {
    for (uint32_t at = gap.begin; at < gap.end; at += utf8::length(text_[at])) {
      if (text_[at] == ',' || text_[at] == ':' || text_[at] == ';') return false;
      if (text_[at] != ' ') continue;
      const auto size = static_cast<uint32_t>(all_take_.longest_at(text_, at + 1));
      if (size != 0 && at + 1 + size == gap.end) return true;
    }
    return false;
  }

  /// The body beside the office: directly before it, or behind it where its words stand first.
  [[nodiscard]] uint32_t body_of(uint32_t office) const {
    if (!words_.puts_noun_last(office)) {
      const uint32_t named = words_.body_behind(office);
      const uint32_t next = words_.beginning_at(words_.behind_space(end_of(office)));
      return named != kNone || !words_.is_body(next) ? named : next;
    }
    return words_.body_before(office);
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<Sentence>& sentences_;
  const OfficeWords& words_;
  FewWords each_, all_take_, links_;
  std::vector<std::string_view> names_, plural_;
  FewWords between_;
  std::vector<BesideOffice> out_;
};

}  // namespace

std::vector<BesideOffice> respective_offices(std::string_view text, const Layer<Mention>& mentions,
                                             const Layer<Sentence>& sentences,
                                             const Lexicon& lexicon, const OfficeWords& words) {
  return PersonLists(text, mentions, sentences, lexicon, words).in_order();
}

std::vector<BesideOffice> offices_of_all(std::string_view text, const Layer<Mention>& mentions,
                                         const Layer<Sentence>& sentences, const Lexicon& lexicon,
                                         const OfficeWords& words) {
  return PersonLists(text, mentions, sentences, lexicon, words).of_all();
}

}  // namespace sagwan
