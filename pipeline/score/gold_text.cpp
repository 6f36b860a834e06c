// SPDX-License-Identifier: Apache-2.0
// The writing half; gold_text_reader.cpp reads.
#include "pipeline/score/gold_text.h"

#include <algorithm>
#include <list>
#include <map>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/score/gold_json.h"
#include "pipeline/score/gold_marks.h"

namespace sagwan {

namespace {

/// A word as it stands, or in quotes.
std::string quoted(std::string_view word) {
  if (!word.empty() && word.find_first_of(" \t\r\n\"\\[]|&=") == std::string_view::npos) {
    return std::string(word);
  }
  std::string out = "\"";
  for (const char c : word) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string field(std::string_view name, std::string_view value) {
  return value.empty() ? "" : " " + std::string(name) + "=" + quoted(value);
}

/// A stretch of a mark that lies whole in every other it meets.
struct Piece {
  SourceSpan span;
  uint32_t mark = 0;
  bool first = false;
};

class TextWriter {
 public:
  TextWriter(const Gold& gold, std::string_view text)
      : gold_(gold), text_(utf8::code_points(text)), marks_(marks_of(gold)) {}

  std::string write() {
    head();
    plan_blocks();
    plan_marks();
    for (uint32_t at = 0; at <= text_.size(); ++at) {
      close(at);
      directive(at);
      open(at);
      if (at < text_.size()) character(at);
    }
    return std::move(out_);
  }

 private:
  void head() {
    out_ += std::string("#gold ") + (gold_.reviewed ? "reviewed" : "draft") +
            field("name", gold_.source_name) + field("sha256", gold_.source_sha256) + "\n";
    const std::string document =
        field("date", gold_.date) + field("volume", gold_.volume) + field("issue", gold_.issue);
    if (!document.empty()) out_ += "#document" + document + "\n";
    for (const Gold::Entity& e : gold_.entities) {
      out_ += "#entity" + field("id", e.id) + field("type", e.type) + field("subtype", e.subtype) +
              "\n";
    }
    for (const Gold::Office& o : gold_.offices) {
      out_ += "#office" + field("person", o.person) + field("office", o.office) +
              field("organisation", o.organisation) + "\n";
    }
    out_ += "#text\n";
  }

  void plan_blocks() {
    if (gold_.blocks.empty()) return;
    std::vector<std::pair<SourceSpan, uint32_t>> parts;
    for (uint32_t i = 0; i < gold_.blocks.size(); ++i) {
      for (const SourceSpan span : gold_.blocks[i].spans) parts.emplace_back(span, i);
    }
    std::sort(parts.begin(), parts.end());
    std::vector<bool> seen(gold_.blocks.size());
    uint32_t end = 0;
    for (const auto& [span, block] : parts) {
      gap(end, span.begin);
      directives_[span.begin] = block_line(block, seen[block]);
      seen[block] = true;
      end = span.end;
    }
    gap(end, static_cast<uint32_t>(text_.size()));
  }
  /// Text that is in no block.
  void gap(uint32_t from, uint32_t to) {
    for (uint32_t at = from; at < to; ++at) {
      if (is_space(text_[at])) continue;
      directives_[at] = "#none";
      return;
    }
  }
  [[nodiscard]] std::string block_line(uint32_t number, bool again) const {
    std::string out = "#block " + std::to_string(number + 1);
    if (again) return out;
    const Gold::Block& block = gold_.blocks[number];
    out += " " + block.kind;
    if (block.level > 0) out += field("level", std::to_string(block.level));
    out += field("marker", block.marker);
    if (block.parent != kNone) out += field("in", std::to_string(block.parent + 1));
    return out + field("known", block.known);
  }

  /// Cuts what crosses another mark's end, so that brackets nest.
  void plan_marks() {
    std::list<Piece> queue;
    for (uint32_t i = 0; i < marks_.size(); ++i) {
      for (std::size_t k = 0; k < marks_[i].parts.size(); ++k) {
        queue.push_back({marks_[i].parts[k], i, k == 0});
      }
    }
    const auto before = [](const Piece& a, const Piece& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    };
    queue.sort(before);
    std::vector<uint32_t> ends;
    for (auto at = queue.begin(); at != queue.end(); ++at) {
      while (!ends.empty() && ends.back() <= at->span.begin) ends.pop_back();
      if (!ends.empty() && at->span.end > ends.back()) {
        const Piece rest{{ends.back(), at->span.end}, at->mark, false};
        at->span.end = ends.back();
        auto place = std::next(at);
        while (place != queue.end() && before(*place, rest)) ++place;
        queue.insert(place, rest);
      }
      ends.push_back(at->span.end);
      ++pieces_of_[at->mark];
    }
    pieces_.assign(queue.begin(), queue.end());
  }

  void open(uint32_t at) {
    for (; next_ < pieces_.size() && pieces_[next_].span.begin == at; ++next_) {
      out_ += '[';
      open_.push_back(next_);
    }
  }
  void close(uint32_t at) {
    while (!open_.empty() && pieces_[open_.back()].span.end == at) {
      const Piece& piece = pieces_[open_.back()];
      open_.pop_back();
      out_ += '|';
      if (piece.first) out_ += fields(marks_[piece.mark]);
      if (pieces_of_[piece.mark] > 1) {
        out_ += (piece.first ? " &" : "&") + std::to_string(piece.mark + 1);
      }
      out_ += ']';
    }
  }
  static std::string fields(const GoldMark& mark) {
    std::string out = mark.label;
    for (const auto& [name, value] : mark.fields) {
      const std::string word = quoted(value);
      const bool goes_without_saying = name == "value" || name == "entity";
      out += goes_without_saying && word == value ? " " + word : field(name, value);
    }
    return out;
  }
  void directive(uint32_t at) {
    const auto line = directives_.find(at);
    if (line == directives_.end()) return;
    if (out_.back() != '\n') out_ += "\\\n";
    out_ += line->second + "\n";
  }

  void character(uint32_t at) {
    const char32_t c = text_[at];
    const bool ends_line = at + 1 < text_.size() && text_[at + 1] == '\n';
    if (c == '\n') {
      for (const Gold::Join& join : gold_.joins) {
        const bool here = join.at.begin <= at && at < join.at.end;
        const bool first = here && std::find(text_.begin() + join.at.begin, text_.begin() + at,
                                             U'\n') == text_.begin() + at;
        if (first) out_ += join.space ? "\\+" : "\\=";
      }
      out_ += '\n';
    } else if (c == '\r') {
      out_ += "\\r";
    } else if (c == ' ' && (ends_line || at + 1 == text_.size())) {
      out_ += "\\s";
    } else {
      if (c == '[' || c == ']' || c == '|' || c == '\\' || (c == '#' && out_.back() == '\n')) {
        out_ += '\\';
      }
      utf8::append(out_, c);
    }
  }

  const Gold& gold_;
  std::u32string text_;
  std::vector<GoldMark> marks_;
  std::map<uint32_t, std::string> directives_;
  std::vector<Piece> pieces_;
  std::map<uint32_t, uint32_t> pieces_of_;  // by mark
  std::vector<std::size_t> open_;
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

Result<std::string> gold_text(const Gold& gold, std::string_view text, const std::string& path) {
  const Gold wanted = tidy(gold, SourceText(text));
  std::string out = TextWriter(wanted, text).write();
  SAGWAN_TRY(const GoldOfText back, read_gold_text(out, path));
  if (back.text != text || gold_json(back.gold) != gold_json(wanted)) {
    Error error =
        diagnostic(Code::gold_invalid, {path, 0, 0}, "it does not come back from text as it is");
    error.mend =
        "see that no blocks overlap, and that each join holds all white space at a line end";
    return error;
  }
  return out;
}

}  // namespace sagwan
