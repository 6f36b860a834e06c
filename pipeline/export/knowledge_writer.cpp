// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_writer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/core/languages.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/export/words.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/version.h"

namespace sagwan {

void KnowledgeWriter::write() {
  out_.begin_object();
  out_.field("format", kKnowledgeFormat);
  out_.field("version", kKnowledgeVersion);
  write_generator();
  write_document();
  write_blocks();
  write_sentences();
  write_runs();
  write_mentions();
  write_entities();
  write_times();
  write_quantities();
  write_citations();
  write_relations();
  write_diagnostics();
  out_.end_object();
}

void KnowledgeWriter::span(SourceSpan s) {
  out_.begin_list();
  out_.number(s.begin);
  out_.number(s.end);
  out_.end_list();
}

void KnowledgeWriter::field_span(Span s, SourceSpan hull) {
  out_.key("span");
  span(hull);
  if (!map_.is_interrupted(s)) return;
  const auto parts = map_.to_source_parts(s);
  if (parts.size() < 2) return;
  out_.field_list("parts");
  for (const SourceSpan part : parts) span(part);
  out_.end_list();
}

std::string_view KnowledgeWriter::text(Span s) {
  text_.clear();
  map_.append_source_text(s, repaired_, source_.text, text_);
  return text_;
}

void KnowledgeWriter::field_place(Span s, SourceSpan hull) {
  field_span(s, hull);
  out_.field("text", text(s));
}

void KnowledgeWriter::field_text(std::string_view name, Span s) {
  if (!s.empty()) out_.field(name, text(s));
}

void KnowledgeWriter::field_lang(std::string_view name, LangId lang) {
  if (lang != 0) out_.field(name, words_.languages->tag(lang));
}

void KnowledgeWriter::field_rule(uint32_t rule, uint32_t entry) {
  out_.field_if_known("rule", words_.rule_id(rule, entry));
}

void KnowledgeWriter::field_rule(uint32_t find) {
  if (find != kNone) field_rule(finds_[find].rule, finds_[find].entry);
}

void KnowledgeWriter::field_decimal(std::string_view name, const Decimal& value) {
  out_.key(name);
  out_.digits(value.to_string());
}

void KnowledgeWriter::ids(std::string_view name, char letter,
                          const std::vector<uint32_t>& numbers) {
  out_.field_list(name);
  for (const uint32_t number : numbers) out_.id(letter, number);
  out_.end_list();
}

void KnowledgeWriter::write_generator() {
  out_.key("generator");
  out_.begin_object();
  out_.field("name", "sagwan");
  out_.field("version", version());
  out_.field("config", words_.config);
  out_.field("config_sha256", words_.config_sha256);
  out_.key("options");
  out_.begin_object();
  out_.field_if_known("lang", source_.language);
  out_.field_if_known("reference", source_.reference);
  out_.field_if_known("encoding", words_.encoding);
  out_.end_object();
  out_.end_object();
}

void KnowledgeWriter::write_document() {
  const auto& fronts = document_.layer<FrontMatter>();
  const FrontMatter front = fronts.empty() ? FrontMatter{} : fronts.front();
  out_.key("document");
  out_.begin_object();
  out_.field("id", source_.id);
  out_.key("source");
  out_.begin_object();
  out_.field("name", source_.name);
  out_.field("media_type", source_.media_type);
  out_.field_number("bytes", source_.bytes);
  out_.field("sha256", source_.sha256);
  out_.field("encoding", source_.encoding);
  out_.end_object();
  out_.field_number("text_length", map_.source_length());
  if (source_.carries_text) out_.field("text", source_.text);
  field_text("series", front.series);
  if (!front.volume.empty() || !front.issue.empty()) {
    out_.key("number");
    out_.begin_object();
    out_.field_if_known("volume", front.volume.view());
    out_.field_if_known("issue", front.issue.view());
    out_.end_object();
  }
  field_text("title", front.title);
  field_text("subtitle", front.subtitle);
  out_.field_if_known("date", front.date.view());
  write_authors(front.authors, front.author_count);
  field_text("publisher", front.publisher);
  write_languages();
  out_.end_object();
}

void KnowledgeWriter::write_languages() {
  std::map<LangId, uint64_t> points;
  uint64_t total = 0;
  for (const Run& run : document_.layer<Run>()) {
    if (run.lang == 0) continue;
    const uint64_t length = utf8::count(slice(repaired_, run.span));
    points[run.lang] += length;
    total += length;
  }
  std::vector<std::pair<LangId, uint64_t>> shares(points.begin(), points.end());
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  out_.field_list("languages");
  for (const auto& [lang, length] : shares) {
    out_.begin_object();
    out_.field("lang", words_.languages->tag(lang));
    field_decimal("share", Decimal((length * 20000 + total) / (2 * total), 4));
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_blocks() {
  const auto& blocks = document_.text().blocks();
  if (source_.layout) layout_ = in_code_points(*source_.layout, source_.text);
  out_.field_list("blocks");
  for (const uint32_t i : order_.blocks.order) {
    const Block& block = blocks[i];
    out_.begin_object();
    out_.field_id("id", 'b', order_.blocks.numbers[i]);
    out_.field("kind", block_kind_text(block.kind));
    if (block.level > 0) out_.field_number("level", block.level);
    field_text("marker", block.marker);
    field_place(block.span, order_.blocks.spans[i]);
    if (block.parent != kNone) out_.field_id("parent", 'b', order_.blocks.numbers[block.parent]);
    if (block.page > 0) out_.field_number("page", block.page);
    write_box(block.span);
    write_cells(block);
    out_.end_object();
  }
  out_.end_list();
}

// Of the parts on its first page, in tenths of a point.
void KnowledgeWriter::write_box(Span s) {
  if (layout_.lines.empty()) return;
  std::optional<PagePlace> place;
  for (const SourceSpan part : map_.to_source_parts(s)) {
    const auto more = place_of(layout_, part.begin, part.end);
    if (!more || (place && more->page != place->page)) break;
    if (!place) {
      place = more;
    } else {
      place->box = hull(place->box, more->box);
    }
  }
  if (!place) return;
  out_.field_list("box");
  for (const float edge : {place->box.left, place->box.top, place->box.right, place->box.bottom}) {
    const auto tenths = static_cast<uint64_t>(std::lround(std::max(edge, 0.0F) * 10));
    out_.digits(std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10));
  }
  out_.end_list();
}

void KnowledgeWriter::write_cells(const Block& block) {
  const auto& cells = document_.text().cells();
  out_.field_list("cells");
  for (uint32_t i = block.first_cell; i < block.first_cell + block.cell_count; ++i) {
    out_.begin_object();
    field_place(cells[i].span, map_.to_source(cells[i].span));
    out_.field_number("column", cells[i].column);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_sentences() {
  const auto& sentences = document_.layer<Sentence>();
  out_.field_list("sentences");
  for (const uint32_t i : order_.sentences.order) {
    const Sentence& sentence = sentences[i];
    out_.begin_object();
    out_.field_id("id", 's', order_.sentences.numbers[i]);
    out_.field_id("block", 'b', order_.blocks.numbers[sentence.block]);
    field_place(sentence.span, order_.sentences.spans[i]);
    field_lang("lang", sentence.lang);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_runs() {
  const auto& runs = document_.layer<Run>();
  out_.field_list("runs");
  for (const uint32_t i : order_.runs.order) {
    out_.begin_object();
    out_.field_id("sentence", 's', order_.sentences.numbers[runs[i].sentence]);
    field_span(runs[i].span, order_.runs.spans[i]);
    field_lang("lang", runs[i].lang);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_diagnostics() {
  Diagnostics sorted = document_.diagnostics();
  sorted.sort();
  std::vector<Diagnostic> list = sorted.list();
  const auto place = [&](const Diagnostic& d) {
    return d.span ? map_.to_source(*d.span) : SourceSpan{};
  };
  std::stable_sort(list.begin(), list.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  out_.field_list("diagnostics");
  for (const Diagnostic& d : list) {
    out_.begin_object();
    out_.field("severity", severity_text(d.severity));
    out_.field("code", code_text(d.code));
    out_.field("message", d.message);
    if (d.span) {
      out_.key("span");
      span(map_.to_source(*d.span));
    }
    out_.end_object();
  }
  out_.end_list();
}

}  // namespace sagwan
