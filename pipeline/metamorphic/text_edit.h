// SPDX-License-Identifier: Apache-2.0
// TextEdit: a text with pieces of it replaced, and the way back from places of the new text to
// places of the old one. Places are code points.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/knowledge_reader.h"
#include "sagwan/span.h"

namespace sagwan {

struct Replacement {
  SourceSpan at;  ///< of the old text; empty where something is put in
  std::u32string text;
};

class TextEdit {
 public:
  /// `replacements` are sorted and do not overlap.
  TextEdit(std::u32string_view text, const std::vector<Replacement>& replacements);

  [[nodiscard]] const std::string& text() const& { return new_text_; }  ///< UTF-8
  /// The span of the old text that became what stands in `span` of the new one; empty where all of
  /// it was put in.
  [[nodiscard]] SourceSpan back(SourceSpan span) const;
  /// `text`, what stands in `spans` of the new text but for white space, as it stood in the old
  /// one. What is something else comes back as it is.
  [[nodiscard]] std::string restored(const std::string& text,
                                     const std::vector<SourceSpan>& spans) const;

 private:
  struct Stretch {
    SourceSpan before;
    SourceSpan after;
    bool kept = true;  ///< the same text: place by place
  };
  [[nodiscard]] const Stretch* stretch_at(uint32_t place) const;

  std::u32string old_text_;
  std::u32string new_points_;
  std::string new_text_;
  std::vector<Stretch> stretches_;
};

/// `knowledge`, made of the edited text, as if it were made of the old one: spans mapped back,
/// facts left out that stand in what was put in, and white space, width and normal form of all its
/// texts made alike.
[[nodiscard]] Knowledge mapped_back(Knowledge knowledge, const TextEdit& edit);
/// The same for the run that it is compared with: nothing moves.
[[nodiscard]] Knowledge made_alike(Knowledge knowledge);

}  // namespace sagwan
