// SPDX-License-Identifier: Apache-2.0
#include "pipeline/verify/schema_check.h"

#include <re2/re2.h>

#include <string_view>

#include "pipeline/core/utf8.h"
#include "sagwan/result.h"

namespace sagwan {

namespace {

using Json = rapidjson::Value;

std::string_view text_of(const Json& value) { return {value.GetString(), value.GetStringLength()}; }

const Json* member(const Json& object, std::string_view name) {
  const auto at = object.FindMember(
      rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  return at == object.MemberEnd() ? nullptr : &at->value;
}

bool is_type(const Json& value, std::string_view type) {
  return type == "object"    ? value.IsObject()
         : type == "array"   ? value.IsArray()
         : type == "string"  ? value.IsString()
         : type == "integer" ? value.IsInt64() || value.IsUint64()
         : type == "number"  ? value.IsNumber()
                             : type == "boolean" && value.IsBool();
}

}  // namespace

struct SchemaCheck::Patterns {
  std::map<std::string, std::unique_ptr<RE2>, std::less<>> all;

  /// Compiled before any check, so that checks share them.
  void add(const Json& schema) {
    if (schema.IsObject()) {
      for (const auto& one : schema.GetObject()) {
        if (text_of(one.name) == "pattern" && one.value.IsString()) {
          const std::string text(text_of(one.value));
          all.try_emplace(text, std::make_unique<RE2>(text, RE2::Quiet));
          SAGWAN_CHECK(all.at(text)->ok(), "a pattern of the schema: " + text);
        } else {
          add(one.value);
        }
      }
    } else if (schema.IsArray()) {
      for (const auto& one : schema.GetArray()) add(one);
    }
  }
};

namespace {

class Checker {
 public:
  using Wrong = std::function<void(const std::string&, const std::string&)>;
  using Match = std::function<bool(std::string_view pattern, std::string_view text)>;
  Checker(const Json& root, const Match& match, const Wrong& wrong)
      : root_(root), match_(match), wrong_(wrong) {}

  void check(const Json& value, const Json& schema, const std::string& place) {
    for (const auto& one : schema.GetObject()) {
      const std::string_view keyword = text_of(one.name);
      const bool known = general(keyword, one.value, value, place) ||
                         of_string(keyword, one.value, value, place) ||
                         of_list(keyword, one.value, value, place) ||
                         of_object(keyword, one.value, value, place, schema) || is_note(keyword);
      SAGWAN_CHECK(known, "unknown keyword in the schema: " + std::string(keyword));
    }
  }

 private:
  static bool is_note(std::string_view keyword) {
    return keyword == "description" || keyword == "title" || keyword == "$schema" ||
           keyword == "$id" || keyword == "$defs";
  }
  bool general(std::string_view keyword, const Json& rule, const Json& value,
               const std::string& place) {
    if (keyword == "$ref") {
      constexpr std::string_view kDefs = "#/$defs/";
      const Json* target = member(*member(root_, "$defs"), text_of(rule).substr(kDefs.size()));
      SAGWAN_CHECK(target != nullptr, "a reference of the schema");
      check(value, *target, place);
    } else if (keyword == "type") {
      if (!is_type(value, text_of(rule)))
        wrong_(place, "is not of type " + std::string(text_of(rule)));
    } else if (keyword == "const") {
      if (value != rule) wrong_(place, "is not the value that the schema fixes");
    } else if (keyword == "enum") {
      bool found = false;
      for (const auto& one : rule.GetArray()) found = found || one == value;
      if (!found) wrong_(place, "is none of the values that the schema lists");
    } else if (keyword == "anyOf") {
      bool found = false;
      for (const auto& one : rule.GetArray()) {
        bool bad = false;
        const Wrong note = [&](const std::string&, const std::string&) { bad = true; };
        Checker(root_, match_, note).check(value, one, place);
        found = found || !bad;
      }
      if (!found) wrong_(place, "has none of the forms that the schema lists");
    } else if (keyword == "minimum") {
      if (value.IsNumber() && value.GetDouble() < rule.GetDouble()) wrong_(place, "is too small");
    } else if (keyword == "maximum") {
      if (value.IsNumber() && value.GetDouble() > rule.GetDouble()) wrong_(place, "is too large");
    } else {
      return false;
    }
    return true;
  }
  bool of_string(std::string_view keyword, const Json& rule, const Json& value,
                 const std::string& place) {
    if (keyword == "pattern") {
      if (value.IsString() && !match_(text_of(rule), text_of(value))) {
        wrong_(place, "has not the form " + std::string(text_of(rule)));
      }
    } else if (keyword == "minLength") {
      if (value.IsString() && utf8::count(text_of(value)) < rule.GetUint()) {
        wrong_(place, "is an empty text");
      }
    } else {
      return false;
    }
    return true;
  }
  bool of_list(std::string_view keyword, const Json& rule, const Json& value,
               const std::string& place) {
    if (keyword == "items") {
      if (!value.IsArray()) return true;
      for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
        check(value[i], rule, place + "[" + std::to_string(i) + "]");
      }
    } else if (keyword == "prefixItems") {
      if (!value.IsArray()) return true;
      for (rapidjson::SizeType i = 0; i < value.Size() && i < rule.Size(); ++i) {
        check(value[i], rule[i], place + "[" + std::to_string(i) + "]");
      }
    } else if (keyword == "minItems") {
      if (value.IsArray() && value.Size() < rule.GetUint()) wrong_(place, "has too few elements");
    } else if (keyword == "maxItems") {
      if (value.IsArray() && value.Size() > rule.GetUint()) wrong_(place, "has too many elements");
    } else {
      return false;
    }
    return true;
  }
  bool of_object(std::string_view keyword, const Json& rule, const Json& value,
                 const std::string& place, const Json& schema) {
    const bool object = value.IsObject();
    if (keyword == "required") {
      for (const auto& name : rule.GetArray()) {
        if (object && member(value, text_of(name)) == nullptr) {
          wrong_(place, "has no \"" + std::string(text_of(name)) + "\"");
        }
      }
    } else if (keyword == "properties") {
      if (!object) return true;
      for (const auto& one : value.GetObject()) {
        if (const Json* inner = member(rule, text_of(one.name))) {
          check(one.value, *inner, under(place, one.name));
        }
      }
    } else if (keyword == "additionalProperties") {
      if (object) additional(rule, value, place, schema);
    } else if (keyword == "propertyNames") {
      if (!object) return true;
      for (const auto& one : value.GetObject()) check(one.name, rule, under(place, one.name));
    } else if (keyword == "minProperties") {
      if (object && value.MemberCount() < rule.GetUint()) wrong_(place, "is an empty object");
    } else if (keyword == "dependentRequired") {
      for (const auto& one : rule.GetObject()) {
        if (object && member(value, text_of(one.name)) != nullptr) {
          of_object("required", one.value, value, place, schema);
        }
      }
    } else {
      return false;
    }
    return true;
  }
  void additional(const Json& rule, const Json& value, const std::string& place,
                  const Json& schema) {
    const Json* properties = member(schema, "properties");
    for (const auto& one : value.GetObject()) {
      if (properties != nullptr && member(*properties, text_of(one.name)) != nullptr) continue;
      if (rule.IsObject()) {
        check(one.value, rule, under(place, one.name));
      } else if (!rule.GetBool()) {
        wrong_(under(place, one.name), "is a field that the schema does not know");
      }
    }
  }
  static std::string under(const std::string& place, const Json& name) {
    return place + (place.empty() ? "" : ".") + std::string(text_of(name));
  }

  const Json& root_;
  const Match& match_;
  const Wrong& wrong_;
};

}  // namespace

SchemaCheck::SchemaCheck(const char* schema) : patterns_(std::make_unique<Patterns>()) {
  schema_.Parse(schema);
  SAGWAN_CHECK(!schema_.HasParseError(), "the schema is no JSON");
  patterns_->add(schema_);
}

SchemaCheck::~SchemaCheck() = default;

void SchemaCheck::check(
    const rapidjson::Value& value,
    const std::function<void(const std::string&, const std::string&)>& wrong) const {
  const Checker::Match match = [&](std::string_view pattern, std::string_view text) {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                             *patterns_->all.find(pattern)->second);
  };
  Checker(schema_, match, wrong).check(value, schema_, "");
}

}  // namespace sagwan
