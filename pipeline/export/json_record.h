// SPDX-License-Identifier: Apache-2.0
// Record: an object of a JsonTree that is read field by field, without a copy of its strings. A
// field of another type than the reader wants ends the file: WrongShape, whose message has the path
// of what is wrong. For the readers of knowledge files and gold files, and for exporters.
//
// Private to pipeline/export, pipeline/score, pipeline/verify and pipeline/view.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/json_tree.h"
#include "sagwan/span.h"

namespace sagwan {

/// What is wrong with the shape; the reader of the file makes an Error of it.
struct WrongShape {
  std::string message;
};

class Record {
 public:
  explicit Record(JsonValue value) : value_(value) {
    if (value.kind() != JsonKind::object) wrong(value, "an object");
  }

  [[nodiscard]] bool has(std::string_view key) const { return find(key).has_value(); }
  [[nodiscard]] std::optional<JsonValue> find(std::string_view key) const {
    return value_.find(key);
  }
  /// Empty where the field is absent; a number as its digits.
  [[nodiscard]] std::string_view text(std::string_view key) const {
    const auto value = find(key);
    return value ? text_of(*value) : std::string_view();
  }
  /// The same, to keep.
  [[nodiscard]] std::string copy(std::string_view key) const { return std::string(text(key)); }
  [[nodiscard]] std::string_view required(std::string_view key) const {
    return text_of(needed(key));
  }
  /// 0 where it is absent.
  [[nodiscard]] uint64_t number(std::string_view key) const {
    const auto value = find(key);
    return value ? whole<uint64_t>(*value, *value, "a whole number") : 0;
  }
  [[nodiscard]] bool flag(std::string_view key) const {
    const auto value = find(key);
    if (value && value->kind() != JsonKind::yes && value->kind() != JsonKind::no) {
      wrong(*value, "true or false");
    }
    return value && value->kind() == JsonKind::yes;
  }
  [[nodiscard]] bool has_span() const { return has("span"); }
  /// It must be there, and end where it begins or behind.
  [[nodiscard]] SourceSpan span() const { return in_order(needed("span")); }
  /// Empty where it is absent; whichever end comes first.
  [[nodiscard]] SourceSpan span(std::string_view key) const {
    const auto value = find(key);
    return value ? span_of(*value) : SourceSpan{};
  }
  [[nodiscard]] std::vector<SourceSpan> spans(std::string_view key) const {
    std::vector<SourceSpan> out;
    each_value(key, [&](JsonValue value) { out.push_back(span_of(value)); });
    return out;
  }
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> out;
    each_text(key, [&](std::string_view text) { out.emplace_back(text); });
    return out;
  }
  /// Without fields where it is absent.
  [[nodiscard]] Record object(std::string_view key) const {
    static const JsonTree kEmpty;
    const auto value = find(key);
    return Record(value ? *value : kEmpty.root());
  }
  template <class Function>
  void each(std::string_view key, Function function) const {
    each_value(key, [&](JsonValue value) { function(Record(value)); });
  }
  template <class Function>
  void each_text(std::string_view key, Function function) const {
    each_value(key, [&](JsonValue value) { function(text_of(value)); });
  }
  /// None ends before it begins.
  template <class Function>
  void each_span(std::string_view key, Function function) const {
    each_value(key, [&](JsonValue value) { function(in_order(value)); });
  }
  /// Names and values in their order.
  template <class Function>
  void each_member(Function function) const {
    value_.each_member(function);
  }

  [[nodiscard]] static std::string_view text_of(JsonValue value) {
    if (value.kind() != JsonKind::string && value.kind() != JsonKind::number) {
      wrong(value, "a string or number");
    }
    return value.text();
  }

 private:
  template <class Function>
  void each_value(std::string_view key, Function function) const {
    const auto value = find(key);
    if (!value) return;
    if (value->kind() != JsonKind::list) wrong(*value, "a list");
    value->each_element(function);
  }
  [[nodiscard]] JsonValue needed(std::string_view key) const {
    const auto value = find(key);
    if (value) return *value;
    const std::string path = value_.path();
    throw WrongShape{(path.empty() ? "the file" : '"' + path + '"') + " has no \"" +
                     std::string(key) + '"'};
  }
  /// `of` is what the message names.
  template <class Number>
  static Number whole(JsonValue value, JsonValue of, const char* wanted) {
    Number out = 0;
    const std::string_view digits = value.text();
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc() || end != digits.data() + digits.size()) wrong(of, wanted);
    return out;
  }
  static SourceSpan span_of(JsonValue value) {
    uint32_t ends[2] = {0, 0};
    std::size_t i = 0;
    if (value.size() != 2) wrong(value, "a span [begin, end]");
    value.each_element(
        [&](JsonValue place) { ends[i++] = whole<uint32_t>(place, value, "a span [begin, end]"); });
    if (i != 2) wrong(value, "a span [begin, end]");
    return {ends[0], ends[1]};
  }
  static SourceSpan in_order(JsonValue value) {
    const SourceSpan span = span_of(value);
    if (span.end < span.begin) wrong(value, "a span: it ends before it begins");
    return span;
  }
  [[noreturn]] static void wrong(JsonValue value, const char* wanted) {
    const std::string path = value.path();
    throw WrongShape{(path.empty() ? "the file" : '"' + path + '"') + " is not " + wanted};
  }

  JsonValue value_;
};

template <class T, class Function>
std::vector<T> list(const Record& record, std::string_view key, Function make) {
  std::vector<T> out;
  record.each(key, [&](const Record& r) { out.push_back(make(r)); });
  return out;
}

}  // namespace sagwan
