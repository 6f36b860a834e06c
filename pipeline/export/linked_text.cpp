// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/linked_text.h"

namespace sagwan {

void LinkedText::types(std::initializer_list<Term> types) {
  if (types.size() == 0) return;
  if (form_ == LinkedForm::json_ld) {
    json_.plain_key("type");
    json_.begin_list();
    for (const Term& type : types) json_.plain(type.json);
    json_.end_list();
    return;
  }
  out_ += first_ ? " a " : " ;\n  a ";
  bool first = true;
  for (const Term& type : types) {
    out_ += first ? "" : ", ";
    out_ += type.turtle;
    first = false;
  }
  first_ = false;
}

void LinkedText::begin(Iri iri_of, std::initializer_list<Term> types_of) {
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
    json_.plain_key("id");
    iri(iri_of);
  } else {
    iri(iri_of);
    first_ = true;
  }
  types(types_of);
}

void LinkedText::end() {
  if (form_ == LinkedForm::json_ld) {
    json_.end_object();
  } else {
    out_ += " .\n";
  }
}

void LinkedText::begin_blank(Term term, std::initializer_list<Term> types_of) {
  predicate(term);
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
  } else {
    out_ += '[';
    outer_first_.push_back(false);
    first_ = true;
  }
  types(types_of);
}

void LinkedText::end_blank() {
  if (form_ == LinkedForm::json_ld) {
    json_.end_object();
    return;
  }
  out_ += " ]";
  first_ = outer_first_.back();
  outer_first_.pop_back();
}

void LinkedText::predicate(Term term) {
  if (form_ == LinkedForm::json_ld) {
    json_.plain_key(term.json);
    return;
  }
  out_ += first_ ? " " : " ;\n  ";
  out_ += term.turtle;
  out_ += ' ';
  first_ = false;
}

void LinkedText::literal(std::string_view value) {
  if (form_ == LinkedForm::json_ld) {
    json_.string(value);
  } else {
    append_turtle(out_, value);
  }
}

void LinkedText::iri(Iri of) {
  const auto write = [&] {
    out_ += of.document;
    if (!of.id.empty()) {
      out_ += ':';
      append_iri_part(out_, of.id);
    }
    out_ += of.tail;
  };
  if (form_ == LinkedForm::json_ld) return json_.plain_of(write);
  out_ += '<';
  write();
  out_ += '>';
}

void LinkedText::begin_list(Term term) {
  predicate(term);
  if (form_ == LinkedForm::json_ld) json_.begin_list();
  first_element_ = true;
}

void LinkedText::begin_element(std::initializer_list<Term> types_of) {
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
  } else {
    out_ += first_element_ ? "[" : ", [";
    outer_first_.push_back(false);
    first_ = true;
  }
  first_element_ = false;
  types(types_of);
}

void LinkedText::end_list() {
  if (form_ == LinkedForm::json_ld) json_.end_list();
}

void LinkedText::text(Term term, std::string_view value) {
  if (value.empty()) return;
  predicate(term);
  literal(value);
}

void LinkedText::text_in(Term term, std::string_view value, std::string_view lang) {
  predicate(term);
  std::string tag;  // a tag that is none would break out of Turtle
  for (const char c : lang) {
    const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (plain || (c == '-' && !tag.empty())) tag += c;
  }
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
    json_.field("@value", value);
    json_.field("@language", tag.empty() ? "und" : tag);
    json_.end_object();
    return;
  }
  literal(value);
  out_ += '@';
  out_ += tag.empty() ? "und" : tag;
}

void LinkedText::typed(Term term, std::string_view value, std::string_view type) {
  if (value.empty()) return;
  predicate(term);
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
    json_.plain_key("@value");
    json_.string(value);
    json_.plain_key("@type");
    json_.plain(type);
    json_.end_object();
    return;
  }
  literal(value);
  out_ += "^^";
  out_ += type;
}

void LinkedText::whole(Term term, uint32_t value) {
  typed(term, Digits(value).view(), "xsd:integer");
}

void LinkedText::offset(Term term, uint32_t value) {
  predicate(term);
  if (form_ == LinkedForm::json_ld) {
    json_.raw({});
    append_number(out_, value);
    return;
  }
  out_ += '"';
  append_number(out_, value);
  out_ += "\"^^xsd:nonNegativeInteger";
}

void LinkedText::link(Term term, Iri iri_of) {
  predicate(term);
  if (form_ == LinkedForm::json_ld) {
    json_.begin_object();
    json_.plain_key("id");
    iri(iri_of);
    json_.end_object();
    return;
  }
  iri(iri_of);
}

void LinkedText::name(Term term, Term value) {
  predicate(term);
  if (form_ == LinkedForm::json_ld) {
    json_.plain(value.json);
  } else {
    out_ += value.turtle;
  }
}

void LinkedText::links(Term term, const std::vector<Iri>& iris) {
  if (iris.empty()) return;
  predicate(term);
  const bool json = form_ == LinkedForm::json_ld;
  if (json) json_.begin_list();
  bool first = true;
  for (const Iri& one : iris) {
    if (json) {
      json_.begin_object();
      json_.plain_key("id");
      iri(one);
      json_.end_object();
    } else {
      out_ += first ? "" : ", ";
      iri(one);
    }
    first = false;
  }
  if (json) json_.end_list();
}

void LinkedText::ordered(Term term, const std::vector<Iri>& iris) {
  predicate(term);
  const bool json = form_ == LinkedForm::json_ld;
  if (json) {
    json_.begin_list();
  } else {
    out_ += '(';
  }
  for (const Iri& one : iris) {
    if (!json) out_ += ' ';
    iri(one);
  }
  if (json) {
    json_.end_list();
  } else {
    out_ += " )";
  }
}

}  // namespace sagwan
