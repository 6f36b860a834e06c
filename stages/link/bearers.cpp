// SPDX-License-Identifier: Apache-2.0
#include "stages/link/bearers.h"

#include <algorithm>

namespace sagwan {

namespace {

/// How well an office that somebody holds is what `asked` says: the same, or one of its kind (the
/// minister of defence is called the minister).
int suits(std::string_view held, std::string_view asked) {
  if (asked.empty()) return 0;
  if (held == asked) return 2;
  return held.ends_with(asked) ? 1 : 0;
}

}  // namespace

OfficesBeside::OfficesBeside(std::string_view text, const Layer<Find>& finds,
                             const std::function<uint32_t(Span)>& mention_at) {
  for (const Find& find : finds) {
    if (find.type != FindType::office) continue;
    const Capture* person = find.capture(Field::person);
    const Capture* office = find.capture(Field::office);
    if (person == nullptr || office == nullptr) continue;
    const uint32_t mention = mention_at(person->span);
    if (mention != kNone) by_mention_.try_emplace(mention, slice(text, office->span));
  }
}

std::string_view OfficesBeside::of(uint32_t mention) const {
  const auto found = by_mention_.find(mention);
  return found == by_mention_.end() ? std::string_view() : found->second;
}

const Bearer* bearer_of(std::string_view office, const std::vector<Bearer>& bearers) {
  const Bearer* best = nullptr;
  int best_suits = 0;
  for (const Bearer& bearer : bearers) {
    int most = 0;
    for (const std::string_view held : bearer.offices) most = std::max(most, suits(held, office));
    if (best == nullptr || most > best_suits ||
        (most == best_suits && bearer.weight > best->weight)) {
      best = &bearer;
      best_suits = most;
    }
  }
  return best;
}

}  // namespace sagwan
