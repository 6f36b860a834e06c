// SPDX-License-Identifier: Apache-2.0
// A number is a falling sum of terms. A scale word multiplies all terms before it that are smaller
// than it is: 1 hundred-million, 2, thousand, ten-thousand -> [1e8], [1e8 2], [1e8 2000], [1e8
// 2e7]. This holds for scales of four digits (Korean, Chinese) and of three (Russian, English)
// alike.
#include "pipeline/rules/number.h"

#include <string>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/digits.h"

namespace sagwan {

namespace {

using Role = NumberWords::Role;
using Word = NumberWords::Word;

const Decimal kZero(0, 0);
const Decimal kOne(1, 0);
const Decimal kTen(10, 0);
const Decimal kHundred(100, 0);
const Decimal kTenth(1, 1);

bool less(const Decimal& a, const Decimal& b) { return a.compare(b) < 0; }

/// The largest power of ten that divides a whole number: what may follow it is smaller.
Decimal unit_of(const Decimal& value) {
  Decimal unit = kOne;
  if (value.is_zero()) return unit;
  const std::string digits = value.to_string();
  for (std::size_t i = digits.size(); i > 0 && digits[i - 1] == '0'; --i) unit = *unit.times(kTen);
  return digits.find('.') == std::string::npos ? unit : kOne;
}

bool is_joint(char32_t c) {
  return is_digit_gap(c) || c == '-' || c == ',' || c == 0x2010 || c == 0x2011;
}

/// A part of the sum; what follows it must be smaller than `unit`.
struct Term {
  Decimal low;
  Decimal high;
  Decimal unit;
  bool positional = false;  ///< digits in words, one after the other: nineteen four five
  bool digits = false;      ///< written in digits
};

/// The sum while it is read.
class Reading {
 public:
  Reading(std::string_view text, const NumberWords& words, char decimal)
      : text_(text), words_(words), decimal_(decimal) {}

  std::optional<Number> read() {
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      const bool taken = digit_at(rest, 0) ? take_digits(rest) : take_word_or_joint(rest);
      if (!taken) return std::nullopt;
    }
    return sum();
  }

 private:
  bool take_digits(std::string_view rest) {
    const std::size_t length = digits_length(rest);
    const auto value = read_digits(rest.substr(0, length), decimal_);
    if (!value) return false;
    Word number;
    number.low = number.high = *value;
    if (!add(number, kOne)) return false;
    terms_.back().digits = true;
    at_ += length;
    before_ = nullptr;
    ++count_;
    return true;
  }

  bool take_word_or_joint(std::string_view rest) {
    std::size_t length = 0;
    const Word* word = words_.longest(rest, length);
    if (word == nullptr) {
      if (at_ == 0 || !is_joint(utf8::decode(rest, 0))) return false;
      at_ += utf8::length(rest[0]);
      before_ = nullptr;
      return true;
    }
    // Digits one after the other: the last two of 2023 are no range, nor are two behind a point.
    const bool positional = !terms_.empty() && terms_.back().positional;
    if (word->is_range() && (positional || behind_point_)) {
      length = utf8::length(rest[0]);
      word = words_.find(rest.substr(0, length));
      if (word == nullptr) return false;
    }
    at_ += length;
    const bool taken = take(*word);
    before_ = word;
    return taken;
  }

  bool take(const Word& word) {
    if (word.role == Role::joiner) {
      // What is joined is no row of digits: three and three is no number.
      if (!terms_.empty()) terms_.back().positional = false;
      return true;
    }
    if (word.role == Role::point) {
      if (terms_.empty() || behind_point_) return false;
      return behind_point_ = true;
    }
    ++count_;
    if (behind_point_) {
      if (word.role == Role::digit) return add_decimal(word);
      if (place_.compare(kOne) == 0) return false;
      behind_point_ = false;
    }
    last_ = &word;
    return add_by_role(word);
  }

  bool add_by_role(const Word& word) {
    switch (word.role) {
      case Role::ordinal:
        if (!terms_.empty() && !less(word.low, kHundred) && less(terms_.back().high, word.low)) {
          return scale(word);  // two hundredth
        }
        return add(word, unit_of(word.low));
      case Role::digit:
        if (!add(word, kOne)) return false;
        return ends_elliptic(word) ? elide(*before_) : true;
      case Role::add:
      case Role::fraction:
        return add(word, unit_of(word.low));
      case Role::ten: {
        // Ten after a digit multiplies (three ten), else adds (hundred ten).
        const bool after_digit = !terms_.empty() && less(terms_.back().high, kTen);
        return after_digit ? scale(word) : add(word, kTen);
      }
      case Role::scale:
        return scale(word);
      default:
        return false;
    }
  }

  bool add(const Word& word, const Decimal& unit) {
    if (!terms_.empty()) {
      Term& last = terms_.back();
      if (word.role == Role::digit && last.positional) {
        const auto low = last.low.times(kTen);
        const auto sum = low ? low->plus(word.low) : std::nullopt;
        if (!sum) return false;
        last.low = last.high = *sum;
        return true;
      }
      if (!less(word.high, last.unit)) return false;
    }
    terms_.push_back({word.low, word.high, unit, word.role == Role::digit});
    return true;
  }

  /// The last digit of the text, directly behind a scale that leaves out the next one.
  [[nodiscard]] bool ends_elliptic(const Word& word) const {
    return before_ != nullptr && before_->elliptic && at_ == text_.size() && !word.low.is_zero();
  }
  /// That digit stands for so many tenths of `scale`: ten thousand five is 15000.
  bool elide(const Word& scale) {
    const auto tenth = scale.low.times(kTenth);
    const auto value = tenth ? terms_.back().low.times(*tenth) : std::nullopt;
    if (!value) return false;
    terms_.back().low = terms_.back().high = *value;
    return true;
  }

  /// A digit behind the decimal point.
  bool add_decimal(const Word& word) {
    place_ = *place_.times(kTenth);
    const auto part = word.low.times(place_);
    const auto low = part ? terms_.back().low.plus(*part) : std::nullopt;
    if (!low) return false;
    terms_.back().low = terms_.back().high = *low;
    return true;
  }

  bool scale(const Word& word) {
    Decimal low = kZero;
    Decimal high = kZero;
    bool any = false;
    // Digits directly before a scale are multiplied however many they are: 1200 thousand.
    bool digits = !terms_.empty() && terms_.back().digits;
    while (!terms_.empty() && (digits || less(terms_.back().high, word.low))) {
      digits = false;
      const auto l = low.plus(terms_.back().low);
      const auto h = high.plus(terms_.back().high);
      if (!l || !h) return false;
      low = *l;
      high = *h;
      any = true;
      terms_.pop_back();
    }
    if (!any) low = high = kOne;
    if (!terms_.empty() && !less(word.low, terms_.back().unit)) return false;
    const auto l = low.times(word.low);
    const auto h = high.times(word.low);
    if (!l || !h) return false;
    terms_.push_back({*l, *h, word.low, false});
    return true;
  }

  [[nodiscard]] std::optional<Number> sum() const {
    if (terms_.empty()) return std::nullopt;
    Number out;
    for (const Term& term : terms_) {
      const auto low = out.value.plus(term.low);
      const auto high = out.max.plus(term.high);
      if (!low || !high) return std::nullopt;
      out.value = *low;
      out.max = *high;
    }
    if (last_ == nullptr) return out;
    out.is_ordinal = last_->role == Role::ordinal;
    if (count_ == 1) {
      out.numerator = last_->numerator;
      out.denominator = last_->denominator;
    }
    return out;
  }

  std::string_view text_;
  const NumberWords& words_;
  char decimal_;
  std::size_t at_ = 0;
  std::vector<Term> terms_;
  std::size_t count_ = 0;         ///< of numbers in digits and words read
  const Word* last_ = nullptr;    ///< the last word that was added to the sum
  const Word* before_ = nullptr;  ///< the word that ends where the next begins
  bool behind_point_ = false;
  Decimal place_ = kOne;  ///< of the last digit behind a point in words
};

}  // namespace

NumberReader::NumberReader(const Lexicon& lexicon, const Languages& languages)
    : languages_(&languages), words_(languages.size()) {
  for (std::size_t i = 1; i < languages.size(); ++i) {
    const auto lang = static_cast<LangId>(i);
    if (languages.rules_of(lang) == lang) words_[lang] = NumberWords(lexicon, lang);
  }
}

std::optional<Number> NumberReader::read(std::string_view text, LangId lang) const {
  if (lang == 0) lang = languages_->of_letters(text);
  lang = languages_->rules_of(lang);
  const char decimal = languages_->at(lang).decimal;
  if (const auto power = read_power(text, decimal)) {
    Number out;
    out.value = out.max = *power;
    return out;
  }
  return Reading(text, words_[lang], decimal).read();
}

}  // namespace sagwan
