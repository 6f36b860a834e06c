// SPDX-License-Identifier: Apache-2.0
// What an amount is paid, made or counted per: the barrel of 60 dollars a barrel. The words are
// rows of `per_unit` (id: the unit; side). Units that are rates themselves (km/h) are the reader's.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

class PerUnit {
 public:
  explicit PerUnit(const Resources& resources);

  struct Rate {
    std::string_view unit;  ///< empty where there is none; views the lexicon
    uint32_t begin = 0;     ///< where its word starts, or where the search began
  };
  /// The unit at the start of `quantity`, or before `begin`, where its limiting word begins.
  [[nodiscard]] Rate before(std::string_view text, const Quantity& quantity, uint32_t begin) const;

  /// The unit that `quantity` is for one of: behind it or its measured noun, before it (`rate`), or
  /// before the noun that it measures (a tonne's price of 540); empty where there is none.
  [[nodiscard]] std::string_view unit(std::string_view text, const Quantity& quantity,
                                      const Rate& rate) const;

  /// The span of `quantity` with the word of rate directly behind it: 60 dollars a barrel.
  [[nodiscard]] Span with_rate(std::string_view text, const Quantity& quantity) const;

 private:
  [[nodiscard]] std::string_view behind(std::string_view text, const Quantity& quantity) const;

  struct Row {
    std::string_view surface;
    std::string_view id;  // empty for what only looks like one
  };
  using Bytes = std::array<bool, 256>;

  [[nodiscard]] const Row* row_before(std::string_view text, std::size_t end) const;
  [[nodiscard]] const Row* row_at(const std::vector<Row>& rows, const Bytes& firsts,
                                  std::string_view text, std::size_t at) const;

  const Resources* resources_;
  std::vector<Row> before_;  // longest first
  std::vector<Row> after_;   // longest first
  Bytes before_lasts_{};     // last bytes of the rows, to tell soon that none fits
  Bytes before_firsts_{};
  Bytes after_firsts_{};
};

}  // namespace sagwan
