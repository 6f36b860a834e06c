// SPDX-License-Identifier: Apache-2.0
// RecordWriter: RapidJSON's Writer with the two layouts of a knowledge file: everything on one
// line, or one line for each record of a list, which people and diffs read. The layouts differ in
// white space only.
//
// Private to pipeline/export and pipeline/score: RapidJSON appears nowhere else.
#pragma once

// Without RAPIDJSON_SSE2: that path of version 1.1.0 leaves U+001A to U+001F unescaped.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <charconv>
#include <cstdint>
#include <cstring>
#include <new>
#include <string_view>

#include "pipeline/export/json.h"

namespace sagwan {

class RecordWriter : private rapidjson::Writer<rapidjson::StringBuffer> {
  using Base = rapidjson::Writer<rapidjson::StringBuffer>;

 public:
  RecordWriter(rapidjson::StringBuffer& buffer, JsonStyle style)
      : Base(buffer), lines_(style == JsonStyle::pretty) {}

  /// `name` is one of the contract's: it needs no escapes.
  void key(std::string_view name) { plain(name); }
  void string(std::string_view text) {
    prefix();
    Base::WriteString(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void number(uint64_t value) {
    prefix();
    Base::WriteUint64(value);
  }
  void boolean(bool value) {
    prefix();
    Base::WriteBool(value);
  }
  /// A number by its digits, so that 26.60 stays 26.60.
  void digits(std::string_view text) {
    prefix();
    Base::WriteRawValue(text.data(), text.size());
  }
  /// `m103`.
  void id(char letter, uint32_t number_of_it) {
    char text[12] = {letter};
    const auto end = std::to_chars(text + 1, text + sizeof text, number_of_it).ptr;
    plain({text, static_cast<std::size_t>(end - text)});
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
  /// A string without anything to escape.
  void plain(std::string_view text) {
    prefix();
    char* out = os_->Push(text.size() + 2);
    *out++ = '"';
    std::memcpy(out, text.data(), text.size());
    out[text.size()] = '"';
  }
  [[nodiscard]] std::size_t depth() const { return level_stack_.GetSize() / sizeof(Level); }
  void line() {
    if (lines_) os_->Put('\n');
  }
  void open(char bracket, bool list) {
    prefix();
    new (level_stack_.template Push<Level>()) Level(list);
    os_->Put(bracket);
  }
  void close(char bracket) {
    const Level* level = level_stack_.template Pop<Level>(1);
    const bool outer = depth() == 0 || (depth() == 1 && level->inArray);
    if (outer && level->valueCount > 0) line();
    os_->Put(bracket);
  }
  /// Comma, colon and line end before a value or key. Lines part the fields of the outermost object
  /// and the elements of its lists.
  void prefix() {
    if (level_stack_.GetSize() == 0) return;
    Level* level = level_stack_.template Top<Level>();
    const bool is_value = !level->inArray && level->valueCount % 2 == 1;
    if (is_value) {
      os_->Put(':');
      if (lines_) os_->Put(' ');
    } else {
      const bool outer = depth() == 1 || (depth() == 2 && level->inArray);
      if (level->valueCount > 0) os_->Put(',');
      if (outer) {
        line();
      } else if (lines_ && level->valueCount > 0) {
        os_->Put(' ');
      }
    }
    ++level->valueCount;
  }

  bool lines_;
};

}  // namespace sagwan
