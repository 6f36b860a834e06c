// SPDX-License-Identifier: Apache-2.0
#include "pipeline/run/run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <thread>

namespace sagwan {
namespace {

struct LayerA {
  Span span;
};
struct LayerB {
  Span span;
};
struct LayerC {
  Span span;
};

std::unique_ptr<Document> document(const std::string& words) {
  Source source;
  source.name = "a.txt";
  source.text = words;
  OffsetMap::Builder builder(source.text);
  builder.copy(0, static_cast<uint32_t>(source.text.size()));
  Text text(std::move(builder), {}, {});
  return std::make_unique<Document>(std::move(source), std::move(text), nullptr);
}

/// A stage that reads and writes what it is told, and then does `act`.
template <class Reads_, class Writes_>
class TestStage final : public AnyStage {
 public:
  using Act = std::function<Status(Document&)>;
  explicit TestStage(std::string name, Act act = nullptr)
      : name_(std::move(name)), act_(std::move(act)) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<std::type_index> reads() const override { return Reads_::ids(); }
  [[nodiscard]] std::type_index writes() const override { return std::type_index(typeid(Writes_)); }
  Status run_and_store(Document& doc) const override {
    if (act_) return act_(doc);
    doc.store(Layer<Writes_>{});
    return Unit{};
  }

 private:
  std::string name_;
  Act act_;
};

template <class S>
std::unique_ptr<const AnyStage> stage(std::string name, typename S::Act act = nullptr) {
  return std::make_unique<S>(std::move(name), std::move(act));
}

using MakesA = TestStage<Layers<>, LayerA>;
using MakesBFromA = TestStage<Layers<LayerA>, LayerB>;
using MakesCFromAB = TestStage<Layers<LayerA, LayerB>, LayerC>;
using MakesAFromC = TestStage<Layers<LayerC>, LayerA>;

std::string names(const Stages& stages) {
  std::string out;
  for (const auto& s : stages) out += std::string(s->name()) + " ";
  return out;
}

TEST(Plan, PutsAStageBehindTheWritersOfWhatItReads) {
  Stages stages;
  stages.push_back(stage<MakesCFromAB>("c"));
  stages.push_back(stage<MakesBFromA>("b"));
  stages.push_back(stage<MakesA>("a"));
  const auto ordered = plan(std::move(stages));
  ASSERT_TRUE(ordered);
  EXPECT_EQ(names(*ordered), "a b c ");
}

TEST(Plan, RefusesACycleAMissingLayerAndTwoWriters) {
  Stages cycle;
  cycle.push_back(stage<MakesAFromC>("a"));
  cycle.push_back(stage<MakesBFromA>("b"));
  cycle.push_back(stage<MakesCFromAB>("c"));
  Stages missing;
  missing.push_back(stage<MakesBFromA>("b"));
  Stages twice;
  twice.push_back(stage<MakesA>("one"));
  twice.push_back(stage<MakesA>("two"));
  EXPECT_EQ(plan(std::move(cycle)).error().message, "stages wait for each other: a b c");
  EXPECT_NE(plan(std::move(missing)).error().message.find("b reads a layer that no stage writes"),
            std::string::npos);
  EXPECT_EQ(plan(std::move(twice)).error().message, "two stages write one layer: one and two");
}

TEST(RunStage, TurnsAnExceptionIntoAFailedDocumentThatNamesTheStage) {
  const auto doc = document("text");
  run_stage(MakesA("a", [](Document&) -> Status { throw std::runtime_error("boom"); }), *doc);
  ASSERT_TRUE(doc->failed());
  ASSERT_EQ(doc->diagnostics().list().size(), 1U);
  EXPECT_EQ(to_line(doc->diagnostics().list().front()).substr(0, 44),
            "a.txt: error: stage a: boom [internal]\n  rep");
}

TEST(RunStage, KeepsTheErrorOfAStageAndRunsNoStageBehindIt) {
  const auto doc = document("text");
  bool reached = false;
  Stages stages;
  stages.push_back(stage<MakesA>(
      "a", [](Document&) -> Status { return diagnostic(Code::file_empty, {}, "nothing here"); }));
  stages.push_back(stage<MakesBFromA>("b", [&](Document&) -> Status {
    reached = true;
    return Unit{};
  }));
  run_stages(stages, *doc);
  EXPECT_TRUE(doc->failed());
  EXPECT_FALSE(reached);
  EXPECT_EQ(doc->diagnostics().list().front().code, Code::file_empty);
  EXPECT_EQ(doc->diagnostics().list().front().place.file, "a.txt");
}

TEST(RunStage, DoesNotBeginWhenCancelled) {
  const auto doc = document("text");
  const std::atomic<bool> cancelled{true};
  run_stage(MakesA("a"), *doc, &cancelled);
  EXPECT_TRUE(doc->failed());
  EXPECT_FALSE(doc->has<LayerA>());
  EXPECT_EQ(doc->diagnostics().list().front().code, Code::interrupted);
}

struct NumberJob final : Job {
  uint32_t number = 0;
  uint32_t squared = 0;
};

class Batches : public testing::TestWithParam<Executor> {};

TEST_P(Batches, WriteInTheOrderOfReadingWithABoundedNumberInFlight) {
  constexpr uint32_t kJobs = 4;
  constexpr uint32_t kCount = 500;
  std::atomic<uint32_t> in_flight{0};
  uint32_t most = 0;
  uint32_t next = 0;
  std::vector<uint32_t> written;
  const BatchOf<NumberJob> functions{[&]() -> std::unique_ptr<NumberJob> {
                                       if (next == kCount) return nullptr;
                                       most = std::max(most, in_flight.fetch_add(1) + 1);
                                       auto job = std::make_unique<NumberJob>();
                                       job->number = next++;
                                       return job;
                                     },
                                     [](NumberJob& job) {
                                       if (job.number % 7 == 0) std::this_thread::yield();
                                       job.squared = job.number * job.number;
                                     },
                                     [&](const NumberJob& job) {
                                       in_flight.fetch_sub(1);
                                       written.push_back(job.squared);
                                     }};
  run_batch(functions, GetParam(), kJobs, nullptr);
  ASSERT_EQ(written.size(), kCount);
  for (uint32_t i = 0; i < kCount; ++i) ASSERT_EQ(written[i], i * i);
  EXPECT_LE(most, kJobs * kJobsInFlight);
}

TEST_P(Batches, ReadNothingMoreOnceCancelledAndWriteWhatWasRead) {
  std::atomic<bool> cancelled{false};
  uint32_t read = 0;
  uint32_t written = 0;
  const BatchFunctions functions{[&]() -> std::unique_ptr<Job> {
                                   if (++read == 20) cancelled = true;
                                   return std::make_unique<NumberJob>();
                                 },
                                 [](Job&) {}, [&](Job&) { ++written; }};
  run_batch(functions, GetParam(), 2, &cancelled);
  EXPECT_EQ(read, 20U);
  EXPECT_EQ(written, 20U);
}

INSTANTIATE_TEST_SUITE_P(Executors, Batches,
                         testing::Values(Executor::serial, Executor::tbb, Executor::threads));

}  // namespace
}  // namespace sagwan
