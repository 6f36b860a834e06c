// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/linked_graph.h"

#include <unordered_map>
#include <utility>

#include "pipeline/export/knowledge_graph.h"
#include "pipeline/export/text_guard.h"
#include "pipeline/export/text_index.h"
#include "pipeline/export/works.h"

namespace sagwan {

namespace {

constexpr uint32_t kContext = 32;  // code points of prefix and suffix
constexpr std::size_t kBytesOfText = 96;

/// Predicates of other vocabularies.
struct Predicates {
  Term name{"schema:name"}, date{"schema:datePublished"}, publisher{"schema:publisher"},
      language{"schema:inLanguage"}, value{"schema:value"}, least{"schema:minValue"},
      most{"schema:maxValue"}, currency{"schema:currency"}, unit{"schema:unitCode"},
      member{"schema:member"}, role{"schema:roleName"}, of{"schema:memberOf"},
      part{"schema:isPartOf"}, version{"schema:softwareVersion"};
  Term generated{"prov:wasGeneratedBy"}, associated{"prov:wasAssociatedWith"}, used{"prov:used"},
      derived{"prov:wasDerivedFrom"};
  Term spellings{"sgw:spellings"}, from{"sgw:attestedFrom"}, until{"sgw:attestedUntil"},
      begin{"sgw:span_begin"}, end{"sgw:span_end"};
};

const Predicates& predicates() {
  static const Predicates kPredicates;
  return kPredicates;
}

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
  std::vector<Term> properties, links;
};

const PlanTerms& terms_of(const NodePlan& plan) {
  static const std::vector<PlanTerms> kTerms = [] {
    std::vector<PlanTerms> out;
    for (const NodePlan& one : node_plans()) {
      PlanTerms& terms = out.emplace_back();
      terms.type = std::string("sgw:").append(one.label);
      for (const RecordField& property : one.properties) {
        terms.properties.emplace_back(std::string("sgw:").append(property.name));
      }
      for (const std::string_view link : one.links) {
        terms.links.emplace_back(std::string("sgw:").append(link));
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
      own_ = document_;
      if (!node.id.empty()) {
        own_ += ':';
        append_iri_part(own_, node.id);
      }
      write_node(node);
      if (node.span) write_annotation(node);
    });
    std::vector<Iri> annotations;
    for (const std::string& id : annotated_) annotations.push_back(iri(id));
    out_.page(document_ + ":page", annotations);
  }

 private:
  [[nodiscard]] Iri iri(std::string_view id) const { return {document_, id}; }

  void write_node(const GraphNode& node) {
    const std::string_view label = node.plan->label;
    const std::string& type = terms_of(*node.plan).type;
    if (label == "Document") {
      out_.begin(own_, {type, "schema:Report", "prov:Entity"});
      write_document();
    } else if (label == "Entity") {
      out_.begin(own_, {type, schema_type(node.record->required("type"))});
      write_names(*node.record);
    } else if (label == "Quantity") {
      const bool money = node.record->text("kind") == "money";
      out_.begin(own_, {type, money ? "schema:MonetaryAmount" : "schema:QuantitativeValue"});
      write_quantity(*node.record, money);
    } else if (label == "Work") {
      out_.begin(own_, {type, work_type_names(node.record->required("type")).schema});
      write_work(*node.record);
    } else if (label == "Relation") {
      out_.begin(own_, {type, "schema:OrganizationRole"});
      write_role(*node.record);
    } else {
      out_.begin(own_, {type});
    }
    write_properties(node);
    out_.end();
  }

  /// Every field once, under its own name in our vocabulary.
  void write_properties(const GraphNode& node) {
    const PlanTerms& terms = terms_of(*node.plan);
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      const RecordField& plan = node.plan->properties[i];
      const std::string_view value = node.properties[i];
      if (value.empty()) continue;
      const Term& term = terms.properties[i];
      switch (plan.kind) {
        case FieldKind::text:
          out_.text(term, value);
          break;
        case FieldKind::integer:
          out_.typed(term, value, "xsd:integer");
          break;
        case FieldKind::decimal:
          out_.typed(term, value, "xsd:decimal");
          break;
        case FieldKind::flag:
          out_.typed(term, value, "xsd:boolean");
          break;
      }
    }
    if (node.span) {
      out_.whole(p_.begin, node.span->begin);
      out_.whole(p_.end, node.span->end);
    }
    std::size_t link = 0;  // links stand in the order of the plan
    for (std::size_t i = 0; i < node.links.size(); ++link) {
      const std::string_view type = node.plan->links[link];
      targets_.clear();
      for (; i < node.links.size() && node.links[i].type == type; ++i) {
        targets_.push_back(iri(node.links[i].target));
      }
      out_.links(terms.links[link], targets_);
    }
    if (!node.id.empty()) out_.link(p_.part, iri({}));
  }

  void write_document() {
    const Record document = root_.object("document");
    const Record generator = root_.object("generator");
    out_.text(p_.name, document.text("title"));
    out_.text(p_.date, document.text("date"));
    out_.text(p_.publisher, document.text("publisher"));
    out_.begin_blank(p_.generated, {"prov:Activity"});
    out_.begin_blank(p_.associated, {"prov:SoftwareAgent"});
    out_.text(p_.name, generator.text("name"));
    out_.text(p_.version, generator.text("version"));
    out_.end_blank();
    out_.link(p_.used, {hash_iri(generator.text("config_sha256"))});
    out_.end_blank();
    out_.link(p_.derived, {hash_iri(document.object("source").text("sha256"))});
  }

  void write_names(const Record& entity) {
    out_.text(p_.name, entity.text("name"));
    std::vector<std::pair<std::string_view, std::string_view>> names;
    const Record by_language = entity.object("names");
    by_language.each_member([&](std::string_view lang, JsonValue) {
      by_language.each_text(lang, [&](std::string_view name) { names.emplace_back(lang, name); });
    });
    // A blank node for each: one predicate may stand but once in a JSON object.
    std::size_t number = 0;
    for (const auto& [lang, name] : names) {
      const Term term("rdf:_" + std::to_string(++number));
      if (number == 1) out_.begin_blank(p_.spellings, {"rdf:Seq"});
      out_.text_in(term, name, lang);
    }
    if (number > 0) out_.end_blank();
  }

  void write_quantity(const Record& r, bool money) {
    out_.typed(p_.value, r.text("value"), "xsd:decimal");
    out_.typed(p_.least, r.text("min"), "xsd:decimal");
    out_.typed(p_.most, r.text("max"), "xsd:decimal");
    out_.text(money ? p_.currency : p_.unit, r.text("unit"));
  }

  void write_work(const Record& r) {
    out_.text(p_.name, r.text("title"));
    out_.text(p_.date, r.text("date"));
    out_.text(p_.publisher, r.text("publisher"));
    out_.text(p_.language, r.text("title_lang"));
  }

  /// The dates at which the report attests the office: the earliest begin and the latest end.
  void write_role(const Record& r) {
    out_.link(p_.member, iri(r.required("subject")));
    out_.link(p_.role, iri(r.required("object")));
    if (r.has("organisation")) out_.link(p_.of, iri(r.text("organisation")));
    std::string_view begin;
    std::string_view end;
    r.each_text("times", [&](std::string_view id) {
      const auto at = times_.find(id);
      if (at == times_.end()) return;
      const auto& [from, until] = at->second;
      if (begin.empty() || from < begin) begin = from;
      if (end.empty() || until > end) end = until;
    });
    out_.text(p_.from, begin);
    out_.text(p_.until, end);
  }

  void write_annotation(const GraphNode& node) {
    annotated_.emplace_back(node.id);
    const SourceSpan span = *node.span;
    const auto before = index_.slice(span.begin < kContext ? 0 : span.begin - kContext, span.begin);
    const auto behind = index_.slice(span.end, span.end + kContext);
    out_.annotation(
        own_, {document_, span, index_.slice(span), before, behind, node.record->text("rule")});
  }

  const Record& root_;
  TextIndex index_;
  std::string document_;
  LinkedText out_;
  const Predicates& p_ = predicates();
  std::string own_;                     ///< IRI of the node
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
