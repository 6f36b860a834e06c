// SPDX-License-Identifier: Apache-2.0
// sagwan entities: what a store of entities holds, and what people decide about it.
#include <set>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "pipeline/store/entity_store.h"

namespace sagwan::cli {

namespace {

int refuse(const Error& error) {
  print(error);
  return status_of(error, kUsage);
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& writer, const char* key, const std::string& value) {
  if (value.empty()) return;
  writer.Key(key);
  writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

std::string json_line(const SharedEntity& entity, const std::vector<Sighting>& seen) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  put(writer, "id", entity.id);
  put(writer, "type", entity.type);
  put(writer, "subtype", entity.subtype);
  put(writer, "name", entity.name);
  writer.Key("names");
  writer.StartArray();
  for (const std::string& name : entity.names) writer.String(name.data());
  writer.EndArray();
  writer.Key("seen");
  writer.StartArray();
  for (const uint32_t i : entity.sightings) {
    writer.StartObject();
    put(writer, "document", seen[i].document);
    put(writer, "entity", seen[i].entity);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString()) + "\n";
}

std::string text_line(const SharedEntity& entity, const std::vector<Sighting>& seen) {
  std::set<std::string> documents;
  for (const uint32_t i : entity.sightings) documents.insert(seen[i].document);
  std::string out = entity.id + "\t" + entity.type + "\t" + entity.name + "\t";
  bool first = true;
  for (const std::string& document : documents) {
    out += (first ? "" : ", ") + document;
    first = false;
  }
  out += "\t";
  first = true;
  for (const std::string& name : entity.names) {
    if (name == entity.name) continue;
    out += (first ? "" : ", ") + name;
    first = false;
  }
  return out + "\n";
}

int list(EntityStore& store, const Options& options) {
  const auto seen = store.sightings();
  if (!seen) return refuse(seen.error());
  const auto all = store.entities();
  if (!all) return refuse(all.error());
  std::string page;
  for (const SharedEntity& entity : *all) {
    page += options.json ? json_line(entity, *seen) : text_line(entity, *seen);
  }
  return print_page(page);
}

int audit(EntityStore& store) {
  const auto entries = store.audit();
  if (!entries) return refuse(entries.error());
  std::string page;
  for (const AuditEntry& e : *entries) {
    page += std::to_string(e.number) + "\t" + e.date + "\t" + e.action + "\t" + e.first + " " +
            e.first_name + "\t" + e.second + (e.second_name.empty() ? "" : " " + e.second_name) +
            "\t" + e.reason + "\n";
  }
  return print_page(page);
}

int keep(EntityStore& store, const Status& decided) {
  if (!decided) return refuse(decided.error());
  if (const Status kept = store.commit(); !kept) return refuse(kept.error());
  return kAllWell;
}

}  // namespace

int entities(const CommandLine& line) {
  const auto& words = line.inputs;
  const std::string action = words.size() < 2 ? "" : words[1];
  const std::size_t values = words.size() < 2 ? 0 : words.size() - 2;
  const bool known = ((action == "list" || action == "audit") && values == 0) ||
                     (action == "merge" && values == 2) || (action == "split" && values >= 2);
  if (!known) {
    Error error = diagnostic(Code::usage, {},
                             "want FILE and list, merge ID ID, split ID DOCUMENT..., or audit");
    error.mend = "see sagwan entities --help";
    return refuse(error);
  }
  auto store = EntityStore::open(words[0], EntityStore::Missing::fail);
  if (!store) return refuse(store.error());
  if (action == "list") return list(*store, line.options);
  if (action == "audit") return audit(*store);
  if (action == "merge") {
    return keep(*store, store->merge(words[2], words[3], line.options.reason));
  }
  return keep(*store,
              store->split(words[2], {words.begin() + 3, words.end()}, line.options.reason));
}

}  // namespace sagwan::cli
