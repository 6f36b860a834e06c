// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>
#include <tbb/parallel_for.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/lint.h"
#include "pipeline/rules/pattern.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

namespace {

// Steps of a compiled pattern, word lists apart, beyond which `sagwan check` speaks of it. The
// project's own have up to 4,300; a letter of any script thirty times over has 20,000.
constexpr uint64_t kLargestProgram = 6000;

// Beyond so many steps a pattern is compiled with its word lists, to see whether RE2 takes it: it
// refuses some 100,000. The project's largest have 40,000.
constexpr uint64_t kSurelyTaken = 60000;

/// The pattern with at most `words` of each word list.
Result<std::string> written_out(const Rule& rule, std::size_t words) {
  return write_out_pattern(rule.pattern, [&](std::string_view inside) -> Result<PatternReference> {
    SAGWAN_TRY(PatternReference reference, rule.syntax->resolve(inside));
    if (reference.words == nullptr || reference.words->words.size() <= words) return reference;
    const WordList& all = *reference.words;
    const auto begin = all.words.begin();
    reference.words = std::make_shared<const WordList>(
        WordList{all.type, all.lang, {begin, begin + static_cast<std::ptrdiff_t>(words)}});
    return reference;
  });
}

/// About how many steps the word lists below `node` add to a compiled pattern.
uint64_t steps_of_lists(const Syntax& syntax, uint32_t node) {
  const Node& n = syntax[node];
  uint64_t steps = 0;
  if (n.kind == NodeKind::words) {
    for (const auto& word : syntax.references[n.index].second.words->words) steps += word.size();
  }
  for (const uint32_t child : n.children) steps += steps_of_lists(syntax, child);
  if (n.kind != NodeKind::repetition) return steps;
  return steps * (n.maximum == kUnbounded ? n.minimum + 1 : n.maximum);
}

/// What RE2 says of the rule's pattern. Most of the time of compiling goes into word lists, so
/// these are left out where the pattern is surely not too large with them.
void lint_pattern(const Rule& rule, Diagnostics& diagnostics) {
  const auto refuse = [&](const re2::RE2& re) {
    std::string message = "rule " + rule.id + ": " + re.error();
    Place place = rule.place;
    const std::size_t at = rule.source_pattern.find(re.error_arg());
    if (!re.error_arg().empty() && at != std::string::npos && place.column > 0) {
      place.column += utf8::count(std::string_view(rule.source_pattern).substr(0, at)) + 1;
    }
    diagnostics.add(Code::rule_pattern, place, std::move(message));
  };
  const auto written = written_out(rule, 1);
  if (!written) return;
  const re2::RE2 small(*written, re2::RE2::Quiet);
  if (!small.ok()) return refuse(small);
  const auto steps = static_cast<uint64_t>(small.ProgramSize());
  if (steps > kLargestProgram) {
    diagnostics.add(Code::rule_cost, rule.place,
                    "rule " + rule.id + ": its pattern compiles to " + std::to_string(steps) +
                        " steps, and " + std::to_string(kLargestProgram) + " are many");
  }
  if (steps + steps_of_lists(*rule.syntax, rule.syntax->root) < kSurelyTaken) return;
  const auto full = written_out(rule, SIZE_MAX);
  if (!full) return;
  const re2::RE2 whole(*full, re2::RE2::Quiet);
  if (!whole.ok()) refuse(whole);
}

}  // namespace

void lint_patterns(const std::vector<Rule>& rules, Diagnostics& diagnostics) {
  std::vector<Diagnostics> said(rules.size());
  tbb::parallel_for(std::size_t{0}, rules.size(),
                    [&](std::size_t i) { lint_pattern(rules[i], said[i]); });
  for (const Diagnostics& of_rule : said) {
    for (const Diagnostic& diagnostic : of_rule.list()) diagnostics.add(diagnostic);
  }
}

}  // namespace sagwan
