// SPDX-License-Identifier: Apache-2.0
// A batch of `extract`: many inputs through the pipeline, knowledge files out in the order of the
// inputs. Says what went wrong on the standard error as it goes, and at the end its exit status.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.h"
#include "cli/progress.h"
#include "pipeline/core/options.h"
#include "pipeline/store/entity_store.h"
#include "stages/pipeline.h"

namespace sagwan::cli {

class Batch {
 public:
  /// Both must outlive the batch.
  Batch(const Pipeline& pipeline, const Options& options)
      : pipeline_(pipeline), options_(options) {}

  /// Entities of all documents go into `store`, which must outlive the batch.
  void keep_entities(EntityStore& store) { store_ = &store; }

  /// One knowledge file a document: into Options::output, else a line each on the standard output.
  void run_files(const std::vector<InputFile>& inputs);
  /// One knowledge file a line of `input`: into DIR/NAME.jsonl, else on the standard output.
  void run_lines(const InputFile& input);

  /// The exit status so far.
  [[nodiscard]] int status() const { return status_; }
  /// Says at the end what a person must know: interruption, failures.
  void report(uint64_t wanted);

 private:
  struct Item;
  [[nodiscard]] bool up_to_date(const Item& item) const;
  void work(Item& item) const;
  void work_or_throw(Item& item) const;
  void run(const std::function<std::unique_ptr<Item>()>& read,
           const std::function<Status(Item&)>& deliver, Progress& progress);
  void finish(Item& item, const std::function<Status(Item&)>& deliver, Progress& progress);
  void fail(const Error& error, Progress& progress);
  void note_entities(Item& item) const;
  void write_lines(int fd, const InputFile& input,
                   const std::function<Status(std::string_view)>& write);

  const Pipeline& pipeline_;
  const Options& options_;
  EntityStore* store_ = nullptr;
  std::atomic<bool> stop_{false};  ///< an interrupt, or the output takes no more
  bool output_lost_ = false;
  uint64_t written_ = 0;
  uint64_t skipped_ = 0;
  uint64_t failed_ = 0;
  int status_ = 0;
};

}  // namespace sagwan::cli
