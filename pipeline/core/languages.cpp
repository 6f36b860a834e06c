// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/languages.h"

#include <algorithm>
#include <array>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::array<std::pair<std::string_view, Script>, 6> kScripts = {{
    {"latin", Script::latin},
    {"cyrillic", Script::cyrillic},
    {"hangul", Script::hangul},
    {"han", Script::han},
    {"kana", Script::kana},
    {"other", Script::other},
}};

constexpr std::array<std::pair<std::string_view, ParticleAfter>, 5> kAfter = {{
    {"any", ParticleAfter::any},
    {"vowel", ParticleAfter::vowel},
    {"consonant", ParticleAfter::consonant},
    {"vowel_or_rieul", ParticleAfter::vowel_or_rieul},
    {"consonant_not_rieul", ParticleAfter::consonant_not_rieul},
}};

// A noun takes up to three particles: case, delimiter, topic.
constexpr int kLongestChain = 3;

uint8_t bit(ParticleAfter after) {
  return static_cast<uint8_t>(1U << static_cast<uint32_t>(after));
}

bool agrees(uint8_t bits, char32_t last) {
  if ((bits & bit(ParticleAfter::any)) != 0) return true;
  if (!is_hangul_syllable(last))
    return true;  // how a digit or a Latin letter is read aloud is not known
  const uint32_t final = final_consonant(last);
  if (final == 0) {
    return (bits & (bit(ParticleAfter::vowel) | bit(ParticleAfter::vowel_or_rieul))) != 0;
  }
  if (final == kRieul && (bits & bit(ParticleAfter::vowel_or_rieul)) != 0) return true;
  if ((bits & bit(ParticleAfter::consonant)) != 0) return true;
  return final != kRieul && (bits & bit(ParticleAfter::consonant_not_rieul)) != 0;
}

std::string string_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->is(TomlValue::Kind::string) ? value->string : std::string();
}

bool boolean_of(const TomlValue& table, std::string_view key, bool otherwise) {
  const TomlValue* value = table.find(key);
  return value != nullptr && value->is(TomlValue::Kind::boolean) ? value->boolean : otherwise;
}

}  // namespace

Result<Languages> Languages::load(const std::string& path, Diagnostics& diagnostics) {
  SAGWAN_TRY(const std::string text, read_file(path, 1U << 20U));
  SAGWAN_TRY(const TomlValue root, parse_toml(text, path));
  Languages out;
  out.list_.push_back({"und", Script::none, true, false, {}, {}, {}, '.'});
  std::optional<Error> first;
  const auto mistake = [&](const TomlValue& at, std::string message) {
    Error error = diagnostic(Code::config_value, at.place, std::move(message));
    if (!first) first = error;
    diagnostics.add(std::move(error));
  };
  const TomlValue* languages = root.find("language");
  if (languages == nullptr || !languages->is(TomlValue::Kind::array)) {
    mistake(root, "no [[language]] table");
    return *first;
  }
  for (const TomlValue& table : languages->items) {
    Language language;
    language.tag = string_of(table, "tag");
    const std::string script = string_of(table, "script");
    const auto* row = std::find_if(kScripts.begin(), kScripts.end(),
                                   [&](const auto& r) { return r.first == script; });
    if (language.tag.empty() || row == kScripts.end()) {
      mistake(table,
              "a language needs a tag and one of the scripts latin, cyrillic, hangul, han, kana, "
              "other");
      continue;
    }
    language.script = row->second;
    language.spaced = boolean_of(table, "spaced", true);
    language.main_of_script = boolean_of(table, "main", false);
    language.rules = string_of(table, "rules");
    const std::string decimal = string_of(table, "decimal");
    if (decimal == ",") language.decimal = ',';
    if (!decimal.empty() && decimal != "," && decimal != ".") mistake(table, "`decimal` is . or ,");
    const std::string letters = string_of(table, "letters");
    for (std::size_t i = 0; i < letters.size(); i += utf8::length(letters[i])) {
      language.letters.push_back(utf8::decode(letters, i));
    }
    std::sort(language.letters.begin(), language.letters.end());
    if (const TomlValue* abbreviations = table.find("abbreviations")) {
      for (const TomlValue& word : abbreviations->items) out.abbreviations_.push_back(word.string);
    }
    const std::string ends = string_of(table, "sentence_ends");
    for (std::size_t i = 0; i < ends.size(); i += utf8::length(ends[i])) {
      out.sentence_ends_.push_back(utf8::decode(ends, i));
    }
    if (const TomlValue* endings = table.find("endings")) {
      for (const TomlValue& ending : endings->items) language.endings.push_back(ending.string);
      std::sort(language.endings.begin(), language.endings.end());
    }
    out.list_.push_back(std::move(language));
  }
  std::sort(out.abbreviations_.begin(), out.abbreviations_.end());
  std::sort(out.sentence_ends_.begin(), out.sentence_ends_.end());
  out.rules_.resize(out.list_.size());
  for (LangId i = 0; i < out.list_.size(); ++i) {
    out.rules_[i] = out.list_[i].rules.empty() ? i : out.find(out.list_[i].rules);
  }
  const auto list_of = [&](std::string_view key, std::vector<std::string>& list) {
    const TomlValue* value = root.find(key);
    if (value == nullptr) return;
    for (const TomlValue& item : value->items) list.push_back(item.string);
    std::sort(list.begin(), list.end());
  };
  list_of("tails", out.tails_);
  list_of("time_tails", out.time_tails_);
  list_of("count_tails", out.count_tails_);
  if (const TomlValue* groups = root.find("particles")) {
    for (const TomlValue& group : groups->items) {
      const std::string after = string_of(group, "after");
      const auto* when = std::find_if(kAfter.begin(), kAfter.end(),
                                      [&](const auto& r) { return r.first == after; });
      const TomlValue* forms = group.find("forms");
      const std::string of_class = string_of(group, "class");
      if (when == kAfter.end() || of_class.size() != 1 || forms == nullptr ||
          !forms->is(TomlValue::Kind::array)) {
        mistake(
            group,
            "particles need `forms`, a `class` of one letter, and `after` (any, vowel, consonant, "
            "vowel_or_rieul, consonant_not_rieul)");
        continue;
      }
      for (const TomlValue& form : forms->items) {
        out.particles_.push_back(
            {form.string, string_of(group, "before"), of_class[0], bit(when->second)});
      }
    }
  }
  std::stable_sort(out.particles_.begin(), out.particles_.end(),
                   [](const Particle& a, const Particle& b) { return a.form < b.form; });
  if (first) return *first;
  return out;
}

bool Languages::is_abbreviation(std::string_view word) const {
  return std::binary_search(abbreviations_.begin(), abbreviations_.end(), word);
}

bool Languages::ends_sentence(char32_t last) const {
  return std::binary_search(sentence_ends_.begin(), sentence_ends_.end(), last);
}

LangId Languages::find(std::string_view tag) const {
  for (std::size_t i = 1; i < list_.size(); ++i) {
    if (list_[i].tag == tag) return static_cast<LangId>(i);
  }
  return 0;
}

LangId Languages::of_letters(std::string_view text) const {
  Script script = Script::none;
  std::vector<uint32_t> telling(list_.size(), 0);
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const char32_t c = utf8::decode(text, i);
    const Script s = script_of(c);
    if (s == Script::none) continue;
    if (script == Script::none) script = s;
    for (std::size_t lang = 1; lang < list_.size(); ++lang) {
      const auto& letters = list_[lang].letters;
      if (!letters.empty() && std::binary_search(letters.begin(), letters.end(), c))
        ++telling[lang];
    }
  }
  if (script == Script::none) return 0;
  LangId best = 0;
  for (std::size_t lang = 1; lang < list_.size(); ++lang) {
    if (list_[lang].script == script && telling[lang] > telling[best])
      best = static_cast<LangId>(lang);
  }
  if (best != 0) return best;
  for (std::size_t lang = 1; lang < list_.size(); ++lang) {
    if (list_[lang].script == script && list_[lang].main_of_script)
      return static_cast<LangId>(lang);
  }
  return 0;
}

bool Languages::is_particles(char32_t last, std::string_view tail) const {
  return is_chain(last, tail, {}, 0);
}

bool Languages::is_chain(char32_t last, std::string_view tail, std::string_view allowed,
                         int depth) const {
  if (tail.empty()) return true;
  if (depth == kLongestChain) return false;
  for (std::size_t size = utf8::length(tail[0]);; size += utf8::length(tail[size])) {
    const std::string_view form = tail.substr(0, size);
    auto at = std::lower_bound(particles_.begin(), particles_.end(), form,
                               [](const Particle& p, std::string_view f) { return p.form < f; });
    for (; at != particles_.end() && at->form == form; ++at) {
      if (depth > 0 && allowed.find(at->of_class) == std::string_view::npos) continue;
      if (!agrees(at->after, last)) continue;
      if (size == tail.size()) return true;
      if (is_chain(utf8::decode_before(tail, size), tail.substr(size), at->before, depth + 1))
        return true;
    }
    if (size >= tail.size()) return false;
  }
}

bool Languages::is_name_ending(Script script, std::string_view tail) const {
  return std::any_of(list_.begin(), list_.end(), [&](const Language& language) {
    return language.script == script &&
           std::binary_search(language.endings.begin(), language.endings.end(), tail);
  });
}

bool Languages::is_name_tail(char32_t last, std::string_view tail) const {
  return is_tail(tails_, last, tail);
}

bool Languages::is_time_tail(char32_t last, std::string_view tail) const {
  return is_tail(time_tails_, last, tail);
}

bool Languages::is_count_tail(char32_t last, std::string_view tail) const {
  return is_tail(count_tails_, last, tail);
}

bool Languages::is_tail(const std::vector<std::string>& tails, char32_t last,
                        std::string_view tail) const {
  if (is_particles(last, tail)) return true;
  for (std::size_t size = utf8::length(tail[0]); size <= tail.size();) {
    if (std::binary_search(tails.begin(), tails.end(), tail.substr(0, size)) &&
        is_particles(utf8::decode_before(tail, size), tail.substr(size))) {
      return true;
    }
    if (size == tail.size()) break;
    size += utf8::length(tail[size]);
  }
  return false;
}

}  // namespace sagwan
