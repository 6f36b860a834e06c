// SPDX-License-Identifier: Apache-2.0
// Gold as text: the report's own text with marks in it, line by line, which a person corrects in
// any editor. The form is told in docs/gold.md, As text.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/score/gold.h"

namespace sagwan {

/// `text` is the source, UTF-8. The error (gold_invalid) says that the gold does not come back from
/// this form as it is: blocks that overlap, a join that holds no line end.
[[nodiscard]] Result<std::string> gold_text(const Gold& gold, std::string_view text,
                                            const std::string& path);

struct GoldOfText {
  Gold gold;
  std::string text;  ///< the source without marks, UTF-8
};

/// Errors (gold_invalid) have the line; what is not closed, unknown labels and directives. Whether
/// the text is still the one that the gold was made for is the caller's to ask.
[[nodiscard]] Result<GoldOfText> read_gold_text(std::string_view marked, const std::string& path);

}  // namespace sagwan
