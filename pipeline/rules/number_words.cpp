// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/number_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

using Role = NumberWords::Role;
using Word = NumberWords::Word;

const Decimal kOne(1, 0);
const Decimal kTen(10, 0);
constexpr int32_t kMostParts = 100;  // of a fraction that a list writes as a decimal
constexpr int32_t kPlaces = 12;      // of a fraction's value (knowledge-file.md, quantities)

bool less(const Decimal& a, const Decimal& b) { return a.compare(b) < 0; }

struct Kind {
  std::string_view name;
  Role role;
};
constexpr std::array<Kind, 9> kKinds = {{
    {"digit", Role::digit},
    {"tens", Role::add},
    {"native", Role::add},
    {"scale", Role::scale},
    {"fraction", Role::fraction},
    {"multiplier", Role::fraction},
    {"ordinal", Role::ordinal},
    {"collective", Role::add},
    {"indefinite", Role::indefinite},
}};

/// The value `id` of a word: a number, a range (2..3), or a fraction (3/4).
bool read_value(std::string_view id, Word& out) {
  const std::size_t slash = id.find('/');
  if (slash != std::string_view::npos) {
    const auto numerator = Decimal::parse(id.substr(0, slash));
    const auto denominator = Decimal::parse(id.substr(slash + 1));
    if (!numerator || !denominator || denominator->is_zero()) return false;
    const auto value = numerator->divided_by(*denominator, kPlaces);
    if (!value) return false;
    out.numerator = *numerator;
    out.denominator = *denominator;
    out.low = out.high = *value;
    return true;
  }
  const std::size_t dots = id.find("..");
  const auto low = Decimal::parse(id.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : Decimal::parse(id.substr(dots + 2));
  if (!low || !high) return false;
  out.low = *low;
  out.high = *high;
  return true;
}

/// A decimal as a fraction of whole numbers: 0.75 is 3/4.
void find_fraction(Word& word) {
  if (!less(word.low, kOne) || word.low.is_zero()) return;
  for (int32_t parts = 2; parts <= kMostParts && word.denominator.is_zero(); ++parts) {
    const auto share = word.low.times(Decimal(parts, 0));
    if (!share || share->to_string().find('.') != std::string::npos) continue;
    word.numerator = *share;
    word.denominator = Decimal(parts, 0);
  }
}

std::optional<Word> word_of(const LexiconEntry& entry) {
  const std::string_view name = entry.attribute("kind");
  const auto* kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.name == name; });
  if (kind == kKinds.end() || !entry.attribute("prefix").empty()) return std::nullopt;
  Word out;
  out.role = kind->role;
  if (out.role == Role::indefinite) return out;
  if (!read_value(entry.id, out)) return std::nullopt;
  if (name == "tens" && out.low.compare(kTen) == 0) out.role = Role::ten;
  if (name == "collective" && !less(out.low, kTen)) out.role = Role::scale;
  if (name == "fraction" && out.denominator.is_zero()) find_fraction(out);
  return out;
}

}  // namespace

NumberWords::NumberWords(const Lexicon& lexicon, LangId lang) {
  add_values(lexicon, "numeral", lang);
  add_values(lexicon, "numeral_ordinal", lang);  // of languages that decline them
  Word joiner;
  joiner.role = Role::joiner;
  for (const std::string_view surface : lexicon.surfaces("numeral_joiner", lang)) {
    words_.emplace(surface, joiner);
  }
  Word point;
  point.role = Role::point;
  for (const std::string_view surface : lexicon.surfaces("numeral_point", lang)) {
    words_.emplace(surface, point);
  }
  for (const std::string_view surface : lexicon.surfaces("numeral_elliptic", lang)) {
    const auto word = words_.find(surface);
    if (word != words_.end()) word->second.elliptic = true;
  }
  drop_compounds();
}

void NumberWords::add_values(const Lexicon& lexicon, std::string_view type, LangId lang) {
  for (const std::string_view surface : lexicon.surfaces(type, lang)) {
    const uint32_t first = lexicon.find(surface, type, lang);
    std::optional<Word> best;
    for (uint32_t i = first; i < lexicon.size() && lexicon.entry(i).surface == surface; ++i) {
      const LexiconEntry entry = lexicon.entry(i);
      if (entry.type != type || (entry.lang != 0 && entry.lang != lang)) continue;
      const auto word = word_of(entry);
      if (word && (!best || best->role == Role::indefinite)) best = word;
    }
    if (!best) continue;
    words_.emplace(surface, *best);
    longest_ = std::max(longest_, surface.size());
  }
}

/// A scale that is written out of two others (thousand + ten-thousand) is read as these two: 2300
/// ten-thousands.
void NumberWords::drop_compounds() {
  std::vector<std::string_view> compounds;
  for (const auto& [surface, word] : words_) {
    if (word.role != Role::scale) continue;
    for (std::size_t cut = 1; cut < surface.size(); ++cut) {
      if (utf8::is_continuation(surface[cut])) continue;
      const Word* left = find(surface.substr(0, cut));
      const Word* right = find(surface.substr(surface[cut] == ' ' ? cut + 1 : cut));
      if (left == nullptr || right == nullptr || right->role != Role::scale) continue;
      if (left->role != Role::scale && left->role != Role::ten) continue;
      compounds.push_back(surface);
      break;
    }
  }
  for (const std::string_view surface : compounds) words_.erase(surface);
}

const Word* NumberWords::longest(std::string_view text, std::size_t& length) const {
  const Script script = script_of(utf8::decode(text, 0));
  const bool spaced = script == Script::latin || script == Script::cyrillic;
  for (std::size_t size = std::min(longest_, text.size()); size > 0; --size) {
    if (size < text.size() && utf8::is_continuation(text[size])) continue;
    if (spaced && size < text.size() && script_of(utf8::decode(text, size)) == script) continue;
    if (const Word* word = find(text.substr(0, size))) {
      length = size;
      return word;
    }
  }
  return nullptr;
}

const Word* NumberWords::find(std::string_view text) const {
  const auto at = words_.find(text);
  return at == words_.end() ? nullptr : &at->second;
}

}  // namespace sagwan
