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

void compare(const std::string& list, const Marked& wanted, const std::string& right,
             const std::string& found, ScoreSheet& sheet) {
  score_value(list, wanted, right == found, sheet);
  if (right == found) return;
  sheet.differences.push_back({Difference::Kind::wrong_value,
                               wanted.kind.empty() ? list : list + " " + wanted.kind, wanted.hull(),
                               "wanted " + right + ", found " + found});
}

void score_times(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  const Groups groups(knowledge);
  for (const Gold::Time& t : gold.times) {
    const SourceSpan at = text.hull(t.spans);
    wanted.push_back({{at}, t.type, t.optional, groups.at(at)});
  }
  for (const Knowledge::Time& t : knowledge.times) {
    const SourceSpan at = text.trimmed(t.span);
    found.push_back({{at}, t.type, false, groups.at(at)});
  }
  const Pairs pairs = match_spans("times", wanted, found, sheet);
  for (const auto& [g, f] : pairs.exact) {
    const Gold::Time& w = gold.times[g];
    const Knowledge::Time& h = knowledge.times[f];
    compare("times", wanted[g], time_value(w), time_value(h), sheet);
  }
  for (const auto& [g, f] : pairs.exact) {
    compare("times bounds", {wanted[g].parts, "", false}, time_bounds(gold.times[g]),
            time_bounds(knowledge.times[f]), sheet);
  }
}

void score_quantities(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                      ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  const Groups groups(knowledge);
  for (const Gold::Quantity& q : gold.quantities) {
    const SourceSpan at = text.hull(q.spans);
    wanted.push_back({{at}, q.kind, q.optional, groups.at(at)});
  }
  for (const Knowledge::Quantity& q : knowledge.quantities) {
    const SourceSpan at = text.trimmed(q.span);
    found.push_back({{at}, q.kind, false, groups.at(at)});
  }
  const Pairs pairs = match_spans("quantities", wanted, found, sheet);
  for (const auto& [g, f] : pairs.exact) {
    compare("quantities", wanted[g], quantity_value(gold.quantities[g]),
            quantity_value(knowledge.quantities[f]), sheet);
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
