// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/particles.h"

#include <algorithm>

namespace sagwan {

namespace {

constexpr std::string_view kParticle = "of_particle";

}  // namespace

bool has_particle(std::string_view text, uint32_t at, std::string_view id, const Lexicon& lexicon) {
  const std::string_view rest = text.substr(at);
  return std::ranges::any_of(lexicon.surfaces(kParticle, 0), [&](std::string_view particle) {
    return rest.starts_with(particle) &&
           lexicon.entry(lexicon.find(particle, kParticle, 0)).id == id;
  });
}

}  // namespace sagwan
