// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/matcher.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <tuple>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/boundary.h"
#include "pipeline/rules/conflicts.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/phase.h"

namespace sagwan {

namespace {

// No rule matches more text than this: keeps a line of 100 MB linear. Cited titles are the longest
// finds; the longest of the reports seen has 420 bytes.
constexpr std::size_t kWindow = 4096;
// A find that ends badly is tried shorter: one syllable or digit at a time.
constexpr int kShorterTries = 8;
// Steps of a compiled pattern, word lists apart, beyond which `sagwan check` speaks of it. The
// project's own have up to 4,300; a letter of any script thirty times over has 20,000.
constexpr int kLargestProgram = 6000;
// Attribute of an entry that is also a common word or another name.
constexpr std::string_view kAmbiguous = "ambiguous";
// An exact entry says more than a pattern of a few literals.
constexpr uint32_t kEntrySpecificity = 50;

/// What a lexicon type emits, worked out once.
struct TypeInfo {
  FindType emits = FindType::none;
  uint16_t subtype = 0;
};

/// A piece of text that rules run on, and how its places map to the document's text.
struct Line {
  std::string_view text;  ///< what RE2 sees
  uint32_t begin = 0;     ///< of the line in the document's text
  const Block* block = nullptr;
  uint32_t block_number = 0;
  // Over finds: where symbols stand in `text`, in order.
  struct Symbol {
    uint32_t at;    ///< byte of the symbol in `text`
    uint32_t find;  ///< index into the settled finds
    Span span;      ///< of the find in the document's text
  };
  const std::vector<Symbol>* symbols = nullptr;

  /// Byte of the document's text for byte `at` of the line's (an end, if `is_end`).
  [[nodiscard]] uint32_t place(uint32_t at, bool is_end) const {
    if (symbols == nullptr) return begin + at;
    // The last symbol that starts before `at` (at or before, for a begin).
    auto after = std::upper_bound(
        symbols->begin(), symbols->end(), at,
        [&](uint32_t a, const Symbol& s) { return is_end ? a <= s.at : a < s.at; });
    if (after == symbols->begin()) return begin + at;
    const Symbol& symbol = *std::prev(after);
    if (at == symbol.at) return symbol.span.begin;
    return symbol.span.end + (at - symbol.at - 4);  // a symbol of plane 15 takes four bytes
  }
};

/// Candidates of one line, and buffers kept between lines.
struct Scratch {
  explicit Scratch(const Lexicon& lexicon) : memory(lexicon) {}

  MatchTrace* trace = nullptr;
  std::vector<Candidate> candidates;
  std::vector<Lexicon::Match> words;
  ProgramMemory memory;
  // Whether a match may begin at the place that is tried, by boundary: asked once for each.
  uint32_t begins_at = kNone;
  std::array<Answer, kBoundaryCount> begins{};
  // How far each rule with a wide start was tried, in the scan of this number.
  struct Reached {
    uint32_t phase = 0;
    uint32_t at = 0;
  };
  std::vector<Reached> reached;
  uint32_t phase_number = 0;

  void start_phase(std::size_t rules) {
    if (reached.size() < rules) reached.resize(rules);
    if (++phase_number == 0) reached.assign(reached.size(), {});
    begins_at = kNone;
  }
  uint32_t& reached_by(uint32_t rule) {
    Reached& r = reached[rule];
    if (r.phase != phase_number) r = {phase_number, 0};
    return r.at;
  }
  std::vector<Span> groups;
  std::vector<re2::StringPiece> pieces;
  Programs::Slots slots{};
};

bool word_starts(char32_t before, char32_t c) {
  const Script script = script_of(c);
  if (script == Script::han || script == Script::kana) return true;
  if (script == Script::none) return !is_space(c) && !(is_digit(c) && is_digit(before));
  return script_of(before) != script;
}

bool has_script(std::string_view text, Script script) {
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    if (script_of(utf8::decode(text, i)) == script) return true;
  }
  return false;
}

/// The size of a pattern in which each word list is one word: long lists are looked up, not run.
void check_size(const Rule& rule, Diagnostics& diagnostics) {
  const auto written =
      write_out_pattern(rule.pattern, [&](std::string_view inside) -> Result<PatternReference> {
        SAGWAN_TRY(PatternReference reference, rule.syntax->resolve(inside));
        if (reference.words == nullptr) return reference;
        WordList one = *reference.words;
        one.words.resize(1);
        reference.words = std::make_shared<const WordList>(std::move(one));
        return reference;
      });
  if (!written) return;
  const re2::RE2 re(*written, re2::RE2::Quiet);
  if (!re.ok() || re.ProgramSize() <= kLargestProgram) return;
  diagnostics.add(Code::rule_cost, rule.place,
                  "rule " + rule.id + ": its pattern compiles to " +
                      std::to_string(re.ProgramSize()) + " steps, and " +
                      std::to_string(kLargestProgram) + " are many");
}

bool number_starts(std::string_view text, std::size_t at) {
  if (!is_digit(static_cast<unsigned char>(text[at]))) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_digit(static_cast<unsigned char>(before))) return false;
  return !((before == '.' || before == ',') && at >= 2 &&
           is_digit(static_cast<unsigned char>(text[at - 2])));
}

}  // namespace

struct Matcher::Impl {
  const std::vector<Rule>& rules;
  const Lexicon& lexicon;
  const Languages& languages;
  Options options;
  std::deque<Phase> phases;  // [0] text patterns, then over finds in order of phase
  std::vector<uint8_t> phase_numbers;
  std::vector<uint32_t> locals;                       // rule number -> number within its phase
  std::vector<TypeInfo> types;                        // by lexicon type number
  std::vector<std::pair<FindType, uint16_t>> closed;  // subtype 0: all of the type

  Impl(const std::vector<Rule>& r, const Lexicon& l, const Languages& g, const Subtypes& subtypes,
       const Options& o)
      : rules(r), lexicon(l), languages(g), options(o) {
    for (const std::string_view type : lexicon.types()) {
      TypeInfo info;
      const std::size_t slash = type.find('/');
      info.emits = find_type(type.substr(0, slash)).value_or(FindType::none);
      if (slash != std::string_view::npos) info.subtype = subtypes.find(type.substr(slash + 1));
      types.push_back(info);
    }
    for (const std::string& name : options.closed) {
      const std::size_t slash = name.find('/');
      const auto type = find_type(std::string_view(name).substr(0, slash));
      if (!type) continue;
      const uint16_t subtype = slash == std::string::npos
                                   ? uint16_t{0}
                                   : subtypes.find(std::string_view(name).substr(slash + 1));
      if (slash != std::string::npos && subtype == 0) continue;
      closed.emplace_back(*type, subtype);
    }
  }

  void build(const PatternSources& sources) {
    for (uint8_t phase = 1; phase <= 9; ++phase) {
      std::vector<uint32_t> numbers;
      for (uint32_t i = 0; i < rules.size(); ++i) {
        if (rules[i].phase == phase) numbers.push_back(i);
      }
      if (numbers.empty() && phase > 1) continue;
      phases.emplace_back(rules, std::move(numbers), sources);
    }
    number_rules();
  }
  void read(const PatternSources& sources, ImageReader& image) {
    uint32_t count = 0;
    image(count);
    while (image.ok() && phases.size() < count) phases.emplace_back(rules, sources, image);
    if (image.ok()) number_rules();
  }
  /// Where each rule is in its phase.
  void number_rules() {
    locals.resize(rules.size());
    for (const Phase& phase : phases) {
      for (uint32_t i = 0; i < phase.size(); ++i) locals[phase.number(i)] = i;
      phase_numbers.push_back(phase.empty() ? uint8_t{1} : phase.rule(0).rule().phase);
    }
  }

  [[nodiscard]] bool is_closed(FindType type, uint16_t subtype) const {
    return std::any_of(closed.begin(), closed.end(), [&](const auto& c) {
      return c.first == type && (c.second == 0 || c.second == subtype);
    });
  }

  // --- one rule at one place ---------------------------------------------------------------

  /// Adds the candidate of `rule` for a match `[from, to)` of the line, if its boundaries hold.
  bool add(const Line& line, const Phase& phase, uint32_t local, uint32_t from, uint32_t to,
           std::string_view whole, Scratch& s) const {
    const LazyPattern& pattern = phase.rule(local);
    const Rule& rule = pattern.rule();
    Candidate candidate;
    const Span match{line.place(from, false), line.place(to, true)};
    Span span = match;
    for (const auto& [group, name] : rule.groups) {
      if (name != Field::find) continue;
      if (!read_groups(line, phase, local, from, to, s)) return false;
      const Span g = s.groups[static_cast<std::size_t>(group)];
      if (g.begin == kNone) return false;
      span = {line.place(g.begin, false), line.place(g.end, true)};
    }
    if (span.empty()) return false;
    // The context that a pattern asks for bounds the find; the boundaries are those of the whole
    // match.
    if (!begins_well(whole, match.begin, rule.left)) return false;
    if (!ends_well(whole, match, rule.right, languages)) return false;
    // Finds of every language are symbols alike: a rule of one language needs a letter of its
    // script.
    if (rule.over_finds && rule.lang != 0 &&
        !has_script(slice(whole, match), languages.at(rule.lang).script)) {
      return false;
    }
    Find& find = candidate.find;
    find.span = span;
    find.type = rule.emits;
    find.subtype = rule.subtype;
    find.phase = rule.phase;
    find.lang = rule.lang;
    find.priority = rule.priority;
    find.rule = phase.number(local);
    find.match = match;
    find.block = line.block_number;
    find.open = !is_closed(rule.emits, rule.subtype);
    candidate.specificity = rule.specificity;
    if (line.symbols != nullptr) {
      for (const Line::Symbol& symbol : *line.symbols) {
        if (symbol.at >= from && symbol.at < to) candidate.parts.push_back(symbol.find);
      }
    }
    s.candidates.push_back(std::move(candidate));
    return true;
  }

  /// The groups of the match `[from, to)` into `s.groups`, by number, as places of the line; kNone
  /// where one took no part. False where there is no such match.
  bool read_groups(const Line& line, const Phase& phase, uint32_t local, uint32_t from, uint32_t to,
                   Scratch& s) const {
    const auto count = static_cast<std::size_t>(phase.rule(local).rule().groups.back().first) + 1;
    s.groups.assign(count, {kNone, kNone});
    if (options.prefilter) {
      const Answer answer =
          phase.programs().groups(local, line.text.substr(0, to), from, s.memory, s.slots);
      if (answer == Answer::no) return false;
      if (answer == Answer::yes) {
        for (std::size_t i = 0; i < count; ++i) {
          if (s.slots[2 * i + 1] == SIZE_MAX) continue;
          s.groups[i] = {static_cast<uint32_t>(s.slots[2 * i]),
                         static_cast<uint32_t>(s.slots[2 * i + 1])};
        }
        return true;
      }
    }
    s.pieces.assign(count, {});
    const re2::StringPiece piece(line.text.data() + from, to - from);
    if (!phase.rule(local).get().Match(piece, 0, piece.size(), re2::RE2::ANCHOR_BOTH,
                                       s.pieces.data(), static_cast<int>(count))) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (s.pieces[i].data() == nullptr) continue;
      const auto at = static_cast<uint32_t>(s.pieces[i].data() - line.text.data());
      s.groups[i] = {at, at + static_cast<uint32_t>(s.pieces[i].size())};
    }
    return true;
  }

  /// The end of the match at `at` within the line's first `end` bytes; `at` where there is none.
  uint32_t match_end(const Line& line, const Phase& phase, uint32_t local, uint32_t at,
                     std::size_t end, Scratch& s) const {
    if (options.prefilter) {
      std::size_t to = at;
      const std::string_view text = line.text.substr(0, end);
      const Answer answer = phase.programs().match(local, text, at, s.memory, to);
      if (answer == Answer::no) return at;
      if (answer == Answer::yes) return static_cast<uint32_t>(to);
    }
    re2::StringPiece match;
    const re2::StringPiece window(line.text.data() + at, end - at);
    if (!phase.rule(local).get().Match(window, 0, window.size(), re2::RE2::ANCHOR_START, &match,
                                       1)) {
      return at;
    }
    return static_cast<uint32_t>(at + match.size());
  }

  static bool may_begin(uint32_t at, Boundary left, std::string_view whole, Scratch& s) {
    if (s.begins_at != at) {
      s.begins_at = at;
      s.begins.fill(Answer::unknown);
    }
    Answer& known = s.begins[static_cast<std::size_t>(left)];
    if (known == Answer::unknown) known = begins_well(whole, at, left) ? Answer::yes : Answer::no;
    return known == Answer::yes;
  }

  /// Tries `rule` at byte `at` of the line; shorter where the end is no place to end. The bytes of
  /// the whole match where a candidate came of it, else 0.
  uint32_t try_at(const Line& line, const Phase& phase, uint32_t local, uint32_t at,
                  std::string_view whole, Scratch& s) const {
    const Rule& rule = phase.rule(local).rule();
    if ((rule.blocks >> static_cast<uint32_t>(line.block->kind) & 1U) == 0) return 0;
    if (!may_begin(line.place(at, false), rule.left, whole, s)) return 0;
    if (s.trace != nullptr) s.trace->tried(phase.number(local));
    std::size_t end = std::min(line.text.size(), at + kWindow);
    while (end < line.text.size() && utf8::is_continuation(line.text[end])) --end;
    uint32_t longest = 0;
    for (int tries = 0; tries < kShorterTries; ++tries) {
      const uint32_t to = match_end(line, phase, local, at, end, s);
      if (to == at) return 0;
      if (longest == 0) longest = to - at;
      if (add(line, phase, local, at, to, whole, s)) return longest;
      end = utf8::previous(line.text, to);
      if (end <= at) return 0;
    }
    return 0;
  }

  /// Finds the matches of a rule with a wide start that begin in the line's bytes `[from, to]`,
  /// where it was not tried before.
  void scan_for(const Line& line, const Phase& phase, uint32_t local, std::size_t from,
                std::size_t to, std::string_view whole, Scratch& s) const {
    const Ahead& start = phase.start(local);
    uint32_t& reached = s.reached_by(local);
    auto at = std::max(reached, static_cast<uint32_t>(from));
    while (at < line.text.size() && at <= to) {
      bool can = true;
      if (options.prefilter) {
        const std::size_t behind = at + utf8::length(line.text[at]);
        can = start.holds(s.memory.bucket(at), s.memory.bucket(behind));
      }
      const uint32_t taken = can ? try_at(line, phase, local, at, whole, s) : 0;
      at += taken > 0 ? taken : utf8::length(line.text[at]);
    }
    reached = at;
  }
  void scan_whole(const Line& line, const Phase& phase, uint32_t local, std::string_view whole,
                  Scratch& s) const {
    scan_for(line, phase, local, 0, line.text.size(), whole, s);
  }
  /// The same for the matches that the inner string at `inner` can stand in.
  void scan_around(const Line& line, const Phase& phase, uint32_t local, uint32_t inner,
                   std::string_view whole, Scratch& s) const {
    const Reach reach = phase.reach(local);
    const uint32_t least = s.reached_by(local);
    std::size_t from = inner;
    for (uint32_t count = reach.characters; count > 0 && from > least; --count) {
      const std::size_t before = utf8::previous(line.text, from);
      if (!reach.spaces && line.text[before] == ' ') break;
      from = before;
    }
    scan_for(line, phase, local, from, inner, whole, s);
  }

  // --- one line ---------------------------------------------------------------------------

  void lexicon_at(const Line& line, uint32_t at, std::string_view whole, Scratch& s) const {
    lexicon.names_at(line.text, at, s.words);
    for (const Lexicon::Match& word : s.words) {
      const Span span{line.begin + at, line.begin + at + word.length};
      const char32_t last = utf8::decode_before(whole, span.end);
      const Script script = script_of(last);
      const bool spaced = script != Script::han && script != Script::kana;
      if (spaced && !ends_well(whole, span, Boundary::name, languages)) continue;
      // Nouns stand glued to countries and bodies, not to offices and ambiguous words.
      const bool free = !spaced || ends_well(whole, span, Boundary::josa, languages);
      const uint32_t count = lexicon.same(word.first);
      for (uint32_t i = word.first; i < word.first + count; ++i) {
        const TypeInfo& type = types[lexicon.type_number(i)];
        if (type.emits == FindType::none) continue;
        const bool weak = lexicon.entry(i).attribute(kAmbiguous) == "1";
        if (!free && (weak || type.emits == FindType::title)) continue;
        Candidate candidate;
        candidate.specificity = kEntrySpecificity;
        Find& find = candidate.find;
        find.span = span;
        find.match = span;
        find.type = type.emits;
        find.subtype = type.subtype;
        find.lang = lexicon.lang(i);
        find.entry = i;
        find.block = line.block_number;
        find.open = !is_closed(type.emits, type.subtype);
        find.weak = weak;
        s.candidates.push_back(std::move(candidate));
      }
    }
  }

  void scan(const Line& line, const Phase& phase, std::string_view whole, Scratch& s) const {
    s.start_phase(phase.size());
    for (const uint32_t local : phase.always()) scan_whole(line, phase, local, whole, s);
    const bool with_lexicon = line.symbols == nullptr;
    char32_t before = line.begin == 0 ? 0 : utf8::decode_before(whole, line.begin);
    for (uint32_t at = 0; at < line.text.size(); at += utf8::length(line.text[at])) {
      if (line.text[at] == ' ') {
        before = ' ';
        continue;
      }
      if (with_lexicon) {
        const char32_t c = utf8::decode(line.text, at);
        if (word_starts(before, c)) lexicon_at(line, at, whole, s);
        before = c;
      }
      if (!options.prefilter) {
        try_all(line, phase, at, whole, s);
      } else {
        try_rules(line, phase, at, whole, s);
      }
    }
  }

  /// Tries every rule at `at`.
  void try_all(const Line& line, const Phase& phase, uint32_t at, std::string_view whole,
               Scratch& s) const {
    for (uint32_t local = 0; local < phase.size(); ++local) {
      if (phase.rule(local).rule().first_wide) {
        scan_whole(line, phase, local, whole, s);
      } else {
        try_at(line, phase, local, at, whole, s);
      }
    }
  }

  /// Tries the rules that may start at `at`.
  void try_rules(const Line& line, const Phase& phase, uint32_t at, std::string_view whole,
                 Scratch& s) const {
    if (phase.trie().may_begin(s.memory.bucket(at))) {
      const char32_t c = utf8::decode(line.text, at);
      phase.trie().walk(line.text, at, c, [&](std::size_t length, int32_t value) {
        try_triggers(line, phase, at, at + length, phase.triggers(value), whole, s);
      });
    }
    if (number_starts(line.text, at)) {
      phase.numbers().for_each_rule(
          line.text, at, [&](uint32_t local) { try_at(line, phase, local, at, whole, s); });
    }
  }
  /// Tries the rules of a string `[at, behind)` of the line.
  void try_triggers(const Line& line, const Phase& phase, uint32_t at, std::size_t behind,
                    std::span<const Phase::Trigger> triggers, std::string_view whole,
                    Scratch& s) const {
    const std::size_t next = s.memory.bucket(behind);
    const std::size_t second = behind < line.text.size()
                                   ? s.memory.bucket(behind + utf8::length(line.text[behind]))
                                   : kEndBucket;
    for (const Phase::Trigger& trigger : triggers) {
      if (!may_hold(trigger.next, next)) continue;
      if ((trigger.blocks >> static_cast<uint32_t>(line.block->kind) & 1U) == 0) continue;
      if (trigger.inner) {
        scan_around(line, phase, trigger.rule, at, whole, s);
      } else if (phase.ahead(trigger.ahead).holds(next, second) &&
                 may_begin(line.place(at, false), trigger.left, whole, s)) {
        try_at(line, phase, trigger.rule, at, whole, s);
      }
    }
  }

  // --- captures ---------------------------------------------------------------------------

  /// Reads the captures of a find that stands.
  void capture(const Line& line, const Phase& phase, Find& find, Scratch& s) const {
    const uint32_t local = locals[find.rule];
    const Rule& rule = phase.rule(local).rule();
    if (rule.groups.empty()) return;
    const uint32_t from = line_place(line, find.match.begin, false);
    const uint32_t to = line_place(line, find.match.end, true);
    if (!read_groups(line, phase, local, from, to, s)) return;
    for (const auto& [group, field] : rule.groups) {
      const Span g = s.groups[static_cast<std::size_t>(group)];
      if (g.begin == kNone || field == Field::find) continue;
      find.captures[find.capture_count++] = {{line.place(g.begin, false), line.place(g.end, true)},
                                             field};
    }
  }

  // --- one block --------------------------------------------------------------------------

  void drop_masked(Scratch& s, const Input& input) const {
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

  /// Pieces of citations lie over the finds in a title, and are no symbols themselves.
  static bool is_symbol(ConflictGroup group) {
    return group == ConflictGroup::value || group == ConflictGroup::name;
  }

  /// The string of a phase over finds: outermost finds as symbols, all else as it is.
  static std::string symbol_text(std::string_view line, uint32_t begin,
                                 const std::vector<Find>& settled,
                                 std::vector<Line::Symbol>& symbols) {
    std::vector<uint32_t> order;
    for (uint32_t i = 0; i < settled.size(); ++i) {
      const Find& find = settled[i];
      if (find.outer == kNone && find.span.begin >= begin && find.span.end <= begin + line.size() &&
          find.type != FindType::none && is_symbol(conflict_group(find.type))) {
        order.push_back(i);
      }
    }
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      const Find& x = settled[a];
      const Find& y = settled[b];
      if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
      if (x.span.end != y.span.end) return x.span.end > y.span.end;
      return x.type < y.type;
    });
    std::string out;
    symbols.clear();
    uint32_t at = begin;
    for (const uint32_t i : order) {
      const Find& find = settled[i];
      if (find.span.begin < at) continue;  // nests in, or crosses, the find before
      out += line.substr(at - begin, find.span.begin - at);
      symbols.push_back({static_cast<uint32_t>(out.size()), i, find.span});
      utf8::append(out, find_symbol(find.type, find.subtype));
      at = find.span.end;
    }
    out += line.substr(at - begin);
    return out;
  }

  /// Settles the candidates of one line, then reads the captures of the winners.
  void settle_and_capture(const Line& line, const Phase& phase, std::vector<Find>& settled,
                          MatchTrace* trace, Scratch& s) const {
    const std::size_t before = settled.size();
    settle(s.candidates, settled, rules, trace);
    for (std::size_t i = before; i < settled.size(); ++i) {
      if (settled[i].rule != kNone) capture(line, phase, settled[i], s);
    }
    s.candidates.clear();
  }
  /// Inverse of Line::place for places that a match began or ended at.
  static uint32_t line_place(const Line& line, uint32_t at, bool is_end) {
    if (line.symbols == nullptr) return at - line.begin;
    uint32_t shift = line.begin;  // the document's place minus the line's
    for (const Line::Symbol& symbol : *line.symbols) {
      if (is_end ? at < symbol.span.end : at <= symbol.span.begin) break;
      if (!is_end && at < symbol.span.end) break;
      shift = symbol.span.end - (symbol.at + 4);
    }
    return at - shift;
  }

  void find_in_line(const Input& input, Span span, const Block& block, uint32_t number,
                    std::vector<Find>& settled, Scratch& s) const {
    const std::string_view whole = input.text;
    const Line line{slice(whole, span), span.begin, &block, number, nullptr};
    s.candidates.clear();
    s.memory.start_text(line.text);
    scan(line, phases[0], whole, s);
    drop_masked(s, input);
    settle_and_capture(line, phases[0], settled, input.trace, s);
    std::vector<Line::Symbol> symbols;
    std::string text;
    std::size_t written = SIZE_MAX;  // finds that `text` shows as symbols
    for (std::size_t i = 1; i < phases.size() && !settled.empty(); ++i) {
      if (written != settled.size()) {
        text = symbol_text(slice(whole, span), span.begin, settled, symbols);
        s.memory.start_text(text);
        written = settled.size();
      }
      if (symbols.empty()) continue;
      const Line over{text, span.begin, &block, number, &symbols};
      scan(over, phases[i], whole, s);
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
void Matcher::archive(ImageWriter& image) const {
  image(static_cast<uint32_t>(impl_->phases.size()));
  for (const Phase& phase : impl_->phases) phase.archive(image);
}
Matcher::~Matcher() = default;

std::vector<Find> Matcher::find(const Input& input) const {
  std::vector<Find> out;
  std::vector<Find> settled;
  Scratch scratch(impl_->lexicon);
  scratch.trace = input.trace;
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
                            block, b, settled, scratch);
        const auto offset = static_cast<uint32_t>(out.size());
        for (Find& find : settled) {
          if (find.outer != kNone) find.outer += offset;
          out.push_back(find);
        }
      }
      from = end + 1;
    }
  }
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

void Matcher::compile_all(Diagnostics& diagnostics) const {
  for (const Phase& phase : impl_->phases) {
    tbb::parallel_for(0U, static_cast<uint32_t>(phase.size()),
                      [&](uint32_t i) { std::ignore = phase.rule(i).get(); });
    for (uint32_t i = 0; i < phase.size(); ++i) {
      const re2::RE2& re = phase.rule(i).get();
      const Rule& rule = phase.rule(i).rule();
      if (re.ok()) {
        if (re.ProgramSize() > kLargestProgram) check_size(rule, diagnostics);
        continue;
      }
      std::string message = "rule " + rule.id + ": " + re.error();
      Place place = rule.place;
      const std::size_t at = rule.source_pattern.find(re.error_arg());
      if (!re.error_arg().empty() && at != std::string::npos && place.column > 0) {
        place.column += utf8::count(std::string_view(rule.source_pattern).substr(0, at)) + 1;
      }
      diagnostics.add(Code::rule_pattern, place, std::move(message));
    }
  }
}

}  // namespace sagwan
