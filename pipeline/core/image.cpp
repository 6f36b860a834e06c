// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/image.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "pipeline/core/files.h"

namespace sagwan {

namespace {

constexpr std::size_t kSumBytes = sizeof(uint64_t);
// Of each kind: some configurations in use, and the one before a change.
constexpr std::size_t kImagesKept = 8;

}  // namespace

uint64_t checksum_of(std::string_view bytes) {
  std::array<uint64_t, 4> lanes = {1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      uint64_t word = 0;
      std::memcpy(&word, bytes.data() + i + lane * 8, 8);
      lanes[lane] = (lanes[lane] ^ word) * 0x9E3779B97F4A7C15ULL;
      lanes[lane] ^= lanes[lane] >> 29U;
    }
  }
  uint64_t sum = bytes.size();
  for (; i < bytes.size(); ++i)
    sum = (sum ^ static_cast<unsigned char>(bytes[i])) * 0x100000001B3ULL;
  for (const uint64_t lane : lanes) sum = (sum ^ lane) * 0x9E3779B97F4A7C15ULL;
  return sum;
}

bool is_whole(const std::string& path, std::string_view bytes, uint64_t checksum, Seals& seals) {
  const std::string sum = std::to_string(checksum);
  if (seals.known(path) == sum) return true;
  if (checksum_of(bytes) != checksum) return false;
  seals.note(path, sum);
  return true;
}

std::optional<CachedImage> read_image(const std::string& path, std::string_view key, Seals& seals) {
  std::optional<MappedFile> file = MappedFile::open(path);
  if (!file || !file->bytes().starts_with(key)) return std::nullopt;
  std::string_view bytes = file->bytes().substr(key.size());
  if (bytes.size() < kSumBytes) return std::nullopt;
  uint64_t sum = 0;
  std::memcpy(&sum, bytes.data(), kSumBytes);
  bytes.remove_prefix(kSumBytes);
  if (!is_whole(path, bytes, sum, seals)) return std::nullopt;
  return CachedImage{std::move(*file), bytes};
}

Status write_image(const std::string& path, std::string_view key, std::string_view bytes) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  const uint64_t sum = checksum_of(bytes);
  std::string file(key);
  file.append(reinterpret_cast<const char*>(&sum), kSumBytes);
  file += bytes;
  SAGWAN_TRY(const Unit done, write_file(path, file));
  drop_old_images(path);
  return done;
}

void drop_old_images(const std::string& path) {
  namespace fs = std::filesystem;
  const std::string name = fs::path(path).filename().string();
  const std::string kind = name.substr(0, name.find('-') + 1);
  std::vector<std::pair<fs::file_time_type, fs::path>> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(path).parent_path(), error)) {
    if (!entry.path().filename().string().starts_with(kind)) continue;
    const auto time = entry.last_write_time(error);
    if (!error) found.emplace_back(time, entry.path());
  }
  // What another run has open stays readable to it.
  std::sort(found.rbegin(), found.rend());
  for (std::size_t i = kImagesKept; i < found.size(); ++i) fs::remove(found[i].second, error);
}

}  // namespace sagwan
