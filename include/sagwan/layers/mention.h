// SPDX-License-Identifier: Apache-2.0
// Layer Mention: names and offices in the text. Made by `mentions` (stages/mentions), which adds to
// the rules' finds the further places where a name that was once found stands.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/layers/find.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

struct Mention {
  Span span;
  FindType type = FindType::none;  ///< per, loc, org, event, law, product, project, title
  LangId lang = 0;
  uint16_t subtype = 0;    ///< index into Resources::subtypes()
  uint32_t rule = kNone;   ///< index into RuleSet::rules()
  uint32_t entry = kNone;  ///< lexicon row that names it, where one does
  uint32_t find = kNone;   ///< index in Layer<Find>; kNone for a repeated name
};
static_assert(std::is_trivially_copyable_v<Mention>);

}  // namespace sagwan
