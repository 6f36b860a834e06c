// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/seals.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxSealsBytes = 1U << 20U;

int64_t nanoseconds(const timespec& time) {
  return (std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec)).count();
}

int64_t now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

/// Takes what stands before the next space off `line`.
std::string_view next_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

template <class Number>
bool next_number(std::string_view& line, Number& number) {
  const std::string_view word = next_word(line);
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

}  // namespace

Seals::Seals(const std::string& folder, std::chrono::nanoseconds settled) : settled_(settled) {
  if (folder.empty()) return;
  file_ = folder + "/seals";
  const auto text = read_file(file_, kMaxSealsBytes);
  if (!text) return;
  std::string_view rest = *text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (end < rest.size()) read(rest.substr(0, end));  // a last line without its end is not whole
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void Seals::read(std::string_view line) {
  Seal seal;
  if (!next_number(line, seal.inode) || !next_number(line, seal.size) ||
      !next_number(line, seal.modified) || !next_number(line, seal.changed)) {
    return;
  }
  seal.value = next_word(line);
  if (!seal.value.empty() && !line.empty()) seals_.insert_or_assign(std::string(line), seal);
}

Seals::Seal Seals::look_at(const std::string& path) {
  struct stat info {};
  Seal seal;
  if (::stat(path.c_str(), &info) != 0) return seal;
  seal.inode = info.st_ino;
  seal.size = static_cast<uint64_t>(info.st_size);
  seal.modified = nanoseconds(info.st_mtim);
  seal.changed = nanoseconds(info.st_ctim);
  seal.looked_at = true;
  return seal;
}

std::string_view Seals::known(const std::string& path) {
  if (file_.empty()) return {};
  Seal seen = look_at(path);
  Seal& seal = seals_[path];
  if (seal.value.empty() || !seen.looked_at || !seal.same_file(seen)) seal = std::move(seen);
  return seal.value;
}

void Seals::note(const std::string& path, std::string_view value) {
  const auto it = seals_.find(path);
  if (it == seals_.end() || !it->second.looked_at) return;
  if (std::max(it->second.changed, it->second.modified) > now() - settled_.count()) return;
  it->second.value = value;
  changed_ = true;
}

void Seals::save() const {
  if (!changed_) return;
  std::string text;
  for (const auto& [path, seal] : seals_) {
    // Of files that are gone nothing is kept; a path that would break the line is not sealed.
    if (seal.value.empty() || path.find('\n') != std::string::npos) continue;
    if (!seal.looked_at && !look_at(path).looked_at) continue;
    for (const auto number : {seal.inode, seal.size}) text.append(std::to_string(number)) += ' ';
    for (const auto number : {seal.modified, seal.changed}) {
      text.append(std::to_string(number)) += ' ';
    }
    text.append(seal.value).append(" ").append(path) += '\n';
  }
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path(), error);
  if (text.size() <= kMaxSealsBytes) static_cast<void>(write_file(file_, text));
}

Result<std::string> sha256_of_file(const std::string& path, uint64_t max_bytes, Seals& seals) {
  if (const std::string_view known = seals.known(path); !known.empty()) return std::string(known);
  SAGWAN_TRY(const std::string bytes, read_file(path, max_bytes));
  std::string digest = sha256(bytes);
  seals.note(path, digest);
  return digest;
}

}  // namespace sagwan
