// SPDX-License-Identifier: Apache-2.0
// Titles without quotes: what at their ends is not theirs, and the names of sets of data.
#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"
#include "stages/cite/spans.h"

namespace sagwan::cite {

namespace {

bool is_small(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0x0430 && c <= 0x045F) || (c >= 0xDF && c <= 0xFF);
}

}  // namespace

/// `Title, Newspaper`, `Title, Body, City`: the last parts are not the title's.
void ItemBuilder::cut_last_parts(Span& title, bool sentences) const {
  for (int i = 0; i < 2; ++i) {
    const std::size_t comma = slice(text_, title).rfind(", ");
    if (comma == std::string_view::npos) return;
    const auto cut = title.begin + static_cast<uint32_t>(comma);
    const Span last = trimmed(text_, {cut + 1, title.end});
    const std::string_view kind = body_subtype(last);
    const bool body = !kind.empty() && (kind == "media" || !sentences);
    if (!body && (sentences || !is_place(last))) return;
    title.end = cut;
  }
}

/// `Title: report 22/3`: the word before the number is none of the title's.
void ItemBuilder::cut_kind(Draft& draft, Span& title, uint32_t end) const {
  for (const Find& find : finds_in(title)) {
    if (!is_work_kind(find) || find.span.end != title.end || find.span.begin == title.begin)
      continue;
    const Span before = name_span(text_, {title.begin, find.span.begin});
    const char mark = text_[before.end];
    const bool numbered =
        std::any_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& piece) {
          return piece.span.begin >= end && piece.span.begin <= end + 2 &&
                 piece.kind == PieceKind::field && fields(piece).has(Field::issue);
        });
    if (!numbered || (mark != ',' && mark != ':')) continue;
    draft.kind = work_type_named(Fields(find, text_, *resources_).value(Field::work_type));
    title = before;
    return;
  }
}

bool ItemBuilder::is_place(Span span) const {
  for (const Find& find : finds_in(span)) {
    if (find.type != FindType::loc || find.span.begin != span.begin) continue;
    if (find.span.end >= span.end) return true;
    // `Washington, DC`.
    const Span behind = trimmed(text_, {find.span.end, span.end}, ",");
    return behind.size() == 2 && !is_small(utf8::decode(text_, behind.begin));
  }
  return false;
}

bool ItemBuilder::names_dataset(Span title) const {
  const auto near = finds_in(title);
  return std::any_of(near.begin(), near.end(), [&](const Find& find) {
    return is_work_kind(find) && find.span.end <= title.end &&
           work_type_named(Fields(find, text_, *resources_).value(Field::work_type)) ==
               WorkType::dataset;
  });
}

/// `Body Database`: the body that begins the name of a set of data made it.
void ItemBuilder::take_maker(Draft& draft) const {
  const Span title = draft.item.title;
  if (!names_dataset(title)) return;
  for (const Find& find : finds_in(title)) {
    if (find.type != FindType::org || find.span.begin != title.begin || find.span.end >= title.end)
      continue;
    const Span behind = trimmed(text_, {find.span.end, title.end}, ",.:");
    if (behind.empty() || text_[find.span.end] != ' ') continue;
    draft.set_authors({find.span});
    draft.item.title = behind;
    return;
  }
}

}  // namespace sagwan::cite
