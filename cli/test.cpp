// SPDX-License-Identifier: Apache-2.0
// sagwan test: the corpus through the pipeline (or knowledge files that are there already), scored
// against gold.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/pipeline_options.h"
#include "cli/places.h"
#include "pipeline/core/files.h"
#include "pipeline/export/json.h"
#include "pipeline/run/run.h"
#include "pipeline/score/corpus.h"
#include "pipeline/score/report.h"
#include "pipeline/score/score.h"

namespace sagwan::cli {

namespace {

constexpr uint64_t kMaxGoldBytes = 64ULL << 20U;

/// A report on its way through the batch.
struct Scored final : Job {
  CorpusReport report;
  std::string bytes;
  Gold gold;
  ScoreSheet sheet;
  std::string details;
  std::optional<Error> error;
};

class TestRun {
 public:
  TestRun(const CommandLine& line, std::string folder, const std::string& home,
          const Pipeline* pipeline, std::vector<Floor> floors)
      : options_(line.options), pipeline_(pipeline), floors_(std::move(floors)) {
    texts_.push_back(std::move(folder));
    if (!options_.texts.empty()) {
      texts_.push_back(options_.texts);
    } else {
      const auto beside = std::filesystem::path(home + "/../shared/corpus").lexically_normal();
      texts_.push_back(beside.string());
    }
  }

  int run(const std::vector<CorpusReport>& reports) {
    std::size_t next = 0;
    run_batch({[&]() { return next == reports.size() ? nullptr : read(reports[next++]); },
               [&](Job& job) { work(static_cast<Scored&>(job)); },
               [&](Job& job) { finish(static_cast<Scored&>(job)); }},
              Executor::tbb, options_.jobs, &interrupted());
    if (interrupted()) return kInterrupted;
    return std::max(status_, print_page(page()));
  }

 private:
  std::unique_ptr<Job> read(const CorpusReport& report) const {
    auto job = std::make_unique<Scored>();
    job->report = report;
    Result<std::string> text = read_corpus_text(report, texts_);
    Result<std::string> gold = read_file(report.gold_path, kMaxGoldBytes);
    if (!text) {
      job->error = text.error();
    } else if (!gold) {
      job->error = gold.error();
    } else if (Result<Gold> truth = read_gold(*gold, report.gold_path); !truth) {
      job->error = truth.error();
    } else if (truth->source_sha256 != report.sha256) {
      job->error = diagnostic(Code::text_other, {report.gold_path, 0, 0},
                              "made for another text than " + report.place.file + " names");
    } else {
      job->bytes = std::move(*text);
      job->gold = std::move(*truth);
    }
    return job;
  }

  Result<std::string> knowledge_of(const Scored& job) const {
    const std::filesystem::path name(job.report.text_name);
    if (!options_.knowledge.empty()) {
      return read_file(options_.knowledge + "/" + name.stem().string() + ".json", UINT64_MAX / 2);
    }
    SAGWAN_TRY(const auto document,
               pipeline_->run({job.bytes, name.string(), name.stem().string(), "", "", ""},
                              &interrupted()));
    std::string json;
    write_knowledge(*document, json, JsonStyle::compact);
    return json;
  }

  Status score_or_error(Scored& job) const {
    SAGWAN_TRY(const std::string json, knowledge_of(job));
    SAGWAN_TRY(const Knowledge knowledge, read_knowledge(json, job.report.id));
    if (knowledge.source_sha256 != job.report.sha256) {
      return diagnostic(
          Code::text_other, {options_.knowledge, 0, 0},
          "the knowledge file was made of another text than the gold of " + job.report.id);
    }
    const SourceText text(job.bytes);
    job.sheet = score(job.gold, knowledge, text);
    if (options_.details) job.details = differences_page(job.report.id, job.sheet, text);
    return Unit{};
  }

  void work(Scored& job) const {
    if (job.error) return;
    try {
      if (const Status done = score_or_error(job); !done) job.error = done.error();
    } catch (const std::exception& e) {
      job.error = diagnostic(Code::internal, {job.report.id, 0, 0}, e.what());
    }
  }

  void finish(Scored& job) {
    if (job.error) {
      print(*job.error);
      if (job.error->severity == Severity::error)
        status_ = std::max(status_, status_of(*job.error, kFailed));
      return;
    }
    details_ += job.details;
    all_.add(job.sheet);
    for (const Diagnostic& fell : fallen(floors_, job.report.id, job.sheet)) {
      fallen_.push_back(fell);
      status_ = std::max(status_, kFailed);
    }
    scores_.push_back({job.report.id, std::move(job.sheet)});
  }

  std::string page() const {
    for (const Diagnostic& fell : fallen_) print(fell);
    if (options_.json) return scores_json(scores_, all_);
    if (scores_.empty()) return "no report was scored\n";
    std::string out = details_;
    if (!out.empty()) out += '\n';
    for (const ReportScore& score : scores_) {
      out +=
          score_table(score.id, score.sheet, scores_.size() == 1 ? Rows::all : Rows::lists) + "\n";
    }
    if (scores_.size() > 1) out += score_table("all", all_, Rows::all) + "\n";
    out += fallen_.empty()
               ? (floors_.empty() ? "no floors are set\n" : "no figure fell below its floor\n")
               : std::to_string(fallen_.size()) + " figures fell below their floors\n";
    return out;
  }

  const Options& options_;
  const Pipeline* pipeline_;
  std::vector<Floor> floors_;
  std::vector<std::string> texts_;
  std::vector<ReportScore> scores_;
  ScoreSheet all_;
  std::string details_;
  std::vector<Diagnostic> fallen_;
  int status_ = kAllWell;
};

int refuse(const Error& error) {
  print(error);
  return status_of(error, kUsage);
}

}  // namespace

int test(const CommandLine& line) {
  if (line.inputs.size() > 1) return refuse(diagnostic(Code::usage, {}, "test takes one corpus"));
  const Result<std::string> home = find_home();
  if (!home) return refuse(home.error());
  const std::string folder = line.inputs.empty() ? *home + "/corpus" : line.inputs.front();
  Diagnostics mistakes;
  const std::vector<CorpusReport> reports = list_corpus(folder, mistakes);
  auto floors = load_floors(folder);
  if (!floors) mistakes.add(floors.error());
  if (reports.empty() && !mistakes.has_errors()) {
    Error none = diagnostic(Code::folder_empty, {folder, 0, 0}, "no report with gold");
    none.mend = "give a folder that holds <id>.meta.toml and <id>.gold.json, see corpus/README.md";
    mistakes.add(std::move(none));
  }
  std::optional<Pipeline> pipeline;
  if (line.options.knowledge.empty() && !mistakes.has_errors()) {
    Options options = line.options;
    auto loaded = load_pipeline(options, mistakes);
    if (loaded) pipeline = std::move(*loaded);
  }
  print(mistakes);
  if (mistakes.has_errors()) return kUsage;
  return TestRun(line, folder, *home, pipeline ? &*pipeline : nullptr, std::move(*floors))
      .run(reports);
}

}  // namespace sagwan::cli
