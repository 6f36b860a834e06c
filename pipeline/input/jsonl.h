// SPDX-License-Identifier: Apache-2.0
// JSON Lines as input: one object a line with "id" and "text", and "lang" and "reference" where
// they are known. Lines are read one by one, so that an endless input takes bounded memory.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan {

class LineReader {
 public:
  /// Reads from an open descriptor, which it does not close. A line longer than `max_bytes` is
  /// passed over.
  LineReader(int fd, uint64_t max_bytes) : fd_(fd), max_bytes_(max_bytes) {}

  enum class Outcome : uint8_t { line, too_long, end, failed, interrupted };
  /// The next line without its end into `line`. `failed`: errno says why. `interrupted`:
  /// `cancelled` became true while it waited for input.
  Outcome next(std::string& line, const std::atomic<bool>& cancelled);
  /// Of the line that `next` gave last, from 1.
  [[nodiscard]] uint64_t number() const { return number_; }

 private:
  int fd_;
  uint64_t max_bytes_;
  uint64_t number_ = 0;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

struct JsonlRecord {
  std::string id;  ///< `line-N` where the line gives none
  std::string text;
  std::string lang;
  std::string reference;
  std::optional<Error> error;
};

/// What a line says. Errors: jsonl_line (no JSON object), jsonl_field (a field is missing or
/// wrong).
[[nodiscard]] JsonlRecord parse_jsonl_line(std::string_view line, const std::string& path,
                                           uint64_t number);

/// The line that stands in place of a knowledge file: {"id","error","code","line"}, without a line
/// end.
[[nodiscard]] std::string jsonl_error_line(const std::string& id, const Error& error,
                                           uint64_t number);

}  // namespace sagwan
