// SPDX-License-Identifier: Apache-2.0
// What the ledger foretells of a rule's removal is what a matcher without that rule finds. A sample
// of the rules that stand, spread over the languages; SAGWAN_EVERY_RULE=1 takes every one
// (scripts/ledger-proof).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "pipeline/core/files.h"
#include "pipeline/ledger/ledger.h"
#include "sagwan/layers/note_call.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

std::vector<std::unique_ptr<Document>> corpus_documents() {
  std::vector<std::unique_ptr<Document>> out;
  for (const std::string name : {"china-industrial-policy", "demo", "fed-ecb-2023"}) {
    auto bytes = read_file(project_folder() + "/corpus/" + name + ".txt", 1U << 24U);
    SAGWAN_CHECK(bytes.has_value(), name);
    auto document =
        project_pipeline().run({std::move(*bytes), name + ".txt", name, "", "", ""}, nullptr);
    SAGWAN_CHECK(document.has_value(), name);
    out.push_back(std::move(*document));
  }
  return out;
}

/// As the project's own rules number them.
std::vector<FoundAt> found_without(uint32_t rule, const std::vector<Rule>& rest,
                                   const Matcher& matcher, const Document& document) {
  Matcher::Input input;
  input.text = document.text().repaired();
  input.blocks = &document.text().blocks();
  for (const NoteCall& call : document.layer<NoteCall>()) input.masked.push_back(call.span);
  std::vector<Find> finds = matcher.find(input);
  for (Find& find : finds) {
    if (find.rule != kNone && find.rule >= rule) ++find.rule;
    SAGWAN_CHECK(find.rule == kNone || find.rule <= rest.size(), "a rule out of range");
  }
  return found_at(finds);
}

/// The subtypes of rules and word lists under their numbers, each for every type.
Subtypes subtypes_of(const Resources& resources) {
  uint16_t last = 0;
  for (const Rule& rule : resources.rules()) last = std::max(last, rule.subtype);
  for (const std::string_view type : resources.lexicon().types()) {
    const std::size_t slash = type.find('/');
    if (slash == std::string_view::npos) continue;
    last = std::max(last, resources.subtype_id(type.substr(slash + 1)));
  }
  Subtypes out;
  for (uint16_t id = 1; id <= last; ++id) {
    for (uint32_t type = 0; type < kFindTypes; ++type) {
      const uint16_t number = out.intern(static_cast<FindType>(type), resources.subtype(id));
      SAGWAN_CHECK(number == id, "subtypes are numbered otherwise");
    }
  }
  return out;
}

TEST(Ledger, ForetellsWhatGoesAndComesWithoutARule) {
  const auto documents = corpus_documents();
  const Resources& resources = project_pipeline().resources();
  std::vector<Without> withouts;
  std::map<uint32_t, std::size_t> standing;
  for (const auto& document : documents) {
    withouts.emplace_back(*document);
    for (const Finder finder : withouts.back().finders()) {
      if (finder.rule != kNone) ++standing[finder.rule];
    }
  }
  const bool every = std::getenv("SAGWAN_EVERY_RULE") != nullptr;
  constexpr std::size_t kOfEachLanguage = 3;
  std::map<LangId, std::size_t> taken;
  std::size_t proved = 0;
  std::size_t changed = 0;
  for (uint32_t rule = 0; rule < resources.rules().size(); ++rule) {
    const LangId lang = resources.rule(rule).lang;
    if (!every && (!standing.contains(rule) || taken[lang] == kOfEachLanguage)) continue;
    ++taken[lang];
    std::vector<Rule> rest = resources.rules();
    rest.erase(rest.begin() + rule);
    Matcher::Options options;
    options.closed = {"PER",         "PRODUCT",    "ORG/media", "ORG/company",
                      "LOC/country", "LOC/region", "LOC/city",  "LOC/water"};
    const Subtypes subtypes = subtypes_of(resources);
    const Matcher matcher(rest, resources.lexicon(), resources.languages(), subtypes, options);
    for (std::size_t d = 0; d < documents.size(); ++d) {
      SCOPED_TRACE(resources.rule(rule).id + " in " + documents[d]->source().id);
      const FindChange foretold = withouts[d].change({rule, kNone});
      const FindChange came = change_between(found_at(documents[d]->layer<Find>()),
                                             found_without(rule, rest, matcher, *documents[d]));
      EXPECT_EQ(foretold.go, came.go);
      EXPECT_EQ(foretold.come, came.come);
      changed += foretold.come.size();
    }
    ++proved;
  }
  EXPECT_GT(proved, 12U);
  EXPECT_GT(changed, 0U) << "no rule of the sample had anything come in its place";
  if (every) std::printf("%zu rules proved\n", proved);
}

TEST(Ledger, IntervalsOfShares) {
  const Share half = share_of(5, 10);
  EXPECT_NEAR(half.value, 0.5, 1e-9);
  EXPECT_NEAR(half.low, 0.2366, 1e-3);  // Wilson, 95 in a hundred
  EXPECT_NEAR(half.high, 0.7634, 1e-3);
  EXPECT_NEAR(share_of(3, 3).low, 0.4385, 1e-3);
  EXPECT_EQ(share_of(0, 0).high, 1);
}

}  // namespace
}  // namespace sagwan
