// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/phase.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/rules/automaton_states.h"
#include "pipeline/rules/references.h"

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
    WordLists lists(*sources_.lexicon);
    auto written = write_out_pattern(
        rule_->pattern, reference_resolver(*rule_, *sources_.languages, lists, *sources_.subtypes));
    re_ = std::make_unique<re2::RE2>(written ? *written : std::string("[^\\x00-\\x{10FFFF}]"),
                                     options());
  });
  return *re_;
}

/// Collects what the trie's strings say, rule by rule.
class Phase::Builder {
 public:
  explicit Builder(Phase& out) : out_(out), ways_(out.programs_) {}

  void add(uint32_t number, const Rule& rule) {
    add_program(rule);
    out_.wide_starts_.push_back(0);
    out_.wide_begins_.push_back(kNone);
    out_.reaches_.push_back(rule.reach);
    if (rule.first_wide) return add_wide(number, rule);
    ways_.behind(number, rule.first, [&](std::size_t i, const Ways::State& state) {
      note(strings_[rule.first[i]].items, number, rule, state);
    });
    if (rule.first_digit) note(digits_, number, rule, ways_.begin(number));
  }

  void finish() {
    std::vector<std::pair<std::string_view, int32_t>> keys;
    for (const auto& [text, collected] : strings_) {
      keys.emplace_back(text, static_cast<int32_t>(keys.size()));
      add_starts(collected.items, out_.starts_.made());
      out_.start_begins_.made().push_back(static_cast<uint32_t>(out_.starts_.size()));
      std::vector<uint32_t>& inner = out_.inner_.made();
      inner.insert(inner.end(), collected.inner.begin(), collected.inner.end());
      out_.inner_begins_.made().push_back(static_cast<uint32_t>(out_.inner_.size()));
    }
    add_starts(digits_, out_.number_starts_);
    out_.automaton_.note_lists(ways_, out_.programs_);
    out_.units_ = build_trie(keys);
    out_.trie_ = TrieView({out_.units_.data(), out_.units_.size()});
    const AutomatonStates states(out_.automaton_, out_.programs_);
    for (std::vector<Start>* starts : {&out_.starts_.made(), &out_.number_starts_}) {
      for (Start& start : *starts) start.behind = bucket_bits(states.behind(start.begin));
    }
    note_pairs(states);
  }

 private:
  /// A string of one character goes on as the rules behind it do.
  void note_pairs(const AutomatonStates& states) {
    uint32_t value = 0;
    for (const auto& [text, collected] : strings_) {
      const Key key = out_.key(static_cast<int32_t>(value++));
      const std::size_t first = bucket_at(text, 0);
      const std::size_t behind = utf8::length(text[0]);
      Buckets second;
      if (behind < text.size()) second.set(bucket_at(text, behind));
      if (!key.inner.empty())
        note_pair(bit(Boundary::none), first, second.any() ? second : second.set());
      for (const Start& start : key.starts) {
        note_pair(bit(start.left), first, second.any() ? second : states.behind(start.begin));
      }
    }
    if (out_.number_starts_.empty()) return;
    for (std::size_t digit = '0'; digit <= '9'; ++digit) {
      note_pair(bit(Boundary::none), digit, Buckets{}.set());
    }
  }
  void note_pair(Boundaries left, std::size_t first, const Buckets& second) {
    out_.pairs_.add(first, second);
    if ((left & kInsideWord) != 0) out_.inside_pairs_.add(first, second);
  }

  /// By left boundary, where the rules stand behind the string.
  using Items = std::array<std::vector<Automaton::Item>, kBoundaryCount>;
  struct Collected {
    Items items;
    std::vector<uint32_t> inner;
  };

  void add_program(const Rule& rule) {
    const auto program = static_cast<uint32_t>(out_.programs_.code_size());
    out_.programs_.add(*rule.syntax);
    for (uint32_t pc = program; pc < out_.programs_.code_size(); ++pc) {
      if (out_.programs_.code(pc).op != Instruction::Op::many) continue;
      out_.programs_.note_second(pc, ways_.ahead(ways_.at(pc + 1)).second);
    }
  }
  void add_wide(uint32_t number, const Rule& rule) {
    out_.wide_starts_[number] = out_.aheads_.number(ways_.ahead(ways_.begin(number)));
    std::vector<Automaton::Item> items;
    out_.automaton_.add_items(ways_, static_cast<uint16_t>(number), ways_.begin(number), items);
    out_.wide_begins_[number] = out_.automaton_.begin_with(std::move(items), out_.programs_);
    // Nothing is looked up where a space stands.
    const bool hidden =
        std::any_of(rule.inner.begin(), rule.inner.end(),
                    [](const std::string& inner) { return inner.starts_with(' '); });
    if (rule.inner.empty() || hidden) {
      out_.always_.push_back(number);
      return;
    }
    for (const std::string& inner : rule.inner) strings_[inner].inner.push_back(number);
  }
  void note(Items& items, uint32_t number, const Rule& rule, const Ways::State& state) {
    out_.automaton_.add_items(ways_, static_cast<uint16_t>(number), state,
                              items[static_cast<std::size_t>(rule.left)]);
  }
  void add_starts(const Items& items, std::vector<Start>& starts) {
    for (std::size_t left = 0; left < items.size(); ++left) {
      if (items[left].empty()) continue;
      starts.push_back({0, out_.automaton_.begin_with(items[left], out_.programs_),
                        static_cast<Boundary>(left)});
    }
  }

  Phase& out_;
  Ways ways_;
  std::map<std::string_view, Collected> strings_;  ///< of the rules
  Items digits_;
};

Phase::Phase(const std::vector<Rule>& rules, std::vector<uint32_t> numbers,
             const PatternSources& sources)
    : numbers_(std::move(numbers)), programs_(*sources.lexicon) {
  Builder builder(*this);
  for (uint32_t i = 0; i < numbers_.size(); ++i) {
    const Rule& rule = rules[numbers_[i]];
    rules_.push_back(std::make_unique<LazyPattern>(rule, sources));
    builder.add(i, rule);
  }
  builder.finish();
}

Phase::Phase(const std::vector<Rule>& rules, const PatternSources& sources, ImageReader& image)
    : programs_(*sources.lexicon) {
  members(image, *this);
  for (const uint32_t number : numbers_) {
    if (number < rules.size()) {
      rules_.push_back(std::make_unique<LazyPattern>(rules[number], sources));
    }
  }
  trie_ = TrieView({units_.data(), units_.size()});
}

void Phase::archive(ImageWriter& image) const { members(image, *this); }

}  // namespace sagwan
