// SPDX-License-Identifier: Apache-2.0
#include "pipeline/compare/report.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/core/utf8.h"
#include "pipeline/export/record_span.h"
#include "pipeline/export/record_writer.h"

namespace sagwan {

namespace {

constexpr std::size_t kKinds = 6;
constexpr std::size_t kNameWidth = 26;
constexpr uint32_t kLongText = 60;  // characters of a fact's text that are shown

using Counts = std::array<uint32_t, kKinds>;

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

std::string right(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 1, ' ') + text;
}

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
  return out;
}

std::string shortened(const std::string& text, uint32_t most) {
  if (utf8::count(text) <= most) return one_line(text);
  std::size_t at = 0;
  for (uint32_t i = 0; i < most; ++i) at += utf8::length(text[at]);
  return one_line(text.substr(0, at)) + "...";
}

/// What a fact says beside its text; a block or work is its text.
std::string said(const Fact& fact) {
  const bool long_value = fact.list == "blocks" || fact.list == "items" || fact.list == "document";
  return long_value ? std::string() : fact.value();
}

std::string place(const Fact& fact, const std::string& document) {
  if (fact.span.end == 0) return document;
  return document + ":" + std::to_string(fact.span.begin) + "-" + std::to_string(fact.span.end);
}

std::string rules(const Change& change) {
  const std::string& before = change.before.rule;
  const std::string& after = change.after.rule;
  if (change.before.list.empty() || change.after.list.empty() || before == after) {
    return before.empty() ? after : before;
  }
  return before + " -> " + after;
}

std::string described(const Change& change) {
  const Fact& fact = change.fact();
  if (change.kind == ChangeKind::removed || change.kind == ChangeKind::added) {
    return fact.type + (said(fact).empty() ? "" : "  " + shortened(said(fact), 120));
  }
  std::string out = fact.type;
  if (change.before.type != change.after.type) out = change.before.type + " -> " + out;
  if (change.kind == ChangeKind::moved) {
    out += "  " + shortened(change.before.text, kLongText) + " -> " +
           shortened(change.after.text, kLongText);
  }
  return out + (change.what.empty() ? "" : "  " + one_line(change.what));
}

char sign_of(ChangeKind kind) {
  if (kind == ChangeKind::removed) return '-';
  return kind == ChangeKind::added ? '+' : '~';
}

std::map<std::string, Counts> counts_by_list(const ChangesReport& report) {
  std::map<std::string, Counts> out;
  for (const DocumentChanges& document : report.documents) {
    for (const Change& change : document.changes) {
      ++out[change.fact().list][static_cast<std::size_t>(change.kind)];
    }
  }
  return out;
}

void append_counts(const std::map<std::string, Counts>& counts, std::string& out) {
  out += padded("", kNameWidth);
  for (std::size_t k = 0; k < kKinds; ++k) {
    out += right(std::string(change_text(static_cast<ChangeKind>(k))), k + 1 == kKinds ? 17 : 11);
  }
  out += '\n';
  for (const std::string& list : fact_lists()) {
    const auto at = counts.find(list);
    if (at == counts.end()) continue;
    out += padded(list, kNameWidth);
    for (std::size_t k = 0; k < kKinds; ++k) {
      const uint32_t count = at->second[k];
      out += right(count == 0 ? "-" : std::to_string(count), k + 1 == kKinds ? 17 : 11);
    }
    out += '\n';
  }
}

void append_changes(const ChangesReport& report, ChangeKind kind, std::size_t limit,
                    std::string& out) {
  bool headed = false;
  for (const std::string& list : fact_lists()) {
    std::size_t shown = 0;
    std::size_t left = 0;
    for (const DocumentChanges& document : report.documents) {
      for (const Change& change : document.changes) {
        if (change.kind != kind || change.fact().list != list) continue;
        if (limit > 0 && shown == limit) {
          ++left;
          continue;
        }
        if (!headed) out += "\n" + std::string(change_text(kind)) + "\n";
        headed = true;
        ++shown;
        out += to_line(change, document.id) + "\n";
        if (!change.context.empty()) out += "      " + one_line(change.context) + "\n";
      }
    }
    if (left > 0) out += "  and " + std::to_string(left) + " more of " + list + " (--details)\n";
  }
}

void append_rules(const ChangesReport& report, std::string& out) {
  struct Row {
    uint32_t lost = 0, won = 0, changed = 0;
    [[nodiscard]] uint32_t sum() const { return lost + won + changed; }
  };
  std::map<std::string, Row> rows;
  for (const DocumentChanges& document : report.documents) {
    for (const Change& change : document.changes) {
      const std::string& before = change.before.rule;
      const std::string& after = change.after.rule;
      if (before == after) {
        if (!before.empty()) ++rows[before].changed;
        continue;
      }
      if (!before.empty()) ++rows[before].lost;
      if (!after.empty()) ++rows[after].won;
    }
  }
  if (rows.empty()) return;
  std::vector<std::pair<std::string, Row>> sorted(rows.begin(), rows.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second.sum() > b.second.sum(); });
  out += "\n" + padded("rules", kNameWidth) + right("lost", 9) + right("won", 9) +
         right("changed", 9) + "\n";
  for (const auto& [rule, row] : sorted) {
    out += padded(rule, kNameWidth) + right(std::to_string(row.lost), 9) +
           right(std::to_string(row.won), 9) + right(std::to_string(row.changed), 9) + "\n";
  }
}

void write_fact(RecordWriter& out, const char* name, const Fact& fact) {
  if (fact.list.empty()) return;
  out.key(name);
  out.begin_object();
  out.field_if_known("type", fact.type);
  field_span(out, "span", fact.span);
  out.field("text", fact.text);
  for (const auto& [field, value] : fact.fields) {
    if (field != "text") out.field(field, value);
  }
  out.field_if_known("rule", fact.rule);
  out.end_object();
}

void write_change(RecordWriter& out, const Change& change) {
  out.begin_object();
  out.field("change", change_text(change.kind));
  out.field("list", change.fact().list);
  out.field_if_known("what", change.what);
  out.field_if_known("context", change.context);
  write_fact(out, "before", change.before);
  write_fact(out, "after", change.after);
  out.end_object();
}

void write_ids(RecordWriter& out, const char* name, const std::vector<std::string>& ids) {
  out.field_list(name);
  for (const std::string& id : ids) out.string(id);
  out.end_list();
}

}  // namespace

bool ChangesReport::differs() const {
  return !only_a.empty() || !only_b.empty() ||
         std::any_of(documents.begin(), documents.end(),
                     [](const DocumentChanges& d) { return !d.changes.empty(); });
}

std::string to_line(const Change& change, const std::string& document) {
  const Fact& fact = change.fact();
  std::string out = std::string(1, sign_of(change.kind)) + " " + place(fact, document) + "  " +
                    fact.list + " " + described(change);
  if (change.kind != ChangeKind::moved && fact.list != "document") {
    out += " | " + shortened(fact.text, kLongText);
  }
  const std::string by = rules(change);
  return by.empty() ? out : out + " | " + by;
}

std::string changes_page(const ChangesReport& report, std::size_t limit) {
  std::string out;
  std::size_t same = 0;
  for (const DocumentChanges& document : report.documents) {
    if (document.changes.empty()) ++same;
  }
  for (const std::string& id : report.only_a) out += "only in the first: " + id + "\n";
  for (const std::string& id : report.only_b) out += "only in the second: " + id + "\n";
  out += std::to_string(report.documents.size() - same) + " of " +
         std::to_string(report.documents.size()) + " documents differ\n";
  const auto counts = counts_by_list(report);
  if (counts.empty()) return out;
  out += '\n';
  append_counts(counts, out);
  for (std::size_t k = 0; k < kKinds; ++k) {
    append_changes(report, static_cast<ChangeKind>(k), limit, out);
  }
  append_rules(report, out);
  return out;
}

std::string changes_json(const ChangesReport& report) {
  return json_page([&](RecordWriter& out) {
    out.key("differs");
    out.boolean(report.differs());
    out.field_list("counts");
    for (const auto& [list, counts] : counts_by_list(report)) {
      out.begin_object();
      out.field("list", list);
      for (std::size_t k = 0; k < kKinds; ++k) {
        out.field_number(change_text(static_cast<ChangeKind>(k)), counts[k]);
      }
      out.end_object();
    }
    out.end_list();
    out.field_list("documents");
    for (const DocumentChanges& document : report.documents) {
      out.begin_object();
      out.field("id", document.id);
      out.field_list("changes");
      for (const Change& change : document.changes) write_change(out, change);
      out.end_list();
      out.end_object();
    }
    out.end_list();
    write_ids(out, "only_a", report.only_a);
    write_ids(out, "only_b", report.only_b);
  });
}

}  // namespace sagwan
