// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/phase.h"

#include <algorithm>
#include <map>

#include "pipeline/rules/references.h"

namespace sagwan {

namespace {

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  return out;
}

constexpr uint64_t kAnything = ~uint64_t{0};

}  // namespace

const re2::RE2& LazyPattern::get() const {
  std::call_once(once_, [this] {
    WordLists lists(*sources_.lexicon);
    auto written = write_out_pattern(
        rule_->pattern, reference_resolver(*rule_, *sources_.languages, lists, *sources_.subtypes));
    re_ = std::make_unique<re2::RE2>(written ? *written : std::string("[^\\x00-\\x{10FFFF}]"),
                                     options());
  });
  return *re_;
}

Phase::Phase(const std::vector<Rule>& rules, std::vector<uint32_t> numbers,
             const PatternSources& sources)
    : numbers_(std::move(numbers)), programs_(*sources.lexicon) {
  std::map<std::string_view, std::vector<Trigger>> by_string;
  std::vector<uint32_t> number_rules;
  Ways ways(programs_);
  starts_.resize(numbers_.size());
  reaches_.resize(numbers_.size());
  for (uint32_t i = 0; i < numbers_.size(); ++i) {
    const Rule& rule = rules[numbers_[i]];
    rules_.push_back(std::make_unique<LazyPattern>(rule, sources));
    const auto program = static_cast<uint32_t>(programs_.code_size());
    programs_.add(*rule.syntax);
    for (uint32_t pc = program; pc < programs_.code_size(); ++pc) {
      if (programs_.code(pc).op != Instruction::Op::many) continue;
      programs_.note_second(pc, ways.ahead(ways.at(pc + 1)).second);
    }
    if (rule.first_wide) {
      reaches_[i] = rule.reach;
      starts_[i] = aheads_.number(ways.behind(i, {std::string()})[0]);
      // Nothing is looked up where a space stands.
      const bool hidden =
          std::any_of(rule.inner.begin(), rule.inner.end(),
                      [](const std::string& inner) { return inner.starts_with(' '); });
      if (rule.inner.empty() || hidden) {
        always_.push_back(i);
        continue;
      }
      for (const std::string& inner : rule.inner) {
        by_string[inner].push_back({kAnything, i, starts_[i], rule.blocks, rule.left, true});
      }
      continue;
    }
    const std::vector<Ahead> behind = ways.behind(i, rule.first);
    for (std::size_t k = 0; k < behind.size(); ++k) {
      by_string[rule.first[k]].push_back(
          {fold(behind[k].next), i, aheads_.number(behind[k]), rule.blocks, rule.left, false});
    }
    if (rule.first_digit) number_rules.push_back(i);
  }
  number_table_ = NumberTable(ways, number_rules);
  std::vector<std::pair<std::string_view, int32_t>> keys;
  for (const auto& [text, triggers] : by_string) {
    keys.emplace_back(text, static_cast<int32_t>(trigger_begins_.size()));
    trigger_begins_.push_back(static_cast<uint32_t>(triggers_.size()));
    triggers_.insert(triggers_.end(), triggers.begin(), triggers.end());
  }
  trigger_begins_.push_back(static_cast<uint32_t>(triggers_.size()));
  units_ = build_trie(keys);
  trie_ = TextTrie(TrieView(units_));
}

Phase::Phase(const std::vector<Rule>& rules, const PatternSources& sources, ImageReader& image)
    : programs_(*sources.lexicon) {
  members(image, *this);
  for (const uint32_t number : numbers_) {
    if (number < rules.size()) {
      rules_.push_back(std::make_unique<LazyPattern>(rules[number], sources));
    }
  }
  trie_ = TextTrie(TrieView(units_));
}

void Phase::archive(ImageWriter& image) const { members(image, *this); }

}  // namespace sagwan
