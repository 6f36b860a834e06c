// SPDX-License-Identifier: Apache-2.0
#include "stages/link/same_person.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Longer names are looked at for no other order: they are no names.
constexpr std::size_t kMostWords = 5;
// Bytes of the ending that the shorter of two forms has: a letter of Cyrillic.
constexpr std::size_t kMostEnding = 2;

/// Bytes that both words begin with, no part of a character.
std::size_t beginning_of_both(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  const auto is_cut = [&](std::string_view word) {
    return same < word.size() && utf8::is_continuation(word[same]);
  };
  while (same > 0 && (is_cut(a) || is_cut(b))) --same;
  return same;
}

class Comparison {
 public:
  Comparison(const Name& a, const Name& b, const Languages& languages)
      : languages_(languages),
        script_(a.script),
        shorter_(words_of(a.text)),
        longer_(words_of(b.text)) {
    if (shorter_.size() > longer_.size()) std::swap(shorter_, longer_);
  }

  [[nodiscard]] bool agrees() {
    if (shorter_.size() < 2 || longer_.size() > kMostWords) return false;
    if (script_ != Script::cyrillic) return agrees_in_order();
    bool has_word = false;
    for (std::string_view& word : shorter_) {
      if (is_initial(word) || !take(word, false)) continue;
      word = {};
      has_word = true;
    }
    return has_word && std::ranges::all_of(shorter_, [&](std::string_view word) {
             return word.empty() || take(word, true);
           });
  }

 private:
  /// The words of the shorter name stand in the longer one, in their order.
  [[nodiscard]] bool agrees_in_order() const {
    auto at = longer_.begin();
    bool has_word = false;
    for (const std::string_view word : shorter_) {
      at = std::find_if(at, longer_.end(), [&](std::string_view other) {
        return word == other || abbreviates(word, other);
      });
      if (at == longer_.end()) return false;
      has_word = has_word || (!is_initial(word) && !is_initial(*at));
      ++at;
    }
    return has_word;
  }
  /// Takes a word of the longer name that is `word`, or its initial; false where there is none.
  bool take(std::string_view word, bool initials) {
    for (std::string_view& other : longer_) {
      if (other.empty()) continue;  // it was taken
      if (initials ? !abbreviates(word, other) : !is_case(word, other)) continue;
      other = {};
      return true;
    }
    return false;
  }
  [[nodiscard]] static bool abbreviates(std::string_view a, std::string_view b) {
    const std::size_t letter = utf8::length(a[0]);
    return (is_initial(a) || is_initial(b)) && a.substr(0, letter) == b.substr(0, letter);
  }
  /// Are both cases of one word, and longer or shorter in the same name as the words before?
  [[nodiscard]] bool is_case(std::string_view a, std::string_view b) {
    if (is_initial(b)) return false;
    if (a == b) return true;
    const std::size_t same = beginning_of_both(a, b);
    if (same < kLeastShared) return false;
    const bool grows = a.size() < b.size();
    const std::string_view shorter = (grows ? a : b).substr(same);
    const std::string_view longer = (grows ? b : a).substr(same);
    if (shorter.size() > kMostEnding) return false;
    if (shorter.size() == longer.size()) {
      return languages_.is_name_ending(script_, longer) ||
             languages_.is_name_ending(script_, shorter);
    }
    if (!languages_.is_name_ending(script_, longer)) return false;
    if (grows_ && *grows_ != grows) return false;
    grows_ = grows;
    return true;
  }

  const Languages& languages_;
  Script script_;
  std::vector<std::string_view> shorter_;
  std::vector<std::string_view> longer_;
  std::optional<bool> grows_;  ///< whether words of the longer name are longer
};

}  // namespace

bool has_initial(const Name& name) { return std::ranges::any_of(words_of(name.text), is_initial); }

bool may_be_one_person(const Name& a, const Name& b, const Languages& languages) {
  return a.script == b.script && Comparison(a, b, languages).agrees();
}

}  // namespace sagwan
