// SPDX-License-Identifier: Apache-2.0
#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <typeindex>
#include <utility>

#include "pipeline/run/run.h"

namespace sagwan {

namespace {

/// The name of a layer's record type, as it is written in C++.
std::string name_of(const std::type_index& layer) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(layer.name(), nullptr, nullptr, &status), &std::free);
  return status == 0 ? name.get() : layer.name();
}

Error refusal(std::string message) { return diagnostic(Code::internal, {}, std::move(message)); }

/// For each stage, the stages it waits for.
Result<std::vector<std::vector<std::size_t>>> waits(const Stages& stages) {
  std::map<std::type_index, std::size_t> writer;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    const auto [at, fresh] = writer.try_emplace(stages[i]->writes(), i);
    if (!fresh) {
      return refusal("two stages write one layer: " + std::string(stages[at->second]->name()) +
                     " and " + std::string(stages[i]->name()));
    }
  }
  std::vector<std::vector<std::size_t>> out(stages.size());
  for (std::size_t i = 0; i < stages.size(); ++i) {
    for (const std::type_index& layer : stages[i]->reads()) {
      const auto at = writer.find(layer);
      if (at == writer.end()) {
        return refusal("stage " + std::string(stages[i]->name()) +
                       " reads a layer that no stage writes: " + name_of(layer));
      }
      out[i].push_back(at->second);
    }
  }
  return out;
}

}  // namespace

Result<Stages> plan(Stages stages) {
  SAGWAN_TRY(const auto waits_for, waits(stages));
  std::vector<bool> placed(stages.size(), false);
  std::vector<std::size_t> order;
  while (order.size() < stages.size()) {
    std::size_t next = stages.size();
    for (std::size_t i = 0; i < stages.size() && next == stages.size(); ++i) {
      const bool ready = std::all_of(waits_for[i].begin(), waits_for[i].end(),
                                     [&](std::size_t other) { return placed[other]; });
      if (!placed[i] && ready) next = i;
    }
    if (next == stages.size()) {
      std::string names;
      for (std::size_t i = 0; i < stages.size(); ++i) {
        if (!placed[i]) names += " " + std::string(stages[i]->name());
      }
      return refusal("stages wait for each other:" + names);
    }
    placed[next] = true;
    order.push_back(next);
  }
  Stages sorted;
  for (const std::size_t i : order) sorted.push_back(std::move(stages[i]));
  return sorted;
}

}  // namespace sagwan
