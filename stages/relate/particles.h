// SPDX-License-Identifier: Apache-2.0
// Particles that tell what a noun is in its clause (type `of_particle` of the lists, by its id).
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/rules/lexicon.h"

namespace sagwan {

/// Does a particle of the role `id` (object, genitive) stand at byte `at`?
[[nodiscard]] bool has_particle(std::string_view text, uint32_t at, std::string_view id,
                                const Lexicon& lexicon);

}  // namespace sagwan
