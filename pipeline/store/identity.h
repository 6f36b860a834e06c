// SPDX-License-Identifier: Apache-2.0
// Which entities of several documents are one. A pure function of the set of sightings and of what
// people decided: the order in which documents came has no part in it. Method: docs/names.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sagwan {

/// One entity of one document.
struct Sighting {
  std::string document;  ///< id of the document
  std::string entity;    ///< id in its knowledge file, as e7
  std::string type, subtype;
  std::string name;                                      ///< the one that the document prefers
  std::vector<std::string> names;                        ///< in all languages, `name` included
  std::vector<std::pair<std::string, std::string>> ids;  ///< public identifiers
  std::string part;  ///< set by a split: sightings of different parts are never one by name
};

/// What is one across documents.
struct SharedEntity {
  std::string id;  ///< type and eight hexadecimal digits of its least key
  std::string type, subtype;
  std::string name;                 ///< the name most documents prefer, then the least
  std::vector<std::string> names;   ///< sorted, each once
  std::vector<std::string> keys;    ///< sorted; what sightings were joined by
  std::vector<uint32_t> sightings;  ///< sorted indices in the list given
  [[nodiscard]] bool has_id(std::string_view wanted) const;  ///< its id, or one that it had
};

/// `together`: pairs of keys whose entities a person merged. Sorted by id.
[[nodiscard]] std::vector<SharedEntity> shared_entities(
    const std::vector<Sighting>& sightings,
    const std::vector<std::pair<std::string, std::string>>& together);

}  // namespace sagwan
