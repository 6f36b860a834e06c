// SPDX-License-Identifier: Apache-2.0
// Small questions to the elements of a page as libxml2 holds it: names, attributes, text.
#pragma once

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace sagwan::readers {

[[nodiscard]] inline std::string_view name_of(const xmlNode* node) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return {};
  return reinterpret_cast<const char*>(node->name);
}

/// Empty where the element has no such attribute; a view into the document.
[[nodiscard]] std::string_view attribute(const xmlNode* node, std::string_view name);
[[nodiscard]] bool has_attribute(const xmlNode* node, std::string_view name);
/// An attribute that is a number, or `otherwise`.
[[nodiscard]] unsigned int number(const xmlNode* node, std::string_view name,
                                  unsigned int otherwise);

/// Text of an element with all that is in it; no more than `most` bytes.
[[nodiscard]] std::string text_of(const xmlNode* node, std::size_t most);

/// Whether one of the words of a class or id is `word`.
[[nodiscard]] bool has_word(std::string_view words, std::string_view word);

template <std::size_t n>
[[nodiscard]] bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The next element in the order of the document that is under `root`, or null.
[[nodiscard]] const xmlNode* next_in(const xmlNode* root, const xmlNode* node);

}  // namespace sagwan::readers
