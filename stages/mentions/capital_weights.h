// SPDX-License-Identifier: Apache-2.0
// CapitalWeights: what stands beside unknown words with a capital, and what they look like, tells
// what they name: a person, a place, a body.
#pragma once

#include <set>
#include <string_view>

#include "stages/mentions/capital_line.h"
#include "stages/mentions/capital_signs.h"

namespace sagwan {

/// Parts of the names that the text has.
struct CapitalParts {
  std::set<std::string_view> families;  ///< last words of the names of persons
  std::set<std::string_view> places;    ///< names of places without their class word
  std::set<std::string_view> bodies;    ///< first words of the names of bodies
};

class CapitalWeights {
 public:
  /// Both outlive it.
  CapitalWeights(const CapitalLine& line, const CapitalParts& known) : line_(line), known_(known) {}

  /// Of words of the line. `has_words`: a list has the common words of the line's language, so that
  /// the first word of a sentence may be known for none.
  [[nodiscard]] CapitalSigns weigh(const CapitalRun& run, bool has_words) const;

 private:
  struct Form {
    bool has_article = false;
    bool is_short = false;  ///< initials of a body
    bool has_words = false;
  };
  void weigh_before(std::size_t i, bool is_possessive, CapitalSigns& out) const;
  void weigh_behind(std::size_t i, bool is_possessive, bool is_short, CapitalSigns& out) const;
  void weigh_form(const CapitalRun& run, Form form, CapitalSigns& out) const;
  void weigh_neighbours(const CapitalRun& run, CapitalSigns& out) const;
  void weigh_shape(const CapitalRun& run, bool has_words, CapitalSigns& out) const;
  [[nodiscard]] bool is_speaker(std::size_t i) const;

  const CapitalLine& line_;
  const CapitalParts& known_;
};

}  // namespace sagwan
