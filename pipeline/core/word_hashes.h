// SPDX-License-Identifier: Apache-2.0
// WordHashes: a great many words, and ends of words, that are only asked whether they are there: by
// their hash, grown letter by letter. It keeps 32 bits a word and no word itself, so that one in
// some ten thousand strings that are none may pass for a word: evidence, no lexicon.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan {

class WordHashes {
 public:
  /// The hash of a string that grows.
  using Hash = uint64_t;
  static constexpr Hash kEmpty = 0xcbf29ce484222325ULL;
  [[nodiscard]] static constexpr Hash grow(Hash hash, char32_t c) {
    hash = (hash ^ c) * 0x9e3779b97f4a7c15ULL;
    return hash ^ (hash >> 29U);
  }

  /// A file of one word a line behind comments and the header `surface`; ends have a hyphen before
  /// them. Compiled, it is kept in the folder `cache`, and mapped from there as long as it is the
  /// same; nowhere where `cache` is empty. Errors: those of reading, and config_value for a file of
  /// another form.
  [[nodiscard]] static Result<WordHashes> load(const std::string& path,
                                               const std::string& cache = {});

  [[nodiscard]] bool empty() const { return words_.count == 0; }
  [[nodiscard]] bool word(Hash hash) const { return words_.has(hash); }
  [[nodiscard]] bool end(Hash hash) const { return ends_.has(hash); }

 private:
  struct Table {
    std::span<const uint32_t> slots;  ///< a power of two; 0 is free
    std::size_t count = 0;
    [[nodiscard]] bool has(Hash hash) const {
      if (slots.empty()) return false;
      const uint32_t key = key_of(hash);
      for (std::size_t i = hash & (slots.size() - 1); slots[i] != 0;
           i = (i + 1) & (slots.size() - 1))
        if (slots[i] == key) return true;
      return false;
    }
  };
  class Writer;
  static uint32_t key_of(Hash hash) { return static_cast<uint32_t>(hash >> 32U) | 1U; }
  /// The tables as one image: for each the count of words, that of slots, and these.
  [[nodiscard]] static Result<std::string> compile(const std::string& path);
  /// Takes them from `bytes`, which `memory` keeps; false where they are none.
  [[nodiscard]] bool attach(std::string_view bytes, std::shared_ptr<const void> memory);

  std::shared_ptr<const void> memory_;  ///< of the slots
  Table words_;
  Table ends_;
};

}  // namespace sagwan
