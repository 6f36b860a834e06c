// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/offset_map.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "sagwan/result.h"

namespace sagwan {

namespace {
// Bytes between two checkpoints: small enough to count by hand, large enough that the table stays
// small.
constexpr uint32_t kStride = 64;
// Bytes of white space and of U+00A0: a piece of these alone is a line end that was repaired.
constexpr std::string_view kWhiteSpace = " \t\r\n\f\v\xC2\xA0";
}  // namespace

uint32_t OffsetMap::code_point_at(uint32_t byte) const {
  const uint32_t checkpoint = byte / kStride;
  return checkpoints_[checkpoint] +
         utf8::count(repaired_.substr(std::size_t{checkpoint} * kStride,
                                      byte - std::size_t{checkpoint} * kStride));
}

const OffsetMap::Piece& OffsetMap::piece_at(uint32_t byte) const {
  SAGWAN_CHECK(!pieces_.empty(), "offset outside the map");
  std::size_t i = checkpoint_pieces_[byte / kStride];
  while (i + 1 < pieces_.size() && pieces_[i + 1].repaired_byte <= byte) ++i;
  return pieces_[i];
}

SourceSpan OffsetMap::piece_span(const Piece& piece, uint32_t from, uint32_t to) const {
  const uint32_t end = piece.repaired + piece.length;
  from = std::clamp(from, piece.repaired, end);
  to = std::clamp(to, piece.repaired, end);
  if (!piece.copy) return {piece.source, piece.source + piece.source_length};
  return {piece.source + (from - piece.repaired), piece.source + (to - piece.repaired)};
}

SourceSpan OffsetMap::to_source(Span span) const {
  if (pieces_.empty()) return {0, 0};
  const uint32_t from = code_point_at(span.begin);
  const uint32_t to = code_point_at(span.end);
  const Piece* piece = &piece_at(span.begin);
  if (from == to) {
    const SourceSpan at = piece_span(*piece, from, from + 1);
    return {at.begin, at.begin};
  }
  // A row may begin with an empty cell: its break stands for no place, and what follows tells it.
  const Piece* const last_piece = &piece_at(span.end - 1);
  while (piece < last_piece && piece->source_length == 0) ++piece;
  const SourceSpan first =
      piece_span(*piece, std::max(from, piece->repaired), std::max(from, piece->repaired) + 1);
  const SourceSpan last = piece_span(*last_piece, to - 1, to);
  // Pieces may run backwards where blocks interleave; the hull covers both.
  return {std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

std::vector<SourceSpan> OffsetMap::to_source_parts(Span span) const {
  std::vector<SourceSpan> parts;
  if (pieces_.empty() || span.empty()) return {to_source(span)};
  const uint32_t from = code_point_at(span.begin);
  const uint32_t to = code_point_at(span.end);
  for (const Piece* piece = &piece_at(span.begin); piece != pieces_.data() + pieces_.size();
       ++piece) {
    if (piece->repaired >= to) break;
    if (piece->source_length == 0) continue;
    const SourceSpan next = piece_span(*piece, from, to);
    if (parts.empty() || (piece->new_part && piece->repaired > from)) {
      parts.push_back(next);
    } else {
      parts.back().end = next.end;
    }
  }
  return parts;
}

bool OffsetMap::is_interrupted(Span span) const {
  const auto after = std::upper_bound(part_starts_.begin(), part_starts_.end(), span.begin);
  return after != part_starts_.end() && *after < span.end;
}

std::string OffsetMap::source_text(Span span, std::string_view repaired,
                                   std::string_view source) const {
  std::string out;
  append_source_text(span, repaired, source, out);
  return out;
}

void OffsetMap::append_source_text(Span span, std::string_view repaired, std::string_view source,
                                   std::string& out) const {
  if (pieces_.empty() || span.empty()) return;
  const Piece* const end = pieces_.data() + pieces_.size();
  for (const Piece* piece = &piece_at(span.begin); piece != end; ++piece) {
    if (piece->repaired_byte >= span.end) break;
    const uint32_t piece_end =
        piece + 1 == end ? static_cast<uint32_t>(repaired.size()) : (piece + 1)->repaired_byte;
    const std::string_view written = slice(
        repaired, {std::max(span.begin, piece->repaired_byte), std::min(span.end, piece_end)});
    const std::string_view original = source.substr(piece->source_bytes, piece->source_size);
    const bool is_written = piece->copy || piece->source_length == 0 ||
                            original.find_first_not_of(kWhiteSpace) == std::string_view::npos;
    out += is_written ? written : original;
  }
}

uint32_t OffsetMap::Builder::source_code_point(uint32_t byte) {
  if (source_checkpoints_.empty()) {
    source_checkpoints_.reserve(source_.size() / kStride + 1);
    uint32_t count = 0;
    for (std::size_t i = 0; i <= source_.size(); i += kStride) {
      source_checkpoints_.push_back(count);
      count += utf8::count(source_.substr(i, kStride));
    }
  }
  const uint32_t checkpoint = byte / kStride;
  return source_checkpoints_[checkpoint] +
         utf8::count(source_.substr(std::size_t{checkpoint} * kStride,
                                    byte - std::size_t{checkpoint} * kStride));
}

void OffsetMap::Builder::add_piece(Piece piece) {
  if (new_part_) part_starts_.push_back(size());
  pieces_.push_back(piece);
  new_part_ = false;
}

void OffsetMap::Builder::copy(uint32_t begin, uint32_t end) {
  if (begin == end) return;
  const std::string_view bytes = source_.substr(begin, end - begin);
  const uint32_t length = utf8::count(bytes);
  if (!pieces_.empty() && !new_part_) {
    Piece& last = pieces_.back();
    if (last.copy && last.source_bytes + last.source_size == begin &&
        last.repaired + last.length == code_points_) {
      last.length += length;
      last.source_length += length;
      last.source_size += end - begin;
      text_ += bytes;
      code_points_ += length;
      return;
    }
  }
  add_piece({code_points_, size(), source_code_point(begin), begin, length, length, end - begin,
             true, new_part_});
  text_ += bytes;
  code_points_ += length;
}

void OffsetMap::Builder::replace(std::string_view text, uint32_t begin, uint32_t end) {
  if (text.empty()) return;
  const uint32_t length = utf8::count(text);
  add_piece({code_points_, size(), source_code_point(begin), begin, length,
             utf8::count(source_.substr(begin, end - begin)), end - begin, false, new_part_});
  text_ += text;
  code_points_ += length;
}

void OffsetMap::Builder::separator(char c) {
  const uint32_t at = pieces_.empty() ? 0 : pieces_.back().source + pieces_.back().source_length;
  const uint32_t byte =
      pieces_.empty() ? 0 : pieces_.back().source_bytes + pieces_.back().source_size;
  pieces_.push_back({code_points_, size(), at, byte, 1, 0, 0, false, false});
  text_.push_back(c);
  ++code_points_;
}

OffsetMap OffsetMap::Builder::finish(std::string& text) && {
  OffsetMap map;
  text = std::move(text_);
  map.repaired_ = text;
  map.pieces_ = std::move(pieces_);
  map.part_starts_ = std::move(part_starts_);
  map.source_length_ = source_code_point(static_cast<uint32_t>(source_.size()));
  map.checkpoints_.reserve(text.size() / kStride + 1);
  map.checkpoint_pieces_.reserve(text.size() / kStride + 1);
  uint32_t count = 0;
  uint32_t piece = 0;
  for (std::size_t i = 0; i <= text.size(); i += kStride) {
    map.checkpoints_.push_back(count);
    while (piece + 1 < map.pieces_.size() && map.pieces_[piece + 1].repaired_byte <= i) ++piece;
    map.checkpoint_pieces_.push_back(piece);
    count += utf8::count(map.repaired_.substr(i, kStride));
  }
  return map;
}

}  // namespace sagwan
