// SPDX-License-Identifier: Apache-2.0
// A knowledge file as linked data: Web Annotations of the report, entities of schema.org, and PROV
// for rules and configuration. json_ld.h and turtle.h write it.
//
// Private to pipeline/export.
#pragma once

#include "pipeline/export/exporter.h"
#include "pipeline/export/linked_text.h"

namespace sagwan {

inline constexpr std::string_view kVocabulary = "urn:sagwan:vocabulary#";

/// The nodes of one document.
void write_linked_graph(const ExportInput& input, LinkedForm form, std::string& out);

/// `urn:sagwan:DOCUMENT` and, behind a colon, the id of a record.
[[nodiscard]] std::string document_iri(std::string_view document);

}  // namespace sagwan
