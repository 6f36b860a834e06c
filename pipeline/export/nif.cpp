// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/nif.h"

#include "pipeline/export/json_text.h"
#include "pipeline/export/linked_graph.h"
#include "pipeline/export/marked_finds.h"
#include "pipeline/export/text_index.h"

namespace sagwan {

namespace {

constexpr std::string_view kNumber = "\"^^xsd:nonNegativeInteger";

void phrase(TextBuffer& out, std::string_view document, std::string_view kind, SourceSpan span,
            const TextIndex& index) {
  out += '<';
  out += document;
  out += "#offset_";
  append_number(out, span.begin);
  out += '_';
  append_number(out, span.end);
  out += "> a nif:OffsetBasedString, ";
  out += kind;
  out += " ;\n  nif:referenceContext <";
  out += document;
  out += "#context> ;\n  nif:beginIndex \"";
  append_number(out, span.begin);
  out += kNumber;
  out += " ;\n  nif:endIndex \"";
  append_number(out, span.end);
  out += kNumber;
  out += " ;\n  nif:anchorOf ";
  append_turtle(out, index.slice(span));
}

void context(TextBuffer& out, std::string_view document, const ExportInput& input,
             const TextIndex& index) {
  out += '<';
  out += document;
  out += "#context> a nif:Context, nif:OffsetBasedString ;\n  nif:beginIndex \"0";
  out += kNumber;
  out += " ;\n  nif:endIndex \"";
  append_number(out, index.size());
  out += kNumber;
  out += " ;\n  nif:isString ";
  append_turtle(out, input.text);
  out += " .\n";
}

}  // namespace

std::vector<ExportFile> nif_files() {
  static const std::string kHead =
      "@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .\n"
      "@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .\n"
      "@prefix sgw: <" +
      std::string(kVocabulary) + "> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";
  return {{"", kHead, "", ""}};
}

void convert_nif(const ExportInput& input, ExportPieces& pieces) {
  TextBuffer out(pieces[0]);
  const TextIndex index(input.text);
  const std::string document = document_iri(input.knowledge.object("document").required("id"));
  context(out, document, input, index);
  input.knowledge.each("sentences", [&](const Record& r) {
    phrase(out, document, "nif:Sentence", r.span(), index);
    if (r.has("lang")) {
      out += " ;\n  nif:lang ";
      append_turtle(out, r.text("lang"));
    }
    out += " .\n";
  });
  const auto record = [&](std::string_view id) {
    out += '<';
    out += document;
    out += ':';
    append_iri_part(out, id);
    out += '>';
  };
  std::string facts;
  each_marked(input.knowledge, [&](const MarkedFind& find) {
    phrase(out, document, "nif:Phrase", find.span, index);
    out += " ;\n  sgw:record ";
    record(find.id);
    out += " .\n";
    record(find.id);
    out += " itsrdf:taClassRef <";
    out += kVocabulary;
    append_iri_part(out, find.label);
    out += '>';
    if (find.id.starts_with('m') && !find.value.empty()) {
      out += " ;\n  itsrdf:taIdentRef ";
      record(find.value);
    }
    out += " ;\n  sgw:facts ";
    facts.clear();
    JsonText json(facts);
    write_facts(json, find);
    append_turtle(out, facts);
    out += " .\n";
  });
}

}  // namespace sagwan
