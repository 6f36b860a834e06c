// SPDX-License-Identifier: Apache-2.0
// Do a name and what is said to be the same name in another script sound alike?
#pragma once

#include <string_view>

#include "pipeline/rules/lexicon.h"

namespace sagwan {

/// True where `name`, brought to Latin letters, sounds like `other`: as a whole, in either order of
/// family and given name, or a name of one word like the last word of `other`. Not where `name`
/// would be more alike without its first word, which then stands before the name.
[[nodiscard]] bool sounds_alike(std::string_view name, std::string_view other,
                                const Lexicon& lexicon);

}  // namespace sagwan
