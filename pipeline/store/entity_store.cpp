// SPDX-License-Identifier: Apache-2.0
// Everything between two commits is one transaction, so a killed batch leaves the store as it was.
#include "pipeline/store/entity_store.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <sqlite3.h>

namespace sagwan {

namespace {

constexpr int kFormat = 1;                     // PRAGMA user_version
constexpr int kWaitMs = 30000;                 // for another process that writes
constexpr std::string_view kOffice = "TITLE";  // an office is no individual
constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS sighting(document TEXT, entity TEXT, type TEXT, subtype TEXT,"
    " name TEXT, PRIMARY KEY(document, entity)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS name(document TEXT, entity TEXT, lang TEXT, name TEXT,"
    " PRIMARY KEY(document, entity, lang, name)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS code(document TEXT, entity TEXT, scheme TEXT, code TEXT,"
    " PRIMARY KEY(document, entity, scheme)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS apart(document TEXT, type TEXT, name TEXT, part TEXT,"
    " PRIMARY KEY(document, type, name)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS together(first TEXT, second TEXT, PRIMARY KEY(first, second))"
    " WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS audit(number INTEGER PRIMARY KEY, date TEXT, action TEXT,"
    " first TEXT, first_name TEXT, second TEXT, second_name TEXT, reason TEXT);";

const SharedEntity* find_entity(const std::vector<SharedEntity>& all, const std::string& id) {
  const auto exact =
      std::find_if(all.begin(), all.end(), [&](const SharedEntity& e) { return e.id == id; });
  if (exact != all.end()) return &*exact;
  const auto former =
      std::find_if(all.begin(), all.end(), [&](const SharedEntity& e) { return e.has_id(id); });
  return former == all.end() ? nullptr : &*former;
}

Error no_entity(const std::string& id) {
  Error error = diagnostic(Code::usage, {}, "no entity " + id + " in the store");
  error.mend = "sagwan entities FILE list shows the ids";
  return error;
}

}  // namespace

class EntityStore::Database {
 public:
  Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database() { sqlite3_close_v2(handle_); }

  [[nodiscard]] Error error() const {
    Error out = diagnostic(Code::file_unreadable, {path_, 0, 0},
                           std::string("entity store: ") + sqlite3_errmsg(handle_));
    out.mend = "give a file that sagwan extract --entities made, in a folder that can be written";
    return out;
  }

  [[nodiscard]] Status run(const char* statements) {
    if (sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return Unit{};
  }

  using Row = std::vector<std::string>;
  /// Runs one statement with its values, and gives the rows as texts.
  [[nodiscard]] Result<std::vector<Row>> query(const char* sql,
                                               const std::vector<std::string>& values) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(handle_, sql, -1, &raw, nullptr) != SQLITE_OK) return error();
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(raw, sqlite3_finalize);
    for (std::size_t i = 0; i < values.size(); ++i) {
      sqlite3_bind_text(raw, static_cast<int>(i + 1), values[i].data(),
                        static_cast<int>(values[i].size()), SQLITE_STATIC);
    }
    std::vector<Row> rows;
    int step = sqlite3_step(raw);
    for (; step == SQLITE_ROW; step = sqlite3_step(raw)) {
      Row row;
      for (int i = 0; i < sqlite3_column_count(raw); ++i) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, i));
        row.emplace_back(text == nullptr ? "" : text);
      }
      rows.push_back(std::move(row));
    }
    if (step != SQLITE_DONE) return error();
    return rows;
  }
  [[nodiscard]] Status write(const char* sql, const std::vector<std::string>& values) {
    auto rows = query(sql, values);
    if (!rows) return std::move(rows).error();
    return Unit{};
  }

 private:
  sqlite3* handle_;
  std::string path_;
};

void EntityStore::Close::operator()(Database* database) const { delete database; }

EntityStore::EntityStore(std::unique_ptr<Database, Close> database)
    : database_(std::move(database)) {}

Result<EntityStore> EntityStore::open(const std::string& path, Missing missing) {
  std::error_code ignored;
  if (missing == Missing::fail && !std::filesystem::exists(path, ignored)) {
    return diagnostic(Code::file_missing, {path, 0, 0}, "no entity store there");
  }
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | (missing == Missing::create ? SQLITE_OPEN_CREATE : 0);
  const int opened = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database, Close> database(new Database(handle, path));
  if (opened != SQLITE_OK) return database->error();
  sqlite3_busy_timeout(handle, kWaitMs);
  SAGWAN_TRY(const auto version, database->query("PRAGMA user_version", {}));
  SAGWAN_TRY(const auto tables, database->query("SELECT count(*) FROM sqlite_master", {}));
  const std::string found = version.front().front();
  const bool fresh = found == "0" && tables.front().front() == "0";
  if (!fresh && found != std::to_string(kFormat)) {
    return diagnostic(Code::file_unreadable, {path, 0, 0},
                      "no entity store of this version of the program");
  }
  SAGWAN_TRY([[maybe_unused]] const auto begun,
             database->run(missing == Missing::create ? "BEGIN IMMEDIATE" : "BEGIN"));
  if (fresh) {
    SAGWAN_TRY([[maybe_unused]] const auto made, database->run(kSchema));
    const std::string stamp = "PRAGMA user_version = " + std::to_string(kFormat);
    SAGWAN_TRY([[maybe_unused]] const auto stamped, database->run(stamp.c_str()));
  }
  return EntityStore(std::move(database));
}

Status EntityStore::add(const Knowledge& knowledge) {
  for (const char* table : {"sighting", "name", "code"}) {
    const std::string sql = std::string("DELETE FROM ") + table + " WHERE document = ?";
    SAGWAN_TRY([[maybe_unused]] const auto gone, database_->write(sql.c_str(), {knowledge.id}));
  }
  for (const Knowledge::Entity& entity : knowledge.entities) {
    if (entity.type == kOffice) continue;
    SAGWAN_TRY(
        [[maybe_unused]] const auto seen,
        database_->write("INSERT INTO sighting VALUES(?, ?, ?, ?, ?)",
                         {knowledge.id, entity.id, entity.type, entity.subtype, entity.name}));
    for (const auto& [lang, names] : entity.names) {
      for (const std::string& name : names) {
        SAGWAN_TRY([[maybe_unused]] const auto named,
                   database_->write("INSERT OR IGNORE INTO name VALUES(?, ?, ?, ?)",
                                    {knowledge.id, entity.id, lang, name}));
      }
    }
    for (const auto& [scheme, code] : entity.ids) {
      SAGWAN_TRY([[maybe_unused]] const auto coded,
                 database_->write("INSERT OR REPLACE INTO code VALUES(?, ?, ?, ?)",
                                  {knowledge.id, entity.id, scheme, code}));
    }
  }
  return Unit{};
}

Status EntityStore::commit() {
  SAGWAN_TRY([[maybe_unused]] const auto kept, database_->run("COMMIT"));
  return database_->run("BEGIN");
}

Result<std::vector<Sighting>> EntityStore::sightings() {
  SAGWAN_TRY(const auto rows,
             database_->query("SELECT s.document, s.entity, s.type, s.subtype, s.name,"
                              " ifnull(a.part, '') FROM sighting s LEFT JOIN apart a"
                              " ON a.document = s.document AND a.type = s.type AND a.name = s.name"
                              " ORDER BY s.document, s.entity",
                              {}));
  SAGWAN_TRY(const auto names, database_->query("SELECT document, entity, name FROM name"
                                                " ORDER BY document, entity, lang, name",
                                                {}));
  SAGWAN_TRY(const auto codes, database_->query("SELECT document, entity, scheme, code FROM code"
                                                " ORDER BY document, entity, scheme",
                                                {}));
  std::vector<Sighting> out;
  std::size_t name = 0;
  std::size_t code = 0;
  for (const auto& row : rows) {
    Sighting s{row[0], row[1], row[2], row[3], row[4], {row[4]}, {}, row[5]};
    // The three lists have one order, so each is gone through once.
    const auto is_here = [&](const std::vector<Database::Row>& list, std::size_t at) {
      return at < list.size() && list[at][0] == s.document && list[at][1] == s.entity;
    };
    for (; is_here(names, name); ++name) {
      if (names[name][2] != s.name) s.names.push_back(names[name][2]);
    }
    for (; is_here(codes, code); ++code) s.ids.emplace_back(codes[code][2], codes[code][3]);
    out.push_back(std::move(s));
  }
  return out;
}

Result<std::vector<SharedEntity>> EntityStore::entities() {
  SAGWAN_TRY(const auto seen, sightings());
  SAGWAN_TRY(const auto rows,
             database_->query("SELECT first, second FROM together ORDER BY first, second", {}));
  std::vector<std::pair<std::string, std::string>> together;
  together.reserve(rows.size());
  for (const auto& row : rows) together.emplace_back(row[0], row[1]);
  return shared_entities(seen, together);
}

Result<std::vector<AuditEntry>> EntityStore::audit() {
  SAGWAN_TRY(const auto rows,
             database_->query("SELECT number, date, action, first, first_name, second,"
                              " second_name, reason FROM audit ORDER BY number",
                              {}));
  std::vector<AuditEntry> out;
  out.reserve(rows.size());
  for (const auto& r : rows) {
    out.push_back({std::stoull(r[0]), r[1], r[2], r[3], r[4], r[5], r[6], r[7]});
  }
  return out;
}

Status EntityStore::record(const AuditEntry& entry) {
  return database_->write(
      "INSERT INTO audit(date, action, first, first_name, second, second_name, reason)"
      " VALUES(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?)",
      {entry.action, entry.first, entry.first_name, entry.second, entry.second_name, entry.reason});
}

Status EntityStore::merge(const std::string& first, const std::string& second,
                          const std::string& reason) {
  SAGWAN_TRY(const auto all, entities());
  const SharedEntity* a = find_entity(all, first);
  const SharedEntity* b = find_entity(all, second);
  if (a == nullptr || b == nullptr) return no_entity(a == nullptr ? first : second);
  if (a == b) return diagnostic(Code::usage, {}, first + " and " + second + " are one already");
  if (a->type != b->type) {
    return diagnostic(Code::usage, {}, "a " + a->type + " and a " + b->type + " cannot be one");
  }
  SAGWAN_TRY([[maybe_unused]] const auto kept,
             database_->write("INSERT OR IGNORE INTO together VALUES(?, ?)",
                              {a->keys.front(), b->keys.front()}));
  return record({0, {}, "merge", a->id, a->name, b->id, b->name, reason});
}

Status EntityStore::split(const std::string& id, const std::vector<std::string>& documents,
                          const std::string& reason) {
  SAGWAN_TRY(const auto all, entities());
  SAGWAN_TRY(const auto seen, sightings());
  const SharedEntity* entity = find_entity(all, id);
  if (entity == nullptr) return no_entity(id);
  std::string list;
  std::size_t moved = 0;
  for (const std::string& document : documents) {
    list += (list.empty() ? "" : ",") + document;
    bool known = false;
    for (const uint32_t i : entity->sightings) known = known || seen[i].document == document;
    if (!known) return diagnostic(Code::usage, {}, entity->id + " is not in document " + document);
  }
  SAGWAN_TRY(const auto decisions, database_->query("SELECT count(*) FROM audit", {}));
  const std::string part = decisions.front().front();
  for (const uint32_t i : entity->sightings) {
    const Sighting& s = seen[i];
    if (std::find(documents.begin(), documents.end(), s.document) == documents.end()) continue;
    SAGWAN_TRY([[maybe_unused]] const auto kept,
               database_->write("INSERT OR REPLACE INTO apart VALUES(?, ?, ?, ?)",
                                {s.document, s.type, s.name, part}));
    ++moved;
  }
  if (moved == entity->sightings.size()) {
    return diagnostic(Code::usage, {}, "that would take all of " + entity->id + " out of itself");
  }
  return record({0, {}, "split", entity->id, entity->name, list, {}, reason});
}

}  // namespace sagwan
