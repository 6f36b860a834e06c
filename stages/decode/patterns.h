// SPDX-License-Identifier: Apache-2.0
// Patterns: what the bytes of a text without mark look like in the encodings that reports come in.
// ICU's detector scores by frequent characters and fails on short texts; these tests know where
// an encoding keeps its common characters, and say nothing where that does not decide.
#pragma once

#include <optional>
#include <string_view>

#include "stages/decode/detect.h"

namespace sagwan {

/// UTF-16 or UTF-32 without a mark: code units of the scripts that reports have, with zero bytes
/// (spaces, line ends) or ideographic punctuation among them.
[[nodiscard]] std::optional<Guess> guess_wide(std::string_view bytes);

/// Windows-949, Shift_JIS, EUC-JP, ISO-2022, GB18030, Big5, windows-1251, KOI8-R, ISO-8859-5 or
/// IBM866. `confidence` grows with the number of characters that were seen.
[[nodiscard]] std::optional<Guess> guess_pattern(std::string_view bytes);

}  // namespace sagwan
