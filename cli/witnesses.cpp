// SPDX-License-Identifier: Apache-2.0
#include "cli/witnesses.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/core/text.h"
#include "pipeline/export/json.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/score/score.h"
#include "stages/examples.h"

namespace sagwan::cli {

namespace {

/// A match with good boundaries, whether it stands or not.
struct Match {
  uint32_t block = 0;
  Span span;
  Span match;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const Match&, const Match&) = default;
};

class Matches final : public MatchTrace {
 public:
  std::vector<Match> list;
  bool keeps(const Find& candidate) override {
    if (candidate.rule != kNone) list.push_back({candidate.block, candidate.span, candidate.match});
    return true;
  }
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}
};

std::vector<Match> matches(const SomeRules& alone, Matcher::Input input) {
  Matches out;
  input.trace = &out;
  static_cast<void>(alone.find(input));
  std::sort(out.list.begin(), out.list.end());
  return std::move(out.list);
}

/// The blocks in which one rule, over text, matches otherwise when it is changed.
std::set<uint32_t> blocks_that_differ(const SomeRules& before, const SomeRules& after,
                                      const Matcher::Input& input) {
  const std::vector<Match> a = matches(before, input);
  const std::vector<Match> b = matches(after, input);
  std::vector<Match> either;
  std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either));
  std::set<uint32_t> out;
  for (const Match& match : either) out.insert(match.block);
  return out;
}

std::vector<uint32_t> with_number(std::vector<uint32_t> numbers, uint32_t number) {
  const auto at = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (at == numbers.end() || *at != number) numbers.insert(at, number);
  return numbers;
}

/// What gold says of a document: each thing that is wrong.
using Verdicts = std::vector<std::tuple<int, std::string, uint32_t, uint32_t, std::string>>;

Verdicts verdicts(const Document& document, const Gold& gold) {
  std::string json;
  write_knowledge(document, json, JsonStyle::compact);
  const auto knowledge = read_knowledge(json, "mutant");
  Verdicts out;
  if (!knowledge) return out;
  const ScoreSheet sheet = score(gold, *knowledge, SourceText(document.source().text));
  for (const Difference& d : sheet.differences) {
    out.emplace_back(static_cast<int>(d.kind), d.row, d.span.begin, d.span.end, d.what);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::string_view witness_text(Witness witness) {
  switch (witness) {
    case Witness::examples:
      return "examples";
    case Witness::other_examples:
      return "examples of other rules";
    case Witness::cases:
      return "cases";
    case Witness::gold:
      return "gold";
    case Witness::nobody:
      break;
  }
  return "nobody";
}

/// Texts as blocks of one.
struct Witnesses::Text {
  std::string text;
  std::vector<Block> blocks;

  void add(const Document& document) {
    Block block = document.text().blocks().front();
    const auto begin = static_cast<uint32_t>(text.size());
    text += document.text().repaired();
    block.span = {begin + block.span.begin, begin + block.span.end};
    blocks.push_back(block);
  }
  [[nodiscard]] Matcher::Input input() const {
    Matcher::Input out;
    out.text = text;
    out.blocks = &blocks;
    return out;
  }
};

struct Witnesses::CaseText {
  Case one;
  std::unique_ptr<Document> document;
  std::vector<uint32_t> matching;
  std::vector<std::string> lines;
};

struct Witnesses::ReportText {
  GoldReport report;
  std::unique_ptr<Document> document;
  std::vector<uint32_t> matching;
  Verdicts verdicts;
};

Witnesses::Witnesses(const Pipeline& pipeline, const RuleWorld& world, std::vector<Case> cases,
                     std::vector<GoldReport> reports)
    : pipeline_(pipeline), world_(world), examples_(std::make_unique<Text>()) {
  const auto resources = pipeline.shared_resources();
  const auto matching = [&](const Document& document) {
    const auto found = rules_that_match(resources->matcher(), match_input(document));
    return std::vector<uint32_t>(found.begin(), found.end());
  };
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    const auto add = [&](const RuleExample& example) {
      examples_->add(*example_document(rule, example, resources));
      example_owners_.push_back(i);
    };
    for (const RuleExample& example : rule.examples) add(example);
    for (const RuleReject& reject : rule.rejects) add({reject.text, {}, {}, "", reject.place});
  }
  for (Case& one : cases) {
    if (one.text.empty() || !is_case_stage(one.stage)) continue;
    auto document = case_document(one, pipeline);
    if (!document) continue;  // the test of the cases says so
    CaseText text{std::move(one), std::move(*document), {}, {}};
    text.matching = matching(*text.document);
    text.lines = case_lines(text.one, *text.document);
    cases_.push_back(std::move(text));
  }
  for (GoldReport& report : reports) {
    auto document = pipeline.run({report.bytes, report.name, report.id, "", "", ""}, nullptr);
    if (!document) continue;
    ReportText text{std::move(report), std::move(*document), {}, {}};
    text.matching = matching(*text.document);
    text.verdicts = verdicts(*text.document, text.report.gold);
    reports_.push_back(std::move(text));
  }
}

Witnesses::~Witnesses() = default;

Result<std::unique_ptr<Witnesses::Hearing>> Witnesses::hearing() const {
  SAGWAN_TRY(RuleTrial trial, RuleTrial::of(pipeline_));
  return std::make_unique<Hearing>(*this, std::move(trial));
}

const std::vector<uint32_t>& Witnesses::Hearing::matching_in_examples(uint32_t of) {
  const auto [at, fresh] = matching_.try_emplace(of);
  if (!fresh) return at->second;
  const auto resources = all_.pipeline_.shared_resources();
  const Rule& rule = resources->rule(of);
  std::set<uint32_t> found;
  const auto add = [&](const RuleExample& example) {
    const auto document = example_document(rule, example, resources);
    run_stages(all_.pipeline_.stages(), *document);
    found.merge(rules_that_match(resources->matcher(), match_input(*document)));
  };
  for (const RuleExample& example : rule.examples) add(example);
  for (const RuleReject& reject : rule.rejects) add({reject.text, {}, {}, "", reject.place});
  at->second.assign(found.begin(), found.end());
  return at->second;
}

bool Witnesses::Hearing::examples(uint32_t number, const Rule& changed, uint32_t of) {
  const SomeRules rules(all_.world_, with_number(matching_in_examples(of), number), number,
                        &changed);
  trial_.use(&rules);
  Diagnostics failed;
  check_examples(of, all_.pipeline_.shared_resources(), trial_.pipeline().stages(), failed);
  trial_.use(nullptr);
  return !failed.list().empty();
}

bool Witnesses::Hearing::other_examples(uint32_t number, const Rule& changed) {
  if (changed.over_finds) return false;  // nothing is known of them without the others' finds
  const SomeRules before(all_.world_, {number});
  const SomeRules after(all_.world_, {number}, number, &changed);
  std::set<uint32_t> owners;
  for (const uint32_t block : blocks_that_differ(before, after, all_.examples_->input())) {
    owners.insert(all_.example_owners_[block]);
  }
  owners.erase(number);
  return std::any_of(owners.begin(), owners.end(),
                     [&](uint32_t owner) { return examples(number, changed, owner); });
}

bool Witnesses::Hearing::cases(uint32_t number, const Rule& changed) {
  const SomeRules before(all_.world_, {number});
  const SomeRules after(all_.world_, {number}, number, &changed);
  for (const CaseText& text : all_.cases_) {
    if (!changed.over_finds &&
        blocks_that_differ(before, after, match_input(*text.document)).empty()) {
      continue;
    }
    const SomeRules rules(all_.world_, with_number(text.matching, number), number, &changed);
    trial_.use(&rules);
    const auto document = case_document(text.one, trial_.pipeline());
    trial_.use(nullptr);
    if (!document || case_lines(text.one, **document) != text.lines) return true;
  }
  return false;
}

bool Witnesses::Hearing::gold(uint32_t number, const Rule& changed) {
  const SomeRules before(all_.world_, {number});
  const SomeRules after(all_.world_, {number}, number, &changed);
  for (const ReportText& text : all_.reports_) {
    if (!changed.over_finds &&
        blocks_that_differ(before, after, match_input(*text.document)).empty()) {
      continue;
    }
    const SomeRules rules(all_.world_, with_number(text.matching, number), number, &changed);
    trial_.use(&rules);
    const auto document = trial_.pipeline().run(
        {text.report.bytes, text.report.name, text.report.id, "", "", ""}, nullptr);
    trial_.use(nullptr);
    if (!document || verdicts(**document, text.report.gold) != text.verdicts) return true;
  }
  return false;
}

Witness Witnesses::Hearing::ask(uint32_t number, const Rule& changed, Witness least) {
  if (least <= Witness::examples && examples(number, changed, number)) return Witness::examples;
  if (least <= Witness::other_examples && other_examples(number, changed)) {
    return Witness::other_examples;
  }
  if (least <= Witness::cases && cases(number, changed)) return Witness::cases;
  if (least <= Witness::gold && gold(number, changed)) return Witness::gold;
  return Witness::nobody;
}

}  // namespace sagwan::cli
