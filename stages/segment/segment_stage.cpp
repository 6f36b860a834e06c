// SPDX-License-Identifier: Apache-2.0
#include "stages/segment/segment_stage.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/language_of.h"
#include "pipeline/core/utf8.h"
#include "stages/segment/sentence_ends.h"

namespace sagwan {

Result<SegmentStage> SegmentStage::make(std::shared_ptr<const Resources> resources) {
  return SegmentStage(std::move(resources));
}

Result<Layer<Sentence>> SegmentStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  Layer<Sentence> layer;
  const std::string_view text = doc.text();
  const Languages& languages = resources_->languages();
  const LangId said = languages.find(doc.source().language);
  std::vector<Span> spans;
  for (uint32_t b = 0; b < doc.blocks().size(); ++b) {
    const Block& block = doc.blocks()[b];
    if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
    spans.clear();
    if (block.cell_count > 0) {
      for (uint32_t c = 0; c < block.cell_count; ++c) {
        find_sentences(text, doc.cells()[block.first_cell + c].span, languages, spans);
      }
    } else {
      find_sentences(text, block.span, languages, spans);
    }
    for (const Span span : spans) {
      // The letters of a marker tell no language.
      const std::string_view sentence =
          slice(text, {std::clamp(block.marker.end, span.begin, span.end), span.end});
      ScriptCounts counts;
      for (std::size_t i = 0; i < sentence.size(); i += utf8::length(sentence[i]))
        counts.add(utf8::decode(sentence, i));
      layer.push_back({span, b, language_of(sentence, counts.main(), languages, said)});
    }
  }
  return layer;
}

}  // namespace sagwan
