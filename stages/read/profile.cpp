// SPDX-License-Identifier: Apache-2.0
#include "stages/read/profile.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/bar_rows.h"
#include "stages/read/date_shape.h"
#include "stages/read/markers.h"
#include "stages/read/masthead.h"
#include "stages/read/residue.h"

namespace sagwan {

namespace {

constexpr uint32_t kMostLabelColumns = 26;  // a row's label: a period, a country, a short noun
constexpr uint32_t kMostHeadingColumns =
    90;  // a heading is set in larger type, and so is shorter than a line
constexpr uint32_t kUsualColumns =
    84;  // A4 with 11 point type, where the text has too few lines to tell
constexpr uint32_t kUsualNoteColumns = 100;
constexpr uint32_t kMostPrintedColumns =
    170;  // no page is wider; longer lines are unwrapped paragraphs
constexpr std::size_t kTopLines = 12;
constexpr std::size_t kLeastEnds = 4;  // lines that tell whether lines end where sentences do
constexpr std::size_t kLeastMarkers = 6;

uint32_t percentile(std::vector<uint32_t>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

uint64_t hash_of(std::string_view bytes) {
  uint64_t hash = 1469598103934665603ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

class Profiler {
 public:
  Profiler(std::string_view text, const Lines& lines, const ReadConfig& config)
      : text_(text), lines_(lines.list), config_(&config) {}

  Profile make() {
    out_.furniture.resize(lines_.size());
    out_.masthead.resize(lines_.size());
    out_.cell_bullet.resize(lines_.size());
    widths();
    blanks();
    statements();
    markers();
    headings();
    page_numbers();
    running_heads();
    repeated_headings();
    find_masthead(text_, lines_, *config_, out_);
    find_bar_rows(text_, lines_, out_);
    marked();
    last_words();
    find_residue(text_, lines_, *config_, out_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view content(const Line& line) const {
    return text_.substr(line.begin, line.end - line.begin);
  }
  [[nodiscard]] static bool is_note(const Line& line) {
    return line.marker == class_of(Numbering::digit_paren);
  }

  void widths() {
    std::vector<uint32_t> body;
    std::vector<uint32_t> notes;
    bool note = false;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text) note = is_note(line);
      const Line& next = lines_[i + 1];
      if (next.start != LineStart::text || next.blanks > 1 || line.width < 30) continue;
      if (line.content != LineContent::text || line.has_gap) continue;
      (note ? notes : body).push_back(line.width);
    }
    out_.body_width = percentile(body, 0.75);
    out_.note_width = percentile(notes, 0.75);
    if (notes.empty()) out_.note_width = body.empty() ? kUsualNoteColumns : out_.body_width * 6 / 5;
    if (body.empty()) out_.body_width = notes.empty() ? kUsualColumns : out_.note_width * 5 / 6;
    if (out_.body_width > kMostPrintedColumns || unwrapped() || end_as_sentences())
      out_.body_width = 0;
    if (out_.note_width > kMostPrintedColumns * 6 / 5) out_.note_width = 0;
  }

  // Whether lines are paragraphs: no page is so uneven that a third of its full lines are wider by
  // a third than the rest.
  [[nodiscard]] bool unwrapped() const {
    std::size_t full = 0;
    std::size_t wider = 0;
    for (const Line& line : lines_) {
      if (line.has_gap || line.content != LineContent::text || is_note(line)) continue;
      if (line.width * 3 > out_.body_width * 4) {
        ++wider;
      } else if (line.width * 5 >= out_.body_width * 4) {
        ++full;
      }
    }
    return wider >= 3 && wider * 3 > full;
  }

  // Whether lines are paragraphs by how they end: where lines are cut at a width, most of those
  // that unmarked text follows are cut within a sentence.
  [[nodiscard]] bool end_as_sentences() const {
    std::size_t ended = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Line& next = lines_[i + 1];
      if (line.start != LineStart::text || next.start != LineStart::text || line.width < 30 ||
          line.has_gap || line.content != LineContent::text)
        continue;
      ++all;
      ended += line.ends_sentence ? 1U : 0U;
    }
    return all >= kLeastEnds && ended * 10 >= all * 7;
  }

  void blanks() {
    // Lines that are cut in mid-sentence with a blank line behind them: extraction doubled the line
    // ends.
    std::size_t apart = 0;
    std::size_t together = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& next = lines_[i + 1];
      if (next.start != LineStart::text || lines_[i].ends_sentence) continue;
      if (!is_full(lines_[i], next, out_.body_width, 0.8)) continue;
      if (next.blanks == 0) ++together;
      if (next.blanks == 1) ++apart;
    }
    out_.blanks_part = !(apart >= 3 && apart > together);
  }

  // Of lines before a bullet, those that end as sentences do.
  void statements() {
    std::size_t ended = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const bool statement =
          lines_[i].start == LineStart::bullet || lines_[i].start == LineStart::text;
      if (!statement || lines_[i + 1].start != LineStart::bullet || lines_[i].width < 12) continue;
      ++all;
      ended += lines_[i].ends_sentence ? 1U : 0U;
    }
    out_.statements_end = all >= 3 && ended * 100 >= all * 60;
  }

  void markers() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.marker != kNoMarker) ++out_.marker_lines[line.marker];
      if (line.start != LineStart::text) continue;
      const std::string_view text = content(line);
      uint32_t columns = 0;
      bool space = false;
      for (std::size_t at = 0; at < text.size() && columns <= kMostLabelColumns;) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
          space = byte == ' ' || byte == '\t';
          ++columns;
          ++at;
          continue;
        }
        if (space && at > 0) {
          const char32_t c = utf8::decode(text, at);
          const std::size_t behind = at + utf8::length(text[at]);
          const bool spaced =
              std::binary_search(config_->spaced.begin(), config_->spaced.end(), c) &&
              date_shape(text.substr(0, at), *config_).is_period() &&
              !begins_with_end(text.substr(std::min(behind + 1, text.size())), *config_);
          if ((is_bullet(c, *config_) || spaced) && behind < text.size() && text[behind] == ' ') {
            out_.cell_bullet[i] = line.begin + static_cast<uint32_t>(at);
            ++out_.cell_markers[c];
            break;
          }
        }
        space = false;
        columns += 2;
        at += utf8::length(text[at]);
      }
    }
  }

  void headings() {
    std::array<uint32_t, kNumberings> like{};
    std::array<uint32_t, kNumberings> all{};
    std::array<uint32_t, kNumberings> alone{};
    uint32_t last_part = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::numbered || line.leader) continue;
      const auto kind = static_cast<std::size_t>(numbering_of(line.marker));
      // An amount at the start of a line, 47.2 m, is in no order.
      if (kind == static_cast<std::size_t>(Numbering::digit_digit)) {
        if (line.number != 1 && line.number != last_part + 1) continue;
        last_part = line.number;
      }
      ++all[kind];
      const bool goes_on = i + 1 < lines_.size() && lines_[i + 1].start == LineStart::text &&
                           lines_[i + 1].blanks == 0 && !line.ends_sentence &&
                           is_full(line, lines_[i + 1], out_.body_width, 0.85);
      if (!line.ends_sentence && line.width <= kMostHeadingColumns && !goes_on) ++like[kind];
      const bool apart = i + 1 < lines_.size() && lines_[i + 1].marker != line.marker &&
                         (lines_[i + 1].start == LineStart::bullet || lines_[i + 1].ends_sentence ||
                          (lines_[i + 1].start == LineStart::text &&
                           lines_[i + 1].width * 10 > out_.body_width * 7));
      if (line.width <= kMostHeadingColumns / 2 && apart) ++alone[kind];
    }
    for (std::size_t kind = 1; kind < all.size(); ++kind) {
      const bool bracketed = kind >= static_cast<std::size_t>(Numbering::digit_paren);
      // Items of a list in brackets follow each other; headings have something under them.
      out_.heading_numbering[kind] =
          all[kind] > 0 && like[kind] * 5 >= all[kind] * 3 &&
          kind < static_cast<std::size_t>(Numbering::circled) &&
          (!bracketed || (all[kind] >= 2 && alone[kind] * 5 >= all[kind] * 4));
    }
  }

  // Numbers alone on a line that go up by one through the document, far from each other.
  void page_numbers() {
    std::size_t last = kNone;
    uint32_t last_number = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start == LineStart::page_number) {
        out_.furniture[i] = true;
      } else if (line.start == LineStart::bare_number) {
        uint32_t number = 0;
        for (const char c : content(line)) number = number * 10 + static_cast<uint32_t>(c - '0');
        if (last != kNone && number == last_number + 1 && i - last >= 8) {
          out_.furniture[i] = true;
          out_.furniture[last] = true;
        }
        const bool next_in_row = last != kNone && number == last_number + 1 && i - last < 8;
        if (!next_in_row && (last == kNone || number > last_number || !out_.furniture[last])) {
          last = i;
          last_number = number;
        }
      }
    }
  }

  // A chapter's heading again at the top of a page; other headings may stand in two chapters.
  void repeated_headings() {
    std::unordered_map<uint64_t, uint32_t> seen;
    std::vector<std::pair<std::size_t, uint64_t>> tops;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::numbered || line.width > 100 || line.ends_sentence ||
          line.marker_end == line.end)
        continue;
      const uint64_t hash = hash_of(content(line));
      const bool new_page = i > 0 && (out_.furniture[i - 1] || lines_[i - 1].page != line.page);
      if (seen[hash]++ > 0 && new_page) tops.emplace_back(i, hash);
    }
    for (const auto& [i, hash] : tops) {
      if (lines_[i].marker == class_of(Numbering::chapter) || seen[hash] > 2)
        out_.furniture[i] = true;
    }
  }

  // Legends of charts repeat too; they stand among the numbers of an axis.
  [[nodiscard]] bool beside_numbers(std::size_t i) const {
    for (std::size_t k = i > 2 ? i - 2 : 0; k < std::min(lines_.size(), i + 3); ++k) {
      if (lines_[k].content == LineContent::numbers && lines_[k].start != LineStart::page_number &&
          !out_.furniture[k])
        return true;
    }
    return false;
  }

  // Unmarked short lines that stand three times and more, digits not counted: running heads and
  // feet.
  void running_heads() {
    std::unordered_map<uint64_t, uint32_t> seen;
    std::vector<std::pair<std::size_t, uint64_t>> candidates;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text || line.width < 6 || line.width > 100 || line.ends_sentence)
        continue;
      if (beside_numbers(i)) continue;
      uint64_t hash = 1469598103934665603ULL;
      uint32_t letters = 0;
      for (const char byte : content(line)) {
        if (is_digit(static_cast<unsigned char>(byte)) || byte == ' ') continue;
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
        ++letters;
      }
      if (letters < 12) continue;
      ++seen[hash];
      candidates.emplace_back(i, hash);
    }
    std::unordered_map<uint64_t, std::size_t> last;
    for (const auto& [i, hash] : candidates) {
      if (seen[hash] < 3) continue;
      // A table repeats its words within a few lines, a page does not.
      const auto before = last.find(hash);
      const bool close = before != last.end() && i - before->second < 12 &&
                         (i == 0 || lines_[i - 1].start != LineStart::page_number);
      const bool front =
          before == last.end() && i < kTopLines;  // the name itself, of which the others are echoes
      last[hash] = i;
      if (!close && !front && out_.cell_bullet[i] == 0) out_.furniture[i] = true;
    }
  }

  void last_words() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      // Notes and remarks may stand where a page cut the statement.
      const Line& next = lines_[i + 1];
      const bool statement =
          next.start == LineStart::bullet ||
          (next.start == LineStart::numbered && next.marker != class_of(Numbering::digit_paren));
      if (!statement || line.content != LineContent::text || line.ends_open || line.ends_sentence ||
          line.width < 12)
        continue;
      out_.last_words.insert(last_word(content(line)));
    }
  }

  // Whether unmarked lines are parts of marked statements: paragraphs of their own are few.
  void marked() {
    std::size_t markers = 0;
    std::size_t paragraphs = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.marker != kNoMarker && line.content == LineContent::text) ++markers;
      const bool starts = line.start == LineStart::text && lines_[i - 1].ends_sentence &&
                          line.width * 2 > out_.body_width;
      if (starts) ++paragraphs;
    }
    out_.marked = markers >= kLeastMarkers && paragraphs * 3 <= markers;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig* config_;
  Profile out_;
};

}  // namespace

Profile make_profile(std::string_view text, const Lines& lines, const ReadConfig& config) {
  return Profiler(text, lines, config).make();
}

uint64_t last_word(std::string_view content) {
  std::size_t begin = content.size();
  while (begin > 0 && content.size() - begin < 24) {
    const std::size_t previous = utf8::previous(content, begin);
    if (script_of(utf8::decode(content, previous)) == Script::none) break;
    begin = previous;
  }
  if (begin == content.size() && begin > 0) begin = utf8::previous(content, begin);
  return hash_of(content.substr(begin));
}

bool is_full(const Line& line, const Line& next, uint32_t width, double share) {
  if (line.room >= 0) {
    // Type that is not justified leaves room for a word, and now and then for more.
    constexpr float kRagged = 0.12F;
    return line.room <= 1.1F * static_cast<float>(std::min<uint32_t>(next.first_word, 20)) + 1 ||
           (!line.ends_sentence && line.room <= kRagged * static_cast<float>(line.width));
  }
  return is_full(line.width, next, width, share);
}

bool is_full(uint32_t columns, const Line& next, uint32_t width, double share) {
  // A word of more than twenty columns is an address or a table's rule.
  const uint32_t word = std::min<uint32_t>(next.first_word, 20);
  return width > 0 && static_cast<double>(columns + word + 1) >= share * static_cast<double>(width);
}

}  // namespace sagwan
