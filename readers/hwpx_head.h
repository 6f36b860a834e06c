// SPDX-License-Identifier: Apache-2.0
// The head of an HWPX (Contents/header.xml): how letters are set, and which paragraphs are those of
// an outline, a numbering or a bullet list.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "readers/flow_text.h"
#include "readers/numbering.h"
#include "readers/xml.h"
#include "readers/zip.h"

namespace sagwan::readers {

struct HwpxLetters {
  Type type;
  bool raised = false;
};

struct HwpxParagraph {
  enum class Mark : uint8_t { none, outline, number, bullet };
  Mark mark = Mark::none;
  std::string list;       ///< numbering or bullet; of an outline the section says it
  std::size_t level = 0;  ///< from 0
};

struct HwpxHead {
  std::map<std::string, HwpxLetters> letters;
  std::map<std::string, HwpxParagraph> paragraphs;
  std::map<std::string, ListShape> numberings;
  std::map<std::string, ListShape> bullets;

  HwpxHead(const Zip& zip, const Limits& limits);
};

/// Of the names that HWPX has for forms of numbers.
[[nodiscard]] NumberForm hwpx_number_form(std::string_view name);

}  // namespace sagwan::readers
