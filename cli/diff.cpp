// SPDX-License-Identifier: Apache-2.0
// sagwan diff: two knowledge files, folders, texts, or two configurations over one corpus.
#include <algorithm>
#include <optional>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "pipeline/compare/report.h"

namespace sagwan::cli {

namespace {

constexpr std::size_t kShown = 12;  // changes of one kind and list, without --details

int refuse(const Error& error) {
  print(error);
  return status_of(error, kUsage);
}

struct Side {
  KnowledgeById documents;
  int status = kAllWell;
};

/// `status` is that of the worst mistake: kUsage where the configuration does not load.
Side load_side(const std::string& path, Options options) {
  Side out;
  Diagnostics problems;
  const auto places = list_knowledge(path, options, problems);
  std::optional<Pipeline> pipeline;
  const bool extracts = std::any_of(places.begin(), places.end(),
                                    [](const KnowledgePlace& p) { return p.is_report; });
  if (extracts) {
    auto loaded = load_pipeline(options, problems);
    if (!loaded) {
      print(problems);
      out.status = status_of(loaded.error(), kUsage);
      return out;
    }
    pipeline = std::move(*loaded);
  }
  out.documents = load_knowledge(places, options, pipeline ? &*pipeline : nullptr, problems);
  print(problems);
  if (problems.has_errors()) out.status = kFailed;
  if (interrupted()) out.status = kInterrupted;
  return out;
}

ChangesReport report_of(KnowledgeById& a, KnowledgeById& b) {
  // Two single files are one document under two names.
  if (a.size() == 1 && b.size() == 1 && a.begin()->first != b.begin()->first) {
    auto node = b.extract(b.begin());
    node.key() = a.begin()->first;
    b.insert(std::move(node));
  }
  ChangesReport out;
  for (const auto& [id, knowledge] : a) {
    const auto other = b.find(id);
    if (other == b.end()) {
      out.only_a.push_back(id);
    } else {
      out.documents.push_back({id, compare(knowledge, other->second)});
    }
  }
  for (const auto& [id, knowledge] : b) {
    if (a.count(id) == 0) out.only_b.push_back(id);
  }
  return out;
}

}  // namespace

int diff(const CommandLine& line) {
  if (line.inputs.size() != 2) {
    return refuse(diagnostic(Code::usage, {}, "diff takes two files, folders or configurations"));
  }
  const bool configurations = !line.options.over.empty();
  std::vector<Side> sides;
  int status = kAllWell;
  for (const std::string& input : line.inputs) {
    Options options = line.options;
    if (configurations) options.config = input;
    sides.push_back(load_side(configurations ? options.over : input, options));
    status = std::max(status, sides.back().status);
    if (sides.back().documents.empty()) return std::max(status, kFailed);
  }
  const ChangesReport report = report_of(sides[0].documents, sides[1].documents);
  const int printed =
      print_page(line.options.json ? changes_json(report)
                                   : changes_page(report, line.options.details ? 0 : kShown));
  return std::max({status, printed, report.differs() ? kFailed : kAllWell});
}

}  // namespace sagwan::cli
