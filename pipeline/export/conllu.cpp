// SPDX-License-Identifier: Apache-2.0
// A sentence's text and its source differ in white space and in what other blocks put between; the
// characters that are no white space are the same, in the same order. So a token's place in the
// source is found by walking both.
#include "pipeline/export/conllu.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/export/marked_finds.h"
#include "pipeline/export/text_guard.h"
#include "pipeline/export/text_index.h"

namespace sagwan {

namespace {

struct Token {
  uint32_t begin = 0;  ///< characters of the sentence's text
  uint32_t end = 0;
  SourceSpan source;
  std::string space_after;  ///< as it stands in the text
};

bool is_word(char32_t c) {
  // Combining marks stay with their letter; what is beyond Latin punctuation and of no script is a
  // mark.
  const bool combining = (c >= 0x300 && c < 0x370) || (c >= 0xFE00 && c < 0xFE10) || c == 0x200D;
  return script_of(c) != Script::none || is_digit(c) || combining;
}

/// White space, and the four control characters that Python takes for it: a token of them would be
/// empty to its readers.
bool parts_words(char32_t c) { return is_space(c) || (c >= 0x1C && c <= 0x1F); }

class SentenceTokens {
 public:
  SentenceTokens(const Record& sentence, const TextIndex& source, const std::vector<uint32_t>& cuts)
      : text_(sentence.required("text")), index_(text_), source_(source), cuts_(cuts) {
    place_characters(sentence);
    cut();
  }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] std::string_view form(const Token& token) const {
    return index_.slice(token.begin, token.end);
  }

 private:
  void place_characters(const Record& sentence) {
    std::vector<SourceSpan> parts;
    sentence.each_span("parts", [&](SourceSpan part) { parts.push_back(part); });
    if (parts.empty()) parts.push_back(sentence.span());
    uint32_t at = 0;
    places_.resize(index_.size());
    for (const SourceSpan part : parts) {
      for (uint32_t i = part.begin; i < part.end; ++i) {
        if (parts_words(source_.at(i))) continue;
        while (at < index_.size() && parts_words(index_.at(at))) ++at;
        if (at == index_.size() || index_.at(at) != source_.at(i)) return wrong(sentence);
        places_[at++] = i;
      }
    }
    while (at < index_.size() && parts_words(index_.at(at))) ++at;
    if (at < index_.size()) wrong(sentence);
  }
  static void wrong(const Record& sentence) {
    throw WrongShape{"sentence " + std::string(sentence.required("id")) +
                     " is not the text of its span"};
  }
  /// Whether a find begins or ends between the character before and this one: in the source a line
  /// end may lie there too.
  [[nodiscard]] bool is_cut(uint32_t at) const {
    const auto next = std::upper_bound(cuts_.begin(), cuts_.end(), places_[at - 1]);
    return next != cuts_.end() && *next <= places_[at];
  }
  void cut() {
    for (uint32_t at = 0; at < index_.size();) {
      if (parts_words(index_.at(at))) {
        const auto space = index_.slice(at, at + 1);
        if (!tokens_.empty()) tokens_.back().space_after += space;
        ++at;
        continue;
      }
      const uint32_t begin = at;
      const bool word = is_word(index_.at(at));
      ++at;
      while (word && at < index_.size() && !parts_words(index_.at(at)) && is_word(index_.at(at)) &&
             !is_cut(at)) {
        ++at;
      }
      tokens_.push_back({begin, at, {places_[begin], places_[at - 1] + 1}, {}});
    }
  }

  std::string_view text_;
  TextIndex index_;
  const TextIndex& source_;
  const std::vector<uint32_t>& cuts_;
  std::vector<uint32_t> places_;
  std::vector<Token> tokens_;
};

/// The separators of MISC escaped as percent.
std::string misc_value(std::string_view text) {
  std::string out;
  append_iri_part(out, text);
  return out;
}

std::string escaped_space(std::string_view space) {
  std::string out;
  for (std::size_t at = 0; at < space.size(); at += utf8::length(space[at])) {
    const auto one = space.substr(at, utf8::length(space[at]));
    out += one == " "    ? "\\s"
           : one == "\t" ? "\\t"
           : one == "\n" ? "\\n"
           : one == "\r" ? "\\r"
                         : one;
  }
  return out;
}

struct Mark {
  SourceSpan span;
  std::string open;  ///< m3:PER:e1
  std::string id;
  std::vector<SourceSpan> parts;

  /// What other blocks put between the parts is not of the find.
  [[nodiscard]] bool holds(const Token& token) const {
    return std::any_of(parts.begin(), parts.end(), [&](SourceSpan part) {
      return part.begin <= token.source.begin && token.source.end <= part.end;
    });
  }
};

class ConlluWalk {
 public:
  ConlluWalk(const ExportInput& input, std::string& out)
      : root_(input.knowledge),
        document_(root_.object("document").required("id")),
        source_(input.text),
        out_(out) {
    each_marked(root_, [&](const MarkedFind& find) {
      Mark mark{find.span, misc_value(find.id) + ':' + misc_value(find.label), misc_value(find.id),
                find.parts};
      if (!find.value.empty()) mark.open += ':' + misc_value(find.value);
      marks_.push_back(std::move(mark));
      for (const SourceSpan part : find.parts) {
        cuts_.push_back(part.begin);
        cuts_.push_back(part.end);
      }
    });
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::sort(cuts_.begin(), cuts_.end());
    root_.each("runs", [&](const Record& r) {
      if (r.has("lang")) runs_.emplace_back(r.span(), r.text("lang"));
    });
  }

  void write() {
    comment("newdoc id", document_, {});
    std::string_view block;
    root_.each("sentences", [&](const Record& r) {
      if (r.required("block") != block) {
        block = r.required("block");
        comment("newpar id", block, {});
      }
      write_sentence(r);
    });
  }

 private:
  /// `name` and a value, the second half behind a hyphen where there is one.
  void comment(std::string_view name, std::string_view value, std::string_view half) {
    out_ += "# ";
    out_ += name;
    out_ += " = ";
    append_iri_part(out_, value);
    if (!half.empty()) out_ += '-';
    append_iri_part(out_, half);
    out_ += '\n';
  }

  void write_sentence(const Record& r) {
    const SentenceTokens sentence(r, source_, cuts_);
    comment("sent_id", document_, r.required("id"));
    out_ += "# text = ";
    const auto& tokens = sentence.tokens();
    for (const Token& token : tokens) {
      out_ += sentence.form(token);
      if (!token.space_after.empty() && &token != &tokens.back()) out_ += ' ';
    }
    out_ += '\n';
    if (r.has("lang")) comment("lang", r.text("lang"), {});
    const SourceSpan span = r.span();
    const auto first = first_from(marks_, span.begin);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      append_number(out_, static_cast<uint32_t>(i + 1));
      out_ += '\t';
      out_ += sentence.form(tokens[i]);
      out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
      write_misc(tokens, i, first, span);
      out_ += '\n';
    }
    out_ += '\n';
  }

  void write_misc(const std::vector<Token>& tokens, std::size_t i,
                  std::vector<Mark>::const_iterator first, SourceSpan sentence) {
    const Token& token = tokens[i];
    std::string entity;
    for (auto mark = first; mark != marks_.end() && mark->span.begin < sentence.end; ++mark) {
      // A find is bracketed by the first and the last token that lie in it.
      if (mark->span.begin > token.source.begin && mark->span.begin >= token.source.end) break;
      if (!mark->holds(token)) continue;
      const bool opens = i == 0 || !mark->holds(tokens[i - 1]);
      const bool closes = i + 1 == tokens.size() || !mark->holds(tokens[i + 1]);
      if (opens) entity += '(' + mark->open + (closes ? ")" : "");
      if (!opens && closes) entity += mark->id + ')';
    }
    if (!entity.empty()) {
      out_ += "Entity=";
      out_ += entity;
      out_ += '|';
    }
    const std::string_view lang = language_at(token.source.begin);
    if (!lang.empty()) {
      out_ += "Lang=";
      append_iri_part(out_, lang);
      out_ += '|';
    }
    const bool last = i + 1 == tokens.size();
    if (token.space_after.empty() && !last) out_ += "SpaceAfter=No|";
    if (!token.space_after.empty() && token.space_after != " ") {
      out_ += "SpacesAfter=" + escaped_space(token.space_after) + '|';
    }
    out_ += "TokenRange=";
    append_number(out_, token.source.begin);
    out_ += ':';
    append_number(out_, token.source.end);
  }

  /// Of the run that begins last before `place` and holds it. Runs whose hulls lie over others are
  /// rare, so a few steps back are enough.
  [[nodiscard]] std::string_view language_at(uint32_t place) const {
    auto after =
        std::upper_bound(runs_.begin(), runs_.end(), place,
                         [](uint32_t at, const auto& run) { return at < run.first.begin; });
    for (int steps = 0; after != runs_.begin() && steps < 64; ++steps) {
      --after;
      if (place < after->first.end) return after->second;
    }
    return {};
  }

  const Record& root_;
  std::string_view document_;
  TextIndex source_;
  TextBuffer out_;
  std::vector<Mark> marks_;
  std::vector<uint32_t> cuts_;
  std::vector<std::pair<SourceSpan, std::string_view>> runs_;
};

}  // namespace

std::vector<ExportFile> conllu_files() { return {{"", "", "", ""}}; }

void convert_conllu(const ExportInput& input, ExportPieces& pieces) {
  ConlluWalk(input, pieces[0]).write();
}

}  // namespace sagwan
