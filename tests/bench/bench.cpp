// SPDX-License-Identifier: Apache-2.0
// Benchmarks: the whole job, each stage, and how time grows with rules, words, document size and
// threads. Unit: MB of source text a second. scripts/bench runs them and prints one table.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>

#include "pipeline/core/files.h"
#include "pipeline/export/json.h"
#include "pipeline/run/run.h"
#include "stages/decode/decode.h"
#include "stages/pipeline.h"
#include "stages/read/read.h"
#include "stages/registry.h"
#include "tests/bench/generate.h"

namespace sagwan::bench {
namespace {

constexpr uint32_t kSeed = 20231011;
constexpr std::size_t kMegabyte = 1'000'000;
/// A report as the corpus has them.
constexpr std::size_t kReport = 20'000;

Options options_of(const std::string& home) {
  Options out;
  out.home = home;
  return out;
}

Pipeline load_or_throw(const std::string& home) {
  Diagnostics diagnostics;
  auto pipeline = Pipeline::load(options_of(home), diagnostics);
  SAGWAN_CHECK(pipeline.has_value(), to_line(pipeline.error()));
  return std::move(*pipeline);
}

const Pipeline& pipeline() {
  static const Pipeline kPipeline = load_or_throw(SAGWAN_SOURCE_DIR);
  return kPipeline;
}

std::string json_of(const std::string& text) {
  const auto document = pipeline().run({text, "bench.txt", "bench", "", "", "UTF-8"}, nullptr);
  SAGWAN_CHECK(document.has_value(), to_line(document.error()));
  std::string out;
  write_knowledge(**document, out, JsonStyle::compact);
  return out;
}

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * static_cast<int64_t>(bytes));
}

// --- the whole job ---

void whole_job(benchmark::State& state) {
  const std::string text = varied_text(static_cast<std::size_t>(state.range(0)), kSeed);
  for (auto _ : state) benchmark::DoNotOptimize(json_of(text));
  set_bytes(state, text.size());
}
BENCHMARK(whole_job)
    ->Name("size")
    ->Arg(10'000)
    ->Arg(100'000)
    ->Arg(1'000'000)
    ->Arg(10'000'000)
    ->Unit(benchmark::kMillisecond);

struct TextJob final : Job {
  std::size_t number = 0;
};

void threads(benchmark::State& state) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (uint32_t i = 0; i < 64; ++i) {
    texts.push_back(varied_text(kReport, kSeed + i));
    bytes += texts.back().size();
  }
  static_cast<void>(json_of(texts.front()));
  for (auto _ : state) {
    std::size_t next = 0;
    run_batch<TextJob>({[&]() -> std::unique_ptr<TextJob> {
                          if (next == texts.size()) return nullptr;
                          auto job = std::make_unique<TextJob>();
                          job->number = next++;
                          return job;
                        },
                        [&](TextJob& job) { benchmark::DoNotOptimize(json_of(texts[job.number])); },
                        [](TextJob&) {}},
                       Executor::tbb, static_cast<uint32_t>(state.range(0)), nullptr);
  }
  set_bytes(state, bytes);
}
BENCHMARK(threads)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

void load(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(load_or_throw(SAGWAN_SOURCE_DIR));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

// --- each stage ---

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Seconds that each step of one document takes: decode, read, the stages, write.
std::vector<std::pair<std::string, double>> step_times(const std::string& bytes,
                                                       const ReadConfig& config,
                                                       const Stages& stages) {
  std::vector<std::pair<std::string, double>> out;
  Diagnostics diagnostics;
  auto start = std::chrono::steady_clock::now();
  const auto lap = [&](std::string_view name) {
    out.emplace_back(name, seconds_since(start));
    start = std::chrono::steady_clock::now();
  };
  DecodeOptions options;
  options.name = "bench.txt";
  auto source = decode(bytes, options, diagnostics);
  SAGWAN_CHECK(source.has_value(), to_line(source.error()));
  lap("decode");
  auto text = read(*source, config, diagnostics);
  SAGWAN_CHECK(text.has_value(), to_line(text.error()));
  lap("read");
  Document document(std::move(*source), std::move(*text), pipeline().shared_resources());
  start = std::chrono::steady_clock::now();
  for (const auto& stage : stages) {
    run_stage(*stage, document);
    lap(stage->name());
  }
  std::string json;
  write_knowledge(document, json, JsonStyle::compact);
  lap("write");
  return out;
}

void stage(benchmark::State& state, const std::string& name) {
  const std::string text = varied_text(50 * kReport, kSeed);
  Diagnostics diagnostics;
  const auto config =
      ReadConfig::load(std::string(SAGWAN_SOURCE_DIR) + "/configs/reading.toml", diagnostics);
  const auto stages = make_stages(pipeline().shared_resources());
  SAGWAN_CHECK(config.has_value() && stages.has_value(), "the project does not load");
  for (auto _ : state) {
    for (const auto& [step, seconds] : step_times(text, *config, *stages)) {
      if (step == name) state.SetIterationTime(seconds);
    }
  }
  set_bytes(state, text.size());
}

void register_stages() {
  const auto stages = make_stages(pipeline().shared_resources());
  SAGWAN_CHECK(stages.has_value(), to_line(stages.error()));
  std::vector<std::string> names = {"decode", "read"};
  for (const auto& s : *stages) names.emplace_back(s->name());
  names.emplace_back("write");
  for (const std::string& name : names) {
    benchmark::RegisterBenchmark(("stage/" + name).c_str(),
                                 [name](benchmark::State& state) { stage(state, name); })
        ->UseManualTime()
        ->Iterations(3)
        ->Unit(benchmark::kMillisecond);
  }
}

// --- growth ---

/// Finds of one megabyte with `resources`, block by block as reading makes them.
void match(benchmark::State& state, const Resources& resources, const std::string& text) {
  std::vector<Block> blocks;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Block block;
    block.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
    if (end > at) blocks.push_back(block);
    at = end + 1;
  }
  Matcher::Input input;
  input.text = text;
  input.blocks = &blocks;
  std::size_t finds = resources.matcher().find(input).size();
  for (auto _ : state) benchmark::DoNotOptimize(finds = resources.matcher().find(input).size());
  set_bytes(state, text.size());
  state.counters["finds"] = static_cast<double>(finds);
}

void rule_count(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const auto vocabulary = words(2400, kSeed);
  const BenchHome home(rules(count, vocabulary), lexicon(words(1000, kSeed + 1)));
  const Pipeline loaded = load_or_throw(home.path());
  match(state, loaded.resources(), with_words(varied_text(kMegabyte, kSeed), vocabulary, kSeed));
}
BENCHMARK(rule_count)->Name("rules")->Arg(50)->Arg(200)->Arg(800)->Unit(benchmark::kMillisecond);

void lexicon_size(benchmark::State& state) {
  const auto vocabulary = words(static_cast<std::size_t>(state.range(0)), kSeed);
  const BenchHome home(rules(1, vocabulary), lexicon(vocabulary));
  const Pipeline loaded = load_or_throw(home.path());
  match(state, loaded.resources(), with_words(varied_text(kMegabyte, kSeed), vocabulary, kSeed));
}
BENCHMARK(lexicon_size)
    ->Name("words")
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sagwan::bench

// NOLINTNEXTLINE(bugprone-exception-escape): a benchmark that throws has failed
int main(int argc, char** argv) {
  // --text BYTES prints the varied text, so that other programs can be measured on the same bytes.
  if (argc == 3 && std::strcmp(argv[1], "--text") == 0) {
    const std::string text = sagwan::bench::varied_text(std::stoul(argv[2]), sagwan::bench::kSeed);
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
  }
  sagwan::bench::register_stages();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
