// SPDX-License-Identifier: Apache-2.0
#include "cli/corpus_run.h"

#include <filesystem>

#include "cli/console.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "cli/places.h"
#include "pipeline/core/files.h"
#include "pipeline/run/run.h"
#include "pipeline/score/report.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMaxGoldBytes = 64ULL << 20U;
constexpr uint64_t kMaxKnowledgeBytes = UINT64_MAX / 2;

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool same_folder(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

}  // namespace

/// A report on its way through the batch.
struct CorpusRun::Running final : Job {
  ReportResult result;
  std::string bytes;
  Gold gold;
};

CorpusRun::CorpusRun(const Options& options, std::string folder, const std::string& home)
    : options_(options), folder_(std::move(folder)), accepted_(options.accepted) {
  if (!accepted_.empty()) return;
  accepted_ =
      same_folder(folder_, home + "/corpus") ? home + "/tests/golden" : folder_ + "/accepted";
}

Result<CorpusRun> CorpusRun::open(const CommandLine& line, Diagnostics& mistakes) {
  SAGWAN_TRY(const std::string home, find_home());
  CorpusRun out(line.options, line.inputs.empty() ? home + "/corpus" : line.inputs.front(), home);
  out.reports_ = list_some_corpus(out.folder_, out.options_.texts, mistakes);
  auto floors = load_floors(out.folder_);
  if (floors) {
    out.floors_ = std::move(*floors);
  } else {
    mistakes.add(floors.error());
  }
  if (line.options.knowledge.empty() && !mistakes.has_errors()) {
    auto loaded = load_pipeline(out.options_, mistakes);
    if (loaded) out.pipeline_ = std::move(*loaded);
  }
  for (const Diagnostic& d : mistakes.list()) {
    if (d.severity == Severity::error) return d;
  }
  return out;
}

bool CorpusRun::keeps(const CorpusReport& report) const {
  return !options_.accepted.empty() || is_file(folder_ + "/" + report.text_name);
}

void CorpusRun::run(JsonStyle style, const std::function<void(ReportResult&)>& deliver) const {
  std::size_t next = 0;
  run_batch<Running>(
      {[&] { return next == reports_.size() ? nullptr : read(reports_[next++]); },
       [&](Running& job) { work(job, style); }, [&](Running& job) { deliver(job.result); }},
      Executor::tbb, options_.jobs, &interrupted());
}

std::unique_ptr<CorpusRun::Running> CorpusRun::read(const CorpusReport& report) const {
  auto job = std::make_unique<Running>();
  std::optional<Error>& error = job->result.error;
  job->result.report = report;
  Result<std::string> text = read_corpus_text(report);
  Result<std::string> gold = read_file(report.gold_path, kMaxGoldBytes);
  if (!text) {
    error = text.error();
  } else if (!gold) {
    error = gold.error();
  } else if (Result<Gold> truth = read_gold(*gold, report.gold_path); !truth) {
    error = truth.error();
  } else if (truth->source_sha256 != report.sha256) {
    error = diagnostic(Code::text_other, {report.gold_path, 0, 0},
                       "made for another text than " + report.place.file + " names");
  } else {
    job->bytes = std::move(*text);
    job->gold = std::move(*truth);
  }
  return job;
}

Result<std::string> CorpusRun::knowledge_of(const Running& job, JsonStyle style) const {
  const fs::path name(job.result.report.text_name);
  if (!options_.knowledge.empty()) {
    return read_file(options_.knowledge + "/" + name.stem().string() + ".json", kMaxKnowledgeBytes);
  }
  return extract_json(*pipeline_, {job.bytes, name.string(), name.stem().string(), "", "", ""},
                      style);
}

Status CorpusRun::review_accepted(const Knowledge& now, const SourceText& text,
                                  Running& job) const {
  ReportResult& result = job.result;
  const std::string path = accepted_ + "/" + result.report.id + ".json";
  if (!is_file(path)) return Unit{};
  SAGWAN_TRY(const std::string json, read_file(path, kMaxKnowledgeBytes));
  SAGWAN_TRY(const Knowledge accepted, read_knowledge(json, path));
  if (accepted.source_sha256 != result.report.sha256) return Unit{};
  result.has_accepted = true;
  result.review =
      review(score(job.gold, accepted, text), result.sheet, compare(accepted, now), text);
  return Unit{};
}

Status CorpusRun::score_or_error(Running& job, JsonStyle style) const {
  ReportResult& result = job.result;
  SAGWAN_TRY(result.json, knowledge_of(job, style));
  SAGWAN_TRY(const Knowledge knowledge, read_knowledge(result.json, result.report.id));
  if (knowledge.source_sha256 != result.report.sha256) {
    return diagnostic(
        Code::text_other, {options_.knowledge, 0, 0},
        "the knowledge file was made of another text than the gold of " + result.report.id);
  }
  const SourceText text(job.bytes);
  result.sheet = score(job.gold, knowledge, text);
  result.known = known_misses(job.gold, result.sheet, text);
  if (options_.details) result.details = differences_page(result.report.id, result.sheet, text);
  return review_accepted(knowledge, text, job);
}

void CorpusRun::work(Running& job, JsonStyle style) const {
  if (job.result.error) return;
  try {
    if (const Status done = score_or_error(job, style); !done) job.result.error = done.error();
  } catch (const std::exception& e) {
    job.result.error = diagnostic(Code::internal, {job.result.report.id, 0, 0}, e.what());
  }
}

}  // namespace sagwan::cli
