// SPDX-License-Identifier: Apache-2.0
// DOCX (ECMA-376 part 1, 17): the body's paragraphs, tables and runs; footnotes and endnotes stand
// in parts of their own and are called by number.
#include <map>

#include "readers/flow_text.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

class Body {
 public:
  using Notes = std::map<std::string, pugi::xml_node>;
  Body(FlowText& out, const Limits& limits, const Notes& footnotes, const Notes& endnotes)
      : out_(out), limits_(limits), footnotes_(footnotes), endnotes_(endnotes) {}

  void node(const pugi::xml_node& node, uint32_t depth) {
    check_depth(depth, limits_);
    for (const pugi::xml_node& child : node.children()) element(child, depth);
  }

 private:
  void element(const pugi::xml_node& child, uint32_t depth) {
    const std::string_view name = local_name(child);
    if (name == "t") {
      out_.add(child.text().get());
    } else if (name == "tab" || name == "br" || name == "cr") {
      out_.add(" ");
    } else if (name == "noBreakHyphen") {
      out_.add("-");
    } else if (name == "p") {
      node(child, depth + 1);
      out_.end_paragraph();
    } else if (name == "tr") {
      out_.begin_row();
      node(child, depth + 1);
      out_.end_row();
    } else if (name == "tc") {
      node(child, depth + 1);
      out_.end_cell();
    } else if (name == "footnoteReference") {
      note(footnotes_, child, depth);
    } else if (name == "endnoteReference") {
      note(endnotes_, child, depth);
    } else if (name != "delText" && name != "del" && name != "instrText" && name != "Fallback") {
      node(child, depth + 1);  // deleted text, fields and second pictures of one thing stay out
    }
  }

  void note(const Notes& notes, const pugi::xml_node& call, uint32_t depth) {
    const auto found = notes.find(call.attribute("w:id").value());
    if (found == notes.end() || in_note_) return;
    in_note_ = true;
    out_.begin_note();
    node(found->second, depth + 1);
    out_.end_note();
    in_note_ = false;
  }

  FlowText& out_;
  const Limits& limits_;
  const Notes& footnotes_;
  const Notes& endnotes_;
  bool in_note_ = false;
};

/// A part with notes; the nodes live as long as it.
struct NotePart {
  std::string content;
  pugi::xml_document document;
  Body::Notes notes;

  NotePart(const Zip& zip, const std::string& part, const Limits& limits) {
    if (!zip.has(part)) return;
    content = zip.content(part, limits);
    parse_xml(document, content, part);
    for (const pugi::xml_node& note : document.document_element().children()) {
      if (note.attribute("w:type").empty()) notes[note.attribute("w:id").value()] = note;
    }
  }
};

}  // namespace

Extracted read_docx(std::string_view bytes, const Limits& limits) {
  const Zip zip(bytes);
  const std::string part = "word/document.xml";
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  const NotePart footnotes(zip, "word/footnotes.xml", limits);
  const NotePart endnotes(zip, "word/endnotes.xml", limits);
  FlowText out(limits);
  Body(out, limits, footnotes.notes, endnotes.notes).node(document, 0);
  return {std::string(kMediaType), out.finish("the document"), {}};
}

}  // namespace sagwan::readers
