// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/each_noun.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kEach = "of_each";
constexpr std::string_view kJoint = "of_joint";
constexpr std::string_view kAmount = "of_amount";
constexpr uint32_t kFarthest = 64;  // bytes from a noun to its amounts
constexpr uint32_t kNear = 8;       // bytes: a particle or a copula
constexpr uint32_t kBehind = 32;    // bytes from the amounts to the end of a word behind them

class EachNoun {
 public:
  explicit EachNoun(const NounPlaces& places)
      : places_(places),
        each_(places.lexicon.surfaces(kEach, 0)),
        joints_(places.lexicon.surfaces(kJoint, 0)) {}

  void part(Layer<Quantity>& quantities) const {
    std::vector<Span> nouns;   // of the series before
    uint32_t nouns_until = 0;  // where that series ends
    for (std::size_t i = 0; i < quantities.size();) {
      const std::size_t end = series_end(quantities, i);
      const Span series{quantities[i].span.begin, quantities[end - 1].span.end};
      const std::size_t size = end - i;
      if (size > 1) {
        const Span first = quantities[i].of;
        const bool behind = !first.empty() && first.end <= series.begin;
        if (behind && (says_each(first.end, series) || series.begin - first.end <= kNear)) {
          nouns = nouns_at(first);
          if (nouns.size() != size && says_each(first.end, series)) {
            if (std::vector<Span> items = items_at(first, size); !items.empty()) {
              nouns = std::move(items);
            } else if (nouns.size() == 1 && is_pair(first)) {
              nouns.assign(size, first);
            }
          }
        } else if (!is_open(quantities, i, end) ||
                   !says_each(nouns_until, {series.begin, series.begin})) {
          nouns.clear();
        }
        if (nouns.size() != size && (i == 0 || !behind || first.end <= quantities[i - 1].span.end))
          nouns = nouns_of_levels(quantities, i, size);
        if (nouns.size() == size) {
          for (std::size_t k = 0; k < size; ++k) quantities[i + k].of = nouns[k];
          nouns_until = series.end;
        }
      }
      i = end;
    }
  }

 private:
  /// Behind the last amount that a joint adds to the one at `from`, all of one kind and unit.
  [[nodiscard]] std::size_t series_end(const Layer<Quantity>& quantities, std::size_t from) const {
    std::size_t end = from + 1;
    for (; end < quantities.size(); ++end) {
      const Quantity& a = quantities[end - 1];
      const Quantity& b = quantities[end];
      if (a.kind != b.kind || !(a.unit.view() == b.unit.view()) || b.span.begin < a.span.end) break;
      if (!is_joint(slice(places_.text, {a.span.end, b.span.begin}))) break;
    }
    return end;
  }

  /// The nouns of the levels that stand one by one before the `size` changes from `from` on: sales
  /// came to 3 bn and profit to 2 bn, up by 5% and 7% respectively.
  [[nodiscard]] std::vector<Span> nouns_of_levels(const Layer<Quantity>& quantities,
                                                  std::size_t from, std::size_t size) const {
    if (from < size || from == 0 || quantities[from].kind != QuantityKind::change) return {};
    std::vector<Span> nouns;
    for (std::size_t i = from - size; i < from; ++i) {
      const Quantity& level = quantities[i];
      const bool open = level.of.empty() || level.kind != quantities[from - 1].kind ||
                        level.kind == QuantityKind::change;
      if (open || (!nouns.empty() && nouns.back().end >= level.of.begin)) return {};
      nouns.push_back(level.of);
    }
    const uint32_t begin = quantities[from].span.begin;
    const uint32_t end = quantities[from - 1].span.end;
    return end <= begin && says_each(end, {begin, begin}) ? nouns : std::vector<Span>{};
  }

  /// Without spaces, may the noun be two in one word (output and sales): does no joint stand before
  /// it, and is it a compound?
  [[nodiscard]] bool is_pair(Span noun) const {
    const std::string_view left = places_.text.substr(0, noun.begin);
    return script_of(utf8::decode(places_.text, noun.begin)) == Script::han &&
           std::ranges::none_of(joints_,
                                [&](std::string_view row) { return left.ends_with(row); }) &&
           places_.lexicon.find(last_of(noun), "of_pair", 0) != kNone;
  }

  /// The last two characters of a noun without spaces.
  [[nodiscard]] std::string_view last_of(Span noun) const {
    const std::string_view word = slice(places_.text, noun);
    const std::size_t last = utf8::previous(word, word.size());
    return last == 0 ? word : word.substr(utf8::previous(word, last));
  }

  /// Has none of the amounts a noun?
  static bool is_open(const Layer<Quantity>& quantities, std::size_t from, std::size_t end) {
    return std::all_of(quantities.begin() + static_cast<std::ptrdiff_t>(from),
                       quantities.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Quantity& quantity) { return quantity.of.empty(); });
  }

  static std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  /// Is `between` a joint, or two of them (a comma and a word)?
  [[nodiscard]] bool is_joint(std::string_view between) const {
    std::string_view rest = trimmed(between);
    if (rest.empty() || rest.size() > kFarthest) return false;
    for (int joints = 0; joints < 2 && !rest.empty(); ++joints) {
      const auto joint = std::ranges::find_if(
          joints_, [&](std::string_view row) { return rest.starts_with(row); });
      if (joint == joints_.end()) return false;
      rest = trimmed(rest.substr(joint->size()));
    }
    return rest.empty();
  }

  /// Does a word that says so stand between a noun that ends at `from` and `series`, or shortly
  /// behind it?
  [[nodiscard]] bool says_each(uint32_t from, Span series) const {
    if (from > series.begin || series.begin - from > kFarthest) return false;
    if (holds_each({from, series.begin})) return true;
    const auto limit = static_cast<uint32_t>(
        std::min<std::size_t>(places_.text.size(), std::size_t{series.end} + kBehind));
    return !series.empty() && holds_each({series.end, limit});
  }

  [[nodiscard]] bool holds_each(Span span) const {
    std::string_view part = slice(places_.text, span);
    part = part.substr(0, part.find_first_of(".;\n"));
    return std::ranges::any_of(each_, [&](std::string_view word) {
      const std::size_t found = part.find(word);
      if (found == std::string_view::npos) return false;
      // Where words are parted by spaces, a word of its own.
      const Script script = script_of(utf8::decode(word, 0));
      const std::size_t at = span.begin + found;
      const std::size_t end = at + word.size();
      const std::string_view text = places_.text;
      return script == Script::han ||
             ((at == 0 || script_of(utf8::decode_before(text, at)) != script) &&
              (end == text.size() || script_of(utf8::decode(text, end)) != script));
    });
  }

  /// The nouns that joints add to the one at `noun`, which is the last of them, or the first.
  [[nodiscard]] std::vector<Span> nouns_at(Span noun) const {
    std::vector<Span> out{noun};
    while (!out.back().empty()) out.push_back(noun_before(out.back().begin));
    out.pop_back();
    // Retail and catering turnover is one noun of two things.
    if (out.size() > 1 && is_compound(noun) && !is_compound(out[1])) return {noun};
    std::ranges::reverse(out);
    if (out.size() > 1) return out;
    while (!out.back().empty()) out.push_back(noun_behind(out.back().end));
    out.pop_back();
    return out;
  }

  /// Without spaces, the `size` items of the list whose last one ends in `noun`, each whole between
  /// its joints: electric cars, solar cells and wine sales rose by. None where there are more or
  /// fewer, or one is a name or time.
  [[nodiscard]] std::vector<Span> items_at(Span noun, std::size_t size) const {
    if (script_of(utf8::decode(places_.text, noun.begin)) != Script::han) return {};
    std::vector<Span> items;
    for (uint32_t end = noun.end; items.size() <= size;) {
      const uint32_t begin = item_begin(end);
      const Span item{begin, end};
      if (item.size() < 2 * utf8::length(places_.text[noun.begin])) return {};
      items.push_back(item);
      constexpr std::string_view kWideComma = "\uFF0C";
      const bool clause = begin > 0 && (places_.text[begin - 1] == ',' ||
                                        places_.text.substr(0, begin).ends_with(kWideComma));
      if (items.size() == size && clause) break;
      const std::string_view left = places_.text.substr(0, begin);
      const auto joint =
          std::ranges::find_if(joints_, [&](std::string_view row) { return left.ends_with(row); });
      if (joint == joints_.end()) break;
      end = begin - static_cast<uint32_t>(joint->size());
    }
    if (items.size() != size) return {};
    // Of one rate for all (revenue and profit growth) each amount is a rate.
    const bool whole =
        items.front() == noun || std::any_of(items.begin() + 1, items.end(), [&](Span item) {
          return slice(places_.text, item).ends_with(slice(places_.text, noun));
        });
    if (!whole) return {};
    std::ranges::reverse(items);
    return items;
  }

  /// Where the item that ends at `end` begins: behind a joint, a mark, a time or name, or a word
  /// that no noun holds; `end` where it is longer than items are.
  [[nodiscard]] uint32_t item_begin(uint32_t end) const {
    constexpr int kMostCharacters = 12;
    uint32_t at = end;
    for (int characters = 0; characters < kMostCharacters && at > 0; ++characters) {
      const std::string_view left = places_.text.substr(0, at);
      const bool joint =
          std::ranges::any_of(joints_, [&](std::string_view row) { return left.ends_with(row); });
      if (joint) return at;
      // A listed noun is whole.
      if (const Span noun = places_.linked.before(places_.text, at, false); !noun.empty()) {
        at = noun.begin;
        continue;
      }
      if (ends_other(at)) return at;
      const Script script = script_of(utf8::decode_before(left, at));
      const bool digit = is_digit(static_cast<unsigned char>(left.back()));
      if (script != Script::han && script != Script::latin && !digit) return at;
      at = static_cast<uint32_t>(utf8::previous(left, at));
    }
    return at == 0 ? at : end;
  }

  /// Does a time, a name or a word that no noun holds end at `at`?
  [[nodiscard]] bool ends_other(uint32_t at) const {
    // A bound form of one character may be part of a word.
    const Find* name = name_before(places_.finds, at);
    const uint32_t character = at - static_cast<uint32_t>(utf8::previous(places_.text, at));
    if (time_or_amount_before(places_.finds, at) != nullptr ||
        (name != nullptr && name->span.size() > character))
      return true;
    constexpr int kLongest = 2;  // characters
    uint32_t begin = at;
    for (int characters = 0; characters < kLongest && begin > 0; ++characters) {
      begin = static_cast<uint32_t>(utf8::previous(places_.text, begin));
      const std::string_view word = slice(places_.text, {begin, at});
      if (begins_noun(places_, begin)) continue;
      if (places_.lexicon.find(word, "of_break", 0) != kNone ||
          places_.lexicon.find(word, "of_possessive", 0) != kNone ||
          places_.lexicon.find(word, "of_partitive", 0) != kNone)
        return true;
    }
    return false;
  }

  /// Without spaces, is `noun` an amount behind a word of two characters or more that it is of?
  [[nodiscard]] bool is_compound(Span noun) const {
    const std::string_view word = slice(places_.text, noun);
    if (script_of(utf8::decode(word, 0)) != Script::han) return false;
    std::size_t at = 0;
    for (int characters = 0; at < word.size(); ++characters) {
      if (characters > 1 && places_.lexicon.find(word.substr(at), kAmount, 0) != kNone) return true;
      at += utf8::length(word[at]);
    }
    return false;
  }

  /// The noun before the joint that ends at `at`.
  [[nodiscard]] Span noun_before(uint32_t at) const {
    std::string_view left = trimmed_end(places_.text.substr(0, at));
    const auto find_joint = [&] {
      return std::ranges::find_if(joints_,
                                  [&](std::string_view row) { return left.ends_with(row); });
    };
    auto joint = find_joint();
    // Without spaces, what sort of thing it is may stand between: textile machines, textile stuff.
    constexpr int kMostBetween = 3;  // characters
    for (int count = 0; count < kMostBetween && joint == joints_.end(); ++count) {
      if (left.empty() || script_of(utf8::decode_before(left, left.size())) != Script::han) break;
      left = left.substr(0, utf8::previous(left, left.size()));
      joint = find_joint();
    }
    if (joint == joints_.end()) return {};
    const std::string_view before = trimmed_end(left.substr(0, left.size() - joint->size()));
    const auto end = static_cast<uint32_t>(before.size());
    if (end == 0) return {};
    const Script script = script_of(utf8::decode_before(before, end));
    const Find* name = name_before(places_.finds, end);
    if (name != nullptr && (script == Script::hangul || script == Script::latin)) return name->span;
    if (script == Script::hangul) return places_.beside.noun_before(places_.text, end);
    return script == Script::han
               ? behind_names(places_, places_.linked.before(places_.text, end, false))
               : Span{};
  }

  /// The word behind the joint that begins at `at`, where it is an amount.
  [[nodiscard]] Span noun_behind(uint32_t at) const {
    const auto skip_space = [&](std::size_t from) {
      while (from < places_.text.size() && places_.text[from] == ' ') ++from;
      return from;
    };
    std::size_t from = skip_space(at);
    const std::string_view right = places_.text.substr(from);
    const auto joint =
        std::ranges::find_if(joints_, [&](std::string_view row) { return right.starts_with(row); });
    if (joint == joints_.end()) return {};
    from = skip_space(from + joint->size());
    if (from >= places_.text.size()) return {};
    const Script script = script_of(utf8::decode(places_.text, from));
    if (script != Script::latin && script != Script::cyrillic) return {};
    std::size_t end = from;
    while (end < places_.text.size() && script_of(utf8::decode(places_.text, end)) == script)
      end += utf8::length(places_.text[end]);
    const Span noun{static_cast<uint32_t>(from), static_cast<uint32_t>(end)};
    return places_.beside.is_amount(places_.text, noun) ? noun : Span{};
  }

  static std::string_view trimmed_end(std::string_view text) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  const NounPlaces& places_;
  std::vector<std::string_view> each_;
  std::vector<std::string_view> joints_;
};

}  // namespace

void part_nouns(const NounPlaces& places, Layer<Quantity>& quantities) {
  EachNoun(places).part(quantities);
}

}  // namespace sagwan
