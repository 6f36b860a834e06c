// SPDX-License-Identifier: Apache-2.0
#include "cli/places.h"

#include <cstdlib>
#include <filesystem>

namespace sagwan::cli {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_home(const std::filesystem::path& folder) {
  std::error_code error;
  return std::filesystem::is_directory(folder / "configs", error);
}

}  // namespace

Result<std::string> find_home() {
  const std::string named = environment("SAGWAN_HOME");
  if (!named.empty()) {
    if (is_home(named)) return named;
    Error error =
        diagnostic(Code::file_missing, {named, 0, 0}, "SAGWAN_HOME has no folder configs");
    return error;
  }
  std::error_code failure;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
  const auto beside = (program.parent_path() / "../share/sagwan").lexically_normal();
  if (!failure && is_home(beside)) return beside.string();
  const std::string source = SAGWAN_SOURCE_DIR;
  if (is_home(source)) return source;
  Error error = diagnostic(
      Code::file_missing, {},
      "no folder with configs and lexicons: tried " + beside.string() + " and " + source);
  error.mend = "name it in SAGWAN_HOME";
  return error;
}

std::string find_cache() {
  if (std::string named = environment("SAGWAN_CACHE_DIR"); !named.empty()) return named;
  if (std::string xdg = environment("XDG_CACHE_HOME"); !xdg.empty()) return xdg + "/sagwan";
  if (std::string home = environment("HOME"); !home.empty()) return home + "/.cache/sagwan";
  return {};
}

}  // namespace sagwan::cli
