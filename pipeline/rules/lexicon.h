// SPDX-License-Identifier: Apache-2.0
// Lexicon: all word lists of lexicons/*.tsv in one automaton (a double array over UTF-8 bytes).
//
// Loading reads the compiled image from the cache if its key (a hash of all sources, sealed or
// read, and of this program's version) agrees, else compiles the lists and writes the image.
// Entries live as long as the lexicon.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/core/seals.h"
#include "sagwan/layers/find.h"
#include "sagwan/result.h"

namespace sagwan {

/// One row of a list. Views point into the lexicon's image.
struct LexiconEntry {
  std::string_view surface;
  std::string_view type;            ///< as written: `LOC/country`, `month`
  std::string_view id;              ///< entity id or value
  std::string_view attributes;      ///< `k=v;k=v`
  LangId lang = 0;                  ///< 0 for `any`
  FindType emits = FindType::none;  ///< for an upper-case type, what it emits; else none
  std::string_view subtype;         ///< `country` of `LOC/country`
  uint16_t same = 1;                ///< entries with this surface, from this one on

  /// The value of attribute `key`; empty where it has none.
  [[nodiscard]] std::string_view attribute(std::string_view key) const;
};

class LexiconImage;

class Lexicon {
 public:
  struct Options {
    std::vector<std::string> folders;
    std::string cache_folder;  ///< empty: no cache
  };
  [[nodiscard]] static Result<Lexicon> load(const Options& options, const Languages& languages,
                                            Seals& seals, Diagnostics& diagnostics);
  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  /// Entries, and the rows that are entries or words of sets.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] LexiconEntry entry(uint32_t index) const;
  /// For the matcher's inner loop: the number of an entry's type among `types()`, and how many
  /// share its surface.
  [[nodiscard]] uint16_t type_number(uint32_t index) const;
  [[nodiscard]] uint16_t same(uint32_t index) const;
  [[nodiscard]] LangId lang(uint32_t index) const;
  /// All types as written, sorted.
  [[nodiscard]] std::span<const std::string_view> types() const;

  /// A word at a place.
  struct Match {
    uint32_t length = 0;  ///< bytes
    uint32_t first = 0;   ///< its first entry; the others follow it, `same(first)` in all
  };
  /// False where no name begins with characters of these buckets.
  [[nodiscard]] bool may_name(std::size_t first, std::size_t second) const;
  /// The words of names (upper-case types) that start at `text[at]`, shortest first, into `matches`
  /// (cleared first).
  void names_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const;
  /// The same for words of all types.
  void words_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const;

  /// The first entry of `type` (as written) whose surface is `surface`; kNone where there is none.
  [[nodiscard]] uint32_t find(std::string_view surface, std::string_view type, LangId lang) const;

  /// Surfaces of all entries of `type`, of `lang` and `any` (all languages for lang 0), sorted,
  /// unique.
  [[nodiscard]] std::vector<std::string_view> surfaces(std::string_view type, LangId lang) const;

  /// The first of those entries; kNone where there is none.
  [[nodiscard]] uint32_t first(std::string_view type, LangId lang) const;

  /// Has the set `type` (lexicon_types.def) the word `surface`, in `lang` or `any`, or in any
  /// language for lang 0? By its hash: evidence, since one in some billion others passes too.
  [[nodiscard]] bool has(std::string_view surface, std::string_view type, LangId lang) const;
  /// Has the set any word there?
  [[nodiscard]] bool has_any(std::string_view type, LangId lang) const;

  /// SHA-256 over all sources, lower-case hex.
  [[nodiscard]] const std::string& sha256() const;

 private:
  explicit Lexicon(std::unique_ptr<LexiconImage> image);
  /// Calls `take(entry)` for the entries of `type`, of `lang` and `any`, by surface, until it
  /// answers false.
  template <class Take>
  void go_through(std::string_view type, LangId lang, Take&& take) const;
  std::unique_ptr<LexiconImage> image_;
  std::string key_;
};

}  // namespace sagwan
