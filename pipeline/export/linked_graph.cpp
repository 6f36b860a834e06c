// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/linked_graph.h"

#include <unordered_map>
#include <utility>

#include "pipeline/export/knowledge_graph.h"
#include "pipeline/export/text_index.h"
#include "pipeline/export/works.h"

namespace sagwan {

namespace {

constexpr uint32_t kContext = 32;  // code points of prefix and suffix
constexpr std::size_t kBytesOfText = 96;
constexpr std::string_view kOfAnnotation = ":annotation";

constexpr Term kAnnotation{"Annotation", "oa:Annotation"};
constexpr Term kPage{"AnnotationPage", "as:OrderedCollectionPage"};
constexpr Term kItems{"items", "as:items"};
constexpr Term kBody{"body", "oa:hasBody"};
constexpr Term kTarget{"target", "oa:hasTarget"};
constexpr Term kSource{"source", "oa:hasSource"};
constexpr Term kSelector{"selector", "oa:hasSelector"};
constexpr Term kResource{"SpecificResource", "oa:SpecificResource"};
constexpr Term kPosition{"TextPositionSelector", "oa:TextPositionSelector"};
constexpr Term kQuote{"TextQuoteSelector", "oa:TextQuoteSelector"};
constexpr Term kStart{"start", "oa:start"};
constexpr Term kEnd{"end", "oa:end"};
constexpr Term kExact{"exact", "oa:exact"};
constexpr Term kPrefix{"prefix", "oa:prefix"};
constexpr Term kSuffix{"suffix", "oa:suffix"};
constexpr Term kMotivation{"motivation", "oa:motivatedBy"};
constexpr Term kIdentifying{"identifying", "oa:identifying"};

/// A name that is the same in both forms.
constexpr Term same(std::string_view name) { return {name, name}; }

std::string_view schema_type(std::string_view type) {
  return type == "PER"       ? "schema:Person"
         : type == "ORG"     ? "schema:Organization"
         : type == "LOC"     ? "schema:Place"
         : type == "EVENT"   ? "schema:Event"
         : type == "LAW"     ? "schema:Legislation"
         : type == "PRODUCT" ? "schema:Product"
         : type == "PROJECT" ? "schema:Project"
                             : "schema:Role";
}

std::string hash_iri(std::string_view sha256) {
  std::string out = "urn:sha256:";
  append_iri_part(out, sha256);
  return out;
}

/// A plan's names in our vocabulary.
struct PlanTerms {
  std::string type;
  std::vector<std::string> properties;
};

const PlanTerms& terms_of(const NodePlan& plan) {
  static const std::vector<PlanTerms> kTerms = [] {
    std::vector<PlanTerms> out;
    for (const NodePlan& one : node_plans()) {
      PlanTerms& terms = out.emplace_back();
      terms.type.append("sgw:").append(one.label);
      for (const Field& property : one.properties) {
        terms.properties.push_back(std::string("sgw:").append(property.name));
      }
    }
    return out;
  }();
  return kTerms[static_cast<std::size_t>(&plan - node_plans().data())];
}

class LinkedWalk {
 public:
  LinkedWalk(const ExportInput& input, LinkedForm form, std::string& out)
      : root_(input.knowledge),
        index_(input.text),
        document_(document_iri(input.knowledge.object("document").required("id"))),
        out_(out, form) {}

  void write() {
    root_.each("times", [&](const Record& time) {
      times_[time.text("id")] = {time.text("begin"), time.text("end")};
    });
    each_node(root_, [&](const GraphNode& node) {
      write_node(node);
      if (node.span) write_annotation(node);
    });
    out_.begin({document_, "page"}, {kPage});
    std::vector<Iri> annotations;
    for (const std::string& id : annotated_) annotations.push_back({document_, id, kOfAnnotation});
    out_.ordered(kItems, annotations);
    out_.end();
  }

 private:
  [[nodiscard]] Iri iri(std::string_view id) const { return {document_, id}; }

  void write_node(const GraphNode& node) {
    const std::string_view label = node.plan->label;
    const std::string& type = terms_of(*node.plan).type;
    if (label == "Document") {
      out_.begin(iri({}), {same(type), same("schema:Report"), same("prov:Entity")});
      write_document();
    } else if (label == "Entity") {
      out_.begin(iri(node.id), {same(type), same(schema_type(node.record->required("type")))});
      write_names(*node.record);
    } else if (label == "Quantity") {
      const bool money = node.record->text("kind") == "money";
      out_.begin(iri(node.id),
                 {same(type), same(money ? "schema:MonetaryAmount" : "schema:QuantitativeValue")});
      write_quantity(*node.record, money);
    } else if (label == "Work") {
      out_.begin(iri(node.id), {same(type), same(work_type(node.record->required("type")).schema)});
      write_work(*node.record);
    } else if (label == "Relation") {
      out_.begin(iri(node.id), {same(type), same("schema:OrganizationRole")});
      write_role(*node.record);
    } else {
      out_.begin(iri(node.id), {same(type)});
    }
    write_properties(node);
    out_.end();
  }

  /// Every field once, under its own name in our vocabulary.
  void write_properties(const GraphNode& node) {
    const std::vector<std::string>& terms = terms_of(*node.plan).properties;
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const Field& plan = node.plan->properties[i];
      const std::string_view value = node.properties[i];
      if (value.empty()) continue;
      const std::string& term = terms[i];
      switch (plan.kind) {
        case FieldKind::text:
          out_.text(same(term), value);
          break;
        case FieldKind::integer:
          out_.typed(same(term), value, "xsd:integer");
          break;
        case FieldKind::decimal:
          out_.typed(same(term), value, "xsd:decimal");
          break;
        case FieldKind::flag:
          out_.typed(same(term), value, "xsd:boolean");
          break;
      }
    }
    if (node.span) {
      out_.whole(same("sgw:span_begin"), node.span->begin);
      out_.whole(same("sgw:span_end"), node.span->end);
    }
    for (std::size_t i = 0; i < node.links.size();) {
      const std::string_view type = node.links[i].type;
      term_.assign("sgw:").append(type);
      targets_.clear();
      for (; i < node.links.size() && node.links[i].type == type; ++i) {
        targets_.push_back(iri(node.links[i].target));
      }
      out_.links(same(term_), targets_);
    }
    if (!node.id.empty()) out_.link(same("schema:isPartOf"), iri({}));
  }

  void write_document() {
    const Record document = root_.object("document");
    const Record generator = root_.object("generator");
    out_.text(same("schema:name"), document.text("title"));
    out_.text(same("schema:datePublished"), document.text("date"));
    out_.text(same("schema:publisher"), document.text("publisher"));
    out_.begin_blank(same("prov:wasGeneratedBy"), {same("prov:Activity")});
    out_.begin_blank(same("prov:wasAssociatedWith"), {same("prov:SoftwareAgent")});
    out_.text(same("schema:name"), generator.text("name"));
    out_.text(same("schema:softwareVersion"), generator.text("version"));
    out_.end_blank();
    out_.link(same("prov:used"), {hash_iri(generator.text("config_sha256"))});
    out_.end_blank();
    out_.link(same("prov:wasDerivedFrom"), {hash_iri(document.object("source").text("sha256"))});
  }

  void write_names(const Record& entity) {
    out_.text(same("schema:name"), entity.text("name"));
    std::vector<std::pair<std::string_view, std::string_view>> names;
    const Record by_language = entity.object("names");
    by_language.each_member([&](std::string_view lang, JsonValue) {
      by_language.each_text(lang, [&](std::string_view name) { names.emplace_back(lang, name); });
    });
    // A blank node for each: one predicate may stand but once in a JSON object.
    std::size_t number = 0;
    for (const auto& [lang, name] : names) {
      const std::string term = "rdf:_" + std::to_string(++number);
      if (number == 1) out_.begin_blank(same("sgw:spellings"), {same("rdf:Seq")});
      out_.text_in(same(term), name, lang);
    }
    if (number > 0) out_.end_blank();
  }

  void write_quantity(const Record& r, bool money) {
    out_.typed(same("schema:value"), r.text("value"), "xsd:decimal");
    out_.typed(same("schema:minValue"), r.text("min"), "xsd:decimal");
    out_.typed(same("schema:maxValue"), r.text("max"), "xsd:decimal");
    out_.text(same(money ? "schema:currency" : "schema:unitCode"), r.text("unit"));
  }

  void write_work(const Record& r) {
    out_.text(same("schema:name"), r.text("title"));
    out_.text(same("schema:datePublished"), r.text("date"));
    out_.text(same("schema:publisher"), r.text("publisher"));
    out_.text(same("schema:inLanguage"), r.text("title_lang"));
  }

  /// The dates at which the report attests the office: the earliest begin and the latest end.
  void write_role(const Record& r) {
    out_.link(same("schema:member"), iri(r.required("subject")));
    out_.link(same("schema:roleName"), iri(r.required("object")));
    if (r.has("organisation")) out_.link(same("schema:memberOf"), iri(r.text("organisation")));
    std::string_view begin;
    std::string_view end;
    r.each_text("times", [&](std::string_view id) {
      const auto at = times_.find(id);
      if (at == times_.end()) return;
      const auto& [from, until] = at->second;
      if (begin.empty() || from < begin) begin = from;
      if (end.empty() || until > end) end = until;
    });
    out_.text(same("sgw:attestedFrom"), begin);
    out_.text(same("sgw:attestedUntil"), end);
  }

  void write_annotation(const GraphNode& node) {
    annotated_.emplace_back(node.id);
    out_.begin({document_, node.id, kOfAnnotation}, {kAnnotation});
    out_.name(kMotivation, kIdentifying);
    out_.link(kBody, iri(node.id));
    out_.begin_blank(kTarget, {kResource});
    out_.link(kSource, iri({}));
    const SourceSpan span = *node.span;
    out_.begin_list(kSelector);
    out_.begin_element({kPosition});
    out_.offset(kStart, span.begin);
    out_.offset(kEnd, span.end);
    out_.end_blank();
    out_.begin_element({kQuote});
    out_.text(kExact, index_.slice(span));
    out_.text(kPrefix, index_.slice(span.begin < kContext ? 0 : span.begin - kContext, span.begin));
    out_.text(kSuffix, index_.slice(span.end, span.end + kContext));
    out_.end_blank();
    out_.end_list();
    out_.end_blank();
    if (node.record->has("rule")) {
      out_.link(same("prov:wasDerivedFrom"), {"urn:sagwan:rule", node.record->text("rule")});
    }
    out_.end();
  }

  const Record& root_;
  TextIndex index_;
  std::string document_;
  LinkedText out_;
  std::string term_;                    ///< of a link
  std::vector<Iri> targets_;            ///< of a link
  std::vector<std::string> annotated_;  ///< ids of nodes that have an annotation
  /// Begin and end of each time.
  std::unordered_map<std::string_view, std::pair<std::string_view, std::string_view>> times_;
};

}  // namespace

std::string document_iri(std::string_view document) {
  std::string out = "urn:sagwan:";
  append_iri_part(out, document);
  return out;
}

void write_linked_graph(const ExportInput& input, LinkedForm form, std::string& out) {
  // A byte of a report gives about so many, so that the string seldom grows.
  out.reserve(out.size() + kBytesOfText * input.text.size());
  LinkedWalk(input, form, out).write();
}

}  // namespace sagwan
