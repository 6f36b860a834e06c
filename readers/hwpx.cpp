// SPDX-License-Identifier: Apache-2.0
// HWPX (KS X 6101, OWPML): sections of paragraphs; a run holds text, tables, and notes at the place
// that calls them.
#include <algorithm>

#include "readers/flow_text.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

class Section {
 public:
  Section(FlowText& out, const Limits& limits) : out_(out), limits_(limits) {}

  void node(const pugi::xml_node& node, uint32_t depth) {
    check_depth(depth, limits_);
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "t") {
        text(child);
      } else if (name == "p") {
        this->node(child, depth + 1);
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
};

}  // namespace

Extracted read_hwpx(std::string_view bytes, const Limits& limits) {
  const Zip zip(bytes);
  FlowText out(limits);
  for (std::size_t i = 0;; ++i) {
    const std::string part = "Contents/section" + std::to_string(i) + ".xml";
    if (!zip.has(part)) break;
    std::string content = zip.content(part, limits);
    pugi::xml_document document;
    parse_xml(document, content, part);
    Section(out, limits).node(document, 0);
  }
  return {"application/hwp+zip", out.finish("the document"), {}};
}

}  // namespace sagwan::readers
