// SPDX-License-Identifier: Apache-2.0
#include "cli/batch.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/console.h"
#include "cli/line_input.h"
#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/export/json.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/input/jsonl.h"
#include "pipeline/run/run.h"
#include "sagwan/version.h"

namespace sagwan::cli {

namespace {

Executor executor_of(const std::string& name) {
  return name == "serial"    ? Executor::serial
         : name == "threads" ? Executor::threads
                             : Executor::tbb;
}

/// Warnings about the input as a whole; those about a place in it stand in the knowledge file.
std::vector<Diagnostic> warnings_of(const Document& document) {
  std::vector<Diagnostic> out;
  for (Diagnostic d : document.diagnostics().list()) {
    if (d.severity == Severity::info || d.span) continue;
    if (d.place.file.empty()) d.place.file = document.source().name;
    out.push_back(std::move(d));
  }
  return out;
}

}  // namespace

struct Batch::Item final : Job {
  PipelineInput input;
  std::string path;    ///< for messages
  std::string id;      ///< of a line, for its error
  std::string target;  ///< file to write; empty: the standard output
  uint64_t line = 0;   ///< of jsonl; 0 for a file
  uint64_t size = 0;
  bool raw_line = false;  ///< `input.bytes` is a line of jsonl, to be parsed
  bool skipped = false;
  std::string json;
  std::optional<Knowledge> entities;  ///< for the store
  std::optional<Error> error;
  std::vector<Diagnostic> warnings;
};

bool Batch::up_to_date(const Item& item) const {
  std::error_code missing;
  if (options_.force || item.target.empty() || !std::filesystem::exists(item.target, missing)) {
    return false;
  }
  const auto bytes = read_file(item.target, UINT64_MAX / 2);
  if (!bytes) return false;
  const auto there = read_knowledge(*bytes, item.target);
  return there && there->program_version == version() &&
         there->config_sha256 == pipeline_.resources().config_sha256() &&
         there->config == options_.config && there->option_lang == item.input.lang &&
         there->option_reference == item.input.reference &&
         there->option_encoding == item.input.encoding && there->source_name == item.input.name &&
         there->source_sha256 == sha256(item.input.bytes);
}

void Batch::work(Item& item) const {
  try {
    if (!item.error) work_or_throw(item);
    if (store_ != nullptr && !item.error) note_entities(item);
  } catch (const std::exception& e) {
    item.error = diagnostic(Code::internal, {item.path, 0, 0}, e.what());
  }
  item.input.bytes = {};
}

void Batch::note_entities(Item& item) const {
  // A document that was skipped has its entities in the file that is there.
  std::string there;
  if (item.skipped) {
    auto bytes = read_file(item.target, UINT64_MAX / 2);
    if (bytes) there = std::move(*bytes);
  }
  auto knowledge = read_knowledge(item.skipped ? there : item.json, item.path);
  if (knowledge) {
    item.entities = std::move(*knowledge);
  } else {
    item.error = std::move(knowledge).error();
  }
}

void Batch::work_or_throw(Item& item) const {
  if (item.raw_line) {
    JsonlRecord record = parse_jsonl_line(item.input.bytes, item.path, item.line);
    item.id = record.id;
    auto input = input_of(record, item.path, item.line, options_, pipeline_);
    if (!input) {
      item.error = std::move(input).error();
      return;
    }
    item.input = std::move(*input);
  } else if (up_to_date(item)) {
    item.skipped = true;
    return;
  }
  const auto document = pipeline_.run(std::move(item.input), &stop_);
  if (!document) {
    item.error = document.error();
    return;
  }
  item.warnings = warnings_of(**document);
  write_knowledge(**document, item.json,
                  item.target.empty() ? JsonStyle::compact : JsonStyle::pretty);
  item.json += '\n';
}

void Batch::fail(const Error& error, Progress& progress) {
  progress.clear();
  print(error);
  ++failed_;
  status_ = std::max(status_, status_of(error, kFailed));
}

void Batch::finish(Item& item, const std::function<Status(Item&)>& deliver, Progress& progress) {
  if (interrupted()) stop_ = true;
  if (output_lost_ || (item.error && item.error->code == Code::interrupted)) return;
  if (item.error) {
    if (item.error->place.file.empty() || item.line > 0) item.error->place.file = item.path;
    if (item.line > 0) item.error->place.line = static_cast<uint32_t>(item.line);
    fail(*item.error, progress);
  }
  for (const Diagnostic& warning : item.warnings) {
    progress.clear();
    print(warning);
  }
  const Status delivered = item.skipped ? Status(Unit{}) : deliver(item);
  if (!delivered) {
    fail(delivered.error(), progress);
    output_lost_ = item.target.empty();  // the one output of all is full or closed
    if (output_lost_) stop_ = true;
  } else if (item.skipped) {
    ++skipped_;
  } else if (!item.error) {
    ++written_;
  }
  if (delivered && item.entities) {
    if (const Status kept = store_->add(*item.entities); !kept) fail(kept.error(), progress);
  }
  progress.add(item.size);
}

void Batch::run(const std::function<std::unique_ptr<Item>()>& read,
                const std::function<Status(Item&)>& deliver, Progress& progress) {
  const auto read_unless_interrupted = [&]() -> std::unique_ptr<Item> {
    if (interrupted()) stop_ = true;
    return stop_ ? nullptr : read();
  };
  run_batch<Item>({read_unless_interrupted, [&](Item& item) { work(item); },
                   [&](Item& item) { finish(item, deliver, progress); }},
                  executor_of(options_.executor), options_.jobs, &stop_);
  progress.clear();
}

void Batch::run_files(const std::vector<InputFile>& inputs) {
  uint64_t bytes = 0;
  for (const InputFile& input : inputs) bytes += input.size;
  Progress progress(terminal().messages, inputs.size(), bytes);
  std::size_t next = 0;
  const auto read = [&]() -> std::unique_ptr<Item> {
    if (next == inputs.size()) return nullptr;
    const InputFile& input = inputs[next++];
    auto item = std::make_unique<Item>();
    item->path = input.path == "-" ? input.name : input.path;
    item->input = {{}, input.name, input.id, options_.lang, options_.reference, options_.encoding};
    if (!options_.output.empty()) item->target = options_.output + "/" + input.id + ".json";
    Result<std::string> content = read_input(input, options_.max_bytes);
    if (content) {
      item->input.bytes = std::move(*content);
      item->size = item->input.bytes.size();
    } else {
      item->error = std::move(content).error();
    }
    return item;
  };
  const auto deliver = [](Item& item) -> Status {
    if (item.error) return Unit{};
    return item.target.empty() ? write_output(item.json) : write_file(item.target, item.json);
  };
  run(read, deliver, progress);
}

void Batch::run_lines(const InputFile& input) {
  const int fd =
      input.path == "-" ? ::dup(STDIN_FILENO) : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    print(diagnostic(errno == ENOENT ? Code::file_missing : Code::file_unreadable,
                     {input.path, 0, 0}, std::string("cannot open: ") + std::strerror(errno)));
    status_ = std::max(status_, kFailed);
    return;
  }
  if (options_.output.empty()) {
    write_lines(fd, input, write_output);
  } else if (auto file = PartFile::create(options_.output + "/" + input.id + ".jsonl"); !file) {
    print(file.error());
    status_ = std::max(status_, kFailed);
  } else {
    write_lines(fd, input, [&](std::string_view line) { return file->append(line); });
    const Status kept = stop_ ? Status(Unit{}) : file->commit();
    if (!kept) {
      print(kept.error());
      status_ = std::max(status_, kFailed);
    }
  }
  ::close(fd);
}

void Batch::write_lines(int fd, const InputFile& input,
                        const std::function<Status(std::string_view)>& write) {
  Progress progress(terminal().messages, 0, input.size);
  LineReader lines(fd, options_.max_bytes);
  const std::string path = input.path == "-" ? input.name : input.path;
  bool ended = false;
  const auto read = [&]() -> std::unique_ptr<Item> {
    auto item = std::make_unique<Item>();
    const auto outcome =
        ended ? LineReader::Outcome::end : lines.next(item->input.bytes, interrupted());
    if (outcome == LineReader::Outcome::end || outcome == LineReader::Outcome::interrupted) {
      return nullptr;
    }
    item->path = path;
    item->line = lines.number();
    item->raw_line = true;
    item->id = "line-" + std::to_string(item->line);
    item->size = item->input.bytes.size() + 1;
    if (outcome == LineReader::Outcome::failed) {
      ended = true;
      item->error = diagnostic(Code::file_unreadable, {path, 0, 0},
                               std::string("cannot read: ") + std::strerror(errno));
    } else if (outcome == LineReader::Outcome::too_long) {
      item->error = diagnostic(
          Code::file_too_large, {path, static_cast<uint32_t>(item->line), 0},
          "line longer than the limit of " + std::to_string(options_.max_bytes) + " bytes");
    }
    return item;
  };
  run(
      read,
      [&](Item& item) {
        if (item.error) item.json = jsonl_error_line(item.id, *item.error, item.line) + "\n";
        return write(item.json);
      },
      progress);
}

void Batch::report(uint64_t wanted) {
  const auto count = [](uint64_t n, const char* what) { return std::to_string(n) + what; };
  if (interrupted()) {
    std::string done = count(written_, " written");
    if (skipped_ > 0) done += ", " + count(skipped_, " skipped");
    if (wanted > 0) done += " of " + count(wanted, " documents");
    print(diagnostic(Code::interrupted, {}, "interrupted: " + done));
    status_ = kInterrupted;
  } else if (failed_ > 0 && written_ + skipped_ + failed_ > 1) {
    const std::string line = "sagwan: " + count(written_, " written, ") +
                             count(skipped_, " skipped, ") + count(failed_, " failed") + "\n";
    // Nothing can be done where the standard error cannot be written.
    static_cast<void>(write_all(STDERR_FILENO, line, "standard error"));
  }
}

}  // namespace sagwan::cli
