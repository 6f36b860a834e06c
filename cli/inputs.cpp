// SPDX-License-Identifier: Apache-2.0
#include "cli/inputs.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "pipeline/core/files.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

InputFile input_file(const std::string& path) {
  if (path == "-") return {path, "stdin", "stdin", 0};
  const fs::path file(path);
  std::error_code error;
  const auto size = fs::file_size(file, error);
  return {path, file.filename().string(), file.stem().string(), error ? 0 : size};
}

void expand_folder(const std::string& folder, std::vector<InputFile>& out,
                   Diagnostics& diagnostics) {
  std::vector<std::string> paths;
  std::error_code error;
  for (auto it = fs::directory_iterator(folder, error); !error && it != fs::directory_iterator();
       it.increment(error)) {
    const bool hidden = it->path().filename().string().starts_with('.');
    std::error_code unknown;
    if (!hidden && it->is_regular_file(unknown)) paths.push_back(it->path().string());
  }
  if (error) {
    diagnostics.add(Code::file_unreadable, {folder, 0, 0},
                    "cannot read the folder: " + error.message());
    return;
  }
  if (paths.empty()) diagnostics.add(Code::folder_empty, {folder, 0, 0}, "no files in the folder");
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) out.push_back(input_file(path));
}

void expand_path(const std::string& path, std::vector<InputFile>& out, Diagnostics& diagnostics) {
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) {
    expand_folder(path, out, diagnostics);
  } else {
    out.push_back(input_file(path));
  }
}

void expand_list(const std::string& path, std::vector<InputFile>& out, Diagnostics& diagnostics) {
  constexpr uint64_t kMaxList = 64ULL << 20;
  const Result<std::string> list = read_input(input_file(path), kMaxList);
  if (!list) return diagnostics.add(list.error());
  std::string_view rest = *list;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    std::string line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty()) expand_path(line, out, diagnostics);
  }
}

}  // namespace

std::vector<InputFile> expand_inputs(const std::vector<std::string>& arguments,
                                     Diagnostics& diagnostics) {
  std::vector<InputFile> out;
  for (const std::string& argument : arguments) {
    if (argument.starts_with('@')) {
      expand_list(argument.substr(1), out, diagnostics);
    } else {
      expand_path(argument, out, diagnostics);
    }
  }
  return out;
}

Status check_names(const std::vector<InputFile>& inputs) {
  std::map<std::string_view, const InputFile*> known;
  for (const InputFile& input : inputs) {
    const auto [at, fresh] = known.try_emplace(input.id, &input);
    if (!fresh) {
      return diagnostic(Code::name_clash, {input.path, 0, 0},
                        "would be written to the same " + input.id + " as " + at->second->path);
    }
  }
  return Unit{};
}

Result<std::string> read_input(const InputFile& input, uint64_t max_bytes) {
  if (input.path != "-") return read_file(input.path, max_bytes);
  return read_descriptor(STDIN_FILENO, input.name, max_bytes);
}

}  // namespace sagwan::cli
