// SPDX-License-Identifier: Apache-2.0
// Fragments: the named pieces of patterns, `[fragments]` of the rule files, by language; a language
// that has none of a name takes the one of `any`.
//
// The rule loader's; and of whoever tries the rules with another fragment.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/core/toml.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

class Fragments {
 public:
  /// `mistake` hears of every mistake.
  explicit Fragments(std::function<void(Error)> mistake) : mistake_(std::move(mistake)) {}

  /// Takes the `[fragments]` of one file, the rules of `lang` or `any`.
  void collect(const TomlValue& root, const std::string& lang);
  /// `pattern` with its fragments written out; lexicon and find references stay. Those that it
  /// names itself are noted in `owner`.
  std::string expand(std::string_view pattern, const std::string& lang, Rule& owner) {
    return expand(pattern, lang, owner, 0);
  }
  /// Once all rules are expanded: fragments that none uses, or that hide another.
  void look_over(Diagnostics& diagnostics) const;

 private:
  struct Fragment {
    std::string text;
    Place place;
    bool used = false;
  };
  using ByName = std::map<std::string, Fragment, std::less<>>;

  Fragment* find(const std::string& lang, std::string_view name);
  std::string expand(std::string_view pattern, const std::string& lang, Rule& owner, int depth);
  void mistake(Code code, const Place& place, std::string message) const {
    mistake_(diagnostic(code, place, std::move(message)));
  }

  std::function<void(Error)> mistake_;
  std::map<std::string, ByName, std::less<>> by_lang_;
};

}  // namespace sagwan
