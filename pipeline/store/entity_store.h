// SPDX-License-Identifier: Apache-2.0
// EntityStore: the entities that earlier reports named, in one SQLite file, and what people decided
// about them. What is stored is what was seen; who is who is worked out from it (identity.h).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/export/knowledge_reader.h"
#include "pipeline/store/identity.h"
#include "sagwan/result.h"

namespace sagwan {

/// A decision of a person, in the order in which they were made.
struct AuditEntry {
  uint64_t number = 0;
  std::string date;    ///< UTC, when it was made
  std::string action;  ///< merge, split
  std::string first, first_name;
  std::string second, second_name;  ///< the entity merged with; for a split the documents
  std::string reason;
};

class EntityStore {
 public:
  /// Opens a store; `create` makes one where no file is. The error says what is wrong with the
  /// file.
  enum class Missing { fail, create };
  [[nodiscard]] static Result<EntityStore> open(const std::string& path, Missing missing);

  /// Takes the entities of a document in, in place of those of an earlier run. Written by `commit`.
  [[nodiscard]] Status add(const Knowledge& knowledge);
  [[nodiscard]] Status commit();

  /// Sorted by document, then entity.
  [[nodiscard]] Result<std::vector<Sighting>> sightings();
  [[nodiscard]] Result<std::vector<SharedEntity>> entities();
  [[nodiscard]] Result<std::vector<AuditEntry>> audit();

  /// Makes two entities one; the error says that an id is unknown or the types differ.
  [[nodiscard]] Status merge(const std::string& first, const std::string& second,
                             const std::string& reason);
  /// Takes the sightings in `documents` out of an entity: they are another bearer of the name.
  [[nodiscard]] Status split(const std::string& id, const std::vector<std::string>& documents,
                             const std::string& reason);

 private:
  class Database;
  struct Close {
    void operator()(Database* database) const;
  };
  explicit EntityStore(std::unique_ptr<Database, Close> database);
  [[nodiscard]] Status record(const AuditEntry& entry);
  std::unique_ptr<Database, Close> database_;
};

}  // namespace sagwan
