// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/references.h"

#include <algorithm>
#include <string>
#include <unordered_map>
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

/// What works are compared by, written once for each.
struct Keys {
  std::vector<std::string> authors;  ///< without spaces and points
  std::string title;                 ///< its letters, as the container's
  std::string container;
};

/// One name begins the other (Ivanov, Ivanov I.), or ends it: the family name may stand last
/// (Richard Pomfret, Pomfret).
bool same_name(const std::string& one, const std::string& other) {
  if (one.empty() || other.empty()) return false;
  return one.starts_with(other) || other.starts_with(one) || one.ends_with(other) ||
         other.ends_with(one);
}

bool same_author(const Keys& a, const Keys& b) {
  return std::any_of(a.authors.begin(), a.authors.end(), [&](const std::string& one) {
    return std::any_of(b.authors.begin(), b.authors.end(),
                       [&](const std::string& other) { return same_name(one, other); });
  });
}

/// The names of `later` are the first names of `first`, in order.
bool same_first_authors(const Keys& later, const Keys& first) {
  if (later.authors.empty() || later.authors.size() > first.authors.size()) return false;
  return std::equal(later.authors.begin(), later.authors.end(), first.authors.begin(), same_name);
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

/// A shorter title (bytes of its letters) is no sign of the same work. A short one is told by its
/// author.
std::size_t shortest_title(const CitedWork& later) {
  return later.tentative && later.item.author_count > 0 ? 4 : 6;
}

/// Whether a work can be meant by `the book above` or `the article above`.
bool is_meant(WorkType type, WorkType meant) {
  const bool shorter = type == WorkType::article || type == WorkType::article_journal ||
                       type == WorkType::article_newspaper || type == WorkType::webpage;
  return meant == WorkType::book ? !shorter : type != WorkType::book;
}

/// Works back to which `the book above` reaches over others.
constexpr uint32_t kMostAbove = 6;

/// The works of a document so far, in its order.
class Works {
 public:
  Works(std::string_view text, const std::vector<CitedIn>& places) : text_(text), places_(places) {}

  [[nodiscard]] const CitedWork& operator[](uint32_t i) const { return works_[i]; }
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(works_.size()); }
  [[nodiscard]] std::vector<CitedWork> take() { return std::move(works_); }

  [[nodiscard]] Keys keys_of(const CitedWork& work) const;
  void add(const CitedWork& work, Keys keys);
  /// The work that an Ibid. which follows these means.
  [[nodiscard]] uint32_t target(const CitedWork& ibid, const Keys& keys) const;
  /// The first citation of the work that `later`, which follows these, cites again.
  [[nodiscard]] uint32_t first_of(const CitedWork& later, const Keys& keys) const;

 private:
  [[nodiscard]] bool same_work(uint32_t first, const CitedWork& later, const Keys& keys) const;
  template <class Fits>
  [[nodiscard]] uint32_t above(const CitedWork& ibid, uint32_t most, const Fits& fits) const;
  template <class Fits>
  [[nodiscard]] uint32_t by_authors(const CitedWork& ibid, const Keys& keys,
                                    const Fits& fits) const;

  std::string_view text_;
  const std::vector<CitedIn>& places_;
  std::vector<CitedWork> works_;
  std::vector<Keys> keys_;
  std::vector<uint32_t> full_;  ///< works that others can be citations of
  std::unordered_map<std::string, std::vector<uint32_t>> by_title_;  ///< the same, by key
};

Keys Works::keys_of(const CitedWork& work) const {
  Keys out;
  for (uint8_t i = 0; i < work.item.author_count; ++i) {
    out.authors.push_back(without_spaces(slice(text_, work.item.authors[i])));
  }
  out.title = letters(slice(text_, work.item.title));
  out.container = letters(slice(text_, work.item.container));
  return out;
}

void Works::add(const CitedWork& work, Keys keys) {
  const bool whole = is_full(work.item) || work.item.type == WorkType::legislation;
  if (!work.item.ibid && !work.tentative && whole) {
    full_.push_back(size());
    by_title_[keys.title].push_back(size());
  }
  works_.push_back(work);
  keys_.push_back(std::move(keys));
}

/// The same title, or as a short form a part of it; of titles that are to be equal, they are.
bool Works::same_work(uint32_t first, const CitedWork& later, const Keys& keys) const {
  const CitationItem& item = later.item;
  const CitationItem& other = works_[first].item;
  if (!same_year(item, other)) return false;
  const bool both_named = item.author_count > 0 && other.author_count > 0;
  if (both_named && !same_author(keys, keys_[first])) return false;
  if (item.title.empty()) return both_named && !item.date.empty() && !other.date.empty();
  const std::string& title = keys_[first].title;
  if (later.tentative && item.author_count > 0) {
    return title.size() >= shortest_title(later) && (title.find(keys.title) != std::string::npos ||
                                                     keys.title.find(title) != std::string::npos);
  }
  if ((item.author_count == 0) != (other.author_count == 0)) return false;
  // The same headline in two papers, on two days, or a yearly title is not the same work.
  return other.date.view() == item.date.view() && keys_[first].container == keys.container;
}

uint32_t Works::first_of(const CitedWork& later, const Keys& keys) const {
  const bool titled = !later.item.title.empty();
  if (titled ? keys.title.size() < shortest_title(later) : !later.tentative) return kNone;
  const std::vector<uint32_t>* among = &full_;
  if (titled && !(later.tentative && later.item.author_count > 0)) {
    const auto found = by_title_.find(keys.title);
    if (found == by_title_.end()) return kNone;
    among = &found->second;
  }
  const auto first = std::find_if(among->rbegin(), among->rend(),
                                  [&](uint32_t i) { return same_work(i, later, keys); });
  if (first == among->rend()) return kNone;
  const uint32_t before = works_[*first].item.refers_to;
  return before == kNone ? *first : before;
}

uint32_t Works::target(const CitedWork& ibid, const Keys& keys) const {
  const bool by_author = ibid.item.author_count > 0;
  if (ibid.meant) {
    const auto fits = [&](uint32_t i) { return is_meant(works_[i].item.type, *ibid.meant); };
    const uint32_t found = by_author ? by_authors(ibid, keys, fits) : above(ibid, kMostAbove, fits);
    if (found != kNone) return found;
  }
  const auto any = [](uint32_t) { return true; };
  return by_author ? by_authors(ibid, keys, any) : above(ibid, size(), any);
}

/// The nearest work above, among the last `most`.
template <class Fits>
uint32_t Works::above(const CitedWork& ibid, uint32_t most, const Fits& fits) const {
  for (uint32_t i = size(); i-- > 0 && size() - i <= most;) {
    const CitationItem& item = works_[i].item;
    // A source line under a table or a bibliography is no note: a note's Ibid. does not mean it.
    if (places_[item.block] != places_[ibid.item.block]) continue;
    const bool again = item.ibid || works_[i].tentative;
    const uint32_t work = again ? item.refers_to : i;
    if (work != kNone && fits(work)) return work;
  }
  return kNone;
}

template <class Fits>
uint32_t Works::by_authors(const CitedWork& ibid, const Keys& keys, const Fits& fits) const {
  // A work of these and more authors, of other co-authors, or of another year, only where none
  // fits better.
  uint32_t first = kNone;
  uint32_t shared = kNone;
  uint32_t other_year = kNone;
  for (uint32_t i = size(); i-- > 0;) {
    const CitationItem& item = works_[i].item;
    if (item.ibid || works_[i].tentative || !fits(i) || !same_author(keys, keys_[i])) continue;
    if (!same_year(ibid.item, item)) {
      if (other_year == kNone) other_year = i;
    } else if (!same_first_authors(keys, keys_[i])) {
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
  Works known(text, places);
  for (CitedWork& work : works) {
    CitationItem& item = work.item;
    Keys keys = known.keys_of(work);
    if (item.ibid) {
      item.refers_to = known.target(work, keys);
      if (item.refers_to == kNone)
        diagnostics.add(Code::ibid_unresolved, item.span, "no work before it that it could mean");
    } else {
      item.refers_to = known.first_of(work, keys);
      if (item.refers_to == kNone && work.tentative) {
        // A title in quotes is a work whatever stands behind it.
        if (!work.quoted) continue;
        work.tentative = false;
      }
    }
    if (item.refers_to != kNone && (item.ibid || work.tentative))
      item.type = known[item.refers_to].item.type;
    known.add(work, std::move(keys));
  }
  works = known.take();
}

}  // namespace sagwan::cite
