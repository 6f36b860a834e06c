// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/short_offices.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kLongestName = 60;  // bytes of a place or body before an office
constexpr std::string_view kVice = "office_vice";

/// What stands before `tail` in `whole`, where it ends in it; nothing otherwise.
std::string_view before_tail(std::string_view whole, std::string_view tail) {
  if (whole.size() <= tail.size() || !whole.ends_with(tail)) return {};
  whole.remove_suffix(tail.size());
  while (!whole.empty() && whole.back() == ' ') whole.remove_suffix(1);
  return whole;
}

class Offices {
 public:
  Offices(const Layer<Mention>& mentions, const Lexicon& lexicon, std::string_view text)
      : mentions_(mentions), lexicon_(lexicon), text_(text) {}

  /// May `fact`, which names no body, be `full`?
  [[nodiscard]] bool is_one(const Relation& fact, const Relation& full) const {
    const std::string_view name = office(fact);
    const std::string_view other = office(full);
    if (!puts_noun_last(name) || !puts_noun_last(other)) return false;
    if (const std::string_view rest = before_tail(other, name); !rest.empty())
      return !ends_as_vice(rest);
    const std::string_view field = before_tail(name, without_number(other));
    return !field.empty() && full.organisation_mention != kNone &&
           slice(text_, mentions_[full.organisation_mention].span).starts_with(field);
  }

  [[nodiscard]] std::string_view office(const Relation& fact) const {
    return slice(text_, mentions_[fact.object_mention].span);
  }

  /// Does a place or a body stand directly before the office? Then it is no shorter form.
  [[nodiscard]] bool has_words_before(const Relation& fact) const {
    const uint32_t office = mentions_[fact.object_mention].span.begin;
    const uint32_t from = office - std::min(office, kLongestName);
    for (auto m = first_from(mentions_, from); m != mentions_.end() && m->span.begin < office;
         ++m) {
      if ((m->type == FindType::loc || m->type == FindType::org) && m->span.end <= office &&
          office - m->span.end <= 1)
        return true;
    }
    return false;
  }

 private:
  static bool puts_noun_last(std::string_view name) {
    const Script script = script_of(utf8::decode(name, 0));
    return script == Script::hangul || script == Script::han || is_ascii_digit(name.front());
  }

  /// `2nd minister` is a minister: the noun behind the number.
  static std::string_view without_number(std::string_view name) {
    const auto digit = std::find_if(name.rbegin(), name.rend(), is_ascii_digit);
    return name.substr(static_cast<std::size_t>(name.rend() - digit));
  }

  static bool is_ascii_digit(char c) { return is_digit(static_cast<unsigned char>(c)); }

  [[nodiscard]] bool ends_as_vice(std::string_view rest) const {
    return lexicon_.find(rest.substr(utf8::previous(rest, rest.size())), kVice, 0) != kNone;
  }

  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  std::string_view text_;
};

}  // namespace

void join_short_offices(Layer<Relation>& relations, const Layer<Mention>& mentions,
                        const Lexicon& lexicon, std::string_view text) {
  const Offices offices(mentions, lexicon, text);
  // By person, one fact for each way in which an office and its body are written.
  std::map<uint32_t, std::vector<Relation>> facts;
  std::set<std::tuple<uint32_t, uint32_t, uint32_t, std::string_view, std::string_view>> known;
  for (const Relation& fact : relations) {
    const std::string_view body = fact.organisation_mention == kNone
                                      ? std::string_view()
                                      : slice(text, mentions[fact.organisation_mention].span);
    if (known.emplace(fact.subject, fact.object, fact.organisation, offices.office(fact), body)
            .second)
      facts[fact.subject].push_back(fact);
  }
  for (Relation& fact : relations) {
    if (fact.organisation != kNone || offices.has_words_before(fact)) continue;
    const Relation* full = nullptr;
    bool several = false;
    for (const Relation& other : facts[fact.subject]) {
      if (other.object == fact.object || !offices.is_one(fact, other)) continue;
      // A fact with a body says more than one without.
      if (full == nullptr || (full->organisation == kNone && other.organisation != kNone)) {
        full = &other;
      } else if (full->organisation == kNone || other.organisation != kNone) {
        several =
            several || other.object != full->object || other.organisation != full->organisation;
      }
    }
    if (full == nullptr || several) continue;
    fact.object = full->object;
    fact.organisation = full->organisation;
  }
}

}  // namespace sagwan
