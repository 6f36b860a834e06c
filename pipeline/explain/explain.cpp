// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain/explain.h"

#include <algorithm>

#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/explain/find_story.h"
#include "pipeline/export/record_span.h"
#include "pipeline/export/record_writer.h"
#include "pipeline/rules/match_trace.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

namespace {

class Losses final : public MatchTrace {
 public:
  void lost(const Find& loser, const Find& winner) override { list.emplace_back(loser, winner); }
  void masked(const Find& find) override { masked_finds.push_back(find); }

  std::vector<Loss> list;
  std::vector<Find> masked_finds;
};

/// The line (a block, or a cell) that holds `at`, and its block.
struct LineOf {
  Span span;
  const Block* block = nullptr;
};

LineOf line_of(const Document& document, uint32_t at) {
  const std::string_view text = document.text().repaired();
  LineOf out;
  for (const Block& block : document.text().blocks()) {
    if (block.kind != BlockKind::table && block.span.begin <= at && at < block.span.end) {
      out.block = &block;
    }
  }
  if (out.block == nullptr) return out;
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind(kBlockBreak, at - 1);
  const std::size_t from = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t to = std::min(text.find(kBlockBreak, at), text.size());
  out.span = {std::max(out.block->span.begin, static_cast<uint32_t>(from)),
              std::min(out.block->span.end, static_cast<uint32_t>(to))};
  return out;
}

class Explainer {
 public:
  Explainer(const Document& document, const ExplainOptions& options)
      : document_(document), options_(options), line_(line_of(document, options.place.begin)) {
    Matcher::Input input;
    input.text = document.text().repaired();
    input.blocks = &document.text().blocks();
    for (const NoteCall& call : document.layer<NoteCall>()) input.masked.push_back(call.span);
    input.trace = &losses_;
    static_cast<void>(document.resources().matcher().find(input));
    place_ = options.place.empty() ? line_.span : options.place;
    if (options.rule != kNone) place_ = line_.span;
  }

  Explanation explain() {
    Explanation out;
    if (line_.block == nullptr) return out;
    out.text = std::string(slice(document_.text().repaired(), line_.span));
    out.span = document_.text().map().to_source(line_.span);
    out.where = std::string(block_kind_text(line_.block->kind));
    for (const Sentence& s : document_.layer<Sentence>()) {
      if (s.span.overlaps(place_)) {
        out.where += ", " + std::string(document_.resources().languages().tag(s.lang));
        break;
      }
    }
    found(out);
    lost(out);
    near(out);
    return out;
  }

 private:
  [[nodiscard]] bool wanted(uint32_t rule) const {
    return options_.rule == kNone || options_.rule == rule;
  }

  void found(Explanation& out) const {
    const auto& finds = document_.layer<Find>();
    for (uint32_t i = 0; i < finds.size(); ++i) {
      if (finds[i].span.overlaps(place_) && wanted(finds[i].rule)) {
        out.found.push_back(find_story(i, document_, losses_.list));
      }
    }
    const auto& mentions = document_.layer<Mention>();
    for (uint32_t i = 0; i < mentions.size(); ++i) {
      const bool repeated = mentions[i].find == kNone && options_.rule == kNone;
      if (repeated && mentions[i].span.overlaps(place_)) {
        out.found.push_back(mention_story(i, document_));
      }
    }
  }

  void lost(Explanation& out) const {
    for (const Loss& loss : losses_.list) {
      const Find& loser = loss.first;
      if (!loser.span.overlaps(place_) || !wanted(loser.rule)) continue;
      Story story;
      story.title = find_line(loser, document_);
      story.span = document_.text().map().to_source(loser.span);
      story.lines.emplace_back(
          "lost to", find_line(loss.second, document_) + ": " + reason_of(loss, document_));
      out.missed.push_back(std::move(story));
    }
    for (const Find& find : losses_.masked_finds) {
      if (!find.span.overlaps(place_) || !wanted(find.rule)) continue;
      Story story;
      story.title = find_line(find, document_);
      story.span = document_.text().map().to_source(find.span);
      story.lines.emplace_back("masked", "it overlaps the call of a note");
      out.missed.push_back(std::move(story));
    }
  }

  void near(Explanation& out) const {
    const BlockKind kind = line_.block->kind;
    std::vector<NearMiss> misses;
    if (options_.rule != kNone) {
      if (document_.resources().rule(options_.rule).over_finds) return over_finds(out);
      misses = tries_of(options_.rule, document_, line_.span, kind);
      const bool made = !out.found.empty() || !out.missed.empty();
      if (made && misses.size() == 1 && misses[0].span.empty()) return;
    } else if (!options_.place.empty()) {
      misses = near_misses(document_, line_.span, kind, place_, options_.limit);
    }
    for (const NearMiss& miss : misses) out.missed.push_back(story_of(miss));
  }

  /// A rule over finds is told what it ran over.
  void over_finds(Explanation& out) const {
    if (!out.found.empty() || !out.missed.empty()) return;
    const Rule& rule = document_.resources().rule(options_.rule);
    Story story;
    story.title = rule.id;
    story.span = out.span;
    story.lines.emplace_back("pattern", rule.source_pattern);
    story.lines.emplace_back("ran over", symbols());
    out.missed.push_back(std::move(story));
  }

  /// The line with its outermost finds as `{TYPE}`.
  std::string symbols() const {
    const std::string_view text = document_.text().repaired();
    std::string out;
    uint32_t at = line_.span.begin;
    for (const Find& find : document_.layer<Find>()) {
      const bool shown = find.outer == kNone && find.type != FindType::none &&
                         find.type <= FindType::title && find.span.begin >= at;
      if (!shown || !line_.span.contains(find.span)) continue;
      out += text.substr(at, find.span.begin - at);
      const std::string_view subtype = document_.resources().subtype(find.subtype);
      out += "{" + std::string(find_type_text(find.type)) + (subtype.empty() ? "" : "/") +
             std::string(subtype) + "}";
      at = find.span.end;
    }
    return out + std::string(text.substr(at, line_.span.end - at));
  }

  Story story_of(const NearMiss& miss) const {
    const Rule& rule = document_.resources().rule(miss.rule);
    Story out;
    out.title = rule.id + " fails at the " + std::string(miss_text(miss.step));
    out.span = document_.text().map().to_source(miss.span);
    const std::string reached(slice(document_.text().repaired(), miss.span));
    switch (miss.step) {
      case MissStep::block:
        out.lines.emplace_back("block", "it does not run in a block of this kind");
        break;
      case MissStep::prefilter:
        out.lines.emplace_back("wants", "one of: " + miss.wanted);
        break;
      case MissStep::pattern:
        out.lines.emplace_back("matched", "\"" + reached + "\" by " + miss.pattern);
        out.lines.emplace_back("wants", miss.wanted);
        out.lines.emplace_back("stands", "\"" + miss.behind + "\"");
        break;
      case MissStep::left:
        out.lines.emplace_back("matched", "\"" + reached + "\"");
        out.lines.emplace_back("left",
                               miss.wanted + " does not allow \"" + miss.behind + "\" before it");
        break;
      case MissStep::right:
        out.lines.emplace_back("matched", "\"" + reached + "\"");
        out.lines.emplace_back("right",
                               miss.wanted + " does not allow \"" + miss.behind + "\" behind it");
        break;
    }
    return out;
  }

  const Document& document_;
  const ExplainOptions& options_;
  LineOf line_;
  Span place_;
  Losses losses_;
};

void append_stories(const char* heading, const std::vector<Story>& stories, std::string& out) {
  constexpr std::size_t kNameWidth = 12;
  if (stories.empty()) return;
  out += std::string("\n") + heading + "\n";
  for (const Story& story : stories) {
    out += "  " + story.title + "  " + std::to_string(story.span.begin) + "-" +
           std::to_string(story.span.end) + "\n";
    for (const auto& [name, text] : story.lines) {
      std::string left = name;
      left.resize(std::max(left.size() + 1, kNameWidth), ' ');
      out += "    " + left + text + "\n";
    }
  }
}

void write_stories(RecordWriter& out, const char* name, const std::vector<Story>& stories) {
  out.field_list(name);
  for (const Story& story : stories) {
    out.begin_object();
    out.field("title", story.title);
    field_span(out, "span", story.span);
    out.field_list("lines");
    for (const auto& [left, text] : story.lines) {
      out.begin_object();
      out.field("name", left);
      out.field("text", text);
      out.end_object();
    }
    out.end_list();
    out.end_object();
  }
  out.end_list();
}

}  // namespace

Explanation explain(const Document& document, const ExplainOptions& options) {
  return Explainer(document, options).explain();
}

uint32_t repaired_place(const Document& document, uint32_t at) {
  const std::string_view text = document.text().repaired();
  for (uint32_t i = 0; i < text.size();) {
    const uint32_t length = utf8::length(text[i]);
    const SourceSpan source = document.text().map().to_source({i, i + length});
    if (text[i] != kBlockBreak && source.begin <= at && at < source.end) return i;
    i += length;
  }
  return kNone;
}

std::string explanation_page(const Explanation& explanation) {
  std::string out = explanation.text + "\n(" + explanation.where + ", " +
                    std::to_string(explanation.span.begin) + "-" +
                    std::to_string(explanation.span.end) + ")\n";
  append_stories("found", explanation.found, out);
  append_stories("not found", explanation.missed, out);
  if (explanation.found.empty() && explanation.missed.empty()) {
    out += "\nnothing was found here, and no rule came near\n";
  }
  return out;
}

std::string explanation_json(const Explanation& explanation) {
  return json_page([&](RecordWriter& out) {
    out.field("text", explanation.text);
    out.field("where", explanation.where);
    write_stories(out, "found", explanation.found);
    write_stories(out, "not_found", explanation.missed);
  });
}

}  // namespace sagwan
