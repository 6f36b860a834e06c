// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/sound_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Word classes: weights of syllables; loan words and words of the language that sound like foreign
// names; particles, with their role; class words behind a space that belong to the name (a county,
// a river).
constexpr std::string_view kWeight = "sound_weight";
constexpr std::string_view kLoan = "sound_loan";
constexpr std::string_view kTail = "sound_tail";
constexpr std::string_view kApart = "sound_apart";
// Word classes of names: what stands in them is written in sounds, whatever its syllables.
constexpr std::array<std::string_view, 5> kNameParts = {"given", "given_sure", "family_alone",
                                                        "family_sure", "family_last"};
// Attribute of particles that may also end a name.
constexpr std::string_view kWeak = "weak";
constexpr uint32_t kMostSyllables = 12;

/// Has a list one of the words at `match` as a given or family name?
bool has_name_part(const Lexicon::Match& match, const Lexicon& lexicon) {
  for (uint32_t i = match.first; i < match.first + lexicon.same(match.first); ++i) {
    const std::string_view type = lexicon.types()[lexicon.type_number(i)];
    if (std::find(kNameParts.begin(), kNameParts.end(), type) != kNameParts.end()) return true;
  }
  return false;
}

}  // namespace

bool is_syllable(std::string_view text, uint32_t at) {
  return at + kSyllableBytes <= text.size() && utf8::length(text[at]) == kSyllableBytes &&
         is_hangul_syllable(utf8::decode(text, at));
}

SoundSyllables::SoundSyllables(const Lexicon& lexicon) : weights_(kSyllables) {
  for (const std::string_view syllable : lexicon.surfaces(kWeight, 0)) {
    const char32_t c = utf8::decode(syllable, 0);
    if (c < kFirst || c >= kFirst + weights_.size()) continue;
    const std::string_view id = lexicon.entry(lexicon.find(syllable, kWeight, 0)).id;
    int value = 0;
    std::from_chars(id.data(), id.data() + id.size(), value);
    weights_[c - kFirst] = static_cast<int8_t>(std::clamp(value, -100, 100));
  }
}

void SoundWords::collect(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
    for (uint32_t at = block.span.begin; at < block.span.end;) {
      if (!is_syllable(text_, at)) {
        at += utf8::length(text_[at]);
        continue;
      }
      SoundRun run{{at, at}, false};
      while (run.span.end < block.span.end && is_syllable(text_, run.span.end))
        run.span.end += kSyllableBytes;
      at = run.span.end;
      run.joined = is_letter_before(run.span.begin) || is_letter_at(run.span.end);
      if (run.span.size() > kMostSyllables * kSyllableBytes) continue;
      weigh(run);
      runs_.push_back(run);
    }
  }
}

void SoundWords::weigh(SoundRun& run) const {
  if (run.span.size() < 2 * kSyllableBytes) {
    run.most = INT_MIN;
    return;
  }
  int sum = syllables_.weight(utf8::decode(text_, run.span.begin));
  for (uint32_t at = run.span.begin + kSyllableBytes; at < run.span.end; at += kSyllableBytes) {
    sum += syllables_.weight(utf8::decode(text_, at));
    run.most = at == run.span.begin + kSyllableBytes ? sum : std::max(run.most, sum);
  }
  lexicon_.words_at(slice(text_, run.span), 0, matches_);
  run.is_named = std::ranges::any_of(matches_, [&](const Lexicon::Match& match) {
    return match.length >= 2 * kSyllableBytes && has_name_part(match, lexicon_);
  });
}

bool SoundWords::is_letter_before(uint32_t at) const {
  if (at == 0) return false;
  const char32_t c = utf8::decode_before(text_, at);
  return script_of(c) != Script::none || is_digit(c);
}

bool SoundWords::is_letter_at(uint32_t at) const {
  if (at >= text_.size()) return false;
  const char32_t c = utf8::decode(text_, at);
  return script_of(c) != Script::none || is_digit(c);
}

bool is_name_part(std::string_view word, const Lexicon& lexicon) {
  std::vector<Lexicon::Match> rows;
  lexicon.words_at(word, 0, rows);
  return !rows.empty() && rows.back().length == word.size() && has_name_part(rows.back(), lexicon);
}

int SoundWords::weight(Span span) const {
  int sum = 0;
  for (uint32_t at = span.begin; at < span.end; at += kSyllableBytes)
    sum += syllables_.weight(utf8::decode(text_, at));
  return sum;
}

bool SoundWords::is_of_sounds(Span span) const {
  return is_of_sounds(span, span.size() > 2 * kSyllableBytes ? kLeastSound : kLeastShortSound);
}

bool SoundWords::is_of_sounds(Span span, int least) const {
  const std::string_view word = slice(text_, span);
  if (span.size() < 2 * kSyllableBytes) return false;
  if (weight(span) < least && !is_name_part(word)) return false;
  return lexicon_.find(word, kLoan, 0) == kNone && !is_compound(span);
}

bool SoundWords::is_compound(Span span) const {
  const auto is_loan = [&](Span part) {
    return part.size() >= 2 * kSyllableBytes &&
           lexicon_.find(slice(text_, part), kLoan, 0) != kNone;
  };
  for (uint32_t at = span.begin + kSyllableBytes; at < span.end; at += kSyllableBytes) {
    const Span first{span.begin, at};
    const Span second{at, span.end};
    const bool begins = is_loan(first);
    const bool ends = is_loan(second);
    if (begins && ends) return true;
    if (begins && first.size() > 2 * kSyllableBytes && weight(second) < kLeastSound) return true;
    if (ends && second.size() > 2 * kSyllableBytes && weight(first) < kLeastSound) return true;
  }
  return false;
}

uint32_t SoundWords::role_of(uint32_t row) const {
  const std::string_view id = lexicon_.entry(row).id;
  for (uint32_t i = 0; i < kSoundRoles.size(); ++i) {
    if (kSoundRoles[i].id == id) return i;
  }
  return kOtherSound;
}

Span SoundWords::latin_behind(uint32_t at) const {
  constexpr uint32_t kLongest = 60;
  if (at + 3 >= text_.size() || text_[at] != '(' || text_[at + 1] < 'A' || text_[at + 1] > 'Z')
    return {};
  for (uint32_t end = at + 1; end < text_.size() && end < at + kLongest; ++end) {
    const char c = text_[end];
    if (c == ')') return {at + 1, end};
    if (c == '(' || c == '\n' || c == ',' || c == ':' || is_digit(static_cast<unsigned char>(c)))
      return {};
    if (is_syllable(text_, end)) return {};
  }
  return {};
}

std::vector<SoundWord> SoundWords::readings(Span run) const {
  std::vector<SoundWord> out{{run, kBareSound, run.end, kNone}};
  for (uint32_t n = 1; n <= kMostSoundTail; ++n) {
    const uint32_t size = n * kSyllableBytes;
    if (run.size() < size + 2 * kSyllableBytes) break;
    const Span noun{run.begin, run.end - size};
    const std::string_view tail = slice(text_, {noun.end, run.end});
    if (!languages_.is_particles(utf8::decode_before(text_, noun.end), tail)) continue;
    const uint32_t row = lexicon_.find(tail, kTail, 0);
    if (row == kNone) continue;
    out.push_back({noun, role_of(row), run.end, kNone});
  }
  return out;
}

bool SoundWords::has_clear_tail(Span run) const {
  if (run.size() == 2 * kSyllableBytes) {
    const std::string_view last = slice(text_, {run.begin + kSyllableBytes, run.end});
    const uint32_t row = lexicon_.find(last, kTail, 0);
    return row != kNone && lexicon_.entry(row).attribute(kWeak).empty() &&
           !is_name_part(slice(text_, run));
  }
  const std::vector<SoundWord> all = readings(run);
  return std::any_of(all.begin() + 1, all.end(), [&](const SoundWord& w) {
    const uint32_t row = lexicon_.find(slice(text_, {w.span.end, run.end}), kTail, 0);
    return lexicon_.entry(row).attribute(kWeak).empty();
  });
}

bool SoundWords::has_cue(const SoundWord& word) const {
  return word.role != kBareSound && cue_behind(word, kSoundRoles[word.role].cues) != kNone;
}

std::optional<SoundWord> SoundWords::best_reading(Span run, int least) const {
  std::optional<SoundWord> best;
  std::size_t most = 0;
  const std::vector<SoundWord> all = readings(run);
  const bool is_loan = std::any_of(all.begin(), all.end(), [&](const SoundWord& word) {
    return lexicon_.find(slice(text_, word.span), kLoan, 0) != kNone;
  });
  if (is_loan) return best;
  for (const SoundWord& word : all) {
    if (least == 0 ? !is_of_sounds(word.span) : !is_of_sounds(word.span, least)) continue;
    const auto seen = seen_.find(slice(text_, word.span));
    const std::size_t tails = seen == seen_.end() ? 1 : seen->second.size();
    const bool is_clear =
        word.role != kBareSound &&
        lexicon_.entry(lexicon_.find(slice(text_, {word.span.end, run.end}), kTail, 0))
            .attribute(kWeak)
            .empty();
    if (!best || tails > most || (tails == most && (is_clear || has_cue(word)))) {
      best = word;
      most = tails;
    }
  }
  return best;
}

void SoundWords::note(const SoundRun& run) {
  if (!run.may_sound(1)) return;
  for (const SoundWord& word : readings(run.span)) {
    if (weight(word.span) <= 0 && !is_name_part(slice(text_, word.span))) continue;
    auto& tails = seen_[slice(text_, word.span)];
    const std::string_view tail = slice(text_, {word.span.end, run.span.end});
    if (std::find(tails.begin(), tails.end(), tail) == tails.end()) tails.push_back(tail);
  }
}

uint32_t SoundWords::tail_row(Span tail) const {
  return lexicon_.find(slice(text_, tail), kTail, 0);
}

const SoundRun* SoundWords::run_ending(uint32_t at) const {
  const auto it = std::lower_bound(runs_.begin(), runs_.end(), at,
                                   [](const SoundRun& r, uint32_t a) { return r.span.end < a; });
  return it != runs_.end() && it->span.end == at && !it->joined ? &*it : nullptr;
}

const SoundRun* SoundWords::run_at(uint32_t at) const {
  const auto it = std::lower_bound(runs_.begin(), runs_.end(), at,
                                   [](const SoundRun& r, uint32_t a) { return r.span.begin < a; });
  return it != runs_.end() && it->span.begin == at && !it->joined ? &*it : nullptr;
}

uint32_t SoundWords::first_row(Span span) const {
  return lexicon_.find(slice(text_, {span.begin, span.begin + kSyllableBytes}), kWeight, 0);
}

SoundClass SoundWords::class_behind(uint32_t at) const {
  if (at + 1 >= text_.size() || text_[at] != ' ') return {kNone, at};
  const SoundRun* run = run_at(at + 1);
  // A word that is another's than the class word with its particle (a river, a lecture).
  if (run == nullptr || lexicon_.find(slice(text_, run->span), kLoan, 0) != kNone)
    return {kNone, at};
  for (uint32_t n = 0; n <= kMostSoundTail; ++n) {
    const uint32_t size = n * kSyllableBytes;
    if (run->span.size() <= size) break;
    const Span noun{run->span.begin, run->span.end - size};
    const std::string_view tail = slice(text_, {noun.end, run->span.end});
    if (n > 0 && (lexicon_.find(tail, kTail, 0) == kNone ||
                  !languages_.is_particles(utf8::decode_before(text_, noun.end), tail)))
      continue;
    const uint32_t row = lexicon_.find(slice(text_, noun), kApart, 0);
    if (row != kNone) return {row, noun.end};
  }
  return {kNone, at};
}

uint32_t SoundWords::cue_behind(const SoundWord& word, std::string_view cues) const {
  uint32_t at = word.tail_end;
  std::vector<Lexicon::Match> matches;
  for (uint32_t n = 0; n < kSoundRoles[word.role].reach; ++n) {
    if (at + 1 >= text_.size() || text_[at] != ' ') return kNone;
    ++at;
    lexicon_.words_at(text_, at, matches);
    uint32_t row = kNone;
    for (const Lexicon::Match& match : matches) {
      for (uint32_t i = match.first; i < match.first + lexicon_.same(match.first); ++i) {
        if (lexicon_.entry(i).type == cues) row = i;
      }
    }
    if (row != kNone) return row;
    while (at < text_.size() && text_[at] != ' ' && text_[at] != '.' && text_[at] != '\n' &&
           text_[at] != '?' && text_[at] != '!' && text_[at] != ',' && text_[at] != '"')
      at += utf8::length(text_[at]);
  }
  return kNone;
}

}  // namespace sagwan
