// SPDX-License-Identifier: Apache-2.0
#include "readers/flow_text.h"

#include <array>

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
  if (size_ > limits_.text)
    throw Failure("document-limit",
                  "holds more than " + std::to_string(limits_.text) + " bytes of text");
}

void FlowText::add(std::string_view text) {
  check_size(text.size());
  for (const char c : text) {
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
  if (!text.empty()) frame.done.emplace_back(text);
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
  for (const std::string& part : frames_.back().done) text += (text.empty() ? "" : " ") + part;
  frames_.pop_back();
  // The note that was begun last and has no text yet is the one that ends.
  for (auto note = notes_.rbegin(); note != notes_.rend(); ++note) {
    if (!note->empty()) continue;
    *note = std::to_string(notes_.rend() - note) + ") " + text;
    break;
  }
}

std::string FlowText::finish(std::string_view what) {
  while (frames_.size() > 1) end_note();
  frames_.back().rows = 0;
  end_paragraph();
  std::string out;
  for (const std::string& paragraph : frames_.back().done) out += paragraph + '\n';
  if (!notes_.empty()) out += '\n';
  for (const std::string& note : notes_) out += note + '\n';
  if (trimmed(out).empty()) throw Failure("document-no-text", std::string(what) + " holds no text");
  return out;
}

}  // namespace sagwan::readers
