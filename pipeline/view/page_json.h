// SPDX-License-Identifier: Apache-2.0
// PageJson: JSON as it stands inside a <script> element of a page, where no text can end the
// element: `<`, `>`, `&`, U+2028 and U+2029 are always escapes. For pipeline/view only; knowledge
// files are written by pipeline/export.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sagwan {

class PageJson {
 public:
  /// `{` or `[`, closed by `close` with its partner.
  void open(char bracket);
  void close(char bracket);
  void key(std::string_view name);
  void text(std::string_view text);
  void number(int64_t value);
  void texts(const std::vector<std::string>& all);
  /// Nothing for an empty text.
  void field(std::string_view name, std::string_view text_of_it);
  /// A row is a list whose empty texts and zeros at the end are left out.
  void open_row();
  void close_row();

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void comma();
  void escape(unsigned char byte, std::string_view rest);

  std::string out_;
  std::size_t row_end_ = 0;  ///< behind the last cell of the row that is not empty
};

}  // namespace sagwan
