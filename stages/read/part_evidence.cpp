// SPDX-License-Identifier: Apache-2.0
// Scores were chosen on texts whose lines were cut on purpose (README.md, Joins). Above zero: a
// space.
#include "stages/read/part_evidence.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/line_edges.h"

namespace sagwan {

namespace {

constexpr double kPrior = 0.3;
constexpr double kCommonWord = 1.5;
constexpr double kParticle = 1.5;

/// Whether the right part is a particle, and one that stands behind the last syllable of the left.
enum class Agreement : uint8_t { none, yes, no };

Agreement agrees(std::string_view left, std::string_view right, const JoinWords& words) {
  const bool final = words.final.has(right);
  const bool open = words.open.has(right);
  const char32_t last = utf8::decode_before(left, left.size());
  if ((!final && !open) || !is_hangul_syllable(last)) return Agreement::none;
  const bool closed = final_consonant(last) != 0;
  return final == closed ? Agreement::yes : Agreement::no;
}

/// Whether `word` is one of the list that only looks like a word and a particle.
bool is_whole_word(std::string_view word, const JoinWords& words) {
  const auto hash = [](std::string_view letters) {
    WordHashes::Hash out = WordHashes::kEmpty;
    for (std::size_t i = 0; i < letters.size(); i += utf8::length(letters[i]))
      out = WordHashes::grow(out, utf8::decode(letters, i));
    return out;
  };
  return words.list.word(hash(word)) &&
         !words.list.word(hash(word.substr(0, utf8::previous(word, word.size()))));
}

/// Whether `left` is a word of this document with a particle that agrees with it.
bool carries_particle(std::string_view left, const JoinWords& words, const WordCounts& counts) {
  const std::size_t cut = utf8::previous(left, left.size());
  const std::string_view stem = left.substr(0, cut);
  if (utf8::count(stem) < 2 || agrees(stem, left.substr(cut), words) != Agreement::yes)
    return false;
  return counts.starts(stem) > counts.starts(left);
}

/// Whether both parts together are one of `set`.
bool is_word(std::string_view left, std::string_view right, const WordSet& set) {
  std::array<char, 64> buffer;
  if (left.size() + right.size() > std::min(buffer.size(), set.longest())) return false;
  std::copy(left.begin(), left.end(), buffer.begin());
  std::copy(right.begin(), right.end(), buffer.begin() + static_cast<std::ptrdiff_t>(left.size()));
  return set.has({buffer.data(), left.size() + right.size()});
}

/// A word that lies across the line end as the second part of a compound: its beginning stands
/// alone elsewhere.
double across(std::string_view left, std::string_view right, const WordCounts& counts,
              const JoinWords& words) {
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

/// The parts, what is known of them, and the score so far. The order of additions is part of the
/// result: sums of floating-point numbers hang on it.
class PartEvidence {
 public:
  PartEvidence(std::string_view before, std::string_view behind, const JoinWords& words,
               const WordCounts& counts)
      : words_(words),
        counts_(counts),
        left_(last_run(before, words.script)),
        right_(first_run(behind, words.script)),
        left_letters_(utf8::count(left_)),
        right_letters_(utf8::count(right_)),
        touches_(left_.size() < before.size()),
        prior_(touches_ ? utf8::decode_before(before, before.size() - left_.size()) : ' '),
        stem_(first_letters(right_, 2)),
        right_starts_(counts.starts(stem_)),
        compound_(across(left_, right_, counts, words)),
        begins_(words.begins.has(right_)) {
    const bool alone = is_alone();
    closed_ = (closes(left_, words.closes) || carries_particle(left_, words, counts)) &&
              (left_letters_ >= 2 || touches_) && !is_whole_word(left_, words);
    agreement_ = agrees(left_, right_, words);
    particle_ = agreement_ == Agreement::yes && !closed_ &&
                (left_letters_ >= 2 || alone || is_digit(prior_));
    // A word that the line end cuts after its first letter or two; or one letter of a compound.
    cut_ = (left_letters_ <= 2 && is_space(prior_) && is_word(left_, right_, words.begins)) ||
           (right_letters_ == 1 && compound_ < 0);
    // A particle behind a number, a Latin word or a bracket is a whole end.
    bound_ = !is_space(prior_) && (words.behind.has(left_) || is_middle_dot(prior_));
    // A word of one letter is one only where what follows is a word too.
    whole_ = words.begins.has(left_) && is_space(prior_) && !cut_ &&
             (left_letters_ >= 2 || begins_ || right_starts_ > 0 || words.sole.has(left_) ||
              starts_with_any(right_, words.begins, 2));
  }

  double score() {
    add_joined_word();
    score_ += compound_;
    add_parts_elsewhere();
    add_common_word();
    add_right_part();
    add_left_part();
    add_single_letters();
    return score_;
  }

 private:
  [[nodiscard]] bool is_alone() const {
    return words_.begins.has(left_) || words_.alone.has(left_);
  }

  /// The whole word elsewhere, or its beginning.
  void add_joined_word() {
    if (left_letters_ >= WordCounts::kMostLetters) return;
    uint32_t most = 0;
    for (std::size_t i = 0; i < right_.size() && left_letters_ + most < WordCounts::kMostLetters;) {
      i += utf8::length(right_[i]);
      if (counts_.starts(left_, right_.substr(0, i)) == 0) break;
      ++most;
    }
    if (most == 0) return;
    const bool whole = most == right_letters_ || left_letters_ + most == WordCounts::kMostLetters;
    score_ -= (left_letters_ + most >= 3 ? 1.2 : 0.3) * (whole ? 2.0 : 1.0) + 0.5 * most;
  }

  /// Both parts as words elsewhere. In a short text a word's absence says little.
  void add_parts_elsewhere() {
    const double weight_of_absence = std::min(1.0, static_cast<double>(counts_.size()) / 500.0);
    const uint32_t left_words = counts_.words(left_);
    score_ += left_words > 2 ? 1.6 : left_words > 0 ? 1.1 : -0.4 * weight_of_absence;
    if (right_letters_ >= 2)
      score_ += right_starts_ > 2 ? 1.4 : right_starts_ > 0 ? 0.9 : -0.7 * weight_of_absence;
    if (counts_.words(right_) > 0) score_ += 0.5;
  }

  /// A common word begins behind what is none, and ends none.
  void add_common_word() {
    if (right_letters_ < 2 || compound_ < 0 || left_letters_ < 2) return;
    const std::string_view tail =
        left_.substr(utf8::previous(left_, utf8::previous(left_, left_.size())));
    if (words_.words.has(stem_) && !words_.words.has(tail)) score_ += kCommonWord;
  }

  /// What the right part is by its form: a word, a particle, the end of a word.
  void add_right_part() {
    if (begins_ && !particle_ && !cut_) score_ += 2.2;
    if (particle_) {
      score_ -= begins_ ? 2.6 : 3.2;
    } else if (words_.behind.has(right_)) {
      score_ -= agreement_ == Agreement::no ? 1.0 : closed_ && right_letters_ >= 2 ? 0.8 : 3.2;
    } else if (!begins_ && !starts_with_any(right_, words_.begins, 2)) {
      if (longest_start(right_, words_.starts) > 0) {
        score_ -= closed_ ? 0.8 : 2.4;
      } else if (longest_start(right_, words_.behind) >= 2) {
        score_ -= 1.0;
      }
    }
    // What can be nothing but a particle.
    if (!closed_ && !begins_ && words_.behind.has(right_) && words_.closes.has(right_))
      score_ -= kParticle;
  }

  /// Whether the left part is a whole word, or one that the line end cuts.
  void add_left_part() {
    if ((closed_ && (left_letters_ >= 2 || bound_)) || (whole_ && !particle_)) {
      score_ += 2.2;
    } else if (closes(left_, words_.may_close)) {
      score_ += left_letters_ >= 4 ? 1.4 : left_letters_ >= 2 || bound_ ? 0.8 : 0.2;
    }
    if (cut_) score_ -= 3.0;
    // A number and its counter are a whole word.
    if (is_digit(prior_) && left_letters_ <= 2 && right_letters_ >= 2 &&
        !words_.behind.has(right_) && longest_start(right_, words_.starts) == 0)
      score_ += 1.0;
  }

  void add_single_letters() {
    if (left_letters_ == 1 && left_ == right_) score_ -= 3.0;
    if (left_letters_ == 1 && !bound_ && !(is_alone() && whole_))
      score_ -= is_space(prior_) ? 2.2 : 1.3;
    if (right_letters_ == 1 && !begins_) score_ -= 1.5;
  }

  const JoinWords& words_;
  const WordCounts& counts_;
  std::string_view left_;
  std::string_view right_;
  uint32_t left_letters_;
  uint32_t right_letters_;
  bool touches_;           ///< something else stands before the left part in its line
  char32_t prior_;         ///< that character; a space where there is none
  std::string_view stem_;  ///< the first two letters of the right part
  uint32_t right_starts_;  ///< words elsewhere that begin with them
  double compound_;        ///< evidence of a word across the line end
  bool begins_;            ///< the right part begins a word
  Agreement agreement_ = Agreement::none;
  bool closed_ = false;    ///< the left part ends a word
  bool particle_ = false;  ///< the right part is a particle of the left one
  bool cut_ = false;       ///< the line end cuts a word
  bool bound_ = false;     ///< the left part belongs to what stands before it
  bool whole_ = false;     ///< the left part is a word
  double score_ = kPrior;
};

}  // namespace

double part_evidence(std::string_view before, std::string_view behind, const JoinWords& words,
                     const WordCounts& counts) {
  return PartEvidence(before, behind, words, counts).score();
}

}  // namespace sagwan
