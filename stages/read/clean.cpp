// SPDX-License-Identifier: Apache-2.0
#include "stages/read/clean.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "sagwan/result.h"
#include "stages/read/repeats.h"

namespace sagwan {

namespace {

// Lead bytes all of whose characters stay as they are: ASCII, the letters of Latin-1 and most of
// Cyrillic, Han from U+4000, precomposed Hangul up to U+CFFF. What ED leads (the last syllables,
// and old jamo) is looked at.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t i = 0; i < 0xC0; ++i) plain[i] = true;  // ASCII, and bytes within a character
  for (std::size_t i = 0xC3; i <= 0xCB; ++i) plain[i] = true;
  for (std::size_t i = 0xD0; i <= 0xD1; ++i) plain[i] = true;
  for (std::size_t i = 0xE4; i <= 0xEC; ++i) plain[i] = true;
  plain[0xEA] = false;  // U+A66F and other marks
  return plain;
}();

const icu::Normalizer2* nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  SAGWAN_CHECK(U_SUCCESS(status), "ICU has no NFC data");
  return instance;
}

// Characters that are composed together; Unicode's stream-safe format has 30 marks in a row.
constexpr int kMostStretch = 64;

// What a single character becomes: itself, another, or kDropped.
constexpr char32_t kDropped = UINT32_MAX;
constexpr char32_t kNoBreakHyphen = 0x2011;
char32_t folded(char32_t c) {
  if (is_ignorable(c)) return kDropped;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
  if (c >= 0x80 && is_space(c)) return ' ';
  if (c == kNoBreakHyphen) return '-';
  return c;
}

// The old vowel that Korean keyboards give for a middle dot. Inside a line it is one, and no letter
// of the word; first in a line it is a bullet, as printed.
constexpr char32_t kLetterDot = 0x318D;
constexpr std::string_view kDotWritten = "\u00B7";

bool is_dot_between(std::string_view source, std::size_t i, char32_t c) {
  return c == kLetterDot && i > 0 &&
         !is_space(utf8::decode_before(source, static_cast<uint32_t>(i)));
}

// The mark of stress that dictionaries and encyclopaedias set over a Cyrillic vowel is no part of
// the word; over a consonant it makes another letter.
constexpr char32_t kAcute = 0x301;
bool is_stress(std::string_view source, std::size_t i, char32_t c) {
  if (c != kAcute || i == 0) return false;
  const char32_t letter = utf8::decode_before(source, static_cast<uint32_t>(i));
  return script_of(letter) == Script::cyrillic && letter != 0x413 && letter != 0x41A &&
         letter != 0x433 && letter != 0x43A;
}

// True for characters that NFC leaves alone whatever stands beside them, without asking ICU.
bool is_stable(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x2010 && c < 0x2126) ||
         (c >= 0x3001 && c <= 0x3029) || (c >= 0x2190 && c < 0x2329) ||
         (c >= 0x232B && c < 0x2ADC) || (c >= 0x3030 && c < 0x3099) ||
         (c >= 0x309B && c < 0xA000) || (c >= 0xE000 && c < 0xF900) || (c >= 0xA1 && c < 0xC0) ||
         (c >= 0x400 && c < 0x483);
}

}  // namespace

CleanText::CleanText(std::string_view source) : source_(source) {
  std::size_t copied = 0;
  const std::vector<RepeatedLetters> repeats = find_repeated_letters(source);
  auto repeat = repeats.begin();
  for (std::size_t i = 0; i < source.size();) {
    if (repeat != repeats.end() && i >= repeat->begin) {
      while (i < repeat->end) {
        const std::size_t length = utf8::length(source[i]);
        put(copied, i, i + length * repeat->times, source.substr(i, length));
        i += length * repeat->times;
      }
      ++repeat;
      continue;
    }
    if (kPlain[static_cast<unsigned char>(source[i])]) {
      ++i;
      continue;
    }
    const char32_t c = utf8::decode(source, i);
    const std::size_t length = utf8::length(source[i]);
    const char32_t to = folded(c);
    const bool dropped = to == kDropped || is_stress(source, i, c);
    if (dropped || is_dot_between(source, i, c)) {
      put(copied, i, i + length, dropped ? std::string_view{} : kDotWritten);
      i += length;
    } else if (to != c) {
      const char written = static_cast<char>(to);
      put(copied, i, i + length, {&written, 1});
      i += length;
    } else if (is_stable(c)) {
      i += length;
    } else {
      compose(i, copied);
    }
  }
  if (!edits_.empty()) text_ += source.substr(copied);
}

void CleanText::put(std::size_t& copied, std::size_t begin, std::size_t end,
                    std::string_view written) {
  if (edits_.empty()) text_.reserve(source_.size());
  text_ += source_.substr(copied, begin - copied);
  const auto at = static_cast<uint32_t>(text_.size());
  text_ += written;
  edits_.push_back({at, static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(begin),
                    static_cast<uint32_t>(end)});
  copied = end;
}

// Composes the stretch around the character at `at`, from the last boundary before it to the next
// behind it. Such a stretch is a letter with its marks; a hostile one is cut.
void CleanText::compose(std::size_t& at, std::size_t& copied) {
  const icu::Normalizer2* normalizer = nfc();
  std::size_t begin = at;
  const auto boundary = [&](std::size_t i) {
    return normalizer->hasBoundaryBefore(static_cast<UChar32>(utf8::decode(source_, i)));
  };
  for (int back = 1; back < kMostStretch && begin > copied && !boundary(begin); ++back) {
    begin = utf8::previous(source_, begin);
  }
  icu::UnicodeString stretch;
  std::size_t end = begin;
  do {
    stretch.append(static_cast<UChar32>(utf8::decode(source_, end)));
    end += utf8::length(source_[end]);
  } while (end < source_.size() &&
           (end <= at || (stretch.length() < kMostStretch && !boundary(end))));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed = normalizer->normalize(stretch, status);
  if (U_SUCCESS(status) && composed != stretch) {
    std::string written;
    composed.toUTF8String(written);
    put(copied, begin, end, written);
  }
  at = std::max(end, at + utf8::length(source_[at]));
}

uint32_t CleanText::source_at(uint32_t at) const {
  if (edits_.empty()) return at;
  const auto after = std::upper_bound(edits_.begin(), edits_.end(), at,
                                      [](uint32_t a, const Edit& edit) { return a < edit.begin; });
  if (after == edits_.begin()) return at;
  const Edit& before = *std::prev(after);
  return at < before.end ? before.source_begin : before.source_end + (at - before.end);
}

void CleanText::write(uint32_t begin, uint32_t end, OffsetMap::Builder& builder) const {
  if (edits_.empty()) {
    builder.copy(begin, end);
    return;
  }
  uint32_t at = begin;
  uint32_t from = source_at(begin);
  auto edit = std::lower_bound(edits_.begin(), edits_.end(), begin,
                               [](const Edit& e, uint32_t b) { return e.begin < b; });
  for (; edit != edits_.end() && edit->begin < end; ++edit) {
    if (edit->begin == begin && edit->begin == edit->end)
      continue;  // dropped before the range: `from` is behind it
    builder.copy(from, from + (edit->begin - at));
    if (edit->end > edit->begin) {
      builder.replace(std::string_view(text_).substr(edit->begin, edit->end - edit->begin),
                      edit->source_begin, edit->source_end);
    }
    at = edit->end;
    from = edit->source_end;
  }
  if (at < end) builder.copy(from, from + (end - at));
}

}  // namespace sagwan
