// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/some_rules.h"

#include <algorithm>

#include "pipeline/core/config_places.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/preset.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

namespace {

class Matched final : public MatchTrace {
 public:
  std::set<uint32_t> rules;
  bool keeps(const Find& candidate) override {
    if (candidate.rule != kNone) rules.insert(candidate.rule);
    return true;
  }
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}
};

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

std::vector<Rule> rules_of(const Resources& resources, const std::vector<uint32_t>& numbers,
                           uint32_t changed_number, const Rule* changed) {
  std::vector<Rule> out;
  out.reserve(numbers.size());
  for (const uint32_t number : numbers) {
    const bool other = changed != nullptr && number == changed_number;
    out.push_back(other ? *changed : resources.rule(number));
  }
  return out;
}

}  // namespace

Result<RuleWorld> RuleWorld::of(const Resources& resources) {
  Diagnostics told;
  SAGWAN_TRY(Preset preset, load_preset(config_places(resources.options()).preset, told));
  RuleWorld out;
  out.resources = &resources;
  out.subtypes = subtypes_of(resources);
  out.options = {resources.options().prefilter, std::move(preset.closed)};
  return out;
}

SomeRules::SomeRules(const RuleWorld& world, std::vector<uint32_t> numbers, uint32_t number,
                     const Rule* changed)
    : numbers_(std::move(numbers)),
      rules_(rules_of(*world.resources, numbers_, number, changed)),
      matcher_(rules_, world.resources->lexicon(), world.resources->languages(), world.subtypes,
               world.options) {}

std::vector<Find> SomeRules::find(const Matcher::Input& input) const {
  std::vector<Find> finds = matcher_.find(input);
  for (Find& find : finds) {
    if (find.rule != kNone) find.rule = numbers_.at(find.rule);
  }
  return finds;
}

Matcher::Input match_input(const Document& document) {
  Matcher::Input input;
  input.text = document.text().repaired();
  input.blocks = &document.text().blocks();
  for (const NoteCall& call : document.layer<NoteCall>()) input.masked.push_back(call.span);
  return input;
}

std::set<uint32_t> rules_that_match(const Matcher& matcher, Matcher::Input input) {
  Matched matched;
  input.trace = &matched;
  static_cast<void>(matcher.find(input));
  return std::move(matched.rules);
}

}  // namespace sagwan
