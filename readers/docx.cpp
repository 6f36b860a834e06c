// SPDX-License-Identifier: Apache-2.0
// DOCX (ECMA-376 part 1, 17): the body's paragraphs, tables and runs; footnotes and endnotes stand
// in parts of their own and are called by number. What a revision took out is left out, what it put
// in is read; hidden text and ruby are left out; text boxes are paragraphs of their own.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

#include "pipeline/core/utf8.h"
#include "readers/docx_styles.h"
#include "readers/flow_text.h"
#include "readers/symbols.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr unsigned int kMostColumns = 200;  // that one cell may span

/// Deleted and moved text, fields' codes, a picture's second form, readings of ruby.
constexpr std::array<std::string_view, 7> kLeftOut = {"delText",  "del", "moveFrom", "instrText",
                                                      "Fallback", "rt",  "rubyPr"};
/// Properties hold no text, but elements of the same names as those that do.
constexpr std::array<std::string_view, 8> kProperties = {"pPr",  "rPr",  "tblPr",  "tblGrid",
                                                         "trPr", "tcPr", "sectPr", "sdtPr"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Addresses that a part names, by their ids.
using Links = std::map<std::string, std::string>;

Links find_links(const Zip& zip, const std::string& part, const Limits& limits) {
  Links out;
  const std::string name = "word/_rels/" + part + ".rels";
  if (!zip.has(name)) return out;
  std::string content = zip.content(name, limits);
  pugi::xml_document document;
  parse_xml(document, content, name);
  for (const pugi::xml_node& one : document.document_element().children()) {
    if (std::string_view(one.attribute("TargetMode").value()) == "External")
      out[one.attribute("Id").value()] = one.attribute("Target").value();
  }
  return out;
}

class Body {
 public:
  /// The notes of a part, and its addresses.
  struct Notes {
    std::map<std::string, pugi::xml_node> list;
    Links links;
  };
  Body(FlowText& out, const Limits& limits, const Notes& footnotes, const Notes& endnotes,
       const DocxStyles& styles)
      : out_(out), limits_(limits), footnotes_(footnotes), endnotes_(endnotes), styles_(styles) {}

  void node(const pugi::xml_node& node, uint32_t depth) {
    check_depth(depth, limits_);
    for (const pugi::xml_node& child : node.children()) element(child, depth);
  }

 private:
  void element(const pugi::xml_node& child, uint32_t depth) {
    const std::string_view name = local_name(child);
    if (is_one_of(kLeftOut, name) || is_one_of(kProperties, name)) return;
    if (name == "t") {
      text(child.text().get());
    } else if (name == "tab" || name == "br" || name == "cr") {
      out_.add(" ");
    } else if (name == "noBreakHyphen") {
      out_.add("-");
    } else if (name == "sym") {
      symbol(child);
    } else if (name == "p") {
      paragraph(child, depth);
    } else if (name == "r") {
      run(child, depth);
    } else if (name == "tbl") {
      table(child, depth);
    } else if (name == "tr") {
      row(child, depth);
    } else if (name == "tc") {
      cell(child, depth);
    } else if (name == "txbxContent") {
      out_.begin_aside();
      node(child, depth + 1);
      out_.end_aside();
    } else if (name == "hyperlink") {
      node(child, depth + 1);
      const auto link = links_->find(child.attribute("r:id").value());
      if (link != links_->end()) out_.add_link(link->second);
    } else if (name == "footnoteReference") {
      note(footnotes_, child, depth);
    } else if (name == "endnoteReference") {
      note(endnotes_, child, depth);
    } else {
      node(child, depth + 1);
    }
  }

  void text(std::string_view content) {
    if (own_mark_) {  // the mark that the author gave a note; the note has its number
      own_mark_ = false;
      return;
    }
    if (raised_) {
      out_.add_raised(content);
    } else {
      out_.add(content);
    }
  }

  void symbol(const pugi::xml_node& node) {
    const unsigned long code = std::strtoul(node.attribute("w:char").value(), nullptr, 16);
    if (code < 0x20 || code > 0xFFFF || (code >= 0xD800 && code < 0xE000)) return;
    std::string one;
    utf8::append(one, shown(static_cast<char32_t>(code)));
    out_.add(one);
  }

  void paragraph(const pugi::xml_node& paragraph, uint32_t depth) {
    const pugi::xml_node set = paragraph.child("w:pPr");
    const std::string id = set.child("w:pStyle").attribute("w:val").value();
    const DocxStyle style = styles_.resolved(id.empty() ? styles_.paragraph_default : id);
    const RunShape before = shape_;
    shape_ = overlaid(styles_.defaults, style.run);
    set_type(shape_);
    list_mark(set, style);
    node(paragraph, depth + 1);
    shape_ = before;
    const pugi::xml_node own = set.child("w:outlineLvl");
    const uint8_t level = own ? outline_level(own.attribute("w:val").as_uint()) : style.level;
    const pugi::xml_node mark = set.child("w:rPr");
    // A paragraph whose end was taken out goes on with the next one.
    if (mark.child("w:del") || mark.child("w:moveFrom")) return;
    if (level > 0) out_.set_heading(level);
    out_.end_paragraph();
  }

  /// The number or bullet of a list's entry; an entry without text has none.
  void list_mark(const pugi::xml_node& set, const DocxStyle& style) {
    std::string list = style.list;
    std::size_t level = style.list_level.value_or(0);
    if (const pugi::xml_node own = set.child("w:numPr")) {
      if (const pugi::xml_node id = own.child("w:numId")) list = id.attribute("w:val").value();
      if (const pugi::xml_node at = own.child("w:ilvl")) level = at.attribute("w:val").as_uint();
    }
    const auto found = styles_.lists.find(list);
    const bool begun = out_.has_text() && !out_.in_row();
    if (found == styles_.lists.end() || begun) return;
    if (!holds_text(set.parent())) return;
    const std::string mark = counter_.next(found->second.counted_as, found->second.shape, level);
    if (!mark.empty()) out_.add(mark + ' ');
  }

  static bool holds_text(const pugi::xml_node& paragraph) {
    const pugi::xml_node found = paragraph.find_node(
        [](const pugi::xml_node& one) { return local_name(one) == "t" && !one.text().empty(); });
    return !found.empty();
  }

  void set_type(const RunShape& shape) {
    out_.set_type({shape.size.value_or(0), shape.bold.value_or(false)});
  }

  void run(const pugi::xml_node& run, uint32_t depth) {
    const pugi::xml_node set = run.child("w:rPr");
    RunShape shape = shape_;
    if (const pugi::xml_node style = set.child("w:rStyle"))
      shape = overlaid(shape, styles_.resolved(style.attribute("w:val").value()).run);
    shape = overlaid(shape, run_shape(set));
    if (shape.hidden.value_or(false)) return;
    set_type(shape);
    raised_ = shape.raised.value_or(false);
    node(run, depth + 1);
    raised_ = false;
    set_type(shape_);
  }

  /// A table of one cell is a box: its paragraphs stay what they are.
  void table(const pugi::xml_node& table, uint32_t depth) {
    const pugi::xml_node row = table.child("w:tr");
    const pugi::xml_node cell = row.child("w:tc");
    const bool box = cell && !cell.next_sibling("w:tc") && !row.next_sibling("w:tr");
    if (!box) {
      node(table, depth + 1);
      return;
    }
    out_.end_paragraph();
    node(cell, depth + 2);
    out_.end_paragraph();
  }

  void row(const pugi::xml_node& row, uint32_t depth) {
    const pugi::xml_node set = row.child("w:trPr");
    if (set.child("w:del")) return;
    out_.begin_row();
    empty_cells(set.child("w:gridBefore").attribute("w:val").as_uint());
    node(row, depth + 1);
    out_.end_row();
  }

  void cell(const pugi::xml_node& cell, uint32_t depth) {
    node(cell, depth + 1);
    out_.end_cell();
    const unsigned int span =
        cell.child("w:tcPr").child("w:gridSpan").attribute("w:val").as_uint(1);
    empty_cells(span > 0 ? span - 1 : 0);
  }

  void empty_cells(unsigned int count) {
    for (unsigned int i = 0; i < std::min(count, kMostColumns); ++i) out_.end_cell();
  }

  void note(const Notes& notes, const pugi::xml_node& call, uint32_t depth) {
    const auto found = notes.list.find(call.attribute("w:id").value());
    if (found == notes.list.end() || in_note_) return;
    in_note_ = true;
    links_ = &notes.links;
    const RunShape before = shape_;
    out_.begin_note();
    node(found->second, depth + 1);
    out_.end_note();
    shape_ = before;
    in_note_ = false;
    links_ = &none_;
    own_mark_ = call.attribute("w:customMarkFollows").as_bool();
  }

  FlowText& out_;
  const Limits& limits_;
  const Notes& footnotes_;
  const Notes& endnotes_;
  const DocxStyles& styles_;
  Links none_;
  const Links* links_ = &none_;  ///< of the note that is open
  ListCounter counter_;
  RunShape shape_;
  bool raised_ = false;
  bool in_note_ = false;
  bool own_mark_ = false;
};

/// A part with notes; the nodes live as long as it.
struct NotePart {
  std::string content;
  pugi::xml_document document;
  Body::Notes notes;

  NotePart(const Zip& zip, const std::string& name, const Limits& limits) {
    const std::string part = "word/" + name;
    if (!zip.has(part)) return;
    notes.links = find_links(zip, name, limits);
    content = zip.content(part, limits);
    parse_xml(document, content, part);
    for (const pugi::xml_node& note : document.document_element().children()) {
      if (note.attribute("w:type").empty()) notes.list[note.attribute("w:id").value()] = note;
    }
  }
};

/// Heads and feet of the pages, each once, behind the text.
void read_margins(const Zip& zip, const Limits& limits, const DocxStyles& styles, FlowText& out) {
  std::set<std::string> parts;
  for (const std::string& part : zip.parts()) {
    if (part.starts_with("word/header") || part.starts_with("word/footer")) parts.insert(part);
  }
  for (const std::string& part : parts) {
    if (!part.ends_with(".xml")) continue;
    std::string content = zip.content(part, limits);
    pugi::xml_document document;
    parse_xml(document, content, part);
    const Body::Notes none;
    out.begin_margin();
    Body(out, limits, none, none, styles).node(document, 0);
    out.end_margin();
  }
}

}  // namespace

Extracted read_docx(std::string_view bytes, const Limits& limits) {
  const Zip zip(bytes);
  const std::string part = "word/document.xml";
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  const NotePart footnotes(zip, "footnotes.xml", limits);
  const NotePart endnotes(zip, "endnotes.xml", limits);
  FlowText out(limits);
  const DocxStyles styles(zip, limits);
  Body(out, limits, footnotes.notes, endnotes.notes, styles).node(document, 0);
  read_margins(zip, limits, styles, out);
  Extracted done;
  done.media_type = std::string(kMediaType);
  out.finish("the document", done);
  return done;
}

}  // namespace sagwan::readers
