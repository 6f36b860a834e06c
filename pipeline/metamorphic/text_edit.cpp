// SPDX-License-Identifier: Apache-2.0
#include "pipeline/metamorphic/text_edit.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\n' || c == U'\r' || c == U'\t'; }

}  // namespace

TextEdit::TextEdit(std::u32string_view text, const std::vector<Replacement>& replacements)
    : old_text_(text) {
  uint32_t before = 0;
  uint32_t after = 0;
  const auto take = [&](uint32_t until, std::u32string_view piece, bool kept) {
    const auto size = static_cast<uint32_t>(piece.size());
    if (until == before && size == 0) return;
    stretches_.push_back({{before, until}, {after, after + size}, kept});
    new_points_ += piece;
    for (const char32_t c : piece) utf8::append(new_text_, c);
    before = until;
    after += size;
  };
  for (const Replacement& r : replacements) {
    take(r.at.begin, text.substr(before, r.at.begin - before), true);
    take(r.at.end, r.text, false);
  }
  take(static_cast<uint32_t>(text.size()), text.substr(before), true);
}

const TextEdit::Stretch* TextEdit::stretch_at(uint32_t place) const {
  const auto at = std::lower_bound(stretches_.begin(), stretches_.end(), place,
                                   [](const Stretch& s, uint32_t p) { return s.after.end <= p; });
  return at == stretches_.end() ? nullptr : &*at;
}

std::string TextEdit::restored(const std::string& text,
                               const std::vector<SourceSpan>& spans) const {
  std::vector<uint32_t> places;
  for (const SourceSpan span : spans) {
    for (uint32_t i = span.begin; i < span.end && i < new_points_.size(); ++i) {
      if (!is_space(new_points_[i])) places.push_back(i);
    }
  }
  std::string out;
  std::size_t next = 0;
  const Stretch* last = nullptr;
  for (const char32_t c : utf8::code_points(text)) {
    if (is_space(c)) {
      utf8::append(out, c);
      continue;
    }
    if (next == places.size() || new_points_[places[next]] != c) return text;
    const Stretch* stretch = stretch_at(places[next++]);
    if (stretch->kept) {
      utf8::append(out, c);
    } else if (stretch != last) {
      for (uint32_t i = stretch->before.begin; i < stretch->before.end; ++i) {
        utf8::append(out, old_text_[i]);
      }
    }
    last = stretch;
  }
  return next == places.size() ? out : text;
}

SourceSpan TextEdit::back(SourceSpan span) const {
  auto at = std::lower_bound(stretches_.begin(), stretches_.end(), span.begin,
                             [](const Stretch& s, uint32_t begin) { return s.after.end <= begin; });
  SourceSpan out{UINT32_MAX, 0};
  for (; at != stretches_.end() && at->after.begin < span.end; ++at) {
    SourceSpan piece = at->before;
    if (at->kept) {
      const uint32_t from = std::max(span.begin, at->after.begin);
      const uint32_t to = std::min(span.end, at->after.end);
      piece = {at->before.begin + (from - at->after.begin),
               at->before.begin + (to - at->after.begin)};
    }
    if (piece.begin == piece.end) continue;  // put in
    out.begin = std::min(out.begin, piece.begin);
    out.end = std::max(out.end, piece.end);
  }
  return out.begin < out.end ? out : SourceSpan{};
}

}  // namespace sagwan
