// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/per_unit.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoUnit = "none";  // rows of what only looks like a unit

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

/// True if a word or number goes on from `inner`, a character of a row, to `outer` beside it.
bool goes_on(char32_t inner, char32_t outer) {
  const Script script = script_of(outer);
  if (is_digit(outer)) return true;
  return script != Script::none && script != Script::han && script == script_of(inner);
}

bool can_be_rate(const Quantity& quantity) {
  const bool kind = quantity.kind == QuantityKind::money ||
                    quantity.kind == QuantityKind::measure ||
                    (quantity.kind == QuantityKind::change && quantity.unit.view() != "%") ||
                    quantity.kind == QuantityKind::count;
  return kind && quantity.unit.view().find('/') == std::string_view::npos;
}

}  // namespace

PerUnit::PerUnit(const Resources& resources) : resources_(&resources) {
  const Lexicon& lexicon = resources.lexicon();
  for (const std::string_view surface : lexicon.surfaces("per_unit", 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "per_unit", 0));
    const Row row{surface, entry.id == kNoUnit ? std::string_view{} : entry.id};
    const std::string_view side = entry.attribute("side");
    if (side != "after") {
      before_.push_back(row);
      before_lasts_[byte(surface.back())] = true;
      before_firsts_[byte(surface.front())] = true;
    }
    if (side != "before") {
      after_.push_back(row);
      after_firsts_[byte(surface.front())] = true;
    }
  }
  const auto longer = [](const Row& a, const Row& b) {
    return a.surface.size() != b.surface.size() ? a.surface.size() > b.surface.size()
                                                : a.surface < b.surface;
  };
  std::sort(before_.begin(), before_.end(), longer);
  std::sort(after_.begin(), after_.end(), longer);
}

const PerUnit::Row* PerUnit::row_before(std::string_view text, std::size_t end) const {
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || !before_lasts_[byte(text[end - 1])]) return nullptr;
  const std::string_view left = text.substr(0, end);
  for (const Row& row : before_) {
    if (!left.ends_with(row.surface)) continue;
    const std::size_t at = end - row.surface.size();
    if (at > 0 && goes_on(utf8::decode(text, at), utf8::decode_before(text, at))) continue;
    return &row;
  }
  return nullptr;
}

const PerUnit::Row* PerUnit::row_at(const std::vector<Row>& rows, const Bytes& firsts,
                                    std::string_view text, std::size_t at) const {
  if (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || !firsts[byte(text[at])]) return nullptr;
  const std::string_view right = text.substr(at);
  for (const Row& row : rows) {
    if (!right.starts_with(row.surface)) continue;
    const std::size_t end = at + row.surface.size();
    const char32_t last = utf8::decode_before(text, end);
    std::size_t tail = end;  // what is glued to the row's last letter
    while (tail < text.size() && script_of(utf8::decode(text, tail)) == Script::hangul)
      tail += utf8::length(text[tail]);
    const bool particle = tail > end && script_of(last) == Script::hangul &&
                          resources_->languages().is_particles(last, text.substr(end, tail - end));
    if (!particle && end < text.size() && goes_on(last, utf8::decode(text, end))) continue;
    return &row;
  }
  return nullptr;
}

PerUnit::Rate PerUnit::before(std::string_view text, const Quantity& quantity,
                              uint32_t begin) const {
  if (!can_be_rate(quantity)) return {{}, begin};
  if (const Row* row = row_before(text, begin); row != nullptr) {
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    return {row->id, begin - static_cast<uint32_t>(row->surface.size())};
  }
  const std::string_view own = slice(text, quantity.span);
  for (const Row& word : before_) {
    if (!before_firsts_[byte(own.front())] || !own.starts_with(word.surface)) continue;
    // The word stands apart from the number, or the number is written in digits.
    const std::size_t at = word.surface.size();
    if (at < own.size() && (own[at] == ' ' || is_digit(byte(own[at])))) return {word.id, begin};
  }
  return {{}, begin};
}

std::string_view PerUnit::unit(std::string_view text, const Quantity& quantity,
                               const Rate& rate) const {
  const std::string_view after = behind(text, quantity);
  if (!after.empty()) return after;
  const bool noun_first = !quantity.of.empty() && quantity.of.end <= quantity.span.begin;
  if (!rate.unit.empty() || !noun_first || !can_be_rate(quantity)) return rate.unit;
  const Row* row = row_before(text, quantity.of.begin);
  return row == nullptr ? std::string_view{} : row->id;
}

Span PerUnit::with_rate(std::string_view text, const Quantity& quantity) const {
  Span out = quantity.span;
  if (!can_be_rate(quantity)) return out;
  const Row* row = row_at(after_, after_firsts_, text, out.end);
  if (row == nullptr || row->id.empty()) return out;
  // An adverb (annually) belongs to the verb as much as to the amount.
  if (row->surface.find_first_of(" /-") == std::string_view::npos) return out;
  out.end += (text[out.end] == ' ' ? 1U : 0U) + static_cast<uint32_t>(row->surface.size());
  return out;
}

std::string_view PerUnit::behind(std::string_view text, const Quantity& quantity) const {
  if (!can_be_rate(quantity)) return {};
  const Row* row = row_at(after_, after_firsts_, text, quantity.span.end);
  if (row == nullptr && !quantity.of.empty() && quantity.of.begin >= quantity.span.end)
    row = row_at(after_, after_firsts_, text, quantity.of.end);
  return row == nullptr ? std::string_view{} : row->id;
}

}  // namespace sagwan
