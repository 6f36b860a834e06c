// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/matcher.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>
#include <span>

#include "pipeline/rules/automaton_states.h"
#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/line_scan.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/phase.h"
#include "pipeline/rules/symbol_text.h"

namespace sagwan {

namespace {

// Bytes of lines that go through the phases together.
constexpr std::size_t kTogether = 65536;

}  // namespace

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

  /// A line of a block on its way through the phases.
  struct Line {
    Span span;
    const Block* block = nullptr;
    uint32_t block_number = 0;
    std::vector<Find> settled;
    std::vector<Boundaries> begins;  ///< of the line as it stands
    // The line with symbols for the finds that had settled when it was written.
    std::string text;
    std::vector<ScanLine::Symbol> symbols;
    std::size_t written = SIZE_MAX;  ///< how many they were; SIZE_MAX: not yet
    Marks marks;                     ///< of the line as the phase sees it

    void start(Span of, const Block& in, uint32_t number) {
      span = of;
      block = &in;
      block_number = number;
      settled.clear();
      symbols.clear();
      written = SIZE_MAX;
    }
    [[nodiscard]] ScanLine as_it_stands(std::string_view whole) {
      const std::string_view line = slice(whole, span);
      note_begins(whole, span, begins);
      marks.note(line, begins);
      return {line, &marks, span.begin, block, block_number, nullptr};
    }
    /// As the phases over finds see it; with no symbols where there is nothing for them.
    [[nodiscard]] ScanLine over_finds(std::string_view whole) {
      if (written != settled.size() && !settled.empty()) {
        text = symbol_text(slice(whole, span), span.begin, settled, symbols);
        marks.note(text, symbol_begins(begins, span.begin, symbols));
        written = settled.size();
      }
      return {text, &marks, span.begin, block, block_number, &symbols};
    }
  };

  /// Buffers, and the states of each phase's automaton: kept from document to document, by one
  /// thread at a time.
  struct Scratch {
    explicit Scratch(const Impl& impl) : scan(impl.lexicon) {
      for (const Phase& phase : impl.phases)
        states.emplace_back(phase.automaton(), phase.programs());
    }
    ScanMemory scan;
    std::vector<AutomatonStates> states;
    std::vector<Line> lines;  ///< the first `line_count` are in use
    std::size_t line_count = 0;
    // What a phase scans, and whose it is.
    std::vector<ScanLine> scanned;
    std::vector<Line*> of_scanned;

    void add_line(Span span, const Block& block, uint32_t number) {
      if (line_count == lines.size()) lines.emplace_back();
      lines[line_count++].start(span, block, number);
    }
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
  }
  /// Finds in the scratch's lines. Phase by phase, not line by line: what a phase looks into is
  /// large, and stays near while it is the only one.
  void find_in_lines(const Input& input, Scratch& scratch) const {
    const std::span lines(scratch.lines.data(), scratch.line_count);
    for (std::size_t i = 0; i < phases.size(); ++i) {
      scratch.scan.states = &scratch.states[i];
      scratch.scanned.clear();
      scratch.of_scanned.clear();
      for (Line& line : lines) {
        const ScanLine scanned =
            i > 0 ? line.over_finds(input.text) : line.as_it_stands(input.text);
        if (i > 0 && scanned.symbols->empty()) continue;
        scratch.scanned.push_back(scanned);
        scratch.of_scanned.push_back(&line);
      }
      scan_lines(
          context(), scratch.scanned, phases[i], input.text, scratch.scan, [&](std::size_t number) {
            drop_masked(scratch.scan, input);
            settle_and_capture(scratch.scanned[number], phases[i],
                               scratch.of_scanned[number]->settled, input.trace, scratch.scan);
          });
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
  std::unique_ptr<Impl::Scratch> scratch = impl_->take_scratch();
  scratch->scan.trace = input.trace;
  const uint64_t steps_before = scratch->steps();
  std::size_t bytes = 0;  // of the lines that wait
  const auto find_in_lines = [&] {
    impl_->find_in_lines(input, *scratch);
    for (std::size_t i = 0; i < scratch->line_count; ++i) {
      const auto offset = static_cast<uint32_t>(out.size());
      for (Find& find : scratch->lines[i].settled) {
        if (find.outer != kNone) find.outer += offset;
        out.push_back(find);
      }
    }
    scratch->line_count = 0;
    bytes = 0;
  };
  for (uint32_t b = 0; b < input.blocks->size(); ++b) {
    const Block& block = (*input.blocks)[b];
    if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
    const std::string_view text = slice(input.text, block.span);
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find(kBlockBreak, from), text.size());
      if (end > from) {
        scratch->add_line({static_cast<uint32_t>(block.span.begin + from),
                           static_cast<uint32_t>(block.span.begin + end)},
                          block, b);
        bytes += end - from;
        if (bytes > kTogether) find_in_lines();
      }
      from = end + 1;
    }
  }
  find_in_lines();
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
