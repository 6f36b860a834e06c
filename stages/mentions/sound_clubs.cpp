// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/sound_clubs.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Word class: kinds of works of art.
constexpr std::string_view kArt = "sound_art";
constexpr uint32_t kLongestWork = 24;  // characters of the name of a work

class Clubs {
 public:
  Clubs(std::string_view text, const SoundWords& words, const Lexicon& lexicon,
        const NamePlaces& places, Layer<Mention>& mentions)
      : text_(text), words_(words), lexicon_(lexicon), places_(places), mentions_(mentions) {}

  /// A town that plays is its club: where it does, and where else the text has it act.
  void name_clubs(uint16_t city) {
    std::map<std::string_view, uint32_t> clubs;
    const auto is_town = [&](const Mention& m) {
      return m.type == FindType::loc && m.subtype == city && is_syllable(text_, m.span.begin);
    };
    for (const Mention& m : mentions_) {
      if (!is_town(m)) continue;
      const SoundWord word = word_of(m);
      const uint32_t row = words_.cue_behind(word, kSoundRoles[word.role].clubs);
      if (row != kNone) clubs.emplace(slice(text_, m.span), row);
    }
    for (Mention& m : mentions_) {
      if (clubs.empty() || !is_town(m)) continue;
      const auto club = clubs.find(slice(text_, m.span));
      if (club == clubs.end()) continue;
      const SoundWord word = word_of(m);
      const Mention* before = places_.before(m.span.begin);
      const bool is_place = kSoundRoles[word.role].clubs.empty() ||
                            (before != nullptr && before->type == FindType::loc);
      if (is_place && words_.cue_behind(word, kSoundRoles[word.role].clubs) == kNone) continue;
      m.type = FindType::org;
      m.subtype = 0;
      m.rule = kNone;
      m.entry = club->second;
    }
  }

  /// No person, place or body stands in the name of a film, novel or song between its marks, behind
  /// what it is or whose.
  void drop_in_works() {
    std::set<std::pair<uint32_t, uint32_t>> within;
    for (const Mention& m : mentions_) {
      if (m.type != FindType::per && m.type != FindType::loc && m.type != FindType::org) continue;
      const uint32_t open = mark_before(m.span.begin);
      if (open != kNone && mark_behind(m.span.end) && is_art_before(open))
        within.emplace(m.span.begin, m.span.end);
    }
    std::erase_if(mentions_, [&](const Mention& m) {
      return m.type != FindType::title && within.contains({m.span.begin, m.span.end});
    });
  }

 private:
  /// The town's name with its particle.
  [[nodiscard]] SoundWord word_of(const Mention& m) const {
    SoundWord word{m.span, kBareSound, m.span.end, kNone};
    const auto run =
        std::lower_bound(words_.runs().begin(), words_.runs().end(), m.span.end,
                         [](const SoundRun& r, uint32_t at) { return r.span.end < at; });
    if (run == words_.runs().end() || run->span.end == m.span.end || run->span.begin >= m.span.end)
      return word;
    const uint32_t row = words_.tail_row({m.span.end, run->span.end});
    word.role = row == kNone ? kOtherSound : words_.role_of(row);
    word.tail_end = run->span.end;
    return word;
  }

  static bool opens_work(char32_t c) {
    return c == '<' || c == 0x3008 || c == 0x300A || c == 0x300E;
  }

  static bool closes_work(char32_t c) {
    return c == '>' || c == 0x3009 || c == 0x300B || c == 0x300F;
  }

  /// Where the mark stands that opens a work's name around byte `at`; kNone where none does.
  [[nodiscard]] uint32_t mark_before(uint32_t at) const {
    for (uint32_t n = 0; n < kLongestWork && at > 0; ++n) {
      const char32_t c = utf8::decode_before(text_, at);
      if (c == '\n' || closes_work(c)) return kNone;
      at = static_cast<uint32_t>(utf8::previous(text_, at));
      if (opens_work(c)) return at;
    }
    return kNone;
  }

  [[nodiscard]] bool mark_behind(uint32_t at) const {
    for (uint32_t n = 0; n < kLongestWork && at < text_.size(); ++n) {
      const char32_t c = utf8::decode(text_, at);
      if (c == '\n' || opens_work(c)) return false;
      if (closes_work(c)) return true;
      at += utf8::length(text_[at]);
    }
    return false;
  }

  /// Does a word for a kind of art, or whose the work is, stand before byte `at`?
  [[nodiscard]] bool is_art_before(uint32_t at) const {
    if (at > 0 && text_[at - 1] == ' ') --at;
    const SoundRun* run = words_.run_ending(at);
    if (run == nullptr) return false;
    for (uint32_t from = run->span.begin; from < at; from += kSyllableBytes) {
      if (lexicon_.find(slice(text_, {from, at}), kArt, 0) != kNone) return true;
    }
    const uint32_t row = words_.tail_row({at - kSyllableBytes, at});
    if (row == kNone || kSoundRoles[words_.role_of(row)].id != "of") return false;
    const Mention* author = places_.end_at(at - kSyllableBytes);
    return author != nullptr && author->type == FindType::per;
  }

  std::string_view text_;
  const SoundWords& words_;
  const Lexicon& lexicon_;
  const NamePlaces& places_;
  Layer<Mention>& mentions_;
};

}  // namespace

void name_clubs(std::string_view text, const SoundWords& words, const Resources& resources,
                const NamePlaces& places, Layer<Mention>& mentions) {
  Clubs(text, words, resources.lexicon(), places, mentions)
      .name_clubs(resources.subtype_id("city"));
}

void drop_in_works(std::string_view text, const SoundWords& words, const Resources& resources,
                   const NamePlaces& places, Layer<Mention>& mentions) {
  Clubs(text, words, resources.lexicon(), places, mentions).drop_in_works();
}

}  // namespace sagwan
