// SPDX-License-Identifier: Apache-2.0
// LaterTexts: further texts that stand in a document behind its own, each with a date line: the
// second of two reports, press releases one behind the other, what an agency reported.
#pragma once

#include <vector>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/front_matter.h"
#include "stages/front/front_stage.h"

namespace sagwan {

class LaterTexts {
 public:
  /// Both must outlive it.
  LaterTexts(View<FrontStage::Reads> doc, const Resources& resources)
      : doc_(doc), resources_(resources) {}

  /// One record each, with `span` and `date`, in the order of the text; and one where the document
  /// goes on behind them (`resumes`). `document` is the document's day, which stands in block
  /// `date_block`.
  [[nodiscard]] std::vector<FrontMatter> read(const CalendarPoint& document,
                                              uint32_t date_block) const;

 private:
  View<FrontStage::Reads> doc_;
  const Resources& resources_;
};

}  // namespace sagwan
