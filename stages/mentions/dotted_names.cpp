// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/dotted_names.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "stages/mentions/common_words.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

// The class whose row of the first character is the mention's.
constexpr std::string_view kSoundOf = "shape_sound";

constexpr uint32_t kMostFirst = 8;  // characters of the first part
constexpr uint32_t kMostPart = 9;   // of another
constexpr uint32_t kMostOther = 1;  // of them that write no sound
constexpr uint32_t kLeastNew = 2;   // characters of the parts of a name that no rule found
constexpr uint32_t kMostParts = 5;

bool is_dot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x2219 || c == 0x30FB;
}

class DottedNames {
 public:
  DottedNames(std::string_view text, const Resources& resources, const ShapeCharacters& characters,
              Layer<Mention>& mentions)
      : text_(text),
        lexicon_(resources.lexicon()),
        words_(text, resources.lexicon()),
        characters_(characters),
        mentions_(mentions),
        before_(mentions),
        index_(before_) {}

  void run(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      block_ = block.span;
      words_ = CommonWords(text_, lexicon_, block_);
      for (uint32_t at = block_.begin; at < block_.end;) {
        const uint32_t next = at + utf8::length(text_[at]);
        if (is_dot(utf8::decode(text_, at)) && at >= block_.begin + kHanBytes &&
            is_han(text_, at - kHanBytes) && next < block_.end && is_han(text_, next) &&
            !is_later_dot(at)) {
          look(at, next);
        }
        at = next;
      }
    }
    if (dropped_.empty() && found_.empty()) return;
    const SpanIndex dropped(dropped_);
    std::erase_if(mentions_, [&](const Mention& m) {
      return m.type == FindType::per && dropped.any(m.span, [&](uint32_t i) {
        return dropped_[i].span.contains(m.span) &&
               (dropped_[i].is_whole || dropped_[i].span != m.span);
      });
    });
    mentions_.insert(mentions_.end(), found_.begin(), found_.end());
  }

 private:
  [[nodiscard]] bool is_sound(uint32_t at) const {
    return characters_.is(utf8::decode(text_, at), ShapeCharacters::sound);
  }

  /// Does another dot stand before the part in front of this one?
  [[nodiscard]] bool is_later_dot(uint32_t dot) const {
    uint32_t at = dot;
    for (uint32_t n = 0; n < kMostPart && at >= block_.begin + kHanBytes; ++n) {
      if (!is_han(text_, at - kHanBytes)) break;
      at -= kHanBytes;
    }
    return at > block_.begin && is_dot(utf8::decode_before(text_, at));
  }

  void look(uint32_t dot, uint32_t next) {
    uint32_t person = kNone;
    bool is_other = false;
    const bool all = index_.any({dot - 1, next + 1}, [&](uint32_t i) {
      const Mention& m = before_[i];
      const bool is_part = m.type == FindType::per && (m.span.begin == next || m.span.begin < dot);
      if (is_part && m.span.end > next) person = i;
      is_other = is_other || (m.type != FindType::per && m.span.begin < dot && m.span.end > next);
      return false;
    });
    static_cast<void>(all);
    if (is_other ||
        (person != kNone && before_[person].entry != kNone && before_[person].span.begin < dot))
      return;
    const uint32_t begin = first_edge(dot, person);
    if (begin == kNone) return;
    if (person != kNone) {
      const Mention& old = before_[person];
      if (old.span.begin == begin) return;
      Mention mended = old;
      mended.span.begin = begin;
      if (mended.entry != kNone && lexicon_.entry(mended.entry).emits != FindType::none) {
        mended.entry = lexicon_.find(slice(text_, {begin, begin + kHanBytes}), kSoundOf, 0);
        if (mended.entry == kNone) return;
      }
      dropped_.push_back({{std::min(begin, old.span.begin), old.span.end}, true});
      found_.push_back(mended);
      return;
    }
    const uint32_t end = last_edge(next);
    if (end == kNone || dot < begin + kLeastNew * kHanBytes) return;
    Mention mention;
    mention.span = {begin, end};
    mention.type = FindType::per;
    mention.entry = lexicon_.find(slice(text_, {begin, begin + kHanBytes}), kSoundOf, 0);
    if (mention.entry == kNone) return;
    mention.lang = lexicon_.entry(mention.entry).lang;
    dropped_.push_back({mention.span, true});
    found_.push_back(mention);
  }

  /// Where the first part before `dot` begins: the farthest place from which only sounds go up to
  /// the dot, with a mark, a mention or a word before it; kNone where there is none.
  [[nodiscard]] uint32_t first_edge(uint32_t dot, uint32_t person) const {
    uint32_t best = kNone;
    uint32_t other = 0;
    uint32_t at = dot;
    for (uint32_t n = 0; n < kMostFirst && at >= block_.begin + kHanBytes; ++n) {
      const uint32_t from = at - kHanBytes;
      if (!is_han(text_, from) || ends_mention(at, person)) break;
      other += is_sound(from) ? 0U : 1U;
      if (other > kMostOther) break;
      at = from;
      if (is_sound(at) && begins_clean(at, person) && !words_.touch({at, dot}, dot)) best = at;
    }
    return best;
  }

  /// Does a mention end here that is no part of the person?
  [[nodiscard]] bool ends_mention(uint32_t at, uint32_t person) const {
    return index_.any({at - 1, at}, [&](uint32_t i) {
      return i != person && before_[i].span.end == at && before_[i].type != FindType::per;
    });
  }

  [[nodiscard]] bool begins_clean(uint32_t at, uint32_t person) const {
    if (words_.cross(at)) return false;
    if (!words_.has_han_before(at) || ends_mention(at, person)) return true;
    if (!is_sound(at - kHanBytes)) return true;
    return words_.any_ends_at(at);
  }

  /// Where the last part ends: behind characters of sounds only, before a mark, a mention or a
  /// word.
  [[nodiscard]] uint32_t last_edge(uint32_t at) const {
    uint32_t begin = at;
    for (uint32_t part = 1; part < kMostParts; ++part) {
      uint32_t end = begin;
      for (uint32_t n = 0; n < kMostPart && end < block_.end; ++n) {
        if (!is_han(text_, end) || !is_sound(end) || begins_mention(end)) break;
        end += kHanBytes;
      }
      if (end < block_.end && is_dot(utf8::decode(text_, end)) && end > begin) {
        begin = end + utf8::length(text_[end]);
        continue;
      }
      for (; end >= begin + kLeastNew * kHanBytes; end -= kHanBytes) {
        if (!words_.cross(end) && ends_clean(end) && !words_.touch({begin, end}, end)) return end;
      }
      return kNone;
    }
    return kNone;
  }

  [[nodiscard]] bool begins_mention(uint32_t at) const {
    return index_.any({at, at + 1}, [&](uint32_t i) {
      return before_[i].span.begin == at && before_[i].type != FindType::per;
    });
  }

  [[nodiscard]] bool ends_clean(uint32_t at) const {
    if (at >= block_.end || !is_han(text_, at) || begins_mention(at)) return true;
    return words_.any_begins_at(at);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  CommonWords words_;  ///< of the block
  const ShapeCharacters& characters_;
  Layer<Mention>& mentions_;
  const Layer<Mention> before_;  ///< the mentions as they were
  SpanIndex index_;
  Span block_;
  struct Dropped {
    Span span;
    bool is_whole = false;  ///< a mention of just this span as well
  };
  std::vector<Dropped> dropped_;  ///< where the names that stood before go
  std::vector<Mention> found_;
};

}  // namespace

void mend_dotted_names(std::string_view text, const std::vector<Block>& blocks,
                       const Resources& resources, const ShapeCharacters& characters,
                       Layer<Mention>& mentions) {
  DottedNames(text, resources, characters, mentions).run(blocks);
}

}  // namespace sagwan
