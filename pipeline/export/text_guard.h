// SPDX-License-Identifier: Apache-2.0
// How a text is written so that it cannot break out of its format: CSV fields, JSON strings, XML,
// Turtle literals. Each appends to a buffer and copies runs of plain bytes whole.
//
// Private to pipeline/export.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/export/text_buffer.h"

namespace sagwan {

/// A field of RFC 4180, quoted where it must be; an empty text is `""`. `guarded` puts an
/// apostrophe before what a spreadsheet takes for a formula, and before an apostrophe, so that
/// taking one off gives the text back.
void append_csv_field(std::string& out, std::string_view text, bool guarded);

/// A JSON string with its quotes. Control characters, `<`, U+0085, U+2028 and U+2029 are escaped.
void append_json(std::string& out, std::string_view text);
void append_json(TextBuffer& out, std::string_view text);

/// Content of an XML element or of an attribute in double quotes; what XML 1.0 has no form for
/// becomes U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// A Turtle string in double quotes.
void append_turtle(std::string& out, std::string_view text);
void append_turtle(TextBuffer& out, std::string_view text);

/// A piece of an IRI: what is not unreserved is percent-encoded.
void append_iri_part(std::string& out, std::string_view text);
void append_iri_part(TextBuffer& out, std::string_view text);

}  // namespace sagwan
