// SPDX-License-Identifier: Apache-2.0
// Labels: words of the configuration at the start of a line (`source:`, `<table 1>`, `[box 2]`) or
// for a whole line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sagwan {

/// Behind the blanks at `at`.
[[nodiscard]] std::size_t skip_spaces(std::string_view content, std::size_t at);
/// `label :`, with the colon as printed; end of the colon, or 0.
[[nodiscard]] std::size_t label_end(std::string_view content,
                                    const std::vector<std::string>& labels);
/// `label 1.`, `<label 1>`, `[label 1-2]`; end of the number with its point or bracket, or 0.
[[nodiscard]] std::size_t caption_end(std::string_view content,
                                      const std::vector<std::string>& labels);
/// `[label]`, `<label 1>` and the like, over a box or an annex; end of the bracket, or 0.
[[nodiscard]] std::size_t box_end(std::string_view content, const std::vector<std::string>& labels);

/// True if `content`, brackets around it taken off, is one of `words`.
[[nodiscard]] bool is_one_of(std::string_view content, const std::vector<std::string>& words);
/// True if `content` is one of `words` with spaces between its syllables.
[[nodiscard]] bool is_spaced(std::string_view content, const std::vector<std::string>& words);
/// True if `content` holds one of `words`. A `{n}` in a word stands for digits, hyphens and spaces.
[[nodiscard]] bool holds_any(std::string_view content, const std::vector<std::string>& words);
/// The same for words that begin one: not behind a letter of their script.
[[nodiscard]] bool begins_any(std::string_view content, const std::vector<std::string>& words);

}  // namespace sagwan
