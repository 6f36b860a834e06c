// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/references.h"

#include <string>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

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

/// The names of `later` are the first names of `first`, in order.
bool same_first_authors(std::string_view text, const CitationItem& later,
                        const CitationItem& first) {
  if (later.author_count == 0 || later.author_count > first.author_count) return false;
  for (uint8_t i = 0; i < later.author_count; ++i) {
    const std::string one = without_spaces(slice(text, later.authors[i]));
    const std::string other = without_spaces(slice(text, first.authors[i]));
    if (one.empty() || other.empty()) return false;
    if (!one.starts_with(other) && !other.starts_with(one) && !one.ends_with(other) &&
        !other.ends_with(one))
      return false;
  }
  return true;
}

bool same_year(const CitationItem& a, const CitationItem& b) {
  return a.date.empty() || b.date.empty() ||
         a.date.view().substr(0, 4) == b.date.view().substr(0, 4);
}

/// Letters and digits alone, in small letters.
std::string letters(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const char32_t c = utf8::decode(text, i);
    if (script_of(c) == Script::none && !is_digit(c)) continue;
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else {
      out += text.substr(i, utf8::length(text[i]));
    }
  }
  return out;
}

/// Whether a work has more than author, title and pages.
bool is_full(const CitationItem& item) {
  return !item.date.empty() || !item.container.empty() || !item.publisher.empty() ||
         !item.url.empty() || !item.number.empty() || !item.volume.empty();
}

/// Whether `later` is `first` again: the same title, or as a short form a part of it.
bool same_work(std::string_view text, const CitationItem& first, const CitedWork& later) {
  const CitationItem& item = later.item;
  if (item.author_count > 0 && first.author_count > 0 && !same_author(text, item, first))
    return false;
  if (!same_year(item, first)) return false;
  // A short title is told by its author.
  const std::size_t shortest = later.tentative && item.author_count > 0 ? 4 : 6;
  if (item.title.empty()) {
    return later.tentative && !item.date.empty() && !first.date.empty() && item.author_count > 0 &&
           first.author_count > 0;
  }
  const std::string one = letters(slice(text, first.title));
  const std::string other = letters(slice(text, item.title));
  if (other.size() < shortest) return false;
  if (later.tentative && item.author_count > 0) {
    return one.size() >= shortest &&
           (one.find(other) != std::string::npos || other.find(one) != std::string::npos);
  }
  if (one != other || (item.author_count == 0) != (first.author_count == 0)) return false;
  // The same headline in two papers, on two days, or a yearly title is not the same work.
  return first.date.view() == item.date.view() &&
         letters(slice(text, first.container)) == letters(slice(text, item.container));
}

/// The first citation of the work that `from` cites again.
uint32_t first_of(std::string_view text, const std::vector<CitedWork>& works, uint32_t from) {
  for (uint32_t i = from; i-- > 0;) {
    const CitationItem& item = works[i].item;
    const bool whole = is_full(item) || item.type == WorkType::legislation;
    if (item.ibid || works[i].tentative || !whole) continue;
    if (!same_work(text, item, works[from])) continue;
    return item.refers_to == kNone ? i : item.refers_to;
  }
  return kNone;
}

uint32_t target(std::string_view text, const std::vector<CitedIn>& places,
                const std::vector<CitedWork>& works, uint32_t from) {
  const CitedWork& ibid = works[from];
  const bool by_author = ibid.item.author_count > 0;
  // A work of these and more authors, of other co-authors, or of another year, only where none fits
  // better.
  uint32_t first = kNone;
  uint32_t shared = kNone;
  uint32_t other_year = kNone;
  for (uint32_t i = from; i-- > 0;) {
    const CitationItem& item = works[i].item;
    // A source line under a table or a bibliography is no note: a note's Ibid. does not mean it.
    if (places[item.block] != places[ibid.item.block] && !by_author) continue;
    if (item.ibid || works[i].tentative) {
      if (!by_author && item.refers_to != kNone) return item.refers_to;
      continue;
    }
    if (!by_author) return i;
    if (!same_author(text, ibid.item, item)) continue;
    if (!same_year(ibid.item, item)) {
      if (other_year == kNone) other_year = i;
    } else if (!same_first_authors(text, ibid.item, item)) {
      if (shared == kNone) shared = i;
    } else if (item.author_count == ibid.item.author_count) {
      return i;
    } else if (first == kNone) {
      first = i;
    }
  }
  if (first != kNone) return first;
  return shared == kNone ? other_year : shared;
}

}  // namespace

void resolve_references(std::string_view text, const std::vector<CitedIn>& places,
                        std::vector<CitedWork>& works, Diagnostics& diagnostics) {
  std::vector<CitedWork> kept;
  kept.reserve(works.size());
  for (const CitedWork& work : works) {
    kept.push_back(work);
    const auto at = static_cast<uint32_t>(kept.size()) - 1;
    CitationItem& item = kept.back().item;
    if (item.ibid) {
      item.refers_to = target(text, places, kept, at);
      if (item.refers_to == kNone)
        diagnostics.add(Code::ibid_unresolved, item.span, "no work before it that it could mean");
    } else {
      item.refers_to = first_of(text, kept, at);
      if (item.refers_to == kNone && kept.back().tentative) {
        // A title in quotes is a work whatever stands behind it.
        if (!kept.back().quoted) {
          kept.pop_back();
          continue;
        }
        kept.back().tentative = false;
      }
    }
    if (item.refers_to != kNone && (item.ibid || kept.back().tentative))
      item.type = kept[item.refers_to].item.type;
  }
  works = std::move(kept);
}

}  // namespace sagwan::cite
