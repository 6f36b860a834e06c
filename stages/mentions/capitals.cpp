// SPDX-License-Identifier: Apache-2.0
// Every run of unknown words with a capital is weighed where it stands; what its places tell
// together decides what it is, and it is that at each of them.
#include "stages/mentions/capitals.h"

#include <algorithm>
#include <map>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/capital_line.h"
#include "stages/mentions/capital_weights.h"

namespace sagwan {

namespace {

// Word classes whose first row names what signs tell: of persons, places, bodies.
constexpr std::string_view kPerson = "capital_person";
constexpr std::string_view kPlace = "capital_place_ahead";
constexpr std::string_view kBody = "capital_body_behind";
// Small words within a name; the common words of a language.
constexpr std::string_view kParticle = "capital_particle";
constexpr std::string_view kWord = "word";
// Class words of places and bodies, and the attribute of legal forms.
constexpr std::string_view kPlaceWord = "loc_suffix";
constexpr std::string_view kClassWord = "org_suffix";
constexpr std::string_view kLegalForm = "legal";
// Half of a parted land, behind an article, where the text names the state (its id); with `beside`
// another too.
constexpr std::string_view kHalf = "state_half";
constexpr std::string_view kArticle = "capital_article";
constexpr std::string_view kBeside = "beside";
constexpr std::string_view kAdjective = "loc_adjective";
constexpr std::string_view kCountry = "country";
constexpr std::string_view kCompany = "company";
constexpr std::string_view kMedia = "media";

constexpr uint32_t kLeastLetters = 3;     // of a name that is no initials
constexpr uint32_t kMostWords = 4;        // of a name
constexpr std::size_t kMostInitials = 3;  // and small words, between two words of a name
// A sentence of which fewer of the small words (of hundred) are known is of another language, one
// with fewer is no prose.
constexpr uint32_t kKnownOfHundred = 60;
constexpr uint32_t kLeastSmall = 3;

class Capitals {
 public:
  Capitals(std::string_view text, const Layer<Find>& finds, const Layer<CitationItem>& items,
           const Resources& resources, const CapitalLists& lists, Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        finds_(finds),
        mentions_(mentions),
        line_(text, resources.lexicon(), finds, items, mentions),
        weights_(line_, parts_),
        languages_(lists) {}

  /// The new persons, and those with a longer name.
  Layer<Mention> run(const std::vector<Block>& blocks, const Layer<Sentence>& sentences) {
    for (const Mention& mention : mentions_) {
      if (mention.type == FindType::per) persons_.insert(slice(text_, mention.span));
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      cut_person(i);
      note_known(mentions_[i]);
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      const bool is_seen = m.find != kNone && finds_[m.find].type == FindType::org;
      if (m.type == FindType::org && m.entry == kNone && is_seen &&
          (m.subtype == languages_.company || m.subtype == languages_.media))
        trades_.push_back(i);
    }
    std::sort(trades_.begin(), trades_.end(), [&](uint32_t a, uint32_t b) {
      return mentions_[a].span.begin < mentions_[b].span.begin;
    });
    for (const Sentence& sentence : sentences) {
      const BlockKind kind = blocks[sentence.block].kind;
      if (kind == BlockKind::table || kind == BlockKind::furniture || kind == BlockKind::row)
        continue;
      lists_ = &languages_.of(sentence.lang);
      if (lists_->person != kNone) scan(sentence);
    }
    turn_places();
    drop_openers();
    drop_trades();
    for (const auto& [name, signs] : signs_) {
      const std::size_t space = name.rfind(' ');
      if (space == std::string_view::npos || known_.contains(name)) continue;
      CapitalSigns all = signs;
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
    put_halves();
    return std::move(persons_found_);
  }

 private:
  struct Place {
    Span span;
    LangId lang = 0;
  };
  /// A rule took the person behind a body for the end of its name (a ministry, its spokesman): the
  /// last two words, of which the first is a given name, or the second a person's elsewhere.
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
    line_.read(end);
    const std::size_t size = line_.size();
    if (size < 3) return;
    const CapitalWord& family = line_.word(size - 1);
    const CapitalWord& given = line_.word(size - 2);
    const CapitalWord& before = line_.word(size - 3);
    if (given.span.begin != body.span.begin + first + 1 || family.is_common || given.is_common ||
        !before.is_common || !before.is_capital || family.is_upper || !family.is_capital ||
        !given.is_capital)
      return;
    const Span end_of_name{given.span.begin, family.span.end};
    const bool is_found = persons_.contains(slice(text_, end_of_name));
    if (!is_found && !given.is_only_given && !persons_.contains(slice(text_, family.span))) return;
    mentions_[i].span.end = body.span.begin + static_cast<uint32_t>(first);
    if (is_found && line_.guess_from(given.span.begin) != kNone) return;
    Mention person = body;
    person.span = end_of_name;
    person.type = FindType::per;
    person.subtype = 0;
    person.find = kNone;
    mentions_.push_back(person);
    persons_found_.push_back(person);
  }

  /// What a name is that stands elsewhere in the text; the last word of a person's is the family
  /// name.
  void note_known(const Mention& mention) {
    if (mention.type != FindType::per && mention.type != FindType::loc &&
        mention.type != FindType::org)
      return;
    const std::string_view name = slice(text_, mention.span);
    known_.try_emplace(name, mention.type);
    const std::size_t space = name.rfind(' ');
    if (mention.type == FindType::per && name.find(',') != std::string_view::npos) return;
    if (mention.type == FindType::per && space != std::string_view::npos) {
      known_.insert_or_assign(name.substr(space + 1), FindType::per);
      parts_.families.insert(name.substr(space + 1));
    }
    if (space == std::string_view::npos) return;
    if (mention.type == FindType::loc &&
        (!is_capital(utf8::decode(name, space + 1)) ||
         lexicon_.find(name.substr(space + 1), kPlaceWord, 0) != kNone))
      parts_.places.insert(name.substr(0, space));
    if (mention.type != FindType::org) return;
    parts_.bodies.insert(name.substr(0, name.find(' ')));
    const uint32_t form = lexicon_.find(name.substr(space + 1), kClassWord, 0);
    if (form != kNone && lexicon_.entry(form).attribute(kLegalForm) == "1")
      known_.try_emplace(name.substr(0, space), FindType::org);
  }

  void scan(const Sentence& sentence) {
    line_.read(sentence);
    if (!is_prose()) return;
    for (std::size_t i = 0; i < line_.size();) {
      note_person(i);
      note_trade(i);
      note_half(i);
      const CapitalRun run = run_at(i);
      if (run.words == 0) {
        ++i;
        continue;
      }
      i = run.last + 1;
      if (lengthens(run) || leads(run) || !is_alone(run)) continue;
      const Span name = line_.span_of(run);
      if (name.size() < kLeastLetters && !word(run.last).is_upper) continue;
      signs_[slice(text_, name)].add(weights_.weigh(run, lists_->has_words));
      found_.push_back({name, sentence.lang});
    }
  }

  /// Whether the person that a rule took at word `i` stands as a place does.
  void note_person(std::size_t i) {
    if (!word(i).is_capital) return;
    const uint32_t guess = line_.guess_from(word(i).span.begin);
    if (guess == kNone) return;
    CapitalRun run{i, i, 1};
    const uint32_t end = mentions_[guess].span.end;
    while (run.last + 1 < line_.size() && word(run.last).span.end < end) ++run.last;
    if (word(run.last).span.end != end) return;
    const CapitalWord& only = word(i);
    const std::string_view name = slice(text_, only.span);
    if (run.first == run.last && lists_->has_words && only.is_common && !only.is_given &&
        !only.is_family && !parts_.families.contains(name))
      (only.is_first ? openers_ : inner_).insert(name);
    guesses_[slice(text_, line_.span_of(run))].add(weights_.weigh(run, lists_->has_words));
  }

  /// A firm or medium that a rule saw by the word for its trade, with nothing but common words
  /// before it; or by one common word.
  void note_trade(std::size_t i) {
    if (!lists_->has_words || !word(i).is_capital || !word(i).is_common) return;
    const auto trade = std::lower_bound(
        trades_.begin(), trades_.end(), word(i).span.begin,
        [&](uint32_t body, uint32_t begin) { return mentions_[body].span.begin < begin; });
    if (trade == trades_.end() || mentions_[*trade].span.begin != word(i).span.begin) return;
    const uint32_t end = mentions_[*trade].span.end;
    CapitalRun run{i, i, 1};
    while (run.last + 1 < line_.size() && word(run.last).span.end < end) {
      if (!word(run.last).is_common) return;
      ++run.last;
    }
    if (word(run.last).span.end != end) return;
    const CapitalWord& only = word(i);
    if (only.is_body) return;
    if (run.last == run.first) {
      if (!only.is_family && !only.is_upper)
        (only.is_first ? firm_openers_ : firm_inner_).insert(slice(text_, only.span));
      return;
    }
    traded_[slice(text_, line_.span_of(run))].add(weights_.weigh(run, true));
  }

  /// Half of a parted land behind an article, and no part of a longer name.
  void note_half(std::size_t i) {
    const CapitalWord& w = word(i);
    if (!w.is_capital || i == 0 || line_.is_taken(w) || !line_.is_beside(i - 1) ||
        !line_.is(word(i - 1).span, kArticle))
      return;
    const uint32_t row = lexicon_.find(slice(text_, w.span), kHalf, 0);
    if (row == kNone) return;
    if (i + 1 < line_.size() && line_.is_beside(i) && !w.is_possessive() &&
        (word(i + 1).is_capital || line_.is(word(i + 1).span, kParticle)))
      return;
    if (w.end < text_.size() && text_[w.end] == '-') return;
    halves_.push_back({w.span, line_.sentence().lang, row});
  }

  [[nodiscard]] bool is_half(std::string_view state) const {
    return std::any_of(halves_.begin(), halves_.end(), [&](const Half& half) {
      const LexiconEntry entry = lexicon_.entry(half.row);
      return entry.id == state || entry.attribute(kBeside) == state;
    });
  }

  /// Where the text names the state, it is a name of it.
  void put_halves() {
    if (halves_.empty()) return;
    std::set<std::string_view> named;
    for (const Mention& m : mentions_) {
      if (m.type == FindType::loc && m.entry != kNone) named.insert(lexicon_.entry(m.entry).id);
    }
    // An adjective of the state names it as well.
    for (const std::string_view adjective : lexicon_.surfaces(kAdjective, halves_.front().lang)) {
      const uint32_t row = lexicon_.find(adjective, kAdjective, halves_.front().lang);
      if (row != kNone && is_half(lexicon_.entry(row).id) &&
          text_.find(adjective) != std::string_view::npos)
        named.insert(lexicon_.entry(row).id);
    }
    for (const Half& half : halves_) {
      const LexiconEntry entry = lexicon_.entry(half.row);
      const std::string_view beside = entry.attribute(kBeside);
      if (!named.contains(entry.id) || (!beside.empty() && !named.contains(beside))) continue;
      Mention mention;
      mention.span = half.span;
      mention.type = FindType::loc;
      mention.subtype = languages_.country;
      mention.lang = half.lang;
      mention.entry = half.row;
      mentions_.push_back(mention);
    }
  }

  /// Such a name is one only where something beside it speaks of a body; one word that has its
  /// capital from the sentence alone is none (Retail rose 3 percent).
  void drop_trades() {
    if (traded_.empty() && firm_openers_.empty()) return;
    std::erase_if(mentions_, [&](const Mention& m) {
      if (m.type != FindType::org || m.entry != kNone) return false;
      const std::string_view name = slice(text_, m.span);
      if (firm_openers_.contains(name) && !firm_inner_.contains(name)) return true;
      const auto signs = traded_.find(name);
      return signs != traded_.end() && signs->second.body <= 0 &&
             (signs->second.hints & CapitalSigns::kOfBody) == 0;
    });
  }

  /// A common word that a rule took for a person, and that has its capital from the sentence alone,
  /// is none.
  void drop_openers() {
    if (openers_.empty()) return;
    std::erase_if(mentions_, [&](const Mention& m) {
      if (m.type != FindType::per || m.entry != kNone) return false;
      const std::string_view name = slice(text_, m.span);
      return openers_.contains(name) && !inner_.contains(name);
    });
  }

  /// Names that a rule took for persons', and beside which only what stands beside places does.
  void turn_places() {
    std::set<std::string_view> places;
    for (const auto& [name, signs] : guesses_) {
      const bool is_one = name.find(' ') == std::string_view::npos;
      if (signs.person <= 0 && signs.place >= (is_one ? kSure : 2 * kSure) &&
          !parts_.families.contains(name))
        places.insert(name);
    }
    if (places.empty()) return;
    for (Mention& m : mentions_) {
      if (m.type != FindType::per || m.entry != kNone || !places.contains(slice(text_, m.span)))
        continue;
      m.type = FindType::loc;
      m.subtype = 0;
    }
  }

  /// Is it a sentence of a language whose words the lists have, and no heading that writes its
  /// words with capitals?
  [[nodiscard]] bool is_prose() const {
    uint32_t small = 0;
    uint32_t known = 0;
    uint32_t capital = 0;
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const CapitalWord& w = word(i);
      capital += w.is_capital && w.is_common && !w.is_first ? 1U : 0U;
      if (w.is_capital) continue;
      ++small;
      known += !lists_->has_words || line_.is_word(w.span) ? 1U : 0U;
    }
    return small >= kLeastSmall && known * 100 >= small * kKnownOfHundred && capital <= small;
  }

  [[nodiscard]] const CapitalWord& word(std::size_t i) const { return line_.word(i); }

  /// May the word stand in an unknown name?
  [[nodiscard]] bool is_unknown(const CapitalWord& w) const {
    if (!w.is_capital || w.is_initial || line_.is_taken(w) ||
        script_of(utf8::decode(text_, w.span.begin)) != lists_->script)
      return false;
    return !w.is_common || (!w.is_never && !w.is_first && (w.is_given || w.is_family));
  }

  /// The longest run of unknown words from word `i` on, initials and small words of names in it;
  /// no words where none begins there.
  [[nodiscard]] CapitalRun run_at(std::size_t i) const {
    CapitalRun run{i, i, 0};
    std::size_t at = i;
    while (at < i + kMostInitials && word(at).is_initial && !line_.is_taken(word(at)) &&
           line_.is_beside(at))
      ++at;
    if (!is_unknown(word(at))) return {};
    run.last = at;
    run.words = 1;
    while (!word(run.last).is_possessive() && run.words < kMostWords) {
      std::size_t next = run.last;
      do {
        if (!line_.is_beside(next) || next > run.last + kMostInitials) return run;
        ++next;
      } while (word(next).is_initial ||
               (!word(next).is_capital && line_.is(word(next).span, kParticle)));
      if (!is_unknown(word(next))) return run;
      run.last = next;
      ++run.words;
    }
    return run;
  }

  /// A rule has the beginning of the name as a person's: the run belongs to it.
  bool lengthens(const CapitalRun& run) {
    const uint32_t begin = word(run.first).span.begin;
    if (run.first == 0 || !line_.is_beside(run.first - 1) || word(run.last).is_common ||
        (run.last + 1 < line_.size() && line_.is_beside(run.last) && word(run.last + 1).is_capital))
      return false;
    const uint32_t before = word(run.first - 1).end;
    const uint32_t guess = before + 1 == begin ? line_.guess_to(before) : kNone;
    if (guess == kNone) return false;
    Mention& m = mentions_[guess];
    m.span.end = word(run.last).span.end;
    note_known(m);
    persons_found_.push_back(m);
    return true;
  }

  /// A rule has the end of the name as a person's, and no word of the language stands before that:
  /// the run belongs to it.
  bool leads(const CapitalRun& run) {
    if (!lists_->has_words || run.words > 2 || run.last + 1 >= line_.size() ||
        !line_.is_beside(run.last) || word(run.last).is_possessive())
      return false;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      if (word(i).is_common || word(i).is_upper || word(i).is_initial) return false;
    }
    if (run.first > 0 && line_.is_beside(run.first - 1) && word(run.first - 1).is_capital &&
        !line_.ends_mention(word(run.first - 1).end, FindType::title))
      return false;
    const uint32_t begin = word(run.last + 1).span.begin;
    const uint32_t guess = word(run.last).end + 1 == begin ? line_.guess_from(begin) : kNone;
    if (guess == kNone) return false;
    Mention& m = mentions_[guess];
    m.span.begin = word(run.first).span.begin;
    note_known(m);
    persons_found_.push_back(m);
    return true;
  }

  /// No other word with a capital beside it, of which it would be a part, and no quotes around it.
  [[nodiscard]] bool is_alone(const CapitalRun& run) const {
    const std::size_t behind = run.last + 1;
    if (line_.is_beside(run.last) && word(behind).is_capital && !word(run.last).is_possessive())
      return false;
    if (run.first > 0 && line_.is_beside(run.first - 1)) {
      const CapitalWord& before = word(run.first - 1);
      if (before.is_capital && word(run.first).is_initial) return false;
      if (before.is_capital && !before.is_first && !before.is_possessive() &&
          !line_.ends_mention(before.end, FindType::title))
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

  void put(const Place& place, FindType type) {
    const CapitalLists::Of& lists = languages_.of(place.lang);
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
  const Layer<Find>& finds_;
  Layer<Mention>& mentions_;
  CapitalLine line_;  ///< the sentence's words
  CapitalParts parts_;
  CapitalWeights weights_;
  const CapitalLists& languages_;
  const CapitalLists::Of* lists_ = nullptr;     ///< of the sentence's language
  std::map<std::string_view, FindType> known_;  ///< names of mentions
  std::set<std::string_view> persons_;
  std::map<std::string_view, CapitalSigns> signs_;
  std::map<std::string_view, CapitalSigns> guesses_;  ///< of persons that rules took
  std::set<std::string_view> openers_;       ///< common words, as persons, that begin sentences
  std::set<std::string_view> inner_;         ///< and that stand within one
  std::set<std::string_view> firm_openers_;  ///< the same of firms
  std::set<std::string_view> firm_inner_;
  struct Half {
    Span span;
    LangId lang = 0;
    uint32_t row = kNone;
  };
  std::vector<Half> halves_;                         ///< of parted lands
  std::vector<uint32_t> trades_;                     ///< firms and media that rules saw, by begin
  std::map<std::string_view, CapitalSigns> traded_;  ///< of common words only
  std::vector<Place> found_;
  Layer<Mention> persons_found_;
};

}  // namespace

CapitalLists::CapitalLists(const Resources& resources)
    : company(resources.subtype_id(kCompany)),
      media(resources.subtype_id(kMedia)),
      country(resources.subtype_id(kCountry)) {
  const Lexicon& lexicon = resources.lexicon();
  for (std::size_t i = 0; i < resources.languages().size(); ++i) {
    const auto lang = static_cast<LangId>(i);
    Of of{lexicon.first(kPerson, lang), lexicon.first(kPlace, lang), lexicon.first(kBody, lang)};
    if (of.person != kNone) {
      of.has_words = lexicon.has_any(kWord, lang);
      of.script = script_of(utf8::decode(lexicon.entry(of.person).surface, 0));
    }
    languages_.push_back(of);
  }
}

Layer<Mention> add_capitals(std::string_view text, const std::vector<Block>& blocks,
                            const Layer<Sentence>& sentences, const Layer<Find>& finds,
                            const Layer<CitationItem>& items, const Resources& resources,
                            const CapitalLists& lists, Layer<Mention>& mentions) {
  return Capitals(text, finds, items, resources, lists, mentions).run(blocks, sentences);
}

}  // namespace sagwan
