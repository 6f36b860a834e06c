// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/to_line.h"

#include "pipeline/rules/resources.h"

namespace sagwan {

namespace {

std::string text_of(Span span, const Document& document) {
  std::string out;
  for (const char byte : slice(document.text().repaired(), span)) {
    if (byte == kCellBreak) {
      out += " | ";
    } else {
      out.push_back(byte);
    }
  }
  return out;
}

std::string tag(LangId lang, const Document& document) {
  return std::string(document.resources().languages().tag(lang));
}

}  // namespace

std::string to_line(const Block& block, const Document& document) {
  std::string out(block_kind_text(block.kind));
  if (block.level > 0) out += " " + std::to_string(block.level);
  if (block.kind == BlockKind::table) return out;
  return out + " | " + text_of(block.span, document);
}

std::string to_line(const Sentence& sentence, const Document& document) {
  return tag(sentence.lang, document) + " | " + text_of(sentence.span, document);
}

std::string to_line(const Run& run, const Document& document) {
  return tag(run.lang, document) + " | " + text_of(run.span, document);
}

std::string to_line(const NoteCall& call, const Document& document) {
  std::string note = "none";
  if (call.note != kNone) {
    const Block& block = document.text().blocks()[call.note];
    note = block.marker.empty() ? std::string(block_kind_text(block.kind))
                                : text_of(block.marker, document);
  }
  return text_of(call.span, document) + " -> " + note;
}

}  // namespace sagwan
