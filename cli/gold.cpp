// SPDX-License-Identifier: Apache-2.0
// sagwan gold: a first gold file of a report, and gold from one form to another.
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "pipeline/annotate/gold_tools.h"
#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/score/gold_draft.h"
#include "pipeline/score/gold_json.h"
#include "pipeline/score/gold_text.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

/// A gold and the text that it speaks of.
struct Both {
  Gold gold;
  std::string text;
};

Result<Both> of_report(const CommandLine& line, const std::string& path) {
  Diagnostics mistakes;
  Options options = line.options;
  auto pipeline = load_pipeline(options, mistakes);
  print(mistakes);
  if (!pipeline) return pipeline.error();
  Diagnostics problems;
  const std::vector<InputFile> inputs = expand_inputs({path}, problems);
  if (inputs.size() != 1) return diagnostic(Code::usage, {}, "gold takes one report");
  SAGWAN_TRY(std::string bytes, read_input(inputs[0], options.max_bytes));
  SAGWAN_TRY(const auto document, pipeline->run({std::move(bytes), inputs[0].name, inputs[0].id,
                                                 options.lang, options.reference, options.encoding},
                                                &interrupted()));
  std::string json;
  write_knowledge(*document, json, JsonStyle::compact);
  SAGWAN_TRY(const Knowledge knowledge, read_knowledge(json, path));
  Both out{gold_draft(knowledge, SourceText(document->source().text)), document->source().text};
  // Gold speaks of a text file in UTF-8; of what is none it speaks of the text as read.
  const std::string digest = sha256(out.text);
  if (out.gold.source_sha256 != digest) {
    out.gold.source_sha256 = digest;
    out.gold.source_name = inputs[0].id + ".txt";
  }
  return out;
}

/// The text that `gold` was made for, beside it or in --source.
Result<std::string> text_of(const Gold& gold, const std::string& path, const Options& options) {
  const fs::path folder =
      options.source.empty() ? fs::path(path).parent_path() : fs::path(options.source);
  return read_file((folder / gold.source_name).string(), options.max_bytes);
}

std::string beside(const std::string& path, const char* extension) {
  return fs::path(path).replace_extension(extension).string();
}

Result<Both> of_brat(const std::string& path, const Options& options) {
  BratGold brat;
  SAGWAN_TRY(brat.ann, read_file(path, options.max_bytes));
  SAGWAN_TRY(std::string text, read_file(beside(path, ".txt"), options.max_bytes));
  if (fs::exists(beside(path, ".rest.json"))) {
    SAGWAN_TRY(brat.rest, read_file(beside(path, ".rest.json"), options.max_bytes));
  }
  SAGWAN_TRY(Gold gold, gold_of_brat(brat, text, path));
  if (gold.source_name.empty()) {
    gold.source_name = fs::path(beside(path, ".txt")).filename().string();
    gold.source_sha256 = sha256(text);
  }
  return Both{std::move(gold), std::move(text)};
}

Result<Both> read_both(const CommandLine& line, const std::string& path) {
  const Options& options = line.options;
  if (options.gold_from == "report") return of_report(line, path);
  if (options.gold_from == "brat") return of_brat(path, options);
  SAGWAN_TRY(const std::string bytes, read_file(path, options.max_bytes));
  if (options.gold_from == "text") {
    SAGWAN_TRY(GoldOfText read, read_gold_text(bytes, path));
    return Both{std::move(read.gold), std::move(read.text)};
  }
  if (options.gold_from == "label-studio") {
    SAGWAN_TRY(LabelStudioGold read, gold_of_label_studio(bytes, path));
    return Both{std::move(read.gold), std::move(read.text)};
  }
  SAGWAN_TRY(Gold gold, read_gold_draft(bytes, path));
  SAGWAN_TRY(std::string text, text_of(gold, path, options));
  return Both{tidy(std::move(gold), SourceText(text)), std::move(text)};
}

int write_to(const std::string& path, const std::string& bytes) {
  if (path.empty()) return print_page(bytes);
  if (const Status done = write_file(path, bytes); !done) {
    print(done.error());
    return kUsage;
  }
  return kAllWell;
}

int write_brat(const Both& both, const Options& options) {
  if (options.gold_out.empty()) {
    print(diagnostic(Code::usage, {}, "--to brat wants a folder, -o FOLDER"));
    return kUsage;
  }
  std::error_code error;
  fs::create_directories(options.gold_out, error);
  const std::string name =
      (fs::path(options.gold_out) / fs::path(both.gold.source_name).stem()).string();
  const BratGold brat = brat_of_gold(both.gold, both.text);
  int status = write_to(name + ".txt", both.text);
  if (status == kAllWell) status = write_to(name + ".ann", brat.ann);
  return status == kAllWell ? write_to(name + ".rest.json", brat.rest) : status;
}

int write_both(const Both& both, const std::string& path, const Options& options) {
  std::string to = options.gold_to;
  if (to.empty()) {
    to = options.gold_from == "report" || options.gold_from == "gold" ? "text" : "gold";
  }
  if (to == "brat") return write_brat(both, options);
  if (to == "gold") return write_to(options.gold_out, gold_json(both.gold));
  if (to == "label-studio") {
    return write_to(options.gold_out, label_studio_of_gold(both.gold, both.text));
  }
  const auto text = gold_text(both.gold, both.text, path);
  if (text) return write_to(options.gold_out, *text);
  print(text.error());
  return kFailed;
}

}  // namespace

int gold(const CommandLine& line) {
  if (line.inputs.size() != 1) {
    print(diagnostic(Code::usage, {}, "gold takes one FILE"));
    return kUsage;
  }
  const std::string& path = line.inputs.front();
  const auto both = read_both(line, path);
  if (!both) {
    print(both.error());
    return status_of(both.error(), both.error().code == Code::usage ? kUsage : kFailed);
  }
  if (sha256(both->text) != both->gold.source_sha256) {
    Error other = diagnostic(Code::text_other, {path, 0, 0},
                             "the text is not the one that this gold was made for");
    other.mend = "change marks only: take back what was changed in the text itself";
    print(other);
    return kFailed;
  }
  return write_both(*both, path, line.options);
}

}  // namespace sagwan::cli
