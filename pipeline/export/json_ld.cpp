// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/json_ld.h"

#include "pipeline/export/linked_graph.h"

namespace sagwan {

std::vector<ExportFile> json_ld_files() {
  static const std::string kHead =
      "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\",{\"sgw\":\"" + std::string(kVocabulary) +
      "\",\"schema\":\"https://schema.org/\",\"prov\":\"http://www.w3.org/ns/prov#\","
      "\"rdf\":\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\","
      "\"xsd\":\"http://www.w3.org/2001/XMLSchema#\"}],\n\"@graph\":[\n";
  return {{"", kHead, ",\n", "\n]}\n"}};
}

void convert_json_ld(const ExportInput& input, ExportPieces& pieces) {
  write_linked_graph(input, LinkedForm::json_ld, pieces[0]);
}

}  // namespace sagwan
