// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/record_fields.h"

namespace sagwan {

const std::vector<RecordField>& time_fields() {
  static const std::vector<RecordField> kFields = {{"value"}, {"edtf"},  {"mod"}, {"freq"},
                                                   {"quant"}, {"begin"}, {"end"}, {"grain"}};
  return kFields;
}

const std::vector<RecordField>& quantity_fields() {
  constexpr FieldKind kDecimal = FieldKind::decimal;
  static const std::vector<RecordField> kFields = {{"value", kDecimal},
                                                   {"min", kDecimal},
                                                   {"max", kDecimal},
                                                   {"numerator", kDecimal},
                                                   {"denominator", kDecimal},
                                                   {"unit"},
                                                   {"per"},
                                                   {"point", FieldKind::flag},
                                                   {"counter"},
                                                   {"mod"},
                                                   {"of"},
                                                   {"direction"},
                                                   {"base"}};
  return kFields;
}

const std::vector<RecordField>& work_fields() {
  static const std::vector<RecordField> kFields = {
      {"title"},     {"title_lang"}, {"translated_title"}, {"container"},
      {"publisher"}, {"date"},       {"volume"},           {"number"},
      {"pages"},     {"url"},        {"accessed"},         {"ibid", FieldKind::flag}};
  return kFields;
}

}  // namespace sagwan
