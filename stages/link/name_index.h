// SPDX-License-Identifier: Apache-2.0
// NameIndex: which names of a text may be forms of one name, by the words and the beginnings of
// words that they share, so that not each is compared with each. What it names is still to be
// compared.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "stages/link/names.h"

namespace sagwan {

class NameIndex {
 public:
  /// `names`, in order of mention, must outlive it.
  explicit NameIndex(const std::vector<Name>& names);
  /// Numbers, ascending, of names that may hold family name number `i`, or a form of it, among
  /// other words; `i` may be one of them.
  [[nodiscard]] std::vector<uint32_t> fuller(uint32_t i) const;
  /// Numbers, ascending, of names behind number `i` that may be the same name in another form.
  [[nodiscard]] std::vector<uint32_t> forms_behind(uint32_t i) const;
  /// Numbers, ascending, of names behind number `i` with two words that begin as two of its words,
  /// or of which one is an initial.
  [[nodiscard]] std::vector<uint32_t> alike_behind(uint32_t i) const;

 private:
  enum class Shared : uint64_t { word, beginning, turned, whole, both, words, letter, initial };
  /// What two names share, and the number of one that has it.
  using Entry = std::pair<uint64_t, uint32_t>;

  void add(Shared shared, std::string_view first, std::string_view second, uint32_t number);
  /// Adds those near number `from`, and not before number `least`, to `out`.
  void find(Shared shared, std::string_view first, std::string_view second, uint32_t from,
            uint32_t least, std::vector<uint32_t>& out) const;

  const std::vector<Name>& names_;
  std::vector<Entry> entries_;  ///< sorted
};

}  // namespace sagwan
