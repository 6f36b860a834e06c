// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/turtle.h"

#include "pipeline/export/linked_graph.h"

namespace sagwan {

std::vector<ExportFile> turtle_files() {
  static const std::string kHead = "@prefix sgw: <" + std::string(kVocabulary) +
                                   "> .\n@prefix oa: <http://www.w3.org/ns/oa#> .\n"
                                   "@prefix as: <http://www.w3.org/ns/activitystreams#> .\n"
                                   "@prefix schema: <https://schema.org/> .\n"
                                   "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
                                   "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                                   "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";
  return {{"", kHead, "", ""}};
}

void convert_turtle(const ExportInput& input, ExportPieces& pieces) {
  write_linked_graph(input, LinkedForm::turtle, pieces[0]);
}

}  // namespace sagwan
