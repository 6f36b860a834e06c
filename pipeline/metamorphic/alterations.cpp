// SPDX-License-Identifier: Apache-2.0
#include "pipeline/metamorphic/alterations.h"
#include "pipeline/core/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

#include "pipeline/core/characters.h"

namespace sagwan {

namespace {

using Replacements = std::vector<Replacement>;

constexpr char32_t kWidth = 0xFF01 - 0x21;  // from ASCII to its full-width form

SourceSpan one(std::size_t at) {
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1)};
}

bool is_letter_or_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

Replacements to_full_width(const AlterationInput& in) {
  Replacements out;
  for (std::size_t i = 0; i < in.text.size(); ++i) {
    if (is_letter_or_digit(in.text[i])) {
      out.push_back({one(i), std::u32string(1, in.text[i] + kWidth)});
    }
  }
  return out;
}

Replacements to_half_width(const AlterationInput& in) {
  Replacements out;
  for (std::size_t i = 0; i < in.text.size(); ++i) {
    const char32_t c = in.text[i] - kWidth;
    if (in.text[i] > kWidth && is_letter_or_digit(c)) out.push_back({one(i), {c}});
  }
  return out;
}

std::u32string normalised(const icu::Normalizer2& form, char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out =
      form.normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  std::string bytes;
  out.toUTF8String(bytes);
  return utf8::code_points(bytes);
}

Replacements to_decomposed(const AlterationInput& in) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  Replacements out;
  if (U_FAILURE(status) != 0) return out;
  for (std::size_t i = 0; i < in.text.size(); ++i) {
    if (in.text[i] < 0x80) continue;
    std::u32string parts = normalised(*nfd, in.text[i]);
    if (parts.size() != 1 || parts[0] != in.text[i]) out.push_back({one(i), std::move(parts)});
  }
  return out;
}

Replacements to_crlf(const AlterationInput& in) {
  Replacements out;
  for (std::size_t i = 0; i < in.text.size(); ++i) {
    const bool is_bare = in.text[i] == U'\n' && (i == 0 || in.text[i - 1] != U'\r');
    if (is_bare) out.push_back({one(i), U"\r\n"});
  }
  return out;
}

/// The hard line breaks inside blocks are taken out as the gold says.
Replacements joined_lines(const AlterationInput& in) {
  Replacements out;
  for (const Gold::Join& join : in.gold.joins) {
    out.push_back({join.at, join.space ? U" " : U""});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return out;
}

/// Blocks whose words may stand in any line.
bool flows(const Gold::Block& block) { return block.kind == "paragraph" || block.kind == "item"; }

/// Every hard line break of a block moves by one word: the last word of a line goes to the next
/// one.
Replacements moved_lines(const AlterationInput& in) {
  std::set<uint32_t> flowing;  // joins in blocks that flow
  for (const Gold::Block& block : in.gold.blocks) {
    if (!flows(block)) continue;
    for (const Gold::Join& join : in.gold.joins) {
      for (const SourceSpan span : block.spans) {
        if (span.begin <= join.at.begin && join.at.end <= span.end) flowing.insert(join.at.begin);
      }
    }
  }
  Replacements out;
  for (const Gold::Join& join : in.gold.joins) {
    if (!join.space || !flowing.contains(join.at.begin)) continue;
    const std::u32string line_end = in.text.substr(join.at.begin, join.at.end - join.at.begin);
    uint32_t space = join.at.begin;
    while (space > 0 && in.text[space - 1] != U' ' && in.text[space - 1] != U'\n') --space;
    if (space == 0 || in.text[space - 1] != U' ') continue;
    const uint32_t before = space - 1;
    if (!out.empty() && out.back().at.end > before) continue;
    // Two spaces or a marker before the word: the line would lose its beginning.
    if (before == 0 || in.text[before - 1] == U' ' || in.text[before - 1] == U'\n') continue;
    out.push_back({{before, before + 1}, line_end});
    out.push_back({join.at, U" "});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return out;
}

bool ends_word(const std::u32string& text, std::size_t at) {
  return at >= text.size() || text[at] == U' ' || text[at] == U'\n';
}

/// Behind a fact a particle is changed for the other one that the same noun may take.
Replacements other_particles(const AlterationInput& in) {
  std::set<uint32_t> ends;
  for (const auto& m : in.knowledge.mentions) ends.insert(m.span.end);
  for (const auto& t : in.knowledge.times) ends.insert(t.span.end);
  for (const auto& q : in.knowledge.quantities) ends.insert(q.span.end);
  Replacements out;
  for (const uint32_t end : ends) {
    const bool cited =  // titles of works stay what they are
        std::any_of(in.knowledge.citations.begin(), in.knowledge.citations.end(),
                    [&](const auto& c) { return c.span.begin <= end && end <= c.span.end; });
    if (cited) continue;
    for (const auto& [form, other] : in.config.particles) {
      if (in.text.compare(end, form.size(), form) != 0) continue;
      if (!ends_word(in.text, end + form.size())) continue;
      out.push_back({{end, end + static_cast<uint32_t>(form.size())}, other});
      break;
    }
  }
  return out;
}

uint32_t number_of(const std::string& note) {
  uint32_t out = 0;
  for (const char c : note) {
    if (!is_digit(static_cast<unsigned char>(c))) return 0;
    out = out * 10 + static_cast<uint32_t>(c - '0');
  }
  return out;
}

/// One more footnote behind the last one, called behind the block that calls the last one.
Replacements another_note(const AlterationInput& in) {
  const Knowledge::Citation* last = nullptr;
  for (const auto& citation : in.knowledge.citations) {
    if (number_of(citation.note) == 0 || citation.calls.empty()) continue;
    if (last == nullptr || number_of(citation.note) > number_of(last->note)) last = &citation;
  }
  if (last == nullptr || in.config.note.empty()) return {};
  const uint32_t call = last->calls.back().end;
  const auto block =
      std::find_if(in.knowledge.blocks.begin(), in.knowledge.blocks.end(), [&](const auto& b) {
        return b.kind == "footnote" && b.span.begin <= last->span.begin &&
               b.span.end >= last->span.end;
      });
  if (block == in.knowledge.blocks.end()) return {};
  const std::string number = std::to_string(number_of(last->note) + 1);
  // The call looks as the last one does: what stands behind its digits comes along.
  const SourceSpan printed = last->calls.back();
  std::u32string mark = utf8::code_points(number);
  for (uint32_t i = printed.begin; i < printed.end; ++i) {
    if (in.text[i] < U'0' || in.text[i] > U'9') mark.push_back(in.text[i]);
  }
  // Behind the next sentence of the block, else beside the last call.
  uint32_t behind = call;
  for (const auto& sentence : in.knowledge.sentences) {
    if (sentence.span.begin < call) continue;
    const bool same_block =
        std::any_of(in.knowledge.blocks.begin(), in.knowledge.blocks.end(), [&](const auto& b) {
          return b.id == sentence.block && b.span.begin < call && b.span.end >= call;
        });
    if (same_block) behind = sentence.span.end;
    break;
  }
  std::u32string note = U"\n" + utf8::code_points(number);
  const std::size_t marker = block->marker.find_first_not_of("0123456789");
  if (marker != std::string::npos) note += utf8::code_points(block->marker.substr(marker));
  note += U" " + in.config.note;
  Replacements out = {{{behind, behind}, mark}, {{block->span.end, block->span.end}, note}};
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return out;
}

}  // namespace

const std::vector<Alteration>& alterations() {
  static const std::vector<Alteration> kAlterations = {
      {"full-width", "ASCII digits and letters in full width", to_full_width},
      {"half-width", "full-width digits and letters in ASCII", to_half_width},
      {"nfd", "every character decomposed", to_decomposed},
      {"crlf", "lines end in CR LF", to_crlf},
      {"joined", "hard line breaks inside blocks taken out", joined_lines},
      {"moved", "hard line breaks one word earlier", moved_lines},
      {"particles", "another particle behind each fact", other_particles},
      {"note", "one more footnote", another_note},
  };
  return kAlterations;
}

}  // namespace sagwan
