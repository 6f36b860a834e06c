// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/nif.h"

#include "pipeline/export/json_text.h"
#include "pipeline/export/linked_graph.h"
#include "pipeline/export/marked_finds.h"
#include "pipeline/export/text_index.h"

namespace sagwan {

namespace {

void phrase(std::string& out, const std::string& document, std::string_view kind, SourceSpan span,
            const TextIndex& index) {
  out += '<' + document + "#offset_" + std::to_string(span.begin) + '_' + std::to_string(span.end) +
         "> a nif:OffsetBasedString, ";
  out += kind;
  out += " ;\n  nif:referenceContext <" + document + "#context> ;\n  nif:beginIndex \"" +
         std::to_string(span.begin) + "\"^^xsd:nonNegativeInteger ;\n  nif:endIndex \"" +
         std::to_string(span.end) + "\"^^xsd:nonNegativeInteger ;\n  nif:anchorOf ";
  append_turtle(out, index.slice(span));
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
  std::string& out = pieces[0];
  const TextIndex index(input.text);
  const std::string document = document_iri(input.knowledge.object("document").required("id"));
  out += '<' + document +
         "#context> a nif:Context, nif:OffsetBasedString ;\n  nif:beginIndex \"0\"" +
         "^^xsd:nonNegativeInteger ;\n  nif:endIndex \"" + std::to_string(index.size()) +
         "\"^^xsd:nonNegativeInteger ;\n  nif:isString ";
  append_turtle(out, input.text);
  out += " .\n";
  input.knowledge.each("sentences", [&](const Record& r) {
    phrase(out, document, "nif:Sentence", r.span(), index);
    if (r.has("lang")) {
      out += " ;\n  nif:lang ";
      append_turtle(out, r.text("lang"));
    }
    out += " .\n";
  });
  std::string facts;
  each_marked(input.knowledge, [&](const MarkedFind& find) {
    phrase(out, document, "nif:Phrase", find.span, index);
    std::string iri = document + ':';
    append_iri_part(iri, find.id);
    out += " ;\n  sgw:record <" + iri + "> .\n<" + iri + "> itsrdf:taClassRef <" +
           std::string(kVocabulary);
    append_iri_part(out, find.label);
    out += '>';
    if (find.id.front() == 'm' && !find.value.empty()) {
      std::string entity = document + ':';
      append_iri_part(entity, find.value);
      out += " ;\n  itsrdf:taIdentRef <" + entity + '>';
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
