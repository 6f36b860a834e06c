// SPDX-License-Identifier: Apache-2.0
// What stands behind the core of a cited work: container, publisher, numbers, dates and addresses.
#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"
#include "stages/cite/spans.h"

namespace sagwan::cite {

namespace {

bool is_title(PieceKind kind) { return kind == PieceKind::quote || kind == PieceKind::book; }

constexpr uint32_t kShortWord = 9;  // bytes, with the full stop

bool is_letter(char32_t c) { return script_of(c) != Script::none; }

}  // namespace

void ItemBuilder::read_rest(Draft& draft, uint32_t from) const {
  uint32_t at = from;
  for (const Piece& piece : *draft.pieces) {
    if (piece.span.begin < at) continue;
    if (piece.span.end > draft.segment.end) break;
    const bool bracketed = at < piece.span.begin && (text_[piece.span.begin - 1] == '(' ||
                                                     text_[piece.span.begin - 1] == '[');
    if (!read_gap(draft, {at, piece.span.begin}, &piece)) return;
    if (piece.kind == PieceKind::tail) return;
    if (bracketed && is_title(piece.kind) && draft.item.translated_title.empty()) {
      draft.item.translated_title = inside(piece);
      draft.cover(piece.span);
    } else {
      read_piece(draft, piece);
    }
    at = piece.span.end;
  }
  (void)read_gap(draft, {at, draft.segment.end}, nullptr);
}

bool ItemBuilder::read_gap(Draft& draft, Span gap, const Piece* next) const {
  if (gap.empty()) return true;
  // Text glued to a title or a date is a particle, not the container.
  if (!draft.opened && draft.covered.end == gap.begin && is_letter(utf8::decode(text_, gap.begin)))
    return false;
  const Span name = name_span(text_, gap);
  if (name.empty() || draft.item.ibid) return true;
  // `... 2024. 1. 1. and the statistics of ...` goes on with what is no work.
  const std::string_view words = slice(text_, name);
  if (std::binary_search(words_->joiners.begin(), words_->joiners.end(),
                         words.substr(0, words.find(' '))))
    return false;
  if (next != nullptr && next->kind == PieceKind::slashes) return true;
  if (!draft.opened && is_place(name)) return true;
  draft.opened = false;
  const bool printed =
      !draft.slashed && (draft.kind == WorkType::book || draft.kind == WorkType::thesis);
  // `Title in the quotes of a book`, site or paper, day.
  const bool published = draft.book && !draft.unquoted && next != nullptr &&
                         next->kind == PieceKind::date && is_press(name);
  // A numbered series behind a book's title contains it.
  const bool series = draft.book && next != nullptr && next->kind == PieceKind::field &&
                      fields(*next).has(Field::issue) && !fields(*next).has(Field::pages);
  const auto within = finds_in(name);
  const bool kind = draft.book && !draft.unquoted &&
                    std::any_of(within.begin(), within.end(), [&](const Find& find) {
                      return is_work_kind(find) && find.span.end <= name.end;
                    });
  if (draft.item.container.empty() &&
      ((!draft.book && !draft.fields && !printed) || series || kind || published)) {
    draft.item.container = without_open_tail(text_, with_abbreviation(name));
    draft.plain_container = true;
    if (published) draft.book = false;
  } else if (draft.item.publisher.empty()) {
    // `City: publisher`.
    const std::size_t colon = slice(text_, name).rfind(": ");
    draft.item.publisher = name;
    if (colon != std::string_view::npos)
      draft.item.publisher.begin += static_cast<uint32_t>(colon) + 2;
    cut_city(draft.item.publisher);
  } else {
    return true;
  }
  draft.cover(name);
  return true;
}

/// A name that ends with an abbreviation keeps its full stop.
Span ItemBuilder::with_abbreviation(Span name) const {
  if (name.end >= text_.size() || text_[name.end] != '.') return name;
  const std::size_t space = slice(text_, name).rfind(' ');
  if (space == std::string_view::npos) return name;
  const Span word{name.begin + static_cast<uint32_t>(space) + 1, name.end + 1};
  // One abbreviation behind another (`coll. of art.`).
  const bool behind = text_[word.begin - 2] == '.' && word.size() <= kShortWord;
  return behind || resources_->languages().is_abbreviation(slice(text_, word))
             ? Span{name.begin, word.end}
             : name;
}

/// `City:Publisher`, as Chinese and Korean write it without a space.
void ItemBuilder::cut_city(Span& publisher) const {
  const std::size_t colon = slice(text_, publisher).find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  const uint32_t at = publisher.begin + static_cast<uint32_t>(colon);
  const Script before = script_of(utf8::decode_before(text_, at));
  if (before != Script::han && before != Script::hangul) return;
  const Span name = trimmed(text_, {at + 1, publisher.end});
  if (!name.empty()) publisher = name;
}

void ItemBuilder::read_piece(Draft& draft, const Piece& piece) const {
  const Fields of = fields(piece);
  switch (piece.kind) {
    case PieceKind::imprint:
      if (of.has(Field::publisher)) {
        draft.item.publisher = trimmed(text_, of.span(Field::publisher));
        draft.printed = true;
      }
      if (of.has(Field::pages)) draft.item.pages = printed_pages(of.text(Field::pages));
      if (draft.item.date.empty()) draft.item.date = iso_date(of);
      break;
    case PieceKind::within:
      if (is_responsible(piece) && draft.item.container.empty()) break;
      draft.within = true;
      draft.opened = !of.has(Field::container);
      draft.book = false;
      if (!draft.kind) draft.kind = work_type_named(of.text(Field::work_type));
      if (of.has(Field::container)) draft.item.container = of.span(Field::container);
      break;
    case PieceKind::quote:
    case PieceKind::book:
      if (draft.item.container.empty()) {
        draft.item.container = inside(piece);
        draft.book = false;  // what stands in a book or serial is no book
      } else if (draft.plain_container && piece.kind == PieceKind::book &&
                 draft.item.publisher.empty()) {
        // A body before its serial: the serial contains the work.
        draft.item.publisher = draft.item.container;
        draft.item.container = inside(piece);
        draft.plain_container = false;
      } else {
        return;
      }
      break;
    case PieceKind::date: {
      const FixedText<24> date = iso_date(of);
      if (of.has(Field::pages) && draft.item.pages.empty())
        draft.item.pages = printed_pages(of.text(Field::pages));
      if (date.empty()) {
        draft.item.date = with_day(draft.item.date, of);
      } else if (date.view().size() > draft.item.date.view().size()) {
        draft.item.date = date;
      }
      break;
    }
    case PieceKind::access:
      draft.item.accessed = iso_date(of);
      break;
    case PieceKind::url:
      if (draft.item.url.empty()) draft.item.url = of.span(Field::url);
      if (of.has(Field::day)) draft.item.accessed = iso_date(of);
      // The address of a collection of data says what is cited.
      if (!draft.kind) draft.kind = work_type_named(of.text(Field::work_type));
      break;
    case PieceKind::field:
      read_field(draft, of);
      break;
    case PieceKind::code:
      if (!draft.kind) draft.kind = work_type_named(of.text(Field::work_type));
      if (draft.kind == WorkType::chapter) draft.within = true;
      draft.opened = true;
      break;
    case PieceKind::slashes:
      draft.opened = true;
      draft.slashed = true;
      draft.book = false;
      break;
    case PieceKind::period:
    case PieceKind::ibid:
    case PieceKind::aside:
    case PieceKind::part:
      break;
    case PieceKind::talk:
    case PieceKind::act:
    case PieceKind::law:
    case PieceKind::lead:
    case PieceKind::tail:
    case PieceKind::stop:
      return;
  }
  draft.cover(piece.span);
}

void ItemBuilder::read_field(Draft& draft, const Fields& of) const {
  CitationItem& item = draft.item;
  if (of.has(Field::volume) && item.volume.empty())
    item.volume = FixedText<24>::cut(of.text(Field::volume));
  if (of.has(Field::issue) && item.number.empty())
    item.number = FixedText<24>::cut(of.text(Field::issue));
  if (of.has(Field::pages) && item.pages.empty()) item.pages = printed_pages(of.text(Field::pages));
  const FixedText<24> date = iso_date(of);
  if (date.view().size() > item.date.view().size()) item.date = date;
  if (of.has(Field::work_type) && !draft.kind)
    draft.kind = work_type_named(of.text(Field::work_type));
  draft.fields = true;
}

}  // namespace sagwan::cite
