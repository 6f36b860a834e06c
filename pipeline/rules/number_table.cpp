// SPDX-License-Identifier: Apache-2.0
// The automaton is built breadth first, so that short numbers are told best; it stops growing at a
// number of states, and where few rules are left.
#include "pipeline/rules/number_table.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace sagwan {

namespace {

// With four hundred states the project's rules are told apart as well as with four thousand.
constexpr std::size_t kMaxNodes = 400;
// So few rules are tried as quickly as told apart.
constexpr std::size_t kFewRules = 3;

const std::vector<std::string_view> kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
const std::vector<std::vector<std::string_view>> kSymbolCharacters{kDigits, {" "}, {"."}, {","},
                                                                   {"-"},   {"~"}, {"/"}, {":"}};

}  // namespace

class NumberTable::Builder {
 public:
  Builder(NumberTable& out, Ways& ways) : out_(out), ways_(ways) {}

  void build(const std::vector<uint32_t>& rules) {
    States begin;
    for (const uint32_t rule : rules) begin.emplace_back(rule, ways_.begin(rule));
    node(std::move(begin));
    for (std::size_t i = 0; i < states_.size() && states_.size() < kMaxNodes; ++i) grow(i);
    for (std::size_t i = 0; i < states_.size(); ++i) list_candidates(i);
  }

 private:
  using States = std::vector<std::pair<uint32_t, Ways::State>>;

  uint16_t node(States states) {
    std::vector<uint32_t> key;
    for (const auto& [rule, state] : states) {
      key.insert(key.end(), {UINT32_MAX, rule, state.open ? 1U : 0U, state.end ? 1U : 0U});
      for (const Ways::Way& way : state.ways) {
        key.insert(key.end(), {way.pc, way.taken, way.first, way.last});
      }
    }
    const auto [it, fresh] =
        known_.try_emplace(std::move(key), static_cast<uint16_t>(states_.size()));
    if (fresh) {
      states_.push_back(std::move(states));
      out_.nodes_.emplace_back();
    }
    return it->second;
  }

  void grow(std::size_t from) {
    const auto shut = [](const auto& rule) { return !rule.second.open; };
    if (std::count_if(states_[from].begin(), states_[from].end(), shut) <=
        static_cast<std::ptrdiff_t>(kFewRules)) {
      return;
    }
    for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
      if (from == 0 && symbol > 0) break;  // a number begins with a digit
      States to;
      for (const auto& [rule, state] : states_[from]) {
        Ways::State next = ways_.step(state, kSymbolCharacters[symbol]);
        if (!next.none()) to.emplace_back(rule, std::move(next));
      }
      out_.nodes_[from].to[symbol] = node(std::move(to));
    }
  }

  void list_candidates(std::size_t number) {
    out_.nodes_[number].first = static_cast<uint32_t>(out_.candidates_.size());
    for (const auto& [rule, state] : states_[number]) {
      out_.candidates_.push_back({rule, out_.aheads_.number(ways_.ahead(state))});
    }
    out_.nodes_[number].last = static_cast<uint32_t>(out_.candidates_.size());
  }

  NumberTable& out_;
  Ways& ways_;
  std::vector<States> states_;
  std::map<std::vector<uint32_t>, uint16_t> known_;
};

NumberTable::NumberTable(Ways& ways, const std::vector<uint32_t>& rules) {
  Builder(*this, ways).build(rules);
}

}  // namespace sagwan
