// SPDX-License-Identifier: Apache-2.0
// Rule and RuleSet: what configs/rules/**/*.toml says, loaded and checked, fragments and lexicon
// references expanded. The rule language is described in docs/rules.md.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/core/languages.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/syntax.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/result.h"

namespace sagwan {

/// Where a find may begin or end. `digit`: not inside a number. `word`: not inside a word of one
/// script either. `josa`: as `word`, or before a chain of particles that agrees with the find's
/// last syllable. `name`: as `josa`, or before a noun that stands glued to names
/// (configs/languages.toml, tails). `time`, `count`: as `josa`, or before what stands glued to
/// times, or to a number with its unit (time_tails, count_tails); `time` on the left is as `word`,
/// nor behind a digit.
enum class Boundary : uint8_t { none, digit, word, josa, name, time, count };
inline constexpr std::size_t kBoundaryCount = 7;

/// Phase 1 is of patterns over the text, the others are over finds.
inline constexpr uint8_t kLastPhase = 9;

struct RuleExample {
  std::string text;
  std::vector<std::string> finds;   ///< the finds of this rule in `text`, in order
  std::vector<std::string> values;  ///< as `to_line` prints the value; empty: not checked
  std::string reference;            ///< ISO date that resolves it; empty: none
  Place place;
};

struct RuleReject {
  std::string text;
  Place place;
};

struct Rule {
  std::string id;
  LangId lang = 0;  ///< from the folder; 0 for rules/any
  FindType emits = FindType::none;
  uint16_t subtype = 0;
  std::string subtype_text;    ///< `country` of `LOC/country`
  KeptText pattern;            ///< fragments expanded, references not
  std::string source_pattern;  ///< as written
  std::vector<std::pair<std::string, std::string>> fragments;  ///< named in it, and expanded
  std::shared_ptr<const Syntax> syntax;                        ///< of `pattern`
  bool over_finds = false;
  uint8_t phase = 1;  ///< 1 text; 2.. over finds
  Boundary left = Boundary::digit;
  Boundary right = Boundary::digit;
  int16_t priority = 0;
  uint16_t blocks = 0xFFFF;       ///< bit set of BlockKind
  std::optional<Field> shortens;  ///< the find must be a short form of what this field takes
  std::optional<Field> sounds;    ///< the find must sound like what this field takes
  bool each = false;              ///< of one beginning each match has a find, not the longest alone
  uint32_t specificity = 0;       ///< literal characters of the pattern
  std::vector<std::pair<Field, std::string>> set;
  std::vector<std::string> lexicons;  ///< types of the lexicon references, in order of appearance
  std::vector<std::string> first;     ///< as PatternInfo (pattern.h) says: where the rule is tried
  std::vector<std::string> inner;
  Reach reach;
  bool first_digit = false;
  bool first_wide = false;
  std::vector<std::pair<int, Field>> groups;  ///< RE2 group number -> field
  std::vector<RuleExample> examples;
  std::vector<RuleReject> rejects;
  Place place;  ///< of the pattern

  /// What running rules need: no examples, no places, no text as written.
  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.id, self.lang, self.emits, self.subtype, self.subtype_text, self.pattern,
            self.over_finds, self.phase, self.left, self.right, self.priority, self.blocks,
            self.shortens, self.sounds, self.each, self.specificity, self.set, self.lexicons,
            self.first_digit, self.first_wide, self.groups);
  }
  [[nodiscard]] std::string_view constant(Field field) const {
    for (const auto& [key, value] : set) {
      if (key == field) return value;
    }
    return {};
  }
};

/// As rules write it: `josa`.
[[nodiscard]] std::string_view boundary_text(Boundary boundary);
/// The word by which rules and messages call a find type (`PER`, `DATE`).
[[nodiscard]] std::string_view find_type_text(FindType type);
/// None for a word that is no type.
[[nodiscard]] std::optional<FindType> find_type(std::string_view word);
[[nodiscard]] std::string_view field_text(Field field);
[[nodiscard]] std::optional<Field> field(std::string_view name);

/// The symbol that stands for a find in the string of a phase over finds: plane 15, 256 subtypes a
/// type.
[[nodiscard]] constexpr char32_t find_symbol(FindType type, uint16_t subtype) {
  return 0xF0000U + static_cast<uint32_t>(type) * 256U + (subtype & 0xFFU);
}

/// Subtype names by number: 0 is none. Shared by lexicon and rules, which also say which subtypes a
/// type has.
class Subtypes {
 public:
  static constexpr std::size_t kMost = 255;

  Subtypes() : names_{""} {}
  /// Whether `name` is a subtype, or can become one.
  [[nodiscard]] bool has_room(std::string_view name) const {
    return names_.size() <= kMost || name.empty() || find(name) != 0;
  }
  /// The number of subtype `name` (0 for an empty name), from now on one of `type`'s. There must be
  /// room for it.
  uint16_t intern(FindType type, std::string_view name);
  /// The symbols of all finds of `type` that there can be, ascending.
  [[nodiscard]] std::u32string symbols(FindType type) const;
  [[nodiscard]] uint16_t find(std::string_view name) const;  ///< 0 where there is none
  [[nodiscard]] std::string_view text(uint16_t id) const { return names_[id]; }

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.names_, self.symbols_);
  }

 private:
  std::vector<std::string> names_;
  std::vector<char32_t> symbols_;  ///< ascending
};

/// A file of rules as read.
struct RuleFile {
  std::string path;
  std::string lang;  ///< its folder
  std::string text;
};
/// A line for each file below `folders`, by which a change of any of them is known.
[[nodiscard]] Result<std::string> digest_of_rules(const std::vector<std::string>& folders,
                                                  Seals& seals);
/// Every file below `folders`, each sorted by path; appends to `digest_input` what digest_of_rules
/// says of these texts.
[[nodiscard]] Result<std::vector<RuleFile>> read_rule_files(const std::vector<std::string>& folders,
                                                            std::string& digest_input);

/// Loads the rules of `files`. All mistakes of all files go to `diagnostics`; the first one is the
/// error. Rules are sorted by id.
[[nodiscard]] Result<std::vector<Rule>> load_rules(const std::vector<RuleFile>& files,
                                                   const Languages& languages,
                                                   const Lexicon& lexicon, Subtypes& subtypes,
                                                   Diagnostics& diagnostics);

}  // namespace sagwan
