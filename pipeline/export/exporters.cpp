// SPDX-License-Identifier: Apache-2.0
// The table of exporters: one row each.
#include <algorithm>
#include <array>

#include "pipeline/core/utf8.h"
#include "pipeline/export/biblatex.h"
#include "pipeline/export/brat.h"
#include "pipeline/export/conllu.h"
#include "pipeline/export/csl_json.h"
#include "pipeline/export/csv.h"
#include "pipeline/export/doccano.h"
#include "pipeline/export/exporter.h"
#include "pipeline/export/graphml.h"
#include "pipeline/export/json_ld.h"
#include "pipeline/export/knowledge_root.h"
#include "pipeline/export/label_studio.h"
#include "pipeline/export/neo4j.h"
#include "pipeline/export/nif.h"
#include "pipeline/export/ris.h"
#include "pipeline/export/sqlite.h"
#include "pipeline/export/turtle.h"

namespace sagwan {

namespace {

constexpr bool kNeedsText = true;
constexpr bool kNoText = false;

constexpr std::array kExporters = {
    Exporter{"json-ld", ExportLayout::file, kNeedsText, json_ld_files, convert_json_ld},
    Exporter{"turtle", ExportLayout::file, kNeedsText, turtle_files, convert_turtle},
    Exporter{"nif", ExportLayout::file, kNeedsText, nif_files, convert_nif},
    Exporter{"csv", ExportLayout::folder, kNoText, csv_files, convert_csv},
    Exporter{"sqlite", ExportLayout::database, kNoText, sqlite_files, convert_sqlite},
    Exporter{"graphml", ExportLayout::file, kNoText, graphml_files, convert_graphml},
    Exporter{"neo4j", ExportLayout::folder, kNoText, neo4j_files, convert_neo4j},
    Exporter{"brat", ExportLayout::documents, kNeedsText, brat_files, convert_brat},
    Exporter{"conllu", ExportLayout::file, kNeedsText, conllu_files, convert_conllu},
    Exporter{"label-studio", ExportLayout::file, kNeedsText, label_studio_files,
             convert_label_studio},
    Exporter{"doccano", ExportLayout::file, kNeedsText, doccano_files, convert_doccano},
    Exporter{"csl-json", ExportLayout::file, kNoText, csl_json_files, convert_csl_json},
    Exporter{"biblatex", ExportLayout::file, kNoText, biblatex_files, convert_biblatex},
    Exporter{"ris", ExportLayout::file, kNoText, ris_files, convert_ris},
};

/// An exporter that reads the text may trust the spans.
void check_spans(const Record& record, uint32_t length) {
  const auto check = [&](SourceSpan span) {
    if (span.end <= length) return;
    throw WrongShape{"a span ends at " + std::to_string(span.end) + ", behind the text's " +
                     std::to_string(length) + " characters"};
  };
  if (record.has_span()) check(record.span());
  for (const char* key : {"parts", "calls"}) record.each_span(key, check);
  for (const char* key : {"cells", "items"}) {
    record.each(key, [&](const Record& inner) { check_spans(inner, length); });
  }
}

void check_all_spans(const Record& root, uint32_t length) {
  for (const char* list : {"blocks", "sentences", "runs", "mentions", "times", "quantities",
                           "citations", "diagnostics"}) {
    root.each(list, [&](const Record& record) { check_spans(record, length); });
  }
}

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

const Exporter* find_exporter(std::string_view name) {
  const auto* at = std::find_if(kExporters.begin(), kExporters.end(),
                                [&](const Exporter& e) { return e.name == name; });
  return at == kExporters.end() ? nullptr : at;
}

SourcePlace source_place(const Record& root) {
  const Record document = root.object("document");
  const Record source = document.object("source");
  SourcePlace out;
  out.id = document.required("id");
  out.name = source.required("name");
  out.sha256 = source.required("sha256");
  out.encoding = source.required("encoding");
  const std::string_view length = document.required("text_length");
  std::from_chars(length.data(), length.data() + length.size(), out.text_length);
  out.carried = document.has("text");
  return out;
}

Result<Exported> export_document(const Exporter& exporter, std::string_view bytes,
                                 const std::string& path, const ExportOptions& options,
                                 const TextFinder& find_text) {
  const auto made_ready = [&](const Record& root) -> Result<Exported> {
    const SourcePlace place = source_place(root);
    Exported out{place.id, ExportPieces(exporter.files().size())};
    std::string found;
    std::string_view text;
    if (exporter.needs_text) {
      if (place.carried) {
        text = root.object("document").text("text");
      } else {
        SAGWAN_TRY(found, find_text(place, path));
        text = found;
      }
      const uint32_t length = utf8::count(text);
      if (length != place.text_length) {
        throw WrongShape{"the text has " + std::to_string(length) + " characters, not " +
                         std::to_string(place.text_length)};
      }
      check_all_spans(root, length);
    }
    exporter.convert({root, text, options}, out.pieces);
    return out;
  };
  return with_knowledge<Exported>(bytes, path, made_ready);
}

}  // namespace sagwan
