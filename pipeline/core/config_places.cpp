// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/config_places.h"

#include <filesystem>

namespace sagwan {

namespace {

namespace fs = std::filesystem;

constexpr const char* kPreset = "/default.toml";

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

bool is_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

}  // namespace

ConfigPlaces config_places(const Options& options) {
  const std::string configs = options.home + "/configs";
  const std::string& own = options.config;
  ConfigPlaces out;
  out.name = own;
  out.preset = configs + "/" + own + ".toml";
  out.languages = configs + "/languages.toml";
  out.reading = configs + "/reading.toml";
  out.lexicons = {options.home + "/lexicons"};
  out.rules = {configs + "/rules"};
  if (is_file(out.preset) || !is_folder(own)) return out;

  const fs::path folder = fs::path(own + "/").lexically_normal().parent_path();
  out.name = folder.filename().string();
  out.preset = configs + kPreset;
  if (is_file(own + kPreset)) {
    out.preset = own + kPreset;
    out.lexicons.clear();
    out.rules.clear();
  }
  if (is_file(own + "/languages.toml")) out.languages = own + "/languages.toml";
  if (is_file(own + "/reading.toml")) out.reading = own + "/reading.toml";
  if (is_folder(own + "/lexicons")) out.lexicons.push_back(own + "/lexicons");
  if (is_folder(own + "/rules")) out.rules.push_back(own + "/rules");
  return out;
}

}  // namespace sagwan
