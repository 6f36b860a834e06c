// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/item_builder.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"
#include "stages/cite/spans.h"

namespace sagwan::cite {

namespace {

constexpr char32_t kIdeographicComma = 0x3001;
constexpr char32_t kIdeographicStop = 0x3002;

bool is_title(PieceKind kind) { return kind == PieceKind::quote || kind == PieceKind::book; }

/// Kinds that say of a segment that it cites something.
bool is_evidence(PieceKind kind) {
  return kind == PieceKind::date || kind == PieceKind::access || kind == PieceKind::field ||
         kind == PieceKind::url || kind == PieceKind::code || kind == PieceKind::slashes ||
         kind == PieceKind::imprint || kind == PieceKind::within;
}

bool is_letter(char32_t c) { return script_of(c) != Script::none; }

}  // namespace

ItemBuilder::ItemBuilder(std::string_view text, const Layer<Find>& finds,
                         const Resources& resources, const PieceKinds& kinds,
                         const AuthorWords& words)
    : text_(text), finds_(&finds), resources_(&resources), kinds_(&kinds), words_(&words) {}

Fields ItemBuilder::fields(const Piece& piece) const {
  return {(*finds_)[piece.find], text_, *resources_};
}

std::span<const Find> ItemBuilder::finds_in(Span span) const {
  return {first_from(*finds_, span.begin), first_from(*finds_, span.end)};
}

bool ItemBuilder::is_work_kind(const Find& find) const {
  return find.type == FindType::cue && resources_->subtype(find.subtype) == kWorkKind;
}

Span ItemBuilder::inside(const Piece& piece) const {
  Span span = fields(piece).span(piece.kind == PieceKind::book ? Field::container : Field::title);
  if (span.empty()) {
    span = piece.span;
    span.begin += utf8::length(text_[span.begin]);
    span.end = static_cast<uint32_t>(utf8::previous(text_, span.end));
  }
  span = trimmed(text_, span);
  // `"Title." Container`: the point or comma is the note's.
  const Span bare = trimmed(text_, span, ",.");
  if (bare.empty() || bare.end == span.end || text_[bare.end] == ',')
    return {span.begin, std::max(bare.end, span.begin + 1)};
  const bool one = bare.end + 1 == span.end && !is_initial_stop(text_, bare.end);
  return {span.begin, one ? bare.end : span.end};
}

std::vector<Span> ItemBuilder::authors_in(Span span) const {
  return split_authors(text_, span, *words_,
                       [this](Span part) { return !body_subtype(part).empty(); });
}

// --- cutting
// ---------------------------------------------------------------------------------------------

std::vector<Piece> ItemBuilder::pieces_in(Span span) const {
  std::vector<Piece> out;
  for (const Find& find : finds_in(span)) {
    if (find.outer != kNone || !span.contains(find.span)) continue;
    const auto kind = kinds_->of(find);
    if (!kind) continue;
    const Piece piece{find.span, *kind, static_cast<uint32_t>(&find - finds_->data())};
    // An explanation that seems to begin within a field begins behind it.
    if (*kind == PieceKind::tail && !out.empty() && out.back().span.overlaps(find.span)) {
      const Span behind{out.back().span.end, find.span.end};
      if (out.back().kind != PieceKind::tail && !behind.empty()) {
        out.push_back({behind, *kind, static_cast<uint32_t>(&find - finds_->data())});
        continue;
      }
    }
    // Fields and works do not exclude each other: the longer piece stands.
    if (!out.empty() && out.back().span.overlaps(piece.span)) {
      if (out.back().span.size() >= piece.span.size()) continue;
      out.back() = piece;
    } else {
      out.push_back(piece);
    }
  }
  return out;
}

std::vector<ItemBuilder::Segment> ItemBuilder::segments(Span span) const {
  const std::vector<Piece> pieces = pieces_in(span);
  std::vector<Segment> out;
  Segment segment;
  segment.span.begin = span.begin;
  const auto close = [&](uint32_t end, uint32_t next) {
    segment.span = trimmed(text_, {segment.span.begin, end});
    if (!segment.span.empty()) out.push_back(segment);
    segment = {};
    segment.span.begin = next;
  };
  std::size_t next_piece = 0;
  int depth = 0;
  for (uint32_t at = span.begin; at < span.end;) {
    if (next_piece < pieces.size() && pieces[next_piece].span.begin == at) {
      const Piece& piece = pieces[next_piece++];
      at = piece.span.end;
      if (piece.kind == PieceKind::stop) {
        close(piece.span.begin, piece.span.end);
      } else {
        segment.pieces.push_back(piece);
      }
      continue;
    }
    const char c = text_[at];
    if (c == '(') ++depth;
    if (c == ')' && depth > 0) --depth;
    if (c == ';' && depth == 0) close(at, at + 1);
    at += utf8::length(c);
  }
  close(span.end, span.end);
  // Authors parted by semicolons belong to the work behind them.
  for (std::size_t i = 0; i + 1 < out.size();) {
    const bool names = out[i].pieces.empty() && out[i].span.size() <= 48;
    if (names && !out[i + 1].pieces.empty() &&
        out[i + 1].pieces.front().span.begin > out[i + 1].span.begin &&
        out[i + 1].pieces.front().kind != PieceKind::tail) {
      out[i + 1].span.begin = out[i].span.begin;
      out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return out;
}

std::vector<CitedWork> ItemBuilder::works(Span span, uint32_t block, CitedIn place) const {
  std::vector<CitedWork> out;
  for (const Segment& segment : segments(span)) {
    auto made = work(segment, place);
    if (!made) continue;
    made->item.block = block;
    out.push_back(*made);
  }
  return out;
}

// --- the core
// --------------------------------------------------------------------------------------------

uint32_t ItemBuilder::sentence_end(uint32_t from, uint32_t end) const {
  for (uint32_t at = from; at < end; ++at) {
    if (text_[at] != '.') continue;
    // Han is written without blanks.
    const bool han = at > from && at + 1 < end &&
                     script_of(utf8::decode_before(text_, at)) == Script::han &&
                     script_of(utf8::decode(text_, at + 1)) == Script::han;
    if (han || ((at + 1 >= end || text_[at + 1] == ' ') && !is_initial_stop(text_, at))) return at;
  }
  return end;
}

uint32_t ItemBuilder::closing_bracket(uint32_t from, uint32_t end) const {
  int depth = 0;
  for (uint32_t at = from; at < end; ++at) {
    if (text_[at] == '(') ++depth;
    if (text_[at] == ')' && depth-- == 0) return at;
  }
  return end;
}

uint32_t ItemBuilder::lead_begin(const Segment& segment, uint32_t core) const {
  uint32_t begin = segment.span.begin;
  uint32_t searched = begin;
  for (const Piece& piece : segment.pieces) {
    if (piece.span.end > core) break;
    if (piece.kind == PieceKind::lead) begin = searched = piece.span.end;
  }
  // Sentences before the one that cites are explanation; `Author. 2019. Title` is one sentence.
  for (uint32_t at = searched; at < core; ++at) {
    if (text_[at] != '.' || at + 1 >= core || text_[at + 1] != ' ' || is_initial_stop(text_, at))
      continue;
    const std::size_t space = text_.rfind(' ', at);
    const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
    if (word >= segment.span.begin &&
        resources_->languages().is_abbreviation(text_.substr(word, at + 1 - word)))
      continue;
    if (is_digit(static_cast<unsigned char>(at > 0 ? text_[at - 1] : ' '))) continue;
    uint32_t next = at + 1;
    while (next < core && text_[next] == ' ') ++next;
    if (next >= core || is_digit(static_cast<unsigned char>(text_[next])) || text_[next] == '(')
      continue;
    begin = next;
  }
  return begin;
}

bool ItemBuilder::ends_name(Span span) const {
  const auto near = finds_in(span);
  return std::any_of(near.begin(), near.end(), [&](const Find& find) {
    return (find.type == FindType::org || find.type == FindType::per) && find.span.end == span.end;
  });
}

bool ItemBuilder::stands_alone(const Segment& segment, std::size_t core) const {
  const Piece& title = segment.pieces[core];
  const Span lead = trimmed(text_, {lead_begin(segment, title.span.begin), title.span.begin});
  if (lead.empty()) return true;
  const char last = text_[lead.end - 1];
  if (last == ',' || last == ':' || last == '(' || last == '.' || last == '[') return true;
  if (core > 0 && segment.pieces[core - 1].kind == PieceKind::date &&
      segment.pieces[core - 1].span.end >= lead.end) {
    return true;
  }
  // A kind of work or a name of a body or person directly before the title.
  for (const Find& find : finds_in(lead)) {
    if (find.span.end == lead.end && is_work_kind(find)) return true;
  }
  return ends_name(lead) || slice(text_, lead).find(' ') == std::string_view::npos;
}

std::optional<std::size_t> ItemBuilder::quoted_core(const Segment& segment, CitedIn place) const {
  const auto& pieces = segment.pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].kind == PieceKind::tail) break;
    if (!is_title(pieces[i].kind) || !stands_alone(segment, i)) continue;
    const uint32_t end = pieces[i].span.end;
    const Piece* next = i + 1 < pieces.size() ? &pieces[i + 1] : nullptr;
    const Span between =
        trimmed(text_, {end, next == nullptr ? segment.span.end : next->span.begin});
    if (next != nullptr && between.empty() &&
        (next->kind == PieceKind::date || next->kind == PieceKind::access))
      return i;
    const char32_t after = between.empty() ? 0 : utf8::decode(text_, between.begin);
    if (between.begin == end && is_letter(after)) {
      // A particle or a word is running text, but for a word that says what the work is.
      const auto kinds = finds_in({end, end + 1});
      if (std::none_of(kinds.begin(), kinds.end(), [&](const Find& f) { return is_work_kind(f); }))
        continue;
    }
    if (place != CitedIn::note) return i;
    const bool evidence = std::any_of(pieces.begin(), pieces.end(),
                                      [](const Piece& p) { return is_evidence(p.kind); });
    const bool listed = after == ',' || after == '.' || after == kIdeographicComma ||
                        after == kIdeographicStop || between.empty();
    if (evidence || listed) return i;
  }
  return std::nullopt;
}

namespace {

/// Whether a title in quotes stands before the act; what follows a title names no act.
bool quoted_before(const std::vector<Piece>& pieces, std::optional<std::size_t> quoted,
                   std::size_t act) {
  return quoted && *quoted < act && pieces[*quoted].span.end <= pieces[act].span.begin;
}

}  // namespace

std::optional<CitedWork> ItemBuilder::work(const Segment& segment, CitedIn place) const {
  Draft draft;
  draft.segment = segment.span;
  draft.pieces = &segment.pieces;
  draft.place = place;
  const auto first = [&](PieceKind kind) {
    const auto at = std::find_if(segment.pieces.begin(), segment.pieces.end(),
                                 [&](const Piece& piece) { return piece.kind == kind; });
    return static_cast<std::size_t>(at - segment.pieces.begin());
  };
  const std::size_t none = segment.pieces.size();
  const std::size_t ibid = first(PieceKind::ibid);
  const std::size_t code = first(PieceKind::code);
  const std::size_t slashes = first(PieceKind::slashes);
  const auto quoted = quoted_core(segment, place);
  const std::size_t talk = first(PieceKind::talk);
  const std::size_t act = first(PieceKind::act);
  if (talk != none) {
    if (!start_talk(draft, segment.pieces[talk])) return std::nullopt;
  } else if (act != none && !quoted_before(segment.pieces, quoted, act)) {
    if (!start_act(draft, segment.pieces[act])) return std::nullopt;
  } else if (ibid != none && (!quoted || *quoted > ibid)) {
    const Piece& piece = segment.pieces[ibid];
    draft.item.ibid = true;
    draft.item.find = piece.find;
    draft.by = fields(piece).text(Field::ibid) == kPrevious ? IbidBy::previous : IbidBy::author;
    draft.meant = work_type_named(fields(piece).text(Field::work_type));
    draft.cover(piece.span);
    read_lead(draft, piece.span.begin);
    read_rest(draft, piece.span.end);
  } else if (code != none) {
    if (!start_marked(draft, code)) return std::nullopt;
  } else if (slashes != none) {
    if (!start_marked(draft, slashes)) return std::nullopt;
  } else if (quoted) {
    start_quoted(draft, *quoted);
  } else if (!start_unquoted(draft)) {
    return std::nullopt;
  }
  read_authors_behind(draft);
  settle_container(draft);
  decide_type(draft);
  draft.item.title_lang = language(draft.item.title);
  draft.item.span = draft.covered;
  // `Author, "Title", 90`: nothing but pages behind it.
  const CitationItem& item = draft.item;
  const bool bare = item.date.empty() && item.container.empty() && item.publisher.empty() &&
                    item.number.empty() && item.volume.empty() && item.url.empty() &&
                    item.accessed.empty();
  draft.tentative =
      draft.tentative || (bare && !item.ibid && (!item.pages.empty() || item.author_count > 0));
  return CitedWork{draft.item, draft.by, draft.tentative, !draft.unquoted && !item.title.empty(),
                   draft.meant};
}

// --- before the core
// ----------------------------------------------------------------------------------------

void ItemBuilder::read_lead(Draft& draft, uint32_t core) const {
  const Segment segment{draft.segment, *draft.pieces};
  Span lead = trimmed(text_, {lead_begin(segment, core), core});
  if (lead.empty()) return;
  bool named = draft.item.ibid || text_[lead.end - 1] == ',' || text_[lead.end - 1] == ':' ||
               text_[lead.end - 1] == '.';
  const Piece* year = nullptr;
  for (const Piece& piece : *draft.pieces) {
    if (lead.contains(piece.span) && piece.kind == PieceKind::date) year = &piece;
  }
  if (year != nullptr) {
    const Span between = trimmed(text_, {year->span.end, lead.end}, ",.:");
    if (between.empty()) {
      read_piece(draft, *year);
      lead = trimmed(text_, {lead.begin, year->span.begin});
      named = true;
    }
  }
  for (const Find& find : finds_in(lead)) {
    if (!is_work_kind(find) || find.span.begin == lead.begin) continue;
    if (!trimmed(text_, {find.span.end, lead.end}, ",.:(").empty()) continue;
    draft.kind = work_type_named(Fields(find, text_, *resources_).value(Field::work_type));
    draft.cover(find.span);
    lead = trimmed(text_, {lead.begin, find.span.begin});
    named = true;
    break;
  }
  if (lead.empty()) return;
  if (text_[lead.end - 1] == '(' && year == nullptr) return;
  if (!named && !ends_name(lead) && slice(text_, lead).find(' ') != std::string_view::npos) return;
  const std::vector<Span> authors = authors_in(lead);
  draft.set_authors(authors);
  if (!authors.empty()) draft.cover({authors.front().begin, authors.back().end});
}

}  // namespace sagwan::cite
