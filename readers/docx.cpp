// SPDX-License-Identifier: Apache-2.0
// DOCX (ECMA-376 part 1, 17): the body's paragraphs, tables and runs; footnotes and endnotes stand
// in parts of their own and are called by number.
#include <algorithm>
#include <map>

#include "readers/flow_text.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// 0 for body text, which is outline level 9 and above (17.3.1.20).
uint8_t outline_level(unsigned int value) {
  return value < 9 ? static_cast<uint8_t>(value + 1) : uint8_t{0};
}

/// Levels of the styles that are headings, by their ids.
using Headings = std::map<std::string, uint8_t>;

class Body {
 public:
  using Notes = std::map<std::string, pugi::xml_node>;
  Body(FlowText& out, const Limits& limits, const Notes& footnotes, const Notes& endnotes,
       const Headings& headings)
      : out_(out),
        limits_(limits),
        footnotes_(footnotes),
        endnotes_(endnotes),
        headings_(headings) {}

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
      if (const uint8_t level = heading_level(child); level > 0) out_.set_heading(level);
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

  [[nodiscard]] uint8_t heading_level(const pugi::xml_node& paragraph) const {
    const pugi::xml_node set = paragraph.child("w:pPr");
    if (const pugi::xml_node own = set.child("w:outlineLvl"))
      return outline_level(own.attribute("w:val").as_uint());
    const auto found = headings_.find(set.child("w:pStyle").attribute("w:val").value());
    return found == headings_.end() ? uint8_t{0} : found->second;
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
  const Headings& headings_;
  bool in_note_ = false;
};

Headings find_headings(const Zip& zip, const Limits& limits) {
  Headings out;
  const std::string part = "word/styles.xml";
  if (!zip.has(part)) return out;
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  for (const pugi::xml_node& style : document.document_element().children("w:style")) {
    std::string name = style.child("w:name").attribute("w:val").value();
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const pugi::xml_node outline = style.child("w:pPr").child("w:outlineLvl");
    uint8_t level = outline ? outline_level(outline.attribute("w:val").as_uint()) : uint8_t{0};
    if (name.starts_with("heading ") && name.size() == 9)
      level = outline_level(static_cast<unsigned int>(name[8] - '1'));
    if (name == "title") level = 1;
    if (level > 0) out[style.attribute("w:styleId").value()] = level;
  }
  return out;
}

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
  const Headings headings = find_headings(zip, limits);
  Body(out, limits, footnotes.notes, endnotes.notes, headings).node(document, 0);
  Extracted done;
  done.media_type = std::string(kMediaType);
  out.finish("the document", done);
  return done;
}

}  // namespace sagwan::readers
