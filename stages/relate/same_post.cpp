// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/same_post.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/office_words.h"

namespace sagwan {

namespace {

constexpr std::string_view kSamePost = "office_same_post";
constexpr std::string_view kBehind = "behind";
constexpr uint32_t kSentencesBack = 2;  // in which the office may have been named
constexpr uint32_t kLongestGap = 48;    // bytes between a person and the words

class SamePost {
 public:
  SamePost(std::string_view text, const Layer<Mention>& mentions, const Layer<Sentence>& sentences,
           const Lexicon& lexicon, const OfficeWords& words, const Layer<Relation>& known)
      : text_(text),
        mentions_(mentions),
        sentences_(sentences),
        lexicon_(lexicon),
        words_(words),
        same_(lexicon.surfaces(kSamePost, 0)) {
    for (const Relation& fact : known) {
      bodies_.emplace(fact.object_mention, fact.organisation_mention);
      held_.emplace(fact.object_mention, fact.subject_mention);
    }
  }

  std::vector<BesideOffice> all() {
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      const Span span = sentences_[s].span;
      for (uint32_t at = span.begin; at < span.end;) {
        const auto size = static_cast<uint32_t>(same_.longest_at(text_, at));
        const bool tells = size != 0 && !is_part_of_word(at) && !names_its_own(at + size);
        if (tells) tell(s, {at, at + size});
        at += tells ? size : static_cast<uint32_t>(utf8::length(text_[at]));
      }
    }
    return std::move(out_);
  }

 private:
  /// Does a word go on at `at`? In Han words have no space between them.
  [[nodiscard]] bool is_part_of_word(uint32_t at) const {
    const Script script = script_of(utf8::decode(text_, at));
    return script != Script::none && script != Script::han && words_.is_letter_before(at);
  }

  /// Do the words behind name the office: the post of minister?
  [[nodiscard]] bool names_its_own(uint32_t end) const {
    return words_.word_behind(OfficeWord::of, words_.behind_space(end)) != 0;
  }

  void tell(uint32_t sentence, Span phrase) {
    const uint32_t row = lexicon_.find(slice(text_, phrase), kSamePost, 0);
    if (row == kNone) return;
    const bool is_behind = lexicon_.entry(row).id == kBehind;
    const uint32_t person = is_behind
                                ? words_.beginning_at(words_.behind_space(phrase.end))
                                : person_before(sentences_[sentence].span.begin, phrase.begin);
    if (!words_.is(person, FindType::per)) return;
    const uint32_t office =
        office_before(sentence, std::min(phrase.begin, mentions_[person].span.begin), person);
    if (office == kNone) return;
    const auto body = bodies_.find(office);
    out_.push_back({person, office, body == bodies_.end() ? kNone : body->second});
  }

  /// The first of the items from `place` on.
  [[nodiscard]] std::vector<uint32_t>::const_iterator items_from(uint32_t place) const {
    return std::ranges::lower_bound(words_.items(), place, {},
                                    [&](uint32_t i) { return mentions_[i].span.begin; });
  }

  [[nodiscard]] uint32_t person_before(uint32_t begin, uint32_t place) const {
    const auto at = items_from(place);
    if (at == words_.items().begin()) return kNone;
    const uint32_t item = *std::prev(at);
    const Span span = mentions_[item].span;
    return span.begin >= begin && span.end <= place && place - span.end <= kLongestGap ? item
                                                                                       : kNone;
  }

  /// The office named last before `place`, in `sentence` or those before it of its line, but none
  /// that `person` has there.
  [[nodiscard]] uint32_t office_before(uint32_t sentence, uint32_t place, uint32_t person) const {
    const uint32_t first = sentence - std::min(sentence, kSentencesBack);
    const Span here{sentences_[first].span.begin, place};
    const std::size_t line = slice(text_, here).rfind('\n');
    const uint32_t from =
        line == std::string_view::npos ? here.begin : here.begin + static_cast<uint32_t>(line);
    for (auto at = items_from(place); at != words_.items().begin();) {
      --at;
      if (mentions_[*at].span.begin < from) break;
      if (words_.is(*at, FindType::title) && !held_.contains({*at, person})) return *at;
    }
    return kNone;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
  const OfficeWords& words_;
  FewWords same_;
  std::map<uint32_t, uint32_t> bodies_;           ///< of offices that have a holder
  std::set<std::pair<uint32_t, uint32_t>> held_;  ///< offices and who has them
  std::vector<BesideOffice> out_;
};

}  // namespace

std::vector<BesideOffice> holders_of_same_post(std::string_view text,
                                               const Layer<Mention>& mentions,
                                               const Layer<Sentence>& sentences,
                                               const Lexicon& lexicon, const OfficeWords& words,
                                               const Layer<Relation>& known) {
  return SamePost(text, mentions, sentences, lexicon, words, known).all();
}

}  // namespace sagwan
