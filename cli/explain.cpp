// SPDX-License-Identifier: Apache-2.0
// sagwan explain: why a find stands at a place of a report, or why none does.
#include <charconv>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/pipeline_options.h"
#include "cli/rule_named.h"
#include "pipeline/core/utf8.h"
#include "pipeline/explain/explain.h"
#include "stages/examples.h"
#include "stages/registry.h"

namespace sagwan::cli {

namespace {

int refuse(const Error& error, int status) {
  print(error);
  return status_of(error, status);
}

std::optional<uint32_t> number(std::string_view text) {
  uint32_t out = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

/// The character that `OFFSET` or `LINE:COLUMN` names; the error (usage) says what is wrong.
Result<uint32_t> place_in(std::string_view text, const std::string& at) {
  const Error wrong =
      diagnostic(Code::usage, {}, "--at wants OFFSET or LINE:COLUMN in the text, not " + at);
  const std::size_t colon = at.find(':');
  if (colon == std::string::npos) {
    const auto offset = number(at);
    return offset ? Result<uint32_t>(*offset) : Result<uint32_t>(wrong);
  }
  const auto line = number(std::string_view(at).substr(0, colon));
  const auto column = number(std::string_view(at).substr(colon + 1));
  if (!line || !column || *line == 0 || *column == 0) return wrong;
  std::size_t begin = 0;
  for (uint32_t i = 1; i < *line; ++i) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return wrong;
    begin = end + 1;
  }
  return utf8::count(text.substr(0, begin)) + *column - 1;
}

/// A text of the command line is one block; a file is read like any report.
Result<std::unique_ptr<Document>> document_of(const CommandLine& line, const Pipeline& pipeline) {
  const Options& options = line.options;
  if (!options.text.empty()) {
    SAGWAN_TRY(const Stages stages, make_stages(pipeline.shared_resources()));
    auto document = sentence_document(options.text, BlockKind::paragraph, options.lang,
                                      options.reference, pipeline.shared_resources());
    run_stages(stages, *document);
    return document;
  }
  Diagnostics problems;
  const std::vector<InputFile> inputs = expand_inputs(line.inputs, problems);
  if (inputs.size() != 1) return diagnostic(Code::usage, {}, "explain takes one file or --text");
  SAGWAN_TRY(std::string bytes, read_input(inputs[0], options.max_bytes));
  return pipeline.run({std::move(bytes), inputs[0].name, inputs[0].id, options.lang,
                       options.reference, options.encoding},
                      &interrupted());
}

/// Where in the document's text; all of it where --at is not given with --text.
Result<Span> wanted_place(const CommandLine& line, const Document& document) {
  if (line.options.at.empty()) return Span{};
  SAGWAN_TRY(const uint32_t at, place_in(document.source().text, line.options.at));
  const uint32_t byte = repaired_place(document, at);
  if (byte == kNone) {
    Error none = diagnostic(Code::usage, {}, "no text is read at --at " + line.options.at);
    none.mend = "give the place of a letter; offsets count characters from 0";
    return none;
  }
  return Span{byte, byte + utf8::length(document.text().repaired()[byte])};
}

}  // namespace

int explain(const CommandLine& line) {
  const bool has_text = !line.options.text.empty();
  if (line.inputs.size() != (has_text ? 0U : 1U) || (!has_text && line.options.at.empty())) {
    return refuse(diagnostic(Code::usage, {}, "explain takes FILE --at OFFSET, or --text TEXT"),
                  kUsage);
  }
  Options options = line.options;
  const auto pipeline = load_with_rules(options);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  const auto rule = rule_named(options.rule, pipeline->resources());
  if (!rule) return refuse(rule.error(), kUsage);
  const auto document = document_of(line, *pipeline);
  if (!document) return refuse(document.error(), kFailed);
  const auto place = wanted_place(line, **document);
  if (!place) return refuse(place.error(), kUsage);
  ExplainOptions wanted;
  wanted.place = *place;
  wanted.rule = *rule;
  const Explanation explanation = sagwan::explain(**document, wanted);
  return print_page(options.json ? explanation_json(explanation) : explanation_page(explanation));
}

}  // namespace sagwan::cli
