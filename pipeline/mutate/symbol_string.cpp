// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/symbol_string.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

/// Types that are nothing to rules over finds: they lie over other finds, or keep them off.
bool is_symbol(FindType type) {
  return type != FindType::work && type != FindType::cue && type != FindType::none;
}

}  // namespace

SymbolString symbol_string(const Document& document, const Rule& rule, Span match) {
  std::vector<Find> inside;
  for (const Find& find : document.layer<Find>()) {
    if (find.phase < rule.phase && is_symbol(find.type) && match.contains(find.span)) {
      inside.push_back(find);
    }
  }
  std::sort(inside.begin(), inside.end(), [](const Find& a, const Find& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.phase > b.phase;
  });
  const std::string_view text = document.text().repaired();
  SymbolString out;
  uint32_t at = match.begin;
  for (const Find& find : inside) {
    if (find.span.begin < at) continue;  // held by the one before
    out.text += slice(text, {at, find.span.begin});
    const char32_t symbol = find_symbol(find.type, find.subtype);
    utf8::append(out.text, symbol);
    out.finds.emplace_back(symbol, slice(text, find.span));
    at = find.span.end;
  }
  out.text += slice(text, {at, match.end});
  return out;
}

}  // namespace sagwan
