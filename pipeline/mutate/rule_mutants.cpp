// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/rule_mutants.h"

#include <filesystem>

#include "pipeline/core/config_places.h"
#include "pipeline/core/toml.h"
#include "pipeline/rules/rule_analysis.h"

namespace sagwan {

namespace {

constexpr uint16_t kEveryBlock = 0xFFFF;

/// The folder that a rule's file lies in, by which fragments are told apart.
std::string folder_of(const Rule& rule) {
  return std::filesystem::path(rule.place.file).parent_path().filename().string();
}

/// `[fragments]` with one of them alone.
TomlValue table_of(const SourceFragment& fragment, const std::string& text) {
  TomlValue value;
  value.kind = TomlValue::Kind::string;
  value.string = text;
  value.place = fragment.place;
  TomlValue table;
  table.entries.push_back({fragment.name, std::move(value)});
  TomlValue root;
  root.entries.push_back({"fragments", std::move(table)});
  return root;
}

}  // namespace

Result<RuleMutants> RuleMutants::of(const RuleWorld& world) {
  RuleMutants out(world);
  std::string digest;
  const ConfigPlaces places = config_places(world.resources->options());
  SAGWAN_TRY(const auto files, read_rule_files(places.rules, digest));
  for (const RuleFile& file : files) {
    SAGWAN_TRY(const TomlValue root, parse_toml(file.text, file.path));
    const TomlValue* table = root.find("fragments");
    if (table == nullptr) continue;
    for (const auto& [name, value] : table->entries) {
      out.fragments_.push_back({file.lang, name, value.string, value.place});
    }
  }
  return out;
}

bool RuleMutants::analyse(Rule& rule) const {
  WordLists lists(world_->resources->lexicon());
  CharProperties properties;
  return analyse_rule(rule, {world_->resources->languages(), lists, world_->subtypes, properties})
      .empty();
}

std::vector<RuleMutant> RuleMutants::mutants(uint32_t rule) const {
  const Rule& original = world_->resources->rule(rule);
  std::vector<RuleMutant> out;
  const auto add = [&](std::string what) -> Rule& {
    out.push_back({original, std::move(what)});
    return out.back().rule;
  };
  for (PatternMutant& mutant : pattern_mutants(original.source_pattern)) {
    Rule& changed = add(std::move(mutant.what));
    changed.source_pattern = std::move(mutant.pattern);
    changed.pattern = with_fragments(original, changed.source_pattern);
    if (!analyse(changed)) out.pop_back();
  }
  if (original.left != Boundary::none) {
    add("without left = " + std::string(boundary_text(original.left))).left = Boundary::none;
  }
  if (original.right != Boundary::none) {
    add("without right = " + std::string(boundary_text(original.right))).right = Boundary::none;
  }
  if (original.blocks != kEveryBlock) add("in every kind of block").blocks = kEveryBlock;
  return out;
}

Fragments RuleMutants::fragments_with(const SourceFragment& fragment,
                                      const std::string& text) const {
  Fragments out([](const Error&) {});  // what is wrong has been told when the rules were loaded
  out.collect(table_of(fragment, text), fragment.lang);  // the first of a name counts
  for (const SourceFragment& other : fragments_)
    out.collect(table_of(other, other.text), other.lang);
  return out;
}

std::vector<uint32_t> RuleMutants::rules_with(const SourceFragment& fragment) const {
  Fragments marked = fragments_with(fragment, fragment.text + "\\z\\z");  // as no fragment ends
  std::vector<uint32_t> out;
  const auto& rules = world_->resources->rules();
  for (uint32_t i = 0; i < rules.size(); ++i) {
    if (rules[i].fragments.empty()) continue;
    Rule owner;
    if (marked.expand(rules[i].source_pattern, folder_of(rules[i]), owner) != rules[i].pattern) {
      out.push_back(i);
    }
  }
  return out;
}

std::vector<std::pair<uint32_t, Rule>> RuleMutants::with(const std::vector<uint32_t>& rules,
                                                         const SourceFragment& fragment,
                                                         const std::string& text) const {
  Fragments changed = fragments_with(fragment, text);
  std::vector<std::pair<uint32_t, Rule>> out;
  for (const uint32_t number : rules) {
    out.emplace_back(number, world_->resources->rule(number));
    Rule& rule = out.back().second;
    Rule owner;
    rule.pattern = changed.expand(rule.source_pattern, folder_of(rule), owner);
    if (!analyse(rule)) out.pop_back();
  }
  return out;
}

}  // namespace sagwan
