// SPDX-License-Identifier: Apache-2.0
// Layer Find: what the rules and the lexicons found, conflicts settled. Made by `match`.
//
// A find that a later phase used as a part (a date in an interval, a name before an office) stays
// in the layer with `outer` set to the find that used it; normalisers read their values through it.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

/// What a rule emits. The upper-case word of the enumerator is its name in rules: `{PER}`, `emits =
/// "PER"`.
enum class FindType : uint8_t {
  date,
  time,
  duration,
  set,
  interval,
  quantity,
  number,  ///< a number that only serves other rules
  per,
  loc,
  org,
  event,
  law,
  product,
  project,
  title,
  work,    ///< a cited work, or the whole of an Ibid.
  field,   ///< a field of a citation (volume, pages): keeps other rules off it
  alias,   ///< two names of one thing beside each other: captures `name` and `alias`
  office,  ///< who holds which office: captures `person`, `office`, `organisation`
  cue,     ///< a word that resolution reads (plan, report): field `cue`
  none,    ///< matches and is thrown away: keeps other rules off a false friend
};
inline constexpr uint32_t kFindTypes = 21;

/// Names of captures and of `set` constants; rows in include/sagwan/fields.def.
enum class Field : uint8_t {
#define SAGWAN_FIELD(name, reader) name,
#include "sagwan/fields.def"
#undef SAGWAN_FIELD
};

/// What a named group took: bytes of the repaired text.
struct Capture {
  Span span;
  Field field{};
};

struct Find {
  Span span;
  Span match;  ///< all that the pattern took: `span` and the context it asks for
  FindType type = FindType::none;
  uint8_t phase = 0;  ///< 0 lexicon, 1 text patterns, 2 and up over finds
  LangId lang = 0;    ///< the rule's or lexicon row's language; 0 for `any`
  uint8_t capture_count = 0;
  bool open = true;   ///< may hold names of other types (a country in a treaty)
  bool weak = false;  ///< an ambiguous word of a list: a name only with support (stages/mentions)
  uint16_t subtype = 0;  ///< index into Resources::subtypes(); 0 is none
  int16_t priority = 0;
  uint32_t rule = kNone;   ///< index into RuleSet::rules()
  uint32_t entry = kNone;  ///< index of the lexicon row, for a find of phase 0
  uint32_t block = kNone;
  uint32_t outer = kNone;  ///< index in this layer of the find that used it as a part
  std::array<Capture, 14> captures{};

  [[nodiscard]] const Capture* capture(Field field) const {
    for (uint8_t i = 0; i < capture_count; ++i) {
      if (captures[i].field == field) return &captures[i];
    }
    return nullptr;
  }
};
static_assert(std::is_trivially_copyable_v<Find>);

}  // namespace sagwan
