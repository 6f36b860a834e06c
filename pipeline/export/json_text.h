// SPDX-License-Identifier: Apache-2.0
// JsonText: writes JSON into a buffer, with commas where they belong. For the exports that are
// JSON.
//
// Private to pipeline/export.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/export/json_tree.h"
#include "pipeline/export/text_guard.h"

namespace sagwan {

/// Into a std::string or a TextBuffer.
template <class Out>
class BasicJsonText {
 public:
  explicit BasicJsonText(Out& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void key(std::string_view name) {
    comma();
    append_json(out_, name);
    out_ += ':';
    first_ = true;
  }
  /// A name of a vocabulary or an IRI: what needs no escapes.
  void plain(std::string_view text) {
    comma();
    out_ += '"';
    out_ += text;
    out_ += '"';
  }
  void string(std::string_view text) {
    comma();
    append_json(out_, text);
  }
  /// Digits, true, false: as they stand.
  void raw(std::string_view token) {
    comma();
    out_ += token;
  }
  /// A number by its digits; what is none is written as a string, so that nothing breaks out.
  void number(std::string_view digits) {
    const std::string_view whole = digits.starts_with('-') ? digits.substr(1) : digits;
    const auto point = whole.find('.');
    const std::string_view before = whole.substr(0, point);
    const bool all = whole.find_first_not_of("0123456789.") == std::string_view::npos;
    const bool one_point =
        point == std::string_view::npos ||
        (point + 1 < whole.size() && whole.find('.', point + 1) == std::string_view::npos);
    const bool plain = before.size() == 1 || !before.starts_with('0');
    if (all && one_point && plain && !before.empty()) {
      raw(digits);
    } else {
      string(digits);
    }
  }
  /// As it stands in a file that was read, without white space.
  void value(JsonValue value) {
    switch (value.kind()) {
      case JsonKind::string:
        return string(value.text());
      case JsonKind::number:
        return raw(value.text());
      case JsonKind::list:
        begin_list();
        value.each_element([&](JsonValue element) { this->value(element); });
        return end_list();
      case JsonKind::object:
        begin_object();
        value.each_member([&](std::string_view name, JsonValue member) {
          key(name);
          this->value(member);
        });
        return end_object();
      case JsonKind::yes:
        return raw("true");
      case JsonKind::no:
        return raw("false");
      case JsonKind::null:
        return raw("null");
    }
  }
  void field(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void field_if_known(std::string_view name, std::string_view text) {
    if (!text.empty()) field(name, text);
  }
  void field_raw(std::string_view name, std::string_view token) {
    key(name);
    raw(token);
  }
  void field_number(std::string_view name, uint64_t number) {
    field_raw(name, std::to_string(number));
  }
  void begin_object(std::string_view name) {
    key(name);
    begin_object();
  }
  void begin_list(std::string_view name) {
    key(name);
    begin_list();
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void open(char c) {
    comma();
    out_ += c;
    first_ = true;
  }
  void close(char c) {
    out_ += c;
    first_ = false;
  }

  Out& out_;
  bool first_ = true;
};

using JsonText = BasicJsonText<std::string>;

}  // namespace sagwan
