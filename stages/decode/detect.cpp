// SPDX-License-Identifier: Apache-2.0
#include "stages/decode/detect.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucsdet.h>

namespace sagwan {

namespace {

struct Magic {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array kMagic = {
    Magic{"%PDF-", "a PDF file"},
    Magic{"PK\x03\x04", "a ZIP archive (HWPX, DOCX and XLSX files are such)"},
    Magic{"PK\x05\x06", "an empty ZIP archive"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an OLE file (HWP 5, DOC and XLS files are such)"},
    Magic{"HWP Document File", "a HWP 3 file"},
    Magic{"{\\rtf", "an RTF file"},
    Magic{"\x89PNG\r\n", "a PNG image"},
    Magic{"\xFF\xD8\xFF", "a JPEG image"},
    Magic{"GIF8", "a GIF image"},
    Magic{"\x1F\x8B", "a gzip archive"},
    Magic{"7z\xBC\xAF\x27\x1C", "a 7z archive"},
    Magic{"\x7F"
          "ELF",
          "a program"},
};

// Detection and the test for control bytes look at so much: ucsdet itself reads no more than a
// part.
constexpr std::size_t kSample = 64 * 1024;

bool same_text(std::string_view a, std::string_view b) {
  // Families in which one is the other's subset, so that a narrow lead means nothing.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kSame = {{
      {"ISO-8859-1", "windows-1252"},
      {"EUC-KR", "windows-949"},
      {"GB18030", "GB2312"},
  }};
  return a == b || std::any_of(kSame.begin(), kSame.end(), [&](const auto& pair) {
           return (pair.first == a && pair.second == b) || (pair.first == b && pair.second == a);
         });
}

// Control bytes, white space and what terminals use left out.
std::size_t count_controls(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != '\v' && byte != 0x1A && byte != 0x1B;
  }));
}

}  // namespace

std::string_view known_format(std::string_view bytes) {
  for (const Magic& magic : kMagic) {
    if (bytes.starts_with(magic.bytes)) return magic.what;
  }
  return {};
}

bool is_binary(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const std::size_t controls = count_controls(sample);
  return controls * 50 > sample.size() && controls > 2;
}

bool is_mostly_control(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  return count_controls(sample) * 4 >= sample.size();
}

Utf8Check check_utf8(std::string_view bytes) {
  Utf8Check out;
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const std::size_t n = bytes.size();
  const auto tail = [&](std::size_t i) { return i < n && (p[i] & 0xC0U) == 0x80U; };
  for (std::size_t i = 0; i < n;) {
    const unsigned char lead = p[i];
    if (lead < 0x80) {
      ++i;
    } else if (lead >= 0xE1 && lead <= 0xEC && tail(i + 1) && tail(i + 2)) {
      ++out.characters;
      i += 3;
    } else if (lead >= 0xC2 && lead <= 0xDF && tail(i + 1)) {
      ++out.characters;
      i += 2;
    } else if ((lead == 0xE0 || (lead >= 0xED && lead <= 0xEF)) && tail(i + 1) && tail(i + 2) &&
               !(lead == 0xE0 && p[i + 1] < 0xA0) && !(lead == 0xED && p[i + 1] > 0x9F)) {
      ++out.characters;
      i += 3;
    } else if (lead >= 0xF0 && lead <= 0xF4 && tail(i + 1) && tail(i + 2) && tail(i + 3) &&
               !(lead == 0xF0 && p[i + 1] < 0x90) && !(lead == 0xF4 && p[i + 1] > 0x8F)) {
      ++out.characters;
      i += 4;
    } else {
      if (out.broken++ == 0) out.first_broken = i;
      ++i;
    }
  }
  return out;
}

std::optional<Guess> guess_encoding(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  const std::string_view sample = bytes.substr(0, kSample);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  if (U_FAILURE(status) || found == 0) return std::nullopt;
  Guess out;
  out.encoding = ucsdet_getName(matches[0], &status);
  out.confidence = ucsdet_getConfidence(matches[0], &status);
  for (int32_t i = 1; i < found; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    if (same_text(out.encoding, name)) continue;
    out.runner_up = name;
    out.lead = out.confidence - ucsdet_getConfidence(matches[i], &status);
    break;
  }
  if (U_FAILURE(status)) return std::nullopt;
  return out;
}

}  // namespace sagwan
