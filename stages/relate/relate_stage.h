// SPDX-License-Identifier: Apache-2.0
// RelateStage: who holds which office, one record for each place that says so. How:
// stages/relate/README.md. Guarantees: every relation names a PER and a TITLE mention and their
// entities; sorted by span.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"
#include "stages/relate/office_bodies.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class RelateStage {
 public:
  static constexpr std::string_view kName = "relate";
  using Reads = Layers<Find, Mention, EntityLink, Sentence, Time>;
  using Writes = Relation;

  [[nodiscard]] static Result<RelateStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Relation>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  /// Does the row of the office's word have it? `byline`: the word before the reporter of a story,
  /// which is no office; `state`: no ministry has the office.
  [[nodiscard]] bool has_attribute(const Mention& office, std::string_view attribute) const;

  /// Is it the word before the reporter of a story, which is no office where no body stands with
  /// it?
  [[nodiscard]] bool is_byline(const Layer<Mention>& mentions, const Relation& fact) const;
  /// Is what a fact has for its body the town where a consul sits?
  [[nodiscard]] bool is_where_it_sits(std::string_view text, const Layer<Mention>& mentions,
                                      const Relation& fact) const;

  RelateStage(std::shared_ptr<const Resources> resources, uint16_t country, uint16_t media)
      : resources_(std::move(resources)),
        bodies_(*resources_),
        lists_(resources_->lexicon()),
        country_(country),
        media_(media) {}
  std::shared_ptr<const Resources> resources_;
  OfficeBodies bodies_;
  OfficeLists lists_;
  uint16_t country_;  ///< subtype of countries among places
  uint16_t media_;    ///< subtype of papers and agencies among bodies
};
static_assert(Stage<RelateStage>);

}  // namespace sagwan
