// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities_stage.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/normalise/levels.h"
#include "stages/normalise/measured_noun.h"
#include "stages/normalise/quantity_reader.h"
#include "stages/normalise/shared_change.h"
#include "stages/normalise/table_units.h"

namespace sagwan {

namespace {

constexpr std::string_view kFrame = "number_frame";

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
      per_(std::make_shared<const PerUnit>(*resources_)),
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
  const Levels levels(*resources_);
  Layer<Quantity> out;
  for (uint32_t i = 0; i < finds.size(); ++i) {
    const Find& find = finds[i];
    if (find.outer != kNone || find.rule == kNone) continue;
    std::optional<LegendUnit> legend;
    if (find.type == FindType::number) legend = table_units.unit_of(find);
    // A bare number is one where it is all that the text says.
    const bool alone = find.type == FindType::number && !legend && is_all(doc, find, *beside_);
    if (find.type != FindType::quantity && !legend && !alone) continue;
    // The masthead's numbers are the document's own (annotation guide, Quantities: its issue
    // number).
    if (find.block != kNone && doc.blocks()[find.block].kind == BlockKind::masthead) continue;
    const bool takes_over = inner[i] != kNone && find.capture(Field::inner) != nullptr;
    const Find& base = takes_over ? finds[inner[i]] : find;
    const Fields own(base, doc.text(), *resources_);
    const LangId lang = base.lang != 0 ? base.lang : resources_->rule(base.rule).lang;
    const Span first = own.span(Field::number);
    const Span second = own.span(Field::number_max);
    auto joint = levels.joint(doc.text(), base.span, first, second, lang);
    auto quantity = read_quantity(base, doc.text(), *resources_, *numbers_,
                                  joint ? NumberPair::levels : NumberPair::range, legend);
    if (!quantity && !joint) {
      joint = levels.fallen(doc.text(), base.span, first, second, lang);
      if (joint) {
        quantity =
            read_quantity(base, doc.text(), *resources_, *numbers_, NumberPair::levels, legend);
      }
    }
    if (!quantity) continue;
    const QuantityKind own_kind = quantity->kind;
    if (!quantity->counter.empty() && beside_->is_stop(doc.text(quantity->counter))) continue;
    quantity->span = find.span;
    quantity->find = i;
    const Fields fields(find, doc.text(), *resources_);
    const std::string_view direction = fields.value(Field::direction);
    if (direction == direction_text(Direction::up)) quantity->direction = Direction::up;
    if (direction == direction_text(Direction::down)) quantity->direction = Direction::down;
    quantity->base = fields.span(Field::base);
    // The third rise is no rise by three; of ages only a mean rises, by parts of a year.
    const bool whole_age = quantity->kind == QuantityKind::age &&
                           doc.text(quantity->span).find('.') == std::string_view::npos;
    if (quantity->kind == QuantityKind::ordinal || whole_age) {
      quantity->direction = Direction::none;
      quantity->base = {};
    }
    if (takes_over) {
      const auto kind = quantity_kind_named(fields.value(Field::kind));
      if (kind && (*kind != QuantityKind::change || can_change(quantity->kind))) {
        quantity->kind = *kind;
        quantity->of = {};
      }
    }
    const Beside::Limit limit = beside_->limit(doc.text(), quantity->span);
    if (quantity->mod == Mod::none && quantity->kind != QuantityKind::ordinal &&
        !levels.is_reached(doc.text(), {limit.begin, quantity->span.begin}, quantity->lang) &&
        (out.empty() ||
         !levels.is_led_to(doc.text(), {limit.begin, quantity->span.begin}, out.back()))) {
      quantity->mod = limit.mod;
    }
    const PerUnit::Rate rate = per_->before(doc.text(), *quantity, limit.begin);
    if (!legend) {
      quantity->of =
          measured_noun({doc.text(), finds, *beside_, *linked_, doc.resources().lexicon()},
                        *quantity, rate.begin, fields.span(Field::of));
    }
    quantity->per = FixedText<16>::cut(per_->unit(doc.text(), *quantity, rate));
    quantity->span = per_->with_rate(doc.text(), *quantity);
    if (joint && quantity->has_min) {
      out.push_back(Levels::split(*quantity, *joint, own_kind));
    }
    out.push_back(*quantity);
  }
  std::sort(out.begin(), out.end(),
            [](const Quantity& a, const Quantity& b) { return a.span < b.span; });
  share_nouns(doc.text(), out);
  share_changes(doc.text(), resources_->lexicon(), out);
  sums_->check(doc.text(), out, diagnostics);
  return out;
}

}  // namespace sagwan
