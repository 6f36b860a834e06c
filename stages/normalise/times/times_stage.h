// SPDX-License-Identifier: Apache-2.0
// TimesStage: reads the fields of each find that is a time into a TimeValue. No options.
// Guarantees: one TimeValue for each outermost find of type DATE, TIME, DURATION, SET and INTERVAL
// whose fields make sense, in the order of the finds; a date that no calendar has is a diagnostic
// `impossible-date` and no time. Nothing is resolved here: what the text leaves out stays unset.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

class TimesStage {
 public:
  static constexpr std::string_view kName = "times";
  using Reads = Layers<Find>;
  using Writes = TimeValue;

  [[nodiscard]] static Result<TimesStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<TimeValue>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit TimesStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<TimesStage>);

}  // namespace sagwan
