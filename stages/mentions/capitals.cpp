// SPDX-License-Identifier: Apache-2.0
// Every run of unknown words with a capital is weighed where it stands; what its places tell
// together decides what it is, and it is that at each of them.
#include "stages/mentions/capitals.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "stages/mentions/capital_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes. What persons do; words before one; what one has.
constexpr std::string_view kPerson = "capital_person";
constexpr std::string_view kPersonAhead = "capital_person_ahead";
constexpr std::string_view kPersonDeed = "capital_person_deed";
constexpr std::string_view kPersonWeak = "capital_person_weak";
// How words end that may stand between a name and what somebody does.
constexpr std::string_view kAdverbEnd = "capital_adverb_end";
constexpr std::string_view kSpeech = "capital_speech";
constexpr std::string_view kPersonThing = "capital_person_thing";
// Words before a place; such that stand elsewhere too; behind one.
constexpr std::string_view kPlaceAhead = "capital_place_ahead";
constexpr std::string_view kPlaceWeak = "capital_place_weak";
constexpr std::string_view kPlaceBehind = "capital_place_behind";
// Behind a body; what bodies do.
constexpr std::string_view kBodyBehind = "capital_body_behind";
// Words before a body: a preposition that stands so behind an office, and phrases.
constexpr std::string_view kOfficeAt = "capital_office_at";
constexpr std::string_view kBodyAhead = "capital_body_ahead";
constexpr std::string_view kBodyDeed = "capital_body_deed";
// Small words within a name; articles; what joins names.
constexpr std::string_view kParticle = "capital_particle";
constexpr std::string_view kArticle = "capital_article";
// How the names of peoples end, and adjectives.
constexpr std::string_view kPeopleEnd = "capital_people_end";
constexpr std::string_view kAdjectiveEnd = "capital_adjective_end";
constexpr std::string_view kAnd = "capital_and";
constexpr std::string_view kWord = "word";
// Class words of places and bodies, and the attribute of legal forms.
constexpr std::string_view kPlaceWord = "loc_suffix";
constexpr std::string_view kClassWord = "org_suffix";
constexpr std::string_view kLegalForm = "legal";

// What one sign tells.
constexpr int kSure = 2;
constexpr uint32_t kMostWords = 4;    // of a name
constexpr uint32_t kMostLetters = 6;  // of the initials of a body
constexpr uint32_t kLeastLetters = 3; // of a name of one word
constexpr uint32_t kLongestPhrase = 3;  // words of a sign
constexpr std::size_t kLongestEnd = 8;  // bytes of an ending
// A sentence of which fewer of the small words (of hundred) are known is of another language, one with fewer is no
// prose.
constexpr uint32_t kKnownOfHundred = 60;
constexpr uint32_t kLeastSmall = 3;

/// Signs that tell little, and no more where they are there again.
enum Hint : uint32_t {
  of_person = 1,         ///< something of a person's behind the possessive
  shape_of_person = 2,   ///< two unknown words
  beside_person = 4,     ///< a comma between
  weak_place = 8,        ///< a preposition that stands before others too
  noun_of_place = 16,    ///< behind it
  beside_place = 32,     ///< a comma between
  noun_of_body = 64,     ///< behind it
  deed_of_body = 128,    ///< behind it
  article_of_body = 256, ///< before initials
  of_body = 512,         ///< initials with a possessive ending
  speech_of_body = 1024, ///< initials that say something
  of_person_again = 2048,
  listed_person = 4096,  ///< a list has it for a given or family name
  weak_person = 8192,    ///< a word before it that stands before others too
  deed_of_person = 16384,///< behind it; bodies do it too
  listed_given = 32768,  ///< a list has it for a given name and nothing else
  first_of_body = 65536 | 131072,   ///< a body's name in the text begins with it
  first_of_place = 262144 | 524288, ///< a place's, before its class word
  within_place = 1048576            ///< before one that it is in
};
constexpr unsigned kOfPerson = of_person | shape_of_person | beside_person | of_person_again |
                               listed_person | weak_person | deed_of_person | listed_given;
constexpr unsigned kOfPlace =
    weak_place | noun_of_place | beside_place | first_of_place | within_place;
constexpr unsigned kOfBody =
    noun_of_body | deed_of_body | article_of_body | of_body | speech_of_body | first_of_body;

/// What the places of a name tell.
struct Signs {
  int person = 0;
  int place = 0;
  int body = 0;
  uint32_t hints = 0;
  bool inside = false;  ///< within a sentence, where only a name has a capital

  void add(const Signs& other) {
    person += other.person;
    place += other.place;
    body += other.body;
    if ((hints & other.hints & of_person) != 0) hints |= of_person_again;
    hints |= other.hints;
    inside = inside || other.inside;
  }
  [[nodiscard]] FindType type() const {
    const auto hints_of = [&](unsigned kinds) { return std::popcount(hints & kinds); };
    const int persons = person + hints_of(kOfPerson);
    const int places = place + hints_of(kOfPlace);
    const int bodies = body + hints_of(kOfBody);
    const int best = std::max({persons, places, bodies});
    const int others =
        std::max(persons, 0) + std::max(places, 0) + std::max(bodies, 0) - best;
    if (!inside || best < kSure || best <= others) return FindType::none;
    if (best == persons) return FindType::per;
    return best == places ? FindType::loc : FindType::org;
  }
};

/// Words of a sentence: a name where it stands.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
  uint32_t words = 0;  ///< without initials and particles
};

class Capitals {
 public:
  Capitals(std::string_view text, const Layer<Find>& finds, const Layer<CitationItem>& items,
           const Resources& resources, Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        words_(text, resources.lexicon()),
        mentions_(mentions),
        taken_(places(finds, items, mentions)),
        index_(taken_) {}

  /// The new persons, and those with a longer name.
  Layer<Mention> run(const std::vector<Block>& blocks, const Layer<Sentence>& sentences) {
    for (const Mention& mention : mentions_) {
      if (mention.type == FindType::per) persons_.insert(slice(text_, mention.span));
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      cut_person(i);
      note_known(mentions_[i]);
    }
    for (const Sentence& sentence : sentences) {
      const BlockKind kind = blocks[sentence.block].kind;
      if (kind == BlockKind::table || kind == BlockKind::furniture || kind == BlockKind::row)
        continue;
      lists_ = &lists_of(sentence.lang);
      if (lists_->person != kNone) scan(sentence);
    }
    turn_places();
    for (const auto& [name, signs] : signs_) {
      const std::size_t space = name.rfind(' ');
      if (space == std::string_view::npos || known_.contains(name)) continue;
      Signs all = signs;
      const std::string_view family = name.substr(space + 1);
      if (const auto alone = signs_.find(family); alone != signs_.end()) all.add(alone->second);
      const FindType type = all.type();
      known_.emplace(name, type);
      if (type == FindType::per) known_.insert_or_assign(family, type);
    }
    for (const Place& place : found_) {
      const std::string_view name = slice(text_, place.span);
      const auto known = known_.find(name);
      const FindType type = known != known_.end() ? known->second : signs_[name].type();
      if (type != FindType::none) put(place, type);
    }
    return std::move(persons_found_);
  }

 private:
  struct Taken {
    Span span;
    uint32_t mention = kNone;  ///< kNone for what is no name
  };
  struct Place {
    Span span;
    LangId lang = 0;
  };
  static std::vector<Taken> places(const Layer<Find>& finds, const Layer<CitationItem>& items,
                                   const Layer<Mention>& mentions) {
    std::vector<Taken> out;
    for (const Find& find : finds) {
      if (find.outer == kNone && conflict_group(find.type) == ConflictGroup::value)
        out.push_back({find.span, kNone});
    }
    for (const CitationItem& item : items) out.push_back({item.span, kNone});
    for (uint32_t i = 0; i < mentions.size(); ++i) out.push_back({mentions[i].span, i});
    return out;
  }

  /// A rule took the person behind a body for the end of its name (a ministry, its spokesman): the last two words,
  /// of which the first is a given name, or the second a person's elsewhere.
  void cut_person(uint32_t i) {
    const Mention body = mentions_[i];
    if (body.type != FindType::org || body.entry != kNone) return;
    const std::string_view name = slice(text_, body.span);
    const std::size_t last = name.rfind(' ');
    if (last == std::string_view::npos || last == 0) return;
    const std::size_t first = name.rfind(' ', last - 1);
    if (first == std::string_view::npos || name.find(' ') == first) return;
    Sentence end;
    end.span = {body.span.begin, body.span.end};
    end.lang = body.lang;
    const std::vector<CapitalWord>& words = words_.read(end);
    if (words.size() < 3) return;
    const CapitalWord& family = words[words.size() - 1];
    const CapitalWord& given = words[words.size() - 2];
    const CapitalWord& before = words[words.size() - 3];
    if (given.span.begin != body.span.begin + first + 1 || family.is_common || given.is_common ||
        !before.is_common || !before.is_capital || family.is_upper || !family.is_capital)
      return;
    if (!given.is_only_given && !persons_.contains(slice(text_, family.span))) return;
    mentions_[i].span.end = body.span.begin + static_cast<uint32_t>(first);
    Mention person = body;
    person.span.begin = given.span.begin;
    person.type = FindType::per;
    person.subtype = 0;
    person.find = kNone;
    mentions_.push_back(person);
    persons_found_.push_back(person);
  }

  /// What a name is that stands elsewhere in the text; the last word of a person's is the family name.
  void note_known(const Mention& mention) {
    if (mention.type != FindType::per && mention.type != FindType::loc &&
        mention.type != FindType::org)
      return;
    const std::string_view name = slice(text_, mention.span);
    known_.try_emplace(name, mention.type);
    const std::size_t space = name.rfind(' ');
    if (mention.type == FindType::per && name.find(',') != std::string_view::npos) return;
    if (mention.type == FindType::per && space != std::string_view::npos)
      known_.insert_or_assign(name.substr(space + 1), FindType::per);
    if (space == std::string_view::npos) return;
    if (mention.type == FindType::loc && (!is_capital(utf8::decode(name, space + 1)) ||
                                          lexicon_.find(name.substr(space + 1), kPlaceWord, 0) != kNone))
      places_.insert(name.substr(0, space));
    if (mention.type != FindType::org) return;
    bodies_.insert(name.substr(0, name.find(' ')));
    const uint32_t form = lexicon_.find(name.substr(space + 1), kClassWord, 0);
    if (form != kNone && lexicon_.entry(form).attribute(kLegalForm) == "1")
      known_.try_emplace(name.substr(0, space), FindType::org);
  }

  /// What the lists have of a language.
  struct Lists {
    uint32_t person = kNone;  ///< a row each that names what signs tell
    uint32_t place = kNone;
    uint32_t body = kNone;
    bool has_words = false;
    Script script = Script::none;  ///< of its words
  };
  const Lists& lists_of(LangId lang) {
    const auto at = languages_.find(lang);
    if (at != languages_.end()) return at->second;
    const auto row = [&](std::string_view type) {
      const std::vector<std::string_view> words = lexicon_.surfaces(type, lang);
      return words.empty() ? kNone : lexicon_.find(words.front(), type, lang);
    };
    Lists lists{row(kPerson), row(kPlaceAhead), row(kBodyBehind), row(kWord) != kNone};
    if (lists.person != kNone)
      lists.script = script_of(utf8::decode(lexicon_.entry(lists.person).surface, 0));
    return languages_.emplace(lang, lists).first->second;
  }

  void scan(const Sentence& sentence) {
    sentence_ = &sentence;
    line_ = &words_.read(sentence);
    if (!is_prose()) return;
    for (std::size_t i = 0; i < line_->size();) {
      note_person(i);
      const Run run = run_at(i);
      if (run.words == 0) {
        ++i;
        continue;
      }
      i = run.last + 1;
      if (lengthens(run) || !is_alone(run)) continue;
      const Span name{word(run.first).span.begin, word(run.last).span.end};
      signs_[slice(text_, name)].add(weigh(run, name));
      found_.push_back({name, sentence.lang});
    }
  }

  /// Whether the person that a rule took at word `i` stands as a place does.
  void note_person(std::size_t i) {
    const uint32_t begin = word(i).span.begin;
    if (!word(i).is_capital) return;
    Run run{i, i, 1};
    const bool is_guess = index_.any({begin, begin + 1}, [&](uint32_t at) {
      const uint32_t m = taken_[at].mention;
      if (m == kNone || taken_[at].span.begin != begin) return false;
      const Mention& person = mentions_[m];
      if (person.type != FindType::per || person.entry != kNone) return false;
      while (run.last + 1 < line_->size() && word(run.last).span.end < person.span.end) {
        ++run.last;
      }
      return word(run.last).span.end == person.span.end;
    });
    if (!is_guess) return;
    const Span name{begin, word(run.last).span.end};
    const Signs signs = weigh(run, name);
    guesses_[slice(text_, name)].add(signs);
  }

  /// A name that a rule took for a person's, and beside which only what stands beside places does.
  void turn_places() {
    for (const auto& [name, signs] : guesses_) {
      const bool is_one = name.find(' ') == std::string_view::npos;
      if (signs.person > 0 || signs.place < (is_one ? kSure : 2 * kSure)) continue;
      const std::string_view end = name;
      const bool is_family = std::any_of(persons_.begin(), persons_.end(), [&](std::string_view p) {
        return p.size() > end.size() && p.ends_with(end) && p[p.size() - end.size() - 1] == ' ';
      });
      if (is_family) continue;
      for (Mention& m : mentions_) {
        if (m.type != FindType::per || m.entry != kNone || slice(text_, m.span) != name) continue;
        m.type = FindType::loc;
        m.subtype = 0;
      }
    }
  }

  /// Is it a sentence of a language whose words the lists have, and no heading that writes its words with
  /// capitals?
  [[nodiscard]] bool is_prose() const {
    uint32_t small = 0;
    uint32_t known = 0;
    uint32_t capital = 0;
    for (const CapitalWord& w : *line_) {
      capital += w.is_capital && w.is_common && !w.is_first ? 1U : 0U;
      if (w.is_capital) continue;
      ++small;
      known += !lists_->has_words || words_.is(w.span, kWord) ? 1U : 0U;
    }
    return small >= kLeastSmall && known * 100 >= small * kKnownOfHundred && capital <= small;
  }

  [[nodiscard]] const CapitalWord& word(std::size_t i) const { return (*line_)[i]; }

  [[nodiscard]] bool is_taken(const CapitalWord& w) const {
    return index_.any(w.span, [](uint32_t /*any*/) { return true; });
  }

  /// May the word stand in an unknown name?
  [[nodiscard]] bool is_unknown(const CapitalWord& w) const {
    if (!w.is_capital || w.is_initial || is_taken(w) ||
        script_of(utf8::decode(text_, w.span.begin)) != lists_->script)
      return false;
    return !w.is_common || (!w.is_never && !w.is_first && (w.is_given || w.is_family));
  }

  /// Do words `i` and the next stand side by side, with nothing but a space between?
  [[nodiscard]] bool is_beside(std::size_t i) const {
    if (i + 1 >= line_->size()) return false;
    const uint32_t gap = word(i + 1).span.begin - word(i).end;
    if (gap == 1) return text_[word(i).end] == ' ';
    return gap == 2 && word(i).is_initial && slice(text_, {word(i).end, word(i + 1).span.begin}) == ". ";
  }

  /// The longest run of unknown words from word `i` on, initials and small words of names in it;
  /// no words where none begins there.
  [[nodiscard]] Run run_at(std::size_t i) const {
    Run run{i, i, 0};
    std::size_t at = i;
    while (at < line_->size() && word(at).is_initial && !is_taken(word(at)) && is_beside(at)) ++at;
    if (at >= line_->size() || !is_unknown(word(at))) return {};
    run.last = at;
    run.words = 1;
    while (!word(run.last).is_possessive() && run.words < kMostWords) {
      std::size_t next = run.last;
      do {
        if (!is_beside(next)) return run;
        ++next;
      } while (word(next).is_initial ||
               (!word(next).is_capital && words_.is(word(next).span, kParticle)));
      if (!is_unknown(word(next))) return run;
      run.last = next;
      ++run.words;
    }
    return run;
  }

  /// A rule has the beginning of the name as a person's: the run belongs to it.
  bool lengthens(const Run& run) {
    const uint32_t begin = word(run.first).span.begin;
    if (run.first == 0 || !is_beside(run.first - 1) || word(run.last).is_common ||
        (run.last + 1 < line_->size() && is_beside(run.last) && word(run.last + 1).is_capital))
      return false;
    const uint32_t before = word(run.first - 1).end;
    return index_.any({before - 1, before}, [&](uint32_t i) {
      if (taken_[i].mention == kNone || taken_[i].span.end != before || before + 1 != begin)
        return false;
      Mention& m = mentions_[taken_[i].mention];
      if (m.type != FindType::per || m.entry != kNone || m.span != taken_[i].span) return false;
      m.span.end = word(run.last).span.end;
      note_known(m);
      persons_found_.push_back(m);
      return true;
    });
  }

  /// No other word with a capital beside it, of which it would be a part, and no quotes around it.
  [[nodiscard]] bool is_alone(const Run& run) const {
    const std::size_t behind = run.last + 1;
    if (is_beside(run.last) && word(behind).is_capital && !word(run.last).is_possessive())
      return false;
    if (run.first > 0 && is_beside(run.first - 1)) {
      const CapitalWord& before = word(run.first - 1);
      if (before.is_capital && word(run.first).is_initial) return false;
      if (before.is_capital && !before.is_first && !before.is_possessive() &&
          !ends_mention(before.end, FindType::title))
        return false;
    }
    const uint32_t begin = word(run.first).span.begin;
    const uint32_t end = word(run.last).end;
    const auto is_mark = [&](char32_t c) {
      return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F);
    };
    return begin == 0 || end >= text_.size() || !is_mark(utf8::decode_before(text_, begin)) ||
           !is_mark(utf8::decode(text_, end));
  }

  [[nodiscard]] bool ends_mention(uint32_t at, FindType type) const {
    return at > 0 && index_.any({at - 1, at}, [&](uint32_t i) {
      return taken_[i].mention != kNone && taken_[i].span.end == at &&
             mentions_[taken_[i].mention].type == type;
    });
  }
  [[nodiscard]] bool begins_mention(uint32_t at, FindType type) const {
    return at < text_.size() && index_.any({at, at + 1}, [&](uint32_t i) {
      return taken_[i].mention != kNone && taken_[i].span.begin == at &&
             mentions_[taken_[i].mention].type == type;
    });
  }

  /// Does a phrase of `type` begin with word `i`?
  [[nodiscard]] bool begins_phrase(std::size_t i, std::string_view type) const {
    for (std::size_t last = i; last < line_->size() && last < i + kLongestPhrase; ++last) {
      if (words_.is({word(i).span.begin, word(last).span.end}, type)) return true;
      if (!is_beside(last)) return false;
    }
    return false;
  }

  /// Does a phrase of `type` end with word `i`?
  [[nodiscard]] bool ends_phrase(std::size_t i, std::string_view type) const {
    for (std::size_t first = i; first + kLongestPhrase > i; --first) {
      if (words_.is({word(first).span.begin, word(i).span.end}, type)) return true;
      if (first == 0 || !is_beside(first - 1)) return false;
    }
    return false;
  }

  [[nodiscard]] Signs weigh(const Run& run, Span name) const {
    Signs out;
    const bool is_possessive = word(run.last).is_possessive();
    const CapitalWord* before =
        run.first > 0 && is_beside(run.first - 1) ? &word(run.first - 1) : nullptr;
    const bool is_behind = is_beside(run.last);
    const bool has_article = before != nullptr && words_.is(before->span, kArticle);
    const bool is_short =
        run.words == 1 && word(run.last).is_upper && name.size() <= kMostLetters;
    const CapitalWord& first = word(run.first);
    out.inside = !first.is_first ||
                 (lists_->has_words && (run.words > 1 || first.is_given || first.is_family));
    if (before != nullptr) weigh_before(run.first - 1, is_possessive, out);
    if (is_behind) weigh_behind(run.last + 1, is_possessive, is_short, out);
    weigh_neighbours(run, name, out);
    if (run.words > 1) weigh_shape(run, out);
    weigh_form(run, has_article, is_short, out);
    if (run.words == 1 && utf8::count(slice(text_, name)) < kLeastLetters && !is_short) return {};
    return out;
  }

  void weigh_before(std::size_t i, bool is_possessive, Signs& out) const {
    const CapitalWord& before = word(i);
    if (ends_phrase(i, kPersonAhead) || is_speaker(i)) out.person += kSure;
    if (ends_mention(before.end, FindType::title)) out.person += kSure;
    if (words_.is(before.span, kPersonWeak)) out.hints |= weak_person;
    const bool is_office = i > 0 && is_beside(i - 1) && words_.is(before.span, kOfficeAt) &&
                           ends_mention(word(i - 1).span.end, FindType::title);
    if (is_office || ends_phrase(i, kBodyAhead)) {
      out.body += kSure;
      return;
    }
    if (is_possessive) return;
    if (words_.is(before.span, kPlaceAhead)) out.place += kSure;
    if (words_.is(before.span, kPlaceWeak)) out.hints |= weak_place;
  }

  void weigh_behind(std::size_t i, bool is_possessive, bool is_short, Signs& out) const {
    if (is_possessive) {
      const bool is_adjective = !word(i).is_capital && is_beside(i);
      if (begins_phrase(i, kPersonThing) || (is_adjective && begins_phrase(i + 1, kPersonThing)))
        out.hints |= of_person;
      if (begins_mention(word(i).span.begin, FindType::title)) out.hints |= noun_of_body;
    } else {
      if (begins_phrase(i, kPersonDeed)) out.hints |= deed_of_person;
      const bool is_adverb = !word(i).is_capital && is_beside(i) && ends_with(word(i), kAdverbEnd);
      const bool is_deed =
          begins_phrase(i, kPerson) || (is_adverb && begins_phrase(i + 1, kPerson));
      if (is_deed && out.place == 0) {
        if (is_short) {
          out.hints |= speech_of_body;
        } else {
          out.person += kSure;
        }
      }
      if (begins_phrase(i, kPlaceBehind)) out.hints |= noun_of_place;
      if (is_beside(i) && words_.is(word(i).span, kPlaceAhead) &&
          begins_mention(word(i + 1).span.begin, FindType::loc))
        out.hints |= within_place;
    }
    if (begins_phrase(i, kBodyBehind)) out.hints |= noun_of_body;
    if (begins_phrase(i, kBodyDeed)) out.hints |= deed_of_body;
  }

  /// Is word `i` one of speech that stands behind what was said, before the speaker?
  [[nodiscard]] bool is_speaker(std::size_t i) const {
    const uint32_t at = word(i).span.begin;
    if (at < sentence_->span.begin + 2 || text_[at - 1] != ' ' || !words_.is(word(i).span, kSpeech))
      return false;
    const char32_t mark = utf8::decode_before(text_, at - 1);
    return mark == ',' || mark == '"' || mark == '\'' || mark == 0xBB || (mark >= 0x2018 && mark <= 0x201F);
  }

  /// What the form of the name and an article tell: initials are those of a body; a people has an
  /// article and a plural, and no name of a person has one.
  void weigh_form(const Run& run, bool has_article, bool is_short, Signs& out) const {
    const CapitalWord& last = word(run.last);
    if (run.words == 1 && !last.is_common && bodies_.contains(slice(text_, last.span)))
      out.hints |= first_of_body;
    if (run.words == 1 && !last.is_common && places_.contains(slice(text_, last.span)))
      out.hints |= first_of_place;
    if (run.words == 1 && lists_->has_words) {
      if (last.is_given || last.is_family) out.hints |= listed_person;
      if (last.is_only_given) out.hints |= listed_given;
    }
    if (is_short) {
      out.person = 0;
      out.place = 0;
      out.hints &= kOfBody;
      if (has_article) out.hints |= article_of_body;
      if (last.is_possessive()) out.hints |= of_body;
      return;
    }
    if (has_article) {
      out.person -= kSure;
      --out.place;
      if (ends_with(last, kPeopleEnd)) out.place -= kSure;
    }
    if (run.words == 1 && ends_with(last, kAdjectiveEnd)) {
      out.place -= kSure;
      --out.person;
    }
  }

  [[nodiscard]] bool ends_with(const CapitalWord& w, std::string_view type) const {
    const std::string_view name = slice(text_, w.span);
    for (std::size_t n = 1; n <= kLongestEnd && n < name.size(); ++n) {
      if (lexicon_.find(name.substr(name.size() - n), type, sentence_->lang) != kNone) return true;
    }
    return false;
  }

  /// Names that `and` or a comma joins are mostly of one kind; a place has the larger one behind a
  /// comma.
  void weigh_neighbours(const Run& run, Span name, Signs& out) const {
    const auto add = [&](auto&& stands) {
      if (stands(FindType::per)) out.person += kSure;
      if (stands(FindType::loc)) out.place += kSure;
      if (stands(FindType::org)) out.body += kSure;
    };
    const bool comma_before = name.begin > 2 && slice(text_, {name.begin - 2, name.begin}) == ", ";
    const bool comma_behind =
        name.end + 2 < text_.size() && slice(text_, {name.end, name.end + 2}) == ", ";
    const bool is_office_before = comma_before && ends_mention(name.begin - 2, FindType::title);
    const bool is_office_behind = comma_behind && begins_mention(name.end + 2, FindType::title);
    if (is_office_before || is_office_behind) {
      if (run.words > 1) out.person += kSure;
      out.hints |= beside_person;
    }
    if (comma_before) {
      if (ends_mention(name.begin - 2, FindType::per)) out.hints |= beside_person;
      if (ends_mention(name.begin - 2, FindType::loc)) out.hints |= beside_place;
    }
    if (comma_behind) {
      if (begins_mention(name.end + 2, FindType::per)) out.hints |= beside_person;
      if (begins_mention(name.end + 2, FindType::loc)) out.place += kSure;
    }
    if (run.first > 1 && is_beside(run.first - 1) && is_beside(run.first - 2) &&
        words_.is(word(run.first - 1).span, kAnd))
      add([&](FindType t) { return ends_mention(word(run.first - 2).span.end, t); });
    if (run.last + 2 < line_->size() && is_beside(run.last) && is_beside(run.last + 1) &&
        words_.is(word(run.last + 1).span, kAnd))
      add([&](FindType t) { return begins_mention(word(run.last + 2).span.begin, t); });
  }

  /// Two unknown words and more are mostly a person.
  void weigh_shape(const Run& run, Signs& out) const {
    bool is_upper = true;
    bool is_known = word(run.first).is_given;
    bool is_common = false;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      const CapitalWord& w = word(i);
      is_upper = is_upper && (w.is_upper || w.is_initial);
      is_known = is_known || w.is_initial;
      is_common = is_common || (w.is_common && !w.is_initial);
    }
    is_known = is_known || word(run.last).is_family;
    if (is_upper || (is_common && !is_known)) return;
    if (!lists_->has_words) {
      if (!word(run.first).is_first && !ends_with(word(run.first), kAdjectiveEnd))
        out.person += kSure;
      return;
    }
    if (is_known) out.person += kSure;
    if (out.place == 0 && out.body == 0) out.hints |= shape_of_person;
  }

  void put(const Place& place, FindType type) {
    const Lists& lists = lists_of(place.lang);
    Mention mention;
    mention.span = place.span;
    mention.type = type;
    mention.lang = place.lang;
    mention.entry = type == FindType::per   ? lists.person
                    : type == FindType::loc ? lists.place
                                            : lists.body;
    mentions_.push_back(mention);
    if (type == FindType::per) persons_found_.push_back(mention);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  CapitalWords words_;
  Layer<Mention>& mentions_;
  std::vector<Taken> taken_;
  SpanIndex index_;
  std::map<LangId, Lists> languages_;
  const Lists* lists_ = nullptr;  ///< of the sentence's language
  const Sentence* sentence_ = nullptr;
  const std::vector<CapitalWord>* line_ = nullptr;  ///< the sentence's words
  std::map<std::string_view, FindType> known_;  ///< names of mentions
  std::set<std::string_view> persons_;
  std::set<std::string_view> places_;           ///< names of places without their class word
  std::set<std::string_view> bodies_;           ///< first words of the names of bodies
  std::map<std::string_view, Signs> signs_;
  std::map<std::string_view, Signs> guesses_;  ///< of persons that rules took
  std::vector<Place> found_;
  Layer<Mention> persons_found_;
};

}  // namespace

Layer<Mention> add_capitals(std::string_view text, const std::vector<Block>& blocks,
                  const Layer<Sentence>& sentences, const Layer<Find>& finds,
                  const Layer<CitationItem>& items, const Resources& resources,
                  Layer<Mention>& mentions) {
  return Capitals(text, finds, items, resources, mentions).run(blocks, sentences);
}

}  // namespace sagwan
