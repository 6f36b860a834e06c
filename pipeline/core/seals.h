// SPDX-License-Identifier: Apache-2.0
// Seals: what was worked out of a file's bytes in an earlier run, and holds as long as the file has
// the same size, inode, and times of change. They save reading and hashing what did not change.
//
// A file that changed shortly before it was looked at is not sealed: it could change again within
// one tick of the file system's clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan {

class Seals {
 public:
  /// Longer than a tick of any file system's clock (FAT has two seconds).
  static constexpr std::chrono::nanoseconds kSettled = std::chrono::seconds(3);

  /// Those kept in the cache folder `folder`; none, and none will be, where it is empty. A file is
  /// sealed when it has not changed for `settled`.
  explicit Seals(const std::string& folder, std::chrono::nanoseconds settled = kSettled);

  /// What was noted of `path`; empty where nothing was or the file is not the same any more.
  [[nodiscard]] std::string_view known(const std::string& path);
  /// Notes `value`, without white space, of the file as it was when `known` was asked about it
  /// last.
  void note(const std::string& path, std::string_view value);
  /// Keeps what was noted since, if anything was. Where the folder cannot be written the next run
  /// has no seals.
  void save() const;

 private:
  struct Seal {
    uint64_t inode = 0;
    uint64_t size = 0;
    int64_t modified = 0;  ///< nanoseconds since 1970, as the next
    int64_t changed = 0;
    std::string value;
    bool looked_at = false;
    [[nodiscard]] bool same_file(const Seal& other) const {
      return inode == other.inode && size == other.size && modified == other.modified &&
             changed == other.changed;
    }
  };
  [[nodiscard]] static Seal look_at(const std::string& path);
  void read(std::string_view line);

  std::string file_;
  std::chrono::nanoseconds settled_;
  std::map<std::string, Seal, std::less<>> seals_;
  bool changed_ = false;
};

/// SHA-256 of the file's bytes, lower-case hex; errors as read_file has them.
[[nodiscard]] Result<std::string> sha256_of_file(const std::string& path, uint64_t max_bytes,
                                                 Seals& seals);

}  // namespace sagwan
