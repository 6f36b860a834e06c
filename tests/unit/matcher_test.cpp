// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/matcher.h"

#include <gtest/gtest.h>

#include "pipeline/rules/fields.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

std::vector<Find> find_in(const Resources& resources, const std::string& text,
                          std::vector<Span> masked = {}) {
  std::vector<Block> blocks(1);
  blocks[0].span = {0, static_cast<uint32_t>(text.size())};
  Matcher::Input input;
  input.text = text;
  input.blocks = &blocks;
  input.masked = std::move(masked);
  return resources.matcher().find(input);
}

/// The finds as `TYPE text (rule)`, those that others used in brackets.
std::vector<std::string> lines(const Resources& resources, const std::string& text,
                               std::vector<Span> masked = {}) {
  std::vector<std::string> out;
  for (const Find& find : find_in(resources, text, std::move(masked))) {
    std::string line =
        std::string(find_type_text(find.type)) + " " + std::string(slice(text, find.span));
    if (find.outer != kNone) line = "[" + line + "]";
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

std::shared_ptr<const Resources> load(TempHome& home) {
  auto resources = home.load();
  EXPECT_TRUE(resources.has_value())
      << (home.diagnostics().list().empty() ? "" : to_line(home.diagnostics().list()[0]));
  return std::move(*resources);
}

TEST(Matcher, TheLongestFindStandsAndPriorityDecidesBetweenEquals) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("a.short", "DATE", "[0-9]+ May") + rule("a.long", "DATE", "[0-9]+ May [0-9]{4}") +
             rule("b.low", "QUANTITY", "[0-9]+ km") +
             rule("b.high", "DURATION", "[0-9]+ km", "priority = 5"));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "on 9 May 2023 and 12 May"),
            (Lines{"DATE 9 May 2023", "DATE 12 May"}));
  EXPECT_EQ(lines(*resources, "5 km"), (Lines{"DURATION 5 km"}));
}

TEST(Matcher, EachMatchOfABeginningHasAFindWhereARuleAsksForIt) {
  TempHome home;
  home.lexicon("words", "");
  const std::string list = "km: (?:[0-9]+, )*(?P<find>[0-9]+)";
  home.rules(rule("one", "QUANTITY", list));
  EXPECT_EQ(lines(*load(home), "km: 3, 14, 15, 9 x"), (Lines{"QUANTITY 9"}));
  home.rules(rule("each", "QUANTITY", list, "each = true"));
  EXPECT_EQ(lines(*load(home), "km: 3, 14, 15, 9 x"),
            (Lines{"QUANTITY 3", "QUANTITY 14", "QUANTITY 15", "QUANTITY 9"}));
  std::string many = "km: 1";
  for (int i = 0; i < 100; ++i) many += ", 1";
  EXPECT_EQ(lines(*load(home), many).size(), 65U) << "a list of so many members, from its end";
}

TEST(Matcher, BoundariesKeepFindsOffTheInsideOfNumbersAndWords) {
  TempHome home;
  home.lexicon("words", "Iran\ten\tLOC/country\tIR\t\n");
  home.rules(rule("n", "QUANTITY", "[0-9]+ km") + rule("w", "EVENT", "war"));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "1,205 km"), Lines{});
  EXPECT_EQ(lines(*resources, "KN9 km"), Lines{});
  EXPECT_EQ(lines(*resources, "software warm war."), (Lines{"EVENT war"}));
  EXPECT_EQ(lines(*resources, "Iranian Iran"), (Lines{"LOC Iran"}));
}

TEST(Matcher, AFindThatEndsBadlyIsTriedShorter) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("n", "QUANTITY", "[0-9]+ km(?:pa)?", "right = \"word\""));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "5 kmpa"), (Lines{"QUANTITY 5 kmpa"}));
  EXPECT_EQ(lines(*resources, "5 kmpas"), Lines{});
}

TEST(Matcher, NamesNestUnlessTheOuterOneIsClosed) {
  TempHome home;
  home.lexicon(
      "words",
      "Iran\ten\tLOC/country\tIR\t\nIran Daily\ten\tORG/media\tid\t\nIran Treaty\ten\tLAW\tit\t\n");
  home.rules(rule("n", "QUANTITY", "[0-9]+ km"));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "Iran Treaty"), (Lines{"LAW Iran Treaty", "LOC Iran"}));
  EXPECT_EQ(lines(*resources, "Iran Daily"), (Lines{"ORG Iran Daily"}));
}

TEST(Matcher, PhasesOverFindsSeeEachOutermostFindAsOneSymbol) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("d", "DATE", "(?P<year>[0-9]{4})") +
             rule("i", "INTERVAL", "(?P<begin>{DATE}) to (?P<end>{DATE})", "over = \"finds\"") +
             rule("q", "QUANTITY", "about (?P<find>(?P<inner>{INTERVAL}))",
                  "over = \"finds\"\nphase = 3"));
  const auto resources = load(home);
  const std::string text = "in about 1999 to 2003, and 2005.";
  EXPECT_EQ(lines(*resources, text), (Lines{"QUANTITY 1999 to 2003", "[INTERVAL 1999 to 2003]",
                                            "[DATE 1999]", "[DATE 2003]", "DATE 2005"}));
  const std::vector<Find> finds = find_in(*resources, text);
  const Fields interval(finds[1], text, *resources);
  EXPECT_EQ(interval.text(Field::begin), "1999");
  EXPECT_EQ(interval.text(Field::end), "2003");
  EXPECT_EQ(slice(text, finds[0].match), "about 1999 to 2003");
}

TEST(Matcher, NothingOverlapsAMaskedSpan) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("n", "QUANTITY", "[0-9]+\\)?"));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "said.12) 13", {{5, 8}}), (Lines{"QUANTITY 13"}));
}

TEST(Matcher, ACapturedWordBringsTheValueOfItsRow) {
  TempHome home;
  home.lexicon("words", "May\ten\tmonth\t5\t\nMayor\ten\tmonth\t99\t\n");
  home.rules(
      rule("n", "DATE", "(?P<day>[0-9]+) (?P<month>{lex:month})", "set = { anchor = \"x\" }"));
  const auto resources = load(home);
  const std::string text = "9 May";
  const std::vector<Find> finds = find_in(*resources, text);
  ASSERT_EQ(finds.size(), 1U);
  const Fields fields(finds[0], text, *resources);
  EXPECT_EQ(fields.integer(Field::month), 5);
  EXPECT_EQ(fields.text(Field::month), "May");
  EXPECT_EQ(fields.integer(Field::day), 9);
  EXPECT_EQ(fields.value(Field::anchor), "x");
  EXPECT_FALSE(fields.has(Field::year));
  EXPECT_FALSE(fields.integer(Field::year).has_value());
}

TEST(Matcher, RulesWithAWideStartAreFoundByWhatStandsInside) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("o", "ORG/company", "[A-Z][a-z]+ Bank"));
  const auto resources = load(home);
  EXPECT_EQ(lines(*resources, "the Asian Bank and the World Bank."),
            (Lines{"ORG Asian Bank", "ORG World Bank"}));
}

TEST(Matcher, TheSamePlacesAreFoundWithoutThePrefilter) {
  TempHome home;
  home.lexicon("words", "Iran\ten\tLOC/country\tIR\t\nMay\ten\tmonth\t5\t\n");
  home.rules(rule("a", "DATE", "[0-9]+ {lex:month}(?: [0-9]{4})?") +
             rule("b", "DATE", "(?:last|next) year") +
             rule("c", "ORG/company", "[A-Z][a-z]+ Bank") +
             rule("d", "QUANTITY", "[+-]?[0-9]+(?:\\.[0-9]+)? ?(?:km|%)") +
             rule("e", "INTERVAL", "{DATE} - {DATE}", "over = \"finds\""));
  const auto with = load(home);
  Options options = home.options();
  options.prefilter = false;
  Diagnostics diagnostics;
  const auto without = Resources::load(options, diagnostics);
  ASSERT_TRUE(without.has_value());
  const std::string text =
      "Iran: 9 May 2023 - 12 May, last year the Iran Bank lost -3.5% of 300 km.";
  EXPECT_EQ(lines(*with, text), lines(**without, text));
  EXPECT_EQ(lines(*with, text).size(), 9U);
}

TEST(Matcher, ALineOfTenMegabytesTakesLinearTime) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(rule("quoted", "NONE", "\"[^\"]*\""));
  const auto resources = load(home);
  std::string text;
  text.resize(10'000'000, 'x');
  for (std::size_t i = 0; i < text.size(); i += 1000) text[i] = '"';
  text[text.size() / 2] = 'x';
  EXPECT_FALSE(lines(*resources, text).empty());
}

}  // namespace
}  // namespace sagwan
