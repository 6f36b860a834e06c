// SPDX-License-Identifier: Apache-2.0
#include "cli/pipeline_options.h"

#include "cli/console.h"
#include "cli/places.h"
#include "pipeline/input/reference.h"

namespace sagwan::cli {

namespace {

Status check_lang(const std::string& lang, const Languages& languages) {
  if (lang.empty() || languages.find(lang) != 0) return Unit{};
  std::string known;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    known += (known.empty() ? "" : ", ") + std::string(languages.tag(static_cast<LangId>(i)));
  }
  Error error = diagnostic(Code::usage, {}, "--lang names no language that is known: " + lang);
  error.mend = "one of " + known;
  return error;
}

Result<Pipeline> load(Options& options, Diagnostics& mistakes) {
  if (!options.reference.empty() && !is_reference(options.reference)) {
    Error error = diagnostic(Code::usage, {}, "--reference is not a date: " + options.reference);
    error.mend = "write it as 2023-10-11, 2023-10-11T09:00 or 2023-10-11T09:00+09:00";
    return error;
  }
  SAGWAN_TRY(options.home, find_home());
  options.cache = find_cache();
  SAGWAN_TRY(Pipeline pipeline, Pipeline::load(options, mistakes));
  SAGWAN_TRY([[maybe_unused]] const Unit known,
             check_lang(options.lang, pipeline.resources().languages()));
  return pipeline;
}

}  // namespace

Result<Pipeline> load_pipeline(Options& options, Diagnostics& mistakes) {
  Result<Pipeline> pipeline = load(options, mistakes);
  if (!pipeline && !mistakes.has_errors()) mistakes.add(pipeline.error());
  return pipeline;
}

Result<Pipeline> load_with_rules(Options& options) {
  options.rule_sources = true;
  Diagnostics mistakes;
  Result<Pipeline> pipeline = load_pipeline(options, mistakes);
  print(mistakes);
  return pipeline;
}

}  // namespace sagwan::cli
