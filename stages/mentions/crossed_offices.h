// SPDX-License-Identifier: Apache-2.0
// Offices in Han whose last character a rule took for the family name of who stands behind them
// (zhu ren | Song Tao as zhu | Ren Songtao): where the longer name is none, and a person begins
// behind the office, it is one.
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
