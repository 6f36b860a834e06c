// SPDX-License-Identifier: Apache-2.0
#include "cli/line_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "cli/console.h"

namespace sagwan::cli {

InputLines::~InputLines() { close(); }

void InputLines::close() {
  reader_.reset();
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

std::optional<Error> InputLines::open(const InputFile& input) {
  fd_ = input.path == "-" ? ::dup(STDIN_FILENO) : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) {
    return diagnostic(errno == ENOENT ? Code::file_missing : Code::file_unreadable,
                      {input.path, 0, 0}, std::string("cannot open: ") + std::strerror(errno));
  }
  reader_.emplace(fd_, options_.max_bytes);
  return std::nullopt;
}

std::optional<InputLine> InputLines::next() {
  for (; at_ < inputs_.size(); ++at_, close()) {
    const InputFile& input = inputs_[at_];
    InputLine line;
    line.path = input.path == "-" ? input.name : input.path;
    if (!reader_) {
      line.error = open(input);
      if (line.error) {
        ++at_;
        return line;
      }
    }
    const LineReader::Outcome outcome = reader_->next(line.bytes, interrupted());
    if (outcome == LineReader::Outcome::interrupted) return std::nullopt;
    if (outcome == LineReader::Outcome::end) continue;
    line.number = reader_->number();
    if (outcome == LineReader::Outcome::failed) {
      line.error = diagnostic(Code::file_unreadable, {line.path, 0, 0},
                              std::string("cannot read: ") + std::strerror(errno));
      ++at_;
      close();
    } else if (outcome == LineReader::Outcome::too_long) {
      line.error = diagnostic(
          Code::file_too_large, {line.path, static_cast<uint32_t>(line.number), 0},
          "line longer than the limit of " + std::to_string(options_.max_bytes) + " bytes");
    }
    return line;
  }
  return std::nullopt;
}

Result<PipelineInput> input_of(JsonlRecord& record, const std::string& path, uint64_t number,
                               const Options& options, const Pipeline& pipeline) {
  if (record.error) return *record.error;
  const bool known = record.lang.empty() || pipeline.resources().languages().find(record.lang) != 0;
  if (!known) {
    return diagnostic(Code::jsonl_field, {path, static_cast<uint32_t>(number), 0},
                      "\"lang\" is no language that is known: " + record.lang);
  }
  PipelineInput out;
  out.bytes = std::move(record.text);
  out.name = record.id;
  out.id = record.id;
  out.lang = record.lang.empty() ? options.lang : record.lang;
  out.reference = record.reference.empty() ? options.reference : record.reference;
  out.encoding = "UTF-8";
  return out;
}

}  // namespace sagwan::cli
