// SPDX-License-Identifier: Apache-2.0
// CleanText: the source in NFC, with full-width ASCII and odd spaces folded, repeated letters of
// bold type written once and zero-width characters dropped, and where each change was made. Text
// that needs no change is not copied. Lines and blocks are found on clean text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/offset_map.h"

namespace sagwan {

class CleanText {
 public:
  /// `source` is valid UTF-8 and outlives this object. Linear.
  explicit CleanText(std::string_view source);
  CleanText(const CleanText&) = delete;
  CleanText& operator=(const CleanText&) = delete;

  [[nodiscard]] std::string_view view() const& {
    return edits_.empty() ? source_ : std::string_view(text_);
  }
  /// Byte of the source at which byte `at` of the clean text was written.
  [[nodiscard]] uint32_t source_at(uint32_t at) const;
  /// Gives bytes `[begin, end)` of the clean text to `builder`, with the places they come from.
  void write(uint32_t begin, uint32_t end, OffsetMap::Builder& builder) const;

 private:
  /// Bytes of the clean text that are not the source's own.
  struct Edit {
    uint32_t begin, end;
    uint32_t source_begin, source_end;
  };
  void compose(std::size_t& at, std::size_t& copied);
  void put(std::size_t& copied, std::size_t begin, std::size_t end, std::string_view written);

  std::string_view source_;
  std::string text_;
  std::vector<Edit> edits_;
};

}  // namespace sagwan
