// SPDX-License-Identifier: Apache-2.0
#include "stages/read/repeats.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

struct Times {
  uint32_t times;
  uint32_t least_letters;
};
// Four before two, which it is a multiple of.
constexpr std::array<Times, 3> kTimes = {{{3, 2}, {4, 2}, {2, 4}}};

// Han, kana or Hangul: three bytes, from U+3040 on.
bool is_letter(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE3 && lead <= 0xED &&
         !(lead == 0xE3 && static_cast<unsigned char>(text[at + 1]) < 0x81);
}

// How often the character at `at` stands in a row.
uint32_t run_at(std::string_view text, std::size_t at) {
  const std::size_t length = utf8::length(text[at]);
  uint32_t run = 1;
  std::size_t next = at + length;
  while (next + length <= text.size() &&
         std::memcmp(text.data() + at, text.data() + next, length) == 0) {
    ++run;
    next += length;
  }
  return run;
}

// End of the stretch from `at` on in which every character stands `times` times, and how many
// letters it has.
std::size_t stretch_end(std::string_view text, std::size_t at, uint32_t times, uint32_t& letters) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') break;
    const uint32_t run = run_at(text, at);
    if (run % times != 0) break;
    if (static_cast<unsigned char>(c) >= 0xE3 && is_letter(text, at)) ++letters;
    at += run * utf8::length(c);
  }
  return at;
}

// Characters before `at`, digits and Latin letters, that stand `times` times.
std::size_t stretch_begin(std::string_view text, std::size_t at, uint32_t times,
                          std::size_t least) {
  while (at >= least + times) {
    const char c = text[at - 1];
    if (static_cast<unsigned char>(c) >= 0x80 || c <= ' ') break;
    bool same = true;
    for (std::size_t k = 2; k <= times; ++k) same = same && text[at - k] == c;
    if (!same) break;
    at -= times;
  }
  return at;
}

}  // namespace

std::vector<RepeatedLetters> find_repeated_letters(std::string_view text) {
  std::vector<RepeatedLetters> out;
  const char* const data = text.data();
  for (std::size_t i = 0; i + 6 <= text.size();) {
    if (static_cast<unsigned char>(data[i]) < 0xE3) {
      ++i;
      continue;
    }
    if (data[i + 2] != data[i + 5] || data[i + 1] != data[i + 4] || data[i] != data[i + 3] ||
        !is_letter(text, i)) {
      i += 3;  // four-byte characters end in bytes below E3
      continue;
    }
    const std::size_t run_end = i + 3 * static_cast<std::size_t>(run_at(text, i));
    std::size_t next = run_end;
    for (const Times& way : kTimes) {
      uint32_t letters = 0;
      const std::size_t end = stretch_end(text, i, way.times, letters);
      if (letters == 0) continue;
      const std::size_t begin = stretch_begin(text, i, way.times, out.empty() ? 0 : out.back().end);
      // A year before one letter tells as much as letters do.
      letters += static_cast<uint32_t>((i - begin) / way.times);
      if (letters < way.least_letters) continue;
      out.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), way.times});
      next = end;
      break;
    }
    i = std::max(next, i + 3);
  }
  return out;
}

}  // namespace sagwan
