// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/quantity_reader.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/normalise/nouns/beside.h"
#include "stages/normalise/quantities/mixed_number.h"

namespace sagwan {

namespace {

constexpr int32_t kFractionPlaces = 12;  // knowledge-file.md, quantities
constexpr char32_t kPlusMinus = 0xB1;
const Decimal kLeastScale(100, 0);  // smaller words (ten) are no scale that a range shares
// Lists that only say what in a pattern is money; the row is that of the currency itself.
constexpr std::array<std::string_view, 5> kMoneyPlaces = {
    "currency_noun", "currency_full", "currency_sign", "currency_code", "currency_code_word"};
constexpr std::array<std::string_view, 3> kTildes = {"~", "\u223C", "\u301C"};
constexpr std::array<std::string_view, 2> kDashes = {"\u2013", "\u2014"};
const Decimal kTwice(2, 0);
const Decimal kTenTimes(10, 0);
constexpr LangId kAnyTable = 1;
constexpr std::size_t kNeighbourhood = 64;  // bytes beside a find that tell its language

/// True if letters of `script` stand in one word of a language with those of `other`.
bool is_written_with(Script script, Script other) {
  const auto is_japanese = [](Script s) { return s == Script::han || s == Script::kana; };
  return script != Script::none && (script == other || (is_japanese(script) && is_japanese(other)));
}

/// A factor as lists write it: 0.01, 600, 1e15.
std::optional<Decimal> factor_of(std::string_view text) {
  const std::size_t e = text.find('e');
  auto factor = Decimal::parse(text.substr(0, e));
  if (!factor || e == std::string_view::npos) return factor;
  for (int zeros = std::stoi(std::string(text.substr(e + 1))); zeros > 0 && factor; --zeros) {
    factor = factor->times(Decimal(10, 0));
  }
  return factor;
}

/// Reads one quantity; one object a find.
class Reader {
 public:
  Reader(const Find& find, std::string_view text, const ReadingAids& aids, NumberPair pair)
      : fields_(find, text, aids.resources),
        text_(text),
        resources_(&aids.resources),
        numbers_(&aids.numbers),
        home_(aids.home),
        pair_(pair) {}

  /// `legend`: the unit of a bare number, from its table; else none.
  [[nodiscard]] std::optional<Quantity> read(const std::optional<LegendUnit>& legend) {
    Quantity out;
    out.span = fields_.find().span;
    lang_ = fields_.find().lang;
    if (legend) {
      lang_ = neighbour_language();
      take_row(out, legend->row, {});
      scale_ = legend->scale;
      if (legend->is_change) out.kind = QuantityKind::change;
    } else {
      read_unit(out);
    }
    out.lang = lang_;
    if (!read_value(out)) return std::nullopt;
    if (const auto kind = quantity_kind_named(fields_.value(Field::kind))) out.kind = *kind;
    if (const auto mod = mod_named(fields_.value(Field::mod))) out.mod = *mod;
    if (out.unit.empty() && out.kind != QuantityKind::money) out.unit = FixedText<32>("1");
    return out;
  }

 private:
  /// The row of a unit's word: of several, the usual one; a counter before an annotation of units
  /// ({TEU}).
  [[nodiscard]] std::optional<LexiconEntry> row_of(Field field, std::string_view word) const {
    const Rule& rule = resources_->rule(fields_.find().rule);
    const Lexicon& lexicon = resources_->lexicon();
    std::optional<LexiconEntry> best;
    int best_rank = -1;
    std::vector<std::string_view> types;
    for (const std::string& type : rule.lexicons) {
      if (std::ranges::find(kMoneyPlaces, type) == kMoneyPlaces.end()) types.emplace_back(type);
    }
    // A sign or a word that the pattern itself spells.
    if (types.empty()) types = {"unit", "currency", "classifier"};
    if (field == Field::currency || field == Field::unit2) types.emplace_back("currency");
    for (const std::string_view type : types) {
      const uint32_t first = lexicon.find(word, type, rule.lang);
      if (first == kNone) continue;
      for (uint32_t i = first; i < lexicon.size(); ++i) {
        const LexiconEntry entry = lexicon.entry(i);
        if (entry.surface != word) break;
        if (entry.type != type || (rule.lang != 0 && entry.lang != 0 && entry.lang != rule.lang))
          continue;
        // Of the currencies of one name the document's own.
        if (!home_.empty() && entry.id == home_ && !entry.attribute("ambiguous").empty())
          return entry;
        const bool usual = !entry.attribute("default").empty();
        const bool doubtful = !entry.attribute("ambiguous").empty() && !usual;
        const int rank = (doubtful ? 0 : 4) + (usual ? 2 : 0) + (entry.id.starts_with('{') ? 0 : 1);
        if (rank > best_rank) {
          best = entry;
          best_rank = rank;
        }
      }
    }
    return best;
  }

  /// The row of the last word of a currency's name: what stands before it was no part of the name.
  [[nodiscard]] std::optional<LexiconEntry> noun_of_money() const {
    const std::string_view name = fields_.text(Field::currency);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    return row_of(Field::currency, name.substr(space + 1));
  }

  /// Of a name that several countries have for their money, the document's own; none where it tells
  /// of none of them.
  [[nodiscard]] std::string_view money_of_home() const {
    constexpr std::string_view kName = "currency_home";
    const Lexicon& lexicon = resources_->lexicon();
    const std::string_view word = fields_.text(Field::currency);
    for (uint32_t i = lexicon.find(word, kName, 0); !home_.empty() && i < lexicon.size(); ++i) {
      const LexiconEntry entry = lexicon.entry(i);
      if (entry.surface != word) break;
      if (entry.type == kName && entry.id == home_) return entry.id;
    }
    return {};
  }

  void read_unit(Quantity& out) {
    const Field field = fields_.has(Field::unit)       ? Field::unit
                        : fields_.has(Field::currency) ? Field::currency
                                                       : Field::counter;
    out.kind = QuantityKind::number;
    if (!fields_.has(field)) {
      lang_ = lang_ == 0 ? neighbour_language() : lang_;
      return;
    }
    auto row = row_of(field, fields_.text(field));
    if (!row && field == Field::currency) row = noun_of_money();
    if (!row) {
      // A noun that no list has, as the rule took it.
      if (field == Field::counter) {
        out.kind = QuantityKind::count;
        out.counter = head_of(fields_.span(field));
      } else if (field == Field::currency) {
        out.kind = QuantityKind::money;
        out.unit = FixedText<32>::cut(money_of_home());
        lang_ = lang_ == 0 ? neighbour_language() : lang_;
      } else {
        out.unit = FixedText<32>::cut(fields_.text(field));
        lang_ = lang_ == 0 ? neighbour_language() : lang_;
      }
      return;
    }
    if (row->lang == 0) {
      const LangId near = neighbour_language();
      if (near != 0) lang_ = near;
    }
    take_row(out, *row, fields_.span(field));
  }

  /// The noun of a counter that a rule took with its attributes: the last word, unless a name's
  /// capital begins it.
  [[nodiscard]] Span head_of(Span counter) const {
    const std::size_t space = slice(text_, counter).rfind(' ');
    if (space == std::string_view::npos) return counter;
    const uint32_t begin = counter.begin + static_cast<uint32_t>(space) + 1;
    const char32_t first = utf8::decode(text_, begin);
    const Script script = script_of(first);
    const bool cased = script == Script::latin || script == Script::cyrillic;
    if (!cased || is_capital(first)) return counter;
    return {begin, counter.end};
  }

  /// Kind, unit and counter from a row; `word` is where it stands, if beside the number.
  void take_row(Quantity& out, const LexiconEntry& row, Span word) {
    std::string unit(row.id);
    const std::string_view sort = row.attribute("kind");
    if (row.type == "currency") {
      out.kind = QuantityKind::money;
      factor_ = factor_of(row.attribute("scale"));
    } else if (row.type == "unit") {
      out.kind = unit == "%" ? QuantityKind::percent : QuantityKind::measure;
      factor_ = factor_of(row.attribute("factor"));
      if (!row.attribute("point").empty() && unit == "%") {
        out.kind = QuantityKind::change;
        out.point = true;
      }
      if (fields_.has(Field::rate) && unit.find('/') == std::string::npos) {
        // The second half of the rate's own unit: km/h gives /h.
        const auto rate = row_of(Field::rate, fields_.text(Field::rate));
        if (rate && rate->id.find('/') != std::string_view::npos)
          unit += rate->id.substr(rate->id.find('/'));
      }
    } else {
      out.kind = quantity_kind_named(sort).value_or(QuantityKind::count);
      unit = out.kind == QuantityKind::age ? "a" : "1";
      if (out.kind == QuantityKind::count || out.kind == QuantityKind::ordinal) out.counter = word;
      factor_ = factor_of(row.attribute("factor"));
    }
    out.unit = FixedText<32>::cut(unit);
  }

  /// The language of the letters before the find, else behind it.
  [[nodiscard]] LangId neighbour_language() const {
    const Span span = fields_.find().span;
    std::size_t from = span.begin > kNeighbourhood ? span.begin - kNeighbourhood : 0;
    while (from > 0 && utf8::is_continuation(text_[from])) --from;
    // The nearest letters count: walk back over what is none.
    std::size_t end = span.begin;
    while (end > from && script_of(utf8::decode_before(text_, end)) == Script::none)
      end = utf8::previous(text_, end);
    // A particle glued to a foreign name tells, not the name.
    std::size_t begin = end;
    const Script nearest = end > from ? script_of(utf8::decode_before(text_, end)) : Script::none;
    while (begin > from && is_written_with(script_of(utf8::decode_before(text_, begin)), nearest)) {
      begin = utf8::previous(text_, begin);
    }
    const Languages& languages = resources_->languages();
    if (begin < end) return languages.of_letters(text_.substr(begin, end - begin));
    std::size_t to = std::min<std::size_t>(text_.size(), span.end + kNeighbourhood);
    while (to < text_.size() && utf8::is_continuation(text_[to])) --to;
    return languages.of_letters(text_.substr(span.end, to - span.end));
  }

  [[nodiscard]] std::optional<Number> number(std::string_view text) const {
    // Beside no letters: what no language owns (a fraction in one sign) is in every table.
    const LangId lang = lang_ == 0 ? kAnyTable : lang_;
    auto plain = numbers_->read(text, lang);
    if (!plain && text.starts_with('.')) plain = numbers_->read("0" + std::string(text), lang);
    if (!plain && pair_ == NumberPair::range) plain = signed_number(text, lang);
    // Beside a foreign sign (6 mln AU$) the words of the number are the rule's.
    const LangId own = resources_->rule(fields_.find().rule).lang;
    if (!plain && own != 0 && own != lang) plain = numbers_->read(text, own);
    if (plain) return plain;
    const auto mixed = read_mixed(text);
    if (!mixed) return std::nullopt;
    Number out;
    out.value = out.max = *mixed;
    return out;
  }

  /// The first end of a range that has a sign of its own: from -1 to 1.
  [[nodiscard]] std::optional<Number> signed_number(std::string_view text, LangId lang) const {
    if (text.empty() || !fields_.has(Field::number_max) || fields_.has(Field::sign))
      return std::nullopt;
    const bool plus = text.front() == '+';
    text.remove_prefix(utf8::length(text.front()));
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.empty() || !is_digit(static_cast<unsigned char>(text.front()))) return std::nullopt;
    auto number = numbers_->read(text, lang);
    if (!number || plus) return number;
    number->value = number->value.negated();
    number->max = number->max.negated();
    return number;
  }

  [[nodiscard]] bool read_fraction(Quantity& out) const {
    const auto numerator = number(fields_.text(Field::numerator));
    const auto denominator = number(fields_.text(Field::denominator));
    if (!numerator || !denominator || denominator->value.is_zero()) return false;
    // A third as the name of a part: two thirds.
    const bool part = !denominator->denominator.is_zero();
    return set_fraction(out, numerator->value,
                        part ? denominator->denominator : denominator->value);
  }

  static bool set_fraction(Quantity& out, const Decimal& numerator, const Decimal& denominator) {
    const auto value = numerator.divided_by(denominator, kFractionPlaces);
    if (!value) return false;
    out.kind = QuantityKind::fraction;
    out.numerator = numerator;
    out.denominator = denominator;
    out.value = *value;
    out.has_value = true;
    return true;
  }

  [[nodiscard]] std::optional<Decimal> scaled(const Decimal& value,
                                              const std::optional<Decimal>& by) const {
    return by ? value.times(*by) : std::optional<Decimal>(value);
  }

  /// A part of a scale word, which counts or pays: two thirds of a million roubles.
  [[nodiscard]] bool read_part_of_scale(Quantity& out) const {
    const QuantityKind kind = out.kind;
    const auto scale = number(fields_.text(Field::scale));
    if (!scale || !read_fraction(out)) return false;
    const auto whole = out.numerator.times(scale->value);
    const auto value =
        whole ? whole->divided_by(out.denominator, kFractionPlaces) : std::optional<Decimal>();
    const auto plain = value ? value->times(Decimal(1, 0)) : std::optional<Decimal>();
    if (!plain) return false;
    out.kind = kind;
    out.numerator = out.denominator = Decimal();
    out.value = *plain;
    return true;
  }

  [[nodiscard]] bool read_value(Quantity& out) const {
    if (fields_.has(Field::denominator) && !fields_.has(Field::number)) {
      if (fields_.has(Field::scale)) return read_part_of_scale(out);
      // A tenth of a percent is a percentage.
      const QuantityKind kind = out.kind;
      const bool is_share = out.unit.view() == "%";
      if (!read_fraction(out)) return false;
      if (is_share) out.kind = kind;
      return true;
    }
    const std::string_view low_text = fields_.text(Field::number);
    const auto low = number(low_text);
    if (!low) return false;
    std::optional<Decimal> scale = scale_;
    if (fields_.has(Field::scale)) {
      const auto word = number(fields_.text(Field::scale));
      if (!word) return false;
      scale = word->value;
    }
    Decimal min = low->value;
    Decimal max = low->max;
    if (fields_.has(Field::number_max)) {
      const std::string_view high_text = fields_.text(Field::number_max);
      const auto high = number(high_text);
      if (!high) return false;
      max = high->max;
      if (!fields_.has(Field::scale)) {
        // 3-5 million: the scale of the second number is the first one's too, where the range still
        // rises.
        if (const auto risen = with_last_scale(min, high_text, max)) min = *risen;
      }
      if (min.compare(max) > 0 && pair_ == NumberPair::range && !is_negative()) {
        const bool marked =
            has_joint(kTildes) || (out.kind != QuantityKind::count && has_joint(kDashes));
        if (!marked || !near(min, max, kTenTimes)) return false;
        std::swap(min, max);
      }
    } else if (!low->denominator.is_zero() && out.kind == QuantityKind::number) {
      return set_fraction(out, low->numerator, low->denominator);
    }
    if (fields_.has(Field::denominator)) {
      // Three and one half.
      Quantity part;
      const auto sum = read_fraction(part) ? min.plus(part.value) : std::nullopt;
      const auto plain =
          sum ? sum->times(Decimal(1, 0)) : std::nullopt;  // without zeros at its end
      if (!plain) return false;
      min = max = *plain;
    }
    for (Decimal* end : {&min, &max}) {
      const auto whole = scaled(*end, scale);
      const auto value = whole ? scaled(*whole, factor_) : std::nullopt;
      if (!value) return false;
      *end = is_negative() ? value->negated() : *value;
    }
    if (is_negative() && max.compare(min) < 0) std::swap(min, max);  // from 5 to 7 below zero
    if (fields_.has(Field::count2)) {
      const auto second = second_amount();
      const auto sum = second ? min.plus(*second) : std::nullopt;
      if (!sum) return false;
      min = max = *sum;
    }
    if (min.compare(max) == 0) {
      out.value = min;
      out.has_value = true;
    } else {
      out.min = min;
      out.max = max;
      out.has_min = out.has_max = true;
    }
    if (low->is_ordinal && out.kind == QuantityKind::number) out.kind = QuantityKind::ordinal;
    return true;
  }

  /// The smaller part of an amount: 98 kopecks of 913 roubles 98 kopecks.
  [[nodiscard]] std::optional<Decimal> second_amount() const {
    const auto count = number(fields_.text(Field::count2));
    const auto row = row_of(Field::unit2, fields_.text(Field::unit2));
    if (!count || !row) return std::nullopt;
    const std::string_view name = row->type == "currency" ? "scale" : "factor";
    return scaled(count->value, factor_of(row->attribute(name)));
  }

  /// `low` times the scale words that `text`, the number `high`, ends with (the million of five
  /// million), the most of them with which the range still rises.
  [[nodiscard]] std::optional<Decimal> with_last_scale(const Decimal& low, std::string_view text,
                                                       const Decimal& high) const {
    for (std::size_t at = 1; at < text.size(); ++at) {
      if (utf8::is_continuation(text[at]) || text[at] == ' ' || text[at] == '-') continue;
      if (is_digit(static_cast<unsigned char>(text[at]))) continue;
      const auto scale = number(text.substr(at));
      if (!scale || scale->value.compare(kLeastScale) < 0) continue;
      std::string_view before = text.substr(0, at);
      while (before.ends_with(' ') || before.ends_with('-')) before.remove_suffix(1);
      const auto first = number(before);
      const auto product = first ? first->value.times(scale->value) : std::nullopt;
      if (!product || product->compare(high) != 0) continue;
      const auto risen = low.times(scale->value);
      if (risen && (risen->compare(high) < 0 || may_fall(*risen, high))) return risen;
    }
    return std::nullopt;
  }

  /// May the lower number stand second and lend its scale: from 6 to 5 million, not from 900 to
  /// 1.2 million. A range falls less far than levels do.
  [[nodiscard]] bool may_fall(const Decimal& first, const Decimal& second) const {
    if (pair_ == NumberPair::levels) return near(first, second, kTenTimes);
    return has_joint(kTildes) && near(first, second, kTwice);
  }

  /// Less than so many `times` as much.
  [[nodiscard]] static bool near(const Decimal& a, const Decimal& b, const Decimal& times) {
    const auto most = b.times(times);
    return most && a.compare(*most) < 0;
  }

  /// True if one of `marks` stands between the two numbers: it says that they are a range,
  /// whichever of them is more (23~22 degrees). A hyphen says less.
  [[nodiscard]] bool has_joint(std::span<const std::string_view> marks) const {
    const Span number = fields_.span(Field::number);
    const Span number_max = fields_.span(Field::number_max);
    if (number.empty() || number_max.begin < number.end) return false;
    const std::string_view joint = slice(text_, {number.end, number_max.begin});
    return std::ranges::any_of(marks, [joint](std::string_view mark) {
      return joint.find(mark) != std::string_view::npos;
    });
  }

  [[nodiscard]] bool is_negative() const {
    const std::string_view sign = fields_.text(Field::sign);
    return !sign.empty() && sign != "+" && utf8::decode(sign, 0) != kPlusMinus;
  }

  Fields fields_;
  std::string_view text_;
  const Resources* resources_;
  const NumberReader* numbers_;
  std::string_view home_;
  NumberPair pair_;
  LangId lang_ = 0;
  std::optional<Decimal> factor_;  // of the unit's word
  std::optional<Decimal> scale_;   // of the legend
};

}  // namespace

std::optional<Quantity> read_quantity(const Find& find, std::string_view text,
                                      const ReadingAids& aids, NumberPair pair,
                                      const std::optional<LegendUnit>& legend) {
  return Reader(find, text, aids, pair).read(legend);
}

}  // namespace sagwan
