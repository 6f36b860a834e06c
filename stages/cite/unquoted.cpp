// SPDX-License-Identifier: Apache-2.0
// The core of a cited work whose title has no quotes: what stands around it shows where it is.
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
  if (is_cased_text(text_, lead)) {
    if (start_named(draft, lead, first)) return true;
    if (start_titled(draft, lead, first)) return true;
  }
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
  const bool stopped = bracketed && text_[date.span.end] == '.';
  const bool listed = draft.place == CitedIn::bibliography || (stopped && in_volume(draft, from));
  if (!cased && !listed) return false;
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
  // A work with a day is a newspaper's or a site's: what follows is no publisher.
  constexpr std::size_t kDay = 10;
  if (draft.item.date.view().size() == kDay && !is_place_and_publisher(draft, title.end))
    draft.book = false;
  read_rest(draft, title.end);
  return true;
}

/// Whether a volume stands behind `from`: `Author (2019). Title. Journal, 37(1), 2-9` is no
/// sentence.
bool ItemBuilder::in_volume(const Draft& draft, uint32_t from) const {
  return std::any_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& piece) {
    return piece.span.begin >= from && piece.kind == PieceKind::field &&
           fields(piece).has(Field::volume);
  });
}

/// Whether an imprint stands behind `from`.
bool ItemBuilder::is_place_and_publisher(const Draft& draft, uint32_t from) const {
  return std::any_of(draft.pieces->begin(), draft.pieces->end(), [&](const Piece& piece) {
    return piece.span.begin >= from && piece.kind == PieceKind::imprint;
  });
}

/// Where the first aside (editors, editions) behind `from` begins.
uint32_t ItemBuilder::aside_begin(const Draft& draft, uint32_t from) const {
  uint32_t end = draft.segment.end;
  for (const Piece& piece : *draft.pieces) {
    if (piece.span.begin > from && (piece.kind == PieceKind::aside || is_responsible(piece)))
      end = std::min(end, piece.span.begin);
  }
  return end;
}

/// `Title / ed. A. Author`: in GOST a slash parts off who made the work that stands before it.
bool ItemBuilder::is_responsible(const Piece& piece) const {
  const char mark = text_[piece.span.begin];
  return piece.kind == PieceKind::within && (mark == '/' || mark == ';');
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
  // `Ivanov I. I. Title. More of it. Place: Publisher, 2019`: no publisher stands before its place.
  const auto imprint =
      std::find_if(draft.pieces->begin(), draft.pieces->end(),
                   [](const Piece& piece) { return piece.kind == PieceKind::imprint; });
  const Span behind = trimmed(text_, {names.title, std::max(lead.end, names.title)});
  const bool to_imprint = imprint != draft.pieces->end() && !behind.empty() &&
                          imprint->span.begin > behind.begin &&
                          script_of(utf8::decode(text_, behind.begin)) == Script::cyrillic;
  if (names.sentences) end = to_imprint ? imprint->span.begin : sentence_end(names.title, end);
  if (to_imprint && first.kind == PieceKind::field) end = std::min(end, first.span.begin);
  end = std::min(end, aside_begin(draft, names.title));
  Span title = without_open_tail(text_, name_span(text_, {names.title, end}));
  if (to_imprint) title = with_abbreviation(title);
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
    return piece.span.begin >= title.end && piece.kind == PieceKind::within &&
           !is_responsible(piece);
  });
  if (draft.book && title.end < end) {
    const Span last = name_span(text_, {title.end, end});
    draft.book = last.empty() || is_place(last) || body_subtype(last) != "media";
  }
  read_rest(draft, title.end);
  return true;
}

/// `Title. Place: Publisher, 2019`, `Title. Body. No. 2`: a work of no named author.
bool ItemBuilder::start_titled(Draft& draft, Span lead, const Piece& first) const {
  const auto& pieces = *draft.pieces;
  const auto imprint = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.kind == PieceKind::imprint && fields(piece).has(Field::publisher);
  });
  const bool printed =
      imprint != pieces.end() && (is_responsible(first) || imprint->span == first.span);
  Span title = name_span(text_, {lead.begin, std::min(lead.end, aside_begin(draft, lead.begin))});
  Span body;
  if (!printed) {
    // The last sentence before the numbers is the body that publishes.
    const std::size_t stop = slice(text_, title).rfind(". ");
    if (stop == std::string_view::npos) return false;
    body = trimmed(text_, {title.begin + static_cast<uint32_t>(stop) + 2, title.end});
    if (body_subtype(body).empty()) return false;
    const bool dated = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
      return piece.kind == PieceKind::url || piece.kind == PieceKind::date;
    });
    if (!dated) return false;
    title = trimmed(text_, {title.begin, title.begin + static_cast<uint32_t>(stop)});
  }
  if (title.empty() || is_small(utf8::decode(text_, title.begin))) return false;
  draft.item.title = title;
  draft.item.publisher = body;
  draft.item.find = first.find;
  draft.cover({title.begin, body.empty() ? title.end : body.end});
  draft.unquoted = true;
  draft.book = true;
  if (!printed) draft.kind = WorkType::report;
  read_rest(draft, body.empty() ? title.end : body.end);
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
