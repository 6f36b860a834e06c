// SPDX-License-Identifier: Apache-2.0
// Draft: a cited work while ItemBuilder reads it; and the constants that it shares with the rules.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "stages/cite/item_builder.h"

namespace sagwan::cite {

/// Subtype of CUE: a word for a kind of work.
inline constexpr std::string_view kWorkKind = "work_kind";
/// Type of the word lists of class words of bodies; the id is the kind of body.
inline constexpr std::string_view kOrgSuffix = "org_suffix";
/// Values that rules set for `ibid`.
inline constexpr std::string_view kPrevious = "previous";

struct ItemBuilder::Draft {
  CitationItem item;
  Span segment;
  const std::vector<Piece>* pieces = nullptr;
  Span covered{UINT32_MAX, 0};
  CitedIn place = CitedIn::note;
  IbidBy by = IbidBy::none;
  std::optional<WorkType> kind;   ///< said by a rule or a word
  std::optional<WorkType> meant;  ///< see CitedWork
  bool book = false;              ///< the title is a book's
  bool fields = false;            ///< volume, issue or pages were seen
  bool plain_container = false;   ///< the container has no quotes
  bool unquoted = false;          ///< the title has no quotes
  bool slashed = false;           ///< two slashes part the title from what contains it
  bool printed = false;           ///< a place and publisher were seen
  bool within = false;            ///< a book contains the work
  bool tentative = false;         ///< see CitedWork
  bool opened = false;            ///< what comes next contains the work

  void cover(Span span) {
    covered.begin = std::min(covered.begin, span.begin);
    covered.end = std::max(covered.end, span.end);
  }
  void set_authors(const std::vector<Span>& authors) {
    item.author_count = 0;
    for (const Span author : authors) {
      if (item.author_count == item.authors.size()) break;
      item.authors[item.author_count++] = author;
    }
  }
};

/// Page numbers with hyphens: 183~208 is 183-208; several are joined by ", ".
[[nodiscard]] FixedText<64> printed_pages(std::string_view pages);

}  // namespace sagwan::cite
