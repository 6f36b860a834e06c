// SPDX-License-Identifier: Apache-2.0
// What loaders say of a user's mistakes: place, cause, and all of them at once.
#include <gtest/gtest.h>

#include <fstream>

#include "pipeline/core/files.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

/// The codes and places of what a load said.
std::vector<std::string> said(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics.list()) {
    out.push_back(std::string(code_text(d.code)) + " " + std::to_string(d.place.line));
  }
  return out;
}

TEST(RuleLoader, NamesEveryMistakeWithItsPlace) {
  const struct {
    std::string toml, want, why;
  } rows[] = {
      {"[[rule]]\nid = \"a\"\nemits = \"DATE\"\npattern = 'a(b'\nexamples = [{text=\"x\", "
       "finds=[]}]\nrejects = [\"y\"]\n",
       "rule-pattern 4", "a group that is not closed"},
      {rule("a", "DATE", "{nope}"), "rule-reference 4", "an unknown fragment"},
      {rule("a", "DATE", "{lex:nope}"), "rule-pattern 4", "an unknown word list"},
      {rule("a", "DATE", "{PER}"), "rule-pattern 4", "a find outside a phase over finds"},
      {rule("a", "DATE", "(?P<nope>a)"), "rule-field 4", "a capture that nobody reads"},
      {rule("a", "NOPE", "a"), "config-value 3", "an unknown type"},
      {rule("a", "DATE", "a", "colour = 3"), "rule-key 5", "an unknown key"},
      {rule("a", "DATE", "a", "right = \"nope\""), "config-value 5", "an unknown boundary"},
      {rule("a", "DATE", "a", "priority = 5000"), "config-value 5", "a priority out of range"},
      {rule("a", "DATE", "a", "blocks = [\"nope\"]"), "config-value 5", "an unknown kind of block"},
      {rule("a", "DATE", "a", "each = true"), "rule-field 5", "each match without a find"},
      {rule("a", "DATE", "(?P<find>a)", "each = false"), "rule-field 5", "each that is not"},
      {rule("a", "DATE", "a", "set = { nope = 1 }"), "rule-field 5",
       "a constant that nobody reads"},
      {rule("a", "DATE", "a") + rule("a", "DATE", "b"), "rule-duplicate 11", "an id given twice"},
      {"[[rule]]\nid = \"a\"\nemits = \"DATE\"\npattern = 'a'\n", "rule-key 1", "no example"},
      {"[fragments]\nf = '{f}'\n" + rule("a", "DATE", "{f}"), "rule-reference 6",
       "a fragment in itself"},
      {"x = [", "toml-syntax 1", "broken syntax"},
      {"[[[a]]]\n", "toml-syntax 1", "a table's name that is none"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    TempHome home;
    home.lexicon("words", "");
    home.rules(row.toml);
    EXPECT_FALSE(home.load().has_value());
    ASSERT_FALSE(home.diagnostics().list().empty());
    EXPECT_EQ(said(home.diagnostics())[0], row.want) << to_line(home.diagnostics().list()[0]);
    EXPECT_FALSE(home.diagnostics().list()[0].mend.empty());
  }
}

TEST(RuleLoader, NamesTheRuleWhoseSubtypeIsOneTooMany) {
  TempHome home;
  home.lexicon("words", "");
  std::string rules;
  for (int i = 1; i <= 256; ++i) {
    rules += rule("r" + std::to_string(i), "LOC/x" + std::to_string(i), "a");
  }
  home.rules(rules);
  EXPECT_FALSE(home.load().has_value());
  EXPECT_EQ(said(home.diagnostics()),
            (std::vector<std::string>{"config-value " + std::to_string(255 * 7 + 3)}));
}

TEST(RuleLoader, TellsAllMistakesOfAFileAtOnce) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("a", "NOPE", "a(") + rule("b", "DATE", "{nope}"));
  EXPECT_FALSE(home.load().has_value());
  EXPECT_EQ(home.diagnostics().list().size(), 3U);
}

TEST(RuleLoader, WarnsOfAFragmentThatNoRuleUses) {
  TempHome home;
  home.lexicon("words", "");
  home.rules("[fragments]\nf = 'a'\n" + rule("a", "DATE", "b"));
  EXPECT_TRUE(home.load().has_value());
  EXPECT_EQ(said(home.diagnostics()), (std::vector<std::string>{"rule-unused 2"}));
}

TEST(LexiconLoader, NamesEveryMistakeWithItsPlace) {
  const struct {
    std::string rows, want, why;
  } rows[] = {
      {"b\ten\tmonth\t1\t\na\ten\tmonth\t2\t\n", "lexicon-order 4", "rows out of order"},
      {"a\ten\tmonth\t1\t\na\ten\tmonth\t1\t\n", "lexicon-order 4", "a row twice"},
      {"a\ten\tmonth\t1\n", "lexicon-row 3", "four columns"},
      {"a\txx\tmonth\t1\t\n", "lexicon-row 3", "an unknown language"},
      {"\ten\tmonth\t1\t\n", "lexicon-row 3", "no surface"},
      {"a\tru\tmonth\t1\t\n", "lexicon-script 3", "a script that is not the language's"},
      {"e\xCC\x81\ten\tmonth\t1\t\n", "lexicon-row 3", "not in NFC"},
      {"a\xE3\x80\ten\tmonth\t1\t\n", "lexicon-row 3", "a character cut short"},
      {"a\ten\tmonth\t\xFF\t\n", "lexicon-row 3", "an id that is not UTF-8"},
      {std::string("a\0b\ten\tmonth\t1\t\n", 16), "lexicon-row 3", "a NUL"},
      {"a\ten\tmonth\t1\t\r\n", "lexicon-row 3", "the end of a line as Windows has it"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    TempHome home;
    home.lexicon("words", row.rows);
    EXPECT_FALSE(home.load().has_value());
    EXPECT_EQ(said(home.diagnostics()), (std::vector<std::string>{row.want}));
  }
}

/// Rows of `cells` with a number, from 1, for each `@`: sorted, since all numbers are of one width.
std::string numbered_rows(const std::string& cells, int count) {
  std::string out;
  for (int i = 1; i <= count; ++i) {
    std::string row = cells;
    for (std::size_t at = 0; (at = row.find('@')) != std::string::npos;) {
      row.replace(at, 1, std::to_string(100000 + i).substr(1));
    }
    out += row + "\n";
  }
  return out;
}

TEST(LexiconLoader, TakesWhatAnImageHoldsAndNamesTheFirstRowPastIt) {
  const struct {
    std::string cells;
    int most;
    std::string want, why;
  } rows[] = {
      {"a\ten\tmonth\t@\t", 255, "lexicon-limit 258", "rows of one surface"},
      {"a@\ten\tmonth\t\tcode=@", 65535, "lexicon-limit 65538", "kinds of attributes"},
      {"a@\ten\tmonth@\t1\t", 65535, "lexicon-limit 65538", "types"},
      {"a@\ten\tLOC/x@\t1\t", 255, "lexicon-limit 258", "subtypes"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    TempHome home;
    home.lexicon("words", numbered_rows(row.cells, row.most));
    EXPECT_TRUE(home.load().has_value());
    EXPECT_TRUE(home.diagnostics().list().empty());
    home.lexicon("words", numbered_rows(row.cells, row.most + 2));
    EXPECT_FALSE(home.load().has_value());
    EXPECT_EQ(said(home.diagnostics()), (std::vector<std::string>{row.want}));
    EXPECT_FALSE(home.diagnostics().list()[0].mend.empty());
  }
}

TEST(LexiconLoader, CountsTheRowsOfASurfaceOverAllLists) {
  TempHome home;
  home.lexicon("first", numbered_rows("a\ten\tmonth\t@\t", 200));
  home.lexicon("second", numbered_rows("a\ten\tyear\t@\t", 56));
  EXPECT_FALSE(home.load().has_value());
  ASSERT_EQ(home.diagnostics().list().size(), 1U);
  const std::string line = to_line(home.diagnostics().list()[0]);
  EXPECT_NE(line.find("second.tsv:58:1: error: more than 255 rows have the surface a"),
            std::string::npos)
      << line;
}

TEST(LexiconCache, IsReadAgainMadeAnewAndNeverWrong) {
  TempHome home;
  home.lexicon("words", "Iran\ten\tLOC/country\tIR\t\n");
  Options options = home.options();
  options.cache = home.path() + "/cache";
  Diagnostics diagnostics;
  ASSERT_TRUE(Resources::load(options, diagnostics).has_value());
  const std::vector<std::string> made = files_below(options.cache, ".image");
  ASSERT_EQ(made.size(), 2U);
  ASSERT_TRUE(made[0].starts_with("lexicon-")) << made[0];
  // Damaged: its bytes no longer agree with its checksum.
  const std::string path = options.cache + "/" + made[0];
  std::string bytes = *read_file(path, 1U << 30U);
  bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 1);
  ASSERT_TRUE(write_file(path, bytes).has_value());
  auto again = Resources::load(options, diagnostics);
  ASSERT_TRUE(again.has_value());
  EXPECT_NE((*again)->lexicon().find("Iran", "LOC/country", 0), kNone);
  // Truncated.
  ASSERT_TRUE(write_file(path, bytes.substr(0, bytes.size() / 2)).has_value());
  EXPECT_TRUE(Resources::load(options, diagnostics).has_value());
  // The list changed: another key, another image.
  home.lexicon("words", "Iraq\ten\tLOC/country\tIQ\t\n");
  auto changed = Resources::load(options, diagnostics);
  ASSERT_TRUE(changed.has_value());
  EXPECT_EQ((*changed)->lexicon().find("Iran", "LOC/country", 0), kNone);
  EXPECT_NE((*changed)->lexicon().find("Iraq", "LOC/country", 0), kNone);
  EXPECT_TRUE(diagnostics.list().empty());
}

TEST(RulesCache, IsReadAgainMadeAnewAndNeverWrong) {
  TempHome home;
  home.lexicon("words", "Iran\ten\tLOC/country\tIR\t\n");
  home.rules(rule("en.a", "ORG/company", "(?P<name>abc+) {lex:LOC/country}"));
  Options options = home.options();
  options.cache = home.path() + "/cache";
  const auto load = [&] {
    Diagnostics diagnostics;
    auto resources = Resources::load(options, diagnostics);
    EXPECT_TRUE(resources.has_value());
    EXPECT_TRUE(diagnostics.list().empty());
    return *resources;
  };
  const auto from_sources = load();
  const std::vector<std::string> made = files_below(options.cache, ".image");
  ASSERT_EQ(made.size(), 2U);
  const std::string path = options.cache + "/" + made[1];
  const auto from_cache = load();
  EXPECT_FALSE(from_sources->rule(0).examples.empty());
  EXPECT_TRUE(from_cache->rule(0).examples.empty()) << "what running needs is all there is";
  EXPECT_EQ(from_cache->rule(0).pattern, from_sources->rule(0).pattern);
  EXPECT_EQ(from_cache->subtype(from_cache->rule(0).subtype), "company");
  EXPECT_EQ(from_cache->config_sha256(), from_sources->config_sha256());
  // Damaged, cut short, of another key: made anew.
  const std::string bytes = *read_file(path, 1U << 30U);
  std::string damaged = bytes;
  damaged[damaged.size() - 3] = static_cast<char>(damaged[damaged.size() - 3] ^ 1);
  for (const std::string& wrong : {damaged, bytes.substr(0, bytes.size() / 2), bytes.substr(0, 10),
                                   "0" + bytes, std::string()}) {
    ASSERT_TRUE(write_file(path, wrong).has_value());
    EXPECT_FALSE(load()->rule(0).examples.empty());
    EXPECT_TRUE(load()->rule(0).examples.empty()) << "and kept";
  }
  // Who asks for the sources gets them.
  options.rule_sources = true;
  EXPECT_FALSE(load()->rule(0).examples.empty());
}

TEST(LexiconCache, AFolderThatCannotBeWrittenIsSaidAndSurvived) {
  TempHome home;
  home.lexicon("words", "Iran\ten\tLOC/country\tIR\t\n");
  home.write("blocker", "a file where the folder should be");
  Options options = home.options();
  options.cache = home.path() + "/blocker/cache";
  Diagnostics diagnostics;
  EXPECT_TRUE(Resources::load(options, diagnostics).has_value());
  EXPECT_EQ(said(diagnostics), (std::vector<std::string>{"cache-write 0", "cache-write 0"}));
}

TEST(ConfigLoader, NamesAnUnknownKeyAndAMissingPreset) {
  TempHome home;
  home.lexicon("words", "");
  home.write("configs/default.toml", "colour = 3\n");
  EXPECT_FALSE(home.load().has_value());
  EXPECT_EQ(said(home.diagnostics()), (std::vector<std::string>{"config-key 1"}));
  Options options = home.options();
  options.config = "nope";
  Diagnostics diagnostics;
  EXPECT_FALSE(Resources::load(options, diagnostics).has_value());
  EXPECT_EQ(said(diagnostics), (std::vector<std::string>{"file-missing 0"}));
}

}  // namespace
}  // namespace sagwan
