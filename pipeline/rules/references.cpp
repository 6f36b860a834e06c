// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/references.h"

namespace sagwan {

namespace {

Error unknown(std::string message) {
  return diagnostic(Code::rule_reference, {}, std::move(message));
}

Result<PatternReference> words(std::string_view inside, const Rule& rule,
                               const Languages& languages, WordLists& lists) {
  std::string_view type = inside.substr(4);
  LangId lang = rule.lang;
  if (const std::size_t dot = type.rfind('.'); dot != std::string_view::npos) {
    lang = languages.find(type.substr(dot + 1));
    if (lang == 0) return unknown("unknown language in {" + std::string(inside) + "}");
    type = type.substr(0, dot);
  }
  PatternReference out;
  out.words = lists.find(type, lang);
  if (out.words == nullptr)
    return unknown("no word list has entries for {" + std::string(inside) + "}");
  return out;
}

Result<PatternReference> symbols(std::string_view inside, const Subtypes& subtypes) {
  PatternReference out;
  std::string_view rest = inside;
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    const std::string_view word = rest.substr(0, bar);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
    const std::size_t slash = word.find('/');
    const auto type = find_type(word.substr(0, slash));
    if (!type) return unknown("{" + std::string(inside) + "} names no type of find");
    if (slash == std::string_view::npos) {
      const std::u32string all = subtypes.symbols(*type);
      // A type that nobody emits yet is no mistake: a user's rule folder may have no names at all.
      out.symbols += all.empty() ? std::u32string(1, find_symbol(*type, 0)) : all;
      continue;
    }
    const uint16_t subtype = subtypes.find(word.substr(slash + 1));
    if (subtype == 0)
      return unknown("{" + std::string(inside) + "}: no rule and no lexicon has this subtype");
    out.symbols.push_back(find_symbol(*type, subtype));
  }
  return out;
}

}  // namespace

std::shared_ptr<const WordList> WordLists::find(std::string_view type, LangId lang) {
  const std::scoped_lock lock(mutex_);
  const auto [it, fresh] = known_.try_emplace(std::pair(std::string(type), lang));
  if (fresh) {
    WordList list{std::string(type), lang, lexicon_.surfaces(type, lang)};
    if (!list.words.empty()) it->second = std::make_shared<const WordList>(std::move(list));
  }
  return it->second;
}

ReferenceResolver reference_resolver(const Rule& rule, const Languages& languages, WordLists& lists,
                                     const Subtypes& subtypes) {
  return
      [&rule, &languages, &lists, &subtypes](std::string_view inside) -> Result<PatternReference> {
        if (inside.starts_with("lex:")) return words(inside, rule, languages, lists);
        if (!rule.over_finds) {
          return unknown("{" + std::string(inside) +
                         "} stands for a find: the rule needs over = \"finds\"");
        }
        return symbols(inside, subtypes);
      };
}

}  // namespace sagwan
