// SPDX-License-Identifier: Apache-2.0
#include "readers/html_look.h"

#include <cctype>
#include <charconv>
#include <string>

namespace sagwan::readers {

namespace {

constexpr float kBody = 12;              // points; pages say sizes in shares of it, or in pixels
constexpr std::size_t kLeastMain = 200;  // bytes of text
constexpr std::size_t kMostEntry = 120;  // bytes of an entry of a menu
constexpr std::size_t kLeastEntries = 3;

constexpr std::array<std::string_view, 7> kMarginRoles = {
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"};
/// Names that pages give to what is around their text, as ids and classes.
constexpr std::array<std::string_view, 14> kMarginWords = {
    "gnb",         "lnb",     "snb",  "nav",    "navbar", "navigation", "breadcrumb",
    "breadcrumbs", "sidebar", "menu", "footer", "skip",   "skipnav",    "topmenu"};
constexpr std::array<std::string_view, 4> kHiddenWords = {"sr-only", "visually-hidden", "blind",
                                                          "screen-reader-text"};

/// Without blanks, in lower case.
std::string plain(std::string_view style) {
  std::string out;
  for (const char c : style) {
    if (c != ' ' && c != '\n' && c != '\t')
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

bool is_under(const xmlNode* node, const xmlNode* element) {
  while (node != nullptr && node != element) node = node->parent;
  return node != nullptr;
}

bool is_in_text(const xmlNode* element) {
  for (const xmlNode* one = element->parent; one != nullptr; one = one->parent) {
    const std::string_view name = name_of(one);
    if (name == "article" || name == "main") return true;
  }
  return false;
}

bool holds(const xmlNode* root, std::string_view name) {
  for (const xmlNode* one = next_in(root, root); one != nullptr; one = next_in(root, one)) {
    if (name_of(one) == name) return true;
  }
  return false;
}

/// A list whose entries are short links and nothing else.
bool is_menu(const xmlNode* element) {
  const std::string_view name = name_of(element);
  if (name != "ul" && name != "ol") return false;
  std::size_t entries = 0;
  for (const xmlNode* one = element->children; one != nullptr; one = one->next) {
    if (name_of(one) != "li") continue;
    ++entries;
    const std::string all = plain(text_of(one, kMostEntry + 1));
    if (all.size() > kMostEntry) return false;
    std::size_t linked = 0;
    for (const xmlNode* in = one; in != nullptr; in = next_in(one, in)) {
      if (name_of(in) == "a") linked += plain(text_of(in, kMostEntry)).size();
    }
    if (linked < all.size()) return false;
  }
  return entries >= kLeastEntries;
}

float size_in(const std::string& style, float outer) {
  const std::size_t at = style.find("font-size:");
  if (at == std::string::npos) return outer;
  const std::string_view value = std::string_view(style).substr(at + 10);
  float number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || number <= 0 || number > 500) return outer;
  const std::string_view unit(end, static_cast<std::size_t>(value.data() + value.size() - end));
  const float base = outer > 0 ? outer : kBody;
  if (unit.starts_with("pt")) return number;
  if (unit.starts_with("px")) return number * 0.75F;
  if (unit.starts_with("rem")) return number * kBody;
  if (unit.starts_with("em")) return number * base;
  if (unit.starts_with("%")) return number * base / 100;
  return outer;
}

}  // namespace

bool is_hidden(const xmlNode* element) {
  if (has_attribute(element, "hidden")) return true;
  const std::string style = plain(attribute(element, "style"));
  if (style.find("display:none") != std::string::npos ||
      style.find("visibility:hidden") != std::string::npos)
    return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  const std::string_view words = attribute(element, "class");
  return std::any_of(kHiddenWords.begin(), kHiddenWords.end(),
                     [&](std::string_view word) { return has_word(words, word); });
}

const xmlNode* main_of(const xmlNode* root) {
  const xmlNode* found = nullptr;
  for (const xmlNode* one = root; one != nullptr; one = next_in(root, one)) {
    if (name_of(one) != "main" && attribute(one, "role") != "main") continue;
    if (found != nullptr && is_under(one, found)) continue;
    if (found != nullptr) return nullptr;
    found = one;
  }
  return found != nullptr && text_of(found, kLeastMain).size() >= kLeastMain ? found : nullptr;
}

bool is_margin(const xmlNode* element, const xmlNode* main) {
  const std::string_view name = name_of(element);
  if (name == "html" || name == "body") return false;
  if (main != nullptr && !is_under(element, main) && !is_under(main, element)) return true;
  if (main != nullptr && is_under(main, element)) return false;
  if (name == "nav" || is_one_of(kMarginRoles, attribute(element, "role"))) return true;
  if (name == "footer" || name == "aside" || name == "header")
    return !is_in_text(element) && !holds(element, "h1");
  for (const std::string_view word : kMarginWords) {
    if (has_word(attribute(element, "class"), word) || attribute(element, "id") == word)
      return !holds(element, "h1");
  }
  return is_menu(element);
}

bool is_layout(const xmlNode* table) {
  const std::string_view role = attribute(table, "role");
  if (role == "presentation" || role == "none") return true;
  std::size_t cells = 0;
  bool holds_blocks = false;
  for (const xmlNode* one = next_in(table, table); one != nullptr; one = next_in(table, one)) {
    const std::string_view name = name_of(one);
    if (name == "th" || name == "caption") return false;
    if (name == "td") ++cells;
    if (name == "table" || name == "ul" || (name.size() == 2 && name[0] == 'h' && name[1] < '7'))
      holds_blocks = true;
  }
  return cells <= 1 || holds_blocks;
}

Type type_of(const xmlNode* element, Type outer) {
  const std::string_view name = name_of(element);
  Type out = outer;
  if (out.size <= 0) out.size = kBody;
  const std::string style = plain(attribute(element, "style"));
  out.size = size_in(style, out.size);
  if (name == "b" || name == "strong" || name == "th") out.bold = true;
  if (style.find("font-weight:bold") != std::string::npos ||
      style.find("font-weight:700") != std::string::npos)
    out.bold = true;
  if (style.find("font-weight:normal") != std::string::npos) out.bold = false;
  return out;
}

}  // namespace sagwan::readers
