// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_graph.h"

#include <algorithm>

#include "pipeline/export/json_text.h"

namespace sagwan {

namespace {

constexpr FieldKind kInteger = FieldKind::integer;

// The numbers of the plans below.
// NOLINTBEGIN(readability-identifier-naming): constants, not states of something
enum Label : uint8_t {
  kDocument,
  kBlock,
  kCell,
  kSentence,
  kRun,
  kMention,
  kEntity,
  kTime,
  kQuantity,
  kCitation,
  kWork,
  kRelation,
  kDiagnostic
};
// NOLINTEND(readability-identifier-naming)

std::vector<RecordField> joined(std::vector<RecordField> first,
                                const std::vector<RecordField>& middle,
                                const std::vector<RecordField>& last) {
  first.insert(first.end(), middle.begin(), middle.end());
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

std::vector<NodePlan> make_plans() {
  return {
      {"Document",
       {{"source_name"},   {"media_type"},      {"bytes", kInteger},
        {"sha256"},        {"encoding"},        {"text_length", kInteger},
        {"text"},          {"series"},          {"volume"},
        {"issue"},         {"title"},           {"subtitle"},
        {"date"},          {"authors"},         {"publisher"},
        {"languages"},     {"program_version"}, {"config"},
        {"config_sha256"}, {"options"}},
       {}},
      {"Block",
       {{"kind"},
        {"level", kInteger},
        {"marker"},
        {"text"},
        {"page", kInteger},
        {"box"},
        {"parts"}},
       {"parent"}},
      {"Cell", {{"text"}, {"column", kInteger}, {"parts"}}, {"block"}},
      {"Sentence", {{"text"}, {"lang"}, {"parts"}}, {"block"}},
      {"Run", {{"lang"}, {"parts"}}, {"sentence"}},
      {"Mention",
       {{"type"}, {"subtype"}, {"text"}, {"lang"}, {"link"}, {"rule"}, {"parts"}},
       {"entity", "roles"}},
      {"Entity", {{"type"}, {"subtype"}, {"name"}, {"names"}, {"ids"}}, {}},
      {"Time",
       joined({{"type"}, {"text"}, {"lang"}}, time_fields(), {{"rule"}, {"parts"}}),
       {"anchor"}},
      {"Quantity",
       joined({{"kind"}, {"text"}, {"lang"}}, quantity_fields(), {{"rule"}, {"parts"}}),
       {}},
      {"Citation", {{"note"}, {"calls"}, {"parts"}}, {"sentences"}},
      {"Work",
       joined({{"type"}, {"authors"}}, work_fields(), {{"rule"}, {"parts"}}),
       {"citation", "refers_to"}},
      {"Relation",
       {{"type"}},
       {"subject", "object", "organisation", "times", "evidence", "citations"}},
      {"Diagnostic", {{"severity"}, {"code"}, {"message"}}, {}},
  };
}

/// A view into the record, or of `made` where JSON had to be made of a list or object.
std::string_view property_of(const Record& record, const RecordField& plan, std::string& made) {
  const auto value = record.find(plan.name);
  if (!value) return {};
  switch (value->kind()) {
    case JsonKind::string:
    case JsonKind::number:
      return value->text();
    case JsonKind::yes:
      return "true";
    case JsonKind::no:
    case JsonKind::null:
      return {};
    case JsonKind::list:
    case JsonKind::object:
      break;
  }
  if (value->size() == 0) return {};
  made.clear();
  JsonText(made).value(*value);
  return made;
}

class NodeWalk {
 public:
  explicit NodeWalk(const std::function<void(const GraphNode&)>& function) : function_(function) {}

  /// `parent` is the target of a link of that name where the record has none of its own.
  void node(Label label, const Record& record, std::string_view id, std::string_view parent = {}) {
    begin(label, record, id);
    if (record.has_span()) node_.span = record.span();
    for (const RecordField& plan : node_.plan->properties) property(record, plan);
    for (const std::string_view type : node_.plan->links) {
      const auto value = record.find(type);
      if (!value) {
        if (!parent.empty() && node_.links.empty()) node_.links.push_back({type, parent});
      } else if (value->kind() == JsonKind::list) {
        record.each_text(type, [&](std::string_view id_of) {
          node_.links.push_back({type, id_of});
        });
      } else {
        const std::string_view target = Record::text_of(*value);
        node_.links.push_back({type, target == "document" ? std::string_view() : target});
      }
    }
    function_(node_);
  }
  void nodes(Label label, const Record& root, const char* list) {
    root.each(list, [&](const Record& r) { node(label, r, r.required("id")); });
  }
  void document(const Record& root);

 private:
  void begin(Label label, const Record& record, std::string_view id) {
    node_.plan = &node_plans()[label];
    node_.id = id;
    node_.record = &record;
    node_.span.reset();
    node_.properties.clear();
    node_.links.clear();
    made_.resize(std::max(made_.size(), node_.plan->properties.size()));
  }
  void property(const Record& record, const RecordField& plan) {
    node_.properties.push_back(property_of(record, plan, made_[node_.properties.size()]));
  }

  const std::function<void(const GraphNode&)>& function_;
  GraphNode node_;                 ///< one for all, so that its lists keep their room
  std::vector<std::string> made_;  ///< for each property of a node
};

/// The document's fields lie in several objects.
void NodeWalk::document(const Record& root) {
  const Record document = root.object("document");
  const Record source = document.object("source");
  const Record generator = root.object("generator");
  const Record number = document.object("number");
  begin(kDocument, document, {});
  for (const RecordField& plan : node_.plan->properties) {
    const std::string_view key = plan.name;
    const bool of_source =
        key == "media_type" || key == "bytes" || key == "sha256" || key == "encoding";
    const bool of_generator = key == "config" || key == "config_sha256" || key == "options";
    if (key == "source_name") {
      node_.properties.push_back(source.required("name"));
    } else if (key == "program_version") {
      node_.properties.push_back(generator.text("version"));
    } else {
      property(of_source                           ? source
               : of_generator                      ? generator
               : key == "volume" || key == "issue" ? number
                                                   : document,
               plan);
    }
  }
  function_(node_);
}

}  // namespace

const std::vector<NodePlan>& node_plans() {
  static const std::vector<NodePlan> kPlans = make_plans();
  return kPlans;
}

void each_node(const Record& root, const std::function<void(const GraphNode&)>& function) {
  NodeWalk walk(function);
  walk.document(root);
  root.each("blocks", [&](const Record& block) {
    const std::string_view id = block.required("id");
    walk.node(kBlock, block, id);
    uint64_t cell = 0;
    block.each("cells", [&](const Record& r) {
      walk.node(kCell, r, std::string(id) + "." + std::to_string(++cell), id);
    });
  });
  walk.nodes(kSentence, root, "sentences");
  uint64_t run = 0;
  root.each("runs", [&](const Record& r) { walk.node(kRun, r, "run" + std::to_string(++run)); });
  walk.nodes(kMention, root, "mentions");
  walk.nodes(kEntity, root, "entities");
  walk.nodes(kTime, root, "times");
  walk.nodes(kQuantity, root, "quantities");
  root.each("citations", [&](const Record& citation) {
    const std::string_view id = citation.required("id");
    walk.node(kCitation, citation, id);
    citation.each("items", [&](const Record& r) { walk.node(kWork, r, r.required("id"), id); });
  });
  walk.nodes(kRelation, root, "relations");
  uint64_t note = 0;
  root.each("diagnostics", [&](const Record& r) {
    walk.node(kDiagnostic, r, "diagnostic" + std::to_string(++note));
  });
}

}  // namespace sagwan
