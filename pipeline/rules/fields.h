// SPDX-License-Identifier: Apache-2.0
// Fields: how a normaliser reads one find: what its rule captured, and what its rule set.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"

namespace sagwan {

class Fields {
 public:
  /// `text` is the document's repaired text; all three must outlive this.
  Fields(const Find& find, std::string_view text, const Resources& resources)
      : find_(&find), text_(text), resources_(&resources) {}

  [[nodiscard]] bool has(Field field) const;
  /// The characters captured, or the constant; empty where the field is absent.
  [[nodiscard]] std::string_view text(Field field) const;
  /// The span captured; empty where it was not captured.
  [[nodiscard]] Span span(Field field) const;
  /// The id of the lexicon row that the captured word is, of the types that the rule refers to;
  /// else `text`.
  [[nodiscard]] std::string_view value(Field field) const;
  /// The lexicon row itself, where the captured word is one.
  [[nodiscard]] std::optional<LexiconEntry> entry(Field field) const;
  /// `value` as a decimal integer; none where it is none.
  [[nodiscard]] std::optional<int32_t> integer(Field field) const;
  [[nodiscard]] const Find& find() const { return *find_; }

 private:
  const Find* find_;
  std::string_view text_;
  const Resources* resources_;
};

}  // namespace sagwan
