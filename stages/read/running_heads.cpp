// SPDX-License-Identifier: Apache-2.0
#include "stages/read/running_heads.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

#include "pipeline/core/characters.h"
#include "stages/read/content.h"

namespace sagwan {

namespace {

constexpr float kSameSize = 0.6F;  // points
constexpr float kSameHeight = 8;   // points: a running head stands at one height
constexpr std::size_t kHeadLines = 3;
constexpr std::size_t kHeadPages = 3;
constexpr double kCountingShare = 0.5;  // of the lines: their numbers count with the pages
constexpr long kMostNumber = 1000000;
constexpr float kSameTop = 1.5F;  // points: heads whose words change stand at one height
constexpr float kHeadGap = 0.9F;  // of its size: between such a head and the text below
constexpr std::size_t kChangingPages = 5;
constexpr double kChangingShare = 0.3;  // of the pages
constexpr double kApartShare = 0.9;     // of the pages that begin at that height
constexpr float kMostHead = 1.05F;      // of the body's size
constexpr float kHeadZone = 0.14F;      // of the page's height, above and below

int number_groups(std::string_view text) {
  int groups = 0;
  bool inside = false;
  for (const char c : text) {
    const bool digit = is_digit(static_cast<unsigned char>(c));
    if (digit && !inside) ++groups;
    inside = digit;
  }
  return groups;
}

/// Letters, blanks left out, and digits folded where they number pages: what running heads share.
std::string key_of(std::string_view text, bool fold) {
  constexpr int kMostNumbers = 2;  // a head has a page and an issue; rows and notes have more
  if (fold && number_groups(text) > kMostNumbers) fold = false;
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    const bool digit = fold && is_digit(static_cast<unsigned char>(c));
    if (digit && !out.empty() && out.back() == '#') continue;
    out += digit ? '#' : c;
  }
  return out;
}

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, const PageLines& pages, float body,
         Profile& profile)
      : text_(text), lines_(lines), pages_(pages), body_(body), profile_(profile) {
    for (const Line& line : lines_) {
      if (line.set == nullptr) continue;
      bottom_ = std::max(bottom_, line.set->box.bottom);
      top_ = top_ == 0 ? line.set->box.top : std::min(top_, line.set->box.top);
    }
  }

  void find() {
    // Lines that repeat are no heads where the page shows that they stand in the body.
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].set == nullptr) continue;
      profile_.furniture[i] = lines_[i].start == LineStart::page_number && in_zone(i);
    }
    running_heads();
    changing_heads();
  }

 private:
  [[nodiscard]] std::string_view content(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }
  [[nodiscard]] const LineLayout& at(std::size_t i) const { return *lines_[i].set; }

  [[nodiscard]] bool in_zone(std::size_t i) const {
    const float height = bottom_ + top_;  // margins are alike
    return at(i).box.bottom < kHeadZone * height || at(i).box.top > (1 - kHeadZone) * height;
  }

  struct Place {
    std::size_t line;
    float top;
  };

  /// Whether the numbers of lines that are alike else are the same, or count with the pages: notes
  /// of one pattern are neither.
  [[nodiscard]] bool counts_pages(const std::vector<Place>& places) const {
    using Counts = std::map<std::pair<std::size_t, long>, std::size_t>;
    Counts same;   // by the number's place and value
    Counts count;  // by its place, and its value less the page
    std::size_t groups = 0;
    for (const Place& place : places) {
      std::size_t group = 0;
      long value = -1;
      const auto close = [&] {
        if (value < 0) return;
        ++same[{group, value}];
        ++count[{group, value - static_cast<long>(at(place.line).page)}];
        ++group;
        value = -1;
      };
      for (const char c : content(place.line)) {
        if (is_digit(static_cast<unsigned char>(c))) {
          if (value < kMostNumber) value = std::max(value, 0L) * 10 + (c - '0');
        } else {
          close();
        }
      }
      close();
      groups = std::max(groups, group);
    }
    for (std::size_t group = 0; group < groups; ++group) {
      std::size_t most = 0;
      for (const auto* counts : {&same, &count}) {
        for (const auto& [key, number] : *counts) {
          if (key.first == group) most = std::max(most, number);
        }
      }
      if (static_cast<double>(most) < kCountingShare * static_cast<double>(places.size()))
        return false;
    }
    return true;
  }

  void running_heads() {
    std::unordered_map<std::string, std::vector<Place>> heads;
    for (const auto& [number, page] : pages_) {
      std::vector<std::size_t> order = page;
      std::sort(order.begin(), order.end(),
                [&](std::size_t a, std::size_t b) { return at(a).box.top < at(b).box.top; });
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (i >= kHeadLines && i + kHeadLines < order.size()) continue;
        const bool unit = i > 0 && is_bracketed(content(order[i]));  // over a table that goes on
        if (in_zone(order[i]) && !unit) {
          heads[key_of(content(order[i]), lines_[order[i]].start != LineStart::numbered)].push_back(
              {order[i], at(order[i]).box.top});
        }
      }
    }
    const std::size_t least = std::min(kHeadPages, std::max<std::size_t>(pages_.size(), 2));
    for (const auto& [key, places] : heads) {
      if (!counts_pages(places)) continue;
      for (const Place& one : places) {
        const auto alike = std::count_if(places.begin(), places.end(), [&](const Place& other) {
          return std::abs(other.top - one.top) <= kSameHeight;
        });
        // Numbers alone are rows of a table's as well: they are folios at the edge of the page.
        if (static_cast<std::size_t>(alike) < least) continue;
        profile_.furniture[one.line] = true;
        profile_.set[one.line].use = LineUse::margin;
      }
    }
  }

  /// Heads that name the chapter change with it: what begins page after page at one height, apart
  /// from what stands below it, in type no larger than the body's, is none of the text.
  void changing_heads() {
    struct First {
      std::size_t line;
      float top;
      bool apart;
    };
    std::vector<First> firsts;
    for (const auto& [number, page] : pages_) {
      if (page.size() < kHeadLines) continue;
      std::vector<std::size_t> order = page;
      std::sort(order.begin(), order.end(),
                [&](std::size_t a, std::size_t b) { return at(a).box.top < at(b).box.top; });
      const LineLayout& line = at(order[0]);
      std::size_t next = 1;
      while (next < order.size() && at(order[next]).box.top < line.box.bottom) ++next;
      if (next == order.size() || !in_zone(order[0])) continue;
      const float gap = at(order[next]).box.top - line.box.bottom;
      firsts.push_back({order[0], line.box.top, gap > kHeadGap * line.size});
    }
    for (const First& one : firsts) {
      std::size_t apart = 0;
      std::size_t all = 0;
      for (const First& other : firsts) {
        if (std::abs(other.top - one.top) > kSameTop) continue;
        ++all;
        if (other.apart && std::abs(at(other.line).size - at(one.line).size) < kSameSize) ++apart;
      }
      const bool many =
          apart >= kChangingPages &&
          static_cast<double>(apart) >= kChangingShare * static_cast<double>(firsts.size());
      if (!many || static_cast<double>(apart) < kApartShare * static_cast<double>(all)) continue;
      if (!one.apart || at(one.line).size > body_ * kMostHead) continue;
      for (const std::size_t i : pages_.at(at(one.line).page)) {
        if (std::abs(at(i).box.top - one.top) > kSameTop) continue;
        profile_.furniture[i] = true;
        profile_.set[i].use = LineUse::margin;
      }
    }
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const PageLines& pages_;
  float body_;
  Profile& profile_;
  float top_ = 0;
  float bottom_ = 0;
};

}  // namespace

void find_running_heads(std::string_view text, const std::vector<Line>& lines,
                        const PageLines& pages, float body, Profile& profile) {
  Finder(text, lines, pages, body, profile).find();
}

}  // namespace sagwan
