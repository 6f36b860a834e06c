// SPDX-License-Identifier: Apache-2.0
// Files: whole-file reading and writing with messages a person can act on. Output appears whole or
// not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

/// The bytes of a regular file; errors file_missing, file_unreadable, file_too_large (more than
/// `max_bytes`).
[[nodiscard]] Result<std::string> read_file(const std::string& path, uint64_t max_bytes);

/// The same from an open descriptor, which is not closed; messages call it `name`.
[[nodiscard]] Result<std::string> read_descriptor(int fd, const std::string& name,
                                                  uint64_t max_bytes);

/// A file that grows beside `path` and appears there with `commit`. Without it nothing is left
/// behind.
class PartFile {
 public:
  [[nodiscard]] static Result<PartFile> create(const std::string& path);
  PartFile(PartFile&& other) noexcept;
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  PartFile& operator=(PartFile&&) = delete;
  ~PartFile();

  [[nodiscard]] Status append(std::string_view bytes);
  [[nodiscard]] Status commit();

 private:
  PartFile(int fd, std::string path, std::string beside)
      : fd_(fd), path_(std::move(path)), beside_(std::move(beside)) {}
  [[nodiscard]] Error failure(const char* what) const;

  int fd_;
  std::string path_;
  std::string beside_;  ///< empty once it was renamed
};

/// Writes all of `bytes` to an open descriptor; the error (file_write) calls it `name`.
[[nodiscard]] Status write_all(int fd, std::string_view bytes, const std::string& name);

/// Writes beside `path`, then renames. On failure nothing is left behind.
[[nodiscard]] Status write_file(const std::string& path, std::string_view bytes);

/// Paths of regular files below `folder` whose name ends in `suffix`, sorted bytewise; relative to
/// `folder`.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder,
                                                   std::string_view suffix);

}  // namespace sagwan
