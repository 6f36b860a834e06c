// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/far_change.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/sentence_stop.h"

namespace sagwan {

namespace {

constexpr std::string_view kVerb = "change";
constexpr std::string_view kNoun = "change_noun";
constexpr std::string_view kMore = "change_compared";    // more by so much
constexpr std::string_view kBy = "level_by";             // by so many percent
constexpr std::string_view kAgainst = "change_against";  // between a change and an earlier one
constexpr std::string_view kPreposition = "of_preposition";
constexpr uint32_t kFarthest = 240;       // bytes from the verb to its amount
constexpr uint32_t kCompared = 110;       // from a word of more, what it is more than between
constexpr std::size_t kLongestPart = 60;  // bytes between two amounts of one verb

bool is_open_share(const Quantity& quantity) {
  return quantity.kind == QuantityKind::percent && quantity.direction == Direction::none &&
         (quantity.has_value || quantity.has_min) && quantity.unit.view() == "%";
}

bool is_directed(const Quantity& quantity) {
  return quantity.kind == QuantityKind::change && quantity.direction != Direction::none;
}

/// The word that ends at `end`, spaces before that left out; `end` becomes its beginning. A mark
/// stays with its word; what is longer than words are is none.
std::string_view word_before(std::string_view text, uint32_t& end) {
  constexpr uint32_t kLongestWord = 64;  // bytes
  while (end > 0 && text[end - 1] == ' ') --end;
  uint32_t begin = end;
  while (begin > 0 && end - begin <= kLongestWord && text[begin - 1] != ' ' &&
         text[begin - 1] != '\n')
    --begin;
  if (end - begin > kLongestWord) return {};
  const std::string_view word = text.substr(begin, end - begin);
  end = begin;
  return word;
}

std::string_view word_behind(std::string_view text, uint32_t begin) {
  if (begin >= text.size() || text[begin] != ' ') return {};
  const std::size_t end = std::min(text.find_first_of(" \n.,;:()", begin + 1), text.size());
  return text.substr(begin + 1, end - begin - 1);
}

class FarVerbs {
 public:
  FarVerbs(std::string_view text, const Lexicon& lexicon) : text_(text), lexicon_(lexicon) {}

  /// Of an amount behind a word like by the direction of the verb before it in its clause.
  [[nodiscard]] Direction by_verb(const Quantity& quantity) const {
    uint32_t at = quantity.span.begin;
    std::string_view by = word_before(text_, at);
    if (is(by, "quantity_mod") && !is(by, kBy)) by = word_before(text_, at);  // by around 10 %
    if (!is(by, kBy)) return Direction::none;
    bool nearest = true;
    while (at > 0 && quantity.span.begin - at <= kFarthest) {
      if (text_[at - 1] == '\n' || is_sentence_stop(text_, at)) break;
      std::string_view word = word_before(text_, at);
      // Rose strongly, by 5 %.
      if (nearest && word.ends_with(',')) word.remove_suffix(1);
      if (word.empty() || word.ends_with(',') || word.ends_with(';') || word.ends_with(':') ||
          word.ends_with(')') || word.ends_with('.'))
        break;
      if (is(word, kNoun) && !is(word, kVerb)) break;
      if (const Direction direction = direction_of(word, kVerb); direction != Direction::none)
        return direction;
      if (nearest || quantity.span.begin - at <= kCompared) {
        if (const Direction more = direction_of(word, kMore); more != Direction::none) return more;
      }
      nearest = false;
    }
    return Direction::none;
  }

  /// Of an amount between a word like by and the verb, the direction of that: by 5 % rose the
  /// price.
  [[nodiscard]] Direction before_verb(const Quantity& quantity) const {
    uint32_t at = quantity.span.begin;
    std::string_view by = word_before(text_, at);
    if (is(by, "quantity_mod") && !is(by, kBy)) by = word_before(text_, at);
    const std::string_view verb = word_behind(text_, quantity.span.end);
    const bool can =
        is(by, kBy) && !is(verb, kNoun) && quantity.direction == Direction::none &&
        (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::money ||
         quantity.kind == QuantityKind::measure);
    return can ? direction_of(verb, kVerb) : Direction::none;
  }

  /// Are both amounts of one verb: side by side, or each with a complement of the same preposition?
  [[nodiscard]] bool is_beside(const Quantity& a, const Quantity& b) const {
    if (b.span.begin < a.span.end) return false;
    const std::string_view between = slice(text_, {a.span.end, b.span.begin});
    return between == " ";
  }

  [[nodiscard]] bool has_like_complement(const Quantity& a, const Quantity& b) const {
    if (b.span.begin < a.span.end) return false;
    const std::string_view between = slice(text_, {a.span.end, b.span.begin});
    const std::string_view word = word_behind(text_, a.span.end);
    if (word.empty() || !is(word, kPreposition) || word != word_behind(text_, b.span.end))
      return false;
    return is_plain(between) && (between.ends_with(", ") || ends_with_conjunction(between));
  }

  /// Is the verb of `a` left out before `b`, another subject standing for the first: sales rose by
  /// 12%, wages by 5%?
  [[nodiscard]] bool is_gapped(const Quantity& a, const Quantity& b) const {
    constexpr std::size_t kLongestGap = 90;  // bytes
    if (b.span.begin < a.span.end) return false;
    const std::string_view between = slice(text_, {a.span.end, b.span.begin});
    uint32_t at = b.span.begin;
    if (between.size() > kLongestGap || !is(word_before(text_, at), kBy)) return false;
    if (between.find_first_of("\n;:()0123456789") != std::string_view::npos) return false;
    bool joined = between.find(',') != std::string_view::npos;
    while (at > a.span.end) {
      if (is_sentence_stop(text_, at)) return false;
      std::string_view word = word_before(text_, at);
      while (word.ends_with(',')) word.remove_suffix(1);
      if (word.empty()) break;
      joined = joined || is(word, "of_conj");
      if (is(word, kVerb) || is(word, "of_link")) {
        if (!is(word, kPreposition)) return false;
      }
    }
    return joined;
  }

  /// Is `b` what the change `a` is measured against?
  [[nodiscard]] bool is_against(const Quantity& a, const Quantity& b) const {
    if (b.span.begin < a.span.end) return false;
    std::string_view between = slice(text_, {a.span.end, b.span.begin});
    while (between.ends_with(' ')) between.remove_suffix(1);
    const std::string_view word = between.substr(between.rfind(' ') + 1);
    return is_plain(between) && is(word, kAgainst);
  }

 private:
  [[nodiscard]] bool is(std::string_view word, std::string_view type) const {
    return !word.empty() && lexicon_.find(word, type, 0) != kNone;
  }

  [[nodiscard]] Direction direction_of(std::string_view word, std::string_view type) const {
    const uint32_t row = lexicon_.find(word, type, 0);
    if (row == kNone) return Direction::none;
    const std::string_view id = lexicon_.entry(row).id;
    return id == direction_text(Direction::up)     ? Direction::up
           : id == direction_text(Direction::down) ? Direction::down
                                                   : Direction::none;
  }

  [[nodiscard]] static bool is_plain(std::string_view between) {
    return between.size() <= kLongestPart &&
           between.find_first_of("\n.;:()0123456789") == std::string_view::npos;
  }

  [[nodiscard]] bool ends_with_conjunction(std::string_view between) const {
    while (between.ends_with(' ')) between.remove_suffix(1);
    return is(between.substr(between.rfind(' ') + 1), "of_conj");
  }

  std::string_view text_;
  const Lexicon& lexicon_;
};

void follow(const Quantity& change, Quantity& quantity) {
  quantity.kind = QuantityKind::change;
  quantity.direction = change.direction;
}

}  // namespace

void change_by_far_verbs(std::string_view text, const Lexicon& lexicon,
                         Layer<Quantity>& quantities) {
  const FarVerbs verbs(text, lexicon);
  for (Quantity& quantity : quantities) {
    Direction direction = verbs.before_verb(quantity);
    if (direction == Direction::none && is_open_share(quantity))
      direction = verbs.by_verb(quantity);
    if (direction == Direction::none) continue;
    quantity.kind = QuantityKind::change;
    quantity.direction = direction;
  }
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    Quantity& before = quantities[i - 1];
    Quantity& quantity = quantities[i];
    if (is_open_share(before) && is_directed(quantity) && verbs.is_beside(before, quantity))
      follow(quantity, before);
    if (!is_open_share(quantity) || !is_directed(before)) continue;
    if (verbs.has_like_complement(before, quantity) || verbs.is_against(before, quantity) ||
        verbs.is_gapped(before, quantity))
      follow(before, quantity);
  }
}

}  // namespace sagwan
