// SPDX-License-Identifier: Apache-2.0
// KnowledgeInputs: the knowledge files that a command is given, read one by one: files, folders
// (their
// *.json and *.jsonl), lists, and the standard input, which is one knowledge file a line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "pipeline/core/options.h"
#include "pipeline/input/jsonl.h"

namespace sagwan::cli {

/// The inputs of `arguments`; of a folder's files those that may be knowledge files.
[[nodiscard]] std::vector<InputFile> expand_knowledge(const std::vector<std::string>& arguments,
                                                      Diagnostics& diagnostics);

struct KnowledgeBytes {
  std::string path;
  Result<std::string> bytes = std::string();
};

class KnowledgeInputs {
 public:
  KnowledgeInputs(std::vector<InputFile> inputs, const Options& options)
      : inputs_(std::move(inputs)), options_(options) {}
  KnowledgeInputs(const KnowledgeInputs&) = delete;
  KnowledgeInputs& operator=(const KnowledgeInputs&) = delete;
  ~KnowledgeInputs();

  /// Empty at the end, and where it was interrupted.
  [[nodiscard]] std::optional<KnowledgeBytes> next();

 private:
  [[nodiscard]] std::optional<KnowledgeBytes> next_line();
  void close_lines();

  std::vector<InputFile> inputs_;
  const Options& options_;
  std::size_t at_ = 0;
  int fd_ = -1;
  std::optional<LineReader> lines_;
  std::string lines_path_;
};

}  // namespace sagwan::cli
