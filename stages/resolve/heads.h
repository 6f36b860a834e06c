// SPDX-License-Identifier: Apache-2.0
// Heads: what stands above a time and says when it is told: titles and headings, a line above a
// list of items, a date alone above what happened then, the item that it is under.
#pragma once

#include <cstdint>
#include <vector>

#include "stages/resolve/time_context.h"
#include "stages/resolve/time_layers.h"

namespace sagwan {

class Heads {
 public:
  /// `context` must outlive it.
  Heads(const TimeLayers& layers, const TimeContext& context);

  /// Names where the text begins, of several in one document, that is spoken of from now on: what
  /// stands before it heads nothing in it. Bytes.
  void set_text(uint32_t begin) { text_begin_ = begin; }
  [[nodiscard]] bool is_of_text(uint32_t block) const {
    return layers_.blocks[block].span.begin >= text_begin_;
  }
  /// Where a time of `block` looks next: the line above its list, where it stands nearer than the
  /// item that it is under; else the parent. kNone where nothing of the same text stands above.
  [[nodiscard]] uint32_t above(uint32_t block) const;
  /// The line above the list of items, or above the paragraph, that `block` is; else kNone.
  [[nodiscard]] uint32_t label_of(uint32_t block) const {
    return block < labels_.size() ? labels_[block] : kNone;
  }
  /// The times of titles and headings and of the first lines, in the order of the text.
  [[nodiscard]] const std::vector<uint32_t>& times_of_heads() const { return times_of_heads_; }
  /// True if `time`, a date with its year, opens its block as an entry of a chronology: with a
  /// colon, a dash or the stroke of a dateline (=) behind it.
  [[nodiscard]] bool opens_entry(uint32_t time) const;

 private:
  [[nodiscard]] bool is_head(uint32_t block) const;
  [[nodiscard]] bool is_label(const Block& block, uint32_t longest) const;
  [[nodiscard]] bool is_date_alone(uint32_t block) const;
  [[nodiscard]] bool names_one_period(uint32_t block) const;
  void note_list_labels();

  TimeLayers layers_;
  const TimeContext& context_;
  uint32_t text_begin_ = 0;
  std::vector<uint32_t> labels_;  ///< by block
  std::vector<uint32_t> times_of_heads_;
};

}  // namespace sagwan
