// SPDX-License-Identifier: Apache-2.0
// MatchStage: rules and lexicons over the repaired text. Reads the note calls, which no find may
// overlap. Guarantees: every find names a loaded rule or a lexicon entry; conflicts are settled.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

class MatchStage {
 public:
  static constexpr std::string_view kName = "match";
  using Reads = Layers<NoteCall>;
  using Writes = Find;

  [[nodiscard]] static Result<MatchStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Find>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit MatchStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<MatchStage>);

}  // namespace sagwan
