// SPDX-License-Identifier: Apache-2.0
// TempHome: a folder with configs/ and lexicons/ of a test's own, gone when the test ends.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "pipeline/rules/resources.h"

namespace sagwan {

class TempHome {
 public:
  TempHome() {
    std::string name = (std::filesystem::temp_directory_path() / "sagwan-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    write("configs/default.toml", "closed_names = [\"PER\", \"LOC/country\", \"ORG/media\"]\n");
    write("configs/languages.toml",
          "[[language]]\ntag = \"en\"\nscript = \"latin\"\nmain = true\n"
          "[[language]]\ntag = \"ru\"\nscript = \"cyrillic\"\nmain = true\n");
  }
  TempHome(const TempHome&) = delete;
  TempHome& operator=(const TempHome&) = delete;
  ~TempHome() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  void write(const std::string& name, const std::string& text) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  /// A word list with the right header; `rows` in tabs.
  void lexicon(const std::string& name, const std::string& rows) const {
    write("lexicons/" + name + ".tsv", "# test\nsurface\tlang\ttype\tid\tattributes\n" + rows);
  }
  /// Rules of English.
  void rules(const std::string& toml) const { write("configs/rules/en/test.toml", toml); }

  [[nodiscard]] Options options() const {
    Options out;
    out.home = path_;
    return out;
  }
  [[nodiscard]] Result<std::shared_ptr<const Resources>> load() {
    diagnostics_ = {};
    return Resources::load(options(), diagnostics_);
  }
  [[nodiscard]] const Diagnostics& diagnostics() const { return diagnostics_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  Diagnostics diagnostics_;
};

/// A rule with one example and one reject that nothing looks at before `check`.
inline std::string rule(const std::string& id, const std::string& emits, const std::string& pattern,
                        const std::string& more = "") {
  return "[[rule]]\nid = \"" + id + "\"\nemits = \"" + emits + "\"\npattern = '" + pattern + "'\n" +
         more + "\nexamples = [{ text = \"x\", finds = [] }]\nrejects = [\"y\"]\n";
}

}  // namespace sagwan
