// SPDX-License-Identifier: Apache-2.0
// sagwan verify: knowledge files against schema and source text; an export against its knowledge
// files, by making it again.
#include <stdlib.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/export_batch.h"
#include "cli/knowledge_inputs.h"
#include "cli/source_finder.h"
#include "pipeline/core/files.h"
#include "pipeline/run/run.h"
#include "pipeline/verify/verify.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

struct Verifying final : Job {
  std::string path;
  Result<std::string> bytes = std::string();
  Result<Verified> verified = Verified{};
};

struct Totals {
  uint64_t documents = 0, spans = 0, references = 0, wrong = 0;
};

Totals verify_all(const std::vector<InputFile>& inputs, const Options& options) {
  KnowledgeInputs knowledge(inputs, options);
  const TextFinder finder = source_finder(options);
  Totals totals;
  run_batch<Verifying>({[&]() -> std::unique_ptr<Verifying> {
                          auto next = knowledge.next();
                          if (!next) return nullptr;
                          auto job = std::make_unique<Verifying>();
                          job->path = std::move(next->path);
                          job->bytes = std::move(next->bytes);
                          return job;
                        },
                        [&](Verifying& one) {
                          try {
                            one.verified = one.bytes
                                               ? verify_knowledge(*one.bytes, one.path, finder)
                                               : Result<Verified>(one.bytes.error());
                          } catch (const std::exception& e) {
                            one.verified = diagnostic(Code::internal, {one.path, 0, 0}, e.what());
                          }
                        },
                        [&](const Verifying& one) {
                          ++totals.documents;
                          if (!one.verified) {
                            print(one.verified.error());
                            ++totals.wrong;
                            return;
                          }
                          for (const Error& error : one.verified->wrong) print(error);
                          totals.wrong += one.verified->wrong.size();
                          totals.spans += one.verified->spans;
                          totals.references += one.verified->references;
                        }},
                       Executor::tbb, options.jobs, &interrupted());
  return totals;
}

/// The error (knowledge_invalid) tells the first line at which the files part.
Status same_bytes(const std::string& wanted, const std::string& got) {
  SAGWAN_TRY(const std::string a, read_file(wanted, UINT64_MAX / 2));
  SAGWAN_TRY(const std::string b, read_file(got, UINT64_MAX / 2));
  if (a == b) return Unit{};
  const auto end = static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  const auto at = std::mismatch(a.begin(), a.begin() + end, b.begin()).first;
  const auto line = static_cast<uint32_t>(1 + std::count(a.begin(), at, '\n'));
  const auto byte = std::to_string(at - a.begin());
  Error error = diagnostic(Code::knowledge_invalid, {got, line, 0},
                           "is not what the knowledge files give, from byte " + byte + " on");
  error.mend = "export it again";
  return error;
}

/// Makes the export again in a folder of its own, and compares.
uint64_t compare_export(const Exporter& exporter, const std::vector<InputFile>& inputs,
                        const Options& options) {
  uint64_t wrong = 0;
  const auto note = [&](const Status& status) {
    if (status) return;
    print(status.error());
    ++wrong;
  };
  std::string folder = (fs::temp_directory_path() / "sagwan-verify-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) {
    note(diagnostic(Code::file_write, {folder, 0, 0}, "cannot make a folder"));
    return wrong;
  }
  const std::string again = folder + "/again";
  if (export_knowledge(exporter, inputs, options, again) != kAllWell) {
    ++wrong;
  } else if (!fs::is_directory(again)) {
    note(same_bytes(again, options.exported));
  } else {
    for (const std::string& name : files_below(again, "")) {
      note(same_bytes(again + "/" + name, options.exported + "/" + name));
    }
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return wrong;
}

int refuse(const Error& error) {
  print(error);
  return kUsage;
}

}  // namespace

int verify(const CommandLine& line) {
  const Options& options = line.options;
  if (line.inputs.empty()) {
    return refuse(diagnostic(Code::usage, {}, "no input: give knowledge files or folders of them"));
  }
  if (options.to.empty() != options.exported.empty()) {
    return refuse(diagnostic(Code::usage, {}, "--to FORMAT and -o OUT name an export together"));
  }
  if (!options.to.empty()) {
    if (const auto known = exporter_of(options); !known) return refuse(known.error());
  }
  Diagnostics problems;
  const auto inputs = expand_knowledge(line.inputs, problems);
  print(problems);
  Totals totals = verify_all(inputs, options);
  if (interrupted()) return kInterrupted;
  if (!options.to.empty() && totals.wrong == 0) {
    totals.wrong += compare_export(**exporter_of(options), inputs, options);
  }
  const bool holds = totals.wrong == 0 && !problems.has_errors();
  const int printed =
      print_page(std::to_string(totals.documents) + " documents, " + std::to_string(totals.spans) +
                 " spans, " + std::to_string(totals.references) + " references: " +
                 (holds ? "all hold\n" : std::to_string(totals.wrong) + " wrong\n"));
  return holds ? printed : kFailed;
}

}  // namespace sagwan::cli
