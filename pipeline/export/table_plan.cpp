// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/tables.h"

namespace sagwan {

namespace {

constexpr FieldKind kText = FieldKind::text;
constexpr FieldKind kInteger = FieldKind::integer;
constexpr FieldKind kDecimal = FieldKind::decimal;
constexpr FieldKind kFlag = FieldKind::flag;

const Column kDocument{"document", kText, true, "documents"};
const Column kPlace{"place", kInteger, true};
const Column kBegin{"span_begin", kInteger, true};
const Column kEnd{"span_end", kInteger, true};
const Column kFindText{"text", kText, true};
const Column kLang{"lang"};
const Column kRule{"rule"};

/// The id of the record that a row is of.
Column own_id(std::string_view name) { return {name, kText, true, "", "id"}; }

/// `begin` and `end` are words of SQL.
Column column_of(const RecordField& field) {
  const std::string_view name = field.name == "begin" ? "begins"
                                : field.name == "end" ? "ends"
                                                      : field.name;
  return {name, field.kind, false, "", field.name};
}

std::vector<Column> joined(std::vector<Column> first, const std::vector<RecordField>& fields,
                           const std::vector<Column>& last) {
  for (const RecordField& field : fields) first.push_back(column_of(field));
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

std::vector<Table> text_tables() {
  return {
      {"documents",
       {{"document", kText, true},
        {"source_name", kText, true},
        {"media_type", kText, true},
        {"bytes", kInteger, true},
        {"sha256", kText, true},
        {"encoding", kText, true},
        {"text_length", kInteger, true},
        {"source_text"},
        {"series"},
        {"volume"},
        {"issue"},
        {"title"},
        {"subtitle"},
        {"date"},
        {"publisher"},
        {"knowledge_version", kText, true},
        {"program_version", kText, true},
        {"config", kText, true},
        {"config_sha256", kText, true},
        {"option_lang"},
        {"option_reference"},
        {"option_encoding"}},
       1},
      {"document_authors", {kDocument, kPlace, {"author", kText, true}}, 2},
      {"document_languages",
       {kDocument, kPlace, {"lang", kText, true}, {"share", kDecimal, true}},
       2},
      {"blocks",
       {kDocument,
        own_id("block"),
        {"kind", kText, true},
        {"level", kInteger},
        {"marker"},
        kBegin,
        kEnd,
        kFindText,
        {"parent", kText, false, "blocks"},
        {"page", kInteger},
        {"box_left", kDecimal},
        {"box_top", kDecimal},
        {"box_right", kDecimal},
        {"box_bottom", kDecimal}},
       2},
      {"cells",
       {kDocument,
        {"block", kText, true, "blocks"},
        kPlace,
        {"column_number", kInteger, true, "", "column"},
        kBegin,
        kEnd,
        kFindText},
       3},
      {"sentences",
       {kDocument,
        own_id("sentence"),
        {"block", kText, true, "blocks"},
        kBegin,
        kEnd,
        kFindText,
        kLang},
       2},
      {"runs", {kDocument, kPlace, {"sentence", kText, true, "sentences"}, kBegin, kEnd, kLang}, 2},
      {"parts", {kDocument, {"record", kText, true}, kPlace, kBegin, kEnd}, 3},
  };
}

std::vector<Table> name_tables() {
  return {
      {"entities",
       {kDocument, own_id("entity"), {"type", kText, true}, {"subtype"}, {"name", kText, true}},
       2},
      {"entity_names",
       {kDocument,
        {"entity", kText, true, "entities"},
        {"lang", kText, true},
        kPlace,
        {"name", kText, true}},
       4},
      {"entity_ids",
       {kDocument,
        {"entity", kText, true, "entities"},
        {"scheme", kText, true},
        {"value", kText, true}},
       3},
      {"mentions",
       {kDocument,
        own_id("mention"),
        {"type", kText, true},
        {"subtype"},
        kBegin,
        kEnd,
        kFindText,
        kLang,
        {"entity", kText, false, "entities"},
        {"link"},
        kRule},
       2},
      {"mention_roles",
       {kDocument, {"mention", kText, true, "mentions"}, kPlace, {"role", kText, true, "mentions"}},
       3},
  };
}

std::vector<Table> value_tables() {
  return {
      {"times",
       joined({kDocument, own_id("time"), {"type", kText, true}, kBegin, kEnd, kFindText, kLang},
              time_fields(),
              {{"anchor", kText, false, "times"}, {"anchored_to_document", kFlag}, kRule}),
       2},
      {"quantities",
       joined(
           {kDocument, own_id("quantity"), {"kind", kText, true}, kBegin, kEnd, kFindText, kLang},
           quantity_fields(), {kRule}),
       2},
  };
}

std::vector<Table> fact_tables() {
  return {
      {"citations", {kDocument, own_id("citation"), {"note"}, kBegin, kEnd}, 2},
      {"citation_calls",
       {kDocument, {"citation", kText, true, "citations"}, kPlace, kBegin, kEnd},
       3},
      {"citation_sentences",
       {kDocument,
        {"citation", kText, true, "citations"},
        kPlace,
        {"sentence", kText, true, "sentences"}},
       3},
      {"citation_items",
       joined({kDocument,
               own_id("item"),
               {"citation", kText, true, "citations"},
               kBegin,
               kEnd,
               {"type", kText, true}},
              work_fields(), {{"refers_to", kText, false, "citation_items"}, kRule}),
       2},
      {"citation_authors",
       {kDocument, {"item", kText, true, "citation_items"}, kPlace, {"author", kText, true}},
       3},
      {"relations",
       {kDocument,
        own_id("relation"),
        {"type", kText, true},
        {"subject", kText, true, "entities"},
        {"object", kText, true, "entities"},
        {"organisation", kText, false, "entities"}},
       2},
      {"relation_times",
       {kDocument, {"relation", kText, true, "relations"}, kPlace, {"time", kText, true, "times"}},
       3},
      {"relation_evidence",
       {kDocument,
        {"relation", kText, true, "relations"},
        kPlace,
        {"sentence", kText, true, "sentences"}},
       3},
      {"relation_citations",
       {kDocument,
        {"relation", kText, true, "relations"},
        kPlace,
        {"citation", kText, true, "citations"}},
       3},
      {"diagnostics",
       {kDocument,
        kPlace,
        {"severity", kText, true},
        {"code", kText, true},
        {"message", kText, true},
        {"span_begin", kInteger},
        {"span_end", kInteger}},
       2},
  };
}

std::vector<Table> all_tables() {
  std::vector<Table> out = text_tables();
  for (auto&& some : {name_tables(), value_tables(), fact_tables()}) {
    out.insert(out.end(), some.begin(), some.end());
  }
  return out;
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> kTables = all_tables();
  return kTables;
}

}  // namespace sagwan
