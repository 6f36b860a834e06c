// SPDX-License-Identifier: Apache-2.0
// NamePlaces: where the mentions of a text begin and end, and what is free of them and of values.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/conflicts.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

class NamePlaces {
 public:
  NamePlaces(std::string_view text, const Layer<Find>& finds, const Layer<Mention>& mentions)
      : text_(text), finds_(finds), mentions_(mentions) {
    refresh();
  }

  /// After `mentions` changed.
  void refresh() {
    taken_.clear();
    begins_.clear();
    ends_.clear();
    for (const Find& find : finds_) {
      if (find.outer == kNone && conflict_group(find.type) == ConflictGroup::value)
        taken_.push_back({find.span});
    }
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      taken_.push_back({mentions_[i].span});
      begins_.emplace_back(mentions_[i].span.begin, i);
      ends_.emplace_back(mentions_[i].span.end, i);
    }
    std::sort(begins_.begin(), begins_.end());
    std::sort(ends_.begin(), ends_.end());
    index_.emplace(taken_);
  }

  [[nodiscard]] bool is_free(Span span) const {
    return !index_->any(span, [](uint32_t /*any*/) { return true; });
  }
  /// The mention that begins or ends at byte `at`; nullptr where none does.
  [[nodiscard]] const Mention* begin_at(uint32_t at) const { return found(begins_, at); }
  [[nodiscard]] const Mention* end_at(uint32_t at) const { return found(ends_, at); }
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
  };
  using Edges = std::vector<std::pair<uint32_t, uint32_t>>;  ///< bytes and mentions, in order
  [[nodiscard]] const Mention* found(const Edges& edges, uint32_t at) const {
    const auto name = std::lower_bound(edges.begin(), edges.end(), std::pair{at, uint32_t{0}});
    return name == edges.end() || name->first != at ? nullptr : &mentions_[name->second];
  }

  std::string_view text_;
  const Layer<Find>& finds_;
  const Layer<Mention>& mentions_;
  std::vector<Place> taken_;
  std::optional<SpanIndex> index_;
  Edges begins_;
  Edges ends_;
};

}  // namespace sagwan
