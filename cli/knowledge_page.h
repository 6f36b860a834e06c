// SPDX-License-Identifier: Apache-2.0
// A knowledge file as a page: what it is about, what happened when, who is who, how much, on whose
// word.
#pragma once

#include <string>

#include "cli/page.h"
#include "pipeline/export/knowledge_reader.h"

namespace sagwan::cli {

/// `path` is where the knowledge file is; empty where it was not written.
[[nodiscard]] std::string knowledge_page(const Knowledge& knowledge, const std::string& path,
                                         Terminal terminal);

}  // namespace sagwan::cli
