// SPDX-License-Identifier: Apache-2.0
#include "cli/knowledge_inputs.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/console.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

bool is_lines(const InputFile& input) {
  return input.path == "-" || input.path.ends_with(".jsonl");
}

}  // namespace

std::vector<InputFile> expand_knowledge(const std::vector<std::string>& arguments,
                                        Diagnostics& diagnostics) {
  std::vector<InputFile> out;
  for (const std::string& argument : arguments) {
    std::error_code unknown;
    std::vector<InputFile> some = expand_inputs({argument}, diagnostics);
    if (fs::is_directory(argument, unknown)) {
      const bool there = !some.empty();
      std::erase_if(some, [](const InputFile& input) {
        return !input.name.ends_with(".json") && !input.name.ends_with(".jsonl");
      });
      if (there && some.empty()) {
        diagnostics.add(Code::folder_empty, {argument, 0, 0}, "no knowledge files in the folder");
      }
    }
    out.insert(out.end(), some.begin(), some.end());
  }
  return out;
}

KnowledgeInputs::~KnowledgeInputs() { close_lines(); }

void KnowledgeInputs::close_lines() {
  lines_.reset();
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

std::optional<KnowledgeBytes> KnowledgeInputs::next_line() {
  std::string line;
  const auto outcome = lines_->next(line, interrupted());
  const std::string path = lines_path_ + ":" + std::to_string(lines_->number());
  switch (outcome) {
    case LineReader::Outcome::line:
      return KnowledgeBytes{path, std::move(line)};
    case LineReader::Outcome::too_long:
      return KnowledgeBytes{path, diagnostic(Code::file_too_large, {path, 0, 0},
                                             "line longer than the limit of " +
                                                 std::to_string(options_.max_bytes) + " bytes")};
    case LineReader::Outcome::failed: {
      const std::string why = std::string("cannot read: ") + std::strerror(errno);
      close_lines();
      return KnowledgeBytes{path, diagnostic(Code::file_unreadable, {lines_path_, 0, 0}, why)};
    }
    case LineReader::Outcome::end:
    case LineReader::Outcome::interrupted:
      break;
  }
  close_lines();
  return std::nullopt;
}

std::optional<KnowledgeBytes> KnowledgeInputs::next() {
  while (true) {
    if (lines_) {
      if (auto line = next_line()) return line;
    }
    if (at_ == inputs_.size() || interrupted()) return std::nullopt;
    const InputFile& input = inputs_[at_++];
    if (!is_lines(input)) return KnowledgeBytes{input.path, read_input(input, options_.max_bytes)};
    lines_path_ = input.path == "-" ? input.name : input.path;
    fd_ =
        input.path == "-" ? ::dup(STDIN_FILENO) : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd_ < 0) {
      return KnowledgeBytes{
          input.path,
          diagnostic(errno == ENOENT ? Code::file_missing : Code::file_unreadable,
                     {input.path, 0, 0}, std::string("cannot open: ") + std::strerror(errno))};
    }
    lines_.emplace(fd_, options_.max_bytes);
  }
}

}  // namespace sagwan::cli
