// SPDX-License-Identifier: Apache-2.0
// Mining: what looks like a date, an amount, a name or a source, and no rule took. What it looks
// like is a set of loose rules of its own (configs/looks); this counts where they match and the
// document's finds do not stand.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

/// Of one form, in all documents.
struct MinedForm {
  std::string type;  ///< as the loose rule emits it: DATE, QUANTITY, ORG/committee
  std::string form;  ///< the text, with digits as 0
  std::string rule;  ///< the loose rule
  std::size_t count = 0;
  struct Example {
    std::string document;
    SourceSpan span;
    std::string context;
  };
  std::vector<Example> examples;  ///< the first ones, of different texts where there are
};

class Mine {
 public:
  /// `looks` are the loose rules; they outlive the mine.
  explicit Mine(const Resources& looks) : looks_(looks) {}

  /// Adds what `document` holds; `name` is what its examples are called by. A place counts where
  /// nothing of the document's finds, names or works overlaps it.
  void add(const Document& document, const std::string& name);

  /// The most frequent first, then by type and form; those of at least `least`.
  [[nodiscard]] std::vector<MinedForm> forms(std::size_t least) const;

 private:
  const Resources& looks_;
  std::map<std::pair<std::string, std::string>, MinedForm> forms_;
};

[[nodiscard]] std::string mined_page(const std::vector<MinedForm>& forms, std::size_t hidden);
[[nodiscard]] std::string mined_json(const std::vector<MinedForm>& forms);

}  // namespace sagwan
