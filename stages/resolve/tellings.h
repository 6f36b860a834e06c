// SPDX-License-Identifier: Apache-2.0
// Tellings: what the words of its sentence say of a time: that what is told of it is done, or to
// come. The words are CUE finds (configs/rules/*/time_cues.toml).
#pragma once

#include <cstdint>
#include <string_view>

#include "stages/resolve/time_layers.h"

namespace sagwan {

class Resources;
struct TimeWords;

class Tellings {
 public:
  /// `resources` and `words` must outlive it.
  Tellings(const TimeLayers& layers, const Resources& resources, const TimeWords& words)
      : layers_(layers), resources_(&resources), words_(&words) {}

  enum class Telling : uint8_t { nothing, past, plan };
  /// Where the word stands that makes a time a plan: with it, beyond a comma, or in what somebody
  /// said. In the last two it may speak of other things.
  enum class Reach : uint8_t { own, apart, quoted };
  /// What is said of a time, and where the word for it stands.
  struct Told {
    Telling telling = Telling::nothing;
    Reach reach = Reach::own;
  };
  /// By the first cue behind `time` and before the next time, or a cue before it that looks both
  /// ways, whichever is nearer; of a very long sentence, what stands near.
  [[nodiscard]] Told of(uint32_t time) const;
  /// True if a word that sets a term (until, not later than) stands beside the time.
  [[nodiscard]] bool is_deadline(Span time) const;
  /// True if nothing but marks or a word for and stands between two times.
  [[nodiscard]] bool joins_list(std::string_view between) const;

 private:
  /// A word that says whether what stands by it is done or to come.
  struct Cue {
    bool found = false;
    bool plan = false;
    bool both_ways = false;  ///< for times behind it as well as for those before it
    bool next_only = false;  ///< for times behind it alone
    Reach reach = Reach::own;
    bool of_noun = false;   ///< speaks of the noun behind it: the clause's verb comes first
    uint32_t distance = 0;  ///< bytes between it and the time
  };
  /// The part of `sentence` between semicolons in which `time` stands.
  [[nodiscard]] Span clause_around(Span time, Span sentence) const;
  /// How far a cue stands off; one beyond a comma farther than any in the clause.
  [[nodiscard]] uint32_t distance_of(uint32_t begin, uint32_t end) const;
  [[nodiscard]] bool is_parted(uint32_t begin, uint32_t end) const;
  [[nodiscard]] Cue cue_of(const Find& find) const;
  /// The cue behind `time` and before `end`, where the time `next` begins, if there is one.
  [[nodiscard]] Cue cue_behind(Span time, uint32_t end, uint32_t next) const;
  [[nodiscard]] bool is_beside_next(const Find& cue, uint32_t next) const;
  /// True if between `begin` and `end` a clause ends whose verb is told as the one behind it.
  [[nodiscard]] bool goes_on(uint32_t begin, uint32_t end) const;
  [[nodiscard]] Cue cue_before(Span time, uint32_t begin) const;

  TimeLayers layers_;
  const Resources* resources_;
  const TimeWords* words_;
};

}  // namespace sagwan
