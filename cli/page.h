// SPDX-License-Identifier: Apache-2.0
// Page: text for people, in columns that stay straight where wide characters (Hangul, Han) stand
// among narrow ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/console.h"

namespace sagwan::cli {

/// Stands for text that is left out.
inline constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// Columns that `text` takes on a terminal: East Asian wide characters count 2, combining ones 0.
[[nodiscard]] uint32_t width_of(std::string_view text);
/// `text` cut to `width` columns, with an ellipsis where something was cut. Line ends become
/// spaces.
[[nodiscard]] std::string shortened(std::string_view text, uint32_t width);

class Page {
 public:
  explicit Page(Terminal terminal) : terminal_(terminal) {}

  void title(std::string_view text);
  void heading(std::string_view text);
  /// Text in as many lines as it takes, all `indent` columns in.
  void paragraph(std::string_view text, uint32_t indent = 0);
  /// `left` in a column of `width`, `right` in as many lines as it takes beside it.
  void entry(std::string_view left, uint32_t width, std::string_view right);
  /// One line: `left` in a column of `width`, `right` shortened to the rest.
  void row(std::string_view left, uint32_t width, std::string_view right);
  void blank() { out_ += '\n'; }

  [[nodiscard]] const std::string& text() const& { return out_; }
  [[nodiscard]] uint32_t width() const { return terminal_.width; }

 private:
  void styled(std::string_view code, std::string_view text);
  void left_column(std::string_view left, uint32_t width);

  Terminal terminal_;
  std::string out_;
};

}  // namespace sagwan::cli
