// SPDX-License-Identifier: Apache-2.0
// The root of a knowledge file, for whoever reads one: what it must be before it is looked into.
//
// Private to pipeline/export and pipeline/view.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/export/json_record.h"
#include "pipeline/export/words.h"
#include "sagwan/result.h"

namespace sagwan {

/// What `read(root)` gives, a T or a Result<T>. The error (knowledge_invalid) of what is no
/// knowledge file of version 1, or has another shape than `read` wants, names `path`.
template <class T, class Function>
Result<T> with_knowledge(std::string_view bytes, const std::string& path, Function read) {
  SAGWAN_TRY(const JsonTree json, JsonTree::parse(bytes, path, Code::knowledge_invalid));
  try {
    const Record root(json.root());
    if (root.text("format") != kKnowledgeFormat) throw WrongShape{"not a knowledge file"};
    if (!root.text("version").starts_with("1.")) throw WrongShape{"not of version 1"};
    return read(root);
  } catch (const WrongShape& wrong) {
    return diagnostic(Code::knowledge_invalid, {path, 0, 0}, wrong.message);
  }
}

}  // namespace sagwan
