// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/thing_words.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/trie.h"
#include "stages/mentions/sound_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Word classes: what stands glued behind things, and behind persons; words that stand behind a
// person without a particle between. The id of a glued word is its weight.
constexpr std::string_view kThingTail = "thing_tail";
constexpr std::string_view kPersonTail = "person_tail";
constexpr std::string_view kPersonBehind = "person_behind";

// Weights from which a word is a thing, and how many of them a place of the word has at least, in
// halves. Ground: of 401 persons that rules found in Korean reports read with their gold, none
// reaches them.
constexpr int kEnough = 2;
constexpr int kNoun = 1;  ///< of a noun behind it

/// What the text says of all places of one word.
struct Places {
  int thing = 0;
  int places = 0;
};

class Things {
 public:
  Things(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
         Layer<Mention>& mentions)
      : text_(text), finds_(finds), lexicon_(lexicon), mentions_(mentions), index_(mentions) {}

  void run(const std::vector<Block>& blocks) {
    std::set<std::string_view> names;
    for (const Mention& m : mentions_) {
      if (is_guess(m)) names.insert(slice(text_, m.span));
    }
    for (const Mention& m : mentions_) {
      if (is_guess(m) && tells_by_form(m)) names.erase(slice(text_, m.span));
    }
    if (names.empty()) return;
    std::vector<std::pair<std::string_view, int32_t>> keys;
    keys.reserve(names.size());
    for (const std::string_view name : names)
      keys.emplace_back(name, static_cast<int32_t>(keys.size()));
    const std::vector<TrieUnit> units = build_trie(keys);
    const TrieView trie(units);
    std::vector<Places> places(keys.size());
    for (const Block& block : blocks) {
      if (block.kind == BlockKind::table || block.kind == BlockKind::furniture) continue;
      bool begins = true;
      for (uint32_t at = block.span.begin; at < block.span.end; at += utf8::length(text_[at])) {
        const bool letter = is_syllable(text_, at);
        if (letter && begins) {
          trie.walk(text_.substr(0, block.span.end), at, [&](std::size_t length, int32_t value) {
            weigh({at, at + static_cast<uint32_t>(length)}, block.span.end,
                  places[static_cast<std::size_t>(value)]);
          });
        }
        begins = !letter;
      }
    }
    std::set<std::string_view> things;
    for (const auto& [name, value] : keys) {
      const Places& p = places[static_cast<std::size_t>(value)];
      if (p.thing >= kEnough && 2 * p.thing >= p.places) things.insert(name);
    }
    if (things.empty()) return;
    std::erase_if(mentions_, [&](const Mention& m) {
      return is_guess(m) && things.contains(slice(text_, m.span));
    });
  }

 private:
  /// Did a rule know the name by its form, and not by what stands beside it?
  [[nodiscard]] bool tells_by_form(const Mention& m) const {
    return m.find != kNone && finds_[m.find].match == m.span;
  }

  /// A person of a rule, of no list.
  [[nodiscard]] bool is_guess(const Mention& m) const {
    return m.type == FindType::per && m.entry == kNone && is_syllable(text_, m.span.begin);
  }

  [[nodiscard]] uint32_t word_end(uint32_t at, uint32_t end) const {
    while (at < end && is_syllable(text_, at)) at += kSyllableBytes;
    return at;
  }

  /// The weight of the glued word at `tail` among `type`; 0 where it is none.
  [[nodiscard]] int weight_of(Span tail, std::string_view type) const {
    const uint32_t row = lexicon_.find(slice(text_, tail), type, 0);
    if (row == kNone) return 0;
    const std::string_view id = lexicon_.entry(row).id;
    int weight = 0;
    std::from_chars(id.data(), id.data() + id.size(), weight);
    return weight;
  }

  /// One place of a word, in a block that ends at `end`.
  void weigh(Span name, uint32_t end, Places& out) {
    const uint32_t tail_end = word_end(name.end, end);
    if (tail_end > name.end) {
      const Span tail{name.end, tail_end};
      ++out.places;
      out.thing += weight_of(tail, kThingTail) - weight_of(tail, kPersonTail);
      return;
    }
    ++out.places;
    if (name.end + 1 >= end || text_[name.end] != ' ' || !is_syllable(text_, name.end + 1)) return;
    const Span next{name.end + 1, word_end(name.end + 1, end)};
    if (index_.any(next, [](uint32_t /*any*/) { return true; }) || is_behind_person(next)) return;
    out.thing += kNoun;
  }

  /// A word that stands behind persons, with whatever is glued to it where it is no single
  /// syllable.
  [[nodiscard]] bool is_behind_person(Span next) {
    lexicon_.words_at(text_.substr(0, next.end), next.begin, matches_);
    return std::any_of(matches_.begin(), matches_.end(), [&](const Lexicon::Match& match) {
      if (match.length <= kSyllableBytes && match.length < next.size()) return false;
      const uint32_t last = match.first + lexicon_.same(match.first);
      for (uint32_t row = match.first; row < last; ++row) {
        if (lexicon_.entry(row).type == kPersonBehind) return true;
      }
      return false;
    });
  }

  std::string_view text_;
  const Layer<Find>& finds_;
  const Lexicon& lexicon_;
  Layer<Mention>& mentions_;
  SpanIndex index_;
  std::vector<Lexicon::Match> matches_;
};

}  // namespace

void drop_thing_words(std::string_view text, const std::vector<Block>& blocks,
                      const Layer<Find>& finds, const Lexicon& lexicon, Layer<Mention>& mentions) {
  Things(text, finds, lexicon, mentions).run(blocks);
}

}  // namespace sagwan
