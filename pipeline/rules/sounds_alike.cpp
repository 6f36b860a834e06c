// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/sounds_alike.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/rules/romanise.h"

namespace sagwan {

namespace {

// Likeness from which two names are one. Ground: of 39 persons with their names in Latin letters
// in Korean reports, one has less (the family name alone behind both names), the others 68 and
// more; of 105 other words with Latin letters behind them, none but names of places and firms has
// more than 55.
constexpr uint8_t kAlike = 60;
// A word with a point of no more letters is an initial or says whose son somebody is.
constexpr std::size_t kShortened = 3;

/// The words of a name without those cut short; what joins parts of one (hyphen, apostrophe) parts
/// no words.
std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t end = std::min(name.find(' ', from), name.size());
    const std::string_view word = name.substr(from, end - from);
    const bool is_short = !word.empty() && word.back() == '.' && word.size() <= kShortened;
    if (!word.empty() && !is_short) out.push_back(word);
    from = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(word).append(" ");
  return out;
}

/// How Latin letters are read in one spelling or another: the list latin_readings.tsv.
class LatinReadings {
 public:
  explicit LatinReadings(const Lexicon& lexicon) {
    for (const std::string_view letters : lexicon.surfaces(kReading, 0)) {
      const LexiconEntry row = lexicon.entry(lexicon.find(letters, kReading, 0));
      rows_.push_back({letters, row.id == kNothing ? std::string_view() : row.id,
                       row.attribute("before"), row.attribute("unless")});
    }
    std::ranges::stable_sort(rows_, std::greater(),
                             [](const Row& row) { return row.letters.size(); });
  }

  [[nodiscard]] std::string read(std::string_view latin) const {
    std::string out;
    for (std::size_t at = 0; at < latin.size();) {
      const auto row =
          std::ranges::find_if(rows_, [&](const Row& r) { return r.is_at(latin, at); });
      out += row == rows_.end() ? latin.substr(at, 1) : row->sound;
      at += row == rows_.end() ? 1 : row->letters.size();
    }
    return out;
  }

 private:
  static constexpr std::string_view kReading = "latin_reading";
  static constexpr std::string_view kNothing = "-";

  struct Row {
    std::string_view letters, sound;
    std::string_view before, unless;  ///< letters behind, a comma between them

    [[nodiscard]] bool is_at(std::string_view latin, std::size_t at) const {
      if (!latin.substr(at).starts_with(letters)) return false;
      const std::string_view next = latin.substr(at + letters.size(), 1);
      const auto is_next = [&](std::string_view list) {
        return !next.empty() && list.find(next) != std::string_view::npos;
      };
      return (before.empty() || is_next(before)) && !is_next(unless);
    }
  };
  std::vector<Row> rows_;
};

/// A name in another script, as it may be read.
struct Readings {
  Sound plain;
  Sound soft;
};

class Names {
 public:
  explicit Names(const Lexicon& lexicon) : romaniser_(lexicon), readings_(lexicon) {}

  Sound sound(std::string_view name) { return Sound(letters_of(name)); }
  Readings readings(std::string_view name) {
    const std::string latin = letters_of(name);
    return {Sound(latin), Sound(readings_.read(latin))};
  }

 private:
  std::string letters_of(std::string_view name) {
    std::string latin = romaniser_.romanise(name);
    std::erase(latin, ' ');
    return latin;
  }

  Romaniser romaniser_;
  LatinReadings readings_;
};

uint8_t likeness(const Sound& name, const Readings& other) {
  return std::max(name.likeness(other.plain, kAlike), name.likeness(other.soft, kAlike));
}

}  // namespace

bool sounds_alike(std::string_view name, std::string_view other, const Lexicon& lexicon) {
  const std::vector<std::string_view> own = words_of(name);
  std::vector<std::string_view> others = words_of(other);
  if (own.empty() || others.empty()) return false;
  Names names(lexicon);
  const Sound whole = names.sound(joined(own));
  if (own.size() == 1 && likeness(whole, names.readings(others.back())) > 0) return true;
  const Readings first = names.readings(joined(others));
  std::rotate(others.begin(), others.end() - 1, others.end());
  const Readings turned = names.readings(joined(others));
  const uint8_t best = std::max(likeness(whole, first), likeness(whole, turned));
  if (best == 0 || own.size() == 1) return best > 0;
  const Sound rest = names.sound(joined({own.begin() + 1, own.end()}));
  return std::max(likeness(rest, first), likeness(rest, turned)) <= best;
}

}  // namespace sagwan
