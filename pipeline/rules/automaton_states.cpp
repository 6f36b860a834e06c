// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/automaton_states.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

using Op = Instruction::Op;

// A walk this long is given up: the rules that are left are tried.
constexpr uint32_t kLongestWalk = 512;
// Longer repeats are not counted: each count would be a state.
constexpr uint32_t kLongestCount = 6;
// With more edges than this all states are forgotten. A report of 35 KB takes some 10,000.
constexpr std::size_t kMostEdges = std::size_t{1} << 18U;
constexpr std::size_t kMostItemBytes = std::size_t{1} << 22U;
// State 0 has no items and no rules: nothing goes on from it.
constexpr uint32_t kDead = 0;

uint64_t mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 32U;
}

/// The bucket of the character of a string's instruction at byte `taken`.
std::size_t bucket_in(const Instruction& bytes, std::size_t taken) {
  if (taken == 0) return bytes.first_a;
  return bucket_of(utf8::decode(bytes.text(), taken));
}

bool takes_character(Op op) {
  return op == Op::bytes || op == Op::set || op == Op::words || op == Op::choice;
}

bool counts(const Instruction& many) { return many.b <= kLongestCount; }

}  // namespace

AutomatonStates::AutomatonStates(const Automaton& automaton, const Programs& programs)
    : automaton_(&automaton), programs_(&programs) {
  entered_.resize(programs.code_size());
  matched_.resize(programs.size());
  clear();
}

void AutomatonStates::clear() {
  begins_.assign(automaton_->size(), kNone);
  states_.assign(2, {});  // the dead one, and the end of the last
  nexts_.assign(1, {});
  items_.clear();
  rules_.clear();
  known_.assign(1024, kDead);
  edges_.assign(4096, {});
  edge_count_ = 0;
}

std::span<const uint8_t> AutomatonStates::items(uint32_t state) const {
  const uint32_t first = states_[state].item;
  return {items_.data() + first, states_[state + 1].item - first};
}
std::span<const uint16_t> AutomatonStates::rules_of(uint32_t state) const {
  const uint32_t first = states_[state].rule;
  return {rules_.data() + first, states_[state + 1].rule - first};
}

void AutomatonStates::make_room() {
  if (edge_count_ > kMostEdges || items_.size() > kMostItemBytes) clear();
}

AutomatonStates::Walk AutomatonStates::begin_at(uint32_t begin, std::string_view text,
                                                std::span<const uint16_t> buckets, std::size_t at) {
  return {state_of(begin), 0, text.data() + at, text.data() + text.size(), buckets.data() + at};
}

void AutomatonStates::go(std::span<Walk> walks) {
  for (const Walk& walk : walks) fetch(walk);
  going_.resize(walks.size());
  std::iota(going_.begin(), going_.end(), 0U);
  while (!going_.empty()) {
    std::erase_if(going_, [&](uint32_t i) { return !step(walks[i]); });
  }
}

bool AutomatonStates::step(Walk& walk) {
  const std::size_t bucket = *walk.bucket;
  if (!nexts_[walk.state].test(bucket)) return false;
  ++walked_;
  walk.state = next(walk.state, bucket);
  if (walk.text == walk.end || ++walk.taken == kLongestWalk) return false;
  const uint32_t length = utf8::length(*walk.text);
  walk.text += length;
  walk.bucket += length;
  fetch(walk);
  return true;
}

/// Has the memory bring what the next step looks into.
void AutomatonStates::fetch(const Walk& walk) const {
  __builtin_prefetch(&nexts_[walk.state]);
  const uint64_t from = uint64_t{walk.state} * kBuckets + *walk.bucket;
  __builtin_prefetch(&edges_[mix(0, from) & (edges_.size() - 1)]);
}

std::span<const uint16_t> AutomatonStates::rules(const Walk& walk) {
  if (walk.taken < kLongestWalk) return rules_of(walk.state);
  start_state();
  for (const uint16_t rule : rules_of(walk.state)) match(rule);
  Item item;
  for (PackedItems left(items(walk.state), *programs_); left.next(item);) match(item.rule);
  std::sort(new_rules_.begin(), new_rules_.end());
  return new_rules_;
}

Buckets AutomatonStates::behind(uint32_t begin) const {
  Buckets out;
  Item item;
  for (PackedItems of_begin(automaton_->items(begin), *programs_); of_begin.next(item);) {
    if (item.at == AutomatonItem::kMatched) return out.set();
    add_next(item, out);
  }
  return out;
}

uint32_t AutomatonStates::state_of(uint32_t begin) {
  uint32_t& state = begins_[begin];
  if (state != kNone) return state;
  start_state();
  Item item;
  for (PackedItems of_begin(automaton_->items(begin), *programs_); of_begin.next(item);) {
    if (item.at == AutomatonItem::kMatched) {
      match(item.rule);
    } else {
      new_items_.push_back(item);
    }
  }
  drop_rests();
  return state = intern();
}

uint32_t AutomatonStates::next(uint32_t state, std::size_t bucket) {
  const auto from = static_cast<uint32_t>(state * kBuckets + bucket);
  for (std::size_t i = mix(0, from) & (edges_.size() - 1);; i = (i + 1) & (edges_.size() - 1)) {
    if (edges_[i].from == from) return edges_[i].to;
    if (edges_[i].from == 0) break;
  }
  const uint32_t to = make_next(state, bucket);
  note_edge(from, to);
  return to;
}

void AutomatonStates::note_edge(uint32_t from, uint32_t to) {
  if (4 * ++edge_count_ > 3 * edges_.size()) grow_edges();
  std::size_t i = mix(0, from) & (edges_.size() - 1);
  while (edges_[i].from != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = {from, to};
}

void AutomatonStates::grow_edges() {
  std::vector<Edge> old(2 * edges_.size());
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.from == 0) continue;
    std::size_t i = mix(0, edge.from) & (edges_.size() - 1);
    while (edges_[i].from != 0) i = (i + 1) & (edges_.size() - 1);
    edges_[i] = edge;
  }
}

uint32_t AutomatonStates::make_next(uint32_t state, std::size_t bucket) {
  start_state();
  for (const uint16_t rule : rules_of(state)) match(rule);
  Item item;
  for (PackedItems of_state(items(state), *programs_); of_state.next(item);) {
    if (can_take(item, bucket) && matched_[item.rule] != round_) take(item, bucket);
  }
  return intern();
}

void AutomatonStates::start_state() {
  new_items_.clear();
  new_rules_.clear();
  if (++round_ != 0) return;
  entered_.assign(entered_.size(), 0);
  matched_.assign(matched_.size(), 0);
  round_ = 1;
}

void AutomatonStates::match(uint16_t rule) {
  if (matched_[rule] == round_) return;
  matched_[rule] = round_;
  new_rules_.push_back(rule);
}

WordGraph::Node AutomatonStates::node_of(const Item& item) const {
  return item.taken != 0 ? item.taken : automaton_->words_of(programs_->code(item.at));
}

void AutomatonStates::add_next(const Item& item, Buckets& next) const {
  if (item.at == AutomatonItem::kAtEnd) {
    next.set(kEndBucket);
    return;
  }
  const Instruction& in = programs_->code(item.at);
  switch (in.op) {
    case Op::bytes:
      next.set(bucket_in(in, item.taken));
      return;
    case Op::split:
      next |= programs_->first_a(in).buckets | programs_->first_b(in).buckets;
      return;
    case Op::many:
      if (stands_for_rest(in)) next |= programs_->first_a(in).buckets;
      [[fallthrough]];
    case Op::set:
      next |= programs_->buckets(in.a);
      return;
    default:
      for (const WordGraph::Edge& edge : automaton_->words().edges(node_of(item)))
        next.set(edge.bucket);
  }
}

bool AutomatonStates::can_take(const Item& item, std::size_t bucket) const {
  if (item.at == AutomatonItem::kAtEnd) return bucket == kEndBucket;
  const Instruction& in = programs_->code(item.at);
  switch (in.op) {
    case Op::bytes:
      return bucket_in(in, item.taken) == bucket;
    case Op::split:
      return programs_->first_a(in).buckets.test(bucket) ||
             programs_->first_b(in).buckets.test(bucket);
    case Op::many:
      if (stands_for_rest(in) && programs_->first_a(in).buckets.test(bucket)) return true;
      [[fallthrough]];
    case Op::set:
      return programs_->buckets(in.a).test(bucket);
    default:
      return automaton_->words().next(node_of(item), bucket) != WordGraph::kNowhere;
  }
}

/// Goes on behind a character that the item can take.
void AutomatonStates::take(const Item& item, std::size_t bucket) {
  if (item.at == AutomatonItem::kAtEnd) return match(item.rule);
  const Instruction& in = programs_->code(item.at);
  switch (in.op) {
    case Op::bytes: {
      const auto taken = static_cast<uint16_t>(item.taken + utf8::length(in.text()[item.taken]));
      if (taken == in.size) return enter(item.rule, item.at + 1);
      new_items_.push_back({item.rule, taken, item.at});
      return;
    }
    case Op::set:
      return enter(item.rule, item.at + 1);
    case Op::split:
      return take_rest(item.rule, item.at, bucket);
    case Op::many:
      if (programs_->buckets(in.a).test(bucket)) take_one_of_many(item);
      if (stands_for_rest(in) && programs_->first_a(in).buckets.test(bucket))
        take_rest(item.rule, item.at + 1, bucket);
      return;
    default:
      return take_word(item, bucket);
  }
}

bool AutomatonStates::stands_for_rest(const Instruction& in) const {
  if (in.op == Op::many) return !programs_->first_a(in).any;
  return in.op == Op::split && !programs_->first_a(in).any && !programs_->first_b(in).any;
}

void AutomatonStates::take_one_of_many(const Item& item) {
  const Instruction& in = programs_->code(item.at);
  const auto taken = static_cast<uint16_t>(counts(in) ? item.taken + 1 : 0);
  const bool goes_on = taken == 0 || taken < in.b;
  if (goes_on) new_items_.push_back({item.rule, taken, item.at});
  if (!goes_on || !stands_for_rest(in)) enter(item.rule, item.at + 1);
}

void AutomatonStates::take_rest(uint16_t rule, uint32_t pc, std::size_t bucket) {
  way_.assign(1, pc);
  for (std::size_t i = 0; i < way_.size(); ++i) {
    const Item item{rule, 0, way_[i]};
    const Instruction& in = programs_->code(item.at);
    go_on(item.at, [&](const FirstSet& first) { return first.any || first.buckets.test(bucket); });
    if (in.op == Op::many) {
      if (programs_->buckets(in.a).test(bucket)) take_one_of_many(item);
    } else if (takes_character(in.op) && can_take(item, bucket)) {
      take(item, bucket);
    }
  }
}

template <class MayCome>
void AutomatonStates::go_on(uint32_t pc, MayCome&& may_come) {
  const auto add = [&](uint32_t next) {
    if (std::ranges::find(way_, next) == way_.end()) way_.push_back(next);
  };
  const Instruction& in = programs_->code(pc);
  switch (in.op) {
    case Op::split:
      if (may_come(programs_->first_b(in))) add(in.b);
      if (may_come(programs_->first_a(in))) add(in.a);
      return;
    case Op::many:
      if (may_come(programs_->first_a(in))) add(pc + 1);
      return;
    case Op::jump:
      return add(in.a);
    case Op::save:
      return add(pc + 1);
    default:
      return;
  }
}

/// A beginning lists all ways; those that a repeat among them stands for are dropped. A repeat in a
/// loop may come behind itself.
void AutomatonStates::drop_rests() {
  for (std::size_t i = 0; i < new_items_.size(); ++i) {
    const Item item = new_items_[i];
    if (item.at == AutomatonItem::kAtEnd) continue;
    const Instruction& in = programs_->code(item.at);
    if (in.op != Op::many || !stands_for_rest(in)) continue;
    way_.assign(1, item.at + 1);
    for (std::size_t next = 0; next < way_.size(); ++next)
      go_on(way_[next], [](const FirstSet&) { return true; });
    std::erase_if(new_items_, [&](const Item& other) {
      return other.rule == item.rule && other.taken == 0 && other.at != item.at &&
             std::ranges::find(way_, other.at) != way_.end();
    });
    i = static_cast<std::size_t>(std::ranges::find(new_items_, item) - new_items_.begin());
  }
}

void AutomatonStates::take_word(const Item& item, std::size_t bucket) {
  const WordGraph& words = automaton_->words();
  const WordGraph::Node node = words.next(node_of(item), bucket);
  if (node == WordGraph::kAnything) return match(item.rule);
  if (!words.edges(node).empty()) new_items_.push_back({item.rule, node, item.at});
  if (words.ends(node)) enter(item.rule, item.at + 1);
}

void AutomatonStates::enter(uint16_t rule, uint32_t pc) {
  todo_.clear();
  for (;;) {
    if (entered_[pc] == round_) {
      if (todo_.empty()) return;
      pc = todo_.back();
      todo_.pop_back();
      continue;
    }
    entered_[pc] = round_;
    const Instruction& in = programs_->code(pc);
    switch (in.op) {
      case Op::split:
        if (stands_for_rest(in)) {
          new_items_.push_back({rule, 0, pc});
          break;  // it was entered, and the next way is taken
        }
        todo_.push_back(in.b);
        [[fallthrough]];
      case Op::jump:
        pc = in.a;
        break;
      case Op::save:
      case Op::begin:
        ++pc;
        break;
      case Op::accept:
      case Op::unknown:
        return match(rule);
      case Op::end:
        new_items_.push_back({rule, 0, AutomatonItem::kAtEnd});
        break;  // it was entered, and the next way is taken
      default:
        new_items_.push_back({rule, 0, pc});
        // Else it was entered, and the next way is taken.
        if (in.op == Op::many && !stands_for_rest(in)) ++pc;
    }
  }
}

/// The items stand by rule as those they came from did; only within one they are to be put in
/// order.
void AutomatonStates::sort_items() {
  for (std::size_t i = 1; i < new_items_.size(); ++i) {
    const Item item = new_items_[i];
    std::size_t to = i;
    for (; to > 0 && item < new_items_[to - 1]; --to) new_items_[to] = new_items_[to - 1];
    new_items_[to] = item;
  }
}

uint32_t AutomatonStates::intern() {
  if (!new_rules_.empty()) {
    std::erase_if(new_items_, [&](const Item& item) { return matched_[item.rule] == round_; });
  }
  sort_items();
  new_items_.erase(std::unique(new_items_.begin(), new_items_.end()), new_items_.end());
  std::sort(new_rules_.begin(), new_rules_.end());
  if (new_items_.empty() && new_rules_.empty()) return kDead;
  const std::span<const uint8_t> packed = pack(new_items_, *programs_, room_);
  uint64_t mixed = packed.size();
  std::size_t i = 0;
  for (uint64_t eight = 0; i < packed.size(); i += sizeof eight) {
    std::memcpy(&eight, packed.data() + i, std::min(sizeof eight, packed.size() - i));
    mixed = mix(mixed, eight);
  }
  for (const uint16_t rule : new_rules_) mixed = mix(mixed, rule);
  const auto hash = static_cast<uint32_t>(mixed);
  i = hash & (known_.size() - 1);
  for (; known_[i] != kDead; i = (i + 1) & (known_.size() - 1)) {
    const uint32_t state = known_[i];
    if (states_[state].hash == hash && std::ranges::equal(items(state), packed) &&
        std::ranges::equal(rules_of(state), new_rules_)) {
      return state;
    }
  }
  const auto state = static_cast<uint32_t>(states_.size() - 1);
  known_[i] = state;
  states_.back().hash = hash;
  items_.insert(items_.end(), packed.begin(), packed.end());
  rules_.insert(rules_.end(), new_rules_.begin(), new_rules_.end());
  Buckets& next = nexts_.emplace_back();
  for (const Item& item : new_items_) add_next(item, next);
  states_.push_back(
      {static_cast<uint32_t>(items_.size()), static_cast<uint32_t>(rules_.size()), 0});
  if (2 * states_.size() > known_.size()) grow_known();
  return state;
}

void AutomatonStates::grow_known() {
  known_.assign(4 * known_.size(), kDead);
  for (uint32_t state = 1; state + 1 < states_.size(); ++state) {
    std::size_t i = states_[state].hash & (known_.size() - 1);
    while (known_[i] != kDead) i = (i + 1) & (known_.size() - 1);
    known_[i] = state;
  }
}

}  // namespace sagwan
