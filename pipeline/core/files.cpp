// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace sagwan {

namespace {

std::string reason() { return std::strerror(errno); }

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

}  // namespace

Result<std::string> read_file(const std::string& path, uint64_t max_bytes) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    const Code code =
        errno == ENOENT || errno == ENOTDIR ? Code::file_missing : Code::file_unreadable;
    return diagnostic(code, {path, 0, 0}, "cannot open: " + reason());
  }
  return read_descriptor(file.get(), path, max_bytes);
}

Result<std::string> read_descriptor(int fd, const std::string& name, uint64_t max_bytes) {
  struct stat info {};
  if (::fstat(fd, &info) != 0 || S_ISDIR(info.st_mode)) {
    return diagnostic(Code::file_unreadable, {name, 0, 0}, "cannot read: it is a folder");
  }
  const auto too_large = [&] {
    return diagnostic(Code::file_too_large, {name, 0, 0},
                      "larger than the limit of " + std::to_string(max_bytes) + " bytes");
  };
  if (static_cast<uint64_t>(info.st_size) > max_bytes) return too_large();
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t have = 0;
  for (;;) {
    if (have == bytes.size()) bytes.resize(have + std::max<std::size_t>(4096, have / 2));
    const ssize_t n = ::read(fd, bytes.data() + have, bytes.size() - have);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return diagnostic(Code::file_unreadable, {name, 0, 0}, "cannot read: " + reason());
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
    if (have > max_bytes) return too_large();
  }
  bytes.resize(have);
  return bytes;
}

Status write_all(int fd, std::string_view bytes, const std::string& name) {
  // What is written in one go the system may keep in large pages, and map them whole for a look at
  // one byte: a cache that is mapped later would be in memory with all that nobody looks at.
  constexpr std::size_t kPiece = 64U << 10U;
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), std::min(bytes.size(), kPiece));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return diagnostic(Code::file_write, {name, 0, 0}, "cannot write: " + reason());
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return Unit{};
}

Result<PartFile> PartFile::create(const std::string& path) {
  static std::atomic<uint32_t> serial{0};  // tells part files of one process apart; no other use
  std::string beside =
      path + ".part" + std::to_string(::getpid()) + "." + std::to_string(serial.fetch_add(1));
  const int fd = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (fd < 0) return diagnostic(Code::file_write, {path, 0, 0}, "cannot create: " + reason());
  return PartFile(fd, path, std::move(beside));
}

PartFile::PartFile(PartFile&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, {})) {}

PartFile::~PartFile() {
  if (fd_ >= 0) ::close(fd_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

Error PartFile::failure(const char* what) const {
  return diagnostic(Code::file_write, {path_, 0, 0}, std::string(what) + ": " + reason());
}

Status PartFile::append(std::string_view bytes) { return write_all(fd_, bytes, path_); }

Status PartFile::commit() {
  if (::close(std::exchange(fd_, -1)) != 0) return failure("cannot write");
  if (::rename(beside_.c_str(), path_.c_str()) != 0) return failure("cannot rename into place");
  beside_.clear();
  return Unit{};
}

Status write_file(const std::string& path, std::string_view bytes) {
  SAGWAN_TRY(PartFile file, PartFile::create(path));
  SAGWAN_TRY([[maybe_unused]] const Unit written, file.append(bytes));
  return file.commit();
}

std::vector<std::string> files_below(const std::string& folder, std::string_view suffix) {
  std::vector<std::string> out;
  std::error_code error;
  for (auto it = std::filesystem::recursive_directory_iterator(folder, error);
       !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
    if (!it->is_regular_file(error)) continue;
    std::string path = std::filesystem::relative(it->path(), folder, error).generic_string();
    if (path.ends_with(suffix)) out.push_back(std::move(path));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace sagwan
