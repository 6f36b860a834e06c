// SPDX-License-Identifier: Apache-2.0
// Names of different scripts by their sound: Latin forms from the tables in lexicons/ (type
// `latin`, made from ICU's transliterators), and how far two of them are apart.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/rules/lexicon.h"

namespace sagwan {

/// `name` in lower-case Latin letters without marks; Hangul syllables by their letters, Han by
/// pinyin. Characters that no table knows are left out.
[[nodiscard]] std::string romanise(std::string_view name, const Lexicon& lexicon);

/// 0..100: how alike two romanised words sound. Vowels and letters that one script lacks (f and p,
/// v and b, r and l, z and j) cost little.
[[nodiscard]] uint8_t sound_likeness(std::string_view a, std::string_view b);

/// True if the Han name `han` read in Korean is `hangul` (lexicon type `hanja`: each character's
/// readings).
[[nodiscard]] bool is_hanja_reading(std::string_view han, std::string_view hangul,
                                    const Lexicon& lexicon);

}  // namespace sagwan
