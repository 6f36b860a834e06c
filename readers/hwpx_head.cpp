// SPDX-License-Identifier: Apache-2.0
#include "readers/hwpx_head.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sagwan::readers {

namespace {

HwpxLetters read_letters(const pugi::xml_node& node) {
  HwpxLetters out;
  out.type.size = node.attribute("height").as_float() / 100;  // hundredths of a point
  for (const pugi::xml_node& part : node.children()) {
    const std::string_view name = local_name(part);
    if (name == "bold") out.type.bold = true;
    if (name == "supscript") out.raised = true;
  }
  return out;
}

HwpxParagraph read_paragraph(const pugi::xml_node& node) {
  HwpxParagraph out;
  for (const pugi::xml_node& part : node.children()) {
    if (local_name(part) == "switch" || local_name(part) == "case") return read_paragraph(part);
    if (local_name(part) != "heading") continue;
    const std::string_view type = part.attribute("type").value();
    using Mark = HwpxParagraph::Mark;
    out.mark = type == "OUTLINE"  ? Mark::outline
               : type == "NUMBER" ? Mark::number
               : type == "BULLET" ? Mark::bullet
                                  : Mark::none;
    out.list = part.attribute("idRef").value();
    out.level = part.attribute("level").as_uint();
  }
  return out;
}

/// `^2` stands for the number of the second level.
ListShape read_numbering(const pugi::xml_node& node) {
  ListShape out;
  for (const pugi::xml_node& part : node.children()) {
    const std::size_t level = part.attribute("level").as_uint();
    if (local_name(part) != "paraHead" || level == 0 || level > kListLevels) continue;
    ListLevel& own = out.levels[level - 1];
    own.form = hwpx_number_form(part.attribute("numFormat").value());
    own.text = part.text().get();
    std::replace(own.text.begin(), own.text.end(), '^', '%');
    own.start = part.attribute("start").as_uint(1);
    if (own.text.empty()) own.form = NumberForm::none;
  }
  return out;
}

ListShape read_bullet(const pugi::xml_node& node) {
  ListShape out;
  for (ListLevel& level : out.levels)
    level = {NumberForm::bullet, node.attribute("char").value(), 1};
  return out;
}

void read_node(const pugi::xml_node& node, uint32_t depth, const Limits& limits, HwpxHead& out) {
  check_depth(depth, limits);
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = local_name(child);
    const std::string id = child.attribute("id").value();
    if (name == "charPr") {
      out.letters[id] = read_letters(child);
    } else if (name == "paraPr") {
      out.paragraphs[id] = read_paragraph(child);
    } else if (name == "numbering") {
      out.numberings[id] = read_numbering(child);
    } else if (name == "bullet") {
      out.bullets[id] = read_bullet(child);
    } else {
      read_node(child, depth + 1, limits, out);
    }
  }
}

}  // namespace

NumberForm hwpx_number_form(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, NumberForm>, 12> kForms = {{
      {"CIRCLED_DIGIT", NumberForm::circled_digits},
      {"ROMAN_CAPITAL", NumberForm::roman_upper},
      {"ROMAN_SMALL", NumberForm::roman_lower},
      {"LATIN_CAPITAL", NumberForm::latin_upper},
      {"LATIN_SMALL", NumberForm::latin_lower},
      {"HANGUL_SYLLABLE", NumberForm::syllable},
      {"CIRCLED_HANGUL_SYLLABLE", NumberForm::circled_syllable},
      {"HANGUL_JAMO", NumberForm::consonant},
      {"HANGUL_PHONETIC", NumberForm::hangul_digits},
      {"IDEOGRAPH", NumberForm::ideograph},
      {"DECAGON_CIRCLE", NumberForm::ideograph},
      {"NONE", NumberForm::none},
  }};
  for (const auto& [known, form] : kForms) {
    if (known == name) return form;
  }
  return NumberForm::digits;
}

HwpxHead::HwpxHead(const Zip& zip, const Limits& limits) {
  const std::string part = "Contents/header.xml";
  if (!zip.has(part)) return;
  std::string content = zip.content(part, limits);
  pugi::xml_document document;
  parse_xml(document, content, part);
  read_node(document, 0, limits, *this);
}

}  // namespace sagwan::readers
