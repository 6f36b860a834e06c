// SPDX-License-Identifier: Apache-2.0
#include "pipeline/metamorphic/shuffled_config.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "pipeline/core/config_places.h"
#include "pipeline/core/files.h"

namespace sagwan {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kMaxBytes = 64U << 20U;
constexpr std::string_view kRule = "[[rule]]";
constexpr std::size_t kLast = 9999;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// What stands before the first rule, then the rules from the last to the first.
std::string rules_backwards(const std::string& text) {
  std::vector<std::string> pieces(1);
  for (const std::string& line : lines_of(text)) {
    if (line.starts_with(kRule)) pieces.emplace_back();
    pieces.back() += line;
    if (!line.ends_with('\n')) pieces.back() += '\n';
  }
  std::reverse(pieces.begin() + 1, pieces.end());
  std::string out;
  for (const std::string& piece : pieces) out += piece;
  return out;
}

/// The rows of a word list have one order, which is checked.
std::string as_it_is(const std::string& text) { return text; }

/// `ko/time_dates.toml` as the file that stands `number` places from the end.
std::string renamed(const std::string& name, std::size_t number) {
  const fs::path path(name);
  const std::string place = std::to_string(kLast - number);
  return (path.parent_path() / (place + "-" + path.filename().string())).string();
}

Status copy_all(const std::vector<std::string>& folders, std::string_view ending,
                const std::string& to, std::string (*change)(const std::string&)) {
  std::size_t number = 0;
  for (const std::string& folder : folders) {
    for (const std::string& name : files_below(folder, ending)) {
      SAGWAN_TRY(const std::string text, read_file(folder + "/" + name, kMaxBytes));
      const fs::path file = fs::path(to) / renamed(name, number++);
      std::error_code error;
      fs::create_directories(file.parent_path(), error);
      const Status done = write_file(file.string(), change(text));
      if (!done) return done.error();
    }
  }
  return Unit{};
}

Status copy_file(const std::string& from, const std::string& to) {
  const auto text = read_file(from, kMaxBytes);
  if (!text) return Unit{};  // reading.toml: whoever reads it says so
  return write_file(to, *text);
}

Status fill(const ConfigPlaces& places, const std::string& folder) {
  for (const auto& [from, name] :
       {std::pair(places.preset, "/default.toml"), std::pair(places.languages, "/languages.toml"),
        std::pair(places.reading, "/reading.toml")}) {
    if (const Status done = copy_file(from, folder + name); !done) return done.error();
  }
  // What reading.toml names by its path lies beside it.
  const fs::path lists = fs::path(places.reading).parent_path() / "reading";
  std::error_code error;
  if (fs::is_directory(lists, error)) {
    fs::copy(lists, folder + "/reading", fs::copy_options::recursive, error);
    if (error)
      return diagnostic(Code::file_write, {folder, 0, 0}, "cannot copy: " + error.message());
  }
  if (const Status done = copy_all(places.rules, ".toml", folder + "/rules", rules_backwards);
      !done) {
    return done.error();
  }
  return copy_all(places.lexicons, ".tsv", folder + "/lexicons", as_it_is);
}

}  // namespace

Result<ShuffledConfig> ShuffledConfig::make(const Options& options) {
  std::string name = (fs::temp_directory_path() / "sagwan-shuffled-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    return diagnostic(Code::file_write, {name, 0, 0}, "no temporary folder can be made");
  }
  ShuffledConfig out(std::move(name));
  if (const Status done = fill(config_places(options), out.folder_); !done) return done.error();
  return out;
}

ShuffledConfig::~ShuffledConfig() {
  if (folder_.empty()) return;
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace sagwan
