// SPDX-License-Identifier: Apache-2.0
#include "pipeline/compare/facts.h"

#include <algorithm>
#include <map>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kContext = 24;  // characters on each side

std::string typed(const std::string& type, const std::string& subtype) {
  return subtype.empty() ? type : type + "/" + subtype;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string spans_text(const std::vector<SourceSpan>& spans) {
  std::string out;
  for (const SourceSpan span : spans) {
    out += (out.empty() ? "" : " ") + std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  return out;
}

/// Collects the facts of one file.
class Collector {
 public:
  explicit Collector(const Knowledge& knowledge) : knowledge_(knowledge) {
    for (const Knowledge::Block& block : knowledge.blocks) blocks_.emplace(block.id, &block);
    for (const Knowledge::Mention& m : knowledge.mentions) mentions_.emplace(m.id, &m);
    for (const Knowledge::Entity& e : knowledge.entities) entities_.emplace(e.id, &e);
    for (const Knowledge::Sentence& s : knowledge.sentences) sentences_.emplace(s.id, &s);
    for (const Knowledge::Time& t : knowledge.times) times_.emplace(t.id, &t);
  }

  std::vector<Fact> collect() {
    document();
    relations();
    times();
    quantities();
    mentions();
    entities();
    citations();
    blocks();
    sentences();
    notes();
    return std::move(out_);
  }

 private:
  Fact& add(std::string list, std::string type, SourceSpan span, std::string text) {
    Fact fact;
    fact.list = std::move(list);
    fact.type = std::move(type);
    fact.span = span;
    fact.text = std::move(text);
    out_.push_back(std::move(fact));
    return out_.back();
  }
  static void field(Fact& fact, const char* name, const std::string& value) {
    if (!value.empty()) fact.fields.emplace_back(name, value);
  }

  void document() {
    Fact& fact = add("document", "", {}, knowledge_.title);
    fact.key = "document";
    field(fact, "title", knowledge_.title);
    field(fact, "subtitle", knowledge_.subtitle);
    field(fact, "series", knowledge_.series);
    field(fact, "volume", knowledge_.volume);
    field(fact, "issue", knowledge_.issue);
    field(fact, "date", knowledge_.date);
    field(fact, "publisher", knowledge_.publisher);
    field(fact, "authors", joined(knowledge_.authors));
    std::string languages;
    for (const auto& [tag, share] : knowledge_.languages) {
      languages += (languages.empty() ? "" : ", ") + tag;
    }
    field(fact, "languages", languages);
  }

  std::string entity_name(const std::string& id) const {
    const auto at = entities_.find(id);
    return at == entities_.end() ? "" : at->second->name;
  }

  void relations() {
    for (const Knowledge::Relation& r : knowledge_.relations) {
      SourceSpan span;
      for (const std::string& id : r.evidence) {
        const auto at = sentences_.find(id);
        if (at == sentences_.end()) continue;
        span = at->second->span;
        break;
      }
      Fact& fact =
          add("relations", r.type, span, entity_name(r.subject) + ", " + entity_name(r.object));
      fact.key = r.type + " " + fact.text + " " + entity_name(r.organisation);
      field(fact, "organisation", entity_name(r.organisation));
      std::vector<std::string> dates;
      for (const std::string& id : r.times) {
        const auto at = times_.find(id);
        if (at != times_.end()) dates.push_back(at->second->value);
      }
      field(fact, "times", joined(dates));
    }
  }

  void times() {
    for (const Knowledge::Time& t : knowledge_.times) {
      Fact& fact = add("times", t.type, t.span, t.text);
      field(fact, "value", t.value);
      field(fact, "mod", t.mod);
      field(fact, "freq", t.freq);
      field(fact, "quant", t.quant);
      field(fact, "begin", t.begin);
      field(fact, "end", t.end);
      const auto anchor = times_.find(t.anchor);
      field(fact, "anchor", anchor == times_.end() ? t.anchor : anchor->second->text);
      fact.rule = t.rule;
    }
  }

  void quantities() {
    for (const Knowledge::Quantity& q : knowledge_.quantities) {
      Fact& fact = add("quantities", q.kind, q.span, q.text);
      field(fact, "value", q.denominator.empty() ? q.value : q.numerator + "/" + q.denominator);
      field(fact, "min", q.min);
      field(fact, "max", q.max);
      field(fact, "unit", q.unit);
      field(fact, "point", q.point ? "true" : "");
      field(fact, "per", q.per);
      field(fact, "counter", q.counter);
      field(fact, "mod", q.mod);
      field(fact, "of", q.of);
      field(fact, "direction", q.direction);
      field(fact, "base", q.base);
      fact.rule = q.rule;
    }
  }

  void mentions() {
    for (std::size_t i = 0; i < knowledge_.mentions.size(); ++i) {
      const Knowledge::Mention& m = knowledge_.mentions[i];
      Fact& fact = add("mentions", typed(m.type, m.subtype), m.span, m.text);
      fact.index = static_cast<uint32_t>(i);
      std::vector<std::string> roles;
      for (const std::string& id : m.roles) {
        const auto at = mentions_.find(id);
        if (at != mentions_.end()) roles.push_back(at->second->text);
      }
      field(fact, "roles", joined(roles));
      fact.rule = m.rule;
    }
  }

  void entities() {
    for (const Knowledge::Entity& e : knowledge_.entities) {
      const auto first = e.mentions.empty() ? mentions_.end() : mentions_.find(e.mentions.front());
      if (first == mentions_.end()) continue;
      Fact& fact =
          add("entities", typed(e.type, e.subtype), first->second->span, first->second->text);
      field(fact, "name", e.name);
      for (const auto& [lang, names] : e.names) {
        std::vector<std::string> sorted = names;  // their order is by frequency
        std::sort(sorted.begin(), sorted.end());
        field(fact, lang.c_str(), joined(sorted));
      }
      for (const auto& [kind, id] : e.ids) field(fact, kind.c_str(), id);
    }
  }

  void citations() {
    for (const Knowledge::Citation& c : knowledge_.citations) {
      Fact& fact = add("citations", "", c.span, c.note);
      field(fact, "note", c.note);
      field(fact, "calls", spans_text(c.calls));
      for (const Knowledge::Work& w : c.items) work(w);
    }
  }

  void work(const Knowledge::Work& w) {
    Fact& fact = add("items", w.type, w.span, w.title.empty() ? "Ibid." : w.title);
    field(fact, "title", w.title);
    field(fact, "language", w.title_lang);
    field(fact, "translated", w.translated_title);
    field(fact, "authors", joined(w.authors));
    field(fact, "container", w.container);
    field(fact, "publisher", w.publisher);
    field(fact, "date", w.date);
    field(fact, "volume", w.volume);
    field(fact, "number", w.number);
    field(fact, "pages", w.pages);
    field(fact, "url", w.url);
    field(fact, "accessed", w.accessed);
    field(fact, "ibid", w.ibid ? "true" : "");
    fact.rule = w.rule;
  }

  void blocks() {
    for (const Knowledge::Block& b : knowledge_.blocks) {
      Fact& fact = add("blocks", b.kind, b.span, b.text);
      field(fact, "level", b.level == 0 ? "" : std::to_string(b.level));
      field(fact, "marker", b.marker);
      field(fact, "parts", spans_text(b.parts));
      const auto parent = blocks_.find(b.parent);
      if (parent != blocks_.end()) {
        field(fact, "parent", parent->second->kind + " " + parent->second->text);
      }
      field(fact, "text", b.text);
    }
  }

  void sentences() {
    for (const Knowledge::Sentence& s : knowledge_.sentences) {
      field(add("sentences", "", s.span, s.text), "language", s.lang);
    }
  }

  void notes() {
    for (const Knowledge::Note& n : knowledge_.diagnostics) {
      Fact& fact = add("diagnostics", n.code, n.span, n.message);
      fact.key = n.code + " " + n.message + " " + spans_text({n.span});
    }
  }

  const Knowledge& knowledge_;
  std::map<std::string, const Knowledge::Block*> blocks_;
  std::map<std::string, const Knowledge::Mention*> mentions_;
  std::map<std::string, const Knowledge::Entity*> entities_;
  std::map<std::string, const Knowledge::Sentence*> sentences_;
  std::map<std::string, const Knowledge::Time*> times_;
  std::vector<Fact> out_;
};

/// Byte of the `count`th character.
std::size_t byte_at(const std::string& text, uint32_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) at += utf8::length(text[at]);
  return at;
}

/// The place of `wanted` in `text` that is nearest to character `near`; npos where it is not there.
std::size_t nearest_place(const std::string& text, const std::string& wanted, uint32_t near) {
  const std::size_t want = byte_at(text, near);
  std::size_t best = std::string::npos;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    const auto distance = [&](std::size_t a) { return a > want ? a - want : want - a; };
    if (best == std::string::npos || distance(at) < distance(best)) best = at;
  }
  return best;
}

std::string around(const std::string& text, std::size_t at, std::size_t size) {
  std::size_t from = at;
  for (uint32_t i = 0; i < kContext && from > 0; ++i) from = utf8::previous(text, from);
  const std::string behind = text.substr(at + size);
  const std::size_t to = byte_at(behind, kContext);
  return (from > 0 ? "..." : "") + text.substr(from, at - from) + "[" + text.substr(at, size) +
         "]" + behind.substr(0, to) + (to < behind.size() ? "..." : "");
}

template <class T>
std::string context_in(const std::vector<T>& pieces, SourceSpan span, const std::string& text) {
  for (const T& piece : pieces) {
    if (piece.span.begin > span.begin || piece.span.end < span.end || piece.text.empty()) continue;
    const std::size_t at = nearest_place(piece.text, text, span.begin - piece.span.begin);
    if (at != std::string::npos) return around(piece.text, at, text.size());
  }
  return {};
}

}  // namespace

std::string Fact::value() const {
  static const std::vector<std::string> kPlain = {"value", "mod", "freq", "quant", "unit", "name"};
  std::string out;
  for (const auto& [name, value] : fields) {
    if (name == "begin" || name == "end") continue;  // they follow from the value
    const bool plain = std::find(kPlain.begin(), kPlain.end(), name) != kPlain.end();
    out += (out.empty() ? "" : " ") + (plain ? value : name + "=" + value);
  }
  return out;
}

const std::vector<std::string>& fact_lists() {
  static const std::vector<std::string> kLists = {
      "document", "relations", "times",     "quantities", "mentions",  "entities",
      "links",    "items",     "citations", "blocks",     "sentences", "diagnostics"};
  return kLists;
}

std::vector<Fact> facts_of(const Knowledge& knowledge) { return Collector(knowledge).collect(); }

std::string context_of(const Knowledge& knowledge, SourceSpan span, const std::string& text) {
  if (text.empty()) return {};
  std::string out = context_in(knowledge.sentences, span, text);
  return out.empty() ? context_in(knowledge.blocks, span, text) : out;
}

}  // namespace sagwan
