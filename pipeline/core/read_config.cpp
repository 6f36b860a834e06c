// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/read_config.h"

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/core/files.h"
#include "pipeline/core/languages.h"
#include "pipeline/core/mistakes.h"
#include "pipeline/core/toml.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 20U;
constexpr const char* kListFolder = "reading";

// Reads the tables of the file; mistakes are told, and what is wrong keeps its default.
class Loader {
 public:
  Loader(const TomlValue& root, std::string folder, const std::string& cache,
         Diagnostics& diagnostics)
      : root_(&root), folder_(std::move(folder)), cache_(cache), mistakes_(diagnostics) {}

  ReadConfig load() {
    for (const auto& [key, value] : root_->entries) section(key, value);
    return std::move(out_);
  }
  [[nodiscard]] const std::optional<Error>& first() const { return mistakes_.first(); }

 private:
  void section(const std::string& name, const TomlValue& value) {
    if (name == "join" && value.is(TomlValue::Kind::array)) {
      for (const TomlValue& item : value.items) join(item);
      return;
    }
    if (!value.is(TomlValue::Kind::table)) {
      mistakes_.add(Code::config_key, value.place, "unknown key " + name);
      return;
    }
    for (const auto& [key, entry] : value.entries) {
      if (!field(name + "." + key, entry))
        mistakes_.add(Code::config_key, entry.place, "unknown key " + name + "." + key);
    }
  }

  bool field(const std::string& key, const TomlValue& value) {
    struct Set {
      std::string_view key;
      std::u32string ReadConfig::*member;
      bool sorted;
    };
    constexpr std::array<Set, 6> kSets = {{{"markers.bullets", &ReadConfig::bullets, true},
                                           {"markers.spaced", &ReadConfig::spaced, true},
                                           {"markers.weak", &ReadConfig::weak, true},
                                           {"markers.remarks", &ReadConfig::remarks, true},
                                           {"markers.order", &ReadConfig::order, false},
                                           {"numerals.syllables", &ReadConfig::syllables, false}}};
    for (const Set& set : kSets) {
      if (set.key != key) continue;
      std::u32string characters = utf8::code_points(value.string);
      if (set.sorted) std::sort(characters.begin(), characters.end());
      out_.*set.member = std::move(characters);
      return true;
    }
    if (key == "markers.private_use") {
      out_.private_use = value.boolean;
      return true;
    }
    struct List {
      std::string_view key;
      std::vector<std::string> ReadConfig::*member;
    };
    constexpr std::array<List, 20> kLists = {
        {{"numerals.chapter_prefix", &ReadConfig::chapter_prefix},
         {"numerals.chapter_suffix", &ReadConfig::chapter_suffix},
         {"labels.source", &ReadConfig::source_labels},
         {"labels.remark", &ReadConfig::remark_labels},
         {"labels.unit", &ReadConfig::unit_labels},
         {"labels.references", &ReadConfig::references},
         {"labels.caption", &ReadConfig::caption_labels},
         {"labels.axis", &ReadConfig::axis_labels},
         {"labels.box", &ReadConfig::box_labels},
         {"labels.table", &ReadConfig::table_labels},
         {"labels.headings", &ReadConfig::headings},
         {"masthead.series", &ReadConfig::series},
         {"masthead.issue", &ReadConfig::issue},
         {"masthead.contact", &ReadConfig::contact},
         {"masthead.title", &ReadConfig::title_labels},
         {"masthead.bodies", &ReadConfig::bodies},
         {"names.dotted", &ReadConfig::dotted_names},
         {"dates.units", &ReadConfig::date_units},
         {"dates.months", &ReadConfig::date_months},
         {"dates.words", &ReadConfig::date_words}}};
    for (const List& list : kLists) {
      if (list.key != key) continue;
      for (const TomlValue& item : value.items) (out_.*list.member).push_back(item.string);
      std::sort((out_.*list.member).begin(), (out_.*list.member).end(),
                [](const std::string& a, const std::string& b) {
                  return a.size() != b.size() ? a.size() > b.size() : a < b;
                });
      return true;
    }
    return false;
  }

  void join(const TomlValue& table) {
    JoinWords words;
    for (const auto& [key, value] : table.entries) {
      WordSet* set = key == "behind"      ? &words.behind
                     : key == "begins"    ? &words.begins
                     : key == "closes"    ? &words.closes
                     : key == "may_close" ? &words.may_close
                     : key == "words"     ? &words.words
                     : key == "sole"      ? &words.sole
                     : key == "starts"    ? &words.starts
                     : key == "alone"     ? &words.alone
                     : key == "final"     ? &words.final
                     : key == "open"      ? &words.open
                     : key == "bound"     ? &words.bound
                                          : nullptr;
      if (set != nullptr) {
        for (const TomlValue& item : value.items) set->add(item.string);
      } else if (key == "list") {
        auto list = WordHashes::load(folder_ + value.string, cache_);
        if (list) {
          words.list = std::move(*list);
        } else {
          mistakes_.add(list.error().code, value.place, list.error().message);
        }
      } else if (key == "script") {
        words.script = script_named(value.string).value_or(Script::none);
      } else {
        mistakes_.add(Code::config_key, value.place, "unknown key join." + key);
      }
    }
    if (words.script == Script::none) {
      mistakes_.add(Code::config_value, table.place,
                    "[[join]] needs one of the scripts " + std::string(kScriptNames));
    }
    out_.joins.push_back(std::move(words));
  }

  const TomlValue* root_;
  std::string folder_;  ///< of the file, with a slash
  const std::string& cache_;
  Mistakes mistakes_;
  ReadConfig out_;
};

}  // namespace

void WordSet::add(std::string word) {
  longest_ = std::max(longest_, word.size());
  words_.insert(std::move(word));
}

Result<ReadConfig> ReadConfig::load(const std::string& path, Diagnostics& diagnostics,
                                    const std::string& cache) {
  SAGWAN_TRY(const std::string text, read_file(path, kMaxBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(text, path));
  Loader loader(root, path.substr(0, path.rfind('/') + 1), cache, diagnostics);
  ReadConfig out = loader.load();
  if (loader.first()) return *loader.first();
  return out;
}

std::vector<std::string> read_config_files(const std::string& path) {
  const std::string folder = path.substr(0, path.rfind('/') + 1) + kListFolder;
  std::vector<std::string> out = {path};
  for (const std::string& name : files_below(folder, ".tsv")) out.push_back(folder + "/" + name);
  return out;
}

}  // namespace sagwan
