// SPDX-License-Identifier: Apache-2.0
#include "pipeline/view/page_json.h"

namespace sagwan {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string unicode_escape(uint32_t unit) {
  std::string out = "\\u";
  for (const uint32_t shift : {12U, 8U, 4U, 0U}) out += kHex[(unit >> shift) & 0xFU];
  return out;
}

bool is_plain(unsigned char byte) {
  return byte >= 0x20 && byte != '"' && byte != '\\' && byte != '<' && byte != '>' && byte != '&' &&
         byte != 0xE2 && byte != 0xED;
}

}  // namespace

void PageJson::comma() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void PageJson::open(char bracket) {
  comma();
  out_ += bracket;
}

void PageJson::close(char bracket) {
  out_ += bracket;
  row_end_ = out_.size();
}

void PageJson::key(std::string_view name) {
  text(name);
  out_ += ':';
}

/// The byte at the front of `rest`, which is not plain. E2 80 A8 and A9 are U+2028 and U+2029; ED
/// A0 to BF is half of a surrogate pair, which no text can show.
void PageJson::escape(unsigned char byte, std::string_view rest) {
  const auto at = [&](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
  };
  if (byte == '"' || byte == '\\') {
    out_ += '\\';
    out_ += static_cast<char>(byte);
  } else if (byte == 0xE2 && at(1) == 0x80 && (at(2) == 0xA8 || at(2) == 0xA9)) {
    out_ += unicode_escape(at(2) == 0xA8 ? 0x2028U : 0x2029U);
  } else if (byte == 0xED && at(1) >= 0xA0) {
    out_ += unicode_escape(0xFFFDU);
  } else if (byte == 0xE2 || byte == 0xED) {
    out_.append(rest.substr(0, 3));
  } else {
    out_ += unicode_escape(byte);
  }
}

void PageJson::text(std::string_view text) {
  comma();
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_plain(byte)) {
      out_ += text[i++];
      continue;
    }
    escape(byte, text.substr(i));
    i += byte == 0xE2 || byte == 0xED ? 3 : 1;
  }
  out_ += '"';
  if (!text.empty()) row_end_ = out_.size();
}

void PageJson::number(int64_t value) {
  comma();
  out_ += std::to_string(value);
  if (value != 0) row_end_ = out_.size();
}

void PageJson::texts(const std::vector<std::string>& all) {
  open('[');
  for (const std::string& one : all) text(one);
  close(']');
}

void PageJson::field(std::string_view name, std::string_view text_of_it) {
  if (text_of_it.empty()) return;
  key(name);
  text(text_of_it);
}

void PageJson::open_row() {
  open('[');
  row_end_ = out_.size();
}

void PageJson::close_row() {
  out_.resize(row_end_);
  close(']');
}

}  // namespace sagwan
