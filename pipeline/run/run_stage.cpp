// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <string>
#include <utility>

#include "pipeline/run/run.h"

namespace sagwan {

namespace {

void fail(Document& document, Error error) {
  if (error.place.file.empty()) error.place.file = document.source().name;
  document.diagnostics().add(std::move(error));
  document.mark_failed();
}

void fail_internal(const AnyStage& stage, Document& document, const char* what) {
  fail(document, diagnostic(Code::internal, {document.source().name, 0, 0},
                            "stage " + std::string(stage.name()) + ": " + what));
}

}  // namespace

void run_stage(const AnyStage& stage, Document& document, const std::atomic<bool>* cancelled) {
  if (document.failed()) return;
  if (cancelled != nullptr && cancelled->load(std::memory_order_relaxed)) {
    fail(document, diagnostic(Code::interrupted, {document.source().name, 0, 0},
                              "interrupted before stage " + std::string(stage.name())));
    return;
  }
  try {
    Status status = stage.run_and_store(document);
    if (!status) fail(document, std::move(status).error());
  } catch (const std::exception& e) {
    fail_internal(stage, document, e.what());
  } catch (...) {
    fail_internal(stage, document, "unknown exception");
  }
}

void run_stages(const Stages& plan, Document& document, const std::atomic<bool>* cancelled) {
  for (const auto& stage : plan) run_stage(*stage, document, cancelled);
}

}  // namespace sagwan
