// SPDX-License-Identifier: Apache-2.0
// sagwan test: the corpus through the pipeline (or knowledge files that are there already), scored
// against gold and compared with the accepted run.
#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/corpus_run.h"
#include "cli/metamorphic.h"
#include "pipeline/core/files.h"
#include "pipeline/score/bootstrap.h"
#include "pipeline/score/junit.h"
#include "pipeline/score/report.h"

namespace sagwan::cli {

namespace {

/// Collects what the reports gave, and says it.
class TestReport {
 public:
  TestReport(const Options& options, const CorpusRun& corpus)
      : options_(options), corpus_(corpus) {}

  void add(ReportResult& result) {
    TestSuite& suite = suites_.emplace_back();
    suite.name = result.report.id;
    if (result.error) {
      failed(*result.error, suite);
      return;
    }
    suite.cases.push_back({"is scored", "", ""});
    details_ += result.details;
    all_.add(result.sheet);
    check_floors(result, suite);
    check_known(result, suite);
    check_review(result, suite);
    scores_.push_back({result.report.id, std::move(result.sheet), std::move(result.review)});
  }

  int finish() {
    for (const Diagnostic& problem : problems_) print(problem);
    if (!options_.junit.empty()) {
      if (const Status done = write_file(options_.junit, junit_xml(suites_)); !done) {
        print(done.error());
        status_ = std::max(status_, kUsage);
      }
    }
    return std::max(status_, print_page(page()));
  }

 private:
  void failed(const Error& error, TestSuite& suite) {
    const bool is_error = error.severity == Severity::error;
    print(error);
    suite.cases.push_back(
        {"is scored", is_error ? to_line(error) : "", is_error ? "" : error.message});
    if (is_error) status_ = std::max(status_, status_of(error, kFailed));
  }

  void fail(Diagnostic problem) {
    problems_.push_back(std::move(problem));
    status_ = std::max(status_, kFailed);
  }

  void check_floors(const ReportResult& result, TestSuite& suite) {
    std::vector<Diagnostic> fell = fallen(corpus_.floors(), result.report.id, result.sheet);
    fallen_ += fell.size();
    for (const Floor& floor : corpus_.floors()) {
      if (floor.report != result.report.id) continue;
      const auto at = std::find_if(fell.begin(), fell.end(), [&](const Diagnostic& d) {
        return d.place.line == floor.place.line && d.place.column == floor.place.column;
      });
      suite.cases.push_back({floor.row + " " + floor.figure + " keeps its floor",
                             at == fell.end() ? "" : to_line(*at), ""});
    }
    for (Diagnostic& d : fell) fail(std::move(d));
  }

  void check_known(const ReportResult& result, TestSuite& suite) {
    for (const KnownMiss& miss : result.known) {
      TestCase test{miss.record + " is a known miss", "", ""};
      if (miss.passes) {
        Diagnostic passes = diagnostic(Code::known_passes, {result.report.gold_path, 0, 0},
                                       miss.record + " is right now: " + miss.why);
        test.failure = to_line(passes);
        fail(std::move(passes));
      }
      suite.cases.push_back(std::move(test));
    }
    known_ += result.known.size();
  }

  void check_review(const ReportResult& result, TestSuite& suite) {
    if (!result.has_accepted) {
      if (corpus_.keeps(result.report)) ++not_accepted_;
      return;
    }
    ++accepted_;
    for (const Reviewed& one : result.review) {
      if (one.verdict != Verdict::broken) continue;
      status_ = std::max(status_, kFailed);
      suite.cases.push_back({"broken: " + one.line, one.context, ""});
    }
  }

  std::string page() {
    std::vector<const ScoreSheet*> sheets;
    for (const ReportScore& score : scores_) sheets.push_back(&score.sheet);
    const Intervals intervals = bootstrap(sheets);
    if (options_.json) return scores_json(scores_, all_, intervals);
    if (scores_.empty()) return "no report was scored\n";
    const Rows rows = rows_named(options_.by);
    std::string out = details_;
    if (!out.empty()) out += '\n';
    for (const ReportScore& score : scores_) {
      out +=
          score_table(score.id, score.sheet, scores_.size() == 1 ? rows : Rows::lists, {}) + "\n";
    }
    if (scores_.size() > 1) out += score_table("all", all_, rows, intervals) + "\n";
    return out + verdict();
  }

  /// What a person must know, in the last lines.
  std::string verdict() const {
    std::string out;
    if (accepted_ > 0) out += review_page(scores_, options_.details) + "\n";
    if (accepted_ > 0 && not_accepted_ > 0) {
      print(diagnostic(Code::accepted_missing, {corpus_.accepted(), 0, 0},
                       std::to_string(not_accepted_) + " reports have no accepted run"));
    }
    if (known_ > 0) out += std::to_string(known_) + " known misses\n";
    if (fallen_ > 0) return out + std::to_string(fallen_) + " figures fell below their floors\n";
    return out +
           (corpus_.floors().empty() ? "no floors are set\n" : "no figure fell below its floor\n");
  }

  const Options& options_;
  const CorpusRun& corpus_;
  std::vector<ReportScore> scores_;
  ScoreSheet all_;
  std::string details_;
  std::vector<Diagnostic> problems_;
  std::vector<TestSuite> suites_;
  std::size_t fallen_ = 0;
  std::size_t known_ = 0;
  std::size_t accepted_ = 0;
  std::size_t not_accepted_ = 0;
  int status_ = kAllWell;
};

}  // namespace

int test(const CommandLine& line) {
  Diagnostics mistakes;
  if (line.inputs.size() > 1) {
    mistakes.add(Code::usage, Place{}, "test takes one corpus");
    print(mistakes);
    return kUsage;
  }
  if (line.options.metamorphic) return metamorphic(line);
  const auto corpus = CorpusRun::open(line, mistakes);
  print(mistakes);
  if (!corpus) return status_of(corpus.error(), kUsage);
  TestReport report(line.options, *corpus);
  corpus->run(JsonStyle::compact, [&](ReportResult& result) { report.add(result); });
  return interrupted() ? kInterrupted : report.finish();
}

}  // namespace sagwan::cli
