// SPDX-License-Identifier: Apache-2.0
// RecordWriter: writes JSON in the two layouts of a knowledge file: everything on one line, or one
// line for each record of a list, which people and diffs read. The layouts differ in white space
// only. A knowledge file is ten times its source, so the pieces between values are put in one step
// with what follows them, and text without escapes is copied whole.
//
// Private to pipeline/: RapidJSON stands behind it.
#pragma once

#include <rapidjson/stringbuffer.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "pipeline/export/json.h"

namespace sagwan {

class RecordWriter {
 public:
  RecordWriter(rapidjson::StringBuffer& buffer, JsonStyle style)
      : buffer_(buffer), lines_(style == JsonStyle::pretty) {}

  /// `name` is one of the contract's: it needs no escapes.
  [[gnu::always_inline]] void key(std::string_view name) { plain(name); }
  void string(std::string_view text);
  void number(uint64_t value) {
    char* out = begin_value(kMostDigits);
    char* const end = std::to_chars(out, out + kMostDigits, value).ptr;
    buffer_.Pop(static_cast<std::size_t>(out + kMostDigits - end));
  }
  void boolean(bool value) { digits(value ? "true" : "false"); }
  /// A number by its digits, so that 26.60 stays 26.60.
  void digits(std::string_view text) {
    char* out = begin_value(text.size());
    std::memcpy(out, text.data(), text.size());
  }
  /// `m103`.
  void id(char letter, uint32_t number_of_it) {
    constexpr std::size_t kMost = kMostDigits + 3;
    char* const out = begin_value(kMost);
    out[0] = '"';
    out[1] = letter;
    char* const end = std::to_chars(out + 2, out + kMost, number_of_it).ptr;
    *end = '"';
    buffer_.Pop(static_cast<std::size_t>(out + kMost - end - 1));
  }
  void begin_object() { open('{', false); }
  void end_object() { close('}'); }
  void begin_list() { open('[', true); }
  void end_list() { close(']'); }

  // A field of an object. Those with `if_known` write nothing for an empty value.
  void field(std::string_view name, std::string_view value) {
    key(name);
    string(value);
  }
  void field_if_known(std::string_view name, std::string_view value) {
    if (!value.empty()) field(name, value);
  }
  void field_number(std::string_view name, uint64_t value) {
    key(name);
    number(value);
  }
  void field_id(std::string_view name, char letter, uint32_t number_of_it) {
    key(name);
    id(letter, number_of_it);
  }
  void field_list(std::string_view name) {
    key(name);
    begin_list();
  }

 private:
  static constexpr std::size_t kMostDigits = 20;  // of 64 bits

  struct Level {
    bool list = false;
    uint32_t count = 0;  ///< of its values, keys too
  };

  /// A string without anything to escape.
  [[gnu::always_inline]] void plain(std::string_view text) {
    char* out = begin_value(text.size() + 2);
    *out++ = '"';
    std::memcpy(out, text.data(), text.size());
    out[text.size()] = '"';
  }
  void open(char bracket, bool list) {
    *begin_value(1) = bracket;
    levels_.push_back({list, 0});
  }
  void close(char bracket) {
    const Level level = levels_.back();
    levels_.pop_back();
    const bool outer = levels_.empty() || (levels_.size() == 1 && level.list);
    if (outer && level.count > 0 && lines_) buffer_.Put('\n');
    buffer_.Put(bracket);
  }
  /// Puts comma, colon and line end before a value or key, and makes room for `size` bytes of it.
  /// Lines part the fields of the outermost object and the elements of its lists.
  [[gnu::always_inline]] char* begin_value(std::size_t size) {
    if (levels_.empty()) return buffer_.Push(size);
    Level& level = levels_.back();
    const bool is_value = !level.list && level.count % 2 == 1;
    const bool outer = levels_.size() == 1 || (levels_.size() == 2 && level.list);
    const bool first = level.count++ == 0;
    char mark = is_value ? ':' : ',';
    char space = outer && !is_value ? '\n' : ' ';
    const bool with_mark = !first;
    const bool with_space = lines_ && (!first || outer);
    char* out = buffer_.Push(size + (with_mark ? 1U : 0U) + (with_space ? 1U : 0U));
    if (with_mark) *out++ = mark;
    if (with_space) *out++ = space;
    return out;
  }
  void escape(unsigned char c);

  rapidjson::StringBuffer& buffer_;
  std::vector<Level> levels_;
  bool lines_;
};

/// An object for tools, one line a record of its lists, with a line end behind it. `write(out)`
/// writes its fields.
template <class Write>
[[nodiscard]] std::string json_page(Write write) {
  rapidjson::StringBuffer buffer;
  RecordWriter out(buffer, JsonStyle::pretty);
  out.begin_object();
  write(out);
  out.end_object();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace sagwan
