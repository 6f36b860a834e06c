// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/repeats.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/boundary.h"
#include "pipeline/rules/buckets.h"
#include "pipeline/rules/trie.h"

namespace sagwan {

namespace {

// A family name shorter than this (characters) is also a common word or syllable too often.
constexpr uint32_t kMinHangul = 2;
constexpr uint32_t kMinLetters = 4;
constexpr uint32_t kMinHan = 2;
constexpr uint32_t kMinPart = 3;  // of a Western name in Han characters
constexpr uint32_t kMinLast = 2;  // the last of its parts, where no other name is around it
constexpr std::string_view kMiddleDot = "\xC2\xB7";
constexpr std::size_t kMinInitials = 2;
constexpr uint32_t kMinStem = 4;
constexpr std::size_t kLongestEnding = 3;  // letters of a case ending
constexpr uint32_t kMinKnownFamily = 3;    // where a list or rule says that it is the family name
constexpr std::string_view kFamily = "family";
// Word class: family names that stand before the given name in the letters of another script.
constexpr std::string_view kFamilyFirst = "family_first";
// Word classes: given names begin so; those that are also words do not stand alone, nor do words
// that are no names.
constexpr std::string_view kGiven = "given";
constexpr std::string_view kGivenWord = "given_word";
constexpr std::string_view kNoName = "no_name";

constexpr std::string_view kClassWord = "org_suffix";
constexpr std::string_view kLegalForm = "legal";
constexpr std::string_view kClip = "clip";

/// A firm's name before the legal form that ends it in one word, where that is Hangul; empty where
/// none does, or so little is left that it may be a word.
std::string_view before_glued_form(std::string_view name, const Lexicon& lexicon) {
  constexpr uint32_t kLeastWord = 3;     // characters
  constexpr uint32_t kLeastLetters = 2;  // Latin letters
  std::size_t at = name.empty() ? 0 : utf8::length(name[0]);
  for (; at < name.size(); at += utf8::length(name[at])) {
    if (script_of(utf8::decode(name, at)) != Script::hangul) continue;
    const uint32_t form = lexicon.find(name.substr(at), kClassWord, 0);
    if (form == kNone || lexicon.entry(form).attribute(kLegalForm) != "1") continue;
    const std::string_view firm = name.substr(0, at);
    const bool latin = script_of(utf8::decode(firm, 0)) == Script::latin;
    return utf8::count(firm) < (latin ? kLeastLetters : kLeastWord) ? std::string_view{} : firm;
  }
  return {};
}

/// A firm's name without its legal form at the end; empty where it has none.
std::string_view without_legal_form(std::string_view name, const Lexicon& lexicon) {
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos) return before_glued_form(name, lexicon);
  const uint32_t form = lexicon.find(name.substr(space + 1), kClassWord, 0);
  if (form == kNone || lexicon.entry(form).attribute(kLegalForm) != "1") return {};
  const std::size_t last = name.find_last_not_of(" ,", space);
  return last == std::string_view::npos ? std::string_view{} : name.substr(0, last + 1);
}

/// A body's name with the first letter alone of its class word, as the press clips it; empty where
/// that is not done, or leaves too little.
std::string_view clipped(std::string_view name, const Lexicon& lexicon) {
  constexpr uint32_t kClassWordSize = 3;  // characters
  constexpr uint32_t kLeast = 4;
  if (utf8::count(name) < kLeast + kClassWordSize - 1) return {};
  std::size_t begin = name.size();
  for (uint32_t i = 0; i < kClassWordSize; ++i) begin = utf8::previous(name, begin);
  const uint32_t word = lexicon.find(name.substr(begin), kClassWord, 0);
  if (word == kNone || lexicon.entry(word).attribute(kClip) != "1") return {};
  return name.substr(0, begin + utf8::length(name[begin]));
}

/// A hyphen with a small letter behind it: a given name (Jong-un), and no family name (El-Sisi).
bool joins_small(std::string_view word) {
  const std::size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos &&
         (hyphen + 1 == word.size() || (word[hyphen + 1] >= 'a' && word[hyphen + 1] <= 'z'));
}

/// The first word of a name of several; empty where it is one.
std::string_view first_of_several(std::string_view name) {
  const std::size_t space = name.find(' ');
  return space == std::string_view::npos ? std::string_view{} : name.substr(0, space);
}

bool long_enough(std::string_view name) {
  const Script script = script_of(utf8::decode(name, 0));
  const uint32_t size = utf8::count(name);
  if (script == Script::hangul) return size >= kMinHangul;
  if (script == Script::han) return size >= kMinHan;
  return size >= kMinLetters;
}

/// Initials in capitals: a body's short name that a rule took from a bracket.
bool are_initials(std::string_view name) {
  return name.size() >= kMinInitials &&
         std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Where the word that holds `at` ends: letters of the script at `at`.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const Script script = at < text.size() ? script_of(utf8::decode(text, at)) : Script::none;
  if (script == Script::none) return at;
  while (end < text.size() && script_of(utf8::decode(text, end)) == script)
    end += utf8::length(text[end]);
  return end;
}

class Repeats {
 public:
  Repeats(std::string_view text, const Layer<Find>& finds, const Resources& resources,
          Layer<Mention>& mentions)
      : text_(text),
        finds_(finds),
        lexicon_(resources.lexicon()),
        languages_(resources.languages()),
        mentions_(mentions) {}

  /// Of all mentions.
  void run(const std::vector<Block>& blocks) {
    name_bodies();
    run(blocks, Layer<Mention>(mentions_));
  }
  /// Of `named`.
  void run(const std::vector<Block>& blocks, const Layer<Mention>& named) {
    for (const Mention& mention : named) add_name(mention);
    for (const Mention& mention : named) add_given(mention);
    if (names_.empty()) return;
    std::vector<std::pair<std::string_view, int32_t>> keys;
    for (const auto& [name, mention] : names_) {
      keys.emplace_back(name, static_cast<int32_t>(mention));
      firsts_.set(bucket_at(name, 0));
    }
    const std::vector<TrieUnit> units = build_trie(keys);
    const TrieView trie(units);
    found_ = mentions_.size();
    for (uint32_t i = 0; i < found_; ++i) longest_ = std::max(longest_, mentions_[i].span.size());
    std::sort(mentions_.begin(), mentions_.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
      scan(trie, block.span);
    }
  }

 private:
  /// A word that a rule took for a person, and which is a body elsewhere in the text, or with which
  /// one begins its name, is the body, unless the text has somebody of that name.
  void name_bodies() {
    std::map<std::string_view, uint32_t> bodies;
    std::set<std::string_view> persons;
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const std::string_view name = slice(text_, mentions_[i].span);
      if (script_of(utf8::decode(name, 0)) != Script::latin) continue;
      const std::string_view first = first_of_several(name);
      if (mentions_[i].type == FindType::org) bodies.try_emplace(first.empty() ? name : first, i);
      if (mentions_[i].type != FindType::per || first.empty()) continue;
      persons.insert(first);
      persons.insert(name.substr(name.rfind(' ') + 1));
    }
    for (Mention& mention : mentions_) {
      if (mention.type != FindType::per || mention.entry != kNone) continue;
      const std::string_view name = slice(text_, mention.span);
      const auto body = bodies.find(name);
      if (body == bodies.end() || !long_enough(name) || persons.contains(name)) continue;
      const Span span = mention.span;
      mention = mentions_[body->second];
      mention.span = span;
      mention.find = kNone;
    }
  }

  void add_name(const Mention& mention) {
    const std::string_view name = slice(text_, mention.span);
    if (mention.type == FindType::org) {
      if (mention.entry == kNone && (long_enough(name) || are_initials(name))) put(name, mention);
      const std::string_view firm = without_legal_form(name, lexicon_);
      if (!firm.empty() && (long_enough(firm) || name.find(' ') == std::string_view::npos))
        put(firm, mention);
      const std::string_view clip = clipped(name, lexicon_);
      if (!clip.empty()) put(clip, mention);
      return;
    }
    if (mention.type == FindType::law) {
      if (mention.entry == kNone && are_initials(name)) put(name, mention);
      return;
    }
    if (mention.type != FindType::per) return;
    if (long_enough(name)) put(name, mention);
    // The family name: what the list or the rule says; else the last word of a name of several;
    // East Asian names are written in one.
    std::string_view family;
    if (mention.entry != kNone) family = lexicon_.entry(mention.entry).attribute(kFamily);
    if (mention.find != kNone) {
      const Capture* capture = finds_[mention.find].capture(Field::family);
      if (capture != nullptr) family = slice(text_, capture->span);
    }
    // "Family, Given", as lists of works write an author.
    if (const std::size_t comma = name.find(", ");
        family.empty() && comma != std::string_view::npos)
      family = name.substr(0, comma);
    if (!family.empty()) {
      const bool spaced_script = script_of(utf8::decode(family, 0)) == Script::latin ||
                                 script_of(utf8::decode(family, 0)) == Script::cyrillic;
      if (long_enough(family) || (spaced_script && utf8::count(family) >= kMinKnownFamily))
        put(family, mention);
      return;
    }
    const std::size_t space = name.rfind(' ');
    if (space == std::string_view::npos) {
      add_parts(name, mention);
      return;
    }
    const std::string_view first = name.substr(0, name.find(' '));
    if (lexicon_.find(first, kFamilyFirst, 0) != kNone) {
      if (utf8::count(first) >= kMinKnownFamily) put(first, mention);
      return;
    }
    const std::string_view last = name.substr(space + 1);
    if (long_enough(last) && last.find('.') == std::string_view::npos && !joins_small(last)) {
      put(last, mention);
      add_stem(last, mention);
    }
  }
  /// A name that stands in an oblique case is looked for in the others too: what is before its case
  /// ending.
  void add_stem(std::string_view family, const Mention& mention) {
    const Script script = script_of(utf8::decode(family, 0));
    for (std::size_t at = utf8::previous(family, family.size()), n = 0;
         at > 0 && n < kLongestEnding; at = utf8::previous(family, at), ++n) {
      if (utf8::count(family.substr(0, at)) < kMinStem) return;
      if (languages_.is_name_ending(script, family.substr(at))) put(family.substr(0, at), mention);
    }
  }
  /// The given name of a person of several words may stand alone where a list knows it for nothing
  /// else.
  void add_given(const Mention& mention) {
    if (mention.type != FindType::per) return;
    const std::string_view first = first_of_several(slice(text_, mention.span));
    if (utf8::count(first) < kMinKnownFamily) return;
    const Script script = script_of(utf8::decode(first, 0));
    if ((script != Script::latin && script != Script::cyrillic) || !is_only_given(first)) return;
    const auto before = static_cast<uint32_t>(prototypes_.size());
    put(first, mention);
    if (prototypes_.size() > before) given_.insert(before);
  }
  [[nodiscard]] bool is_only_given(std::string_view word) {
    lexicon_.words_at(word, 0, matches_);
    bool given = false;
    for (const Lexicon::Match& match : matches_) {
      if (match.length != word.size()) continue;
      const uint32_t end = match.first + lexicon_.same(match.first);
      for (uint32_t entry = match.first; entry < end; ++entry) {
        const std::string_view type = lexicon_.entry(entry).type;
        if (type == kGivenWord || type == kNoName || lexicon_.entry(entry).emits == FindType::loc)
          return false;
        given = given || type.starts_with(kGiven);
      }
    }
    return given;
  }
  /// Whether another name follows, so that a given name is somebody else's.
  [[nodiscard]] bool name_follows(Span span) const {
    if (span.end + 1 >= text_.size() || text_[span.end] != ' ') return false;
    return is_capital(utf8::decode(text_, span.end + 1));
  }
  /// A Western name in Han characters, its parts divided by a dot: any but the first may stand for
  /// it.
  void add_parts(std::string_view name, const Mention& mention) {
    for (std::size_t dot = name.find(kMiddleDot); dot != std::string_view::npos;) {
      const std::size_t from = dot + kMiddleDot.size();
      dot = name.find(kMiddleDot, from);
      const std::string_view part = name.substr(from, dot - from);
      const uint32_t least = dot == std::string_view::npos ? kMinLast : kMinPart;
      if (!part.empty() && utf8::count(part) >= least) put(part, mention);
    }
  }

  void put(std::string_view name, const Mention& mention) {
    if (names_.try_emplace(name, static_cast<uint32_t>(prototypes_.size())).second) {
      prototypes_.push_back(mention);
    }
  }

  void scan(const TrieView& trie, Span block) {
    char32_t before = 0;
    for (uint32_t at = block.begin; at < block.end;) {
      const char32_t c = utf8::decode(text_, at);
      uint32_t next = at + utf8::length(text_[at]);
      const Script script = firsts_.test(bucket_of(c)) ? script_of(c) : Script::none;
      if (script != Script::none && (script == Script::han || script_of(before) != script)) {
        Span best{};
        uint32_t which = kNone;
        trie.walk(text_.substr(0, block.end), at, [&](std::size_t length, int32_t value) {
          const Span span{at, at + static_cast<uint32_t>(length)};
          const uint32_t end = name_end(span);
          if (end != 0) {
            best = {at, end};
            which = static_cast<uint32_t>(value);
          }
        });
        if (which != kNone && is_free(best, prototypes_[which].type) &&
            !(given_.contains(which) && name_follows(best))) {
          Mention mention = prototypes_[which];
          mention.span = best;
          mention.find = kNone;
          mentions_.push_back(mention);
          next = best.end;
        }
      }
      before = next == at + utf8::length(text_[at]) ? c : utf8::decode_before(text_, next);
      at = next;
    }
  }

  /// Where the name at `span` ends, case ending included; 0 where it cannot end.
  [[nodiscard]] uint32_t name_end(Span span) const {
    const Script script = script_of(utf8::decode_before(text_, span.end));
    if (script == Script::han) return span.end;
    if (ends_well(text_, span, Boundary::josa, languages_)) return span.end;
    const auto end = static_cast<uint32_t>(word_end(text_, span.end));
    if (end > span.end && languages_.is_name_ending(script, slice(text_, {span.end, end})))
      return end;
    return 0;
  }

  /// Two Han characters: part of other names more often than a longer one is.
  [[nodiscard]] bool is_short_part(Span span) const {
    const std::string_view name = slice(text_, span);
    return script_of(utf8::decode(name, 0)) == Script::han && utf8::count(name) == kMinLast;
  }

  /// No mention of the type, and no person or closed name of another, stands there.
  [[nodiscard]] bool is_free(Span span, FindType type) const {
    const std::span found(mentions_.data(), found_);
    const uint32_t from = span.begin > longest_ ? span.begin - longest_ : 0;
    for (auto at = first_from(found, from); at != found.end() && at->span.begin < span.end; ++at) {
      if (!at->span.overlaps(span)) continue;
      if (at->type == type || !at->span.contains(span) || at->span == span) return false;
      if (is_short_part(span)) return false;
      if (at->type == FindType::per || at->type == FindType::product || at->type == FindType::org)
        return false;
    }
    return true;
  }

  std::string_view text_;
  const Layer<Find>& finds_;
  const Lexicon& lexicon_;
  const Languages& languages_;
  Layer<Mention>& mentions_;
  std::map<std::string_view, uint32_t> names_;
  std::vector<Mention> prototypes_;
  std::set<uint32_t> given_;  ///< prototypes that are given names
  std::vector<Lexicon::Match> matches_;
  Buckets firsts_;  ///< of the names
  std::size_t found_ = 0;
  uint32_t longest_ = 0;
};

}  // namespace

void add_repeats(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, Layer<Mention>& mentions) {
  Repeats(text, finds, resources, mentions).run(blocks);
}

void add_repeats_of(const Layer<Mention>& named, std::string_view text,
                    const std::vector<Block>& blocks, const Layer<Find>& finds,
                    const Resources& resources, Layer<Mention>& mentions) {
  if (!named.empty()) Repeats(text, finds, resources, mentions).run(blocks, named);
}

}  // namespace sagwan
