// SPDX-License-Identifier: Apache-2.0
// SoundWords: the words of a text in a spaced script that write foreign sounds: whose syllables
// native words rarely have, and which are no loan words; how they part into noun and particles, and
// what stands behind them.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/span.h"

namespace sagwan {

inline constexpr uint32_t kSyllableBytes = 3;
inline constexpr uint32_t kMostSoundTail = 4;  ///< syllables of particles or a class word

/// Does a syllable stand at byte `at`?
[[nodiscard]] bool is_syllable(std::string_view text, uint32_t at);

/// Does a list have it as a given or family name?
[[nodiscard]] bool is_name_part(std::string_view word, const Lexicon& lexicon);

/// How much each syllable speaks for a word of sounds (rows `sound_weight`): tenths of the
/// logarithm of how much oftener it stands in foreign names than in words.
class SoundSyllables {
 public:
  explicit SoundSyllables(const Lexicon& lexicon);
  [[nodiscard]] int weight(char32_t c) const {
    return c >= kFirst && c < kFirst + weights_.size() ? weights_[c - kFirst] : 0;
  }

 private:
  static constexpr char32_t kFirst = 0xAC00;
  static constexpr std::size_t kSyllables = 11172;
  std::vector<int8_t> weights_;
};

inline constexpr int kLeastSound = 20;       ///< weight of a word of sounds
inline constexpr int kLeastShortSound = 30;  ///< of one of two syllables
inline constexpr int kLeastBeside = 3;       ///< of one beside a person, or with its Latin form

/// What a particle makes of its noun, and the word classes of the cues behind that.
struct SoundRole {
  std::string_view id;
  std::string_view cues;
  std::string_view clubs;  ///< cues of clubs that are called like their town
  uint32_t reach;          ///< words behind it in which a cue may stand
};
inline constexpr std::array<SoundRole, 9> kSoundRoles = {
    {{"bare", "sound_bare", "club_bare", 1},
     {"topic", "sound_topic", "club_topic", 8},
     {"object", "sound_object", "club_object", 3},
     {"of", "sound_of", "club_of", 2},
     {"at", "sound_at", "", 3},
     {"to", "sound_to", "", 3},
     {"in", "sound_in", "", 3},
     {"with", "sound_with", "club_with", 4},
     {"from", "sound_from", "", 1}}};
inline constexpr uint32_t kBareSound = 0;
inline constexpr uint32_t kOtherSound = 8;

/// Syllables in one word.
struct SoundRun {
  Span span;
  bool joined = false;    ///< a letter or digit of another script beside it
  int most = 0;           ///< weight of the heaviest of its beginnings of two syllables and more
  bool is_named = false;  ///< one of these is a part of names
  /// Can a noun that it begins with be a word of sounds of weight `least`?
  [[nodiscard]] bool may_sound(int least) const { return most >= least || is_named; }
};

/// A word, or two of one name, that may be a name.
struct SoundWord {
  Span span;
  uint32_t role = kBareSound;
  uint32_t tail_end = 0;
  uint32_t row = kNone;        ///< of a list that has it as a name, where the rules want support
  uint32_t class_row = kNone;  ///< of the class word that it ends in
};

/// A class word behind a name and a space, and where it ends.
struct SoundClass {
  uint32_t row = kNone;
  uint32_t end = 0;
};

class SoundWords {
 public:
  /// Of what stands in `blocks`; all outlive it.
  SoundWords(std::string_view text, const std::vector<Block>& blocks, const Resources& resources,
             const SoundSyllables& syllables)
      : text_(text),
        lexicon_(resources.lexicon()),
        languages_(resources.languages()),
        syllables_(syllables) {
    collect(blocks);
  }
  [[nodiscard]] const std::vector<SoundRun>& runs() const { return runs_; }

  /// Does a list have it as a given or family name?
  [[nodiscard]] bool is_name_part(std::string_view word) const {
    return sagwan::is_name_part(word, lexicon_);
  }
  /// The weights of its syllables.
  [[nodiscard]] int weight(Span span) const;
  /// Is it written in sounds, and neither a loan word nor made of them?
  [[nodiscard]] bool is_of_sounds(Span span) const;
  [[nodiscard]] bool is_of_sounds(Span span, int least) const;
  /// A loan word of three syllables and more at either end, and what is left is no word of sounds
  /// by itself; or two loan words.
  [[nodiscard]] bool is_compound(Span span) const;
  /// Among kSoundRoles, of a row of particles.
  [[nodiscard]] uint32_t role_of(uint32_t row) const;
  /// The name in Latin letters in brackets behind byte `at`; empty where none stands.
  [[nodiscard]] Span latin_behind(uint32_t at) const;
  /// Every way to read the word as a noun and particles, the longest noun first.
  [[nodiscard]] std::vector<SoundWord> readings(Span run) const;
  /// Does the word end in a particle that no name ends in?
  [[nodiscard]] bool has_clear_tail(Span run) const;
  /// Does a cue for its role stand behind it?
  [[nodiscard]] bool has_cue(const SoundWord& word) const;
  /// The reading whose noun the text has with most particles; of equal ones that with a particle
  /// that no name ends in, else the longest noun.
  /// `least` is its weight, where that is not the usual one.
  [[nodiscard]] std::optional<SoundWord> best_reading(Span run, int least = 0) const;
  /// Notes with which particles the text has the nouns of `run`.
  void note(const SoundRun& run);
  /// The row of particles; kNone where `tail` is none.
  [[nodiscard]] uint32_t tail_row(Span tail) const;
  /// The run that ends or begins at byte `at`, of syllables only; nullptr where none does.
  [[nodiscard]] const SoundRun* run_ending(uint32_t at) const;
  [[nodiscard]] const SoundRun* run_at(uint32_t at) const;
  /// The row of its first syllable: what a word without a cue is known by.
  [[nodiscard]] uint32_t first_row(Span span) const;
  /// The class word behind byte `at` and a space; a row kNone where none stands.
  [[nodiscard]] SoundClass class_behind(uint32_t at) const;
  /// The first word of the class `cues` behind it, as far as its role reaches; kNone where none is.
  [[nodiscard]] uint32_t cue_behind(const SoundWord& word, std::string_view cues) const;

  /// Does a letter or digit stand at byte `at`?
  [[nodiscard]] bool is_letter_at(uint32_t at) const;

 private:
  void collect(const std::vector<Block>& blocks);
  void weigh(SoundRun& run) const;
  [[nodiscard]] bool is_letter_before(uint32_t at) const;

  std::string_view text_;
  const Lexicon& lexicon_;
  const Languages& languages_;
  const SoundSyllables& syllables_;
  std::vector<SoundRun> runs_;
  std::map<std::string_view, std::vector<std::string_view>> seen_;  ///< particles by noun
  mutable std::vector<Lexicon::Match> matches_;
};

}  // namespace sagwan
