// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/gold_draft.h"

#include <algorithm>
#include <map>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/score/gold_json.h"

namespace sagwan {

namespace {

constexpr uint32_t kBeside = 60;  // characters between a quantity and the noun that it measures

class Drafter {
 public:
  Drafter(const Knowledge& knowledge, const SourceText& text) : from_(knowledge), text_(text) {}

  Gold draft() {
    out_.source_name = from_.source_name;
    out_.source_sha256 = from_.source_sha256;
    out_.date = from_.date;
    out_.volume = from_.volume;
    out_.issue = from_.issue;
    const SourceSpan all{0, text_.size()};
    place(from_.title, all, out_.title);
    place(from_.series, all, out_.series);
    blocks();
    values();
    names();
    citations();
    return tidy(std::move(out_), text_);
  }

 private:
  /// Where `wanted` stands first within `inside`, white space apart.
  [[nodiscard]] SourceSpan find(const std::string& wanted, SourceSpan inside) const {
    const std::string needle = bare(wanted);
    if (needle.empty()) return {};
    const char32_t first = utf8::decode(needle, 0);
    for (uint32_t at = inside.begin; at < inside.end; ++at) {
      if (text_.at(at) != first) continue;
      std::size_t taken = 0;
      for (uint32_t to = at; to < inside.end && taken < needle.size(); ++to) {
        if (is_space(text_.at(to))) continue;
        if (utf8::decode(needle, taken) != text_.at(to)) break;
        taken += utf8::length(needle[taken]);
        if (taken == needle.size()) return {at, to + 1};
      }
    }
    return {};
  }
  void place(const std::string& wanted, SourceSpan inside, Gold::Spans& to) const {
    const SourceSpan span = find(wanted, inside);
    if (span.begin < span.end) to.push_back(span);
  }

  void blocks() {
    std::map<std::string, uint32_t> numbers;
    for (const Knowledge::Block& b : from_.blocks) {
      if (b.kind == "table") continue;
      numbers.emplace(b.id, static_cast<uint32_t>(out_.blocks.size()));
      Gold::Block block;
      block.kind = b.kind;
      block.marker = b.marker;
      block.level = b.level;
      block.spans = b.parts.empty() ? Gold::Spans{b.span} : b.parts;
      out_.blocks.push_back(std::move(block));
      joins(b);
    }
    for (const Knowledge::Block& b : from_.blocks) {
      const auto at = numbers.find(b.id);
      const auto parent = numbers.find(b.parent);
      if (at == numbers.end() || parent == numbers.end()) continue;
      out_.blocks[at->second].parent = parent->second;
    }
  }
  /// The line ends within a block, and whether its repaired text has a space there.
  void joins(const Knowledge::Block& b) {
    const Gold::Spans parts = text_.trimmed(b.parts.empty() ? Gold::Spans{b.span} : b.parts);
    std::size_t repaired = 0;
    for (const SourceSpan part : parts) {
      for (uint32_t at = part.begin; at < part.end;) {
        if (!is_space(text_.at(at))) {
          while (repaired < b.text.size() && is_space(utf8::decode(b.text, repaired))) {
            repaired += utf8::length(b.text[repaired]);
          }
          if (repaired < b.text.size()) repaired += utf8::length(b.text[repaired]);
          ++at;
          continue;
        }
        const uint32_t from = at;
        bool ends_line = false;
        for (; at < part.end && is_space(text_.at(at)); ++at) ends_line |= text_.at(at) == '\n';
        if (!ends_line) continue;
        const bool space = repaired < b.text.size() && is_space(utf8::decode(b.text, repaired));
        out_.joins.push_back({{from, at}, space});
      }
    }
  }

  void values() {
    for (const Knowledge::Time& t : from_.times) {
      out_.times.push_back(
          {t.type, t.value, t.mod, t.begin, t.end, t.freq, t.quant, {t.span}, false, ""});
    }
    for (const Knowledge::Quantity& q : from_.quantities) {
      Gold::Quantity out;
      out.kind = q.kind;
      out.spans = {q.span};
      const bool range = !q.min.empty() || !q.max.empty();
      const bool fraction = !q.denominator.empty();
      out.value = range || fraction ? "" : q.value;
      out.min = q.min;
      out.max = q.max;
      out.numerator = q.numerator;
      out.denominator = q.denominator;
      out.unit = q.unit;
      out.counter = q.counter;
      out.mod = q.mod;
      out.direction = q.direction;
      out.base = q.base;
      out.point = q.point;
      out.of = beside(q.of, q.span);
      out_.quantities.push_back(std::move(out));
    }
  }
  /// The place of `wanted` that is nearest to `span`.
  [[nodiscard]] SourceSpan beside(const std::string& wanted, SourceSpan span) const {
    SourceSpan best;
    const uint32_t from = span.begin > kBeside ? span.begin - kBeside : 0;
    SourceSpan inside{from, span.begin};
    for (SourceSpan at = find(wanted, inside); at.begin < at.end; at = find(wanted, inside)) {
      best = at;
      inside.begin = at.begin + 1;
    }
    if (best.begin < best.end) return best;
    return find(wanted, {span.begin, std::min(span.end + kBeside, text_.size())});
  }

  void names() {
    for (const Knowledge::Entity& e : from_.entities) {
      out_.entities.push_back({e.id, e.type, e.subtype});
    }
    for (const Knowledge::Mention& m : from_.mentions) {
      Gold::Mention out{m.type, m.subtype, m.entity, {m.span}, false, ""};
      if (out.entity.empty()) {
        out.entity = m.id;
        out_.entities.push_back({m.id, m.type, m.subtype});
      }
      out_.mentions.push_back(std::move(out));
    }
    for (const Knowledge::Relation& r : from_.relations) {
      if (r.type == "holds_office") out_.offices.push_back({r.subject, r.object, r.organisation});
    }
  }
  void citations() {
    for (const Knowledge::Citation& c : from_.citations) {
      Gold::Citation out;
      out.note = c.note;
      out.spans = {c.span};
      out.calls = c.calls;
      for (const Knowledge::Work& w : c.items) out.items.push_back(work(w));
      out_.citations.push_back(std::move(out));
    }
  }
  [[nodiscard]] Gold::Work work(const Knowledge::Work& w) const {
    Gold::Work out;
    out.id = w.id;
    out.type = w.type;
    out.title_lang = w.title_lang;
    out.date = w.date;
    out.volume = w.volume;
    out.number = w.number;
    out.pages = w.pages;
    out.url = w.url;
    out.accessed = w.accessed;
    out.refers_to = w.refers_to;
    out.ibid = w.ibid;
    out.span = w.span;
    place(w.title, w.span, out.title);
    place(w.container, w.span, out.container);
    place(w.publisher, w.span, out.publisher);
    for (const std::string& author : w.authors) place(author, w.span, out.authors);
    return out;
  }

  const Knowledge& from_;
  const SourceText& text_;
  Gold out_;
};

}  // namespace

Gold gold_draft(const Knowledge& knowledge, const SourceText& text) {
  return Drafter(knowledge, text).draft();
}

}  // namespace sagwan
