// SPDX-License-Identifier: Apache-2.0
#include "readers/flow_text.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"
#include "readers/symbols.h"

namespace sagwan::readers {

namespace {

/// Characters of the only cell of a row that has something in it: below it is a row's, above it a
/// paragraph that stands in a table for its place on the page.
constexpr std::size_t kLoneCell = 60;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Each address before the semicolon that ends its work, or at the end; none that `line` prints.
std::string with_addresses(std::string line,
                           const std::vector<std::pair<std::size_t, std::string>>& links) {
  for (auto link = links.rbegin(); link != links.rend(); ++link) {
    const auto& [end, address] = *link;
    if (line.find(address) != std::string::npos) continue;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    const std::size_t stop = std::min(line.find(';', std::min(end, line.size())), line.size());
    const bool stopped = stop > 0 && (line[stop - 1] == '.' || line[stop - 1] == ',');
    line.insert(stop, (stopped ? " " : ", ") + address);
  }
  return line;
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
  const std::string_view whole = utf8::is_valid(text) ? text : std::string_view(repaired);
  Frame& frame = frames_.back();
  for (const char c : whole) {
    if (!is_blank(c)) {
      frame.line += c;
    } else if (!frame.line.empty() && frame.line.back() != ' ') {
      frame.line += ' ';
    }
  }
  const std::size_t letters = trimmed(whole).size();
  frame.letters += letters;
  if (letters > 0) frame.sizes[type_.size] += letters;
  if (type_.bold) frame.bold += letters;
}

void FlowText::add_raised(std::string_view text) {
  const std::string_view core = trimmed(text);
  std::size_t digits = 0;
  while (digits < core.size() && is_digit(core[digits])) ++digits;
  const bool closed = core.size() == digits + 1 && core[digits] == ')';
  if (digits == 0 || (core.size() > digits && !closed)) {
    add(text);
    return;
  }
  if (text.front() == ' ' && !line().empty()) add(" ");
  add(superior(core.substr(0, digits)));
  if (closed) add(")");
  if (text.back() == ' ') add(" ");
}

Type FlowText::type_of(const Frame& frame) {
  Type out;
  std::size_t most = 0;
  for (const auto& [size, count] : frame.sizes) {
    if (count <= most) continue;
    most = count;
    out.size = size;
  }
  out.bold = frame.letters > 0 && frame.bold * 10 >= frame.letters * 9;
  return out;
}

void FlowText::put(std::string_view text, LineUse use) {
  Frame& frame = frames_.back();
  const bool heading = use == LineUse::text && frame.heading > 0;
  if (heading) use = LineUse::heading;
  if (margins_ > 0) use = LineUse::margin;
  frame.done.push_back({std::string(text), use,
                        use == LineUse::heading ? frame.heading : uint8_t{0}, type_of(frame)});
}

void FlowText::end_paragraph() {
  Frame& frame = frames_.back();
  if (frame.rows > 0) {  // paragraphs of a cell stand beside each other
    if (!frame.line.empty() && frame.line.back() != ' ' && frame.line.back() != '\t')
      frame.line += ' ';
    return;
  }
  if (!frame.links.empty()) frame.line = with_addresses(std::move(frame.line), frame.links);
  frame.links.clear();
  if (const std::string_view text = trimmed(frame.line); !text.empty()) put(text, LineUse::text);
  for (Paragraph& one : frame.after) frame.done.push_back(std::move(one));
  frame.after.clear();
  frame.heading = 0;
  frame.line.clear();
  frame.sizes.clear();
  frame.bold = frame.letters = 0;
}

/// The cells of a row keep their places: one that is empty is still one, but the last.
void FlowText::put_row() {
  Frame& frame = frames_.back();
  std::string_view text = frame.line;
  if (text.ends_with('\t')) text.remove_suffix(1);
  std::size_t filled = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    if (!trimmed(text.substr(begin, end - begin)).empty()) ++filled;
    begin = end + 1;
  }
  const bool cells = text.find('\t') != std::string_view::npos;
  const bool lone = filled == 1 && utf8::count(trimmed(text)) > kLoneCell;
  if (filled > 0 && cells && !lone) {
    put(text, LineUse::row);
    frame.line.clear();
  }
  end_paragraph();
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
  if (--frame.rows == 0) put_row();
}

void FlowText::end_aside() {
  if (frames_.size() == 1) return;
  frames_.back().rows = 0;
  end_paragraph();
  std::vector<Paragraph> done = std::move(frames_.back().done);
  frames_.pop_back();
  Frame& host = frames_.back();
  for (Paragraph& one : done) {
    if (host.rows == 0) {
      host.after.push_back(std::move(one));
      continue;
    }
    std::replace(one.text.begin(), one.text.end(), '\t', ' ');
    if (!host.line.empty() && host.line.back() != '\t' && host.line.back() != ' ') host.line += ' ';
    host.line += one.text + ' ';
  }
}

void FlowText::add_link(std::string_view address) {
  const bool outside = address.starts_with("http://") || address.starts_with("https://");
  if (open_notes_.empty() || in_row() || !outside || !utf8::is_valid(address)) return;
  if (address.find_first_of(" \t\n\r;") != std::string_view::npos) return;
  check_size(address.size());
  frames_.back().links.emplace_back(frames_.back().line.size(), std::string(address));
}

void FlowText::begin_margin() {
  if (frames_.back().rows == 0) end_paragraph();
  ++margins_;
}

void FlowText::end_margin() {
  if (frames_.back().rows == 0) end_paragraph();
  if (margins_ > 0) --margins_;
}

std::size_t FlowText::begin_note() {
  notes_.emplace_back();
  call_note(notes_.size());
  open_notes_.push_back(notes_.size());
  frames_.emplace_back();
  return notes_.size();
}

void FlowText::call_note(std::size_t number) { line() += superior(std::to_string(number)); }

void FlowText::end_note() {
  if (frames_.size() == 1 || open_notes_.empty()) return;
  frames_.back().rows = 0;
  end_paragraph();
  std::string text;
  for (const Paragraph& part : frames_.back().done) text += (text.empty() ? "" : " ") + part.text;
  std::replace(text.begin(), text.end(), '\t', ' ');
  frames_.pop_back();
  const std::size_t number = open_notes_.back();
  open_notes_.pop_back();
  notes_[number - 1] = std::to_string(number) + ") " + text;
}

void FlowText::finish(std::string_view what, Extracted& out) {
  while (frames_.size() > 1 && !open_notes_.empty()) end_note();
  margins_ = 0;
  frames_.back().rows = 0;
  end_paragraph();
  const auto put_line = [&](const Paragraph& one) {
    LineLayout line;
    line.begin = static_cast<uint32_t>(out.text.size());
    out.text += one.text;
    line.end = static_cast<uint32_t>(out.text.size());
    line.use = one.use;
    line.level = one.level;
    line.size = one.type.size;
    line.bold = one.type.bold;
    out.lines.push_back(line);
    out.text += '\n';
  };
  for (const Paragraph& one : frames_.back().done) put_line(one);
  for (const std::string& note : notes_) put_line({note, LineUse::note, 0, {}});
  if (trimmed(out.text).empty())
    throw Failure("document-no-text", std::string(what) + " holds no text");
}

}  // namespace sagwan::readers
