// SPDX-License-Identifier: Apache-2.0
// Symbol text: what rules run on. Of the first phase it is a line of a block as it stands; of the
// phases over finds, the line with each outermost find as one symbol (find_symbol in rule.h).
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/boundary.h"
#include "pipeline/rules/buckets.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// What a symbol, of plane 15, takes in UTF-8.
inline constexpr uint32_t kSymbolBytes = 4;

/// What is known of the characters of a text that rules run on, once for all that are tried there.
struct Marks {
  /// Where a match may begin, but at spaces.
  struct Place {
    uint32_t at = 0;
    uint16_t first = 0;   ///< the bucket of the character there
    uint16_t second = 0;  ///< and of the one behind it
  };
  std::vector<Boundaries> begins;  ///< by byte: how a match may begin there
  std::vector<uint16_t> buckets;   ///< by byte (note_buckets)
  std::vector<Place> places;

  /// Of `text`, with its `begins`.
  void note(std::string_view text, std::vector<Boundaries> its_begins);
};

/// A piece of text that rules run on, and how its places map to the document's text.
struct ScanLine {
  std::string_view text;  ///< what RE2 sees
  const Marks* marks = nullptr;
  uint32_t begin = 0;  ///< of the line in the document's text
  const Block* block = nullptr;
  uint32_t block_number = 0;
  // Over finds: where symbols stand in `text`, in order.
  struct Symbol {
    uint32_t at;    ///< byte of the symbol in `text`
    uint32_t find;  ///< index into the settled finds
    Span span;      ///< of the find in the document's text
  };
  const std::vector<Symbol>* symbols = nullptr;

  /// Byte of the document's text for byte `at` of the line's (an end, if `is_end`).
  [[nodiscard]] uint32_t place(uint32_t at, bool is_end) const {
    if (symbols == nullptr) return begin + at;
    // The last symbol that starts before `at` (at or before, for a begin).
    auto after = std::upper_bound(
        symbols->begin(), symbols->end(), at,
        [&](uint32_t a, const Symbol& s) { return is_end ? a <= s.at : a < s.at; });
    if (after == symbols->begin()) return begin + at;
    const Symbol& symbol = *std::prev(after);
    if (at == symbol.at) return symbol.span.begin;
    return symbol.span.end + (at - symbol.at - kSymbolBytes);
  }
  /// Inverse of ScanLine::place for places that a match began or ended at.
  [[nodiscard]] uint32_t from_place(uint32_t at) const {
    if (symbols == nullptr) return at - begin;
    const auto after =
        std::ranges::upper_bound(*symbols, at, {}, [](const Symbol& s) { return s.span.end; });
    if (after == symbols->begin()) return at - begin;
    const Symbol& symbol = *std::prev(after);
    return at - symbol.span.end + symbol.at + kSymbolBytes;
  }
};

/// The line that begins at byte `begin` of the document's text, outermost finds of `settled` as
/// symbols, all else as it is; `symbols` says where they stand.
[[nodiscard]] std::string symbol_text(std::string_view line, uint32_t begin,
                                      const std::vector<Find>& settled,
                                      std::vector<ScanLine::Symbol>& symbols);

/// note_begins of a line with symbols, from that of the line as it is.
[[nodiscard]] std::vector<Boundaries> symbol_begins(const std::vector<Boundaries>& line,
                                                    uint32_t begin,
                                                    const std::vector<ScanLine::Symbol>& symbols);

}  // namespace sagwan
