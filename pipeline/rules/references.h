// SPDX-License-Identifier: Apache-2.0
// References: what `{lex:TYPE}`, `{lex:TYPE.lang}`, `{PER}`, `{LOC/country}`, `{LOC|ORG}` stand for
// in a rule.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "pipeline/rules/pattern.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

/// Gives each word list out once, however many rules name it, to threads side by side.
class WordLists {
 public:
  explicit WordLists(const Lexicon& lexicon) : lexicon_(lexicon) {}
  /// Null where no list has such words.
  [[nodiscard]] std::shared_ptr<const WordList> find(std::string_view type, LangId lang);

 private:
  const Lexicon& lexicon_;
  std::mutex mutex_;
  std::map<std::pair<std::string, LangId>, std::shared_ptr<const WordList>, std::less<>> known_;
};

/// The arguments must outlive the resolver. A lexicon reference without language takes the rule's;
/// a rule of `any` takes all.
[[nodiscard]] ReferenceResolver reference_resolver(const Rule& rule, const Languages& languages,
                                                   WordLists& lists, const Subtypes& subtypes);

}  // namespace sagwan
