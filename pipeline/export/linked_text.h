// SPDX-License-Identifier: Apache-2.0
// LinkedText: writes nodes of a linked graph as JSON-LD or as Turtle, the same statements in both.
//
// Private to pipeline/export.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/json_text.h"

namespace sagwan {

enum class LinkedForm : uint8_t { json_ld, turtle };

/// A name in both forms; what has no alias in the Web Annotation context is written alike.
struct Term {
  std::string_view json, turtle;
};

/// The IRI of a document, which is escaped already, with what follows it: the id of a record behind
/// a colon, and `tail` as it stands.
struct Iri {
  std::string_view document;
  std::string_view id = {};
  std::string_view tail = {};
};

class LinkedText {
 public:
  /// `out` is whole when this is gone.
  LinkedText(std::string& out, LinkedForm form) : out_(out), form_(form), json_(out_) {}

  /// A node with an IRI; in JSON-LD an element of the list that is open.
  void begin(Iri iri, std::initializer_list<Term> types);
  void end();
  /// A node without a name, as the value of `term`.
  void begin_blank(Term term, std::initializer_list<Term> types);
  void end_blank();
  /// Several nodes without a name as values of one term.
  void begin_list(Term term);
  void begin_element(std::initializer_list<Term> types);
  void end_list();

  void text(Term term, std::string_view value);
  void text_in(Term term, std::string_view value, std::string_view lang);
  /// `type` is a datatype, as `xsd:integer`.
  void typed(Term term, std::string_view value, std::string_view type);
  void whole(Term term, uint32_t value);
  /// An offset: in JSON a number, whose datatype the context knows.
  void offset(Term term, uint32_t value);
  void link(Term term, Iri iri);
  /// A name of a vocabulary, as `oa:identifying`.
  void name(Term term, Term value);
  void links(Term term, const std::vector<Iri>& iris);
  /// A list whose order counts.
  void ordered(Term term, const std::vector<Iri>& iris);

 private:
  void types(std::initializer_list<Term> types);
  void predicate(Term term);
  void literal(std::string_view value);
  void iri(Iri iri);

  TextBuffer out_;
  LinkedForm form_;
  BasicJsonText<TextBuffer> json_;
  bool first_ = true;
  bool first_element_ = true;
  std::vector<bool> outer_first_;
};

}  // namespace sagwan
