// SPDX-License-Identifier: Apache-2.0
// CiteStage: the works that notes, source lines and bibliographies cite. Reads the finds; what the
// pieces of a citation look like is in configs/rules/<language>/citation*.toml. README.md tells the
// method. Guarantees: items are sorted and lie in their block; `refers_to` names a full item before
// it, never an Ibid.; titles and containers are without their outermost quotes.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "stages/cite/authors.h"
#include "stages/cite/piece.h"

namespace sagwan {

class CiteStage {
 public:
  static constexpr std::string_view kName = "cite";
  using Reads = Layers<Find>;
  using Writes = CitationItem;

  [[nodiscard]] static Result<CiteStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<CitationItem>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit CiteStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)), kinds_(*resources_), words_(resources_->lexicon()) {}
  std::shared_ptr<const Resources> resources_;
  cite::PieceKinds kinds_;
  cite::AuthorWords words_;
};
static_assert(Stage<CiteStage>);

}  // namespace sagwan
