// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/resources.h"

#include <algorithm>
#include <filesystem>

#include "pipeline/core/config_places.h"
#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/core/image.h"
#include "pipeline/core/preset.h"
#include "pipeline/core/read_config.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxListBytes = 16U << 20U;
// Of the sources that decide what an image of rules holds (pipeline/CMakeLists.txt): an image of
// another version is never read.
constexpr std::string_view kRulesFormat = SAGWAN_RULES_FORMAT;

}  // namespace

Result<std::shared_ptr<const Resources>> Resources::load(const Options& options,
                                                         Diagnostics& diagnostics) {
  auto out = std::make_shared<Resources>();
  out->options_ = options;
  const ConfigPlaces places = config_places(options);
  out->config_name_ = places.name;
  const auto keep = [&](Error error) {
    // A loader that found several mistakes has told them; one that stopped at the first has not.
    const auto& list = diagnostics.list();
    const bool told = std::any_of(list.begin(), list.end(), [&](const Diagnostic& d) {
      return d.message == error.message && d.place.line == error.place.line;
    });
    if (!told) diagnostics.add(error);
    return error;
  };
  auto preset = load_preset(places.preset, diagnostics);
  if (!preset) return keep(std::move(preset).error());
  auto languages = Languages::load(places.languages, diagnostics);
  if (!languages) return keep(std::move(languages).error());
  out->languages_ = std::move(*languages);
  auto lexicon = Lexicon::load({places.lexicons, options.cache}, out->languages_, diagnostics);
  if (!lexicon) return keep(std::move(lexicon).error());
  out->lexicon_ = std::make_unique<Lexicon>(std::move(*lexicon));
  for (const std::string_view type : out->lexicon_->types()) {
    out->lexicon_rules_.push_back("lexicon." + std::string(type));
    const std::size_t slash = std::min(type.find('/'), type.size());
    if (const auto emits = find_type(type.substr(0, slash))) {
      out->subtypes_.intern(*emits, type.substr(std::min(slash + 1, type.size())));
    }
  }
  std::string digest = out->lexicon_->sha256() + "\n";
  auto files = read_rule_files(places.rules, digest);
  if (!files) return keep(std::move(files).error());
  std::vector<std::string> layout = read_config_files(places.reading);
  layout.insert(layout.begin(), {places.preset, places.languages});
  for (const std::string& path : layout) {
    const auto text = read_file(path, kMaxListBytes);
    if (!text) continue;  // reading.toml: whoever reads it will say so
    digest += std::filesystem::path(path).filename().string() + " " + sha256(*text) + "\n";
  }
  out->config_sha256_ = sha256(digest);
  const Matcher::Options matching{options.prefilter, preset->closed};
  if (out->read_rules(matching)) return std::shared_ptr<const Resources>(std::move(out));
  auto rules = load_rules(*files, out->languages_, *out->lexicon_, out->subtypes_, diagnostics);
  if (!rules) return keep(std::move(rules).error());
  out->rules_ = std::move(*rules);
  out->matcher_ = std::make_unique<Matcher>(out->rules_, *out->lexicon_, out->languages_,
                                            out->subtypes_, matching);
  out->write_rules(diagnostics);
  return std::shared_ptr<const Resources>(std::move(out));
}

std::string Resources::rules_image() const {
  if (options_.cache.empty() || options_.rule_sources) return {};
  return options_.cache + "/rules-" + config_sha256_.substr(0, 16) + "-" +
         std::string(kRulesFormat) + ".image";
}

bool Resources::read_rules(const Matcher::Options& matching) {
  const std::string path = rules_image();
  if (path.empty()) return false;
  const auto cached = read_image(path, config_sha256_);
  if (!cached) return false;
  ImageReader image(cached->bytes);
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
