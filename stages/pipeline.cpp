// SPDX-License-Identifier: Apache-2.0
#include "stages/pipeline.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "pipeline/core/config_places.h"
#include "stages/decode/decode.h"
#include "stages/registry.h"

namespace sagwan {

Result<Pipeline> Pipeline::load(const Options& options, Diagnostics& diagnostics) {
  SAGWAN_TRY(auto resources, Resources::load(options, diagnostics));
  SAGWAN_TRY(auto read_config, ReadConfig::load(config_places(options).reading, diagnostics));
  SAGWAN_TRY(auto plan, make_stages(resources));
  return Pipeline(std::move(resources), std::move(read_config), std::move(plan));
}

Result<std::unique_ptr<Document>> Pipeline::run_or_throw(PipelineInput input,
                                                         const std::atomic<bool>* cancelled) const {
  Diagnostics diagnostics;
  DecodeOptions options;
  options.name = input.name;
  options.encoding = input.encoding;
  SAGWAN_TRY(Source source, decode(std::move(input.bytes), options, diagnostics));
  source.name = std::move(input.name);
  source.id = std::move(input.id);
  source.language = std::move(input.lang);
  source.reference = std::move(input.reference);
  SAGWAN_TRY(Text text, read(source, read_config_, diagnostics));
  auto document = std::make_unique<Document>(std::move(source), std::move(text), resources_);
  for (const Diagnostic& d : diagnostics.list()) document->diagnostics().add(d);
  run_stages(plan_, *document, cancelled);
  document->diagnostics().sort();
  if (!document->failed()) return document;
  const auto& list = document->diagnostics().list();
  const auto error = std::find_if(
      list.begin(), list.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
  SAGWAN_CHECK(error != list.end(), "a document failed without saying why");
  return *error;
}

Result<std::unique_ptr<Document>> Pipeline::run(PipelineInput input,
                                                const std::atomic<bool>* cancelled) const {
  const std::string name = input.name;
  try {
    return run_or_throw(std::move(input), cancelled);
  } catch (const std::exception& e) {
    return diagnostic(Code::internal, {name, 0, 0}, e.what());
  }
}

}  // namespace sagwan
