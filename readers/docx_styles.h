// SPDX-License-Identifier: Apache-2.0
// Styles and lists of a DOCX: what a paragraph or run takes from word/styles.xml (ECMA-376 part 1,
// 17.7) and word/numbering.xml (17.9).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "readers/flow_text.h"
#include "readers/numbering.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

/// What a style, a paragraph or a run says of how letters are set; what it does not say is open.
struct RunShape {
  std::optional<float> size;
  std::optional<bool> bold;
  std::optional<bool> hidden;
  std::optional<bool> raised;
};

struct DocxStyle {
  std::string based_on;
  RunShape run;
  uint8_t level = 0;  ///< of a heading
  std::string list;   ///< number of its list, or empty
  std::optional<std::size_t> list_level;
};

struct DocxList {
  std::string counted_as;  ///< lists that go on with each other have one
  ListShape shape;
  std::map<std::string, std::size_t> style_levels;  ///< levels that a style has, by its id
};

struct DocxStyles {
  RunShape defaults;
  std::string paragraph_default;
  std::map<std::string, DocxStyle> by_id;
  std::map<std::string, DocxList> lists;

  DocxStyles(const Zip& zip, const Limits& limits);

  /// The style with all that it is based on.
  [[nodiscard]] DocxStyle resolved(const std::string& id) const;
};

/// Of a `rPr` element.
[[nodiscard]] RunShape run_shape(const pugi::xml_node& properties);
/// `over` where it says something, else `under`.
[[nodiscard]] RunShape overlaid(const RunShape& under, const RunShape& over);

/// Levels of a heading count from 1; 0 for body text, which is outline level 9 and above
/// (17.3.1.20).
[[nodiscard]] uint8_t outline_level(unsigned int value);

}  // namespace sagwan::readers
