// SPDX-License-Identifier: Apache-2.0
// Programs against RE2: the same match and the same groups, on patterns chosen and on patterns made
// at random from a fixed seed.
#include "pipeline/rules/program.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/automaton_states.h"
#include "pipeline/rules/ways.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

std::vector<uint16_t> buckets(std::string_view text) {
  std::vector<uint16_t> out;
  note_buckets(text, out);
  return out;
}

/// Where program 0 stands behind `start`.
Ways::State state_behind(Ways& ways, const std::string& start) {
  Ways::State out;
  ways.behind(0, {start}, [&](std::size_t, const Ways::State& state) { out = state; });
  return out;
}

class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    home_.lexicon("words", "May\ten\tmonth\t5\t\nMayo\ten\tmonth\t0\t\nmay\ten\tmodal\t\t\n");
    home_.rules("");
    auto resources = home_.load();
    ASSERT_TRUE(resources.has_value()) << resources.error().message;
    resources_ = *resources;
  }

  static Result<PatternReference> resolve(std::string_view inside) {
    if (inside != "lex:month") return diagnostic(Code::rule_reference, {}, "unknown");
    PatternReference out;
    out.words = std::make_shared<const WordList>(WordList{"month", 0, {"May", "Mayo"}});
    return out;
  }

  /// Every place of `text` gives the same with `pattern` as a program and as RE2's.
  void same(const std::string& pattern, const std::string& text) {
    SCOPED_TRACE("pattern " + pattern + " text " + text);
    CharProperties properties;
    const auto syntax = parse_syntax(pattern, resolve, properties);
    ASSERT_TRUE(syntax.has_value()) << syntax.error().message;
    Programs programs(resources_->lexicon());
    programs.add(*syntax);
    const re2::RE2 re(*write_out_pattern(pattern, resolve));
    ASSERT_TRUE(re.ok()) << re.error();
    ProgramMemory memory(resources_->lexicon());
    const std::vector<uint16_t> of_text = buckets(text);
    memory.start_text(text, of_text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at < text.size() && utf8::is_continuation(text[at])) continue;
      place(programs, *syntax, re, text, at, memory);
    }
  }

  void place(const Programs& programs, const Syntax& syntax, const re2::RE2& re,
             const std::string& text, std::size_t at, ProgramMemory& memory) {
    SCOPED_TRACE("at " + std::to_string(at));
    std::size_t end = at;
    const Answer answer = programs.match(0, text, at, memory, end);
    ++asked_;
    re2::StringPiece match;
    const re2::StringPiece rest(text.data() + at, text.size() - at);
    const bool found = re.Match(rest, 0, rest.size(), re2::RE2::ANCHOR_START, &match, 1);
    if (answer == Answer::unknown) {
      ++unknown_;
      if (found && match.size() < kLong) is_foretold(programs, text, at, at + match.size(), memory);
      return;
    }
    ASSERT_EQ(answer == Answer::yes, found);
    if (!found) return;
    ASSERT_EQ(end - at, match.size());
    is_foretold(programs, text, at, end, memory);
    Programs::Slots slots;
    const std::string_view whole = std::string_view(text).substr(0, end);
    ASSERT_EQ(programs.groups(0, whole, at, memory, slots), Answer::yes);
    std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(syntax.group_count) + 1);
    ASSERT_TRUE(re.Match(match, 0, match.size(), re2::RE2::ANCHOR_BOTH, pieces.data(),
                         static_cast<int>(pieces.size())));
    for (std::size_t group = 1; group < pieces.size(); ++group) {
      const bool took = pieces[group].data() != nullptr;
      ASSERT_EQ(slots[2 * group + 1] != SIZE_MAX, took) << "group " << group;
      if (!took) continue;
      EXPECT_EQ(text.data() + slots[2 * group], pieces[group].data()) << "group " << group;
      EXPECT_EQ(slots[2 * group + 1] - slots[2 * group], pieces[group].size()) << "group " << group;
    }
  }

  /// What follows each beginning of a match was foretold, and the automaton names the rule.
  static void is_foretold(const Programs& programs, const std::string& text, std::size_t at,
                          std::size_t end, const ProgramMemory& memory) {
    Ways ways(programs);
    for (std::size_t to = at; to <= end; to += utf8::length(text[to])) {
      const Ways::State state = state_behind(ways, text.substr(at, to - at));
      const std::size_t second = to < text.size() ? to + utf8::length(text[to]) : to;
      EXPECT_TRUE(ways.ahead(state).holds(bucket_at(text, to), bucket_at(text, second)))
          << "behind " << to;
      Automaton automaton;
      std::vector<Automaton::Item> items;
      automaton.add_items(ways, 0, state, items);
      automaton.note_lists(ways, programs);
      const uint32_t begin = automaton.begin_with(items, programs);
      AutomatonStates states(automaton, programs);
      for (int again = 0; again < 2; ++again) {
        AutomatonStates::Walk walk = states.begin_at(begin, text, memory.buckets(), to);
        states.go({&walk, 1});
        EXPECT_EQ(states.rules(walk).size(), 1U) << "behind " << to;
      }
      if (to == text.size()) break;
    }
  }

  // Each beginning of a longer match would take long.
  static constexpr std::size_t kLong = 100;

  TempHome home_;
  std::shared_ptr<const Resources> resources_;
  std::size_t asked_ = 0;
  std::size_t unknown_ = 0;
};

TEST_F(ProgramTest, MatchesAsRe2Does) {
  const struct {
    std::string pattern, text, why;
  } rows[] = {
      {"a|ab", "ab", "the first alternative that matches, not the longest"},
      {"(a|ab)(c|bcd)(d*)", "abcd", "groups follow that choice"},
      {"(?P<x>a+?)(b?)", "aab", "lazy loops take little"},
      {"(a{2,3})(a*)", "aaaaaa", "counted loops take much"},
      {"(?:(a)|b)+", "abab", "a group keeps what it took last"},
      {"[^ab]+$", "xyz", "the end of the text"},
      {"^b", "ab", "the place that is asked is the beginning"},
      {".*c", "a\nc abc", "a point is no line end"},
      {"(?s:.)*c", "a\nc", "unless it may be"},
      {"(?i)straSSe", "STRAsse strasse", "case folds"},
      {"[a-c-]+", "a-b-c", "a hyphen at a class's end"},
      {"{lex:month}x?", "Mayox Mayx mayx", "words of a list, the longest first, by case"},
      {"(?:one|two|three|fourteen|four)teen?", "fourteen fourtee", "a choice of strings"},
      {"\\x{41}\\.\\pL", "A.B", "escapes"},
      {"(a*)(a|b)(b*)", "aabb", "a loop gives back"},
      {"(?:x|y|)z", "z xz", "an empty alternative"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    same(row.pattern, row.text);
  }
}

TEST_F(ProgramTest, LeavesToRe2WhatItDoesNotKnow) {
  same("\\bab\\b", "ab abab");
  same("(?i){lex:month}", "MAY may");
  for (const char* const loop :
       {"qx(?:[ab]*[de]*)*cz", "[q]x(?:[abde]*|-)*cz", "qx(?:[abde]{0,3}-?)*cz"})
    same(loop, "qxaabdecz");
  EXPECT_EQ(asked_, unknown_);
  same("(a|b|ab)*c", std::string(3000, 'a'));
  EXPECT_GT(unknown_, 20U) << "a run of too many steps stops";
}

/// A pattern of the pieces that rules use.
std::string random_pattern(std::mt19937& random, int depth) {
  const auto pick = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  std::string out;
  const uint32_t parts = 1 + pick(3);
  for (uint32_t i = 0; i < parts; ++i) {
    static constexpr std::array<std::string_view, 10> kAtoms = {
        "a", "b", "ab", "[ab]", "[^a]", "\\x{AC00}", "(?:a|b|ba|aab)", "c", "[a-c]", "{lex:month}"};
    std::string atom(kAtoms[pick(kAtoms.size())]);
    if (depth > 0 && pick(2) == 0) {
      atom = random_pattern(random, depth - 1);
      if (pick(3) == 0) atom += "|" + random_pattern(random, depth - 1);
      atom = (pick(2) == 0 ? "(" : "(?:") + atom + ")";
    } else if (atom.size() > 1 && atom[0] == 'a') {
      atom = "(?:" + atom + ")";
    }
    static constexpr std::array<std::string_view, 9> kCounts = {"",    "",      "",      "?", "+",
                                                                "{2}", "{1,2}", "{0,3}", "*"};
    out += atom + std::string(kCounts[pick(kCounts.size())]);
  }
  return out;
}

TEST_F(ProgramTest, MatchesAsRe2DoesOnPatternsMadeAtRandom) {
  std::mt19937 random(20231011);
  for (int i = 0; i < 600; ++i) {
    const std::string pattern = random_pattern(random, 2);
    std::string text;
    for (int j = 0; j < 12; ++j) {
      static constexpr std::array<std::string_view, 6> kPieces = {"a",   "b", "c", "\xEA\xB0\x80",
                                                                  "May", "o"};
      text += kPieces[random() % kPieces.size()];
    }
    same(pattern, text);
    if (HasFatalFailure()) return;
  }
  EXPECT_LT(unknown_ * 3, asked_ * 2) << "programs know most of it";
}

/// Long texts of few pieces: each place is asked, of all the text and of beginnings of it, while
/// the memory keeps what the places before had to tell.
class LongTexts {
 public:
  LongTexts(const Programs& programs, const re2::RE2& re, std::string text, ProgramMemory& memory)
      : programs_(programs),
        re_(re),
        text_(std::move(text)),
        buckets_(buckets(text_)),
        memory_(memory) {
    memory_.start_text(text_, buckets_);
  }
  void compare() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      for (const std::size_t end : {text_.size(), text_.size() - at % 7, (at + text_.size()) / 2}) {
        SCOPED_TRACE("at " + std::to_string(at) + " to " + std::to_string(end));
        if (end > at) compare(at, end);
      }
      if (testing::Test::HasFailure()) return;
    }
  }

 private:
  void compare(std::size_t at, std::size_t end) {
    std::size_t to = at;
    const std::string_view text = std::string_view(text_).substr(0, end);
    const Answer answer = programs_.match(0, text, at, memory_, to);
    re2::StringPiece match;
    const re2::StringPiece rest(text_.data() + at, end - at);
    const bool found = re_.Match(rest, 0, rest.size(), re2::RE2::ANCHOR_START, &match, 1);
    if (answer == Answer::unknown) {
      if (!found) memory_.dead_ends().note(end);
      return;
    }
    EXPECT_EQ(answer == Answer::yes, found);
    if (found) {
      EXPECT_EQ(to - at, match.size());
    }
  }

  const Programs& programs_;
  const re2::RE2& re_;
  std::string text_;
  std::vector<uint16_t> buckets_;
  ProgramMemory& memory_;
};

std::string times(int count, std::string_view piece) {
  std::string out;
  for (int i = 0; i < count; ++i) out += piece;
  return out;
}

TEST_F(ProgramTest, RemembersOnlyWhatLeadsNowhere) {
  struct Row {
    std::string pattern, text, why;
  };
  std::vector<Row> rows = {
      {"(?:a+b?)+x", times(100, "ab") + "c", "nowhere"},
      {"(?:[ab]*c)+d", times(60, "abc") + "d", "somewhere"},
      {"[a-c]*(?:[ab]+c)*x", times(60, "abc"), "a repeat of characters"},
      {"[ab]{0,90}c", times(100, "ab") + "c", "a repeat that is counted"},
      {"(?:a+b?)+$", times(100, "ab") + "c", "an earlier end is another one"},
      {"(?:(?:a|b|d|f)+c|bx|^bad|a)*f", times(60, "a") + "bad" + times(60, "f"),
       "a later beginning is another one"},
  };
  std::mt19937 random(20231129);
  while (rows.size() < 300) {
    static constexpr std::array<std::string_view, 7> kPieces = {"a",   "b", "ab", "aab",
                                                                "abb", "c", "May"};
    const auto piece = [&] { return std::string(kPieces[random() % kPieces.size()]); };
    const std::string often = piece() + piece();
    std::string text;
    while (text.size() < 300) text += random() % 40 == 0 ? piece() : often;
    rows.push_back({random_pattern(random, 2), std::move(text), "made at random"});
  }
  ProgramMemory memory(resources_->lexicon());
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why + ": pattern " + row.pattern + " text " + row.text);
    CharProperties properties;
    const auto syntax = parse_syntax(row.pattern, resolve, properties);
    ASSERT_TRUE(syntax.has_value()) << syntax.error().message;
    Programs programs(resources_->lexicon());
    programs.add(*syntax);
    const re2::RE2 re(*write_out_pattern(row.pattern, resolve));
    LongTexts(programs, re, row.text, memory).compare();
    if (HasFailure()) return;
  }
}

TEST_F(ProgramTest, ALongListIsGoneThroughOnce) {
  CharProperties properties;
  const auto syntax = parse_syntax("[0-9]+(?:[, ][0-9]{3})+ ?(?:won|kg)", resolve, properties);
  ASSERT_TRUE(syntax.has_value());
  Programs programs(resources_->lexicon());
  programs.add(*syntax);
  ProgramMemory memory(resources_->lexicon());
  std::string text;
  while (text.size() < 1200) text += "123 ";
  const std::vector<uint16_t> of_text = buckets(text);
  memory.start_text(text, of_text);
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    const Answer answer = programs.match(0, text, at, memory, end);
    ASSERT_NE(answer, Answer::yes);
    if (answer == Answer::unknown) memory.dead_ends().note(text.size());
  }
  EXPECT_LT(memory.steps(), 60 * text.size() / 4) << "300 places, each of 300 members";
}

TEST_F(ProgramTest, ItemsThatArePackedAreReadAgain) {
  CharProperties properties;
  const auto syntax = parse_syntax("[0-9]{1,2}(st|nd) {lex:month}", resolve, properties);
  ASSERT_TRUE(syntax.has_value());
  Programs programs(resources_->lexicon());
  constexpr uint16_t kRules = 300;
  for (uint16_t i = 0; i < kRules; ++i) programs.add(*syntax);
  const uint32_t last = programs.start(kRules - 1);
  const std::vector<std::vector<AutomatonItem>> lists = {
      {},
      {{0, 0, 0}},
      {{0, 0, AutomatonItem::kAtEnd}, {0, 0, AutomatonItem::kMatched}},
      {{0, 0, 1},
       {0, 65535, 1},
       {0, 3, 2},
       {1, 128, programs.start(1)},
       {1, 0, AutomatonItem::kAtEnd},
       {kRules - 1, 127, last + 2},
       {kRules - 1, 0, AutomatonItem::kMatched}},
  };
  std::vector<uint8_t> room;
  for (std::vector<AutomatonItem> items : lists) {
    std::sort(items.begin(), items.end());
    PackedItems packed(pack(items, programs, room), programs);
    AutomatonItem item;
    std::size_t read = 0;
    for (; packed.next(item); ++read) {
      ASSERT_LT(read, items.size());
      EXPECT_EQ(item, items[read]) << read << " of " << items.size();
    }
    EXPECT_EQ(read, items.size());
  }
}

// The other side of `is_foretold`: what cannot follow is told to be none.
TEST_F(ProgramTest, WhatCannotFollowIsKnown) {
  CharProperties properties;
  const auto syntax = parse_syntax("[0-9]{1,2}(st|nd) {lex:month}", resolve, properties);
  ASSERT_TRUE(syntax.has_value());
  Programs programs(resources_->lexicon());
  for (int i = 0; i < 2; ++i) programs.add(*syntax);
  Ways ways(programs);
  Automaton automaton;
  std::vector<Automaton::Item> items;
  for (uint16_t rule = 0; rule < 2; ++rule)
    automaton.add_items(ways, rule, ways.begin(rule), items);
  automaton.note_lists(ways, programs);
  const uint32_t begin = automaton.begin_with(items, programs);
  AutomatonStates states(automaton, programs);
  ProgramMemory memory(resources_->lexicon());
  struct {
    std::string_view text;
    bool tried;
    std::string_view why;
  } const rows[] = {
      {"1st May", true, "a match"},
      {"12nd Mayo", true, "two digits"},
      {"1sx May", false, "the second character is none of the pattern's"},
      {"123st May", false, "three digits are too many"},
      {"1 st May", false, "no blank there"},
      {"1", false, "the end"},
      {"1st Jane", false, "no word begins so"},
      {"1st Madam", false, "words of a short list are followed to their end"},
      {"1st Ma", false, "the end, within a longer word"},
      {"1st M", false, "the end, within a word"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const std::vector<uint16_t> of_text = buckets(row.text);
    for (int again = 0; again < 2; ++again) {
      std::vector<AutomatonStates::Walk> walks(3, states.begin_at(begin, row.text, of_text, 0));
      states.go(walks);
      for (const AutomatonStates::Walk& walk : walks)
        EXPECT_EQ(states.rules(walk).size(), row.tried ? 2U : 0U) << row.why;
    }
  }
  const Ahead behind = ways.ahead(state_behind(ways, "3st "));
  EXPECT_TRUE(behind.holds(bucket_of('M'), bucket_of('a')));
  EXPECT_FALSE(behind.holds(bucket_of('J'), bucket_of('u')));
  EXPECT_FALSE(behind.holds(bucket_of('M'), kEndBucket));
}

}  // namespace
}  // namespace sagwan
