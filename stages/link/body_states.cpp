// SPDX-License-Identifier: Apache-2.0
#include "stages/link/body_states.h"

#include <algorithm>
#include <array>
#include <map>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kCountry = "country";
// Attribute of bodies: whose they are.
constexpr std::string_view kState = "state";
// Bodies that each state has for itself.
constexpr std::array<std::string_view, 3> kOfStates = {"government", "military", "party"};
// Between a state and its body; the second is the possessive of English.
constexpr std::array<std::string_view, 4> kBetween = {"", " ", "'s ", "\u2019s "};

class BodyStates {
 public:
  BodyStates(std::string_view text, const Layer<Mention>& mentions, const Resources& resources,
             const std::function<std::string_view(const Mention&)>& id_of)
      : text_(text),
        mentions_(mentions),
        lexicon_(resources.lexicon()),
        country_(resources.subtype_id(kCountry)),
        id_of_(id_of) {
    for (const std::string_view kind : kOfStates) kinds_.push_back(resources.subtype_id(kind));
  }

  [[nodiscard]] bool is_of_state(const Mention& mention) const {
    return mention.type == FindType::org &&
           std::ranges::find(kinds_, mention.subtype) != kinds_.end();
  }

  /// The state that stands directly before the body, or in Cyrillic behind it; empty where none
  /// does.
  [[nodiscard]] std::string_view beside(std::size_t body) const {
    const Span span = mentions_[body].span;
    for (std::size_t i = body; i-- > 0;) {
      const Mention& before = mentions_[i];
      if (before.span.begin + kFarthest < span.begin) break;
      if (!is_country(before) || before.span.end > span.begin) continue;
      const std::string_view between = slice(text_, {before.span.end, span.begin});
      if (std::ranges::find(kBetween, between) != kBetween.end()) return id_of_(before);
      break;
    }
    if (script_of(utf8::decode(text_, span.begin)) != Script::cyrillic) return {};
    for (std::size_t i = body + 1; i < mentions_.size(); ++i) {
      const Mention& behind = mentions_[i];
      if (behind.span.begin > span.end + 1) break;
      if (is_country(behind) && behind.span.begin == span.end + 1 && text_[span.end] == ' ')
        return id_of_(behind);
    }
    return {};
  }

  /// Settles the states of the mentions of one name, of which some stand beside a state.
  void settle(const std::vector<uint32_t>& same, std::vector<std::string_view>& states) const {
    const std::string_view own = own_state(mentions_[same.front()]);
    for (const uint32_t i : same) {
      if (states[i] == own) states[i] = {};
    }
    if (states[same.front()].empty()) {
      if (own.empty() && are_of_one(same, states))
        for (const uint32_t i : same) states[i] = {};
      return;
    }
    std::string_view last;
    for (const uint32_t i : same) {
      if (states[i].empty()) states[i] = last;
      last = states[i];
    }
  }

 private:
  [[nodiscard]] bool is_country(const Mention& mention) const {
    return mention.type == FindType::loc && mention.subtype == country_;
  }

  /// The state whose body the bare name is, by a list.
  [[nodiscard]] std::string_view own_state(const Mention& mention) const {
    return mention.entry == kNone ? std::string_view()
                                  : lexicon_.entry(mention.entry).attribute(kState);
  }
  /// Do all that have a state have the same?
  static bool are_of_one(const std::vector<uint32_t>& same,
                         const std::vector<std::string_view>& states) {
    std::string_view one;
    return std::ranges::all_of(same, [&](uint32_t i) {
      if (one.empty()) one = states[i];
      return states[i].empty() || states[i] == one;
    });
  }

  static constexpr uint32_t kFarthest = 120;  // bytes of the longest name of a state
  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  uint16_t country_;
  const std::function<std::string_view(const Mention&)>& id_of_;
  std::vector<uint16_t> kinds_;
};

}  // namespace

std::vector<std::string_view> states_of_bodies(
    std::string_view text, const Layer<Mention>& mentions, const Resources& resources,
    const std::function<std::string(const Mention&)>& name_of,
    const std::function<std::string_view(const Mention&)>& id_of) {
  const BodyStates bodies(text, mentions, resources, id_of);
  std::vector<std::string_view> states(mentions.size());
  std::map<std::string, std::vector<uint32_t>> by_name;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (!bodies.is_of_state(mentions[i])) continue;
    states[i] = bodies.beside(i);
    by_name[name_of(mentions[i])].push_back(i);
  }
  for (const auto& [name, same] : by_name) {
    if (std::ranges::any_of(same, [&](uint32_t i) { return !states[i].empty(); }))
      bodies.settle(same, states);
  }
  return states;
}

}  // namespace sagwan
