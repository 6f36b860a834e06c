// SPDX-License-Identifier: Apache-2.0
// Lines of jsonl as documents for the pipeline: of several files, one after another, in bounded
// memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "pipeline/core/options.h"
#include "pipeline/input/jsonl.h"
#include "stages/pipeline.h"

namespace sagwan::cli {

struct InputLine {
  std::string path;  ///< for messages
  std::string bytes;
  uint64_t number = 0;         ///< from 1; 0 where the file cannot be opened
  std::optional<Error> error;  ///< the line cannot be had
};

class InputLines {
 public:
  /// Both must outlive the lines.
  InputLines(const std::vector<InputFile>& inputs, const Options& options)
      : inputs_(inputs), options_(options) {}
  InputLines(const InputLines&) = delete;
  InputLines& operator=(const InputLines&) = delete;
  ~InputLines();

  /// Nothing at the end and after an interrupt.
  [[nodiscard]] std::optional<InputLine> next();

 private:
  /// The error (file_missing, file_unreadable) where the file cannot be opened.
  [[nodiscard]] std::optional<Error> open(const InputFile& input);
  void close();

  const std::vector<InputFile>& inputs_;
  const Options& options_;
  std::size_t at_ = 0;
  int fd_ = -1;
  std::optional<LineReader> reader_;
};

/// What a line says, with the options' language and reference where it has none of its own. The
/// error (jsonl_field) where its language is not known. `record` is left without its text.
[[nodiscard]] Result<PipelineInput> input_of(JsonlRecord& record, const std::string& path,
                                             uint64_t number, const Options& options,
                                             const Pipeline& pipeline);

}  // namespace sagwan::cli
