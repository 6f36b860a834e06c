// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/agreement.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::array<std::pair<std::string_view, Agreement::Forms>, 9> kForms = {
    {{"masculine", 1},
     {"feminine", Agreement::kFeminine},
     {"neuter", 4},
     {"plural", 8},
     {"not_feminine", 5},
     {"singular", 7},
     {"adjective", Agreement::kAdjective},
     {"accusative", Agreement::kAccusative},
     {"past", Agreement::kPast}}};

/// The bits of a row's id; 0 for those of the oblique cases.
Agreement::Forms forms_named(std::string_view id) {
  const auto* found = std::ranges::find(kForms, id, [](const auto& named) { return named.first; });
  return found == kForms.end() ? Agreement::Forms{0} : found->second;
}

}  // namespace

Agreement::Table::Table(const Lexicon& lexicon, std::string_view type) {
  std::map<std::string_view, Forms> ends;
  for (std::string_view row : lexicon.surfaces(type, 0)) {
    const Forms forms = forms_named(lexicon.entry(lexicon.find(row, type, 0)).id);
    while (!row.empty()) {
      const std::size_t stroke = std::min(row.find('/'), row.size());
      Forms& all = ends[row.substr(0, stroke)];
      all = static_cast<Forms>(all | forms);
      row.remove_prefix(std::min(stroke + 1, row.size()));
    }
  }
  std::vector<std::string_view> words;
  for (const auto& [word, forms] : ends) {
    words.push_back(word);
    forms_.push_back(forms);
  }
  ends_ = Endings(words);
}

Agreement::Forms Agreement::Table::of(std::string_view word) const {
  const uint32_t row = ends_.longest(word);
  return row == kNone ? Forms{0} : forms_[row];
}

Agreement::Agreement(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      verbs_(lexicon, "verb_agrees"),
      passives_(lexicon, "passive_agrees"),
      nouns_(lexicon, "noun_agrees"),
      nominatives_(Endings::listed(lexicon, "noun_nominative")) {}

Agreement::Forms Agreement::of_noun(std::string_view word) const {
  constexpr Forms kAny = 15;
  constexpr char32_t kFirst = 0x0410;  // the capitals of Cyrillic
  constexpr char32_t kLast = 0x042F;
  const char32_t last = word.empty() ? 0 : utf8::decode_before(word, word.size());
  const bool latin = last >= 'A' && last <= 'Z';
  return latin || (last >= kFirst && last <= kLast) ? kAny : nouns_.of(word);
}

Agreement::Forms Agreement::of_pronoun(std::string_view word, Stands stands) const {
  const uint32_t row = lexicon_->find(word, "pronoun_agrees", 0);
  if (row == kNone) return 0;
  const LexiconEntry entry = lexicon_->entry(row);
  const Stands sort = !entry.attribute("object").empty()     ? Stands::object
                      : !entry.attribute("relative").empty() ? Stands::relative
                                                             : Stands::subject;
  return sort == stands ? forms_named(entry.id) : Forms{0};
}

bool Agreement::may_be_genitive(std::string_view word) const {
  return nominatives_.longest(word) == kNone;
}

}  // namespace sagwan
