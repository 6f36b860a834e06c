// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/report.h"

#include <algorithm>
#include <cstdio>

#include "pipeline/export/record_writer.h"

namespace sagwan {

namespace {

constexpr std::size_t kNameWidth = 24;

std::string fixed(double value, int places) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.*f", places, value);
  return buffer;
}

std::string cell(const std::string& text) {
  constexpr std::size_t kWidth = 8;
  return std::string(text.size() < kWidth ? kWidth - text.size() : 1, ' ') + text;
}

std::string percent(bool known, double value) { return cell(known ? fixed(100 * value, 1) : "-"); }

std::string_view kind_text(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::missed:
      return "missed";
    case Difference::Kind::false_find:
      return "false";
    case Difference::Kind::wrong_value:
      return "value";
  }
  return "";
}

void write_interval(RecordWriter& out, std::string_view name, Interval interval) {
  out.field_list(name);
  out.digits(fixed(interval.low, 4));
  out.digits(fixed(interval.high, 4));
  out.end_list();
}

void write_row(RecordWriter& out, const ScoreSheet::Row& row, const RowIntervals* intervals) {
  const Tally& t = row.tally;
  out.begin_object();
  out.field("name", row.name);
  const auto number = [&](std::string_view name, double value, int places) {
    out.key(name);
    out.digits(fixed(value, places));
  };
  if (t.gold > 0 || t.found > 0) {
    number("gold", t.gold, 0);
    number("found", t.found, 0);
    number("hits", t.hits, 2);
    number("precision", t.precision(), 4);
    number("recall", t.recall(), 4);
    number("f1", t.f1(), 4);
    number("overlap", t.overlap_f1(), 4);
    if (intervals != nullptr) write_interval(out, "f1_interval", intervals->f1);
  }
  if (t.values > 0) {
    number("compared", t.values, 0);
    number("value", t.value_accuracy(), 4);
    if (intervals != nullptr) write_interval(out, "value_interval", intervals->value);
  }
  out.end_object();
}

void write_rows(RecordWriter& out, const ScoreSheet& sheet, const Intervals& intervals) {
  for (const ScoreSheet::Row& row : sheet.rows()) {
    const auto at = intervals.find(row.name);
    write_row(out, row, at == intervals.end() ? nullptr : &at->second);
  }
}

void write_review(RecordWriter& out, const std::vector<Reviewed>& review) {
  for (const Reviewed& one : review) {
    out.begin_object();
    out.field("verdict", verdict_text(one.verdict));
    out.field_list("span");
    out.number(one.span.begin);
    out.number(one.span.end);
    out.end_list();
    out.field("what", one.line);
    out.field("context", one.context);
    out.end_object();
  }
}

bool shows(Rows rows, const ScoreSheet::Row& row) {
  if (!row.is_part() || rows == Rows::all) return true;
  if (row.name.find(" lang=") != std::string::npos) return rows == Rows::languages;
  if (row.name.find(" block=") != std::string::npos) return rows == Rows::blocks;
  return rows == Rows::types;
}

std::string table_line(const ScoreSheet::Row& row, const Intervals& intervals) {
  const Tally& t = row.tally;
  const bool counted = t.gold > 0 || t.found > 0;
  std::string line = row.is_part() ? "  " + row.name : row.name;
  line.resize(std::max(line.size() + 1, kNameWidth), ' ');
  line += cell(counted ? fixed(t.gold, 0) : "-") + cell(counted ? fixed(t.found, 0) : "-");
  line += percent(t.found > 0, t.precision()) + percent(t.gold > 0, t.recall()) +
          percent(counted, t.f1()) + percent(counted, t.overlap_f1()) +
          percent(t.values > 0, t.value_accuracy());
  if (intervals.empty()) return line;
  const auto at = intervals.find(row.name);
  if (!counted || at == intervals.end()) return line + "            -";
  const Interval f1 = at->second.f1;
  std::string range = fixed(100 * f1.low, 1) + "-" + fixed(100 * f1.high, 1);
  return line + std::string(range.size() < 13 ? 13 - range.size() : 1, ' ') + range;
}

}  // namespace

Rows rows_named(std::string_view word) {
  if (word == "lang") return Rows::languages;
  if (word == "block") return Rows::blocks;
  return word == "all" ? Rows::all : Rows::types;
}

std::string score_table(const std::string& title, const ScoreSheet& sheet, Rows rows,
                        const Intervals& intervals) {
  std::string out = title;
  out.resize(std::max(out.size() + 1, kNameWidth), ' ');
  for (const char* head : {"gold", "found", "P", "R", "F1", "overlap", "value"}) out += cell(head);
  out += intervals.empty() ? "\n" : "    95% of F1\n";
  for (const ScoreSheet::Row& row : sheet.rows()) {
    const Tally& t = row.tally;
    if (!shows(rows, row) || (t.gold == 0 && t.found == 0 && t.values == 0)) continue;
    out += table_line(row, intervals) + '\n';
  }
  return out;
}

std::string review_counts(const std::vector<Reviewed>& review) {
  const auto count = [&](Verdict verdict) {
    return std::to_string(std::count_if(review.begin(), review.end(),
                                        [&](const Reviewed& r) { return r.verdict == verdict; }));
  };
  return count(Verdict::fixed) + " fixed, " + count(Verdict::broken) + " broken, " +
         count(Verdict::changed) + " changed";
}

std::string review_page(const std::vector<ReportScore>& reports, bool all) {
  constexpr std::size_t kShown = 12;
  std::string out;
  std::vector<Reviewed> sum;
  for (const ReportScore& report : reports) {
    sum.insert(sum.end(), report.review.begin(), report.review.end());
  }
  for (const Verdict verdict : {Verdict::broken, Verdict::fixed, Verdict::changed}) {
    std::size_t count = 0;
    for (const ReportScore& report : reports) {
      for (const Reviewed& one : report.review) {
        if (one.verdict != verdict || (++count > kShown && !all)) continue;
        if (count == 1) out += std::string(verdict_text(verdict)) + "\n";
        out += "  " + report.id + ":" + std::to_string(one.span.begin) + "-" +
               std::to_string(one.span.end) + "  " + one.line + "\n      " + one.context + "\n";
      }
    }
    if (count > kShown && !all) {
      out += "  and " + std::to_string(count - kShown) + " more (--details)\n";
    }
  }
  return out + "since the accepted run: " + review_counts(sum) +
         (sum.empty() ? "" : "; after review: sagwan accept");
}

std::string differences_page(const std::string& title, const ScoreSheet& sheet,
                             const SourceText& text) {
  std::string out;
  for (const Difference& d : sheet.differences) {
    out += title + ":" + std::to_string(d.span.begin) + "-" + std::to_string(d.span.end) + "  " +
           std::string(kind_text(d.kind)) + "  " + d.row + "  " + text.in_context(d.span);
    if (!d.what.empty()) out += "  " + d.what;
    out += '\n';
  }
  return out;
}

std::string scores_json(const std::vector<ReportScore>& reports, const ScoreSheet& all,
                        const Intervals& intervals) {
  return json_page([&](RecordWriter& out) {
    out.field_list("reports");
    for (const ReportScore& report : reports) {
      out.begin_object();
      out.field("id", report.id);
      out.field_list("rows");
      write_rows(out, report.sheet, {});
      out.end_list();
      out.field_list("review");
      write_review(out, report.review);
      out.end_list();
      out.end_object();
    }
    out.end_list();
    out.field_list("all");
    write_rows(out, all, intervals);
    out.end_list();
  });
}

}  // namespace sagwan
