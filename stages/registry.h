// SPDX-License-Identifier: Apache-2.0
// The list of stages: one row each in registry.cpp; the plan orders them by what they read.
#pragma once

#include <memory>

#include "pipeline/run/run.h"

namespace sagwan {

/// All stages, ready and in order of the plan.
[[nodiscard]] Result<Stages> make_stages(const std::shared_ptr<const Resources>& resources);

}  // namespace sagwan
