// SPDX-License-Identifier: Apache-2.0
#include "pipeline/metamorphic/metamorphic_page.h"

#include <algorithm>

#include "pipeline/compare/report.h"
#include "pipeline/export/record_writer.h"

namespace sagwan {

namespace {

constexpr std::size_t kNameWidth = 28;
constexpr std::size_t kAlterationWidth = 12;
constexpr std::size_t kNumberWidth = 9;
constexpr std::size_t kShown = 8;  // changes of one report and alteration, without `all`

std::string left_aligned(std::string text, std::size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text;
}
std::string right_aligned(std::size_t number, std::size_t width) {
  const std::string text = std::to_string(number);
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string changes_of(const Altered& row, const std::vector<Change>& changes, const char* title,
                       std::size_t limit) {
  if (changes.empty()) return {};
  std::string out = "\n" + row.report + " " + row.alteration + ", " + title + "\n";
  for (std::size_t i = 0; i < std::min(limit, changes.size()); ++i) {
    out += to_line(changes[i], row.report) + "\n";
    if (!changes[i].context.empty()) out += "      " + changes[i].context + "\n";
  }
  if (limit < changes.size()) {
    out += "and " + std::to_string(changes.size() - limit) + " more (--details)\n";
  }
  return out;
}

void write_changes(RecordWriter& out, const char* name, const std::vector<Change>& changes,
                   const std::string& report) {
  out.field_list(name);
  for (const Change& change : changes) out.string(to_line(change, report));
  out.end_list();
}

}  // namespace

std::string metamorphic_page(const std::vector<Altered>& rows, bool all) {
  std::string out = left_aligned("report", kNameWidth) + left_aligned("altered", kAlterationWidth) +
                    "   places   stated   broken    known\n";
  std::size_t broken = 0;
  std::size_t more = 0;
  std::string details;
  for (const Altered& row : rows) {
    out += left_aligned(row.report, kNameWidth) + left_aligned(row.alteration, kAlterationWidth) +
           right_aligned(row.replacements, kNumberWidth) +
           right_aligned(row.stated.size(), kNumberWidth) +
           right_aligned(row.broken.size(), kNumberWidth) + right_aligned(row.known, kNumberWidth) +
           "\n";
    broken += row.broken.size();
    more += row.broken.size() - std::min(row.broken.size(), row.known);
    details += changes_of(row, row.broken, "broken", all ? row.broken.size() : kShown);
    if (all) details += changes_of(row, row.stated, "as stated", row.stated.size());
  }
  return out + details + "\n" + std::to_string(broken) + " changes are not as stated, " +
         std::to_string(more) + " more than are known\n";
}

std::string metamorphic_json(const std::vector<Altered>& rows) {
  return json_page([&](RecordWriter& out) {
    out.field_list("altered");
    for (const Altered& row : rows) {
      out.begin_object();
      out.field("report", row.report);
      out.field("alteration", row.alteration);
      out.field_number("places", row.replacements);
      out.field_number("known", row.known);
      write_changes(out, "stated", row.stated, row.report);
      write_changes(out, "broken", row.broken, row.report);
      out.end_object();
    }
    out.end_list();
  });
}

}  // namespace sagwan
