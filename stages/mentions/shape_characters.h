// SPDX-License-Identifier: Apache-2.0
// ShapeCharacters: what single characters of Han tell of a name, and what that takes from the names
// that rules found.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// What the lists say of single characters: may one begin a name, stand in one?
class ShapeCharacters {
 public:
  explicit ShapeCharacters(const Lexicon& lexicon);

  enum Trait : uint8_t {
    family = 1,        ///< begins a name
    never_given = 2,   ///< stands in no given name
    never_last = 4,    ///< ends no given name
    sound = 8,         ///< writes a sound of a foreign name
    never_place = 16,  ///< stands in no name before a class word
    long_place = 32,   ///< stands only in one of three characters and more
    head = 64          ///< begins a class word of places or bodies
  };
  [[nodiscard]] bool is(char32_t c, Trait trait) const {
    return c >= kFirst && c < kFirst + traits_.size() && (traits_[c - kFirst] & trait) != 0;
  }

 private:
  // The unified ideographs, where nearly all of Chinese is.
  static constexpr char32_t kFirst = 0x4E00;
  static constexpr std::size_t kCharacters = 0x5200;
  std::vector<uint8_t> traits_;
};

/// Cuts off the last of three Han characters that a rule took for a person where a common word
/// begins with it, and drops what a rule took for a place and is a common word.
void cut_crossed(std::string_view text, const Lexicon& lexicon, const ShapeCharacters& characters,
                 Layer<Mention>& mentions);

}  // namespace sagwan
