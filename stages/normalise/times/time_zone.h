// SPDX-License-Identifier: Apache-2.0
// TimeZone: the zone that the field `zone` of a find names: a word of the lists (zone_name,
// zone_abbr; id: its offset, summer=america or europe where clocks go forward), or an offset in
// figures (UTC+9).
#pragma once

#include "pipeline/rules/fields.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

/// Reads the zone; an unknown one where the field is absent or says none.
[[nodiscard]] TimeZone read_zone(const Fields& fields, const Lexicon& lexicon, LangId lang);

}  // namespace sagwan
