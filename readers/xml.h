// SPDX-License-Identifier: Apache-2.0
// XML parts of packed documents: parsed without entities of their own, within a depth.
#pragma once

#include <pugixml.hpp>

#include <string>

#include "readers/reader.h"

namespace sagwan::readers {

/// `content` must outlive the document. Throws Failure (document-unreadable).
void parse_xml(pugi::xml_document& document, std::string& content, const std::string& part);

/// The name without its prefix: `hp:p` is `p`.
[[nodiscard]] std::string_view local_name(const pugi::xml_node& node);

/// Throws Failure (document-limit) where `depth` is beyond the limit.
void check_depth(uint32_t depth, const Limits& limits);

}  // namespace sagwan::readers
