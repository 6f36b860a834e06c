// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/families.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes: family names; those that are also words before an office (this, former); words
// between a family name and the office (former, acting, to be in).
constexpr std::string_view kSurname = "surname";
constexpr std::string_view kFamilyWord = "family_word";
constexpr std::string_view kOfficeBefore = "office_before";
constexpr std::string_view kNoName = "no_name";
// Syllables of a family name, of Chinese persons two.
constexpr int kMostFamily = 2;
// So many names and words may stand between a family name and the office.
constexpr int kMostBetween = 5;

/// A person of the text: the whole name, and an office beside it.
struct Holder {
  uint32_t person = kNone;  ///< among the mentions
  std::vector<std::string_view> offices;
};

/// The persons with whole names, and their offices, by the first syllable in Hangul.
using Holders = std::map<std::string_view, std::vector<Holder>>;

/// The first `count` characters of a name in Hangul of one word and more characters; of a name of
/// several words the last, where it has one character (Vietnamese persons are called so); empty of
/// others.
std::string_view family_of(std::string_view name, int count) {
  const std::size_t space = name.rfind(' ');
  if (space != std::string_view::npos) {
    const std::string_view last = name.substr(space + 1);
    const bool is_short = count == 1 && !last.empty() && utf8::length(last[0]) == last.size() &&
                          script_of(utf8::decode(last, 0)) == Script::hangul;
    return is_short ? last : std::string_view{};
  }
  std::size_t end = 0;
  for (int i = 0; i < count; ++i) {
    if (end >= name.size() || script_of(utf8::decode(name, end)) != Script::hangul) return {};
    end += utf8::length(name[end]);
  }
  if (end >= name.size()) return {};
  return name.substr(0, end);
}

Holders holders_of(std::string_view text, const Layer<Find>& finds,
                   const Layer<Mention>& mentions) {
  std::map<std::pair<uint32_t, uint32_t>, std::vector<std::string_view>> offices;
  for (const Find& find : finds) {
    if (find.type != FindType::office) continue;
    const Capture* person = find.capture(Field::person);
    const Capture* office = find.capture(Field::office);
    if (person == nullptr || office == nullptr) continue;
    offices[{person->span.begin, person->span.end}].push_back(slice(text, office->span));
  }
  Holders out;
  std::map<std::pair<std::string_view, int>, std::size_t> known;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != FindType::per) continue;
    const std::string_view name = slice(text, mentions[i].span);
    for (int count = 1; count <= kMostFamily; ++count) {
      const std::string_view family = family_of(name, count);
      if (family.empty()) break;
      const auto [at, fresh] = known.try_emplace({name, count}, out[family].size());
      if (fresh) out[family].push_back({i, {}});
      const auto held = offices.find({mentions[i].span.begin, mentions[i].span.end});
      if (held == offices.end()) continue;
      Holder& holder = out[family][at->second];
      holder.offices.insert(holder.offices.end(), held->second.begin(), held->second.end());
    }
  }
  return out;
}

/// Where mentions end.
class Ends {
 public:
  explicit Ends(const Layer<Mention>& mentions) {
    for (const Mention& m : mentions) {
      if (m.type == FindType::per) persons_.insert(m.span.end);
      const bool body = m.type == FindType::loc || m.type == FindType::org;
      if (!body) continue;
      uint32_t& begin = begins_.try_emplace(m.span.end, m.span.begin).first->second;
      begin = std::min(begin, m.span.begin);
    }
  }
  /// Where the longest place or body that ends at `at` begins; kNone where none does.
  [[nodiscard]] uint32_t begin_of(uint32_t at) const {
    const auto found = begins_.find(at);
    return found == begins_.end() ? kNone : found->second;
  }
  /// Does a person stand before byte `at` and a space?
  [[nodiscard]] bool follows_person(uint32_t at) const {
    return at > 0 && persons_.contains(at - 1);
  }

 private:
  std::map<uint32_t, uint32_t> begins_;
  std::set<uint32_t> persons_;
};

/// The syllable or two of Hangul that stand by themselves, with a space behind them, before byte
/// `at`.
Span word_before(std::string_view text, uint32_t at) {
  if (at < 2 || text[at - 1] != ' ') return {};
  uint32_t from = at - 1;
  for (int i = 0; i <= kMostFamily; ++i) {
    if (from == 0 || script_of(utf8::decode_before(text, from)) != Script::hangul)
      return from == at - 1 ? Span{} : Span{from, at - 1};
    from = static_cast<uint32_t>(utf8::previous(text, from));
  }
  return {};
}

/// The word of Hangul, of one syllable or two, that ends at `at` and stands before offices; empty
/// where none does.
Span before_office(std::string_view text, uint32_t at, const Lexicon& lexicon) {
  constexpr int kMostSyllables = 2;
  uint32_t from = at;
  Span out;
  for (int i = 0; i < kMostSyllables && from > 0; ++i) {
    from = static_cast<uint32_t>(utf8::previous(text, from));
    if (script_of(utf8::decode(text, from)) != Script::hangul) break;
    if (lexicon.find(slice(text, {from, at}), kOfficeBefore, 0) != kNone) out = {from, at};
  }
  return out;
}

/// The family name of `holders` before the office at `at`, over what belongs to the office. A word
/// that stands before offices is one only where no other is before it.
Span family_before(std::string_view text, uint32_t at, const Ends& ends, const Lexicon& lexicon,
                   const Holders& holders) {
  Span near;
  for (int i = 0; i <= kMostBetween && at > 0; ++i) {
    const Span word = word_before(text, at);
    if (!word.empty() && holders.contains(slice(text, word)) && !ends.follows_person(word.begin)) {
      if (lexicon.find(slice(text, word), kOfficeBefore, 0) == kNone) return word;
      if (i == 0) near = word;
    }
    const uint32_t end = text[at - 1] == ' ' ? at - 1 : at;
    const uint32_t begin = ends.begin_of(end);
    const Span before = begin == kNone ? before_office(text, end, lexicon) : Span{begin, end};
    if (before.empty()) break;
    at = before.begin;
  }
  return near;
}

/// Whose office it is; nullptr where it is nobody's of the family. One family name that is no other
/// word is enough where the text has one person of it.
const Holder* holder_of(const std::vector<Holder>& named, std::string_view asked, bool sure) {
  const auto has = [&](const Holder& h) {
    return std::any_of(h.offices.begin(), h.offices.end(), [&](std::string_view office) {
      return office.ends_with(asked) || asked.ends_with(office);
    });
  };
  const auto holder = std::find_if(named.begin(), named.end(), has);
  if (holder != named.end()) return &*holder;
  return sure ? &named.front() : nullptr;
}

}  // namespace

void add_families(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                  Layer<Mention>& mentions) {
  const Holders holders = holders_of(text, finds, mentions);
  if (holders.empty()) return;
  const Ends ends(mentions);
  const SpanIndex index(mentions);
  std::vector<Mention> more;
  std::set<std::pair<uint32_t, uint32_t>> taken;
  for (const Mention& office : mentions) {
    if (office.type != FindType::title) continue;
    const Span family = family_before(text, office.span.begin, ends, lexicon, holders);
    if (family.empty() || taken.contains({family.begin, family.end})) continue;
    const std::string_view syllable = slice(text, family);
    const bool is_long = utf8::count(syllable) > 1;
    const bool sure = is_long || (lexicon.find(syllable, kSurname, 0) != kNone &&
                                  lexicon.find(syllable, kFamilyWord, 0) == kNone);
    if (is_long && lexicon.find(syllable, kNoName, 0) != kNone) continue;
    const Holder* holder = holder_of(holders.at(syllable), slice(text, office.span), sure);
    if (holder == nullptr || index.any(family, [&](uint32_t i) {
          return mentions[i].type != FindType::title || mentions[i].span != family;
        }))
      continue;
    Mention mention = mentions[holder->person];
    mention.span = family;
    mention.find = kNone;
    mention.entry = kNone;
    more.push_back(mention);
    taken.emplace(family.begin, family.end);
  }
  // What is a family name there is no king.
  std::erase_if(mentions, [&](const Mention& m) {
    return m.type == FindType::title && taken.contains({m.span.begin, m.span.end});
  });
  mentions.insert(mentions.end(), more.begin(), more.end());
}

}  // namespace sagwan
