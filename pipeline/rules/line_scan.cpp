// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/line_scan.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/boundary.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/sounds_alike.h"

namespace sagwan {

namespace {

// A rule sees so much text, and up to as much again, before the window's end: keeps a line of 100
// MB linear. Cited titles are the longest finds; the longest of the reports seen has 420 bytes.
// Many places have one window, so that a dead end is one for all of them (DeadEnds).
constexpr std::size_t kWindow = 1024;
// A rule that has met a match of more bytes is not tried again within an eighth of them: a list of
// a thousand members that is one match is no thousand matches.
constexpr uint32_t kVeryLong = 512;
constexpr uint32_t kTriesInVeryLong = 8;
// So many tries are worked out side by side.
constexpr std::size_t kTriesTogether = 64;
// A rule with `each` has so many finds of one beginning, and one more.
constexpr int kMostOfOne = 64;
// A find that ends badly is tried shorter: one syllable or digit at a time.
constexpr int kShorterTries = 8;
// Attribute of an entry that is also a common word or another name.
constexpr std::string_view kAmbiguous = "ambiguous";
// An exact entry says more than a pattern of a few literals.
constexpr uint32_t kEntrySpecificity = 50;

bool is_unspaced(Script script) { return script == Script::han || script == Script::kana; }

/// Shorter than `name`, and its letters stand there in their order.
bool is_short_form(std::string_view text, std::string_view name) {
  if (text.size() >= name.size()) return false;
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const std::string_view letter = text.substr(i, utf8::length(text[i]));
    at = name.find(letter, at);
    if (at == std::string_view::npos) return false;
    at += letter.size();
  }
  return true;
}

bool number_starts(std::string_view text, std::size_t at) {
  if (!is_digit(static_cast<unsigned char>(text[at]))) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_digit(static_cast<unsigned char>(before))) return false;
  return !((before == '.' || before == ',') && at >= 2 &&
           is_digit(static_cast<unsigned char>(text[at - 2])));
}

using What = ScanMemory::Try::What;

struct Scan {
  const ScanContext& context;

  // --- one rule at one place ---------------------------------------------------------------

  /// Adds the candidate of `rule` for a match `[from, to)` of the line, if its boundaries hold.
  bool add(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t from, uint32_t to,
           std::string_view whole, ScanMemory& s) const {
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
    // Behind a digit stands its unit, and no person.
    if (rule.emits == FindType::per && span.begin > 0 &&
        is_digit(static_cast<unsigned char>(whole[span.begin - 1]))) {
      return false;
    }
    if (rule.shortens &&
        !is_short_form(slice(whole, span), taken_by(line, rule, *rule.shortens, whole, s)))
      return false;
    if (rule.sounds && !sounds_alike(slice(whole, span),
                                     taken_by(line, rule, *rule.sounds, whole, s), context.lexicon))
      return false;
    // The context that a pattern asks for bounds the find; the boundaries are those of the whole
    // match.
    if (!ends_well(whole, match, rule.right, context.languages)) return false;
    // Finds of every language are symbols alike: a rule of one language needs a letter of its
    // script.
    if (rule.over_finds && rule.lang != 0 &&
        !has_script(slice(whole, match), context.languages.at(rule.lang).script)) {
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
    find.open = !context.kinds.is_closed(rule.emits, rule.subtype);
    candidate.specificity = rule.specificity;
    if (line.symbols != nullptr) {
      auto symbol = std::ranges::lower_bound(*line.symbols, from, {}, &ScanLine::Symbol::at);
      for (; symbol != line.symbols->end() && symbol->at < to; ++symbol)
        candidate.parts.push_back(symbol->find);
    }
    s.candidates.push_back(std::move(candidate));
    return true;
  }

  /// What `field` of the rule takes; empty where it took no part. The rule's groups are read.
  static std::string_view taken_by(const ScanLine& line, const Rule& rule, Field field,
                                   std::string_view whole, const ScanMemory& s) {
    for (const auto& [group, name] : rule.groups) {
      if (name != field) continue;
      const Span g = s.groups[static_cast<std::size_t>(group)];
      if (g.begin == kNone) return {};
      return slice(whole, {line.place(g.begin, false), line.place(g.end, true)});
    }
    return {};
  }

  /// The groups of the match `[from, to)` into `s.groups`, by number, as places of the line; kNone
  /// where one took no part. False where there is no such match.
  bool read_groups(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t from,
                   uint32_t to, ScanMemory& s) const {
    const auto count = static_cast<std::size_t>(phase.rule(local).rule().groups.back().first) + 1;
    s.groups.assign(count, {kNone, kNone});
    if (context.prefilter) {
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
    s.memory.add_steps(to - from);
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
  uint32_t match_end(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t at,
                     std::size_t end, ScanMemory& s) const {
    if (context.prefilter) {
      std::size_t to = at;
      const std::string_view text = line.text.substr(0, end);
      const Answer answer = phase.programs().match(local, text, at, s.memory, to);
      if (answer == Answer::no) return at;
      if (answer == Answer::yes) return static_cast<uint32_t>(to);
    }
    s.memory.add_steps(end - at);
    re2::StringPiece match;
    const re2::StringPiece window(line.text.data() + at, end - at);
    if (!phase.rule(local).get().Match(window, 0, window.size(), re2::RE2::ANCHOR_START, &match,
                                       1)) {
      s.memory.dead_ends().note(end);
      return at;
    }
    return static_cast<uint32_t>(at + match.size());
  }

  /// Tries `rule` at byte `at` of the line. The bytes of the whole match where a candidate came of
  /// it, else 0.
  uint32_t try_at(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t at,
                  std::string_view whole, ScanMemory& s) const {
    const Rule& rule = phase.rule(local).rule();
    if ((rule.blocks >> static_cast<uint32_t>(line.block->kind) & 1U) == 0) return 0;
    if ((line.marks->begins[at] & bit(rule.left)) == 0) return 0;
    if (s.has_long && at < s.reached_by(local)) return 0;
    if (s.trace != nullptr) s.trace->tried(phase.number(local));
    const std::size_t end = std::min(line.text.size(), (at / kWindow + 2) * kWindow);
    const uint32_t taken = try_to(line, phase, local, at, end, whole, s);
    if (taken == 0 || !rule.each) return taken;
    for (int more = 0; more < kMostOfOne; ++more) {
      const uint32_t last = line.from_place(s.candidates.back().find.span.begin);
      if (try_to(line, phase, local, at, last, whole, s) == 0) break;
    }
    return taken;
  }
  /// The same within the line's first `end` bytes; shorter where the end is no place to end.
  uint32_t try_to(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t at,
                  std::size_t end, std::string_view whole, ScanMemory& s) const {
    while (end < line.text.size() && utf8::is_continuation(line.text[end])) --end;
    uint32_t longest = 0;
    for (int tries = 0; tries < kShorterTries && end > at; ++tries) {
      const uint32_t to = match_end(line, phase, local, at, end, s);
      if (to == at) return 0;
      if (longest == 0) {
        longest = to - at;
        if (longest > kVeryLong) {
          s.has_long = true;
          s.reached_by(local) = at + longest / kTriesInVeryLong;
        }
      }
      if (add(line, phase, local, at, to, whole, s)) return longest;
      end = utf8::previous(line.text, to);
    }
    return 0;
  }

  /// Finds the matches of a rule with a wide start that begin in the line's bytes `[from, to]`,
  /// where it was not tried before.
  void scan_for(const ScanLine& line, const Phase& phase, uint32_t local, std::size_t from,
                std::size_t to, std::string_view whole, ScanMemory& s) const {
    if ((phase.rule(local).rule().blocks >> static_cast<uint32_t>(line.block->kind) & 1U) == 0) {
      return;
    }
    const Ahead& start = phase.start(local);
    const Boundaries left = bit(phase.rule(local).rule().left);
    uint32_t& reached = s.reached_by(local);
    const auto last = static_cast<uint32_t>(std::min(to + 1, line.text.size()));
    auto at = std::max(reached, static_cast<uint32_t>(from));
    while (at < last) {
      if ((line.marks->begins[at] & left) == 0) {
        ++at;
        continue;
      }
      const uint32_t length = utf8::length(line.text[at]);
      const bool can =
          !context.prefilter || (start.holds(s.memory.bucket(at), s.memory.bucket(at + length)) &&
                                 may_match(line, phase.wide_begin(local), at, s));
      const uint32_t taken = can ? try_at(line, phase, local, at, whole, s) : 0;
      at = std::max(at + (taken > 0 ? taken : length), reached);
    }
    reached = at;
  }
  /// Whether a rule that begins with `begin` may match at `at`.
  static bool may_match(const ScanLine& line, uint32_t begin, uint32_t at, ScanMemory& s) {
    AutomatonStates::Walk walk = s.states->begin_at(begin, line.text, s.memory.buckets(), at);
    s.states->go({&walk, 1});
    return !s.states->rules(walk).empty();
  }
  void scan_whole(const ScanLine& line, const Phase& phase, uint32_t local, std::string_view whole,
                  ScanMemory& s) const {
    scan_for(line, phase, local, 0, line.text.size(), whole, s);
  }
  /// The same for the matches that the inner string at `inner` can stand in.
  void scan_around(const ScanLine& line, const Phase& phase, uint32_t local, uint32_t inner,
                   std::string_view whole, ScanMemory& s) const {
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

  void lexicon_at(const ScanLine& line, uint32_t at, std::string_view whole, ScanMemory& s) const {
    context.lexicon.names_at(line.text, at, s.words);
    for (const Lexicon::Match& word : s.words) {
      const Span span{line.begin + at, line.begin + at + word.length};
      const char32_t last = utf8::decode_before(whole, span.end);
      const Script script = script_of(last);
      const bool spaced = !is_unspaced(script);
      if (spaced && !ends_well(whole, span, Boundary::name, context.languages)) continue;
      // Nouns stand glued to countries and bodies, not to offices and ambiguous words.
      const bool free = !spaced || ends_well(whole, span, Boundary::josa, context.languages);
      const uint32_t count = context.lexicon.same(word.first);
      for (uint32_t i = word.first; i < word.first + count; ++i) {
        const FindKinds::Emitted& type = context.kinds.of_type(context.lexicon.type_number(i));
        if (type.emits == FindType::none) continue;
        const bool weak = context.lexicon.entry(i).attribute(kAmbiguous) == "1";
        if (!free && (weak || type.emits == FindType::title)) continue;
        Candidate candidate;
        candidate.specificity = kEntrySpecificity;
        Find& find = candidate.find;
        find.span = span;
        find.match = span;
        find.type = type.emits;
        find.subtype = type.subtype;
        find.lang = context.lexicon.lang(i);
        find.entry = i;
        find.block = line.block_number;
        find.open = !context.kinds.is_closed(type.emits, type.subtype);
        find.weak = weak;
        s.candidates.push_back(std::move(candidate));
      }
    }
  }

  /// What a line begins with: all that needs no automaton.
  void begin_line(const ScanLine& line, const Phase& phase, std::string_view whole,
                  ScanMemory& s) const {
    s.candidates.clear();
    s.memory.start_text(line.text, line.marks->buckets);
    s.start_phase(phase.size());
    for (const uint32_t local : phase.always()) scan_whole(line, phase, local, whole, s);
    if (context.prefilter) return;
    for (const Marks::Place& place : line.marks->places) try_all(line, phase, place.at, whole, s);
  }
  static bool name_may_begin(std::string_view text, uint32_t at, Boundaries begins) {
    return (begins & bit(Boundary::word)) != 0 || is_unspaced(script_of(utf8::decode(text, at)));
  }

  /// Tries every rule at `at`.
  void try_all(const ScanLine& line, const Phase& phase, uint32_t at, std::string_view whole,
               ScanMemory& s) const {
    for (uint32_t local = 0; local < phase.size(); ++local) {
      if (phase.rule(local).rule().first_wide) {
        scan_whole(line, phase, local, whole, s);
      } else {
        try_at(line, phase, local, at, whole, s);
      }
    }
  }

  // --- lines ----------------------------------------------------------------------------------

  /// Notes what may begin at a place.
  void note(const ScanLine& line, uint32_t number, const Phase& phase, const Marks::Place& place,
            ScanMemory& s) const {
    const Boundaries begins = line.marks->begins[place.at];
    if (line.symbols == nullptr && context.lexicon.may_name(place.first, place.second) &&
        name_may_begin(line.text, place.at, begins)) {
      s.tries.push_back({number, place.at, 0, What::names});
    }
    if (context.prefilter && phase.may_begin(begins, place.first, place.second))
      note_rules(line, number, phase, place.at, s);
  }
  /// Notes the rules that may start at `at`.
  static void note_rules(const ScanLine& line, uint32_t number, const Phase& phase, uint32_t at,
                         ScanMemory& s) {
    phase.trie().walk(line.text, at, [&](std::size_t length, int32_t value) {
      const Phase::Key key = phase.key(value);
      note_starts(line, number, at, at + length, key.starts, s);
      for (const uint32_t rule : key.inner) s.tries.push_back({number, at, rule, What::inner});
    });
    if (number_starts(line.text, at)) note_starts(line, number, at, at, phase.number_starts(), s);
  }
  /// Notes the rules of a string `[at, behind)` of the line.
  static void note_starts(const ScanLine& line, uint32_t number, uint32_t at, std::size_t behind,
                          std::span<const Phase::Start> starts, ScanMemory& s) {
    const BucketBits next = bucket_bit(line.marks->buckets[behind]);
    for (const Phase::Start& start : starts) {
      if ((start.behind & next) == 0 || (line.marks->begins[at] & bit(start.left)) == 0) continue;
      s.tries.push_back({number, at, static_cast<uint32_t>(s.walks.size()), What::walk});
      s.walks.push_back(s.states->begin_at(start.begin, line.text, line.marks->buckets, behind));
    }
  }
  // --- captures ---------------------------------------------------------------------------

  /// Reads the captures of a find that stands.
  void capture(const ScanLine& line, const Phase& phase, uint32_t local, Find& find,
               ScanMemory& s) const {
    const Rule& rule = phase.rule(local).rule();
    if (rule.groups.empty()) return;
    const uint32_t from = line.from_place(find.match.begin);
    const uint32_t to = line.from_place(find.match.end);
    if (!read_groups(line, phase, local, from, to, s)) return;
    for (const auto& [group, field] : rule.groups) {
      const Span g = s.groups[static_cast<std::size_t>(group)];
      if (g.begin == kNone || field == Field::find) continue;
      find.captures[find.capture_count++] = {{line.place(g.begin, false), line.place(g.end, true)},
                                             field};
    }
  }
};

}  // namespace

FindKinds::FindKinds(const Lexicon& lexicon, const Subtypes& subtypes,
                     const std::vector<std::string>& closed) {
  for (const std::string_view type : lexicon.types()) {
    Emitted emitted;
    const std::size_t slash = type.find('/');
    emitted.emits = find_type(type.substr(0, slash)).value_or(FindType::none);
    if (slash != std::string_view::npos) emitted.subtype = subtypes.find(type.substr(slash + 1));
    types_.push_back(emitted);
  }
  for (const std::string& name : closed) {
    const std::size_t slash = name.find('/');
    const auto type = find_type(std::string_view(name).substr(0, slash));
    if (!type) continue;
    const uint16_t subtype = slash == std::string::npos
                                 ? uint16_t{0}
                                 : subtypes.find(std::string_view(name).substr(slash + 1));
    if (slash != std::string::npos && subtype == 0) continue;
    closed_.emplace_back(*type, subtype);
  }
}

bool FindKinds::is_closed(FindType type, uint16_t subtype) const {
  return std::any_of(closed_.begin(), closed_.end(), [&](const auto& c) {
    return c.first == type && (c.second == 0 || c.second == subtype);
  });
}

void scan_lines(const ScanContext& context, std::span<const ScanLine> lines, const Phase& phase,
                std::string_view whole, ScanMemory& memory,
                const std::function<void(std::size_t)>& done) {
  const Scan scan{context};
  uint32_t begun = 0;  // lines
  const auto try_noted = [&] {
    memory.states->go(memory.walks);
    for (const ScanMemory::Try& next : memory.tries) {
      const ScanLine& line = lines[next.line];
      if (next.line == begun) {
        scan.begin_line(line, phase, whole, memory);
        ++begun;
      }
      if (next.what == What::walk) {
        for (const uint16_t rule : memory.states->rules(memory.walks[next.number]))
          scan.try_at(line, phase, rule, next.at, whole, memory);
      } else if (next.what == What::inner) {
        scan.scan_around(line, phase, next.number, next.at, whole, memory);
      } else if (next.what == What::names) {
        scan.lexicon_at(line, next.at, whole, memory);
      } else {
        done(next.line);
      }
    }
    memory.tries.clear();
    memory.walks.clear();
    memory.states->make_room();
  };
  for (uint32_t i = 0; i < lines.size(); ++i) {
    for (const Marks::Place& place : lines[i].marks->places) {
      scan.note(lines[i], i, phase, place, memory);
      if (memory.tries.size() >= kTriesTogether) try_noted();
    }
    memory.tries.push_back({i, 0, 0, What::end_of_line});
  }
  try_noted();
  memory.candidates.clear();
}

void read_captures(const ScanContext& context, const ScanLine& line, const Phase& phase,
                   uint32_t local, Find& find, ScanMemory& memory) {
  Scan{context}.capture(line, phase, local, find, memory);
}

}  // namespace sagwan
