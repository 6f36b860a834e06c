// SPDX-License-Identifier: Apache-2.0
// Layers EntityLink (which mention is which entity, and why) and Entity. Made by `link` and
// `entities`.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/fixed_text.h"
#include "sagwan/layers/find.h"
#include "sagwan/span.h"

namespace sagwan {

enum class LinkReason : uint8_t {
  first,  ///< the mention that the entity starts with
  same_text,
  lexicon,       ///< one id in the lexicons
  alias,         ///< the text puts the names beside each other
  short_name,    ///< family name, acronym
  romanisation,  ///< the sound agrees across scripts
  office,        ///< the only holder of that office in the document
};

/// One for each mention, in the order of Layer<Mention>.
struct EntityLink {
  Span span;
  uint32_t mention = kNone;
  uint32_t entity = kNone;  ///< number of the entity: entities count from 0 by first mention
  uint32_t target = kNone;  ///< the mention it was linked to
  LinkReason reason = LinkReason::first;
  uint8_t score = 100;  ///< 0..100
};
static_assert(std::is_trivially_copyable_v<EntityLink>);

struct Entity {
  Span span;  ///< the mention that gives its name
  FindType type = FindType::none;
  uint16_t subtype = 0;
  uint32_t number = kNone;
  uint32_t name_mention = kNone;
  FixedText<24> iso_code;  ///< ISO 3166-1 alpha-2 or 3166-2, where the lexicon knows it
};
static_assert(std::is_trivially_copyable_v<Entity>);

}  // namespace sagwan
