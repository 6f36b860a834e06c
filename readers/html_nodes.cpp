// SPDX-License-Identifier: Apache-2.0
#include "readers/html_nodes.h"

#include <charconv>

namespace sagwan::readers {

namespace {

const xmlAttr* find_attribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) return nullptr;
  for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
    if (name == reinterpret_cast<const char*>(one->name)) return one;
  }
  return nullptr;
}

}  // namespace

std::string_view attribute(const xmlNode* node, std::string_view name) {
  const xmlAttr* found = find_attribute(node, name);
  if (found == nullptr || found->children == nullptr || found->children->content == nullptr)
    return {};
  return reinterpret_cast<const char*>(found->children->content);
}

bool has_attribute(const xmlNode* node, std::string_view name) {
  return find_attribute(node, name) != nullptr;
}

unsigned int number(const xmlNode* node, std::string_view name, unsigned int otherwise) {
  const std::string_view text = attribute(node, name);
  unsigned int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() ? out : otherwise;
}

std::string text_of(const xmlNode* node, std::size_t most) {
  std::string out;
  for (const xmlNode* one = node; one != nullptr && out.size() < most; one = next_in(node, one)) {
    if (one->type == XML_TEXT_NODE && one->content != nullptr)
      out += reinterpret_cast<const char*>(one->content);
  }
  return out;
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' '))
      return true;
  }
  return false;
}

const xmlNode* next_in(const xmlNode* root, const xmlNode* node) {
  if (node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root || node == nullptr ? nullptr : node->next;
}

}  // namespace sagwan::readers
