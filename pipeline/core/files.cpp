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
  /// Closes now; false where the system reports a late write error.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

}  // namespace

Result<std::string> read_file(const std::string& path, uint64_t max_bytes) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    const Code code = errno == ENOENT || errno == ENOTDIR ? Code::file_missing : Code::file_unreadable;
    return diagnostic(code, {path, 0, 0}, "cannot open: " + reason());
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || S_ISDIR(info.st_mode)) {
    return diagnostic(Code::file_unreadable, {path, 0, 0}, "cannot read: it is a folder");
  }
  const auto too_large = [&] {
    return diagnostic(Code::file_too_large, {path, 0, 0},
                      "larger than the limit of " + std::to_string(max_bytes) + " bytes");
  };
  if (static_cast<uint64_t>(info.st_size) > max_bytes) return too_large();
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t have = 0;
  for (;;) {
    if (have == bytes.size()) bytes.resize(have + std::max<std::size_t>(4096, have / 2));
    const ssize_t n = ::read(file.get(), bytes.data() + have, bytes.size() - have);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return diagnostic(Code::file_unreadable, {path, 0, 0}, "cannot read: " + reason());
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
    if (have > max_bytes) return too_large();
  }
  bytes.resize(have);
  return bytes;
}

Status write_file(const std::string& path, std::string_view bytes) {
  static std::atomic<uint32_t> serial{0};  // parts names of one process; no other use
  const std::string beside =
      path + ".part" + std::to_string(::getpid()) + "." + std::to_string(serial.fetch_add(1));
  const auto fail = [&](const char* what) {
    const std::string why = reason();
    ::unlink(beside.c_str());
    return diagnostic(Code::file_write, {path, 0, 0}, std::string(what) + ": " + why);
  };
  Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) return fail("cannot create");
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(file.get(), bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return fail("cannot write");
    done += static_cast<std::size_t>(n);
  }
  if (!file.close()) return fail("cannot write");
  if (::rename(beside.c_str(), path.c_str()) != 0) return fail("cannot rename into place");
  return Unit{};
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
