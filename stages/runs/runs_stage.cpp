// SPDX-License-Identifier: Apache-2.0
#include "stages/runs/runs_stage.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/language_of.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// A Hanja or two glued to Hangul are Korean writing; more of them are Chinese or Japanese.
constexpr uint32_t kMostHanja = 2;
// Letters of a unit behind a number (mm, km, bp) belong to the number.
constexpr uint32_t kMostUnitLetters = 3;

/// Letters of one script that follow each other, whatever stands between them.
struct Stretch {
  Span span;  ///< from its first to behind its last letter
  Script script = Script::none;
  uint32_t letters = 0;
};

Script group_of(char32_t c) {
  const Script script = script_of(c);
  return script == Script::kana ? Script::han : script;
}

int nesting(char32_t c) {
  switch (c) {
    case '(':
    case '[':
    case '<':
    case 0x2018:
    case 0x201C:
    case 0xAB:
    case 0x300C:
    case 0x300E:
    case 0x3008:
    case 0x300A:
      return 1;
    case ')':
    case ']':
    case '>':
    case 0x2019:
    case 0x201D:
    case 0xBB:
    case 0x300D:
    case 0x300F:
    case 0x3009:
    case 0x300B:
      return -1;
    default:
      return 0;
  }
}

class Splitter {
 public:
  Splitter(std::string_view text, const Languages& languages, LangId said)
      : text_(text), languages_(&languages), said_(said) {}

  /// `marker` is that of the block: its letters tell no language.
  void split(uint32_t index, const Sentence& sentence, Span marker, Layer<Run>& out) {
    find({std::clamp(marker.end, sentence.span.begin, sentence.span.end), sentence.span.end});
    absorb(sentence);
    if (stretches_.empty()) {
      out.push_back({sentence.span, index, sentence.lang});
      return;
    }
    uint32_t begin = sentence.span.begin;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      const bool last = i + 1 == stretches_.size();
      const uint32_t end =
          last ? sentence.span.end : border(stretches_[i].span.end, stretches_[i + 1].span.begin);
      push(begin, end, stretches_[i].script, index, out);
      begin = end;
    }
  }

 private:
  void find(Span span) {
    stretches_.clear();
    for (uint32_t i = span.begin; i < span.end;) {
      const char32_t c = utf8::decode(text_, i);
      const uint32_t next = i + utf8::length(text_[i]);
      const Script script = group_of(c);
      if (script != Script::none) {
        if (stretches_.empty() || stretches_.back().script != script)
          stretches_.push_back({{i, next}, script, 0});
        stretches_.back().span.end = next;
        ++stretches_.back().letters;
      }
      i = next;
    }
  }

  // Gives units and single Hanja to their neighbours.
  void absorb(const Sentence& sentence) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
      Stretch stretch = stretches_[i];
      const Script before = kept > 0 ? stretches_[kept - 1].script : Script::none;
      const Script behind = i + 1 < stretches_.size() ? stretches_[i + 1].script : Script::none;
      const Script other = before != Script::none ? before : behind;
      const bool unit = stretch.script == Script::latin && stretch.letters <= kMostUnitLetters &&
                        stretch.span.begin > sentence.span.begin &&
                        is_digit(utf8::decode_before(text_, stretch.span.begin));
      const bool hanja = stretch.script == Script::han && stretch.letters <= kMostHanja &&
                         languages_->at(sentence.lang).script == Script::hangul &&
                         !is_chinese(stretch);
      if (other != Script::none && (unit || hanja)) stretch.script = hanja ? Script::hangul : other;
      if (kept > 0 && stretches_[kept - 1].script == stretch.script) {
        stretches_[kept - 1].span.end = stretch.span.end;
        stretches_[kept - 1].letters += stretch.letters;
      } else {
        stretches_[kept++] = stretch;
      }
    }
    stretches_.resize(kept);
  }

  // Whether letters of the stretch tell the main language of their script: Hanja are written with
  // the old forms.
  [[nodiscard]] bool is_chinese(const Stretch& stretch) const {
    const LangId told = telling_language(slice(text_, stretch.span), stretch.script, *languages_);
    return told != 0 && languages_->at(told).main_of_script;
  }

  // Where, between two stretches, the second run begins: at the first mark that opens and does not
  // close before it.
  [[nodiscard]] uint32_t border(uint32_t begin, uint32_t end) const {
    int depth = 0;
    uint32_t opened = kNone;
    for (uint32_t i = begin; i < end; i += utf8::length(text_[i])) {
      const int step = nesting(utf8::decode(text_, i));
      if (step > 0 && depth++ == 0) opened = i;
      if (step < 0 && depth > 0 && --depth == 0) opened = kNone;
    }
    if (opened != kNone) return opened;
    // A straight quote behind a space opens.
    const std::size_t quote = text_.substr(begin, end - begin).rfind(" \"");
    if (quote != std::string_view::npos) return begin + static_cast<uint32_t>(quote) + 1;
    return end;
  }

  void push(uint32_t begin, uint32_t end, Script script, uint32_t sentence, Layer<Run>& out) const {
    while (begin < end && is_space(utf8::decode(text_, begin))) begin += utf8::length(text_[begin]);
    while (end > begin && is_space(utf8::decode_before(text_, end)))
      end = static_cast<uint32_t>(utf8::previous(text_, end));
    if (begin == end) return;
    const std::string_view content = text_.substr(begin, end - begin);
    if (script == Script::han) {
      ScriptCounts counts;
      for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i]))
        counts.add(utf8::decode(content, i));
      if (counts.weight[static_cast<std::size_t>(Script::kana)] > 0) script = Script::kana;
    }
    const LangId lang = language_of(content, script, *languages_, said_);
    if (!out.empty() && out.back().sentence == sentence && out.back().lang == lang) {
      out.back().span.end = end;
    } else {
      out.push_back({{begin, end}, sentence, lang});
    }
  }

  std::string_view text_;
  const Languages* languages_;
  LangId said_;
  std::vector<Stretch> stretches_;
};

}  // namespace

Result<RunsStage> RunsStage::make(std::shared_ptr<const Resources> resources) {
  return RunsStage(std::move(resources));
}

Result<Layer<Run>> RunsStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  Layer<Run> layer;
  const Layer<Sentence>& sentences = doc.get<Sentence>();
  layer.reserve(sentences.size() * 2);
  const Languages& languages = resources_->languages();
  Splitter splitter(doc.text(), languages, languages.find(doc.source().language));
  for (uint32_t i = 0; i < sentences.size(); ++i) {
    splitter.split(i, sentences[i], doc.blocks()[sentences[i].block].marker, layer);
  }
  return layer;
}

}  // namespace sagwan
