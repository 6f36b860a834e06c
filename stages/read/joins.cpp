// SPDX-License-Identifier: Apache-2.0
// Joins: whether a line end inside a block stands for a space. Evidence: punctuation and scripts on
// both sides, the same words elsewhere in the document, and the word parts of configs/reading.toml.
// To it comes, as far as the document bears it out, the white space that some programs leave where
// a line was cut between words.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/blocks.h"
#include "stages/read/join_marks.h"
#include "stages/read/line_edges.h"
#include "stages/read/word_counts.h"
#include "stages/read/word_evidence.h"

namespace sagwan {

namespace {

// Scores are in units of one piece of evidence; their sizes were chosen on texts whose lines were
// cut on purpose (stages/read/README.md, Joins). Above zero: a space.
constexpr double kSure = JoinMarks::kSure;
constexpr double kCommonWord = 1.5;
constexpr double kParticle = 1.5;
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
    const double odds = within(before, behind, *words);
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

  // Evidence for two parts of one script with [[join]] words.
  [[nodiscard]] double within(std::string_view before, std::string_view behind,
                              const JoinWords& words) {
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
    const double compound = across(left, right, counts, words);
    score += compound;
    // Both parts as words elsewhere.
    // In a short text a word's absence says little.
    const double weight_of_absence = std::min(1.0, static_cast<double>(counts.size()) / 500.0);
    const uint32_t left_words = counts.words(left);
    score += left_words > 2 ? 1.6 : left_words > 0 ? 1.1 : -0.4 * weight_of_absence;
    const std::string_view stem = first_letters(right, 2);
    const uint32_t right_starts = counts.starts(stem);
    if (right_letters >= 2)
      score += right_starts > 2 ? 1.4 : right_starts > 0 ? 0.9 : -0.7 * weight_of_absence;
    if (counts.words(right) > 0) score += 0.5;
    // A common word begins behind what is none, and ends none.
    const std::string_view tail = left.substr(
        left_letters >= 2 ? utf8::previous(left, utf8::previous(left, left.size())) : 0);
    if (right_letters >= 2 && compound >= 0 && left_letters >= 2 && words.words.has(stem) &&
        !words.words.has(tail))
      score += kCommonWord;
    // Word parts.
    const char32_t prior = left.size() < before.size()
                               ? utf8::decode_before(before, before.size() - left.size())
                               : ' ';
    const bool alone = words.begins.has(left) || words.alone.has(left);
    const bool begins = words.begins.has(right);
    const bool closed = (closes(left, words.closes) || carries_particle(left, words, counts)) &&
                        (left_letters >= 2 || left.size() < before.size()) &&
                        !is_whole(left, words);
    const Agreement agreement = agrees(left, right, words);
    const bool particle =
        agreement == Agreement::yes && !closed && (left_letters >= 2 || alone || is_digit(prior));
    // A word that the line end cuts after its first letter or two; or one letter of a compound.
    const bool cut = (left_letters <= 2 && is_space(prior) && is_word(left, right, words.begins)) ||
                     (right_letters == 1 && compound < 0);
    if (begins && !particle && !cut) score += 2.2;
    if (particle) {
      score -= begins ? 2.6 : 3.2;
    } else if (words.behind.has(right)) {
      score -= agreement == Agreement::no ? 1.0 : closed && right_letters >= 2 ? 0.8 : 3.2;
    } else if (!begins && !starts_with_any(right, words.begins, 2)) {
      const uint32_t taken = longest_start(right, words.behind);
      if (longest_start(right, words.starts) > 0) {
        score -= closed ? 0.8 : 2.4;
      } else if (taken >= 2) {
        score -= 1.0;
      }
    }
    // What can be nothing but a particle.
    if (!closed && !begins && words.behind.has(right) && words.closes.has(right))
      score -= kParticle;
    // A particle behind a number, a Latin word or a bracket is a whole end.
    const bool bound = !is_space(prior) && (words.behind.has(left) || is_middle_dot(prior));
    // A word of one letter is one only where what follows is a word too.
    const bool whole = words.begins.has(left) && is_space(prior) && !cut &&
                       (left_letters >= 2 || begins || right_starts > 0 || words.sole.has(left) ||
                        starts_with_any(right, words.begins, 2));
    if ((closed && (left_letters >= 2 || bound)) || (whole && !particle)) {
      score += 2.2;
    } else if (closes(left, words.may_close)) {
      score += left_letters >= 4 ? 1.4 : left_letters >= 2 || bound ? 0.8 : 0.2;
    }
    if (cut) score -= 3.0;
    // A number and its counter are a whole word.
    if (is_digit(prior) && left_letters <= 2 && right_letters >= 2 && !words.behind.has(right) &&
        longest_start(right, words.starts) == 0)
      score += 1.0;
    if (left_letters == 1 && left == right) score -= 3.0;
    if (left_letters == 1 && !bound && !(alone && whole)) score -= is_space(prior) ? 2.2 : 1.3;
    if (right_letters == 1 && !begins) score -= 1.5;
    return score;
  }

  // Whether `right` is a particle, and one that stands behind the last syllable of `left`.
  enum class Agreement : uint8_t { none, yes, no };
  [[nodiscard]] static Agreement agrees(std::string_view left, std::string_view right,
                                        const JoinWords& words) {
    const bool final = words.final.has(right);
    const bool open = words.open.has(right);
    const char32_t last = utf8::decode_before(left, left.size());
    if ((!final && !open) || !is_hangul_syllable(last)) return Agreement::none;
    const uint32_t consonant = final_consonant(last);
    const bool closed = consonant != 0;
    return final == closed ? Agreement::yes : Agreement::no;
  }

  // Whether `word` is one of the list that only looks like a word and a particle.
  [[nodiscard]] static bool is_whole(std::string_view word, const JoinWords& words) {
    const auto hash = [](std::string_view letters) {
      WordHashes::Hash out = WordHashes::kEmpty;
      for (std::size_t i = 0; i < letters.size(); i += utf8::length(letters[i]))
        out = WordHashes::grow(out, utf8::decode(letters, i));
      return out;
    };
    return words.list.word(hash(word)) &&
           !words.list.word(hash(word.substr(0, utf8::previous(word, word.size()))));
  }

  // Whether `left` is a word of this document with a particle that agrees with it.
  [[nodiscard]] static bool carries_particle(std::string_view left, const JoinWords& words,
                                             const WordCounts& counts) {
    const std::size_t cut = utf8::previous(left, left.size());
    const std::string_view stem = left.substr(0, cut);
    if (utf8::count(stem) < 2 || agrees(stem, left.substr(cut), words) != Agreement::yes)
      return false;
    return counts.starts(stem) > counts.starts(left);
  }

  // Whether both parts together are one of `set`.
  [[nodiscard]] static bool is_word(std::string_view left, std::string_view right,
                                    const WordSet& set) {
    std::array<char, 64> buffer;
    if (left.size() + right.size() > std::min(buffer.size(), set.longest())) return false;
    std::copy(left.begin(), left.end(), buffer.begin());
    std::copy(right.begin(), right.end(),
              buffer.begin() + static_cast<std::ptrdiff_t>(left.size()));
    return set.has({buffer.data(), left.size() + right.size()});
  }

  // A word that lies across the line end as the second part of a compound: its beginning stands
  // alone elsewhere.
  [[nodiscard]] static double across(std::string_view left, std::string_view right,
                                     const WordCounts& counts, const JoinWords& words) {
    const std::size_t cut = utf8::previous(left, left.size());
    const std::string_view last = left.substr(cut);
    const std::string_view first = first_letters(right, 1);
    const std::string_view rest = left.substr(0, cut);
    const bool common = is_word(last, first, words.words);
    if (cut == 0) return common ? -1.8 : 0.0;
    const uint32_t count = counts.starts(last, first);
    if (count < 2 && !common) return 0;
    const bool known = counts.words(rest) > 0 || counts.starts(rest) > 1 || words.words.has(rest);
    if (count < 2) return known ? -1.0 : 0.0;
    return (count > 4 || common ? -1.4 : -0.8) - (known ? 0.8 : 0.0);
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
