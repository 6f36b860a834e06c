// SPDX-License-Identifier: Apache-2.0
// What bytes are, before they are text: files of other formats, UTF-8 and where it breaks, ICU's
// guess.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sagwan {

/// What `bytes` are by their first bytes if they are no text ("a PDF file"); empty where they may
/// be.
[[nodiscard]] std::string_view known_format(std::string_view bytes);
/// Whether control bytes say that `bytes` are no text of one or more bytes a character; zero bytes
/// of wide text are such too, so ask for that first.
[[nodiscard]] bool is_binary(std::string_view bytes);
/// Whether a quarter of `bytes` and more are control bytes.
[[nodiscard]] bool is_mostly_control(std::string_view bytes);

struct Utf8Check {
  uint64_t characters = 0;    ///< well-formed sequences beyond ASCII
  uint64_t broken = 0;        ///< bytes that start no well-formed sequence
  uint64_t first_broken = 0;  ///< offset of the first of them
};
/// Reads all of `bytes` as UTF-8. Surrogates and overlong forms are broken.
[[nodiscard]] Utf8Check check_utf8(std::string_view bytes);

struct Guess {
  std::string encoding;    ///< ICU converter name
  int32_t confidence = 0;  ///< 0..100
  std::string runner_up;   ///< the next encoding that would give other text; empty: none
  int32_t lead = 100;      ///< confidence over the runner-up's
};
/// ICU's guess from the first part of `bytes`; none where it has none.
[[nodiscard]] std::optional<Guess> guess_encoding(std::string_view bytes);

}  // namespace sagwan
