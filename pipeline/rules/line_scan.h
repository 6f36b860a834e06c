// SPDX-License-Identifier: Apache-2.0
// Line scan: the candidates of one phase in one line, from its rules and, in text, from the word
// lists; and the captures of those that stand. The places at which a rule is tried are told in
// docs/decisions/0002-matching.md.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/automaton_states.h"
#include "pipeline/rules/boundary.h"
#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/phase.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/symbol_text.h"

namespace sagwan {

class Languages;
class MatchTrace;
class Subtypes;

/// What word lists emit, and which finds hold no others.
class FindKinds {
 public:
  /// What a lexicon type emits, worked out once.
  struct Emitted {
    FindType emits = FindType::none;
    uint16_t subtype = 0;
  };

  /// `closed`: types (`PER`, `ORG/media`) whose names hold no other names.
  FindKinds(const Lexicon& lexicon, const Subtypes& subtypes,
            const std::vector<std::string>& closed);
  /// Of a lexicon's type, by its number.
  [[nodiscard]] const Emitted& of_type(uint32_t number) const { return types_[number]; }
  [[nodiscard]] bool is_closed(FindType type, uint16_t subtype) const;

 private:
  std::vector<Emitted> types_;
  std::vector<std::pair<FindType, uint16_t>> closed_;  ///< subtype 0: all of the type
};

/// Candidates of one line, and buffers kept between lines. Not shared between threads.
struct ScanMemory {
  explicit ScanMemory(const Lexicon& lexicon) : memory(lexicon) {}

  MatchTrace* trace = nullptr;
  AutomatonStates* states = nullptr;  ///< of the phase that is scanned
  std::vector<Candidate> candidates;
  std::vector<Lexicon::Match> words;
  ProgramMemory memory;
  /// What is to be tried, in the order of the lines.
  struct Try {
    enum class What : uint8_t {
      names,  ///< of the word lists
      walk,   ///< walk `number` tells the rules that may begin there
      inner,  ///< an inner string of rule `number`, which has a wide start
      end_of_line
    };
    uint32_t line = 0;
    uint32_t at = 0;
    uint32_t number = 0;
    What what = What::walk;
  };
  std::vector<Try> tries;
  std::vector<AutomatonStates::Walk> walks;
  // How far each rule with a wide start was tried, in the scan of this number; where a rule has
  // met a very long match, from where it is tried again.
  struct Reached {
    uint32_t phase = 0;
    uint32_t at = 0;
  };
  std::vector<Reached> reached;
  uint32_t phase_number = 0;
  bool has_long = false;  ///< some rule has met a very long match

  void start_phase(std::size_t rules) {
    if (reached.size() < rules) reached.resize(rules);
    if (++phase_number == 0) reached.assign(reached.size(), {});
    memory.dead_ends().clear();
    has_long = false;
  }
  uint32_t& reached_by(uint32_t rule) {
    Reached& r = reached[rule];
    if (r.phase != phase_number) r = {phase_number, 0};
    return r.at;
  }
  std::vector<Span> groups;
  std::vector<re2::StringPiece> pieces;
  Programs::Slots slots{};
};

struct ScanContext {
  const Lexicon& lexicon;
  const Languages& languages;
  const FindKinds& kinds;
  bool prefilter = true;  ///< off: every rule is tried at every character, by RE2
};

/// Scans lines, and calls `done(i)` for each in turn when `memory.candidates` holds what `phase`
/// finds in it; then they are dropped. `whole` is the document's text.
void scan_lines(const ScanContext& context, std::span<const ScanLine> lines, const Phase& phase,
                std::string_view whole, ScanMemory& memory,
                const std::function<void(std::size_t)>& done);

/// Reads the captures of `find`, which rule `local` of `phase` found in the line and which stands.
void read_captures(const ScanContext& context, const ScanLine& line, const Phase& phase,
                   uint32_t local, Find& find, ScanMemory& memory);

}  // namespace sagwan
