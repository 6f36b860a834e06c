// SPDX-License-Identifier: Apache-2.0
#include "tests/support/alternatives.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "pipeline/mutate/text_walk.h"

namespace sagwan {

namespace {

std::string character(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

std::string written(const Syntax& syntax, uint32_t index) {
  const Node& node = syntax[index];
  std::string out;
  switch (node.kind) {
    case NodeKind::literal:
      return character(node.c);
    case NodeKind::set:
      out = "[";
      for (const auto& [from, to] : node.ranges)
        out += character(from) + (from == to ? "" : "-" + character(to));
      return out + "]";
    case NodeKind::words:
      return "{" + syntax.references[node.index].first + "}";
    case NodeKind::line_begin:
      return "^";
    case NodeKind::line_end:
      return "$";
    case NodeKind::alternation:
      for (const uint32_t child : node.children)
        out += (out.empty() ? "(" : "|") + written(syntax, child);
      return out + ")";
    case NodeKind::repetition:
      return written(syntax, node.children[0]) + "{" + std::to_string(node.minimum) + "," +
             std::to_string(node.maximum) + "}";
    default:
      for (const uint32_t child : node.children) out += written(syntax, child);
      return out;
  }
}

}  // namespace

void Alternatives::add(const Rule& rule) {
  const Syntax& syntax = *rule.syntax;
  for (uint32_t i = 0; i < syntax.nodes.size(); ++i) {
    const Node& node = syntax[i];
    if (node.kind != NodeKind::alternation) continue;
    Known& known = known_[written(syntax, i)];
    if (!known.branches.empty()) continue;
    known.rule = rule.id;
    known.met.resize(node.children.size());
    for (const uint32_t child : node.children) known.branches.push_back(written(syntax, child));
  }
}

bool Alternatives::take(const Rule& rule, std::string_view text) {
  const auto steps = walk_of(*rule.syntax, text);
  if (!steps) return false;
  for (const WalkStep& step : *steps) {
    if ((*rule.syntax)[step.node].kind != NodeKind::alternation) continue;
    const auto at = known_.find(written(*rule.syntax, step.node));
    if (at != known_.end()) at->second.met[step.chosen] = true;
  }
  return true;
}

std::vector<std::string> Alternatives::unmet() const {
  std::vector<std::string> out;
  for (const auto& [text, known] : known_) {
    for (std::size_t i = 0; i < known.branches.size(); ++i) {
      if (!known.met[i]) out.push_back(known.rule + ": no example meets " + known.branches[i]);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace sagwan
