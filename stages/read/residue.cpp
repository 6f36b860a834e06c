// SPDX-License-Identifier: Apache-2.0
// A zone is a stretch of unmarked short lines with numbers among them, between lines of other
// kinds. An axis counts in equal steps, a table's column does not: that tells charts from tables
// where no caption does.
#include "stages/read/residue.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/axes.h"
#include "stages/read/cells.h"
#include "stages/read/content.h"
#include "stages/read/date_shape.h"
#include "stages/read/figure_rows.h"
#include "stages/read/zone_lines.h"

namespace sagwan {

namespace {

// Legends and row labels are short; a line of text is longer. In columns.
constexpr uint32_t kMostCaption = 100;
constexpr uint32_t kLeastColumns = 3;     // of a row of numbers
constexpr std::size_t kLeastNumbers = 4;  // lines, of a chart or a table written cell by cell
constexpr std::size_t kMostLegends = 16;  // one after the other
constexpr float kLastCell = 0.12F;        // of a row's width
constexpr float kMostOver = 1.5F;         // of the size: a caption over what it names

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
         Profile& profile)
      : text_(text),
        lines_(lines),
        config_(config),
        profile_(&profile),
        look_(text, lines, config, profile),
        axes_(text, lines, config) {}

  void find() {
    for (std::size_t i = 0; i < lines_.size();) {
      if (!look_.is_member(i)) {
        ++i;
        continue;
      }
      std::size_t end = i;
      std::size_t legends = 0;
      while (end < lines_.size() && look_.is_member(end) && legends <= kMostLegends) {
        legends = lines_[end].content == LineContent::text ? legends + 1 : 0;
        ++end;
      }
      zone(i, end);
      i = end;
    }
    captions_over_figures();
    captions_over_sources();
    rows_under_captions();
  }

 private:
  void zone(std::size_t begin, std::size_t end) {
    std::size_t numbers = 0;
    std::size_t words = 0;
    std::size_t first = end;
    std::size_t last = begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (lines_[i].content == LineContent::marks ||
          (lines_[i].same_line && lines_[i].content == LineContent::numbers) || look_.is_drifted(i))
        profile_->role[i] = LineRole::residue;
      if (!holds_numbers(text_, lines_[i])) {
        if (lines_[i].content == LineContent::text) ++words;
        continue;
      }
      ++numbers;
      first = std::min(first, i);
      last = i;
    }
    if (numbers == 0 || is_chronology(begin, end)) return;
    if (is_among_rows(begin, end)) {
      for (std::size_t i = first; i <= last; ++i) profile_->role[i] = LineRole::row;
      return;
    }
    const bool axis = axes_.names(begin, end) || axes_.counts(begin, end);
    const bool bare = words == 0 && numbers >= 2;  // a table has words too
    if (!axis && !bare && numbers < kLeastNumbers) return;
    const bool table = under_table_caption(begin) || (!axis && axes_.is_regular(begin, end));
    // What stands before the first number is a caption, or a legend, if a caption is there already.
    std::size_t from = begin;
    const bool unit = begin > 1 && lines_[begin - 1].start == LineStart::unit;
    const bool labelled = begin > 0 && lines_[begin - (unit ? 2 : 1)].start == LineStart::caption;
    if (!labelled) from = captions(begin, first);
    // What stands behind the last one is a legend where the chart's notes follow.
    std::size_t to = last + 1;
    const bool closed = end >= lines_.size() || lines_[end].start == LineStart::source ||
                        lines_[end].start == LineStart::remark || profile_->furniture[end];
    if (closed) {
      to = end;
    } else {
      for (std::size_t i = to; i < std::min(end, to + kMostLegends); ++i) {
        if (lines_[i].content == LineContent::marks || is_bracketed(look_.content(i))) to = i + 1;
      }
    }
    for (std::size_t i = from; i < to; ++i) {
      if (profile_->role[i] != LineRole::caption) {
        profile_->role[i] = table && lines_[i].content != LineContent::marks ? LineRole::cell
                            : !table && look_.inner_title(i)                 ? LineRole::caption
                                                                             : LineRole::residue;
      }
    }
  }

  // Whether what holds numbers alone are years, with a month or not, as text writes them, each with
  // what happened then behind it: the periods of an axis stand one behind the other.
  [[nodiscard]] bool is_chronology(std::size_t begin, std::size_t end) const {
    bool years = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (lines_[i].content == LineContent::text) continue;
      const DateShape date = date_shape(look_.content(i), config_);
      years = lines_[i].content == LineContent::numbers && date.year && date.unit &&
              date.numbers <= 2 &&
              (i + 1 == lines_.size() || lines_[i + 1].content == LineContent::text);
      if (!years) return false;
    }
    return years;
  }

  // Whether a zone of a page stands between rows, or between rows and the table's notes: a label
  // beside two lines of numbers is no line of its own to the reader of pages. Charts it has taken
  // out.
  [[nodiscard]] bool is_among_rows(std::size_t begin, std::size_t end) const {
    if (begin == 0 || end >= lines_.size() || !is_row_of_page(begin - 1)) return false;
    const bool notes =
        lines_[end].start == LineStart::source || lines_[end].start == LineStart::remark;
    return lines_[end].page == lines_[begin - 1].page && (notes || is_row_of_page(end));
  }

  [[nodiscard]] bool is_row_of_page(std::size_t i) const {
    const LineLayout* set = lines_[i].set;
    if (set == nullptr || set->page == 0) return false;
    if (set->use == LineUse::row) return true;
    const RowShape shape = row_shape(look_.content(i));
    return set->use == LineUse::text && shape.is_numeric() && shape.columns >= kLeastColumns;
  }

  // Marks the captions that a zone starts with; returns where its own lines begin.
  std::size_t captions(std::size_t begin, std::size_t first) {
    std::size_t i = begin;
    bool captioned = false;
    for (; i < first; ++i) {
      const Line& line = lines_[i];
      if (line.content != LineContent::text || line.start != LineStart::text ||
          holds_numbers(text_, lines_[i]))
        break;
      const bool bracket = is_bracketed(look_.content(i));
      if (bracket && !captioned) break;
      if (bracket && (line.blanks > 0 || look_.several_brackets(i))) break;
      if (captioned && line.blanks > 0 && !look_.title_like(i)) break;
      if (captioned && !bracket && !look_.title_like(i)) break;
      profile_->role[i] = LineRole::caption;
      captioned = true;
    }
    // A wider line above may be the caption: it was no member.
    if (!captioned && begin > 0) caption_above(begin - 1);
    return i;
  }

  void caption_above(std::size_t i) {
    const Line& line = lines_[i];
    if (line.start != LineStart::text || line.content != LineContent::text || line.ends_sentence ||
        (line.has_gap ? look_.widest(i) : line.width) > kMostCaption || profile_->furniture[i] ||
        profile_->masthead[i] || profile_->cell_bullet[i] != 0 || look_.goes_on_before(i) ||
        row_shape(look_.content(i)).is_numeric() || !look_.title_like(i) ||
        holds_numbers(text_, lines_[i]))
      return;
    profile_->role[i] = LineRole::caption;
  }

  [[nodiscard]] bool under_table_caption(std::size_t begin) const {
    for (std::size_t i = begin; i > 0 && i + 3 > begin; --i) {
      const Line& line = lines_[i - 1];
      if (line.start == LineStart::unit) continue;
      if (line.start != LineStart::caption) return false;
      return look_.is_table_caption(i - 1);
    }
    return false;
  }

  // Lines directly above what the reader of the format took for a chart, or for a table.
  void captions_over_figures() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!is_over_figure(i - 1) || is_head_of_row(i - 1)) continue;
      for (std::size_t k = i; k-- > 0;) {
        if (profile_->role[k] == LineRole::none) caption_above(k);
        const bool unit = is_bracketed(look_.content(k)) && k > 0 && is_above(k - 1);
        if (!lines_[k].same_line && !unit) break;
      }
    }
  }

  [[nodiscard]] bool is_over_figure(std::size_t i) const {
    const LineLayout* below = lines_[i + 1].set;
    if (below == nullptr || !is_above(i)) return false;
    return below->use == LineUse::margin || (below->use == LineUse::row && !lines_[i].has_gap);
  }

  // Whether line `i` of the text is set directly above the next.
  [[nodiscard]] bool is_above(std::size_t i) const {
    const LineLayout* above = lines_[i].set;
    const LineLayout* below = lines_[i + 1].set;
    if (above == nullptr || below == nullptr || above->use != LineUse::text || below->page == 0 ||
        above->page != below->page)
      return false;
    const float gap = below->box.top - above->box.bottom;
    return gap > -below->size && gap < kMostOver * above->size &&
           above->box.left < below->box.right && above->box.right > below->box.left;
  }

  // Whether line `i` reaches over the last cell of the row below it.
  [[nodiscard]] bool is_head_of_row(std::size_t i) const {
    const LineLayout& below = *lines_[i + 1].set;
    if (below.use != LineUse::row || is_bracketed(look_.content(i))) return false;
    const float width = below.box.right - below.box.left;
    return below.box.right - lines_[i].set->box.right < kLastCell * width;
  }

  // An unmarked line directly over a chart's or table's notes, where the chart itself left nothing.
  void captions_over_sources() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Line& next = lines_[i + 1];
      const bool notes = next.start == LineStart::source || next.start == LineStart::remark;
      const bool bracket = next.start == LineStart::text && text_[next.begin] == '(';
      const char32_t first = utf8::decode(text_, line.begin);
      const bool angles = first == '<' || first == 0x3008 || first == 0x300A || first == '[';
      if (!notes && !bracket && !line.ends_mark && !angles) continue;
      if (next.same_line || profile_->role[i] != LineRole::none) continue;
      // A picture leaves blank lines; then the caption is apart from the text above, too.
      if (next.blanks > 1 && line.blanks == 0) continue;
      if (line.content != LineContent::text || is_bracketed(look_.content(i))) continue;
      const bool unit = bracket && next.content == LineContent::text &&
                        profile_->role[i + 1] == LineRole::none &&
                        is_bracketed(look_.content(i + 1)) && !look_.several_brackets(i + 1) &&
                        rows_behind(i + 1);
      if (notes ? !captioned_above(i) : unit || (row_behind(i) && look_.title_like(i)))
        caption_above(i);
      if (angles && !notes && lines_[i].start == LineStart::text && rows_behind(i))
        caption_above(i);
      if (unit && profile_->role[i] == LineRole::caption) profile_->role[i + 1] = LineRole::caption;
    }
  }

  // Short lines between a table's caption and its notes are rows, whatever they hold.
  void rows_under_captions() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].start != LineStart::caption || !look_.is_table_caption(i)) continue;
      std::size_t begin = i + 1;
      while (begin < lines_.size() && lines_[begin].start == LineStart::unit) ++begin;
      std::size_t end = begin;
      while (end < lines_.size() && is_row(end)) ++end;
      const bool closed = end < lines_.size() && (lines_[end].start == LineStart::source ||
                                                  lines_[end].start == LineStart::remark);
      // A caption over two lines.
      if (begin < end && begin == i + 1 &&
          is_full(lines_[i], lines_[begin], profile_->body_width, 0.9))
        ++begin;
      if (!closed || end - begin < 2) continue;
      for (std::size_t k = begin; k < end; ++k) profile_->role[k] = LineRole::row;
      i = end;
    }
  }

  [[nodiscard]] bool is_row(std::size_t i) const {
    const Line& line = lines_[i];
    return line.start == LineStart::text && profile_->role[i] == LineRole::none &&
           !profile_->furniture[i] && profile_->cell_bullet[i] == 0 &&
           (line.has_gap || line.width * 5 < profile_->body_width * 4);
  }

  // Whether rows stand behind line `i`: its head may stand between.
  [[nodiscard]] bool rows_behind(std::size_t i) const {
    for (std::size_t k = i + 1; k < std::min(lines_.size(), i + 4); ++k) {
      if (lines_[k].start != LineStart::text) return false;
      if (row_shape(look_.content(k)).is_numeric()) return true;
    }
    return false;
  }

  // A head and rows directly behind line `i`, which carries the call of a note.
  [[nodiscard]] bool row_behind(std::size_t i) const {
    return lines_[i].ends_mark && lines_[i + 1].start == LineStart::text &&
           lines_[i + 1].blanks == 0 &&
           (lines_[i + 1].content == LineContent::numbers ||
            row_shape(look_.content(i + 1)).columns >= 3 ||
            row_shape(look_.content(i + 1)).is_numeric()) &&
           rows_behind(i);
  }

  // Whether line `i` is a part of something that has a caption: a row, a second line of notes.
  [[nodiscard]] bool captioned_above(std::size_t i) const {
    const RowShape shape = row_shape(look_.content(i));
    if (shape.columns >= 3 && (!lines_[i].has_gap || shape.is_numeric())) return true;
    if (i == 0) return false;
    const Line& before = lines_[i - 1];
    if (before.start == LineStart::source || before.start == LineStart::remark)
      return is_full(before, lines_[i], profile_->body_width, 0.8);
    if (before.start == LineStart::caption || profile_->role[i - 1] != LineRole::none ||
        before.content == LineContent::numbers)
      return true;
    return before.start == LineStart::text && row_shape(look_.content(i - 1)).is_numeric();
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig& config_;
  Profile* profile_;
  ZoneLines look_;
  Axes axes_;
};

}  // namespace

void find_residue(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
                  Profile& profile) {
  find_figure_rows(text, lines, profile);
  Finder(text, lines, config, profile).find();
}

}  // namespace sagwan
