// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/matcher.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>

#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/line_scan.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/phase.h"
#include "pipeline/rules/symbol_text.h"

namespace sagwan {

struct Matcher::Impl {
  const std::vector<Rule>& rules;
  const Lexicon& lexicon;
  const Languages& languages;
  Options options;
  std::deque<Phase> phases;  // [0] text patterns, then over finds in order of phase
  std::vector<uint8_t> phase_numbers;
  std::vector<uint32_t> locals;  // rule number -> number within its phase
  FindKinds kinds;

  Impl(const std::vector<Rule>& r, const Lexicon& l, const Languages& g, const Subtypes& subtypes,
       const Options& o)
      : rules(r), lexicon(l), languages(g), options(o), kinds(l, subtypes, o.closed) {}

  [[nodiscard]] ScanContext context() const {
    return {lexicon, languages, kinds, options.prefilter};
  }

  void build(const PatternSources& sources) {
    std::vector<std::vector<uint32_t>> numbers(kLastPhase);
    for (uint32_t i = 0; i < rules.size(); ++i) numbers[rules[i].phase - 1U].push_back(i);
    std::vector<std::optional<Phase>> built(numbers.size());
    tbb::parallel_for(std::size_t{0}, numbers.size(), [&](std::size_t i) {
      if (i == 0 || !numbers[i].empty()) built[i].emplace(rules, std::move(numbers[i]), sources);
    });
    for (std::optional<Phase>& phase : built) {
      if (phase) phases.push_back(std::move(*phase));
    }
    number_rules();
  }
  void read(const PatternSources& sources, ImageReader& image) {
    uint32_t count = 0;
    image(count);
    while (image.ok() && phases.size() < count) phases.emplace_back(rules, sources, image);
    if (!image.ok()) return;
    number_rules();
    auto scratch = std::make_unique<Scratch>(*this);
    for (AutomatonStates& states : scratch->states) image(states);
    idle.push_back(std::move(scratch));
  }
  void archive(ImageWriter& image) {
    image(static_cast<uint32_t>(phases.size()));
    for (const Phase& phase : phases) phase.archive(image);
    std::unique_ptr<Scratch> scratch = take_scratch();
    for (const AutomatonStates& states : scratch->states) image(states);
    give_back(std::move(scratch));
  }
  /// Where each rule is in its phase.
  void number_rules() {
    locals.resize(rules.size());
    for (const Phase& phase : phases) {
      for (uint32_t i = 0; i < phase.size(); ++i) locals[phase.number(i)] = i;
      phase_numbers.push_back(phase.empty() ? uint8_t{1} : phase.rule(0).rule().phase);
    }
  }

  // --- what a document is matched with ---------------------------------------------------------

  /// Buffers, and the states of each phase's automaton: kept from document to document, by one
  /// thread at a time.
  struct Scratch {
    explicit Scratch(const Impl& impl) : scan(impl.lexicon) {
      for (const Phase& phase : impl.phases)
        states.emplace_back(phase.automaton(), phase.programs());
    }
    ScanMemory scan;
    std::vector<AutomatonStates> states;
    std::vector<Boundaries> text_begins;
    std::vector<Boundaries> symbol_begins;

    /// Steps of all that was matched so far.
    [[nodiscard]] uint64_t steps() const {
      uint64_t out = scan.memory.steps();
      for (const AutomatonStates& of_phase : states) out += of_phase.walked();
      return out;
    }
  };
  std::unique_ptr<Scratch> take_scratch() {
    const std::lock_guard lock(scratch_mutex);
    if (idle.empty()) return std::make_unique<Scratch>(*this);
    std::unique_ptr<Scratch> scratch = std::move(idle.back());
    idle.pop_back();
    return scratch;
  }
  void give_back(std::unique_ptr<Scratch> scratch) {
    const std::lock_guard lock(scratch_mutex);
    idle.push_back(std::move(scratch));
  }
  std::mutex scratch_mutex;
  std::vector<std::unique_ptr<Scratch>> idle;

  // --- one block --------------------------------------------------------------------------

  void drop_masked(ScanMemory& s, const Input& input) const {
    const std::vector<Span>& masked = input.masked;
    if (masked.empty()) return;
    std::erase_if(s.candidates, [&](const Candidate& c) {
      auto at = std::lower_bound(masked.begin(), masked.end(), c.find.span.begin,
                                 [](Span m, uint32_t begin) { return m.end <= begin; });
      const bool is_masked = at != masked.end() && at->overlaps(c.find.span);
      if (is_masked && input.trace != nullptr) input.trace->masked(c.find);
      return is_masked;
    });
  }

  /// Settles the candidates of one line, then reads the captures of the winners.
  void settle_and_capture(const ScanLine& line, const Phase& phase, std::vector<Find>& settled,
                          MatchTrace* trace, ScanMemory& s) const {
    const std::size_t before = settled.size();
    settle(s.candidates, settled, rules, trace);
    for (std::size_t i = before; i < settled.size(); ++i) {
      if (settled[i].rule != kNone) {
        read_captures(context(), line, phase, locals[settled[i].rule], settled[i], s);
      }
    }
    s.candidates.clear();
  }
  void find_in_line(const Input& input, Span span, const Block& block, uint32_t number,
                    std::vector<Find>& settled, Scratch& scratch) const {
    ScanMemory& s = scratch.scan;
    const std::string_view whole = input.text;
    const ScanLine line{slice(whole, span), span.begin, &block, number, nullptr};
    s.candidates.clear();
    s.memory.start_text(line.text);
    s.states = scratch.states.data();
    note_begins(whole, span, scratch.text_begins);
    s.begins = scratch.text_begins.data();
    scan_line(context(), line, phases[0], whole, s);
    drop_masked(s, input);
    settle_and_capture(line, phases[0], settled, input.trace, s);
    std::vector<ScanLine::Symbol> symbols;
    std::string text;
    std::size_t written = SIZE_MAX;  // finds that `text` shows as symbols
    for (std::size_t i = 1; i < phases.size() && !settled.empty(); ++i) {
      if (written != settled.size()) {
        text = symbol_text(slice(whole, span), span.begin, settled, symbols);
        s.memory.start_text(text);
        symbol_begins(scratch.text_begins, span.begin, symbols, scratch.symbol_begins);
        s.begins = scratch.symbol_begins.data();
        written = settled.size();
      }
      if (symbols.empty()) continue;
      const ScanLine over{text, span.begin, &block, number, &symbols};
      s.states = &scratch.states[i];
      scan_line(context(), over, phases[i], whole, s);
      drop_masked(s, input);
      settle_and_capture(over, phases[i], settled, input.trace, s);
    }
  }
};

Matcher::Matcher(const std::vector<Rule>& rules, const Lexicon& lexicon, const Languages& languages,
                 const Subtypes& subtypes, const Options& options, ImageReader* image)
    : impl_(std::make_unique<Impl>(rules, lexicon, languages, subtypes, options)) {
  const PatternSources sources{&lexicon, &languages, &subtypes};
  if (image != nullptr) {
    impl_->read(sources, *image);
  } else {
    impl_->build(sources);
  }
}
void Matcher::archive(ImageWriter& image) const { impl_->archive(image); }
Matcher::~Matcher() = default;

std::vector<Find> Matcher::find(const Input& input) const {
  std::vector<Find> out;
  std::vector<Find> settled;
  std::unique_ptr<Impl::Scratch> scratch = impl_->take_scratch();
  scratch->scan.trace = input.trace;
  const uint64_t steps_before = scratch->steps();
  for (uint32_t b = 0; b < input.blocks->size(); ++b) {
    const Block& block = (*input.blocks)[b];
    if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
    const std::string_view text = slice(input.text, block.span);
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find(kBlockBreak, from), text.size());
      if (end > from) {
        settled.clear();
        impl_->find_in_line(input,
                            {static_cast<uint32_t>(block.span.begin + from),
                             static_cast<uint32_t>(block.span.begin + end)},
                            block, b, settled, *scratch);
        const auto offset = static_cast<uint32_t>(out.size());
        for (Find& find : settled) {
          if (find.outer != kNone) find.outer += offset;
          out.push_back(find);
        }
      }
      from = end + 1;
    }
  }
  if (input.trace != nullptr) input.trace->took(scratch->steps() - steps_before);
  impl_->give_back(std::move(scratch));
  // Sort, and carry `outer` along.
  std::vector<uint32_t> order(out.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Find& x = out[a];
    const Find& y = out[b];
    if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
    if (x.span.end != y.span.end) return x.span.end > y.span.end;
    if (x.phase != y.phase) return x.phase > y.phase;
    if (x.rule != y.rule) return x.rule < y.rule;
    return x.entry < y.entry;
  });
  std::vector<uint32_t> new_place(out.size());
  for (uint32_t i = 0; i < order.size(); ++i) new_place[order[i]] = i;
  std::vector<Find> sorted;
  sorted.reserve(out.size());
  for (const uint32_t i : order) {
    sorted.push_back(out[i]);
    if (sorted.back().outer != kNone) sorted.back().outer = new_place[sorted.back().outer];
  }
  return sorted;
}

}  // namespace sagwan
