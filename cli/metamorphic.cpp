// SPDX-License-Identifier: Apache-2.0
#include "cli/metamorphic.h"

#include <algorithm>

#include "cli/console.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "pipeline/core/files.h"
#include "pipeline/core/utf8.h"
#include "pipeline/metamorphic/alterations.h"
#include "pipeline/metamorphic/metamorphic_page.h"
#include "pipeline/metamorphic/shuffled_config.h"
#include "pipeline/score/corpus.h"

namespace sagwan::cli {

namespace {

/// A report of the corpus, and what is known of it as it is.
struct Report {
  std::string id;
  std::string name;
  std::u32string text;
  Gold gold;
  Knowledge knowledge;
};

Result<Knowledge> knowledge_of(const Pipeline& pipeline, const Report& report, std::string bytes) {
  SAGWAN_TRY(const std::string json,
             extract_json(pipeline, {std::move(bytes), report.name, report.id, "", "", "UTF-8"},
                          JsonStyle::compact));
  return read_knowledge(json, report.id);
}

Result<Report> report_of(const CorpusReport& one, const Options& options,
                         const Pipeline& pipeline) {
  SAGWAN_TRY(std::string bytes, read_corpus_text(one));
  SAGWAN_TRY(const std::string json, read_file(one.gold_path, options.max_bytes));
  Report out;
  out.id = one.id;
  out.name = one.text_name;
  out.text = utf8::code_points(bytes);
  SAGWAN_TRY(out.gold, read_gold(json, one.gold_path));
  SAGWAN_TRY(out.knowledge, knowledge_of(pipeline, out, std::move(bytes)));
  return out;
}

class Trial {
 public:
  Trial(const Pipeline& pipeline, const MetamorphicConfig& config)
      : pipeline_(pipeline), config_(config) {}

  /// Every alteration of its text.
  Status alter(const Report& report) {
    const AlterationInput input{report.text, report.gold, report.knowledge, config_};
    const Knowledge before = made_alike(report.knowledge);
    for (const Alteration& alteration : alterations()) {
      if (interrupted()) return Unit{};
      const auto replacements = alteration.replacements(input);
      Altered row{report.id, alteration.name, replacements.size(), 0, {}, {}};
      if (!replacements.empty()) {
        const TextEdit edit(report.text, replacements);
        SAGWAN_TRY(Knowledge after, knowledge_of(pipeline_, report, edit.text()));
        after.source_sha256 = before.source_sha256;
        sort_changes(compare(before, mapped_back(std::move(after), edit)), row);
      }
      rows_.push_back(std::move(row));
    }
    return Unit{};
  }

  /// The same text by rules and lists in another order.
  Status shuffle(const Report& report, const Pipeline& shuffled) {
    std::string bytes;
    for (const char32_t c : report.text) utf8::append(bytes, c);
    SAGWAN_TRY(const Knowledge after, knowledge_of(shuffled, report, std::move(bytes)));
    Altered row{report.id, std::string(kShuffled), 1, 0, {}, {}};
    sort_changes(compare(report.knowledge, after), row);
    rows_.push_back(std::move(row));
    return Unit{};
  }

  [[nodiscard]] const std::vector<Altered>& rows() const { return rows_; }

 private:
  void sort_changes(std::vector<Change> changes, Altered& row) const {
    row.known = known_changes(row.report, row.alteration, config_);
    for (Change& change : changes) {
      const bool stated = is_stated(change, row.alteration, config_);
      (stated ? row.stated : row.broken).push_back(std::move(change));
    }
  }

  const Pipeline& pipeline_;
  const MetamorphicConfig& config_;
  std::vector<Altered> rows_;
};

Result<Pipeline> load_shuffled(const Options& options, const ShuffledConfig& config) {
  Options other = options;
  other.config = config.folder();
  other.cache.clear();
  Diagnostics mistakes;
  return load_pipeline(other, mistakes);
}

/// Adds to `trial`; the status is that of the worst report.
int run_all(const std::vector<Report>& reports, const Options& options, Trial& trial) {
  int status = kAllWell;
  const auto note = [&](const Error& error) {
    print(error);
    status = std::max(status, status_of(error, kFailed));
  };
  for (const Report& report : reports) {
    if (const Status done = trial.alter(report); !done) note(done.error());
  }
  const auto config = ShuffledConfig::make(options);
  if (!config) {
    note(config.error());
    return status;
  }
  const auto shuffled = load_shuffled(options, *config);
  if (!shuffled) {
    note(shuffled.error());
    return status;
  }
  for (const Report& report : reports) {
    if (const Status done = trial.shuffle(report, *shuffled); !done) note(done.error());
  }
  return status;
}

}  // namespace

int metamorphic(const CommandLine& line) {
  Diagnostics mistakes;
  Options options = line.options;
  const auto pipeline = load_pipeline(options, mistakes);
  print(mistakes);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  const auto config = MetamorphicConfig::load(options.home + "/configs/metamorphic.toml");
  if (!config) {
    print(config.error());
    return kUsage;
  }
  const std::string folder = line.inputs.empty() ? options.home + "/corpus" : line.inputs.front();
  Diagnostics problems;
  std::vector<Report> reports;
  const std::vector<CorpusReport> listed = list_some_corpus(folder, options.texts, problems);
  if (listed.empty()) {
    print(problems);
    return kUsage;
  }
  for (const CorpusReport& one : listed) {
    auto report = report_of(one, options, *pipeline);
    if (report) {
      reports.push_back(std::move(*report));
    } else {
      problems.add(report.error());
    }
  }
  print(problems);
  int status = problems.has_errors() ? kFailed : kAllWell;
  Trial trial(*pipeline, *config);
  status = std::max(status, run_all(reports, options, trial));
  if (interrupted()) return kInterrupted;
  const bool broken = std::any_of(trial.rows().begin(), trial.rows().end(),
                                  [](const Altered& row) { return row.broken.size() > row.known; });
  if (broken) status = std::max(status, kFailed);
  return std::max(status,
                  print_page(options.json ? metamorphic_json(trial.rows())
                                          : metamorphic_page(trial.rows(), options.details)));
}

}  // namespace sagwan::cli
