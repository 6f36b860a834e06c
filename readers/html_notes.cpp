// SPDX-License-Identifier: Apache-2.0
#include "readers/html_notes.h"

#include <string_view>
#include <vector>

namespace sagwan::readers {

namespace {

constexpr std::size_t kMostLabel = 12;  // bytes of a call: [12], *, (iv)
constexpr int kMostUp = 4;              // elements around a call that may bear its name

struct Link {
  const xmlNode* node;
  std::string target;
};

std::string_view fragment(std::string_view address) {
  const std::size_t at = address.find('#');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

/// Digits, small letters, stars and daggers, in brackets or without.
bool is_label(std::string_view text) {
  std::size_t shown = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '[' || c == ']' || c == '(' || c == ')')
      continue;
    ++shown;
    if (c >= '0' && c <= '9') ++digits;
  }
  return shown > 0 && (digits == shown || shown <= 3) && text.size() <= kMostLabel;
}

constexpr std::array<std::string_view, 8> kBlocks = {"li", "p",  "div",   "dd",
                                                     "td", "tr", "aside", "blockquote"};

/// The element that holds the whole note whose anchor is `target`.
const xmlNode* body_of(const xmlNode* target) {
  const xmlNode* one = target;
  for (int i = 0; i < kMostUp && one != nullptr; ++i, one = one->parent) {
    if (is_one_of(kBlocks, name_of(one))) return one;
  }
  return nullptr;
}

bool is_within(const xmlNode* element, const xmlNode* node) {
  while (node != nullptr && node != element) node = node->parent;
  return node != nullptr;
}

}  // namespace

HtmlNotes::HtmlNotes(const xmlNode* root) { find(root); }

void HtmlNotes::find(const xmlNode* root) {
  std::map<std::string, const xmlNode*> named;
  std::map<const xmlNode*, std::size_t> order;
  std::map<std::string, std::vector<const xmlNode*>> ways;  // links, by the name they lead to
  std::vector<Link> links;
  std::size_t count = 0;
  for (const xmlNode* node = root; node != nullptr; node = next_in(root, node)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    order[node] = ++count;
    if (const std::string_view id = attribute(node, "id"); !id.empty()) named.emplace(id, node);
    if (name_of(node) != "a") continue;
    if (const std::string_view id = attribute(node, "name"); !id.empty()) named.emplace(id, node);
    const std::string_view to = fragment(attribute(node, "href"));
    if (to.empty()) continue;
    links.push_back({node, std::string(to)});
    ways[links.back().target].push_back(node);
  }
  for (const Link& link : links) {
    const auto target = named.find(link.target);
    if (target == named.end() || order[target->second] <= order[link.node]) continue;
    if (!is_label(text_of(link.node, kMostLabel + 1))) continue;
    const xmlNode* body = body_of(target->second);
    if (body == nullptr || order[body] <= order[link.node]) continue;
    bool leads = false;
    const xmlNode* call = link.node;
    for (int i = 0; i < kMostUp && call != nullptr; ++i, call = call->parent) {
      for (const std::string_view kind : {"id", "name"}) {
        const auto found = ways.find(std::string(attribute(call, kind)));
        if (found == ways.end()) continue;
        for (const xmlNode* way : found->second) {
          if (!is_within(body, way)) continue;
          back_.insert(way);
          leads = true;
        }
      }
    }
    if (!leads) continue;
    calls_[link.node] = body;
    notes_.insert(body);
  }
  // A note that is called again leads back to its first call only.
  for (const Link& link : links) {
    const auto target = named.find(link.target);
    const xmlNode* body = target == named.end() ? nullptr : body_of(target->second);
    if (body == nullptr || notes_.count(body) == 0 || order[body] <= order[link.node]) continue;
    if (is_label(text_of(link.node, kMostLabel + 1))) calls_.emplace(link.node, body);
  }
}

const xmlNode* HtmlNotes::called_by(const xmlNode* link) const {
  const auto found = calls_.find(link);
  return found == calls_.end() ? nullptr : found->second;
}

}  // namespace sagwan::readers
