// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/bound_states.h"

#include <algorithm>
#include <unordered_set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "stages/mentions/common_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

constexpr std::string_view kBoundForm = "loc_bound";
constexpr std::string_view kCountry = "country";
// Attributes of bound forms: one that is other words as well; one that stands alone all the same
// where the text names its state; one that two states may stand beside.
constexpr std::string_view kAmbiguous = "ambiguous";
constexpr std::string_view kLone = "lone";
constexpr std::string_view kBeside = "coord";
// Attribute of states that stand in pairs though the text does not name them.
constexpr std::string_view kGreat = "prefix";
// Words of one character that a state follows alone (towards, visits).
constexpr std::string_view kAhead = "bound_ahead";

constexpr uint32_t kMostForm = 3;  // characters of a form

/// Marks between two states of a pair.
bool joins_states(char32_t c) {
  return c == 0x3001 || c == 0xB7 || c == 0x2022 || c == 0x30FB || c == '-' || c == 0x2013 ||
         c == 0x2014 || c == '/';
}

class BoundStates {
 public:
  BoundStates(std::string_view text, const Layer<Find>& finds, const Resources& resources,
              Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        country_(resources.subtype_id(kCountry)),
        words_(text, resources.lexicon()),
        mentions_(mentions),
        taken_(places(finds, mentions)),
        index_(taken_) {}

  void run(const std::vector<Block>& blocks) {
    note_named();
    if (named_.empty()) return;
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::furniture || has_other_letters(text_, block.span)) continue;
      scan(block.span);
    }
    mentions_.insert(mentions_.end(), found_.begin(), found_.end());
  }

 private:
  struct Place {
    Span span;
    FindType type = FindType::none;  ///< none for a value
  };
  struct State {
    Span span;
    uint32_t row = kNone;
    bool is_named = false;  ///< the text has its name
    bool is_sure = false;   ///< no other word
    bool is_lone = false;   ///< may stand alone
    bool is_great = false;  ///< stands in pairs unnamed
    bool is_found = false;  ///< a mention already
    bool is_accepted = false;
  };

  static std::vector<Place> places(const Layer<Find>& finds, const Layer<Mention>& mentions) {
    std::vector<Place> out;
    for (const Find& find : finds) {
      if (find.outer == kNone && conflict_group(find.type) == ConflictGroup::value)
        out.push_back({find.span, FindType::none});
    }
    for (const Mention& mention : mentions) out.push_back({mention.span, mention.type});
    return out;
  }

  /// The states that the text names: by their names in lists, or by a form that a rule found.
  void note_named() {
    for (const Mention& mention : mentions_) {
      if (mention.type != FindType::loc) continue;
      if (mention.entry != kNone) named_.insert(lexicon_.entry(mention.entry).id);
      const std::string_view form = slice(text_, mention.span);
      if (form.size() > std::size_t{kMostForm} * kHanBytes) continue;
      const uint32_t first = lexicon_.find(form, kBoundForm, 0);
      if (first != kNone) named_.insert(lexicon_.entry(first).id);
    }
  }

  void scan(Span block) {
    words_ = CommonWords(text_, lexicon_, block);
    block_ = block;
    states_.clear();
    for (uint32_t at = block.begin; at < block.end;) {
      if (!is_han(text_, at)) {
        at += utf8::length(text_[at]);
        continue;
      }
      const State state = state_at(at);
      if (state.row != kNone) states_.push_back(state);
      at = state.row != kNone ? state.span.end : at + kHanBytes;
    }
    for (std::size_t i = 0; i < states_.size();) i = accept_from(i);
    for (const State& state : states_) {
      if (state.is_accepted && !state.is_found) put(state);
    }
  }

  /// The bound form at `at` that no word and no find holds.
  [[nodiscard]] State state_at(uint32_t at) const {
    for (uint32_t n = kMostForm; n > 0; --n) {
      State state;
      state.span = {at, at + n * kHanBytes};
      if (state.span.end > block_.end) continue;
      const uint32_t row = lexicon_.find(slice(text_, state.span), kBoundForm, 0);
      if (row == kNone || lexicon_.entry(row).attribute(kBeside).empty()) continue;
      bool is_free = true;
      static_cast<void>(index_.any(state.span, [&](uint32_t i) {
        const Place& place = taken_[i];
        if (place.type == FindType::loc && place.span == state.span) state.is_found = true;
        const bool may_hold = place.type == FindType::event || place.type == FindType::law ||
                              place.type == FindType::project || place.span == state.span;
        is_free = is_free && may_hold;
        return false;
      }));
      if (!is_free || (!state.is_found && is_in_word(state.span))) continue;
      choose(row, state);
      return state;
    }
    return {};
  }

  [[nodiscard]] bool is_in_word(Span form) const {
    if (form.size() == kHanBytes)
      return words_.touch(form, std::min(block_.end, form.end + (kLongestWord - 1) * kHanBytes));
    // A longer form may be a word itself.
    return words_.cross(form.begin) || words_.cross(form.end) ||
           words_.is_word({form.begin, std::min(block_.end, form.end + kHanBytes)});
  }

  /// Of the states of one form the one that the text names, else the first.
  void choose(uint32_t first, State& state) const {
    state.row = first;
    const uint32_t end = first + lexicon_.same(first);
    for (uint32_t row = first; row < end; ++row) {
      const LexiconEntry entry = lexicon_.entry(row);
      if (entry.type != kBoundForm || !named_.contains(entry.id)) continue;
      state.row = row;
      state.is_named = true;
      break;
    }
    const LexiconEntry entry = lexicon_.entry(state.row);
    state.is_sure = entry.attribute(kAmbiguous).empty();
    state.is_great = !entry.attribute(kGreat).empty();
    state.is_lone = state.is_sure || !entry.attribute(kLone).empty();
  }

  /// Accepts the row of states that begins with the one at `i`, or the one alone; gives the next.
  std::size_t accept_from(std::size_t i) {
    std::size_t last = i;
    while (last + 1 < states_.size() && follows(states_[last], states_[last + 1])) ++last;
    bool any_named = false;
    bool all_known = true;
    for (std::size_t k = i; k <= last; ++k) {
      const bool is_named = states_[k].is_named || states_[k].is_sure;
      any_named = any_named || is_named;
      all_known = all_known && (is_named || states_[k].is_great);
    }
    const bool is_row = last > i && any_named && all_known && is_between(states_[i], states_[last]);
    for (std::size_t k = i; k <= last; ++k) {
      if (is_row || (i == last && stands_alone(states_[k]))) states_[k].is_accepted = true;
    }
    return last + 1;
  }

  /// Does the state `b` stand beside `a`, or behind a mark that joins them?
  [[nodiscard]] bool follows(const State& a, const State& b) const {
    if (slice(text_, a.span) == slice(text_, b.span)) return false;
    if (a.span.end == b.span.begin) return true;
    if (b.span.begin > a.span.end + kHanBytes) return false;
    const char32_t mark = utf8::decode(text_, a.span.end);
    return joins_states(mark) && a.span.end + utf8::length(text_[a.span.end]) == b.span.begin;
  }

  /// Do words or marks stand on one side at least?
  [[nodiscard]] bool is_between(const State& first, const State& last) const {
    return begins_clean(first.span.begin) || ends_clean(last.span.end);
  }

  [[nodiscard]] bool begins_clean(uint32_t at) const {
    if (at == block_.begin || !is_han(text_, at - std::min(at, kHanBytes))) return true;
    if (index_.any({at - 1, at}, [&](uint32_t i) { return taken_[i].span.end == at; })) return true;
    return words_.any_before(at, [&](Span word) { return words_.is_word(word); });
  }

  [[nodiscard]] bool begins_find(uint32_t at) const {
    return at < block_.end &&
           index_.any({at, at + 1}, [&](uint32_t i) { return taken_[i].span.begin == at; });
  }

  [[nodiscard]] bool ends_clean(uint32_t at) const {
    if (at >= block_.end || !is_han(text_, at) || begins_find(at)) return true;
    return words_.any_begins_at(at);
  }

  /// Alone: before an office or body; between words, where it is no other word, or behind a word
  /// that a state follows.
  [[nodiscard]] bool stands_alone(const State& state) const {
    if (!state.is_lone || !state.is_named || !begins_clean(state.span.begin)) return false;
    const uint32_t end = state.span.end;
    const bool before_office = end < block_.end && index_.any({end, end + 1}, [&](uint32_t i) {
      const Place& place = taken_[i];
      return place.span.begin == end &&
             (place.type == FindType::title || place.type == FindType::org);
    });
    if (before_office) return true;
    const bool before_person = index_.any({end, end + 1}, [&](uint32_t i) {
      return taken_[i].span.begin == end && taken_[i].type == FindType::per;
    });
    if (end >= block_.end || before_person || !is_han(text_, end) || !ends_clean(end)) return false;
    return state.is_sure || words_.any_before(state.span.begin, [&](Span word) {
      return lexicon_.find(slice(text_, word), kAhead, 0) != kNone;
    });
  }

  void put(const State& state) {
    Mention mention;
    mention.span = state.span;
    mention.type = FindType::loc;
    mention.lang = lexicon_.entry(state.row).lang;
    mention.subtype = country_;
    mention.entry = state.row;
    found_.push_back(mention);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  uint16_t country_;
  CommonWords words_;  ///< of the block
  Layer<Mention>& mentions_;
  std::vector<Place> taken_;
  SpanIndex index_;
  std::unordered_set<std::string_view> named_;  ///< ids of states
  Span block_;
  std::vector<State> states_;  ///< of the block
  std::vector<Mention> found_;
};

}  // namespace

void add_bound_states(std::string_view text, const std::vector<Block>& blocks,
                      const Layer<Find>& finds, const Resources& resources,
                      Layer<Mention>& mentions) {
  BoundStates(text, finds, resources, mentions).run(blocks);
}

}  // namespace sagwan
