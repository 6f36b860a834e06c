// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/fragments.h"

#include <algorithm>

#include "pipeline/rules/pattern.h"

namespace sagwan {

namespace {

constexpr int kMaxDepth = 12;
constexpr std::string_view kAny = "any";

/// A word list or a find; the matcher resolves it.
bool is_other_reference(std::string_view inside) {
  return inside.starts_with("lex:") || (!inside.empty() && inside[0] >= 'A' && inside[0] <= 'Z');
}

}  // namespace

void Fragments::collect(const TomlValue& root, const std::string& lang) {
  const TomlValue* table = root.find("fragments");
  if (table == nullptr) return;
  for (const auto& [name, value] : table->entries) {
    if (!value.is(TomlValue::Kind::string)) {
      mistake(Code::config_value, value.place, "fragment " + name + " is no string");
      continue;
    }
    if (!by_lang_[lang].try_emplace(name, Fragment{value.string, value.place}).second) {
      mistake(Code::rule_duplicate, value.place,
              "the fragment " + name + " of " + lang + " is defined twice");
    }
  }
}

void Fragments::look_over(Diagnostics& diagnostics) const {
  const auto shared = by_lang_.find(kAny);
  for (const auto& [lang, fragments] : by_lang_) {
    for (const auto& [name, fragment] : fragments) {
      if (!fragment.used) {
        diagnostics.add(Code::rule_unused, fragment.place,
                        "fragment " + name + " is used by no rule");
      }
      if (lang != kAny && shared != by_lang_.end() && shared->second.contains(name)) {
        diagnostics.add(Code::rule_shadowed, fragment.place,
                        "fragment " + name + " of " + lang + " hides the one of any");
      }
    }
  }
}

Fragments::Fragment* Fragments::find(const std::string& lang, std::string_view name) {
  for (const std::string_view scope : {std::string_view(lang), kAny}) {
    const auto list = by_lang_.find(scope);
    if (list == by_lang_.end()) continue;
    const auto found = list->second.find(name);
    if (found != list->second.end()) return &found->second;
  }
  return nullptr;
}

std::string Fragments::expand(std::string_view pattern, const std::string& lang, Rule& owner,
                              int depth) {
  std::string out;
  for_each_reference(
      pattern, [&](std::string_view plain) { out += plain; },
      [&](std::size_t, std::string_view inside) {
        const std::string name(inside);
        if (is_other_reference(inside)) {
          out += "{" + name + "}";
          return;
        }
        Fragment* found = find(lang, inside);
        if (found == nullptr) {
          mistake(Code::rule_reference, owner.place,
                  "rule " + owner.id + ": no fragment {" + name + "}");
          return;
        }
        found->used = true;
        if (depth >= kMaxDepth) {
          mistake(Code::rule_reference, owner.place,
                  "rule " + owner.id + ": fragment {" + name + "} contains itself");
          return;
        }
        std::pair<std::string, std::string> direct(name,
                                                   expand(found->text, lang, owner, depth + 1));
        out += "(?:" + direct.second + ")";
        const bool known = std::find(owner.fragments.begin(), owner.fragments.end(), direct) !=
                           owner.fragments.end();
        if (depth == 0 && !known) owner.fragments.push_back(std::move(direct));
      });
  return out;
}

}  // namespace sagwan
