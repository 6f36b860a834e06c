// SPDX-License-Identifier: Apache-2.0
#include "cli/knowledge_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "pipeline/core/utf8.h"
#include "sagwan/decimal.h"

namespace sagwan::cli {

namespace {

// A time that begins further in than this is not seen on the line of its sentence.
constexpr uint32_t kSeen = 24;
constexpr uint32_t kLead = 12;        // characters before such a time that are shown
constexpr uint32_t kDateColumn = 23;  // as wide as 2022-12-01/2023-04-30
constexpr uint32_t kNameColumn = 26;
constexpr uint32_t kQuantityColumn = 40;

/// Counts by key, in the order of count, then key.
class Tally {
 public:
  void add(const std::string& key) { ++counts_[key]; }
  [[nodiscard]] bool empty() const { return counts_.empty(); }
  [[nodiscard]] std::string text() const {
    std::vector<std::pair<std::string, uint32_t>> rows(counts_.begin(), counts_.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string out;
    for (const auto& [key, count] : rows) {
      out += (out.empty() ? "" : ", ") + key + " " + std::to_string(count);
    }
    return out;
  }

 private:
  std::map<std::string, uint32_t> counts_;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

class KnowledgePage {
 public:
  KnowledgePage(const Knowledge& knowledge, Terminal terminal) : k_(knowledge), page_(terminal) {
    for (const auto& block : k_.blocks) kind_of_block_[block.id] = &block.kind;
    for (const auto& entity : k_.entities) entities_[entity.id] = &entity;
    for (const auto& sentence : k_.sentences) by_begin_.push_back(&sentence);
    std::stable_sort(by_begin_.begin(), by_begin_.end(),
                     [](const auto* a, const auto* b) { return a->span < b->span; });
  }

  std::string make(const std::string& path) {
    front();
    counts();
    chronology();
    people();
    quantities();
    sources();
    notes();
    if (!path.empty()) {
      page_.blank();
      page_.paragraph("knowledge file: " + path);
    }
    return page_.text();
  }

 private:
  void front() {
    page_.title(k_.title.empty() ? k_.source_name : k_.title);
    if (!k_.subtitle.empty()) page_.paragraph(k_.subtitle);
    std::vector<std::string> facts;
    std::string series = k_.series;
    if (!k_.volume.empty()) series += " Vol. " + k_.volume;
    if (!k_.issue.empty()) series += " No. " + k_.issue;
    for (const std::string& fact : {series, k_.date, joined(k_.authors), k_.publisher}) {
      if (!fact.empty()) facts.push_back(fact);
    }
    if (!facts.empty()) page_.paragraph(joined(facts));
    std::string languages;
    for (const auto& [tag, share] : k_.languages) languages += ", " + tag + " " + percent(share);
    page_.paragraph(k_.source_name + ", " + std::to_string(k_.text_length) + " characters, " +
                    k_.source_encoding + languages);
  }

  /// `0.9123` as `91.2%`.
  static std::string percent(const std::string& share) {
    const auto value = Decimal::parse(share);
    const auto hundredfold = value ? value->times(Decimal(100, 0)) : std::nullopt;
    const auto rounded = hundredfold ? hundredfold->divided_by(Decimal(1, 0), 1) : std::nullopt;
    return rounded ? rounded->to_string() + "%" : share;
  }

  void counts() {
    page_.heading("Found");
    Tally times, quantities, names;
    for (const auto& time : k_.times) times.add(time.type);
    for (const auto& quantity : k_.quantities) quantities.add(quantity.kind);
    for (const auto& mention : k_.mentions) names.add(mention.type);
    std::size_t works = 0;
    for (const auto& citation : k_.citations) works += citation.items.size();
    const auto line = [&](const char* what, std::size_t count, const std::string& details) {
      page_.entry(what, 12, std::to_string(count) + (details.empty() ? "" : ": " + details));
    };
    line("sentences", k_.sentences.size(), "");
    line("times", k_.times.size(), times.text());
    line("quantities", k_.quantities.size(), quantities.text());
    line("names", k_.mentions.size(), names.text());
    line("entities", k_.entities.size(), "");
    line("citations", k_.citations.size(), works == 0 ? "" : std::to_string(works) + " works");
    line("facts", k_.relations.size(), "");
  }

  /// The smallest sentence that holds `span`; nullptr where none does. A sentence that notes
  /// interrupt can begin far before, so some sentences back are looked at.
  [[nodiscard]] const Knowledge::Sentence* sentence_of(SourceSpan span) const {
    constexpr int kLookBack = 64;
    const auto after = std::upper_bound(
        by_begin_.begin(), by_begin_.end(), span.begin,
        [](uint32_t at, const Knowledge::Sentence* s) { return at < s->span.begin; });
    const Knowledge::Sentence* best = nullptr;
    int tries = kLookBack;
    for (auto it = after; it != by_begin_.begin() && tries-- > 0;) {
      const Knowledge::Sentence* s = *--it;
      const bool holds = s->span.begin <= span.begin && span.end <= s->span.end;
      if (holds &&
          (best == nullptr || s->span.end - s->span.begin < best->span.end - best->span.begin)) {
        best = s;
      }
    }
    return best;
  }

  [[nodiscard]] bool is_statement(const Knowledge::Sentence& sentence) const {
    const auto at = kind_of_block_.find(sentence.block);
    if (at == kind_of_block_.end()) return true;
    static constexpr std::array<std::string_view, 4> kApart = {"footnote", "source", "furniture",
                                                               "masthead"};
    return std::find(kApart.begin(), kApart.end(), *at->second) == kApart.end();
  }

  void chronology() {
    using Row = std::tuple<std::string, std::string, SourceSpan, const Knowledge::Time*,
                           const Knowledge::Sentence*>;
    std::vector<Row> rows;
    std::set<std::pair<std::string, const Knowledge::Sentence*>> seen;
    for (const auto& time : k_.times) {
      const Knowledge::Sentence* sentence = time.begin.empty() ? nullptr : sentence_of(time.span);
      if (sentence == nullptr || !is_statement(*sentence)) continue;
      if (!seen.insert({time.value, sentence}).second) continue;
      rows.emplace_back(time.begin, time.end, time.span, &time, sentence);
    }
    if (rows.empty()) return;
    std::sort(rows.begin(), rows.end());
    page_.heading("Chronology");
    for (const auto& row : rows) {
      const auto& time = *std::get<const Knowledge::Time*>(row);
      page_.row(time.value + (time.mod.empty() ? "" : " " + time.mod), kDateColumn,
                from_before(std::get<const Knowledge::Sentence*>(row)->text, time.text));
    }
  }

  /// The sentence, from a word before `time` on where the time stands far in.
  static std::string from_before(const std::string& sentence, const std::string& time) {
    const std::size_t at = sentence.find(time);
    if (at == std::string::npos || utf8::count(sentence.substr(0, at)) <= kSeen) return sentence;
    std::size_t from = at;
    for (uint32_t i = 0; i < kLead; ++i) from = utf8::previous(sentence, from);
    if (const std::size_t space = sentence.find(' ', from); space < at) from = space + 1;
    return std::string(kEllipsis) + " " + sentence.substr(from);
  }

  /// The name, with the first name in each other language behind it.
  [[nodiscard]] std::string name_of(const Knowledge::Entity& entity) const {
    std::vector<std::string> others;
    for (const auto& [lang, names] : entity.names) {
      const bool has_main = std::find(names.begin(), names.end(), entity.name) != names.end();
      if (!has_main && !names.empty()) others.push_back(names.front());
    }
    return entity.name + (others.empty() ? "" : " (" + joined(others) + ")");
  }

  [[nodiscard]] std::string entity_name(const std::string& id) const {
    const auto at = entities_.find(id);
    return at == entities_.end() ? "" : at->second->name;
  }

  void people() {
    std::map<std::string, std::vector<std::string>> offices;
    for (const auto& relation : k_.relations) {
      if (relation.type != "holds_office") continue;
      const std::string organisation = entity_name(relation.organisation);
      const std::string office = entity_name(relation.object);
      const std::string whole = organisation.empty() ? office : organisation + " " + office;
      auto& own = offices[relation.subject];
      if (std::find(own.begin(), own.end(), whole) == own.end()) own.push_back(whole);
    }
    std::vector<const Knowledge::Entity*> persons;
    for (const auto& entity : k_.entities) {
      if (entity.type == "PER") persons.push_back(&entity);
    }
    if (persons.empty()) return;
    std::stable_sort(persons.begin(), persons.end(), [](const auto* a, const auto* b) {
      return a->mentions.size() > b->mentions.size();
    });
    page_.heading("People");
    for (const Knowledge::Entity* person : persons) {
      const auto at = offices.find(person->id);
      std::string text = at == offices.end() ? "" : joined(at->second);
      if (text.empty()) text = "-";
      page_.entry(name_of(*person), kNameColumn,
                  text + " x" + std::to_string(person->mentions.size()));
    }
  }

  /// `trade: 17.2% up (2022)`.
  static std::string measured(const Knowledge::Quantity& quantity) {
    std::string out = quantity.of.empty() ? quantity.text : quantity.of + ": " + quantity.text;
    if (!quantity.direction.empty()) out += " " + quantity.direction;
    if (!quantity.base.empty()) out += " (" + quantity.base + ")";
    return out;
  }

  void quantities() {
    std::size_t others = 0;
    bool any = false;
    for (const auto& quantity : k_.quantities) {
      const auto* sentence = sentence_of(quantity.span);
      if ((quantity.of.empty() && quantity.base.empty()) || sentence == nullptr) {
        ++others;
        continue;
      }
      if (!any) page_.heading("Quantities");
      any = true;
      page_.row(measured(quantity), std::min(kQuantityColumn, page_.width() * 2 / 5),
                sentence->text);
    }
    if (any && others > 0) {
      page_.paragraph("and " + std::to_string(others) + " without a noun beside them", 2);
    }
  }

  void sources() {
    struct Language {
      uint32_t works = 0;
      Tally containers;
    };
    std::map<std::string, Language> languages;
    for (const auto& citation : k_.citations) {
      for (const auto& work : citation.items) {
        if (work.ibid) continue;
        Language& language = languages[work.title_lang.empty() ? "-" : work.title_lang];
        ++language.works;
        if (!work.container.empty()) language.containers.add(work.container);
      }
    }
    if (languages.empty()) return;
    page_.heading("Sources");
    std::vector<std::pair<std::string, Language>> rows(languages.begin(), languages.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.works > b.second.works; });
    for (const auto& [tag, language] : rows) {
      page_.entry(tag + " " + std::to_string(language.works), 12, language.containers.text());
    }
  }

  void notes() {
    Tally codes;
    for (const auto& note : k_.diagnostics) {
      if (note.severity != "info") codes.add(note.code);
    }
    if (codes.empty()) return;
    page_.heading("To check");
    page_.paragraph(codes.text(), 2);
  }

  const Knowledge& k_;
  Page page_;
  std::map<std::string, const std::string*> kind_of_block_;
  std::map<std::string, const Knowledge::Entity*> entities_;
  std::vector<const Knowledge::Sentence*> by_begin_;
};

}  // namespace

std::string knowledge_page(const Knowledge& knowledge, const std::string& path, Terminal terminal) {
  return KnowledgePage(knowledge, terminal).make(path);
}

}  // namespace sagwan::cli
