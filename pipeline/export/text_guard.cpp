// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/text_guard.h"

#include <array>
#include <cstdint>

namespace sagwan {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

template <class Out>
void append_hex(Out& out, unsigned char byte) {
  out.push_back(kHex[byte >> 4U]);
  out.push_back(kHex[byte & 0xFU]);
}

/// Bytes that are copied as they are; the others are `function`'s, which gives how many it took.
template <class Out, class Function>
void append_runs(Out& out, std::string_view text, const std::array<bool, 256>& special,
                 Function function) {
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (!special[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    out.append(text, from, at - from);
    at += function(text, at);
    from = at;
  }
  out.append(text, from);
}

constexpr std::array<bool, 256> specials(std::string_view bytes) {
  std::array<bool, 256> out{};
  for (unsigned c = 0; c < 0x20; ++c) out[c] = true;
  out[0x7F] = true;
  for (const char c : bytes) out[static_cast<unsigned char>(c)] = true;
  return out;
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
  static constexpr std::array<bool, 256> kSpecial = specials("\"\\<\xC2\xE2");
  out.push_back('"');
  append_runs(out, text, kSpecial, [&](std::string_view all, std::size_t at) -> std::size_t {
    const char c = all[at];
    const std::string_view three = all.substr(at, 3);
    if (c == '\xE2') {
      if (three == "\xE2\x80\xA8") {
        out += "\\u2028";
      } else if (three == "\xE2\x80\xA9") {
        out += "\\u2029";
      } else {
        out += three;
      }
      return three.size();
    }
    if (c == '\xC2') {
      const bool next_line = all.substr(at, 2) == "\xC2\x85";
      out += next_line ? std::string_view("\\u0085") : all.substr(at, 2);
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
  static constexpr std::array<bool, 256> kSpecial = specials("<>&\"\xEF");
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  append_runs(out, text, kSpecial, [&](std::string_view all, std::size_t at) -> std::size_t {
    const char c = all[at];
    if (c == '\xEF') {  // U+FFFE and U+FFFF are no characters of XML
      const std::string_view three = all.substr(at, 3);
      out += three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF" ? kReplacement : three;
      return three.size();
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

void append_iri_part(std::string& out, std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      out.push_back('%');
      append_hex(out, byte);
    }
  }
}

}  // namespace sagwan
