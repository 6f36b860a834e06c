// SPDX-License-Identifier: Apache-2.0
// Decoding: bytes of a text file to a Source. The order of trust: what the caller names, a byte
// order mark, valid UTF-8, then ICU's detection, which is believed in silence only where it is
// sure.
#pragma once

#include <string>

#include "pipeline/core/source.h"
#include "sagwan/result.h"

namespace sagwan {

struct DecodeOptions {
  std::string name;      ///< for messages, and Source::name
  std::string encoding;  ///< name of the encoding, instead of detection; empty: detect
};

/// The source of `bytes`: UTF-8 without byte order mark, with size, SHA-256 and encoding filled in;
/// id, language and reference are the caller's to set. Errors: file_empty, encoding_binary,
/// encoding_broken, encoding_unknown. Diagnostics: encoding_uncertain, text_nul. Linear.
[[nodiscard]] Result<Source> decode(std::string bytes, const DecodeOptions& options,
                                    Diagnostics& diagnostics);

}  // namespace sagwan
