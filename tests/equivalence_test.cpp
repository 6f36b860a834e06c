// SPDX-License-Identifier: Apache-2.0
// What must not change the result: the prefilter, the executor, the number of threads, the company
// of a document.
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/core/files.h"
#include "pipeline/export/json.h"
#include "pipeline/export/to_line.h"
#include "pipeline/run/run.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

struct CorpusText {
  std::string name;
  std::string bytes;
};

/// The texts of the corpus.
const std::vector<CorpusText>& texts() {
  static const std::vector<CorpusText> kTexts = [] {
    std::vector<CorpusText> out;
    const std::string folder = project_folder() + "/corpus/";
    for (const std::string& name : files_below(folder, ".txt")) {
      auto bytes = read_file(folder + name, 1U << 24U);
      if (bytes) out.push_back({name, std::move(*bytes)});
    }
    return out;
  }();
  return kTexts;
}

std::string json_of(const Pipeline& pipeline, const CorpusText& text) {
  const auto document = pipeline.run({text.bytes, text.name, text.name, "", "", ""}, nullptr);
  SAGWAN_CHECK(document.has_value(), to_line(document.error()));
  std::string out;
  write_knowledge(**document, out, JsonStyle::pretty);
  return out;
}

struct TextJob final : Job {
  const CorpusText* text = nullptr;
  std::string json;
};

/// The corpus, each text `times` times, as one batch.
std::vector<std::string> batch(Executor executor, uint32_t jobs, uint32_t times) {
  std::vector<std::string> out;
  std::size_t next = 0;
  run_batch<TextJob>({[&]() -> std::unique_ptr<TextJob> {
                        if (next == texts().size() * times) return nullptr;
                        auto job = std::make_unique<TextJob>();
                        job->text = &texts()[next++ % texts().size()];
                        return job;
                      },
                      [](TextJob& job) { job.json = json_of(project_pipeline(), *job.text); },
                      [&](TextJob& job) { out.push_back(std::move(job.json)); }},
                     executor, jobs, nullptr);
  return out;
}

TEST(Equivalence, ThereAreTexts) { ASSERT_FALSE(texts().empty()); }

TEST(Equivalence, ThreadsAndExecutorsGiveTheSameBytes) {
  const auto one = batch(Executor::serial, 1, 2);
  EXPECT_EQ(one, batch(Executor::tbb, 2, 2));
  EXPECT_EQ(one, batch(Executor::threads, 2, 2));
  EXPECT_EQ(one, batch(Executor::threads, 5, 2));
}

TEST(Equivalence, ADocumentIsTheSameAloneAndInABatch) {
  const auto together = batch(Executor::tbb, 2, 1);
  ASSERT_EQ(together.size(), texts().size());
  for (std::size_t i = 0; i < texts().size(); ++i) {
    EXPECT_EQ(together[i], json_of(project_pipeline(), texts()[i])) << texts()[i].name;
  }
}

TEST(Equivalence, APipelineFromTheCacheGivesTheSameBytes) {
  Options options = project_options();
  options.rule_sources = false;
  const CorpusText& last = texts().back();
  for (const char* why : {"written, or read", "read"}) {
    Diagnostics diagnostics;
    const auto cached = Pipeline::load(options, diagnostics);
    ASSERT_TRUE(cached.has_value()) << why;
    EXPECT_EQ(json_of(*cached, last), json_of(project_pipeline(), last)) << why;
  }
}

/// Every tenth block of a text, so that the slow way ends in time.
class Prefilter : public testing::TestWithParam<uint32_t> {};

TEST_P(Prefilter, FindsTheSameAsTryingEveryRuleEverywhere) {
  Diagnostics diagnostics;
  Options options = project_options();
  options.prefilter = false;
  const auto without = Resources::load(options, diagnostics);
  ASSERT_TRUE(without.has_value());
  for (const CorpusText& text : texts()) {
    const auto document =
        project_pipeline().run({text.bytes, text.name, text.name, "", "", ""}, nullptr);
    ASSERT_TRUE(document.has_value());
    std::vector<Block> blocks;
    const auto& all = (*document)->text().blocks();
    for (std::size_t i = GetParam(); i < all.size(); i += 10) {
      if (all[i].kind != BlockKind::table) blocks.push_back(all[i]);
    }
    Matcher::Input input;
    input.text = (*document)->text().repaired();
    input.blocks = &blocks;
    const auto lines = [&](const Resources& resources) {
      std::vector<std::string> out;
      for (const Find& find : resources.matcher().find(input))
        out.push_back(to_line(find, **document));
      return out;
    };
    const auto fast = lines(project_pipeline().resources());
    const auto slow = lines(**without);
    std::vector<std::string> missed;
    std::vector<std::string> extra;
    auto sorted_fast = fast;
    auto sorted_slow = slow;
    std::sort(sorted_fast.begin(), sorted_fast.end());
    std::sort(sorted_slow.begin(), sorted_slow.end());
    std::set_difference(sorted_slow.begin(), sorted_slow.end(), sorted_fast.begin(),
                        sorted_fast.end(), std::back_inserter(missed));
    std::set_difference(sorted_fast.begin(), sorted_fast.end(), sorted_slow.begin(),
                        sorted_slow.end(), std::back_inserter(extra));
    for (const std::string& line : missed)
      ADD_FAILURE() << text.name << ": the prefilter loses " << line;
    for (const std::string& line : extra)
      ADD_FAILURE() << text.name << ": only with the prefilter: " << line;
  }
}

INSTANTIATE_TEST_SUITE_P(Part, Prefilter, testing::Range(0U, 10U));

}  // namespace
}  // namespace sagwan
