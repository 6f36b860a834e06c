// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/cite_stage.h"

#include <algorithm>
#include <optional>

#include "stages/cite/item_builder.h"
#include "stages/cite/references.h"

namespace sagwan {

namespace {

using cite::CitedIn;

// Subtype of CUE: the heading of a bibliography.
constexpr std::string_view kReferences = "references";
// A label (a source line's first words) is not longer than this.
constexpr std::size_t kLongestLabel = 40;

/// For each block, in what kind of place its citations stand; none for running text.
std::vector<std::optional<CitedIn>> places(const std::vector<Block>& blocks,
                                           const Layer<Find>& finds, const Resources& resources) {
  std::vector<bool> opens(blocks.size(), false);
  const uint16_t references = resources.subtype_id(kReferences);
  for (const Find& find : finds) {
    if (find.type == FindType::cue && references != 0 && find.subtype == references)
      opens[find.block] = true;
  }
  std::vector<std::optional<CitedIn>> out(blocks.size());
  bool listed = false;  // under the heading of a bibliography, of this level
  uint8_t level = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const Block& block = blocks[b];
    if (block.kind == BlockKind::heading || block.kind == BlockKind::title) {
      if (opens[b]) {
        listed = true;
        level = block.level;
      } else if (block.level <= level) {
        listed = false;
      }
    } else if (block.kind == BlockKind::footnote) {
      out[b] = CitedIn::note;
    } else if (block.kind == BlockKind::source) {
      out[b] = CitedIn::source;
    } else if (listed && (block.kind == BlockKind::paragraph || block.kind == BlockKind::item)) {
      out[b] = CitedIn::bibliography;
    }
  }
  return out;
}

/// The block without its marker and without the label of a source line.
Span content(std::string_view text, const Block& block, CitedIn place) {
  Span span = block.span;
  if (!block.marker.empty()) span.begin = std::max(span.begin, block.marker.end);
  if (place == CitedIn::source) {
    const std::size_t colon = slice(text, span).substr(0, kLongestLabel).find(':');
    if (colon != std::string_view::npos) span.begin += static_cast<uint32_t>(colon) + 1;
  }
  return cite::trimmed(text, span);
}

}  // namespace

Result<CiteStage> CiteStage::make(std::shared_ptr<const Resources> resources) {
  return CiteStage(std::move(resources));
}

Result<Layer<CitationItem>> CiteStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  const auto& blocks = doc.blocks();
  const auto& finds = doc.get<Find>();
  const auto of_blocks = places(blocks, finds, *resources_);
  const cite::ItemBuilder builder(doc.text(), finds, *resources_, kinds_, words_);
  std::vector<cite::CitedWork> works;
  std::vector<CitedIn> known(blocks.size(), CitedIn::note);
  for (uint32_t b = 0; b < blocks.size(); ++b) {
    if (!of_blocks[b]) continue;
    known[b] = *of_blocks[b];
    for (cite::CitedWork& work :
         builder.works(content(doc.text(), blocks[b], known[b]), b, known[b])) {
      works.push_back(std::move(work));
    }
  }
  std::stable_sort(works.begin(), works.end(),
                   [](const auto& a, const auto& b) { return a.item.span < b.item.span; });
  cite::resolve_references(doc.text(), known, works, diagnostics);
  Layer<CitationItem> out;
  out.reserve(works.size());
  for (const cite::CitedWork& work : works) out.push_back(work.item);
  return out;
}

}  // namespace sagwan
