// SPDX-License-Identifier: Apache-2.0
// A PDF whose end is missing has lost the list of its pages, which stands there. The pages whose
// objects are whole can be found and listed anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sagwan::readers {

/// `bytes` with a new catalogue of the pages in them behind; none where no page is found. Pages
/// within compressed objects are not found. Linear.
[[nodiscard]] std::optional<std::string> with_new_catalogue(std::string_view bytes);

/// Whether the mark that ends every PDF stands in the last bytes.
[[nodiscard]] bool has_end(std::string_view bytes);

}  // namespace sagwan::readers
