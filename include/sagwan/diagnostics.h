// SPDX-License-Identifier: Apache-2.0
// Diagnostics: what the program has to say about its input, with place, cause and mend.
//
// The codes and their standard mends stand in diagnostics.def. A diagnostic with a `Place` speaks
// of a file that a person edits (rule, lexicon, option file); one with a `Span` speaks of a
// document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

enum class Severity : uint8_t { info, warning, error };

enum class Code : uint8_t {
#define SAGWAN_DIAGNOSTIC(name, text, severity, mend) name,
#include "sagwan/diagnostics.def"
#undef SAGWAN_DIAGNOSTIC
};

/// Where in a file: line and column count from 1, the column in characters; 0 means "not known".
struct Place {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
};

struct Diagnostic {
  Code code = Code::internal;
  Severity severity = Severity::error;
  Place place;
  std::string message;
  std::string mend;
  std::optional<Span> span;  ///< in the document's repaired text
};

[[nodiscard]] std::string_view code_text(Code code);
[[nodiscard]] std::string_view severity_text(Severity severity);

/// A diagnostic with the code's own severity and mend.
[[nodiscard]] Diagnostic diagnostic(Code code, Place place, std::string message);

/// The message as a compiler would print it, two lines, no line end after the second:
///   file:14:15: error: rule ko.date.ym: missing ) [rule-pattern]
///     close the group
[[nodiscard]] std::string to_line(const Diagnostic& diagnostic);

/// The diagnostics of one document or one load. Append only.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
  void add(Code code, Place place, std::string message);
  void add(Code code, Span span, std::string message);

  [[nodiscard]] const std::vector<Diagnostic>& list() const& { return list_; }
  const std::vector<Diagnostic>& list() const&& = delete;
  [[nodiscard]] bool has_errors() const;
  /// Sorted by span, place, code and message, so that the order of stages does not show.
  void sort();

 private:
  std::vector<Diagnostic> list_;
};

}  // namespace sagwan
