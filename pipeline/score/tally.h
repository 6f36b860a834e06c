// SPDX-License-Identifier: Apache-2.0
// Tally and ScoreSheet: what a comparison counts, and the figures that follow from it.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

/// Counts of one row. `hits` are finds whose place and type are right; entities count in fractions
/// (B-cubed), where the share that is precise and the share that is found differ.
struct Tally {
  double gold = 0;
  double found = 0;
  double hits = 0;      ///< counts for recall, and for precision but for `precise`
  double precise = 0;   ///< hits as precision counts them
  double overlaps = 0;  ///< hits, and pairs of one type that overlap
  double values = 0;    ///< hits whose value is compared
  double values_right = 0;

  void hit() { hits += 1, precise += 1, overlaps += 1; }
  void value(bool right) { values += 1, values_right += right ? 1 : 0; }
  void add(const Tally& other);

  [[nodiscard]] double precision() const { return found > 0 ? precise / found : 1; }
  [[nodiscard]] double recall() const { return gold > 0 ? hits / gold : 1; }
  [[nodiscard]] double f1() const;
  [[nodiscard]] double overlap_f1() const;
  /// 1 where nothing was compared.
  [[nodiscard]] double value_accuracy() const { return values > 0 ? values_right / values : 1; }
};

/// A thing that went wrong, for --details.
struct Difference {
  enum class Kind { missed, false_find, wrong_value };
  Kind kind = Kind::missed;
  std::string row;
  SourceSpan span;
  std::string what;  ///< `wanted ..., found ...`; empty where the place says it all
};

/// A row's name is a list (`times`), or a list and a part of it (`times DATE`, `items title`).
class ScoreSheet {
 public:
  struct Row {
    std::string name;
    Tally tally;
    [[nodiscard]] bool is_part() const { return name.find(' ') != std::string::npos; }
  };

  /// The row of this name, made where it is not there. References stay good.
  Tally& row(std::string_view name);
  [[nodiscard]] const Tally* find(std::string_view name) const;
  [[nodiscard]] const std::list<Row>& rows() const& { return rows_; }
  const std::list<Row>& rows() const&& = delete;
  /// Adds every row of `other`.
  void add(const ScoreSheet& other);

  std::vector<Difference> differences;  ///< in the order of the lists

 private:
  std::list<Row> rows_;
};

}  // namespace sagwan
