// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/value_text.h"

#include "pipeline/core/layer_words.h"

namespace sagwan {

std::string value_text(const Time& time) {
  std::string out(time.value.view());
  if (time.mod != Mod::none) out += " " + std::string(mod_text(time.mod));
  if (!time.freq.empty()) out += " freq=" + std::string(time.freq.view());
  if (!time.quant.empty()) out += " quant=" + std::string(time.quant.view());
  return out;
}

std::string value_text(const Quantity& q, std::string_view text) {
  std::string out;
  if (q.has_value) {
    out = q.value.to_string();
  } else {
    if (q.has_min) out += q.min.to_string();
    out += "..";
    if (q.has_max) out += q.max.to_string();
  }
  if (!q.denominator.is_zero()) out = q.numerator.to_string() + "/" + q.denominator.to_string();
  out += " " + std::string(q.unit.view());
  if (!q.per.empty()) out += " per=" + std::string(q.per.view());
  if (q.point) out += " point";
  if (q.mod != Mod::none) out += " " + std::string(mod_text(q.mod));
  if (q.direction != Direction::none) out += " " + std::string(direction_text(q.direction));
  if (!q.counter.empty()) out += " counter=" + std::string(slice(text, q.counter));
  if (!q.of.empty()) out += " of=" + std::string(slice(text, q.of));
  if (!q.base.empty()) out += " base=" + std::string(slice(text, q.base));
  return out;
}

}  // namespace sagwan
