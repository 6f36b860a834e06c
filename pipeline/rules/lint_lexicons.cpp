// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "pipeline/core/files.h"
#include "pipeline/rules/lint.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxListBytes = 64ULL << 20U;
constexpr std::string_view kAny = "any";

struct ListRow {
  std::string_view surface, type, lang, id, attributes;
  uint32_t file = 0;
  uint32_t line = 0;

  [[nodiscard]] bool has(std::string_view attribute) const {
    std::string_view rest = attributes;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (rest.substr(0, end) == attribute) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }
};

/// A name of this type becomes a mention; what is in lower case is a class of words.
bool is_name(std::string_view type) { return !type.empty() && type[0] >= 'A' && type[0] <= 'Z'; }

class Lists {
 public:
  explicit Lists(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
      for (const std::string& name : files_below(folder, ".tsv")) {
        auto text = read_file(folder + "/" + name, kMaxListBytes);
        if (!text) continue;  // loading has told it
        paths_.push_back(folder + "/" + name);
        texts_.push_back(std::make_unique<std::string>(std::move(*text)));
      }
    }
    // Files are mostly in order: sorted apart and put together two by two they take a third of the
    // time that all rows at once take.
    std::vector<std::size_t> begins;
    for (uint32_t file = 0; file < texts_.size(); ++file) {
      begins.push_back(rows_.size());
      split(file);
      const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(begins.back());
      if (!std::is_sorted(begin, rows_.end(), before)) std::sort(begin, rows_.end(), before);
    }
    for (std::size_t step = 1; step < begins.size(); step *= 2) {
      for (std::size_t i = 0; i + step < begins.size(); i += 2 * step) {
        const std::size_t end = i + 2 * step < begins.size() ? begins[i + 2 * step] : rows_.size();
        const auto at = [&](std::size_t row) {
          return rows_.begin() + static_cast<std::ptrdiff_t>(row);
        };
        std::inplace_merge(at(begins[i]), at(begins[i + step]), at(end), before);
      }
    }
  }

  [[nodiscard]] const std::vector<ListRow>& rows() const { return rows_; }
  [[nodiscard]] Place place(const ListRow& row) const { return {paths_[row.file], row.line, 1}; }
  [[nodiscard]] std::string place_text(const ListRow& row) const {
    const std::string& path = paths_[row.file];
    return path.substr(path.rfind('/') + 1) + ":" + std::to_string(row.line);
  }

 private:
  static bool before(const ListRow& a, const ListRow& b) {
    return std::tie(a.surface, a.type, a.lang, a.id, a.file, a.line) <
           std::tie(b.surface, b.type, b.lang, b.id, b.file, b.line);
  }
  void split(uint32_t file) {
    std::string_view rest = *texts_[file];
    bool header = false;
    for (uint32_t line = 1; !rest.empty(); ++line) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view text = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (text.starts_with("#")) continue;
      if (header) add(text, file, line);
      header = true;
    }
  }
  void add(std::string_view text, uint32_t file, uint32_t line) {
    std::array<std::string_view, 5> cells;
    for (std::string_view& cell : cells) {
      const std::size_t end = std::min(text.find('\t'), text.size());
      cell = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    rows_.push_back({cells[0], cells[2], cells[1], cells[3], cells[4], file, line});
  }

  std::vector<std::string> paths_;
  std::vector<std::unique_ptr<std::string>> texts_;  // rows point into them
  std::vector<ListRow> rows_;                        // by surface, type, language, id
};

/// Rows `[first, last)` of one surface and type.
void lint_word(const Lists& lists, const ListRow* first, const ListRow* last,
               Diagnostics& diagnostics) {
  const ListRow* chosen = nullptr;
  for (const ListRow* row = first; row != last; ++row) {
    const bool again = row != first && (row - 1)->lang == row->lang;
    if (again && (row - 1)->id == row->id) {
      diagnostics.add(Code::lexicon_duplicate, lists.place(*row),
                      std::string(row->surface) + " is a " + std::string(row->type) + " in " +
                          lists.place_text(*(row - 1)) + " already");
    }
    const auto same_any = std::find_if(
        first, last, [&](const ListRow& r) { return r.lang == kAny && r.id == row->id; });
    if (row->lang != kAny && same_any != last) {
      Diagnostic needless = diagnostic(Code::lexicon_duplicate, lists.place(*row),
                                       std::string(row->surface) + " stands for all languages in " +
                                           lists.place_text(*same_any) + " already");
      needless.severity = Severity::info;
      diagnostics.add(std::move(needless));
    }
    if (!again) chosen = nullptr;
    // One word may serve several offices; the body beside it tells which.
    if (!is_name(row->type) || row->type == "TITLE" || row->has("ambiguous=1") ||
        row->has("generic=1") || row->has("short=1")) {
      continue;
    }
    const bool settled = std::any_of(
        first, last, [&](const ListRow& r) { return r.lang == row->lang && r.has("default=1"); });
    if (chosen != nullptr && chosen->id != row->id && !settled) {
      diagnostics.add(Code::lexicon_conflict, lists.place(*row),
                      std::string(row->surface) + " is " + std::string(row->id) + " here and " +
                          std::string(chosen->id) + " in " + lists.place_text(*chosen));
    }
    chosen = row;
  }
}

void lint_types(const Lists& lists, const std::vector<Rule>& rules, Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> used = {
#define SAGWAN_LEXICON_TYPE(type, reader) type,
#define SAGWAN_LEXICON_SET(type, reader) type,
#include "pipeline/rules/lexicon_types.def"
  };
  for (const Rule& rule : rules) used.insert(rule.lexicons.begin(), rule.lexicons.end());
  std::map<std::string_view, std::pair<const ListRow*, std::size_t>> unused;
  for (const ListRow& row : lists.rows()) {
    const bool names = is_name(row.type) && find_type(row.type.substr(0, row.type.find('/')));
    if (names || used.contains(row.type)) continue;
    auto& [first, count] = unused[row.type];
    const bool earlier =
        first == nullptr || std::tie(row.file, row.line) < std::tie(first->file, first->line);
    if (earlier) first = &row;
    ++count;
  }
  for (const auto& [type, rows] : unused) {
    Diagnostic d = diagnostic(Code::lexicon_unused, lists.place(*rows.first),
                              "nothing reads the type " + std::string(type) + ", " +
                                  std::to_string(rows.second) + " rows");
    // A class of words may wait for its rule; a name of no known type is a slip.
    if (!is_name(type)) d.severity = Severity::info;
    diagnostics.add(std::move(d));
  }
}

}  // namespace

void lint_lexicons(const std::vector<std::string>& folders, const std::vector<Rule>& rules,
                   Diagnostics& diagnostics) {
  const Lists lists(folders);
  const std::vector<ListRow>& rows = lists.rows();
  for (std::size_t from = 0; from < rows.size();) {
    std::size_t to = from + 1;
    while (to < rows.size() && rows[to].surface == rows[from].surface &&
           rows[to].type == rows[from].type) {
      ++to;
    }
    if (to > from + 1) lint_word(lists, rows.data() + from, rows.data() + to, diagnostics);
    from = to;
  }
  lint_types(lists, rules, diagnostics);
}

}  // namespace sagwan
