// SPDX-License-Identifier: Apache-2.0
// MentionsStage: names and offices in the text: the finds of name types that stand, and every
// further place of a person or body that the rules found once. How: stages/mentions/README.md.
// Guarantees: mentions of one type do not overlap; sorted by (begin, end, type).
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/sentence.h"
#include "stages/mentions/capitals.h"
#include "stages/mentions/shapes.h"
#include "stages/mentions/sounds.h"

namespace sagwan {

class MentionsStage {
 public:
  static constexpr std::string_view kName = "mentions";
  using Reads = Layers<Sentence, Find, CitationItem>;
  using Writes = Mention;

  [[nodiscard]] static Result<MentionsStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Mention>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit MentionsStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)),
        shapes_(std::make_shared<const ShapeCharacters>(resources_->lexicon())),
        sounds_(std::make_shared<const SoundSyllables>(resources_->lexicon())),
        capitals_(*resources_) {}
  std::shared_ptr<const Resources> resources_;
  std::shared_ptr<const ShapeCharacters> shapes_;
  std::shared_ptr<const SoundSyllables> sounds_;
  CapitalLists capitals_;
};
static_assert(Stage<MentionsStage>);

}  // namespace sagwan
