// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/quantities_stage.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/normalise/nouns/bracketed_nouns.h"
#include "stages/normalise/nouns/carried_noun.h"
#include "stages/normalise/nouns/change_extent.h"
#include "stages/normalise/nouns/dropped_verb.h"
#include "stages/normalise/nouns/each_noun.h"
#include "stages/normalise/nouns/measured_noun.h"
#include "stages/normalise/nouns/noun_places.h"
#include "stages/normalise/nouns/noun_term.h"
#include "stages/normalise/nouns/rest_noun.h"
#include "stages/normalise/nouns/shared_noun.h"
#include "stages/normalise/quantities/bracketed_change.h"
#include "stages/normalise/quantities/far_change.h"
#include "stages/normalise/quantities/lent_unit.h"
#include "stages/normalise/quantities/levels.h"
#include "stages/normalise/quantities/quantity_reader.h"
#include "stages/normalise/quantities/shared_base.h"
#include "stages/normalise/quantities/shared_change.h"
#include "stages/normalise/quantities/table_units.h"

namespace sagwan {

namespace {

constexpr std::string_view kFrame = "number_frame";
constexpr std::string_view kClassifier = "classifier";
constexpr std::string_view kLabel = "ordinal_label";
constexpr std::string_view kNumber = "number";  // id of a label that stays outside

/// The block without the space and the stop at its end.
Span without_stop(std::string_view text, Span block) {
  constexpr std::u32string_view kStops = U".!?";
  while (!block.empty()) {
    const char32_t last = utf8::decode_before(text, block.end);
    if (!is_space(last) && last != kIdeographicFullStop &&
        kStops.find(last) == std::u32string_view::npos)
      break;
    block.end = static_cast<uint32_t>(utf8::previous(text, block.end));
  }
  return block;
}

/// True if the document says nothing but `find`, with its limits (more than 30) and what may frame
/// a number (from, between).
bool is_all(const View<QuantitiesStage::Reads>& doc, const Find& find, const Beside& beside) {
  if (doc.blocks().size() != 1 || find.block == kNone) return false;
  const std::string_view text = doc.text();
  const Span block = without_stop(text, doc.blocks()[find.block].span);
  const Beside::Limit limit = beside.limit(text, find.span);
  uint32_t begin = std::min(limit.begin, find.span.begin);
  if (begin > block.begin) {
    uint32_t end = begin;
    while (end > block.begin && text[end - 1] == ' ') --end;
    const std::string_view frame = slice(text, {block.begin, end});
    if (doc.resources().lexicon().find(frame, kFrame, 0) == kNone) return false;
    begin = block.begin;
  }
  constexpr uint32_t kLongestLimit = 12;  // bytes behind the number, with their space
  const uint32_t rest = block.end > find.span.end ? block.end - find.span.end : 0;
  return rest == 0 ||
         (limit.mod != Mod::none && limit.begin >= find.span.begin && rest <= kLongestLimit);
}

/// By so many percent or people something rises or falls; a multiple, a share, an age stays what it
/// is.
bool can_change(QuantityKind kind) {
  return kind == QuantityKind::percent || kind == QuantityKind::measure ||
         kind == QuantityKind::money || kind == QuantityKind::count;
}

/// The readers of quantities, made once for all documents.
struct Readers {
  const Resources& resources;
  const NumberReader& numbers;
  const Beside& beside;
  const LinkedNoun& linked;
  const Agreement& agreement;
  const PerUnit& per;
  const HomeMoney& home;
};

/// Reads the quantities of one document, one find after the other.
class QuantityWalk {
 public:
  QuantityWalk(const View<QuantitiesStage::Reads>& doc, const Readers& readers)
      : doc_(doc),
        finds_(doc.get<Find>()),
        readers_(readers),
        table_units_(doc, readers.numbers),
        levels_(readers.resources),
        home_(readers.home.of(doc.text())),
        inner_(finds_.size(), kNone) {
    for (uint32_t i = 0; i < finds_.size(); ++i) {
      if (finds_[i].type == FindType::quantity && finds_[i].outer != kNone)
        inner_[finds_[i].outer] = i;
    }
  }

  Layer<Quantity> read() {
    for (uint32_t i = 0; i < finds_.size(); ++i) {
      const Find& find = finds_[i];
      if (!is_own(find) || find.rule == kNone) continue;
      // The unit that a rate added to the amount before: 254 dollars a thousand cubic metres.
      if (!out_.empty() && find.span.begin >= out_.back().span.begin &&
          find.span.end <= out_.back().span.end)
        continue;
      std::optional<LegendUnit> legend;
      if (find.type == FindType::number) legend = table_units_.unit_of(find);
      // A bare number is one where it is all that the text says.
      const bool alone =
          find.type == FindType::number && !legend && is_all(doc_, find, readers_.beside);
      if (find.type != FindType::quantity && !legend && !alone) continue;
      // The masthead's numbers are the document's own (annotation guide, Quantities: its issue
      // number).
      if (find.block != kNone && doc_.blocks()[find.block].kind == BlockKind::masthead) continue;
      read_find(i, legend);
    }
    return std::move(out_);
  }

 private:
  /// True for a find that no other one took in, and for an amount in brackets that stands between
  /// the ends of an interval.
  [[nodiscard]] bool is_own(const Find& find) const {
    if (find.outer == kNone) return true;
    const std::string_view text = doc_.text();
    return is_time(finds_[find.outer].type) && find.span.begin > 0 &&
           text[find.span.begin - 1] == '(' && text.substr(find.span.end).starts_with(')');
  }

  /// True for a word that a rule took for a noun and that is none; times and turns, which no noun
  /// measures, are counted all the same.
  [[nodiscard]] bool counts_nothing(std::string_view counter) const {
    const bool verb = readers_.beside.is_verb_form(counter.substr(counter.rfind(' ') + 1));
    return (verb || readers_.beside.is_stop(counter)) &&
           readers_.resources.lexicon().find(counter, kClassifier, 0) == kNone;
  }

  /// Is the number of a count that of an article (as Article 4 members agree)? It is an ordinal
  /// then, and its label the counter.
  [[nodiscard]] bool put_label(const Find& find, Quantity& quantity) const {
    const Capture* number = find.capture(Field::number);
    const std::string_view text = doc_.text();
    if (quantity.kind != QuantityKind::count || number == nullptr || !quantity.has_value ||
        quantity.counter.empty() || find.span.begin == 0 || text[find.span.begin - 1] != ' ')
      return false;
    const uint32_t end = find.span.begin - 1;
    uint32_t begin = end;
    while (begin > 0 && !is_space(utf8::decode_before(text, begin)))
      begin = static_cast<uint32_t>(utf8::previous(text, begin));
    const Span label{begin, end};
    const Lexicon& lexicon = readers_.resources.lexicon();
    const uint32_t row = lexicon.find(slice(text, label), kLabel, 0);
    if (row == kNone) return false;
    // Of a resolution the number alone is marked.
    const bool alone = lexicon.entry(row).id == kNumber;
    quantity.kind = QuantityKind::ordinal;
    quantity.span = {alone ? find.span.begin : begin, number->span.end};
    quantity.counter = alone ? Span{} : label;
    return true;
  }

  /// Takes the rate that is written behind the unit into the find, and that of a measure into its
  /// unit: 3 million barrels a year are 3,000,000 [bbl_us]/a.
  void put_rate(QuantityKind own_kind, Quantity& quantity) const {
    const Span span = readers_.per.with_rate(doc_.text(), quantity);
    const bool is_wider = span != quantity.span;
    quantity.span = span;
    if (!is_wider || own_kind != QuantityKind::measure || quantity.per.view().empty()) return;
    std::string unit(quantity.unit.view());
    unit += '/';
    unit += quantity.per.view();
    quantity.unit = FixedText<32>::cut(unit);
    quantity.per = {};
  }

  /// What the numbers of a find say: an amount or a range, or two levels parted by `joint`.
  struct Amount {
    std::optional<Quantity> quantity;
    std::optional<Span> joint;
  };

  /// Adds what the find says, which is two quantities where it is two levels.
  void read_find(uint32_t i, const std::optional<LegendUnit>& legend) {
    const Find& find = finds_[i];
    const bool takes_over = inner_[i] != kNone && find.capture(Field::inner) != nullptr;
    Amount amount = read_amount(takes_over ? finds_[inner_[i]] : find, legend);
    if (!amount.quantity) return;
    Quantity& quantity = *amount.quantity;
    const QuantityKind own_kind = quantity.kind;
    if (!quantity.counter.empty() && counts_nothing(doc_.text(quantity.counter))) return;
    quantity.span = find.span;
    quantity.find = i;
    if (put_label(find, quantity)) {
      out_.push_back(quantity);
      return;
    }
    const Fields fields(find, doc_.text(), readers_.resources);
    if (takes_over) {
      const Fields own(finds_[inner_[i]], doc_.text(), readers_.resources);
      put_change(own, quantity);
    }
    put_change(fields, quantity);
    if (legend && quantity.base.empty()) quantity.base = legend->base;
    if (takes_over) {
      put_kind(fields, quantity);
      if (const auto mod = mod_named(fields.value(Field::mod))) quantity.mod = *mod;
    }
    if (find.type == FindType::quantity && can_change(quantity.kind) &&
        table_units_.is_change(find))
      quantity.kind = QuantityKind::change;
    const uint32_t begin = put_limit(quantity);
    const PerUnit::Rate rate = readers_.per.before(doc_.text(), quantity, begin);
    if (!legend) {
      quantity.of = measured_noun({doc_.text(), finds_, readers_.beside, readers_.linked,
                                   readers_.resources.lexicon(), readers_.agreement},
                                  quantity, rate.begin, fields.span(Field::of));
    }
    if (quantity.of.empty() && quantity.kind != QuantityKind::ordinal)
      quantity.of = table_units_.label_of(find);
    quantity.per = FixedText<16>::cut(readers_.per.unit(doc_.text(), quantity, rate));
    put_rate(own_kind, quantity);
    if (amount.joint && quantity.has_min)
      out_.push_back(Levels::split(quantity, *amount.joint, own_kind));
    out_.push_back(quantity);
  }

  /// `base` is the find that holds the numbers.
  [[nodiscard]] Amount read_amount(const Find& base,
                                   const std::optional<LegendUnit>& legend) const {
    const std::string_view text = doc_.text();
    const Fields fields(base, text, readers_.resources);
    const LangId lang = base.lang != 0 ? base.lang : readers_.resources.rule(base.rule).lang;
    const Span first = fields.span(Field::number);
    const Span second = fields.span(Field::number_max);
    const auto read = [&](NumberPair pair) {
      return read_quantity(base, text, {readers_.resources, readers_.numbers, home_}, pair, legend);
    };
    if (const auto joint = levels_.joint(text, base.span, first, second, lang,
                                         out_.empty() ? nullptr : &out_.back()))
      return {read(NumberPair::levels), joint};
    if (const auto range = read(NumberPair::range)) return {range, std::nullopt};
    const auto joint = levels_.fallen(text, base.span, first, second, lang);
    return {joint ? read(NumberPair::levels) : std::nullopt, joint};
  }

  /// Rise or fall, and what it is measured against.
  void put_change(const Fields& fields, Quantity& quantity) const {
    // The third rise is no rise by three; of ages only a mean rises, by parts of a year.
    const bool whole_age = quantity.kind == QuantityKind::age &&
                           doc_.text(quantity.span).find('.') == std::string_view::npos;
    if (quantity.kind == QuantityKind::ordinal || whole_age) {
      quantity.direction = Direction::none;
      quantity.base = {};
      return;
    }
    const std::string_view direction = fields.value(Field::direction);
    if (direction == direction_text(Direction::up)) quantity.direction = Direction::up;
    if (direction == direction_text(Direction::down)) quantity.direction = Direction::down;
    quantity.base = fields.span(Field::base);
  }

  /// The kind that a rule over the amount's find says.
  static void put_kind(const Fields& fields, Quantity& quantity) {
    const auto kind = quantity_kind_named(fields.value(Field::kind));
    if (!kind || (*kind == QuantityKind::change && !can_change(quantity.kind))) return;
    quantity.kind = *kind;
    quantity.of = {};
  }

  /// The limit that a word beside says, unless it says which level was reached; returns where the
  /// amount begins with the word before it.
  uint32_t put_limit(Quantity& quantity) const {
    const std::string_view text = doc_.text();
    const Beside::Limit limit = readers_.beside.limit(text, quantity.span);
    const Span word{limit.begin, quantity.span.begin};
    if (quantity.mod == Mod::none && quantity.kind != QuantityKind::ordinal &&
        !levels_.is_reached(text, word, quantity.span, quantity.lang) &&
        (out_.empty() || !levels_.is_led_to(text, word, out_.back()))) {
      quantity.mod = limit.mod;
    }
    return limit.begin;
  }

  const View<QuantitiesStage::Reads>& doc_;
  const Layer<Find>& finds_;
  Readers readers_;
  TableUnits table_units_;
  Levels levels_;
  std::string_view home_;        ///< the currency that a bare name means in this document
  std::vector<uint32_t> inner_;  ///< by find: the quantity that it took over
  Layer<Quantity> out_;
};

/// What an amount is measured against is not what it is of: that stands before it (exports are
/// twice the imports). Of a share whose whole is all that is told, the whole stays.
void nouns_before_bases(const NounPlaces& places, Layer<Quantity>& quantities) {
  for (Quantity& quantity : quantities) {
    if (quantity.of.empty() || quantity.of != quantity.base) continue;
    const bool behind = quantity.base.end <= quantity.span.begin;
    const Span noun = behind ? measured_noun(places, quantity, quantity.base.begin, {}) : Span{};
    if (!noun.empty() || quantity.kind != QuantityKind::percent) quantity.of = noun;
  }
}

}  // namespace

QuantitiesStage::QuantitiesStage(std::shared_ptr<const Resources> resources)
    : resources_(std::move(resources)),
      numbers_(
          std::make_shared<const NumberReader>(resources_->lexicon(), resources_->languages())),
      beside_(std::make_shared<const Beside>(*resources_)),
      linked_(std::make_shared<const LinkedNoun>(*resources_)),
      agreement_(std::make_shared<const Agreement>(resources_->lexicon())),
      per_(std::make_shared<const PerUnit>(*resources_)),
      home_(std::make_shared<const HomeMoney>(resources_->lexicon())),
      sums_(std::make_shared<const Sums>(*resources_)) {}

Result<QuantitiesStage> QuantitiesStage::make(std::shared_ptr<const Resources> resources) {
  return QuantitiesStage(std::move(resources));
}

Result<Layer<Quantity>> QuantitiesStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  Layer<Quantity> out =
      QuantityWalk(doc, {*resources_, *numbers_, *beside_, *linked_, *agreement_, *per_, *home_})
          .read();
  std::sort(out.begin(), out.end(),
            [](const Quantity& a, const Quantity& b) { return a.span < b.span; });
  lend_units(doc.text(), out);
  change_by_far_verbs(doc.text(), resources_->lexicon(), out);
  share_changes(doc.text(), resources_->lexicon(), out);
  change_in_brackets(doc.text(), resources_->lexicon(), out);
  const NounPlaces places{doc.text(), doc.get<Find>(),       *beside_,
                          *linked_,   resources_->lexicon(), *agreement_};
  // What rises by a verb behind another amount is known to do so only now.
  for (Quantity& quantity : out) {
    if (quantity.kind != QuantityKind::change || !quantity.of.empty()) continue;
    quantity.of =
        measured_noun(places, quantity, beside_->limit(doc.text(), quantity.span).begin, {});
  }
  share_bases(places, out);
  nouns_before_bases(places, out);
  nouns_of_bracketed_items(doc.text(), resources_->lexicon(), out);
  nouns_of_bracketed_names(places, out);
  share_nouns(places, out);
  part_nouns(places, out);
  nouns_of_dropped_verbs(places, out);
  changes_by_extent(places, out);
  carry_nouns(places, out);
  rest_nouns(places, out);
  // What they have found goes on, a name among the nouns of a series too.
  part_nouns(places, out);
  nouns_of_dropped_verbs(places, out);
  carry_nouns(places, out);
  // A share of which nothing else is told is of its whole (below 20% of output).
  for (Quantity& quantity : out) {
    const bool whole = quantity.of.empty() && quantity.kind == QuantityKind::percent &&
                       quantity.base.begin >= quantity.span.end;
    if (whole) quantity.of = quantity.base;
  }
  sums_->check(doc.text(), out, diagnostics);
  whole_terms(places, out);
  return out;
}

}  // namespace sagwan
