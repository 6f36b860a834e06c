// SPDX-License-Identifier: Apache-2.0
#include "cli/file_watch.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include "pipeline/core/files.h"
#include "pipeline/core/read_config.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

constexpr auto kPause = std::chrono::milliseconds(200);

}  // namespace

FileWatch::State FileWatch::state_of(const ConfigPlaces& places) {
  State out;
  const auto add = [&](const std::string& path) {
    std::error_code error;
    const auto time = fs::last_write_time(path, error);
    if (error) return;
    const auto size = fs::file_size(path, error);
    out[path] = {time.time_since_epoch().count(), error ? 0 : size};
  };
  for (const std::string& path : {places.preset, places.languages}) add(path);
  for (const std::string& path : read_config_files(places.reading)) add(path);
  for (const std::string& folder : places.rules) {
    for (const std::string& name : files_below(folder, ".toml")) add(folder + "/" + name);
  }
  for (const std::string& folder : places.lexicons) {
    for (const std::string& name : files_below(folder, ".tsv")) add(folder + "/" + name);
  }
  return out;
}

void FileWatch::take(const ConfigPlaces& places) {
  places_ = places;
  state_ = state_of(places_);
}

void FileWatch::wait(const std::atomic<bool>& stop) const {
  while (!stop && state_of(places_) == state_) std::this_thread::sleep_for(kPause);
}

}  // namespace sagwan::cli
