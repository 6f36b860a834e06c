// SPDX-License-Identifier: Apache-2.0
#include "sagwan/diagnostics.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace sagwan {

namespace {

struct Row {
  std::string_view text;
  Severity severity;
  std::string_view mend;
};

constexpr std::array kRows = {
#define SAGWAN_DIAGNOSTIC(name, text, severity, mend) Row{text, Severity::severity, mend},
#include "sagwan/diagnostics.def"
#undef SAGWAN_DIAGNOSTIC
};

const Row& row(Code code) { return kRows[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view code_text(Code code) { return row(code).text; }

std::string_view severity_text(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

Diagnostic diagnostic(Code code, Place place, std::string message) {
  return {code,
          row(code).severity,
          std::move(place),
          std::move(message),
          std::string(row(code).mend),
          std::nullopt};
}

std::string to_line(const Diagnostic& d) {
  std::string out = d.place.file;
  if (d.place.line > 0) out += ":" + std::to_string(d.place.line);
  if (d.place.column > 0) out += ":" + std::to_string(d.place.column);
  if (!out.empty()) out += ": ";
  out += std::string(severity_text(d.severity)) + ": " + d.message + " [" +
         std::string(code_text(d.code)) + "]";
  if (!d.mend.empty()) out += "\n  " + d.mend;
  return out;
}

void Diagnostics::add(Code code, Place place, std::string message) {
  list_.push_back(diagnostic(code, std::move(place), std::move(message)));
}

void Diagnostics::add(Code code, Span span, std::string message) {
  list_.push_back(diagnostic(code, {}, std::move(message)));
  list_.back().span = span;
}

bool Diagnostics::has_errors() const {
  return std::any_of(list_.begin(), list_.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void Diagnostics::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::make_tuple(d.span.value_or(Span{}), std::string_view(d.place.file), d.place.line,
                           d.place.column, d.code, std::string_view(d.message));
  };
  std::stable_sort(list_.begin(), list_.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

}  // namespace sagwan
