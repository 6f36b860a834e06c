// SPDX-License-Identifier: Apache-2.0
// LexiconImage: the word lists compiled to one block of bytes that can be mapped from a file.
//
// Layout: ImageHeader, entries, index by type, types, attributes, trie, pairs, sets, hashes, string
// pool, each at the offset its header row says. Entries are sorted by surface, then language, type,
// id; the trie maps a surface to its first entry, doubled, and one more where some entry has it as
// a name. Rows of sets (lexicon_types.def) are no entries: their hashes are kept, and which sets
// there are.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/hash_set.h"
#include "pipeline/core/mapped_file.h"
#include "pipeline/core/seals.h"
#include "pipeline/rules/buckets.h"
#include "pipeline/rules/trie.h"
#include "sagwan/layers/find.h"
#include "sagwan/result.h"

namespace sagwan {

/// A row as the lists say it; views into the files' text.
struct LexiconRow {
  std::string_view surface;
  std::string_view lang;
  std::string_view type;
  std::string_view id;
  std::string_view attributes;
  uint8_t lang_id = 0;
};

struct ImageEntry {
  uint32_t surface = 0;  ///< offsets into the pool
  uint32_t id = 0;
  uint16_t attributes = 0;  ///< index into the lists of attributes
  uint16_t type = 0;        ///< index into the types
  uint8_t surface_size = 0;
  uint8_t id_size = 0;
  uint8_t same = 1;  ///< entries with this surface from this one on
  uint8_t lang = 0;
};
static_assert(sizeof(ImageEntry) == 16);

/// The words of one type in one language, of which is only asked whether they are there.
struct LexiconSet {
  std::string_view type;
  uint8_t lang = 0;
  uint32_t words = 0;
};

class LexiconImage {
 public:
  /// Changes with the layout, so that an image of another version is never read.
  static constexpr std::string_view kFormat = "SGWNLEX9";
  /// Bytes of a surface or an id at the most.
  static constexpr std::size_t kMostBytes = 255;
  /// Rows of one surface at the most.
  static constexpr std::size_t kMostRows = 255;
  /// Different types, and different lists of attributes, at the most.
  static constexpr std::size_t kMostKinds = 65535;
  /// Compiles rows within these bounds; they may come in any order.
  [[nodiscard]] static std::string compile(std::vector<LexiconRow> rows, std::string_view key);

  /// Takes bytes made by `compile`. Null where they are not an image with this key, or not whole.
  [[nodiscard]] static std::unique_ptr<LexiconImage> open(std::string bytes, std::string_view key);
  /// The same from a mapped file.
  [[nodiscard]] static std::unique_ptr<LexiconImage> map(const std::string& path,
                                                         std::string_view key, Seals& seals);

  LexiconImage(const LexiconImage&) = delete;
  LexiconImage& operator=(const LexiconImage&) = delete;

  [[nodiscard]] std::span<const ImageEntry> entries() const { return entries_; }
  /// Entry numbers sorted by (type, surface).
  [[nodiscard]] std::span<const uint32_t> by_type() const { return by_type_; }
  [[nodiscard]] std::span<const std::string_view> types() const { return types_; }
  /// What a name of each type is, by its number; FindType::none for a word class.
  [[nodiscard]] std::span<const FindType> emits() const { return emits_; }
  [[nodiscard]] std::string_view attributes(const ImageEntry& entry) const {
    return attributes_[entry.attributes];
  }
  /// Calls `hit(length, value)` for every surface that starts at `text[at]`, shortest first;
  /// values: see the layout.
  template <class Hit>
  void walk(std::string_view text, std::size_t at, Hit&& hit) const {
    const auto surface = [&](int32_t value) {
      const ImageEntry& entry = entries_[static_cast<std::size_t>(value / 2)];
      return string(entry.surface, entry.surface_size);
    };
    trie_.walk(text, at, surface, hit);
  }
  /// Has the set `type` the word `surface` in `lang` or `any`, or in any language for lang 0?
  [[nodiscard]] bool has(std::string_view surface, std::string_view type, uint8_t lang) const;
  /// Has it any word there?
  [[nodiscard]] bool has_any(std::string_view type, uint8_t lang) const;
  /// Words of all sets.
  [[nodiscard]] std::size_t set_words() const;
  /// What names begin with, as BucketPairs has it.
  [[nodiscard]] std::span<const uint64_t> name_pairs() const { return name_pairs_; }
  [[nodiscard]] std::string_view string(uint32_t at, uint32_t size) const {
    return pool_.substr(at, size);
  }
  [[nodiscard]] std::string_view key() const { return key_; }

 private:
  LexiconImage() = default;
  bool attach(std::string_view bytes, std::string_view key, const std::string& path, Seals& seals);

  std::string owned_;
  std::optional<MappedFile> mapped_;
  std::string_view key_;
  std::span<const ImageEntry> entries_;
  std::span<const uint32_t> by_type_;
  std::vector<std::string_view> types_;
  std::vector<FindType> emits_;
  std::vector<std::string_view> attributes_;
  BareTrieView trie_;
  std::span<const uint64_t> name_pairs_;
  std::vector<LexiconSet> sets_;
  HashSetView hashes_;
  std::string_view pool_;
};

}  // namespace sagwan
