// SPDX-License-Identifier: Apache-2.0
// NamePlaces: where the mentions of a text begin and end, and what is free of them and of values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/rules/conflicts.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

class NamePlaces {
 public:
  /// All outlive it; `finds` stay as they are.
  NamePlaces(std::string_view text, const Layer<Find>& finds, const Layer<Mention>& mentions)
      : text_(text), mentions_(mentions), values_(spans_of_values(finds)) {
    refresh();
  }

  /// After `mentions` changed.
  void refresh() {
    begins_.clear();
    ends_.clear();
    longest_ = 0;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      begins_.push_back({mentions_[i].span, i});
      longest_ = std::max(longest_, mentions_[i].span.size());
    }
    // Mentions stand in order, but for those that were appended.
    const auto less = [](const Place& a, const Place& b) {
      return std::pair(a.span.begin, a.mention) < std::pair(b.span.begin, b.mention);
    };
    const auto appended = std::is_sorted_until(begins_.begin(), begins_.end(), less);
    std::sort(appended, begins_.end(), less);
    std::inplace_merge(begins_.begin(), appended, begins_.end(), less);
    // Their ends nearly do as well.
    for (const Place& place : begins_) {
      ends_.push_back(place);
      for (std::size_t i = ends_.size() - 1; i > 0 && is_behind(ends_[i - 1], ends_[i]); --i)
        std::swap(ends_[i - 1], ends_[i]);
    }
  }

  [[nodiscard]] bool is_free(Span span) const {
    if (values_.any(span, [](uint32_t /*any*/) { return true; })) return false;
    auto at = first_from(begins_, span.begin - std::min(span.begin, longest_));
    for (; at != begins_.end() && at->span.begin < span.end; ++at) {
      if (at->span.overlaps(span)) return false;
    }
    return true;
  }
  /// The mention that begins or ends at byte `at`; nullptr where none does.
  [[nodiscard]] const Mention* begin_at(uint32_t at) const {
    const auto place = first_from(begins_, at);
    return place == begins_.end() || place->span.begin != at ? nullptr : &mentions_[place->mention];
  }
  [[nodiscard]] const Mention* end_at(uint32_t at) const {
    const auto place =
        std::ranges::lower_bound(ends_, at, {}, [](const Place& p) { return p.span.end; });
    return place == ends_.end() || place->span.end != at ? nullptr : &mentions_[place->mention];
  }
  /// The same of one that a space parts from byte `at`.
  [[nodiscard]] const Mention* behind(uint32_t at) const {
    return at < text_.size() && text_[at] == ' ' ? begin_at(at + 1) : nullptr;
  }
  [[nodiscard]] const Mention* before(uint32_t at) const {
    return at > 1 && text_[at - 1] == ' ' ? end_at(at - 1) : nullptr;
  }
  /// The row of the office behind byte `at` and a space; kNone where none stands.
  [[nodiscard]] uint32_t office_behind(uint32_t at) const {
    const Mention* name = behind(at);
    return name != nullptr && name->type == FindType::title ? name->entry : kNone;
  }

 private:
  struct Place {
    Span span;
    uint32_t mention = 0;
  };
  static bool is_behind(const Place& a, const Place& b) {
    return std::pair(a.span.end, a.mention) > std::pair(b.span.end, b.mention);
  }
  static std::vector<Place> spans_of_values(const Layer<Find>& finds) {
    std::vector<Place> out;
    for (const Find& find : finds) {
      if (find.outer == kNone && conflict_group(find.type) == ConflictGroup::value)
        out.push_back({find.span});
    }
    return out;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  SpanIndex values_;
  std::vector<Place> begins_;  ///< by begin
  std::vector<Place> ends_;    ///< by end
  uint32_t longest_ = 0;       ///< bytes of a mention
};

}  // namespace sagwan
