// SPDX-License-Identifier: Apache-2.0
// First every sighting that has a key of its own (a public code, a full name) joins all others with
// that key. Then those that have only short names look for the one entity that bears the name;
// where there is none, or several, they stand by themselves.
#include "pipeline/store/identity.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/digest.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kHexDigits = 8;
constexpr uint32_t kFullHangul = 3;  // family name and two syllables
constexpr uint32_t kFullHan = 2;

/// Without white space, marks between words and capitals, so that spellings of one name agree.
std::string plain(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); i += utf8::length(name[i])) {
    const char32_t c = utf8::decode(name, i);
    if (is_space(c) || c == kMiddleDot) continue;
    utf8::append(out, c >= 'A' && c <= 'Z' ? c | 0x20U : c);
  }
  return out;
}

std::string_view last_word(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

/// Whether a name tells its bearer by itself: a family name alone, initials and bound forms do not.
bool is_full(std::string_view type, std::string_view name) {
  const uint32_t size = utf8::count(name);
  if (type != "PER") return size > 1;
  const Script script = script_of(utf8::decode(name, 0));
  if (script == Script::hangul) return size >= kFullHangul;
  if (script == Script::han) return size >= kFullHan;
  return name.find(' ') != std::string_view::npos && name.find('.') == std::string_view::npos;
}

std::string key_of(const Sighting& s, std::string_view kind, std::string_view value) {
  std::string out = s.type + std::string(kind) + std::string(value);
  if (!s.part.empty()) out += " @" + s.part;
  return out;
}

/// Keys that join two sightings by themselves.
std::vector<std::string> own_keys(const Sighting& s) {
  std::vector<std::string> out;
  for (const auto& [scheme, code] : s.ids) out.push_back(key_of(s, "#", scheme + ":" + code));
  // A place without a code may be one that has one under the same name: it asks in the second pass.
  if (!out.empty() || s.type == "LOC") return out;
  for (const std::string& name : s.names) {
    if (is_full(s.type, name)) out.push_back(key_of(s, "=", plain(name)));
  }
  return out;
}

class Joiner {
 public:
  explicit Joiner(const std::vector<Sighting>& sightings)
      : sightings_(sightings), parents_(sightings.size()), keys_(sightings.size()) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }

  void by_own_keys() {
    for (uint32_t i = 0; i < sightings_.size(); ++i) keys_[i] = own_keys(sightings_[i]);
    for (uint32_t i = 0; i < sightings_.size(); ++i) join_keys(i);
  }

  void by_short_names() {
    const Bearers bearers = all_bearers();
    std::vector<std::pair<uint32_t, uint32_t>> found;
    for (uint32_t i = 0; i < sightings_.size(); ++i) {
      const bool has_own = !keys_[i].empty();
      std::set<uint32_t> all;
      for (const std::string& name : sightings_[i].names) {
        const std::string key = key_of(sightings_[i], "~", plain(name));
        if (has_own) {
          if (!is_full(sightings_[i].type, name)) add_bearers(bearers.family, key, root(i), all);
        } else {
          keys_[i].push_back(key);
          add_bearers(bearers.whole, key, kNobody, all);
          add_bearers(bearers.family, key, kNobody, all);
        }
      }
      if (all.size() != 1) continue;
      found.emplace_back(i, *all.begin());
      if (!has_own) keys_[i].clear();  // its entity is named by the keys of the bearer
    }
    for (const auto& [i, bearer] : found) join(i, bearer);
    for (uint32_t i = 0; i < sightings_.size(); ++i) join_keys(i);
  }

  void by_people(const std::vector<std::pair<std::string, std::string>>& together) {
    for (const auto& [a, b] : together) {
      const auto left = first_.find(a);
      const auto right = first_.find(b);
      if (left != first_.end() && right != first_.end()) join(left->second, right->second);
    }
  }

  [[nodiscard]] std::map<uint32_t, std::vector<uint32_t>> groups() {
    std::map<uint32_t, std::vector<uint32_t>> out;
    for (uint32_t i = 0; i < sightings_.size(); ++i) out[root(i)].push_back(i);
    return out;
  }
  [[nodiscard]] const std::vector<std::string>& keys(uint32_t i) const { return keys_[i]; }

 private:
  static constexpr uint32_t kNobody = UINT32_MAX;
  using ByName = std::map<std::string, std::set<uint32_t>>;
  struct Bearers {
    ByName whole;   ///< of a name
    ByName family;  ///< of a full name that ends in this word
  };

  [[nodiscard]] Bearers all_bearers() {
    Bearers out;
    for (uint32_t i = 0; i < sightings_.size(); ++i) {
      if (keys_[i].empty()) continue;
      const Sighting& s = sightings_[i];
      for (const std::string& name : s.names) {
        out.whole[key_of(s, "~", plain(name))].insert(root(i));
        if (s.type != "PER" || name.find(' ') == std::string::npos) continue;
        out.family[key_of(s, "~", plain(last_word(name)))].insert(root(i));
      }
    }
    return out;
  }
  /// Nothing where `self` bears the name too: then it needs no other.
  static void add_bearers(const ByName& names, const std::string& key, uint32_t self,
                          std::set<uint32_t>& to) {
    const auto at = names.find(key);
    if (at != names.end() && !at->second.contains(self)) {
      to.insert(at->second.begin(), at->second.end());
    }
  }

  [[nodiscard]] uint32_t root(uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = root(a);
    b = root(b);
    if (a != b) parents_[std::max(a, b)] = std::min(a, b);
  }
  void join_keys(uint32_t i) {
    for (const std::string& key : keys_[i]) {
      const auto [at, fresh] = first_.try_emplace(key, i);
      if (!fresh) join(i, at->second);
    }
  }

  const std::vector<Sighting>& sightings_;
  std::vector<uint32_t> parents_;
  std::vector<std::vector<std::string>> keys_;
  std::map<std::string, uint32_t> first_;
};

std::string id_of(const std::string& type, const std::string& key) {
  return type + "-" + sha256(key).substr(0, kHexDigits);
}

/// The most frequent value, of equals the least; empty where there is none.
std::string most_frequent(const std::map<std::string, uint32_t>& counts) {
  std::string best;
  uint32_t most = 0;
  for (const auto& [value, count] : counts) {
    if (count > most && !value.empty()) {
      best = value;
      most = count;
    }
  }
  return best;
}

}  // namespace

bool SharedEntity::has_id(std::string_view wanted) const {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const std::string& key) { return id_of(type, key) == wanted; });
}

std::vector<SharedEntity> shared_entities(
    const std::vector<Sighting>& sightings,
    const std::vector<std::pair<std::string, std::string>>& together) {
  Joiner joiner(sightings);
  joiner.by_own_keys();
  joiner.by_short_names();
  joiner.by_people(together);
  std::vector<SharedEntity> out;
  for (auto& [root, members] : joiner.groups()) {
    SharedEntity entity;
    std::set<std::string> names;
    std::set<std::string> keys;
    std::map<std::string, uint32_t> preferred;
    std::map<std::string, uint32_t> subtypes;
    for (const uint32_t i : members) {
      names.insert(sightings[i].names.begin(), sightings[i].names.end());
      keys.insert(joiner.keys(i).begin(), joiner.keys(i).end());
      ++preferred[sightings[i].name];
      ++subtypes[sightings[i].subtype];
    }
    entity.type = sightings[root].type;
    entity.subtype = most_frequent(subtypes);
    entity.name = most_frequent(preferred);
    entity.names.assign(names.begin(), names.end());
    entity.keys.assign(keys.begin(), keys.end());
    entity.sightings = std::move(members);
    entity.id = id_of(entity.type, entity.keys.front());
    out.push_back(std::move(entity));
  }
  std::sort(out.begin(), out.end(),
            [](const SharedEntity& a, const SharedEntity& b) { return a.id < b.id; });
  return out;
}

}  // namespace sagwan
