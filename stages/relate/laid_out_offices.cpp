// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/laid_out_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostOfRow = 2;  // offices of one person in a row of a table

/// A person alone in a line, below whom his office stands, with its body before or behind it.
class Signatures {
  static constexpr std::size_t kLongestSignature = 120;  // bytes behind the office

 public:
  Signatures(std::string_view text, const Layer<Mention>& mentions,
             const std::vector<uint32_t>& items)
      : text_(text), mentions_(mentions), items_(items) {}

  void add(const std::set<uint32_t>& told, std::vector<BesideOffice>& out) const {
    for (std::size_t i = 0; i + 1 < items_.size(); ++i) {
      if (mentions_[items_[i]].type != FindType::per || !fills_line(span(i))) continue;
      BesideOffice found{items_[i]};
      const uint32_t line = span(i).end + 1;
      uint32_t at = line;
      for (std::size_t next = i + 1; next < items_.size() && is_beside(at, span(next), at == line);
           ++next) {
        at = span(next).end;
        const FindType type = mentions_[items_[next]].type;
        if (type == FindType::per) break;
        if (type == FindType::org && found.body == kNone) found.body = items_[next];
        if (type == FindType::title && found.office == kNone) found.office = items_[next];
      }
      if (found.office != kNone && !told.contains(found.office) && is_signature(at))
        out.push_back(found);
    }
  }

 private:
  [[nodiscard]] Span span(std::size_t item) const { return mentions_[items_[item]].span; }

  [[nodiscard]] bool fills_line(Span span) const {
    return (span.begin == 0 || text_[span.begin - 1] == '\n') && span.end < text_.size() &&
           text_[span.end] == '\n';
  }

  /// Does the line end at `at`, or behind a comma there and no sentence?
  [[nodiscard]] bool is_signature(uint32_t at) const {
    if (at >= text_.size() || text_[at] == '\n') return true;
    const std::string_view rest = text_.substr(at, kLongestSignature);
    const std::size_t end = rest.find('\n');
    return rest[0] == ',' && (end != std::string_view::npos || rest.size() < kLongestSignature) &&
           !rest.substr(0, end).ends_with('.');
  }

  /// Does nothing but a space or a comma stand between `at` and what begins there?
  [[nodiscard]] bool is_beside(uint32_t at, Span item, bool is_first) const {
    const std::string_view gap = slice(text_, {at, std::max(at, item.begin)});
    return is_first ? gap.empty() : gap == " " || gap == ", ";
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const std::vector<uint32_t>& items_;
};

/// A person before a bar, and the office in the next cell or the one behind it. Lines are joined,
/// so that no cell may be empty: it would be where a row ends.
class Cells {
 public:
  Cells(std::string_view text, const Layer<Mention>& mentions, const std::vector<uint32_t>& items)
      : text_(text), mentions_(mentions), items_(items) {}

  void add(const std::set<uint32_t>& told, std::vector<BesideOffice>& out) const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (mentions_[items_[i]].type != FindType::per) continue;
      BesideOffice found{items_[i]};
      for (std::size_t next = i + 1; next < items_.size() && next <= i + kMostItems; ++next) {
        const FindType type = mentions_[items_[next]].type;
        if (type == FindType::per || !is_in_row(i, next)) break;
        if (type == FindType::org && found.body == kNone) found.body = items_[next];
        if (type != FindType::title) continue;
        found.office = items_[next];
        if (!told.contains(found.office)) out.push_back(found);
        break;
      }
    }
  }

 private:
  static constexpr std::size_t kMostItems = 4;
  static constexpr std::size_t kLongestRow = 160;  // bytes
  static constexpr int kMostBars = 2;

  /// Do bars part the person from what stands behind, and words in each cell?
  [[nodiscard]] bool is_in_row(std::size_t person, std::size_t item) const {
    const std::string_view gap =
        slice(text_, {mentions_[items_[person]].span.end, mentions_[items_[item]].span.begin});
    if (gap.size() > kLongestRow) return false;
    int bars = 0;
    bool is_empty = false;
    for (const char c : gap) {
      if (c == '\n' || (c == '|' && (is_empty || ++bars > kMostBars))) return false;
      if ((c != ' ' && c != '|' && bars == 0) || is_digit(static_cast<unsigned char>(c)))
        return false;
      is_empty = c == '|' || (is_empty && c == ' ');
    }
    return bars > 0;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const std::vector<uint32_t>& items_;
};

/// The one person of a row of a table, and its offices, in whatever order its columns are.
void add_of_rows(std::span<const Block> blocks, const Layer<Mention>& mentions,
                 const std::vector<uint32_t>& items, std::vector<BesideOffice>& out) {
  auto item = items.begin();
  for (const Block& row : blocks) {
    if (row.kind != BlockKind::row) continue;
    while (item != items.end() && mentions[*item].span.begin < row.span.begin) ++item;
    BesideOffice found;
    std::vector<uint32_t> offices;
    int persons = 0;
    for (; item != items.end() && row.span.contains(mentions[*item].span); ++item) {
      const FindType type = mentions[*item].type;
      if (type == FindType::per) {
        found.person = *item;
        ++persons;
      } else if (type == FindType::title) {
        offices.push_back(*item);
      } else if (type == FindType::org && found.body == kNone) {
        found.body = *item;
      }
    }
    if (persons != 1 || offices.size() > kMostOfRow) continue;
    for (const uint32_t office : offices) out.push_back({found.person, office, found.body});
  }
}

}  // namespace

std::vector<BesideOffice> offices_in_rows(std::string_view text, std::span<const Block> blocks,
                                          const Layer<Mention>& mentions,
                                          const std::vector<uint32_t>& items,
                                          std::set<uint32_t>& told) {
  std::vector<BesideOffice> out;
  const auto note = [&] {
    for (const BesideOffice& found : out) told.insert(found.office);
  };
  add_of_rows(blocks, mentions, items, out);
  std::erase_if(out, [&](const BesideOffice& row) { return told.contains(row.office); });
  note();
  Cells(text, mentions, items).add(told, out);
  note();
  return out;
}

void add_signatures(std::string_view text, const Layer<Mention>& mentions,
                    const std::vector<uint32_t>& items, const std::set<uint32_t>& told,
                    std::vector<BesideOffice>& out) {
  Signatures(text, mentions, items).add(told, out);
}

}  // namespace sagwan
