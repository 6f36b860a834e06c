// SPDX-License-Identifier: Apache-2.0
// Ledger: what each rule, and each row of a word list, brings in a corpus, and what it costs.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/ledger/without.h"
#include "pipeline/score/gold.h"

namespace sagwan {

/// Of one rule or row, over all documents.
struct Entry {
  std::size_t tried = 0;    ///< places where it may begin; of rules only
  std::size_t matched = 0;  ///< with good boundaries
  std::size_t stood = 0;    ///< finds that conflicts left, those that a later phase took in too
  std::size_t lost = 0;
  std::map<std::string, std::size_t> lost_to;  ///< by rule id
  std::size_t exclusive = 0;         ///< finds in whose place nothing would be found without it
  std::size_t go = 0;                ///< finds that would go without it, its own and others'
  std::size_t come = 0;              ///< finds that would come instead
  std::vector<std::string> changes;  ///< each of these as a line, where they were asked for
  std::size_t right = 0;             ///< facts that the gold has, by place and type
  std::size_t wrong = 0;             ///< facts that it does not have
  std::size_t wanted = 0;            ///< facts of the gold of the types that it found
  double microseconds = 0;
};

/// The middle 95 in a hundred of what a share can be, of which `hits` in `all` were seen (Wilson).
struct Share {
  double value = 0;
  double low = 0;
  double high = 0;
};
[[nodiscard]] Share share_of(std::size_t hits, std::size_t all);

class Ledger {
 public:
  /// `resources` outlive the ledger. Changes are kept as lines for the rule `told` (kNone: none).
  Ledger(const Resources& resources, uint32_t told) : resources_(resources), told_(told) {}

  /// Adds a finished document; `gold` may be null.
  void add(const Document& document, const std::string& name, const Gold* gold);
  /// Times each rule over the texts of the documents that were added (rule_times.h).
  void time_rules(const std::vector<const Document*>& documents);

  /// Rules that were never tried are there too, rows only where they matched.
  [[nodiscard]] const std::map<Finder, Entry>& entries() const { return entries_; }
  [[nodiscard]] const Resources& resources() const { return resources_; }
  [[nodiscard]] std::string name(Finder finder) const;

 private:
  void add_gold(const Document& document, const Gold& gold);

  const Resources& resources_;
  uint32_t told_;
  std::map<Finder, Entry> entries_;
};

struct LedgerView {
  uint32_t rule = kNone;  ///< only this one, with all that is known of it
  bool rows = false;      ///< of word lists too
};
[[nodiscard]] std::string ledger_page(const Ledger& ledger, const LedgerView& view);
[[nodiscard]] std::string ledger_json(const Ledger& ledger, const LedgerView& view);

}  // namespace sagwan
