// SPDX-License-Identifier: Apache-2.0
#include "readers/docx_styles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sagwan::readers {

namespace {

constexpr int kMostBases = 20;  // styles that are based on each other; more is a circle

bool is_on(const pugi::xml_node& toggle) {
  const std::string_view value = toggle.attribute("w:val").value();
  return value != "0" && value != "false" && value != "none" && value != "off";
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

NumberForm number_form(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, NumberForm>, 22> kForms = {{
      {"bullet", NumberForm::bullet},
      {"none", NumberForm::none},
      {"upperRoman", NumberForm::roman_upper},
      {"lowerRoman", NumberForm::roman_lower},
      {"upperLetter", NumberForm::latin_upper},
      {"lowerLetter", NumberForm::latin_lower},
      {"russianLower", NumberForm::cyrillic_lower},
      {"russianUpper", NumberForm::cyrillic_upper},
      {"ganada", NumberForm::syllable},
      {"chosung", NumberForm::consonant},
      {"decimalEnclosedCircle", NumberForm::circled_digits},
      {"decimalEnclosedCircleChinese", NumberForm::circled_digits},
      {"ideographDigital", NumberForm::ideograph},
      {"chineseCounting", NumberForm::ideograph},
      {"chineseCountingThousand", NumberForm::ideograph},
      {"taiwaneseCounting", NumberForm::ideograph},
      {"taiwaneseCountingThousand", NumberForm::ideograph},
      {"japaneseCounting", NumberForm::ideograph},
      {"koreanDigital2", NumberForm::ideograph},
      {"koreanDigital", NumberForm::hangul_digits},
      {"koreanCounting", NumberForm::hangul_digits},
      {"koreanLegal", NumberForm::hangul_digits},
  }};
  for (const auto& [known, form] : kForms) {
    if (known == name) return form;
  }
  return NumberForm::digits;
}

void read_level(const pugi::xml_node& node, DocxList& list) {
  const std::size_t level = node.attribute("w:ilvl").as_uint();
  if (level >= kListLevels) return;
  ListLevel& out = list.shape.levels[level];
  out.form = number_form(node.child("w:numFmt").attribute("w:val").value());
  out.text = node.child("w:lvlText").attribute("w:val").value();
  out.start = node.child("w:start").attribute("w:val").as_uint(1);
  if (const pugi::xml_node style = node.child("w:pStyle"))
    list.style_levels[style.attribute("w:val").value()] = level;
}

void read_lists(const Zip& zip, const Limits& limits, std::map<std::string, DocxList>& lists) {
  const std::string part = "word/numbering.xml";
  if (!zip.has(part)) return;
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  std::map<std::string, DocxList> shapes;
  for (const pugi::xml_node& node : document.document_element().children("w:abstractNum")) {
    const std::string id = node.attribute("w:abstractNumId").value();
    DocxList& list = shapes[id];
    list.counted_as = "shape " + id;
    for (const pugi::xml_node& level : node.children("w:lvl")) read_level(level, list);
  }
  for (const pugi::xml_node& node : document.document_element().children("w:num")) {
    const std::string id = node.attribute("w:numId").value();
    DocxList list = shapes[node.child("w:abstractNumId").attribute("w:val").value()];
    for (const pugi::xml_node& over : node.children("w:lvlOverride")) {
      list.counted_as = "list " + id;  // begins anew
      const std::size_t level = over.attribute("w:ilvl").as_uint();
      if (const pugi::xml_node own = over.child("w:lvl")) read_level(own, list);
      const pugi::xml_node start = over.child("w:startOverride");
      if (start && level < kListLevels)
        list.shape.levels[level].start = start.attribute("w:val").as_uint(1);
    }
    lists[id] = list;
  }
}

DocxStyle read_style(const pugi::xml_node& style) {
  DocxStyle out;
  const std::string name = lower(style.child("w:name").attribute("w:val").value());
  const pugi::xml_node set = style.child("w:pPr");
  const pugi::xml_node outline = set.child("w:outlineLvl");
  if (outline) out.level = outline_level(outline.attribute("w:val").as_uint());
  if (name.starts_with("heading ") && name.size() == 9)
    out.level = outline_level(static_cast<unsigned int>(name[8] - '1'));
  if (name == "title") out.level = 1;
  out.based_on = style.child("w:basedOn").attribute("w:val").value();
  out.run = run_shape(style.child("w:rPr"));
  out.list = set.child("w:numPr").child("w:numId").attribute("w:val").value();
  if (const pugi::xml_node level = set.child("w:numPr").child("w:ilvl"))
    out.list_level = level.attribute("w:val").as_uint();
  return out;
}

}  // namespace

uint8_t outline_level(unsigned int value) {
  return value < 9 ? static_cast<uint8_t>(value + 1) : uint8_t{0};
}

RunShape run_shape(const pugi::xml_node& properties) {
  RunShape out;
  if (const pugi::xml_node size = properties.child("w:sz"))
    out.size = size.attribute("w:val").as_float() / 2;  // half points
  if (const pugi::xml_node bold = properties.child("w:b")) out.bold = is_on(bold);
  if (const pugi::xml_node hidden = properties.child("w:vanish")) out.hidden = is_on(hidden);
  if (const pugi::xml_node raised = properties.child("w:vertAlign"))
    out.raised = std::string_view(raised.attribute("w:val").value()) == "superscript";
  return out;
}

RunShape overlaid(const RunShape& under, const RunShape& over) {
  RunShape out = under;
  if (over.size) out.size = over.size;
  if (over.bold) out.bold = over.bold;
  if (over.hidden) out.hidden = over.hidden;
  if (over.raised) out.raised = over.raised;
  return out;
}

DocxStyles::DocxStyles(const Zip& zip, const Limits& limits) {
  read_lists(zip, limits, lists);
  const std::string part = "word/styles.xml";
  if (!zip.has(part)) return;
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  const pugi::xml_node root = document.document_element();
  defaults = run_shape(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"));
  for (const pugi::xml_node& style : root.children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    by_id[id] = read_style(style);
    const bool is_default = style.attribute("w:default").as_bool();
    if (is_default && std::string_view(style.attribute("w:type").value()) == "paragraph")
      paragraph_default = id;
  }
}

DocxStyle DocxStyles::resolved(const std::string& id) const {
  DocxStyle out;
  std::string at = id;
  for (int i = 0; i < kMostBases && !at.empty(); ++i) {
    const auto found = by_id.find(at);
    if (found == by_id.end()) break;
    const DocxStyle& style = found->second;
    out.run = overlaid(style.run, out.run);
    if (out.level == 0) out.level = style.level;
    if (out.list.empty()) out.list = style.list;
    if (!out.list_level) out.list_level = style.list_level;
    at = style.based_on;
  }
  // A level of a list may say whose it is.
  const auto list = lists.find(out.list);
  if (list == lists.end()) return out;
  const auto level = list->second.style_levels.find(id);
  if (level != list->second.style_levels.end()) out.list_level = level->second;
  return out;
}

}  // namespace sagwan::readers
