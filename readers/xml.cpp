// SPDX-License-Identifier: Apache-2.0
#include "readers/xml.h"

namespace sagwan::readers {

void parse_xml(pugi::xml_document& document, std::string& content, const std::string& part) {
  // pugixml knows no entities but the five of XML, and reads no other file.
  constexpr unsigned int kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result result =
      document.load_buffer_inplace(content.data(), content.size(), kOptions, pugi::encoding_auto);
  if (!result) {
    throw Failure("document-unreadable", "its part " + part +
                                             " is no XML: " + result.description() + " at byte " +
                                             std::to_string(result.offset));
  }
}

std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void check_depth(uint32_t depth, const Limits& limits) {
  if (depth > limits.depth) {
    throw Failure("document-limit",
                  "has elements in each other, " + std::to_string(limits.depth) + " deep and more");
  }
}

}  // namespace sagwan::readers
