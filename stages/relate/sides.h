// SPDX-License-Identifier: Apache-2.0
// Offices of those who are listed on the side of a country: its delegation, named once at the head
// of the list.
#pragma once

#include "stages/relate/relate_stage.h"

namespace sagwan {

/// Offices without a body in a sentence of several take the country that the sentence begins with.
void fill_from_head(const View<RelateStage::Reads>& doc, uint16_t country,
                    const OfficeBodies& bodies, Layer<Relation>& relations);

/// Who stands behind "on the side of" a country, before another side is named, is of that country.
void fill_from_sides(const View<RelateStage::Reads>& doc, uint16_t country,
                     const OfficeBodies& bodies, Layer<Relation>& relations);

}  // namespace sagwan
