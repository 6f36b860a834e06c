// SPDX-License-Identifier: Apache-2.0
#include "stages/notes/notes_stage.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/note_mark.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// A number that no note answers is still a call if it goes on with the calls before it.
constexpr uint32_t kMostLeap = 2;

class Binder {
 public:
  Binder(View<NotesStage::Reads> doc, Diagnostics& diagnostics)
      : text_(doc.text()),
        blocks_(doc.blocks()),
        diagnostics_(&diagnostics),
        bound_(doc.blocks().size()) {}

  Layer<NoteCall> bind() {
    for (uint32_t b = 0; b < blocks_.size(); ++b) {
      if (const auto number = note_number(b)) notes_[*number].push_back(b);
    }
    for (uint32_t b = 0; b < blocks_.size(); ++b) {
      const BlockKind kind = blocks_[b].kind;
      if (kind == BlockKind::footnote) {
        bind_mark(b);
      } else if (kind != BlockKind::table && kind != BlockKind::furniture) {
        if (kind == BlockKind::item || kind == BlockKind::paragraph || kind == BlockKind::heading)
          body_ = b;
        calls_of(b);
      }
    }
    for (const auto& [number, blocks] : notes_) {
      for (const uint32_t b : blocks) {
        if (!bound_[b])
          diagnostics_->add(Code::note_unbound, blocks_[b].span,
                            "no call of note " + std::to_string(number));
      }
    }
    std::sort(calls_.begin(), calls_.end(),
              [](const NoteCall& a, const NoteCall& b) { return a.span < b.span; });
    return std::move(calls_);
  }

 private:
  [[nodiscard]] std::optional<uint32_t> note_number(uint32_t b) const {
    if (blocks_[b].kind != BlockKind::footnote) return std::nullopt;
    uint32_t number = 0;
    for (const char c : slice(text_, blocks_[b].marker)) {
      if (!is_digit(static_cast<unsigned char>(c))) break;
      number = number * 10 + static_cast<uint32_t>(c - '0');
    }
    if (number == 0) return std::nullopt;
    return number;
  }

  void calls_of(uint32_t b) {
    const Block& block = blocks_[b];
    int depth = 0;
    for (uint32_t i = std::max(block.span.begin, block.marker.end); i < block.span.end;) {
      const char c = text_[i];
      if (c == '(') ++depth;
      if (c == ')') {
        if (depth > 0) {
          --depth;
        } else if (const auto mark = note_mark_at(text_, i);
                   mark && mark->begin > block.span.begin) {
          call(b, *mark);
        }
      }
      if (c == '\n') depth = 0;
      const auto byte = static_cast<unsigned char>(c);
      if (byte == 0xC2 || byte == 0xE2) {
        const auto mark = i > block.span.begin ? superscript_at(text_, i) : std::nullopt;
        const bool unit = mark && script_of(utf8::decode_before(text_, i)) == Script::latin;  // km2
        if (mark && !unit) {
          call(b, *mark);
          i = static_cast<uint32_t>(mark->end);
          continue;
        }
      }
      i += utf8::length(c);
    }
  }

  void call(uint32_t b, const NoteMark& mark) {
    const Span span{static_cast<uint32_t>(mark.begin), static_cast<uint32_t>(mark.end)};
    if (in_table(b)) {
      const uint32_t remark = table_remark(b, mark.number);
      if (remark != kNone) {
        calls_.push_back({span, b, remark});
        return;
      }
    }
    const auto found = notes_.find(mark.number);
    if (found != notes_.end()) {
      const std::vector<uint32_t>& blocks = found->second;
      const auto after = std::upper_bound(blocks.begin(), blocks.end(), b);
      if (after != blocks.end()) {
        bound_[*after] = true;
        last_ = mark.number;
        calls_.push_back({span, b, *after});
        return;
      }
    }
    if (notes_.empty() || mark.number <= last_ || mark.number > last_ + kMostLeap)
      return;  // a number, no call
    last_ = mark.number;
    calls_.push_back({span, b, kNone});
    diagnostics_->add(Code::call_unbound, span,
                      "no note " + std::to_string(mark.number) + " follows");
  }

  [[nodiscard]] bool in_table(uint32_t b) const {
    const BlockKind kind = blocks_[b].kind;
    return kind == BlockKind::row || kind == BlockKind::caption;
  }

  // The numbered remark under the table of `b`, if it holds `number)`.
  [[nodiscard]] uint32_t table_remark(uint32_t b, uint32_t number) {
    for (uint32_t i = std::max(b + 1, remark_searched_); i < blocks_.size(); ++i) {
      const BlockKind kind = blocks_[i].kind;
      if (kind == BlockKind::row || kind == BlockKind::table || kind == BlockKind::caption ||
          kind == BlockKind::furniture || kind == BlockKind::source ||
          (kind == BlockKind::item && blocks_[i].level == 0)) {
        remark_searched_ = i;
        continue;
      }
      if (kind != BlockKind::remark) break;
      const std::string_view remark = slice(text_, blocks_[i].span);
      const std::string wanted = std::to_string(number) + ")";
      if (remark.starts_with(wanted)) return i;
      for (std::size_t at = remark.find(wanted, 1); at != std::string_view::npos;
           at = remark.find(wanted, at + 1)) {
        if (remark[at - 1] == ' ' || remark[at - 1] == ':') return i;
      }
      // Each of a table's numbered notes may be a remark of its own.
    }
    return kNone;
  }

  // A note with a mark (* ** #) is called by the statement above it.
  void bind_mark(uint32_t b) {
    const std::string_view mark = slice(text_, blocks_[b].marker);
    if (mark.empty() || body_ == kNone || (mark[0] != '*' && mark[0] != '#')) return;
    const std::string_view body = slice(text_, blocks_[body_].span);
    for (std::size_t at = body.find(mark, 1); at != std::string_view::npos;
         at = body.find(mark, at + mark.size())) {
      const std::size_t end = at + mark.size();
      const bool longer = end < body.size() && body[end] == mark[0];
      if (longer || body[at - 1] == ' ' || body[at - 1] == mark[0]) continue;
      const uint32_t begin = blocks_[body_].span.begin + static_cast<uint32_t>(at);
      calls_.push_back({{begin, begin + static_cast<uint32_t>(mark.size())}, body_, b});
      return;
    }
    diagnostics_->add(Code::note_unbound, blocks_[b].span, "no call of note " + std::string(mark));
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  Diagnostics* diagnostics_;
  std::unordered_map<uint32_t, std::vector<uint32_t>> notes_;  // number -> blocks, in order
  std::vector<bool> bound_;
  Layer<NoteCall> calls_;
  uint32_t body_ = kNone;
  uint32_t last_ = 0;
  uint32_t remark_searched_ = 0;
};

}  // namespace

Result<NotesStage> NotesStage::make(std::shared_ptr<const Resources> /*resources*/) {
  return NotesStage();
}

Result<Layer<NoteCall>> NotesStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  return Binder(doc, diagnostics).bind();
}

}  // namespace sagwan
