// SPDX-License-Identifier: Apache-2.0
#include "stages/segment/sentence_ends.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/note_mark.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Brackets and quotes that keep a sentence whole: a title or an aside is not cut, if it closes
// within this many bytes.
constexpr uint32_t kMostQuoted = 600;
constexpr std::size_t kMostAbbreviation = 24;
constexpr uint32_t kLeastWord = 4;  // letters of a word that is hardly an abbreviation

struct Pair {
  char32_t open;
  std::string_view close;
};
constexpr std::array<Pair, 8> kPairs = {{{'(', ")"},
                                         {'[', "]"},
                                         {0x2018, "\xE2\x80\x99"},
                                         {0x201C, "\xE2\x80\x9D"},
                                         {0x300C, "\xE3\x80\x8D"},
                                         {0x300E, "\xE3\x80\x8F"},
                                         {0x300A, "\xE3\x80\x8B"},
                                         {0xAB, "\xC2\xBB"}}};

bool is_closer(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB ||
         c == 0x300D || c == 0x300F || c == 0x3009 || c == 0x300B;
}

bool is_opener(char32_t c) {
  return c == '(' || c == '[' || c == '"' || c == 0x2018 || c == 0x201C || c == 0xAB ||
         c == 0x300C || c == 0x300E || c == 0x3008 || c == 0x300A;
}

bool is_cased(Script script) { return script == Script::latin || script == Script::cyrillic; }

// Capital letters of the two scripts with case that reports hold, well enough to see where a
// sentence starts.
bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE;
  if (c < 0x250) return c % 2 == 0;
  return (c >= 0x400 && c <= 0x42F) || (c >= 0x460 && c < 0x530 && c % 2 == 0);
}

class Cutter {
 public:
  Cutter(std::string_view text, Span range, const Languages& languages, std::vector<Span>& out)
      : text_(text.substr(0, range.end)),
        begin_(range.begin),
        end_(range.end),
        languages_(&languages),
        out_(&out) {}

  void cut() {
    uint32_t start = begin_;
    for (uint32_t i = begin_; i < end_;) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte < 0x80 ? (byte != '.' && byte != '?' && byte != '!' && byte != '(' && byte != '[')
                      : (byte != 0xE2 && byte != 0xE3 && byte != 0xC2)) {
        i += utf8::length(text_[i]);
        continue;
      }
      const char32_t c = utf8::decode(text_, i);
      const uint32_t next = i + utf8::length(text_[i]);
      quote(c, next);
      if (c == '.' || c == '?' || c == '!' || c == kIdeographicFullStop) {
        const uint32_t end = sentence_end(start, i, next, c);
        if (end != 0) {
          add(start, end);
          start = end;
          i = end;
          continue;
        }
      }
      i = next;
    }
    add(start, end_);
  }

 private:
  // Remembers where the quote that `c` opens closes.
  void quote(char32_t c, uint32_t behind) {
    for (std::size_t p = 0; p < kPairs.size(); ++p) {
      if (kPairs[p].open != c) continue;
      Close& close = closes_[p];
      if (close.searched < behind || (close.at != 0 && close.at < behind)) {
        const std::size_t most = std::min<std::size_t>(end_, behind + kMostQuoted);
        const std::size_t found = text_.substr(0, most).find(kPairs[p].close, behind);
        close.at = found == std::string_view::npos ? 0 : static_cast<uint32_t>(found);
        close.searched = static_cast<uint32_t>(most);
      }
      if (close.at >= behind && close.at - behind <= kMostQuoted)
        whole_until_ = std::max(whole_until_, close.at);
      return;
    }
  }

  // Where the sentence that mark `c` at `[at, behind)` ends is over, or 0 if it does not end there.
  [[nodiscard]] uint32_t sentence_end(uint32_t start, uint32_t at, uint32_t behind,
                                      char32_t c) const {
    uint32_t end = behind;
    bool closed = false;
    while (end < end_) {
      const char32_t next = utf8::decode(text_, end);
      if (is_closer(next) || next == '.' || next == '?' || next == '!') {
        closed = closed || is_closer(next);
        end += utf8::length(text_[end]);
        continue;
      }
      const uint32_t call = call_end(end);
      if (call == end) break;
      end = call;
    }
    if (at < whole_until_ && end <= whole_until_) return 0;
    if (end >= end_) return 0;  // the block ends there anyway
    const char32_t next = utf8::decode(text_, end);
    if (c == kIdeographicFullStop) return end;
    if (!is_space(next)) {
      // Han text has no spaces; what else stands without one is inside a name, a number or an
      // address.
      return c != '.' && !closed && script_of(next) == Script::han ? end : 0;
    }
    uint32_t word = end;
    while (word < end_ && is_space(utf8::decode(text_, word))) word += utf8::length(text_[word]);
    if (word >= end_) return 0;
    return ends(start, at, c, utf8::decode(text_, word)) ? end : 0;
  }

  // Whether mark `c` at `at` ends a sentence that started at `start`, when `next` begins the
  // following word.
  [[nodiscard]] bool ends(uint32_t start, uint32_t at, char32_t c, char32_t next) const {
    if (next == ',' || next == ';' || next == ')') return false;
    const Script script = script_of(next);
    if (c != '.') return !(is_cased(script) && !is_capital(next));
    if (at == start) return false;
    const char32_t before = utf8::decode_before(text_, at);
    if (is_digit(before)) {
      // 2023. 9. 13; No. 6. A number ends a sentence only before a capital, and not as the number
      // of a heading.
      if (!is_cased(script) || !is_capital(next)) return false;
      return !only_number(start, at);
    }
    const Script own = script_of(before);
    if (own == Script::hangul) {
      if (languages_->ends_sentence(before)) return true;
      // A noun with a full stop: an entry's part goes on with a year, a bracket or a title.
      if (is_digit(next) || is_opener(next)) return false;
      return at - start > utf8::length(text_[start]);  // not the syllable of an order
    }
    if (is_cased(own)) {
      if (is_cased(script) && !is_capital(next)) return false;
      std::size_t from = at;
      uint32_t letters = 0;
      while (from > start && at - from < kMostAbbreviation) {
        const std::size_t previous = utf8::previous(text_, from);
        const char32_t letter = utf8::decode(text_, previous);
        if (letter != '.' && !is_cased(script_of(letter))) break;
        ++letters;
        from = previous;
      }
      if (letters == 1) return false;  // an initial
      const std::string_view word = text_.substr(from, at + 1 - from);
      // Behind a word of some length a day may open the next sentence; behind a shorter one, or
      // before more than a word, the number belongs to it.
      if (is_digit(next) && (letters < kLeastWord || is_capital(utf8::decode(word, 0)) ||
                             word.find('.') + 1 < word.size() || !day_behind(at)))
        return false;
      return !languages_->is_abbreviation(word);
    }
    return true;
  }

  // A number of one or two digits before a word, as a sentence that opens with a day has it.
  [[nodiscard]] bool day_behind(uint32_t at) const {
    uint32_t i = at + 1;
    while (i < end_ && text_[i] == ' ') ++i;
    const uint32_t digits = i;
    while (i < end_ && is_digit(static_cast<unsigned char>(text_[i]))) ++i;
    if (i == digits || i - digits > 2 || i + 1 >= end_ || text_[i] != ' ') return false;
    return is_cased(script_of(utf8::decode(text_, i + 1)));
  }

  [[nodiscard]] bool only_number(uint32_t start, uint32_t at) const {
    return std::all_of(text_.begin() + start, text_.begin() + at, [](char byte) {
      return is_digit(static_cast<unsigned char>(byte)) || byte == '.' || byte == ' ';
    });
  }

  // Behind the note call that starts at `at`, or `at`.
  [[nodiscard]] uint32_t call_end(uint32_t at) const {
    uint32_t i = at;
    if (i < end_ && text_[i] == ',') ++i;  // 1),2)
    const uint32_t digits = i;
    while (i < end_ && is_digit(static_cast<unsigned char>(text_[i]))) ++i;
    if (i > digits && i < end_ && text_[i] == ')' && (i - digits) <= 3) {
      return digits == at || note_mark_at(text_, i) ? i + 1 : at;
    }
    const auto raised = at < end_ ? superscript_at(text_, at) : std::nullopt;
    return raised ? static_cast<uint32_t>(raised->end) : at;
  }

  void add(uint32_t begin, uint32_t end) {
    while (begin < end && is_space(utf8::decode(text_, begin))) begin += utf8::length(text_[begin]);
    while (end > begin && is_space(utf8::decode_before(text_, end)))
      end = static_cast<uint32_t>(utf8::previous(text_, end));
    if (begin < end) out_->push_back({begin, end});
  }

  struct Close {
    uint32_t at = 0;  // of the next closing mark, 0: none up to `searched`
    uint32_t searched = 0;
  };
  std::string_view text_;
  uint32_t begin_;
  uint32_t end_;
  const Languages* languages_;
  std::vector<Span>* out_;
  std::array<Close, kPairs.size()> closes_{};
  uint32_t whole_until_ = 0;
};

}  // namespace

void find_sentences(std::string_view text, Span range, const Languages& languages,
                    std::vector<Span>& out) {
  Cutter(text, range, languages, out).cut();
}

}  // namespace sagwan
