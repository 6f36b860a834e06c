// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/linked_text.h"

#include "pipeline/export/text_guard.h"

namespace sagwan {

namespace {

constexpr std::string_view kTail = ":annotation";

/// An annotation's text between its values: half of an export is annotations.
struct AnnotationForm {
  std::string_view begin, body, source, start, end, exact, prefix, suffix, close, rule, rule_end,
      finish;
};

constexpr AnnotationForm kJsonAnnotation = {
    R"({"id":")",
    R"(","type":["Annotation"],"motivation":"identifying","body":{"id":")",
    R"("},"target":{"type":["SpecificResource"],"source":{"id":")",
    R"("},"selector":[{"type":["TextPositionSelector"],"start":)",
    R"(,"end":)",
    R"(},{"type":["TextQuoteSelector"],"exact":)",
    R"(,"prefix":)",
    R"(,"suffix":)",
    R"(}]})",
    R"(,"prov:wasDerivedFrom":{"id":"urn:sagwan:rule:)",
    R"("})",
    R"(})"};

constexpr AnnotationForm kTurtleAnnotation = {
    "<",
    "> a oa:Annotation ;\n  oa:motivatedBy oa:identifying ;\n  oa:hasBody <",
    "> ;\n  oa:hasTarget [ a oa:SpecificResource ;\n  oa:hasSource <",
    "> ;\n  oa:hasSelector [ a oa:TextPositionSelector ;\n  oa:start \"",
    "\"^^xsd:nonNegativeInteger ;\n  oa:end \"",
    "\"^^xsd:nonNegativeInteger ], [ a oa:TextQuoteSelector ;\n  oa:exact ",
    " ;\n  oa:prefix ",
    " ;\n  oa:suffix ",
    " ] ]",
    " ;\n  prov:wasDerivedFrom <urn:sagwan:rule:",
    ">",
    " .\n"};

}  // namespace

void LinkedText::separate() {
  if (!first_ && is_json()) out_ += ',';
  first_ = false;
}

void LinkedText::types(std::initializer_list<std::string_view> types) {
  out_ += is_json() ? "\"type\":[" : "a ";
  bool first = true;
  for (const std::string_view type : types) {
    if (!first) out_ += is_json() ? "," : ", ";
    if (is_json()) out_ += '"';
    out_ += type;
    if (is_json()) out_ += '"';
    first = false;
  }
  if (is_json()) out_ += ']';
}

void LinkedText::begin(std::string_view iri, std::initializer_list<std::string_view> types_of) {
  separate();
  out_ += is_json() ? "{\"id\":\"" : "<";
  out_ += iri;
  out_ += is_json() ? "\"," : "> ";
  types(types_of);
}

void LinkedText::end() { out_ += is_json() ? "}" : " .\n"; }

void LinkedText::begin_blank(const Term& term, std::initializer_list<std::string_view> types_of) {
  predicate(term);
  out_ += is_json() ? "{" : "[ ";
  types(types_of);
}

void LinkedText::end_blank() { out_ += is_json() ? "}" : " ]"; }

void LinkedText::literal(std::string_view value) {
  if (is_json()) {
    append_json(out_, value);
  } else {
    append_turtle(out_, value);
  }
}

void LinkedText::append(Iri iri) {
  out_ += iri.document;
  if (!iri.id.empty()) {
    out_ += ':';
    append_iri_part(out_, iri.id);
  }
  out_ += iri.tail;
}

void LinkedText::resource(Iri iri) {
  out_ += is_json() ? "{\"id\":\"" : "<";
  append(iri);
  out_ += is_json() ? "\"}" : ">";
}

void LinkedText::text(const Term& term, std::string_view value) {
  if (value.empty()) return;
  predicate(term);
  literal(value);
}

void LinkedText::text_in(const Term& term, std::string_view value, std::string_view lang) {
  predicate(term);
  std::string tag;  // a tag that is none would break out of Turtle
  for (const char c : lang) {
    const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (plain || (c == '-' && !tag.empty())) tag += c;
  }
  if (is_json()) out_ += "{\"@value\":";
  literal(value);
  out_ += is_json() ? ",\"@language\":\"" : "@";
  out_ += tag.empty() ? "und" : tag;
  if (is_json()) out_ += "\"}";
}

void LinkedText::typed(const Term& term, std::string_view value, std::string_view type) {
  if (value.empty()) return;
  predicate(term);
  if (is_json()) out_ += "{\"@value\":";
  literal(value);
  out_ += is_json() ? ",\"@type\":\"" : "^^";
  out_ += type;
  if (is_json()) out_ += "\"}";
}

void LinkedText::whole(const Term& term, uint32_t value) {
  typed(term, Digits(value).view(), "xsd:integer");
}

void LinkedText::link(const Term& term, Iri iri) {
  predicate(term);
  resource(iri);
}

void LinkedText::links(const Term& term, const std::vector<Iri>& iris) {
  if (iris.empty()) return;
  predicate(term);
  if (is_json()) out_ += '[';
  bool first = true;
  for (const Iri& one : iris) {
    if (!first) out_ += is_json() ? "," : ", ";
    resource(one);
    first = false;
  }
  if (is_json()) out_ += ']';
}

void LinkedText::annotation(std::string_view iri, const Annotation& of) {
  const AnnotationForm& form = is_json() ? kJsonAnnotation : kTurtleAnnotation;
  separate();
  out_ += form.begin;
  out_ += iri;
  out_ += kTail;
  out_ += form.body;
  out_ += iri;
  out_ += form.source;
  out_ += of.document;
  out_ += form.start;
  append_number(out_, of.span.begin);
  out_ += form.end;
  append_number(out_, of.span.end);
  out_ += form.exact;
  literal(of.exact);
  out_ += form.prefix;
  literal(of.prefix);
  out_ += form.suffix;
  literal(of.suffix);
  out_ += form.close;
  if (!of.rule.empty()) {
    out_ += form.rule;
    append_iri_part(out_, of.rule);
    out_ += form.rule_end;
  }
  out_ += form.finish;
}

void LinkedText::page(std::string_view iri, const std::vector<Iri>& annotations) {
  begin(iri, {is_json() ? "AnnotationPage" : "as:OrderedCollectionPage"});
  out_ += is_json() ? ",\"items\":[" : " ;\n  as:items (";
  bool first = true;
  for (const Iri& one : annotations) {
    if (is_json() && !first) out_ += ',';
    out_ += is_json() ? "\"" : " <";
    append({one.document, one.id, kTail});
    out_ += is_json() ? "\"" : ">";
    first = false;
  }
  out_ += is_json() ? "]" : " )";
  end();
}

}  // namespace sagwan
