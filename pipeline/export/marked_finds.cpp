// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/marked_finds.h"

#include <map>
#include <set>

#include "pipeline/export/json_text.h"

namespace sagwan {

namespace {

/// The fields that the mark itself does not say.
std::string facts_of(const Record& record) {
  std::string out;
  JsonText json(out);
  json.begin_object();
  record.each_member([&](std::string_view key, JsonValue value) {
    if (key == "id" || key == "span" || key == "parts") return;
    json.key(key);
    json.value(value);
  });
  json.end_object();
  return out;
}

void mark(const Record& r, const char* label, const char* value,
          const std::function<void(const MarkedFind&)>& function) {
  MarkedFind find;
  find.id = r.required("id");
  find.label = r.required(label);
  find.text = r.text("text");
  find.value = r.text(value);
  find.span = r.span();
  r.each_span("parts", [&](SourceSpan part) { find.parts.push_back(part); });
  if (find.parts.empty()) find.parts.push_back(find.span);
  find.facts = facts_of(r);
  function(find);
}

/// Chooses the mention that stands for an entity.
class Mentions {
 public:
  explicit Mentions(const Record& root) {
    root.each("mentions", [&](const Record& r) {
      if (r.has("entity")) {
        of_[std::string(r.text("entity"))].push_back({std::string(r.required("id")), r.span()});
      }
    });
    root.each("sentences", [&](const Record& r) {
      sentences_[std::string(r.required("id"))] = r.span();
    });
  }
  [[nodiscard]] std::string find(std::string_view entity, const Record& relation) const {
    const auto at = of_.find(std::string(entity));
    if (at == of_.end() || at->second.empty()) return {};
    std::string out;
    relation.each_text("evidence", [&](std::string_view sentence) {
      const auto where = sentences_.find(std::string(sentence));
      if (where == sentences_.end() || !out.empty()) return;
      for (const auto& [id, span] : at->second) {
        const bool inside = where->second.begin <= span.begin && span.end <= where->second.end;
        if (inside && out.empty()) out = id;
      }
    });
    return out.empty() ? at->second.front().first : out;
  }

 private:
  std::map<std::string, std::vector<std::pair<std::string, SourceSpan>>> of_;
  std::map<std::string, SourceSpan> sentences_;
};

}  // namespace

void each_marked(const Record& root,
                 const std::function<void(const MarkedFind&)>& function) {
  root.each("mentions", [&](const Record& r) { mark(r, "type", "entity", function); });
  root.each("times", [&](const Record& r) { mark(r, "type", "value", function); });
  root.each("quantities", [&](const Record& r) { mark(r, "kind", "value", function); });
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& r) { mark(r, "type", "title", function); });
  });
}

void each_mark_link(const Record& root,
                    const std::function<void(const MarkLink&)>& function) {
  std::set<std::string> marks;
  each_marked(root, [&](const MarkedFind& find) { marks.insert(std::string(find.id)); });
  const auto link = [&](std::string_view type, std::string_view from, std::string_view to) {
    MarkLink one{std::string(type), std::string(from), std::string(to)};
    if (marks.contains(one.from) && marks.contains(one.to)) function(one);
  };
  root.each("mentions", [&](const Record& r) {
    r.each_text("roles", [&](std::string_view role) { link("role", r.text("id"), role); });
  });
  root.each("times",
            [&](const Record& r) { link("anchor", r.text("id"), r.text("anchor")); });
  root.each("citations", [&](const Record& citation) {
    citation.each("items", [&](const Record& r) {
      link("refers_to", r.text("id"), r.text("refers_to"));
    });
  });
  const Mentions mentions(root);
  root.each("relations", [&](const Record& r) {
    const std::string subject = mentions.find(r.required("subject"), r);
    link(r.required("type"), subject, mentions.find(r.required("object"), r));
    link("organisation", subject, mentions.find(r.text("organisation"), r));
  });
}

}  // namespace sagwan
