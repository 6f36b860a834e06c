// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/work_names.h"

#include "pipeline/core/characters.h"
#include "stages/mentions/span_index.h"
#include "stages/mentions/support.h"

namespace sagwan {

namespace {

// A container longer than this (bytes) is no serial's name; the longest of the corpora has 60.
constexpr uint32_t kMaxContainer = 90;

}  // namespace

void add_containers(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                    uint16_t media, Layer<Mention>& mentions) {
  std::vector<Mention> more;
  const SpanIndex index(mentions);
  for (const CitationItem& item : items) {
    const Span container = item.container;
    if (container.empty() || container.size() > kMaxContainer ||
        is_digit(static_cast<unsigned char>(text[container.begin])))
      continue;
    const bool taken = index.any(container, [&](uint32_t i) {
      const Mention& m = mentions[i];
      return !container.contains(m.span) || (m.type == FindType::org && m.span == container);
    });
    if (taken || item.find == kNone) continue;
    const Find& work = finds[item.find];
    more.push_back({container, FindType::org, work.lang, media, work.rule, kNone, item.find});
  }
  const SpanIndex over(more);
  const auto is_within = [&](const Mention& m) {
    return over.any(m.span, [&](uint32_t i) { return more[i].span.contains(m.span); });
  };
  std::erase_if(mentions, is_within);
  mentions.insert(mentions.end(), more.begin(), more.end());
}

void add_authors(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                 const Lexicon& lexicon, Layer<Mention>& mentions) {
  std::vector<Mention> more;
  const SpanIndex index(mentions);
  for (const CitationItem& item : items) {
    if (item.find == kNone) continue;
    for (uint32_t i = 0; i < item.author_count; ++i) {
      const Span author = item.authors[i];
      if (author.empty() || !is_written_as_person(slice(text, author), lexicon)) continue;
      const Find& work = finds[item.find];
      if (!index.any(author, [](uint32_t /*any*/) { return true; }))
        more.push_back({author, FindType::per, work.lang, 0, work.rule, kNone, item.find});
    }
  }
  mentions.insert(mentions.end(), more.begin(), more.end());
}

}  // namespace sagwan
