// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/beside_offices.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/apposed_offices.h"
#include "stages/relate/fallen_offices.h"
#include "stages/relate/laid_out_offices.h"
#include "stages/relate/life_offices.h"
#include "stages/relate/office_words.h"
#include "stages/relate/taken_offices.h"

namespace sagwan {

namespace {

constexpr std::string_view kAddress = "office_address";
constexpr int kMostSteps = 12;    // from an office to its holder
constexpr int kMostUnits = 3;     // words for bodies that nobody found
constexpr int kMostLetters = 16;  // of Han, before an office in a list
constexpr int kMostJoined = 4;    // offices of one holder in a row

class Phrases {
 public:
  Phrases(std::string_view text, const Layer<Mention>& mentions, const OfficeLayers& layers,
          const Lexicon& lexicon, const OfficeWords& words)
      : text_(text),
        mentions_(mentions),
        words_(words),
        taken_(text, mentions, lexicon, words_),
        apposed_(text, mentions, lexicon, words_),
        fallen_(text, mentions, words_),
        life_(text, mentions, layers, lexicon, words_) {}

  [[nodiscard]] const std::vector<uint32_t>& items() const { return words_.items(); }

  /// Who has the office, and of what body.
  [[nodiscard]] std::optional<BesideOffice> holder_of(uint32_t office) const {
    if (words_.puts_noun_last(office)) {
      if (auto found = on_left(office)) return found;
    }
    if (auto found = on_right(office, kMostJoined)) return found;
    if (const auto found = apposed_.told_of(office)) return found;
    if (const auto found = apposed_.named_behind_comma(office)) return found;
    return taken_.holder_of(office);
  }

  /// Who is named behind an office in Han as the one by whom it is filled.
  [[nodiscard]] std::optional<BesideOffice> filled_by(uint32_t office) const {
    return taken_.filled_by(office);
  }

  /// In Latin letters an office directly before a name is of that name, whoever came before.
  [[nodiscard]] bool is_of_next(uint32_t office, uint32_t person) const {
    const Span span = mentions_[office].span;
    if (span.end >= text_.size() || text_[span.end] != ' ' ||
        mentions_[person].span.begin > span.begin ||
        script_of(utf8::decode_before(text_, span.end)) != Script::latin)
      return false;
    const uint32_t next = words_.beginning_at(span.end + 1);
    return words_.is(next, FindType::per) && next != person;
  }

  /// The body that the words of a fact leave to others: behind the office, or none.
  [[nodiscard]] uint32_t body_told_behind(uint32_t office) const {
    if (words_.puts_noun_last(office)) return kNone;
    const bool is_cyrillic =
        script_of(utf8::decode_before(text_, mentions_[office].span.end)) == Script::cyrillic;
    return is_cyrillic ? words_.body_directly_behind(office) : words_.body_behind(office);
  }

  /// The office before this one that a dash or a word joins to it, where neither stands before its
  /// noun; kNone where there is none.
  [[nodiscard]] uint32_t joined_before(uint32_t office) const {
    const uint32_t begin = mentions_[office].span.begin;
    if (words_.puts_noun_last(office)) return listed_before(begin);
    for (const std::string_view joint : words_.words(OfficeWord::both)) {
      if (begin <= joint.size() + 2 || !text_.substr(0, begin - 1).ends_with(joint)) continue;
      const auto end = static_cast<uint32_t>(begin - 1 - joint.size());
      if (text_[begin - 1] != ' ' || text_[end - 1] != ' ') continue;
      const uint32_t other = office_over_bodies(end - 1);
      if (words_.is(other, FindType::title)) return other;
    }
    return kNone;
  }

  /// The office that ends at `at`, or before the bodies that end there.
  [[nodiscard]] uint32_t office_over_bodies(uint32_t at) const {
    uint32_t item = words_.ending_at(at);
    for (int steps = 0; steps < kMostUnits && words_.is_body(item); ++steps)
      item = words_.ending_at(words_.before_space(mentions_[item].span.begin));
    return item;
  }

  /// In Han, the office before the few letters of a body and the joint before them.
  [[nodiscard]] uint32_t listed_before(uint32_t begin) const {
    uint32_t at = begin;
    for (int letters = 0; letters < kMostLetters && at > 0; ++letters) {
      if (const uint32_t size = words_.joint_before(at)) {
        const uint32_t other = words_.ending_at(at - size);
        if (words_.is(other, FindType::title)) return other;
      }
      const uint32_t item = words_.ending_at(at);
      if (words_.is(item, FindType::per) || words_.is(item, FindType::title) ||
          words_.word_before(OfficeWord::taken, at) != 0)
        return kNone;
      if (script_of(utf8::decode_before(text_, at)) != Script::han) return kNone;
      at = item != kNone ? mentions_[item].span.begin
                         : static_cast<uint32_t>(utf8::previous(text_, at));
    }
    return kNone;
  }

  /// The body directly beside an office, on the side where its words have it.
  [[nodiscard]] uint32_t body_with(uint32_t office) const {
    if (!words_.puts_noun_last(office)) return words_.body_directly_behind(office);
    const uint32_t item = words_.ending_at(mentions_[office].span.begin);
    return words_.is_body(item) && !words_.is_seat(item) ? item : kNone;
  }

  /// Does a body that nobody found stand directly before the office, or before the bracket in which
  /// it stands?
  [[nodiscard]] bool is_of_unknown(uint32_t office) const {
    if (!words_.puts_noun_last(office)) {
      return words_.word_behind(OfficeWord::of, words_.behind_space(mentions_[office].span.end)) !=
             0;
    }
    uint32_t at = words_.before_space(mentions_[office].span.begin);
    if (at > 0 && text_[at - 1] == '(') at = words_.before_space(at - 1);
    return words_.is_unknown_before(at);
  }

  /// Who had the office before, behind a word for that and the bodies of the office.
  [[nodiscard]] uint32_t instead_of(uint32_t office) const { return fallen_.instead_of(office); }

  /// Whom each office has behind it, by what is told.
  void note(const Relation& fact) {
    if (mentions_[fact.object_mention].span.end <= mentions_[fact.subject_mention].span.begin)
      ahead_.emplace(fact.object_mention, fact.subject_mention);
  }

  /// Whose life tells of the office.
  [[nodiscard]] std::optional<BesideOffice> of_life(
      uint32_t office, const std::map<uint32_t, BesideOffice>& holders) const {
    return life_.holder_of(office, holders);
  }

  /// Who replaces `person`; kNone where nobody does.
  [[nodiscard]] uint32_t replaces(uint32_t person) const { return taken_.replaces(person); }

  /// A person joined to `person` by a dot, who has no office of his own; kNone where there is none.
  [[nodiscard]] uint32_t joined_to(uint32_t person) const {
    const uint32_t begin = mentions_[person].span.begin;
    if (begin == 0 || utf8::decode_before(text_, begin) != kMiddleDot) return kNone;
    const uint32_t other = words_.ending_at(static_cast<uint32_t>(utf8::previous(text_, begin)));
    return words_.is(other, FindType::per) ? other : kNone;
  }

 private:
  struct Left {
    uint32_t at;  ///< what has been read begins here
    uint32_t body = kNone;
    uint32_t party = kNone;  ///< of several that a body has, the one whose side the office is on
    bool is_sealed = false;  ///< the body is one that nobody found
    bool is_open = false;    ///< a bracket has been left
    bool is_named_by_body = false;  ///< the office's word holds its body
    int units = 0;
  };

  void take_body(uint32_t item, Left& left) const {
    if (left.body == kNone && !left.is_sealed && !words_.is_seat(item)) left.body = item;
  }

  /// Reads what may stand before an office; false where that is nothing more.
  [[nodiscard]] bool step(Left& left) const {
    const uint32_t at = words_.before_space(left.at);
    if (at == 0) return false;
    if (const uint32_t item = words_.ending_at(at); item != kNone) {
      if (words_.is(item, FindType::title)) {
        const bool is_bracket = text_[at] == '(';  // a further office in brackets
        const bool is_han = script_of(utf8::decode_before(text_, at)) == Script::han;
        if (at == left.at && !is_bracket && !is_han) return false;
        left.is_sealed = left.is_sealed || is_bracket;
      } else {
        take_body(item, left);
      }
      left.at = mentions_[item].span.begin;
      return true;
    }
    for (const OfficeWord kind : {OfficeWord::since, OfficeWord::seat}) {
      if (const uint32_t size = words_.word_before(kind, at)) {
        left.at = at - size;
        return true;
      }
    }
    if (const uint32_t size = words_.word_before(OfficeWord::charge, at)) {
      left.at = at - size;
      const uint32_t charge = words_.ending_at(words_.before_space(left.at));
      left.at = words_.is_body(charge) ? mentions_[charge].span.begin : behind_noun(left.at);
      return true;
    }
    if (const uint32_t size = words_.joint_before(at)) {
      const uint32_t office = words_.ending_at(words_.before_space(at - size));
      if (!words_.is(office, FindType::title)) return false;
      // A mark joins offices of several bodies, a word those of one.
      if (script_of(utf8::decode_before(text_, at)) == Script::none || left.is_named_by_body)
        left.is_sealed = true;
      left.at = mentions_[office].span.begin;
      return true;
    }
    if (const uint32_t size = words_.word_before(OfficeWord::half, at)) {
      const uint32_t party = words_.ending_at(at - size);
      if (!words_.is(party, FindType::loc)) return false;
      left.at = mentions_[party].span.begin;
      if (left.body == kNone && !left.is_sealed)
        left.body = words_.meant_by(words_.class_word_before(left.at));
      if (left.party == kNone && !words_.is_unknown_before(left.at)) left.party = party;
      return true;
    }
    if (text_[at - 1] == ')') {
      const uint32_t open = words_.opening(at);
      if (open == at) return false;
      left.at = open;
      return true;
    }
    if (text_[at - 1] == '(' && !left.is_open) {
      left.is_open = true;
      left.at = at - 1;
      return true;
    }
    if (const uint32_t size = words_.unit_before(at); size != 0 && ++left.units <= kMostUnits) {
      if (left.body == kNone && !left.is_sealed) left.body = words_.meant_by({at - size, at});
      left.is_sealed = left.body == kNone;
      left.at = at - size;
      return true;
    }
    // A further field of the office: energy and trade.
    if (utf8::decode_before(text_, at) == kMiddleDot && at == left.at) {
      uint32_t begin = static_cast<uint32_t>(utf8::previous(text_, at));
      const uint32_t end = begin;
      while (begin > 0 && script_of(utf8::decode_before(text_, begin)) == Script::hangul)
        begin = static_cast<uint32_t>(utf8::previous(text_, begin));
      if (begin == end) return false;
      left.at = begin;
      return true;
    }
    // What parts a name from what stands below or behind it.
    if (is_part(text_[at - 1]) &&
        words_.is(words_.ending_at(words_.before_space(at - 1)), FindType::per)) {
      left.at = at - 1;
      return true;
    }
    return false;
  }

  /// Where the word of Hangul begins that ends before a space at `at`, with what dots join to it;
  /// `at` where none does.
  [[nodiscard]] uint32_t behind_noun(uint32_t at) const {
    const uint32_t end = words_.before_space(at);
    uint32_t begin = end;
    while (begin > 0) {
      const char32_t c = utf8::decode_before(text_, begin);
      if (script_of(c) != Script::hangul && c != kMiddleDot) break;
      begin = static_cast<uint32_t>(utf8::previous(text_, begin));
    }
    return begin == end || words_.ending_at(end) != kNone ? at : begin;
  }

  static bool is_part(char c) { return c == '/' || c == '_'; }

  [[nodiscard]] std::optional<BesideOffice> on_left(uint32_t office) const {
    Left left{mentions_[office].span.begin};
    left.is_named_by_body = words_.holds_body(office);
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const uint32_t person = words_.ending_at(words_.before_space(left.at));
      if (words_.is(person, FindType::per)) {
        const bool is_verb = steps == 0 && words_.is_also_verb(office);
        if (is_verb) return std::nullopt;
        if (left.body == kNone && !left.is_sealed && !left.is_open)
          left.body = words_.body_before(person);
        return BesideOffice{person, office, left.body != kNone ? left.body : left.party};
      }
      // A name in another script behind one that nobody found.
      const uint32_t end = words_.before_space(left.at);
      if (end > 0 && text_[end - 1] == ')') {
        const uint32_t open = words_.opening(end);
        const uint32_t gloss = words_.ending_at(end - 1);
        if (words_.is(gloss, FindType::per) && mentions_[gloss].span.begin == open + 1 &&
            !words_.is(words_.ending_at(words_.before_space(open)), FindType::per))
          return BesideOffice{gloss, office, left.body};
      }
      if (!step(left)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// The body in the words before the office itself.
  [[nodiscard]] uint32_t body_of(uint32_t office) const {
    Left left{mentions_[office].span.begin};
    left.is_named_by_body = words_.holds_body(office);
    for (int steps = 0; steps < kMostUnits; ++steps) {
      if (words_.is(words_.ending_at(words_.before_space(left.at)), FindType::per) || !step(left))
        break;
      if (left.body != kNone) return left.body;
    }
    return left.party;
  }

  [[nodiscard]] std::optional<BesideOffice> on_right(uint32_t office, int joined) const {
    const bool noun_last = words_.puts_noun_last(office);
    const bool is_han =
        script_of(utf8::decode_before(text_, mentions_[office].span.end)) == Script::han;
    uint32_t at = mentions_[office].span.end;
    uint32_t body = noun_last ? body_of(office) : kNone;
    if (noun_last && !is_han) {
      const uint32_t size = words_.word_behind(OfficeWord::link, at);
      const uint32_t apart = words_.behind_space(at);
      const uint32_t more = size == 0 ? words_.word_behind(OfficeWord::link, apart) : 0;
      at = more == 0 ? at + size : apart + more;
    }
    if (!noun_last) {
      for (int steps = 0; steps < kMostUnits; ++steps) {
        const uint32_t item = words_.beginning_at(words_.behind_space(at));
        if (!words_.is_body(item)) break;
        if (body == kNone) body = item;
        at = mentions_[item].span.end;
      }
      if (body == kNone) body = words_.body_behind(office);
    }
    if (joined > 0) {
      if (!noun_last && body == kNone && begins_sentence(office)) at = behind_own_words(at);
      const uint32_t joint = words_.behind_space(at);
      if (const uint32_t size = words_.joint_behind(joint, noun_last)) {
        const uint32_t next = words_.office_from(joint + size);
        if (next != kNone) {
          // Whom a rule gave the next one has this as well.
          if (const auto known = ahead_.find(next); !noun_last && known != ahead_.end())
            return BesideOffice{known->second, office, body};
          if (const auto other = on_right(next, joined - 1))
            return BesideOffice{other->person, office, body};
          return std::nullopt;
        }
      }
    }
    uint32_t person = kNone;
    bool is_open = false;
    if (noun_last) at = behind_same_office(office, at);
    if (is_han) {
      person = words_.beginning_at(at);
    } else if (at < text_.size() && text_[at] == ' ') {
      person = words_.beginning_at(at + 1);
    }
    if (person == kNone && noun_last && at < text_.size() &&
        (text_[at] == '(' || text_[at] == ':')) {
      person = words_.beginning_at(words_.behind_space(at + 1));
      is_open = text_[at] == '(';
    }
    if (!noun_last && !words_.is(person, FindType::per)) person = fallen_.holder_of(office, at);
    if (!words_.is(person, FindType::per)) return std::nullopt;
    const uint32_t end = mentions_[person].span.end;
    if (is_open && (end >= text_.size() || text_[end] != ')')) return std::nullopt;
    if (noun_last && words_.has_own(person) && !words_.is_in_bracket(office)) return std::nullopt;
    return BesideOffice{person, office, body};
  }

  /// Behind a bracket at `at` that calls the office by another word, or behind the end of the one
  /// in which it does that.
  [[nodiscard]] uint32_t behind_same_office(uint32_t office, uint32_t at) const {
    if (at >= text_.size()) return at;
    if (text_[at] == ')' && words_.is_in_bracket(office)) return at + 1;
    if (text_[at] != '(') return at;
    const uint32_t other = words_.beginning_at(at + 1);
    if (!words_.is(other, FindType::title)) return at;
    const uint32_t end = mentions_[other].span.end;
    return end < text_.size() && text_[end] == ')' ? end + 1 : at;
  }

  /// Does the office begin a line, or stand behind the end of a sentence?
  [[nodiscard]] bool begins_sentence(uint32_t office) const {
    const uint32_t begin = mentions_[office].span.begin;
    if (begin == 0 || text_[begin - 1] == '\n') return true;
    return begin >= 2 && text_[begin - 1] == ' ' &&
           std::string_view(".!?").find(text_[begin - 2]) != std::string_view::npos;
  }

  /// Where words that nobody found, of which none has a capital, end at a comma; `at` where other
  /// things stand there.
  [[nodiscard]] uint32_t behind_own_words(uint32_t at) const {
    uint32_t end = at;
    for (int words = 0; words < kMostUnits && end < text_.size() && text_[end] == ' '; ++words) {
      const uint32_t next = words_.word_end(end + 1);
      if (next == end + 1 || words_.beginning_at(end + 1) != kNone ||
          is_capital(utf8::decode(text_, end + 1)))
        return at;
      end = next;
      if (end < text_.size() && text_[end] == ',') return end;
    }
    return at;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const OfficeWords& words_;
  TakenOffices taken_;
  ApposedOffices apposed_;
  FallenOffices fallen_;
  LifeOffices life_;
  std::map<uint32_t, uint32_t> ahead_;  ///< persons by the office before them
};

}  // namespace

BesideOffices offices_beside(std::string_view text, std::span<const Block> blocks,
                             const Layer<Mention>& mentions, const Lexicon& lexicon,
                             const OfficeWords& words, const OfficeLayers& layers,
                             Layer<Relation>& relations) {
  Phrases phrases(text, mentions, layers, lexicon, words);
  for (const Relation& fact : relations) phrases.note(fact);
  std::set<uint32_t> told;
  for (Relation& fact : relations) {
    told.insert(fact.object_mention);
    if (fact.organisation_mention != kNone) continue;
    const auto found = phrases.holder_of(fact.object_mention);
    const uint32_t body = found && found->person == fact.subject_mention
                              ? found->body
                              : phrases.body_told_behind(fact.object_mention);
    if (body == kNone) continue;
    fact.organisation_mention = body;
    fact.organisation = layers.links[body].entity;
  }
  std::erase_if(relations, [&](const Relation& fact) {
    const bool is_of_next = phrases.is_of_next(fact.object_mention, fact.subject_mention);
    if (is_of_next) told.erase(fact.object_mention);
    return is_of_next;
  });
  BesideOffices out;
  std::vector<BesideOffice> successors;
  for (const Relation& fact : relations) {
    if (const uint32_t other = phrases.replaces(fact.subject_mention); other != kNone)
      successors.push_back({other, fact.object_mention, fact.organisation_mention});
  }
  out.held = offices_in_rows(text, blocks, mentions, phrases.items(), told);
  std::map<uint32_t, BesideOffice> holders;  // by office, those named before it
  for (const Relation& fact : relations) {
    if (mentions[fact.subject_mention].span.begin < mentions[fact.object_mention].span.begin) {
      holders.emplace(fact.object_mention, BesideOffice{fact.subject_mention, fact.object_mention,
                                                        fact.organisation_mention});
    }
  }
  for (const uint32_t item : phrases.items()) {
    if (mentions[item].type != FindType::title) continue;
    if (phrases.is_of_unknown(item)) out.of_unknown.insert(item);
    if (const uint32_t other = phrases.instead_of(item); other != kNone)
      successors.push_back({other, item, phrases.body_with(item)});
    if (lexicon.find(slice(text, mentions[item].span), kAddress, 0) != kNone) continue;
    if (told.contains(item)) {
      // Whom somebody follows has it too: relieved A of it, B takes it over.
      if (const auto next = phrases.filled_by(item)) out.held.push_back(*next);
      continue;
    }
    auto found = phrases.holder_of(item);
    if (!found) {
      if (const auto before = holders.find(phrases.joined_before(item)); before != holders.end()) {
        const uint32_t body = phrases.body_with(item);
        found =
            BesideOffice{before->second.person, item, body == kNone ? before->second.body : body};
      }
    }
    if (!found) found = phrases.of_life(item, holders);
    if (!found) continue;
    if (mentions[found->person].span.begin < mentions[item].span.begin)
      holders.emplace(item, *found);
    told.insert(item);
    out.held.push_back(*found);
    if (const uint32_t other = phrases.replaces(found->person); other != kNone)
      out.held.push_back({other, found->office, found->body});
    for (uint32_t other = phrases.joined_to(found->person); other != kNone;
         other = phrases.joined_to(other)) {
      found->person = other;
      out.held.push_back(*found);
    }
  }
  out.held.insert(out.held.end(), successors.begin(), successors.end());
  add_signatures(text, mentions, phrases.items(), told, out.held);
  return out;
}

}  // namespace sagwan
