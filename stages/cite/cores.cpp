// SPDX-License-Identifier: Apache-2.0
// The core of a cited work with a mark: a title in quotes, before a code or two slashes, an act, an
// interview.
#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"
#include "stages/cite/leading_names.h"
#include "stages/cite/spans.h"

namespace sagwan::cite {

namespace {

bool is_title(PieceKind kind) { return kind == PieceKind::quote || kind == PieceKind::book; }

}  // namespace

void ItemBuilder::start_quoted(Draft& draft, std::size_t core) const {
  const Piece& piece = (*draft.pieces)[core];
  const Piece* next = core + 1 < draft.pieces->size() ? &(*draft.pieces)[core + 1] : nullptr;
  if (const std::size_t title = title_behind(draft, core); title != core) {
    start_in_paper(draft, core, title);
    return;
  }
  const bool printed =
      std::any_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& other) {
        return other.kind == PieceKind::imprint && other.span.begin >= piece.span.end;
      });
  const bool serial = !printed && piece.kind == PieceKind::book && next != nullptr &&
                      next->kind == PieceKind::field && fields(*next).has(Field::issue) &&
                      fields(*next).text(Field::work_type).empty() &&
                      trimmed(text_, {piece.span.end, next->span.begin}, ",").empty();
  if (serial) {
    draft.item.container = inside(piece);  // an issue of a serial, cited without a title
  } else {
    draft.item.title = inside(piece);
    draft.book = piece.kind == PieceKind::book;
  }
  draft.item.find = piece.find;
  draft.cover(piece.span);
  if (piece.span.begin > draft.segment.begin && text_[piece.span.begin - 1] == '(') {
    draft.segment.end = closing_bracket(piece.span.end, draft.segment.end);
  }
  read_lead(draft, piece.span.begin);
  // `"Title" white paper`: the word for the kind of work stands directly behind.
  uint32_t behind = piece.span.end;
  for (const Find& find : finds_in({behind, behind + 1})) {
    if (!is_work_kind(find)) continue;
    draft.kind = work_type_named(Fields(find, text_, *resources_).value(Field::work_type));
    draft.cover(find.span);
    behind = find.span.end;
  }
  read_rest(draft, behind);
}

/// `Paper, its day, "Title"`: the title stands behind what contains it. Its place among the pieces,
/// or `core`.
std::size_t ItemBuilder::title_behind(const Draft& draft, std::size_t core) const {
  const std::vector<Piece>& pieces = *draft.pieces;
  if (pieces[core].kind != PieceKind::book) return core;
  uint32_t from = pieces[core].span.end;
  for (std::size_t i = core + 1; i < pieces.size(); ++i) {
    const Piece& next = pieces[i];
    if (!trimmed(text_, {from, next.span.begin}, ",").empty()) return core;
    if (next.kind == PieceKind::quote)
      return next.span.begin > from && text_[next.span.begin - 1] != '(' ? i : core;
    if (next.kind != PieceKind::date) return core;
    from = next.span.end;
  }
  return core;
}

void ItemBuilder::start_in_paper(Draft& draft, std::size_t paper, std::size_t title) const {
  const std::vector<Piece>& pieces = *draft.pieces;
  draft.item.container = inside(pieces[paper]);
  draft.item.title = inside(pieces[title]);
  draft.item.find = pieces[title].find;
  draft.cover(pieces[paper].span);
  for (std::size_t i = paper + 1; i < title; ++i) read_piece(draft, pieces[i]);
  draft.cover(pieces[title].span);
  read_lead(draft, pieces[paper].span.begin);
  read_rest(draft, pieces[title].span.end);
}

bool ItemBuilder::start_marked(Draft& draft, std::size_t mark) const {
  const Piece& piece = (*draft.pieces)[mark];
  Span title = trimmed(text_, {behind_leads(draft, piece.span.begin), piece.span.begin}, ",:;/");
  // `Title / A. A. Author //`: what a slash parts off is no part of the title.
  for (const Piece& aside : *draft.pieces) {
    if (aside.kind == PieceKind::aside && title.contains(aside.span) &&
        text_[aside.span.begin] == '/')
      title = trimmed(text_, {title.begin, aside.span.begin}, ",:;/");
  }
  // `Author, Author. Title`; in GOST the initials close the names: `Ivanov I.I., Petrov P.P.
  // Title`.
  uint32_t names_end = initialled_names_end(text_, title, *words_);
  if (names_end == title.begin) {
    const uint32_t stop = sentence_end(title.begin, title.end);
    if (stop < title.end) {
      names_end = stop;
    } else {
      for (uint32_t at = title.begin; at + 1 < title.end; ++at) {
        if (text_[at] == '.' && text_[at + 1] == ' ' && is_initial_stop(text_, at) &&
            is_person_like(text_, {title.begin, at + 1}))
          names_end = at + 1;
      }
    }
  }
  if (names_end > title.begin) {
    const Span names{title.begin, names_end};
    draft.set_authors(authors_in(names));
    draft.cover(trimmed(text_, names));
    title = trimmed(text_, {names_end, title.end}, ",.:;/");
  }
  if (title.empty()) return false;
  draft.cover(title);
  for (const Piece& quote : *draft.pieces) {
    if (is_title(quote.kind) && quote.span == title) title = inside(quote);
  }
  draft.item.title = without_stray_quote(text_, title);
  draft.item.find = piece.find;
  read_piece(draft, piece);
  read_rest(draft, piece.span.end);
  return true;
}

void ItemBuilder::read_authors_behind(Draft& draft) const {
  if (draft.item.author_count > 0 || draft.item.title.empty()) return;
  for (const Piece& aside : *draft.pieces) {
    if (aside.kind != PieceKind::aside || aside.span.begin < draft.item.title.end ||
        text_[aside.span.begin] != '/')
      continue;
    draft.set_authors(authors_in({aside.span.begin + 1, aside.span.end}));
    draft.cover(aside.span);
    return;
  }
}

uint32_t ItemBuilder::behind_leads(const Draft& draft, uint32_t core) const {
  uint32_t begin = draft.segment.begin;
  for (const Piece& piece : *draft.pieces) {
    if (piece.kind == PieceKind::lead && piece.span.end <= core) begin = piece.span.end;
  }
  return begin;
}

bool ItemBuilder::start_act(Draft& draft, const Piece& piece) const {
  const Fields of = fields(piece);
  draft.item.title = of.has(Field::title) ? of.span(Field::title) : piece.span;
  if (utf8::decode(text_, draft.item.title.begin) == 0xAB) {
    draft.item.title.begin += utf8::length(text_[draft.item.title.begin]);
    draft.item.title.end = static_cast<uint32_t>(utf8::previous(text_, draft.item.title.end));
  }
  draft.item.find = piece.find;
  draft.item.date = iso_date(of);
  if (of.has(Field::issue)) draft.item.number = FixedText<24>::cut(of.text(Field::issue));
  draft.kind = work_type_named(of.text(Field::work_type)).value_or(WorkType::legislation);
  draft.book = true;
  draft.unquoted = true;
  draft.cover(piece.span);
  // A body before it made it; other words before it are the sentence that names it.
  const Span lead = name_span(text_, {behind_leads(draft, piece.span.begin), piece.span.begin});
  const bool made = !lead.empty() &&
                    (!body_subtype(lead).empty() ||
                     initialled_names_end(text_, {lead.begin, lead.end + 1}, *words_) > lead.end);
  if (!lead.empty() && !made) return false;
  if (made) {
    draft.set_authors(authors_in({lead.begin, lead.end + 1}));
    draft.cover(lead);
  }
  read_rest(draft, piece.span.end);
  // An act that a note only names is a mention.
  const bool article = of.has(Field::work_type) && draft.place == CitedIn::note;
  return !draft.item.date.empty() || !draft.item.number.empty() || !draft.item.url.empty() ||
         article;
}

bool ItemBuilder::start_talk(Draft& draft, const Piece& piece) const {
  const Fields of = fields(piece);
  const Span lead = name_span(text_, {behind_leads(draft, piece.span.begin), piece.span.begin});
  // Who was asked stands before the word where the rule says so; a sentence there is explanation.
  const bool asked = of.has(Field::work_type) && &piece == draft.pieces->data() &&
                     sentence_end(lead.begin, lead.end) == lead.end;
  if (!lead.empty() && !asked) return false;
  draft.kind = WorkType::interview;
  draft.item.find = piece.find;
  if (!lead.empty()) draft.cover(lead);
  draft.cover(piece.span);
  if (of.has(Field::author)) draft.set_authors(authors_in(of.span(Field::author)));
  for (const Piece& next : *draft.pieces) {
    if (next.span.begin < piece.span.end) continue;
    if (next.kind == PieceKind::date) read_piece(draft, next);
  }
  return !draft.item.date.empty();
}

}  // namespace sagwan::cite
