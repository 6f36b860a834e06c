// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/marked_finds.h"

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sagwan {

namespace {

void mark(const Record& r, const char* label, const char* value,
          const std::function<void(const MarkedFind&)>& function) {
  MarkedFind find{r.required("id"),
                  r.required(label),
                  r.text("text"),
                  r.text(value),
                  r.span(),
                  r.spans("parts"),
                  r};
  if (find.parts.empty()) find.parts.push_back(find.span);
  function(find);
}

/// Chooses the mention that stands for an entity.
class Mentions {
 public:
  explicit Mentions(const Record& root) {
    root.each("mentions", [&](const Record& r) {
      if (r.has("entity")) of_[r.text("entity")].emplace_back(r.required("id"), r.span());
    });
    root.each("sentences", [&](const Record& r) { sentences_[r.required("id")] = r.span(); });
  }
  [[nodiscard]] std::string_view find(std::string_view entity, const Record& relation) const {
    const auto at = of_.find(entity);
    if (at == of_.end()) return {};
    std::string_view out;
    relation.each_text("evidence", [&](std::string_view sentence) {
      const auto where = sentences_.find(sentence);
      if (where == sentences_.end() || !out.empty()) return;
      for (const auto& [id, span] : at->second) {
        const bool inside = where->second.begin <= span.begin && span.end <= where->second.end;
        if (inside && out.empty()) out = id;
      }
    });
    return out.empty() ? at->second.front().first : out;
  }

 private:
  std::unordered_map<std::string_view, std::vector<std::pair<std::string_view, SourceSpan>>> of_;
  std::unordered_map<std::string_view, SourceSpan> sentences_;
};

}  // namespace

void each_marked(const Record& root, const std::function<void(const MarkedFind&)>& function) {
  root.each("mentions", [&](const Record& r) { mark(r, "type", "entity", function); });
  root.each("times", [&](const Record& r) { mark(r, "type", "value", function); });
  root.each("quantities", [&](const Record& r) { mark(r, "kind", "value", function); });
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& r) { mark(r, "type", "title", function); });
  });
}

void each_mark_link(const Record& root, const std::function<void(const MarkLink&)>& function) {
  std::unordered_set<std::string_view> marks;
  each_marked(root, [&](const MarkedFind& find) { marks.insert(find.id); });
  const auto link = [&](std::string_view type, std::string_view from, std::string_view to) {
    if (marks.contains(from) && marks.contains(to)) function({type, from, to});
  };
  root.each("mentions", [&](const Record& r) {
    r.each_text("roles", [&](std::string_view role) { link("role", r.text("id"), role); });
  });
  root.each("times", [&](const Record& r) { link("anchor", r.text("id"), r.text("anchor")); });
  root.each("citations", [&](const Record& citation) {
    citation.each("items",
                  [&](const Record& r) { link("refers_to", r.text("id"), r.text("refers_to")); });
  });
  const Mentions mentions(root);
  root.each("relations", [&](const Record& r) {
    const std::string_view subject = mentions.find(r.required("subject"), r);
    link(r.required("type"), subject, mentions.find(r.required("object"), r));
    link("organisation", subject, mentions.find(r.text("organisation"), r));
  });
}

}  // namespace sagwan
