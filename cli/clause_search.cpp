// SPDX-License-Identifier: Apache-2.0
// The rule and its mutant are first tried alone on all candidates at once; only where they match
// otherwise is a candidate tried among all rules.
#include "cli/clause_search.h"

#include <algorithm>
#include <array>
#include <set>

#include "pipeline/core/text.h"
#include "pipeline/core/utf8.h"
#include "pipeline/mutate/pattern_texts.h"
#include "pipeline/mutate/symbol_string.h"

namespace sagwan::cli {

namespace {

constexpr std::size_t kMostSeeds = 6;
constexpr std::size_t kMostCandidates = 4000;
constexpr std::size_t kMostGlued = 4;  ///< texts to which letters and digits are glued
constexpr std::size_t kMostTries = 24;
constexpr std::size_t kMostTriesOverFinds = 400;
constexpr std::size_t kTriesAtOnce = 6;
/// A letter of each script that sources write, a digit, signs that stand at numbers.
constexpr std::array<char32_t, 10> kGlue = {0xAC12, '1', 'x', 0x0434, 0x4E2D,
                                            '.',    '/', '%', '-',    0x20AC};
/// Kinds of block for a rule that some kinds are closed to.
constexpr std::array<BlockKind, 5> kKinds = {BlockKind::paragraph, BlockKind::item,
                                             BlockKind::footnote, BlockKind::heading,
                                             BlockKind::source};

}  // namespace

SymbolTexts::SymbolTexts(const Pipeline& pipeline) {
  const auto resources = pipeline.shared_resources();
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    if (!rule.over_finds) continue;
    for (const RuleExample& example : rule.examples) {
      const auto document = example_document(rule, example, resources);
      run_stages(pipeline.stages(), *document);
      for (const Find& find : document->layer<Find>()) {
        if (find.rule != i) continue;
        for (auto& [symbol, text] : symbol_string(*document, rule, find.match).finds) {
          texts_.try_emplace({rule.lang, symbol}, text);
          any_.try_emplace(symbol, text);
        }
      }
    }
  }
}

const std::string* SymbolTexts::find(LangId lang, char32_t symbol) const {
  if (const auto at = texts_.find({lang, symbol}); at != texts_.end()) return &at->second;
  const auto at = any_.find(symbol);
  return at == any_.end() ? nullptr : &at->second;
}

std::u32string SymbolTexts::symbols() const {
  std::u32string out;
  for (const auto& [symbol, text] : any_) out.push_back(symbol);
  return out;
}

ClauseSearch::ClauseSearch(const Pipeline& pipeline, const RuleWorld& world, uint32_t number,
                           const SymbolTexts& symbols)
    : pipeline_(pipeline), world_(world), number_(number), symbols_(symbols) {
  add_seeds();
  for (const RuleExample& example : rule().examples) add(example.text, example_kind(rule()));
  for (const RuleReject& reject : rule().rejects) add(reject.text, example_kind(rule()));
  add_candidates(rule());
  std::size_t glued = 0;
  for (const Seed& seed : seeds_) {
    if (glued++ == kMostGlued) break;
    if (const auto text = spelled(seed.match, &seed)) add_glued(*text);
  }
  add_kinds();
}

void ClauseSearch::add_seeds() {
  const auto resources = pipeline_.shared_resources();
  for (const RuleExample& example : rule().examples) {
    if (seeds_.size() == kMostSeeds) return;
    const auto document = example_document(rule(), example, resources);
    run_stages(pipeline_.stages(), *document);
    const std::string_view text = document->text().repaired();
    for (const Find& find : document->layer<Find>()) {
      if (find.rule != number_) continue;
      Seed seed;
      seed.before = slice(text, {0, find.match.begin});
      seed.behind = slice(text, {find.match.end, static_cast<uint32_t>(example.text.size())});
      if (rule().over_finds) {
        SymbolString symbols = symbol_string(*document, rule(), find.match);
        for (auto& [symbol, what] : symbols.finds) seed.finds[symbol].push_back(std::move(what));
        seed.match = std::move(symbols.text);
        if (find.span != find.match) seed.inside = symbol_string(*document, rule(), find.span).text;
      } else {
        seed.match = slice(text, find.match);
        if (find.span != find.match) seed.inside = slice(text, find.span);
      }
      seeds_.push_back(std::move(seed));
      break;
    }
  }
}

/// Symbols written out.
std::optional<std::string> ClauseSearch::spelled(const std::string& text, const Seed* seed) const {
  if (!rule().over_finds) return text;
  std::string out;
  std::map<char32_t, std::size_t> used;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    const char32_t c = utf8::decode(text, at);
    if (c < 0xF0000U) {
      utf8::append(out, c);
      continue;
    }
    if (seed != nullptr) {
      if (const auto own = seed->finds.find(c); own != seed->finds.end()) {
        out += own->second[std::min(used[c]++, own->second.size() - 1)];
        continue;
      }
    }
    const std::string* any = symbols_.find(rule().lang, c);
    if (any == nullptr) return std::nullopt;
    out += *any;
  }
  return out;
}

/// By the pattern of `changed`, the rule itself or a mutant of it.
void ClauseSearch::add_candidates(const Rule& changed) {
  const BlockKind kind = example_kind(rule());
  PatternTexts texts(*changed.syntax, symbols_.symbols());
  const auto add_all = [&](const Seed* seed) {
    for (const std::string& variation : texts.variations()) {
      const auto text = spelled(variation, seed);
      if (!text) continue;
      if (seed != nullptr) add(seed->before + *text + seed->behind, kind);
      add(*text, kind);
    }
  };
  for (const Seed& seed : seeds_) {
    if (texts.learn(seed.match) || (!seed.inside.empty() && texts.learn(seed.inside))) {
      add_all(&seed);
    }
  }
  const PatternTexts unlearned(*changed.syntax, symbols_.symbols());
  for (const std::string& variation : unlearned.variations()) {
    if (const auto text = spelled(variation, nullptr)) add(*text, kind);
  }
}

void ClauseSearch::add_glued(const std::string& text) {
  for (const char32_t c : kGlue) {
    std::string glue;
    utf8::append(glue, c);
    const BlockKind kind = example_kind(rule());
    add(glue + text, kind);
    add(text + glue, kind);
    add(text + " " + glue, kind);
  }
}

/// The examples in kinds of block that the rule does not run in.
void ClauseSearch::add_kinds() {
  for (const BlockKind kind : kKinds) {
    if ((rule().blocks >> static_cast<uint32_t>(kind) & 1U) != 0) continue;
    for (const RuleExample& example : rule().examples) add(example.text, kind);
  }
}

void ClauseSearch::add(const std::string& text, BlockKind kind) {
  if (text.empty() || candidates_.size() == kMostCandidates) return;
  if (text.find('\n') != std::string::npos) return;
  const auto number = static_cast<uint32_t>(candidates_.size());
  if (!known_.try_emplace({text, kind}, number).second) return;
  candidates_.push_back({text, kind, false, {}, {}});
}

void ClauseSearch::Texts::add(const Candidate& candidate) {
  Block block;
  const auto begin = static_cast<uint32_t>(text.size());
  text += candidate.text;
  block.span = {begin, static_cast<uint32_t>(text.size())};
  block.kind = candidate.kind;
  block.level = 1;
  blocks.push_back(block);
  text += kBlockBreak;
}

std::vector<uint32_t> ClauseSearch::differing(const Rule& changed) {
  const auto old = static_cast<uint32_t>(candidates_.size());
  add_candidates(changed);
  std::set<uint32_t> which;
  std::vector<uint32_t> first_of_all = chosen_;
  if (rule().over_finds) {  // alone it sees no finds; what only the mutant takes says most
    for (uint32_t i = 0; i < candidates_.size(); ++i) which.insert(i);
    for (uint32_t i = old; i < candidates_.size(); ++i) first_of_all.push_back(i);
  } else {
    const auto first = static_cast<uint32_t>(texts_.blocks.size());
    for (std::size_t i = first; i < candidates_.size(); ++i) texts_.add(candidates_[i]);
    if (first < texts_.blocks.size()) {
      const std::vector<Block> fresh(texts_.blocks.begin() + first, texts_.blocks.end());
      for (RuleMatch& match : matches_alone(world_, number_, rule(), texts_.text, fresh)) {
        match.block += first;
        before_.push_back(match);
      }
    }
    const auto after = matches_alone(world_, number_, changed, texts_.text, texts_.blocks);
    std::vector<RuleMatch> either;
    std::set_symmetric_difference(before_.begin(), before_.end(), after.begin(), after.end(),
                                  std::back_inserter(either));
    for (const RuleMatch& match : either) which.insert(match.block);
  }
  std::vector<uint32_t> out;
  for (const uint32_t chosen : first_of_all) {
    if (which.erase(chosen) != 0) out.push_back(chosen);
  }
  out.insert(out.end(), which.begin(), which.end());
  return out;
}

void ClauseSearch::run(Candidate& candidate) const {
  if (candidate.is_run) return;
  const auto resources = pipeline_.shared_resources();
  const ClauseText text{candidate.text, candidate.kind, {}, {}};
  const auto document = clause_document(rule(), text, resources);
  run_stages(pipeline_.stages(), *document);
  candidate.found = found_by(number_, *document);
  const auto matching = rules_that_match(resources->matcher(), match_input(*document));
  candidate.matching.assign(matching.begin(), matching.end());
  candidate.is_run = true;
}

/// The first of `which` in which the changed rule finds otherwise among all rules.
std::optional<ClauseSearch::Noticing> ClauseSearch::noticing(const std::vector<uint32_t>& which,
                                                             const Rule& changed,
                                                             RuleTrial& trial) {
  std::set<uint32_t> matching = {number_};
  for (const uint32_t i : which) {
    run(candidates_[i]);
    matching.insert(candidates_[i].matching.begin(), candidates_[i].matching.end());
  }
  const SomeRules rules(world_, {matching.begin(), matching.end()}, number_, &changed);
  trial.use(&rules);
  std::optional<Noticing> out;
  for (const uint32_t i : which) {
    const ClauseText text{candidates_[i].text, candidates_[i].kind, {}, {}};
    const auto document = clause_document(rule(), text, pipeline_.shared_resources());
    run_stages(trial.pipeline().stages(), *document);
    const FoundByRule found = found_by(number_, *document);
    if (found == candidates_[i].found) continue;
    out = {i, found.texts == candidates_[i].found.texts};
    break;
  }
  trial.use(nullptr);
  return out;
}

ClauseSearch::Answer ClauseSearch::find(const Rule& changed, RuleTrial& trial) {
  std::vector<uint32_t> which = differing(changed);
  Answer out;
  out.differs_alone = !which.empty() && !rule().over_finds;
  const std::size_t most = chosen_.size() + (rule().over_finds ? kMostTriesOverFinds : kMostTries);
  if (which.size() > most) which.resize(most);
  for (std::size_t at = 0; at < which.size(); at += kTriesAtOnce) {
    const std::size_t end = std::min(which.size(), at + kTriesAtOnce);
    const std::vector<uint32_t> some(which.begin() + static_cast<std::ptrdiff_t>(at),
                                     which.begin() + static_cast<std::ptrdiff_t>(end));
    const auto found = noticing(some, changed, trial);
    if (!found) continue;
    const Candidate& candidate = candidates_[found->candidate];
    ClauseText text{candidate.text, std::nullopt, candidate.found, {}};
    if (!found->by_value) text.found.values.clear();
    if (candidate.kind != example_kind(rule())) text.kind = candidate.kind;
    out.text = std::move(text);
    if (std::find(chosen_.begin(), chosen_.end(), found->candidate) == chosen_.end()) {
      chosen_.push_back(found->candidate);
    }
    return out;
  }
  return out;
}

}  // namespace sagwan::cli
