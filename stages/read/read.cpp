// SPDX-License-Identifier: Apache-2.0
#include "stages/read/read.h"

#include <algorithm>
#include <utility>

#include "stages/read/blocks.h"
#include "stages/read/clean.h"
#include "stages/read/lines.h"
#include "stages/read/profile.h"
#include "stages/read/setting.h"
#include "stages/read/writing_order.h"

namespace sagwan {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Writes drafts as blocks: their text through the builder, one after the other, tables before their
// rows.
class Writer {
 public:
  Writer(std::string_view source, const CleanText& clean, const Drafts& drafts, bool has_pages)
      : builder_(source), clean_(&clean), drafts_(&drafts), has_pages_(has_pages) {}

  Text write() {
    blocks_.reserve(drafts_->list.size());
    index_.resize(drafts_->list.size(), kNone);
    find_continued();
    for (const uint32_t i : writing_order(*drafts_)) draft(i);
    for (Block& block : blocks_) {
      if (block.parent != kNone && block.kind != BlockKind::row)
        block.parent = index_[block.parent];
    }
    return {std::move(builder_), std::move(blocks_), std::move(cells_)};
  }

 private:
  /// Where blocks go on behind other blocks' text.
  void find_continued() {
    for (uint32_t i = 0; i < drafts_->list.size(); ++i) {
      for (uint32_t f = drafts_->list[i].first; f != kNone; f = drafts_->fragments[f].next) {
        const Fragment& fragment = drafts_->fragments[f];
        if (fragment.interrupted) continued_.emplace_back(fragment.begin, i);
      }
    }
    std::ranges::sort(continued_);
  }

  /// Does a block that began before go on between draft `i` and the one written before it?
  [[nodiscard]] bool goes_around(uint32_t i) const {
    const uint32_t from = drafts_->list[before_].first;
    const uint32_t to = drafts_->list[i].first;
    if (from == kNone || to == kNone) return false;
    const uint32_t end = drafts_->fragments[to].begin;
    auto at = std::ranges::lower_bound(continued_, drafts_->fragments[from].begin, {},
                                       [](const auto& place) { return place.first; });
    for (; at != continued_.end() && at->first < end; ++at) {
      if (at->second != before_) return true;
    }
    return false;
  }

  void draft(uint32_t i) {
    const Draft& draft = drafts_->list[i];
    // What stood between is written behind: the table has parts.
    if (draft.table != kNone && draft.table == table_ && (i != before_ + 1 || goes_around(i)))
      builder_.new_part();
    before_ = i;
    Block block;
    block.kind = draft.kind;
    block.level = draft.level;
    block.parent = draft.parent;
    block.page = has_pages_ ? drafts_->pages[i] : 0;
    block.span.begin = builder_.size();
    if (draft.kind == BlockKind::row) {
      open_table(draft, block);
      index_[i] = static_cast<uint32_t>(blocks_.size());
      block.first_cell = static_cast<uint32_t>(cells_.size());
      block.cell_count = static_cast<uint16_t>(std::min<uint32_t>(draft.cell_count, UINT16_MAX));
      row_cells(draft, index_[i], block.cell_count);
    } else {
      index_[i] = static_cast<uint32_t>(blocks_.size());
      fragments(draft);
    }
    block.span.end = builder_.size();
    if (draft.marker_end > 0) {
      const uint32_t begin = drafts_->fragments[draft.first].begin;
      block.marker = {block.span.begin, block.span.begin + (draft.marker_end - begin)};
    }
    blocks_.push_back(block);
    if (draft.table != kNone && draft.table == table_)
      blocks_[table_block_].span.end = block.span.end;
    builder_.separator(kBlockBreak);
  }

  void open_table(const Draft& draft, Block& row) {
    if (draft.table != table_) {
      table_ = draft.table;
      table_block_ = static_cast<uint32_t>(blocks_.size());
      Block table;
      table.kind = BlockKind::table;
      table.span = row.span;
      table.page = row.page;
      blocks_.push_back(table);
    }
    row.parent = table_block_;
  }

  void row_cells(const Draft& draft, uint32_t block, uint32_t count) {
    const Fragment& line = drafts_->fragments[draft.first];
    uint32_t end = line.begin;
    bool first = true;
    const auto part = [&](uint32_t from, uint32_t to) {
      if (!first) builder_.separator(kCellBreak);
      first = false;
      const uint32_t begin = builder_.size();
      clean_->write(from, to, builder_);
      return Span{begin, builder_.size()};
    };
    const auto bar = [&](uint32_t from, uint32_t to) {
      while (from < to && is_blank(clean_->view()[from])) ++from;
      while (from < to && is_blank(clean_->view()[to - 1])) --to;
      if (draft.bars && from < to) part(from, to);
    };
    for (uint32_t c = 0; c < count; ++c) {
      Span cell = drafts_->cells[draft.first_cell + c];
      // More cells than a row can number: the last one holds the rest.
      if (c + 1 == count && count < draft.cell_count) {
        cell.end = drafts_->cells[draft.first_cell + draft.cell_count - 1].end;
      }
      bar(end, cell.begin);
      cells_.push_back({part(cell.begin, cell.end), block, c});
      end = cell.end;
    }
    bar(end, line.end);
  }

  void fragments(const Draft& draft) {
    uint32_t end = 0;
    for (uint32_t f = draft.first; f != kNone; f = drafts_->fragments[f].next) {
      const Fragment& fragment = drafts_->fragments[f];
      if (f != draft.first && fragment.space) {
        if (fragment.interrupted) {
          builder_.separator(' ');  // stands for no place: the parts end where their text does
        } else {
          builder_.replace(" ", clean_->source_at(end), clean_->source_at(fragment.begin));
        }
      }
      if (fragment.interrupted) builder_.new_part();
      clean_->write(fragment.begin, fragment.end, builder_);
      end = fragment.end;
    }
  }

  OffsetMap::Builder builder_;
  const CleanText* clean_;
  const Drafts* drafts_;
  bool has_pages_;
  std::vector<Block> blocks_;
  std::vector<Cell> cells_;
  std::vector<uint32_t> index_;  // of a draft's block
  uint32_t table_ = kNone;
  uint32_t before_ = kNone;                               ///< the draft that was written last
  std::vector<std::pair<uint32_t, uint32_t>> continued_;  ///< begin in the text, draft
  uint32_t table_block_ = 0;
};

}  // namespace

Result<Text> read(const Source& source, const ReadConfig& config, Diagnostics& /*diagnostics*/) {
  const CleanText clean(source.text);
  Lines lines = find_lines(clean.view(), config);
  if (lines.list.empty()) {
    return diagnostic(Code::file_empty, {source.name, 0, 0}, source.name + " holds no text");
  }
  if (source.layout) find_setting(clean, *source.layout, lines);
  Profile profile = make_profile(clean.view(), lines, config);
  if (source.layout) add_setting(clean.view(), lines, profile);
  Drafts drafts = find_blocks(clean.view(), lines, profile, config);
  set_levels(drafts, config);
  decide_joins(clean.view(), drafts, config);
  return Writer(source.text, clean, drafts, lines.has_pages).write();
}

}  // namespace sagwan
