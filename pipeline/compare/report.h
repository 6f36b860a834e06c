// SPDX-License-Identifier: Apache-2.0
// The changes of one or many documents as a page for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.h"

namespace sagwan {

struct DocumentChanges {
  std::string id;
  std::vector<Change> changes;
};

struct ChangesReport {
  std::vector<DocumentChanges> documents;
  std::vector<std::string> only_a;  ///< ids of documents that the other side does not have
  std::vector<std::string> only_b;

  [[nodiscard]] bool differs() const;
};

/// `- demo:120-128  times DATE  2022-02 | 2022-02 | ko.date.ym`: a change as one line, its sign
/// first.
[[nodiscard]] std::string to_line(const Change& change, const std::string& document);

/// Counts, then every change under its kind with the text around it, then the rules they come from.
/// At most `limit` changes of one kind and list; 0: all.
[[nodiscard]] std::string changes_page(const ChangesReport& report, std::size_t limit);

/// `{"differs", "counts": [...], "documents": [{"id", "changes": [...]}], "only_a", "only_b"}`
[[nodiscard]] std::string changes_json(const ChangesReport& report);

}  // namespace sagwan
