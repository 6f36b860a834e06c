// SPDX-License-Identifier: Apache-2.0
// TimeContext: what stands around the times of a document: which of them anchor others, which stand
// in the title of a cited work, which are plans. Views of the layers; lives as long as they.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/resolve/tellings.h"
#include "stages/resolve/time_layers.h"

namespace sagwan {

class Resources;
struct TimeWords;

class TimeContext {
 public:
  /// `resources` and `words` must outlive it.
  TimeContext(const TimeLayers& layers, const Resources& resources, const TimeWords& words);

  /// True if `time` stands in brackets directly behind a law, a work or an author: such a time
  /// anchors nothing.
  [[nodiscard]] bool dates_a_work(uint32_t time) const;
  /// The time that dates the cited work in whose title `time` stands; kNone where it stands in no
  /// such title.
  [[nodiscard]] uint32_t work_date(uint32_t time) const;
  /// True if the words beside `time` say that something is measured against it.
  [[nodiscard]] bool is_compared(uint32_t time) const { return is_compared_[time]; }
  /// True if the amount directly beside `time` is what something is measured against: than 2022's
  /// 0.78, after 0.5% in August.
  [[nodiscard]] bool is_compared_amount(uint32_t time) const;
  /// True if the words beside `time` make it the start of something that has lasted since.
  [[nodiscard]] bool is_since(uint32_t time) const { return is_since_[time]; }
  /// True if `time` stands in the title of a work that ends before `later`: it anchors nothing
  /// outside the title.
  [[nodiscard]] bool in_closed_title(uint32_t time, uint32_t later) const;
  using Telling = Tellings::Telling;
  using Reach = Tellings::Reach;
  /// What the words of its sentence say of a time.
  [[nodiscard]] Telling telling(uint32_t time) const { return tellings_.of(time).telling; }
  [[nodiscard]] Reach plan_reach(uint32_t time) const {
    const Tellings::Told told = tellings_.of(time);
    return told.telling == Telling::plan ? told.reach : Reach::own;
  }
  /// True if a word that sets a term (until, not later than) stands beside `time`.
  [[nodiscard]] bool is_term(uint32_t time) const {
    return tellings_.is_deadline(layers_.times[time].span);
  }
  [[nodiscard]] bool is_plan(uint32_t time) const { return telling(time) == Telling::plan; }
  /// True if `time` lacks its year in a table's row under a row that names several: which of them
  /// is meant its column says, and not what stands before it.
  [[nodiscard]] bool under_several_years(uint32_t time) const;
  /// True if the words beside `time` say that somebody spoke then.
  [[nodiscard]] bool is_said(uint32_t time) const;
  /// True if a word beside `time` says that something goes on to it (until).
  [[nodiscard]] bool is_until(uint32_t time) const;
  /// True if what is told of the month began with its year: this year so far, to May; May,
  /// cumulated.
  [[nodiscard]] bool is_from_start(uint32_t time) const;
  /// True if its sentence begins with a word that goes back in time (before that).
  [[nodiscard]] bool is_told_before(uint32_t time) const;
  /// True if `time` and the one behind it are two names of one date: a bracket, a comma or a word
  /// for that is stands between them.
  [[nodiscard]] bool is_same_as_next(uint32_t time) const;
  /// Are `time` and the one behind it members of a list?
  [[nodiscard]] bool lists_with_next(uint32_t time) const;
  /// True if a bracket opens directly before `place`.
  [[nodiscard]] bool opens_bracket(uint32_t place) const;
  /// True if `time` alone stands in brackets.
  [[nodiscard]] bool in_own_bracket(uint32_t time) const;
  /// True if a bracket that says more than the time (June alone: 16%) has closed before `later`.
  [[nodiscard]] bool in_closed_bracket(uint32_t time, uint32_t later) const;
  /// The times of a block, in order: `[first, last)`.
  struct Range {
    uint32_t first = 0;
    uint32_t last = 0;
  };
  [[nodiscard]] Range times_of(uint32_t block) const { return ranges_[block]; }

 private:
  /// A quote that titles stand in, or the end of a line.
  struct Quote {
    uint32_t at = 0;
    char32_t c = 0;
  };
  void note_compared();
  void note_since();
  void note_quotes();
  void note_years_above();
  [[nodiscard]] Span title_around(uint32_t time) const;
  [[nodiscard]] bool follows_base_amount(uint32_t time) const;

  TimeLayers layers_;
  const Resources* resources_;
  const TimeWords* words_;
  Tellings tellings_;
  std::vector<Range> ranges_;              // by block
  std::vector<bool> under_several_years_;  // by block: it stands under a row that names them
  std::vector<bool> is_compared_;          // by time
  std::vector<bool> is_since_;             // by time
  std::vector<Quote> quotes_;              // of blocks with times, in order
};

}  // namespace sagwan
