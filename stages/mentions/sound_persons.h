// SPDX-License-Identifier: Apache-2.0
// What stands beside the persons, bodies and places of a text and belongs to their names, where
// these write foreign sounds.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/name_places.h"
#include "stages/mentions/sound_words.h"

namespace sagwan {

/// Given and family names beside a person's name of one word belong to it.
void join_persons(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                  NamePlaces& places, Layer<Mention>& mentions);

/// What a rule took for a person, and which stands between a person and an office, is a body.
void part_bodies(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                 NamePlaces& places, Layer<Mention>& mentions);

/// The same for what is a body elsewhere in the text; and places with their class word.
void name_bodies(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
                 NamePlaces& places, Layer<Mention>& mentions);

}  // namespace sagwan
