// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/written_time.h"

#include <string>

#include "pipeline/core/calendar.h"
#include "stages/resolve/offset.h"

namespace sagwan {

namespace {

void write_point(const TimeValue& value, const CalendarPoint& point, Time& out) {
  const std::string offset = offset_text(value.zone, point);
  out.value = FixedText<80>(timex_value(point) + offset);
  const std::string edtf = edtf_value(point, value.mod);
  if (!edtf.empty()) out.edtf = FixedText<80>(edtf + offset);
  out.grain = point.grain;
  if (const auto covered = extent(point)) {
    out.begin = FixedText<32>(iso_text(covered->begin, covered->clock));
    out.end = FixedText<32>(iso_text(covered->end, covered->clock));
  }
}

void write_interval(const TimeValue& value, const Resolved& resolved, Time& out) {
  const std::string from_offset = offset_text(value.zone, resolved.from);
  const std::string to_offset = offset_text(value.zone, resolved.to);
  out.value = FixedText<80>(timex_value(resolved.from) + from_offset + "/" +
                            timex_value(resolved.to) + to_offset);
  const std::string first = edtf_value(resolved.from, value.from_mod);
  const std::string last = edtf_value(resolved.to, value.to_mod);
  if (!first.empty() && !last.empty())
    out.edtf = FixedText<80>(first + from_offset + "/" + last + to_offset);
  out.grain = resolved.to.grain;
  const auto begin = extent(resolved.from);
  const auto end = extent(resolved.to);
  if (begin && end) {
    out.begin = FixedText<32>(iso_text(begin->begin, begin->clock));
    out.end = FixedText<32>(iso_text(end->end, end->clock));
  }
}

}  // namespace

Time written_time(const TimeValue& value, const Resolved& resolved) {
  Time out;
  out.span = value.span;
  out.find = value.find;
  out.type = resolved.is_range ? TimeType::interval : value.type;
  out.mod = value.mod;
  out.lang = value.lang;
  out.anchor = resolved.anchor;
  out.freq = value.freq;
  out.quant = value.quant;
  if (!is_calendar(value.type)) {
    out.value = FixedText<80>(value.period.view());
  } else if (out.type == TimeType::interval) {
    write_interval(value, resolved, out);
  } else {
    write_point(value, resolved.from, out);
  }
  return out;
}

}  // namespace sagwan
