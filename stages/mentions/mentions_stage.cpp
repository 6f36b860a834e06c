// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/mentions_stage.h"

#include <algorithm>

#include "stages/mentions/repeats.h"
#include "stages/mentions/support.h"

namespace sagwan {

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
  add_repeats(doc.text(), doc.blocks(), resources_->languages(), out);
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  });
  return out;
}

}  // namespace sagwan
