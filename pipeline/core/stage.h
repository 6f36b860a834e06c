// SPDX-License-Identifier: Apache-2.0
// Stage: what a stage must declare, and AnyStage, under which the runner keeps stages of every
// type.
//
// A stage is a value with `kName`, `Reads` (Layers<...>), `Writes` (a record type), a static
// `make(std::shared_ptr<const Resources>)` and a const `run(View<Reads>, Diagnostics&)`. It keeps
// no state between documents. To add one: a folder in stages/, a row in stages/registry.cpp, a line
// in its CMake.
#pragma once

#include <concepts>
#include <memory>
#include <string_view>
#include <typeindex>
#include <vector>

#include "pipeline/core/document.h"

namespace sagwan {

template <class S>
concept Stage = requires(const S stage, View<typename S::Reads> view, Diagnostics& diagnostics,
                         std::shared_ptr<const Resources> resources) {
  { S::kName } -> std::convertible_to<std::string_view>;
  typename S::Reads;
  typename S::Writes;
  { stage.run(view, diagnostics) } -> std::same_as<Result<Layer<typename S::Writes>>>;
  { S::make(resources) } -> std::same_as<Result<S>>;
};

class AnyStage {
 public:
  AnyStage() = default;
  AnyStage(const AnyStage&) = delete;
  AnyStage& operator=(const AnyStage&) = delete;
  virtual ~AnyStage() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual std::vector<std::type_index> reads() const = 0;
  [[nodiscard]] virtual std::type_index writes() const = 0;
  /// Runs and stores; throws nothing of its own. Only run_stage (pipeline/run/run.h) calls
  /// it.
  virtual Status run_and_store(Document& document) const = 0;
};

/// Checks what holds for every layer: sorted by span, spans within the text and on UTF-8
/// boundaries.
void verify_spans(std::string_view stage, std::string_view text, const Span* previous,
                  Span current);

template <Stage S>
class StageHolder final : public AnyStage {
 public:
  explicit StageHolder(S stage) : stage_(std::move(stage)) {}
  [[nodiscard]] std::string_view name() const override { return S::kName; }
  [[nodiscard]] std::vector<std::type_index> reads() const override { return S::Reads::ids(); }
  [[nodiscard]] std::type_index writes() const override {
    return std::type_index(typeid(typename S::Writes));
  }
  Status run_and_store(Document& document) const override {
    SAGWAN_TRY(auto layer, stage_.run(View<typename S::Reads>(document), document.diagnostics()));
#ifndef NDEBUG
    const Span* previous = nullptr;
    for (const auto& record : layer) {
      verify_spans(S::kName, document.text().repaired(), previous, record.span);
      previous = &record.span;
    }
#endif
    document.store(std::move(layer));
    return Unit{};
  }

 private:
  S stage_;
};

}  // namespace sagwan
