// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/mentions_stage.h"

#include <algorithm>

#include "stages/mentions/body_fields.h"
#include "stages/mentions/bound_states.h"
#include "stages/mentions/capitals.h"
#include "stages/mentions/crossed_offices.h"
#include "stages/mentions/dotted_names.h"
#include "stages/mentions/families.h"
#include "stages/mentions/inner_names.h"
#include "stages/mentions/inner_places.h"
#include "stages/mentions/name_edges.h"
#include "stages/mentions/repeats.h"
#include "stages/mentions/shapes.h"
#include "stages/mentions/sounds.h"
#include "stages/mentions/support.h"
#include "stages/mentions/thing_words.h"
#include "stages/mentions/work_names.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoName = "no_name";
constexpr std::string_view kOffice = "TITLE";
constexpr std::string_view kBodyWord = "org_suffix";

/// What a rule took for one name of two words, of which the first is an office and no name, is the
/// office and a person by the family name.
void part_offices(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                  Layer<Mention>& mentions) {
  for (const Find& find : finds) {
    if (find.type != FindType::per || find.rule == kNone || find.outer != kNone) continue;
    const std::string_view name = slice(text, find.span);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos || name.find(' ', space + 1) != std::string_view::npos)
      continue;
    const std::string_view first = name.substr(0, space);
    const std::string_view family = name.substr(space + 1);
    const uint32_t office = lexicon.find(first, kOffice, 0);
    if (office == kNone || lexicon.find(first, kNoName, 0) == kNone ||
        lexicon.find(family, kNoName, 0) != kNone || lexicon.find(family, kBodyWord, 0) != kNone)
      continue;
    const auto end = find.span.begin + static_cast<uint32_t>(space);
    mentions.push_back(
        {{find.span.begin, end}, FindType::title, find.lang, 0, kNone, office, kNone});
    mentions.push_back(
        {{end + 1, find.span.end}, FindType::per, find.lang, 0, find.rule, kNone, kNone});
  }
}

}  // namespace

Result<MentionsStage> MentionsStage::make(std::shared_ptr<const Resources> resources) {
  return MentionsStage(std::move(resources));
}

Result<Layer<Mention>> MentionsStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  const auto& finds = doc.get<Find>();
  Layer<Mention> out;
  for (const uint32_t i : supported_names(doc.text(), finds, resources_->lexicon(), *sounds_)) {
    const Find& find = finds[i];
    out.push_back({find.span, find.type, find.lang, find.subtype, find.rule, find.entry, i});
  }
  part_offices(doc.text(), finds, resources_->lexicon(), out);
  part_states(doc.text(), *resources_, out);
  cut_names(doc.text(), *resources_, out);
  add_body_fields(doc.text(), resources_->lexicon(), out);
  const auto& items = doc.get<CitationItem>();
  add_containers(doc.text(), items, finds.data(), resources_->subtype_id("media"), out);
  add_authors(doc.text(), items, finds.data(), resources_->lexicon(), out);
  drop_within_names(doc.text(), *resources_, out);
  cut_crossed(doc.text(), resources_->lexicon(), *shapes_, out);
  mend_dotted_names(doc.text(), doc.blocks(), *resources_, *shapes_, out);
  add_shapes(doc.text(), doc.blocks(), finds, *resources_, *shapes_, out);
  add_sounds(doc.text(), doc.blocks(), finds, *resources_, *sounds_, out);
  drop_thing_words(doc.text(), doc.blocks(), finds, resources_->lexicon(), out);
  add_repeats(doc.text(), doc.blocks(), finds, *resources_, out);
  join_sounds(doc.text(), doc.blocks(), finds, *resources_, *sounds_, out);
  const Layer<Mention> persons = add_capitals(doc.text(), doc.blocks(), doc.get<Sentence>(), finds,
                                              items, *resources_, capitals_, out);
  add_repeats_of(persons, doc.text(), doc.blocks(), finds, *resources_, out);
  add_families(doc.text(), finds, resources_->lexicon(), out);
  add_crossed_offices(doc.text(), finds, resources_->lexicon(), out);
  add_bound_states(doc.text(), doc.blocks(), finds, *resources_, *shapes_, out);
  add_inner_places(doc.text(), *resources_, out);
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  });
  return out;
}

}  // namespace sagwan
