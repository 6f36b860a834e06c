// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_writer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/core/languages.h"
#include "pipeline/export/words.h"
#include "pipeline/rules/rule.h"
#include "sagwan/layers/entity.h"

namespace sagwan {

void KnowledgeWriter::write_mentions() {
  const auto& mentions = document_.layer<Mention>();
  const auto& links = document_.layer<EntityLink>();
  out_.field_list("mentions");
  for (const uint32_t i : order_.mentions.order) {
    const Mention& mention = mentions[i];
    out_.begin_object();
    out_.field_id("id", 'm', order_.mentions.numbers[i]);
    out_.field("type", find_type_text(mention.type));
    if (mention.subtype != 0) out_.field("subtype", words_.subtype(mention.subtype));
    field_place(mention.span, order_.mentions.spans[i]);
    field_lang("lang", mention.lang);
    const uint32_t link = order_.link_of_mention[i];
    const uint32_t entity = link == kNone ? 0 : entity_number(links[link].entity);
    if (entity != 0) {
      out_.field_id("entity", 'e', entity);
      out_.field_if_known("link", link_reason_text(links[link].reason));
    }
    ids("roles", 'm', order_.roles[i]);
    if (mention.find != kNone) {
      field_rule(mention.find);
    } else {  // a repeated name has the rule that named it first
      field_rule(mention.rule, mention.entry);
    }
    out_.end_object();
  }
  out_.end_list();
}

uint32_t KnowledgeWriter::entity_number(uint32_t number) const {
  return number < order_.entity_numbers.size() ? order_.entity_numbers[number] : 0;
}

void KnowledgeWriter::write_entities() {
  const auto& entities = document_.layer<Entity>();
  const auto& mentions = document_.layer<Mention>();
  out_.field_list("entities");
  for (const uint32_t i : order_.entities) {
    const Entity& entity = entities[i];
    out_.begin_object();
    out_.field_id("id", 'e', order_.entity_numbers[entity.number]);
    out_.field("type", find_type_text(entity.type));
    if (entity.subtype != 0) out_.field("subtype", words_.subtype(entity.subtype));
    const bool named = entity.name_mention != kNone;
    field_text("name", named ? mentions[entity.name_mention].span : entity.span);
    write_names(order_.mentions_of[entity.number]);
    out_.key("ids");
    out_.begin_object();
    const std::string_view code = entity.iso_code.view();
    const bool subdivision = code.find('-') != std::string_view::npos;
    out_.field_if_known(subdivision ? "iso3166-2" : "iso3166-1", code);
    out_.end_object();
    out_.field_list("mentions");
    for (const uint32_t mention : order_.mentions_of[entity.number]) {
      out_.id('m', order_.mentions.numbers[mention]);
    }
    out_.end_list();
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_names(const std::vector<uint32_t>& own) {
  struct Name {
    std::string_view lang;
    std::string text;
    uint32_t count = 0;
  };
  std::vector<Name> names;
  std::map<std::pair<std::string_view, std::string>, std::size_t> known;
  for (const uint32_t i : own) {
    const Mention& mention = document_.layer<Mention>()[i];
    const std::string_view lang = words_.languages->tag(words_.languages->rules_of(mention.lang));
    const auto [at, fresh] =
        known.try_emplace({lang, std::string(text(mention.span))}, names.size());
    if (fresh) names.push_back({lang, at->first.second, 0});
    ++names[at->second].count;
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const Name& a, const Name& b) { return a.count > b.count; });
  std::vector<std::string_view> langs(kNameLanguages.begin(), kNameLanguages.end());
  for (const auto& entry : known) {
    if (std::find(langs.begin(), langs.end(), entry.first.first) == langs.end()) {
      langs.push_back(entry.first.first);
    }
  }
  out_.key("names");
  out_.begin_object();
  for (const std::string_view lang : langs) {
    out_.field_list(lang);
    for (const Name& name : names) {
      if (name.lang == lang) out_.string(name.text);
    }
    out_.end_list();
  }
  out_.end_object();
}

void KnowledgeWriter::write_relations() {
  out_.field_list("relations");
  uint32_t number = 0;
  for (const AttestedFact& fact : order_.facts) {
    out_.begin_object();
    out_.field_id("id", 'r', ++number);
    out_.field("type", relation_type_text(fact.relation.type));
    field_entity("subject", fact.relation.subject);
    field_entity("object", fact.relation.object);
    field_entity("organisation", fact.relation.organisation);
    ids("times", 't', fact.times);
    ids("evidence", 's', fact.sentences);
    ids("citations", 'c', fact.citations);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::field_entity(std::string_view name, uint32_t number) {
  const uint32_t listed = entity_number(number);
  if (listed != 0) out_.field_id(name, 'e', listed);
}

}  // namespace sagwan
