// SPDX-License-Identifier: Apache-2.0
// Record: a JSON object that is read field by field, with messages that name the path of what is
// wrong. For the readers of knowledge files and gold files.
//
// Private to pipeline/export and pipeline/score: RapidJSON appears nowhere else.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/utf8.h"
#include "sagwan/result.h"
#include "sagwan/span.h"

namespace sagwan {

/// What is wrong with the shape; the reader of the file makes an Error of it.
struct WrongShape {
  std::string message;
};

/// A JSON object with its path, for messages (`times[3].span`).
class Record {
 public:
  Record(const rapidjson::Value& value, std::string path) : value_(&value), path_(std::move(path)) {
    if (!value.IsObject()) wrong("", "an object");
  }

  [[nodiscard]] bool has(const char* key) const { return find(key) != nullptr; }
  [[nodiscard]] std::string text(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) return {};
    if (!value->IsString()) wrong(key, "a string");
    return {value->GetString(), value->GetStringLength()};
  }
  /// A number's digits as written.
  [[nodiscard]] std::string digits(const char* key) const { return text(key); }
  [[nodiscard]] uint64_t number(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) return 0;
    uint64_t out = 0;
    const std::string_view written(value->IsString() ? value->GetString() : "");
    for (const char c : written) {
      if (c < '0' || c > '9') wrong(key, "a whole number");
      out = out * 10 + static_cast<uint64_t>(c - '0');
    }
    if (written.empty() || written.size() > 18) wrong(key, "a whole number");
    return out;
  }
  [[nodiscard]] bool flag(const char* key) const {
    const rapidjson::Value* value = find(key);
    if (value != nullptr && !value->IsBool()) wrong(key, "true or false");
    return value != nullptr && value->GetBool();
  }
  [[nodiscard]] SourceSpan span(const char* key) const {
    const rapidjson::Value* value = find(key);
    return value == nullptr ? SourceSpan{} : span_of(*value, key);
  }
  [[nodiscard]] std::vector<SourceSpan> spans(const char* key) const {
    std::vector<SourceSpan> out;
    for_each(key, [&](const rapidjson::Value& value) { out.push_back(span_of(value, key)); });
    return out;
  }
  [[nodiscard]] std::vector<std::string> texts(const char* key) const {
    std::vector<std::string> out;
    for_each(key, [&](const rapidjson::Value& value) {
      if (!value.IsString()) wrong(key, "a list of strings");
      out.emplace_back(value.GetString(), value.GetStringLength());
    });
    return out;
  }
  [[nodiscard]] Record object(const char* key) const {
    static const rapidjson::Value kEmpty(rapidjson::kObjectType);
    const rapidjson::Value* value = find(key);
    return {value == nullptr ? kEmpty : *value, path_ + key + "."};
  }
  template <class Function>
  void for_each_record(const char* key, Function function) const {
    std::size_t i = 0;
    for_each(key, [&](const rapidjson::Value& value) {
      function(Record(value, path_ + key + "[" + std::to_string(i++) + "]."));
    });
  }
  template <class Function>
  void for_each_key(Function function) const {
    for (const auto& member : value_->GetObject()) function(member.name.GetString());
  }

 private:
  [[nodiscard]] const rapidjson::Value* find(const char* key) const {
    const auto at = value_->FindMember(key);
    return at == value_->MemberEnd() ? nullptr : &at->value;
  }
  template <class Function>
  void for_each(const char* key, Function function) const {
    const rapidjson::Value* value = find(key);
    if (value == nullptr) return;
    if (!value->IsArray()) wrong(key, "a list");
    for (const rapidjson::Value& element : value->GetArray()) function(element);
  }
  [[nodiscard]] SourceSpan span_of(const rapidjson::Value& value, const char* key) const {
    const auto whole = [](const rapidjson::Value& v) {
      return v.IsString() && v.GetStringLength() > 0 && v.GetStringLength() < 10 &&
             std::all_of(v.GetString(), v.GetString() + v.GetStringLength(),
                         [](char c) { return c >= '0' && c <= '9'; });
    };
    if (!value.IsArray() || value.Size() != 2 || !whole(value[0]) || !whole(value[1])) {
      wrong(key, "a span [begin, end]");
    }
    return {static_cast<uint32_t>(std::stoul(value[0].GetString())),
            static_cast<uint32_t>(std::stoul(value[1].GetString()))};
  }
  [[noreturn]] void wrong(const char* key, const char* wanted) const {
    throw WrongShape{"\"" + path_ + key + "\" is not " + wanted};
  }

  const rapidjson::Value* value_;
  std::string path_;
};

template <class T, class Function>
std::vector<T> list(const Record& record, const char* key, Function make) {
  std::vector<T> out;
  record.for_each_record(key, [&](const Record& r) { out.push_back(make(r)); });
  return out;
}

[[nodiscard]] inline Place place_of(std::string_view bytes, std::size_t offset,
                                    const std::string& path) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {path, static_cast<uint32_t>(line), utf8::count(before.substr(start)) + 1};
}

/// Parses `bytes` into `json`; the error (`code`) has the place. Numbers come as strings of their
/// digits: 26.60 must not go through a double. Iterative: no input nests the stack.
[[nodiscard]] inline std::optional<Error> parse_json(std::string_view bytes,
                                                     const std::string& path, Code code,
                                                     rapidjson::Document& json) {
  constexpr unsigned kFlags = rapidjson::kParseNumbersAsStringsFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseIterativeFlag;
  json.Parse<kFlags>(bytes.data(), bytes.size());
  if (!json.HasParseError()) return std::nullopt;
  return diagnostic(code, place_of(bytes, json.GetErrorOffset(), path),
                    rapidjson::GetParseError_En(json.GetParseError()));
}

}  // namespace sagwan
