// SPDX-License-Identifier: Apache-2.0
// Piece: what a rule found of a cited work, as this stage sees it. The rules' subtypes of WORK name
// the kinds; FIELD gives volume, issue, pages and addresses. A note is a row of pieces with text
// between them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/rules/fields.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"

namespace sagwan::cite {

enum class PieceKind : uint8_t {
  quote,    ///< a title in quotes
  law,      ///< the name of a law in quotes: no work
  book,     ///< a book's title, or what contains the work, in its quotes
  date,     ///< a date, with its brackets
  access,   ///< a date of access
  period,   ///< a period that a source covers
  ibid,     ///< refers to a work cited before
  code,     ///< a code of the form of publication ([J])
  slashes,  ///< parts a work from what contains it
  lead,     ///< words before a work that are not its author
  tail,     ///< words behind a work that are not of it
  stop,     ///< parts two works, as ';' does
  imprint,  ///< place, publisher, year; its container is the publisher
  within,   ///< what stands behind contains the work (in, ed. by)
  aside,    ///< words beside the fields that say nothing of them (2nd ed., n.d.)
  talk,     ///< an interview
  act,      ///< a law, a treaty or a resolution
  part,     ///< the part of a serial's title that tells its issue (Quarter II 2025)
  field,    ///< volume, issue, pages
  url,
};

struct Piece {
  Span span;
  PieceKind kind = PieceKind::field;
  uint32_t find = kNone;  ///< index in Layer<Find>
};

/// The numbers of the subtypes that name the kinds, looked up once.
class PieceKinds {
 public:
  explicit PieceKinds(const Resources& resources);
  [[nodiscard]] std::optional<PieceKind> of(const Find& find) const;

 private:
  std::vector<std::pair<uint16_t, PieceKind>> works_;
  uint16_t url_ = 0;
};

/// `year`, `month`, `day` of a find as an ISO date; empty where there is no year or no such day.
[[nodiscard]] FixedText<24> iso_date(const Fields& fields);

/// `date`, a year, with the month and day of `fields`; else `date`.
[[nodiscard]] FixedText<24> with_day(const FixedText<24>& date, const Fields& fields);

}  // namespace sagwan::cite
