// SPDX-License-Identifier: Apache-2.0
// Levels: tells a range (costs $3 to $5) from two levels that something moved between (rose from 5%
// to 6%, fell $3 to $85). All words are lexicon rows: change (rise or fall), level_from (before the
// first level), level_by (before an amount of change), level_to (between the two).
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/span.h"

namespace sagwan {

class Levels {
 public:
  explicit Levels(const Resources& resources) : resources_(&resources) {}

  /// The joint between the two levels of `find`, spaces around it counted; none where it is a
  /// range, or where nothing moved. `first`, `second`: its numbers; `earlier`: the amount before
  /// it, if any.
  [[nodiscard]] std::optional<Span> joint(std::string_view text, Span find, Span first, Span second,
                                          LangId lang, const Quantity* earlier) const;

  /// The joint of `find`, whose second number is the lower one: no range, also where no verb says
  /// that something fell (from 5% to 4%, a peak of 5% to 4%). None without the words for it.
  [[nodiscard]] std::optional<Span> fallen(std::string_view text, Span find, Span first,
                                           Span second, LangId lang) const;

  /// True if the limit before an amount is no limit but says which level was reached (rose to 6%,
  /// the forecast for the year to 6% from 5%).
  [[nodiscard]] bool is_reached(std::string_view text, Span limit, Span amount, LangId lang) const;

  /// True if the limit before an amount says which level `change`, the amount before it, led to
  /// (rose by 9 % in a year, to 163).
  [[nodiscard]] bool is_led_to(std::string_view text, Span limit, const Quantity& change) const;

  /// The second level of `range`, which becomes the first. `own`: the kind that the second has.
  [[nodiscard]] static Quantity split(Quantity& range, Span joint, QuantityKind own);

 private:
  /// True if the word before the first level stands some words before it (from a low of 5%), then
  /// `at` is where it begins.
  [[nodiscard]] bool is_far_from(std::string_view text, std::size_t level, std::size_t& at,
                                 LangId lang) const;
  /// The word of the list between two numbers, spaces around it counted.
  [[nodiscard]] std::optional<Span> word_between(std::string_view text, Span first, Span second,
                                                 LangId lang) const;
  [[nodiscard]] bool is(std::string_view word, std::string_view type, LangId lang) const;
  [[nodiscard]] bool moves_before(std::string_view text, std::size_t end, LangId lang) const;
  [[nodiscard]] bool moves_behind(std::string_view text, std::size_t begin, LangId lang) const;
  /// Does a word like from stand at `begin`, behind a level, and another level behind it?
  [[nodiscard]] bool comes_from(std::string_view text, std::size_t begin, LangId lang) const;

  const Resources* resources_;
};

}  // namespace sagwan
