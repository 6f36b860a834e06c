// SPDX-License-Identifier: Apache-2.0
// Every span and every text of a knowledge file, by the lists of the contract.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/metamorphic/text_edit.h"

namespace sagwan {

namespace {

constexpr char32_t kFullWidthFirst = 0xFF01;
constexpr char32_t kFullWidthLast = 0xFF5E;
constexpr char32_t kAsciiFirst = 0x21;

/// NFC, ASCII in its own width, white space as single spaces.
std::string alike(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string composed;
  if (U_SUCCESS(status) != 0) {
    nfc->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(composed);
  }
  std::string out;
  for (std::size_t at = 0; at < composed.size(); at += utf8::length(composed[at])) {
    char32_t c = utf8::decode(composed, at);
    if (c >= kFullWidthFirst && c <= kFullWidthLast) c = c - kFullWidthFirst + kAsciiFirst;
    const bool space = c == U' ' || c == U'\n' || c == U'\r' || c == U'\t';
    if (space && (out.empty() || out.back() == ' ')) continue;
    utf8::append(out, space ? U' ' : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

template <class... Texts>
void make_alike(Texts&... texts) {
  ((texts = alike(texts)), ...);
}
void make_alike_all(std::vector<std::string>& texts) {
  for (std::string& text : texts) make_alike(text);
}

void texts_of(Knowledge& k) {
  make_alike(k.series, k.volume, k.issue, k.title, k.subtitle, k.publisher);
  make_alike_all(k.authors);
  for (auto& b : k.blocks) make_alike(b.marker, b.text);
  for (auto& s : k.sentences) make_alike(s.text);
  for (auto& m : k.mentions) make_alike(m.text);
  for (auto& e : k.entities) {
    make_alike(e.name);
    for (auto& [lang, names] : e.names) make_alike_all(names);
  }
  for (auto& t : k.times) make_alike(t.text);
  for (auto& q : k.quantities) make_alike(q.text, q.counter, q.of, q.base);
  for (auto& c : k.citations) {
    make_alike(c.note);
    for (auto& w : c.items) {
      make_alike(w.title, w.translated_title, w.container, w.publisher, w.volume, w.number, w.pages,
                 w.url);
      make_alike_all(w.authors);
    }
  }
}

/// Maps the spans of a list back; records that stand in what was put in are left out, and their
/// ids kept in `gone`.
template <class Record>
void map_list(std::vector<Record>& list, const TextEdit& edit, std::set<std::string>& gone) {
  for (Record& record : list) {
    const bool placed = record.span.begin < record.span.end;
    record.span = edit.back(record.span);
    if (placed && record.span.begin == record.span.end) gone.insert(record.id);
  }
  std::erase_if(list, [&](const Record& record) { return gone.contains(record.id); });
}

void map_spans(std::vector<SourceSpan>& spans, const TextEdit& edit) {
  for (SourceSpan& span : spans) span = edit.back(span);
  std::erase_if(spans, [](SourceSpan span) { return span.begin == span.end; });
}

/// The same for the works of a citation.
void map_citations(Knowledge& k, const TextEdit& edit, std::set<std::string>& gone) {
  map_list(k.citations, edit, gone);
  for (auto& citation : k.citations) {
    map_spans(citation.calls, edit);
    map_list(citation.items, edit, gone);
  }
}

/// What of `span` is the block's own.
std::vector<SourceSpan> spans_in(const Knowledge& k, const std::string& id, SourceSpan span) {
  const auto block =
      std::find_if(k.blocks.begin(), k.blocks.end(), [&](const auto& b) { return b.id == id; });
  if (block == k.blocks.end() || block->parts.empty()) return {span};
  std::vector<SourceSpan> out;
  for (const SourceSpan part : block->parts) {
    const SourceSpan shared{std::max(part.begin, span.begin), std::min(part.end, span.end)};
    if (shared.begin < shared.end) out.push_back(shared);
  }
  return out;
}

}  // namespace

Knowledge made_alike(Knowledge knowledge) {
  texts_of(knowledge);
  return knowledge;
}

Knowledge mapped_back(Knowledge k, const TextEdit& edit) {
  std::set<std::string> gone;
  for (auto& block : k.blocks) {
    block.text =
        edit.restored(block.text, block.parts.empty() ? std::vector{block.span} : block.parts);
  }
  for (auto& sentence : k.sentences) {
    sentence.text = edit.restored(sentence.text, spans_in(k, sentence.block, sentence.span));
  }
  map_list(k.blocks, edit, gone);
  for (auto& block : k.blocks) map_spans(block.parts, edit);
  map_list(k.sentences, edit, gone);
  map_list(k.mentions, edit, gone);
  map_list(k.times, edit, gone);
  map_list(k.quantities, edit, gone);
  map_citations(k, edit, gone);
  for (auto& note : k.diagnostics) note.span = edit.back(note.span);
  for (auto& entity : k.entities) {
    std::erase_if(entity.mentions, [&](const std::string& id) { return gone.contains(id); });
  }
  std::erase_if(k.entities, [](const auto& entity) { return entity.mentions.empty(); });
  return made_alike(std::move(k));
}

}  // namespace sagwan
