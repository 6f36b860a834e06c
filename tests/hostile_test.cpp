// SPDX-License-Identifier: Apache-2.0
// Time grows with the text, whatever it says: matching takes a bounded number of steps a byte, in
// texts that were made to be slow (tests/hostile.toml). Steps are counted, not time, so the result
// is the same on every machine. What other stages take no counter tells.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/matcher.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

// Steps a byte. Prose takes 3 to 6; numbers in a row, at each of which fifty rules are tried,
// 1,100, and 56,000 if dead ends are forgotten.
constexpr uint64_t kMostSteps = 2'000;
constexpr std::size_t kShort = 5'000;
constexpr std::size_t kLong = 20'000;
// A text four times as long may take so many times the steps.
constexpr uint64_t kMostGrowth = 6;

class Steps final : public MatchTrace {
 public:
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}
  void took(uint64_t steps) override { count += steps; }
  uint64_t count = 0;
};

std::vector<std::string> read_pieces() {
  std::vector<std::string> out;
  const auto text = read_file(project_folder() + "/tests/hostile.toml", 1U << 20U);
  SAGWAN_CHECK(text.has_value(), "no hostile texts");
  const auto root = parse_toml(*text, "tests/hostile.toml");
  SAGWAN_CHECK(root.has_value(), "hostile texts are no TOML");
  const TomlValue* list = root->find("piece");
  SAGWAN_CHECK(list != nullptr, "no piece");
  for (const TomlValue& piece : list->items) out.push_back(piece.string);
  return out;
}

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> kPieces = read_pieces();
  return kPieces;
}

/// Steps that a paragraph of one line takes, `piece` over and over.
uint64_t steps_of(const std::string& piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  Block block;
  block.kind = BlockKind::paragraph;
  block.span = {0, static_cast<uint32_t>(text.size())};
  const std::vector<Block> blocks = {block};
  Steps steps;
  Matcher::Input input;
  input.text = text;
  input.blocks = &blocks;
  input.trace = &steps;
  static_cast<void>(project_pipeline().resources().matcher().find(input));
  return steps.count;
}

class Hostile : public testing::TestWithParam<std::size_t> {};

TEST_P(Hostile, TakesABoundedNumberOfSteps) {
  const std::string& piece = pieces()[GetParam()];
  SCOPED_TRACE(piece);
  const uint64_t few = steps_of(piece, kShort);
  const uint64_t many = steps_of(piece, kLong);
  EXPECT_LT(many, kMostSteps * kLong);
  EXPECT_LT(many, kMostGrowth * few + kLong);
}

INSTANTIATE_TEST_SUITE_P(Piece, Hostile, testing::Range(std::size_t{0}, pieces().size()));

}  // namespace
}  // namespace sagwan
