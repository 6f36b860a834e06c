// SPDX-License-Identifier: Apache-2.0
// LinkedText: writes nodes of a linked graph as JSON-LD or as Turtle, the same statements in both.
//
// Private to pipeline/export.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/text_buffer.h"
#include "sagwan/span.h"

namespace sagwan {

enum class LinkedForm : uint8_t { json_ld, turtle };

/// A predicate in both forms, with what stands around it: a node begins with its types, so that no
/// predicate is its first.
class Term {
 public:
  explicit Term(std::string_view name) : Term(name, name) {}
  /// For what has an alias in the Web Annotation context.
  Term(std::string_view json, std::string_view turtle)
      : json_(std::string(",\"").append(json).append("\":")),
        turtle_(std::string(" ;\n  ").append(turtle).append(" ")) {}
  [[nodiscard]] std::string_view in(LinkedForm form) const {
    return form == LinkedForm::json_ld ? json_ : turtle_;
  }

 private:
  std::string json_, turtle_;
};

/// The IRI of a document, which is escaped already, with what follows it: the id of a record behind
/// a colon, and `tail` as it stands.
struct Iri {
  std::string_view document;
  std::string_view id = {};
  std::string_view tail = {};
};

/// What an annotation says beside the record that it is of.
struct Annotation {
  std::string_view document;  ///< its IRI
  SourceSpan span;
  std::string_view exact, prefix, suffix;
  std::string_view rule;  ///< its name; empty: none
};

class LinkedText {
 public:
  /// `out` is whole when this is gone.
  LinkedText(std::string& out, LinkedForm form) : out_(out), form_(form) {}

  /// A node with an IRI and at least one type; in JSON-LD an element of the list that is open.
  void begin(std::string_view iri, std::initializer_list<std::string_view> types);
  void end();
  /// A node without a name, as the value of `term`.
  void begin_blank(const Term& term, std::initializer_list<std::string_view> types);
  void end_blank();

  /// Nothing where the value is empty.
  void text(const Term& term, std::string_view value);
  void text_in(const Term& term, std::string_view value, std::string_view lang);
  /// `type` is a datatype, as `xsd:integer`. Nothing where the value is empty.
  void typed(const Term& term, std::string_view value, std::string_view type);
  void whole(const Term& term, uint32_t value);
  void link(const Term& term, Iri iri);
  void links(const Term& term, const std::vector<Iri>& iris);

  /// A whole node: the annotation of the record `iri`.
  void annotation(std::string_view iri, const Annotation& annotation);
  /// A whole node: the annotations in their order.
  void page(std::string_view iri, const std::vector<Iri>& annotations);

 private:
  [[nodiscard]] bool is_json() const { return form_ == LinkedForm::json_ld; }
  void separate();
  void types(std::initializer_list<std::string_view> types);
  void predicate(const Term& term) { out_ += term.in(form_); }
  void literal(std::string_view value);
  void resource(Iri iri);
  void append(Iri iri);

  TextBuffer out_;
  LinkedForm form_;
  bool first_ = true;  ///< of the nodes
};

}  // namespace sagwan
