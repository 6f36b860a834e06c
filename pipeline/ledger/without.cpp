// SPDX-License-Identifier: Apache-2.0
#include "pipeline/ledger/without.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

namespace {

class Dropping final : public MatchTrace {
 public:
  explicit Dropping(Finder finder) : finder_(finder) {}
  bool keeps(const Find& candidate) override { return finder_of(candidate) != finder_; }
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}

 private:
  Finder finder_;
};

}  // namespace

std::vector<FoundAt> found_at(const std::vector<Find>& finds) {
  std::vector<FoundAt> out;
  out.reserve(finds.size());
  for (const Find& f : finds) {
    out.push_back({f.span, f.type, f.subtype, f.outer == kNone, finder_of(f)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

FindChange change_between(const std::vector<FoundAt>& before, const std::vector<FoundAt>& after) {
  FindChange out;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(out.go));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(out.come));
  return out;
}

Without::Without(const Document& document) : document_(document) {
  for (const NoteCall& call : document.layer<NoteCall>()) masked_.push_back(call.span);
}

std::vector<Finder> Without::finders() const {
  std::set<Finder> out;
  for (const Find& find : document_.layer<Find>()) out.insert(finder_of(find));
  return {out.begin(), out.end()};
}

FindChange Without::change(Finder finder) const {
  const std::string_view text = document_.text().repaired();
  const auto& blocks = document_.text().blocks();
  std::set<Span> lines;
  std::vector<Block> parts;
  for (const Find& find : document_.layer<Find>()) {
    if (finder_of(find) != finder) continue;
    Block part = blocks[find.block];
    const std::size_t begin = find.span.begin == 0 ? std::string_view::npos
                                                   : text.rfind(kBlockBreak, find.span.begin - 1);
    const std::size_t end = std::min(text.find(kBlockBreak, find.span.begin), text.size());
    const auto from = begin == std::string_view::npos ? 0U : static_cast<uint32_t>(begin + 1);
    part.span = {std::max(part.span.begin, from),
                 std::min(part.span.end, static_cast<uint32_t>(end))};
    if (lines.insert(part.span).second) parts.push_back(part);
  }
  std::sort(parts.begin(), parts.end(),
            [](const Block& a, const Block& b) { return a.span < b.span; });
  std::vector<Find> before;
  for (const Find& find : document_.layer<Find>()) {
    const bool inside = std::any_of(lines.begin(), lines.end(),
                                    [&](Span line) { return line.contains(find.span); });
    if (inside) before.push_back(find);
  }
  Dropping dropping(finder);
  Matcher::Input input;
  input.text = text;
  input.blocks = &parts;
  input.masked = masked_;
  input.trace = &dropping;
  return change_between(found_at(before), found_at(document_.resources().matcher().find(input)));
}

}  // namespace sagwan
