// SPDX-License-Identifier: Apache-2.0
// Gold in the forms of annotation tools, and back. The writers are those of `sagwan export`
// (brat.h, label_studio.h); what is no mark there is carried along.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/score/gold.h"

namespace sagwan {

struct BratGold {
  std::string ann;   ///< marks, and their fields as notes
  std::string rest;  ///< what is no mark: a gold file without marks
};
[[nodiscard]] BratGold brat_of_gold(const Gold& gold, std::string_view text);
/// `rest` may be empty. Errors (gold_invalid) have the line of the .ann file at `path`.
[[nodiscard]] Result<Gold> gold_of_brat(const BratGold& brat, std::string_view text,
                                        const std::string& path);

[[nodiscard]] std::string label_studio_of_gold(const Gold& gold, std::string_view text);
struct LabelStudioGold {
  Gold gold;
  std::string text;
};
/// Of a file with one task; a person's annotation comes before the prediction.
[[nodiscard]] Result<LabelStudioGold> gold_of_label_studio(std::string_view bytes,
                                                           const std::string& path);

}  // namespace sagwan
