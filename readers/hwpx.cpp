// SPDX-License-Identifier: Apache-2.0
// HWPX (KS X 6101, OWPML): sections of paragraphs; a run holds text, tables, text boxes, and notes
// at the place that calls them. Marks of outlines and lists are counted (numbering.h), numbers of
// captions stand in the file. Memos, hidden comments and text that a revision took out stay out.
#include <algorithm>
#include <array>
#include <map>

#include "readers/flow_text.h"
#include "readers/hwpx_head.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

namespace {

constexpr unsigned int kMostColumns = 200;  // of one table
constexpr std::size_t kMostHeading = 300;  // bytes: a longer paragraph of an outline is a statement

constexpr std::array<std::string_view, 7> kLeftOut = {
    "equation", "linesegarray", "hiddenComment", "fieldBegin", "subText", "shapeComment", "secPr"};

bool is_left_out(std::string_view name) {
  return std::find(kLeftOut.begin(), kLeftOut.end(), name) != kLeftOut.end();
}

pugi::xml_node part_of(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& child : node.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

class Section {
 public:
  Section(FlowText& out, const Limits& limits, const HwpxHead& head, ListCounter& counter)
      : out_(out), limits_(limits), head_(head), counter_(counter) {}

  void node(const pugi::xml_node& node, uint32_t depth) {
    check_depth(depth, limits_);
    for (const pugi::xml_node& child : node.children()) element(child, depth);
  }

 private:
  void element(const pugi::xml_node& child, uint32_t depth) {
    const std::string_view name = local_name(child);
    if (name == "secPr") outline_ = child.attribute("outlineShapeIDRef").value();
    if (name == "fieldBegin") address_ = address_of(child);
    if (name == "fieldEnd") out_.add_link(address_);
    if (is_left_out(name)) return;
    if (name == "t" || name == "mainText") {
      text(child, depth);
    } else if (name == "p") {
      paragraph(child, depth);
    } else if (name == "run") {
      run(child, depth);
    } else if (name == "tbl") {
      table(child, depth);
    } else if (name == "footNote" || name == "endNote") {
      out_.begin_note();
      node(child, depth + 1);
      out_.end_note();
    } else if (name == "drawText" || name == "caption") {
      out_.begin_aside();
      node(child, depth + 1);
      out_.end_aside();
    } else if (name == "header" || name == "footer") {
      margin(child, depth);
    } else if (name == "autoNum") {
      number(child);
    } else {
      node(child, depth + 1);
    }
  }

  /// Text with what stands inside it: tabs, line breaks, blanks of a fixed width, and the ends of
  /// what revisions took out.
  void text(const pugi::xml_node& node, uint32_t depth) {
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = local_name(child);
      if (name == "deleteBegin") deleted_ = true;
      if (name == "deleteEnd") deleted_ = false;
      if (deleted_) continue;
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        if (raised_) {
          out_.add_raised(child.value());
        } else {
          out_.add(child.value());
        }
      } else if (name == "tab" || name == "fwSpace" || name == "nbSpace" || name == "lineBreak") {
        out_.add(" ");
      } else if (name == "hyphen") {
        out_.add("-");
      } else if (name == "dutmal") {
        this->node(child, depth + 1);
      }
    }
  }

  /// Where a field that is a link leads.
  static std::string address_of(const pugi::xml_node& field) {
    for (const pugi::xml_node& one : part_of(field, "parameters").children()) {
      if (std::string_view(one.attribute("name").value()) == "Path") return one.text().get();
    }
    return {};
  }

  /// The number of a caption; that of a note stands before it already.
  void number(const pugi::xml_node& node) {
    const std::string_view type = node.attribute("numType").value();
    if (type != "TABLE" && type != "PICTURE" && type != "EQUATION") return;
    const pugi::xml_node format = part_of(node, "autoNumFormat");
    out_.add(written(hwpx_number_form(format.attribute("type").value()),
                     node.attribute("num").as_uint()));
  }

  void paragraph(const pugi::xml_node& paragraph, uint32_t depth) {
    const auto shape = head_.paragraphs.find(paragraph.attribute("paraPrIDRef").value());
    const bool shaped = shape != head_.paragraphs.end();
    if (shaped && holds_text(paragraph)) list_mark(shape->second);
    node(paragraph, depth + 1);
    if (shaped && shape->second.mark == HwpxParagraph::Mark::outline &&
        out_.paragraph_size() < kMostHeading) {
      const std::size_t level = std::min<std::size_t>(shape->second.level, 8) + 1;
      out_.set_heading(static_cast<uint8_t>(level));
    }
    out_.end_paragraph();
  }

  /// Whether a run of its own, not one of a table or a box in it, has text.
  static bool holds_text(const pugi::xml_node& paragraph) {
    for (const pugi::xml_node& run : paragraph.children()) {
      for (const pugi::xml_node& part : run.children()) {
        if (local_name(part) == "t" && part.first_child()) return true;
      }
    }
    return false;
  }

  void list_mark(const HwpxParagraph& shape) {
    using Mark = HwpxParagraph::Mark;
    if (shape.mark == Mark::none || (out_.has_text() && !out_.in_row())) return;
    const bool bullet = shape.mark == Mark::bullet;
    const std::string& id =
        shape.mark == Mark::outline && !outline_.empty() ? outline_ : shape.list;
    const std::map<std::string, ListShape>& shapes = bullet ? head_.bullets : head_.numberings;
    const auto found = shapes.find(id);
    if (found == shapes.end()) return;
    const std::string list = (shape.mark == Mark::outline ? "outline " : "list ") + id;
    const std::string mark = counter_.next(list, found->second, shape.level);
    if (!mark.empty()) out_.add(mark + ' ');
  }

  void run(const pugi::xml_node& run, uint32_t depth) {
    const auto letters = head_.letters.find(run.attribute("charPrIDRef").value());
    if (letters != head_.letters.end()) {
      out_.set_type(letters->second.type);
      raised_ = letters->second.raised;
    }
    node(run, depth + 1);
    raised_ = false;
  }

  /// A table of one cell is a box: its paragraphs stay what they are. A caption stands where its
  /// table has it.
  void table(const pugi::xml_node& table, uint32_t depth) {
    const pugi::xml_node caption = part_of(table, "caption");
    const bool below = std::string_view(caption.attribute("side").value()) == "BOTTOM";
    if (caption && !below) part_alone(caption, depth);
    if (table.attribute("rowCnt").as_uint() == 1 && table.attribute("colCnt").as_uint() == 1) {
      if (!out_.in_row()) out_.end_paragraph();
      node(part_of(part_of(table, "tr"), "tc"), depth + 3);
      out_.end_paragraph();
    } else {
      rows(table, depth);
    }
    if (caption && below) part_alone(caption, depth);
  }

  void part_alone(const pugi::xml_node& part, uint32_t depth) {
    out_.end_paragraph();
    node(part, depth + 2);
    out_.end_paragraph();
  }

  void rows(const pugi::xml_node& table, uint32_t depth) {
    for (const pugi::xml_node& row : table.children()) {
      if (local_name(row) != "tr") continue;
      out_.begin_row();
      unsigned int column = 0;
      for (const pugi::xml_node& cell : row.children()) {
        if (local_name(cell) != "tc") continue;
        const pugi::xml_node place = part_of(cell, "cellAddr");
        const unsigned int at = std::min(place.attribute("colAddr").as_uint(column), kMostColumns);
        for (; column < at; ++column) out_.end_cell();
        node(cell, depth + 2);
        const pugi::xml_node span = part_of(cell, "cellSpan");
        const unsigned int width = std::min(span.attribute("colSpan").as_uint(1), kMostColumns);
        for (unsigned int i = 0; i < std::max(width, 1U); ++i) out_.end_cell();
        column += std::max(width, 1U);
      }
      out_.end_row();
    }
  }

  void margin(const pugi::xml_node& part, uint32_t depth) {
    out_.begin_aside();
    out_.begin_margin();
    node(part, depth + 1);
    out_.end_margin();
    out_.end_aside();
  }

  FlowText& out_;
  const Limits& limits_;
  const HwpxHead& head_;
  ListCounter& counter_;
  std::string outline_;  ///< the numbering of the section's outline
  std::string address_;  ///< of the link that is open
  bool raised_ = false;
  bool deleted_ = false;
};

}  // namespace

Extracted read_hwpx(std::string_view bytes, const Limits& limits) {
  const Zip zip(bytes);
  const HwpxHead head(zip, limits);
  FlowText out(limits);
  ListCounter counter;
  for (std::size_t i = 0;; ++i) {
    const std::string part = "Contents/section" + std::to_string(i) + ".xml";
    if (!zip.has(part)) break;
    std::string content = zip.content(part, limits);
    pugi::xml_document document;
    parse_xml(document, content, part);
    Section(out, limits, head, counter).node(document, 0);
  }
  Extracted done;
  done.media_type = "application/hwp+zip";
  out.finish("the document", done);
  return done;
}

}  // namespace sagwan::readers
