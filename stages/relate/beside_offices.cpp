// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/beside_offices.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/laid_out_offices.h"

namespace sagwan {

namespace {

constexpr std::string_view kSince = "office_since";
constexpr std::string_view kJoint = "office_joint";
constexpr std::string_view kLink = "office_link";
constexpr std::string_view kSeat = "office_seat";
constexpr std::string_view kAttached = "office_attached";
constexpr std::string_view kHalf = "office_half";
constexpr std::string_view kOf = "office_of";
constexpr std::string_view kBoth = "office_both";
constexpr std::string_view kTaken = "office_taken";
constexpr std::string_view kAlsoVerb = "office_also_verb";
constexpr std::string_view kArticle = "office_article";
constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr std::string_view kNoUnit = "office_no_unit";
constexpr std::string_view kAddress = "office_address";
constexpr std::string_view kParticle = "of_particle";
constexpr std::string_view kGenitive = "genitive";
constexpr std::string_view kUnit = "office_unit";
constexpr std::string_view kSuffix = "org_suffix";
constexpr int kMostSteps = 12;          // from an office to its holder
constexpr int kMostUnits = 3;           // words for bodies that nobody found
constexpr int kMostLetters = 8;         // of Han, before an office that is joined on
constexpr int kMostWords = 3;           // that nobody found, beside an office
constexpr int kMostJoined = 4;          // offices of one holder in a row
constexpr uint32_t kLongestGloss = 90;  // bytes in brackets
constexpr uint32_t kLongestUnit = 60;
constexpr uint32_t kLongestTaking = 90;  // bytes between a person and the office that he takes
constexpr char32_t kApostrophe = 0x2019;
constexpr int kFarthestNoun = 64;     // mentions before a class word that stands for one of them
constexpr int kLongestClassWord = 4;  // letters, in Han

class Phrases {
 public:
  Phrases(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon)
      : text_(text), mentions_(mentions), lexicon_(lexicon) {
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      const Mention& m = mentions[i];
      if (m.type != FindType::per && m.type != FindType::title && m.type != FindType::org &&
          m.type != FindType::loc)
        continue;
      if (!items_.empty() && mentions[items_.back()].span.contains(m.span)) continue;
      while (!items_.empty() && m.span.contains(mentions[items_.back()].span)) items_.pop_back();
      items_.push_back(i);
    }
    const auto words = [&](std::string_view type) { return lexicon.surfaces(type, 0); };
    since_ = words(kSince);
    joint_ = words(kJoint);
    link_ = words(kLink);
    seat_ = words(kSeat);
    half_ = words(kHalf);
    of_ = words(kOf);
    taken_ = words(kTaken);
    both_ = words(kBoth);
    for (const std::string_view particle : words(kParticle)) {
      if (lexicon.entry(lexicon.find(particle, kParticle, 0)).id == kGenitive)
        genitive_.push_back(particle);
    }
  }

  [[nodiscard]] const std::vector<uint32_t>& items() const { return items_; }

  /// Who has the office, and of what body.
  [[nodiscard]] std::optional<BesideOffice> holder_of(uint32_t office) const {
    if (puts_noun_last(office)) {
      if (auto found = on_left(office)) return found;
    }
    if (auto found = on_right(office, kMostJoined)) return found;
    if (const uint32_t person = told_of(office); person != kNone)
      return BesideOffice{person, office, body_behind(office)};
    return taken(office);
  }

  /// In Latin letters an office directly before a name is of that name, whoever came before.
  [[nodiscard]] bool is_of_next(uint32_t office, uint32_t person) const {
    const Span span = mentions_[office].span;
    if (span.end >= text_.size() || text_[span.end] != ' ' ||
        mentions_[person].span.begin > span.begin ||
        script_of(utf8::decode_before(text_, span.end)) != Script::latin)
      return false;
    const uint32_t next = beginning_at(span.end + 1);
    return is(next, FindType::per) && next != person;
  }

  /// The body that the words of a fact leave to others: behind the office, or none.
  [[nodiscard]] uint32_t body_told_behind(uint32_t office) const {
    return puts_noun_last(office) ? kNone : body_behind(office);
  }

  /// The office before this one that a dash or a word joins to it, where neither stands before its
  /// noun; kNone where there is none.
  [[nodiscard]] uint32_t joined_before(uint32_t office) const {
    if (puts_noun_last(office)) return kNone;
    const uint32_t begin = mentions_[office].span.begin;
    for (const std::string_view joint : both_) {
      if (begin <= joint.size() + 2 || !text_.substr(0, begin - 1).ends_with(joint)) continue;
      const auto end = static_cast<uint32_t>(begin - 1 - joint.size());
      if (text_[begin - 1] != ' ' || text_[end - 1] != ' ') continue;
      const uint32_t other = ending_at(end - 1);
      if (is(other, FindType::title)) return other;
    }
    return kNone;
  }

  /// The body directly behind an office, or told behind it.
  [[nodiscard]] uint32_t body_directly_behind(uint32_t office) const {
    const uint32_t item = beginning_at(behind_space(mentions_[office].span.end));
    return is_body(item) ? item : body_behind(office);
  }

  /// Does a body that nobody found stand directly before the office, or before the bracket in which
  /// it stands?
  [[nodiscard]] bool is_of_unknown(uint32_t office) const {
    if (!puts_noun_last(office))
      return word_behind(of_, behind_space(mentions_[office].span.end)) != 0;
    uint32_t at = before_space(mentions_[office].span.begin);
    if (at > 0 && text_[at - 1] == '(') at = before_space(at - 1);
    return is_unknown_before(at);
  }

  [[nodiscard]] bool is_unknown_before(uint32_t at) const {
    if (at == 0 || ending_at(at) != kNone) return false;
    if (script_of(utf8::decode_before(text_, at)) == Script::hangul && unit_before(at) != 0)
      return true;
    uint32_t begin = at;
    for (int letters = 0; letters < kLongestClassWord && begin > 0; ++letters) {
      begin = static_cast<uint32_t>(utf8::previous(text_, begin));
      if (is_class_word(slice(text_, {begin, at}))) return true;
    }
    return false;
  }

  /// A person joined to `person` by a dot, who has no office of his own; kNone where there is none.
  [[nodiscard]] uint32_t joined_to(uint32_t person) const {
    const uint32_t begin = mentions_[person].span.begin;
    if (begin == 0 || utf8::decode_before(text_, begin) != kMiddleDot) return kNone;
    const uint32_t other = ending_at(static_cast<uint32_t>(utf8::previous(text_, begin)));
    return is(other, FindType::per) ? other : kNone;
  }

 private:
  [[nodiscard]] bool is(uint32_t item, FindType type) const {
    return item != kNone && mentions_[item].type == type;
  }
  [[nodiscard]] bool is_body(uint32_t item) const {
    return is(item, FindType::org) || is(item, FindType::loc);
  }

  /// Do the office's words stand behind what they belong to?
  [[nodiscard]] bool puts_noun_last(uint32_t office) const {
    const Script script = script_of(utf8::decode_before(text_, mentions_[office].span.end));
    return script == Script::hangul || script == Script::han;
  }

  [[nodiscard]] uint32_t ending_at(uint32_t end) const {
    const auto at = std::ranges::lower_bound(items_, end, {},
                                             [&](uint32_t i) { return mentions_[i].span.begin; });
    if (at == items_.begin()) return kNone;
    return mentions_[*std::prev(at)].span.end == end ? *std::prev(at) : kNone;
  }

  [[nodiscard]] uint32_t beginning_at(uint32_t begin) const {
    const auto at = std::ranges::lower_bound(items_, begin, {},
                                             [&](uint32_t i) { return mentions_[i].span.begin; });
    return at != items_.end() && mentions_[*at].span.begin == begin ? *at : kNone;
  }

  [[nodiscard]] uint32_t before_space(uint32_t at) const {
    return at > 0 && text_[at - 1] == ' ' ? at - 1 : at;
  }
  [[nodiscard]] uint32_t behind_space(uint32_t at) const {
    return at < text_.size() && text_[at] == ' ' ? at + 1 : at;
  }

  [[nodiscard]] bool is_letter_before(uint32_t at) const {
    return at > 0 && script_of(utf8::decode_before(text_, at)) != Script::none;
  }

  /// The bytes of the longest of `words` that ends at `at` and begins a word; 0 where none does.
  [[nodiscard]] uint32_t word_before(const std::vector<std::string_view>& words,
                                     uint32_t at) const {
    std::size_t longest = 0;
    for (const std::string_view word : words) {
      if (word.size() <= longest || !text_.substr(0, at).ends_with(word)) continue;
      const auto begin = static_cast<uint32_t>(at - word.size());
      const bool is_han = script_of(utf8::decode(word, 0)) == Script::han;
      if (is_han || !is_letter_before(begin) || ending_at(begin) != kNone) longest = word.size();
    }
    return static_cast<uint32_t>(longest);
  }

  [[nodiscard]] uint32_t word_behind(const std::vector<std::string_view>& words,
                                     uint32_t at) const {
    std::size_t longest = 0;
    for (const std::string_view word : words) {
      if (word.size() > longest && text_.substr(at).starts_with(word)) longest = word.size();
    }
    return static_cast<uint32_t>(longest);
  }

  [[nodiscard]] bool is_class_word(std::string_view word) const {
    return lexicon_.find(word, kSuffix, 0) != kNone || lexicon_.find(word, kUnit, 0) != kNone;
  }

  /// The bytes of the word that ends at `at`, where it is a body that nobody found, or says that
  /// one belongs to another.
  [[nodiscard]] uint32_t unit_before(uint32_t at) const {
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

  /// The bytes of what joins offices that ends at `at`: a word, or a comma in a bracket.
  [[nodiscard]] uint32_t joint_before(uint32_t at) const {
    if (text_[at - 1] != ',') return word_before(joint_, at);
    return opening(at) == at ? 0 : 1;
  }

  /// What joins a further office on, behind one that stands before its holder.
  [[nodiscard]] uint32_t joint_behind(uint32_t at, bool noun_last) const {
    if (!noun_last && at < text_.size() && text_[at] == ',') return 1;
    return word_behind(joint_, at);
  }

  /// The opening bracket of the one that closes at `at`; `at` where there is none near.
  [[nodiscard]] uint32_t opening(uint32_t at) const {
    const uint32_t from = at - std::min(at, kLongestGloss);
    const std::string_view before = slice(text_, {from, at - 1});
    const std::size_t open = before.find_last_of("()\n");
    return open == std::string_view::npos || before[open] != '('
               ? at
               : from + static_cast<uint32_t>(open);
  }

  /// Is a place with a word for where an embassy is: it is not whose the office is.
  [[nodiscard]] bool is_seat(uint32_t place) const {
    return is(place, FindType::loc) &&
           word_before(seat_, before_space(mentions_[place].span.begin)) != 0;
  }

  struct Left {
    uint32_t at;  ///< what has been read begins here
    uint32_t body = kNone;
    uint32_t party = kNone;  ///< of several that a body has, the one whose side the office is on
    bool is_sealed = false;  ///< the body is one that nobody found
    bool is_open = false;    ///< a bracket has been left
    bool is_named_by_body = false;  ///< the office's word holds its body
    int units = 0;
  };

  [[nodiscard]] bool is_also_verb(uint32_t office) const {
    return lexicon_.find(slice(text_, mentions_[office].span), kAlsoVerb, 0) != kNone;
  }

  [[nodiscard]] bool holds_body(uint32_t office) const {
    const Span span = mentions_[office].span;
    for (auto m = first_from(mentions_, span.begin);
         m != mentions_.end() && m->span.begin < span.end; ++m) {
      if (m->type == FindType::org && span.contains(m->span)) return true;
    }
    return false;
  }

  /// The body that a bare class word at `word` stands for: the nearest before whose name ends so.
  [[nodiscard]] uint32_t meant_by(Span word) const {
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

  /// The class word in Han that ends at `at`, as a place.
  [[nodiscard]] Span class_word_before(uint32_t at) const {
    Span out{at, at};
    uint32_t begin = at;
    for (int letters = 0; letters < kLongestClassWord && begin > 0; ++letters) {
      begin = static_cast<uint32_t>(utf8::previous(text_, begin));
      if (lexicon_.find(slice(text_, {begin, at}), kSuffix, 0) != kNone) out.begin = begin;
    }
    return out;
  }

  void take_body(uint32_t item, Left& left) const {
    if (left.body == kNone && !left.is_sealed && !is_seat(item)) left.body = item;
  }

  /// Reads what may stand before an office; false where that is nothing more.
  [[nodiscard]] bool step(Left& left) const {
    const uint32_t at = before_space(left.at);
    if (at == 0) return false;
    if (const uint32_t item = ending_at(at); item != kNone) {
      if (is(item, FindType::title)) {
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
    for (const auto* words : {&since_, &seat_}) {
      if (const uint32_t size = word_before(*words, at)) {
        left.at = at - size;
        return true;
      }
    }
    if (const uint32_t size = joint_before(at)) {
      const uint32_t office = ending_at(before_space(at - size));
      if (!is(office, FindType::title)) return false;
      // A mark joins offices of several bodies, a word those of one.
      if (script_of(utf8::decode_before(text_, at)) == Script::none || left.is_named_by_body)
        left.is_sealed = true;
      left.at = mentions_[office].span.begin;
      return true;
    }
    if (const uint32_t size = word_before(half_, at)) {
      const uint32_t party = ending_at(at - size);
      if (!is(party, FindType::loc)) return false;
      left.at = mentions_[party].span.begin;
      if (left.body == kNone && !left.is_sealed) left.body = meant_by(class_word_before(left.at));
      if (left.party == kNone && !is_unknown_before(left.at)) left.party = party;
      return true;
    }
    if (text_[at - 1] == ')') {
      const uint32_t open = opening(at);
      if (open == at) return false;
      left.at = open;
      return true;
    }
    if (text_[at - 1] == '(' && !left.is_open) {
      left.is_open = true;
      left.at = at - 1;
      return true;
    }
    if (const uint32_t size = unit_before(at); size != 0 && ++left.units <= kMostUnits) {
      if (left.body == kNone && !left.is_sealed) left.body = meant_by({at - size, at});
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
    if (is_part(text_[at - 1]) && is(ending_at(before_space(at - 1)), FindType::per)) {
      left.at = at - 1;
      return true;
    }
    return false;
  }

  static bool is_part(char c) { return c == '/' || c == '_'; }

  [[nodiscard]] std::optional<BesideOffice> on_left(uint32_t office) const {
    Left left{mentions_[office].span.begin};
    left.is_named_by_body = holds_body(office);
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const uint32_t person = ending_at(before_space(left.at));
      if (is(person, FindType::per)) {
        const bool is_verb = steps == 0 && is_also_verb(office);
        if (is_verb) return std::nullopt;
        if (left.body == kNone && !left.is_sealed && !left.is_open) left.body = body_before(person);
        return BesideOffice{person, office, left.body != kNone ? left.body : left.party};
      }
      // A name in another script behind one that nobody found.
      const uint32_t end = before_space(left.at);
      if (end > 0 && text_[end - 1] == ')') {
        const uint32_t open = opening(end);
        const uint32_t gloss = ending_at(end - 1);
        if (is(gloss, FindType::per) && mentions_[gloss].span.begin == open + 1 &&
            !is(ending_at(before_space(open)), FindType::per))
          return BesideOffice{gloss, office, left.body};
      }
      if (!step(left)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// The body before `item` with nothing, a space or a bracket between.
  [[nodiscard]] uint32_t body_before(uint32_t item) const {
    uint32_t at = before_space(mentions_[item].span.begin);
    if (at > 0 && text_[at - 1] == '(') at = before_space(at - 1);
    for (const std::string_view particle : genitive_) {
      if (text_.substr(0, at).ends_with(particle)) at -= static_cast<uint32_t>(particle.size());
    }
    const uint32_t body = ending_at(at);
    if (body != kNone) return is(body, FindType::org) ? body : kNone;
    const uint32_t size = at == 0 ? 0 : unit_before(at);
    return size == 0 ? kNone : meant_by({at - size, at});
  }

  /// The body in the words before the office itself.
  [[nodiscard]] uint32_t body_of(uint32_t office) const {
    Left left{mentions_[office].span.begin};
    left.is_named_by_body = holds_body(office);
    for (int steps = 0; steps < kMostUnits; ++steps) {
      if (is(ending_at(before_space(left.at)), FindType::per) || !step(left)) break;
      if (left.body != kNone) return left.body;
    }
    return left.party;
  }

  [[nodiscard]] std::optional<BesideOffice> on_right(uint32_t office, int joined) const {
    const bool noun_last = puts_noun_last(office);
    const bool is_han =
        script_of(utf8::decode_before(text_, mentions_[office].span.end)) == Script::han;
    uint32_t at = mentions_[office].span.end;
    uint32_t body = noun_last ? body_of(office) : kNone;
    if (noun_last && !is_han) at += word_behind(link_, at);
    if (!noun_last) {
      for (int steps = 0; steps < kMostUnits; ++steps) {
        const uint32_t item = beginning_at(behind_space(at));
        if (!is_body(item)) break;
        if (body == kNone) body = item;
        at = mentions_[item].span.end;
      }
      if (body == kNone) body = body_behind(office);
    }
    if (joined > 0) {
      const uint32_t joint = behind_space(at);
      if (const uint32_t size = joint_behind(joint, noun_last)) {
        const uint32_t next = office_from(joint + size);
        if (next != kNone) {
          if (const auto other = on_right(next, joined - 1))
            return BesideOffice{other->person, office, body};
          return std::nullopt;
        }
      }
    }
    uint32_t person = kNone;
    bool is_open = false;
    if (is_han) {
      person = beginning_at(at);
    } else if (at < text_.size() && text_[at] == ' ') {
      person = beginning_at(at + 1);
    }
    if (person == kNone && noun_last && at < text_.size() &&
        (text_[at] == '(' || text_[at] == ':')) {
      person = beginning_at(behind_space(at + 1));
      is_open = text_[at] == '(';
    }
    if (!is(person, FindType::per)) return std::nullopt;
    const uint32_t end = mentions_[person].span.end;
    if (is_open && (end >= text_.size() || text_[end] != ')')) return std::nullopt;
    if (noun_last && has_own(person) && !is_in_bracket(office)) return std::nullopt;
    return BesideOffice{person, office, body};
  }

  /// The body that the words behind an office name: one of `office_of`, and up to three more.
  [[nodiscard]] uint32_t body_behind(uint32_t office) const {
    uint32_t at = behind_space(mentions_[office].span.end);
    const uint32_t size = word_behind(of_, at);
    if (size == 0) return kNone;
    at = behind_space(at + size);
    for (int words = 0; words <= kMostWords; ++words) {
      const uint32_t item = beginning_at(at);
      if (is(item, FindType::org) || (is(item, FindType::loc) && words <= 1)) return item;
      if (item != kNone) return kNone;
      const uint32_t end = word_end(at);
      if (end == at || end >= text_.size() || text_[end] != ' ') return kNone;
      at = end + 1;
    }
    return kNone;
  }

  /// Where the word that begins at `at` ends.
  [[nodiscard]] uint32_t word_end(uint32_t at) const {
    while (at < text_.size() &&
           (text_[at] == '-' || script_of(utf8::decode(text_, at)) != Script::none))
      at += utf8::length(text_[at]);
    return at;
  }
  [[nodiscard]] uint32_t word_begin(uint32_t at) const {
    while (at > 0 && (text_[at - 1] == '-' || is_letter_before(at)))
      at = static_cast<uint32_t>(utf8::previous(text_, at));
    return at;
  }

  /// The person before a comma, behind which an article, the office and a word or two of its kind
  /// stand.
  [[nodiscard]] uint32_t told_of(uint32_t office) const {
    uint32_t at = mentions_[office].span.begin;
    for (int words = 0; words <= kMostWords; ++words) {
      if (at < 2 || text_[at - 1] != ' ') return kNone;
      const uint32_t begin = word_begin(at - 1);
      const std::string_view word = slice(text_, {begin, at - 1});
      if (word.empty() || ending_at(at - 1) != kNone || lexicon_.find(word, kNoEpithet, 0) != kNone)
        return kNone;
      const bool is_article = lexicon_.find(word, kArticle, 0) != kNone;
      if (is_article && begin >= 2 && text_[begin - 2] == ',') {
        const uint32_t person = ending_at(begin - 2);
        return is(person, FindType::per) ? person : kNone;
      }
      at = begin;
    }
    return kNone;
  }

  /// The office that the person before it takes: behind him stands a word of `office_taken`, and
  /// between that and the office its body and words of its kind.
  [[nodiscard]] std::optional<BesideOffice> taken(uint32_t office) const {
    const Span span = mentions_[office].span;
    const bool is_han = script_of(utf8::decode_before(text_, span.end)) == Script::han;
    auto at = std::ranges::lower_bound(items_, span.begin, {},
                                       [&](uint32_t i) { return mentions_[i].span.begin; });
    BesideOffice out{kNone, office};
    for (int back = 0; at != items_.begin() && back < kMostUnits; ++back) {
      --at;
      if (is(*at, FindType::per)) {
        out.person = *at;
        break;
      }
      if (!is_body(*at)) return std::nullopt;
      if (out.body == kNone) out.body = *at;
    }
    if (out.person == kNone) return std::nullopt;
    uint32_t from = mentions_[out.person].span.end;
    if (span.begin - from > kLongestTaking) return std::nullopt;
    if (!is_han) {
      if (text_[from] != ' ') return std::nullopt;
      ++from;
    }
    const uint32_t size = word_behind(taken_, from);
    if (size == 0 || from + size > span.begin) return std::nullopt;
    if (!is_plain({from + size, span.begin}, out.body, is_han)) return std::nullopt;
    if (!is_han && out.body == kNone) out.body = body_behind(office);
    return out;
  }

  /// Do only words of a kind stand in the gap, beside the body: in Han no mark, else few words that
  /// begin no clause?
  [[nodiscard]] bool is_plain(Span gap, uint32_t body, bool is_han) const {
    int words = 0;
    for (uint32_t at = gap.begin; at < gap.end;) {
      if (body != kNone && mentions_[body].span.begin == at) {
        at = mentions_[body].span.end;
        continue;
      }
      const char32_t c = utf8::decode(text_, at);
      if (is_han || c == ' ' || c == '\'' || c == kApostrophe) {
        if (is_han && script_of(c) != Script::han) return false;
        at += utf8::length(text_[at]);
        continue;
      }
      const uint32_t end = word_end(at);
      if (end == at || ++words > kMostWords + 1 ||
          lexicon_.find(slice(text_, {at, end}), kNoEpithet, 0) != kNone)
        return false;
      at = end;
    }
    return true;
  }

  /// The office behind `at`, where only bodies and words of time stand before it.
  [[nodiscard]] uint32_t office_from(uint32_t at, bool over_unknown = true) const {
    for (int steps = 0; steps < kMostUnits + 1; ++steps) {
      at = behind_space(at);
      const uint32_t item = beginning_at(at);
      if (is(item, FindType::title)) return item;
      if (is_body(item)) {
        at = mentions_[item].span.end;
      } else if (const uint32_t size = word_behind(since_, at)) {
        at += size;
      } else {
        return over_unknown ? office_behind_unknown(at) : kNone;
      }
    }
    return kNone;
  }

  /// The office behind a few letters of Han at `at`, which name its body or its field.
  [[nodiscard]] uint32_t office_behind_unknown(uint32_t at) const {
    for (int letters = 0; letters < kMostLetters && at < text_.size(); ++letters) {
      const char32_t c = utf8::decode(text_, at);
      if (script_of(c) != Script::han && c != '(' && c != ')') return kNone;
      at += utf8::length(text_[at]);
      const uint32_t item = beginning_at(at);
      if (item != kNone) return is(item, FindType::title) ? item : kNone;
    }
    return kNone;
  }

  /// Does an office stand behind the person, which is his?
  [[nodiscard]] bool has_own(uint32_t person) const {
    const uint32_t office = office_from(mentions_[person].span.end, false);
    return office != kNone && !is_also_verb(office);
  }

  [[nodiscard]] bool is_in_bracket(uint32_t office) const {
    const uint32_t begin = mentions_[office].span.begin;
    return begin > 0 && text_[begin - 1] == '(';
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  std::vector<uint32_t> items_;  ///< mentions that lie in no other, by place
  std::vector<std::string_view> since_;
  std::vector<std::string_view> joint_;
  std::vector<std::string_view> link_;
  std::vector<std::string_view> seat_;
  std::vector<std::string_view> half_;
  std::vector<std::string_view> of_;
  std::vector<std::string_view> taken_;
  std::vector<std::string_view> both_;
  std::vector<std::string_view> genitive_;
};

}  // namespace

BesideOffices offices_beside(std::string_view text, std::span<const Block> blocks,
                             const Layer<Mention>& mentions, const Lexicon& lexicon,
                             const Layer<EntityLink>& links, Layer<Relation>& relations) {
  const Phrases phrases(text, mentions, lexicon);
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
    fact.organisation = links[body].entity;
  }
  std::erase_if(relations, [&](const Relation& fact) {
    const bool is_of_next = phrases.is_of_next(fact.object_mention, fact.subject_mention);
    if (is_of_next) told.erase(fact.object_mention);
    return is_of_next;
  });
  BesideOffices out;
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
    if (told.contains(item) || lexicon.find(slice(text, mentions[item].span), kAddress, 0) != kNone)
      continue;
    auto found = phrases.holder_of(item);
    if (!found) {
      if (const auto before = holders.find(phrases.joined_before(item)); before != holders.end()) {
        const uint32_t body = phrases.body_directly_behind(item);
        found =
            BesideOffice{before->second.person, item, body == kNone ? before->second.body : body};
      }
    }
    if (!found) continue;
    if (mentions[found->person].span.begin < mentions[item].span.begin)
      holders.emplace(item, *found);
    told.insert(item);
    out.held.push_back(*found);
    for (uint32_t other = phrases.joined_to(found->person); other != kNone;
         other = phrases.joined_to(other)) {
      found->person = other;
      out.held.push_back(*found);
    }
  }
  add_signatures(text, mentions, phrases.items(), told, out.held);
  return out;
}

}  // namespace sagwan
