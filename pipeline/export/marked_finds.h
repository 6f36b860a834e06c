// SPDX-License-Identifier: Apache-2.0
// What annotation tools mark in a text: names, times, quantities and works with their label, and
// the links between marks. brat, Label Studio, doccano and CoNLL-U share it.
//
// Private to pipeline/export.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/json_record.h"

namespace sagwan {

struct MarkedFind {
  std::string_view id;     ///< m3, t7, q2, c5.1
  std::string_view label;  ///< PER, DATE, money, article-journal: type or kind
  std::string_view text;   ///< empty for works
  std::string_view value;  ///< entity, TIMEX3 value, or number; may be empty
  SourceSpan span;
  std::vector<SourceSpan> parts;  ///< at least one
  Record record;                  ///< with all other fields: write_facts
};

/// Names, times, quantities, works, each in the order of the file.
void each_marked(const Record& root, const std::function<void(const MarkedFind&)>& function);

/// The fields that the mark itself does not say, as an object.
template <class Json>
void write_facts(Json& json, const MarkedFind& find) {
  json.begin_object();
  find.record.each_member([&](std::string_view key, JsonValue value) {
    if (key == "id" || key == "span" || key == "parts") return;
    json.key(key);
    json.value(value);
  });
  json.end_object();
}

struct MarkLink {
  std::string_view type;
  std::string_view from, to;  ///< ids of marks
};

/// `role` from a name to its offices, `anchor` from a time to another, `refers_to` from a work to
/// another, and relations as `holds_office` and `organisation`, from the first mention of the
/// subject in a sentence of evidence (else the first of all) to that of the object.
void each_mark_link(const Record& root, const std::function<void(const MarkLink&)>& function);

}  // namespace sagwan
