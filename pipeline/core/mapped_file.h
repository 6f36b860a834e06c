// SPDX-License-Identifier: Apache-2.0
// MappedFile: the bytes of a file without a copy of them, for caches. Pages come from disk when
// they are looked at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sagwan {

class MappedFile {
 public:
  /// None where the file cannot be read or is empty.
  [[nodiscard]] static std::optional<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  MappedFile& operator=(MappedFile&&) = delete;
  ~MappedFile();

  /// Valid as long as this is, wherever it is moved to.
  [[nodiscard]] std::string_view bytes() const {
    return {static_cast<const char*>(memory_), size_};
  }
  /// Gives back the memory of the whole pages before byte `end`, which was read. Looked at again,
  /// they come from disk again.
  void forget(std::size_t end) const;

 private:
  MappedFile(void* memory, std::size_t size) : memory_(memory), size_(size) {}

  void* memory_;
  std::size_t size_;
};

}  // namespace sagwan
