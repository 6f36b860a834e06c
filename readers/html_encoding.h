// SPDX-License-Identifier: Apache-2.0
// The encoding of a saved page: what it says of itself, read as browsers read it.
#pragma once

#include <string>
#include <string_view>

namespace sagwan::readers {

/// A name that iconv knows; empty where the bytes themselves (a mark of order) tell the parser.
[[nodiscard]] std::string encoding_of_page(std::string_view bytes);

}  // namespace sagwan::readers
