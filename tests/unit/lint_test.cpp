// SPDX-License-Identifier: Apache-2.0
// Each kind of mistake that loads and works, made on purpose.
#include "pipeline/rules/lint.h"

#include <gtest/gtest.h>

#include "pipeline/export/diagnostics_json.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

using Said = std::vector<std::string>;

/// What loading and lint say of one file of rules.
Said lint_of(const std::string& toml) {
  TempHome home;
  home.lexicon("words", "jan\ten\tmonth\t1\t\n");
  home.rules(toml);
  const auto resources = home.load();
  EXPECT_TRUE(resources.has_value()) << to_line(home.diagnostics().list()[0]);
  Diagnostics diagnostics = home.diagnostics();
  if (resources) lint_rules((*resources)->rules(), diagnostics);
  Said out;
  for (const Diagnostic& d : diagnostics.list()) {
    EXPECT_FALSE(d.mend.empty());
    out.push_back(std::string(code_text(d.code)) + " " + std::to_string(d.place.line) + ":" +
                  std::to_string(d.place.column));
  }
  return out;
}

TEST(LintRules, NamesEachMistakeWithItsPlace) {
  const struct {
    const char* why;
    std::string toml;
    Said want;
  } rows[] = {
      {"nothing wrong", rule("a", "DATE", "(?P<year>19[0-9][0-9])"), {}},
      {"a boundary of ASCII", rule("a", "DATE", "war\\b"), {"rule-ascii 4:15"}},
      {"a class of ASCII", rule("a", "DATE", "x\\d+"), {"rule-ascii 4:13"}},
      {"a class of ASCII in a fragment",
       "[fragments]\nf = '\\w+'\n" + rule("a", "DATE", "x{f}"),
       {"rule-ascii 6:11"}},
      {"full width alone", rule("a", "DATE", "a(?:b|\xEF\xBC\x8C)"), {"rule-width 4:11"}},
      {"full width beside ASCII", rule("a", "DATE", "a(?:,|\xEF\xBC\x8C)[\xEF\xBC\x9A:]"), {}},
      {"full width alone in a class", rule("a", "DATE", "a:[b\xEF\xBC\x9A]"), {"rule-width 4:11"}},
      {"a backslash itself", rule("a", "DATE", "x\\\\b"), {}},
      {"a name's field in a date", rule("a", "DATE", "(?P<person>Kim)"), {"rule-capture 4:11"}},
      {"the same pattern twice",
       rule("a", "DATE", "war") + rule("b", "TIME", "war"),
       {"rule-shadowed 11:11"}},
      {"the same pattern of another kind",
       rule("a", "DATE", "war") + rule("b", "EVENT", "war"),
       {}},
      {"the lower priority never stands",
       rule("a", "DATE", "war") + rule("b", "DATE", "war", "priority = 5"),
       {"rule-shadowed 4:11"}},
      {"a rule for every line", rule("a", "PER", "\\p{Lu}+"), {"rule-cost 4:11"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(lint_of(row.toml), row.want);
  }
}

TEST(LintRules, APatternThatCompilesToManySteps) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("a", "PER", "Mr \\pL{1,40}"));
  const auto resources = home.load();
  ASSERT_TRUE(resources.has_value());
  Diagnostics diagnostics;
  lint_patterns((*resources)->rules(), diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 1U);
  EXPECT_EQ(diagnostics.list()[0].code, Code::rule_cost);
  EXPECT_EQ(diagnostics.list()[0].place.line, 4U);
}

TEST(LintRules, AFragmentOfALanguageHidesOneOfAny) {
  TempHome home;
  home.lexicon("words", "");
  home.write("configs/rules/any/all.toml",
             "[fragments]\nf = 'a'\n" + rule("any.f", "DATE", "{f}x"));
  home.rules("[fragments]\nf = 'b'\n" + rule("en.f", "DATE", "{f}x"));
  ASSERT_TRUE(home.load().has_value());
  ASSERT_EQ(home.diagnostics().list().size(), 1U);
  EXPECT_EQ(home.diagnostics().list()[0].code, Code::rule_shadowed);
}

/// What lint says of lists of words.
Said lexicon_lint(const std::string& rows, const std::string& more) {
  TempHome home;
  home.lexicon("words", rows);
  home.lexicon("more", more);
  home.rules(rule("a", "DATE", "{lex:month}"));
  const auto resources = home.load();
  EXPECT_TRUE(resources.has_value()) << to_line(home.diagnostics().list()[0]);
  Diagnostics diagnostics;
  if (resources) {
    lint_lexicons({home.path() + "/lexicons"}, (*resources)->rules(), diagnostics);
  }
  Said out;
  for (const Diagnostic& d : diagnostics.list()) {
    const std::string file = d.place.file.substr(d.place.file.rfind('/') + 1);
    out.push_back(std::string(code_text(d.code)) + " " + std::string(severity_text(d.severity)) +
                  " " + file + ":" + std::to_string(d.place.line));
  }
  return out;
}

TEST(LintLexicons, NamesEachMistakeWithItsPlace) {
  const std::string month = "jan\ten\tmonth\t1\t\n";
  const struct {
    const char* why;
    std::string rows, more;
    Said want;
  } rows[] = {
      {"nothing wrong", month, "Iran\ten\tLOC/country\tIR\t\n", {}},
      {"a row in two lists", month, month, {"lexicon-duplicate warning words.tsv:3"}},
      {"a row that one for all languages makes needless",
       month,
       "jan\tany\tmonth\t1\t\n",
       {"lexicon-duplicate info words.tsv:3"}},
      {"a name that stands for two",
       "Moon\ten\tPER\tlee\t\nMoon\ten\tPER\tmoon\t\n" + month,
       "",
       {"lexicon-conflict warning words.tsv:4"}},
      {"one of the two is the usual one",
       "Moon\ten\tPER\tlee\t\nMoon\ten\tPER\tmoon\tdefault=1\n" + month,
       "",
       {}},
      {"one of the two is doubtful",
       "Moon\ten\tPER\tlee\tambiguous=1\nMoon\ten\tPER\tmoon\t\n" + month,
       "",
       {}},
      {"a class of words that nothing reads",
       month,
       "red\ten\tcolour\t1\t\n",
       {"lexicon-unused info more.tsv:3"}},
      {"a type of name that does not exist",
       month,
       "Iran\ten\tLOK/country\tIR\t\n",
       {"lexicon-unused warning more.tsv:3"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(lexicon_lint(row.rows, row.more), row.want);
  }
}

TEST(DiagnosticsJson, HoldsWhatIsKnown) {
  Diagnostics diagnostics;
  diagnostics.add(Code::rule_cost, {"a.toml", 4, 11}, "slow");
  const std::string json = diagnostics_json(diagnostics, {1, 2, 3});
  EXPECT_NE(json.find("\"code\": \"rule-cost\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"line\": 4, \"column\": 11"), std::string::npos) << json;
}

}  // namespace
}  // namespace sagwan
