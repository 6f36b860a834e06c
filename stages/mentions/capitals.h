// SPDX-License-Identifier: Apache-2.0
// Capitals: names that no rule and no list knows, in languages that write names with a capital.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

/// What the word lists have for names with a capital, by language.
class CapitalLists {
 public:
  struct Of {
    uint32_t person = kNone;  ///< a row each that names what signs tell
    uint32_t place = kNone;
    uint32_t body = kNone;
    bool has_words = false;  ///< a list has the language's common words
    Script script = Script::none;
  };
  explicit CapitalLists(const Resources& resources);
  [[nodiscard]] const Of& of(LangId lang) const { return languages_[lang]; }
  // Subtypes of bodies that rules know by the word for their trade.
  uint16_t company = 0;
  uint16_t media = 0;
  uint16_t country = 0;

 private:
  std::vector<Of> languages_;
};

/// Adds the words with a capital that are no words of the language and stand where no mention does,
/// as persons, places or bodies by what stands beside them anywhere in the text. A name of a person
/// that a rule cut short is made longer. Sentences whose language has no list of such words beside
/// names, and those that are no prose, are left alone. Gives the new persons, and those with a
/// longer name, whose family name may stand elsewhere.
[[nodiscard]] Layer<Mention> add_capitals(std::string_view text, const std::vector<Block>& blocks,
                                          const Layer<Sentence>& sentences,
                                          const Layer<Find>& finds,
                                          const Layer<CitationItem>& items,
                                          const Resources& resources, const CapitalLists& lists,
                                          Layer<Mention>& mentions);

}  // namespace sagwan
