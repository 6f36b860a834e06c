// SPDX-License-Identifier: Apache-2.0
// sagwan mutate: each clause of each rule is taken out or widened in turn, and what nobody notices
// is told.
#include <algorithm>
#include <memory>
#include <mutex>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "cli/witnesses.h"
#include "pipeline/core/files.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/text.h"
#include "pipeline/mutate/known_mutants.h"
#include "pipeline/mutate/mutant_page.h"
#include "pipeline/mutate/rule_mutants.h"
#include "pipeline/run/run.h"
#include "pipeline/score/corpus.h"
#include "stages/clause_texts.h"

namespace sagwan::cli {

namespace {

constexpr std::size_t kMostRulesSearched = 5;  // of a fragment

/// What is asked for: ids of rules, their beginnings up to a point, or files.
class Asked {
 public:
  explicit Asked(const std::vector<std::string>& names) : names_(names) {}
  [[nodiscard]] bool all() const { return names_.empty(); }
  [[nodiscard]] bool has(const std::string& id, const Place& place) const {
    return all() || std::any_of(names_.begin(), names_.end(), [&](const std::string& name) {
             if (name.ends_with(".toml")) return ("/" + place.file).ends_with("/" + name);
             return id == name || id.starts_with(name + ".");
           });
  }

 private:
  const std::vector<std::string>& names_;
};

/// Rules as a mutant has them, and their numbers.
using Changed = std::vector<std::pair<uint32_t, Rule>>;

/// One rule, or one fragment.
struct Task final : Job {
  uint32_t rule = kNone;
  uint32_t fragment = kNone;
  std::vector<MutantRow> rows;
  std::vector<ProposedText> broken;  ///< clause texts that do not hold
  Diagnostics problems;
};

class Mutation {
 public:
  Mutation(const RuleMutants& mutants, const Witnesses& witnesses, const KnownMutants& known,
           const Resources& resources)
      : mutants_(mutants), witnesses_(witnesses), known_(known), resources_(resources) {}

  Mutants run(const Asked& asked, uint32_t jobs, Diagnostics& problems) {
    std::vector<std::unique_ptr<Task>> tasks = list(asked);
    Mutants out;
    std::size_t next = 0;
    run_batch<Task>({[&] { return next == tasks.size() ? nullptr : std::move(tasks[next++]); },
                     [&](Task& task) { work(task); },
                     [&](Task& task) {
                       for (MutantRow& row : task.rows) out.rows.push_back(std::move(row));
                       for (ProposedText& text : task.broken) out.broken.push_back(std::move(text));
                       for (const Diagnostic& d : task.problems.list()) problems.add(d);
                     }},
                    Executor::tbb, jobs, &interrupted());
    return out;
  }

 private:
  [[nodiscard]] std::vector<std::unique_ptr<Task>> list(const Asked& asked) const {
    std::vector<std::unique_ptr<Task>> out;
    for (uint32_t i = 0; i < mutants_.fragments().size(); ++i) {
      const SourceFragment& fragment = mutants_.fragments()[i];
      if (!asked.has(fragment.lang + ".{" + fragment.name + "}", fragment.place)) continue;
      out.push_back(std::make_unique<Task>());
      out.back()->fragment = i;
    }
    for (uint32_t i = 0; i < resources_.rules().size(); ++i) {
      if (!asked.has(resources_.rule(i).id, resources_.rule(i).place)) continue;
      out.push_back(std::make_unique<Task>());
      out.back()->rule = i;
    }
    return out;
  }

  void work(Task& task) {
    try {
      auto hearing = take();
      if (!hearing) {
        task.problems.add(hearing.error());
      } else if (task.rule != kNone) {
        of_rule(task, **hearing);
      } else {
        of_fragment(task, **hearing);
      }
      if (hearing) give(std::move(*hearing));
    } catch (const std::exception& e) {
      task.problems.add(Code::internal, Place{}, e.what());
    }
  }

  void of_rule(Task& task, Witnesses::Hearing& hearing) const {
    const Rule& rule = resources_.rule(task.rule);
    for (const ClauseText& text : hearing.broken_clauses(task.rule)) {
      task.broken.push_back(
          {rule.id, text.text, text.kind ? std::string(block_kind_text(*text.kind)) : "", {}, {}});
      task.problems.add(
          Code::rule_example, text.place,
          "rule " + rule.id + ": the clause text \"" + text.text + "\" does not hold");
    }
    for (RuleMutant& mutant : mutants_.mutants(task.rule)) {
      task.rows.push_back(judged({rule.place, rule.id, std::move(mutant.what), "", {}, false, ""},
                                 {{task.rule, std::move(mutant.rule)}}, hearing));
    }
  }

  void of_fragment(Task& task, Witnesses::Hearing& hearing) const {
    const SourceFragment& fragment = mutants_.fragments()[task.fragment];
    const std::string name = fragment.lang + ".{" + fragment.name + "}";
    const std::vector<uint32_t> rules = mutants_.rules_with(fragment);
    for (PatternMutant& mutant : pattern_mutants(fragment.text)) {
      const Changed changed = mutants_.with(rules, fragment, mutant.pattern);
      if (changed.empty()) continue;
      task.rows.push_back(judged({fragment.place, name, std::move(mutant.what), "", {}, false, ""},
                                 changed, hearing));
    }
  }

  /// A mutant is noticed where one of the rules that it changes is. Of one that is known nobody is
  /// asked but the rules' own texts, and no text is looked for.
  [[nodiscard]] MutantRow judged(MutantRow row, const Changed& changed,
                                 Witnesses::Hearing& hearing) const {
    row.by = noticed_by_own(changed, hearing);
    if (!row.by.empty()) return row;
    if (const std::string* why = known_.why(row.rule, row.what)) {
      row.known = *why;
      return row;
    }
    for (const auto& [rule, other] : changed) {
      const Witness witness = hearing.ask(rule, other, Witness::other_examples);
      if (witness == Witness::nobody) continue;
      row.by = witness_text(witness);
      return row;
    }
    for (std::size_t i = 0; i < std::min(changed.size(), kMostRulesSearched); ++i) {
      if (search(changed[i].first, changed[i].second, hearing, row)) break;
    }
    return row;
  }

  /// By an example of one of the rules, else by a clause text of one.
  static std::string_view noticed_by_own(const Changed& changed, Witnesses::Hearing& hearing) {
    for (const auto& [rule, other] : changed) {
      if (hearing.examples_notice(rule, other)) return witness_text(Witness::examples);
    }
    for (const auto& [rule, other] : changed) {
      if (hearing.clauses_notice(rule, other)) return witness_text(Witness::clauses);
    }
    return "";
  }

  /// A text that would notice; false where there is none.
  bool search(uint32_t number, const Rule& changed, Witnesses::Hearing& hearing,
              MutantRow& row) const {
    ClauseSearch::Answer answer = hearing.search(number, changed);
    row.differs = row.differs || answer.differs_alone;
    if (!answer.text) return false;
    ClauseText& text = *answer.text;
    row.proposed = {resources_.rule(number).id, std::move(text.text),
                    text.kind ? std::string(block_kind_text(*text.kind)) : "",
                    std::move(text.found.texts), std::move(text.found.values)};
    return true;
  }

  Result<std::unique_ptr<Witnesses::Hearing>> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        auto out = std::move(free_.back());
        free_.pop_back();
        return out;
      }
    }
    return witnesses_.hearing();
  }
  void give(std::unique_ptr<Witnesses::Hearing> hearing) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(hearing));
  }

  const RuleMutants& mutants_;
  const Witnesses& witnesses_;
  const KnownMutants& known_;
  const Resources& resources_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Witnesses::Hearing>> free_;
};

/// The reports of the corpus whose text is there; the others notice nothing.
std::vector<GoldReport> gold_reports(const Options& options, Diagnostics& problems) {
  const std::string folder = options.over.empty() ? options.home + "/corpus" : options.over;
  std::vector<GoldReport> out;
  const auto listed = options.over.empty() ? list_corpus(folder, options.texts, problems)
                                           : list_some_corpus(folder, options.texts, problems);
  for (const CorpusReport& report : listed) {
    auto bytes = read_corpus_text(report);
    const auto json = read_file(report.gold_path, options.max_bytes);
    if (!bytes || !json) continue;
    auto gold = read_gold(*json, report.gold_path);
    if (gold) out.push_back({report.id, report.text_name, std::move(*bytes), std::move(*gold)});
  }
  return out;
}

int run(const Options& options, const Pipeline& pipeline, const Asked& asked) {
  const auto world = RuleWorld::of(pipeline.resources());
  if (!world) {
    print(world.error());
    return kUsage;
  }
  const auto mutants = RuleMutants::of(*world);
  if (!mutants) {
    print(mutants.error());
    return kUsage;
  }
  Diagnostics problems;
  const bool own = options.config == "default";
  WitnessTexts texts;
  KnownMutants known;
  if (own) {
    texts.clauses = load_clause_texts(options.home, problems);
    texts.cases = load_cases(options.home);
    auto listed = KnownMutants::load(options.home + "/configs/mutation.toml");
    if (!listed) {
      print(listed.error());
      return kUsage;
    }
    known = std::move(*listed);
  }
  if (own || !options.over.empty()) texts.reports = gold_reports(options, problems);
  if (problems.has_errors()) {
    print(problems);
    return kUsage;
  }
  const Witnesses witnesses(pipeline, *world, std::move(texts));
  Mutation mutation(*mutants, witnesses, known, pipeline.resources());
  const Mutants found = mutation.run(asked, options.jobs, problems);
  print(problems);
  if (interrupted()) return kInterrupted;
  int status = problems.has_errors() ? kFailed : kAllWell;
  const bool unnoticed =
      std::any_of(found.rows.begin(), found.rows.end(),
                  [](const MutantRow& row) { return row.by.empty() && row.known.empty(); });
  if (unnoticed) status = std::max(status, kFailed);
  return std::max(status, print_page(options.json ? mutants_json(found)
                                                  : mutants_page(found.rows, options.details)));
}

}  // namespace

int mutate(const CommandLine& line) {
  Options options = line.options;
  const auto pipeline = load_with_rules(options);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  const Asked asked(line.inputs);
  const auto& rules = pipeline->resources().rules();
  if (std::none_of(rules.begin(), rules.end(),
                   [&](const Rule& rule) { return asked.has(rule.id, rule.place); })) {
    print(diagnostic(Code::usage, {}, "no rule and no file of rules has one of these names"));
    return kUsage;
  }
  return run(options, *pipeline, asked);
}

}  // namespace sagwan::cli
