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

uint8_t bit(ParticleAfter after) { return static_cast<uint8_t>(1U << static_cast<uint32_t>(after)); }

bool agrees(uint8_t bits, char32_t last) {
  if ((bits & bit(ParticleAfter::any)) != 0) return true;
  if (!is_hangul_syllable(last)) return true;  // how a digit or a Latin letter is read aloud is not known
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

struct Particle {
  std::string form;
  uint8_t after = 0;
  std::string chain;  // class of what may follow it
};

}  // namespace

Result<Languages> Languages::load(const std::string& path, Diagnostics& diagnostics) {
  SAGWAN_TRY(const std::string text, read_file(path, 1U << 20U));
  SAGWAN_TRY(const TomlValue root, parse_toml(text, path));
  Languages out;
  out.list_.push_back({"und", Script::none, true, false, {}, {}, '.'});
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
      mistake(table, "a language needs a tag and one of the scripts latin, cyrillic, hangul, han, kana, other");
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
    out.list_.push_back(std::move(language));
  }
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
  list_of("count_tails", out.count_tails_);
  // Particles: forms stand alone or before those whose class they name in `before`.
  std::vector<std::pair<Particle, std::string>> particles;  // particle, its class
  if (const TomlValue* groups = root.find("particles")) {
    for (const TomlValue& group : groups->items) {
      const std::string after = string_of(group, "after");
      const auto* when = std::find_if(kAfter.begin(), kAfter.end(),
                                      [&](const auto& r) { return r.first == after; });
      const TomlValue* forms = group.find("forms");
      if (when == kAfter.end() || forms == nullptr || !forms->is(TomlValue::Kind::array)) {
        mistake(group, "particles need `forms` and `after` (any, vowel, consonant, vowel_or_rieul, consonant_not_rieul)");
        continue;
      }
      for (const TomlValue& form : forms->items) {
        particles.push_back({{form.string, bit(when->second), string_of(group, "before")},
                             string_of(group, "class")});
      }
    }
  }
  // Chains up to three long. The second particle agrees with the last syllable of the first.
  struct Chain {
    std::string text;
    uint8_t after;
    std::string_view before;
  };
  std::vector<Chain> chains;
  for (const auto& [particle, cls] : particles) {
    chains.push_back({particle.form, particle.after, particle.chain});
  }
  std::size_t from = 0;
  for (int round = 0; round < 2; ++round) {
    const std::size_t to = chains.size();
    for (std::size_t i = from; i < to; ++i) {
      for (const auto& [particle, cls] : particles) {
        if (chains[i].before.empty() || cls.empty()) continue;
        if (chains[i].before.find(cls) == std::string_view::npos) continue;
        if (!agrees(particle.after, utf8::decode_before(chains[i].text, chains[i].text.size()))) continue;
        chains.push_back({chains[i].text + particle.form, chains[i].after, particle.chain});
      }
    }
    from = to;
  }
  for (const Chain& chain : chains) {
    out.particles_[chain.text] |= chain.after;
    out.longest_particles_ = std::max(out.longest_particles_, chain.text.size());
  }
  if (first) return *first;
  return out;
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
      if (!letters.empty() && std::binary_search(letters.begin(), letters.end(), c)) ++telling[lang];
    }
  }
  if (script == Script::none) return 0;
  LangId best = 0;
  for (std::size_t lang = 1; lang < list_.size(); ++lang) {
    if (list_[lang].script == script && telling[lang] > telling[best]) best = static_cast<LangId>(lang);
  }
  if (best != 0) return best;
  for (std::size_t lang = 1; lang < list_.size(); ++lang) {
    if (list_[lang].script == script && list_[lang].main_of_script) return static_cast<LangId>(lang);
  }
  return 0;
}

bool Languages::is_particles(char32_t last, std::string_view tail) const {
  if (tail.empty()) return true;
  if (tail.size() > longest_particles_) return false;
  const auto found = particles_.find(std::string(tail));
  return found != particles_.end() && agrees(found->second, last);
}

bool Languages::is_name_tail(char32_t last, std::string_view tail) const {
  return is_tail(tails_, last, tail);
}

bool Languages::is_count_tail(char32_t last, std::string_view tail) const {
  return is_tail(count_tails_, last, tail);
}

bool Languages::is_tail(const std::vector<std::string>& tails, char32_t last, std::string_view tail) const {
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
