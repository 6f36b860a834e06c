// SPDX-License-Identifier: Apache-2.0
// Gold: what a careful reader says is right about one report (corpus/<id>.gold.json). The form is
// docs/gold.md; it stands off the text, so a report that may not be published can still be scored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"
#include "sagwan/span.h"

namespace sagwan {

/// Records have the names of docs/gold.md. An absent string is empty.
struct Gold {
  using Spans = std::vector<SourceSpan>;

  struct Block {
    std::string kind, marker;
    uint32_t level = 0;       ///< 0: not stated
    uint32_t parent = kNone;  ///< index in `blocks`
    Spans spans;
    std::string known;  ///< why the program is known not to get it; empty: it should
    Spans cells;        ///< of a row
  };
  struct Join {
    SourceSpan at;
    bool space = false;
  };
  struct Time {
    std::string type, value, mod, begin, end, freq, quant;
    Spans spans;
    bool optional = false;
    std::string known;
  };
  struct Quantity {
    std::string kind, value, min, max, numerator, denominator, unit, counter, mod, direction, base;
    SourceSpan of;  ///< empty: none
    Spans spans;
    bool point = false;
    bool optional = false;
    std::string known;
  };
  struct Mention {
    std::string type, subtype, entity;
    Spans spans;
    bool optional = false;
    std::string known;
  };
  struct Entity {
    std::string id, type, subtype;
  };
  struct Office {
    std::string person, office, organisation;
  };
  struct Work {
    std::string id, type, title_lang, date, volume, number, pages, url, accessed, refers_to;
    SourceSpan span;
    Spans title, container, publisher, authors;
    bool ibid = false;
  };
  struct Citation {
    std::string note;
    Spans spans, calls;
    std::vector<Work> items;
  };

  bool reviewed = false;
  std::string source_name, source_sha256;
  Spans title, series;
  std::string date, volume, issue;
  std::vector<Block> blocks;
  std::vector<Join> joins;
  std::vector<Time> times;
  std::vector<Quantity> quantities;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Office> offices;
  std::vector<Citation> citations;
};

/// Errors: gold_invalid (form, a record without place), gold_unreviewed (a draft is no truth).
[[nodiscard]] Result<Gold> read_gold(std::string_view bytes, const std::string& path);
/// The same, and drafts are welcome.
[[nodiscard]] Result<Gold> read_gold_draft(std::string_view bytes, const std::string& path);

}  // namespace sagwan
