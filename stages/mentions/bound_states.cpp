// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/bound_states.h"

#include <algorithm>
#include <unordered_map>
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
// What makes of a state by one character a name of two (state).
constexpr std::string_view kHead = "bound_head";
// What a state by one character has (its side, army).
constexpr std::string_view kSide = "bound_side";
// Attribute of such a word before which forms stand too that do not stand alone else.
constexpr std::string_view kEvery = "every";

constexpr uint32_t kMostForm = 3;   // characters of a form
constexpr uint32_t kLeastFull = 3;  // characters of a name of which the first stands for it

/// Marks between two states of a pair.
bool joins_states(char32_t c) {
  return c == 0x3001 || c == 0xB7 || c == 0x2022 || c == 0x30FB || c == '-' || c == 0x2013 ||
         c == 0x2014 || c == '/';
}

/// Marks behind which something else begins.
bool joins_nothing(char32_t c) {
  return c == ',' || c == ';' || c == 0x3001 || c == 0x3002 || c == '!' || c == '?';
}

class BoundStates {
 public:
  BoundStates(std::string_view text, const Layer<Find>& finds, const Resources& resources,
              const ShapeCharacters& characters, Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        country_(resources.subtype_id(kCountry)),
        words_(text, resources.lexicon()),
        characters_(characters),
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
    bool is_named = false;    ///< the text has its name
    bool is_sure = false;     ///< no other word
    bool is_lone = false;     ///< may stand alone
    bool is_great = false;    ///< stands in pairs unnamed
    bool is_found = false;    ///< a mention already
    bool is_initial = false;  ///< of a name in the text, in no list
    bool has_head = false;    ///< with the word for a state behind it
    bool is_double = false;   ///< the first character and a later one
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
    for (const Mention& mention : mentions_) {
      if (mention.type == FindType::loc && mention.subtype == country_ && mention.entry != kNone)
        note_initial(mention);
    }
  }

  /// The first character of a state's full name stands for it, unless a list says for whom it
  /// stands, or two begin with it.
  void note_initial(const Mention& mention) {
    uint32_t at = mention.span.begin;
    for (; at < mention.span.end; at += kHanBytes) {
      if (!is_han(text_, at)) return;
    }
    if (mention.span.size() < 2 * kHanBytes) return;
    const Span first{mention.span.begin, mention.span.begin + kHanBytes};
    if (!is_initial(first, mention.span.size() < kLeastFull * kHanBytes)) return;
    const std::string_view form = slice(text_, first);
    const uint32_t listed = lexicon_.find(form, kBoundForm, 0);
    if (listed != kNone) {
      const uint32_t end = listed + lexicon_.same(listed);
      for (uint32_t row = listed; row < end; ++row) {
        const LexiconEntry entry = lexicon_.entry(row);
        if (entry.type == kBoundForm && named_.contains(entry.id)) return;
      }
    }
    const auto [place, is_new] =
        initials_.try_emplace(form, Initial{mention.entry, slice(text_, mention.span)});
    if (!is_new && place->second.row != kNone &&
        lexicon_.entry(place->second.row).id != lexicon_.entry(mention.entry).id)
      place->second.row = kNone;
  }

  /// May a first character stand for its state: is it no word, nor part of many?
  [[nodiscard]] bool is_initial(Span form, bool is_short) const {
    const char32_t c = utf8::decode(text_, form.begin);
    using Shape = ShapeCharacters;
    if (words_.is_word(form) || characters_.is(c, Shape::never_place) ||
        characters_.is(c, Shape::never_given) || characters_.is(c, Shape::long_place))
      return false;
    return !is_short || !(characters_.is(c, Shape::never_last) || characters_.is(c, Shape::head) ||
                          characters_.is(c, Shape::family));
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
      const std::string_view form = slice(text_, state.span);
      uint32_t row = kNone;
      std::string_view name;
      if (const auto initial = initials_.find(form); initial != initials_.end()) {
        row = initial->second.row;
        name = initial->second.name;
        state.is_initial = true;
      }
      if (row == kNone) {
        state.is_initial = false;
        row = lexicon_.find(form, kBoundForm, 0);
        if (row == kNone || lexicon_.entry(row).attribute(kBeside).empty()) continue;
      }
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
      if (n == 1 && state.is_named && !state.is_found) add_head(state);
      if (state.is_initial && !state.has_head) add_later(name, state);
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
    if (state.is_initial) {
      state.is_named = true;
      state.is_lone = true;
      return;
    }
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

  /// Does a word lie across `at`, and none of two characters and more begin there?
  [[nodiscard]] bool crosses_alone(uint32_t at) const {
    if (!words_.cross(at)) return false;
    for (uint32_t n = 2; n <= kLongestWord; ++n) {
      const Span word{at, at + n * kHanBytes};
      if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) return true;
      if (words_.is_any_word(word)) return false;
    }
    return true;
  }

  /// Takes in a later character of the state's name behind its first.
  void add_later(std::string_view name, State& state) const {
    const Span later{state.span.end, state.span.end + kHanBytes};
    if (later.end > block_.end || !is_han(text_, later.begin) ||
        name.find(slice(text_, later), std::size_t{2} * kHanBytes) == std::string_view::npos ||
        index_.any(later, [](uint32_t /*any*/) { return true; }) || words_.cross(later.end) ||
        (later.end < block_.end && is_han(text_, later.end) &&
         characters_.is(utf8::decode(text_, later.end), ShapeCharacters::sound)))
      return;
    state.span.end = later.end;
    state.is_double = true;
  }

  /// Takes in the word for a state behind it, where no other word holds that.
  void add_head(State& state) const {
    const Span head{state.span.end, state.span.end + kHanBytes};
    if (head.end > block_.end || lexicon_.find(slice(text_, head), kHead, 0) == kNone) return;
    if (index_.any(head, [](uint32_t /*any*/) { return true; })) return;
    const Span whole{state.span.begin, head.end};
    if (!ends_clean(whole.end) || words_.is_word(whole) || crosses_alone(head.end)) return;
    state.span = whole;
    state.has_head = true;
  }

  /// Accepts the row of states that begins with the one at `i`, or the one alone; gives the next.
  std::size_t accept_from(std::size_t i) {
    std::size_t last = i;
    while (last + 1 < states_.size() && follows(states_[last], states_[last + 1])) ++last;
    // What follows the row may be no state (new, and Singapore).
    std::size_t known = last;
    while (known > i && !is_known(states_[known])) --known;
    if (known > i) last = known;
    bool any_named = false;
    bool any_initial = false;
    bool all_known = true;
    for (std::size_t k = i; k <= last; ++k) {
      const bool is_named = states_[k].is_named || states_[k].is_sure;
      any_named = any_named || is_named;
      any_initial = any_initial || states_[k].is_initial;
      all_known = all_known && is_known(states_[k]);
    }
    const bool is_row = last > i && any_named && all_known &&
                        is_between(states_[i], states_[last]) &&
                        (!any_initial || is_parted(states_[i].span.begin, states_[last].span.end));
    for (std::size_t k = i; k <= last; ++k) {
      const State& state = states_[k];
      const bool is_state = state.has_head && begins_clean(state.span.begin);
      if (is_row || is_state || (i == last && stands_alone(state))) states_[k].is_accepted = true;
    }
    return last + 1;
  }

  [[nodiscard]] static bool is_known(const State& state) {
    return state.is_named || state.is_sure || state.is_great;
  }

  /// Does the state `b` stand beside `a`, or behind a mark that joins them?
  [[nodiscard]] bool follows(const State& a, const State& b) const {
    if (slice(text_, a.span) == slice(text_, b.span) || a.has_head) return false;
    if (a.span.end == b.span.begin) return true;
    if (b.span.begin > a.span.end + kHanBytes) return false;
    const char32_t mark = utf8::decode(text_, a.span.end);
    return joins_states(mark) && a.span.end + utf8::length(text_[a.span.end]) == b.span.begin;
  }

  /// Do words or marks stand on one side at least?
  [[nodiscard]] bool is_between(const State& first, const State& last) const {
    return begins_clean(first.span.begin) || ends_clean(last.span.end);
  }

  /// Does a row with a first character of a name stand behind a word, and before one or what writes
  /// no sounds of a foreign name?
  [[nodiscard]] bool is_parted(uint32_t begin, uint32_t end) const {
    return begins_clean(begin) &&
           (ends_clean(end) || !characters_.is(utf8::decode(text_, end), ShapeCharacters::sound));
  }

  [[nodiscard]] bool begins_clean(uint32_t at) const {
    if (at == block_.begin || !is_han(text_, at - std::min(at, kHanBytes))) return true;
    if (index_.any({at - 1, at}, [&](uint32_t i) { return taken_[i].span.end == at; })) return true;
    return words_.any_ends_at(at) || follows_ahead(at);
  }

  /// Does a word stand before `at` that a state follows alone?
  [[nodiscard]] bool follows_ahead(uint32_t at) const {
    return words_.any_before(
        at, [&](Span word) { return lexicon_.find(slice(text_, word), kAhead, 0) != kNone; });
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
    if (!state.is_named || !begins_clean(state.span.begin)) return false;
    const uint32_t end = state.span.end;
    if (state.is_double && ends_clean(end)) return true;
    if (!state.is_lone) return has_side(end, true);
    const bool before_office = end < block_.end && index_.any({end, end + 1}, [&](uint32_t i) {
      const Place& place = taken_[i];
      return place.span.begin == end &&
             (place.type == FindType::title || place.type == FindType::org);
    });
    if (before_office || has_side(end, false)) return true;
    const bool before_person = index_.any({end, end + 1}, [&](uint32_t i) {
      return taken_[i].span.begin == end && taken_[i].type == FindType::per;
    });
    const bool follows = follows_ahead(state.span.begin);
    if (end >= block_.end || before_person || !ends_clean(end) ||
        (!is_han(text_, end) && !(follows && joins_nothing(utf8::decode(text_, end)))))
      return false;
    return state.is_sure || follows;
  }

  /// Does what a state has stand at `at`, and end there?
  [[nodiscard]] bool has_side(uint32_t at, bool of_every) const {
    const Span side{at, at + kHanBytes};
    if (side.end > block_.end || words_.cross(side.end) || words_.cross(at)) return false;
    const uint32_t row = lexicon_.find(slice(text_, side), kSide, 0);
    return row != kNone && (!of_every || !lexicon_.entry(row).attribute(kEvery).empty());
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
  const ShapeCharacters& characters_;
  Layer<Mention>& mentions_;
  std::vector<Place> taken_;
  SpanIndex index_;
  std::unordered_set<std::string_view> named_;  ///< ids of states
  /// Rows of the states that the text names and no list shortens, by their first character.
  struct Initial {
    uint32_t row = kNone;
    std::string_view name;
  };
  std::unordered_map<std::string_view, Initial> initials_;
  Span block_;
  std::vector<State> states_;  ///< of the block
  std::vector<Mention> found_;
};

}  // namespace

void add_bound_states(std::string_view text, const std::vector<Block>& blocks,
                      const Layer<Find>& finds, const Resources& resources,
                      const ShapeCharacters& characters, Layer<Mention>& mentions) {
  BoundStates(text, finds, resources, characters, mentions).run(blocks);
}

}  // namespace sagwan
