// SPDX-License-Identifier: Apache-2.0
// Loads configs/rules/**/*.toml: checks keys and values, expands fragments, analyses patterns.
#include <tbb/parallel_for.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/mistakes.h"
#include "pipeline/core/text.h"
#include "pipeline/core/toml.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fragments.h"
#include "pipeline/rules/rule.h"
#include "pipeline/rules/rule_analysis.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxRuleBytes = 16ULL << 20U;

constexpr std::array<std::pair<std::string_view, Boundary>, 7> kBoundaries = {{
    {"none", Boundary::none},
    {"digit", Boundary::digit},
    {"word", Boundary::word},
    {"josa", Boundary::josa},
    {"name", Boundary::name},
    {"time", Boundary::time},
    {"count", Boundary::count},
}};

}  // namespace

std::string_view boundary_text(Boundary boundary) {
  return kBoundaries.at(static_cast<std::size_t>(boundary)).first;
}

namespace {

class Loader {
 public:
  Loader(const Languages& languages, const Lexicon& lexicon, Subtypes& subtypes,
         Diagnostics& diagnostics)
      : languages_(languages),
        subtypes_(subtypes),
        diagnostics_(diagnostics),
        mistakes_(diagnostics),
        fragments_([this](Error error) { mistakes_.add(std::move(error)); }),
        lists_(lexicon) {}

  Result<std::vector<Rule>> load(const std::vector<RuleFile>& sources) {
    const std::vector<Parsed> files = parse(sources);
    for (const Parsed& file : files) fragments_.collect(file.root, file.lang);
    for (const Parsed& file : files) {
      for (const auto& [key, value] : file.root.entries) {
        if (key == "fragments") continue;
        if (key != "rule" || !value.is(TomlValue::Kind::array)) {
          mistakes_.add(Code::rule_key, value.place,
                        "unknown key " + key + " (a file holds [fragments] and [[rule]])");
          continue;
        }
        for (const TomlValue& table : value.items) rule(table, file.lang);
      }
    }
    // Only now is it known which finds there can be, and with them what {LOC} stands for.
    analyse();
    fragments_.look_over(diagnostics_);
    std::sort(rules_.begin(), rules_.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
    for (std::size_t i = 1; i < rules_.size(); ++i) {
      if (rules_[i].id == rules_[i - 1].id) {
        mistakes_.add(Code::rule_duplicate, rules_[i].place,
                      "the id " + rules_[i].id + " is taken");
      }
    }
    if (mistakes_.first()) return *mistakes_.first();
    return std::move(rules_);
  }

 private:
  struct Parsed {
    std::string lang;
    TomlValue root;
  };

  std::vector<Parsed> parse(const std::vector<RuleFile>& sources) {
    std::vector<std::optional<Result<TomlValue>>> parsed(sources.size());
    tbb::parallel_for(std::size_t{0}, sources.size(), [&](std::size_t i) {
      parsed[i].emplace(parse_toml(sources[i].text, sources[i].path));
    });
    std::vector<Parsed> files;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const RuleFile& file = sources[i];
      if (!*parsed[i]) {
        mistakes_.add(std::move(*parsed[i]).error());
      } else if (file.lang != "any" && languages_.find(file.lang) == 0) {
        mistakes_.add(Code::config_value, {file.path, 0, 0},
                      "the folder " + file.lang + " is no language of languages.toml");
      } else {
        files.push_back({file.lang, std::move(**parsed[i])});
      }
    }
    return files;
  }

  std::string text(const TomlValue& table, std::string_view key, bool required, const Rule& owner) {
    const TomlValue* value = table.find(key);
    if (value == nullptr) {
      if (required) {
        mistakes_.add(Code::rule_key, table.place,
                      "rule " + owner.id + ": the key " + std::string(key) + " is missing");
      }
      return {};
    }
    if (!value->is(TomlValue::Kind::string)) {
      mistakes_.add(Code::config_value, value->place,
                    "rule " + owner.id + ": " + std::string(key) + " is no string");
      return {};
    }
    return value->string;
  }

  Boundary boundary(const TomlValue& table, std::string_view key, Boundary otherwise,
                    const Rule& owner) {
    const std::string word = text(table, key, false, owner);
    if (word.empty()) return otherwise;
    for (const auto& [name, value] : kBoundaries) {
      if (name == word) return value;
    }
    mistakes_.add(Code::config_value, table.find(key)->place,
                  "rule " + owner.id + ": " + std::string(key) +
                      " is one of none, digit, word, josa, name, time, count");
    return otherwise;
  }

  void rule(const TomlValue& table, const std::string& lang) {
    static const std::set<std::string, std::less<>> kKeys = {
        "id",     "emits",    "pattern", "over", "phase", "left",     "right",   "priority",
        "blocks", "shortens", "sounds",  "each", "set",   "examples", "rejects", "why"};
    Rule out;
    out.place = table.place;
    out.id = text(table, "id", true, out);
    if (const TomlValue* pattern = table.find("pattern")) out.place = pattern->place;
    for (const auto& [key, value] : table.entries) {
      if (!kKeys.contains(key))
        mistakes_.add(Code::rule_key, value.place, "rule " + out.id + ": unknown key " + key);
    }
    out.lang = lang == "any" ? LangId{0} : languages_.find(lang);
    emits(table, out);
    const std::string over = text(table, "over", false, out);
    if (!over.empty() && over != "finds") {
      mistakes_.add(Code::config_value, table.find("over")->place,
                    "rule " + out.id + ": over is \"finds\" or absent");
    }
    out.over_finds = !over.empty();
    out.phase = out.over_finds ? 2 : 1;
    numbers(table, out);
    out.left = boundary(table, "left", Boundary::word, out);
    out.right = boundary(table, "right", Boundary::josa, out);
    blocks(table, out);
    set(table, out);
    out.source_pattern = text(table, "pattern", true, out);
    out.pattern = fragments_.expand(out.source_pattern, lang, out);
    out.shortens = compared(table, "shortens", out);
    out.sounds = compared(table, "sounds", out);
    each(table, out);
    examples(table, out);
    rules_.push_back(std::move(out));
  }

  void emits(const TomlValue& table, Rule& out) {
    const std::string word = text(table, "emits", true, out);
    const std::size_t slash = word.find('/');
    const auto type = find_type(word.substr(0, slash));
    if (!type) {
      if (!word.empty()) {
        mistakes_.add(Code::config_value, table.find("emits")->place,
                      "rule " + out.id + ": emits no known type: " + word);
      }
      return;
    }
    out.emits = *type;
    if (slash != std::string::npos) out.subtype_text = word.substr(slash + 1);
    if (!subtypes_.has_room(out.subtype_text)) {
      mistakes_.add(
          Code::config_value, table.find("emits")->place,
          "rule " + out.id + ": emits a subtype beyond the 255 that there can be: " + word);
      return;
    }
    out.subtype = subtypes_.intern(*type, out.subtype_text);
  }

  void numbers(const TomlValue& table, Rule& out) {
    if (const TomlValue* value = table.find("priority")) {
      if (!value->is(TomlValue::Kind::integer) || value->integer < -1000 || value->integer > 1000) {
        mistakes_.add(Code::config_value, value->place,
                      "rule " + out.id + ": priority is a number from -1000 to 1000");
      } else {
        out.priority = static_cast<int16_t>(value->integer);
      }
    }
    if (const TomlValue* value = table.find("phase")) {
      if (!value->is(TomlValue::Kind::integer) || !out.over_finds || value->integer < 2 ||
          value->integer > kLastPhase) {
        mistakes_.add(Code::config_value, value->place,
                      "rule " + out.id + ": phase is a number from 2 to 9, with over = \"finds\"");
      } else {
        out.phase = static_cast<uint8_t>(value->integer);
      }
    }
  }

  void blocks(const TomlValue& table, Rule& out) {
    const TomlValue* value = table.find("blocks");
    if (value == nullptr) return;
    out.blocks = 0;
    for (const TomlValue& item : value->items) {
      if (const auto kind = block_kind_named(item.string)) {
        out.blocks = static_cast<uint16_t>(out.blocks | 1U << static_cast<uint32_t>(*kind));
      } else {
        mistakes_.add(Code::config_value, item.place,
                      "rule " + out.id + ": no kind of block: " + item.string);
      }
    }
  }

  /// The field of the pattern that the find is compared with, as `key` says.
  std::optional<Field> compared(const TomlValue& table, const char* key, Rule& out) {
    const std::string name = text(table, key, false, out);
    if (name.empty()) return std::nullopt;
    const std::optional<Field> found = field(name);
    const std::string_view pattern = out.pattern;
    const bool taken = pattern.find("(?P<find>") != std::string_view::npos &&
                       pattern.find("(?P<" + name + ">") != std::string_view::npos;
    if (!found || !taken) {
      mistakes_.add(
          Code::rule_field, table.find(key)->place,
          "rule " + out.id + ": " + key + " names a field of the pattern, which also names find");
    }
    return found;
  }

  void each(const TomlValue& table, Rule& out) {
    const TomlValue* value = table.find("each");
    if (value == nullptr) return;
    out.each = value->boolean;
    if (out.each && std::string_view(out.pattern).find("(?P<find>") != std::string_view::npos)
      return;
    mistakes_.add(Code::rule_field, value->place,
                  "rule " + out.id + ": each is true or absent, and the pattern names find");
  }

  void set(const TomlValue& table, Rule& out) {
    const TomlValue* value = table.find("set");
    if (value == nullptr) return;
    for (const auto& [key, constant] : value->entries) {
      const auto known = field(key);
      if (!known) {
        mistakes_.add(Code::rule_field, constant.place,
                      "rule " + out.id + ": set names no known field: " + key);
        continue;
      }
      std::string text = constant.string;
      if (constant.is(TomlValue::Kind::integer)) text = std::to_string(constant.integer);
      if (constant.is(TomlValue::Kind::boolean)) text = constant.boolean ? "true" : "false";
      out.set.emplace_back(*known, std::move(text));
    }
  }

  void analyse() {
    std::vector<std::vector<Error>> wrong(rules_.size());
    tbb::parallel_for(std::size_t{0}, rules_.size(), [&](std::size_t i) {
      wrong[i] = analyse_rule(rules_[i], {languages_, lists_, subtypes_, properties_});
    });
    for (std::vector<Error>& errors : wrong) {
      for (Error& error : errors) mistakes_.add(std::move(error));
    }
  }

  void examples(const TomlValue& table, Rule& out) {
    if (const TomlValue* list = table.find("examples")) {
      for (const TomlValue& item : list->items) {
        RuleExample example;
        example.place = item.place;
        example.text = text(item, "text", true, out);
        example.reference = text(item, "reference", false, out);
        strings(item.find("finds"), example.finds);
        strings(item.find("value"), example.values);
        out.examples.push_back(std::move(example));
      }
    }
    if (const TomlValue* list = table.find("rejects")) {
      for (const TomlValue& item : list->items) out.rejects.push_back({item.string, item.place});
    }
    if (out.examples.empty()) {
      mistakes_.add(Code::rule_key, table.place,
                    "rule " + out.id + ": a rule needs at least one example");
    }
    if (out.rejects.empty()) {
      mistakes_.add(Code::rule_key, table.place,
                    "rule " + out.id + ": a rule needs at least one reject");
    }
  }
  /// A string or a list of strings.
  static void strings(const TomlValue* value, std::vector<std::string>& out) {
    if (value == nullptr) return;
    if (value->is(TomlValue::Kind::string)) {
      out.push_back(value->string);
      return;
    }
    for (const TomlValue& item : value->items) out.push_back(item.string);
  }

  const Languages& languages_;
  Subtypes& subtypes_;
  Diagnostics& diagnostics_;
  Mistakes mistakes_;
  Fragments fragments_;
  WordLists lists_;
  CharProperties properties_;
  std::vector<Rule> rules_;
};

}  // namespace

Result<std::string> digest_of_rules(const std::vector<std::string>& folders, Seals& seals) {
  std::string out;
  for (const std::string& folder : folders) {
    for (const std::string& name : files_below(folder, ".toml")) {
      SAGWAN_TRY(const std::string hash, sha256_of_file(folder + "/" + name, kMaxRuleBytes, seals));
      out.append(name).append(" ").append(hash).append("\n");
    }
  }
  return out;
}

Result<std::vector<RuleFile>> read_rule_files(const std::vector<std::string>& folders,
                                              std::string& digest_input) {
  std::vector<RuleFile> files;
  for (const std::string& folder : folders) {
    for (const std::string& name : files_below(folder, ".toml")) {
      const std::string path = folder + "/" + name;
      SAGWAN_TRY(std::string text, read_file(path, kMaxRuleBytes));
      digest_input.append(name).append(" ").append(sha256(text)).append("\n");
      files.push_back({path, name.substr(0, name.find('/')), std::move(text)});
    }
  }
  return files;
}

Result<std::vector<Rule>> load_rules(const std::vector<RuleFile>& files, const Languages& languages,
                                     const Lexicon& lexicon, Subtypes& subtypes,
                                     Diagnostics& diagnostics) {
  return Loader(languages, lexicon, subtypes, diagnostics).load(files);
}

}  // namespace sagwan
