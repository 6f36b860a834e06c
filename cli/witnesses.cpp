// SPDX-License-Identifier: Apache-2.0
#include "cli/witnesses.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "pipeline/core/text.h"
#include "pipeline/export/json.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/score/score.h"
#include "stages/examples.h"

namespace sagwan::cli {

namespace {

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

bool same_finds(const std::vector<Find>& finds, const Document& document) {
  const auto& before = document.layer<Find>();
  return std::equal(
      finds.begin(), finds.end(), before.begin(), before.end(), [](const Find& a, const Find& b) {
        return a.span == b.span && a.match == b.match && a.type == b.type && a.rule == b.rule &&
               a.entry == b.entry && a.outer == b.outer && a.capture_count == b.capture_count &&
               std::equal(a.captures.begin(), a.captures.begin() + a.capture_count,
                          b.captures.begin(), [](const auto& x, const auto& y) {
                            return x.span == y.span && x.field == y.field;
                          });
      });
}

}  // namespace

std::string_view witness_text(Witness witness) {
  switch (witness) {
    case Witness::examples:
      return "examples";
    case Witness::clauses:
      return "clause texts";
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

void Witnesses::Texts::add(const Document& document, Witness witness, uint32_t number) {
  const auto begin = static_cast<uint32_t>(text.size());
  for (Block block : document.text().blocks()) {
    block.span = {begin + block.span.begin, begin + block.span.end};
    blocks.push_back(block);
    owners.emplace_back(witness, number);
  }
  text += document.text().repaired();
  text += kBlockBreak;
}

uint32_t Witnesses::Texts::block_at(std::size_t place) const {
  const auto at = std::upper_bound(blocks.begin(), blocks.end(), place,
                                   [](std::size_t p, const Block& b) { return p < b.span.begin; });
  return static_cast<uint32_t>(at - blocks.begin()) - (at == blocks.begin() ? 0 : 1);
}

std::vector<uint32_t> Witnesses::Texts::blocks_for(const Rule& rule) const {
  constexpr std::size_t kMostStrings = 100;  // beyond that looking for each takes longer than all
  const std::vector<std::string>& strings = rule.first_wide ? rule.inner : rule.first;
  std::vector<uint32_t> out;
  if (strings.size() > kMostStrings || (rule.first_wide && strings.empty())) {
    for (uint32_t i = 0; i < blocks.size(); ++i) out.push_back(i);
    return out;
  }
  if (rule.first_digit && !rule.first_wide) out = with_digits;
  for (const std::string& string : strings) {
    for (auto at = text.find(string); at != std::string::npos;) {
      const uint32_t block = block_at(at);
      out.push_back(block);
      // The rest of this block says no more.
      at = text.find(string, std::max<std::size_t>(at + 1, blocks[block].span.end));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<RuleMatch> Witnesses::matches(uint32_t number, const Rule& rule) const {
  const std::vector<uint32_t> which = texts_.blocks_for(rule);
  std::vector<Block> blocks;
  blocks.reserve(which.size());
  for (const uint32_t block : which) blocks.push_back(texts_.blocks[block]);
  std::vector<RuleMatch> out = matches_alone(world_, number, rule, texts_.text, blocks);
  for (RuleMatch& match : out) match.block = which[match.block];
  return out;
}

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

Witnesses::Witnesses(const Pipeline& pipeline, const RuleWorld& world, WitnessTexts texts)
    : pipeline_(pipeline),
      world_(world),
      symbol_texts_(pipeline),
      clauses_(std::move(texts.clauses)) {
  const auto resources = pipeline.shared_resources();
  const auto matching = [&](const Document& document) {
    const auto found = rules_that_match(resources->matcher(), match_input(document));
    return std::vector<uint32_t>(found.begin(), found.end());
  };
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    const auto add = [&](const RuleExample& example) {
      texts_.add(*example_document(rule, example, resources), Witness::other_examples, i);
    };
    for (const RuleExample& example : rule.examples) add(example);
    for (const RuleReject& reject : rule.rejects) add({reject.text, {}, {}, "", reject.place});
  }
  for (Case& one : texts.cases) {
    if (one.text.empty() || !is_case_stage(one.stage)) continue;
    auto document = case_document(one, pipeline);
    if (!document) continue;  // the test of the cases says so
    CaseText text{std::move(one), std::move(*document), {}, {}};
    text.matching = matching(*text.document);
    text.lines = case_lines(text.one, *text.document);
    texts_.add(*text.document, Witness::cases, static_cast<uint32_t>(cases_.size()));
    cases_.push_back(std::move(text));
  }
  for (GoldReport& report : texts.reports) {
    auto document = pipeline.run({report.bytes, report.name, report.id, "", "", ""}, nullptr);
    if (!document) continue;
    ReportText text{std::move(report), std::move(*document), {}, {}};
    text.matching = matching(*text.document);
    text.verdicts = verdicts(*text.document, text.report.gold);
    texts_.add(*text.document, Witness::gold, static_cast<uint32_t>(reports_.size()));
    reports_.push_back(std::move(text));
  }
  for (uint32_t i = 0; i < texts_.blocks.size(); ++i) {
    const std::string_view text = slice(texts_.text, texts_.blocks[i].span);
    if (text.find_first_of("0123456789") != std::string_view::npos) texts_.with_digits.push_back(i);
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

const Witnesses::Hearing::Clauses& Witnesses::Hearing::clauses(uint32_t number) {
  const auto [at, fresh] = clauses_.try_emplace(number);
  if (!fresh) return at->second;
  const auto resources = all_.pipeline_.shared_resources();
  const Rule& rule = resources->rule(number);
  const auto texts = all_.clauses_.find(rule.id);
  if (texts == all_.clauses_.end()) return at->second;
  std::set<uint32_t> matching;
  for (const ClauseText& one : texts->second) {
    const auto document = clause_document(rule, one, resources);
    run_stages(all_.pipeline_.stages(), *document);
    if (holds(one, found_by(number, *document))) {
      matching.merge(rules_that_match(resources->matcher(), match_input(*document)));
      at->second.hold.push_back(one);
    } else {
      at->second.broken.push_back(one);
    }
  }
  at->second.matching.assign(matching.begin(), matching.end());
  return at->second;
}

bool Witnesses::Hearing::clauses_notice(uint32_t number, const Rule& changed) {
  const Clauses& texts = clauses(number);
  if (texts.hold.empty()) return false;
  const auto resources = all_.pipeline_.shared_resources();
  const SomeRules rules(all_.world_, with_number(texts.matching, number), number, &changed);
  trial_.use(&rules);
  const bool all_hold =
      std::all_of(texts.hold.begin(), texts.hold.end(), [&](const ClauseText& one) {
        const auto document = clause_document(resources->rule(number), one, resources);
        run_stages(trial_.pipeline().stages(), *document);
        return holds(one, found_by(number, *document));
      });
  trial_.use(nullptr);
  return !all_hold;
}

ClauseSearch::Answer Witnesses::Hearing::search(uint32_t number, const Rule& changed) {
  const auto at =
      searches_.try_emplace(number, all_.pipeline_, all_.world_, number, all_.symbol_texts_).first;
  return at->second.find(changed, trial_);
}

bool Witnesses::Hearing::case_notices(uint32_t number, const Rule& changed, uint32_t which) {
  const CaseText& text = all_.cases_[which];
  const SomeRules rules(all_.world_, with_number(text.matching, number), number, &changed);
  trial_.use(&rules);
  const auto document = case_document(text.one, trial_.pipeline());
  trial_.use(nullptr);
  return !document || case_lines(text.one, **document) != text.lines;
}

bool Witnesses::Hearing::gold_notices(uint32_t number, const Rule& changed, uint32_t which) {
  const ReportText& text = all_.reports_[which];
  const SomeRules rules(all_.world_, with_number(text.matching, number), number, &changed);
  // What is found as before is read as before.
  if (same_finds(rules.find(match_input(*text.document)), *text.document)) return false;
  trial_.use(&rules);
  const auto document = trial_.pipeline().run(
      {text.report.bytes, text.report.name, text.report.id, "", "", ""}, nullptr);
  trial_.use(nullptr);
  return !document || verdicts(**document, text.report.gold) != text.verdicts;
}

std::set<std::pair<Witness, uint32_t>> Witnesses::Hearing::texts_that_differ(uint32_t number,
                                                                             const Rule& changed) {
  std::set<std::pair<Witness, uint32_t>> out;
  if (changed.over_finds) {
    // Alone it sees no finds: every case and every report is asked.
    for (uint32_t i = 0; i < all_.cases_.size(); ++i) out.emplace(Witness::cases, i);
    for (uint32_t i = 0; i < all_.reports_.size(); ++i) out.emplace(Witness::gold, i);
    return out;
  }
  const auto [before, fresh] = before_.try_emplace(number);
  if (fresh) before->second = all_.matches(number, all_.world_.resources->rule(number));
  const std::vector<RuleMatch> after = all_.matches(number, changed);
  std::vector<RuleMatch> either;
  std::set_symmetric_difference(before->second.begin(), before->second.end(), after.begin(),
                                after.end(), std::back_inserter(either));
  for (const RuleMatch& match : either) out.insert(all_.texts_.owners[match.block]);
  out.erase({Witness::other_examples, number});
  return out;
}

Witness Witnesses::Hearing::ask(uint32_t number, const Rule& changed, Witness least) {
  if (least <= Witness::examples && examples(number, changed, number)) return Witness::examples;
  if (least <= Witness::clauses && clauses_notice(number, changed)) return Witness::clauses;
  for (const auto& [witness, which] : texts_that_differ(number, changed)) {
    const bool notices = witness == Witness::other_examples ? examples(number, changed, which)
                         : witness == Witness::cases        ? case_notices(number, changed, which)
                                                            : gold_notices(number, changed, which);
    if (notices) return witness;
  }
  return Witness::nobody;
}

}  // namespace sagwan::cli
