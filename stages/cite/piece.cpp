// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/piece.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace sagwan::cite {

PieceKinds::PieceKinds(const Resources& resources) {
  constexpr std::pair<std::string_view, PieceKind> kNames[] = {
      {"quote", PieceKind::quote},     {"law", PieceKind::law},
      {"book", PieceKind::book},       {"date", PieceKind::date},
      {"access", PieceKind::access},   {"period", PieceKind::period},
      {"ibid", PieceKind::ibid},       {"code", PieceKind::code},
      {"slashes", PieceKind::slashes}, {"lead", PieceKind::lead},
      {"tail", PieceKind::tail},       {"break", PieceKind::stop},
      {"imprint", PieceKind::imprint}, {"within", PieceKind::within},
      {"aside", PieceKind::aside},     {"interview", PieceKind::talk},
      {"act", PieceKind::act},         {"part", PieceKind::part},
  };
  for (const auto& [name, kind] : kNames) {
    const uint16_t id = resources.subtype_id(name);
    if (id != 0) works_.emplace_back(id, kind);
  }
  url_ = resources.subtype_id("url");
}

std::optional<PieceKind> PieceKinds::of(const Find& find) const {
  if (find.type == FindType::field) {
    return find.subtype != 0 && find.subtype == url_ ? PieceKind::url : PieceKind::field;
  }
  if (find.type != FindType::work) return std::nullopt;
  for (const auto& [id, kind] : works_) {
    if (id == find.subtype) return kind;
  }
  return std::nullopt;
}

namespace {

FixedText<24> iso_text(int32_t year, std::optional<int32_t> month, std::optional<int32_t> day) {
  char buffer[24];
  if (!month) {
    std::snprintf(buffer, sizeof buffer, "%04d", year);
  } else if (!day) {
    std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, *month);
  } else {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return {};
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, *month, *day);
  }
  return FixedText<24>::cut(buffer);
}

}  // namespace

FixedText<24> iso_date(const Fields& fields) {
  const auto year = fields.integer(Field::year);
  if (!year) return {};
  // A pattern that reads two orders has a second pair of names.
  const auto month = fields.integer(Field::month);
  const auto day = fields.integer(Field::day);
  return iso_text(*year, month ? month : fields.integer(Field::month2),
                  day ? day : fields.integer(Field::day2));
}

FixedText<24> with_day(const FixedText<24>& date, const Fields& fields) {
  constexpr std::size_t kYearOnly = 4;
  const auto month = fields.integer(Field::month);
  if (date.view().size() != kYearOnly || !month) return date;
  int32_t year = 0;
  std::from_chars(date.view().data(), date.view().data() + kYearOnly, year);
  const FixedText<24> out = iso_text(year, month, fields.integer(Field::day));
  return out.empty() ? date : out;
}

}  // namespace sagwan::cite
