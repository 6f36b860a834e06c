// SPDX-License-Identifier: Apache-2.0
// Sums: says where parts and a total that stand together do not agree, and where shares of one
// whole come to more than all of it. It changes no value: the text may round, or be wrong. The
// words are lexicon rows: quantity_total (a total of), quantity_open (and others: the list is not
// whole).
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/diagnostics.h"

#include "sagwan/layers/quantity.h"

namespace sagwan {

class Sums {
 public:
  explicit Sums(const Resources& resources);

  /// Adds `sum-differs` and `shares-over` for what `quantities`, sorted by span, say in `text`.
  void check(std::string_view text, const Layer<Quantity>& quantities,
             Diagnostics& diagnostics) const;

 private:
  [[nodiscard]] bool is_total(std::string_view text, const Quantity& quantity) const;
  /// True if `between` joins two members of a list.
  [[nodiscard]] bool joins(std::string_view between) const;
  void check_total(std::string_view text, const Layer<Quantity>& quantities, std::size_t total,
                   Diagnostics& diagnostics) const;
  void check_shares(std::string_view text, const Layer<Quantity>& quantities, std::size_t first,
                    Diagnostics& diagnostics) const;

  std::vector<std::string_view> totals_;
  std::vector<std::string_view> open_;
};

}  // namespace sagwan
