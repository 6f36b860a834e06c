// SPDX-License-Identifier: Apache-2.0
// Feasts that move from year to year: their days are the lexicon's rows of type `feast_day`
// (lexicons/feasts.tsv), `2023 chuseok`, whose id is month and day.
#pragma once

#include <string_view>

#include "pipeline/core/calendar_days.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

class Lexicon;

/// Puts the day of `feast` in `year` into `point`; false where the lists do not know it.
bool put_feast(const Lexicon& lexicon, int year, std::string_view feast, CalendarPoint& point);

/// Puts the date of the last `feast` that is not after `day`, or of the first that is not before it
/// (`Toward::future`), into `point`, which keeps its clock. `day` is of that year or the one beside
/// it; false where the lists know neither.
bool put_nearest_feast(const Lexicon& lexicon, const CalendarPoint& day, std::string_view feast,
                       Toward toward, CalendarPoint& point);

}  // namespace sagwan
