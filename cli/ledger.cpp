// SPDX-License-Identifier: Apache-2.0
// sagwan ledger: what each rule brings over a corpus, and what it costs.
#include "pipeline/ledger/ledger.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "cli/rule_named.h"
#include "pipeline/core/files.h"
#include "pipeline/score/corpus.h"

namespace sagwan::cli {

namespace {

/// The reports of a corpus, or of a folder without gold, on their way into the ledger.
class Books {
 public:
  Books(const Options& options, const Pipeline& pipeline, Ledger& ledger)
      : options_(options), pipeline_(pipeline), ledger_(ledger) {}

  void read(const std::string& folder) {
    Diagnostics problems;
    const std::vector<CorpusReport> reports = list_corpus(folder, options_.texts, problems);
    if (reports.empty() && !problems.has_errors()) {
      for (const InputFile& input : expand_inputs({folder}, problems)) {
        if (const Status done =
                add(read_input(input, options_.max_bytes), input.name, input.id, "");
            !done) {
          problems.add(done.error());
        }
      }
    }
    for (const CorpusReport& report : reports) {
      if (interrupted()) return;
      const Status done =
          add(read_corpus_text(report), report.text_name, report.id, report.gold_path);
      if (!done) problems.add(done.error());
    }
    print(problems);
    if (problems.has_errors()) status = kFailed;
    std::vector<const Document*> all;
    for (const auto& document : documents_) all.push_back(document.get());
    ledger_.time_rules(all);
  }
  int status = kAllWell;  ///< after reading
  [[nodiscard]] bool empty() const { return documents_.empty(); }

 private:
  Status add(Result<std::string> bytes, const std::string& name, const std::string& id,
             const std::string& gold_path) {
    if (!bytes) return bytes.error();
    std::optional<Gold> gold;
    if (!gold_path.empty()) {
      SAGWAN_TRY(const std::string json, read_file(gold_path, options_.max_bytes));
      SAGWAN_TRY(gold, read_gold(json, gold_path));
    }
    SAGWAN_TRY(auto document,
               pipeline_.run({std::move(*bytes), name, id, "", "", ""}, &interrupted()));
    ledger_.add(*document, id, gold ? &*gold : nullptr);
    documents_.push_back(std::move(document));
    return Unit{};
  }

  const Options& options_;
  const Pipeline& pipeline_;
  Ledger& ledger_;
  std::vector<std::unique_ptr<Document>> documents_;
};

}  // namespace

int ledger(const CommandLine& line) {
  if (line.inputs.size() > 1) {
    print(diagnostic(Code::usage, {}, "ledger takes one corpus"));
    return kUsage;
  }
  Options options = line.options;
  const auto pipeline = load_with_rules(options);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  LedgerView view;
  view.rows = options.details;
  const auto rule = rule_named(options.rule, pipeline->resources());
  if (!rule) {
    print(rule.error());
    return kUsage;
  }
  view.rule = *rule;
  Ledger ledger(pipeline->resources(), view.rule);
  Books books(options, *pipeline, ledger);
  books.read(line.inputs.empty() ? options.home + "/corpus" : line.inputs.front());
  if (interrupted()) return kInterrupted;
  if (books.empty()) return std::max(books.status, kFailed);
  return std::max(books.status,
                  print_page(options.json ? ledger_json(ledger, view) : ledger_page(ledger, view)));
}

}  // namespace sagwan::cli
