// SPDX-License-Identifier: Apache-2.0
// OffsetMap: from every byte of the repaired text to the source, and the only place where a Span
// becomes a SourceSpan. Built by `Builder` while reading writes the repaired text from left to
// right.
//
// The repaired text is a row of pieces. A `copy` piece takes code points from the source one for
// one; a `replace` piece stands for source code points that were written otherwise (composed,
// folded, a line end that became a space or nothing). Pieces may jump in the source: over white
// space, or over another block.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

class OffsetMap {
 public:
  class Builder;

  OffsetMap() = default;

  /// Hull of `span` in the source: from the start of its first character to the end of its last.
  /// O(1). An empty span maps to an empty span.
  [[nodiscard]] SourceSpan to_source(Span span) const;

  /// The source spans of `span` in order, parted where the repaired text jumps over text that
  /// belongs to another block. One element where nothing interrupts.
  [[nodiscard]] std::vector<SourceSpan> to_source_parts(Span span) const;

  /// True where the repaired text jumps over another block's text inside `span`. O(log jumps).
  [[nodiscard]] bool is_interrupted(Span span) const;

  /// The source's own characters under `span` with line ends repaired: the contract's `text`.
  /// `repaired` is the text this map was built with, `source` the source text (UTF-8).
  [[nodiscard]] std::string source_text(Span span, std::string_view repaired,
                                        std::string_view source) const;

  /// The same, appended to `out`, for callers that keep a buffer.
  void append_source_text(Span span, std::string_view repaired, std::string_view source,
                          std::string& out) const;

  [[nodiscard]] uint32_t source_length() const { return source_length_; }

 private:
  struct Piece {
    uint32_t repaired;       ///< first code point in the repaired text
    uint32_t repaired_byte;  ///< the same in bytes
    uint32_t source;         ///< first code point in the source
    uint32_t source_bytes;   ///< the same in bytes
    uint32_t length;         ///< code points in the repaired text
    uint32_t source_length;  ///< code points in the source; == length for a copy
    uint32_t source_size;    ///< bytes in the source
    bool copy;               ///< bytes are the source's own
    bool new_part;           ///< other blocks' text lies between this piece and the one before
  };
  [[nodiscard]] uint32_t code_point_at(uint32_t byte) const;
  [[nodiscard]] const Piece& piece_at(uint32_t byte) const;
  [[nodiscard]] SourceSpan piece_span(const Piece& piece, uint32_t from, uint32_t to) const;

  std::vector<Piece> pieces_;
  std::string_view repaired_;                ///< for counting inside a stride
  std::vector<uint32_t> checkpoints_;        ///< code points before byte i * kStride
  std::vector<uint32_t> checkpoint_pieces_;  ///< the piece that byte i * kStride is in
  std::vector<uint32_t> part_starts_;        ///< bytes of the repaired text where a new part begins
  uint32_t source_length_ = 0;
};

/// Writes repaired text and map together.
class OffsetMap::Builder {
 public:
  explicit Builder(std::string_view source) : source_(source) { text_.reserve(source.size()); }

  /// Bytes `[begin, end)` of the source, as they are. Continues the piece before where that
  /// touches.
  void copy(uint32_t begin, uint32_t end);
  /// `text` stands for bytes `[begin, end)` of the source. `text` may be empty: then nothing is
  /// written, and nothing is recorded.
  void replace(std::string_view text, uint32_t begin, uint32_t end);
  /// The next piece follows other blocks' text: spans across it have parts.
  void new_part() { new_part_ = true; }
  /// Text that stands for nothing in the source (block and cell breaks).
  void separator(char c);
  /// Bytes written so far.
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(text_.size()); }
  [[nodiscard]] const std::string& text() const { return text_; }

  /// The map; `text` receives the repaired text and must not move or change while the map lives,
  /// which `Text` sees to.
  [[nodiscard]] OffsetMap finish(std::string& text) &&;

 private:
  uint32_t source_code_point(uint32_t byte);

  std::string_view source_;
  std::string text_;
  std::vector<Piece> pieces_;
  uint32_t code_points_ = 0;  ///< written so far
  std::vector<uint32_t> source_checkpoints_;
  std::vector<uint32_t> part_starts_;
  bool new_part_ = false;

  void add_piece(Piece piece);
};

}  // namespace sagwan
