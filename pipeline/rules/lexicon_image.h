// SPDX-License-Identifier: Apache-2.0
// LexiconImage: the word lists compiled to one block of bytes that can be mapped from a file.
//
// Layout: ImageHeader, entries, index by type, types, two tries, pairs, string pool, each at the
// offset its header row says. Entries are sorted by surface, then language, type, id; the trie maps
// a surface to its first entry.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/mapped_file.h"
#include "pipeline/core/seals.h"
#include "pipeline/rules/buckets.h"
#include "pipeline/rules/trie.h"
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
  uint32_t attributes = 0;
  uint16_t surface_size = 0;
  uint16_t id_size = 0;
  uint16_t attributes_size = 0;
  uint16_t type = 0;  ///< index into the types
  uint16_t same = 1;  ///< entries with this surface from this one on
  uint8_t lang = 0;
  uint8_t emits = 0;  ///< FindType; FindType::none for a word class
};

class LexiconImage {
 public:
  /// Changes with the layout, so that an image of another version is never read.
  static constexpr std::string_view kFormat = "SGWNLEX5";
  /// Compiles rows; they may come in any order.
  [[nodiscard]] static std::string compile(std::vector<LexiconRow> rows, std::string_view key);

  /// Takes bytes made by `compile`. Null where they are not an image with this key, or not whole.
  [[nodiscard]] static std::unique_ptr<LexiconImage> open(std::string bytes, std::string_view key);
  /// The same from a mapped file.
  [[nodiscard]] static std::unique_ptr<LexiconImage> map(const std::string& path,
                                                         std::string_view key, Seals& seals);

  LexiconImage(const LexiconImage&) = delete;
  LexiconImage& operator=(const LexiconImage&) = delete;

  [[nodiscard]] std::span<const ImageEntry> entries() const { return entries_; }
  /// Entry numbers sorted by (type, language, surface).
  [[nodiscard]] std::span<const uint32_t> by_type() const { return by_type_; }
  [[nodiscard]] std::span<const std::string_view> types() const { return types_; }
  [[nodiscard]] const TrieView& trie() const { return trie_; }    ///< all surfaces
  [[nodiscard]] const TrieView& names() const { return names_; }  ///< surfaces of names only
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
  TrieView trie_;
  TrieView names_;
  std::span<const uint64_t> name_pairs_;
  std::string_view pool_;
};

}  // namespace sagwan
