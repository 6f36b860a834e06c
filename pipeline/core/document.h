// SPDX-License-Identifier: Apache-2.0
// Document: a source, its text, and the layers that stages added. Views are what stages see of it.
//
// A document is neither copied nor moved (layers point into its text) and travels behind one
// unique_ptr. Only `run_stage` stores a layer; a stage gets a `View<Layers<...>>` and cannot ask
// for another layer.
#pragma once

#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

#include "pipeline/core/source.h"
#include "pipeline/core/text.h"
#include "sagwan/diagnostics.h"
#include "sagwan/result.h"

namespace sagwan {

class Resources;

/// A layer: the records that one stage made, sorted by span.
template <class T>
using Layer = std::vector<T>;

/// A list of layer types.
template <class... Ts>
struct Layers {
  template <class T>
  static constexpr bool kHas = (std::is_same_v<T, Ts> || ...);
  [[nodiscard]] static std::vector<std::type_index> ids() {
    return {std::type_index(typeid(Ts))...};
  }
};

class Document {
 public:
  Document(Source source, Text text, std::shared_ptr<const Resources> resources)
      : source_(std::move(source)), text_(std::move(text)), resources_(std::move(resources)) {}
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] const Source& source() const& { return source_; }
  [[nodiscard]] const Text& text() const& { return text_; }
  [[nodiscard]] const Resources& resources() const& { return *resources_; }
  [[nodiscard]] Diagnostics& diagnostics() & { return diagnostics_; }
  [[nodiscard]] const Diagnostics& diagnostics() const& { return diagnostics_; }
  [[nodiscard]] bool failed() const { return failed_; }
  void mark_failed() { failed_ = true; }

  template <class T>
  [[nodiscard]] bool has() const {
    return find(std::type_index(typeid(T))) != nullptr;
  }
  /// The layer of T; a layer that no stage made (its stage failed, or is not in the plan) is empty.
  template <class T>
  [[nodiscard]] const Layer<T>& layer() const& {
    static const Layer<T> kEmpty;
    const Holder* holder = find(std::type_index(typeid(T)));
    return holder == nullptr ? kEmpty : static_cast<const HolderOf<T>*>(holder)->layer;
  }
  /// For run_stage and tests: each layer is stored once.
  template <class T>
  void store(Layer<T> layer) {
    SAGWAN_CHECK(!has<T>(), "layer stored twice");
    layers_.emplace_back(std::type_index(typeid(T)),
                         std::make_unique<HolderOf<T>>(std::move(layer)));
  }

 private:
  struct Holder {
    Holder() = default;
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    virtual ~Holder() = default;
  };
  template <class T>
  struct HolderOf final : Holder {
    explicit HolderOf(Layer<T> l) : layer(std::move(l)) {}
    Layer<T> layer;
  };
  [[nodiscard]] const Holder* find(std::type_index id) const {
    for (const auto& [key, holder] : layers_) {
      if (key == id) return holder.get();
    }
    return nullptr;
  }

  Source source_;
  Text text_;
  std::shared_ptr<const Resources> resources_;
  std::vector<std::pair<std::type_index, std::unique_ptr<Holder>>> layers_;
  Diagnostics diagnostics_;
  bool failed_ = false;
};

/// What a stage sees: text, blocks, source and resources always; layers only if it declared them.
template <class Reads>
class View {
 public:
  explicit View(const Document& document) : document_(&document) {}

  [[nodiscard]] std::string_view text() const { return document_->text().repaired(); }
  [[nodiscard]] std::string_view text(Span span) const { return slice(text(), span); }
  [[nodiscard]] const std::vector<Block>& blocks() const { return document_->text().blocks(); }
  [[nodiscard]] const std::vector<Cell>& cells() const { return document_->text().cells(); }
  [[nodiscard]] const Source& source() const { return document_->source(); }
  [[nodiscard]] const Resources& resources() const { return document_->resources(); }
  /// The layer of T, sorted by span.
  template <class T>
  requires(Reads::template kHas<T>) [[nodiscard]] const Layer<T>& get() const {
    return document_->template layer<T>();
  }

 private:
  const Document* document_;
};

}  // namespace sagwan
