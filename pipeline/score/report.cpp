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

void write_rows(RecordWriter& out, const ScoreSheet& sheet) {
  for (const ScoreSheet::Row& row : sheet.rows()) {
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
    }
    if (t.values > 0) {
      number("compared", t.values, 0);
      number("value", t.value_accuracy(), 4);
    }
    out.end_object();
  }
}

}  // namespace

std::string score_table(const std::string& title, const ScoreSheet& sheet, Rows rows) {
  std::string out = title;
  out.resize(std::max(out.size() + 1, kNameWidth), ' ');
  for (const char* head : {"gold", "found", "P", "R", "F1", "overlap", "value"}) out += cell(head);
  out += '\n';
  for (const ScoreSheet::Row& row : sheet.rows()) {
    if (rows == Rows::lists && row.is_part()) continue;
    const Tally& t = row.tally;
    const bool counted = t.gold > 0 || t.found > 0;
    if (!counted && t.values == 0) continue;
    std::string line = row.is_part() ? "  " + row.name : row.name;
    line.resize(std::max(line.size() + 1, kNameWidth), ' ');
    line += cell(counted ? fixed(t.gold, 0) : "-") + cell(counted ? fixed(t.found, 0) : "-");
    line += percent(t.found > 0, t.precision()) + percent(t.gold > 0, t.recall()) +
            percent(counted, t.f1()) + percent(counted, t.overlap_f1()) +
            percent(t.values > 0, t.value_accuracy());
    out += line + '\n';
  }
  return out;
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

std::string scores_json(const std::vector<ReportScore>& reports, const ScoreSheet& all) {
  rapidjson::StringBuffer buffer;
  RecordWriter out(buffer, JsonStyle::pretty);
  out.begin_object();
  out.field_list("reports");
  for (const ReportScore& report : reports) {
    out.begin_object();
    out.field("id", report.id);
    out.field_list("rows");
    write_rows(out, report.sheet);
    out.end_list();
    out.end_object();
  }
  out.end_list();
  out.field_list("all");
  write_rows(out, all);
  out.end_list();
  out.end_object();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace sagwan
