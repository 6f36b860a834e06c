// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "pipeline/core/markdown_look.h"
#include "readers/reader.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

struct Format {
  bool (*is)(std::string_view bytes);
  Extracted (*read)(std::string_view bytes, const Limits& limits);
};

constexpr std::size_t kHead = 1024;  // a PDF may begin with other bytes (ISO 32000-1, annex H)

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
}
bool is_hwpx(std::string_view bytes) { return Zip::holds(bytes, "Contents/section0.xml"); }
bool is_docx(std::string_view bytes) { return Zip::holds(bytes, "word/document.xml"); }
bool is_html(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  std::erase(head, '\0');  // UTF-16
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  return head.find("<html") != std::string::npos ||
         head.find("<!doctype html") != std::string::npos;
}

constexpr std::array<Format, 5> kFormats = {{
    {is_pdf, read_pdf},
    {is_hwpx, read_hwpx},
    {is_docx, read_docx},
    {is_html, read_html},
    {looks_like_markdown, read_markdown},
}};

}  // namespace

Extracted read_document(std::string_view bytes, const Limits& limits) {
  for (const Format& format : kFormats) {
    if (format.is(bytes)) return format.read(bytes, limits);
  }
  const bool zip = bytes.starts_with("PK\x03\x04");
  throw Failure("document-format",
                zip ? "is a zip file, but no HWPX and no DOCX" : "is in no format that is known");
}

}  // namespace sagwan::readers
