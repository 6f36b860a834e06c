// SPDX-License-Identifier: Apache-2.0
// Offset: what ISO 8601 writes behind a clock time that names its zone.
#pragma once

#include <string>

#include "sagwan/layers/time_value.h"

namespace sagwan {

/// `Z`, `+09:00`, `-04:00` in an American summer; empty where `point` has no clock time or `zone`
/// is not known. Where the day is not known, zones with a summer time have no offset.
[[nodiscard]] std::string offset_text(const TimeZone& zone, const CalendarPoint& point);

}  // namespace sagwan
