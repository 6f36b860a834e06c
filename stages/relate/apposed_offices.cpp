// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/apposed_offices.h"

namespace sagwan {

namespace {

constexpr std::string_view kArticle = "office_article";
constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr std::string_view kAddress = "office_address";
constexpr int kMostWords = 3;  // that nobody found, beside an office

}  // namespace

std::optional<BesideOffice> ApposedOffices::told_of(uint32_t office) const {
  uint32_t at = mentions_[office].span.begin;
  const uint32_t body = words_.body_directly_behind(office);
  if (!words_.puts_noun_last(office) && (body != kNone || is_joined_to_next(office))) {
    if (const uint32_t person = before_comma(at); person != kNone)
      return BesideOffice{person, office, body};
  }
  for (int words = 0; words <= kMostWords; ++words) {
    if (at < 2 || text_[at - 1] != ' ') return std::nullopt;
    const auto [begin, owner] = owner_before(at - 1);
    const std::string_view word = slice(text_, {begin, at - 1});
    if (word.empty() || (owner == kNone && words_.ending_at(at - 1) != kNone) ||
        lexicon_.find(word, kNoEpithet, 0) != kNone)
      return std::nullopt;
    if (owner != kNone || lexicon_.find(word, kArticle, 0) != kNone) {
      const uint32_t person = before_comma(begin);
      if (person != kNone) {
        const bool is_body = body == kNone && words_.is_body(owner);
        return BesideOffice{person, office, is_body ? owner : body};
      }
      if (owner != kNone) return std::nullopt;
    }
    at = begin;
  }
  return std::nullopt;
}

std::optional<BesideOffice> ApposedOffices::named_behind_comma(uint32_t office) const {
  const Span span = mentions_[office].span;
  if (words_.puts_noun_last(office) || span.begin == 0 || text_[span.begin - 1] != ' ' ||
      span.end + 1 >= text_.size() || text_[span.end] != ',')
    return std::nullopt;
  const uint32_t owner = owner_before(span.begin - 1).item;
  if (!words_.is_body(owner)) return std::nullopt;
  uint32_t at = words_.behind_space(span.end + 1);
  for (const std::string_view form : lexicon_.surfaces(kAddress, 0)) {
    if (text_.substr(at).starts_with(form) && at + form.size() < text_.size() &&
        text_[at + form.size()] == ' ') {
      at += static_cast<uint32_t>(form.size()) + 1;
      break;
    }
  }
  const uint32_t person = words_.beginning_at(at);
  if (!words_.is(person, FindType::per)) return std::nullopt;
  return BesideOffice{person, office, owner};
}

bool ApposedOffices::is_joined_to_next(uint32_t office) const {
  const uint32_t from = words_.behind_space(mentions_[office].span.end);
  const uint32_t size = words_.word_behind(OfficeWord::both, from);
  if (size == 0) return false;
  const uint32_t next = words_.beginning_at(words_.behind_space(from + size));
  return words_.is(next, FindType::title) && words_.body_directly_behind(next) != kNone;
}

uint32_t ApposedOffices::before_comma(uint32_t at) const {
  if (at < 2 || text_[at - 1] != ' ' || text_[at - 2] != ',') return kNone;
  const uint32_t person = words_.ending_at(at - 2);
  return words_.is(person, FindType::per) ? person : kNone;
}

ApposedOffices::Owner ApposedOffices::owner_before(uint32_t at) const {
  const uint32_t size = words_.possessive_before(at);
  if (size == 0) return {words_.word_begin(at)};
  const uint32_t item = words_.ending_at(at - size);
  if (item == kNone || words_.is(item, FindType::title)) return {words_.word_begin(at - size)};
  const uint32_t begin = mentions_[item].span.begin;
  const uint32_t before = words_.before_space(begin);
  for (const std::string_view form : lexicon_.surfaces(kAddress, 0)) {
    if (before != begin && text_.substr(0, before).ends_with(form))
      return {before - static_cast<uint32_t>(form.size()), item};
  }
  return {begin, item};
}

}  // namespace sagwan
