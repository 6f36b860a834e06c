// SPDX-License-Identifier: Apache-2.0
// Offices in Han of which a longer name took a part, before the person who has them: their last
// character for his family name (zhu ren | Song Tao as zhu | Ren Songtao), where that name is none;
// or all but the last for a body with its state (China's ministry of commerce | head).
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Adds them to `mentions`. Linear in finds and mentions.
void add_crossed_offices(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                         Layer<Mention>& mentions);

}  // namespace sagwan
