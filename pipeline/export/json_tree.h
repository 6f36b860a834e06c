// SPDX-License-Identifier: Apache-2.0
// JsonTree: a JSON text as a flat list of values over its own bytes. Numbers keep their digits
// (26.60 must not go through a double), strings are views, and reading takes one pass: exports
// spend most of their time there. For the readers of knowledge files and gold files, which take a
// Record (json_record.h) of it; lines of jsonl and the schema check are read as RapidJSON's
// document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

enum class JsonKind : uint8_t { null, no, yes, number, string, list, object };

/// A list or object is followed by what is in it: elements, or names and values in turn.
struct JsonNode {
  uint32_t begin = 0;  ///< of a string or number: the offset of its text
  uint32_t size = 0;   ///< its bytes; of a list or object: elements or members
  uint32_t next = 0;   ///< the node behind it and all that is in it; of a name: its sign
  JsonKind kind = JsonKind::null;
};

/// Three characters of a name and its length, so that most names are told apart by one comparison.
[[nodiscard]] constexpr uint32_t name_sign(std::string_view name) {
  const auto byte = [&](std::size_t at) {
    return static_cast<uint32_t>(static_cast<unsigned char>(name[at]));
  };
  if (name.empty()) return 0;
  return byte(0) | byte(name.size() / 2) << 8U | byte(name.size() - 1) << 16U |
         static_cast<uint32_t>(name.size() & 0xFFU) << 24U;
}

class JsonTree;

/// A value of a tree, which outlives it.
class JsonValue {
 public:
  [[nodiscard]] JsonKind kind() const { return node_->kind; }
  /// A string's characters, a number's digits, else empty.
  [[nodiscard]] std::string_view text() const;
  /// Elements of a list, members of an object.
  [[nodiscard]] uint32_t size() const {
    return kind() == JsonKind::list || kind() == JsonKind::object ? node_->size : 0;
  }
  /// The first member of that name.
  [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;
  template <class Function>
  void each_element(Function function) const {
    if (kind() != JsonKind::list) return;
    const JsonNode* at = node_ + 1;
    for (uint32_t i = 0; i < node_->size; ++i) {
      function(JsonValue(*tree_, at));
      at = behind(at);
    }
  }
  template <class Function>
  void each_member(Function function) const {
    if (kind() != JsonKind::object) return;
    const JsonNode* at = node_ + 1;
    for (uint32_t i = 0; i < node_->size; ++i) {
      function(JsonValue(*tree_, at).text(), JsonValue(*tree_, at + 1));
      at = behind(at + 1);
    }
  }
  /// Where it stands in the text: `times[3].span`.
  [[nodiscard]] std::string path() const;

 private:
  friend class JsonTree;
  JsonValue(const JsonTree& tree, const JsonNode* node) : tree_(&tree), node_(node) {}
  [[nodiscard]] const JsonNode* behind(const JsonNode* node) const;

  const JsonTree* tree_;
  const JsonNode* node_;
};

class JsonTree {
 public:
  /// A tree of `{}`.
  JsonTree() : nodes_{{0, 0, 1, JsonKind::object}} {}

  /// RFC 8259 to the letter, in UTF-8, 200 deep at most; a byte-order mark is passed over. The
  /// error (`code`) has the place.
  [[nodiscard]] static Result<JsonTree> parse(std::string_view bytes, const std::string& path,
                                              Code code);

  /// It and all that is found in it hold as long as the tree stays where it is.
  [[nodiscard]] JsonValue root() const& { return {*this, nodes_.data()}; }
  JsonValue root() const&& = delete;

 private:
  friend class JsonValue;

  std::string bytes_;  ///< escapes in strings are undone in place
  std::vector<JsonNode> nodes_;
};

inline std::string_view JsonValue::text() const {
  if (kind() != JsonKind::string && kind() != JsonKind::number) return {};
  return {tree_->bytes_.data() + node_->begin, node_->size};
}

inline const JsonNode* JsonValue::behind(const JsonNode* node) const {
  return tree_->nodes_.data() + node->next;
}

inline std::optional<JsonValue> JsonValue::find(std::string_view name) const {
  const uint32_t sign = name_sign(name);
  const JsonNode* at = node_ + 1;
  const uint32_t members = kind() == JsonKind::object ? node_->size : 0;
  for (uint32_t i = 0; i < members; ++i) {
    if (at->next == sign && JsonValue(*tree_, at).text() == name) return JsonValue(*tree_, at + 1);
    at = behind(at + 1);
  }
  return std::nullopt;
}

}  // namespace sagwan
