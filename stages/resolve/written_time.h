// SPDX-License-Identifier: Apache-2.0
// A resolved time as the layer has it: TIMEX3 value, EDTF, grain, first day and day after the last.
#pragma once

#include "sagwan/layers/time.h"
#include "sagwan/layers/time_value.h"
#include "stages/resolve/resolved.h"

namespace sagwan {

/// The record for `value`, resolved to `resolved`. What is not known yet is X in its value; `begin`
/// and `end` are empty then.
[[nodiscard]] Time written_time(const TimeValue& value, const Resolved& resolved);

}  // namespace sagwan
