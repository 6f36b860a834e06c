// SPDX-License-Identifier: Apache-2.0
// What the matcher would find without one rule, or without one row of a word list: exactly. A match
// that loses keeps nobody else from standing, so only the lines in which the rule stood can change,
// and only these are settled again, without it.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// A rule, or a row of a word list; the other is kNone. A row is taken out as a name only: rules
/// that use its word keep it.
struct Finder {
  uint32_t rule = kNone;
  uint32_t entry = kNone;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const Finder&, const Finder&) = default;
};
[[nodiscard]] inline Finder finder_of(const Find& find) {
  return {find.rule, find.rule == kNone ? find.entry : kNone};
}

/// A find as it can be compared between two runs.
struct FoundAt {
  Span span;
  FindType type = FindType::none;
  uint16_t subtype = 0;
  bool outermost = true;  ///< false where a later phase took it in
  Finder by;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const FoundAt&, const FoundAt&) = default;
};

struct FindChange {
  std::vector<FoundAt> go;    ///< sorted
  std::vector<FoundAt> come;  ///< sorted
};

class Without {
 public:
  explicit Without(const Document& document);

  /// Each finder that stands in the document, once, sorted.
  [[nodiscard]] std::vector<Finder> finders() const;
  /// Costs the matching of the lines in which it stands.
  [[nodiscard]] FindChange change(Finder finder) const;

 private:
  const Document& document_;
  std::vector<Span> masked_;
};

/// What `finds` is as a sorted list of FoundAt.
[[nodiscard]] std::vector<FoundAt> found_at(const std::vector<Find>& finds);
/// What goes and comes between two sorted lists.
[[nodiscard]] FindChange change_between(const std::vector<FoundAt>& before,
                                        const std::vector<FoundAt>& after);

}  // namespace sagwan
