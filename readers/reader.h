// SPDX-License-Identifier: Apache-2.0
// Reader: what a reader of one format gives, and the limits that it keeps. Readers live in the
// program sagwan-read, so that a crash or a hang in a foreign parser costs one document
// (docs/decisions/0007-readers.md). readers.cpp has a row for each.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/layout.h"

namespace sagwan::readers {

struct Limits {
  uint32_t pages = 5000;              ///< of a PDF
  uint64_t unpacked = 512ULL << 20U;  ///< bytes of one part of a zip, unpacked
  uint64_t text = 256ULL << 20U;      ///< bytes of text that come out
  uint32_t depth = 200;               ///< elements in each other
};

/// Something the reader of the knowledge file should know; codes are those of diagnostics.def.
struct Remark {
  std::string code;
  std::string message;
};

struct Extracted {
  std::string media_type;
  std::string text;               ///< UTF-8; lines end with \n, pages with \f
  std::vector<LineLayout> lines;  ///< of what stands in `text`, sorted
  std::vector<Remark> remarks;
  std::string created;  ///< ISO date that the format keeps of the document's making, or empty
};

/// The document cannot be read: `code` is one of diagnostics.def.
class Failure : public std::runtime_error {
 public:
  Failure(std::string code, const std::string& message)
      : std::runtime_error(message), code_(std::move(code)) {}
  [[nodiscard]] const std::string& code() const { return code_; }

 private:
  std::string code_;
};

/// Reads `bytes` by what they are, not by a name. Throws Failure.
[[nodiscard]] Extracted read_document(std::string_view bytes, const Limits& limits);

[[nodiscard]] Extracted read_pdf(std::string_view bytes, const Limits& limits);
[[nodiscard]] Extracted read_hwpx(std::string_view bytes, const Limits& limits);
[[nodiscard]] Extracted read_docx(std::string_view bytes, const Limits& limits);
[[nodiscard]] Extracted read_markdown(std::string_view bytes, const Limits& limits);
[[nodiscard]] Extracted read_html(std::string_view bytes, const Limits& limits);

}  // namespace sagwan::readers
