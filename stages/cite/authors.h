// SPDX-License-Identifier: Apache-2.0
// Authors: from what stands before a title to the names in it. Word lists say which words join
// names and which words beside names are none (author_joiner, author_aside in lexicons/).
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "sagwan/span.h"

namespace sagwan::cite {

/// The word lists, sorted. Views point into the lexicon.
struct AuthorWords {
  std::vector<std::string_view> joiners;
  std::vector<std::string_view> asides;
  std::vector<std::string_view> surnames;
  std::vector<std::string_view> translators;
  explicit AuthorWords(const Lexicon& lexicon);
};

/// Whether a span is the name of a body.
using IsBody = std::function<bool(Span)>;

/// The names in `span` of `text`, in order: parted by commas, semicolons and joining words, by
/// middle dots between two persons or two bodies, in Chinese by a space between two bodies.
/// Initials stay with the name before them, and so does the given name of a first author (Pomfret,
/// Richard, and Jane Doe).
[[nodiscard]] std::vector<Span> split_authors(std::string_view text, Span span,
                                              const AuthorWords& words, const IsBody& is_body);

/// `span` without white space, and without the given punctuation, at both ends.
[[nodiscard]] Span trimmed(std::string_view text, Span span, std::string_view punctuation = {});

/// True if the full stop at `at` belongs to an initial (Ivanov, I.) or an abbreviation of one
/// letter.
[[nodiscard]] bool is_initial_stop(std::string_view text, std::size_t at);

}  // namespace sagwan::cite
