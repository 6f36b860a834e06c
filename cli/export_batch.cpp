// SPDX-License-Identifier: Apache-2.0
#include "cli/export_batch.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "cli/command_line.h"
#include "cli/console.h"
#include "cli/knowledge_inputs.h"
#include "cli/line_input.h"
#include "cli/source_finder.h"
#include "pipeline/export/json.h"
#include "pipeline/run/run.h"

namespace sagwan::cli {

namespace {

struct Exporting final : Job {
  std::string path;
  Result<std::string> bytes = std::string();
  std::optional<InputFile> report;
  uint64_t line = 0;  ///< of jsonl
  Result<Exported> exported = Exported{};
};

using ReadJob = std::function<std::unique_ptr<Exporting>()>;
using WorkJob = std::function<Result<Exported>(Exporting&)>;

Result<Exported> guarded(const WorkJob& work, Exporting& job) {
  try {
    if (!job.bytes) return job.bytes.error();
    return work(job);
  } catch (const std::exception& e) {
    return diagnostic(Code::internal, {job.path, 0, 0}, e.what());
  }
}

/// Runs the batch and closes the output. Where a document fails the rest goes on; where the output
/// fails nothing appears.
int run_export(ExportWriter& writer, const Options& options, const ReadJob& read,
               const WorkJob& work) {
  int status = kAllWell;
  std::atomic<bool> stop{false};
  uint64_t written = 0;
  const auto fail = [&](const Error& error) {
    print(error);
    status = std::max(status, status_of(error, kFailed));
  };
  run_batch<Exporting>({[&] {
                          if (interrupted()) stop = true;
                          return stop ? nullptr : read();
                        },
                        [&](Exporting& one) {
                          one.exported = guarded(work, one);
                          one.bytes = std::string();
                        },
                        [&](Exporting& one) {
                          if (stop) return;
                          if (!one.exported) return fail(one.exported.error());
                          const Status done = writer.write(*one.exported, one.path);
                          if (done) {
                            ++written;
                          } else {
                            fail(done.error());
                            stop = done.error().code == Code::file_write;
                          }
                        }},
                       Executor::tbb, options.jobs, &stop);
  if (interrupted()) return kInterrupted;
  if (stop || written == 0) return std::max(status, kFailed);
  if (const Status done = writer.commit(); !done) fail(done.error());
  return status;
}

/// The knowledge file is made, exported, and not written.
Result<Exported> extract_and_export(const Exporter& exporter, PipelineInput input,
                                    const std::string& path, const Options& options,
                                    const Pipeline& pipeline) {
  SAGWAN_TRY(const auto document, pipeline.run(std::move(input), &interrupted()));
  std::string json;
  write_knowledge(*document, json, JsonStyle::compact);
  const TextFinder finder = [&](const SourcePlace&, const std::string&) {
    return Result<std::string>(document->source().text);
  };
  return export_document(exporter, json, path, {options.guard_formulas}, finder);
}

int refuse(const Error& error) {
  print(error);
  return status_of(error, error.code == Code::usage ? kUsage : kFailed);
}

}  // namespace

Result<const Exporter*> exporter_of(const Options& options) {
  if (const Exporter* exporter = find_exporter(options.to)) return exporter;
  std::vector<std::string_view> names;
  std::string all;
  for (const Exporter& exporter : exporters()) {
    names.push_back(exporter.name);
    all += (all.empty() ? "" : ", ") + std::string(exporter.name);
  }
  Error error =
      diagnostic(Code::usage, {},
                 options.to.empty() ? "--to FORMAT is missing" : "unknown format " + options.to);
  const std::string_view near = nearest(options.to, names);
  error.mend = near.empty() ? "formats: " + all : "did you mean " + std::string(near) + "?";
  return error;
}

int export_knowledge(const Exporter& exporter, const std::vector<InputFile>& inputs,
                     const Options& options, const std::string& output) {
  auto writer = ExportWriter::create(exporter, output, write_output);
  if (!writer) return refuse(writer.error());
  KnowledgeInputs knowledge(inputs, options);
  const TextFinder finder = source_finder(options);
  return run_export(
      *writer, options,
      [&]() -> std::unique_ptr<Exporting> {
        auto next = knowledge.next();
        if (!next) return nullptr;
        auto job = std::make_unique<Exporting>();
        job->path = std::move(next->path);
        job->bytes = std::move(next->bytes);
        return job;
      },
      [&](Exporting& job) {
        return export_document(exporter, *job.bytes, job.path, {options.guard_formulas}, finder);
      });
}

int export_reports(const Exporter& exporter, const std::vector<InputFile>& inputs,
                   const Options& options, const Pipeline& pipeline) {
  auto writer = ExportWriter::create(exporter, options.output, write_output);
  if (!writer) return refuse(writer.error());
  std::size_t next = 0;
  return run_export(
      *writer, options,
      [&]() -> std::unique_ptr<Exporting> {
        if (next == inputs.size()) return nullptr;
        auto job = std::make_unique<Exporting>();
        job->report = inputs[next++];
        job->path = job->report->path == "-" ? job->report->name : job->report->path;
        job->bytes = read_input(*job->report, options.max_bytes);
        return job;
      },
      [&](Exporting& job) {
        return extract_and_export(exporter,
                                  {std::move(*job.bytes), job.report->name, job.report->id,
                                   options.lang, options.reference, options.encoding},
                                  job.path, options, pipeline);
      });
}

int export_lines(const Exporter& exporter, const std::vector<InputFile>& inputs,
                 const Options& options, const Pipeline& pipeline) {
  auto writer = ExportWriter::create(exporter, options.output, write_output);
  if (!writer) return refuse(writer.error());
  InputLines lines(inputs, options);
  return run_export(
      *writer, options,
      [&]() -> std::unique_ptr<Exporting> {
        auto line = lines.next();
        if (!line) return nullptr;
        auto job = std::make_unique<Exporting>();
        job->path = std::move(line->path);
        job->line = line->number;
        if (line->error) {
          job->bytes = std::move(*line->error);
        } else {
          job->bytes = std::move(line->bytes);
        }
        return job;
      },
      [&](Exporting& job) -> Result<Exported> {
        JsonlRecord record = parse_jsonl_line(*job.bytes, job.path, job.line);
        SAGWAN_TRY(auto input, input_of(record, job.path, job.line, options, pipeline));
        return extract_and_export(exporter, std::move(input), job.path, options, pipeline);
      });
}

}  // namespace sagwan::cli
