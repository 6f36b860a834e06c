// SPDX-License-Identifier: Apache-2.0
// TableUnits: which unit the numbers of a table's cells have. A legend (a NONE find with the
// captures unit and unit2) that stands at most three blocks before the table, or in it, says so;
// where it names two, rows and columns of rates take the %; columns of weights or ranks have none;
// of two that are no rates it gives none. And what the amounts of a row are of: its label.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/number.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// A unit as a legend writes it: a word of a list, with a scale before it (a thousand tons).
struct LegendUnit {
  LexiconEntry row;
  Span word;
  std::optional<Decimal> scale;
  bool is_change = false;  ///< a label says that its numbers are rises and falls
  Span base;               ///< what the legend says that these are measured against
};

class TableUnits {
 public:
  TableUnits(const View<Layers<Find>>& doc, const NumberReader& numbers);

  /// The unit of a number that fills a cell of a row, brackets left out; none where `find` is not
  /// such a number, or where no legend says a unit.
  [[nodiscard]] std::optional<LegendUnit> unit_of(const Find& find) const;

  /// Does the label of its row or column say of the amount `find`, which begins a cell, that it is
  /// a rise or fall (growth rate, (B)-(A))?
  [[nodiscard]] bool is_change(const Find& find) const;

  /// What the amount `find`, which begins a cell of a row of a table, is of: the row's label, or,
  /// where that is a time, the column's. Empty where `find` begins no cell, and where there is no
  /// such label.
  [[nodiscard]] Span label_of(const Find& find) const;

 private:
  struct Legend {
    uint32_t block = kNone;
    std::vector<LegendUnit> units;
    Span base;
  };
  [[nodiscard]] std::optional<LegendUnit> read(Span span, LangId lang) const;
  /// Reads the scale at the end of what stands before a unit; false where it is no scale and no
  /// word apart.
  bool read_scale(std::string_view before, LangId lang, LegendUnit& unit) const;
  [[nodiscard]] uint32_t table_of(uint32_t row) const;
  /// What the label of a row or column says of its numbers.
  struct Label {
    bool rate = false;
    bool change = false;
    bool difference = false;  ///< a change that is no rate: 2023 less 2022
    bool gap = false;  ///< a rate or a difference: where another head is a rate, this is none
    bool own = false;  ///< they are in no unit of a legend
    [[nodiscard]] bool moves() const { return change || difference || gap; }
    [[nodiscard]] bool says() const { return rate || moves(); }
  };
  [[nodiscard]] Label sort_of(std::string_view text) const;
  /// True if a head of the table says of a column that it tells rises and falls in percent.
  [[nodiscard]] bool names_rate(uint32_t table) const;
  /// The cell of a row that `find` begins or fills, not the first; the row's end where there is
  /// none.
  [[nodiscard]] uint32_t cell_of(const Find& find) const;
  /// What the head row of the table `table` writes over the cell `cell` of the row `row`.
  [[nodiscard]] Span head_over(uint32_t table, const Block& row, uint32_t cell) const;
  /// The word over `column` of a head that was read as a paragraph, as many words as the row has
  /// cells, where the head row has only the rest of it ((A), (B)).
  [[nodiscard]] Span head_word(uint32_t table, const Block& row, uint32_t column) const;
  /// Does the legend stand over another column of its table than that of the cell?
  [[nodiscard]] bool is_of_other_column(uint32_t legend, Span unit, const Block& row,
                                        uint32_t cell) const;

  /// The label of the row: its first cell; of one in brackets that of the row above, of a place in
  /// a group of rows that of the group.
  [[nodiscard]] Span row_label(uint32_t row, uint32_t table) const;
  [[nodiscard]] bool is_place(Span label) const;
  /// What the head row `head` writes over `column`; empty where it has no such cell.
  [[nodiscard]] Span head_of(uint32_t head, uint32_t column) const;
  /// `cell` without spaces, the bracket behind its words and the number of a note; empty where it
  /// has no letters, or where a time begins in it.
  [[nodiscard]] Span label_in(Span cell) const;

  const View<Layers<Find>>* doc_;
  const NumberReader* numbers_;
  std::vector<Legend> legends_;
};

}  // namespace sagwan
