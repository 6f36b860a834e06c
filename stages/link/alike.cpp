// SPDX-License-Identifier: Apache-2.0
#include "stages/link/alike.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

#include "pipeline/rules/romanise.h"

namespace sagwan {

namespace {

// Likeness from which two names of different scripts are one. Ground: README.md, table of pairs.
constexpr uint8_t kSoundsAlike = 72;
constexpr std::size_t kMinSounds = 3;  // letters of a word that is long enough to compare
constexpr uint8_t kSameReading = 100;
// Places of different scripts that no list joins: a place is not declined in Hangul, and its name
// has no second word to help, so more is asked than of persons. Ground: README.md.
constexpr uint8_t kPlacesAlike = 84;
constexpr std::size_t kMinPlaceSounds = 5;
// So many names may stand between two that are compared, by first mention. A report has some
// hundreds; of a list of ten thousand each would be compared with each.
constexpr std::size_t kMostBetween = 2000;

/// A name in Latin letters: its last word, and all of it without spaces.
struct Sounds {
  Sound last;
  Sound whole;
};

bool have_one_script(const std::vector<Name>& names) {
  return std::all_of(names.begin(), names.end(),
                     [&](const Name& name) { return name.script == names[0].script; });
}

bool is_reading(const Name& a, const Name& b, const Lexicon& lexicon) {
  if (a.script != Script::han && b.script != Script::han) return false;
  const Name& han = a.script == Script::han ? a : b;
  const Name& other = a.script == Script::han ? b : a;
  return other.script == Script::hangul && is_hanja_reading(han.text, other.text, lexicon);
}

/// Names written in one word in one script and in several in the other are compared whole.
uint8_t likeness(const Sounds& a, const Sounds& b, uint8_t least) {
  if (least > kSameReading) return 0;
  const bool long_last = a.last.size() >= kMinSounds && b.last.size() >= kMinSounds;
  const uint8_t last = long_last ? a.last.likeness(b.last, least) : uint8_t{0};
  if (a.whole.size() <= kMinSounds || b.whole.size() <= kMinSounds) return last;
  return std::max(last, a.whole.likeness(b.whole, std::max(last, least)));
}

}  // namespace

std::vector<Alike> alike_persons(const std::vector<Name>& names, const Lexicon& lexicon) {
  std::vector<Alike> out;
  if (have_one_script(names)) return out;
  Romaniser romaniser(lexicon);
  std::vector<Sounds> sounds;
  sounds.reserve(names.size());
  for (const Name& name : names) {
    std::string whole = romaniser.romanise(name.text);
    std::erase(whole, ' ');
    sounds.push_back({Sound(romaniser.romanise(name.last)), Sound(whole)});
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::size_t best = i;
    uint8_t least = kSoundsAlike;
    for (std::size_t j = i - std::min(i, kMostBetween); j < i; ++j) {
      if (names[i].script == names[j].script) continue;
      const uint8_t score = is_reading(names[i], names[j], lexicon)
                                ? kSameReading
                                : likeness(sounds[i], sounds[j], least);
      if (score < least) continue;
      least = static_cast<uint8_t>(score + 1);
      best = j;
    }
    if (best == i) continue;
    out.push_back({names[i].mention, names[best].mention, static_cast<uint8_t>(least - 1)});
  }
  return out;
}

void find_alike_places(const std::vector<Name>& places, const Lexicon& lexicon,
                       const std::function<bool(const Name&, const Name&)>& may_be_one,
                       const std::function<void(const Alike&)>& found) {
  std::vector<Name> words;
  std::copy_if(places.begin(), places.end(), std::back_inserter(words), [](const Name& place) {
    return place.script != Script::han && place.text.find(' ') == std::string_view::npos;
  });
  if (have_one_script(words)) return;
  Romaniser romaniser(lexicon);
  std::vector<Sound> sounds;
  sounds.reserve(words.size());
  for (const Name& place : words) sounds.emplace_back(romaniser.romanise(place.text));
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = i - std::min(i, kMostBetween); j < i; ++j) {
      if (words[i].script == words[j].script || !may_be_one(words[i], words[j])) continue;
      if (sounds[i].size() < kMinPlaceSounds || sounds[j].size() < kMinPlaceSounds) continue;
      const uint8_t score = sounds[i].likeness(sounds[j], kPlacesAlike);
      if (score < kPlacesAlike) continue;
      const auto [late, early] = std::minmax(words[i].mention, words[j].mention, std::greater<>());
      found({late, early, score});
      break;
    }
  }
}

}  // namespace sagwan
