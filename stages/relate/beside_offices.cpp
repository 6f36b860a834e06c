// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/beside_offices.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/laid_out_offices.h"
#include "stages/relate/office_lists.h"
#include "stages/relate/office_words.h"
#include "stages/relate/taken_offices.h"

namespace sagwan {

namespace {

constexpr std::string_view kArticle = "office_article";
constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr std::string_view kLearned = "office_learned";
constexpr std::string_view kAddress = "office_address";
constexpr int kMostSteps = 12;             // from an office to its holder
constexpr int kMostUnits = 3;              // words for bodies that nobody found
constexpr int kMostWords = 3;              // that nobody found, beside an office
constexpr int kMostLetters = 16;           // of Han, before an office in a list
constexpr uint32_t kLongestBracket = 90;   // bytes
constexpr int kMostOfPart = 5;             // letters of Han between a body and an office
constexpr uint32_t kFarthestAddress = 90;  // bytes from an office to a form of address
constexpr uint32_t kFarthestVerb = 60;     // bytes from an office to the verb by which it falls
constexpr char32_t kEmDash = 0x2014;
constexpr int kMostJoined = 4;  // offices of one holder in a row

class Phrases {
 public:
  Phrases(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon)
      : text_(text),
        mentions_(mentions),
        lexicon_(lexicon),
        words_(text, mentions, lexicon),
        taken_(text, mentions, lexicon, words_),
        lists_(text, mentions, lexicon, words_) {}

  [[nodiscard]] const std::vector<uint32_t>& items() const { return words_.items(); }

  /// Who has the office, and of what body.
  [[nodiscard]] std::optional<BesideOffice> holder_of(uint32_t office) const {
    if (words_.puts_noun_last(office)) {
      if (auto found = on_left(office)) return found;
    } else if (const uint32_t person = before_bracket(office); person != kNone) {
      return BesideOffice{person, office, body_directly_behind(office)};
    } else if (const uint32_t addressed = behind_address(office); addressed != kNone) {
      return BesideOffice{addressed, office, body_directly_behind(office)};
    }
    if (auto found = on_right(office, kMostJoined)) return found;
    if (const uint32_t person = told_of(office); person != kNone)
      return BesideOffice{person, office, body_directly_behind(office)};
    return taken_.holder_of(office);
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

  /// In Cyrillic, is the office before the name in another case than it: the head, with whom the
  /// one named does something?
  [[nodiscard]] bool is_of_other_case(uint32_t office, uint32_t person) const {
    const Span span = mentions_[office].span;
    const Span name = mentions_[person].span;
    if (span.end > name.begin ||
        script_of(utf8::decode_before(text_, span.end)) != Script::cyrillic)
      return false;
    uint32_t at = words_.behind_space(span.end);
    for (int bodies = 0; bodies < kMostUnits && words_.is_body(words_.beginning_at(at)); ++bodies)
      at = words_.behind_space(mentions_[words_.beginning_at(at)].span.end);
    const std::string_view first = slice(text_, {span.begin, words_.word_end(span.begin)});
    return at == name.begin && words_.ends_in(OfficeWord::oblique, first) &&
           words_.ends_in(OfficeWord::nominative, slice(text_, name));
  }

  /// Does the person stand behind the office and only say when, in the days of his government?
  [[nodiscard]] bool is_of_era_behind(uint32_t office, uint32_t person) const {
    return mentions_[office].span.end + 1 < mentions_[person].span.begin &&
           lists_.is_of_era(person);
  }

  /// The body that the words of a fact leave to others: behind the office, or before one that
  /// stands before its holder.
  [[nodiscard]] uint32_t body_told_beside(uint32_t office, uint32_t person) const {
    if (!words_.puts_noun_last(office)) return words_.body_behind(office);
    const bool is_before = mentions_[office].span.end <= mentions_[person].span.begin;
    const uint32_t body = is_before ? body_of(office) : kNone;
    return words_.is(body, FindType::org) ? body : kNone;
  }

  /// Offices of several bodies and persons: as many persons as bodies behind the office, or before
  /// it, or each with his own.
  [[nodiscard]] std::vector<BesideOffice> one_each(uint32_t office) const {
    std::vector<BesideOffice> out;
    if (words_.puts_noun_last(office)) return out;
    uint32_t at = mentions_[office].span.end;
    out = pairs_from(at, office);
    if (!out.empty()) return out;
    // One epithet of all of them.
    if (const uint32_t word = words_.behind_space(at); words_.beginning_at(word) == kNone)
      at = words_.word_end(word);
    const Row bodies = row_of(at, true);
    if (bodies.items.size() < 2) return out;
    std::vector<uint32_t> persons = row_of(behind_mark(bodies.end), false).items;
    if (persons.empty()) persons = persons_before(office);
    if (persons.size() != bodies.items.size()) return out;
    for (std::size_t i = 0; i < persons.size(); ++i)
      out.push_back({persons[i], office, bodies.items[i]});
    return out;
  }

  struct Row {
    std::vector<uint32_t> items;
    uint32_t end = 0;
  };

  /// Behind what joins one to those before it at `at`; `at` where nothing does.
  [[nodiscard]] uint32_t behind_both(uint32_t at) const {
    if (at < text_.size() && text_[at] == ',') return words_.behind_space(at + 1);
    const uint32_t from = words_.behind_space(at);
    const uint32_t size = words_.word_behind(OfficeWord::both, from);
    return size == 0 ? at : words_.behind_space(from + size);
  }

  /// Bodies or persons that a comma or a word joins.
  [[nodiscard]] Row row_of(uint32_t at, bool is_body) const {
    Row out{{}, at};
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const uint32_t from = out.items.empty() ? words_.behind_space(at) : behind_both(out.end);
      const uint32_t item = words_.beginning_at(from);
      const bool is_one = is_body ? words_.is_body(item) : words_.is(item, FindType::per);
      if (!is_one || (from == out.end && !out.items.empty())) break;
      out.items.push_back(item);
      out.end = mentions_[item].span.end;
    }
    return out;
  }

  /// Behind a dash, a colon or an opening bracket before names.
  [[nodiscard]] uint32_t behind_mark(uint32_t at) const {
    if (at < text_.size() && text_[at] == ':') return at + 1;
    const uint32_t from = words_.behind_space(at);
    if (from >= text_.size()) return at;
    const char32_t c = utf8::decode(text_, from);
    const bool is_mark = c == '(' || (from != at && (c == '-' || c == kEnDash || c == kEmDash));
    return is_mark ? words_.behind_space(from + utf8::length(text_[from])) : at;
  }

  /// Each person with his body, before or behind him (the presidents of A P and of B Q).
  [[nodiscard]] std::vector<BesideOffice> pairs_from(uint32_t at, uint32_t office) const {
    std::vector<BesideOffice> out;
    uint32_t from = words_.behind_space(at);
    for (int steps = 0; steps < kMostSteps; ++steps) {
      BesideOffice found{kNone, office};
      const uint32_t first = words_.beginning_at(from);
      uint32_t end = first == kNone ? from : mentions_[first].span.end;
      if (words_.is_body(first)) {
        found.body = first;
        found.person = words_.beginning_at(words_.behind_space(end));
      } else if (words_.is(first, FindType::per)) {
        found.person = first;
        const uint32_t of = words_.behind_space(end);
        const uint32_t size = words_.word_behind(OfficeWord::of, of);
        if (size != 0) found.body = words_.beginning_at(words_.behind_space(of + size));
      }
      if (!words_.is(found.person, FindType::per) || !words_.is_body(found.body)) break;
      out.push_back(found);
      end = std::max(mentions_[found.person].span.end, mentions_[found.body].span.end);
      from = behind_both(end);
      if (from == end) break;
    }
    if (out.size() < 2) out.clear();
    return out;
  }

  /// The row of persons nearest before the office, in its sentence.
  [[nodiscard]] std::vector<uint32_t> persons_before(uint32_t office) const {
    const uint32_t begin = mentions_[office].span.begin;
    const auto& items = words_.items();
    auto at = std::ranges::lower_bound(items, begin, {},
                                       [&](uint32_t i) { return mentions_[i].span.begin; });
    if (at == items.begin() || !words_.is(*std::prev(at), FindType::per)) return {};
    std::vector<uint32_t> out{*--at};
    const uint32_t end = mentions_[*at].span.end;
    if (begin - end > kFarthestVerb ||
        slice(text_, {end, begin}).find_first_of(".,;:\n") != std::string_view::npos)
      return {};
    while (at != items.begin() && words_.is(*std::prev(at), FindType::per)) {
      --at;
      if (behind_both(mentions_[*at].span.end) != mentions_[out.back()].span.begin) break;
      out.push_back(*at);
    }
    std::ranges::reverse(out);
    return out;
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
    bool has_body = false;
    for (int letters = 0; letters < kMostLetters && at > 0; ++letters) {
      if (const uint32_t size = words_.joint_before(at)) {
        const uint32_t other = words_.ending_at(at - size);
        // Behind a person with his office, what has a body of its own is that of the next one.
        if (words_.is(other, FindType::title)) {
          const uint32_t before = words_.ending_at(mentions_[other].span.begin);
          return has_body && words_.is(before, FindType::per) ? kNone : other;
        }
      }
      const uint32_t item = words_.ending_at(at);
      if (words_.is(item, FindType::per) || words_.is(item, FindType::title) ||
          words_.word_before(OfficeWord::taken, at) != 0)
        return kNone;
      if (script_of(utf8::decode_before(text_, at)) != Script::han) return kNone;
      has_body = has_body || words_.is_body(item);
      at = item != kNone ? mentions_[item].span.begin
                         : static_cast<uint32_t>(utf8::previous(text_, at));
    }
    return kNone;
  }

  /// The body directly behind an office, or told behind it.
  [[nodiscard]] uint32_t body_directly_behind(uint32_t office) const {
    const uint32_t item = words_.beginning_at(words_.behind_space(mentions_[office].span.end));
    return words_.is_body(item) ? item : words_.body_behind(office);
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

  /// Who replaces `person`; kNone where nobody does.
  [[nodiscard]] uint32_t replaces(uint32_t person) const { return taken_.replaces(person); }

  /// A person joined to the one of `found` by a dot, who has no office of his own, or listed before
  /// him where both have their body in a bracket; nothing where there is none.
  [[nodiscard]] std::optional<BesideOffice> joined_to(const BesideOffice& found) const {
    const uint32_t begin = mentions_[found.person].span.begin;
    if (begin == 0) return std::nullopt;
    const bool is_dot = utf8::decode_before(text_, begin) == kMiddleDot;
    uint32_t end = is_dot ? static_cast<uint32_t>(utf8::previous(text_, begin)) : begin;
    if (is_dot && words_.is(words_.ending_at(end), FindType::per))
      return BesideOffice{words_.ending_at(end), found.office, found.body};
    const Span own = bracket_behind(mentions_[found.person].span.end);
    if (own.end == own.begin || !words_.puts_noun_last(found.office)) return std::nullopt;
    end = words_.before_space(end);
    if (end > 0 && text_[end - 1] == ',') --end;
    const uint32_t open = end > 0 && text_[end - 1] == ')' ? words_.opening(end) : end;
    if (open == end) return std::nullopt;
    const uint32_t person = words_.ending_at(words_.before_space(open));
    if (!words_.is(person, FindType::per)) return std::nullopt;
    const Span other{open + 1, end - 1};
    // Names in another script, of persons with one office.
    if (is_person(own) && is_person(other)) return BesideOffice{person, found.office, found.body};
    const uint32_t body = body_filling(other);
    if (body == kNone && body_filling(own) == kNone) return std::nullopt;
    return BesideOffice{person, found.office, body};
  }

  /// In Han, who are listed before the one who takes an office, and take it with him.
  [[nodiscard]] std::vector<uint32_t> listed_with(const BesideOffice& found) const {
    const Span office = mentions_[found.office].span;
    const Span person = mentions_[found.person].span;
    if (script_of(utf8::decode_before(text_, office.end)) != Script::han ||
        person.end >= office.begin || !taken_.is_taken_behind(found.person))
      return {};
    std::vector<uint32_t> out = lists_.persons_until(found.person);
    out.pop_back();
    return out;
  }

  /// What stands in the bracket at `at` or behind a space there; nothing where there is none.
  [[nodiscard]] Span bracket_behind(uint32_t at) const {
    const uint32_t open = words_.behind_space(at);
    if (open >= text_.size() || text_[open] != '(') return {at, at};
    const std::size_t close = text_.substr(open, kLongestBracket).find(')');
    return close == std::string_view::npos ? Span{at, at}
                                           : Span{open + 1, open + static_cast<uint32_t>(close)};
  }

  /// Is a name all of `inside`?
  [[nodiscard]] bool is_person(Span inside) const {
    const uint32_t item = words_.beginning_at(inside.begin);
    return words_.is(item, FindType::per) && mentions_[item].span.end == inside.end;
  }

  /// The body that is all of `inside`.
  [[nodiscard]] uint32_t body_filling(Span inside) const {
    const uint32_t item = words_.beginning_at(inside.begin);
    return words_.is(item, FindType::org) && mentions_[item].span.end == inside.end ? item : kNone;
  }

 private:
  struct Left {
    uint32_t at;  ///< what has been read begins here
    uint32_t body = kNone;
    uint32_t party = kNone;  ///< of several that a body has, the one whose side the office is on
    bool is_sealed = false;  ///< the body is one that nobody found
    bool is_open = false;    ///< a bracket has been left
    bool is_named_by_body = false;  ///< the office's word holds its body
    bool is_behind_office = false;  ///< it is written on to another office
    int units = 0;
  };

  void take_body(uint32_t item, Left& left) const {
    if (left.body == kNone && !left.is_sealed && !words_.is_seat(item)) left.body = item;
  }

  /// Behind a person a bracket may hold the body, and nothing else: P (B) professor.
  void take_body_in_bracket(Span inside, Left& left) const {
    if (left.is_sealed || left.body != kNone || left.is_open) return;
    left.body = body_filling(inside);
    if (left.body == kNone && words_.beginning_at(inside.begin) == kNone &&
        words_.unit_before(inside.end) == inside.size())
      left.is_sealed = true;
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
        left.is_behind_office = at == left.at && is_han;
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
    if (const uint32_t size = words_.unknown_seat_before(left.at)) {
      left.at -= size;
      return true;
    }
    if (const uint32_t size = words_.word_before(OfficeWord::charge, at)) {
      left.at = at - size;
      const uint32_t charge = words_.ending_at(words_.before_space(left.at));
      if (words_.is_body(charge)) left.at = mentions_[charge].span.begin;
      return true;
    }
    if (const uint32_t size = words_.joint_before(at)) {
      const uint32_t office = words_.ending_at(words_.before_space(at - size));
      // In a bracket a comma parts a person from a further office of his.
      if (text_[at - 1] == ',' && words_.is(office, FindType::per)) {
        left.at = at - size;
        return true;
      }
      if (!words_.is(office, FindType::title)) return false;
      // In a list behind persons an office with a body of its own is that of the next one.
      if (left.body != kNone && words_.opening(at) == at &&
          words_.is(words_.ending_at(mentions_[office].span.begin), FindType::per))
        return false;
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
      if (words_.is(words_.ending_at(words_.before_space(open)), FindType::per))
        take_body_in_bracket({open + 1, at - 1}, left);
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

  static bool is_part(char c) { return c == '/' || c == '_'; }

  [[nodiscard]] std::optional<BesideOffice> on_left(uint32_t office) const {
    Left left{mentions_[office].span.begin};
    left.is_named_by_body = words_.holds_body(office);
    for (int steps = 0; steps < kMostSteps; ++steps) {
      const uint32_t person = words_.ending_at(words_.before_space(left.at));
      if (words_.is(person, FindType::per)) {
        const bool is_verb = (steps == 0 || left.is_behind_office) && words_.is_also_verb(office);
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
      if (words_.is(words_.ending_at(words_.before_space(left.at)), FindType::per)) break;
      if (!step(left)) return steps == 0 ? body_over_unknown(office) : left.party;
      if (left.body != kNone) return left.body;
    }
    return left.party;
  }

  /// In Han, the body before a few letters that nobody found, which name a part of it.
  [[nodiscard]] uint32_t body_over_unknown(uint32_t office) const {
    uint32_t at = mentions_[office].span.begin;
    if (script_of(utf8::decode(text_, at)) != Script::han) return kNone;
    for (int letters = 0; letters < kMostOfPart && at > 0; ++letters) {
      if (script_of(utf8::decode_before(text_, at)) != Script::han) return kNone;
      at = static_cast<uint32_t>(utf8::previous(text_, at));
      const uint32_t item = words_.ending_at(at);
      if (item != kNone) return words_.is(item, FindType::org) ? item : kNone;
    }
    return kNone;
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
      const uint32_t joint = words_.behind_space(at);
      if (const uint32_t size = words_.joint_behind(joint, noun_last);
          size != 0 && !(is_han && is_of_unknown_scholar(office))) {
        const uint32_t next = words_.office_from(joint + size);
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
      person = words_.beginning_at(at);
    } else if (at < text_.size() && text_[at] == ' ') {
      person = words_.beginning_at(at + 1);
    }
    if (person == kNone && noun_last && at < text_.size() &&
        (text_[at] == '(' || text_[at] == ':')) {
      person = words_.beginning_at(words_.behind_space(at + 1));
      is_open = text_[at] == '(';
    }
    if (!noun_last && !words_.is(person, FindType::per)) person = falls_to(office, at);
    if (!noun_last && !words_.is(person, FindType::per)) person = over_genitives(office);
    if (!words_.is(person, FindType::per)) return std::nullopt;
    const uint32_t end = mentions_[person].span.end;
    if (is_open && (end >= text_.size() || text_[end] != ')')) return std::nullopt;
    if (noun_last && words_.has_own(person) && !words_.is_in_bracket(office)) return std::nullopt;
    return BesideOffice{person, office, body};
  }

  /// In Han, do letters that nobody found stand before an office of those who teach? They are the
  /// name of who has it.
  [[nodiscard]] bool is_of_unknown_scholar(uint32_t office) const {
    const Span span = mentions_[office].span;
    return lexicon_.find(slice(text_, span), kLearned, 0) != kNone &&
           words_.is_letter_before(span.begin) && words_.ending_at(span.begin) == kNone;
  }

  /// In Cyrillic, the person behind the office and words in the genitive that nobody found, which
  /// say whose it is.
  [[nodiscard]] uint32_t over_genitives(uint32_t office) const {
    uint32_t at = mentions_[office].span.end;
    if (script_of(utf8::decode_before(text_, at)) != Script::cyrillic) return kNone;
    int words = 0;
    for (int steps = 0; steps < kMostSteps && at < text_.size() && text_[at] == ' '; ++steps) {
      const uint32_t item = words_.beginning_at(at + 1);
      if (words_.is(item, FindType::per)) return words == 0 ? kNone : item;
      if (words_.is_body(item)) {
        at = mentions_[item].span.end;
        continue;
      }
      const uint32_t end = words_.word_end(at + 1);
      const std::string_view word = slice(text_, {at + 1, end});
      if (item != kNone || word.empty() || ++words > kMostWords || !words_.may_be_genitive(word))
        return kNone;
      at = end;
    }
    return kNone;
  }

  /// The person whom a form of address behind a comma names, where nobody stands before it.
  [[nodiscard]] uint32_t behind_address(uint32_t office) const {
    const uint32_t end = mentions_[office].span.end;
    const std::string_view rest = text_.substr(end, kFarthestAddress);
    const std::size_t comma = rest.find_first_of(",.;:()\n");
    if (comma == std::string_view::npos || rest[comma] != ',') return kNone;
    const uint32_t from = end + static_cast<uint32_t>(comma) + 2;
    if (from >= text_.size() || text_[from - 1] != ' ') return kNone;
    const std::size_t space = text_.substr(from, kFarthestAddress).find(' ');
    if (space == std::string_view::npos ||
        lexicon_.find(text_.substr(from, space), kAddress, 0) == kNone)
      return kNone;
    const uint32_t person = words_.beginning_at(from + static_cast<uint32_t>(space) + 1);
    return words_.is(person, FindType::per) && !names_person({end, from}) ? person : kNone;
  }

  [[nodiscard]] bool names_person(Span gap) const {
    const auto& items = words_.items();
    auto at = std::ranges::lower_bound(items, gap.begin, {},
                                       [&](uint32_t i) { return mentions_[i].span.begin; });
    for (; at != items.end() && mentions_[*at].span.begin < gap.end; ++at) {
      if (words_.is(*at, FindType::per) || words_.is(*at, FindType::title)) return true;
    }
    return false;
  }

  /// The person before the bracket that begins with the office.
  [[nodiscard]] uint32_t before_bracket(uint32_t office) const {
    const uint32_t begin = mentions_[office].span.begin;
    if (begin == 0 || text_[begin - 1] != '(') return kNone;
    const uint32_t person = words_.ending_at(words_.before_space(begin - 1));
    return words_.is(person, FindType::per) ? person : kNone;
  }

  /// The person to whom the office falls: behind a verb for that at `at`, or, where the office is
  /// new, between commas.
  [[nodiscard]] uint32_t falls_to(uint32_t office, uint32_t at) const {
    const uint32_t verb = words_.behind_space(behind_replaced(at));
    if (const uint32_t end = verb == at ? at : end_of_verb(verb); end != verb)
      return person_over_offices(words_.behind_space(end));
    // Words for when or where may stand before the verb.
    for (uint32_t word = verb; word < at + kFarthestVerb && is_plain_word(word);) {
      word = words_.word_end(word) + 1;
      if (word >= text_.size() || text_[word - 1] != ' ') break;
      if (const uint32_t end = end_of_verb(word); end != word)
        return person_over_offices(words_.behind_space(end));
    }
    const uint32_t before = words_.before_space(mentions_[office].span.begin);
    if (at >= text_.size() || text_[at] != ',' ||
        words_.word_before(OfficeWord::fresh, before) == 0)
      return kNone;
    const uint32_t person = words_.beginning_at(words_.behind_space(at + 1));
    if (person == kNone) return kNone;
    const uint32_t end = mentions_[person].span.end;
    const bool is_closed =
        end >= text_.size() || script_of(utf8::decode(text_, end)) == Script::none;
    return is_closed && (end >= text_.size() || text_[end] != ' ') ? person : kNone;
  }

  /// Behind the verb by which an office falls to somebody, and a space there; `at` where none
  /// stands there.
  [[nodiscard]] uint32_t end_of_verb(uint32_t at) const {
    const uint32_t size = words_.word_behind(OfficeWord::falls, at);
    return size != 0 && at + size < text_.size() && text_[at + size] == ' ' ? at + size : at;
  }

  /// Does a word of Cyrillic that is no mention begin at `at`?
  [[nodiscard]] bool is_plain_word(uint32_t at) const {
    return at < text_.size() && words_.beginning_at(at) == kNone &&
           script_of(utf8::decode(text_, at)) == Script::cyrillic;
  }

  /// Behind whom somebody replaces, where he is named at `at`.
  [[nodiscard]] uint32_t behind_replaced(uint32_t at) const {
    const uint32_t from = words_.behind_space(at);
    const uint32_t size = from == at ? 0 : words_.word_behind(OfficeWord::instead, from);
    const uint32_t person =
        size == 0 ? kNone : words_.beginning_at(words_.behind_space(from + size));
    return words_.is(person, FindType::per) ? mentions_[person].span.end : at;
  }

  /// The person at `at`, or behind an office of his there, with its bodies.
  [[nodiscard]] uint32_t person_over_offices(uint32_t at) const {
    for (int steps = 0; steps <= kMostUnits; ++steps) {
      const uint32_t item = words_.beginning_at(at);
      if (item == kNone || words_.is(item, FindType::per)) return item;
      at = words_.behind_space(mentions_[item].span.end);
    }
    return kNone;
  }

  /// The person before a comma, behind which an article, the office and a word or two of its kind
  /// stand.
  [[nodiscard]] uint32_t told_of(uint32_t office) const {
    uint32_t at = mentions_[office].span.begin;
    if (at >= 2 && text_[at - 1] == ' ' && text_[at - 2] == ',' && !words_.puts_noun_last(office) &&
        body_directly_behind(office) != kNone && over_genitives(office) == kNone) {
      const uint32_t person = words_.ending_at(at - 2);
      if (words_.is(person, FindType::per)) return person;
    }
    for (int words = 0; words <= kMostWords; ++words) {
      if (at < 2 || text_[at - 1] != ' ') return kNone;
      const uint32_t begin = words_.word_begin(at - 1);
      const std::string_view word = slice(text_, {begin, at - 1});
      if (word.empty() || words_.ending_at(at - 1) != kNone ||
          lexicon_.find(word, kNoEpithet, 0) != kNone)
        return kNone;
      const bool is_article = lexicon_.find(word, kArticle, 0) != kNone;
      if (is_article && begin >= 2 && text_[begin - 2] == ',') {
        const uint32_t person = words_.ending_at(begin - 2);
        return words_.is(person, FindType::per) ? person : kNone;
      }
      at = begin;
    }
    return kNone;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  OfficeWords words_;
  TakenOffices taken_;
  OfficeLists lists_;
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
                              : phrases.body_told_beside(fact.object_mention, fact.subject_mention);
    if (body == kNone) continue;
    fact.organisation_mention = body;
    fact.organisation = links[body].entity;
  }
  std::erase_if(relations, [&](const Relation& fact) {
    const bool is_of_next = phrases.is_of_next(fact.object_mention, fact.subject_mention) ||
                            phrases.is_of_era_behind(fact.object_mention, fact.subject_mention) ||
                            phrases.is_of_other_case(fact.object_mention, fact.subject_mention);
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
  std::set<std::pair<uint32_t, uint32_t>> known;
  for (const Relation& fact : relations) known.emplace(fact.subject_mention, fact.object_mention);
  for (const Relation& fact : relations) {
    const BesideOffice told_of{fact.subject_mention, fact.object_mention,
                               fact.organisation_mention};
    for (auto other = phrases.joined_to(told_of); other; other = phrases.joined_to(*other)) {
      if (!known.emplace(other->person, other->office).second) break;
      out.held.push_back(*other);
    }
  }
  for (const uint32_t item : phrases.items()) {
    if (mentions[item].type != FindType::title) continue;
    if (phrases.is_of_unknown(item)) out.of_unknown.insert(item);
    if (told.contains(item) || lexicon.find(slice(text, mentions[item].span), kAddress, 0) != kNone)
      continue;
    if (const auto several = phrases.one_each(item); !several.empty()) {
      told.insert(item);
      out.held.insert(out.held.end(), several.begin(), several.end());
      continue;
    }
    auto found = phrases.holder_of(item);
    if (!found) {
      if (const auto before = holders.find(phrases.joined_before(item)); before != holders.end()) {
        const uint32_t body = phrases.body_directly_behind(item);
        found =
            BesideOffice{before->second.person, item, body == kNone ? before->second.body : body};
      }
    }
    if (!found || phrases.is_of_other_case(item, found->person)) continue;
    if (mentions[found->person].span.begin < mentions[item].span.begin)
      holders.emplace(item, *found);
    told.insert(item);
    out.held.push_back(*found);
    if (const uint32_t other = phrases.replaces(found->person); other != kNone)
      out.held.push_back({other, found->office, found->body});
    for (auto other = phrases.joined_to(*found); other; other = phrases.joined_to(*other))
      out.held.push_back(*other);
    for (const uint32_t other : phrases.listed_with(*found))
      out.held.push_back({other, found->office, found->body});
  }
  add_signatures(text, mentions, phrases.items(), told, out.held);
  return out;
}

}  // namespace sagwan
