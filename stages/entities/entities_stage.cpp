// SPDX-License-Identifier: Apache-2.0
#include "stages/entities/entities_stage.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kBoundForm = "loc_bound";

/// ISO 3166-1 alpha-2, or 3166-2.
bool is_iso_code(std::string_view id) {
  const auto upper = [&](std::size_t i) { return id[i] >= 'A' && id[i] <= 'Z'; };
  if (id.size() < 2 || !upper(0) || !upper(1)) return false;
  return id.size() == 2 || (id.size() >= 4 && id.size() <= 6 && id[2] == '-');
}

constexpr std::size_t kScripts = static_cast<std::size_t>(Script::other) + 1;

/// How often a name in each script is mentioned.
using ScriptCounts = std::array<uint32_t, kScripts>;

Script script_of_name(std::string_view name) { return script_of(utf8::decode(name, 0)); }

Script most_used(const ScriptCounts& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  return static_cast<Script>(most - counts.begin());
}

/// Which of two mentions gives the better name: the script of most names of the document first,
/// then a whole name, then the script that the entity is oftener named in (UN in a Korean report,
/// though a note has it in Russian), then the one of more words, then the longer, then the first.
struct NameRank {
  bool main_script = false;
  bool whole = false;  ///< no bound form
  uint32_t used = 0;   ///< mentions of the entity in this script
  uint32_t words = 0;
  uint32_t size = 0;

  [[nodiscard]] bool better_than(const NameRank& other) const {
    if (main_script != other.main_script) return main_script;
    if (whole != other.whole) return whole;
    if (used != other.used) return used > other.used;
    if (words != other.words) return words > other.words;
    return size > other.size;
  }
};

NameRank rank(std::string_view name, Script main, const ScriptCounts& counts) {
  NameRank out;
  const Script script = script_of_name(name);
  out.main_script = script == main;
  out.used = counts[static_cast<std::size_t>(script)];
  out.size = utf8::count(name);
  out.whole = out.size > 1;
  out.words = 1 + static_cast<uint32_t>(std::count(name.begin(), name.end(), ' '));
  return out;
}

/// Counts names by script for each entity; the script of most names of all.
Script count_scripts(const View<EntitiesStage::Reads>& doc, std::vector<ScriptCounts>& counts) {
  const auto& mentions = doc.get<Mention>();
  ScriptCounts all{};
  for (const EntityLink& link : doc.get<EntityLink>()) {
    if (link.entity >= counts.size()) counts.resize(link.entity + 1);
    const auto script =
        static_cast<std::size_t>(script_of_name(doc.text(mentions[link.mention].span)));
    ++counts[link.entity][script];
    ++all[script];
  }
  return most_used(all);
}

}  // namespace

Result<EntitiesStage> EntitiesStage::make(std::shared_ptr<const Resources> resources) {
  return EntitiesStage(std::move(resources));
}

Result<Layer<Entity>> EntitiesStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  const auto& mentions = doc.get<Mention>();
  const auto& links = doc.get<EntityLink>();
  const Lexicon& lexicon = resources_->lexicon();
  std::vector<ScriptCounts> counts;
  const Script main = count_scripts(doc, counts);
  Layer<Entity> out;
  for (const EntityLink& link : links) {
    if (link.entity >= out.size()) out.resize(link.entity + 1);
    Entity& entity = out[link.entity];
    const Mention& mention = mentions[link.mention];
    if (entity.number == kNone) {
      entity.number = link.entity;
      entity.type = mention.type;
      entity.subtype = mention.subtype;
      entity.name_mention = link.mention;
    } else if (rank(doc.text(mention.span), main, counts[link.entity])
                   .better_than(rank(doc.text(mentions[entity.name_mention].span), main,
                                     counts[link.entity]))) {
      entity.name_mention = link.mention;
      if (mention.subtype != 0) entity.subtype = mention.subtype;
    }
    if (entity.subtype == 0) entity.subtype = mention.subtype;
    if (mention.type != FindType::loc || !entity.iso_code.empty()) continue;
    uint32_t entry = mention.entry;
    if (entry == kNone) entry = lexicon.find(doc.text(mention.span), kBoundForm, 0);
    if (entry != kNone && is_iso_code(lexicon.entry(entry).id)) {
      entity.iso_code = FixedText<24>(lexicon.entry(entry).id);
    }
  }
  for (Entity& entity : out) entity.span = mentions[entity.name_mention].span;
  std::sort(out.begin(), out.end(), [](const Entity& a, const Entity& b) {
    return a.span != b.span ? a.span < b.span : a.number < b.number;
  });
  return out;
}

}  // namespace sagwan
