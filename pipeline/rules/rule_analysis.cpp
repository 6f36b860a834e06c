// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/rule_analysis.h"

#include <algorithm>

namespace sagwan {

namespace {

constexpr std::size_t kMaxCaptures = 14;  // Find::captures

Error pattern_error(const Rule& rule, const Error& syntax) {
  Place place = rule.place;
  // The column within the pattern is exact only where no fragment moved it.
  if (rule.pattern == rule.source_pattern && place.column > 0) place.column += syntax.place.column;
  Error wrong = diagnostic(Code::rule_pattern, place, "rule " + rule.id + ": " + syntax.message);
  if (syntax.message == "missing )") {
    wrong.mend = "close the group, or write \\( for a literal bracket";
  } else if (syntax.message == "missing ]") {
    wrong.mend = "close the class, or write \\[ for a literal bracket";
  }
  return wrong;
}

}  // namespace

std::vector<Error> analyse_rule(Rule& rule, const RuleSurroundings& with) {
  auto syntax = parse_syntax(rule.pattern,
                             reference_resolver(rule, with.languages, with.lists, with.subtypes),
                             with.properties);
  if (!syntax) return {pattern_error(rule, syntax.error())};
  PatternInfo info = analyse_pattern(*syntax);
  rule.specificity = info.literals;
  rule.first = std::move(info.first);
  rule.first_digit = info.first_digit;
  rule.first_wide = info.first_wide;
  rule.inner = std::move(info.inner);
  rule.reach = info.reach;
  rule.lexicons = syntax->lexicons;
  std::vector<Error> out;
  rule.groups.clear();
  for (const auto& [number, name] : syntax->groups) {
    const auto known = field(name);
    if (!known) {
      out.push_back(diagnostic(Code::rule_field, rule.place,
                               "rule " + rule.id + ": no normaliser reads the capture " + name));
      continue;
    }
    rule.groups.emplace_back(number, *known);
  }
  if (rule.groups.size() > kMaxCaptures) {
    out.push_back(
        diagnostic(Code::rule_field, rule.place, "rule " + rule.id + ": more than 14 captures"));
  }
  rule.syntax = std::make_shared<const Syntax>(*std::move(syntax));
  return out;
}

std::string with_fragments(const Rule& rule, std::string_view source_pattern) {
  std::string out;
  for_each_reference(
      source_pattern, [&](std::string_view plain) { out += plain; },
      [&](std::size_t, std::string_view inside) {
        const auto fragment =
            std::find_if(rule.fragments.begin(), rule.fragments.end(),
                         [&](const auto& named) { return named.first == inside; });
        if (fragment == rule.fragments.end()) {
          out.append("{").append(inside).append("}");
        } else {
          out += "(?:" + fragment->second + ")";
        }
      });
  return out;
}

}  // namespace sagwan
