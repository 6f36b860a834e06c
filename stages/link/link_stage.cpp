// SPDX-License-Identifier: Apache-2.0
#include "stages/link/link_stage.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/romanise.h"
#include "stages/link/alike.h"
#include "stages/link/bearers.h"
#include "stages/link/body_states.h"
#include "stages/link/name_index.h"
#include "stages/link/names.h"
#include "stages/link/parties.h"
#include "stages/link/same_person.h"

namespace sagwan {

namespace {

constexpr uint8_t kShortScore = 90;
constexpr int kLeastLoud = 3;           // letters
constexpr uint32_t kMinFullHangul = 3;  // syllables
// Types of list rows that name bound forms of countries; their id is the country's.
constexpr std::string_view kBoundForm = "loc_bound";
constexpr std::pair<std::string_view, std::string_view> kQuotePairs[] = {{"\u00AB", "\u00BB"},
                                                                         {"\"", "\""},
                                                                         {"\u201C", "\u201D"},
                                                                         {"\u201E", "\u201C"},
                                                                         {"\u201E", "\u201D"}};
// The type of those that are family names of foreigners.
constexpr std::string_view kForeignFamily = "family_alone";

class Linker {
 public:
  Linker(std::string_view text, const Layer<Mention>& mentions, const Layer<Find>& finds,
         const Resources& resources)
      : text_(text),
        mentions_(mentions),
        finds_(finds),
        resources_(resources),
        lexicon_(resources.lexicon()),
        languages_(resources.languages()) {
    links_.resize(mentions.size());
    parents_.resize(mentions.size());
    weights_.resize(mentions.size());
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      links_[i] = {mentions[i].span, i, i, kNone, LinkReason::first, 100};
      parents_[i] = i;
      weights_[i] = mentions[i].type == FindType::per ? 1 : 0;
    }
  }

  Layer<EntityLink> run() {
    by_key();
    quoted_names();
    aliases();
    short_names();
    full_names();
    bare_family_names();
    han_family_names();
    persons_alike();
    places_alike();
    parties();
    // Entities are numbered by their first mention.
    std::vector<uint32_t> number(mentions_.size(), kNone);
    uint32_t count = 0;
    for (uint32_t i = 0; i < links_.size(); ++i) {
      uint32_t& n = number[root(i)];
      if (n == kNone) n = count++;
      links_[i].entity = n;
    }
    for (EntityLink& link : links_) {
      if (link.target == kNone) link.reason = LinkReason::first;
    }
    return std::move(links_);
  }

 private:
  [[nodiscard]] uint32_t root(uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  /// Puts `from`'s entity and `to`'s together; the earlier mention's number stands.
  void join(uint32_t from, uint32_t to, LinkReason reason, uint8_t score) {
    const uint32_t a = root(from);
    const uint32_t b = root(to);
    if (links_[from].target == kNone) {
      links_[from].target = to;
      links_[from].reason = reason;
      links_[from].score = score;
    }
    if (a == b) return;
    parents_[std::max(a, b)] = std::min(a, b);
    weights_[std::min(a, b)] += weights_[std::max(a, b)];
  }

  static std::string plain(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); i += utf8::length(name[i])) {
      const char32_t c = utf8::decode(name, i);
      if (is_space(c) || c == kMiddleDot) continue;
      if (c >= 'A' && c <= 'Z') {
        out.push_back(static_cast<char>(c | 0x20U));
      } else {
        utf8::append(out, c);
      }
    }
    return out;
  }

  static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

  /// Are three letters and more of the name capitals, as family names are written that stand first?
  static bool has_loud_word(std::string_view name) {
    int capitals = 0;
    for (const char c : name) {
      capitals = is_capital(c) ? capitals + 1 : 0;
      if (capitals == kLeastLoud) return true;
    }
    return false;
  }

  /// The name with small letters behind the first of each word.
  static std::string in_small_letters(std::string_view name) {
    std::string out(name);
    for (std::size_t i = 1; i < out.size(); ++i) {
      const bool is_inside = is_capital(name[i]) && is_capital(name[i - 1]);
      if (is_inside) out[i] = static_cast<char>(static_cast<unsigned char>(out[i]) | 0x20U);
    }
    return out;
  }

  struct Key {
    FindType type;
    std::string_view text;
    std::string_view state{};  ///< whose a body is, where others have its name
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      const std::hash<std::string_view> hash;
      return (hash(key.text) * 31U + hash(key.state)) * 31U + static_cast<std::size_t>(key.type);
    }
  };

  /// The id that names the mention's entity in all languages; empty where no list knows it.
  [[nodiscard]] std::string_view id_of(const Mention& mention) const {
    if (mention.entry != kNone) {
      const LexiconEntry entry = lexicon_.entry(mention.entry);
      const bool names = entry.emits != FindType::none || entry.type == kBoundForm;
      return names ? entry.id : std::string_view();
    }
    if (mention.type == FindType::loc) {
      const uint32_t entry = lexicon_.find(slice(text_, mention.span), kBoundForm, 0);
      if (entry != kNone) return lexicon_.entry(entry).id;
    }
    return {};
  }

  void by_key() {
    std::map<std::tuple<FindType, std::string, std::string_view>, uint32_t> named;
    const std::vector<std::string_view> states = states_of_bodies(
        text_, mentions_, resources_,
        [&](const Mention& mention) {
          const std::string_view id = id_of(mention);
          return id.empty() ? plain(slice(text_, mention.span)) : std::string(id);
        },
        [&](const Mention& mention) { return id_of(mention); });
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& mention = mentions_[i];
      const std::string_view text = slice(text_, mention.span);
      if (is_bare_family(mention)) {
        bare_[text].push_back(i);
        continue;
      }
      const auto [spelling, fresh] = spelled_.try_emplace({mention.type, text, states[i]}, i);
      if (fresh && mention.type == FindType::org && !quoted_in(text).empty()) quoted_.push_back(i);
      bool is_first = false;
      if (fresh) {
        const auto name = named.try_emplace({mention.type, plain(text), states[i]}, i);
        spelling->second = name.first->second;
        is_first = name.second;
      }
      if (!is_first) join(i, spelling->second, LinkReason::same_text, 100);
      if (const std::string_view id = id_of(mention); !id.empty()) {
        const auto by_id = listed_.try_emplace({mention.type, id, states[i]}, i);
        if (!by_id.second && root(by_id.first->second) != root(i))
          join(i, by_id.first->second, LinkReason::lexicon, 100);
      }
      if (is_first && mention.type == FindType::per) {
        const bool is_loud = has_loud_word(text);
        if (is_loud) quiet_.push_back(in_small_letters(text));
        names_.push_back(make_name(is_loud ? std::string_view(quiet_.back()) : text, i));
      }
      if (is_first && mention.type == FindType::loc) places_.push_back(make_name(text, i));
    }
  }
  /// The name in quotes that ends `text`, as behind a firm's legal form; empty where there is none.
  [[nodiscard]] static std::string_view quoted_in(std::string_view text) {
    for (const auto& [open, close] : kQuotePairs) {
      if (!text.ends_with(close)) continue;
      const std::size_t begin = text.find(open);
      if (begin == std::string_view::npos || begin == 0) continue;
      const std::size_t from = begin + open.size();
      if (from + close.size() < text.size())
        return text.substr(from, text.size() - close.size() - from);
    }
    return {};
  }
  /// A body whose name ends in quotes is the one that the text or a list calls by what stands in
  /// them.
  void quoted_names() {
    std::vector<Lexicon::Match> matches;
    for (const uint32_t i : quoted_) {
      const std::string_view inner = quoted_in(slice(text_, mentions_[i].span));
      if (const auto at = spelled_.find({FindType::org, inner}); at != spelled_.end()) {
        if (root(at->second) != root(i)) join(i, at->second, LinkReason::same_text, 100);
        continue;
      }
      lexicon_.names_at(inner, 0, matches);
      for (const Lexicon::Match& match : matches) {
        if (match.length != inner.size()) continue;
        const uint32_t end = match.first + lexicon_.same(match.first);
        for (uint32_t entry = match.first; entry < end; ++entry) {
          if (lexicon_.entry(entry).emits != FindType::org) continue;
          const auto [by_id, fresh] =
              listed_.try_emplace({FindType::org, lexicon_.entry(entry).id}, i);
          if (!fresh && root(by_id->second) != root(i))
            join(i, by_id->second, LinkReason::lexicon, 100);
          break;
        }
      }
    }
  }
  /// One syllable of Hangul that no list knows: each mention of it finds its person for itself.
  [[nodiscard]] bool is_bare_family(const Mention& mention) const {
    return mention.type == FindType::per && mention.entry == kNone &&
           mention.span.size() == utf8::length(text_[mention.span.begin]) &&
           script_of(utf8::decode(text_, mention.span.begin)) == Script::hangul;
  }
  [[nodiscard]] uint32_t mention_at(Span span) const {
    uint32_t best = kNone;
    for (auto at = first_from(mentions_, span.begin);
         at != mentions_.end() && at->span.begin < span.end; ++at) {
      const auto i = static_cast<uint32_t>(at - mentions_.begin());
      if (at->span == span) return i;
      if (span.contains(at->span) &&
          (best == kNone || at->span.size() > mentions_[best].span.size()))
        best = i;
    }
    return best;
  }

  void aliases() {
    for (const Find& find : finds_) {
      if (find.type != FindType::alias || find.outer != kNone) continue;
      const Capture* name = find.capture(Field::name);
      const Capture* alias = find.capture(Field::alias);
      if (name == nullptr || alias == nullptr) continue;
      const uint32_t a = mention_at(name->span);
      const uint32_t b = mention_at(alias->span);
      if (a == kNone || b == kNone || a == b || mentions_[a].type != mentions_[b].type) continue;
      if (root(a) != root(b)) join(b, a, LinkReason::alias, 100);
    }
  }

  /// How often the entity of a name is mentioned.
  [[nodiscard]] uint32_t weight(const Name& name) { return weights_[root(name.mention)]; }

  /// A family name finds the full name of its script; of several, the person most spoken of.
  void short_names() {
    const NameIndex index(names_);
    for (uint32_t i = 0; i < names_.size(); ++i) {
      const Name& name = names_[i];
      const bool bare = name.text == name.last;
      if (!bare) continue;
      const Name* best = nullptr;
      for (const uint32_t j : index.fuller(i)) {
        const Name& full = names_[j];
        if (&full == &name || full.script != name.script || full.text.size() <= name.text.size())
          continue;
        const bool family_last = full.last == name.text && full.text != full.last;
        const bool same_stem = name.script == Script::cyrillic && full.text != full.last &&
                               near_forms(full.last, name.text);
        const bool family_word = full.text.starts_with(name.text) &&
                                 full.text.size() > name.text.size() &&
                                 full.text[name.text.size()] == ' ';
        if (!family_last && !same_stem && !family_word) continue;
        if (best == nullptr || weight(full) > weight(*best)) best = &full;
      }
      if (best != nullptr && root(best->mention) != root(name.mention)) {
        join(name.mention, best->mention, LinkReason::short_name, kShortScore);
      }
    }
    // Case forms of one name, and "Family, Given" for "Given Family".
    for (uint32_t i = 0; i < names_.size(); ++i) {
      for (const uint32_t j : index.forms_behind(i)) {
        if (names_[j].script != names_[i].script ||
            root(names_[i].mention) == root(names_[j].mention))
          continue;
        const bool cyrillic = names_[i].script == Script::cyrillic;
        const bool turned = !names_[i].rest.empty() && names_[i].last == names_[j].last &&
                            names_[i].rest == names_[j].rest;
        const bool forms = cyrillic && (near_forms(names_[i].text, names_[j].text) ||
                                        (near_forms(names_[i].last, names_[j].last) &&
                                         near_forms(names_[i].rest, names_[j].rest)));
        if (turned || forms) {
          join(names_[j].mention, names_[i].mention, LinkReason::same_text, kShortScore);
        }
      }
    }
  }

  /// Full names of one person. A name with an initial is somebody's whose name is no other person's
  /// that it may be; other names with initials do not say whose it is.
  void full_names() {
    const NameIndex index(names_);
    std::map<uint32_t, std::set<uint32_t>> meant;  // names by the one with an initial
    for (uint32_t i = 0; i < names_.size(); ++i) {
      for (const uint32_t j : index.alike_behind(i)) {
        if (!may_be_one_person(names_[i], names_[j], languages_)) continue;
        if (has_initial(names_[i])) meant[i].insert(j);
        if (has_initial(names_[j])) meant[j].insert(i);
        if (!has_initial(names_[i]) && !has_initial(names_[j])) join_names(j, i);
      }
    }
    for (auto& [name, others] : meant) {
      std::set<uint32_t> whole;
      std::ranges::copy_if(others, std::inserter(whole, whole.end()),
                           [&](uint32_t other) { return !has_initial(names_[other]); });
      if (!whole.empty()) others = std::move(whole);
      const uint32_t first = root(names_[*others.begin()].mention);
      const bool is_one = std::ranges::all_of(
          others, [&](uint32_t other) { return root(names_[other].mention) == first; });
      if (is_one) join_names(name, *others.begin());
    }
  }
  void join_names(uint32_t from, uint32_t to) {
    if (root(names_[from].mention) != root(names_[to].mention))
      join(names_[from].mention, names_[to].mention, LinkReason::short_name, kShortScore);
  }

  /// The office that stands directly behind a name.
  [[nodiscard]] std::string_view office_behind(Span name) const {
    for (auto at = first_from(mentions_, name.end);
         at != mentions_.end() && at->span.begin <= name.end + 1; ++at) {
      if (at->type == FindType::title) return slice(text_, at->span);
    }
    return {};
  }

  /// A family name of one syllable before an office is the person who holds it, of those whose full
  /// names begin so; where nobody does, the one most spoken of.
  void bare_family_names() {
    if (bare_.empty()) return;
    const OfficesBeside offices(text_, finds_, [&](Span span) { return mention_at(span); });
    for (const auto& [family, mentions] : bare_) {
      std::map<uint32_t, std::vector<std::string_view>> held;  // by person
      for (const auto& [mention, office] : offices.all()) held[root(mention)].push_back(office);
      std::vector<Bearer> bearers;
      std::set<uint32_t> persons;
      for (const Name& full : names_) {
        if (!begins_with_family(full) || !full.text.starts_with(family)) continue;
        const uint32_t person = root(full.mention);
        if (persons.insert(person).second)
          bearers.push_back({full.mention, weight(full), held[person]});
      }
      join_bearers(mentions, bearers, offices);
    }
  }
  /// Whether a name is one word of Hangul, and not a foreigner's family name.
  [[nodiscard]] bool begins_with_family(const Name& name) const {
    return name.script == Script::hangul && name.text == name.last &&
           lexicon_.find(name.text, kForeignFamily, 0) == kNone;
  }
  /// Joins each mention of one family name to the one of `bearers` whom it means.
  void join_bearers(const std::vector<uint32_t>& mentions, const std::vector<Bearer>& bearers,
                    const OfficesBeside& offices) {
    std::map<std::string_view, const Bearer*> asked;  // by office
    for (const uint32_t mention : mentions) {
      std::string_view office = offices.of(mention);
      if (office.empty()) office = office_behind(mentions_[mention].span);
      const auto [bearer, fresh] = asked.try_emplace(office, nullptr);
      if (fresh) bearer->second = bearer_of(office, bearers);
      if (bearer->second != nullptr) {
        join(mention, bearer->second->mention, LinkReason::short_name, kShortScore);
      } else if (mention != mentions.front()) {
        join(mention, mentions.front(), LinkReason::same_text, 100);
      }
    }
  }

  /// Headlines write a person's family name with its Han character: it is the Hangul full name of
  /// which the first syllable is its reading, where there is only one.
  void han_family_names() {
    for (const Name& name : names_) {
      if (name.script != Script::han || utf8::count(name.text) != 1) continue;
      const Name* only = nullptr;
      bool one = true;
      for (const Name& full : names_) {
        if (!begins_with_family(full) || utf8::count(full.text) < kMinFullHangul) continue;
        const std::string_view syllable = full.text.substr(0, utf8::length(full.text[0]));
        if (!is_hanja_reading(name.text, syllable, lexicon_)) continue;
        one = one && (only == nullptr || root(only->mention) == root(full.mention));
        only = &full;
      }
      if (only != nullptr && one && root(only->mention) != root(name.mention)) {
        join(name.mention, only->mention, LinkReason::short_name, kShortScore);
      }
    }
  }

  /// Persons of different scripts.
  void persons_alike() {
    for (const Alike& pair : alike_persons(names_, lexicon_)) {
      if (root(pair.late) != root(pair.early))
        join(pair.late, pair.early, LinkReason::romanisation, pair.score);
    }
  }
  /// Places that were found in one language each: the same sound, the same kind.
  void places_alike() {
    find_alike_places(
        places_, lexicon_, [&](const Name& a, const Name& b) { return may_be_one_place(a, b); },
        [&](const Alike& pair) {
          join(pair.late, pair.early, LinkReason::romanisation, pair.score);
        });
  }
  /// Events, projects, treaties and bodies of the same states and class.
  void parties() {
    const auto entity_of = [&](uint32_t i) { return root(i); };
    for (const auto& [late, early] : same_parties(text_, mentions_, lexicon_, entity_of))
      join(late, early, LinkReason::lexicon, 100);
  }
  /// One kind, and no list that knows both.
  [[nodiscard]] bool may_be_one_place(const Name& a, const Name& b) {
    const Mention& x = mentions_[a.mention];
    const Mention& y = mentions_[b.mention];
    const bool both_joined = names_languages(x) && names_languages(y);
    return x.subtype == y.subtype && !both_joined && root(a.mention) != root(b.mention);
  }
  /// A list row that holds the name in several languages would have joined them.
  [[nodiscard]] bool names_languages(const Mention& mention) const {
    return !id_of(mention).empty();
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<Find>& finds_;
  const Resources& resources_;
  const Lexicon& lexicon_;
  const Languages& languages_;
  Layer<EntityLink> links_;
  std::vector<uint32_t> parents_;
  std::vector<uint32_t> weights_;  ///< mentions of persons, by the first mention of the entity
  /// The first mention by name, spelled alike or nearly, and by the id of a list.
  std::unordered_map<Key, uint32_t, KeyHash> spelled_;
  std::unordered_map<Key, uint32_t, KeyHash> listed_;
  std::vector<uint32_t> quoted_;   ///< bodies whose name ends in quotes
  std::deque<std::string> quiet_;  ///< names without their capitals, which names_ refers to
  std::vector<Name> names_;
  std::vector<Name> places_;
  std::map<std::string_view, std::vector<uint32_t>> bare_;  ///< mentions by family name
};

}  // namespace

Result<LinkStage> LinkStage::make(std::shared_ptr<const Resources> resources) {
  return LinkStage(std::move(resources));
}

Result<Layer<EntityLink>> LinkStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  return Linker(doc.text(), doc.get<Mention>(), doc.get<Find>(), *resources_).run();
}

}  // namespace sagwan
