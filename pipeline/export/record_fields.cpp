// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/record_fields.h"

namespace sagwan {

const std::vector<Field>& time_fields() {
  static const std::vector<Field> kFields = {{"value"}, {"edtf"},  {"mod"}, {"freq"},
                                             {"quant"}, {"begin"}, {"end"}, {"grain"}};
  return kFields;
}

const std::vector<Field>& quantity_fields() {
  constexpr FieldKind kDecimal = FieldKind::decimal;
  static const std::vector<Field> kFields = {{"value", kDecimal},
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

const std::vector<Field>& work_fields() {
  static const std::vector<Field> kFields = {
      {"title"},     {"title_lang"}, {"translated_title"}, {"container"},
      {"publisher"}, {"date"},       {"volume"},           {"number"},
      {"pages"},     {"url"},        {"accessed"},         {"ibid", FieldKind::flag}};
  return kFields;
}

}  // namespace sagwan
