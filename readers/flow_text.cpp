// SPDX-License-Identifier: Apache-2.0
#include "readers/flow_text.h"

#include <array>

#include "pipeline/core/utf8_check.h"

namespace sagwan::readers {

namespace {

constexpr std::array<std::string_view, 10> kSuperior = {"\u2070", "\u00B9", "\u00B2", "\u00B3",
                                                        "\u2074", "\u2075", "\u2076", "\u2077",
                                                        "\u2078", "\u2079"};

std::string superior(std::size_t number) {
  std::string out;
  for (const char digit : std::to_string(number))
    out += kSuperior[static_cast<std::size_t>(digit - '0')];
  return out;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

void FlowText::check_size(std::size_t more) {
  size_ += more;
  if (size_ > limits_.text) {
    throw Failure("document-limit",
                  "holds more than " + std::to_string(limits_.text) + " bytes of text");
  }
}

void FlowText::add(std::string_view text) {
  check_size(text.size());
  const std::string repaired = utf8::is_valid(text) ? std::string() : utf8::without_broken(text);
  for (const char c : utf8::is_valid(text) ? text : std::string_view(repaired)) {
    if (!is_blank(c)) {
      line() += c;
    } else if (!line().empty() && line().back() != ' ') {
      line() += ' ';
    }
  }
}

void FlowText::end_paragraph() {
  Frame& frame = frames_.back();
  if (frame.rows > 0) {  // paragraphs of a cell stand beside each other
    if (!frame.line.empty() && frame.line.back() != ' ' && frame.line.back() != '\t')
      frame.line += ' ';
    return;
  }
  const std::string_view text = trimmed(frame.line);
  const bool row = text.find('\t') != std::string_view::npos;
  if (!text.empty()) {
    frame.done.push_back({std::string(text),
                          row                 ? LineUse::row
                          : frame.heading > 0 ? LineUse::heading
                                              : LineUse::text,
                          row ? uint8_t{0} : frame.heading});
  }
  frame.heading = 0;
  frame.line.clear();
}

void FlowText::begin_row() {
  if (frames_.back().rows == 0) end_paragraph();
  ++frames_.back().rows;
}

void FlowText::end_cell() {
  Frame& frame = frames_.back();
  while (!frame.line.empty() && frame.line.back() == ' ') frame.line.pop_back();
  frame.line += frame.rows > 1 ? ' ' : '\t';
}

void FlowText::end_row() {
  Frame& frame = frames_.back();
  if (frame.rows == 0) return;
  if (--frame.rows == 0) end_paragraph();
}

void FlowText::begin_note() {
  line() += superior(notes_.size() + 1);
  notes_.emplace_back();
  frames_.emplace_back();
}

void FlowText::end_note() {
  if (frames_.size() == 1) return;
  end_paragraph();
  std::string text;
  for (const Paragraph& part : frames_.back().done) text += (text.empty() ? "" : " ") + part.text;
  frames_.pop_back();
  // The note that was begun last and has no text yet is the one that ends.
  for (auto note = notes_.rbegin(); note != notes_.rend(); ++note) {
    if (!note->empty()) continue;
    *note = std::to_string(notes_.rend() - note) + ") " + text;
    break;
  }
}

void FlowText::finish(std::string_view what, Extracted& out) {
  while (frames_.size() > 1) end_note();
  frames_.back().rows = 0;
  end_paragraph();
  const auto put = [&](std::string_view text, LineUse use, uint8_t level) {
    LineLayout line;
    line.begin = static_cast<uint32_t>(out.text.size());
    out.text += text;
    line.end = static_cast<uint32_t>(out.text.size());
    line.use = use;
    line.level = level;
    out.lines.push_back(line);
    out.text += '\n';
  };
  for (const Paragraph& one : frames_.back().done) put(one.text, one.use, one.level);
  for (const std::string& note : notes_) put(note, LineUse::note, 0);
  if (trimmed(out.text).empty())
    throw Failure("document-no-text", std::string(what) + " holds no text");
}

}  // namespace sagwan::readers
