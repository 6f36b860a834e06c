// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/phase.h"

#include <map>

namespace sagwan {

namespace {

// The number set's budget: measured, 200 number rules need under 4 MiB of it
// (docs/decisions/0002-matching.md).
constexpr int64_t kSetMemory = 24LL << 20;

re2::RE2::Options options() {
  re2::RE2::Options out;
  out.set_log_errors(false);
  return out;
}

}  // namespace

const re2::RE2& LazyPattern::get() const {
  std::call_once(once_, [this] {
    auto written = write_out_pattern(rule_->pattern, resolve_);
    re_ = std::make_unique<re2::RE2>(written ? *written : std::string("[^\\x00-\\x{10FFFF}]"),
                                     options());
  });
  return *re_;
}

std::string LazyPattern::loose() const {
  auto written = loosen_pattern(rule_->pattern, resolve_);
  return written ? std::move(*written) : std::string("(?s:.*)");
}

Phase::Phase(std::vector<std::unique_ptr<LazyPattern>> rules, std::vector<uint32_t> numbers)
    : rules_(std::move(rules)), numbers_(std::move(numbers)) {
  std::map<std::string_view, std::vector<Trigger>> by_string;
  for (uint32_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i]->rule();
    if (rule.first_wide) {
      for (const std::string& inner : rule.inner) by_string[inner].push_back({i, true});
      if (rule.inner.empty()) always_.push_back(i);
      continue;
    }
    for (const std::string& first : rule.first) by_string[first].push_back({i, false});
    if (rule.first_digit) number_rules_.push_back(i);
  }
  std::vector<std::pair<std::string_view, int32_t>> keys;
  for (auto& [text, triggers] : by_string) {
    const std::size_t first = std::size_t{static_cast<unsigned char>(text[0])} << 8U;
    for (std::size_t second = 0; second < 256; ++second) {
      if (text.size() > 1 && second != static_cast<unsigned char>(text[1])) continue;
      pairs_[(first | second) / 64] |= uint64_t{1} << ((first | second) % 64);
    }
    keys.emplace_back(text, static_cast<int32_t>(triggers_.size()));
    triggers_.push_back(std::move(triggers));
  }
  units_ = build_trie(keys);
  trie_ = TrieView(units_);
}

const re2::RE2::Set* Phase::set() const {
  std::call_once(set_once_, [this] {
    re2::RE2::Options with_memory = options();
    with_memory.set_max_mem(kSetMemory);
    auto set = std::make_unique<re2::RE2::Set>(with_memory, re2::RE2::ANCHOR_START);
    for (const uint32_t i : number_rules_) {
      const std::string loose = rules_[i]->loose();
      if (set->Add(loose, nullptr) < 0) return;
    }
    if (set->Compile()) set_ = std::move(set);
  });
  return set_.get();
}

bool Phase::set_compiles() const { return number_rules_.empty() || set() != nullptr; }

void Phase::number_rules(std::string_view text, std::vector<int>& scratch,
                         std::vector<uint32_t>& out) const {
  if (number_rules_.empty()) return;
  const re2::RE2::Set* compiled = set();
  if (compiled == nullptr) {
    out.insert(out.end(), number_rules_.begin(), number_rules_.end());
    return;
  }
  scratch.clear();
  re2::RE2::Set::ErrorInfo error{};
  if (!compiled->Match({text.data(), text.size()}, &scratch, &error)) {
    if (error.kind !=
        re2::RE2::Set::kNoError) {  // out of DFA memory: nothing is known, so all are tried
      out.insert(out.end(), number_rules_.begin(), number_rules_.end());
    }
    return;
  }
  for (const int id : scratch) out.push_back(number_rules_[static_cast<std::size_t>(id)]);
}

}  // namespace sagwan
