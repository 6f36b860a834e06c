// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/ways.h"

#include <algorithm>
#include <cstring>

#include "pipeline/rules/char_ranges.h"

namespace sagwan {

namespace {

using Op = Instruction::Op;

// A state with more ways than this lets anything follow.
constexpr std::size_t kMaxWays = 3000;
constexpr char32_t kLastOfPlane = 0xFFFF;
constexpr char32_t kPage = 256;

Ahead anything() {
  Ahead out;
  out.next.set();
  out.second.set();
  return out;
}

}  // namespace

Buckets buckets_of(const CharRanges& ranges) {
  // Of each 256 characters: most ranges hold many of these whole.
  static const std::vector<Buckets> kPages = [] {
    std::vector<Buckets> pages((kLastOfPlane + 1) / kPage);
    for (char32_t c = 0; c <= kLastOfPlane; ++c) pages[c / kPage].set(bucket_of(c));
    return pages;
  }();
  Buckets out;
  for (const auto& [low, high] : ranges) {
    for (char32_t c = low; c <= std::min(high, kLastOfPlane);) {
      if (c % kPage == 0 && c + kPage - 1 <= high) {
        out |= kPages[c / kPage];
        c += kPage;
      } else {
        out.set(bucket_of(c++));
      }
    }
    if (high <= kLastOfPlane) continue;
    for (std::size_t i = kFirstRareBucket; i < kBuckets; ++i) out.set(i);
  }
  return out;
}

uint32_t Aheads::number(const Ahead& ahead) {
  std::string bytes(sizeof ahead, '\0');
  std::memcpy(bytes.data(), &ahead, sizeof ahead);
  const auto [it, fresh] =
      numbers_.try_emplace(std::move(bytes), static_cast<uint32_t>(all_.size()));
  if (fresh) all_.push_back(ahead);
  return it->second;
}

/// Adds `pc` and all that it leads to without a character.
void Ways::enter(State& state, uint32_t pc) {
  todo_.assign(1, pc);
  while (!todo_.empty() && !state.open) {
    const uint32_t at = todo_.back();
    todo_.pop_back();
    if (at >= seen_.size()) seen_.resize(at + 1, 0);
    if (seen_[at] == round_) continue;
    seen_[at] = round_;
    const Instruction& in = programs_.code(at);
    switch (in.op) {
      case Op::many:
        state.ways.push_back({at, 0, 0, 0});
        todo_.push_back(at + 1);
        break;
      case Op::split:
        todo_.push_back(in.a);
        todo_.push_back(in.b);
        break;
      case Op::jump:
        todo_.push_back(in.a);
        break;
      case Op::save:
      case Op::begin:
        todo_.push_back(at + 1);
        break;
      case Op::end:
        state.end = true;
        break;
      case Op::accept:
      case Op::unknown:
        state.open = true;
        break;
      default:
        state.ways.push_back({at, 0, 0, 0});
    }
    if (state.ways.size() > kMaxWays) state.open = true;
  }
}

Ways::State Ways::begin(uint32_t number) { return at(programs_.start(number)); }

Ways::State Ways::at(uint32_t pc) {
  State state;
  ++round_;
  enter(state, pc);
  return state;
}

const Ways::List& Ways::list(const Instruction& in) {
  const auto [it, fresh] = lists_.try_emplace(std::pair(in.op, in.a));
  List& list = it->second;
  if (!fresh) return list;
  list.words = programs_.strings(in);
  std::sort(list.words.begin(), list.words.end());
  for (const std::string_view word : list.words) {
    const uint32_t length = utf8::length(word[0]);
    list.begin.ahead.next.set(bucket_of(utf8::decode(word, 0)));
    if (length == word.size()) {
      list.begin.one = true;
    } else {
      list.begin.ahead.second.set(bucket_of(utf8::decode(word, length)));
    }
  }
  return list;
}

void Ways::step(const State& from, std::string_view c, State& to) {
  to.ways.clear();
  to.open = from.open;
  to.end = false;
  ++round_;
  for (const Way& way : from.ways) {
    if (!to.open) take(to, way, c);
  }
  if (to.open) to.ways.clear();
  std::sort(to.ways.begin(), to.ways.end());
  to.ways.erase(std::unique(to.ways.begin(), to.ways.end()), to.ways.end());
}

void Ways::take(State& to, const Way& way, std::string_view c) {
  const Instruction& in = programs_.code(way.pc);
  switch (in.op) {
    case Op::bytes: {
      if (in.text().compare(way.taken, c.size(), c) != 0) return;
      const auto taken = static_cast<uint32_t>(way.taken + c.size());
      if (taken == in.size) return enter(to, way.pc + 1);
      to.ways.push_back({way.pc, taken, 0, 0});
      return;
    }
    case Op::set:
      if (contains(programs_.ranges(in.a), utf8::decode(c, 0))) enter(to, way.pc + 1);
      return;
    case Op::many:  // how often is not counted
      if (contains(programs_.ranges(in.a), utf8::decode(c, 0))) enter(to, way.pc);
      return;
    default:
      return take_word(to, way, c);
  }
}

void Ways::take_word(State& to, const Way& way, std::string_view c) {
  const std::vector<std::string_view>& all = list(programs_.code(way.pc)).words;
  const auto from = all.begin() + way.first;
  const auto end = way.last == 0 ? all.end() : all.begin() + way.last;
  const auto piece = [&](std::string_view word) { return word.substr(way.taken, c.size()); };
  auto low = std::lower_bound(from, end, c, [&](auto word, auto x) { return piece(word) < x; });
  const auto high =
      std::upper_bound(low, end, c, [&](auto x, auto word) { return x < piece(word); });
  const auto taken = static_cast<uint32_t>(way.taken + c.size());
  bool ends = false;
  for (; low != high && low->size() == taken; ++low) ends = true;
  if (ends) enter(to, way.pc + 1);
  if (low == high) return;
  to.ways.push_back({way.pc, taken, static_cast<uint32_t>(low - all.begin()),
                     static_cast<uint32_t>(high - all.begin())});
}

Ahead Ways::ahead(const State& state) {
  if (state.open) return anything();
  Ahead out;
  if (state.end) {
    out.next.set(kEndBucket);
    out.second.set(kEndBucket);
  }
  State then;
  ++round_;
  for (const Way& way : state.ways) {
    const Instruction& in = programs_.code(way.pc);
    switch (in.op) {
      case Op::bytes: {
        out.next.set(bucket_of(utf8::decode(in.text(), way.taken)));
        const uint32_t taken = way.taken + utf8::length(in.text()[way.taken]);
        if (taken < in.size) {
          out.second.set(bucket_of(utf8::decode(in.text(), taken)));
        } else {
          enter(then, way.pc + 1);
        }
        break;
      }
      case Op::set:
        out.next |= programs_.buckets(in.a);
        enter(then, way.pc + 1);
        break;
      case Op::many:
        out.next |= programs_.buckets(in.a);
        enter(then, way.pc);
        break;
      default:
        next_of_words(out, then, way);
    }
  }
  add_next(out.second, then);
  return out;
}

void Ways::next_of_words(Ahead& out, State& then, const Way& way) {
  const List& all = list(programs_.code(way.pc));
  if (way.taken == 0) {
    out.next |= all.begin.ahead.next;
    out.second |= all.begin.ahead.second;
    if (all.begin.one) enter(then, way.pc + 1);
    return;
  }
  bool ends = false;
  for (uint32_t i = way.first; i < way.last; ++i) {
    const std::string_view word = all.words[i];
    const uint32_t after = way.taken + utf8::length(word[way.taken]);
    out.next.set(bucket_of(utf8::decode(word, way.taken)));
    if (after == word.size()) {
      ends = true;
    } else {
      out.second.set(bucket_of(utf8::decode(word, after)));
    }
  }
  if (ends) enter(then, way.pc + 1);
}

void Ways::add_next(Buckets& out, const State& state) {
  if (state.open) {
    out.set();
    return;
  }
  if (state.end) out.set(kEndBucket);
  for (const Way& way : state.ways) {
    const Instruction& in = programs_.code(way.pc);
    switch (in.op) {
      case Op::bytes:
        out.set(bucket_of(utf8::decode(in.text(), way.taken)));
        break;
      case Op::set:
      case Op::many:
        out |= programs_.buckets(in.a);
        break;
      default:
        out |= list(in).begin.ahead.next;
    }
  }
}

void Ways::behind(uint32_t number, const std::vector<std::string>& starts,
                  const std::function<void(std::size_t, const State&)>& behind) {
  std::vector<State> states{begin(number)};  // behind each character of `before`, and room
  std::vector<std::size_t> ends{0};          // of these characters
  std::string_view before;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::string_view start = starts[i];
    std::size_t shared = 0;
    while (shared + 1 < ends.size() && ends[shared + 1] <= start.size() &&
           start.compare(0, ends[shared + 1], before.substr(0, ends[shared + 1])) == 0) {
      ++shared;
    }
    ends.resize(shared + 1);
    while (ends.back() < start.size()) {
      const std::string_view c = start.substr(ends.back(), utf8::length(start[ends.back()]));
      if (states.size() == ends.size()) states.emplace_back();
      step(states[ends.size() - 1], c, states[ends.size()]);
      ends.push_back(ends.back() + c.size());
    }
    before = start;
    behind(i, states[ends.size() - 1]);
  }
}

}  // namespace sagwan
