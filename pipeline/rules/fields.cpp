// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/fields.h"

#include <charconv>

#include "pipeline/rules/rule.h"

namespace sagwan {

bool Fields::has(Field field) const {
  if (find_->capture(field) != nullptr) return true;
  return find_->rule != kNone && !resources_->rule(find_->rule).constant(field).empty();
}

Span Fields::span(Field field) const {
  const Capture* capture = find_->capture(field);
  return capture == nullptr ? Span{} : capture->span;
}

std::string_view Fields::text(Field field) const {
  if (const Capture* capture = find_->capture(field)) return slice(text_, capture->span);
  return find_->rule == kNone ? std::string_view() : resources_->rule(find_->rule).constant(field);
}

std::optional<LexiconEntry> Fields::entry(Field field) const {
  const Capture* capture = find_->capture(field);
  if (capture == nullptr || find_->rule == kNone) return std::nullopt;
  const Rule& rule = resources_->rule(find_->rule);
  const std::string_view word = slice(text_, capture->span);
  for (const std::string& type : rule.lexicons) {
    const uint32_t index = resources_->lexicon().find(word, type, rule.lang);
    if (index != kNone) return resources_->lexicon().entry(index);
  }
  return std::nullopt;
}

std::string_view Fields::value(Field field) const {
  const auto row = entry(field);
  return row ? row->id : text(field);
}

std::optional<int32_t> Fields::integer(Field field) const {
  const std::string_view digits = value(field);
  int32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

}  // namespace sagwan
