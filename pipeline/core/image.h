// SPDX-License-Identifier: Apache-2.0
// Images: values written to bytes and read back by the same program on the same machine, for
// caches. A type takes part by being trivially copyable, a string, a vector, a pair, or by
// `template <class Archive, class Self> static void archive(Archive&, Self&)`, which names its
// members once for both ways.
//
// A cache file holds an image with the key of its sources and a checksum; what does not agree is
// not read.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "pipeline/core/mapped_file.h"
#include "pipeline/core/seals.h"
#include "sagwan/result.h"

namespace sagwan {

/// A list that is made once: by the program, or kept in an image, of which it is a view then.
template <class T>
class KeptList {
 public:
  using value_type = T;
  KeptList() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a list that was made
  KeptList(std::vector<T> made) : made_(std::move(made)) {}

  /// To add to; not where it is kept.
  [[nodiscard]] std::vector<T>& made() { return made_; }
  void keep(std::span<const T> kept) { kept_ = kept; }
  [[nodiscard]] const T* data() const { return kept_.empty() ? made_.data() : kept_.data(); }
  [[nodiscard]] std::size_t size() const { return kept_.empty() ? made_.size() : kept_.size(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return data()[i]; }
  [[nodiscard]] const T* begin() const { return data(); }
  [[nodiscard]] const T* end() const { return data() + size(); }

 private:
  static_assert(std::is_trivially_copyable_v<T>);
  std::vector<T> made_;
  std::span<const T> kept_;
};

/// The same of a text.
class KeptText {
 public:
  KeptText() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a text that was made
  KeptText(std::string made) : made_(std::move(made)) {}

  void keep(std::string_view kept) { kept_ = kept; }
  // NOLINTNEXTLINE(google-explicit-constructor): it is one
  operator std::string_view() const { return kept_.empty() ? made_ : kept_; }
  friend bool operator==(const KeptText& a, std::string_view b) { return std::string_view(a) == b; }

 private:
  std::string made_;
  std::string_view kept_;
};

class ImageWriter {
 public:
  /// Kept lists stand at multiples of it; so must the image.
  static constexpr std::size_t kAligned = 8;
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] const std::string& bytes() const& { return bytes_; }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      T::archive(*this, value);
    }
  }
  void put(const std::string& text) { put_list(text); }
  void put(const KeptText& text) { put_list(std::string_view(text)); }
  template <class T>
  void put(const std::vector<T>& list) {
    put_list(list);
  }
  /// At a place where its elements can be looked at.
  template <class T>
  void put(const KeptList<T>& list) {
    put(uint64_t{list.size()});
    bytes_.resize((bytes_.size() + kAligned - 1) / kAligned * kAligned);
    bytes_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
  }
  template <class A, class B>
  void put(const std::pair<A, B>& pair) {
    put(pair.first);
    put(pair.second);
  }
  template <class List>
  void put_list(const List& list) {
    using T = typename List::value_type;
    put(uint64_t{list.size()});
    if constexpr (std::is_trivially_copyable_v<T>) {
      bytes_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
    } else {
      for (const T& value : list) put(value);
    }
  }

  std::string bytes_;
};

/// The image in a cache file.
struct CachedImage {
  MappedFile file;
  std::string_view bytes;  ///< of the image, in the file's
};

/// Reads what an ImageWriter wrote. Bytes that end too early leave `ok()` false and the rest empty.
class ImageReader {
 public:
  /// `image` outlives it, and each KeptList and KeptText that it reads. What was read of the file
  /// leaves memory, so that it is not there twice.
  explicit ImageReader(const CachedImage& image)
      : file_(image.file), image_(image.bytes), bytes_(image.bytes) {}
  ImageReader(const ImageReader&) = delete;
  ImageReader& operator=(const ImageReader&) = delete;
  ~ImageReader() { file_.forget(read()); }

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (std::is_trivially_copyable_v<T>) {
      take(&value, sizeof value);
    } else {
      T::archive(*this, value);
    }
  }
  void get(std::string& text) { get_list(text); }
  void get(KeptText& text) {
    uint64_t size = 0;
    get(size);
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return;
    text.keep(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  template <class T>
  void get(std::vector<T>& list) {
    get_list(list);
  }
  template <class T>
  void get(KeptList<T>& list) {
    uint64_t size = 0;
    get(size);
    constexpr std::size_t kAligned = ImageWriter::kAligned;
    const std::size_t skip = (kAligned - (image_.size() - bytes_.size()) % kAligned) % kAligned;
    if (skip > bytes_.size() || size > (bytes_.size() - skip) / sizeof(T)) ok_ = false;
    if (!ok_) return;
    bytes_.remove_prefix(skip);
    list.keep({reinterpret_cast<const T*>(bytes_.data()), size});
    bytes_.remove_prefix(size * sizeof(T));
  }
  template <class A, class B>
  void get(std::pair<A, B>& pair) {
    get(pair.first);
    get(pair.second);
  }
  template <class List>
  void get_list(List& list) {
    using T = typename List::value_type;
    uint64_t size = 0;
    get(size);
    // Each element takes a byte at the least.
    if (size > bytes_.size()) ok_ = false;
    if (!ok_) return;
    // A large list may grow, and is not to be copied then: room that is not touched costs nothing.
    if (size * sizeof(T) >= kLarge) list.reserve(size + size / 2);
    list.resize(size);
    if constexpr (std::is_trivially_copyable_v<T>) {
      take(list.data(), size * sizeof(T));
    } else {
      for (T& value : list) get(value);
    }
  }
  void take(void* to, std::size_t size) {
    if (size > bytes_.size()) ok_ = false;
    if (!ok_ || size == 0) return;
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
    if (read() - forgotten_ < kForget) return;
    file_.forget(read());
    forgotten_ = read();
  }
  /// Bytes of the file.
  [[nodiscard]] std::size_t read() const {
    return static_cast<std::size_t>(bytes_.data() - file_.bytes().data());
  }

  static constexpr std::size_t kForget = std::size_t{1} << 20U;  // bytes at a time
  static constexpr std::size_t kLarge = std::size_t{1} << 18U;   // bytes of a list

  const MappedFile& file_;
  std::string_view image_;
  std::string_view bytes_;     ///< of it, not read yet
  std::size_t forgotten_ = 0;  ///< bytes of the file
  bool ok_ = true;
};

/// Against damage, not against malice.
[[nodiscard]] uint64_t checksum_of(std::string_view bytes);

/// None where there is no file `path`, or it is not whole, or of another key.
[[nodiscard]] std::optional<CachedImage> read_image(const std::string& path, std::string_view key,
                                                    Seals& seals);
/// Whether the bytes of the file have this checksum; those of a sealed file are not looked at.
[[nodiscard]] bool is_whole(const std::string& path, std::string_view bytes, uint64_t checksum,
                            Seals& seals);
/// Writes the file beside, then renames; makes its folder. Of the files there whose names begin as
/// this one's up to the first hyphen, the newest few stay.
[[nodiscard]] Status write_image(const std::string& path, std::string_view key,
                                 std::string_view bytes);
/// The part of write_image that takes old files away; for files that were written otherwise.
void drop_old_images(const std::string& path);

}  // namespace sagwan
