// SPDX-License-Identifier: Apache-2.0
// Towns that are clubs, and names of works that hold no names.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/name_places.h"
#include "stages/mentions/sound_words.h"

namespace sagwan {

/// A town that plays is its club: where it does, and where else the text has it act.
void name_clubs(std::string_view text, const SoundWords& words, const Resources& resources,
                const NamePlaces& places, Layer<Mention>& mentions);

/// Drops what stands in the name of a film, novel or song between its marks.
void drop_in_works(std::string_view text, const SoundWords& words, const Resources& resources,
                   const NamePlaces& places, Layer<Mention>& mentions);

}  // namespace sagwan
