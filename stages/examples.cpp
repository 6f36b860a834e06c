// SPDX-License-Identifier: Apache-2.0
#include "stages/examples.h"

#include "pipeline/core/quoted_list.h"
#include "pipeline/core/value_text.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/time.h"

namespace sagwan {

FoundByRule found_by(uint32_t index, const Document& document) {
  FoundByRule out;
  const std::string_view text = document.text().repaired();
  const auto& finds = document.layer<Find>();
  for (uint32_t i = 0; i < finds.size(); ++i) {
    if (finds[i].rule != index) continue;
    out.texts.emplace_back(slice(text, finds[i].span));
    std::string value;
    for (const Time& time : document.layer<Time>()) {
      if (time.find == i) value = value_text(time);
    }
    for (const Quantity& quantity : document.layer<Quantity>()) {
      // A find of a later phase may take a quantity over, to say more of it.
      if (quantity.find == i || quantity.find == finds[i].outer) value = value_text(quantity, text);
    }
    out.values.push_back(std::move(value));
  }
  return out;
}

BlockKind example_kind(const Rule& rule) {
  const auto bit = 1U << static_cast<uint32_t>(BlockKind::paragraph);
  if ((rule.blocks & bit) != 0) return BlockKind::paragraph;
  for (uint32_t kind = 0; kind <= static_cast<uint32_t>(BlockKind::furniture); ++kind) {
    if ((rule.blocks >> kind & 1U) != 0) return static_cast<BlockKind>(kind);
  }
  return BlockKind::paragraph;
}

std::unique_ptr<Document> sentence_document(std::string text, BlockKind kind,
                                            const std::string& lang, const std::string& reference,
                                            std::shared_ptr<const Resources> resources) {
  Source source;
  source.name = source.id = "example";
  source.encoding = "UTF-8";
  source.language = lang;
  source.reference = reference;
  source.text = std::move(text);
  source.bytes = source.text.size();
  OffsetMap::Builder builder(source.text);
  builder.copy(0, static_cast<uint32_t>(source.text.size()));
  Block block;
  block.span = {0, builder.size()};
  block.kind = kind;
  block.level = 1;
  builder.separator(kBlockBreak);
  Text repaired(std::move(builder), {block}, {});
  return std::make_unique<Document>(std::move(source), std::move(repaired), std::move(resources));
}

std::unique_ptr<Document> example_document(const Rule& rule, const RuleExample& example,
                                           std::shared_ptr<const Resources> resources) {
  const std::string lang = rule.lang == 0 ? "" : std::string(resources->languages().tag(rule.lang));
  return sentence_document(example.text, example_kind(rule), lang, example.reference,
                           std::move(resources));
}

void check_examples(uint32_t index, const std::shared_ptr<const Resources>& resources,
                    const Stages& plan, Diagnostics& diagnostics) {
  const Rule& rule = resources->rule(index);
  const auto run = [&](const RuleExample& example) {
    auto document = example_document(rule, example, resources);
    run_stages(plan, *document);
    return document;
  };
  for (const RuleExample& example : rule.examples) {
    const auto document = run(example);
    const FoundByRule found = found_by(index, *document);
    if (found.texts != example.finds) {
      diagnostics.add(Code::rule_example, example.place,
                      "rule " + rule.id + ": in \"" + example.text + "\" it finds " +
                          quoted_list(found.texts) + ", the example wants " +
                          quoted_list(example.finds));
    } else if (!example.values.empty() && found.values != example.values) {
      diagnostics.add(Code::rule_example, example.place,
                      "rule " + rule.id + ": in \"" + example.text + "\" the value is " +
                          quoted_list(found.values) + ", the example wants " +
                          quoted_list(example.values));
    }
  }
  for (const RuleReject& reject : rule.rejects) {
    const auto document = run({reject.text, {}, {}, "", reject.place});
    const FoundByRule found = found_by(index, *document);
    if (!found.texts.empty()) {
      diagnostics.add(Code::rule_example, reject.place,
                      "rule " + rule.id + ": finds " + quoted_list(found.texts) +
                          " in the reject \"" + reject.text + "\"");
    }
  }
}

}  // namespace sagwan
