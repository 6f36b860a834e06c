// SPDX-License-Identifier: Apache-2.0
// DocumentReader: the client of sagwan-read, which stands beside the program (or where the
// environment's SAGWAN_READ says) and runs once for each document. Whatever happens to it - a
// crash, a hang, too much memory - is an error of that document (docs/decisions/0007-readers.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/core/source.h"
#include "sagwan/diagnostics.h"
#include "sagwan/result.h"

namespace sagwan {

struct ReadLimits {
  uint32_t pages = 5000;
  uint32_t seconds = 60;   ///< of work; as much again of waiting is allowed
  uint32_t memory = 2048;  ///< MiB
};

/// The source of a document that is no plain text: its text, media type, size and SHA-256; `name`
/// is for messages. Errors: document_*; diagnostics: document_damaged, text_unmapped. Thread safe.
[[nodiscard]] Result<Source> read_document(std::string_view bytes, const std::string& name,
                                           const ReadLimits& limits, Diagnostics& diagnostics);

}  // namespace sagwan
