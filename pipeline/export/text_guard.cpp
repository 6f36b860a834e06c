// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/text_guard.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace sagwan {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

template <class Out>
void append_hex(Out& out, unsigned char byte) {
  out.push_back(kHex[byte >> 4U]);
  out.push_back(kHex[byte & 0xFU]);
}

/// Bytes that are not copied as they are: control characters, and those named.
template <unsigned char... kNamed>
struct Specials {
  static constexpr bool of(unsigned char c) {
    return c < 0x20 || c == 0x7F || ((c == kNamed) || ...);
  }
  static constexpr std::array<bool, 256> kTable = [] {
    std::array<bool, 256> out{};
    for (unsigned c = 0; c < 256; ++c) out[c] = of(static_cast<unsigned char>(c));
    return out;
  }();
  static constexpr std::size_t kStep = 16;

  /// The first of the `kStep` bytes at `from`; `kStep` where there is none.
  static std::size_t first_in(const char* from) {
    using Bytes [[gnu::vector_size(kStep)]] = unsigned char;
    Bytes bytes;
    std::memcpy(&bytes, from, kStep);
    const auto found = (bytes < 0x20) | (bytes == 0x7F) | ((bytes == kNamed) | ...);
    std::array<uint64_t, 2> halves;
    std::memcpy(halves.data(), &found, kStep);
    constexpr bool kLittle = std::endian::native == std::endian::little;
    const auto place = [](uint64_t half) {
      return static_cast<std::size_t>(kLittle ? std::countr_zero(half) : std::countl_zero(half)) /
             8;
    };
    return halves[0] != 0 ? place(halves[0]) : 8 + place(halves[1]);
  }
  /// The first at or behind `at`, or the text's end.
  static std::size_t next(std::string_view text, std::size_t at) {
    for (; at + kStep <= text.size(); at += kStep) {
      const std::size_t first = first_in(text.data() + at);
      if (first < kStep) return at + first;
    }
    while (at < text.size() && !kTable[static_cast<unsigned char>(text[at])]) ++at;
    return at;
  }
};

/// Bytes that are copied as they are; the others are `function`'s, which gives how many it took.
/// `harmless` gives how many bytes of a character that begins like one of them are copied all the
/// same; 0 of the others.
template <class Special, class Out, class Harmless, class Function>
void append_runs(Out& out, std::string_view text, Harmless harmless, Function function) {
  std::size_t from = 0;
  for (std::size_t at = Special::next(text, 0); at < text.size(); at = Special::next(text, at)) {
    if (const std::size_t size = harmless(text, at); size > 0) {
      at += size;
      continue;
    }
    out.append(text, from, at - from);
    at += function(text, at);
    from = at;
  }
  if (from < text.size()) out.append(text, from);
}

/// What a spreadsheet takes for a formula by its first character: = + - @, in full width too, and
/// white space that it may pass over.
bool starts_formula(std::string_view text) {
  constexpr std::string_view kStarts = "=+-@\t\r\n'";
  if (text.empty()) return false;
  if (kStarts.find(text.front()) != std::string_view::npos) return true;
  // U+FF1D, U+FF0B, U+FF0D, U+FF20, and the minus sign U+2212.
  constexpr std::array<std::string_view, 5> kWide = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                                     "\xEF\xBC\xA0", "\xE2\x88\x92"};
  for (const std::string_view wide : kWide) {
    if (text.starts_with(wide)) return true;
  }
  return false;
}

template <class Out>
void append_quoted(Out& out, std::string_view text) {
  // C2 begins U+0085, E2 U+2028 and U+2029, which end a line in JavaScript and for some readers of
  // lines.
  using Special = Specials<'"', '\\', '<', 0xC2, 0xE2>;
  const auto harmless = [](std::string_view all, std::size_t at) -> std::size_t {
    const std::string_view two = all.substr(at, 2);
    const std::string_view three = all.substr(at, 3);
    if (two.front() == '\xC2') return two == "\xC2\x85" ? 0 : two.size();
    if (two.front() != '\xE2' || three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9") return 0;
    return three.size();
  };
  out.push_back('"');
  append_runs<Special>(out, text, harmless,
                       [&](std::string_view all, std::size_t at) -> std::size_t {
                         const char c = all[at];
                         if (c == '\xE2') {
                           out += all[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
                           return 3;
                         }
                         if (c == '\xC2') {
                           out += "\\u0085";
                           return 2;
                         }
                         if (c == '"' || c == '\\') {
                           out.push_back('\\');
                           out.push_back(c);
                         } else if (c == '\n') {
                           out += "\\n";
                         } else if (c == '\r') {
                           out += "\\r";
                         } else if (c == '\t') {
                           out += "\\t";
                         } else {
                           out += "\\u00";
                           append_hex(out, static_cast<unsigned char>(c));
                         }
                         return 1;
                       });
  out.push_back('"');
}

constexpr std::array<bool, 256> kUnreserved = [] {
  std::array<bool, 256> out{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z';
    out[c] = letter || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
  }
  return out;
}();

template <class Out>
void append_encoded(Out& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kUnreserved[byte]) continue;
    out.append(text, from, at - from);
    out.push_back('%');
    append_hex(out, byte);
    from = at + 1;
  }
  out.append(text, from);
}

}  // namespace

void append_csv_field(std::string& out, std::string_view text, bool guarded) {
  const bool apostrophe = guarded && starts_formula(text);
  // A space at an end is kept by quotes, where a reader trims fields.
  const bool quoted = text.empty() || text.find_first_of("\",\r\n") != std::string_view::npos ||
                      text.front() == ' ' || text.back() == ' ';
  if (quoted) out.push_back('"');
  if (apostrophe) out.push_back('\'');
  if (!quoted) {
    out += text;
    return;
  }
  for (std::size_t from = 0; from < text.size();) {
    const auto at = std::min(text.find('"', from), text.size());
    out.append(text, from, at - from);
    if (at < text.size()) out += "\"\"";
    from = at + 1;
  }
  out.push_back('"');
}

void append_json(std::string& out, std::string_view text) { append_quoted(out, text); }
void append_json(TextBuffer& out, std::string_view text) { append_quoted(out, text); }

void append_turtle(std::string& out, std::string_view text) { append_quoted(out, text); }
void append_turtle(TextBuffer& out, std::string_view text) { append_quoted(out, text); }

void append_xml(std::string& out, std::string_view text) {
  using Special = Specials<'<', '>', '&', '"', 0xEF>;
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  const auto harmless = [](std::string_view all, std::size_t at) -> std::size_t {
    const std::string_view three = all.substr(at, 3);
    const bool no_character = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
    return three.front() == '\xEF' && !no_character ? three.size() : 0;
  };
  append_runs<Special>(out, text, harmless,
                       [&](std::string_view all, std::size_t at) -> std::size_t {
                         const char c = all[at];
                         if (c == '\xEF') {  // U+FFFE and U+FFFF are no characters of XML
                           out += kReplacement;
                           return 3;
                         }
                         out += c == '<'    ? "&lt;"
                                : c == '>'  ? "&gt;"
                                : c == '&'  ? "&amp;"
                                : c == '"'  ? "&quot;"
                                : c == '\t' ? "&#9;"
                                : c == '\n' ? "&#10;"
                                : c == '\r' ? "&#13;"
                                : c == 0x7F ? "&#127;"
                                            : kReplacement;
                         return 1;
                       });
}

void append_iri_part(std::string& out, std::string_view text) { append_encoded(out, text); }
void append_iri_part(TextBuffer& out, std::string_view text) { append_encoded(out, text); }

}  // namespace sagwan
