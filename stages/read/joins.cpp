// SPDX-License-Identifier: Apache-2.0
// Joins: whether a line end inside a block stands for a space. Where the document itself tells (a line that was cut
// between words ends with white space, one cut inside a word does not), that is believed; else the evidence decides:
// punctuation and scripts on both sides, the same words elsewhere in the document, and the word parts of
// configs/reading.toml.
#include <algorithm>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/blocks.h"
#include "stages/read/word_counts.h"

namespace sagwan {

namespace {

// Scores are in units of one piece of evidence; their sizes were chosen on texts whose lines were cut on purpose
// (stages/read/README.md, Joins). Above zero: a space.
constexpr double kSure = 10;

bool is_open_mark(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x2018 || c == 0x201C || c == 0x300C || c == 0x300E ||
         c == 0x300A || c == 0x3008 || c == 0xAB;
}
bool is_close_mark(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0x2019 || c == 0x201D || c == 0x300D || c == 0x300F ||
         c == 0x300B || c == 0x3009 || c == 0xBB;
}
bool is_middle_dot(char32_t c) {
  return c == kMiddleDot || c == 0x2027 || c == 0x2024 || c == 0x30FB || c == 0x318D || c == 0x22C5;
}

class Joiner {
 public:
  Joiner(std::string_view text, Drafts& drafts, const ReadConfig& config)
      : text_(text), drafts_(&drafts), config_(&config) {}

  void decide() {
    for (const Draft& draft : drafts_->list) {
      for (uint32_t f = draft.first; f != kNone && drafts_->fragments[f].next != kNone; f = drafts_->fragments[f].next) {
        joins_.push_back({f, drafts_->fragments[f].next, 0});
      }
    }
    if (joins_.empty()) return;
    std::size_t spaces = 0;
    std::size_t agree = 0;
    std::size_t judged_spaces = 0;
    for (Join& join : joins_) {
      join.score = score(drafts_->fragments[join.left], drafts_->fragments[join.right]);
      const bool cue = drafts_->fragments[join.left].trailing_space;
      spaces += cue ? 1U : 0U;
      judged_spaces += join.score > 0 ? 1U : 0U;
      agree += cue == (join.score > 0) ? 1U : 0U;
    }
    const std::size_t n = joins_.size();
    // The cue tells if both its values occur and it agrees with the evidence far beyond chance.
    const bool cue = n >= 4 && spaces * 20 >= n && (n - spaces) * 20 >= n && agree * 100 >= n * 72;
    // Lines cut between words only: what looks like a cut word there is an error of the evidence.
    const double bias = !cue && n >= 10 && judged_spaces * 100 >= n * 85 ? 1.0 : 0.0;
    for (const Join& join : joins_) {
      Fragment& right = drafts_->fragments[join.right];
      const bool sure = join.score >= kSure || join.score <= -kSure;
      right.space = cue && !sure ? drafts_->fragments[join.left].trailing_space : join.score + bias > 0;
    }
  }

 private:
  struct Join {
    uint32_t left;
    uint32_t right;
    double score;
  };

  [[nodiscard]] double score(const Fragment& left, const Fragment& right) {
    const std::string_view before = text_.substr(left.begin, left.end - left.begin);
    const std::string_view behind = text_.substr(right.begin, right.end - right.begin);
    const char32_t last = utf8::decode_before(before, before.size());
    const char32_t first = utf8::decode(behind, 0);
    if (const auto mark = marks(before, last, behind, first)) return *mark;
    const Script script = script_of(last);
    const Script next = script_of(first);
    if (script == Script::none || next == Script::none) {
      if (is_digit(last)) return next == Script::hangul || next == Script::han ? -2 : next == Script::none ? -1 : 2;
      return 1.5;
    }
    if (script == next && (script == Script::han || script == Script::kana)) return -kSure;
    if ((script == Script::han && next == Script::kana) || (script == Script::kana && next == Script::han)) return -kSure;
    const JoinWords* words = words_of(next);
    if (words == nullptr) return script == next ? kSure : 2;
    if (script != next) return words->behind.has(first_run(behind, next)) ? -3 : script == Script::han ? -1 : 2;
    return within(before, behind, *words);
  }

  // What punctuation says.
  [[nodiscard]] std::optional<double> marks(std::string_view before, char32_t last, std::string_view behind,
                                            char32_t first) const {
    if (is_open_mark(last) || is_close_mark(first)) return -kSure;
    if (first == ',' || first == '.' || first == ';' || first == ':' || first == '%' || first == '!' || first == '?') return -kSure;
    if (is_middle_dot(last) || is_middle_dot(first)) return -kSure;
    if (last == '-' || last == '~' || last == '/') {
      const char32_t prior = before.size() > 1 ? utf8::decode_before(before, before.size() - 1) : 0;
      return is_space(prior) || prior == 0 ? kSure : -kSure;
    }
    if (last == ',' && is_digit(first)) {
      const char32_t prior = before.size() > 1 ? utf8::decode_before(before, before.size() - 1) : 0;
      return is_digit(prior) && group_of_three(behind) ? -3.0 : kSure;
    }
    if (last == ',' || last == ';' || last == ':' || last == '.' || last == '?' || last == '!') return kSure;
    if (is_close_mark(last) || last == '"' || last == '\'') {
      const JoinWords* words = words_of(script_of(first));
      if (words == nullptr) return 2.0;
      const std::string_view run = first_run(behind, words->script);
      return words->behind.has(run) ? -4.0 : 2.0;
    }
    if (first == '(' || first == '[') return script_of(last) == Script::latin || script_of(last) == Script::cyrillic ? 2.0 : -1.0;
    if (is_open_mark(first)) return 3.0;
    if (is_digit(last) && is_digit(first)) return -1.0;
    return std::nullopt;
  }

  // Evidence for two parts of one script with [[join]] words.
  [[nodiscard]] double within(std::string_view before, std::string_view behind, const JoinWords& words) {
    const std::string_view left = last_run(before, words.script);
    const std::string_view right = first_run(behind, words.script);
    const WordCounts& counts = counts_of(words.script);
    const uint32_t left_letters = utf8::count(left);
    const uint32_t right_letters = utf8::count(right);
    double score = 0.3;
    // The whole word elsewhere.
    if (left_letters < WordCounts::kMostLetters) {
      uint32_t most = 0;
      std::string_view part;
      for (std::size_t i = 0; i < right.size() && left_letters + most < WordCounts::kMostLetters;) {
        i += utf8::length(right[i]);
        if (counts.starts(left, right.substr(0, i)) == 0) break;
        ++most;
        part = right.substr(0, i);
      }
      if (most > 0) {
        const bool whole = most == right_letters || left_letters + most == WordCounts::kMostLetters;
        score -= (left_letters + most >= 3 ? 1.2 : 0.3) * (whole ? 2.0 : 1.0) + 0.5 * most;
      }
    }
    // Both parts as words elsewhere.
    const uint32_t left_words = counts.words(left);
    score += left_words > 2 ? 1.6 : left_words > 0 ? 1.1 : -0.4;
    const std::string_view stem = first_letters(right, 2);
    const uint32_t right_starts = counts.starts(stem);
    if (right_letters >= 2) score += right_starts > 2 ? 1.4 : right_starts > 0 ? 0.9 : -0.7;
    if (counts.words(right) > 0) score += 0.5;
    // Word parts.
    const bool begins = words.begins.has(right);
    if (begins) score += 2.2;
    if (words.behind.has(right)) {
      score -= 3.2;
    } else if (!begins && !starts_with_any(right, words.begins, 2)) {
      const uint32_t taken = longest_start(right, words.behind);
      if (taken >= 2) score -= 1.0;
    }
    if (closes(left, words.closes)) score += left_letters >= 2 ? 1.2 : 0.2;
    if (left_letters == 1 && !words.begins.has(left)) score -= 1.3;
    if (right_letters == 1 && !begins) score -= 1.5;
    return score;
  }

  [[nodiscard]] const JoinWords* words_of(Script script) const {
    const auto found = std::find_if(config_->joins.begin(), config_->joins.end(),
                                    [&](const JoinWords& words) { return words.script == script; });
    return found == config_->joins.end() ? nullptr : &*found;
  }

  const WordCounts& counts_of(Script script) {
    for (const auto& [counted, counts] : counts_) {
      if (counted == script) return counts;
    }
    counts_.emplace_back(script, WordCounts(text_, script));
    return counts_.back().second;
  }

  static bool group_of_three(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
    return digits == 3;
  }
  static std::string_view last_run(std::string_view text, Script script) {
    std::size_t begin = text.size();
    while (begin > 0 && text.size() - begin < 60) {
      const std::size_t previous = utf8::previous(text, begin);
      if (script_of(utf8::decode(text, previous)) != script) break;
      begin = previous;
    }
    return text.substr(begin);
  }
  static std::string_view first_run(std::string_view text, Script script) {
    std::size_t end = 0;
    while (end < text.size() && end < 60 && script_of(utf8::decode(text, end)) == script) end += utf8::length(text[end]);
    return text.substr(0, end);
  }
  static std::string_view first_letters(std::string_view text, uint32_t letters) {
    std::size_t end = 0;
    for (; letters > 0 && end < text.size(); --letters) end += utf8::length(text[end]);
    return text.substr(0, end);
  }
  // Letters of the longest start of `text` that is in `set`.
  static uint32_t longest_start(std::string_view text, const WordSet& set) {
    uint32_t letters = 0;
    uint32_t longest = 0;
    for (std::size_t end = 0; end < text.size() && end < set.longest();) {
      end += utf8::length(text[end]);
      ++letters;
      if (set.has(text.substr(0, end))) longest = letters;
    }
    return longest;
  }
  static bool starts_with_any(std::string_view text, const WordSet& set, uint32_t least) {
    return longest_start(text, set) >= least;
  }
  static bool closes(std::string_view word, const WordSet& set) {
    for (std::size_t begin = word.size(); begin > 0 && word.size() - begin < set.longest();) {
      begin = utf8::previous(word, begin);
      if (set.has(word.substr(begin))) return true;
    }
    return false;
  }

  std::string_view text_;
  Drafts* drafts_;
  const ReadConfig* config_;
  std::vector<Join> joins_;
  std::vector<std::pair<Script, WordCounts>> counts_;
};

}  // namespace

void decide_joins(std::string_view text, Drafts& drafts, const ReadConfig& config) {
  Joiner(text, drafts, config).decide();
}

}  // namespace sagwan
