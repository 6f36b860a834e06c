// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/phase.h"

#include <map>

namespace sagwan {

namespace {

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  return out;
}

}  // namespace

const re2::RE2& LazyPattern::get() const {
  std::call_once(once_, [this] {
    auto written = write_out_pattern(
        rule_->pattern, [this](std::string_view inside) { return rule_->syntax->resolve(inside); });
    re_ = std::make_unique<re2::RE2>(written ? *written : std::string("[^\\x00-\\x{10FFFF}]"),
                                     options());
  });
  return *re_;
}

Phase::Phase(const std::vector<Rule>& rules, std::vector<uint32_t> numbers, const Lexicon& lexicon)
    : numbers_(std::move(numbers)), programs_(lexicon) {
  std::map<std::string_view, std::vector<Trigger>> by_string;
  std::vector<uint32_t> number_rules;
  for (uint32_t i = 0; i < numbers_.size(); ++i) {
    const Rule& rule = rules[numbers_[i]];
    rules_.push_back(std::make_unique<LazyPattern>(rule));
    programs_.add(*rule.syntax);
    if (rule.first_wide) {
      for (const std::string& inner : rule.inner) by_string[inner].push_back({i, true});
      if (rule.inner.empty()) always_.push_back(i);
      continue;
    }
    for (const std::string& first : rule.first) by_string[first].push_back({i, false});
    if (rule.first_digit) number_rules.push_back(i);
  }
  number_table_ = NumberTable(programs_, number_rules);
  std::vector<std::pair<std::string_view, int32_t>> keys;
  for (auto& [text, triggers] : by_string) {
    keys.emplace_back(text, static_cast<int32_t>(triggers_.size()));
    triggers_.push_back(std::move(triggers));
  }
  units_ = build_trie(keys);
  trie_ = TextTrie(TrieView(units_));
}

}  // namespace sagwan
