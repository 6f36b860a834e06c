// SPDX-License-Identifier: Apache-2.0
#include "stages/read/setting.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/running_heads.h"

namespace sagwan {

namespace {

constexpr float kSameEdge = 3;       // points: lines that end at one edge
constexpr double kEdgeShare = 0.15;  // of the lines beside it that end there
constexpr std::size_t kNoLine = SIZE_MAX;
constexpr float kMostRoom = 0.6F;   // of its width: behind the last line of a note that goes on
constexpr float kSameNote = 0.3F;   // points
constexpr float kNoteSize = 0.94F;  // of the body's size, and less: notes
constexpr float kHeadingSize = 1.1F;
constexpr uint32_t kMostHeading = 90;  // columns
constexpr double kMostBold = 0.3;      // of a text whose bold type says something
constexpr uint32_t kMostHeavy = 60;    // columns of a heading in the body's size
constexpr float kSameSize = 0.6F;      // points
constexpr std::size_t kMostLines = 3;  // of a heading
constexpr uint32_t kRunning = 28;      // columns: a line of running text, in two columns as well
constexpr uint32_t kRunningWeight = 20;
constexpr uint8_t kMostLevel = 6;
constexpr std::size_t kBeginning = 25;  // lines, where there are no pages: the title is among them
constexpr std::size_t kMostMark = 3;    // digits of a note's number

bool overlaps(const PageBox& a, const PageBox& b) { return a.left < b.right && b.left < a.right; }

/// The edge that a line's column has on the right: the nearest one that enough lines end at.
float edge_of(const std::vector<const Line*>& page, const Line& line) {
  std::vector<float> rights;
  for (const Line* other : page) {
    if (overlaps(other->set->box, line.set->box)) rights.push_back(other->set->box.right);
  }
  std::sort(rights.begin(), rights.end());
  const auto least = std::max<std::size_t>(
      3, static_cast<std::size_t>(kEdgeShare * static_cast<double>(rights.size())));
  for (std::size_t i = 0; i < rights.size(); ++i) {
    if (rights[i] < line.set->box.right - kSameEdge) continue;
    std::size_t same = 1;
    while (i + same < rights.size() && rights[i + same] - rights[i] <= kSameEdge) ++same;
    if (same >= least) return rights[i + same - 1];
  }
  return rights.empty() ? line.set->box.right : rights.back();
}

void find_room(const std::vector<const Line*>& page, Line& line) {
  const float width = line.set->box.right - line.set->box.left;
  if (width <= 0 || line.width == 0) return;
  const float room = std::max(edge_of(page, line) - line.set->box.right, 0.0F);
  line.room = room * static_cast<float>(line.width) / width;
}

class Setter {
 public:
  Setter(std::string_view text, const std::vector<Line>& lines, Profile& profile)
      : text_(text), lines_(lines), profile_(profile) {
    profile_.set.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].set == nullptr) continue;
      profile_.set[i] = {lines[i].set->use, lines[i].set->level, true, false};
      if (lines[i].set->page > 0) pages_[lines[i].set->page].push_back(i);
    }
  }

  void run() {
    sizes();
    if (pages_.empty()) {
      native_margins();
      if (body_ > 0) {
        headings();
        title(beginning());
        below_title();
      }
      native_title();
      return;
    }
    find_running_heads(text_, lines_, pages_, body_, profile_);
    native_margins();
    for (auto& [number, page] : pages_) notes(page);
    headings();
    title(pages_.begin()->second);
  }

 private:
  [[nodiscard]] std::string_view content(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }
  [[nodiscard]] const LineLayout& at(std::size_t i) const { return *lines_[i].set; }

  /// What the reader puts outside the text, the axes of charts in a PDF too, is none of it.
  void native_margins() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (profile_.set[i].use == LineUse::margin) profile_.furniture[i] = true;
    }
  }

  /// The size of most letters, and whether bold type is rare enough to say something.
  void sizes() {
    std::map<long, std::size_t> letters;
    std::size_t bold = 0;
    std::size_t all = 0;
    for (const Line& line : lines_) {
      if (line.set == nullptr || line.set->size <= 0) continue;
      // Tables may hold more letters than the text, and are set smaller.
      const bool running = line.width >= kRunning && !line.has_gap &&
                           line.set->use == LineUse::text && line.content == LineContent::text;
      letters[std::lround(line.set->size * 2)] +=
          std::size_t{line.width} * (running ? kRunningWeight : 1);
      all += line.width;
      if (line.set->bold) bold += line.width;
    }
    std::size_t most = 0;
    for (const auto& [size, count] : letters) {
      if (count <= most) continue;
      most = count;
      body_ = static_cast<float>(size) / 2;
    }
    bold_tells_ = static_cast<double>(bold) <= kMostBold * static_cast<double>(all);
  }

  /// End of the number or mark that a note begins with; 0 where there is none.
  [[nodiscard]] uint32_t mark_end(const Line& line) const {
    std::size_t i = line.begin;
    while (i < line.end && is_digit(static_cast<unsigned char>(text_[i]))) ++i;
    const std::size_t digits = i - line.begin;
    if (digits > kMostMark) return 0;
    if (digits > 0) {
      if (i < line.end && text_[i] == ')') return static_cast<uint32_t>(i + 1);
      const bool blank = i < line.end && text_[i] == ' ';
      const bool glued =
          i < line.end && script_of(utf8::decode(text_, i)) != Script::none;  // a raised number
      return blank || glued ? static_cast<uint32_t>(i) : 0;
    }
    while (i < line.end && text_[i] == '*') ++i;
    return i - line.begin <= kMostMark ? static_cast<uint32_t>(i - line.begin == 0 ? 0 : i) : 0;
  }

  /// The foot of a page: small lines down to its end, from the first one that a mark begins. A
  /// page whose foot begins without a mark goes on with the note before.
  void notes(const std::vector<std::size_t>& page) {
    std::vector<std::size_t> foot;
    for (std::size_t n = page.size(); n-- > 0;) {
      const std::size_t i = page[n];
      if (profile_.furniture[i]) continue;
      if (profile_.set[i].use != LineUse::text || at(i).size > kNoteSize * body_ ||
          lines_[i].has_gap)
        break;
      foot.push_back(i);
    }
    std::reverse(foot.begin(), foot.end());
    const auto marked =
        std::find_if(foot.begin(), foot.end(), [&](std::size_t i) { return is_mark(i); });
    auto first = marked;
    // The end of a note that the page before cut stands above the first mark, in its type.
    if (open_note_ != kNoLine && !foot.empty()) {
      const auto like = [&](std::size_t i) {
        return std::abs(at(i).size - at(open_note_).size) < kSameNote && !lines_[i].has_gap &&
               lines_[i].start == LineStart::text;
      };
      while (first != foot.begin() && like(*(first - 1)) &&
             (first == foot.end() || near(*(first - 1), *first)))
        --first;
    }
    open_note_ = kNoLine;
    if (first == foot.end()) return;
    for (auto i = first; i != foot.end(); ++i) {
      profile_.set[*i].use = LineUse::note;
      profile_.set[*i].begins = is_mark(*i);
      profile_.set[*i].mark_end = profile_.set[*i].begins ? mark_end(lines_[*i]) : 0;
    }
    const Line& last = lines_[foot.back()];
    const bool full = last.room >= 0 && last.room < kMostRoom * static_cast<float>(last.width);
    // A note that ends within a word or between two goes on, however short its line is.
    const bool cut = script_of(utf8::decode_before(text_, last.end)) != Script::none;
    if (!last.ends_sentence && (full || cut)) open_note_ = foot.back();
  }

  [[nodiscard]] bool is_mark(std::size_t i) const {
    if (mark_end(lines_[i]) == 0) return false;
    return lines_[i].content == LineContent::text;
  }

  /// Whether line `b` is set below line `a` as closely as lines of one heading are.
  [[nodiscard]] bool near(std::size_t a, std::size_t b) const {
    const float gap = at(b).box.top - at(a).box.bottom;
    return gap > -at(a).size && gap < 0.7F * at(b).size;
  }

  [[nodiscard]] bool stands_out(std::size_t i) const {
    const bool larger = at(i).size >= kHeadingSize * body_;
    // A long line of heavier type is a statement.
    const bool heavier =
        bold_tells_ && at(i).bold && lines_[i].width < kMostHeavy && at(i).size > kNoteSize * body_;
    return larger || heavier;
  }

  /// Whether line `b` is the next line of the paragraph that line `a` is in, whatever its weight.
  [[nodiscard]] bool runs_on(std::size_t a, std::size_t b) const {
    if (b >= lines_.size() || lines_[a].set == nullptr || lines_[b].set == nullptr) return false;
    return at(a).page == at(b).page && near(a, b) &&
           std::abs(at(a).size - at(b).size) < kSameSize && lines_[b].marker == kNoMarker &&
           lines_[a].room >= 0 && is_full(lines_[a], lines_[b], 0, 1);
  }

  /// A statement that begins, or is, in heavier type is no heading: its lines are full, and go on.
  void drop_running(std::vector<bool>& candidate) const {
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (candidate[i] && runs_on(i, i + 1) && !candidate[i + 1]) candidate[i] = false;
    }
    std::size_t run = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      run = i > 0 && runs_on(i - 1, i) ? run + 1 : 0;
      if (run > 0 && !candidate[i - 1]) candidate[i] = false;
      if (run < kMostLines) continue;
      for (std::size_t back = 0; back <= run; ++back) candidate[i - back] = false;
    }
  }

  void headings() {
    std::map<std::pair<long, bool>, uint8_t> classes;
    const auto class_at = [&](std::size_t i) {
      return std::pair<long, bool>(-std::lround(at(i).size), !at(i).bold);
    };
    std::vector<std::size_t> found;
    std::vector<bool> candidate(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.set == nullptr || profile_.furniture[i] || profile_.set[i].use != LineUse::text)
        continue;
      const bool other = line.start == LineStart::bullet || line.start == LineStart::weak_bullet ||
                         line.start == LineStart::caption || line.start == LineStart::source ||
                         line.start == LineStart::remark || line.start == LineStart::unit ||
                         line.start == LineStart::remark_mark || line.same_line;
      if (other || line.content != LineContent::text || line.has_gap || line.ends_sentence ||
          line.leader || line.width > kMostHeading || !stands_out(i))
        continue;
      candidate[i] = true;
    }
    drop_running(candidate);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!candidate[i]) continue;
      found.push_back(i);
      classes.emplace(class_at(i), 0);
    }
    uint8_t level = lowest_of_format();
    for (auto& [key, value] : classes) value = level = std::min<uint8_t>(level + 1, kMostLevel);
    std::size_t before = lines_.size();
    for (const std::size_t i : found) {
      SetLine& set = profile_.set[i];
      set.use = LineUse::heading;
      set.level = classes.at(class_at(i));
      set.begins =
          !(at(i).page > 0 && before + 1 == i && class_at(before) == class_at(i) &&
            near(before, i) && lines_[i].marker == kNoMarker && at(before).page == at(i).page);
      before = i;
    }
  }

  /// The lowest level that the format itself gives a heading: those it does not know are below.
  [[nodiscard]] uint8_t lowest_of_format() const {
    uint8_t out = 0;
    for (const SetLine& set : profile_.set) {
      if (set.use == LineUse::heading) out = std::max(out, set.level);
    }
    return out;
  }

  /// The title has no level: headings that were found by their looks are counted without it.
  void below_title() {
    const auto titled = [](const SetLine& set) { return set.title; };
    if (std::none_of(profile_.set.begin(), profile_.set.end(), titled)) return;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      SetLine& set = profile_.set[i];
      const bool looks = lines_[i].set != nullptr && at(i).use != LineUse::heading;
      if (set.use == LineUse::heading && looks && set.level > 1) --set.level;
    }
  }

  /// The first heading of a format without pages, where no other has its level or a higher one.
  void native_title() {
    std::size_t first = kNoLine;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const SetLine& set = profile_.set[i];
      if (set.title) return;
      if (set.use != LineUse::heading) continue;
      if (first == kNoLine) {
        first = i;
      } else if (set.level <= profile_.set[first].level) {
        return;
      }
    }
    if (first < kBeginning && lines_[first].marker == kNoMarker) profile_.set[first].title = true;
  }

  /// The first lines of a format without pages.
  [[nodiscard]] std::vector<std::size_t> beginning() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < lines_.size() && out.size() < kBeginning; ++i) {
      if (lines_[i].set != nullptr) out.push_back(i);
    }
    return out;
  }

  /// The largest type of the first page, where it is larger than all that follows.
  void title(const std::vector<std::size_t>& page) {
    float largest = 0;
    for (const std::size_t i : page) {
      if (profile_.set[i].use == LineUse::heading) largest = std::max(largest, at(i).size);
    }
    if (largest < kHeadingSize * body_) return;
    bool begun = false;
    for (const std::size_t i : page) {
      const bool is = profile_.set[i].use == LineUse::heading && at(i).size > largest - 0.3F;
      if (begun && !is) return;
      if (!is) continue;
      profile_.set[i].title = true;
      begun = true;
    }
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Profile& profile_;
  std::map<uint32_t, std::vector<std::size_t>> pages_;
  std::size_t open_note_ = kNoLine;  ///< the last line of a page, where it is a note's that goes on
  float body_ = 0;
  bool bold_tells_ = false;
};

}  // namespace

void find_setting(const CleanText& clean, const Layout& layout, Lines& lines) {
  std::map<uint32_t, std::vector<const Line*>> pages;
  for (Line& line : lines.list) {
    line.set = layout.line_at(clean.source_at(line.begin));
    if (line.set != nullptr && line.set->page > 0) pages[line.set->page].push_back(&line);
  }
  for (Line& line : lines.list) {
    if (line.set != nullptr && line.set->page > 0 && !line.same_line)
      find_room(pages[line.set->page], line);
  }
}

void add_setting(std::string_view text, const Lines& lines, Profile& profile) {
  Setter(text, lines.list, profile).run();
}

}  // namespace sagwan
