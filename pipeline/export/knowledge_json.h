// SPDX-License-Identifier: Apache-2.0
// KnowledgeJson: a knowledge file as the exporters walk it, without a copy of its strings. A field
// of another type than the contract's ends the document: WrongShape.
//
// Private to pipeline/export and pipeline/verify; exporter.h is the way in.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include "pipeline/export/json_record.h"

namespace sagwan {

class KnowledgeJson {
 public:
  explicit KnowledgeJson(const rapidjson::Value& object) : object_(&object) {
    if (!object.IsObject()) throw WrongShape{"a record is not an object"};
  }

  /// Empty where the field is absent; a number as its digits.
  [[nodiscard]] std::string_view text(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) return {};
    return string_of(*value, key);
  }
  [[nodiscard]] std::string_view required(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) throw WrongShape{"a record has no \"" + std::string(key) + "\""};
    return string_of(*value, key);
  }
  [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
  [[nodiscard]] bool flag(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && !value->IsBool()) wrong(key, "true or false");
    return value != nullptr && value->GetBool();
  }
  [[nodiscard]] bool has_span() const { return has("span"); }
  [[nodiscard]] SourceSpan span() const {
    const rapidjson::Value* value = find("span");
    if (value == nullptr) throw WrongShape{"a record has no \"span\""};
    return span_of(*value, "span");
  }
  [[nodiscard]] KnowledgeJson object(const char* key) const {
    static const rapidjson::Value kEmpty(rapidjson::kObjectType);
    const rapidjson::Value* value = find(key);
    return KnowledgeJson(value == nullptr ? kEmpty : *value);
  }
  template <class Function>
  void each(const char* key, Function function) const {
    for_each(key, [&](const rapidjson::Value& value) { function(KnowledgeJson(value)); });
  }
  template <class Function>
  void each_text(const char* key, Function function) const {
    for_each(key, [&](const rapidjson::Value& value) { function(string_of(value, key)); });
  }
  template <class Function>
  void each_span(const char* key, Function function) const {
    for_each(key, [&](const rapidjson::Value& value) { function(span_of(value, key)); });
  }
  /// Of an object used as a map: key and value.
  template <class Function>
  void each_member(Function function) const {
    for (const auto& member : object_->GetObject()) {
      function(std::string_view(member.name.GetString(), member.name.GetStringLength()),
               member.value);
    }
  }
  [[nodiscard]] const rapidjson::Value& value() const { return *object_; }

 private:
  [[nodiscard]] const rapidjson::Value* find(const char* key) const {
    const auto at = object_->FindMember(key);
    return at == object_->MemberEnd() ? nullptr : &at->value;
  }
  template <class Function>
  void for_each(const char* key, Function function) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) return;
    if (!value->IsArray()) wrong(key, "a list");
    for (const rapidjson::Value& element : value->GetArray()) function(element);
  }
  static std::string_view string_of(const rapidjson::Value& value, const char* key) {
    if (!value.IsString()) wrong(key, "a string or number");
    return {value.GetString(), value.GetStringLength()};
  }
  static uint32_t offset_of(const rapidjson::Value& value, const char* key) {
    uint32_t out = 0;
    const std::string_view digits = string_of(value, key);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc() || end != digits.data() + digits.size()) wrong(key, "a span");
    return out;
  }
  static SourceSpan span_of(const rapidjson::Value& value, const char* key) {
    if (!value.IsArray() || value.Size() != 2) wrong(key, "a span");
    const SourceSpan span{offset_of(value[0], key), offset_of(value[1], key)};
    if (span.end < span.begin) wrong(key, "a span: it ends before it begins");
    return span;
  }
  [[noreturn]] static void wrong(const char* key, const char* wanted) {
    throw WrongShape{"\"" + std::string(key) + "\" is not " + wanted};
  }

  const rapidjson::Value* object_;
};

}  // namespace sagwan
