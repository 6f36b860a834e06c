// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/sounds.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes: weights of syllables; loan words and words of the language that sound like foreign
// names; particles, with their role; words directly before a name.
constexpr std::string_view kWeight = "sound_weight";
constexpr std::string_view kLoan = "sound_loan";
constexpr std::string_view kTail = "sound_tail";
constexpr std::string_view kBefore = "sound_before";
// Words between the parts of a name; class words that end one without a space.
constexpr std::string_view kArt = "sound_art";  // kinds of works of art
constexpr std::string_view kCity = "city";
constexpr std::string_view kLink = "sound_link";
constexpr std::string_view kClass = "sound_class";
// Class words behind a space that belong to the name (a county, a river).
constexpr std::string_view kApart = "sound_apart";
// Word classes of names: what stands in them is written in sounds, whatever its syllables.
constexpr std::array<std::string_view, 5> kNameParts = {"given", "given_sure", "family_alone",
                                                        "family_sure", "family_last"};
// Attributes: the votes of a cue; particles that may also end a name.
constexpr std::string_view kVotes = "votes";
constexpr std::string_view kWeak = "weak";
// Attribute of particles that no foreign name ends in.
constexpr std::string_view kCut = "cut";

/// What a particle makes of its noun, and the word class of the cues behind that.
struct Role {
  std::string_view id;
  std::string_view cues;
  std::string_view clubs;  ///< the class of the cues of clubs that are called like their town
  uint32_t reach;          ///< words behind it in which a cue may stand
};
constexpr std::array<Role, 9> kRoles = {{{"bare", "sound_bare", "club_bare", 1},
                                         {"topic", "sound_topic", "club_topic", 8},
                                         {"object", "sound_object", "club_object", 3},
                                         {"of", "sound_of", "club_of", 2},
                                         {"at", "sound_at", "", 3},
                                         {"to", "sound_to", "", 3},
                                         {"in", "sound_in", "", 3},
                                         {"with", "sound_with", "club_with", 4},
                                         {"from", "sound_from", "", 1}}};
constexpr uint32_t kBare = 0;
constexpr uint32_t kAt = 4;
constexpr uint32_t kFrom = 8;

constexpr int kLeastWeight = 20;       // of a word of sounds
constexpr int kLeastShort = 30;        // of one of two syllables
constexpr int kLeastFamily = -20;      // of one behind a given name, with a particle
constexpr int kLeastBeside = 3;        // of one beside a person, or with its Latin form in brackets
constexpr uint32_t kLongestWork = 24;  // characters of the name of a work
constexpr uint32_t kSyllableBytes = 3;
constexpr uint32_t kMostSyllables = 12;
constexpr uint32_t kMostTail = 4;  // syllables of particles
constexpr uint32_t kMostRow = 6;   // syllables of a word before a name
constexpr int kEnough = 4;         // votes that make a name
constexpr uint32_t kFrequent = 6;  // places of a word for which one cue is too little
constexpr int kPairVotes = 2;      // two words of sounds, the second with a particle
constexpr int kNeighbour = 2;      // a name beside it, with a mark of lists between
constexpr int kHolder = 4;         // an office directly behind it
constexpr int kPlaceAt = 1;        // a particle of place alone

constexpr std::array<FindType, 3> kTypes = {FindType::per, FindType::loc, FindType::org};
constexpr std::array<std::string_view, 3> kTypeIds = {"PER", "LOC", "ORG"};

std::size_t slot_of(FindType type) {
  return static_cast<std::size_t>(std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin());
}

bool is_syllable(std::string_view text, uint32_t at) {
  return at + kSyllableBytes <= text.size() && utf8::length(text[at]) == kSyllableBytes &&
         is_hangul_syllable(utf8::decode(text, at));
}

bool takes_place(const Find& find) {
  return find.outer == kNone && conflict_group(find.type) == ConflictGroup::value;
}

/// A word, or two of one name, that may be a name.
struct Word {
  Span span;
  uint32_t role = kBare;
  uint32_t tail_end = 0;
  uint32_t row = kNone;        ///< of a list that has it as a name, where the rules want support
  uint32_t class_row = kNone;  ///< of the class word that it ends in
};

// Cues that no list has: two words of one name, a name of a list beside it.
constexpr uint32_t kPairCue = kNone - 1;
constexpr uint32_t kBesideCue = kNone - 2;

/// What the text says of all places of one word.
struct Votes {
  std::array<int, kTypes.size()> sum{};
  std::array<uint32_t, kTypes.size()> row{kNone, kNone, kNone};
  std::array<std::set<uint32_t>, kTypes.size()> cues{};
  uint32_t places = 0;
  /// Each cue counts once, however often it stands.
  void add(std::size_t slot, int votes, uint32_t cue) {
    if (slot >= sum.size() || !cues[slot].insert(cue).second) return;
    sum[slot] += votes;
    if (row[slot] == kNone && cue < kBesideCue) row[slot] = cue;
  }
};

class Sounds {
 public:
  Sounds(std::string_view text, const Layer<Find>& finds, const Resources& resources,
         const SoundSyllables& syllables, Layer<Mention>& mentions)
      : text_(text),
        finds_(finds),
        lexicon_(resources.lexicon()),
        languages_(resources.languages()),
        syllables_(syllables),
        city_(resources.subtype_id(kCity)),
        mentions_(mentions) {}

  /// Only the words beside the persons that `mentions` has.
  void join(const std::vector<Block>& blocks) {
    collect_runs(blocks);
    if (!runs_.empty()) join_persons();
  }

  void run(const std::vector<Block>& blocks) {
    collect_runs(blocks);
    if (runs_.empty()) return;
    join_persons();
    index();
    part_bodies();
    find_words();
    for (int pass = 0; pass < 2; ++pass) {
      if (!settle()) break;
      index();
    }
    join_persons();
    name_bodies();
    index();
    join_classes();
    name_clubs(city_);
    index();
    drop_in_works();
  }

 private:
  struct Run {
    Span span;
    bool joined = false;  ///< a letter or digit of another script beside it
  };

  void collect_runs(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
      for (uint32_t at = block.span.begin; at < block.span.end;) {
        if (!is_syllable(text_, at)) {
          at += utf8::length(text_[at]);
          continue;
        }
        Run run{{at, at}, false};
        while (run.span.end < block.span.end && is_syllable(text_, run.span.end))
          run.span.end += kSyllableBytes;
        at = run.span.end;
        run.joined = is_letter_before(run.span.begin) || is_letter_at(run.span.end);
        if (run.span.size() <= kMostSyllables * kSyllableBytes) runs_.push_back(run);
      }
    }
  }

  [[nodiscard]] bool is_letter_before(uint32_t at) const {
    if (at == 0) return false;
    const char32_t c = utf8::decode_before(text_, at);
    return script_of(c) != Script::none || is_digit(c);
  }
  [[nodiscard]] bool is_letter_at(uint32_t at) const {
    if (at >= text_.size()) return false;
    const char32_t c = utf8::decode(text_, at);
    return script_of(c) != Script::none || is_digit(c);
  }

  /// No person, place or body stands in the name of a film, novel or song between its marks, behind
  /// what it is or whose.
  void drop_in_works() {
    std::erase_if(mentions_, [&](const Mention& m) {
      if (slot_of(m.type) >= kTypes.size()) return false;
      const uint32_t open = mark_before(m.span.begin);
      return open != kNone && mark_behind(m.span.end) && is_art_before(open);
    });
  }
  static bool opens_work(char32_t c) {
    return c == '<' || c == 0x3008 || c == 0x300A || c == 0x300E;
  }
  static bool closes_work(char32_t c) {
    return c == '>' || c == 0x3009 || c == 0x300B || c == 0x300F;
  }
  /// Where the mark stands that opens a work's name around byte `at`; kNone where none does.
  [[nodiscard]] uint32_t mark_before(uint32_t at) const {
    for (uint32_t n = 0; n < kLongestWork && at > 0; ++n) {
      const char32_t c = utf8::decode_before(text_, at);
      if (c == '\n' || closes_work(c)) return kNone;
      at = static_cast<uint32_t>(utf8::previous(text_, at));
      if (opens_work(c)) return at;
    }
    return kNone;
  }
  [[nodiscard]] bool mark_behind(uint32_t at) const {
    for (uint32_t n = 0; n < kLongestWork && at < text_.size(); ++n) {
      const char32_t c = utf8::decode(text_, at);
      if (c == '\n' || opens_work(c)) return false;
      if (closes_work(c)) return true;
      at += utf8::length(text_[at]);
    }
    return false;
  }
  /// Does a word for a kind of art, or whose the work is, stand before byte `at`?
  [[nodiscard]] bool is_art_before(uint32_t at) const {
    if (at > 0 && text_[at - 1] == ' ') --at;
    const Run* run = run_ending(at);
    if (run == nullptr) return false;
    for (uint32_t from = run->span.begin; from < at; from += kSyllableBytes) {
      if (lexicon_.find(slice(text_, {from, at}), kArt, 0) != kNone) return true;
    }
    const uint32_t row = lexicon_.find(slice(text_, {at - kSyllableBytes, at}), kTail, 0);
    if (row == kNone || kRoles[role_of(row)].id != "of") return false;
    const auto author = ends_.find(at - kSyllableBytes);
    return author != ends_.end() && mentions_[author->second].type == FindType::per;
  }

  /// Where names and values stand, and where names begin and end.
  void index() {
    taken_.clear();
    begins_.clear();
    ends_.clear();
    for (const Find& find : finds_) {
      if (takes_place(find)) taken_.push_back({find.span});
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      taken_.push_back({mentions_[i].span});
      begins_.emplace(mentions_[i].span.begin, i);
      ends_.emplace(mentions_[i].span.end, i);
    }
    index_.emplace(taken_);
  }
  [[nodiscard]] bool is_free(Span span) const {
    return !index_->any(span, [](uint32_t /*any*/) { return true; });
  }

  // --- words of sounds

  [[nodiscard]] bool is_name_part(std::string_view word) const {
    return std::any_of(kNameParts.begin(), kNameParts.end(), [&](std::string_view type) {
      return lexicon_.find(word, type, 0) != kNone;
    });
  }
  [[nodiscard]] int weight(Span span) const {
    int sum = 0;
    for (uint32_t at = span.begin; at < span.end; at += kSyllableBytes)
      sum += syllables_.weight(utf8::decode(text_, at));
    return sum;
  }

  /// Is it written in sounds, and neither a loan word nor made of them?
  [[nodiscard]] bool is_of_sounds(Span span) const {
    return is_of_sounds(span, span.size() > 2 * kSyllableBytes ? kLeastWeight : kLeastShort);
  }
  [[nodiscard]] bool is_of_sounds(Span span, int least) const {
    const std::string_view word = slice(text_, span);
    if (span.size() < 2 * kSyllableBytes || lexicon_.find(word, kLoan, 0) != kNone) return false;
    if (weight(span) < least && !is_name_part(word)) return false;
    return !is_compound(span);
  }

  /// A loan word of three syllables and more at either end, and what is left is no word of sounds
  /// by itself; or two loan words.
  [[nodiscard]] bool is_compound(Span span) const {
    const auto is_loan = [&](Span part) {
      return part.size() >= 2 * kSyllableBytes &&
             lexicon_.find(slice(text_, part), kLoan, 0) != kNone;
    };
    for (uint32_t at = span.begin + kSyllableBytes; at < span.end; at += kSyllableBytes) {
      const Span first{span.begin, at};
      const Span second{at, span.end};
      const bool begins = is_loan(first);
      const bool ends = is_loan(second);
      if (begins && ends) return true;
      if (begins && first.size() > 2 * kSyllableBytes && weight(second) < kLeastWeight) return true;
      if (ends && second.size() > 2 * kSyllableBytes && weight(first) < kLeastWeight) return true;
    }
    return false;
  }

  [[nodiscard]] uint32_t role_of(uint32_t row) const {
    const std::string_view id = lexicon_.entry(row).id;
    for (uint32_t i = 0; i < kRoles.size(); ++i) {
      if (kRoles[i].id == id) return i;
    }
    return kFrom;
  }

  /// The name in Latin letters in brackets behind byte `at`; empty where none stands.
  [[nodiscard]] Span latin_behind(uint32_t at) const {
    constexpr uint32_t kLongest = 60;
    if (at + 3 >= text_.size() || text_[at] != '(' || text_[at + 1] < 'A' || text_[at + 1] > 'Z')
      return {};
    for (uint32_t end = at + 1; end < text_.size() && end < at + kLongest; ++end) {
      const char c = text_[end];
      if (c == ')') return {at + 1, end};
      if (c == '(' || c == '\n' || c == ',' || c == ':' || is_digit(static_cast<unsigned char>(c)))
        return {};
      if (is_syllable(text_, end)) return {};
    }
    return {};
  }

  /// Every way to read the word as a noun and particles, the longest noun first.
  [[nodiscard]] std::vector<Word> readings(Span run) const {
    std::vector<Word> out{{run, kBare, run.end, kNone}};
    for (uint32_t n = 1; n <= kMostTail; ++n) {
      const uint32_t size = n * kSyllableBytes;
      if (run.size() < size + 2 * kSyllableBytes) break;
      const Span noun{run.begin, run.end - size};
      const std::string_view tail = slice(text_, {noun.end, run.end});
      const uint32_t row = lexicon_.find(tail, kTail, 0);
      if (row == kNone || !languages_.is_particles(utf8::decode_before(text_, noun.end), tail))
        continue;
      out.push_back({noun, role_of(row), run.end, kNone});
    }
    return out;
  }
  /// Does the word end in a particle that no name ends in?
  [[nodiscard]] bool has_clear_tail(Span run) const {
    if (run.size() == 2 * kSyllableBytes) {
      const std::string_view last = slice(text_, {run.begin + kSyllableBytes, run.end});
      const uint32_t row = lexicon_.find(last, kTail, 0);
      return row != kNone && lexicon_.entry(row).attribute(kWeak).empty() &&
             !is_name_part(slice(text_, run));
    }
    const std::vector<Word> all = readings(run);
    return std::any_of(all.begin() + 1, all.end(), [&](const Word& w) {
      const uint32_t row = lexicon_.find(slice(text_, {w.span.end, run.end}), kTail, 0);
      return lexicon_.entry(row).attribute(kWeak).empty();
    });
  }

  // --- persons of several words

  [[nodiscard]] const Run* run_ending(uint32_t at) const {
    const auto it = std::lower_bound(runs_.begin(), runs_.end(), at,
                                     [](const Run& r, uint32_t a) { return r.span.end < a; });
    return it != runs_.end() && it->span.end == at && !it->joined ? &*it : nullptr;
  }
  [[nodiscard]] const Run* run_at(uint32_t at) const {
    const auto it = std::lower_bound(runs_.begin(), runs_.end(), at,
                                     [](const Run& r, uint32_t a) { return r.span.begin < a; });
    return it != runs_.end() && it->span.begin == at && !it->joined ? &*it : nullptr;
  }

  /// A person takes in the words of sounds beside it.
  void join_persons() {
    index();
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
          name.find(' ') != std::string_view::npos || is_name_part(name) || !is_of_sounds(m.span))
        continue;
      const auto person = m.span.begin > 1 && text_[m.span.begin - 1] == ' '
                              ? ends_.find(m.span.begin - 1)
                              : ends_.end();
      if (person == ends_.end() || mentions_[person->second].type != FindType::per) continue;
      const bool is_whole =
          slice(text_, mentions_[person->second].span).find(' ') != std::string_view::npos;
      const uint32_t office = office_behind(m.span.end);
      if (is_whole && office != kNone) bodies.emplace(name, office);
    }
    for (Mention& m : mentions_) {
      const auto body = m.type == FindType::per ? bodies.find(slice(text_, m.span)) : bodies.end();
      if (body == bodies.end()) continue;
      m.type = FindType::org;
      m.subtype = 0;
      m.rule = kNone;
      m.entry = lexicon_.find(first_syllable(m.span), kWeight, 0);
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
      if (!is_single_person(m, m.span) || !is_syllable(text_, m.span.begin) || is_name_part(name) ||
          !is_of_sounds(m.span))
        continue;
      const auto body = bodies.find(name);
      if (body == bodies.end()) continue;
      const Span span = m.span;
      m = mentions_[body->second];
      m.span = span;
      m.find = kNone;
    }
  }

  [[nodiscard]] bool is_foreign_person(const Mention& m) const {
    if (m.span.size() < 2 * kSyllableBytes) return false;
    if (is_name_part(slice(text_, m.span))) return true;
    const int least = m.span.size() == 3 * kSyllableBytes ? 2 * kLeastWeight : kLeastWeight;
    return weight(m.span) >= least;
  }

  /// A particle that a rule took into a foreign person's name is cut off.
  void cut_particle(Mention& m) const {
    if (m.rule == kNone || m.entry != kNone || is_letter_at(m.span.end)) return;
    const std::size_t space = slice(text_, m.span).rfind(' ');
    if (space == std::string_view::npos) return;
    const Span last{m.span.begin + static_cast<uint32_t>(space) + 1, m.span.end};
    if (!is_syllable(text_, last.begin) || is_name_part(slice(text_, last))) return;
    for (const Word& word : readings(last)) {
      if (word.role == kBare) continue;
      const uint32_t row = lexicon_.find(slice(text_, {word.span.end, last.end}), kTail, 0);
      if (lexicon_.entry(row).attribute(kCut).empty() || !is_of_sounds(word.span, kLeastBeside))
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
    const Run* run = run_ending(begin - 1);
    if (run != nullptr && !hyphen && lexicon_.find(slice(text_, run->span), kLink, 0) != kNone) {
      begin = run->span.begin;
      if (begin < 1 || text_[begin - 1] != ' ') return;
      run = run_ending(begin - 1);
    }
    if (run == nullptr || !is_of_sounds(run->span, kLeastBeside) || has_clear_tail(run->span))
      return;
    if (!is_free(run->span)) {
      const auto other = ends_.find(run->span.end);
      if (other == ends_.end()) return;
      const Mention& first = mentions_[other->second];
      const bool is_same = first.type == FindType::per && first.span == run->span &&
                           first.entry != kNone && m.entry != kNone &&
                           lexicon_.entry(first.entry).id == lexicon_.entry(m.entry).id;
      if (!is_same && !is_single_person(first, run->span)) return;
      gone_.emplace(run->span.begin, run->span.end);
    }
    m.span.begin = run->span.begin;
  }

  /// Do given names stand before a family name that a rule has by itself?
  [[nodiscard]] bool precedes_family(const Mention& m, std::string_view last) const {
    if (m.entry != kNone || lexicon_.find(last, kNameParts[0], 0) == kNone) return false;
    const auto next = begins_.find(m.span.end + 1);
    return next != begins_.end() &&
           is_single_person(mentions_[next->second], mentions_[next->second].span) &&
           slice(text_, mentions_[next->second].span).find(' ') == std::string_view::npos;
  }

  /// The family name behind a given name, with what links them.
  void join_right(Mention& m, bool linked) {
    if (m.span.end + 1 >= text_.size() || text_[m.span.end] != ' ') return;
    if (!linked && !is_foreign_person(m)) return;
    const Run* run = run_at(m.span.end + 1);
    if (run == nullptr) return;
    if (!linked && lexicon_.find(slice(text_, run->span), kLink, 0) != kNone) {
      linked = true;
      const uint32_t next = run->span.end + 1;
      run = next < text_.size() && text_[next - 1] == ' ' ? run_at(next) : nullptr;
      if (run == nullptr) return;
    }
    if (!is_free(run->span)) {
      const auto other = begins_.find(run->span.begin);
      if (!linked || other == begins_.end()) return;
      const Mention& family = mentions_[other->second];
      if (!run->span.contains(family.span) || !is_single_person(family, family.span)) return;
      gone_.emplace(family.span.begin, family.span.end);
      m.span.end = family.span.end;
      return;
    }
    if (class_behind(m.span.end).row != kNone) return;
    const std::optional<Word> word = best_reading(run->span, linked ? kLeastBeside : 0);
    if (!word || (word->role == kBare && !linked)) return;
    m.span.end = word->span.end;
  }

  /// Is the mention a person of this one word, whom no list names whole?
  [[nodiscard]] bool is_single_person(const Mention& m, Span span) const {
    return m.type == FindType::per && m.span == span &&
           (m.entry == kNone || lexicon_.entry(m.entry).emits == FindType::none);
  }

  // --- candidates

  /// The reading whose noun the text has with most particles; of equal ones that with a particle
  /// that no name ends in, else the longest noun.
  /// `least` is its weight, where that is not the usual one.
  [[nodiscard]] std::optional<Word> best_reading(Span run, int least = 0) const {
    std::optional<Word> best;
    std::size_t most = 0;
    const std::vector<Word> all = readings(run);
    const bool is_loan = std::any_of(all.begin(), all.end(), [&](const Word& word) {
      return lexicon_.find(slice(text_, word.span), kLoan, 0) != kNone;
    });
    if (is_loan) return best;
    for (const Word& word : all) {
      if (least == 0 ? !is_of_sounds(word.span) : !is_of_sounds(word.span, least)) continue;
      const auto seen = seen_.find(slice(text_, word.span));
      const std::size_t tails = seen == seen_.end() ? 1 : seen->second.size();
      const bool is_clear =
          word.role != kBare &&
          lexicon_.entry(lexicon_.find(slice(text_, {word.span.end, run.end}), kTail, 0))
              .attribute(kWeak)
              .empty();
      if (!best || tails > most || (tails == most && (is_clear || has_cue(word)))) {
        best = word;
        most = tails;
      }
    }
    return best;
  }

  /// Does a cue for its role stand behind it?
  [[nodiscard]] bool has_cue(const Word& word) const {
    if (word.role == kBare) return false;
    Votes votes;
    vote_behind(word, votes);
    return std::any_of(votes.sum.begin(), votes.sum.end(), [](int n) { return n > 0; });
  }

  void find_words() {
    for (const Run& run : runs_) {
      if (run.joined || !is_free(run.span)) continue;
      for (const Word& word : readings(run.span)) {
        if (weight(word.span) <= 0 && !is_name_part(slice(text_, word.span))) continue;
        auto& tails = seen_[slice(text_, word.span)];
        const std::string_view tail = slice(text_, {word.span.end, run.span.end});
        if (std::find(tails.begin(), tails.end(), tail) == tails.end()) tails.push_back(tail);
      }
    }
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const Run& run = runs_[i];
      if (run.joined || !is_free(run.span) || is_work(run.span)) continue;
      const Run* first = first_part(i);
      const bool is_family = first != nullptr && is_name_part(slice(text_, first->span));
      std::optional<Word> word = with_class(run.span);
      if (!word) word = best_reading(run.span, is_family ? kLeastFamily : 0);
      if (word && is_family && word->role == kBare && !is_of_sounds(word->span, kLeastBeside))
        word.reset();
      const Span latin = latin_behind(run.span.end);
      if (!latin.empty()) word = with_latin(run.span, latin);
      if (!word) continue;
      if (first != nullptr && word->class_row == kNone) {
        word->span.begin = first->span.begin;
        if (!words_.empty() && words_.back().span.begin == word->span.begin) words_.pop_back();
      }
      if (first != nullptr && word->role == kBare) pair_ends_.insert(word->span.end);
      words_.push_back(*word);
    }
    for (const Find& find : finds_) {
      if (!find.weak || find.outer != kNone || slot_of(find.type) >= kTypes.size() ||
          !is_syllable(text_, find.span.begin) || find.span.size() < 2 * kSyllableBytes ||
          !is_free(find.span))
        continue;
      Word word{find.span, kBare, find.span.end, find.entry};
      const auto run = std::lower_bound(runs_.begin(), runs_.end(), find.span.end,
                                        [](const Run& r, uint32_t at) { return r.span.end < at; });
      if (run == runs_.end()) continue;
      if (run->span.begin < find.span.end && run->span.end > find.span.end) {
        const uint32_t row = lexicon_.find(slice(text_, {find.span.end, run->span.end}), kTail, 0);
        if (row == kNone) continue;
        word.role = role_of(row);
        word.tail_end = run->span.end;
      }
      words_.push_back(word);
    }
  }

  /// A word of sounds with a class word glued to it.
  [[nodiscard]] std::optional<Word> with_class(Span run) const {
    for (Word& word : readings(run)) {
      for (uint32_t n = kMostTail; n > 0; --n) {
        const uint32_t size = n * kSyllableBytes;
        if (word.span.size() < size + 2 * kSyllableBytes) continue;
        const Span name{word.span.begin, word.span.end - size};
        const uint32_t row = lexicon_.find(slice(text_, {name.end, word.span.end}), kClass, 0);
        if (row == kNone) continue;
        const bool is_short = n == 1 && name.size() == 2 * kSyllableBytes;
        if (!is_of_sounds(name, is_short ? 2 * kLeastWeight : kLeastWeight) ||
            is_name_part(slice(text_, word.span)) ||
            lexicon_.find(slice(text_, word.span), kLoan, 0) != kNone)
          break;
        word.class_row = row;
        return word;
      }
    }
    return std::nullopt;
  }

  /// A word of sounds before its Latin form in brackets: the particle stands behind these.
  [[nodiscard]] std::optional<Word> with_latin(Span run, Span latin) const {
    if (!is_of_sounds(run, kLeastBeside)) return std::nullopt;
    Word word{run, kBare, latin.end + 1, kNone};
    const Run* behind = latin.end + 1 < text_.size() ? run_at(latin.end + 1) : nullptr;
    if (behind == nullptr) return word;
    const uint32_t row = lexicon_.find(slice(text_, behind->span), kTail, 0);
    if (row == kNone) return word;
    word.role = role_of(row);
    word.tail_end = behind->span.end;
    return word;
  }

  /// The word of sounds before run `i` that makes one name with it: without a particle, and not the
  /// second of two; nullptr where none stands.
  [[nodiscard]] const Run* first_part(std::size_t i) const {
    std::size_t j = i;
    if (j > 0 && are_apart_by_space(runs_[j - 1], runs_[j]) &&
        lexicon_.find(slice(text_, runs_[j - 1].span), kLink, 0) != kNone)
      --j;
    if (j == 0 || !are_apart_by_space(runs_[j - 1], runs_[j])) return nullptr;
    const Run& first = runs_[j - 1];
    if (first.joined || !is_free(first.span) || !is_of_sounds(first.span) ||
        has_clear_tail(first.span))
      return nullptr;
    const bool is_second = !words_.empty() && words_.back().span.end == first.span.end &&
                           words_.back().span.begin < first.span.begin;
    return is_second ? nullptr : &first;
  }
  [[nodiscard]] bool are_apart_by_space(const Run& first, const Run& second) const {
    return first.span.end + 1 == second.span.begin && text_[first.span.end] == ' ';
  }

  /// The whole name of a work between its marks.
  [[nodiscard]] bool is_work(Span span) const {
    if (span.begin < kSyllableBytes || span.end >= text_.size()) return false;
    const char32_t before = utf8::decode_before(text_, span.begin);
    return (before >= 0x3008 && before <= 0x300F) || before == '<';
  }

  // --- votes

  /// Settles what the words are by what stands around them; true where one became a name.
  bool settle() {
    std::map<std::string_view, Votes> votes;
    for (const Word& word : words_) {
      if (is_free(word.span) && !has_class(word)) vote(word, votes[slice(text_, word.span)]);
    }
    const std::size_t before = mentions_.size();
    for (const Word& word : words_) {
      if (!is_free(word.span)) continue;
      if (has_class(word)) {
        const ClassWord apart = class_behind(word.span.end);
        Votes own;
        count(apart.row, own);
        const auto slot = static_cast<std::size_t>(
            std::max_element(own.sum.begin(), own.sum.end()) - own.sum.begin());
        put({word.span.begin, apart.end}, kTypes[slot], apart.row);
        continue;
      }
      const Votes& v = votes[slice(text_, word.span)];
      const auto best =
          static_cast<std::size_t>(std::max_element(v.sum.begin(), v.sum.end()) - v.sum.begin());
      int second = 0;
      for (std::size_t i = 0; i < v.sum.size(); ++i) {
        if (i != best) second = std::max(second, v.sum[i]);
      }
      const bool is_frequent = v.places > kFrequent && v.cues[best].size() < 2;
      if (v.sum[best] < kEnough || 2 * v.sum[best] < 3 * second || is_frequent) continue;
      uint32_t row = v.row[best];
      if (word.row != kNone) {
        if (lexicon_.entry(word.row).emits != kTypes[best]) continue;
        row = word.row;
      }
      if (row == kNone) row = lexicon_.find(first_syllable(word.span), kWeight, 0);
      if (row == kNone) continue;
      if (!put(word.span, kTypes[best], row)) continue;
      const Span latin = latin_behind(word.span.end);
      if (!latin.empty() && is_free(latin)) put(latin, kTypes[best], row);
    }
    return mentions_.size() > before;
  }

  [[nodiscard]] bool has_class(const Word& word) const {
    return word.role == kBare && word.row == kNone && class_behind(word.span.end).row != kNone;
  }

  /// Adds a mention where none that was settled stands; false where one does.
  bool put(Span span, FindType type, uint32_t row) {
    const auto behind = settled_.lower_bound(span.begin);
    if (behind != settled_.end() && behind->first < span.end) return false;
    if (behind != settled_.begin() && std::prev(behind)->second > span.begin) return false;
    settled_.emplace(span.begin, span.end);
    Mention mention;
    mention.span = span;
    mention.type = type;
    mention.lang = lexicon_.entry(row).lang;
    mention.entry = row;
    mentions_.push_back(mention);
    return true;
  }

  [[nodiscard]] std::string_view first_syllable(Span span) const {
    return slice(text_, {span.begin, span.begin + kSyllableBytes});
  }

  /// A class word behind a name and a space, and where it ends.
  struct ClassWord {
    uint32_t row = kNone;
    uint32_t end = 0;
  };
  [[nodiscard]] ClassWord class_behind(uint32_t at) const {
    if (at + 1 >= text_.size() || text_[at] != ' ') return {kNone, at};
    const Run* run = run_at(at + 1);
    if (run == nullptr) return {kNone, at};
    for (uint32_t n = 0; n <= kMostTail; ++n) {
      const uint32_t size = n * kSyllableBytes;
      if (run->span.size() <= size) break;
      const Span noun{run->span.begin, run->span.end - size};
      const std::string_view tail = slice(text_, {noun.end, run->span.end});
      if (n > 0 && (lexicon_.find(tail, kTail, 0) == kNone ||
                    !languages_.is_particles(utf8::decode_before(text_, noun.end), tail)))
        continue;
      const uint32_t row = lexicon_.find(slice(text_, noun), kApart, 0);
      if (row != kNone) return {row, noun.end};
    }
    return {kNone, at};
  }

  /// A place takes in its class word behind it.
  void join_classes() {
    for (Mention& m : mentions_) {
      if (m.type != FindType::loc || !is_syllable(text_, m.span.begin) ||
          m.span.size() < 2 * kSyllableBytes || weight(m.span) < kLeastWeight)
        continue;
      const ClassWord word = class_behind(m.span.end);
      if (word.row == kNone || lexicon_.entry(word.row).id != kTypeIds[1] ||
          !is_free({m.span.end + 1, word.end}))
        continue;
      m.span.end = word.end;
    }
  }

  void vote(const Word& word, Votes& votes) const {
    ++votes.places;
    const bool is_pair = slice(text_, word.span).find(' ') != std::string_view::npos;
    if (is_pair) votes.add(0, kPairVotes, kPairCue);
    if (word.class_row != kNone) count(word.class_row, votes);
    vote_before(word.span.begin, votes);
    if (word.role == kAt) votes.add(1, kPlaceAt, tail_row(word));
    vote_behind(word, votes);
    vote_neighbours(word, votes);
  }

  [[nodiscard]] uint32_t tail_row(const Word& word) const {
    uint32_t from = word.tail_end;
    while (from > word.span.end && text_[from - 1] != ')') --from;
    return lexicon_.find(slice(text_, {from, word.tail_end}), kTail, 0);
  }

  void count(uint32_t row, Votes& votes) const {
    const LexiconEntry cue = lexicon_.entry(row);
    const auto slot = static_cast<std::size_t>(std::find(kTypeIds.begin(), kTypeIds.end(), cue.id) -
                                               kTypeIds.begin());
    int n = 0;
    const std::string_view number = cue.attribute(kVotes);
    std::from_chars(number.data(), number.data() + number.size(), n);
    votes.add(slot, n, row);
  }

  /// The word before: what the name is of.
  void vote_before(uint32_t at, Votes& votes) const {
    if (at < 1 || text_[at - 1] != ' ') return;
    uint32_t from = at - 1;
    uint32_t row = kNone;
    for (uint32_t n = 0; n < kMostRow && from >= kSyllableBytes; ++n) {
      from -= kSyllableBytes;
      if (utf8::is_continuation(text_[from]) || !is_syllable(text_, from)) break;
      const uint32_t longer = lexicon_.find(slice(text_, {from, at - 1}), kBefore, 0);
      if (longer != kNone) row = longer;
    }
    if (row != kNone) count(row, votes);
  }

  /// What is done, and where, in the words behind.
  void vote_behind(const Word& word, Votes& votes) const {
    vote_office(word, votes);
    const uint32_t row = cue_behind(word, kRoles[word.role].cues);
    if (row != kNone) count(row, votes);
  }

  /// The office behind it, or behind the body between.
  void vote_office(const Word& word, Votes& votes) const {
    const uint32_t at = word.tail_end;
    if (word.role == kBare) {
      uint32_t office = office_behind(at);
      if (office != kNone) votes.add(follows_person(word.span.begin) ? 2 : 0, kHolder, office);
      // A person, the body, and the office.
      const Run* body = pair_ends_.contains(at) && at + 1 < text_.size() ? run_at(at + 1) : nullptr;
      office = body != nullptr && is_of_sounds(body->span) ? office_behind(body->span.end) : kNone;
      if (office != kNone) votes.add(0, kHolder, office);
    }
  }

  /// The first word of the class `cues` behind it, as far as its role reaches; kNone where none is.
  [[nodiscard]] uint32_t cue_behind(const Word& word, std::string_view cues) const {
    uint32_t at = word.tail_end;
    std::vector<Lexicon::Match> matches;
    for (uint32_t n = 0; n < kRoles[word.role].reach; ++n) {
      if (at + 1 >= text_.size() || text_[at] != ' ') return kNone;
      ++at;
      lexicon_.words_at(text_, at, matches);
      uint32_t row = kNone;
      for (const Lexicon::Match& match : matches) {
        for (uint32_t i = match.first; i < match.first + lexicon_.same(match.first); ++i) {
          if (lexicon_.entry(i).type == cues) row = i;
        }
      }
      if (row != kNone) return row;
      while (at < text_.size() && text_[at] != ' ' && text_[at] != '.' && text_[at] != '\n' &&
             text_[at] != '?' && text_[at] != '!' && text_[at] != ',' && text_[at] != '"')
        at += utf8::length(text_[at]);
    }
    return kNone;
  }

  // --- clubs that are called like their town

  /// The town's name with its particle.
  [[nodiscard]] Word word_of(const Mention& m) const {
    Word word{m.span, kBare, m.span.end, kNone};
    const auto run = std::lower_bound(runs_.begin(), runs_.end(), m.span.end,
                                      [](const Run& r, uint32_t at) { return r.span.end < at; });
    if (run == runs_.end() || run->span.end == m.span.end || run->span.begin >= m.span.end)
      return word;
    const uint32_t row = lexicon_.find(slice(text_, {m.span.end, run->span.end}), kTail, 0);
    word.role = row == kNone ? kFrom : role_of(row);
    word.tail_end = run->span.end;
    return word;
  }

  /// A town that plays is its club: where it does, and where else the text has it act.
  void name_clubs(uint16_t city) {
    std::map<std::string_view, uint32_t> clubs;
    const auto is_town = [&](const Mention& m) {
      return m.type == FindType::loc && m.subtype == city && is_syllable(text_, m.span.begin);
    };
    for (const Mention& m : mentions_) {
      if (!is_town(m)) continue;
      const Word word = word_of(m);
      const uint32_t row = cue_behind(word, kRoles[word.role].clubs);
      if (row != kNone) clubs.emplace(slice(text_, m.span), row);
    }
    for (Mention& m : mentions_) {
      if (clubs.empty() || !is_town(m)) continue;
      const auto club = clubs.find(slice(text_, m.span));
      if (club == clubs.end()) continue;
      const Word word = word_of(m);
      const auto before = m.span.begin > 0 && text_[m.span.begin - 1] == ' '
                              ? ends_.find(m.span.begin - 1)
                              : ends_.end();
      const bool is_place =
          kRoles[word.role].clubs.empty() ||
          (before != ends_.end() && mentions_[before->second].type == FindType::loc);
      if (is_place && cue_behind(word, kRoles[word.role].clubs) == kNone) continue;
      m.type = FindType::org;
      m.subtype = 0;
      m.rule = kNone;
      m.entry = club->second;
    }
  }

  /// Does a person stand directly before byte `at`? What follows is the body of the office behind.
  [[nodiscard]] bool follows_person(uint32_t at) const {
    if (at < 1 || text_[at - 1] != ' ') return false;
    const auto name = ends_.find(at - 1);
    return pair_ends_.contains(at - 1) ||
           (name != ends_.end() && mentions_[name->second].type == FindType::per);
  }
  /// Does an office stand behind byte `at` and a space?
  [[nodiscard]] uint32_t office_behind(uint32_t at) const {
    if (at >= text_.size() || text_[at] != ' ') return kNone;
    const auto name = begins_.find(at + 1);
    if (name == begins_.end() || mentions_[name->second].type != FindType::title) return kNone;
    return mentions_[name->second].entry;
  }

  /// Names of a list before and behind it.
  void vote_neighbours(const Word& word, Votes& votes) const {
    const uint32_t at = word.tail_end;
    if (at + 1 < text_.size()) {
      const bool is_comma = text_[at] == ',' && at + 2 < text_.size() && text_[at + 1] == ' ';
      const char32_t c = utf8::decode(text_, at);
      uint32_t next = 0;
      if (is_comma) next = at + 2;
      if (c == 0xB7) next = at + utf8::length(text_[at]);
      if (next != 0 && word.role == kBare) beside(begins_, next, votes);
      if (text_[at] == ' ' && kRoles[word.role].id == "with") beside(begins_, at + 1, votes);
    }
    const uint32_t begin = word.span.begin;
    uint32_t before = 0;
    if (begin >= 2 && text_[begin - 1] == ' ' && text_[begin - 2] == ',') before = begin - 2;
    if (begin >= 2 && utf8::decode_before(text_, begin) == 0xB7) before = begin - 2;
    if (before == 0 && begin > kSyllableBytes + 1 && text_[begin - 1] == ' ' &&
        is_syllable(text_, begin - 1 - kSyllableBytes)) {
      const uint32_t end = begin - 1 - kSyllableBytes;
      const uint32_t row = lexicon_.find(slice(text_, {end, begin - 1}), kTail, 0);
      if (row != kNone && kRoles[role_of(row)].id == "with") before = end;
    }
    if (before != 0) beside(ends_, before, votes);
  }

  void beside(const std::unordered_map<uint32_t, uint32_t>& edges, uint32_t at,
              Votes& votes) const {
    const auto name = edges.find(at);
    if (name == edges.end()) return;
    const Mention& m = mentions_[name->second];
    votes.add(slot_of(m.type), kNeighbour, kBesideCue);
  }

  struct Place {
    Span span;
  };
  std::string_view text_;
  const Layer<Find>& finds_;
  const Lexicon& lexicon_;
  const Languages& languages_;
  const SoundSyllables& syllables_;
  uint16_t city_;
  Layer<Mention>& mentions_;
  std::vector<Run> runs_;
  std::vector<Word> words_;
  std::map<std::string_view, std::vector<std::string_view>> seen_;  ///< particles by noun
  std::vector<Place> taken_;
  std::optional<SpanIndex> index_;
  std::unordered_map<uint32_t, uint32_t> begins_;  ///< mentions by their edges
  std::unordered_map<uint32_t, uint32_t> ends_;
  std::unordered_set<uint32_t> pair_ends_;        ///< where two words of one name end
  std::set<std::pair<uint32_t, uint32_t>> gone_;  ///< persons that others took in
  std::map<uint32_t, uint32_t> settled_;          ///< the mentions that were added, end by begin
};

}  // namespace

SoundSyllables::SoundSyllables(const Lexicon& lexicon) : weights_(kSyllables) {
  for (const std::string_view syllable : lexicon.surfaces(kWeight, 0)) {
    const char32_t c = utf8::decode(syllable, 0);
    if (c < kFirst || c >= kFirst + weights_.size()) continue;
    const std::string_view id = lexicon.entry(lexicon.find(syllable, kWeight, 0)).id;
    int value = 0;
    std::from_chars(id.data(), id.data() + id.size(), value);
    weights_[c - kFirst] = static_cast<int8_t>(std::clamp(value, -100, 100));
  }
}

void add_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const SoundSyllables& syllables,
                Layer<Mention>& mentions) {
  Sounds(text, finds, resources, syllables, mentions).run(blocks);
}

void join_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, const SoundSyllables& syllables,
                 Layer<Mention>& mentions) {
  Sounds(text, finds, resources, syllables, mentions).join(blocks);
}

}  // namespace sagwan
