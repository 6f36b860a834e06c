// SPDX-License-Identifier: Apache-2.0
// explain: why a find is there, and why one is not. Reads a finished document, and asks the matcher
// once more with a trace.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/explain/near_miss.h"
#include "sagwan/span.h"

namespace sagwan {

/// A thing that is told in lines of a name and what stands behind it.
struct Story {
  std::string title;
  SourceSpan span;
  std::vector<std::pair<std::string, std::string>> lines;
};

struct Explanation {
  std::string text;   ///< the line of text that holds the place
  std::string where;  ///< kind of block, language of the sentence
  SourceSpan span;    ///< of that line
  std::vector<Story> found;
  std::vector<Story> missed;  ///< what lost, and the rules that came nearest
};

struct ExplainOptions {
  Span place;             ///< empty: all of `line`
  uint32_t rule = kNone;  ///< only this one
  std::size_t limit = 8;  ///< of rules that came near
};

/// What stands at `options.place`, or in the line around it where a rule is asked for.
[[nodiscard]] Explanation explain(const Document& document, const ExplainOptions& options);

/// The byte of the repaired text for character `at` of the source; kNone where reading dropped it.
[[nodiscard]] uint32_t repaired_place(const Document& document, uint32_t at);

[[nodiscard]] std::string explanation_page(const Explanation& explanation);
[[nodiscard]] std::string explanation_json(const Explanation& explanation);

}  // namespace sagwan
