// SPDX-License-Identifier: Apache-2.0
// ExportBatch: knowledge files, or reports that are extracted first, through an exporter, on all
// threads and in the order of the inputs.
#pragma once

#include "cli/inputs.h"
#include "pipeline/core/options.h"
#include "pipeline/export/export_writer.h"
#include "stages/pipeline.h"

namespace sagwan::cli {

/// The exporter of --to; the error (usage) names the nearest.
[[nodiscard]] Result<const Exporter*> exporter_of(const Options& options);

/// Exports the knowledge files to `output` (empty: the standard output). Prints what fails; the
/// exit status.
[[nodiscard]] int export_knowledge(const Exporter& exporter, const std::vector<InputFile>& inputs,
                                   const Options& options, const std::string& output);

/// The same of reports.
[[nodiscard]] int export_reports(const Exporter& exporter, const std::vector<InputFile>& inputs,
                                 const Options& options, const Pipeline& pipeline);

/// The same of lines of jsonl; a bad line fails alone.
[[nodiscard]] int export_lines(const Exporter& exporter, const std::vector<InputFile>& inputs,
                               const Options& options, const Pipeline& pipeline);

}  // namespace sagwan::cli
