// SPDX-License-Identifier: Apache-2.0
// Layer Relation: one attestation that a person holds an office. Made by `relate`. The writer puts
// attestations of the same fact together.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/span.h"

namespace sagwan {

enum class RelationType : uint8_t { holds_office };

struct Relation {
  Span span;  ///< from the first to the last of its mentions
  RelationType type = RelationType::holds_office;
  uint32_t subject_mention = kNone;       ///< PER
  uint32_t object_mention = kNone;        ///< TITLE
  uint32_t organisation_mention = kNone;  ///< ORG or LOC
  uint32_t subject = kNone;               ///< entity numbers
  uint32_t object = kNone;
  uint32_t organisation = kNone;
  uint32_t sentence = kNone;  ///< the attesting sentence
  uint32_t time = kNone;      ///< index in Layer<Time>: when the report attests it
};
static_assert(std::is_trivially_copyable_v<Relation>);

}  // namespace sagwan
