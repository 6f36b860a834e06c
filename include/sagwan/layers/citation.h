// SPDX-License-Identifier: Apache-2.0
// Layer CitationItem: the works cited in notes, source lines and bibliographies. Made by `cite`.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "sagwan/fixed_text.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

/// CSL's types.
enum class WorkType : uint8_t {
  article,
  article_newspaper,
  article_journal,
  report,
  webpage,
  book,
  chapter,
  thesis,
  dataset,
  interview,
  legislation,
  paper_conference
};

struct CitationItem {
  Span span;
  uint32_t block = kNone;  ///< the footnote, source line or bibliography entry it stands in
  uint32_t find = kNone;
  WorkType type = WorkType::article;
  LangId title_lang = 0;
  uint8_t author_count = 0;
  bool ibid = false;
  uint32_t refers_to = kNone;  ///< index in this layer of the full item: an Ibid.'s, or the first
                               ///< citation of the same work
  Span title;                  ///< without its outermost pair of quotes
  Span translated_title;
  Span container;
  Span publisher;
  Span url;
  std::array<Span, 12> authors{};
  FixedText<24> date;      ///< ISO
  FixedText<24> accessed;  ///< ISO
  FixedText<24> volume;    ///< as printed
  FixedText<24> number;    ///< as printed
  FixedText<64> pages;     ///< with hyphens
};
static_assert(std::is_trivially_copyable_v<CitationItem>);

}  // namespace sagwan
