// SPDX-License-Identifier: Apache-2.0
// QuantitiesStage: the values of the quantities that `match` found. Reads a find's fields
// (include/sagwan/fields.def, reader "quantity"), the words beside it that limit it (lexicon type
// quantity_mod), the noun it measures, and the unit it is per. Guarantees: sorted by span; exact
// decimals; a find whose number cannot be read, or is indefinite, gives none. Parts and totals that
// differ, and shares over 100 %, are diagnostics and change nothing.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/number.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/agreement.h"
#include "stages/normalise/nouns/beside.h"
#include "stages/normalise/nouns/linked_noun.h"
#include "stages/normalise/quantities/home_money.h"
#include "stages/normalise/quantities/per_unit.h"
#include "stages/normalise/quantities/sums.h"

namespace sagwan {

class QuantitiesStage {
 public:
  static constexpr std::string_view kName = "quantities";
  using Reads = Layers<Find>;
  using Writes = Quantity;

  [[nodiscard]] static Result<QuantitiesStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Quantity>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit QuantitiesStage(std::shared_ptr<const Resources> resources);
  std::shared_ptr<const Resources> resources_;
  std::shared_ptr<const NumberReader> numbers_;
  std::shared_ptr<const Beside> beside_;
  std::shared_ptr<const LinkedNoun> linked_;
  std::shared_ptr<const Agreement> agreement_;
  std::shared_ptr<const PerUnit> per_;
  std::shared_ptr<const HomeMoney> home_;
  std::shared_ptr<const Sums> sums_;
};
static_assert(Stage<QuantitiesStage>);

}  // namespace sagwan
