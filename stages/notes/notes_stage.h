// SPDX-License-Identifier: Apache-2.0
// NotesStage: where the text calls its notes, and which note each call means. A call in a table
// means the table's own numbered remark, where it has one. Guarantees: a call's note is a block
// with the number or mark of the call. Diagnostics: note_unbound, call_unbound.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

class NotesStage {
 public:
  static constexpr std::string_view kName = "notes";
  using Reads = Layers<>;
  using Writes = NoteCall;

  [[nodiscard]] static Result<NotesStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<NoteCall>> run(View<Reads> doc, Diagnostics& diagnostics) const;
};
static_assert(Stage<NotesStage>);

}  // namespace sagwan
