// SPDX-License-Identifier: Apache-2.0
// Mentions by type, the entities they form (B-cubed over mentions that both sides have), and who
// holds which office.
#include <map>
#include <set>

#include "pipeline/score/match_spans.h"
#include "pipeline/score/score.h"

namespace sagwan {

namespace {

constexpr std::string_view kHoldsOffice = "holds_office";

using Clusters = std::map<std::string, std::set<uint32_t>>;  // entity -> pairs

/// Of the members that share a cluster with `pair` on one side, the share that does on the other;
/// itself counted.
double share(const std::set<uint32_t>& one, const std::set<uint32_t>& other) {
  double both = 0;
  for (const uint32_t pair : one) both += other.count(pair) > 0 ? 1 : 0;
  return both / static_cast<double>(one.size());
}

void score_entities(const Gold& gold, const Knowledge& knowledge, const Pairs& pairs,
                    ScoreSheet& sheet) {
  Clusters wanted;
  Clusters found;
  for (uint32_t i = 0; i < pairs.exact.size(); ++i) {
    const auto [g, f] = pairs.exact[i];
    wanted[gold.mentions[g].entity].insert(i);
    const Knowledge::Mention& mention = knowledge.mentions[f];
    found[mention.entity.empty() ? "of " + mention.id : mention.entity].insert(i);
  }
  sheet.row("entities");
  for (uint32_t i = 0; i < pairs.exact.size(); ++i) {
    const auto [g, f] = pairs.exact[i];
    const Knowledge::Mention& mention = knowledge.mentions[f];
    const auto& w = wanted[gold.mentions[g].entity];
    const auto& h = found[mention.entity.empty() ? "of " + mention.id : mention.entity];
    for (const std::string& row : {std::string("entities"), "entities " + gold.mentions[g].type}) {
      Tally& tally = sheet.row(row);
      tally.gold += 1;
      tally.found += 1;
      tally.hits += share(w, h);
      tally.precise += share(h, w);
      tally.overlaps += 1;
    }
  }
}

/// The gold entity that most of an entity's mentions belong to.
std::map<std::string, std::string> gold_names(const Gold& gold, const Knowledge& knowledge,
                                              const Pairs& pairs) {
  std::map<std::string, std::map<std::string, uint32_t>> votes;
  for (const auto& [g, f] : pairs.exact) {
    ++votes[knowledge.mentions[f].entity][gold.mentions[g].entity];
  }
  std::map<std::string, std::string> out;
  for (const auto& [entity, counts] : votes) {
    uint32_t most = 0;
    for (const auto& [name, count] : counts) {
      if (count <= most) continue;
      most = count;
      out[entity] = name;
    }
  }
  return out;
}

using Office = std::pair<std::string, std::string>;  // person, office

void score_offices(const Gold& gold, const Knowledge& knowledge, const Pairs& pairs,
                   ScoreSheet& sheet) {
  const auto names = gold_names(gold, knowledge, pairs);
  const auto gold_name = [&](const std::string& entity) {
    const auto at = names.find(entity);
    return at == names.end() ? (entity.empty() ? "" : "no entity of the gold: " + entity)
                             : at->second;
  };
  std::map<std::string, SourceSpan> first;  // of a gold entity's mentions
  for (const Gold::Mention& m : gold.mentions) first.emplace(m.entity, m.spans.front());
  std::map<Office, std::set<std::string>> wanted;
  std::map<Office, std::set<std::string>> found;
  for (const Gold::Office& o : gold.offices) wanted[{o.person, o.office}].insert(o.organisation);
  for (const Knowledge::Relation& r : knowledge.relations) {
    if (r.type != kHoldsOffice) continue;
    found[{gold_name(r.subject), gold_name(r.object)}].insert(gold_name(r.organisation));
  }
  Tally& tally = sheet.row("offices");
  for (const auto& [office, organisations] : wanted) {
    tally.gold += 1;
    const auto at = found.find(office);
    if (at == found.end()) {
      sheet.differences.push_back({Difference::Kind::missed, "offices", first[office.first],
                                   office.first + " holds " + office.second});
      continue;
    }
    tally.hit();
    tally.value(at->second == organisations);
  }
  for (const auto& [office, organisations] : found) {
    tally.found += 1;
    if (wanted.count(office) > 0) continue;
    sheet.differences.push_back({Difference::Kind::false_find, "offices", first[office.first],
                                 office.first + " holds " + office.second});
  }
}

}  // namespace

void score_names(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  const Groups groups(knowledge);
  for (const Gold::Mention& m : gold.mentions) {
    const SourceSpan at = text.hull(m.spans);
    wanted.push_back({{at}, m.type, m.optional, groups.at(at)});
  }
  for (const Knowledge::Mention& m : knowledge.mentions) {
    const SourceSpan at = text.trimmed(m.span);
    found.push_back({{at}, m.type, false, groups.at(at)});
  }
  const Pairs pairs = match_spans("mentions", wanted, found, sheet);
  for (const auto& [g, f] : pairs.exact) {
    const Gold::Mention& w = gold.mentions[g];
    const Knowledge::Mention& h = knowledge.mentions[f];
    if (w.subtype.empty() && h.subtype.empty()) continue;
    const bool right = w.subtype == h.subtype;
    score_value("mentions", wanted[g], right, sheet);
    if (!right) {
      sheet.differences.push_back({Difference::Kind::wrong_value, "mentions " + w.type,
                                   wanted[g].hull(),
                                   "wanted subtype " + (w.subtype.empty() ? "none" : w.subtype) +
                                       ", found " + (h.subtype.empty() ? "none" : h.subtype)});
    }
  }
  score_entities(gold, knowledge, pairs, sheet);
  score_offices(gold, knowledge, pairs, sheet);
}

}  // namespace sagwan
