// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/works.h"

#include <algorithm>
#include <array>
#include <map>

namespace sagwan {

namespace {

constexpr std::array<WorkTypeNames, 12> kTypes = {{
    {"article", "schema:Article", "article", "GEN"},
    {"article-newspaper", "schema:NewsArticle", "article", "NEWS"},
    {"article-journal", "schema:ScholarlyArticle", "article", "JOUR"},
    {"report", "schema:Report", "report", "RPRT"},
    {"webpage", "schema:WebPage", "online", "ELEC"},
    {"book", "schema:Book", "book", "BOOK"},
    {"chapter", "schema:Chapter", "incollection", "CHAP"},
    {"thesis", "schema:Thesis", "thesis", "THES"},
    {"dataset", "schema:Dataset", "dataset", "DATA"},
    {"interview", "schema:Conversation", "misc", "PCOMM"},
    {"legislation", "schema:Legislation", "misc", "STAT"},
    {"paper-conference", "schema:Article", "inproceedings", "CPAPER"},
}};

}  // namespace

const WorkTypeNames& work_type_names(std::string_view name) {
  const auto* at = std::find_if(kTypes.begin(), kTypes.end(),
                                [&](const WorkTypeNames& t) { return t.name == name; });
  return at == kTypes.end() ? kTypes.front() : *at;
}

void each_work(const Record& root, const std::function<void(const Work&)>& function) {
  std::map<std::string_view, std::string_view> same;  // a work cited again, to its first citation
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& item) {
      if (item.has("refers_to")) same.emplace(item.required("id"), item.text("refers_to"));
    });
  });
  std::map<std::string_view, std::vector<Record>> again;
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& item) {
      if (item.has("refers_to")) {
        // An Ibid. may mean a full citation that is itself a repetition.
        std::string_view to = item.text("refers_to");
        std::size_t steps = same.size();  // a circle, which others may have written, has an end
        for (auto at = same.find(to); at != same.end() && steps > 0; at = same.find(to), --steps) {
          to = at->second;
        }
        again[to].push_back(item);
      }
    });
  });
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& item) {
      if (item.has("refers_to")) return;
      Work work{item,
                root.object("document").required("id"),
                citation.required("id"),
                citation.text("note"),
                {}};
      const auto at = again.find(item.required("id"));
      if (at != again.end()) work.again = at->second;
      function(work);
    });
  });
}

std::string work_note(const Work& work) {
  std::string out =
      "sagwan: document " + std::string(work.document) + ", " + std::string(work.item.text("id"));
  if (!work.note.empty()) out += ", note " + std::string(work.note);
  const SourceSpan span = work.item.span();
  out += ", characters " + std::to_string(span.begin) + "-" + std::to_string(span.end);
  if (work.item.has("rule")) out += ", rule " + std::string(work.item.text("rule"));
  if (work.item.flag("ibid")) out += ", ibid";
  for (const Record& ibid : work.again) {
    out += "; cited again " + std::string(ibid.required("id"));
    if (ibid.has("pages")) out += " p. " + std::string(ibid.text("pages"));
  }
  return out;
}

DatePieces date_pieces(std::string_view date) {
  DatePieces out;
  const auto year = date.find('-', 1);  // a year may be negative
  out.year = date.substr(0, year);
  if (year == std::string_view::npos) return out;
  out.month = date.substr(year + 1, 2);
  if (date.size() > year + 3 && date[year + 3] == '-') out.day = date.substr(year + 4, 2);
  return out;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string_view three = text.substr(at, 3);
    const bool breaks = three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9";
    const bool next_line = text.substr(at, 2) == "\xC2\x85";
    if (byte >= 0x20 && byte != 0x7F && !breaks && !next_line) {
      out.push_back(text[at]);
      continue;
    }
    out.push_back(' ');
    at += breaks ? 2U : next_line || text.substr(at, 2) == "\r\n" ? 1U : 0U;
  }
  return out;
}

}  // namespace sagwan
