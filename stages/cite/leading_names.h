// SPDX-License-Identifier: Apache-2.0
// LeadingNames: the authors that begin a work whose title has no quotes. Only the forms of scripts
// with cases are read: `Ivanov I. I., Petrov P. Title`, `Body. Title`, `Ann Lee and Bo Chen,
// Title`, `Lee, Ann, Title`.
#pragma once

#include <string_view>
#include <vector>

#include "stages/cite/authors.h"

namespace sagwan::cite {

struct LeadingNames {
  std::vector<Span> authors;
  uint32_t title = 0;      ///< where the title begins
  bool sentences = false;  ///< full stops part the fields of the work, not commas
  bool guessed = false;    ///< a name without initials: only an imprint makes sure of it
};

/// No authors where the text does not begin with a name.
[[nodiscard]] LeadingNames leading_names(std::string_view text, Span span, const AuthorWords& words,
                                         const IsBody& is_body);

/// Family names with initials behind them from the beginning of `span`: where they end; the
/// beginning where there are none. `Family I. I., Family I. (and others)`.
[[nodiscard]] uint32_t initialled_names_end(std::string_view text, Span span,
                                            const AuthorWords& words);

/// Two to four words of a script with cases, each with a capital or an initial.
[[nodiscard]] bool is_person_like(std::string_view text, Span span);

}  // namespace sagwan::cite
