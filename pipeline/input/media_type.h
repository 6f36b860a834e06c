// SPDX-License-Identifier: Apache-2.0
// What a file is, by its content: a file's name says nothing certain.
#pragma once

#include <cstdint>
#include <string_view>

namespace sagwan {

/// `text` is everything that is not known to be something else. `document`: what sagwan-read reads.
/// `hwp`: the older binary format of Hangul.
enum class Content : uint8_t { text, document, hwp };

[[nodiscard]] Content content_of(std::string_view bytes);

}  // namespace sagwan
