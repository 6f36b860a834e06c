#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The SQLite file read with Python's sqlite3: every field comes back, tables are strict, references hold, search finds names
of two syllables, writing again does not double, and the bytes depend on the documents alone."""
import hashlib
import sqlite3
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import exports  # noqa: E402
import table_facts  # noqa: E402


def read_tables(database):
    names = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'")]
    tables = {}
    for name in names:
        columns = [row[1] for row in database.execute(f"SELECT * FROM pragma_table_info('{name}')")]
        tables[name] = [{column: None if value is None else str(value) for column, value in zip(columns, row, strict=True)}
                        for row in database.execute("SELECT " + ", ".join(f'"{column}"' for column in columns) + f" FROM {name}")]
    return tables


class Sqlite(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        self.documents = exports.demo_and_hostile(self.path)

    def export(self, *paths, out="all.sqlite"):
        done = exports.run("export", *paths, "--to", "sqlite", "-o", self.path / out)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return self.path / out

    def all(self, out="all.sqlite"):
        return self.export(*(path for path, _ in self.documents), out=out)

    def test_everything_comes_back(self):
        with sqlite3.connect(self.all()) as database:
            tables = read_tables(database)
        for _, knowledge in self.documents:
            wanted = table_facts.without_empty_names(exports.copy_of(knowledge))
            got = table_facts.knowledge(tables, knowledge["document"]["id"])
            for key in wanted:
                self.assertEqual(got[key], wanted[key], key)

    def test_it_is_sound(self):
        with sqlite3.connect(self.all()) as database:
            one = lambda sql: database.execute(sql).fetchall()
            self.assertEqual(one("PRAGMA integrity_check"), [("ok",)])
            self.assertEqual(one("PRAGMA foreign_key_check"), [])
            self.assertEqual(one("PRAGMA application_id"), [(0x73677731,)])
            self.assertEqual(one("PRAGMA user_version"), [(2,)])
            schema = "\n".join(sql for sql, in one("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"))
            self.assertEqual(hashlib.sha256(schema.encode()).hexdigest()[:16], "488dbee6d5fcf09c", "another schema: raise kSqliteUserVersion")
            self.assertEqual(one("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"), [])
            self.assertGreater(one("SELECT count(*) FROM sqlite_schema WHERE type = 'index'")[0][0], 20)
            self.assertEqual(one("SELECT typeof(value), value, value_number FROM quantities WHERE document = 'hostile' LIMIT 1"),
                             [("text", "26.60", 26.6)])
            database.execute("PRAGMA foreign_keys = ON")
            with self.assertRaises(sqlite3.IntegrityError):
                database.execute("INSERT INTO sentences VALUES ('demo', 's9999', 'b9999', 0, 1, 'x', NULL)")
                database.commit()
            database.rollback()
            database.execute("DELETE FROM documents WHERE document = 'demo'")
            self.assertEqual(one("SELECT count(*) FROM mentions WHERE document = 'demo'"), [(0,)])
            database.rollback()

    def test_search_finds_names_of_two_syllables(self):
        with sqlite3.connect(self.all()) as database:
            found = lambda query: {tuple(row) for row in database.execute(
                "SELECT record FROM search WHERE search MATCH ? AND document = 'demo' AND kind = 'sentence'", (query,))}
            knowledge = next(k for _, k in self.documents if k["document"]["id"] == "demo")
            for name, query in (("박진", "박진"), ("카자흐스탄", '"카자 자흐 흐스 스탄"'), ("习近平", '"习近 近平"')):
                wanted = {(s["id"],) for s in knowledge["sentences"] if name in s["text"]}
                self.assertTrue(wanted, name)
                self.assertEqual(found(query), wanted, name)

    def test_writing_again_does_not_double(self):
        first = self.all().read_bytes()
        self.assertEqual(self.all().read_bytes(), first)

    def test_the_bytes_depend_on_the_documents_alone(self):
        wanted = self.all().read_bytes()
        paths = [path for path, _ in self.documents]
        self.export(*reversed(paths), out="reversed.sqlite")
        self.assertEqual((self.path / "reversed.sqlite").read_bytes(), wanted)
        for path in paths:
            self.export(path, out="grown.sqlite")
        self.assertEqual((self.path / "grown.sqlite").read_bytes(), wanted)

    def test_what_is_not_ours_is_not_written_over(self):
        with sqlite3.connect(self.path / "other.sqlite") as database:
            database.execute("CREATE TABLE mine (x)")
        (self.path / "text.sqlite").write_text("no database at all, but a text that somebody needs", encoding="utf-8")
        for name in ("other.sqlite", "text.sqlite"):
            before = (self.path / name).read_bytes()
            done = exports.run("export", self.documents[0][0], "--to", "sqlite", "-o", self.path / name)
            self.assertEqual(done.returncode, 1)
            self.assertIn("[file-write]", done.stderr.decode())
            self.assertEqual((self.path / name).read_bytes(), before)
        self.assertEqual(sorted(path.name for path in self.path.iterdir()), ["hostile.json", "other.sqlite", "text.sqlite"])

    def test_a_reference_to_nothing_is_refused(self):
        path, _ = self.documents[-1]
        path.write_text(path.read_text(encoding="utf-8").replace('"subject": "e2"', '"subject": "e999"'), encoding="utf-8")
        done = exports.run("export", path, "--to", "sqlite", "-o", self.path / "bad.sqlite")
        self.assertEqual(done.returncode, 1)
        self.assertIn("relations -> entities", done.stderr.decode())
        self.assertFalse((self.path / "bad.sqlite").exists())


if __name__ == "__main__":
    unittest.main()
