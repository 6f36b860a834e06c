// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/gold_marks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "pipeline/rules/rule.h"
#include "pipeline/score/gold_json.h"

namespace sagwan {

namespace {

using Text = std::string;

template <class R>
using Column = std::pair<std::string_view, Text R::*>;

constexpr std::array<Column<Gold::Time>, 7> kTime = {{{"value", &Gold::Time::value},
                                                      {"mod", &Gold::Time::mod},
                                                      {"freq", &Gold::Time::freq},
                                                      {"quant", &Gold::Time::quant},
                                                      {"begin", &Gold::Time::begin},
                                                      {"end", &Gold::Time::end},
                                                      {"known", &Gold::Time::known}}};
constexpr std::array<Column<Gold::Quantity>, 11> kQuantity = {
    {{"value", &Gold::Quantity::value},
     {"min", &Gold::Quantity::min},
     {"max", &Gold::Quantity::max},
     {"numerator", &Gold::Quantity::numerator},
     {"denominator", &Gold::Quantity::denominator},
     {"unit", &Gold::Quantity::unit},
     {"counter", &Gold::Quantity::counter},
     {"mod", &Gold::Quantity::mod},
     {"direction", &Gold::Quantity::direction},
     {"base", &Gold::Quantity::base},
     {"known", &Gold::Quantity::known}}};
constexpr std::array<Column<Gold::Mention>, 3> kMention = {{{"entity", &Gold::Mention::entity},
                                                            {"subtype", &Gold::Mention::subtype},
                                                            {"known", &Gold::Mention::known}}};
constexpr std::array<Column<Gold::Work>, 10> kWork = {{{"work", &Gold::Work::id},
                                                       {"work_type", &Gold::Work::type},
                                                       {"title_lang", &Gold::Work::title_lang},
                                                       {"date", &Gold::Work::date},
                                                       {"volume", &Gold::Work::volume},
                                                       {"number", &Gold::Work::number},
                                                       {"pages", &Gold::Work::pages},
                                                       {"url", &Gold::Work::url},
                                                       {"accessed", &Gold::Work::accessed},
                                                       {"refers_to", &Gold::Work::refers_to}}};
constexpr std::array<std::pair<std::string_view, Gold::Spans Gold::Work::*>, 4> kPieces = {
    {{"work-title", &Gold::Work::title},
     {"work-container", &Gold::Work::container},
     {"work-publisher", &Gold::Work::publisher},
     {"work-author", &Gold::Work::authors}}};
constexpr std::array<std::string_view, 10> kKinds = {"count",    "measure",  "money",   "percent",
                                                     "multiple", "fraction", "ordinal", "age",
                                                     "number",   "change"};

template <class R, std::size_t N>
void write(const R& record, const std::array<Column<R>, N>& columns, GoldMark& mark) {
  for (const auto& [name, member] : columns) {
    if (!(record.*member).empty()) mark.fields.emplace_back(name, record.*member);
  }
}

template <class R, std::size_t N>
void read(const GoldMark& mark, const std::array<Column<R>, N>& columns, R& record) {
  for (const auto& [name, member] : columns) record.*member = mark.field(name);
}

class Marker {
 public:
  explicit Marker(const Gold& gold) : gold_(gold) {}

  std::vector<GoldMark> marks() {
    spans("title", gold_.title, {});
    spans("series", gold_.series, {});
    for (const Gold::Block& block : gold_.blocks) {
      for (const SourceSpan cell : block.cells) add("cell", {cell});
    }
    citations();
    for (const Gold::Mention& r : gold_.mentions) {
      write(r, kMention, add(r.type, r.spans));
      optional(r.optional);
    }
    for (const Gold::Time& r : gold_.times) {
      write(r, kTime, add(r.type, r.spans));
      optional(r.optional);
    }
    quantities();
    std::stable_sort(out_.begin(), out_.end(), [](const GoldMark& a, const GoldMark& b) {
      const SourceSpan x{a.parts.front().begin, a.parts.back().end};
      const SourceSpan y{b.parts.front().begin, b.parts.back().end};
      return x.begin != y.begin ? x.begin < y.begin : x.end > y.end;
    });
    return std::move(out_);
  }

 private:
  GoldMark& add(std::string_view label, Gold::Spans parts) {
    out_.push_back({std::string(label), std::move(parts), {}});
    return out_.back();
  }
  void optional(bool is) {
    if (is) out_.back().fields.emplace_back("optional", "true");
  }
  void spans(std::string_view label, const Gold::Spans& list,
             const std::vector<std::pair<std::string, std::string>>& fields) {
    for (const SourceSpan one : list) add(label, {one}).fields = fields;
  }
  void citations() {
    for (std::size_t i = 0; i < gold_.citations.size(); ++i) {
      const Gold::Citation& r = gold_.citations[i];
      const std::string number = std::to_string(i + 1);
      GoldMark& note = add("note", r.spans);
      note.fields.emplace_back("citation", number);
      if (!r.note.empty()) note.fields.emplace_back("note", r.note);
      spans("call", r.calls, {{"citation", number}});
      for (const Gold::Work& w : r.items) {
        GoldMark& work = add("work", {w.span});
        write(w, kWork, work);
        if (w.ibid) work.fields.emplace_back("ibid", "true");
        work.fields.emplace_back("citation", number);
        for (const auto& [label, member] : kPieces) spans(label, w.*member, {{"work", w.id}});
      }
    }
  }
  void quantities() {
    std::size_t numbered = 0;
    for (const Gold::Quantity& r : gold_.quantities) {
      GoldMark& mark = add(r.kind, r.spans);
      write(r, kQuantity, mark);
      if (r.point) mark.fields.emplace_back("point", "true");
      optional(r.optional);
      if (r.of.begin == r.of.end) continue;
      const std::string number = std::to_string(++numbered);
      out_.back().fields.emplace_back("of", number);
      add("of", {r.of}).fields.emplace_back("of", number);
    }
  }

  const Gold& gold_;
  std::vector<GoldMark> out_;
};

/// Puts marks into a gold that has none.
class Reader {
 public:
  Reader(Gold& gold, const std::string& path) : gold_(gold), path_(path) {}

  void read_all(const std::vector<GoldMark>& marks) {
    for (const GoldMark& mark : marks) {
      if (mark.label == "note") note(mark);
    }
    for (const GoldMark& mark : marks) {
      if (mark.label == "work") work(mark);
    }
    for (const GoldMark& mark : marks) read_one(mark);
    for (const auto& [number, quantity] : quantities_) {
      const auto at = ofs_.find(number);
      if (at != ofs_.end()) gold_.quantities[quantity].of = at->second;
    }
  }
  std::optional<Error> error;

 private:
  void wrong(const GoldMark& mark, const std::string& what) {
    if (error) return;
    error = diagnostic(Code::gold_invalid, {path_, 0, 0},
                       "the mark " + mark.label + " at character " +
                           std::to_string(mark.parts.front().begin) + " " + what);
  }
  void note(const GoldMark& mark) {
    Gold::Citation citation;
    citation.note = mark.field("note");
    citation.spans = mark.parts;
    citations_.emplace(std::string(mark.field("citation")), gold_.citations.size());
    gold_.citations.push_back(std::move(citation));
  }
  Gold::Citation* citation_of(const GoldMark& mark) {
    const auto at = citations_.find(std::string(mark.field("citation")));
    if (at != citations_.end()) return &gold_.citations[at->second];
    for (Gold::Citation& citation : gold_.citations) {
      for (const SourceSpan span : citation.spans) {
        const SourceSpan inside = mark.parts.front();
        if (span.begin <= inside.begin && inside.end <= span.end) return &citation;
      }
    }
    return nullptr;
  }
  void work(const GoldMark& mark) {
    Gold::Work work;
    sagwan::read(mark, kWork, work);
    work.ibid = mark.field("ibid") == "true";
    work.span = {mark.parts.front().begin, mark.parts.back().end};
    Gold::Citation* citation = citation_of(mark);
    if (citation == nullptr) return wrong(mark, "stands in no note");
    if (work.id.empty()) work.id = "w" + std::to_string(mark.parts.front().begin);
    citation->items.push_back(std::move(work));
  }
  Gold::Work* work_named(std::string_view id) {
    for (Gold::Citation& citation : gold_.citations) {
      for (Gold::Work& one : citation.items) {
        if (one.id == id) return &one;
      }
    }
    return nullptr;
  }
  bool piece(const GoldMark& mark) {
    for (const auto& [label, member] : kPieces) {
      if (mark.label != label) continue;
      Gold::Work* work = work_named(mark.field("work"));
      if (work == nullptr) {
        wrong(mark, "belongs to no work");
      } else {
        (work->*member).insert((work->*member).end(), mark.parts.begin(), mark.parts.end());
      }
      return true;
    }
    return false;
  }
  bool frame(const GoldMark& mark) {
    const auto append = [&](Gold::Spans& to) {
      to.insert(to.end(), mark.parts.begin(), mark.parts.end());
    };
    if (mark.label == "note" || mark.label == "work") return true;
    if (mark.label == "title") return append(gold_.title), true;
    if (mark.label == "series") return append(gold_.series), true;
    if (mark.label == "of") {
      ofs_[std::string(mark.field("of"))] = mark.parts.front();
      return true;
    }
    if (mark.label == "call") {
      Gold::Citation* citation = citation_of(mark);
      if (citation == nullptr) return wrong(mark, "belongs to no note"), true;
      append(citation->calls);
      return true;
    }
    if (mark.label != "cell") return piece(mark);
    for (Gold::Block& block : gold_.blocks) {
      for (const SourceSpan span : block.spans) {
        const SourceSpan inside = mark.parts.front();
        if (span.begin <= inside.begin && inside.end <= span.end) return append(block.cells), true;
      }
    }
    return wrong(mark, "stands in no block"), true;
  }
  void read_one(const GoldMark& mark) {
    if (frame(mark)) return;
    const bool optional = mark.field("optional") == "true";
    if (std::find(kKinds.begin(), kKinds.end(), mark.label) != kKinds.end()) {
      Gold::Quantity quantity;
      sagwan::read(mark, kQuantity, quantity);
      quantity.kind = mark.label;
      quantity.spans = mark.parts;
      quantity.point = mark.field("point") == "true";
      quantity.optional = optional;
      const std::string number(mark.field("of"));
      if (!number.empty()) quantities_.emplace_back(number, gold_.quantities.size());
      gold_.quantities.push_back(std::move(quantity));
      return;
    }
    const auto type = find_type(mark.label);
    if (type && *type <= FindType::interval) {
      Gold::Time time;
      sagwan::read(mark, kTime, time);
      time.type = mark.label;
      time.spans = mark.parts;
      time.optional = optional;
      gold_.times.push_back(std::move(time));
    } else if (type && *type >= FindType::per && *type <= FindType::title) {
      mention(mark, optional);
    } else {
      wrong(mark, "is of no type that gold knows");
    }
  }
  void mention(const GoldMark& mark, bool optional) {
    Gold::Mention mention;
    sagwan::read(mark, kMention, mention);
    mention.type = mark.label;
    mention.spans = mark.parts;
    mention.optional = optional;
    if (mention.entity.empty()) {
      mention.entity = "new" + std::to_string(mark.parts.front().begin) + mark.label;
    }
    const bool known = std::any_of(gold_.entities.begin(), gold_.entities.end(),
                                   [&](const Gold::Entity& e) { return e.id == mention.entity; });
    if (!known) gold_.entities.push_back({mention.entity, mention.type, mention.subtype});
    gold_.mentions.push_back(std::move(mention));
  }

  Gold& gold_;
  const std::string& path_;
  std::map<std::string, std::size_t> citations_;
  std::vector<std::pair<std::string, std::size_t>> quantities_;
  std::map<std::string, SourceSpan> ofs_;
};

}  // namespace

std::string_view GoldMark::field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::vector<GoldMark> marks_of(const Gold& gold) { return Marker(gold).marks(); }

Result<Gold> with_marks(Gold rest, const std::vector<GoldMark>& marks, const SourceText& text,
                        const std::string& path) {
  rest.title.clear();
  rest.series.clear();
  rest.times.clear();
  rest.quantities.clear();
  rest.mentions.clear();
  rest.citations.clear();
  for (Gold::Block& block : rest.blocks) block.cells.clear();
  std::vector<GoldMark> clean = marks;
  for (GoldMark& mark : clean) mark.parts = text.trimmed(mark.parts);
  std::erase_if(clean, [](const GoldMark& mark) { return mark.parts.empty(); });
  Reader reader(rest, path);
  reader.read_all(clean);
  if (reader.error) return *reader.error;
  return tidy(std::move(rest), text);
}

}  // namespace sagwan
