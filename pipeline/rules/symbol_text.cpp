// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/symbol_text.h"

#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

/// Pieces of citations lie over the finds in a title, and are no symbols themselves.
bool is_symbol(ConflictGroup group) {
  return group == ConflictGroup::value || group == ConflictGroup::name;
}

}  // namespace

void Marks::note(std::string_view text, std::vector<Boundaries> its_begins) {
  begins = std::move(its_begins);
  note_buckets(text, buckets);
  places.clear();
  for (uint32_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    if (begins[at] == 0 || text[at] == ' ') continue;
    const uint32_t behind = at + utf8::length(text[at]);
    places.push_back({at, buckets[at], buckets[behind]});
  }
}

std::string symbol_text(std::string_view line, uint32_t begin, const std::vector<Find>& settled,
                        std::vector<ScanLine::Symbol>& symbols) {
  std::vector<uint32_t> order;
  for (uint32_t i = 0; i < settled.size(); ++i) {
    const Find& find = settled[i];
    if (find.outer == kNone && find.span.begin >= begin && find.span.end <= begin + line.size() &&
        find.type != FindType::none && is_symbol(conflict_group(find.type))) {
      order.push_back(i);
    }
  }
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Find& x = settled[a];
    const Find& y = settled[b];
    if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
    if (x.span.end != y.span.end) return x.span.end > y.span.end;
    return x.type < y.type;
  });
  std::string out;
  symbols.clear();
  uint32_t at = begin;
  for (const uint32_t i : order) {
    const Find& find = settled[i];
    if (find.span.begin < at) continue;  // nests in, or crosses, the find before
    out += line.substr(at - begin, find.span.begin - at);
    symbols.push_back({static_cast<uint32_t>(out.size()), i, find.span});
    utf8::append(out, find_symbol(find.type, find.subtype));
    at = find.span.end;
  }
  out += line.substr(at - begin);
  return out;
}

std::vector<Boundaries> symbol_begins(const std::vector<Boundaries>& line, uint32_t begin,
                                      const std::vector<ScanLine::Symbol>& symbols) {
  std::vector<Boundaries> out;
  out.reserve(line.size());
  uint32_t at = 0;  // of the line
  for (const ScanLine::Symbol& symbol : symbols) {
    const uint32_t from = symbol.span.begin - begin;
    out.insert(out.end(), line.begin() + at, line.begin() + from);
    out.push_back(line[from]);
    out.insert(out.end(), kSymbolBytes - 1, 0);
    at = symbol.span.end - begin;
  }
  out.insert(out.end(), line.begin() + at, line.end());
  return out;
}

}  // namespace sagwan
