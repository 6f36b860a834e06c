// SPDX-License-Identifier: Apache-2.0
// SchemaCheck: a JSON value against a JSON Schema, as far as docs/schema uses the language: a
// keyword that it does not know is an error of the schema, never passed over.
//
// Private to pipeline/verify.
#pragma once

#include <rapidjson/document.h>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace sagwan {

/// docs/schema/knowledge-1.schema.json.
extern const char* const kKnowledgeSchema;

class SchemaCheck {
 public:
  /// Throws InternalError where `schema` is no JSON.
  explicit SchemaCheck(const char* schema);
  ~SchemaCheck();
  SchemaCheck(const SchemaCheck&) = delete;
  SchemaCheck& operator=(const SchemaCheck&) = delete;

  /// Calls `wrong` with the place (`mentions[3].span`) and what is wrong there. Safe from many
  /// threads.
  void check(const rapidjson::Value& value,
             const std::function<void(const std::string&, const std::string&)>& wrong) const;

 private:
  struct Patterns;
  rapidjson::Document schema_;
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace sagwan
