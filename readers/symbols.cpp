// SPDX-License-Identifier: Apache-2.0
#include "readers/symbols.h"

#include <array>

#include "pipeline/core/utf8.h"

namespace sagwan::readers {

namespace {

constexpr std::array<char32_t, 10> kSuperior = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                                0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

// Signs of the Symbol font that Adobe's glyph list puts into the private area: parts of brackets,
// from U+F8E6 on.
constexpr char32_t kFirstPart = 0xF8E6;
constexpr std::array<char32_t, 25> kParts = {0x23D0, 0x23AF, 0xAE,   0xA9,   0x2122, 0x239B, 0x239C,
                                             0x239D, 0x23A1, 0x23A2, 0x23A3, 0x23A7, 0x23A8, 0x23A9,
                                             0x23AA, 0x23AE, 0x239E, 0x239F, 0x23A0, 0x23A4, 0x23A5,
                                             0x23A6, 0x23AB, 0x23AC, 0x23AD};

}  // namespace

char32_t shown(char32_t c) {
  if (c >= kFirstPart && c < kFirstPart + kParts.size()) return kParts[c - kFirstPart];
  switch (c) {
    case 0xF06C:
    case 0xF09F:
    case 0xF0B7:
      return 0x25CF;  // black circle
    case 0xF06D:
    case 0xF0A1:
      return 0x25CB;  // white circle
    case 0xF06E:
    case 0xF0A7:
      return 0x25A0;  // black square
    case 0xF071:
    case 0xF0A8:
    case 0xF06F:
      return 0x25A1;  // white square
    case 0xF075:
      return 0x25C6;  // black diamond
    case 0xF0D8:
    case 0xF0E8:
      return 0x25B6;  // triangle to the right
    case 0xF0DA:
      return 0x25B7;
    case 0xF0E0:
    case 0xF0F0:
      return 0x2192;  // arrow
    case 0xF0FC:
      return 0x2713;  // tick
    case 0xF02D:
    case 0xF0BE:
      return 0x2013;
    default:
      return c;
  }
}

std::string superior(std::string_view digits) {
  std::string out;
  for (const char c : digits) utf8::append(out, kSuperior[static_cast<std::size_t>(c - '0')]);
  return out;
}

}  // namespace sagwan::readers
