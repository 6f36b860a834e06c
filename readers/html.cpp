// SPDX-License-Identifier: Apache-2.0
// HTML: a saved page, as libxml2's parser of HTML reads it. Scripts, styles, the controls of a page
// and what it hides are no text; navigation and what else stands around the text is margin. Nothing
// is fetched.
#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <climits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "readers/flow_text.h"
#include "readers/html_encoding.h"
#include "readers/html_look.h"
#include "readers/html_nodes.h"
#include "readers/html_notes.h"
#include "readers/numbering.h"

namespace sagwan::readers {

namespace {

constexpr std::array<std::string_view, 17> kLeftOut = {
    "script", "style",  "noscript", "template", "svg",   "head",  "button", "select", "iframe",
    "canvas", "object", "option",   "textarea", "video", "audio", "dialog", "map"};
/// Readings of ruby; the text that they stand over stays.
constexpr std::array<std::string_view, 3> kRuby = {"rt", "rp", "rtc"};
constexpr std::array<std::string_view, 33> kBlocks = {
    "p",     "div",     "section", "article",    "h1",      "h2",     "h3",
    "h4",    "h5",      "h6",      "ul",         "ol",      "li",     "dl",
    "dt",    "dd",      "pre",     "blockquote", "address", "figure", "figcaption",
    "table", "caption", "form",    "header",     "footer",  "main",   "aside",
    "hr",    "nav",     "body",    "html",       "fieldset"};
constexpr std::size_t kMostColumns = 200;  // of one table

constexpr std::size_t kProlog = 4096;  // a document type stands before it

bool is_doctype(std::string_view text) {
  constexpr std::string_view kWord = "DOCTYPE";
  if (text.size() < kWord.size()) return false;
  return std::equal(kWord.begin(), kWord.end(), text.begin(),
                    [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b); });
}

uint8_t heading_level(std::string_view name) {
  const bool is = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return is ? static_cast<uint8_t>(name[1] - '0') : uint8_t{0};
}

class Page {
 public:
  Page(FlowText& out, const Limits& limits, const xmlNode* root)
      : out_(out), limits_(limits), notes_(root), main_(main_of(root)) {}

  void node(const xmlNode* parent, uint32_t depth) {
    if (depth > limits_.depth)
      throw Failure("document-limit", "has too many elements in each other");
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        text(reinterpret_cast<const char*>(child->content));
      } else if (child->type == XML_ELEMENT_NODE) {
        element(child, depth);
      }
    }
  }

 private:
  void text(std::string_view content) {
    const bool blank = content.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!blank && !mark_.empty()) {
      if (!out_.has_text() || out_.in_row()) out_.add(mark_ + ' ');
      mark_.clear();
    }
    if (raised_) {
      out_.add_raised(content);
    } else {
      out_.add(content);
    }
    if (heading_ > 0 && !out_.in_row()) out_.set_heading(heading_);
  }

  void element(const xmlNode* child, uint32_t depth) {
    const std::string_view name = name_of(child);
    if (is_one_of(kLeftOut, name) || is_one_of(kRuby, name) || is_hidden(child)) return;
    if (notes_.is_note(child) || notes_.leads_back(child)) return;  // the call brings the note
    const bool margin = !in_margin_ && is_margin(child, main_);
    if (margin) out_.begin_margin();
    in_margin_ = in_margin_ || margin;
    if (const xmlNode* note = notes_.called_by(child)) {
      call(note, depth);
    } else {
      set(child, name, depth);
    }
    if (margin) {
      out_.end_margin();
      in_margin_ = false;
    }
  }

  /// What the element is, in the type that it is set in.
  void set(const xmlNode* child, std::string_view name, uint32_t depth) {
    const Type before = out_.type();
    const bool raised = raised_;
    out_.set_type(type_of(child, before));
    raised_ = raised_ || name == "sup";
    if (name == "table") {
      table(child, depth);
    } else if (name == "br") {
      if (heading_ > 0) {
        out_.add(" ");
      } else {
        out_.end_paragraph();
      }
    } else if (name == "ol" || name == "ul") {
      list(child, depth);
    } else {
      block(child, name, depth);
      if (name == "a") out_.add_link(attribute(child, "href"));
    }
    raised_ = raised;
    out_.set_type(before);
  }

  void block(const xmlNode* child, std::string_view name, uint32_t depth) {
    const bool block = is_one_of(kBlocks, name);
    if (block) out_.end_paragraph();
    if (name == "li") mark_ = next_mark(child);
    const uint8_t outer = heading_;
    if (const uint8_t level = heading_level(name); level > 0) heading_ = level;
    node(child, depth + 1);
    heading_ = outer;
    if (name == "li") mark_.clear();
    if (block) out_.end_paragraph();
  }

  struct List {
    NumberForm form = NumberForm::bullet;
    unsigned int next = 1;
  };

  void list(const xmlNode* child, uint32_t depth) {
    out_.end_paragraph();
    List list;
    if (name_of(child) == "ol") {
      const std::string_view type = attribute(child, "type");
      list.form = type == "a"   ? NumberForm::latin_lower
                  : type == "A" ? NumberForm::latin_upper
                  : type == "i" ? NumberForm::roman_lower
                  : type == "I" ? NumberForm::roman_upper
                                : NumberForm::digits;
      list.next = number(child, "start", 1);
    }
    lists_.push_back(list);
    node(child, depth + 1);
    lists_.pop_back();
    out_.end_paragraph();
  }

  std::string next_mark(const xmlNode* entry) {
    if (lists_.empty() || lists_.back().form == NumberForm::bullet) return "\u2022";
    List& list = lists_.back();
    list.next = number(entry, "value", list.next);
    return written(list.form, list.next++) + '.';
  }

  void table(const xmlNode* table, uint32_t depth) {
    out_.end_paragraph();
    if (is_layout(table)) {
      node(table, depth + 1);
    } else {
      std::map<std::size_t, unsigned int> below;  // rows that cells above still fill, by column
      rows(table, depth, below);
    }
    out_.end_paragraph();
  }

  void rows(const xmlNode* parent, uint32_t depth, std::map<std::size_t, unsigned int>& below) {
    for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
      const std::string_view name = name_of(child);
      if (name == "tr") {
        if (!is_hidden(child)) row(child, depth, below);
      } else if (name == "thead" || name == "tbody" || name == "tfoot") {
        rows(child, depth + 1, below);
      } else if (!name.empty()) {
        element(child, depth + 1);
      }
    }
  }

  /// Columns that a cell above fills are empty here.
  void row(const xmlNode* row, uint32_t depth, std::map<std::size_t, unsigned int>& below) {
    out_.begin_row();
    std::size_t column = 0;
    const auto skip = [&] {
      for (auto at = below.find(column); at != below.end() && at->second > 0;
           at = below.find(column)) {
        --at->second;
        ++column;
        out_.end_cell();
      }
    };
    for (const xmlNode* cell = row->children; cell != nullptr; cell = cell->next) {
      const std::string_view name = name_of(cell);
      if (name != "td" && name != "th") continue;
      skip();
      const Type before = out_.type();
      if (!is_hidden(cell)) node(cell, depth + 1);
      out_.set_type(before);
      const std::size_t width =
          std::clamp<std::size_t>(number(cell, "colspan", 1), 1, kMostColumns);
      const unsigned int height = number(cell, "rowspan", 1);
      for (std::size_t i = 0; i < width && column < kMostColumns; ++i, ++column) {
        out_.end_cell();
        if (height > 1) below[column] = height - 1;
      }
    }
    skip();
    out_.end_row();
  }

  void call(const xmlNode* note, uint32_t depth) {
    const auto known = numbers_.find(note);
    if (known != numbers_.end()) {
      out_.call_note(known->second);
      return;
    }
    const bool raised = raised_;
    const uint8_t heading = heading_;
    raised_ = false;
    heading_ = 0;
    numbers_[note] = out_.begin_note();
    node(note, depth + 1);
    out_.end_note();
    raised_ = raised;
    heading_ = heading;
  }

  FlowText& out_;
  const Limits& limits_;
  HtmlNotes notes_;
  const xmlNode* main_;  ///< what is outside it is margin; null where the page does not say
  std::map<const xmlNode*, std::size_t> numbers_;
  std::vector<List> lists_;
  std::string mark_;  ///< of the entry whose text has not begun
  uint8_t heading_ = 0;
  bool raised_ = false;
  bool in_margin_ = false;
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
  const std::string encoding = encoding_of_page(bytes);
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr,
                     encoding.empty() ? nullptr : encoding.c_str(), kOptions),
      &xmlFreeDoc);
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) throw Failure("document-unreadable", "is no page that can be read");
  FlowText out(limits);
  const xmlNode* parent = reinterpret_cast<const xmlNode*>(document.get());
  Page(out, limits, root).node(parent, 0);
  Extracted done;
  done.media_type = "text/html";
  out.finish("the page", done);
  return done;
}

}  // namespace sagwan::readers
