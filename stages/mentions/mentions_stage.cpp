// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/mentions_stage.h"

#include <algorithm>

#include "stages/mentions/repeats.h"
#include "stages/mentions/support.h"

namespace sagwan {

namespace {

/// A country before a body is outside the body's name (annotation guide, ORG): where a list has the body with and without
/// its country, the shorter stands.
void trim_countries(std::string_view text, const Lexicon& lexicon, Layer<Mention>& mentions) {
  for (Mention& mention : mentions) {
    if (mention.type != FindType::org || mention.entry == kNone) continue;
    const std::string_view name = slice(text, mention.span);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) continue;
    const std::string_view country = name.substr(0, space);
    if (lexicon.find(country, "LOC/country", 0) == kNone) continue;
    const std::string_view body = name.substr(space + 1);
    const LexiconEntry whole = lexicon.entry(mention.entry);
    const uint32_t entry = lexicon.find(body, whole.type, 0);
    if (entry == kNone) continue;
    mention.span.begin += static_cast<uint32_t>(space + 1);
  }
}

}  // namespace

Result<MentionsStage> MentionsStage::make(std::shared_ptr<const Resources> resources) {
  return MentionsStage(std::move(resources));
}

Result<Layer<Mention>> MentionsStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  const auto& finds = doc.get<Find>();
  Layer<Mention> out;
  for (const uint32_t i : supported_names(doc.text(), finds, resources_->lexicon())) {
    const Find& find = finds[i];
    out.push_back({find.span, find.type, find.lang, find.subtype, find.rule, find.entry, i});
  }
  trim_countries(doc.text(), resources_->lexicon(), out);
  add_repeats(doc.text(), doc.blocks(), resources_->languages(), out);
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  });
  return out;
}

}  // namespace sagwan
