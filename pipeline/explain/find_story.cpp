// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain/find_story.h"

#include <algorithm>

#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/value_text.h"
#include "pipeline/export/to_line.h"
#include "pipeline/rules/rule.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/time.h"

namespace sagwan {

namespace {

constexpr uint32_t kAround = 8;  // characters that stand around a boundary

std::string text_of(Span span, const Document& document) {
  return std::string(slice(document.text().repaired(), span));
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// A path from the project's folder on.
std::string place_text(const Rule& rule, const Document& document) {
  const std::string& home = document.resources().options().home + "/";
  const std::string& file = rule.place.file;
  return (file.starts_with(home) ? file.substr(home.size()) : file) + ":" +
         std::to_string(rule.place.line);
}

std::string characters_before(Span span, const Document& document) {
  const std::string_view text = document.text().repaired();
  std::size_t from = span.begin;
  for (uint32_t i = 0; i < kAround && from > 0 && text[from - 1] != kBlockBreak; ++i) {
    from = utf8::previous(text, from);
  }
  return std::string(text.substr(from, span.begin - from));
}

std::string characters_behind(Span span, const Document& document) {
  const std::string_view text = document.text().repaired();
  std::size_t to = span.end;
  for (uint32_t i = 0; i < kAround && to < text.size() && text[to] != kBlockBreak; ++i) {
    to += utf8::length(text[to]);
  }
  return std::string(text.substr(span.end, to - span.end));
}

class Teller {
 public:
  Teller(const Document& document, Story& story) : document_(document), story_(story) {}

  void line(std::string name, std::string text) {
    story_.lines.emplace_back(std::move(name), std::move(text));
  }

  void rule(const Find& find) {
    if (find.rule == kNone) {
      entry(find.entry);
      return;
    }
    const Rule& r = document_.resources().rule(find.rule);
    line("rule", r.id + "  " + place_text(r, document_));
    line("pattern", r.source_pattern);
    for (const auto& [name, text] : r.fragments) line("fragment", name + " = " + text);
    for (uint8_t i = 0; i < find.capture_count; ++i) capture(r, find.captures.at(i));
    for (const auto& [field, value] : r.set) {
      line("set", std::string(field_text(field)) + " = " + value);
    }
    line("boundaries", "left " + std::string(boundary_text(r.left)) + ": " +
                           quoted(characters_before(find.match, document_)) + ", right " +
                           std::string(boundary_text(r.right)) + ": " +
                           quoted(characters_behind(find.match, document_)));
  }

  void entry(uint32_t number) {
    if (number == kNone) return;
    const LexiconEntry e = document_.resources().lexicon().entry(number);
    line("lexicon", std::string(e.surface) + " is " + std::string(e.type) + " " +
                        std::string(e.id) +
                        (e.attributes.empty() ? "" : "  " + std::string(e.attributes)));
  }

  void value(uint32_t find) {
    const std::string_view text = document_.text().repaired();
    for (const Time& t : document_.layer<Time>()) {
      if (t.find == find) time(t);
    }
    for (const Quantity& q : document_.layer<Quantity>()) {
      if (q.find == find) line("value", value_text(q, text));
    }
    for (const CitationItem& item : document_.layer<CitationItem>()) {
      if (item.find == find) line("work", to_line(item, document_));
    }
  }

  void link(uint32_t mention) {
    const auto& mentions = document_.layer<Mention>();
    for (const EntityLink& l : document_.layer<EntityLink>()) {
      if (l.mention != mention) continue;
      std::string_view reason = link_reason_line(l.reason);
      const bool linked = l.target != kNone && l.target != mention && l.target < mentions.size();
      line("entity", std::to_string(l.entity) + ", " + std::string(reason) +
                         (linked ? " " + quoted(text_of(mentions[l.target].span, document_)) : "") +
                         ", score " + std::to_string(l.score));
    }
  }

 private:
  static std::string_view link_reason_line(LinkReason reason) {
    static constexpr std::string_view kLines[] = {
        "first mention", "same text as", "one lexicon entry with",          "alias of",
        "short name of", "sounds like",  "only holder of the office beside"};
    return kLines[static_cast<std::size_t>(reason)];
  }

  /// With the row of the word list that brings the capture's value, where one does.
  void capture(const Rule& rule, const Capture& capture) {
    const std::string text = text_of(capture.span, document_);
    std::string out = std::string(field_text(capture.field)) + " = " + quoted(text);
    const Lexicon& lexicon = document_.resources().lexicon();
    for (const std::string& type : rule.lexicons) {
      const uint32_t row = lexicon.find(text, type, rule.lang);
      if (row == kNone) continue;
      out += ", " + type + " " + std::string(lexicon.entry(row).id);
      break;
    }
    line("capture", out);
  }

  void time(const Time& t) {
    line("value", std::string(time_type_text(t.type)) + " " + value_text(t));
    if (!t.begin.view().empty()) {
      line("bounds", std::string(t.begin.view()) + " to " + std::string(t.end.view()) + ", grain " +
                         std::string(grain_text(t.grain)));
    }
    const auto& times = document_.layer<Time>();
    if (t.anchor == kDocumentAnchor) {
      const std::string& reference = document_.source().reference;
      line("anchor", reference.empty() ? "the document's date" : "the reference " + reference);
    } else if (t.anchor < times.size()) {
      line("anchor", quoted(text_of(times[t.anchor].span, document_)) + ", " +
                         value_text(times[t.anchor]) + ", before it");
    } else {
      line("anchor", "none: complete in itself, or nothing dates it");
    }
  }

  const Document& document_;
  Story& story_;
};

bool same(const Find& a, const Find& b) {
  return a.span == b.span && a.type == b.type && a.rule == b.rule && a.entry == b.entry;
}

}  // namespace

std::string find_line(const Find& find, const Document& document) {
  const std::string_view subtype = document.resources().subtype(find.subtype);
  return std::string(find_type_text(find.type)) + (subtype.empty() ? "" : "/") +
         std::string(subtype) + " | " + text_of(find.span, document) + " | " +
         std::string(document.resources().rule_id(find));
}

std::string reason_of(const Loss& loss, const Document& document) {
  const auto& [loser, winner] = loss;
  const auto specificity = [&](const Find& find) {
    return find.rule == kNone ? UINT32_MAX : document.resources().rule(find.rule).specificity;
  };
  if (loser.phase != winner.phase) return "which an earlier phase had settled";
  if (loser.weak != winner.weak) return "an ambiguous word gives way";
  if (winner.type == FindType::none) return "a false friend, which keeps others off";
  if (loser.span.size() != winner.span.size()) return "the longer one stands";
  if (loser.priority != winner.priority) {
    return "priority " + std::to_string(winner.priority) + " before " +
           std::to_string(loser.priority);
  }
  if (specificity(loser) != specificity(winner)) return "the more specific one stands";
  return "the first by id stands";
}

Story find_story(uint32_t number, const Document& document, const std::vector<Loss>& losses) {
  const auto& finds = document.layer<Find>();
  const Find& find = finds[number];
  Story out;
  out.title = find_line(find, document);
  out.span = document.text().map().to_source(find.span);
  Teller teller(document, out);
  teller.rule(find);
  if (find.outer != kNone && find.outer < finds.size()) {
    teller.line("taken by", find_line(finds[find.outer], document));
  }
  for (const Find& part : finds) {
    if (part.outer == number) teller.line("takes in", find_line(part, document));
  }
  for (const Loss& loss : losses) {
    if (!same(loss.second, find)) continue;
    teller.line("won over", find_line(loss.first, document) + ": " + reason_of(loss, document));
  }
  teller.value(number);
  const auto& mentions = document.layer<Mention>();
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].find == number) teller.link(m);
  }
  const bool is_name = find.type >= FindType::per && find.type <= FindType::title;
  const bool mentioned = std::any_of(mentions.begin(), mentions.end(),
                                     [&](const Mention& m) { return m.find == number; });
  if (is_name && !mentioned && find.outer == kNone) {
    teller.line("dropped", "it makes no mention: nothing beside it supports it (stages/mentions)");
  }
  return out;
}

Story mention_story(uint32_t number, const Document& document) {
  const Mention& mention = document.layer<Mention>()[number];
  Story out;
  out.title = std::string(find_type_text(mention.type)) + " | " + text_of(mention.span, document) +
              " | a name found before";
  out.span = document.text().map().to_source(mention.span);
  Teller teller(document, out);
  if (mention.rule != kNone) {
    const Rule& rule = document.resources().rule(mention.rule);
    teller.line("rule", rule.id + "  " + place_text(rule, document) + ", where it stood first");
  }
  teller.entry(mention.entry);
  teller.link(number);
  return out;
}

}  // namespace sagwan
