// SPDX-License-Identifier: Apache-2.0
// The ledger for people and for tools.
#include <algorithm>
#include <cstdio>

#include "pipeline/export/record_writer.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

namespace {

constexpr std::size_t kNameWidth = 34;

std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string percent(double share) {
  char out[16];
  std::snprintf(out, sizeof out, "%.1f", share * 100);
  return out;
}

/// `97.3 [88-99]`; a stroke where there is nothing to say.
std::string share_text(std::size_t hits, std::size_t all) {
  if (all == 0) return "-";
  const Share share = share_of(hits, all);
  char range[24];
  std::snprintf(range, sizeof range, " [%.0f-%.0f]", share.low * 100, share.high * 100);
  return percent(share.value) + range;
}

bool is_over_finds(const Ledger& ledger, Finder finder) {
  return finder.rule != kNone && ledger.resources().rule(finder.rule).over_finds;
}

std::string microseconds(const Entry& entry, int places) {
  char out[24];
  std::snprintf(out, sizeof out, "%.*f", places, entry.microseconds);
  return out;
}

/// A rule over finds has no time alone: without the finds of others it does not run.
std::string time_text(const Ledger& ledger, Finder finder, const Entry& entry) {
  if (finder.rule == kNone || is_over_finds(ledger, finder)) return "-";
  // A rule that was tried costs something, even where the clock did not see it.
  constexpr double kSeen = 0.05;
  if (entry.tried > 0 && entry.microseconds < kSeen) return "<0.1";
  return microseconds(entry, entry.microseconds < 10 ? 1 : 0);
}

bool is_shown(Finder finder, const LedgerView& view) {
  if (view.rule != kNone) return finder.rule == view.rule;
  return finder.rule != kNone || view.rows;
}

std::string heading() {
  std::string out = "rule";
  out.resize(kNameWidth, ' ');
  return out +
         "  tried matched   stood    lost   alone      precision         recall      us  without\n";
}

std::string row(const Ledger& ledger, Finder finder, const Entry& e) {
  std::string out = ledger.name(finder);
  if (out.size() < kNameWidth) out.resize(kNameWidth, ' ');
  out += right_aligned(finder.rule == kNone ? "-" : std::to_string(e.tried), 7);
  for (const std::size_t n : {e.matched, e.stood, e.lost, e.exclusive}) {
    out += right_aligned(std::to_string(n), 8);
  }
  out += right_aligned(share_text(e.right, e.right + e.wrong), 15);
  out += right_aligned(share_text(e.right, e.wanted), 15);
  out += right_aligned(time_text(ledger, finder, e), 8);
  return out + "  -" + std::to_string(e.go) + " +" + std::to_string(e.come) + "\n";
}

/// Rules that never stood, in lines of names.
std::string names(const char* title, const std::vector<std::string>& list) {
  if (list.empty()) return {};
  std::string out = "\n" + std::string(title) + " (" + std::to_string(list.size()) + ")\n";
  for (const std::string& name : list) out += "  " + name + "\n";
  return out;
}

std::string details(const Entry& e) {
  std::string out;
  std::vector<std::pair<std::string, std::size_t>> to(e.lost_to.begin(), e.lost_to.end());
  std::stable_sort(to.begin(), to.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (!to.empty()) out += "\nlost to\n";
  for (const auto& [name, count] : to) {
    out += right_aligned(std::to_string(count), 7) + "  " + name + "\n";
  }
  if (!e.changes.empty()) out += "\nwithout it\n";
  for (const std::string& change : e.changes) out += "  " + change + "\n";
  return out;
}

}  // namespace

std::string ledger_page(const Ledger& ledger, const LedgerView& view) {
  std::vector<std::pair<Finder, const Entry*>> shown;
  std::vector<std::string> dead;
  std::vector<std::string> shadowed;
  for (const auto& [finder, entry] : ledger.entries()) {
    if (!is_shown(finder, view)) continue;
    if (entry.matched == 0 && view.rule == kNone) {
      dead.push_back(ledger.name(finder));
    } else {
      shown.emplace_back(finder, &entry);
      if (entry.stood == 0 && entry.matched > 0) shadowed.push_back(ledger.name(finder));
    }
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const auto& a, const auto& b) { return a.second->stood > b.second->stood; });
  std::string out = heading();
  for (const auto& [finder, entry] : shown) out += row(ledger, finder, *entry);
  if (view.rule != kNone && !shown.empty()) return out + details(*shown.front().second);
  out += names("shadowed: they match, and others always stand", shadowed);
  return out + names("dead: no match in this corpus", dead);
}

std::string ledger_json(const Ledger& ledger, const LedgerView& view) {
  return json_page([&](RecordWriter& out) {
    out.field_list("entries");
    for (const auto& [finder, e] : ledger.entries()) {
      if (!is_shown(finder, view)) continue;
      out.begin_object();
      out.field("name", ledger.name(finder));
      out.field("kind", finder.rule == kNone ? "row" : "rule");
      if (finder.rule != kNone) out.field_number("tried", e.tried);
      out.field_number("matched", e.matched);
      out.field_number("stood", e.stood);
      out.field_number("lost", e.lost);
      out.field_list("lost_to");
      for (const auto& [name, count] : e.lost_to) {
        out.begin_object();
        out.field("name", name);
        out.field_number("count", count);
        out.end_object();
      }
      out.end_list();
      out.field_number("alone", e.exclusive);
      out.field_number("right", e.right);
      out.field_number("wrong", e.wrong);
      out.field_number("wanted", e.wanted);
      const bool timed = finder.rule != kNone && !is_over_finds(ledger, finder);
      if (timed) {
        out.key("microseconds");
        out.digits(microseconds(e, 2));
      }
      out.field_number("go", e.go);
      out.field_number("come", e.come);
      out.field_list("changes");
      for (const std::string& change : e.changes) out.string(change);
      out.end_list();
      out.end_object();
    }
    out.end_list();
  });
}

}  // namespace sagwan
