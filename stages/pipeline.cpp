// SPDX-License-Identifier: Apache-2.0
#include "stages/pipeline.h"

#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "pipeline/core/config_places.h"
#include "pipeline/input/media_type.h"
#include "stages/decode/decode.h"
#include "stages/registry.h"

namespace sagwan {

Result<Pipeline> Pipeline::load(const Options& options, Diagnostics& diagnostics) {
  std::optional<Result<std::shared_ptr<const Resources>>> loaded;
  std::optional<Result<Stages>> made;
  std::optional<Result<ReadConfig>> reading;
  Diagnostics of_reading;
  tbb::parallel_invoke(
      [&] {
        loaded = Resources::load(options, diagnostics);
        if (*loaded) made = make_stages(**loaded);
      },
      [&] {
        reading = ReadConfig::load(config_places(options).reading, of_reading, options.cache);
      });
  SAGWAN_TRY(auto resources, std::move(*loaded));
  for (const Diagnostic& d : of_reading.list()) diagnostics.add(d);
  SAGWAN_TRY(auto read_config, std::move(*reading));
  SAGWAN_TRY(auto plan, std::move(*made));
  return Pipeline(std::move(resources), std::move(read_config), std::move(plan),
                  {options.read_pages, options.read_seconds, options.read_memory});
}

/// Text is decoded here; documents of other formats are sagwan-read's. An encoding that is named
/// says that it is text.
Result<Source> Pipeline::source_of(PipelineInput& input, Diagnostics& diagnostics) const {
  if (input.encoding.empty() && content_of(input.bytes) != Content::text)
    return read_document(input.bytes, input.name, limits_, diagnostics);
  return decode(std::move(input.bytes), {input.name, input.encoding}, diagnostics);
}

Result<std::unique_ptr<Document>> Pipeline::run_or_throw(PipelineInput input,
                                                         const std::atomic<bool>* cancelled) const {
  Diagnostics diagnostics;
  SAGWAN_TRY(Source source, source_of(input, diagnostics));
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
