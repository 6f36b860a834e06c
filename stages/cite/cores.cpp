// SPDX-License-Identifier: Apache-2.0
// The core of a cited work: where its title is and how its authors stand before it.
#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"
#include "stages/cite/leading_names.h"
#include "stages/cite/spans.h"

namespace sagwan::cite {

namespace {

bool is_title(PieceKind kind) { return kind == PieceKind::quote || kind == PieceKind::book; }

bool is_cased(char32_t c) {
  const Script script = script_of(c);
  return script == Script::latin || script == Script::cyrillic;
}

bool is_small(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0x0430 && c <= 0x045F) || (c >= 0xDF && c <= 0xFF);
}

/// Whether most long words of a title have a capital, as English titles do.
bool is_title_case(std::string_view text, Span title) {
  int capitals = 0;
  int small = 0;
  for (uint32_t at = title.begin; at < title.end;) {
    uint32_t end = at;
    while (end < title.end && text[end] != ' ') ++end;
    const char32_t first = utf8::decode(text, at);
    if (is_cased(first) && end - at > 3) ++(is_small(first) ? small : capitals);
    at = end + 1;
  }
  return capitals > 0 && capitals >= 2 * small;
}

/// Whether the letters of `span` are those of a script with cases.
bool is_cased_text(std::string_view text, Span span) {
  for (uint32_t at = span.begin; at < span.end; at += utf8::length(text[at])) {
    if (script_of(utf8::decode(text, at)) == Script::none) continue;
    return is_cased(utf8::decode(text, at));
  }
  return false;
}

}  // namespace

void ItemBuilder::start_quoted(Draft& draft, std::size_t core) const {
  const Piece& piece = (*draft.pieces)[core];
  const Piece* next = core + 1 < draft.pieces->size() ? &(*draft.pieces)[core + 1] : nullptr;
  const bool serial = piece.kind == PieceKind::book && next != nullptr &&
                      next->kind == PieceKind::field && fields(*next).has(Field::issue) &&
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
    draft.kind = work_type(Fields(find, text_, *resources_).value(Field::work_type));
    draft.cover(find.span);
    behind = find.span.end;
  }
  read_rest(draft, behind);
}

bool ItemBuilder::start_marked(Draft& draft, std::size_t mark) const {
  const Piece& piece = (*draft.pieces)[mark];
  Span title = trimmed(text_, {behind_leads(draft, piece.span.begin), piece.span.begin}, ",:;/");
  // `Title / A. A. Author //`: what a slash parts off repeats the authors.
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
        if (text_[at] == '.' && text_[at + 1] == ' ' && is_initial_stop(text_, at))
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
  draft.kind = work_type(of.text(Field::work_type)).value_or(WorkType::legislation);
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
  return !draft.item.date.empty() || !draft.item.number.empty() || !draft.item.url.empty();
}

bool ItemBuilder::start_talk(Draft& draft, const Piece& piece) const {
  const Fields of = fields(piece);
  const Span lead = name_span(text_, {behind_leads(draft, piece.span.begin), piece.span.begin});
  if (!lead.empty()) return false;
  draft.kind = WorkType::interview;
  draft.item.find = piece.find;
  draft.cover(piece.span);
  if (of.has(Field::author)) draft.set_authors(authors_in(of.span(Field::author)));
  for (const Piece& next : *draft.pieces) {
    if (next.span.begin < piece.span.end) continue;
    if (next.kind == PieceKind::date) read_piece(draft, next);
  }
  return !draft.item.date.empty();
}

bool ItemBuilder::start_unquoted(Draft& draft) const {
  const auto opens = [](const Piece& piece) {
    return piece.kind != PieceKind::lead && piece.kind != PieceKind::aside &&
           piece.kind != PieceKind::part;
  };
  const auto at = std::find_if(draft.pieces->begin(), draft.pieces->end(), opens);
  if (at == draft.pieces->end()) return false;
  const Piece& first = *at;
  draft.item.find = first.find;
  if (first.kind == PieceKind::date && start_dated(draft, first)) return true;
  const Span lead{behind_leads(draft, first.span.begin), first.span.begin};
  if (is_cased_text(text_, lead) && start_named(draft, lead, first)) return true;
  if (first.kind == PieceKind::date) {
    // `Author(2019), p. 7`: a work cited before, by its author and year alone.
    const std::size_t next = static_cast<std::size_t>(at - draft.pieces->begin()) + 1;
    if (next >= draft.pieces->size()) return false;
    const Piece& pages = (*draft.pieces)[next];
    const bool short_form = pages.kind == PieceKind::field && fields(pages).has(Field::pages) &&
                            name_span(text_, {first.span.end, pages.span.begin}).empty();
    if (!short_form || text_[first.span.begin] != '(') return false;
    read_lead(draft, first.span.end);
    draft.cover(first.span);
    read_rest(draft, first.span.end);
    draft.tentative = true;
    return draft.item.author_count > 0;
  }
  return start_listed(draft, first);
}

/// `Author (2019). Title. Container, 37(1)`. In a note only where the title begins like one of a
/// spaced, cased script: elsewhere `Author(2019), ...` goes on in running text.
bool ItemBuilder::start_dated(Draft& draft, const Piece& date) const {
  const Span before = name_span(text_, {behind_leads(draft, date.span.begin), date.span.begin});
  if (before.empty()) return false;
  const bool bracketed = text_[date.span.begin] == '(' || text_[date.span.begin] == '[';
  if (!bracketed && text_[date.span.end] != '.') return false;
  uint32_t from = date.span.end;
  while (from < draft.segment.end &&
         (text_[from] == '.' || text_[from] == ',' || text_[from] == ':' || text_[from] == ' '))
    ++from;
  if (from == date.span.end || from >= draft.segment.end || text_[from - 1] != ' ') return false;
  uint32_t limit = draft.segment.end;
  Span part;
  for (const Piece& piece : *draft.pieces) {
    if (piece.span.begin < from || piece.kind == PieceKind::lead) continue;
    if (piece.kind == PieceKind::part && part.empty()) {
      part = piece.span;
      continue;
    }
    limit = std::min(limit, piece.span.begin);
    break;
  }
  if (limit <= from) return false;
  const Script script = script_of(utf8::decode(text_, from));
  const bool cased = script == Script::latin || script == Script::cyrillic;
  if (draft.place != CitedIn::bibliography && !cased) return false;
  if (!bracketed && !cased && draft.place != CitedIn::bibliography) return false;
  if (cased && is_small(utf8::decode(text_, from))) return false;
  uint32_t end = sentence_end(from, limit);
  if (text_[date.span.end] == ',') {
    std::size_t comma = text_.find(", ", from);
    // `Monetary Policy Report, Quarter II 2025` is one title.
    if (!part.empty() && comma != std::string_view::npos && comma + 2 == part.begin)
      comma = std::min<std::size_t>(text_.find(", ", part.begin), limit);
    end = std::min(end, static_cast<uint32_t>(std::min<std::size_t>(comma, limit)));
  }
  const Span title = without_open_tail(text_, name_span(text_, {from, end}));
  if (title.empty()) return false;
  draft.item.title = title;
  draft.cover(title);
  // What follows with neither volume nor pages is a book's publisher.
  draft.book = std::none_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& piece) {
    return piece.span.begin >= title.end &&
           ((piece.kind == PieceKind::field && fields(piece).text(Field::work_type).empty() &&
             !only_pages(piece)) ||
            is_title(piece.kind) || piece.kind == PieceKind::within);
  });
  draft.unquoted = true;
  read_lead(draft, from);
  read_rest(draft, title.end);
  return true;
}

bool ItemBuilder::only_pages(const Piece& piece) const {
  const Fields of = fields(piece);
  return of.has(Field::pages) && !of.has(Field::volume) && !of.has(Field::issue);
}

/// `Ivanov I. I. Title. Place: Publisher, 2019`, `Ann Lee, Title (Place: Publisher, 2019)`.
bool ItemBuilder::start_named(Draft& draft, Span lead, const Piece& first) const {
  const IsBody is_body = [this](Span part) { return !body_subtype(part).empty(); };
  const LeadingNames names = leading_names(text_, trimmed(text_, lead), *words_, is_body);
  if (names.authors.empty()) return false;
  if (names.guessed && first.kind != PieceKind::imprint) return false;
  uint32_t end = lead.end;
  if (names.sentences) end = sentence_end(names.title, end);
  for (const Piece& piece : *draft.pieces) {
    if (piece.kind == PieceKind::aside && piece.span.begin > names.title)
      end = std::min(end, piece.span.begin);
  }
  Span title = without_open_tail(text_, name_span(text_, {names.title, end}));
  cut_kind(draft, title, end);
  if (title.empty() || is_small(utf8::decode(text_, title.begin))) return false;
  cut_last_parts(title, names.sentences);
  const auto firm = [&](const Piece& piece) {
    return piece.span.begin >= title.end && piece.kind != PieceKind::tail &&
           !(piece.kind == PieceKind::field && only_pages(piece)) &&
           piece.kind != PieceKind::aside && piece.kind != PieceKind::lead;
  };
  draft.tentative = std::none_of(draft.pieces->begin(), draft.pieces->end(), firm);
  const bool latin = script_of(utf8::decode(text_, title.begin)) == Script::latin;
  const bool printed = first.kind == PieceKind::imprint || first.kind == PieceKind::field;
  if (!draft.tentative && latin && !printed && !is_title_case(text_, title)) return false;
  if (!names.sentences && !latin && !printed && names.authors.size() == 1 &&
      !is_body(names.authors[0]) && !is_person_like(text_, names.authors[0]))
    return false;
  draft.set_authors(names.authors);
  draft.cover({names.authors.front().begin, title.end});
  for (const Piece& quote : *draft.pieces) {
    if (is_title(quote.kind) && quote.span == title) title = inside(quote);
  }
  draft.item.title = title;
  draft.unquoted = true;
  draft.book = std::none_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& piece) {
    return piece.span.begin >= title.end && piece.kind == PieceKind::within;
  });
  if (draft.book && title.end < end) {
    const Span last = name_span(text_, {title.end, end});
    draft.book = last.empty() || is_place(last) || body_subtype(last) != "media";
  }
  read_rest(draft, title.end);
  return true;
}

/// A title without quotes before a period or an address.
bool ItemBuilder::start_listed(Draft& draft, const Piece& first) const {
  const bool fits = first.kind == PieceKind::period || first.kind == PieceKind::url ||
                    first.kind == PieceKind::access;
  if (!fits) return false;
  if (draft.place == CitedIn::note && first.kind == PieceKind::period) return false;
  uint32_t end = first.span.begin;
  for (const Piece& piece : *draft.pieces) {
    if (piece.kind == PieceKind::aside) end = std::min(end, piece.span.begin);
  }
  const Span before =
      name_span(text_, {lead_begin(Segment{draft.segment, *draft.pieces}, end), end});
  if (before.empty() && first.kind != PieceKind::url) return false;
  const std::size_t comma = slice(text_, before).rfind(", ");
  if (comma != std::string_view::npos && first.kind != PieceKind::period) {
    const Span head{before.begin, before.begin + static_cast<uint32_t>(comma)};
    const Span tail = name_span(text_, {head.end, before.end});
    if (!body_subtype(head).empty() && body_subtype(tail).empty()) {
      draft.set_authors({head});
      draft.item.title = tail;
    } else {
      draft.item.title = head;
      draft.item.container = tail;
    }
  } else {
    draft.item.title = before;
    take_maker(draft);
  }
  if (first.kind == PieceKind::access && !names_dataset(draft.item.title)) return false;
  if (!before.empty()) draft.cover(before);
  draft.unquoted = true;
  read_rest(draft, before.empty() ? first.span.begin : before.end);
  return true;
}

}  // namespace sagwan::cite
