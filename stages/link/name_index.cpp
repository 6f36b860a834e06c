// SPDX-License-Identifier: Apache-2.0
#include "stages/link/name_index.h"

#include <algorithm>
#include <functional>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Of the names that share a word or a beginning so many to each side are compared: where more do,
// the text is no text.
constexpr std::ptrdiff_t kMostAlike = 1000;

uint64_t key_of(uint64_t shared, std::string_view first, std::string_view second) {
  const std::hash<std::string_view> hash;
  return (hash(first) * 31U + hash(second)) * 31U + shared;
}

/// What near forms of a word begin with; empty where there are none.
std::string_view beginning(std::string_view word) {
  return word.size() < kLeastShared ? std::string_view() : word.substr(0, kLeastShared);
}

/// Calls `take(word, other)` with each word of the name that is no initial, and each other word of
/// it.
template <class Take>
void for_each_pair(const Name& name, Take&& take) {
  if (name.rest.empty()) return;
  const std::vector<std::string_view> words = words_of(name.text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t j = 0; j < words.size(); ++j) {
      if (i != j && !is_initial(words[i])) take(words[i], words[j]);
    }
  }
}

/// What all forms of a name begin with that are looked for by their words.
std::string_view start_of(std::string_view word) {
  return word.substr(0, std::min(word.size(), kLeastShared));
}
std::string_view letter_of(std::string_view word) { return word.substr(0, utf8::length(word[0])); }

std::vector<uint32_t> in_order(std::vector<uint32_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

NameIndex::NameIndex(const std::vector<Name>& names) : names_(names) {
  for (uint32_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    add(Shared::word, name.last, {}, i);
    const std::size_t space = name.text.find(' ');
    if (space != std::string_view::npos) add(Shared::word, name.text.substr(0, space), {}, i);
    if (!name.rest.empty()) add(Shared::turned, name.last, name.rest, i);
    for_each_pair(name, [&](std::string_view word, std::string_view other) {
      add(Shared::letter, start_of(word), letter_of(other), i);
      if (is_initial(other)) {
        add(Shared::initial, start_of(word), letter_of(other), i);
      } else {
        add(Shared::words, start_of(word), start_of(other), i);
      }
    });
    if (name.script != Script::cyrillic) continue;
    const std::string_view last = beginning(name.last);
    if (const std::string_view whole = beginning(name.text); !whole.empty())
      add(Shared::whole, whole, {}, i);
    if (last.empty()) continue;
    add(Shared::beginning, last, {}, i);
    if (const std::string_view rest = beginning(name.rest); !rest.empty())
      add(Shared::both, last, rest, i);
  }
  std::sort(entries_.begin(), entries_.end());
}

std::vector<uint32_t> NameIndex::fuller(uint32_t i) const {
  const Name& name = names_[i];
  std::vector<uint32_t> out;
  find(Shared::word, name.text, {}, i, 0, out);
  if (name.script == Script::cyrillic) find(Shared::beginning, beginning(name.text), {}, i, 0, out);
  return in_order(std::move(out));
}

std::vector<uint32_t> NameIndex::forms_behind(uint32_t i) const {
  const Name& name = names_[i];
  std::vector<uint32_t> out;
  find(Shared::turned, name.last, name.rest, i, i + 1, out);
  if (name.script == Script::cyrillic) {
    find(Shared::whole, beginning(name.text), {}, i, i + 1, out);
    find(Shared::both, beginning(name.last), beginning(name.rest), i, i + 1, out);
  }
  return in_order(std::move(out));
}

std::vector<uint32_t> NameIndex::alike_behind(uint32_t i) const {
  std::vector<uint32_t> out;
  for_each_pair(names_[i], [&](std::string_view word, std::string_view other) {
    if (is_initial(other))
      return find(Shared::letter, start_of(word), letter_of(other), i, i + 1, out);
    find(Shared::words, start_of(word), start_of(other), i, i + 1, out);
    find(Shared::initial, start_of(word), letter_of(other), i, i + 1, out);
  });
  return in_order(std::move(out));
}

void NameIndex::add(Shared shared, std::string_view first, std::string_view second,
                    uint32_t number) {
  entries_.emplace_back(key_of(static_cast<uint64_t>(shared), first, second), number);
}

void NameIndex::find(Shared shared, std::string_view first, std::string_view second, uint32_t from,
                     uint32_t least, std::vector<uint32_t>& out) const {
  const uint64_t key = key_of(static_cast<uint64_t>(shared), first, second);
  const auto begin = std::lower_bound(entries_.begin(), entries_.end(), Entry{key, least});
  const auto middle = std::lower_bound(begin, entries_.end(), Entry{key, from});
  for (auto at = middle - std::min(middle - begin, kMostAlike);
       at != entries_.end() && at->first == key && at - middle < kMostAlike; ++at) {
    out.push_back(at->second);
  }
}

}  // namespace sagwan
