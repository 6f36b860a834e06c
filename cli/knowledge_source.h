// SPDX-License-Identifier: Apache-2.0
// KnowledgeSource: what a command compares. A knowledge file, a folder of them, a report, a folder
// of reports, or a corpus; reports are extracted, knowledge files read.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pipeline/core/options.h"
#include "pipeline/export/json.h"
#include "pipeline/export/knowledge_reader.h"
#include "stages/pipeline.h"

namespace sagwan::cli {

/// Knowledge by the id of its document.
using KnowledgeById = std::map<std::string, Knowledge>;

/// A document that is not read yet.
struct KnowledgePlace {
  std::string id;
  std::string path;
  bool is_report = false;  ///< to be extracted
};

/// The documents at `path`, sorted by id. A folder with *.meta.toml is a corpus, and its texts are
/// taken, from `options.texts` where it does not hold them; else its *.json are taken, else all its
/// files are reports. Mistakes go to `diagnostics`.
[[nodiscard]] std::vector<KnowledgePlace> list_knowledge(const std::string& path,
                                                         const Options& options,
                                                         Diagnostics& diagnostics);

/// Reads or extracts them, on `options.jobs` threads. `pipeline` may be null where none is a
/// report. What cannot be read goes to `diagnostics`.
[[nodiscard]] KnowledgeById load_knowledge(const std::vector<KnowledgePlace>& places,
                                           const Options& options, const Pipeline* pipeline,
                                           Diagnostics& diagnostics);

/// The bytes of the knowledge file at `place`, which is read, or made of the report there.
[[nodiscard]] Result<std::string> knowledge_bytes(const KnowledgePlace& place,
                                                  const Options& options, const Pipeline* pipeline);

/// The knowledge file of one text, as JSON.
[[nodiscard]] Result<std::string> extract_json(const Pipeline& pipeline, PipelineInput input,
                                               JsonStyle style);

}  // namespace sagwan::cli
