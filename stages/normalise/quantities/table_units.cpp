// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/table_units.h"

#include <algorithm>
#include <array>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

namespace {

// A caption, a legend and a head may stand between a legend's block and the first row.
constexpr uint32_t kReach = 3;
constexpr std::string_view kLabel = "rate_label";
constexpr std::string_view kChange = "change";          // id of a label of rises and falls
constexpr std::string_view kDifference = "difference";  // of one of their amounts
constexpr std::string_view kGap = "gap";                // of either, as the table's heads say
constexpr std::string_view kOwn = "own";                // of one of weights, ranks, index numbers
constexpr std::string_view kCountry = "LOC/country";
constexpr std::array<std::string_view, 3> kUnitTypes = {"unit", "currency", "classifier"};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_bracketed(std::string_view text) { return text.starts_with('(') && text.ends_with(')'); }

/// Is a cell but figures, with their units and marks: 127.7(-35.9%)?
bool is_figure(std::string_view cell) {
  constexpr std::size_t kMostLetters = 4;
  std::size_t letters = 0;
  bool digits = false;
  for (std::size_t i = 0; i < cell.size(); i += utf8::length(cell[i])) {
    const char32_t c = utf8::decode(cell, i);
    digits = digits || is_digit(c);
    const Script script = script_of(c);
    if (script == Script::hangul || script == Script::latin || script == Script::han ||
        script == Script::cyrillic)
      ++letters;
  }
  return digits && letters <= kMostLetters;
}

}  // namespace

TableUnits::TableUnits(const View<Layers<Find>>& doc, const NumberReader& numbers)
    : doc_(&doc), numbers_(&numbers) {
  for (const Find& find : doc.get<Find>()) {
    if (find.type != FindType::none || find.block == kNone) continue;
    Legend legend;
    legend.block = find.block;
    for (const Field field : {Field::unit, Field::unit2}) {
      const Capture* capture = find.capture(field);
      if (capture == nullptr) continue;
      if (auto unit = read(capture->span, find.lang)) legend.units.push_back(*unit);
    }
    if (legend.units.empty()) continue;
    // A unit that the legend before has for its second one is none of its own.
    const bool is_told = !legends_.empty() && legends_.back().block == legend.block &&
                         legends_.back().units.back().word == legend.units.front().word;
    if (is_told) continue;
    // A scale apart from its unit: millions of dollars, $ million.
    if (const Capture* scale = find.capture(Field::scale); scale != nullptr) {
      const auto number = numbers_->read(trimmed(doc.text(scale->span)), find.lang);
      if (!number) continue;
      legend.units.front().scale = number->value;
    }
    if (const Capture* base = find.capture(Field::base); base != nullptr) legend.base = base->span;
    legends_.push_back(std::move(legend));
  }
}

std::optional<LegendUnit> TableUnits::read(Span span, LangId lang) const {
  const std::string_view text = doc_->text(span);
  const std::string_view whole = trimmed(text);
  const auto begin = static_cast<uint32_t>(whole.data() - doc_->text().data());
  const Lexicon& lexicon = doc_->resources().lexicon();
  // The longest word of a list at the end; what stands before it is a scale, or says what the
  // numbers are told against (on the year, %).
  for (std::size_t at = 0; at < whole.size(); at += utf8::length(whole[at])) {
    for (const std::string_view type : kUnitTypes) {
      const uint32_t entry = lexicon.find(whole.substr(at), type, lang);
      if (entry == kNone) continue;
      LegendUnit out{
          lexicon.entry(entry),
          {begin + static_cast<uint32_t>(at), begin + static_cast<uint32_t>(whole.size())},
          {},
          false,
          {}};
      if (!read_scale(whole.substr(0, at), lang, out)) continue;
      return out;
    }
  }
  return std::nullopt;
}

bool TableUnits::read_scale(std::string_view before, LangId lang, LegendUnit& unit) const {
  const bool apart = before.ends_with(' ');
  for (std::string_view scale = trimmed(before); !scale.empty();) {
    if (const auto number = numbers_->read(scale, lang)) {
      unit.scale = number->value;
      return true;
    }
    const std::size_t space = scale.find(' ');
    if (space == std::string_view::npos) return apart;
    scale = trimmed(scale.substr(space));
  }
  return true;
}

uint32_t TableUnits::table_of(uint32_t row) const {
  const auto& blocks = doc_->blocks();
  for (uint32_t i = row; i > 0;) {
    --i;
    if (blocks[i].kind == BlockKind::table)
      return blocks[i].span.contains(blocks[row].span) ? i : kNone;
    if (blocks[i].kind != BlockKind::row && blocks[i].kind != BlockKind::item) return kNone;
  }
  return kNone;
}

TableUnits::Label TableUnits::sort_of(std::string_view text) const {
  const Lexicon& lexicon = doc_->resources().lexicon();
  Label out;
  for (const std::string_view word : lexicon.surfaces(kLabel, 0)) {
    if (text.find(word) == std::string_view::npos) continue;
    const std::string_view id = lexicon.entry(lexicon.find(word, kLabel, 0)).id;
    if (id == kChange) {
      out.change = true;
    } else if (id == kDifference) {
      out.difference = true;
    } else if (id == kGap) {
      out.gap = true;
    } else if (id == kOwn) {
      out.own = true;
    } else {
      out.rate = true;
    }
  }
  if (out.gap && text.find('%') != std::string_view::npos) out.rate = true;
  return out;
}

bool TableUnits::names_rate(uint32_t table) const {
  const Block& head = doc_->blocks()[table + 1];
  const auto& cells = doc_->cells();
  for (uint32_t i = head.first_cell; i < head.first_cell + head.cell_count; ++i) {
    const Label label = sort_of(doc_->text(cells[i].span));
    if (label.gap && label.rate) return true;
  }
  return false;
}

uint32_t TableUnits::cell_of(const Find& find) const {
  const Block& row = doc_->blocks()[find.block];
  const auto& cells = doc_->cells();
  uint32_t cell = row.first_cell + 1;
  const uint32_t end = row.first_cell + row.cell_count;
  while (cell < end && !cells[cell].span.contains(find.span)) ++cell;
  return cell;
}

Span TableUnits::head_over(uint32_t table, const Block& row, uint32_t cell) const {
  const uint32_t column = doc_->cells()[cell].column;
  if (const Span word = head_word(table, row, column); !word.empty()) return word;
  // A head without a word over the labels has one cell less.
  const bool short_head = doc_->blocks()[table + 1].cell_count + 1 == row.cell_count;
  return head_of(table + 1, short_head && column > 0 ? column - 1 : column);
}

Span TableUnits::head_word(uint32_t table, const Block& row, uint32_t column) const {
  const Block& head = doc_->blocks()[table + 1];
  const bool rest = head.kind == BlockKind::row && head.cell_count + 1 < row.cell_count;
  if (!rest || table == 0 || doc_->blocks()[table - 1].kind != BlockKind::paragraph) return {};
  const Span line = doc_->blocks()[table - 1].span;
  const std::string_view text = doc_->text(line);
  std::vector<Span> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      words.push_back(
          {line.begin + static_cast<uint32_t>(at), line.begin + static_cast<uint32_t>(end)});
    }
    at = end + 1;
  }
  return words.size() == row.cell_count && column < words.size() ? words[column] : Span{};
}

bool TableUnits::is_of_other_column(uint32_t legend, Span unit, const Block& row,
                                    uint32_t cell) const {
  const Block& head = doc_->blocks()[legend];
  if (head.kind != BlockKind::row || head.cell_count < 2) return false;
  const auto& cells = doc_->cells();
  uint32_t at = head.first_cell;
  while (at < head.first_cell + head.cell_count && !cells[at].span.contains(unit)) ++at;
  const bool labels = at == head.first_cell || at == head.first_cell + head.cell_count;
  const uint32_t shift = head.cell_count + 1 == row.cell_count ? 1 : 0;
  return !labels && cells[at].column + shift != cells[cell].column;
}

bool TableUnits::is_change(const Find& find) const {
  if (find.block == kNone) return false;
  const Block& row = doc_->blocks()[find.block];
  if (row.kind != BlockKind::row || row.cell_count < 2) return false;
  const uint32_t table = table_of(find.block);
  const uint32_t cell = cell_of(find);
  if (table == kNone || find.block == table + 1 || cell == row.first_cell + row.cell_count)
    return false;
  const std::string_view text = doc_->text(doc_->cells()[cell].span);
  if (!is_figure(text) || !trimmed(text).starts_with(doc_->text(find.span))) return false;
  const Label own = sort_of(doc_->text(doc_->cells()[row.first_cell].span));
  const Label head = sort_of(doc_->text(head_over(table, row, cell)));
  return own.moves() || head.moves();
}

Span TableUnits::head_of(uint32_t head, uint32_t column) const {
  const Block& row = doc_->blocks()[head];
  const auto& cells = doc_->cells();
  for (uint32_t i = row.first_cell; i < row.first_cell + row.cell_count; ++i) {
    if (cells[i].column == column) return cells[i].span;
  }
  return {};
}

Span TableUnits::label_in(Span cell) const {
  std::string_view text = doc_->text(cell);
  const std::size_t open = text.find('(');
  if (open != std::string_view::npos && open > 0) text = text.substr(0, open);
  text = trimmed(text);
  if (is_bracketed(text)) text = text.substr(1, text.size() - 2);
  // The number of a note under the table.
  if (text.ends_with(')') && text.size() > 2 &&
      is_digit(static_cast<unsigned char>(text[text.size() - 2])))
    text = text.substr(0, text.size() - 2);
  const auto begin = static_cast<uint32_t>(text.data() - doc_->text().data());
  const Span label{begin, begin + static_cast<uint32_t>(text.size())};
  const auto is_letter = [](Script script) {
    return script == Script::hangul || script == Script::latin || script == Script::han ||
           script == Script::cyrillic;
  };
  bool letters = false;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i]))
    letters = letters || is_letter(script_of(utf8::decode(text, i)));
  const auto& finds = doc_->get<Find>();
  for (auto find = first_from(finds, begin); find != finds.end() && find->span.begin < label.end;
       ++find) {
    if (is_time(find->type)) return {};
    if (find->type == FindType::quantity && find->span.end == label.end) return {};
  }
  return letters ? label : Span{};
}

Span TableUnits::label_of(const Find& find) const {
  if (find.block == kNone) return {};
  const Block& row = doc_->blocks()[find.block];
  if (row.kind != BlockKind::row || row.cell_count < 2) return {};
  const uint32_t table = table_of(find.block);
  if (table == kNone || find.block == table + 1) return {};
  const auto& cells = doc_->cells();
  const uint32_t cell = cell_of(find);
  if (cell == row.first_cell + row.cell_count || !is_figure(doc_->text(cells[cell].span)))
    return {};
  if (const Span label = row_label(find.block, table); !label.empty()) return label;
  return label_in(head_of(table + 1, cells[cell].column));
}

Span TableUnits::row_label(uint32_t row, uint32_t table) const {
  const auto& blocks = doc_->blocks();
  const auto first = [&](uint32_t i) { return doc_->cells()[blocks[i].first_cell].span; };
  // A label in brackets says how the row above is told: (growth rate) below exports.
  uint32_t i = row;
  while (i > table + 2 && blocks[i].kind == BlockKind::row &&
         is_bracketed(trimmed(doc_->text(first(i)))))
    --i;
  if (blocks[i].kind != BlockKind::row) i = row;
  const Span label = label_in(first(i));
  if (label.empty() || !is_place(label)) return label;
  // Rows of places below a row that is one cell are told of what that cell says.
  for (; i > table + 1 && blocks[i].kind == BlockKind::row; --i) {
    if (blocks[i].cell_count > 1) continue;
    const Span head = label_in(first(i));
    return head.empty() ? label : head;
  }
  return label;
}

bool TableUnits::is_place(Span label) const {
  const auto& finds = doc_->get<Find>();
  for (auto find = first_from(finds, label.begin);
       find != finds.end() && find->span.begin < label.end; ++find) {
    if (find->type == FindType::loc && find->span == label) return true;
  }
  std::string letters(doc_->text(label));
  std::erase(letters, ' ');
  return doc_->resources().lexicon().find(letters, kCountry, 0) != kNone;
}

std::optional<LegendUnit> TableUnits::unit_of(const Find& find) const {
  const Block& row = doc_->blocks()[find.block];
  if (row.kind != BlockKind::row || row.cell_count < 2 || legends_.empty()) return std::nullopt;
  const auto& cells = doc_->cells();
  const std::string_view label = doc_->text(cells[row.first_cell].span);
  bool fills = false;
  uint32_t cell = row.first_cell + 1;
  for (; cell < row.first_cell + row.cell_count; ++cell) {
    fills = fills || trimmed(doc_->text(cells[cell].span)) == trimmed(doc_->text(find.match));
    if (cells[cell].span.contains(find.match)) break;
  }
  const uint32_t table = table_of(find.block);
  if (!fills || table == kNone || find.block == table + 1) return std::nullopt;
  cell = std::min(cell, row.first_cell + row.cell_count - 1);
  for (auto legend = legends_.rbegin(); legend != legends_.rend(); ++legend) {
    if (legend->block > find.block) continue;
    if (legend->block + kReach < table) return std::nullopt;
    // A unit in the head of other columns than this row has: which it means is not known.
    const Block& legend_row = doc_->blocks()[legend->block];
    if (legend->block > table && legend_row.kind == BlockKind::row &&
        legend_row.cell_count != row.cell_count)
      return std::nullopt;
    if (legend->block > table &&
        is_of_other_column(legend->block, legend->units[0].word, row, cell))
      continue;
    const Label head = sort_of(doc_->text(head_over(table, row, cell)));
    if (head.own && !head.says()) return std::nullopt;
    const Label own = sort_of(label);
    Label sort = own.says() ? own : head;
    if (sort.gap && !sort.rate && !sort.difference) {
      bool& means = names_rate(table) ? sort.difference : sort.change;
      means = true;
    } else if (sort.gap) {
      sort.change = true;
    }
    const auto is_rate = [](const LegendUnit& u) { return u.row.id == "%"; };
    if (legend->units.size() == 1) {
      LegendUnit out = legend->units[0];
      // A rate is in no other unit.
      if (sort.rate && !is_rate(out)) return std::nullopt;
      out.is_change = sort.change || sort.difference;
      if (out.is_change) out.base = legend->base;
      return out;
    }
    const bool rate = find.match != find.span || (!sort.difference && (sort.rate || sort.change));
    // Of two units that are no rates nothing says which is meant.
    if (!rate && std::count_if(legend->units.begin(), legend->units.end(), is_rate) == 0)
      return std::nullopt;
    const auto unit = std::find_if(legend->units.begin(), legend->units.end(),
                                   [&](const LegendUnit& u) { return is_rate(u) == rate; });
    if (unit == legend->units.end()) return std::nullopt;
    LegendUnit out = *unit;
    out.is_change = sort.change || sort.difference;
    if (out.is_change) out.base = legend->base;
    return out;
  }
  return std::nullopt;
}

}  // namespace sagwan
