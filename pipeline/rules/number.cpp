// SPDX-License-Identifier: Apache-2.0
// A number is a falling sum of terms. A scale word multiplies all terms before it that are smaller
// than it is: 1 hundred-million, 2, thousand, ten-thousand -> [1e8], [1e8 2], [1e8 2000], [1e8
// 2e7]. This holds for scales of four digits (Korean, Chinese) and of three (Russian, English)
// alike.
#include "pipeline/rules/number.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

const Decimal kZero(0, 0);
const Decimal kOne(1, 0);
const Decimal kTen(10, 0);
const Decimal kHundred(100, 0);
const Decimal kTenth(1, 1);
constexpr int32_t kMostParts = 100;  // of a fraction that a list writes as a decimal
constexpr int32_t kMostPower = 30;
constexpr int32_t kPlaces = 12;  // of a fraction's value (knowledge-file.md, quantities)

// Words of numbers; ordinals of a language that declines them are a list of their own.
constexpr std::array<std::string_view, 2> kNumberTypes = {"numeral", "numeral_ordinal"};

bool less(const Decimal& a, const Decimal& b) { return a.compare(b) < 0; }

/// The largest power of ten that divides a whole number: what may follow it is smaller.
Decimal unit_of(const Decimal& value) {
  Decimal unit = kOne;
  if (value.is_zero()) return unit;
  const std::string digits = value.to_string();
  for (std::size_t i = digits.size(); i > 0 && digits[i - 1] == '0'; --i) unit = *unit.times(kTen);
  return digits.find('.') == std::string::npos ? unit : kOne;
}

bool is_gap(char32_t c) { return c == ' ' || c == kNoBreakSpace || c == 0x2009 || c == 0x202F; }

bool is_joint(char32_t c) {
  return is_gap(c) || c == '-' || c == ',' || c == 0x2010 || c == 0x2011;
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (digit_at(text, end)) ++end;
  return end - at;
}

/// The mark between digits at `at`: its bytes, or 0. A gap parts groups of three only.
std::size_t mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char32_t c = utf8::decode(text, at);
  const std::size_t length = utf8::length(text[at]);
  if (!digit_at(text, at + length)) return 0;
  if (c == '.' || c == ',') return length;
  if ((is_gap(c) || c == '\'') && digits_from(text, at + length) == 3) return length;
  return 0;
}

/// The bytes of the number in digits at the start of `text`.
std::size_t digits_length(std::string_view text) {
  std::size_t at = digits_from(text, 0);
  while (const std::size_t mark = mark_at(text, at)) at += mark + digits_from(text, at + mark);
  return at;
}

}  // namespace

std::optional<Decimal> read_digits(std::string_view text, char decimal) {
  if (!digit_at(text, 0) || digits_length(text) != text.size()) return std::nullopt;
  struct Mark {
    char32_t c;
    std::size_t digits;  // that follow it
  };
  std::vector<Mark> marks;
  std::string plain;
  std::size_t at = digits_from(text, 0);
  const std::size_t first = at;
  plain.append(text.substr(0, at));
  std::size_t whole = at;  // of `plain`, up to the last mark
  while (const std::size_t mark = mark_at(text, at)) {
    const std::size_t count = digits_from(text, at + mark);
    marks.push_back({utf8::decode(text, at), count});
    whole = plain.size();
    plain.append(text.substr(at + mark, count));
    at += mark + count;
  }
  if (marks.empty()) return Decimal::parse(plain);
  const auto groups = [&](std::size_t count) {
    return first <= 3 && text[0] != '0' &&
           std::all_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Mark& m) { return m.digits == 3 && m.c == marks[0].c; });
  };
  const Mark& last = marks.back();
  const bool gap = last.c != '.' && last.c != ',';
  const bool only = marks.size() == 1;
  // One mark before three digits groups, unless it is the language's own decimal mark.
  const bool grouped =
      groups(marks.size()) && (!only || gap || last.c != static_cast<unsigned char>(decimal));
  if (grouped) return Decimal::parse(plain);
  if (gap || !groups(marks.size() - 1)) {
    if (!only || gap) return std::nullopt;
  }
  if (!only && last.c == marks[0].c) return std::nullopt;
  plain.insert(whole, 1, '.');
  return Decimal::parse(plain);
}

std::optional<NumberReader::Word> NumberReader::word_of(const LexiconEntry& entry) {
  struct Kind {
    std::string_view name;
    Role role;
  };
  static constexpr std::array<Kind, 9> kKinds = {{
      {"digit", Role::digit},
      {"tens", Role::add},
      {"native", Role::add},
      {"scale", Role::scale},
      {"fraction", Role::fraction},
      {"multiplier", Role::fraction},
      {"ordinal", Role::ordinal},
      {"collective", Role::add},
      {"indefinite", Role::indefinite},
  }};
  const std::string_view name = entry.attribute("kind");
  const auto* kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.name == name; });
  if (kind == kKinds.end() || !entry.attribute("prefix").empty()) return std::nullopt;
  Word out;
  out.role = kind->role;
  if (out.role == Role::indefinite) return out;
  const std::string_view id = entry.id;
  const std::size_t slash = id.find('/');
  const std::size_t dots = id.find("..");
  if (slash != std::string_view::npos) {
    const auto numerator = Decimal::parse(id.substr(0, slash));
    const auto denominator = Decimal::parse(id.substr(slash + 1));
    if (!numerator || !denominator || denominator->is_zero()) return std::nullopt;
    out.numerator = *numerator;
    out.denominator = *denominator;
    const auto value = numerator->divided_by(*denominator, kPlaces);
    if (!value) return std::nullopt;
    out.low = out.high = *value;
    return out;
  }
  const auto low = Decimal::parse(id.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : Decimal::parse(id.substr(dots + 2));
  if (!low || !high) return std::nullopt;
  out.low = *low;
  out.high = *high;
  if (out.role == Role::add && low->compare(kTen) == 0 && name == "tens") out.role = Role::ten;
  if (name == "collective" && !less(*low, kTen)) out.role = Role::scale;
  // A decimal as a fraction of whole numbers: 0.75 is 3/4.
  if (name == "fraction" && less(*low, kOne) && !low->is_zero()) {
    for (int32_t parts = 2; parts <= kMostParts && out.denominator.is_zero(); ++parts) {
      const auto share = low->times(Decimal(parts, 0));
      if (!share || share->to_string().find('.') != std::string::npos) continue;
      out.numerator = *share;
      out.denominator = Decimal(parts, 0);
    }
  }
  return out;
}

NumberReader::NumberReader(const Lexicon& lexicon, const Languages& languages)
    : languages_(&languages), tables_(languages.size()) {
  for (std::size_t i = 1; i < languages.size(); ++i) {
    const auto lang = static_cast<LangId>(i);
    if (languages.rules_of(lang) == lang) build(lexicon, lang);
  }
}

void NumberReader::build(const Lexicon& lexicon, LangId lang) {
  Table& table = tables_[lang];
  for (const std::string_view type : kNumberTypes) {
    for (const std::string_view surface : lexicon.surfaces(type, lang)) {
      const uint32_t first = lexicon.find(surface, type, lang);
      std::optional<Word> best;
      for (uint32_t i = first; i < lexicon.size() && lexicon.entry(i).surface == surface; ++i) {
        const LexiconEntry entry = lexicon.entry(i);
        if (entry.type != type || (entry.lang != 0 && entry.lang != lang)) continue;
        const auto word = word_of(entry);
        if (word && (!best || best->role == Role::indefinite)) best = word;
      }
      if (!best) continue;
      table.emplace(surface, *best);
      longest_word_ = std::max(longest_word_, surface.size());
    }
  }
  for (const std::string_view surface : lexicon.surfaces("numeral_joiner", lang)) {
    table.emplace(surface, Word{Role::joiner, {}, {}, {}, {}, false});
  }
  for (const std::string_view surface : lexicon.surfaces("numeral_point", lang)) {
    table.emplace(surface, Word{Role::point, {}, {}, {}, {}, false});
  }
  for (const std::string_view surface : lexicon.surfaces("numeral_elliptic", lang)) {
    const auto word = table.find(surface);
    if (word != table.end()) word->second.elliptic = true;
  }
  // A scale that is written out of two others (thousand + ten-thousand) is read as these two: 2300
  // ten-thousands.
  std::vector<std::string_view> compounds;
  for (const auto& [surface, word] : table) {
    if (word.role != Role::scale) continue;
    for (std::size_t cut = 1; cut < surface.size(); ++cut) {
      if (utf8::is_continuation(surface[cut])) continue;
      const auto left = table.find(surface.substr(0, cut));
      const auto right = table.find(surface.substr(surface[cut] == ' ' ? cut + 1 : cut));
      if (left == table.end() || right == table.end() || right->second.role != Role::scale)
        continue;
      if (left->second.role != Role::scale && left->second.role != Role::ten) continue;
      compounds.push_back(surface);
      break;
    }
  }
  for (const std::string_view surface : compounds) table.erase(surface);
}

const NumberReader::Word* NumberReader::longest(const Table& table, std::string_view text,
                                                std::size_t& length) const {
  const Script script = script_of(utf8::decode(text, 0));
  const bool spaced = script == Script::latin || script == Script::cyrillic;
  for (std::size_t size = std::min(longest_word_, text.size()); size > 0; --size) {
    if (size < text.size() && utf8::is_continuation(text[size])) continue;
    if (spaced && size < text.size() && script_of(utf8::decode(text, size)) == script) continue;
    const auto found = table.find(text.substr(0, size));
    if (found == table.end()) continue;
    length = size;
    return &found->second;
  }
  return nullptr;
}

namespace {

/// The exponent at the start of `text`, all of it: ^6, or digits in superior letters.
std::optional<int32_t> exponent_of(std::string_view text) {
  constexpr std::array<char32_t, 10> kSuperior = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                                  0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  const bool caret = text.starts_with('^');
  if (caret) text.remove_prefix(1);
  if (text.empty() || text.size() > 6) return std::nullopt;
  int32_t out = 0;
  while (!text.empty()) {
    const char32_t c = utf8::decode(text, 0);
    const auto* superior = std::find(kSuperior.begin(), kSuperior.end(), c);
    if (caret ? !is_digit(c) : superior == kSuperior.end()) return std::nullopt;
    out = out * 10 + static_cast<int32_t>(caret ? c - U'0' : superior - kSuperior.begin());
    text.remove_prefix(utf8::length(text[0]));
  }
  return out <= kMostPower ? std::optional<int32_t>(out) : std::nullopt;
}

std::optional<Decimal> raised(std::optional<Decimal> value, int32_t exponent) {
  for (int32_t i = 0; i < exponent && value; ++i) value = value->times(kTen);
  return value;
}

/// 1.5e6, as programs print it.
std::optional<Decimal> read_exponent(std::string_view text, char decimal) {
  const std::size_t digits = digits_length(text);
  if (digits == 0 || digits + 1 >= text.size()) return std::nullopt;
  if (text[digits] != 'e' && text[digits] != 'E') return std::nullopt;
  std::string_view exponent = text.substr(digits + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  if (exponent.empty() || exponent.size() > 2) return std::nullopt;
  int32_t power = 0;
  for (const char c : exponent) {
    if (!is_digit(static_cast<unsigned char>(c))) return std::nullopt;
    power = power * 10 + (c - '0');
  }
  if (power > kMostPower) return std::nullopt;
  return raised(read_digits(text.substr(0, digits), decimal), power);
}

/// 10^6, 3.2 x 10^6, 1.5e6.
std::optional<Decimal> read_power(std::string_view text, char decimal) {
  if (const auto value = read_exponent(text, decimal)) return value;
  const std::size_t ten = text.rfind("10");
  if (ten == std::string_view::npos) return std::nullopt;
  const auto exponent = exponent_of(text.substr(ten + 2));
  if (!exponent) return std::nullopt;
  std::optional<Decimal> value = kOne;
  if (ten > 0) {
    const std::size_t digits = digits_length(text);
    value = read_digits(text.substr(0, digits), decimal);
    std::string_view mark = text.substr(digits, ten - digits);
    while (mark.starts_with(' ')) mark.remove_prefix(1);
    while (mark.ends_with(' ')) mark.remove_suffix(1);
    if (mark.empty() || utf8::length(mark[0]) != mark.size() ||
        is_digit(static_cast<unsigned char>(mark[0])))
      return std::nullopt;
  }
  return raised(value, *exponent);
}

}  // namespace

/// The sum while it is read.
struct NumberReader::Reading {
  std::vector<Term> terms;
  Number out;
  Decimal place = kOne;  ///< of the last digit behind a point in words
  bool behind_point = false;

  bool add(const Word& word, const Decimal& unit) {
    if (!terms.empty()) {
      Term& last = terms.back();
      if (word.role == Role::digit && last.positional) {
        const auto low = last.low.times(kTen);
        const auto sum = low ? low->plus(word.low) : std::nullopt;
        if (!sum) return false;
        last.low = last.high = *sum;
        return true;
      }
      if (!less(word.high, last.unit)) return false;
    }
    terms.push_back({word.low, word.high, unit, word.role == Role::digit});
    return true;
  }

  /// The last digit stands for so many tenths of `scale`: ten thousand five is 15000.
  bool elide(const Word& scale) {
    const auto tenth = scale.low.times(kTenth);
    const auto value = tenth ? terms.back().low.times(*tenth) : std::nullopt;
    const auto whole = value ? value->times(kOne) : std::nullopt;
    if (!whole) return false;
    terms.back().low = terms.back().high = *whole;
    return true;
  }

  /// A digit behind the decimal point.
  bool decimal(const Word& word) {
    place = *place.times(kTenth);
    const auto part = word.low.times(place);
    const auto low = part ? terms.back().low.plus(*part) : std::nullopt;
    if (!low) return false;
    terms.back().low = terms.back().high = *low;
    return true;
  }

  bool scale(const Word& word) {
    Decimal low = kZero;
    Decimal high = kZero;
    bool any = false;
    // Digits directly before a scale are multiplied however many they are: 1200 thousand.
    bool digits = !terms.empty() && terms.back().digits;
    while (!terms.empty() && (digits || less(terms.back().high, word.low))) {
      digits = false;
      const auto l = low.plus(terms.back().low);
      const auto h = high.plus(terms.back().high);
      if (!l || !h) return false;
      low = *l;
      high = *h;
      any = true;
      terms.pop_back();
    }
    if (!any) low = high = kOne;
    if (!terms.empty() && !less(word.low, terms.back().unit)) return false;
    const auto l = low.times(word.low);
    const auto h = high.times(word.low);
    if (!l || !h) return false;
    terms.push_back({*l, *h, word.low, false});
    return true;
  }
};

std::optional<Number> NumberReader::read(std::string_view text, LangId lang) const {
  if (lang == 0) lang = languages_->of_letters(text);
  lang = languages_->rules_of(lang);
  const Table& table = tables_[lang];
  if (const auto power = read_power(text, languages_->at(lang).decimal)) {
    Number out;
    out.value = out.max = *power;
    return out;
  }
  Reading r;
  std::size_t words = 0;
  const Word* only = nullptr;
  const Word* before = nullptr;  // the word that ends where the next begins
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (digit_at(rest, 0)) {
      const std::size_t length = digits_length(rest);
      const auto value = read_digits(rest.substr(0, length), languages_->at(lang).decimal);
      if (!value) return std::nullopt;
      if (!r.add({Role::add, *value, *value, {}, {}, false}, kOne)) return std::nullopt;
      r.terms.back().digits = true;
      at += length;
      before = nullptr;
      ++words;
      continue;
    }
    std::size_t length = 0;
    const Word* word = longest(table, rest, length);
    if (word == nullptr) {
      if (at == 0 || !is_joint(utf8::decode(rest, 0))) return std::nullopt;
      at += utf8::length(rest[0]);
      before = nullptr;
      continue;
    }
    if (word->low.compare(word->high) != 0 && !r.terms.empty() && r.terms.back().positional) {
      // Digits one after the other: the last two of 2023 are no range.
      length = utf8::length(rest[0]);
      const auto digit = table.find(rest.substr(0, length));
      if (digit == table.end()) return std::nullopt;
      word = &digit->second;
    }
    if (r.behind_point && word->low.compare(word->high) != 0) {
      // Of two-three behind a point each is a digit.
      length = utf8::length(rest[0]);
      const auto digit = table.find(rest.substr(0, length));
      if (digit == table.end()) return std::nullopt;
      word = &digit->second;
    }
    at += length;
    const Word* last = std::exchange(before, word);
    if (word->role == Role::joiner) {
      // What is joined is no row of digits: three and three is no number.
      if (!r.terms.empty()) r.terms.back().positional = false;
      continue;
    }
    if (word->role == Role::point) {
      if (r.terms.empty() || r.behind_point) return std::nullopt;
      r.behind_point = true;
      continue;
    }
    if (r.behind_point && word->role == Role::digit) {
      ++words;
      if (!r.decimal(*word)) return std::nullopt;
      continue;
    }
    if (r.behind_point && r.place.compare(kOne) == 0) return std::nullopt;
    r.behind_point = false;
    ++words;
    only = word;
    bool fits = false;
    switch (word->role) {
      case Role::digit:
      case Role::add:
      case Role::fraction:
      case Role::ordinal:
        if (word->role == Role::ordinal && !r.terms.empty() && !less(word->low, kHundred) &&
            less(r.terms.back().high, word->low)) {
          fits = r.scale(*word);  // two hundredth
          break;
        }
        fits = r.add(*word, unit_of(word->low));
        if (fits && word->role == Role::digit && last != nullptr && last->elliptic &&
            at == text.size() && !word->low.is_zero()) {
          fits = r.elide(*last);
        }
        break;
      case Role::ten: {
        // Ten after a digit multiplies (three ten), else adds (hundred ten).
        const bool after_digit = !r.terms.empty() && less(r.terms.back().high, kTen);
        fits = after_digit ? r.scale(*word) : r.add(*word, kTen);
        break;
      }
      case Role::scale:
        fits = r.scale(*word);
        break;
      case Role::indefinite:
      case Role::joiner:
      case Role::point:
        break;
    }
    if (!fits) return std::nullopt;
    r.out.is_ordinal = word->role == Role::ordinal;
  }
  if (r.terms.empty()) return std::nullopt;
  Decimal low = kZero;
  Decimal high = kZero;
  for (const Term& term : r.terms) {
    const auto l = low.plus(term.low);
    const auto h = high.plus(term.high);
    if (!l || !h) return std::nullopt;
    low = *l;
    high = *h;
  }
  r.out.value = low;
  r.out.max = high;
  if (words == 1 && only != nullptr) {
    r.out.numerator = only->numerator;
    r.out.denominator = only->denominator;
  }
  return r.out;
}

}  // namespace sagwan
