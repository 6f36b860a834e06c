// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/capital_line.h"

#include <algorithm>

#include "pipeline/rules/conflicts.h"

namespace sagwan {

namespace {

constexpr uint32_t kLongestPhrase = 3;  // words of a sign
constexpr std::size_t kLongestEnd = 8;  // bytes of an ending

}  // namespace

CapitalLine::CapitalLine(std::string_view text, const Lexicon& lexicon, const Layer<Find>& finds,
                         const Layer<CitationItem>& items, const Layer<Mention>& mentions)
    : text_(text),
      lexicon_(lexicon),
      mentions_(mentions),
      words_(text, lexicon),
      taken_(places(finds, items, mentions)),
      index_(taken_) {}

std::vector<CapitalLine::Taken> CapitalLine::places(const Layer<Find>& finds,
                                                    const Layer<CitationItem>& items,
                                                    const Layer<Mention>& mentions) {
  std::vector<Taken> out;
  for (const Find& find : finds) {
    if (find.outer == kNone && conflict_group(find.type) == ConflictGroup::value)
      out.push_back({find.span, kNone});
  }
  for (const CitationItem& item : items) out.push_back({item.span, kNone});
  for (uint32_t i = 0; i < mentions.size(); ++i) out.push_back({mentions[i].span, i});
  return out;
}

void CapitalLine::read(const Sentence& sentence) {
  sentence_ = &sentence;
  line_ = &words_.read(sentence);
}

bool CapitalLine::is_taken(const CapitalWord& word) const {
  return index_.any(word.span, [](uint32_t /*any*/) { return true; });
}

bool CapitalLine::ends_with(const CapitalWord& w, std::string_view type) const {
  const std::string_view name = slice(text_, w.span);
  for (std::size_t n = 1; n <= kLongestEnd && n < name.size(); ++n) {
    if (lexicon_.find(name.substr(name.size() - n), type, sentence_->lang) != kNone) return true;
  }
  return false;
}

bool CapitalLine::is_beside(std::size_t i) const {
  if (i + 1 >= size()) return false;
  const uint32_t gap = word(i + 1).span.begin - word(i).end;
  if (gap == 1) return text_[word(i).end] == ' ';
  return gap == 2 && word(i).is_initial &&
         slice(text_, {word(i).end, word(i + 1).span.begin}) == ". ";
}

bool CapitalLine::ends_mention(uint32_t at, FindType type) const {
  return at > 0 && index_.any({at - 1, at}, [&](uint32_t i) {
    return taken_[i].mention != kNone && taken_[i].span.end == at &&
           mentions_[taken_[i].mention].type == type;
  });
}
bool CapitalLine::begins_mention(uint32_t at, FindType type) const {
  return at < text_.size() && index_.any({at, at + 1}, [&](uint32_t i) {
    return taken_[i].mention != kNone && taken_[i].span.begin == at &&
           mentions_[taken_[i].mention].type == type;
  });
}

bool CapitalLine::begins_phrase(std::size_t i, std::string_view type) const {
  for (std::size_t last = i; last < line_->size() && last < i + kLongestPhrase; ++last) {
    if (words_.is({word(i).span.begin, word(last).span.end}, type)) return true;
    if (!is_beside(last)) return false;
  }
  return false;
}

bool CapitalLine::ends_phrase(std::size_t i, std::string_view type) const {
  for (std::size_t first = i; first + kLongestPhrase > i; --first) {
    if (words_.is({word(first).span.begin, word(i).span.end}, type)) return true;
    if (first == 0 || !is_beside(first - 1)) return false;
  }
  return false;
}

bool CapitalLine::is_guess(const Taken& taken) const {
  if (taken.mention == kNone) return false;
  const Mention& m = mentions_[taken.mention];
  return m.type == FindType::per && m.entry == kNone && m.span == taken.span;
}

uint32_t CapitalLine::guess_from(uint32_t at) const {
  uint32_t found = kNone;
  const bool any = index_.any({at, at + 1}, [&](uint32_t i) {
    if (taken_[i].span.begin != at || !is_guess(taken_[i])) return false;
    found = taken_[i].mention;
    return true;
  });
  return any ? found : kNone;
}

uint32_t CapitalLine::guess_to(uint32_t at) const {
  uint32_t found = kNone;
  const bool any = at > 0 && index_.any({at - 1, at}, [&](uint32_t i) {
    if (taken_[i].span.end != at || !is_guess(taken_[i])) return false;
    found = taken_[i].mention;
    return true;
  });
  return any ? found : kNone;
}

}  // namespace sagwan
