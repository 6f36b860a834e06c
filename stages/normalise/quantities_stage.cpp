// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities_stage.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/value_text.h"
#include "pipeline/rules/fields.h"
#include "stages/normalise/measured_noun.h"
#include "stages/normalise/table_units.h"

namespace sagwan {

namespace {

constexpr int32_t kFractionPlaces = 12;  // knowledge-file.md, quantities
constexpr char32_t kPlusMinus = 0xB1;
const Decimal kLeastScale(100, 0);  // smaller words (ten) are no scale that a range shares
constexpr std::string_view kMoneyNoun = "currency_noun";  // only says where a currency's name ends
constexpr std::size_t kNeighbourhood = 64;  // bytes beside a find that tell its language

std::optional<QuantityKind> kind_of(std::string_view word) {
  for (uint8_t i = 0; i <= static_cast<uint8_t>(QuantityKind::change); ++i) {
    if (quantity_kind_text(static_cast<QuantityKind>(i)) == word)
      return static_cast<QuantityKind>(i);
  }
  return std::nullopt;
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
  Reader(const Find& find, std::string_view text, const Resources& resources,
         const NumberReader& numbers)
      : fields_(find, text, resources), text_(text), resources_(&resources), numbers_(&numbers) {}

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
    if (const auto kind = kind_of(fields_.value(Field::kind))) out.kind = *kind;
    if (const auto mod = mod_of(fields_.value(Field::mod))) out.mod = *mod;
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
      if (type != kMoneyNoun) types.emplace_back(type);
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
        out.counter = fields_.span(field);
      } else if (field == Field::currency) {
        out.kind = QuantityKind::money;  // of a country that the text does not name here
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
      if (fields_.has(Field::rate)) {
        // The second half of the rate's own unit: km/h gives /h.
        const auto rate = row_of(Field::rate, fields_.text(Field::rate));
        if (rate && rate->id.find('/') != std::string_view::npos)
          unit += rate->id.substr(rate->id.find('/'));
      }
    } else {
      out.kind = kind_of(sort).value_or(QuantityKind::count);
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
    std::size_t begin = end;
    while (begin > from && script_of(utf8::decode_before(text_, begin)) != Script::none) {
      begin = utf8::previous(text_, begin);
    }
    const Languages& languages = resources_->languages();
    if (begin < end) return languages.of_letters(text_.substr(begin, end - begin));
    std::size_t to = std::min<std::size_t>(text_.size(), span.end + kNeighbourhood);
    while (to < text_.size() && utf8::is_continuation(text_[to])) --to;
    return languages.of_letters(text_.substr(span.end, to - span.end));
  }

  [[nodiscard]] std::optional<Number> number(std::string_view text) const {
    return numbers_->read(text, lang_);
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

  [[nodiscard]] bool read_value(Quantity& out) const {
    if (fields_.has(Field::denominator) && !fields_.has(Field::number)) return read_fraction(out);
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
        const auto elided = last_scale(high_text, max);
        const auto risen = elided ? min.times(*elided) : std::nullopt;
        if (risen && risen->compare(max) < 0) min = *risen;
      }
      if (min.compare(max) > 0) return false;
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

  /// The scale words that `text`, the number `value`, ends with: a million of five million.
  [[nodiscard]] std::optional<Decimal> last_scale(std::string_view text,
                                                  const Decimal& value) const {
    for (std::size_t at = 1; at < text.size(); ++at) {
      if (utf8::is_continuation(text[at]) || text[at] == ' ' || text[at] == '-') continue;
      if (is_digit(static_cast<unsigned char>(text[at]))) continue;
      const auto scale = number(text.substr(at));
      if (!scale || scale->value.compare(kLeastScale) < 0) continue;
      std::string_view before = text.substr(0, at);
      while (before.ends_with(' ') || before.ends_with('-')) before.remove_suffix(1);
      const auto first = number(before);
      const auto product = first ? first->value.times(scale->value) : std::nullopt;
      if (product && product->compare(value) == 0) return scale->value;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_negative() const {
    const std::string_view sign = fields_.text(Field::sign);
    return !sign.empty() && sign != "+" && utf8::decode(sign, 0) != kPlusMinus;
  }

  Fields fields_;
  std::string_view text_;
  const Resources* resources_;
  const NumberReader* numbers_;
  LangId lang_ = 0;
  std::optional<Decimal> factor_;  // of the unit's word
  std::optional<Decimal> scale_;   // of the legend
};

/// True if the document says nothing but `find`.
bool is_all(const View<QuantitiesStage::Reads>& doc, const Find& find) {
  if (doc.blocks().size() != 1 || find.block == kNone) return false;
  Span block = doc.blocks()[find.block].span;
  while (!block.empty() && is_space(utf8::decode_before(doc.text(), block.end)))
    block.end = static_cast<uint32_t>(utf8::previous(doc.text(), block.end));
  return find.span.begin <= block.begin && find.span.end >= block.end;
}

/// By so many percent or people something rises or falls; a multiple, a share, an age stays what it
/// is.
bool can_change(QuantityKind kind) {
  return kind == QuantityKind::percent || kind == QuantityKind::measure ||
         kind == QuantityKind::money || kind == QuantityKind::count;
}

/// Amounts of one unit that a word or a mark joins (122 and 155 mm) measure one noun.
void share_nouns(std::string_view text, Layer<Quantity>& quantities) {
  constexpr uint32_t kLongestJoint = 8;
  for (std::size_t i = 1; i < quantities.size(); ++i) {
    Quantity& a = quantities[i - 1];
    Quantity& b = quantities[i];
    if (a.kind != QuantityKind::measure || a.kind != b.kind || !(a.unit.view() == b.unit.view()))
      continue;
    if (b.span.begin < a.span.end || b.span.begin - a.span.end > kLongestJoint) continue;
    if (slice(text, {a.span.end, b.span.begin}).find_first_of("().;") != std::string_view::npos)
      continue;
    if (a.of.empty()) {
      a.of = b.of;
    } else if (b.of.empty()) {
      b.of = a.of;
    }
  }
}

}  // namespace

QuantitiesStage::QuantitiesStage(std::shared_ptr<const Resources> resources)
    : resources_(std::move(resources)),
      numbers_(
          std::make_shared<const NumberReader>(resources_->lexicon(), resources_->languages())),
      beside_(std::make_shared<const Beside>(*resources_)),
      linked_(std::make_shared<const LinkedNoun>(*resources_)),
      sums_(std::make_shared<const Sums>(*resources_)) {}

Result<QuantitiesStage> QuantitiesStage::make(std::shared_ptr<const Resources> resources) {
  return QuantitiesStage(std::move(resources));
}

Result<Layer<Quantity>> QuantitiesStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  const Layer<Find>& finds = doc.get<Find>();
  std::vector<uint32_t> inner(finds.size(), kNone);  // the quantity that a later phase took over
  for (uint32_t i = 0; i < finds.size(); ++i) {
    if (finds[i].type == FindType::quantity && finds[i].outer != kNone) inner[finds[i].outer] = i;
  }
  const TableUnits table_units(doc, *numbers_);
  Layer<Quantity> out;
  for (uint32_t i = 0; i < finds.size(); ++i) {
    const Find& find = finds[i];
    if (find.outer != kNone || find.rule == kNone) continue;
    std::optional<LegendUnit> legend;
    if (find.type == FindType::number) legend = table_units.unit_of(find);
    // A bare number is one where it is all that the text says.
    const bool alone = find.type == FindType::number && !legend && is_all(doc, find);
    if (find.type != FindType::quantity && !legend && !alone) continue;
    // The masthead's numbers are the document's own (annotation guide, Quantities: its issue
    // number).
    if (find.block != kNone && doc.blocks()[find.block].kind == BlockKind::masthead) continue;
    const bool takes_over = inner[i] != kNone && find.capture(Field::inner) != nullptr;
    const Find& base = takes_over ? finds[inner[i]] : find;
    auto quantity = Reader(base, doc.text(), *resources_, *numbers_).read(legend);
    if (!quantity) continue;
    if (!quantity->counter.empty() && beside_->is_stop(doc.text(quantity->counter))) continue;
    quantity->span = find.span;
    quantity->find = i;
    const Fields fields(find, doc.text(), *resources_);
    const std::string_view direction = fields.value(Field::direction);
    if (direction == direction_text(Direction::up)) quantity->direction = Direction::up;
    if (direction == direction_text(Direction::down)) quantity->direction = Direction::down;
    quantity->base = fields.span(Field::base);
    if (quantity->kind == QuantityKind::ordinal || quantity->kind == QuantityKind::age) {
      quantity->direction = Direction::none;  // the third rise is no rise by three
      quantity->base = {};
    }
    if (takes_over) {
      const auto kind = kind_of(fields.value(Field::kind));
      if (kind && (*kind != QuantityKind::change || can_change(quantity->kind))) {
        quantity->kind = *kind;
        quantity->of = {};
      }
    }
    const Beside::Limit limit = beside_->limit(doc.text(), quantity->span);
    if (quantity->mod == Mod::none && quantity->kind != QuantityKind::ordinal)
      quantity->mod = limit.mod;
    if (!legend) {
      quantity->of =
          measured_noun({doc.text(), finds, *beside_, *linked_, doc.resources().lexicon()},
                        *quantity, limit.begin, fields.span(Field::of));
    }
    out.push_back(*quantity);
  }
  std::sort(out.begin(), out.end(),
            [](const Quantity& a, const Quantity& b) { return a.span < b.span; });
  share_nouns(doc.text(), out);
  sums_->check(doc.text(), out, diagnostics);
  return out;
}

}  // namespace sagwan
