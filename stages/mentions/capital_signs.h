// SPDX-License-Identifier: Apache-2.0
// CapitalSigns: what the places of a name tell of its kind, and the kind that they give together.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "sagwan/layers/find.h"

namespace sagwan {

/// What one sign tells, where it tells much.
inline constexpr int kSure = 2;

/// What the places of a name tell.
struct CapitalSigns {
  /// Signs that tell little, and no more where they are there again.
  enum Hint : uint32_t {
    of_person = 1,          ///< something of a person's behind the possessive
    shape_of_person = 2,    ///< unknown words, two and more, or one behind an initial
    beside_person = 4,      ///< a comma between
    weak_place = 8,         ///< a preposition that stands before others too
    noun_of_place = 16,     ///< behind it
    beside_place = 32,      ///< a comma between
    noun_of_body = 64,      ///< behind it
    deed_of_body = 128,     ///< behind it
    article_of_body = 256,  ///< before initials
    of_body = 512,          ///< initials with a possessive ending
    speech_of_body = 1024,  ///< initials that say something
    of_person_again = 2048,
    listed_person = 4096,              ///< a list has it for a given or family name
    weak_person = 8192,                ///< a word before it that stands before others too
    deed_of_person = 16384,            ///< behind it; bodies do it too
    listed_given = 32768,              ///< a list has it for a given name and nothing else
    first_of_body = 65536 | 131072,    ///< a body's name in the text begins with it
    first_of_place = 262144 | 524288,  ///< a place's, before its class word
    within_place = 1048576             ///< before one that it is in
  };
  static constexpr unsigned kOfPerson = of_person | shape_of_person | beside_person |
                                        of_person_again | listed_person | weak_person |
                                        deed_of_person | listed_given;
  static constexpr unsigned kOfPlace =
      weak_place | noun_of_place | beside_place | first_of_place | within_place;
  static constexpr unsigned kOfBody =
      noun_of_body | deed_of_body | article_of_body | of_body | speech_of_body | first_of_body;

  int person = 0;
  int place = 0;
  int body = 0;
  uint32_t hints = 0;
  bool inside = false;  ///< within a sentence, where only a name has a capital

  void add(const CapitalSigns& other) {
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
    const int others = std::max(persons, 0) + std::max(places, 0) + std::max(bodies, 0) - best;
    if (!inside || best < kSure || best <= others) return FindType::none;
    if (best == persons) return FindType::per;
    return best == places ? FindType::loc : FindType::org;
  }
};

}  // namespace sagwan
