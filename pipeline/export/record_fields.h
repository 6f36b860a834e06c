// SPDX-License-Identifier: Apache-2.0
// Scalar fields of the records that have many, in the order of the contract: the plans of tables
// and of graphs both take them from here.
//
// Private to pipeline/export.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sagwan {

enum class FieldKind : uint8_t {
  text,
  integer,
  decimal,  ///< digits as written; exact
  flag,     ///< true or absent
};

struct RecordField {
  std::string_view name;
  FieldKind kind = FieldKind::text;
};

/// Of a time, behind its text and language.
[[nodiscard]] const std::vector<RecordField>& time_fields();
[[nodiscard]] const std::vector<RecordField>& quantity_fields();
/// Of a citation's item.
[[nodiscard]] const std::vector<RecordField>& work_fields();

}  // namespace sagwan
