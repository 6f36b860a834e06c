// SPDX-License-Identifier: Apache-2.0
#include "readers/zip.h"

#include <zip.h>

#include <array>

namespace sagwan::readers {

Zip::Zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_ = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive_ == nullptr) zip_source_free(source);
  }
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (archive_ == nullptr) throw Failure("document-unreadable", "is a damaged zip file: " + why);
}

Zip::~Zip() {
  if (archive_ != nullptr) zip_discard(archive_);
}

bool Zip::holds(std::string_view bytes, std::string_view part) {
  if (!bytes.starts_with("PK\x03\x04")) return false;
  try {
    return Zip(bytes).has(std::string(part));
  } catch (const Failure&) {
    return false;
  }
}

std::vector<std::string> Zip::parts() const {
  std::vector<std::string> out;
  const zip_int64_t count = zip_get_num_entries(archive_, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) out.emplace_back(name);
  }
  return out;
}

bool Zip::has(const std::string& part) const {
  return zip_name_locate(archive_, part.c_str(), 0) >= 0;
}

std::string Zip::content(const std::string& part, const Limits& limits) const {
  zip_stat_t stat;
  if (zip_stat(archive_, part.c_str(), 0, &stat) != 0)
    throw Failure("document-unreadable", "lacks its part " + part);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    throw Failure("document-password", "is encrypted");
  zip_file_t* file = zip_fopen(archive_, part.c_str(), 0);
  if (file == nullptr)
    throw Failure("document-unreadable", "its part " + part + " cannot be unpacked");
  std::string out;
  std::array<char, 1U << 16U> piece{};
  zip_int64_t read = 0;
  while ((read = zip_fread(file, piece.data(), piece.size())) > 0) {
    out.append(piece.data(), static_cast<std::size_t>(read));
    if (out.size() > limits.unpacked) break;
  }
  zip_fclose(file);
  if (out.size() > limits.unpacked) {
    throw Failure("document-limit", "its part " + part + " unpacks to more than " +
                                        std::to_string(limits.unpacked) + " bytes");
  }
  if (read < 0) throw Failure("document-unreadable", "its part " + part + " is damaged");
  return out;
}

}  // namespace sagwan::readers
