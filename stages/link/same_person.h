// SPDX-License-Identifier: Apache-2.0
// Two full names of one person: with initials, with or without a patronymic, in another case, the
// family name first or last.
#pragma once

#include "pipeline/core/languages.h"
#include "stages/link/names.h"

namespace sagwan {

/// Is a word of the name an initial?
[[nodiscard]] bool has_initial(const Name& name);

/// May `a` and `b`, of one script and several words each, name one person? Each word of the shorter
/// name is a word of the longer one: the same, an initial of it, or another case of it. Where names
/// have cases the order does not count, and all words of one name are in one case.
[[nodiscard]] bool may_be_one_person(const Name& a, const Name& b, const Languages& languages);

}  // namespace sagwan
