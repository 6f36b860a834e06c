// SPDX-License-Identifier: Apache-2.0
// The type, language and printed numbers of a cited work.
#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "stages/cite/draft.h"

namespace sagwan::cite {

namespace {

/// A body of which only is known that it is one.
constexpr std::string_view kUnknownBody = "organisation";
// Types of word lists.
constexpr std::string_view kBodyWord = "author_body";
constexpr std::string_view kLabel = "work_label";
constexpr std::string_view kSiteWord = "site_word";
constexpr std::string_view kNewsWord = "news_word";

bool is_latin_letter(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

}  // namespace

FixedText<64> printed_pages(std::string_view pages) {
  std::string out;
  for (std::size_t i = 0; i < pages.size() && out.size() < 62; i += utf8::length(pages[i])) {
    const char32_t c = utf8::decode(pages, i);
    if (is_digit(c) || is_latin_letter(c)) {
      out.push_back(static_cast<char>(c));
    } else if (c == ',') {
      out += ", ";
    } else if (c != ' ') {
      out.push_back('-');
    }
  }
  return FixedText<64>::cut(out);
}

LangId ItemBuilder::language(Span title) const {
  // The script that most letters are of; a syllable or character weighs as two letters.
  std::array<uint32_t, 7> letters{};
  std::array<std::string, 7> written;
  const std::string_view text = slice(text_, title);
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const Script script = script_of(utf8::decode(text, i));
    if (script == Script::none) continue;
    const auto n = static_cast<std::size_t>(script);
    letters[n] += script == Script::latin || script == Script::cyrillic ? 1U : 2U;
    written[n] += text.substr(i, utf8::length(text[i]));
  }
  const auto most =
      static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
  // Japanese mixes Han with kana, Korean with Hangul: one syllable of these tells.
  const auto kana = static_cast<std::size_t>(Script::kana);
  const auto han = static_cast<std::size_t>(Script::han);
  const std::size_t script = most == han && letters[kana] > 0 ? kana : most;
  return resources_->languages().of_letters(written[script]);
}

std::string_view ItemBuilder::body_subtype(Span span) const {
  if (span.empty()) return {};
  for (const Find& find : finds_in(span)) {
    if (find.type != FindType::org || find.span.begin != span.begin) continue;
    const bool whole = find.span == span;
    // `Ministry of Russia`, where the country stands apart.
    const bool of_country = !whole && find.span.end < span.end &&
                            is_place(trimmed(text_, {find.span.end, span.end})) &&
                            text_[find.span.end] == ' ';
    if (!whole && !of_country) continue;
    const std::string_view kind = resources_->subtype(find.subtype);
    return kind.empty() ? kUnknownBody : kind;
  }
  // The class word that ends the name (or, where words are spaced, is one of its words) says its
  // kind.
  const std::string_view name = slice(text_, span);
  const LangId lang = resources_->languages().rules_of(language(span));
  const auto class_word = [&](std::string_view word) -> std::string_view {
    const uint32_t row = resources_->lexicon().find(word, kOrgSuffix, lang);
    if (row != kNone) return resources_->lexicon().entry(row).id;
    const uint32_t body = resources_->lexicon().find(word, kBodyWord, lang);
    return body == kNone ? std::string_view() : resources_->lexicon().entry(body).id;
  };
  const Script script = script_of(utf8::decode_before(name, name.size()));
  if (script == Script::latin || script == Script::cyrillic) {
    // The words that end the name (News Agency), else the last class word in it.
    std::string_view found;
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      const std::string_view ending = class_word(name.substr(at));
      if (!ending.empty()) return ending;
      const std::string_view word = class_word(name.substr(at, end - at));
      if (!word.empty()) found = word;
      at = end + 1;
    }
    return found;
  }
  // A class word of one syllable may end a person's name as well.
  const uint32_t length = utf8::count(name);
  constexpr uint32_t kLongestPerson = 4;
  uint32_t left = length;
  for (std::size_t at = 0; at < name.size(); at += utf8::length(name[at]), --left) {
    if (left == 1 && length <= kLongestPerson) break;
    const std::string_view kind = class_word(name.substr(at));
    if (!kind.empty()) return kind;
  }
  return {};
}

/// A container that is, or holds, a word for a kind of work: `University, doctoral thesis` is the
/// thesis's publisher, `press release` and `the author's press release` are no container.
void ItemBuilder::take_work_word(Draft& draft, Span& field) const {
  CitationItem& item = draft.item;
  for (const Find& find : finds_in(field)) {
    if (!is_work_kind(find) || find.span.end > field.end) continue;
    const auto kind = work_type_named(Fields(find, text_, *resources_).value(Field::work_type));
    if (!kind) continue;
    const bool begins = find.span.begin == field.begin;
    const bool ends = find.span.end == field.end;
    if (!begins && !ends) continue;
    const Span other = begins ? trimmed(text_, {find.span.end, field.end}, ",.")
                              : trimmed(text_, {field.begin, find.span.begin}, ",.");
    if (*kind == WorkType::thesis) {
      draft.kind = kind;
      field = {};
      if (!other.empty()) item.publisher = other;
      return;
    }
    const bool labels =
        resources_->lexicon().find(slice(text_, find.span), kLabel, find.lang) != kNone;
    const bool by_author =
        item.author_count > 0 && slice(text_, other) == slice(text_, item.authors[0]);
    if (labels && item.number.empty() && ends && (other.empty() || by_author)) {
      if (!draft.kind) draft.kind = kind;
      field = {};
    }
    return;
  }
}

/// `Body, Serial`: the body publishes.
void ItemBuilder::part_serial(CitationItem& item) const {
  const std::size_t comma = slice(text_, item.container).rfind(", ");
  if (comma == std::string_view::npos) return;
  const Span head{item.container.begin, item.container.begin + static_cast<uint32_t>(comma)};
  const Span tail = trimmed(text_, {head.end + 1, item.container.end});
  if (is_place(tail)) {
    item.container = head;
    return;
  }
  const auto near = finds_in(tail);
  const bool serial = std::any_of(near.begin(), near.end(), [&](const Find& find) {
    return is_work_kind(find) && find.span.end <= tail.end;
  });
  if (serial && !body_subtype(head).empty()) {
    item.publisher = head;
    item.container = tail;
  }
}

void ItemBuilder::settle_container(Draft& draft) const {
  CitationItem& item = draft.item;
  if (draft.within && !item.container.empty()) {
    // `Editor. Book`: the book.
    const std::size_t stop = slice(text_, item.container).rfind(". ");
    if (stop != std::string_view::npos && !is_initial_stop(text_, item.container.begin + stop)) {
      item.container = trimmed(
          text_, {item.container.begin + static_cast<uint32_t>(stop) + 1, item.container.end});
    }
  }
  if (!item.container.empty() && draft.plain_container) take_work_word(draft, item.container);
  if (!item.publisher.empty()) take_work_word(draft, item.publisher);
  settle_site(draft);
  settle_paper(draft);
  // `Publisher, City`.
  const std::size_t last = slice(text_, item.publisher).rfind(", ");
  if (last != std::string_view::npos) {
    const auto cut = item.publisher.begin + static_cast<uint32_t>(last);
    if (is_place(trimmed(text_, {cut + 1, item.publisher.end}))) item.publisher.end = cut;
  }
  if (draft.plain_container && !item.container.empty() && item.publisher.empty()) part_serial(item);
}

/// `Agency, "Title", day` and `Title. Agency. Day`: a paper or an agency contains what it printed.
void ItemBuilder::settle_paper(Draft& draft) const {
  CitationItem& item = draft.item;
  constexpr std::size_t kDay = 10;  // 2024-10-07
  if (!item.container.empty() || draft.kind || draft.book || item.date.view().size() < kDay) return;
  if (item.author_count == 1 && item.publisher.empty() && !draft.book &&
      body_subtype(item.authors[0]) == "media") {
    item.container = item.authors[0];
    item.author_count = 0;
  } else if (body_subtype(item.publisher) == "media") {
    item.container = item.publisher;
    item.publisher = {};
  } else {
    return;
  }
  draft.plain_container = true;
}

/// `The ministry's website, "Title"` is no author: the site contains the page.
void ItemBuilder::settle_site(Draft& draft) const {
  CitationItem& item = draft.item;
  if (item.author_count != 1 || !item.container.empty()) return;
  const Span author = item.authors[0];
  const LangId lang = resources_->languages().rules_of(language(author));
  const std::string_view name = slice(text_, author);
  for (std::size_t at = name.find(' '); at != std::string_view::npos; at = name.find(' ', at + 1)) {
    if (resources_->lexicon().find(name.substr(at + 1), kSiteWord, lang) == kNone) continue;
    item.container = author;
    draft.plain_container = true;
    item.author_count = 0;
    return;
  }
}

// Newspapers are numbered as journals are: the last word of the name tells, where words are not
// spaced the letters that end it.
bool ItemBuilder::is_newspaper(const CitationItem& item) const {
  const LangId lang = resources_->languages().rules_of(language(item.container));
  const std::string_view name = slice(text_, item.container);
  const Script script =
      name.empty() ? Script::none : script_of(utf8::decode_before(name, name.size()));
  const bool spaced = script == Script::latin || script == Script::cyrillic;
  for (std::size_t at = 0; at < name.size(); at += utf8::length(name[at])) {
    if (spaced && at > 0 && name[at - 1] != ' ') continue;
    if (resources_->lexicon().find(name.substr(at), kNewsWord, lang) != kNone) return true;
  }
  return false;
}

bool ItemBuilder::is_by_body(const CitationItem& item) const {
  return item.author_count > 0 && !body_subtype(item.authors[0]).empty();
}

/// A paper or agency, or a site by the word that ends its name.
bool ItemBuilder::is_press(Span name) const {
  if (body_subtype(name) == "media") return true;
  const LangId lang = resources_->languages().rules_of(language(name));
  const std::string_view letters = slice(text_, name);
  for (std::size_t at = 0; at < letters.size(); at += utf8::length(letters[at])) {
    if (resources_->lexicon().find(letters.substr(at), kSiteWord, lang) != kNone) return true;
  }
  return false;
}

std::optional<WorkType> ItemBuilder::kind_by_word(const Draft& draft) const {
  const CitationItem& item = draft.item;
  std::optional<WorkType> out;
  for (const Find& find : finds_in(draft.covered)) {
    if (!is_work_kind(find)) continue;
    const auto kind = work_type_named(Fields(find, text_, *resources_).value(Field::work_type));
    if (kind == WorkType::dataset) {
      // An article about a set of data is an article.
      if (item.url.empty() && item.accessed.empty()) continue;
      const bool titled = item.title.overlaps(find.span);
      if (titled && !draft.unquoted) continue;
      // `Body's database, "Table"`: the author or what contains the table is the set.
      const bool made = item.author_count > 0 && item.authors[0].overlaps(find.span);
      if (!titled && !made && !item.container.overlaps(find.span)) continue;
    } else {
      // In the name of a journal, or of the book that contains the work, the word says nothing.
      const bool journal = kind == WorkType::report && !item.volume.empty() &&
                           (!draft.plain_container || !is_by_body(item));
      if (item.title.overlaps(find.span) ||
          ((draft.within || journal) && item.container.overlaps(find.span)))
        continue;
    }
    out = kind;
  }
  return out;
}

// Which test comes first is what tells.
WorkType ItemBuilder::type_by_fields(const Draft& draft) const {
  const CitationItem& item = draft.item;
  std::string_view holder = body_subtype(item.container);
  if (holder == kUnknownBody) holder = {};
  const bool by_body = is_by_body(item);
  const bool journal = !item.volume.empty() || !item.number.empty();
  const bool web = !item.url.empty() || !item.accessed.empty();
  constexpr std::size_t kDay = 10;
  const bool has_day = item.date.view().size() == kDay;
  if (draft.within && journal && item.publisher.empty() && !item.number.empty()) {
    return WorkType::article_journal;
  }
  if (draft.within && item.publisher.empty() && has_day) return WorkType::article_newspaper;
  if (draft.within || (draft.slashed && draft.printed && !journal)) return WorkType::chapter;
  if (draft.unquoted && draft.book && web && item.publisher.empty() &&
      (item.date.empty() || !by_body)) {
    return WorkType::webpage;
  }
  if (draft.book) return by_body ? WorkType::report : WorkType::book;
  if (journal && by_body && item.volume.empty() && !item.number.empty() && !item.title.empty()) {
    return WorkType::report;
  }
  if (journal && item.volume.empty() && !by_body && is_newspaper(item)) {
    return WorkType::article_newspaper;
  }
  if (journal) return WorkType::article_journal;
  if (holder == "media" && !by_body) return WorkType::article_newspaper;
  if (!item.pages.empty() && !item.container.empty() && draft.plain_container && has_day &&
      !by_body && !draft.unquoted) {
    return WorkType::article_newspaper;
  }
  if (!item.pages.empty() && !item.container.empty()) return WorkType::article_journal;
  if (draft.unquoted && web && item.author_count == 0) return WorkType::webpage;
  if (web && item.date.empty() &&
      (item.container.empty() || (item.author_count == 0 && draft.plain_container))) {
    return WorkType::webpage;
  }
  if (draft.unquoted && !by_body && draft.plain_container && has_day) {
    return WorkType::article_newspaper;
  }
  if (by_body || holder == "international" || draft.unquoted) return WorkType::report;
  if (item.container.empty()) return web ? WorkType::webpage : WorkType::report;
  if (draft.plain_container && !holder.empty()) {
    return item.author_count > 0 && item.url.empty() ? WorkType::report : WorkType::webpage;
  }
  if (draft.plain_container && item.date.empty()) return WorkType::webpage;
  return WorkType::article_newspaper;
}

void ItemBuilder::decide_type(Draft& draft) const {
  CitationItem& item = draft.item;
  // A serial's article that is read on its site is an article.
  if (draft.kind == WorkType::webpage && draft.slashed && !item.number.empty() &&
      !item.container.empty())
    draft.kind.reset();
  if (!draft.kind) draft.kind = kind_by_word(draft);
  item.type = draft.kind ? *draft.kind : type_by_fields(draft);
}

}  // namespace sagwan::cite
