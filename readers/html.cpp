// SPDX-License-Identifier: Apache-2.0
// HTML: a saved page, as libxml2's parser of HTML reads it. Scripts, styles and the controls of a
// page are no text; nothing is fetched.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <string>

#include "readers/flow_text.h"

namespace sagwan::readers {

namespace {

constexpr std::array<std::string_view, 16> kLeftOut = {
    "script", "style",  "noscript", "template", "svg",    "head",     "button", "select",
    "iframe", "canvas", "object",   "nav",      "option", "textarea", "video",  "audio"};
constexpr std::array<std::string_view, 33> kBlocks = {
    "p",     "div",     "section", "article",    "h1",      "h2",     "h3",
    "h4",    "h5",      "h6",      "ul",         "ol",      "li",     "dl",
    "dt",    "dd",      "pre",     "blockquote", "address", "figure", "figcaption",
    "table", "caption", "form",    "header",     "footer",  "main",   "aside",
    "hr",    "br",      "body",    "html",       "fieldset"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  for (const std::string_view one : names) {
    if (one == name) return true;
  }
  return false;
}

constexpr std::size_t kProlog = 4096;  // a document type stands before it

bool is_doctype(std::string_view text) {
  constexpr std::string_view kWord = "DOCTYPE";
  if (text.size() < kWord.size()) return false;
  return std::equal(kWord.begin(), kWord.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b); });
}

class Page {
 public:
  Page(FlowText& out, const Limits& limits) : out_(out), limits_(limits) {}

  void node(const xmlNode* parent, uint32_t depth) {
    if (depth > limits_.depth)
      throw Failure("document-limit", "has too many elements in each other");
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        out_.add(reinterpret_cast<const char*>(child->content));
      } else if (child->type == XML_ELEMENT_NODE) {
        element(child, depth);
      }
    }
  }

 private:
  void element(const xmlNode* child, uint32_t depth) {
    const std::string_view name = reinterpret_cast<const char*>(child->name);
    if (is_one_of(kLeftOut, name)) return;
    if (name == "tr") {
      out_.begin_row();
      node(child, depth + 1);
      out_.end_row();
    } else if (name == "td" || name == "th") {
      node(child, depth + 1);
      out_.end_cell();
    } else {
      const bool block = is_one_of(kBlocks, name);
      if (block) out_.end_paragraph();
      if (name == "li") out_.add("\u2022 ");
      node(child, depth + 1);
      const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
      if (heading) out_.set_heading(static_cast<uint8_t>(name[1] - '0'));
      if (block) out_.end_paragraph();
    }
  }

  FlowText& out_;
  const Limits& limits_;
};

/// Without the declarations of a document type: a page has no use for entities of its own, and the
/// parser of HTML would take them for text.
std::string without_declarations(std::string_view bytes) {
  std::string out(bytes);
  std::size_t at = 0;
  while (at + 9 < out.size() && at < kProlog) {
    at = out.find("<!", at);
    if (at == std::string::npos || at >= kProlog) break;
    if (!is_doctype(std::string_view(out).substr(at + 2))) {
      ++at;
      continue;
    }
    const std::size_t close = out.find('>', at);
    const std::size_t open = out.find('[', at);
    if (open == std::string::npos || open > close) break;
    std::size_t end = out.find("]>", open);
    if (end == std::string::npos) end = out.find("] >", open);
    if (end == std::string::npos) end = out.size() - 1;
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(open),
              out.begin() + static_cast<std::ptrdiff_t>(end + (end + 1 < out.size() ? 1 : 0)), ' ');
    break;
  }
  return out;
}

}  // namespace

Extracted read_html(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > INT_MAX) throw Failure("document-limit", "is too large for a page");
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_NOBLANKS;
  const std::string page = without_declarations(bytes);
  // A page that names no encoding and is UTF-8 is read as that.
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr,
                     bytes.find("charset") == std::string_view::npos ? "UTF-8" : nullptr, kOptions),
      &xmlFreeDoc);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw Failure("document-unreadable", "is no page that can be read");
  FlowText out(limits);
  const xmlNode* parent = reinterpret_cast<const xmlNode*>(document.get());
  Page(out, limits).node(parent, 0);
  Extracted done;
  done.media_type = "text/html";
  out.finish("the page", done);
  return done;
}

}  // namespace sagwan::readers
