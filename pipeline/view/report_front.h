// SPDX-License-Identifier: Apache-2.0
// The front of a report for the page of `sagwan view`: what it is, and what the list of reports
// shows of it.
//
// Private to pipeline/view: it needs RapidJSON.
#pragma once

#include <string>

#include "pipeline/export/json_record.h"
#include "pipeline/view/page_json.h"

namespace sagwan {

/// The fields of the document and of what made it, into the object that is open.
void write_report_front(const Record& root, PageJson& json);

/// An object of its own: the front and how much was found.
[[nodiscard]] std::string report_summary(const Record& root);

}  // namespace sagwan
