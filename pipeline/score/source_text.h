// SPDX-License-Identifier: Apache-2.0
// SourceText: a report's text by code points, as gold and knowledge files count them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

class SourceText {
 public:
  /// `text` is valid UTF-8, without byte order mark. Linear.
  explicit SourceText(std::string_view text);

  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(text_.size()); }
  [[nodiscard]] char32_t at(uint32_t place) const { return text_[place]; }
  /// Without white space at both ends. A span beyond the text is cut.
  [[nodiscard]] SourceSpan trimmed(SourceSpan span) const;
  /// Trimmed, those parted by white space alone put together, empty ones left out.
  [[nodiscard]] std::vector<SourceSpan> trimmed(const std::vector<SourceSpan>& spans) const;
  /// From the begin of the first to the end of the last span.
  [[nodiscard]] SourceSpan hull(const std::vector<SourceSpan>& spans) const;
  /// The text of the spans without white space, UTF-8.
  [[nodiscard]] std::string bare(const std::vector<SourceSpan>& spans) const;
  [[nodiscard]] std::string bare(SourceSpan span) const { return bare(std::vector{span}); }
  /// `...before [text] behind...`, white space runs as one space.
  [[nodiscard]] std::string in_context(SourceSpan span) const;

 private:
  std::u32string text_;
};

/// `text` without white space.
[[nodiscard]] std::string bare(std::string_view text);

}  // namespace sagwan
