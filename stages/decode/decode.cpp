// SPDX-License-Identifier: Apache-2.0
#include "stages/decode/decode.h"

#include <array>
#include <memory>

#include <unicode/ucnv.h>

#include "pipeline/core/digest.h"
#include "pipeline/core/utf8.h"
#include "stages/decode/detect.h"
#include "stages/decode/patterns.h"

namespace sagwan {

namespace {

// ICU's confidence is a score and no probability: it gives 100 to Korean text of a page, and 10 to
// what it only cannot exclude. Below the first figure, or with less lead than the second, the user
// is told.
constexpr int32_t kSureConfidence = 50;
constexpr int32_t kSureLead = 10;
// With so few broken bytes among well-formed characters the text is UTF-8 that was damaged, not
// another encoding.
constexpr uint64_t kBrokenShare = 20;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
// UTF-32LE before UTF-16LE, whose mark it starts with.
constexpr std::array<Mark, 5> kMarks = {{
    {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
    {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
    {std::string_view("\xFE\xFF", 2), "UTF-16BE"},
}};

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) converter.reset();
  return converter;
}

// EUC-KR in the wild is Microsoft's superset of it.
std::string converter_name(const std::string& name) {
  constexpr std::array<std::string_view, 10> kKorean = {
      "EUC-KR", "euc-kr", "CP949", "cp949",         "UHC",
      "uhc",    "MS949",  "ms949", "ISO-2022-KR-8", "KS_C_5601-1987"};
  for (const std::string_view korean : kKorean) {
    if (name == korean) return "windows-949";
  }
  return name;
}

struct Converted {
  std::string text;
  uint64_t broken = 0;
  uint64_t first_broken = 0;
};

// What does not convert becomes U+FFFD and is counted. `bytes` may hold that character itself only
// in Unicode encodings, whose ill-formed parts are then over-counted: acceptable in a message.
Converted convert(std::string_view bytes, UConverter* converter) {
  Converted out;
  out.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> buffer;
  std::array<int32_t, 4096> offsets;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  UErrorCode status = U_ZERO_ERROR;
  UChar lead = 0;
  do {
    status = U_ZERO_ERROR;
    const char* const chunk = source;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, end, offsets.data(),
                   true, &status);
    for (const UChar* c = buffer.data(); c != target; ++c) {
      if (U16_IS_LEAD(*c)) {
        lead = *c;
      } else if (U16_IS_TRAIL(*c) && lead != 0) {
        utf8::append(out.text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *c)));
        lead = 0;
      } else {
        if (*c == 0xFFFD && out.broken++ == 0) {
          const int32_t offset = offsets[static_cast<std::size_t>(c - buffer.data())];
          out.first_broken = static_cast<uint64_t>(chunk - bytes.data()) +
                             static_cast<uint64_t>(offset > 0 ? offset : 0);
        }
        utf8::append(out.text, U16_IS_SURROGATE(*c) ? 0xFFFDU : static_cast<char32_t>(*c));
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

std::string broken_message(const std::string& name, std::string_view encoding, uint64_t broken,
                           uint64_t first) {
  return name + ": not valid " + std::string(encoding) + ": " + std::to_string(broken) +
         (broken == 1 ? " broken place, at byte " : " broken places, the first at byte ") +
         std::to_string(first);
}

// Fills `source.text` by converter `encoding`; `said` is how the user knows it.
Status convert_to(Source& source, std::string_view bytes, const std::string& encoding) {
  const Converter converter = open(converter_name(encoding));
  if (!converter) {
    return diagnostic(Code::encoding_unknown, {source.name, 0, 0},
                      "no encoding is called " + encoding);
  }
  Converted converted = convert(bytes, converter.get());
  if (converted.broken > 0) {
    return diagnostic(
        Code::encoding_broken, {source.name, 0, 0},
        broken_message(source.name, encoding, converted.broken, converted.first_broken));
  }
  source.encoding = converter_name(encoding);
  source.text = std::move(converted.text);
  return Unit{};
}

Status settle_named(Source& source, std::string& bytes, const std::string& encoding) {
  if (encoding == "UTF-8" || encoding == "utf-8" || encoding == "UTF8" || encoding == "utf8") {
    const std::size_t skip = bytes.starts_with(kMarks[0].bytes) ? kMarks[0].bytes.size() : 0;
    const Utf8Check check = check_utf8(std::string_view(bytes).substr(skip));
    if (check.broken > 0) {
      return diagnostic(
          Code::encoding_broken, {source.name, 0, 0},
          broken_message(source.name, "UTF-8", check.broken, check.first_broken + skip));
    }
    source.encoding = "UTF-8";
    source.text = std::move(bytes);
    source.text.erase(0, skip);
    return Unit{};
  }
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes) && mark.encoding.starts_with(encoding)) {
      return convert_to(source, std::string_view(bytes).substr(mark.bytes.size()),
                        std::string(mark.encoding));
    }
  }
  return convert_to(source, bytes, encoding);
}

Error not_text(const std::string& name, std::string_view what) {
  return diagnostic(Code::encoding_binary, {name, 0, 0},
                    name + " is " + std::string(what) + ", not text");
}

Status settle_detected(Source& source, std::string& bytes, Diagnostics& diagnostics) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes))
      return settle_named(source, bytes, std::string(mark.encoding));
  }
  // Other formats by their first bytes before all, by control bytes only where it is no wide text.
  const std::string_view format = known_format(bytes);
  if (!format.empty()) return not_text(source.name, format);
  const Utf8Check check = check_utf8(bytes);
  const bool zeros = bytes.find('\0') != std::string::npos;
  // Of what is UTF-8 too, wide text has its zero bytes, or 04 of Cyrillic, all over.
  const bool wide = check.broken > 0 || (zeros && is_mostly_control(bytes));
  std::optional<Guess> guess = wide ? guess_wide(bytes) : std::nullopt;
  if (!guess && is_binary(bytes)) return not_text(source.name, "binary data (many control bytes)");
  const bool escapes = check.broken == 0 && check.characters == 0;
  if (!guess && (check.broken > 0 || escapes)) guess = guess_pattern(bytes);
  if (check.broken == 0 && !guess) {
    source.encoding = "UTF-8";
    source.text = std::move(bytes);
    return Unit{};
  }
  if (check.characters > check.broken * kBrokenShare) {
    return diagnostic(Code::encoding_broken, {source.name, 0, 0},
                      broken_message(source.name, "UTF-8", check.broken, check.first_broken));
  }
  if (!guess) guess = guess_encoding(bytes);
  if (!guess) {
    return diagnostic(Code::encoding_broken, {source.name, 0, 0},
                      broken_message(source.name, "UTF-8", check.broken, check.first_broken) +
                          ", and no other encoding fits");
  }
  SAGWAN_TRY([[maybe_unused]] const Unit done, convert_to(source, bytes, guess->encoding));
  if (guess->confidence < kSureConfidence || guess->lead < kSureLead) {
    std::string message = source.name + ": read as " + source.encoding +
                          ", which is a guess (score " + std::to_string(guess->confidence) +
                          " of 100";
    if (!guess->runner_up.empty()) {
      message +=
          "; next " + guess->runner_up + " with " + std::to_string(guess->confidence - guess->lead);
    }
    diagnostics.add(Code::encoding_uncertain, Place{source.name, 0, 0}, message + ")");
  }
  return Unit{};
}

}  // namespace

Result<Source> decode(std::string bytes, const DecodeOptions& options, Diagnostics& diagnostics) {
  Source source;
  source.name = options.name;
  source.bytes = bytes.size();
  source.sha256 = sha256(bytes);
  const Error empty =
      diagnostic(Code::file_empty, {options.name, 0, 0}, options.name + " is empty");
  if (bytes.empty()) return empty;
  const Status settled = options.encoding.empty() ? settle_detected(source, bytes, diagnostics)
                                                  : settle_named(source, bytes, options.encoding);
  if (!settled) return settled.error();
  if (source.text.empty()) return empty;
  const std::size_t nul = source.text.find('\0');
  if (nul != std::string::npos) {
    const uint32_t character = utf8::count(std::string_view(source.text).substr(0, nul));
    diagnostics.add(
        Code::text_nul, Place{source.name, 0, 0},
        source.name + " holds NUL characters, the first is character " + std::to_string(character));
  }
  return source;
}

}  // namespace sagwan
