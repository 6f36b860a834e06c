// SPDX-License-Identifier: Apache-2.0
// Joins: whether a line end inside a block stands for a space. Evidence: punctuation and scripts on
// both sides, the same words elsewhere in the document, and the word parts of configs/reading.toml.
// To it comes, as far as the document bears it out, the white space that some programs leave where
// a line was cut between words.
#include <algorithm>
#include <cmath>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/blocks.h"
#include "stages/read/join_marks.h"
#include "stages/read/line_edges.h"
#include "stages/read/part_evidence.h"
#include "stages/read/word_counts.h"
#include "stages/read/word_evidence.h"

namespace sagwan {

namespace {

// Scores are in units of one piece of evidence; their sizes were chosen on texts whose lines were
// cut on purpose (stages/read/README.md, Joins). Above zero: a space.
constexpr double kSure = JoinMarks::kSure;
constexpr int kRounds = 3;
constexpr uint32_t kMostLabelBytes = 16;  // of a caption whose title is on the next line

class Joiner {
 public:
  Joiner(std::string_view text, Drafts& drafts, const ReadConfig& config)
      : text_(text), drafts_(&drafts), config_(&config), marks_(config) {}

  void decide() {
    for (const Draft& draft : drafts_->list) {
      // Lines of these are lines by intention.
      if (draft.kind == BlockKind::masthead || draft.kind == BlockKind::furniture) continue;
      bool quoted = false;
      for (uint32_t f = draft.first; f != kNone && drafts_->fragments[f].next != kNone;
           f = drafts_->fragments[f].next) {
        const Fragment& left = drafts_->fragments[f];
        const std::string_view line = text_.substr(left.begin, left.end - left.begin);
        quoted = quoted != (std::count(line.begin(), line.end(), '"') % 2 != 0);
        const char first = text_[drafts_->fragments[left.next].begin];
        // A marker and its text, a caption and its unit stand apart always.
        if (left.end == draft.marker_end) continue;
        const bool label = f == draft.first && left.end - left.begin <= kMostLabelBytes;
        if (draft.kind == BlockKind::caption && (first == '(' || label)) continue;
        joins_.push_back({f, drafts_->fragments[f].next, 0, quoted});
      }
    }
    if (joins_.empty()) return;
    std::size_t judged_spaces = 0;
    for (Join& join : joins_) {
      const Fragment& right = drafts_->fragments[join.right];
      const auto quote = straight_quotes(join, right);
      join.score = quote ? *quote : score(drafts_->fragments[join.left], right);
      judged_spaces += join.score > 0 ? 1U : 0U;
    }
    const std::size_t n = joins_.size();
    // Lines cut between words only: what looks like a cut word there is an error of the evidence.
    const double bias = n >= 10 && judged_spaces * 100 >= n * 85 ? 1.0 : 0.0;
    const Cue cue = learn_cue(bias);
    for (const Join& join : joins_) {
      drafts_->fragments[join.right].space = join.score + bias + weight(join, cue) > 0;
    }
  }

 private:
  struct Join {
    uint32_t left;
    uint32_t right;
    double score;
    bool quoted;  ///< straight quotes stand open before it
  };

  // What white space at a line end says: log odds for a space where it stands, and where it does
  // not.
  struct Cue {
    double with = 0;
    double without = 0;
  };
  [[nodiscard]] double weight(const Join& join, const Cue& cue) const {
    return drafts_->fragments[join.left].trailing_space ? cue.with : cue.without;
  }

  // Learns the cue from the evidence, then from evidence and cue together: in some documents it
  // always tells, in some only where it stands, in most nothing. It settles in a few rounds.
  [[nodiscard]] Cue learn_cue(double bias) const {
    Cue cue;
    for (int round = 0; round < kRounds; ++round) {
      // [space judged][white space stands], from a prior: no program is known that adds white space
      // inside words.
      double counts[2][2] = {{0.9, 0.1}, {0.5, 0.5}};
      for (const Join& join : joins_) {
        const double odds = join.score + bias + weight(join, cue);
        counts[odds > 0 ? 1 : 0][drafts_->fragments[join.left].trailing_space ? 1 : 0] += 1;
      }
      const double with_space = counts[1][1] / (counts[1][0] + counts[1][1]);
      const double with_none = counts[0][1] / (counts[0][0] + counts[0][1]);
      cue.with = std::log(with_space / with_none);
      cue.without = std::log((1 - with_space) / (1 - with_none));
    }
    return cue;
  }

  [[nodiscard]] double score(const Fragment& left, const Fragment& right) {
    const std::string_view before = text_.substr(left.begin, left.end - left.begin);
    const std::string_view behind = text_.substr(right.begin, right.end - right.begin);
    if (behind[0] == '*' || behind[0] == '#') return -kSure;  // a raised mark
    // Parts of one printed line were parted within a word, or at a raised mark.
    const bool raised = before.back() == '*' || before.back() == '#' || before.back() == ')' ||
                        before.back() == '.' || before.back() == ',';
    if (right.part && !raised) return left.trailing_space ? kSure : -kSure;
    const char32_t last = utf8::decode_before(before, before.size());
    const char32_t first = utf8::decode(behind, 0);
    if (const auto mark = marks_.between(before, last, behind, first)) return *mark;
    const Script script = script_of(last);
    const Script next = script_of(first);
    if (is_digit(first) && marks_.names_number(before)) return -kSure;
    if (script == Script::none || next == Script::none) {
      if (is_digit(last) && next == Script::hangul &&
          std::any_of(config_->date_units.begin(), config_->date_units.end(),
                      [&](const std::string& unit) { return behind.starts_with(unit); }))
        return -6;
      // `2%` and a particle.
      if (last == '%' && next == Script::hangul) {
        const JoinWords* words = join_words_of(*config_, next);
        const std::string_view run = first_run(behind, next);
        if (words != nullptr && (words->behind.has(run) || words->closes.has(run))) return -4;
      }
      if (is_digit(last))
        return next == Script::hangul || next == Script::han ? -2 : next == Script::none ? -1 : 2;
      return 1.5;
    }
    if (script == next && (script == Script::han || script == Script::kana)) return -kSure;
    if ((script == Script::han && next == Script::kana) ||
        (script == Script::kana && next == Script::han))
      return -kSure;
    const JoinWords* words = join_words_of(*config_, next);
    if (words == nullptr) return script == next ? kSure : 2;
    if (script != next)
      return words->behind.has(first_run(behind, next)) ? -3 : script == Script::han ? -1 : 2;
    const double odds = part_evidence(before, behind, *words, counts_of(words->script));
    if (words->list.empty()) return odds;
    return evidence_of(*words).weigh(odds, last_run(before, next), first_run(behind, next));
  }

  // A straight quote at the line end belongs to what it opens or closes.
  [[nodiscard]] std::optional<double> straight_quotes(const Join& join,
                                                      const Fragment& right) const {
    const Fragment& left = drafts_->fragments[join.left];
    if (text_[left.end - 1] == '"' && join.quoted && right.begin < right.end) return -kSure;
    if (text_[right.begin] == '"' && join.quoted) return -kSure;
    if (text_[right.begin] != '\'' || right.end - right.begin < 2) return std::nullopt;
    const std::string_view behind = text_.substr(right.begin + 1, right.end - right.begin - 1);
    const Script script = script_of(utf8::decode(behind, 0));
    const JoinWords* words = join_words_of(*config_, script);
    if (words == nullptr) return std::nullopt;
    const std::string_view run = first_run(behind, script);
    if (!words->behind.has(run) && !words->closes.has(run)) return std::nullopt;
    return -kSure;
  }

  WordEvidence& evidence_of(const JoinWords& words) {
    for (auto& [script, evidence] : evidence_) {
      if (script == words.script) return evidence;
    }
    return evidence_.emplace_back(words.script, WordEvidence(text_, words)).second;
  }

  const WordCounts& counts_of(Script script) {
    for (const auto& [counted, counts] : counts_) {
      if (counted == script) return counts;
    }
    counts_.emplace_back(script, WordCounts(text_, script));
    return counts_.back().second;
  }

  std::string_view text_;
  Drafts* drafts_;
  const ReadConfig* config_;
  JoinMarks marks_;
  std::vector<Join> joins_;
  std::vector<std::pair<Script, WordCounts>> counts_;
  std::vector<std::pair<Script, WordEvidence>> evidence_;
};

}  // namespace

void decide_joins(std::string_view text, Drafts& drafts, const ReadConfig& config) {
  Joiner(text, drafts, config).decide();
}

}  // namespace sagwan
