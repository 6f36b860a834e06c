// SPDX-License-Identifier: Apache-2.0
// EarlierTimes: which of the times before it another one goes on from: the nearest of its block, of
// the blocks above it, of the paragraphs before. What it then lacks is completed elsewhere.
#pragma once

#include <optional>
#include <vector>

#include "stages/resolve/heads.h"
#include "stages/resolve/resolved.h"
#include "stages/resolve/time_context.h"
#include "stages/resolve/time_layers.h"

namespace sagwan {

class EarlierTimes {
 public:
  /// All must outlive it; `resolved` and `document` are read as they are when it is asked.
  EarlierTimes(const TimeLayers& layers, const std::vector<Resolved>& resolved,
               const TimeContext& context, const std::optional<CalendarPoint>& document);

  /// The nearest earlier time in the own block, else in the chain of parent blocks; kNone where
  /// there is none that has what `lack` asks for.
  [[nodiscard]] uint32_t nearest(uint32_t time, Grain lack) const;
  /// The nearest one as `nearest`, of those that something can be compared with: a month, a
  /// quarter, a year, an interval; no day, and none that stands in brackets for itself.
  [[nodiscard]] uint32_t nearest_period(uint32_t time, Grain lack) const;
  /// The last time of the running text before, for words that go on from it (the month before, that
  /// year): paragraphs follow each other, items under one heading do not. For words that compare
  /// (the month before) the latest time of that paragraph: older ones are what it was compared
  /// with.
  [[nodiscard]] uint32_t in_paragraph_before(uint32_t time, Grain lack) const;
  /// The last period of the paragraphs before, as `nearest_period`.
  [[nodiscard]] uint32_t period_in_paragraph_before(uint32_t time, Grain lack) const;
  /// In a text that nothing dates, the time of the last title or heading before, or of the first
  /// lines: what a report is about is when it speaks of.
  [[nodiscard]] uint32_t in_head(uint32_t time, Grain lack) const;
  /// True if a date long gone heads its paragraph, in a line of its own or with a colon or a dash:
  /// what a chronology tells, in whatever tense, was then.
  [[nodiscard]] bool is_under_date(uint32_t time) const;
  /// Names where the text begins, of several in one document, whose times are asked from now on:
  /// they go on from none above it. Bytes.
  void set_text(uint32_t begin) { heads_.set_text(begin); }
  /// Names the date line of a text whose year nothing tells: days go on from it.
  void set_line(uint32_t line) { line_ = line; }
  [[nodiscard]] uint32_t line() const { return line_; }
  /// Names a time of the text's own year, where what stands before it has told that.
  void set_this_year(uint32_t time) { this_year_ = time; }
  [[nodiscard]] uint32_t this_year() const { return this_year_; }
  /// In a text that nothing dates, the month last named before, in whatever block: a bare day is
  /// in it.
  [[nodiscard]] uint32_t month_before(uint32_t time) const;
  /// In a text that nothing dates, the day last named before, in whatever block.
  [[nodiscard]] uint32_t day_before(uint32_t time) const;
  /// True if the time before it in its block is a month or a day whose year nothing tells.
  [[nodiscard]] bool follows_unknown_year(uint32_t time) const;
  /// In a text that nothing dates, the last month or day of the own block whose year is told: this
  /// year is that one.
  [[nodiscard]] uint32_t year_told(uint32_t time) const;
  [[nodiscard]] bool is_interval(uint32_t time) const;
  /// The point of a time that others continue: of an interval, its end.
  [[nodiscard]] CalendarPoint end_of(uint32_t time) const;
  /// The number of its sentence, from 1; 0 for a time before the first sentence.
  [[nodiscard]] uint32_t sentence_of(uint32_t time) const;

 private:
  [[nodiscard]] uint32_t nearest_of(uint32_t time, Grain lack, bool periods) const;
  [[nodiscard]] bool is_period(uint32_t time) const;
  [[nodiscard]] bool anchors(uint32_t time, uint32_t later, Grain lack) const;
  [[nodiscard]] bool is_compared(uint32_t time) const;
  [[nodiscard]] bool is_month_gone_by(uint32_t time) const;
  [[nodiscard]] bool is_later(uint32_t time, uint32_t other) const;
  [[nodiscard]] bool gives_way(uint32_t time, uint32_t later, Grain lack) const;
  [[nodiscard]] bool takes_over(uint32_t time, uint32_t aside, uint32_t later, Grain lack) const;
  [[nodiscard]] bool is_better(uint32_t time, uint32_t other, Grain lack) const;
  [[nodiscard]] bool looks_back(uint32_t time) const;
  [[nodiscard]] bool counts_back(uint32_t time) const;
  [[nodiscard]] bool steps_back(uint32_t time) const;
  [[nodiscard]] bool steps_on(uint32_t time) const;
  [[nodiscard]] bool stands_aside(uint32_t time, Grain lack) const;
  [[nodiscard]] bool goes_on_from_it(uint32_t time) const;
  [[nodiscard]] bool lies_ahead(uint32_t time) const;
  [[nodiscard]] bool is_term_above(uint32_t time, uint32_t later) const;
  [[nodiscard]] bool tells_of_future(uint32_t time, uint32_t later) const;
  [[nodiscard]] uint32_t last_day(uint32_t time, bool month) const;
  [[nodiscard]] bool is_plan(uint32_t time) const;
  [[nodiscard]] bool is_planned(uint32_t time, uint32_t later) const;
  [[nodiscard]] bool is_long_gone(uint32_t time) const;

  TimeLayers layers_;
  const std::vector<Resolved>& resolved_;
  const TimeContext& context_;
  const std::optional<CalendarPoint>& document_;
  Heads heads_;
  enum class Known : uint8_t { no, plan, other };
  mutable std::vector<Known> plans_;  ///< by time; empty until one is asked
  uint32_t line_ = kNone;
  uint32_t this_year_ = kNone;
};

}  // namespace sagwan
