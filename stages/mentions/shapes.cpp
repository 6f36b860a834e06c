// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/shapes.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/conflicts.h"
#include "stages/mentions/common_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes: characters that begin a name, that write sounds; words behind which a place
// follows.
constexpr std::string_view kFamilyStart = "shape_family";
constexpr std::string_view kJapanese = "japanese_family";
constexpr std::string_view kSoundOf = "shape_sound";
constexpr std::string_view kAhead = "shape_place_ahead";
constexpr std::string_view kRole = "shape_role";      // how words for what a person is end
constexpr std::string_view kCounty = "shape_county";  // towns without their class word
constexpr std::string_view kTown = "city";
// Class words that end the name of a place (the id is its subtype) or a body; words that begin with
// a class word and go on behind a name (riverside).
constexpr std::string_view kPlaceClass = "shape_place";
constexpr std::string_view kBodyClass = "shape_body";
constexpr std::string_view kTail = "shape_place_tail";
// Attribute of class words before which one character is a name.
constexpr std::string_view kOne = "one";
// Class words of places and bodies: what stands before one is its name.
// Also nouns that bear the name of a person, who is none before them (a prize).
constexpr std::array<std::string_view, 3> kClassWords = {"loc_suffix", "org_suffix",
                                                         "shape_no_person"};
// Attribute of family names that are common words: only with two characters of a given name.
constexpr std::string_view kTwo = "two";
// Words of one character behind which things are counted, and no name begins (this, several).
constexpr std::string_view kDeterminer = "shape_determiner";
// What a state by one character has: no name begins with it there.
constexpr std::string_view kSide = "bound_side";

constexpr uint32_t kLongestFamily = 3;
constexpr uint32_t kMostGiven = 2;
constexpr uint32_t kLeastSounds = 3;
constexpr uint32_t kMostSounds = 8;
constexpr uint32_t kMostOfClass = 4;  // characters of a class word
constexpr uint32_t kLeastLong = 3;    // characters of a name that may have a number or size in it
constexpr uint32_t kMostBefore = 4;   // characters of a name before its class word

/// Marks that join the parts of one name.
bool joins_parts(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x30FB || c == '-' ||
         c == '.' || c == '=';
}

/// The marks among them that are also others: a point, a hyphen.
bool is_point(char c) { return c == '.' || c == '-'; }

constexpr char32_t kListComma = 0x3001;
constexpr char32_t kTitleOpens = 0x300A;
constexpr char32_t kTitleCloses = 0x300B;

/// Does the find keep a name by its shape off its place? Cues and facts lie over other finds, and a
/// name that is no mention is none.
bool takes_place(const Find& find) {
  return find.outer == kNone && conflict_group(find.type) == ConflictGroup::value;
}

class Shapes {
 public:
  Shapes(std::string_view text, const Layer<Find>& finds, const Resources& resources,
         const ShapeCharacters& characters, Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        words_(text, resources.lexicon()),
        characters_(characters),
        mentions_(mentions),
        taken_(places(finds, mentions, resources.subtype_id(kTown))),
        index_(taken_) {}

  void run(const std::vector<Block>& blocks) {
    for (const Mention& mention : mentions_) {
      if (mention.type == FindType::per) persons_.insert(slice(text_, mention.span));
    }
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
      if (has_other_letters(text_, block.span)) continue;
      scan(block.span);
    }
    mentions_.insert(mentions_.end(), found_.begin(), found_.end());
  }

 private:
  struct Place {
    Span span;
    bool is_part = false;   ///< a person or town, which may be a part of a longer foreign name
    bool is_town = false;   ///< towns that a hyphen joins are a line between them, and no person
    bool is_guess = false;  ///< a person that a rule saw, in no list
    bool is_office = false;
  };
  static std::vector<Place> places(const Layer<Find>& finds, const Layer<Mention>& mentions,
                                   uint16_t town) {
    std::vector<Place> out;
    for (const Find& find : finds) {
      if (takes_place(find)) out.push_back({find.span});
    }
    for (const Mention& mention : mentions) {
      const bool is_town = mention.type == FindType::loc && mention.subtype == town;
      const bool is_person = mention.type == FindType::per;
      out.push_back({mention.span, is_person || is_town, is_town,
                     is_person && mention.entry == kNone, mention.type == FindType::title});
    }
    return out;
  }

  void scan(Span block) {
    block_ = block;
    words_ = CommonWords(text_, lexicon_, block);
    for (uint32_t at = block.begin; at < block.end;) {
      if (!is_han(text_, at)) {
        at += utf8::length(text_[at]);
        continue;
      }
      Span name = with_class(at);
      if (name.empty()) name = county(at);
      if (name.empty()) name = east_asian(at);
      if (name.empty()) name = foreign(at);
      if (name.empty()) {
        at += kHanBytes;
        continue;
      }
      at = name.end;
    }
  }

  /// Characters that are no word and the class word of a place or body behind them; empty where
  /// none stand. The longest class word decides.
  Span with_class(uint32_t at) {
    uint32_t sounds = 0;
    bool only_long = false;
    for (uint32_t n = 1, end = at; n <= kMostSounds; ++n) {
      if (!is_han(text_, end) || end >= block_.end) return {};
      const char32_t c = utf8::decode(text_, end);
      if (characters_.is(c, ShapeCharacters::never_place)) return {};
      only_long = only_long || characters_.is(c, ShapeCharacters::long_place);
      sounds += characters_.is(c, ShapeCharacters::sound) ? 1U : 0U;
      end += kHanBytes;
      if (n > kMostBefore && sounds < n) return {};
      if (only_long && n < kLeastLong) continue;
      if (!is_han(text_, end) || end >= block_.end ||
          !characters_.is(utf8::decode(text_, end), ShapeCharacters::head))
        continue;
      for (uint32_t more = kMostOfClass; more > 0; --more) {
        const Span head{end, end + more * kHanBytes};
        if (head.end > block_.end) continue;
        const std::string_view word = slice(text_, head);
        uint32_t row = lexicon_.find(word, kPlaceClass, 0);
        const FindType type = row != kNone ? FindType::loc : FindType::org;
        if (row == kNone) row = lexicon_.find(word, kBodyClass, 0);
        if (row == kNone) continue;
        if (n == 1 && lexicon_.entry(row).attribute(kOne).empty()) break;
        if (!is_classed({at, end}, head)) break;
        if (type == FindType::loc && n == 2 && more == 1 && is_named_holder(at)) {
          return put({at, head.end},
                     lexicon_.find(slice(text_, {at, at + kHanBytes}), kFamilyStart, 0));
        }
        return put_classed({at, head.end}, row, type);
      }
    }
    return {};
  }

  /// Does a name begin with the family name at `at`, directly behind what a person is?
  [[nodiscard]] bool is_named_holder(uint32_t at) const {
    if (!characters_.is(utf8::decode(text_, at), ShapeCharacters::family)) return false;
    if (lexicon_.find(slice(text_, {at, at + kHanBytes}), kFamilyStart, 0) == kNone) return false;
    return words_.has_han_before(at) &&
           lexicon_.find(slice(text_, {at - kHanBytes, at}), kRole, 0) != kNone;
  }

  /// A place, or the body whose class word stands directly behind it (a county's police).
  Span put_classed(Span name, uint32_t row, FindType type) {
    for (uint32_t more = kMostOfClass + 2; type == FindType::loc && more > 1; --more) {
      const Span body{name.end, name.end + more * kHanBytes};
      if (body.end > block_.end || is_covered({name.begin, body.end})) continue;
      const uint32_t house = lexicon_.find(slice(text_, body), kBodyClass, 0);
      if (house != kNone) return put({name.begin, body.end}, house, FindType::org);
    }
    return put(name, row, type);
  }

  /// Are the characters before the class word no word, nor part of one, and does the name end with
  /// it?
  [[nodiscard]] bool is_classed(Span name, Span head) const {
    const Span whole{name.begin, head.end};
    if (begins_person(name) || !begins_between_words(name.begin, ends_find(name.begin)) ||
        is_covered(whole) || words_.is_word(whole) || words_.touch(name, head.end) ||
        words_.holds_rare(name))
      return false;
    if (head.end >= block_.end || !is_han(text_, head.end)) return true;
    bool is_next = begins_find(head.end);
    for (uint32_t n = 1; n <= kLongestWord; ++n) {
      const Span word{head.end, head.end + n * kHanBytes};
      if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) break;
      is_next = is_next || words_.is_any_word(word);
    }
    // A word that begins with the last character of the class word.
    const uint32_t last = head.end - kHanBytes;
    for (uint32_t n = 2; n <= kLongestWord; ++n) {
      const Span word{last, last + n * kHanBytes};
      if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) break;
      if (lexicon_.find(slice(text_, word), kTail, 0) != kNone) return true;
      if (words_.is_word(word)) return false;
    }
    return is_next;
  }

  /// Does somebody of the text stand at the beginning of what is no name then?
  [[nodiscard]] bool begins_person(Span name) const {
    for (uint32_t end = name.begin + 2 * kHanBytes; end <= name.end; end += kHanBytes) {
      if (persons_.contains(slice(text_, {name.begin, end}))) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_covered(Span span) const {
    return index_.any(span, [](uint32_t /*any*/) { return true; });
  }
  [[nodiscard]] bool ends_find(uint32_t at) const {
    return at > 0 && index_.any({at - 1, at}, [&](uint32_t i) { return taken_[i].span.end == at; });
  }
  [[nodiscard]] bool begins_find(uint32_t at) const {
    return index_.any({at, at + 1}, [&](uint32_t i) { return taken_[i].span.begin == at; });
  }

  /// A family name at `at` and one or two characters; empty where none stands.
  Span east_asian(uint32_t at) {
    if (!characters_.is(utf8::decode(text_, at), ShapeCharacters::family)) return {};
    if (at >= block_.begin + kHanBytes &&
        lexicon_.find(slice(text_, {at - kHanBytes, at}), kDeterminer, 0) != kNone)
      return {};
    if (follows_state(at) && lexicon_.find(slice(text_, {at, at + kHanBytes}), kSide, 0) != kNone)
      return {};
    const uint32_t doubled = at + kHanBytes;
    if (doubled + kHanBytes <= block_.end &&
        slice(text_, {at, doubled}) == slice(text_, {doubled, doubled + kHanBytes}))
      return {};
    for (uint32_t family = kLongestFamily; family > 0; --family) {
      const uint32_t given = at + family * kHanBytes;
      if (given >= block_.end) continue;
      uint32_t row = lexicon_.find(slice(text_, {at, given}), kFamilyStart, 0);
      if (row == kNone) row = lexicon_.find(slice(text_, {at, given}), kJapanese, 0);
      if (row == kNone) continue;
      const uint32_t least = lexicon_.entry(row).attribute(kTwo).empty() ? 1 : 2;
      for (uint32_t more = kMostGiven; more >= least; --more) {
        const Span name{at, given + more * kHanBytes};
        if (name.end <= block_.end && is_given({given, name.end}) && !cuts_sounds(at, name.end) &&
            !cuts_sounds(given, name.end) && stands(name)) {
          return put(name, row);
        }
      }
    }
    return {};
  }

  /// Does a state by one character end at `at`?
  [[nodiscard]] bool follows_state(uint32_t at) const {
    return at >= block_.begin + kHanBytes && index_.any({at - kHanBytes, at}, [&](uint32_t i) {
      return taken_[i].span == Span{at - kHanBytes, at};
    });
  }

  /// A town without its class word, directly behind a larger place or another town, with a mark
  /// between; empty where none stands.
  Span county(uint32_t at) {
    const Span name{at, at + 2 * kHanBytes};
    if (name.end > block_.end || !is_han(text_, at + kHanBytes)) return {};
    const uint32_t row = lexicon_.find(slice(text_, name), kCounty, 0);
    if (row == kNone || !stands(name)) return {};
    uint32_t before = at;
    if (before >= block_.begin + kHanBytes && utf8::decode_before(text_, before) == kListComma)
      before -= kHanBytes;
    const auto ends_here = [&](const Mention& m) {
      return m.type == FindType::loc && m.span.end == before;
    };
    if (std::none_of(mentions_.begin(), mentions_.end(), ends_here) &&
        std::none_of(found_.begin(), found_.end(), ends_here))
      return {};
    return put(name, row, FindType::loc);
  }

  /// Where the characters of sounds from `at` on end.
  [[nodiscard]] uint32_t sounds_end(uint32_t at) const {
    while (at < block_.end && is_han(text_, at) &&
           characters_.is(utf8::decode(text_, at), ShapeCharacters::sound)) {
      at += kHanBytes;
    }
    return at;
  }

  /// Do three characters of sounds and more stand at `at`, and go on behind `end`?
  [[nodiscard]] bool cuts_sounds(uint32_t at, uint32_t end) const {
    const uint32_t to = sounds_end(at);
    return to > end && to >= at + kLeastSounds * kHanBytes;
  }

  [[nodiscard]] bool is_given(Span given) const {
    for (uint32_t at = given.begin; at < given.end; at += kHanBytes) {
      if (!is_han(text_, at)) return false;
      const char32_t c = utf8::decode(text_, at);
      if (characters_.is(c, ShapeCharacters::never_given)) return false;
      if (at + kHanBytes == given.end && characters_.is(c, ShapeCharacters::never_last))
        return false;
    }
    return true;
  }

  /// Three characters and more that write sounds; empty where they are none.
  Span foreign(uint32_t at) {
    uint32_t end = std::min(sounds_end(at), at + kMostSounds * kHanBytes);
    if (end < at + 2 * kHanBytes || words_.is_word({at, at + kHanBytes}) || follows_place_word(at))
      return {};
    if (const Span joined = joined_parts({at, end}); !joined.empty()) return joined;
    if (const Span whole = around_names({at, end}); !whole.empty()) return whole;
    for (; end >= at + kLeastSounds * kHanBytes; end -= kHanBytes) {
      if (!stands({at, end})) continue;
      return put({at, end}, lexicon_.find(slice(text_, {at, at + kHanBytes}), kSoundOf, 0));
    }
    return {};
  }

  /// All characters of sounds from the beginning of a word to its end, of which some are a shorter
  /// name (a given name, a town) and others are not: one name. Empty where a state or region stands
  /// among them, or only whole names.
  Span around_names(Span run) {
    while (run.size() > kLeastSounds * kHanBytes && words_.cross(run.end)) run.end -= kHanBytes;
    if (words_.cross(run.begin) || run.size() < kLeastSounds * kHanBytes ||
        run.size() >= kMostSounds * kHanBytes)
      return {};
    uint32_t named = 0;
    bool other = false;
    bool is_weak = run.size() > kLeastSounds * kHanBytes;
    const bool any = index_.any(run, [&](uint32_t i) {
      const Place& place = taken_[i];
      const bool is_first = place.span == Span{run.begin, run.begin + kHanBytes};
      is_weak = is_weak || is_first || place.is_guess;
      named += place.span.size();
      other = other || !(place.is_part || (is_first && is_told(run))) ||
              !run.contains(place.span) || place.span == run;
      return false;
    });
    static_cast<void>(any);
    if (named == 0 || other || !is_weak || named >= run.size()) return {};
    if (!begins_between_words(run.begin, ends_find(run.begin)) ||
        !ends_between_words(run, begins_find(run.end)))
      return {};
    std::erase_if(mentions_, [&](const Mention& m) { return run.contains(m.span); });
    return put(run, lexicon_.find(slice(text_, {run.begin, run.begin + kHanBytes}), kSoundOf, 0));
  }

  /// Does an office stand before the name, or its Latin form in brackets behind it?
  [[nodiscard]] bool is_told(Span name) const {
    const bool behind_office =
        name.begin > 0 && index_.any({name.begin - 1, name.begin}, [&](uint32_t i) {
          return taken_[i].is_office && taken_[i].span.end == name.begin;
        });
    return behind_office || (name.end + 1 < block_.end && text_[name.end] == '(' &&
                             script_of(utf8::decode(text_, name.end + 1)) == Script::latin);
  }

  /// The first part of a foreign name, with the mark and the part behind it; empty where none are.
  Span joined_parts(Span first) {
    const bool is_joined = first.end + 1 + kHanBytes <= block_.end && is_point(text_[first.end]);
    if (!is_joined) return {};
    uint32_t end = sounds_end(first.end + 1);
    while (end + 1 + kHanBytes <= block_.end && is_point(text_[end]) &&
           sounds_end(end + 1) > end + 1) {
      end = sounds_end(end + 1);
    }
    for (; end > first.end + 1; end -= kHanBytes) {
      const Span name{first.begin, end};
      if (is_point(text_[end - 1])) break;
      const bool crossed = index_.any(name, [&](uint32_t i) {
        const Span taken = taken_[i].span;
        const bool is_town = taken_[i].is_town && text_[first.end] == '-' &&
                             (taken.begin == name.begin || text_[taken.begin - 1] == '-') &&
                             (taken.end == name.end || text_[taken.end] == '-');
        return !name.contains(taken) || taken == name || is_town;
      });
      const bool next = end >= block_.end || !is_han(text_, end) || begins_find(end) ||
                        ends_between_words(name, false);
      if (crossed || !next || !begins_between_words(first.begin, ends_find(first.begin)) ||
          words_.touch({end - kHanBytes, end}))
        continue;
      std::erase_if(mentions_, [&](const Mention& m) { return name.contains(m.span); });
      return put(name,
                 lexicon_.find(slice(text_, {first.begin, first.begin + kHanBytes}), kSoundOf, 0));
    }
    return {};
  }

  [[nodiscard]] bool follows_place_word(uint32_t at) const {
    return words_.any_before(
        at, [&](Span word) { return lexicon_.find(slice(text_, word), kAhead, 0) != kNone; });
  }

  Span put(Span name, uint32_t row, FindType type = FindType::per) {
    const std::string_view text = slice(text_, name);
    if (type == FindType::loc && persons_.contains(text)) type = FindType::per;
    if (type == FindType::per) persons_.insert(text);
    Mention mention;
    mention.span = name;
    mention.type = type;
    mention.lang = lexicon_.entry(row).lang;
    mention.entry = row;
    found_.push_back(mention);
    return name;
  }

  /// Free of finds, no common word across its edges or in it, and between words.
  [[nodiscard]] bool stands(Span name) const {
    bool find_before = false;
    bool find_behind = false;
    const Span around{name.begin - std::min(name.begin, 1U), name.end + 1};
    const bool covered = index_.any(around, [&](uint32_t i) {
      const Span taken = taken_[i].span;
      find_before = find_before || taken.end == name.begin;
      find_behind = find_behind || taken.begin == name.end;
      return taken.overlaps(name);
    });
    return !covered && !words_.touch(name) && begins_between_words(name.begin, find_before) &&
           ends_between_words(name, find_behind);
  }

  [[nodiscard]] bool begins_between_words(uint32_t at, bool find_before) const {
    if (find_before || at == block_.begin) return true;
    const char32_t before = utf8::decode_before(text_, at);
    if (script_of(before) == Script::han) return words_.any_ends_at(at);
    return !joins_parts(before);
  }

  [[nodiscard]] bool ends_between_words(Span name, bool find_behind) const {
    if (find_behind || name.end >= block_.end) return true;
    const char32_t after = utf8::decode(text_, name.end);
    if (script_of(after) != Script::han) {
      const bool is_title = after == kTitleCloses && name.begin > block_.begin &&
                            utf8::decode_before(text_, name.begin) == kTitleOpens;
      return !joins_parts(after) && !is_title;
    }
    bool is_next = false;
    for (uint32_t n = 1; n <= kLongestWord; ++n) {
      const Span word{name.end, name.end + n * kHanBytes};
      if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) break;
      if (is_class_word(word)) return false;
      is_next = is_next || words_.is_any_word(word);
    }
    return is_next;
  }

  [[nodiscard]] bool is_class_word(Span word) const {
    return std::any_of(kClassWords.begin(), kClassWords.end(), [&](std::string_view type) {
      return lexicon_.find(slice(text_, word), type, 0) != kNone;
    });
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  CommonWords words_;  ///< of the block
  const ShapeCharacters& characters_;
  Layer<Mention>& mentions_;
  std::vector<Place> taken_;
  SpanIndex index_;
  std::vector<Mention> found_;
  std::unordered_set<std::string_view> persons_;  ///< who is called so is no place further on
  Span block_;
};

}  // namespace

void add_shapes(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const ShapeCharacters& characters,
                Layer<Mention>& mentions) {
  Shapes(text, finds, resources, characters, mentions).run(blocks);
}

}  // namespace sagwan
