// SPDX-License-Identifier: Apache-2.0
// What proves a rule of times or quantities: three examples that it wins, so no other rule shadows
// it wholly (rules_test runs them), and two texts in which it must find nothing, one of them a near
// miss (a syllable, or two letters or signs in a row, stand in a find of an example).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

constexpr std::size_t kExamples = 3;
constexpr std::size_t kRejects = 2;

bool is_covered(const Rule& rule) {
  return rule.place.file.find("/time_") != std::string::npos ||
         rule.place.file.find("/quantity") != std::string::npos;
}

/// The characters of `text` that stand for themselves in a near miss: no spaces, digits as one.
std::string skeleton(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    const char32_t c = utf8::decode(text, at);
    if (c == ' ') continue;
    utf8::append(out, c >= U'0' && c <= U'9' ? U'0' : c);
  }
  return out;
}

/// A character that is a syllable or a word.
bool is_syllable(char32_t c) {
  const Script script = script_of(c);
  return script == Script::hangul || script == Script::han;
}

/// True if `reject` shares a syllable, or two other characters in a row, with a find of the rule's
/// examples.
bool is_near_miss(const Rule& rule, std::string_view reject) {
  const std::string miss = skeleton(reject);
  for (const RuleExample& example : rule.examples) {
    for (const std::string& find : example.finds) {
      const std::string text = skeleton(find);
      for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
        std::size_t end = at + utf8::length(text[at]);
        if (!is_syllable(utf8::decode(text, at))) {
          if (end >= text.size()) break;
          end += utf8::length(text[end]);
        }
        if (miss.find(text.substr(at, end - at)) != std::string::npos) return true;
      }
      if (text.size() <= 4 && miss.find(text) != std::string::npos) return true;
    }
  }
  return false;
}

TEST(RulesOfTimesAndQuantities, AreProvedByExamplesAndRejects) {
  const auto resources = project_pipeline().shared_resources();
  std::size_t rules = 0;
  for (const Rule& rule : resources->rules()) {
    if (!is_covered(rule)) continue;
    ++rules;
    const auto won = std::count_if(rule.examples.begin(), rule.examples.end(),
                                   [](const RuleExample& e) { return !e.finds.empty(); });
    EXPECT_GE(static_cast<std::size_t>(won), kExamples) << rule.id << ": examples";
    EXPECT_GE(rule.rejects.size(), kRejects) << rule.id << ": rejects";
    EXPECT_TRUE(std::any_of(rule.rejects.begin(), rule.rejects.end(),
                            [&](const auto& reject) { return is_near_miss(rule, reject.text); }))
        << rule.id << ": no reject is a near miss";
  }
  EXPECT_GT(rules, 1000U) << "no such rules: are their files named otherwise?";
}

}  // namespace
}  // namespace sagwan
