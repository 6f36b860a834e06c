// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/mentions_stage.h"

#include <algorithm>

#include "stages/mentions/repeats.h"
#include "stages/mentions/support.h"

namespace sagwan {

namespace {

constexpr std::string_view kCountry = "LOC/country";
constexpr std::string_view kBoundForm = "loc_bound";

/// A class word like "region" is outside a place's name. A country before a body is outside the
/// body's name (annotation guide, ORG): where a list has the body with and without its country, the
/// shorter stands.
void trim(std::string_view text, const Resources& resources, Layer<Mention>& mentions) {
  const Lexicon& lexicon = resources.lexicon();
  const uint16_t country_subtype = resources.subtype_id("country");
  std::vector<Mention> places;
  for (Mention& mention : mentions) {
    if (mention.type == FindType::loc && mention.entry != kNone) {
      const std::size_t end = class_word_at(slice(text, mention.span), lexicon);
      if (end > 0) mention.span.end = mention.span.begin + static_cast<uint32_t>(end);
    }
    if (mention.type != FindType::org || mention.entry == kNone) continue;
    const std::string_view name = slice(text, mention.span);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) continue;
    const std::string_view country = name.substr(0, space);
    uint32_t entry = lexicon.find(country, kCountry, 0);
    const bool bound = entry == kNone && lexicon.find(country, kBoundForm, 0) != kNone;
    if (entry == kNone && !bound) continue;
    const LexiconEntry whole = lexicon.entry(mention.entry);
    if (lexicon.find(name.substr(space + 1), whole.type, 0) == kNone) continue;
    const Span place{mention.span.begin, mention.span.begin + static_cast<uint32_t>(space)};
    mention.span.begin = place.end + 1;
    places.push_back(
        {place, FindType::loc, mention.lang, country_subtype, kNone, entry, mention.find});
  }
  for (const Mention& place : places) {
    const bool known = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.type == FindType::loc && m.span == place.span;
    });
    if (!known) mentions.push_back(place);
  }
}

constexpr std::string_view kMedia = "media";
// A container longer than this (bytes) is no serial's name; the longest of the corpora has 60.
constexpr uint32_t kMaxContainer = 90;

/// The newspaper or serial that a cited work stands in is a name too, where no list knows it.
void add_containers(std::string_view text, const Layer<Find>& finds, uint16_t media,
                    Layer<Mention>& mentions) {
  const std::size_t count = mentions.size();
  std::vector<Mention> more;
  for (uint32_t i = 0; i < finds.size(); ++i) {
    if (finds[i].type != FindType::work || finds[i].outer != kNone) continue;
    const Capture* container = finds[i].capture(Field::container);
    if (container == nullptr || container->span.empty() || container->span.size() > kMaxContainer)
      continue;
    if (text[container->span.begin] >= '0' && text[container->span.begin] <= '9') continue;
    const bool taken =
        std::any_of(mentions.begin(), mentions.begin() + static_cast<std::ptrdiff_t>(count),
                    [&](const Mention& m) {
                      return m.span.overlaps(container->span) &&
                             (m.type == FindType::org || m.type == FindType::per ||
                              !container->span.contains(m.span));
                    });
    if (!taken)
      more.push_back(
          {container->span, FindType::org, finds[i].lang, media, finds[i].rule, kNone, i});
  }
  for (const Mention& mention : more) {
    std::erase_if(mentions, [&](const Mention& m) { return mention.span.contains(m.span); });
    mentions.push_back(mention);
  }
}

}  // namespace

Result<MentionsStage> MentionsStage::make(std::shared_ptr<const Resources> resources) {
  return MentionsStage(std::move(resources));
}

Result<Layer<Mention>> MentionsStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  const auto& finds = doc.get<Find>();
  Layer<Mention> out;
  for (const uint32_t i : supported_names(doc.text(), finds, resources_->lexicon())) {
    const Find& find = finds[i];
    out.push_back({find.span, find.type, find.lang, find.subtype, find.rule, find.entry, i});
  }
  trim(doc.text(), *resources_, out);
  add_containers(doc.text(), finds, resources_->subtype_id(kMedia), out);
  add_repeats(doc.text(), doc.blocks(), finds, *resources_, out);
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  });
  return out;
}

}  // namespace sagwan
