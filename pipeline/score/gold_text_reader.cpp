// SPDX-License-Identifier: Apache-2.0
// Reads the text form of gold: gold_text.h.
#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/rule.h"
#include "pipeline/score/gold_marks.h"
#include "pipeline/score/gold_text.h"

namespace sagwan {

namespace {

/// `a b=c d="e f" &3`, as words and fields.
struct Words {
  std::vector<std::string> plain;
  std::vector<std::pair<std::string, std::string>> fields;

  [[nodiscard]] std::string field(std::string_view name) const {
    for (const auto& [key, value] : fields) {
      if (key == name) return value;
    }
    return {};
  }
  [[nodiscard]] std::string word(std::size_t i) const {
    return i < plain.size() ? plain[i] : std::string();
  }
};

uint32_t number(const std::string& text) {
  uint32_t out = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failure == std::errc() && end == text.data() + text.size() ? out : 0;
}

class TextReader {
 public:
  TextReader(std::string_view marked, const std::string& path) : in_(marked), path_(path) {}

  Result<GoldOfText> read() {
    head();
    while (!error_ && at_ < in_.size()) step();
    if (!error_ && !open_.empty()) wrong("a [ is not closed");
    end_block();
    if (error_) return *error_;
    join();
    SAGWAN_TRY(Gold gold,
               with_marks(std::move(out_.gold), finished(), SourceText(out_.text), path_));
    out_.gold = std::move(gold);
    return std::move(out_);
  }

 private:
  void wrong(std::string what) {
    if (error_) return;
    const auto end = in_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, in_.size()));
    const auto line = 1 + std::count(in_.begin(), end, '\n');
    error_ =
        diagnostic(Code::gold_invalid, {path_, static_cast<uint32_t>(line), 0}, std::move(what));
    error_->mend = "see docs/gold.md, As text";
  }

  std::string_view line() {
    const std::size_t end = std::min(in_.find('\n', at_), in_.size());
    const std::string_view out = in_.substr(at_, end - at_);
    at_ = std::min(end + 1, in_.size());
    return out;
  }

  /// Words up to `stop` or the end of the line; leaves `at_` on it.
  Words words(char stop) {
    Words out;
    while (at_ < in_.size() && in_[at_] != stop && in_[at_] != '\n') {
      if (in_[at_] == ' ') {
        ++at_;
        continue;
      }
      const std::size_t from = at_;
      while (at_ < in_.size() && in_[at_] != stop && in_[at_] != '\n' && in_[at_] != ' ' &&
             in_[at_] != '=' && in_[at_] != '"') {
        ++at_;
      }
      std::string name(in_.substr(from, at_ - from));
      if (at_ < in_.size() && in_[at_] == '=') {
        ++at_;
        out.fields.emplace_back(std::move(name), value(stop));
      } else if (at_ == from) {
        wrong("a word is expected here");
        return out;
      } else {
        out.plain.push_back(std::move(name));
      }
    }
    return out;
  }
  std::string value(char stop) {
    std::string out;
    if (at_ >= in_.size() || in_[at_] != '"') {
      while (at_ < in_.size() && in_[at_] != stop && in_[at_] != '\n' && in_[at_] != ' ') {
        out += in_[at_++];
      }
      return out;
    }
    for (++at_; at_ < in_.size() && in_[at_] != '"' && in_[at_] != '\n'; ++at_) {
      if (in_[at_] == '\\' && at_ + 1 < in_.size()) {
        ++at_;
        out += in_[at_] == 'n' ? '\n' : in_[at_];
      } else {
        out += in_[at_];
      }
    }
    if (at_ >= in_.size() || in_[at_] != '"') {
      wrong("a \" is not closed");
    } else {
      ++at_;
    }
    return out;
  }

  void head() {
    Gold& gold = out_.gold;
    while (!error_) {
      const std::size_t end = std::min(in_.find_first_of(" \n", at_), in_.size());
      const std::string_view name = in_.substr(at_, end - at_);
      at_ = end;
      const Words w = words('\n');
      if (name == "#gold") {
        gold.reviewed = w.word(0) == "reviewed";
        gold.source_name = w.field("name");
        gold.source_sha256 = w.field("sha256");
      } else if (name == "#document") {
        gold.date = w.field("date");
        gold.volume = w.field("volume");
        gold.issue = w.field("issue");
      } else if (name == "#entity") {
        gold.entities.push_back({w.field("id"), w.field("type"), w.field("subtype")});
      } else if (name == "#office") {
        gold.offices.push_back({w.field("person"), w.field("office"), w.field("organisation")});
      } else if (name != "#text") {
        return wrong("#gold, #document, #entity, #office or #text is expected here");
      }
      line();
      if (name == "#text") return;
    }
  }

  void step() {
    const bool line_begins = at_ == 0 || in_[at_ - 1] == '\n';
    if (line_begins && in_[at_] == '#') return directive();
    switch (in_[at_]) {
      case '[':
        open_.push_back(place_);
        ++at_;
        return;
      case '|':
        return close();
      case ']':
        return wrong("a ] without what it closes; a bracket of the text is written \\]");
      case '\\':
        return escape();
      default:
        take(utf8::length(in_[at_]));
    }
  }
  void take(uint32_t length) {
    out_.text += in_.substr(at_, length);
    at_ += length;
    ++place_;
  }
  void escape() {
    const char c = ++at_ < in_.size() ? in_[at_] : ' ';
    if (c == '+' || c == '=') {
      joins_.emplace_back(place_, c == '+');
      ++at_;
    } else if (c == '\n') {
      ++at_;
    } else if (c == 's' || c == 'r') {
      out_.text += c == 's' ? ' ' : '\r';
      ++place_;
      ++at_;
    } else if (c == '[' || c == ']' || c == '|' || c == '\\' || c == '#') {
      take(1);
    } else {
      wrong("a backslash before what needs none; a backslash of the text is written twice");
    }
  }

  void close() {
    if (open_.empty()) return wrong("a | outside of brackets; one of the text is written \\|");
    ++at_;
    Words w = words(']');
    if (error_) return;
    if (at_ >= in_.size() || in_[at_] != ']') return wrong("a ] is missing");
    ++at_;
    std::string tie;
    if (!w.plain.empty() && w.plain.back().starts_with('&')) {
      tie = w.plain.back();
      w.plain.pop_back();
    }
    const SourceSpan span{open_.back(), place_};
    open_.pop_back();
    GoldMark& mark = tie.empty() ? loose_.emplace_back() : tied_[tie];
    mark.parts.push_back(span);
    if (w.plain.empty()) return;
    mark.label = w.plain[0];
    mark.fields = std::move(w.fields);
    const auto type = find_type(mark.label);
    const bool is_name = type && *type >= FindType::per && *type <= FindType::title;
    if (w.plain.size() > 1) mark.fields.emplace_back(is_name ? "entity" : "value", w.plain[1]);
  }

  void directive() {
    const std::size_t end = std::min(in_.find_first_of(" \n", at_), in_.size());
    const std::string_view name = in_.substr(at_, end - at_);
    end_block();
    at_ = end;
    const Words w = words('\n');
    if (name == "#block") {
      begin_block(w);
    } else if (name != "#none") {
      wrong("#block or #none is expected here; a # of the text is written \\#");
    }
    line();
  }
  void begin_block(const Words& w) {
    auto& blocks = out_.gold.blocks;
    if (number(w.word(0)) == 0) return wrong("#block wants a number");
    const auto [known, is_new] =
        numbers_.emplace(number(w.word(0)), static_cast<uint32_t>(blocks.size()));
    if (is_new) {
      Gold::Block block;
      block.kind = w.word(1);
      block.level = number(w.field("level"));
      block.marker = w.field("marker");
      block.known = w.field("known");
      parents_.push_back(number(w.field("in")));
      blocks.push_back(std::move(block));
      if (w.word(1).empty()) wrong("#block " + w.word(0) + " has no kind");
    }
    block_ = known->second;
    block_begin_ = place_;
  }
  void end_block() {
    if (block_ != kNone) out_.gold.blocks[block_].spans.push_back({block_begin_, place_});
    block_ = kNone;
  }

  /// Joins get all white space around their line end; parents their places in the list.
  void join() {
    const SourceText text(out_.text);
    for (const auto& [at, space] : joins_) {
      SourceSpan span{at, at};
      while (span.begin > 0 && is_space(text.at(span.begin - 1))) --span.begin;
      while (span.end < text.size() && is_space(text.at(span.end))) ++span.end;
      out_.gold.joins.push_back({span, space});
    }
    for (std::size_t i = 0; i < parents_.size(); ++i) {
      const auto parent = numbers_.find(parents_[i]);
      if (parent != numbers_.end()) out_.gold.blocks[i].parent = parent->second;
    }
  }
  std::vector<GoldMark> finished() {
    std::vector<GoldMark> marks = std::move(loose_);
    for (auto& [tie, mark] : tied_) {
      std::sort(mark.parts.begin(), mark.parts.end());
      marks.push_back(std::move(mark));
    }
    std::stable_sort(marks.begin(), marks.end(), [](const GoldMark& a, const GoldMark& b) {
      return a.parts.front() < b.parts.front();
    });
    return marks;
  }

  std::string_view in_;
  const std::string& path_;
  std::size_t at_ = 0;
  uint32_t place_ = 0;  // in the text, code points
  GoldOfText out_;
  std::optional<Error> error_;
  std::vector<uint32_t> open_;
  std::vector<GoldMark> loose_;
  std::map<std::string, GoldMark> tied_;
  std::vector<std::pair<uint32_t, bool>> joins_;
  std::map<uint32_t, uint32_t> numbers_;  // of blocks
  std::vector<uint32_t> parents_;
  uint32_t block_ = kNone;
  uint32_t block_begin_ = 0;
};

}  // namespace

Result<GoldOfText> read_gold_text(std::string_view marked, const std::string& path) {
  return TextReader(marked, path).read();
}

}  // namespace sagwan
