// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/references.h"

#include <string>

namespace sagwan::cite {

namespace {

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '.' && c != ',') out.push_back(c);
  }
  return out;
}

/// One of the names of `a` begins one of `b`'s, or the other way round (Ivanov, Ivanov I.).
bool same_author(std::string_view text, const CitationItem& a, const CitationItem& b) {
  for (uint8_t i = 0; i < a.author_count; ++i) {
    const std::string one = without_spaces(slice(text, a.authors[i]));
    for (uint8_t k = 0; k < b.author_count; ++k) {
      const std::string other = without_spaces(slice(text, b.authors[k]));
      if (one.empty() || other.empty()) continue;
      if (one.starts_with(other) || other.starts_with(one)) return true;
      // The family name may stand last (Richard Pomfret, Pomfret).
      if (one.ends_with(other) || other.ends_with(one)) return true;
    }
  }
  return false;
}

bool same_year(const CitationItem& a, const CitationItem& b) {
  return a.date.empty() || b.date.empty() ||
         a.date.view().substr(0, 4) == b.date.view().substr(0, 4);
}

uint32_t target(std::string_view text, const std::vector<CitedIn>& places,
                const std::vector<CitedWork>& works, uint32_t from) {
  const CitedWork& ibid = works[from];
  const bool by_author = ibid.item.author_count > 0;
  uint32_t other_year = kNone;
  for (uint32_t i = from; i-- > 0;) {
    const CitationItem& item = works[i].item;
    // A source line under a table or a bibliography is no note: a note's Ibid. does not mean it.
    if (places[item.block] != places[ibid.item.block] && !by_author) continue;
    if (item.ibid) {
      if (!by_author && item.refers_to != kNone) return item.refers_to;
      continue;
    }
    if (!by_author) return i;
    if (!same_author(text, ibid.item, item)) continue;
    if (same_year(ibid.item, item)) return i;
    if (other_year == kNone) other_year = i;
  }
  return other_year;
}

}  // namespace

void resolve_references(std::string_view text, const std::vector<CitedIn>& places,
                        std::vector<CitedWork>& works, Diagnostics& diagnostics) {
  for (uint32_t i = 0; i < works.size(); ++i) {
    CitationItem& item = works[i].item;
    if (!item.ibid) continue;
    item.refers_to = target(text, places, works, i);
    if (item.refers_to == kNone) {
      diagnostics.add(Code::ibid_unresolved, item.span, "no work before it that it could mean");
    } else {
      item.type = works[item.refers_to].item.type;
    }
  }
}

}  // namespace sagwan::cite
