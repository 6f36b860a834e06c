// SPDX-License-Identifier: Apache-2.0
#include "stages/clause_texts.h"

#include "pipeline/core/files.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/text.h"
#include "pipeline/core/toml.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 24U;

std::vector<std::string> strings_of(const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  if (const TomlValue* list = table.find(key)) {
    for (const TomlValue& item : list->items) out.push_back(item.string);
  }
  return out;
}

Result<ClauseText> text_of(const TomlValue& table) {
  ClauseText out;
  out.place = table.place;
  for (const auto& [key, value] : table.entries) {
    if (key == "text") {
      out.text = value.string;
    } else if (key == "kind") {
      out.kind = block_kind_named(value.string);
      if (!out.kind) {
        return diagnostic(Code::config_value, value.place, "no kind of block: " + value.string);
      }
    } else if (key != "finds" && key != "values") {
      return diagnostic(Code::config_key, value.place, "unknown key " + key);
    }
  }
  out.found = {strings_of(table, "finds"), strings_of(table, "values")};
  if (out.text.empty() || table.find("finds") == nullptr) {
    return diagnostic(Code::config_key, table.place, "a clause text has text and finds");
  }
  return out;
}

void add_rule(const TomlValue& table, ClauseTexts& out, Diagnostics& problems) {
  const TomlValue* id = table.find("id");
  const TomlValue* texts = table.find("texts");
  if (id == nullptr || texts == nullptr || texts->items.empty()) {
    problems.add(diagnostic(Code::config_key, table.place, "a rule here has id and texts"));
    return;
  }
  for (const TomlValue& item : texts->items) {
    auto text = text_of(item);
    if (text) {
      out[id->string].push_back(std::move(*text));
    } else {
      problems.add(text.error());
    }
  }
}

}  // namespace

ClauseTexts load_clause_texts(const std::string& home, Diagnostics& problems) {
  const std::string folder = home + "/tests/clauses/";
  ClauseTexts out;
  for (const std::string& file : files_below(folder, ".toml")) {
    const auto bytes = read_file(folder + file, kMaxBytes);
    const auto root =
        bytes ? parse_toml(*bytes, "tests/clauses/" + file) : Result<TomlValue>(bytes.error());
    if (!root) {
      problems.add(root.error());
      continue;
    }
    const TomlValue* rules = root->find("rule");
    if (rules == nullptr) continue;
    for (const TomlValue& table : rules->items) add_rule(table, out, problems);
  }
  return out;
}

std::unique_ptr<Document> clause_document(const Rule& rule, const ClauseText& one,
                                          std::shared_ptr<const Resources> resources) {
  const std::string lang = rule.lang == 0 ? "" : std::string(resources->languages().tag(rule.lang));
  return sentence_document(one.text, one.kind.value_or(example_kind(rule)), lang, "",
                           std::move(resources));
}

bool holds(const ClauseText& one, const FoundByRule& found) {
  return found.texts == one.found.texts &&
         (one.found.values.empty() || found.values == one.found.values);
}

}  // namespace sagwan
