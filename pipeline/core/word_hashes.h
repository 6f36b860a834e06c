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

#include "pipeline/core/hash_set.h"
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

  [[nodiscard]] bool empty() const { return empty_; }
  [[nodiscard]] bool word(Hash hash) const { return words_.has(hash); }
  [[nodiscard]] bool end(Hash hash) const { return ends_.has(hash); }

 private:
  /// The sets as one image: for each the count of slots, and these.
  [[nodiscard]] static Result<std::string> compile(const std::string& path);
  /// Takes them from `bytes`, which `memory` keeps; false where they are none.
  [[nodiscard]] bool attach(std::string_view bytes, std::shared_ptr<const void> memory);

  std::shared_ptr<const void> memory_;  ///< of the sets' slots
  HashSetView words_;
  HashSetView ends_;
  bool empty_ = true;  ///< has no words
};

}  // namespace sagwan
