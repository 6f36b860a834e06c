// SPDX-License-Identifier: Apache-2.0
// Each clause of a pattern gives the mutants that it should, and none else.
#include "pipeline/mutate/pattern_mutants.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace sagwan {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs mutants(std::string_view pattern) {
  Pairs out;
  for (PatternMutant& m : pattern_mutants(pattern)) {
    out.emplace_back(std::move(m.pattern), std::move(m.what));
  }
  return out;
}

TEST(PatternMutants, NameWhatTheyTakeOutOrWiden) {
  struct Row {
    const char* pattern;
    Pairs want;
  };
  const Row rows[] = {
      {"plain", {}},
      {"a|b", {{"b", "without the alternative \"a\""}, {"a", "without the alternative \"b\""}}},
      {"x(?:a|b|c)y",
       {{"x(?:b|c)y", "without the alternative \"a\""},
        {"x(?:a|c)y", "without the alternative \"b\""},
        {"x(?:a|b)y", "without the alternative \"c\""}}},
      {"ab?", {{"a", "without the optional \"b?\""}, {"ab", "\"b?\" always there"}}},
      {"a*", {{"", "without the optional \"a*\""}, {"a?", "\"a*\" at most once"}}},
      {"[a-c]+x", {{"[a-c]x", "\"[a-c]+\" once only"}}},
      {"[0-9]{1,3}",
       {{"[0-9]{1,}", "\"[0-9]{1,3}\" without its upper bound"},
        {"[0-9]{1}", "\"[0-9]{1,3}\" the least only"}}},
      {"[0-9]{4}",
       {{"[0-9]{4,}", "\"[0-9]{4}\" without its upper bound"},
        {"[0-9]{1,4}", "\"[0-9]{4}\" without its lower bound"}}},
      {"x{0,2}",
       {{"x{0,}", "\"x{0,2}\" without its upper bound"},
        {"", "without the optional \"x{0,2}\""},
        {"x{1}", "\"x{0,2}\" the least only"}}},
      {"[1-4]/4", {{"[0-9]/4", "any digit for \"[1-4]\""}}},
      {"(?i)a", {{"a", "without the flag \"(?i)\""}}},
      {"^a$", {{"a$", "without the anchor \"^\""}, {"^a", "without the anchor \"$\""}}},
      {"no (?P<find>x) yes",
       {{"(?P<find>x) yes", "without \"no \" before the find"},
        {"no (?P<find>x)", "without \" yes\" behind the find"}}},
      {"(?P<year>{year}|{lex:word})?\\?",
       {{"\\?", "without the optional \"(?P<year>{year}|{lex:word})?\""},
        {"(?P<year>{year}|{lex:word})\\?", "\"(?P<year>{year}|{lex:word})?\" always there"},
        {"(?P<year>{lex:word})?\\?", "without the alternative \"{year}\""},
        {"(?P<year>{year})?\\?", "without the alternative \"{lex:word}\""}}},
      {"\\+{2}",
       {{"\\+{2,}", "\"\\+{2}\" without its upper bound"},
        {"\\+{1,2}", "\"\\+{2}\" without its lower bound"}}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    EXPECT_EQ(mutants(row.pattern), row.want);
  }
}

}  // namespace
}  // namespace sagwan
