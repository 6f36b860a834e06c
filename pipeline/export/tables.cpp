// SPDX-License-Identifier: Apache-2.0
// The rows follow the plan of table_plan.cpp: a column has the field of its name, or what a walk
// puts in.
#include "pipeline/export/tables.h"

#include <cstring>
#include <initializer_list>

#include "pipeline/export/json_record.h"
#include "pipeline/export/text_guard.h"

namespace sagwan {

namespace {

/// Writes one row after another to the piece of its table.
class RowWriter {
 public:
  RowWriter(RowForm form, ExportPieces& pieces) : form_(form), pieces_(pieces) {}

  void begin(uint32_t table) {
    plan_ = &tables()[table];
    out_ = &pieces_[table];
    column_ = 0;
  }
  void value(std::string_view text) { put(text, true); }
  void value(uint64_t number) { put(std::to_string(number), true); }
  /// Absent where it is empty: the contract has no empty scalars but texts.
  void known(std::string_view text) { put(text, !text.empty()); }
  void flag(bool set) { put("1", set); }
  void absent() { put({}, false); }
  void span(SourceSpan span) {
    value(span.begin);
    value(span.end);
  }
  /// The columns up to that one, or all that are left, from the record's fields of their names.
  void fields(const Record& r, std::string_view up_to = {}) {
    while (column_ < plan_->columns.size() && plan_->columns[column_].name != up_to) field(r);
  }
  void end() {
    SAGWAN_CHECK(column_ == plan_->columns.size(), "a row of " + std::string(plan_->name));
    if (form_ != RowForm::packed) out_->append("\r\n");
  }

 private:
  void field(const Record& r) {
    const Column& column = plan_->columns[column_];
    if (column.name == "span_begin") {
      if (r.has_span()) return value(r.span().begin);
      return absent();
    }
    if (column.name == "span_end") {
      if (r.has_span()) return value(r.span().end);
      return absent();
    }
    const std::string_view name = column.field.empty() ? column.name : column.field;
    if (column.type == FieldKind::flag) return flag(r.flag(name));
    const auto found = r.find(name);
    // The contract has no empty scalars but texts.
    const std::string_view text = found ? Record::text_of(*found) : std::string_view();
    put(text, found && (!text.empty() || name == "text"));
  }
  void put(std::string_view text, bool there) {
    const Column& column = plan_->columns.at(column_++);
    if (!there && column.required) {
      throw WrongShape{"a row of " + std::string(plan_->name) + " has no \"" +
                       std::string(column.name) + "\""};
    }
    if (form_ == RowForm::packed) {
      put_packed(text, there);
      return;
    }
    if (column_ > 1) out_->push_back(',');
    if (!there) return;
    const bool guarded = form_ == RowForm::csv_guarded && column.type == FieldKind::text;
    append_csv_field(*out_, text, guarded);
  }
  void put_packed(std::string_view text, bool there) {
    out_->push_back(there ? '\1' : '\0');
    if (!there) return;
    const auto size = static_cast<uint32_t>(text.size());
    char bytes[sizeof size];
    std::memcpy(bytes, &size, sizeof size);
    out_->append(bytes, sizeof size);
    out_->append(text);
  }

  RowForm form_;
  ExportPieces& pieces_;
  const Table* plan_ = nullptr;
  std::string* out_ = nullptr;
  std::size_t column_ = 0;
};

uint32_t table_number(std::string_view name) {
  for (uint32_t i = 0; i < tables().size(); ++i) {
    if (tables()[i].name == name) return i;
  }
  SAGWAN_CHECK(false, "no table " + std::string(name));
  return 0;
}

struct TableNumbers {
  uint32_t documents = table_number("documents"), authors = table_number("document_authors"),
           languages = table_number("document_languages"), blocks = table_number("blocks"),
           cells = table_number("cells"), sentences = table_number("sentences"),
           runs = table_number("runs"), parts = table_number("parts"),
           entities = table_number("entities"), names = table_number("entity_names"),
           ids = table_number("entity_ids"), mentions = table_number("mentions"),
           roles = table_number("mention_roles"), times = table_number("times"),
           quantities = table_number("quantities"), citations = table_number("citations"),
           calls = table_number("citation_calls"), supported = table_number("citation_sentences"),
           items = table_number("citation_items"), item_authors = table_number("citation_authors"),
           relations = table_number("relations"), relation_times = table_number("relation_times"),
           evidence = table_number("relation_evidence"),
           relation_citations = table_number("relation_citations"),
           diagnostics = table_number("diagnostics");
};

class TableWalk {
 public:
  TableWalk(const Record& root, RowForm form, ExportPieces& pieces)
      : root_(root), id_(root.object("document").required("id")), rows_(form, pieces) {}

  void write() {
    write_document();
    write_blocks();
    write_sentences();
    write_entities();
    write_mentions();
    write_times();
    write_quantities();
    write_citations();
    write_relations();
    write_diagnostics();
  }

 private:
  void begin(uint32_t table) {
    rows_.begin(table);
    rows_.value(id_);
  }
  void known(const Record& r, std::initializer_list<const char*> keys) {
    for (const char* key : keys) rows_.known(r.text(key));
  }
  void row(uint32_t table, const Record& r) {
    begin(table);
    rows_.fields(r);
    rows_.end();
  }
  /// Rows (document, owner, place, begin, end).
  void spans(uint32_t table, const Record& r, std::string_view key, std::string_view owner) {
    uint64_t place = 0;
    r.each_span(key, [&](SourceSpan span) {
      begin(table);
      rows_.value(owner);
      rows_.value(++place);
      rows_.span(span);
      rows_.end();
    });
  }
  void parts(const Record& r, std::string_view record) { spans(t_.parts, r, "parts", record); }
  /// Rows (document, owner, place, value), or (document, place, value) without an owner.
  void list(uint32_t table, const Record& r, std::string_view key, std::string_view owner) {
    uint64_t place = 0;
    r.each_text(key, [&](std::string_view text) {
      begin(table);
      if (!owner.empty()) rows_.value(owner);
      rows_.value(++place);
      rows_.value(text);
      rows_.end();
    });
  }

  void write_document() {
    const Record document = root_.object("document");
    const Record generator = root_.object("generator");
    const Record source = document.object("source");
    rows_.begin(t_.documents);
    rows_.value(id_);
    known(source, {"name", "media_type", "bytes", "sha256", "encoding"});
    known(document, {"text_length", "text", "series"});
    known(document.object("number"), {"volume", "issue"});
    known(document, {"title", "subtitle", "date", "publisher"});
    rows_.known(root_.text("version"));
    known(generator, {"version", "config", "config_sha256"});
    known(generator.object("options"), {"lang", "reference", "encoding"});
    rows_.end();
    list(t_.authors, document, "authors", {});
    uint64_t place = 0;
    document.each("languages", [&](const Record& r) {
      begin(t_.languages);
      rows_.value(++place);
      known(r, {"lang", "share"});
      rows_.end();
    });
  }

  void write_blocks() {
    root_.each("blocks", [&](const Record& r) {
      const std::string_view block = r.required("id");
      begin(t_.blocks);
      rows_.fields(r, "box_left");
      write_box(r);
      rows_.end();
      parts(r, block);
      uint64_t place = 0;
      r.each("cells", [&](const Record& cell) {
        begin(t_.cells);
        rows_.value(block);
        rows_.value(++place);
        rows_.fields(cell);
        rows_.end();
        parts(cell, std::string(block) + "." + std::to_string(place));
      });
    });
  }

  /// Four columns.
  void write_box(const Record& r) {
    uint32_t sides = 0;
    r.each_text("box", [&](std::string_view side) {
      if (++sides > 4) throw WrongShape{"a box has more than four sides"};
      rows_.value(side);
    });
    for (; sides < 4; ++sides) rows_.absent();
  }

  void write_sentences() {
    root_.each("sentences", [&](const Record& r) {
      row(t_.sentences, r);
      parts(r, r.text("id"));
    });
    uint64_t place = 0;
    root_.each("runs", [&](const Record& r) {
      begin(t_.runs);
      rows_.value(++place);
      rows_.fields(r);
      rows_.end();
      parts(r, "run" + std::to_string(place));
    });
  }

  void write_entities() {
    root_.each("entities", [&](const Record& r) {
      const std::string_view entity = r.required("id");
      row(t_.entities, r);
      const Record names = r.object("names");
      names.each_member([&](std::string_view lang, JsonValue) {
        uint64_t place = 0;
        names.each_text(lang, [&](std::string_view name) {
          begin(t_.names);
          rows_.value(entity);
          rows_.value(lang);
          rows_.value(++place);
          rows_.value(name);
          rows_.end();
        });
      });
      r.object("ids").each_member([&](std::string_view scheme, JsonValue id) {
        begin(t_.ids);
        rows_.value(entity);
        rows_.value(scheme);
        rows_.value(Record::text_of(id));
        rows_.end();
      });
    });
  }

  void write_mentions() {
    root_.each("mentions", [&](const Record& r) {
      row(t_.mentions, r);
      parts(r, r.text("id"));
      list(t_.roles, r, "roles", r.text("id"));
    });
  }

  void write_times() {
    root_.each("times", [&](const Record& r) {
      begin(t_.times);
      rows_.fields(r, "anchor");
      const bool document = r.text("anchor") == "document";
      rows_.known(document ? std::string_view() : r.text("anchor"));
      rows_.flag(document);
      rows_.fields(r);
      rows_.end();
      parts(r, r.text("id"));
    });
  }

  void write_quantities() {
    root_.each("quantities", [&](const Record& r) {
      row(t_.quantities, r);
      parts(r, r.text("id"));
    });
  }

  void write_citations() {
    root_.each("citations", [&](const Record& r) {
      const std::string_view citation = r.required("id");
      row(t_.citations, r);
      parts(r, citation);
      spans(t_.calls, r, "calls", citation);
      list(t_.supported, r, "sentences", citation);
      r.each("items", [&](const Record& item) { write_item(item, citation); });
    });
  }

  void write_item(const Record& r, std::string_view citation) {
    begin(t_.items);
    rows_.fields(r, "citation");
    rows_.value(citation);
    rows_.fields(r);
    rows_.end();
    parts(r, r.text("id"));
    list(t_.item_authors, r, "authors", r.text("id"));
  }

  void write_relations() {
    root_.each("relations", [&](const Record& r) {
      const std::string_view relation = r.required("id");
      row(t_.relations, r);
      list(t_.relation_times, r, "times", relation);
      list(t_.evidence, r, "evidence", relation);
      list(t_.relation_citations, r, "citations", relation);
    });
  }

  void write_diagnostics() {
    uint64_t place = 0;
    root_.each("diagnostics", [&](const Record& r) {
      begin(t_.diagnostics);
      rows_.value(++place);
      rows_.fields(r);
      rows_.end();
    });
  }

  const Record& root_;
  std::string_view id_;
  RowWriter rows_;
  const TableNumbers t_;
};

}  // namespace

bool take_packed(std::string_view& row, std::string_view& value) {
  const bool there = row.front() == '\1';
  row.remove_prefix(1);
  value = {};
  if (!there) return false;
  uint32_t size = 0;
  std::memcpy(&size, row.data(), sizeof size);
  value = row.substr(sizeof size, size);
  row.remove_prefix(sizeof size + size);
  return true;
}

void write_tables(const ExportInput& input, RowForm form, ExportPieces& pieces) {
  TableWalk(input.knowledge, form, pieces).write();
}

}  // namespace sagwan
