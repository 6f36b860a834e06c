// SPDX-License-Identifier: Apache-2.0
// The project's own rules, lexicons and folders, loaded once for a test program.
#pragma once

#include <string>

#include "pipeline/core/read_config.h"
#include "stages/pipeline.h"
#include "stages/registry.h"

namespace sagwan {

/// The project's folder.
inline const std::string& project_folder() {
  static const std::string kFolder = SAGWAN_SOURCE_DIR;
  return kFolder;
}

inline Options project_options() {
  Options out;
  out.home = project_folder();
  out.cache = SAGWAN_TEST_CACHE;
  out.rule_sources = true;  // with examples
  return out;
}

/// Loads or throws InternalError with the first mistake, which fails the test that asked.
inline const Pipeline& project_pipeline() {
  static const Pipeline kPipeline = [] {
    Diagnostics diagnostics;
    auto pipeline = Pipeline::load(project_options(), diagnostics);
    SAGWAN_CHECK(pipeline.has_value(), "the project does not load: " + to_line(pipeline.error()));
    return std::move(*pipeline);
  }();
  return kPipeline;
}

inline const Stages& project_stages() {
  static const Stages kStages = [] {
    auto stages = make_stages(project_pipeline().shared_resources());
    SAGWAN_CHECK(stages.has_value(), to_line(stages.error()));
    return std::move(*stages);
  }();
  return kStages;
}

/// The same letters and digits, all else as '_': what GoogleTest takes for a name.
inline std::string test_name(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    out += plain ? c : '_';
  }
  return out;
}

}  // namespace sagwan
