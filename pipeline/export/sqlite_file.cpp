// SPDX-License-Identifier: Apache-2.0
// A database is filled beside its place in whatever order documents come, together with those
// documents of the old file that are not among them, and then copied by VACUUM INTO: tables without
// rowid lie in the order of their keys, so the copy's bytes depend on the rows alone.
#include <sqlite3.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <utility>

#include "pipeline/export/sqlite.h"
#include "pipeline/export/tables.h"

namespace sagwan {

namespace {

namespace fs = std::filesystem;

struct Finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;
using Database = std::unique_ptr<sqlite3, Finalizer>;

class SqliteFileOnDisk final : public SqliteFile {
 public:
  explicit SqliteFileOnDisk(std::string path)
      : path_(std::move(path)),
        work_(path_ + ".work" + std::to_string(::getpid())),
        part_(path_ + ".part" + std::to_string(::getpid())) {}
  ~SqliteFileOnDisk() override {
    inserts_.clear();
    db_.reset();
    std::error_code ignored;
    for (const std::string& file : {work_, work_ + "-journal", part_, part_ + "-journal"}) {
      fs::remove(file, ignored);
    }
  }
  SqliteFileOnDisk(const SqliteFileOnDisk&) = delete;
  SqliteFileOnDisk& operator=(const SqliteFileOnDisk&) = delete;

  Status open();
  Status add(const ExportPieces& pieces) override;
  Status commit() override;

 private:
  [[nodiscard]] Error failure(const std::string& what) const {
    return diagnostic(Code::file_write, {path_, 0, 0}, what + ": " + sqlite3_errmsg(db_.get()));
  }
  Status run(const std::string& sql);
  Result<Statement> prepare(const std::string& sql);
  Result<std::string> one(const std::string& sql);
  Status check_old();
  Status insert(std::size_t table, std::string_view& rows);
  Status keep_old();
  Status check_references();
  Status build_search();
  Status index(const std::string& kind, const std::string& query);

  std::string path_, work_, part_;
  Database db_;
  std::vector<Statement> inserts_;
  bool has_old_ = false;
};

Status SqliteFileOnDisk::run(const std::string& sql) {
  if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return Unit{};
  return failure("cannot write the database");
}

Result<Statement> SqliteFileOnDisk::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    return failure("cannot prepare");
  }
  return Statement(statement);
}

Result<std::string> SqliteFileOnDisk::one(const std::string& sql) {
  SAGWAN_TRY(const Statement statement, prepare(sql));
  const int step = sqlite3_step(statement.get());
  if (step == SQLITE_DONE) return std::string();
  if (step != SQLITE_ROW) return failure("cannot read");
  const auto* text = sqlite3_column_text(statement.get(), 0);
  return std::string(text == nullptr ? "" : reinterpret_cast<const char*>(text));
}

Status SqliteFileOnDisk::open() {
  std::error_code ignored;
  fs::remove(work_, ignored);
  sqlite3* db = nullptr;
  const int opened = sqlite3_open(work_.c_str(), &db);
  db_.reset(db);
  if (opened != SQLITE_OK) return failure("cannot make the database");
  if (Status done = run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;"
                        "PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8';"
                        "PRAGMA application_id = " +
                        std::to_string(kSqliteApplicationId) + "; PRAGMA user_version = " +
                        std::to_string(kSqliteUserVersion) + ";" + sqlite_schema());
      !done)
    return done;
  has_old_ = fs::exists(path_, ignored);
  if (has_old_) {
    if (Status done = check_old(); !done) return done;
  }
  if (Status done = run("BEGIN"); !done) return done;
  for (const Table& table : tables()) {
    std::string names;
    std::string marks;
    for (const Column& column : table.columns) {
      names += (names.empty() ? "\"" : ", \"") + std::string(column.name) + "\"";
      marks += marks.empty() ? "?" : ", ?";
    }
    SAGWAN_TRY(Statement insert, prepare("INSERT INTO \"" + std::string(table.name) + "\" (" +
                                         names + ") VALUES (" + marks + ")"));
    inserts_.push_back(std::move(insert));
  }
  return Unit{};
}

/// A file that is not ours is not written over.
Status SqliteFileOnDisk::check_old() {
  SAGWAN_TRY(Statement attach, prepare("ATTACH ? AS old"));
  sqlite3_bind_text(attach.get(), 1, path_.c_str(), -1, SQLITE_TRANSIENT);
  if (sqlite3_step(attach.get()) != SQLITE_DONE) return failure("cannot open what is there");
  const auto application = one("PRAGMA old.application_id");
  const auto version = one("PRAGMA old.user_version");
  const bool ours = application && version &&
                    *application == std::to_string(kSqliteApplicationId) &&
                    *version == std::to_string(kSqliteUserVersion);
  if (ours) return Unit{};
  return diagnostic(Code::file_write, {path_, 0, 0},
                    "what is there is no database of this version of sagwan; name another file");
}

Status SqliteFileOnDisk::insert(std::size_t number, std::string_view& rows) {
  const Table& table = tables()[number];
  sqlite3_stmt* statement = inserts_[number].get();
  sqlite3_reset(statement);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    std::string_view value;
    if (!take_packed(rows, value)) {
      sqlite3_bind_null(statement, at);
    } else if (table.columns[i].type == FieldKind::integer ||
               table.columns[i].type == FieldKind::flag) {
      sqlite3_int64 whole = 0;
      std::from_chars(value.data(), value.data() + value.size(), whole);
      sqlite3_bind_int64(statement, at, whole);
    } else {
      sqlite3_bind_text64(statement, at, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
  }
  if (sqlite3_step(statement) == SQLITE_DONE) return Unit{};
  return failure("cannot add a row of " + std::string(table.name));
}

Status SqliteFileOnDisk::add(const ExportPieces& pieces) {
  if (Status done = run("SAVEPOINT one"); !done) return done;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::string_view rows = pieces[i]; !rows.empty();) {
      if (Status added = insert(i, rows); !added) {
        static_cast<void>(run("ROLLBACK TO one; RELEASE one"));
        return added;
      }
    }
  }
  return run("RELEASE one");
}

Status SqliteFileOnDisk::keep_old() {
  if (!has_old_) return Unit{};
  if (Status done = run("CREATE TEMP TABLE fresh AS SELECT \"document\" FROM main.\"documents\"");
      !done)
    return done;
  for (const Table& table : tables()) {
    std::string names;
    for (const Column& column : table.columns) {
      names += (names.empty() ? "\"" : ", \"") + std::string(column.name) + "\"";
    }
    const std::string name = "\"" + std::string(table.name) + "\"";
    if (Status done =
            run("INSERT INTO main." + name + " (" + names + ") SELECT " + names + " FROM old." +
                name + " WHERE \"document\" NOT IN (SELECT \"document\" FROM temp.fresh)");
        !done)
      return done;
  }
  return Unit{};
}

Status SqliteFileOnDisk::check_references() {
  SAGWAN_TRY(const std::string bad,
             one("SELECT \"table\" || ' -> ' || \"parent\" FROM pragma_foreign_key_check LIMIT 1"));
  if (bad.empty()) return Unit{};
  return diagnostic(Code::knowledge_invalid, {path_, 0, 0},
                    "a reference points at nothing: " + bad + "; sagwan verify tells which");
}

Status SqliteFileOnDisk::index(const std::string& kind, const std::string& query) {
  SAGWAN_TRY(const Statement select, prepare(query));
  SAGWAN_TRY(const Statement insert,
             prepare("INSERT INTO search (document, kind, record, grams) VALUES (?, ?, ?, ?)"));
  while (sqlite3_step(select.get()) == SQLITE_ROW) {
    sqlite3_reset(insert.get());
    sqlite3_bind_value(insert.get(), 1, sqlite3_column_value(select.get(), 0));
    sqlite3_bind_text(insert.get(), 2, kind.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_value(insert.get(), 3, sqlite3_column_value(select.get(), 1));
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(select.get(), 2));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(select.get(), 2));
    const std::string grams = search_grams({bytes, size});
    sqlite3_bind_text64(insert.get(), 4, grams.data(), grams.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (sqlite3_step(insert.get()) != SQLITE_DONE) return failure("cannot build the search index");
  }
  return Unit{};
}

Status SqliteFileOnDisk::build_search() {
  if (Status done = run("CREATE VIRTUAL TABLE search USING fts5(document UNINDEXED, kind UNINDEXED,"
                        " record UNINDEXED, grams, tokenize = \"unicode61 remove_diacritics 0\")");
      !done)
    return done;
  if (Status done = index("sentence",
                          "SELECT document, sentence, text FROM sentences "
                          "ORDER BY document, span_begin, sentence");
      !done)
    return done;
  if (Status done = index("entity",
                          "SELECT document, entity, group_concat(name, char(10)) FROM (SELECT "
                          "document, entity, name FROM entity_names ORDER BY document, entity, "
                          "lang, place) GROUP BY document, entity ORDER BY document, entity");
      !done)
    return done;
  return run("INSERT INTO search (search) VALUES ('optimize')");
}

Status SqliteFileOnDisk::commit() {
  if (Status done = keep_old(); !done) return done;
  if (Status done = check_references(); !done) return done;
  if (Status done = run(sqlite_indices()); !done) return done;
  if (Status done = build_search(); !done) return done;
  inserts_.clear();
  if (Status done = run("COMMIT"); !done) return done;
  if (has_old_) {
    if (Status done = run("DROP TABLE temp.fresh; DETACH old"); !done) return done;
  }
  std::error_code error;
  fs::remove(part_, error);
  {
    SAGWAN_TRY(const Statement vacuum, prepare("VACUUM INTO ?"));
    sqlite3_bind_text(vacuum.get(), 1, part_.c_str(), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(vacuum.get()) != SQLITE_DONE) return failure("cannot write the database");
  }
  fs::rename(part_, path_, error);
  if (!error) return Unit{};
  return diagnostic(Code::file_write, {path_, 0, 0}, "cannot rename: " + error.message());
}

}  // namespace

Result<std::unique_ptr<SqliteFile>> SqliteFile::create(const std::string& path) {
  auto file = std::make_unique<SqliteFileOnDisk>(path);
  if (Status done = file->open(); !done) return done.error();
  return std::unique_ptr<SqliteFile>(std::move(file));
}

}  // namespace sagwan
