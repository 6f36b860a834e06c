// SPDX-License-Identifier: Apache-2.0
// HWPX (KS X 6101, OWPML): sections of paragraphs; a run holds text, tables, and notes at the place
// that calls them.
#include <algorithm>
#include <map>

#include "readers/flow_text.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

constexpr std::string_view kOutline = "OUTLINE";

/// Levels of the paragraph shapes that make an outline (header.xml), by their ids.
using Outline = std::map<std::string, uint8_t>;

void find_outline(const pugi::xml_node& node, uint32_t depth, const Limits& limits, Outline& out) {
  check_depth(depth, limits);
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == "paraPr") {
      for (const pugi::xml_node& part : child.children()) {
        if (local_name(part) != "heading" || part.attribute("type").value() != kOutline) continue;
        const unsigned int level = std::min(part.attribute("level").as_uint(), 8U) + 1;
        out[child.attribute("id").value()] = static_cast<uint8_t>(level);
      }
    } else {
      find_outline(child, depth + 1, limits, out);
    }
  }
}

class Section {
 public:
  Section(FlowText& out, const Limits& limits, const Outline& outline)
      : out_(out), limits_(limits), outline_(outline) {}

  void node(const pugi::xml_node& node, uint32_t depth) {
    check_depth(depth, limits_);
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "t") {
        text(child);
      } else if (name == "p") {
        this->node(child, depth + 1);
        const auto level = outline_.find(child.attribute("paraPrIDRef").value());
        if (level != outline_.end()) out_.set_heading(level->second);
        out_.end_paragraph();
      } else if (name == "tr") {
        out_.begin_row();
        this->node(child, depth + 1);
        out_.end_row();
      } else if (name == "tc") {
        this->node(child, depth + 1);
        out_.end_cell();
      } else if (name == "footNote" || name == "endNote") {
        out_.begin_note();
        this->node(child, depth + 1);
        out_.end_note();
      } else if (name != "autoNum" && name != "equation" && name != "linesegarray") {
        this->node(child, depth + 1);
      }
    }
  }

 private:
  /// Text with what stands inside it: tabs, line breaks, blanks of a fixed width.
  void text(const pugi::xml_node& node) {
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        out_.add(child.value());
      } else if (name == "tab" || name == "fwSpace" || name == "nbSpace" || name == "lineBreak") {
        out_.add(" ");
      } else if (name == "hyphen") {
        out_.add("-");
      }
    }
  }

  FlowText& out_;
  const Limits& limits_;
  const Outline& outline_;
};

}  // namespace

Extracted read_hwpx(std::string_view bytes, const Limits& limits) {
  const Zip zip(bytes);
  Outline outline;
  if (const std::string part = "Contents/header.xml"; zip.has(part)) {
    std::string content = zip.content(part, limits);
    pugi::xml_document document;
    parse_xml(document, content, part);
    find_outline(document, 0, limits, outline);
  }
  FlowText out(limits);
  for (std::size_t i = 0;; ++i) {
    const std::string part = "Contents/section" + std::to_string(i) + ".xml";
    if (!zip.has(part)) break;
    std::string content = zip.content(part, limits);
    pugi::xml_document document;
    parse_xml(document, content, part);
    Section(out, limits, outline).node(document, 0);
  }
  Extracted done;
  done.media_type = "application/hwp+zip";
  out.finish("the document", done);
  return done;
}

}  // namespace sagwan::readers
