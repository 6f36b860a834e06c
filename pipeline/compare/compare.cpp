// SPDX-License-Identifier: Apache-2.0
// Facts of one list are paired in passes: the same place and type, the same place, overlapping
// places of one type, overlapping places. What has no partner was removed or added.
#include "pipeline/compare/compare.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kLongValue = 60;  // bytes of a value that is shown whole

uint32_t overlap(SourceSpan a, SourceSpan b) {
  const uint32_t begin = std::max(a.begin, b.begin);
  const uint32_t end = std::min(a.end, b.end);
  return begin < end ? end - begin : 0;
}

/// Two long texts from a little before the place where they part.
std::pair<std::string, std::string> parting(const std::string& a, const std::string& b) {
  if (a.size() <= kLongValue && b.size() <= kLongValue) return {a, b};
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  std::size_t from = at;
  while (from > 0 && from < a.size() && utf8::is_continuation(a[from])) --from;
  for (int i = 0; i < 8 && from > 0; ++i) from = utf8::previous(a, from);
  const auto cut = [&](const std::string& text) {
    std::size_t end = std::min(text.size(), from + kLongValue);
    while (end < text.size() && utf8::is_continuation(text[end])) --end;
    const std::string piece = from < end ? text.substr(from, end - from) : std::string();
    return (from > 0 ? "..." : "") + piece + (end < text.size() ? "..." : "");
  };
  return {cut(a), cut(b)};
}

/// `value 2022-02 -> 2022-03; mod none -> START`
std::string differing_fields(const Fact& a, const Fact& b) {
  std::map<std::string, std::pair<std::string, std::string>> values;
  std::vector<std::string> order;
  for (const auto& [name, value] : a.fields) {
    values[name].first = value;
    order.push_back(name);
  }
  for (const auto& [name, value] : b.fields) {
    if (values.count(name) == 0) order.push_back(name);
    values[name].second = value;
  }
  std::string out;
  for (const std::string& name : order) {
    const auto& before = values[name].first;
    const auto& after = values[name].second;
    if (before == after) continue;
    // The bounds of a time follow from its value.
    if ((name == "begin" || name == "end") && out.starts_with("value ")) continue;
    const auto shown = parting(before, after);
    out += (out.empty() ? "" : "; ") + name + " " + (before.empty() ? "none" : shown.first) +
           " -> " + (after.empty() ? "none" : shown.second);
  }
  return out;
}

using Pair = std::pair<const Fact*, const Fact*>;

class Pairing {
 public:
  Pairing(std::vector<const Fact*> a, std::vector<const Fact*> b, bool same_source)
      : a_(std::move(a)), b_(std::move(b)) {
    pair_by([](const Fact& f) { return f.key.empty() ? std::string() : "=" + f.key; });
    if (!same_source) {
      pair_by([](const Fact& f) { return f.type + "\t" + f.text; });
      return;
    }
    const auto place = [](const Fact& f) {
      return std::to_string(f.span.begin) + "-" + std::to_string(f.span.end);
    };
    pair_by([&](const Fact& f) { return place(f) + "\t" + f.type + "\t" + f.rule + f.value(); });
    pair_by([&](const Fact& f) { return place(f) + "\t" + f.type; });
    pair_by(place);
    pair_overlapping(true);
    pair_overlapping(false);
  }

  [[nodiscard]] const std::vector<Pair>& pairs() const { return pairs_; }
  [[nodiscard]] const std::vector<const Fact*>& only_a() const { return a_; }
  [[nodiscard]] const std::vector<const Fact*>& only_b() const { return b_; }

 private:
  template <class Key>
  void pair_by(Key key) {
    std::map<std::string, std::vector<const Fact*>> by_key;
    for (auto at = b_.rbegin(); at != b_.rend(); ++at) by_key[key(**at)].push_back(*at);
    by_key.erase(std::string());
    take([&](const Fact& fact) -> const Fact* {
      const auto found = by_key.find(key(fact));
      if (found == by_key.end() || found->second.empty()) return nullptr;
      const Fact* partner = found->second.back();
      found->second.pop_back();
      return partner;
    });
  }

  void pair_overlapping(bool one_type) {
    std::vector<const Fact*> taken;
    take([&](const Fact& fact) -> const Fact* {
      if (!fact.key.empty()) return nullptr;
      const Fact* best = nullptr;
      uint32_t most = 0;
      for (const Fact* other : b_) {
        const uint32_t shared = overlap(fact.span, other->span);
        if (shared <= most || (one_type && other->type != fact.type)) continue;
        if (!other->key.empty() || std::find(taken.begin(), taken.end(), other) != taken.end()) {
          continue;
        }
        most = shared;
        best = other;
      }
      if (best != nullptr) taken.push_back(best);
      return best;
    });
  }

  /// Asks for a partner for each open fact of a, and closes both.
  template <class Partner>
  void take(Partner partner) {
    std::vector<const Fact*> open;
    std::vector<const Fact*> closed;
    for (const Fact* fact : a_) {
      const Fact* other = partner(*fact);
      if (other == nullptr) {
        open.push_back(fact);
      } else {
        pairs_.emplace_back(fact, other);
        closed.push_back(other);
      }
    }
    a_ = std::move(open);
    std::sort(closed.begin(), closed.end());
    std::erase_if(b_, [&](const Fact* fact) {
      return std::binary_search(closed.begin(), closed.end(), fact);
    });
  }

  std::vector<const Fact*> a_;
  std::vector<const Fact*> b_;
  std::vector<Pair> pairs_;
};

/// The entity of each mention, as the first of its mentions that both files have: what links mean
/// without ids.
class Links {
 public:
  Links(const Knowledge& a, const Knowledge& b, const std::vector<Pair>& pairs)
      : a_(a), b_(b), pairs_(pairs) {}

  std::vector<Change> changes() const {
    std::map<std::string, std::size_t> first_a;  // entity -> number of the pair
    std::map<std::string, std::size_t> first_b;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      first_a.emplace(entity_a(i), i);
      first_b.emplace(entity_b(i), i);
    }
    std::vector<Change> out;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      const std::size_t before = first_a[entity_a(i)];
      const std::size_t after = first_b[entity_b(i)];
      if (before == after) continue;
      Change change;
      change.kind = ChangeKind::revalued;
      change.before = *pairs_[i].first;
      change.after = *pairs_[i].second;
      change.before.list = change.after.list = "links";
      change.what = "with " + name(before, i) + " -> with " + name(after, i);
      out.push_back(std::move(change));
    }
    return out;
  }

 private:
  std::string entity_a(std::size_t pair) const {
    const Knowledge::Mention& m = a_.mentions[pairs_[pair].first->index];
    return m.entity.empty() ? "of " + m.id : m.entity;
  }
  std::string entity_b(std::size_t pair) const {
    const Knowledge::Mention& m = b_.mentions[pairs_[pair].second->index];
    return m.entity.empty() ? "of " + m.id : m.entity;
  }
  std::string name(std::size_t pair, std::size_t self) const {
    return pair == self ? "nothing before it" : pairs_[pair].second->text;
  }

  const Knowledge& a_;
  const Knowledge& b_;
  const std::vector<Pair>& pairs_;
};

void add_pair(const Pair& pair, std::vector<Change>& out) {
  const Fact& a = *pair.first;
  const Fact& b = *pair.second;
  Change change;
  change.before = a;
  change.after = b;
  change.what = differing_fields(a, b);
  const bool placed = a.key.empty();
  if (placed && a.span != b.span && a.text != b.text) {
    change.kind = ChangeKind::moved;
  } else if (a.type != b.type) {
    change.kind = ChangeKind::retyped;
  } else if (!change.what.empty()) {
    change.kind = ChangeKind::revalued;
  } else if (a.rule != b.rule) {
    change.kind = ChangeKind::rule;
  } else {
    return;
  }
  out.push_back(std::move(change));
}

std::vector<const Fact*> of_list(const std::vector<Fact>& facts, const std::string& list) {
  std::vector<const Fact*> out;
  for (const Fact& fact : facts) {
    if (fact.list == list) out.push_back(&fact);
  }
  return out;
}

std::size_t list_rank(const std::string& list) {
  const auto& lists = fact_lists();
  return static_cast<std::size_t>(std::find(lists.begin(), lists.end(), list) - lists.begin());
}

}  // namespace

std::string_view change_text(ChangeKind kind) {
  static constexpr std::string_view kTexts[] = {"removed", "re-typed", "re-valued",
                                                "moved",   "added",    "by another rule"};
  return kTexts[static_cast<std::size_t>(kind)];
}

std::vector<Change> compare(const Knowledge& a, const Knowledge& b) {
  const std::vector<Fact> before = facts_of(a);
  const std::vector<Fact> after = facts_of(b);
  const bool same_source = a.source_sha256 == b.source_sha256;
  std::vector<Change> out;
  for (const std::string& list : fact_lists()) {
    const Pairing pairing(of_list(before, list), of_list(after, list), same_source);
    for (const Pair& pair : pairing.pairs()) add_pair(pair, out);
    for (const Fact* fact : pairing.only_a()) {
      out.push_back({ChangeKind::removed, *fact, {}, "", ""});
    }
    for (const Fact* fact : pairing.only_b()) {
      out.push_back({ChangeKind::added, {}, *fact, "", ""});
    }
    if (list == "mentions") {
      std::vector<Pair> pairs = pairing.pairs();
      std::sort(pairs.begin(), pairs.end(),
                [](const Pair& x, const Pair& y) { return x.first->index < y.first->index; });
      const std::vector<Change> links = Links(a, b, pairs).changes();
      out.insert(out.end(), links.begin(), links.end());
    }
  }
  for (Change& change : out) {
    const bool is_after = !change.after.list.empty();
    change.context = context_of(is_after ? b : a, change.fact().span, change.fact().text);
  }
  std::stable_sort(out.begin(), out.end(), [](const Change& x, const Change& y) {
    return std::tuple(x.kind, list_rank(x.fact().list), x.fact().span) <
           std::tuple(y.kind, list_rank(y.fact().list), y.fact().span);
  });
  return out;
}

}  // namespace sagwan
