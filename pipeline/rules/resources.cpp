// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/resources.h"

#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <filesystem>

#include "pipeline/core/config_places.h"
#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/core/image.h"
#include "pipeline/core/read_config.h"
#include "pipeline/core/seals.h"
#include "pipeline/core/utf8_check.h"
#include "pipeline/rules/lint.h"
#include "pipeline/rules/preset.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxListBytes = 16U << 20U;
// Of the sources that decide what an image of rules holds (pipeline/CMakeLists.txt): an image of
// another version is never read.
constexpr std::string_view kRulesFormat = SAGWAN_RULES_FORMAT;
// An example of each twentieth rule, beside the reports of the project: of each fifth they save a
// report another 2 % of its time, and take 1 MB more (decision 0002).
constexpr std::size_t kRulesApart = 20;

/// A line for each file beside word lists and rules.
std::string digest_of_layout(const ConfigPlaces& places, Seals& seals) {
  std::vector<std::string> files = read_config_files(places.reading);
  files.insert(files.begin(), {places.preset, places.languages});
  std::string out;
  for (const std::string& path : files) {
    const auto hash = sha256_of_file(path, kMaxListBytes, seals);
    if (!hash) continue;  // reading.toml: whoever reads it will say so
    out += std::filesystem::path(path).filename().string() + " " + *hash + "\n";
  }
  return out;
}

/// `error`, told: a loader that found several mistakes has told them, one that stopped at the first
/// has not.
Error told(Error error, Diagnostics& diagnostics) {
  const auto& list = diagnostics.list();
  const bool is_told = std::any_of(list.begin(), list.end(), [&](const Diagnostic& d) {
    return d.message == error.message && d.place.line == error.place.line;
  });
  if (!is_told) diagnostics.add(error);
  return error;
}

/// The texts of the project's reports; none where the program is installed without them.
std::string texts_of_reports(const std::string& home) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
  std::vector<std::string> paths;
  std::error_code error;
  for (std::filesystem::directory_iterator file(home + "/corpus", error), end;
       !error && file != end; file.increment(error)) {
    if (file->path().extension() == ".txt") paths.push_back(file->path().string());
  }
  std::ranges::sort(paths);
  std::string out;
  for (const std::string& path : paths) {
    const auto text = read_file(path, kMostBytes);
    if (text && utf8::is_valid(*text) && out.size() + text->size() <= kMostBytes) out += *text;
  }
  std::ranges::replace(out, '\n', kBlockBreak);
  return out;
}

/// Finds in reports and examples of rules, so that the matcher has met what texts are made of.
void find_in_examples(const std::string& home, const std::vector<Rule>& rules,
                      const Matcher& matcher) {
  std::string text = texts_of_reports(home);
  for (std::size_t i = 0; i < rules.size(); i += kRulesApart) {
    if (!rules[i].examples.empty()) text += rules[i].examples[0].text + kBlockBreak;
  }
  Block block;
  block.span = {0, static_cast<uint32_t>(text.size())};
  const std::vector<Block> blocks{block};
  Matcher::Input input;
  input.text = text;
  input.blocks = &blocks;
  static_cast<void>(matcher.find(input));
}

}  // namespace

Result<std::shared_ptr<const Resources>> Resources::load(const Options& options,
                                                         Diagnostics& diagnostics) {
  auto out = std::make_shared<Resources>();
  out->options_ = options;
  const ConfigPlaces places = config_places(options);
  out->config_name_ = places.name;
  auto preset = load_preset(places.preset, diagnostics);
  if (!preset) return told(std::move(preset).error(), diagnostics);
  auto languages = Languages::load(places.languages, diagnostics);
  if (!languages) return told(std::move(languages).error(), diagnostics);
  out->languages_ = std::move(*languages);
  Seals seals(options.cache);
  auto lexicon =
      Lexicon::load({places.lexicons, options.cache}, out->languages_, seals, diagnostics);
  if (!lexicon) return told(std::move(lexicon).error(), diagnostics);
  out->lexicon_ = std::make_unique<Lexicon>(std::move(*lexicon));
  out->note_lexicon_types();
  const std::string layout = digest_of_layout(places, seals);
  const auto sealed = digest_of_rules(places.rules, seals);
  if (!sealed) return told(sealed.error(), diagnostics);
  const auto name = [&](const std::string& rules) {
    out->config_sha256_ = sha256(out->lexicon_->sha256() + "\n" + rules + layout);
  };
  name(*sealed);
  const Matcher::Options matching{options.prefilter, preset->closed};
  const bool compiled = out->read_rules(matching, seals);
  seals.save();
  if (compiled) return std::shared_ptr<const Resources>(std::move(out));
  std::string as_read;
  auto files = read_rule_files(places.rules, as_read);
  if (!files) return told(std::move(files).error(), diagnostics);
  name(as_read);
  auto rules = load_rules(*files, out->languages_, *out->lexicon_, out->subtypes_, diagnostics);
  if (!rules) return told(std::move(rules).error(), diagnostics);
  out->rules_ = std::move(*rules);
  tbb::parallel_invoke(
      [&] {
        out->matcher_ = std::make_unique<Matcher>(out->rules_, *out->lexicon_, out->languages_,
                                                  out->subtypes_, matching);
      },
      [&] {
        if (options.patterns) lint_patterns(out->rules_, diagnostics);
      });
  out->write_rules(diagnostics);
  return std::shared_ptr<const Resources>(std::move(out));
}

void Resources::note_lexicon_types() {
  for (const std::string_view type : lexicon_->types()) {
    lexicon_rules_.push_back("lexicon." + std::string(type));
    const std::size_t slash = std::min(type.find('/'), type.size());
    if (const auto emits = find_type(type.substr(0, slash))) {
      subtypes_.intern(*emits, type.substr(std::min(slash + 1, type.size())));
    }
  }
}

std::string Resources::rules_image() const {
  if (options_.cache.empty() || options_.rule_sources) return {};
  return options_.cache + "/rules-" + config_sha256_.substr(0, 16) + "-" +
         std::string(kRulesFormat) + ".image";
}

bool Resources::read_rules(const Matcher::Options& matching, Seals& seals) {
  const std::string path = rules_image();
  if (path.empty()) return false;
  auto cached = read_image(path, config_sha256_, seals);
  if (!cached) return false;
  image_.emplace(std::move(*cached));
  ImageReader image(*image_);
  std::vector<Rule> rules;
  Subtypes subtypes;
  image(subtypes, rules);
  if (!image.ok()) return false;
  std::swap(subtypes_, subtypes);
  rules_ = std::move(rules);
  matcher_ = std::make_unique<Matcher>(rules_, *lexicon_, languages_, subtypes_, matching, &image);
  if (image.ok()) return true;
  std::swap(subtypes_, subtypes);
  matcher_ = nullptr;
  rules_.clear();
  return false;
}

void Resources::write_rules(Diagnostics& diagnostics) const {
  const std::string path = rules_image();
  if (path.empty()) return;
  find_in_examples(options_.home, rules_, *matcher_);
  ImageWriter image;
  image(subtypes_, rules_);
  matcher_->archive(image);
  const Status written = write_image(path, config_sha256_, image.bytes());
  if (!written) {
    diagnostics.add(Code::cache_write, {path, 0, 0},
                    "compiled rules cannot be kept: " + written.error().message);
  }
}

std::string_view Resources::rule_id(uint32_t rule, uint32_t entry) const {
  if (rule != kNone) return rules_[rule].id;
  if (entry == kNone) return "repeat";
  return lexicon_rules_[lexicon_->type_number(entry)];
}

}  // namespace sagwan
