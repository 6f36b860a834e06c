// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/sounds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

#include "pipeline/core/utf8.h"
#include "stages/mentions/name_places.h"
#include "stages/mentions/sound_clubs.h"
#include "stages/mentions/sound_persons.h"

namespace sagwan {

namespace {

// Word classes: loan words; words directly before a name; words between its parts; class words that
// end it without a space.
constexpr std::string_view kLoan = "sound_loan";
constexpr std::string_view kBefore = "sound_before";
constexpr std::string_view kLink = "sound_link";
constexpr std::string_view kClass = "sound_class";
constexpr std::string_view kNoMention = "no_mention";  // names that are mostly words
constexpr std::string_view kEach = "each";             // attribute of names that are words
constexpr std::string_view kVotes = "votes";           // attribute of a cue
constexpr std::string_view kWith = "with";             // role of a noun joined to another
constexpr uint32_t kAt = 4;                            // role of a place where something is

constexpr int kLeastFamily = -20;  // of one behind a given name, with a particle
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
  Sounds(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon, SoundWords& words,
         NamePlaces& places, Layer<Mention>& mentions)
      : text_(text),
        finds_(finds),
        lexicon_(lexicon),
        words_(words),
        places_(places),
        mentions_(mentions) {}

  void run() {
    find_words();
    for (int pass = 0; pass < 2; ++pass) {
      if (!settle()) break;
      places_.refresh();
    }
  }

 private:
  void find_words() {
    for (const SoundRun& run : words_.runs()) {
      if (run.joined || !places_.is_free(run.span)) continue;
      words_.note(run);
    }
    for (std::size_t i = 0; i < words_.runs().size(); ++i) {
      const SoundRun& run = words_.runs()[i];
      if (run.joined) continue;
      const Span latin = words_.latin_behind(run.span.end);
      if (latin.empty() && !run.may_sound(kLeastFamily)) continue;
      if (!places_.is_free(run.span) || is_work(run.span)) continue;
      const SoundRun* first = first_part(i);
      const bool is_family = first != nullptr && words_.is_name_part(slice(text_, first->span));
      if (latin.empty() && !is_family && !run.may_sound(kLeastSound)) continue;
      std::optional<SoundWord> word = with_class(run.span);
      if (!word) word = words_.best_reading(run.span, is_family ? kLeastFamily : 0);
      if (word && is_family && word->role == kBareSound &&
          !words_.is_of_sounds(word->span, kLeastBeside))
        word.reset();
      if (!latin.empty()) word = with_latin(run.span, latin);
      if (!word) continue;
      if (first != nullptr && word->class_row == kNone) {
        word->span.begin = first->span.begin;
        if (!candidates_.empty() && candidates_.back().span.begin == word->span.begin)
          candidates_.pop_back();
      }
      if (first != nullptr && word->role == kBareSound) pair_ends_.insert(word->span.end);
      candidates_.push_back(*word);
    }
    for (const Find& find : finds_) {
      if (!find.weak || find.outer != kNone || slot_of(find.type) >= kTypes.size() ||
          is_word_mostly(find) || !is_syllable(text_, find.span.begin) ||
          find.span.size() < 2 * kSyllableBytes || !places_.is_free(find.span))
        continue;
      SoundWord word{find.span, kBareSound, find.span.end, find.entry};
      const auto run =
          std::lower_bound(words_.runs().begin(), words_.runs().end(), find.span.end,
                           [](const SoundRun& r, uint32_t at) { return r.span.end < at; });
      if (run == words_.runs().end()) continue;
      if (run->span.begin < find.span.end && run->span.end > find.span.end) {
        const uint32_t row = words_.tail_row({find.span.end, run->span.end});
        if (row == kNone) continue;
        word.role = words_.role_of(row);
        word.tail_end = run->span.end;
      }
      candidates_.push_back(word);
    }
  }

  /// Is the name of a list a common word far more often?
  [[nodiscard]] bool is_word_mostly(const Find& find) const {
    return lexicon_.find(slice(text_, find.span), kNoMention, 0) != kNone ||
           (find.entry != kNone && !lexicon_.entry(find.entry).attribute(kEach).empty());
  }

  /// A word of sounds with a class word glued to it.
  [[nodiscard]] std::optional<SoundWord> with_class(Span run) const {
    for (SoundWord& word : words_.readings(run)) {
      for (uint32_t n = kMostSoundTail; n > 0; --n) {
        const uint32_t size = n * kSyllableBytes;
        if (word.span.size() < size + 2 * kSyllableBytes) continue;
        const Span name{word.span.begin, word.span.end - size};
        const uint32_t row = lexicon_.find(slice(text_, {name.end, word.span.end}), kClass, 0);
        if (row == kNone) continue;
        const bool is_short = n == 1 && name.size() == 2 * kSyllableBytes;
        if (!words_.is_of_sounds(name, is_short ? 2 * kLeastSound : kLeastSound) ||
            words_.is_name_part(slice(text_, word.span)) ||
            lexicon_.find(slice(text_, word.span), kLoan, 0) != kNone)
          break;
        word.class_row = row;
        return word;
      }
    }
    return std::nullopt;
  }

  /// A word of sounds before its Latin form in brackets: the particle stands behind these.
  [[nodiscard]] std::optional<SoundWord> with_latin(Span run, Span latin) const {
    if (!words_.is_of_sounds(run, kLeastBeside)) return std::nullopt;
    SoundWord word{run, kBareSound, latin.end + 1, kNone};
    const SoundRun* behind = latin.end + 1 < text_.size() ? words_.run_at(latin.end + 1) : nullptr;
    if (behind == nullptr) return word;
    const uint32_t row = words_.tail_row(behind->span);
    if (row == kNone) return word;
    word.role = words_.role_of(row);
    word.tail_end = behind->span.end;
    return word;
  }

  /// The word of sounds before run `i` that makes one name with it: without a particle, and not the
  /// second of two; nullptr where none stands.
  [[nodiscard]] const SoundRun* first_part(std::size_t i) const {
    std::size_t j = i;
    if (j > 0 && are_apart_by_space(words_.runs()[j - 1], words_.runs()[j]) &&
        lexicon_.find(slice(text_, words_.runs()[j - 1].span), kLink, 0) != kNone)
      --j;
    if (j == 0 || !are_apart_by_space(words_.runs()[j - 1], words_.runs()[j])) return nullptr;
    const SoundRun& first = words_.runs()[j - 1];
    if (first.joined || !places_.is_free(first.span) || !words_.is_of_sounds(first.span) ||
        words_.has_clear_tail(first.span))
      return nullptr;
    const bool is_second = !candidates_.empty() && candidates_.back().span.end == first.span.end &&
                           candidates_.back().span.begin < first.span.begin;
    return is_second ? nullptr : &first;
  }

  [[nodiscard]] bool are_apart_by_space(const SoundRun& first, const SoundRun& second) const {
    return first.span.end + 1 == second.span.begin && text_[first.span.end] == ' ';
  }

  /// The whole name of a work between its marks.
  [[nodiscard]] bool is_work(Span span) const {
    if (span.begin < kSyllableBytes || span.end >= text_.size()) return false;
    const char32_t before = utf8::decode_before(text_, span.begin);
    return (before >= 0x3008 && before <= 0x300F) || before == '<';
  }

  /// Settles what the words are by what stands around them; true where one became a name.
  bool settle() {
    std::map<std::string_view, Votes> votes;
    for (const SoundWord& word : candidates_) {
      if (places_.is_free(word.span) && !has_class(word))
        vote(word, votes[slice(text_, word.span)]);
    }
    const std::size_t before = mentions_.size();
    for (const SoundWord& word : candidates_) {
      if (!places_.is_free(word.span)) continue;
      if (has_class(word)) {
        const SoundClass apart = words_.class_behind(word.span.end);
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
      if (row == kNone) row = words_.first_row(word.span);
      if (row == kNone) continue;
      if (!put(word.span, kTypes[best], row)) continue;
      const Span latin = words_.latin_behind(word.span.end);
      if (!latin.empty() && places_.is_free(latin)) put(latin, kTypes[best], row);
    }
    return mentions_.size() > before;
  }

  [[nodiscard]] bool has_class(const SoundWord& word) const {
    return word.role == kBareSound && word.row == kNone &&
           words_.class_behind(word.span.end).row != kNone;
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

  void vote(const SoundWord& word, Votes& votes) const {
    ++votes.places;
    const bool is_pair = slice(text_, word.span).find(' ') != std::string_view::npos;
    if (is_pair) votes.add(0, kPairVotes, kPairCue);
    if (word.class_row != kNone) count(word.class_row, votes);
    vote_before(word.span.begin, votes);
    if (word.role == kAt) votes.add(1, kPlaceAt, row_of_tail(word));
    vote_behind(word, votes);
    vote_neighbours(word, votes);
  }

  [[nodiscard]] uint32_t row_of_tail(const SoundWord& word) const {
    uint32_t from = word.tail_end;
    while (from > word.span.end && text_[from - 1] != ')') --from;
    return words_.tail_row({from, word.tail_end});
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
  void vote_behind(const SoundWord& word, Votes& votes) const {
    vote_office(word, votes);
    const uint32_t row = words_.cue_behind(word, kSoundRoles[word.role].cues);
    if (row != kNone) count(row, votes);
  }

  /// The office behind it, or behind the body between.
  void vote_office(const SoundWord& word, Votes& votes) const {
    const uint32_t at = word.tail_end;
    // One word with another form in brackets before an office is a body as often.
    const bool is_one = slice(text_, word.span).find(' ') == std::string_view::npos;
    if (word.role == kBareSound && (at == word.span.end || !is_one)) {
      uint32_t office = places_.office_behind(at);
      if (office != kNone) votes.add(follows_person(word.span.begin) ? 2 : 0, kHolder, office);
      // A person, the body, and the office.
      const SoundRun* body =
          pair_ends_.contains(at) && at + 1 < text_.size() ? words_.run_at(at + 1) : nullptr;
      office = body != nullptr && words_.is_of_sounds(body->span)
                   ? places_.office_behind(body->span.end)
                   : kNone;
      if (office != kNone) votes.add(0, kHolder, office);
    }
  }

  /// Does a person stand directly before byte `at`? What follows is the body of the office behind.
  [[nodiscard]] bool follows_person(uint32_t at) const {
    if (at < 1 || text_[at - 1] != ' ') return false;
    const Mention* name = places_.end_at(at - 1);
    return pair_ends_.contains(at - 1) || (name != nullptr && name->type == FindType::per);
  }

  /// Names of a list before and behind it.
  void vote_neighbours(const SoundWord& word, Votes& votes) const {
    const uint32_t at = word.tail_end;
    if (at + 1 < text_.size()) {
      const bool is_comma = text_[at] == ',' && at + 2 < text_.size() && text_[at + 1] == ' ';
      const char32_t c = utf8::decode(text_, at);
      uint32_t next = 0;
      if (is_comma) next = at + 2;
      if (c == 0xB7) next = at + utf8::length(text_[at]);
      if (next != 0 && word.role == kBareSound) beside(places_.begin_at(next), votes);
      if (text_[at] == ' ' && kSoundRoles[word.role].id == kWith)
        beside(places_.begin_at(at + 1), votes);
    }
    const uint32_t begin = word.span.begin;
    uint32_t before = 0;
    if (begin >= 2 && text_[begin - 1] == ' ' && text_[begin - 2] == ',') before = begin - 2;
    if (begin >= 2 && utf8::decode_before(text_, begin) == 0xB7) before = begin - 2;
    if (before == 0 && begin > kSyllableBytes + 1 && text_[begin - 1] == ' ' &&
        is_syllable(text_, begin - 1 - kSyllableBytes)) {
      const uint32_t end = begin - 1 - kSyllableBytes;
      const uint32_t row = words_.tail_row({end, begin - 1});
      if (row != kNone && kSoundRoles[words_.role_of(row)].id == kWith) before = end;
    }
    if (before != 0) beside(places_.end_at(before), votes);
  }

  static void beside(const Mention* name, Votes& votes) {
    if (name != nullptr) votes.add(slot_of(name->type), kNeighbour, kBesideCue);
  }

  std::string_view text_;
  const Layer<Find>& finds_;
  const Lexicon& lexicon_;
  SoundWords& words_;
  NamePlaces& places_;
  Layer<Mention>& mentions_;
  std::vector<SoundWord> candidates_;
  std::unordered_set<uint32_t> pair_ends_;  ///< where two words of one name end
  std::map<uint32_t, uint32_t> settled_;    ///< the mentions that were added, end by begin
};

}  // namespace

void add_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const SoundSyllables& syllables,
                Layer<Mention>& mentions) {
  SoundWords words(text, blocks, resources, syllables);
  if (words.runs().empty()) return;
  const Lexicon& lexicon = resources.lexicon();
  NamePlaces places(text, finds, mentions);
  join_persons(text, words, lexicon, places, mentions);
  part_bodies(text, words, lexicon, places, mentions);
  Sounds(text, finds, lexicon, words, places, mentions).run();
  join_persons(text, words, lexicon, places, mentions);
  name_bodies(text, words, lexicon, places, mentions);
  name_clubs(text, words, resources, places, mentions);
  places.refresh();
  drop_in_works(text, words, resources, places, mentions);
}

void join_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, const SoundSyllables& syllables,
                 Layer<Mention>& mentions) {
  const SoundWords words(text, blocks, resources, syllables);
  if (words.runs().empty()) return;
  NamePlaces places(text, finds, mentions);
  join_persons(text, words, resources.lexicon(), places, mentions);
}

}  // namespace sagwan
