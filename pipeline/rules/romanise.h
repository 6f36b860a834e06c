// SPDX-License-Identifier: Apache-2.0
// Names of different scripts by their sound: Latin forms from the tables in lexicons/ (type
// `latin`, made from ICU's transliterators), and how far two of them are apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/lexicon.h"

namespace sagwan {

/// Brings names to Latin letters. Remembers the characters it has met; not shared between threads.
class Romaniser {
 public:
  explicit Romaniser(const Lexicon& lexicon) : lexicon_(lexicon) {}
  /// `name` in lower-case Latin letters without marks; Hangul syllables by their letters, Han by
  /// pinyin. Characters that no table knows are left out.
  [[nodiscard]] std::string romanise(std::string_view name);

 private:
  void append(char32_t c, std::string& out);

  const Lexicon& lexicon_;
  std::unordered_map<char32_t, std::string_view> known_;
};

/// A romanised word made ready to be compared.
class Sound {
 public:
  Sound() = default;
  explicit Sound(std::string_view latin);

  [[nodiscard]] std::size_t size() const { return letters_.size(); }
  /// 0..100: how alike two words sound; 0 as well where it is less than `least`. Vowels and letters
  /// that one script lacks (f and p, v and b, r and l, z and j) cost little.
  [[nodiscard]] uint8_t likeness(const Sound& other, uint8_t least) const;

 private:
  std::vector<uint8_t> letters_;  ///< rows of the table of costs
  uint32_t whole_ = 0;            ///< cost of leaving all of it out
  uint32_t bound_ = 0;            ///< two words are at least as far apart as these differ
};

/// True if the Han name `han` read in Korean is `hangul` (lexicon type `hanja`: each character's
/// readings).
[[nodiscard]] bool is_hanja_reading(std::string_view han, std::string_view hangul,
                                    const Lexicon& lexicon);

}  // namespace sagwan
