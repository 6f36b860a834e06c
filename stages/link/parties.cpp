// SPDX-License-Identifier: Apache-2.0
#include "stages/link/parties.h"

#include <map>
#include <set>
#include <string>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kClass = "name_class";
constexpr std::size_t kMinParties = 2;
constexpr std::size_t kMaxClassWords = 4;  // a meeting at the highest level

/// What a name says: two equal ones are one name.
struct Composition {
  FindType type = FindType::none;
  std::string_view kind;       ///< id of the class word
  std::set<uint32_t> parties;  ///< entities
  std::vector<std::string> numbers;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const Composition& a, const Composition& b) = default;
};

bool may_be_composed(const Mention& mention) {
  return mention.type == FindType::event || mention.type == FindType::project ||
         mention.type == FindType::law || mention.type == FindType::org;
}

/// Words of letters in `piece`, and its numbers; marks and spaces part them.
void add_words(std::string_view piece, std::vector<std::string_view>& words,
               std::vector<std::string>& numbers) {
  std::size_t from = 0;
  const auto close = [&](std::size_t to) {
    if (to > from) {
      const std::string_view word = piece.substr(from, to - from);
      if (is_digit(utf8::decode(word, 0))) {
        numbers.emplace_back(word);
      } else {
        words.push_back(word);
      }
    }
  };
  bool in_digits = false;
  for (std::size_t i = 0; i < piece.size(); i += utf8::length(piece[i])) {
    const char32_t c = utf8::decode(piece, i);
    const bool digit = is_digit(c);
    const bool letter = !digit && script_of(c) != Script::none;
    if ((digit || letter) && (i == from || digit == in_digits)) {
      in_digits = digit;
      continue;
    }
    close(i);
    from = digit || letter ? i : i + utf8::length(piece[i]);
    in_digits = digit;
  }
  close(piece.size());
}

/// The id of the class word that `words`, all of them, are; empty where they are none.
std::string_view class_of(const std::vector<std::string_view>& words, const Lexicon& lexicon) {
  if (words.empty() || words.size() > kMaxClassWords) return {};
  std::string whole;
  for (const std::string_view word : words) {
    if (!whole.empty()) whole += ' ';
    whole += word;
  }
  const uint32_t row = lexicon.find(whole, kClass, 0);
  return row == kNone ? std::string_view() : lexicon.entry(row).id;
}

class Composer {
 public:
  Composer(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
           const std::function<uint32_t(uint32_t)>& entity_of)
      : text_(text), mentions_(mentions), lexicon_(lexicon), entity_of_(entity_of) {}

  /// Parties, class and numbers of mention `i`; no class where it is not made of these alone.
  [[nodiscard]] Composition of(uint32_t i) const {
    const Mention& name = mentions_[i];
    Composition out;
    out.type = name.type;
    std::vector<std::string_view> words;
    uint32_t at = name.span.begin;
    for (uint32_t j = first_at(name.span.begin); j < mentions_.size(); ++j) {
      const Mention& party = mentions_[j];
      if (party.span.begin >= name.span.end) break;
      const bool fits = party.type == FindType::loc || party.type == FindType::org;
      if (j == i || !fits || party.span.begin < at || party.span.end > name.span.end ||
          party.span == name.span)
        continue;
      add_words(slice(text_, {at, party.span.begin}), words, out.numbers);
      out.parties.insert(entity_of_(j));
      at = party.span.end;
    }
    add_words(slice(text_, {at, name.span.end}), words, out.numbers);
    if (out.parties.size() >= kMinParties) out.kind = class_of(words, lexicon_);
    return out;
  }

 private:
  [[nodiscard]] uint32_t first_at(uint32_t begin) const {
    return static_cast<uint32_t>(first_from(mentions_, begin) - mentions_.begin());
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  const std::function<uint32_t(uint32_t)>& entity_of_;
};

}  // namespace

std::vector<std::pair<uint32_t, uint32_t>> same_parties(
    std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
    const std::function<uint32_t(uint32_t)>& entity_of) {
  const Composer composer(text, mentions, lexicon, entity_of);
  std::map<Composition, uint32_t> first;
  std::vector<std::pair<uint32_t, uint32_t>> out;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (!may_be_composed(mentions[i])) continue;
    Composition composition = composer.of(i);
    if (composition.kind.empty()) continue;
    const auto [at, fresh] = first.try_emplace(std::move(composition), i);
    if (!fresh && entity_of(at->second) != entity_of(i)) out.emplace_back(i, at->second);
  }
  return out;
}

}  // namespace sagwan
