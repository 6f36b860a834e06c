// SPDX-License-Identifier: Apache-2.0
// Times and quantities: places by type and kind, then values where the place is right.
#include "pipeline/score/match_spans.h"
#include "pipeline/score/score.h"
#include "sagwan/decimal.h"

namespace sagwan {

namespace {

/// The text of a value, for comparing and for messages.
template <class T>
std::string time_value(const T& t) {
  std::string out = t.value;
  for (const std::string& more : {t.mod, t.freq, t.quant}) {
    if (!more.empty()) out += " " + more;
  }
  return out;
}

template <class T>
std::string time_bounds(const T& t) {
  return t.begin.empty() && t.end.empty() ? "none" : t.begin + ".." + t.end;
}

/// 26.60 and 26.6 are one value.
std::string number(const std::string& digits) {
  const auto value = Decimal::parse(digits);
  if (!value) return digits;
  std::string out = value->to_string();
  if (out.find('.') != std::string::npos) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
  }
  return out;
}

template <class T>
std::string quantity_value(const T& q) {
  std::string out;
  if (!q.denominator.empty()) {
    out = number(q.numerator) + "/" + number(q.denominator);
  } else if (!q.min.empty() || !q.max.empty()) {
    out = number(q.min) + ".." + number(q.max);
  } else {
    out = number(q.value);
  }
  return out + " " + q.unit + (q.point ? " point" : "");
}

void compare(const std::string& list, const std::string& kind, const std::string& wanted,
             const std::string& found, SourceSpan span, ScoreSheet& sheet) {
  sheet.row(list).value(wanted == found);
  if (!kind.empty()) sheet.row(list + " " + kind).value(wanted == found);
  if (wanted != found) {
    sheet.differences.push_back({Difference::Kind::wrong_value,
                                 kind.empty() ? list : list + " " + kind, span,
                                 "wanted " + wanted + ", found " + found});
  }
}

void score_times(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  for (const Gold::Time& t : gold.times) {
    wanted.push_back({{text.hull(t.spans)}, t.type, t.optional});
  }
  for (const Knowledge::Time& t : knowledge.times)
    found.push_back({{text.trimmed(t.span)}, t.type, false});
  const Pairs pairs = match_spans("times", wanted, found, sheet);
  for (const auto& [g, f] : pairs.exact) {
    const Gold::Time& w = gold.times[g];
    const Knowledge::Time& h = knowledge.times[f];
    compare("times", w.type, time_value(w), time_value(h), wanted[g].hull(), sheet);
  }
  for (const auto& [g, f] : pairs.exact) {
    compare("times bounds", "", time_bounds(gold.times[g]), time_bounds(knowledge.times[f]),
            wanted[g].hull(), sheet);
  }
}

void score_quantities(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                      ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  for (const Gold::Quantity& q : gold.quantities) {
    wanted.push_back({{text.hull(q.spans)}, q.kind, q.optional});
  }
  for (const Knowledge::Quantity& q : knowledge.quantities) {
    found.push_back({{text.trimmed(q.span)}, q.kind, false});
  }
  const Pairs pairs = match_spans("quantities", wanted, found, sheet);
  for (const auto& [g, f] : pairs.exact) {
    compare("quantities", gold.quantities[g].kind, quantity_value(gold.quantities[g]),
            quantity_value(knowledge.quantities[f]), wanted[g].hull(), sheet);
  }
  for (const auto& [g, f] : pairs.exact) {
    const Gold::Quantity& w = gold.quantities[g];
    const Knowledge::Quantity& h = knowledge.quantities[f];
    const SourceSpan at = wanted[g].hull();
    score_field("quantities +mod", w.mod, h.mod, at, sheet);
    score_field("quantities +counter", bare(w.counter), bare(h.counter), at, sheet);
    score_field("quantities +of", text.bare(w.of), bare(h.of), at, sheet);
    score_field("quantities +direction", w.direction, h.direction, at, sheet);
    score_field("quantities +base", bare(w.base), bare(h.base), at, sheet);
  }
}

}  // namespace

void score_values(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                  ScoreSheet& sheet) {
  score_times(gold, knowledge, text, sheet);
  score_quantities(gold, knowledge, text, sheet);
}

}  // namespace sagwan
