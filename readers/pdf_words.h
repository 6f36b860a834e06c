// SPDX-License-Identifier: Apache-2.0
// Words that a line end cuts at a hyphen: made whole again in the first of the two lines.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "readers/pdf_lines.h"
#include "readers/pdf_tables.h"

namespace sagwan::readers {

/// The words of a document up to some place, and of one of its pages, read where a word is looked
/// up.
class SeenWords {
 public:
  /// Goes on with the text of the document, which only grows, and takes the page that follows.
  void begin_page(std::string_view text, const std::vector<Line>& lines);
  /// Words of the page that have become whole.
  void add_to_page(std::string_view text);
  /// Whether a word stands somewhere by itself; `own` places on the page are its own parts.
  [[nodiscard]] bool has(const std::string& word, std::size_t own = 0) const;

 private:
  std::unordered_set<std::string> document_;
  std::unordered_map<std::string, std::size_t> page_;  ///< how often
  std::size_t read_ = 0;
};

/// Where a line ends in a word with a hyphen and the next begins with a small letter, the rest of
/// the word goes up to the first line. The hyphen goes, unless the words of `before` (the text so
/// far) and of these lines show that it is the word's own. Lines of tables are left.
void join_cut_words(std::vector<Line>& lines, const TableRows& rows, std::string_view before,
                    SeenWords& seen);

}  // namespace sagwan::readers
