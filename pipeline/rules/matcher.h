// SPDX-License-Identifier: Apache-2.0
// Matcher: from blocks of repaired text to settled finds. One pass of the text finds lexicon words
// and the places where rules may start; only there their programs run, and RE2 where a program does
// not know. Phases over finds run the same way over a string in which each outermost find is one
// symbol.
//
// How a rule comes to be tried: its pattern's possible first strings are computed
// (analyse_pattern in pattern.h). Literal ones go into one trie over all rules; a first digit makes
// it a number rule. Where such a string or a number stands, an automaton over all its rules tells
// which of them the text behind can match (automaton.h). A rule whose start is too wide is tried
// around its required literals, and `sagwan check` names it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/diagnostics.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"

namespace sagwan {

class ImageReader;
class ImageWriter;
class Languages;
class Lexicon;
class MatchTrace;
class Subtypes;
struct Rule;

class Matcher {
 public:
  struct Options {
    bool prefilter = true;  ///< off: every rule is tried at every character
    /// Types (`PER`, `ORG/media`) whose names hold no other names.
    std::vector<std::string> closed;
  };
  /// All arguments but `image` must outlive the matcher. `subtypes` must hold every subtype of the
  /// lexicon. With an `image` that `archive` wrote of the same rules and lexicon nothing is
  /// compiled; where the image is not `ok()` afterwards the matcher is of no use.
  Matcher(const std::vector<Rule>& rules, const Lexicon& lexicon, const Languages& languages,
          const Subtypes& subtypes, const Options& options, ImageReader* image = nullptr);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;
  /// Writes the states that texts have led to as well: what was found in before, is met quicker.
  void archive(ImageWriter& image) const;

  struct Input {
    std::string_view text;  ///< repaired
    const std::vector<Block>* blocks = nullptr;
    std::vector<Span> masked;     ///< what no find may overlap (note calls), sorted
    MatchTrace* trace = nullptr;  ///< hears why finds do not stand; the result is the same
  };
  /// All settled finds of all phases, sorted by (begin, end descending, phase, rule); finds that a
  /// later phase used have `outer` set. Thread safe.
  [[nodiscard]] std::vector<Find> find(const Input& input) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sagwan
