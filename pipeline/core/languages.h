// SPDX-License-Identifier: Apache-2.0
// Languages: what configs/languages.toml says of each language (script, particles, telling
// letters), and the questions that the engine asks of it. The engine knows languages by number
// only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/characters.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/result.h"

namespace sagwan {

/// After which syllables a particle stands (Korean: by the final consonant of the noun).
enum class ParticleAfter : uint8_t { any, vowel, consonant, vowel_or_rieul, consonant_not_rieul };

struct Language {
  std::string tag;  ///< BCP 47
  Script script = Script::none;
  bool spaced = true;           ///< words are parted by spaces
  bool main_of_script = false;  ///< the language that a script means where nothing tells otherwise
  std::u32string letters;       ///< letters that tell it from others of its script
  std::vector<std::string> endings;  ///< case endings of names, sorted
  std::string rules;   ///< the tag whose rules and lexicons it shares (`zh` for zh-Hant)
  char decimal = '.';  ///< the mark before decimals: '.' or ','
};

/// The words for scripts in configuration, for messages.
inline constexpr std::string_view kScriptNames = "latin, cyrillic, hangul, han, kana, other";
/// The script of that word; none for another word.
[[nodiscard]] std::optional<Script> script_named(std::string_view word);

class Languages {
 public:
  /// Reads configs/languages.toml. All mistakes go to `diagnostics`.
  [[nodiscard]] static Result<Languages> load(const std::string& path, Diagnostics& diagnostics);

  /// Number of the language with this tag; 0 where there is none.
  [[nodiscard]] LangId find(std::string_view tag) const;
  /// The tag; "und" for 0.
  [[nodiscard]] std::string_view tag(LangId lang) const { return list_[lang].tag; }
  /// The number of the tag whose rules `lang` shares (itself where it has its own).
  [[nodiscard]] LangId rules_of(LangId lang) const { return rules_[lang]; }
  [[nodiscard]] const Language& at(LangId lang) const { return list_[lang]; }
  [[nodiscard]] std::size_t size() const { return list_.size(); }

  /// Language of a stretch of text of one script: by its telling letters, else the script's main
  /// language. 0 where the text has no letters.
  [[nodiscard]] LangId of_letters(std::string_view text) const;

  /// True if `word`, its full stop included, is an abbreviation of some language.
  [[nodiscard]] bool is_abbreviation(std::string_view word) const;
  /// True if a sentence may end with letter `last` before its full stop, in a language that says
  /// so.
  [[nodiscard]] bool ends_sentence(char32_t last) const;

  /// True if `tail` (the rest of the Hangul word behind a noun that ends in `last`) is a chain of
  /// particles, or empty. `last` may be of any script: then every form agrees.
  [[nodiscard]] bool is_particles(char32_t last, std::string_view tail) const;

  /// True if `tail` is a case ending that names of a script take (configs/languages.toml,
  /// `endings`).
  [[nodiscard]] bool is_name_ending(Script script, std::string_view tail) const;

  /// As is_particles, or one noun of `tails` (glued to names) and then particles.
  [[nodiscard]] bool is_name_tail(char32_t last, std::string_view tail) const;

  /// As is_particles, or one noun of `time_tails` (glued to times) and then particles.
  [[nodiscard]] bool is_time_tail(char32_t last, std::string_view tail) const;

  /// As is_particles, or one noun of `count_tails` (glued to a number's unit) and then particles.
  [[nodiscard]] bool is_count_tail(char32_t last, std::string_view tail) const;

  /// Bytes of the longest `tail` of which any of these can be true.
  [[nodiscard]] std::size_t longest_tail() const { return longest_tail_; }

 private:
  struct Particle {
    std::string form;
    std::string before;  ///< classes that may follow
    char of_class = 0;
    uint8_t after = 0;  ///< bit set of ParticleAfter
  };
  class Loader;

  /// Is `tail` a chain of particles, the first of a class in `allowed` where `depth` > 0?
  [[nodiscard]] bool is_chain(char32_t last, std::string_view tail, std::string_view allowed,
                              int depth) const;
  /// As is_particles, or one of `tails` and then particles.
  [[nodiscard]] bool is_tail(const std::vector<std::string>& tails, char32_t last,
                             std::string_view tail) const;

  std::vector<Language> list_;  ///< [0] is "und"
  std::vector<LangId> rules_;
  std::vector<Particle> particles_;  ///< by form; lists and letters below are sorted too
  std::vector<std::string> abbreviations_;
  std::u32string sentence_ends_;
  std::vector<std::string> tails_;
  std::vector<std::string> time_tails_;
  std::vector<std::string> count_tails_;
  std::size_t longest_particle_ = 0;  ///< bytes
  std::size_t longest_tail_ = 0;
};

}  // namespace sagwan
