// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/inner_places.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// Types of lists whose names are parties or scopes; of towns only in meetings and games.
constexpr std::array<std::string_view, 2> kScopes = {"LOC/country", "LOC/region"};
constexpr std::string_view kTown = "LOC/city";
// Word class: places and whole names of which the place is a brand.
constexpr std::string_view kBrand = "no_nest";
constexpr std::string_view kAmbiguous = "ambiguous";
constexpr std::array<std::string_view, 2> kClosed = {"company", "media"};
constexpr uint32_t kShortest = 2;  // characters of a place

bool is_scope(const LexiconEntry& entry, FindType holder) {
  if (entry.type == kTown) return holder == FindType::event && entry.attribute(kAmbiguous).empty();
  if (holder == FindType::law && !entry.attribute(kAmbiguous).empty()) return false;
  return std::find(kScopes.begin(), kScopes.end(), entry.type) != kScopes.end();
}

class InnerPlaces {
 public:
  InnerPlaces(std::string_view text, const Resources& resources, Layer<Mention>& mentions)
      : text_(text), resources_(resources), lexicon_(resources.lexicon()), mentions_(mentions) {}

  void run() {
    drop_brands();
    std::vector<Mention> places;
    for (const Mention& m : mentions_) {
      if (m.type == FindType::loc) places.push_back(m);
    }
    const SpanIndex index(places);
    std::vector<Mention> more;
    for (const Mention& m : mentions_) {
      if (holds_places(m)) look_in(m, index, more);
    }
    std::sort(more.begin(), more.end(),
              [](const Mention& a, const Mention& b) { return a.span < b.span; });
    const auto last = std::unique(more.begin(), more.end(), [](const Mention& a, const Mention& b) {
      return a.span == b.span;
    });
    mentions_.insert(mentions_.end(), more.begin(), last);
  }

 private:
  [[nodiscard]] bool holds_places(const Mention& m) const {
    if (m.type == FindType::per || m.type == FindType::loc || m.type == FindType::product)
      return false;
    if (script_of(utf8::decode_before(text_, m.span.end)) != Script::hangul) return false;
    const bool is_closed =
        m.type == FindType::org &&
        std::any_of(kClosed.begin(), kClosed.end(), [&](std::string_view subtype) {
          return m.subtype == resources_.subtype_id(subtype);
        });
    const bool is_shape = m.entry != kNone && lexicon_.entry(m.entry).emits == FindType::none;
    return !is_closed && !is_shape && lexicon_.find(slice(text_, m.span), kBrand, 0) == kNone;
  }

  /// A place with which a body's name begins in one word, and which is its brand, is no mention.
  void drop_brands() {
    std::vector<Mention> bodies;
    for (const Mention& m : mentions_) {
      if (m.type == FindType::org) bodies.push_back(m);
    }
    const SpanIndex index(bodies);
    std::erase_if(mentions_, [&](const Mention& m) {
      if (m.type != FindType::loc || lexicon_.find(slice(text_, m.span), kBrand, 0) == kNone)
        return false;
      return index.any(m.span, [&](uint32_t i) {
        const Span body = bodies[i].span;
        return body.begin == m.span.begin && body.end > m.span.end &&
               script_of(utf8::decode(text_, m.span.end)) == Script::hangul;
      });
    });
  }

  /// Where a word begins in the mention, and behind a place, a place that something follows.
  void look_in(const Mention& holder, const SpanIndex& index, std::vector<Mention>& more) {
    bool begins = true;
    for (uint32_t at = holder.span.begin; at < holder.span.end;) {
      const char32_t c = utf8::decode(text_, at);
      const uint32_t next = at + utf8::length(text_[at]);
      if (begins && script_of(c) == Script::hangul) {
        const uint32_t row = place_at(at, holder);
        if (row != kNone) {
          const LexiconEntry place = lexicon_.entry(row);
          const Span span{at, at + static_cast<uint32_t>(place.surface.size())};
          if (!index.any(span, [](uint32_t /*any*/) { return true; })) {
            Mention mention;
            mention.span = span;
            mention.type = FindType::loc;
            mention.lang = place.lang;
            mention.subtype = resources_.subtype_id(place.subtype);
            mention.entry = row;
            more.push_back(mention);
          }
          at = span.end;
          continue;
        }
      }
      begins = script_of(c) != Script::hangul;
      at = next;
    }
  }

  /// The row of the longest place at byte `at` that is not the whole mention; kNone where none is.
  uint32_t place_at(uint32_t at, const Mention& holder) {
    lexicon_.names_at(text_, at, matches_);
    for (auto match = matches_.rbegin(); match != matches_.rend(); ++match) {
      const Span span{at, at + match->length};
      if (span.end > holder.span.end || span == holder.span ||
          utf8::count(slice(text_, span)) < kShortest)
        continue;
      const uint32_t end = match->first + lexicon_.same(match->first);
      for (uint32_t row = match->first; row < end; ++row) {
        if (is_scope(lexicon_.entry(row), holder.type))
          return lexicon_.find(slice(text_, span), kBrand, 0) == kNone ? row : kNone;
      }
    }
    return kNone;
  }

  std::string_view text_;
  const Resources& resources_;
  const Lexicon& lexicon_;
  Layer<Mention>& mentions_;
  std::vector<Lexicon::Match> matches_;
};

}  // namespace

void add_inner_places(std::string_view text, const Resources& resources, Layer<Mention>& mentions) {
  InnerPlaces(text, resources, mentions).run();
}

}  // namespace sagwan
