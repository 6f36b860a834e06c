// SPDX-License-Identifier: Apache-2.0
#include "cli/knowledge_source.h"

#include <algorithm>
#include <filesystem>

#include "cli/console.h"
#include "cli/inputs.h"
#include "pipeline/core/files.h"
#include "pipeline/export/json.h"
#include "pipeline/run/run.h"
#include "pipeline/score/corpus.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

struct Loading final : Job {
  KnowledgePlace place;
  Result<Knowledge> knowledge = Knowledge{};
};

bool is_folder(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::vector<std::string> files_in(const std::string& folder, const std::string& suffix) {
  std::vector<std::string> out = files_below(folder, suffix);
  std::erase_if(out, [](const std::string& name) { return name.find('/') != std::string::npos; });
  return out;
}

bool looks_like_knowledge_file(const std::string& path) {
  // Its first bytes say so, and a knowledge file of any size has them.
  const auto bytes = read_file(path, UINT64_MAX / 2);
  return bytes && looks_like_knowledge(*bytes);
}

std::vector<KnowledgePlace> list_corpus_texts(const std::string& folder, const Options& options,
                                              Diagnostics& diagnostics) {
  std::vector<KnowledgePlace> out;
  for (const CorpusReport& report : list_corpus(folder, options.texts, diagnostics)) {
    std::string path = corpus_text_path(report);
    if (!path.empty()) out.push_back({report.id, std::move(path), true});
  }
  return out;
}

Result<Knowledge> load_one(const KnowledgePlace& place, const Options& options,
                           const Pipeline* pipeline) {
  SAGWAN_TRY(const std::string bytes, knowledge_bytes(place, options, pipeline));
  return read_knowledge(bytes, place.path);
}

}  // namespace

Result<std::string> extract_json(const Pipeline& pipeline, PipelineInput input, JsonStyle style) {
  SAGWAN_TRY(const auto document, pipeline.run(std::move(input), &interrupted()));
  std::string json;
  write_knowledge(*document, json, style);
  return json;
}

Result<std::string> knowledge_bytes(const KnowledgePlace& place, const Options& options,
                                    const Pipeline* pipeline) {
  SAGWAN_TRY(std::string bytes, read_file(place.path, options.max_bytes));
  if (!place.is_report) return bytes;
  SAGWAN_CHECK(pipeline != nullptr, "a report needs a pipeline");
  const fs::path name = fs::path(place.path).filename();
  return extract_json(*pipeline,
                      {std::move(bytes), name.string(), name.stem().string(), options.lang,
                       options.reference, options.encoding},
                      JsonStyle::compact);
}

std::vector<KnowledgePlace> list_knowledge(const std::string& path, const Options& options,
                                           Diagnostics& diagnostics) {
  std::vector<KnowledgePlace> out;
  if (!is_folder(path)) {
    out.push_back({fs::path(path).stem().string(), path, !looks_like_knowledge_file(path)});
    return out;
  }
  if (!files_in(path, ".meta.toml").empty()) return list_corpus_texts(path, options, diagnostics);
  for (const std::string& name : files_in(path, ".json")) {
    if (!looks_like_knowledge_file(path + "/" + name)) continue;
    out.push_back({fs::path(name).stem().string(), path + "/" + name, false});
  }
  if (!out.empty()) return out;
  for (const InputFile& input : expand_inputs({path}, diagnostics)) {
    out.push_back({input.id, input.path, true});
  }
  return out;
}

KnowledgeById load_knowledge(const std::vector<KnowledgePlace>& places, const Options& options,
                             const Pipeline* pipeline, Diagnostics& diagnostics) {
  KnowledgeById out;
  std::size_t next = 0;
  run_batch<Loading>(
      {[&]() -> std::unique_ptr<Loading> {
         if (next == places.size()) return nullptr;
         auto loading = std::make_unique<Loading>();
         loading->place = places[next++];
         return loading;
       },
       [&](Loading& loading) { loading.knowledge = load_one(loading.place, options, pipeline); },
       [&](Loading& loading) {
         if (loading.knowledge) {
           out.insert_or_assign(loading.place.id, std::move(*loading.knowledge));
         } else {
           diagnostics.add(loading.knowledge.error());
         }
       }},
      Executor::tbb, options.jobs, &interrupted());
  return out;
}

}  // namespace sagwan::cli
