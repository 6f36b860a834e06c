// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/languages.h"

#include <algorithm>
#include <array>

#include "pipeline/core/files.h"
#include "pipeline/core/mistakes.h"
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

/// The texts of the array `key`, sorted; none where it is absent.
std::vector<std::string> strings_of(const TomlValue& table, std::string_view key) {
  std::vector<std::string> out;
  const TomlValue* value = table.find(key);
  if (value == nullptr) return out;
  for (const TomlValue& item : value->items) out.push_back(item.string);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::optional<Script> script_named(std::string_view word) {
  const auto* row = std::find_if(kScripts.begin(), kScripts.end(),
                                 [&](const auto& r) { return r.first == word; });
  return row == kScripts.end() ? std::nullopt : std::optional(row->second);
}

/// Reads the tables of the file; mistakes are told, and what is wrong is left out.
class Languages::Loader {
 public:
  explicit Loader(Diagnostics& diagnostics) : mistakes_(diagnostics) {}

  Result<Languages> load(const TomlValue& root) {
    out_.list_.push_back({"und", Script::none, true, false, {}, {}, {}, '.'});
    const TomlValue* languages = root.find("language");
    if (languages == nullptr || !languages->is(TomlValue::Kind::array)) {
      mistakes_.add(Code::config_value, root.place, "no [[language]] table");
      return *mistakes_.first();
    }
    for (const TomlValue& table : languages->items) language(table);
    std::sort(out_.abbreviations_.begin(), out_.abbreviations_.end());
    std::sort(out_.sentence_ends_.begin(), out_.sentence_ends_.end());
    for (std::size_t i = 0; i < out_.list_.size(); ++i) {
      const std::string& shared = out_.list_[i].rules;
      out_.rules_.push_back(shared.empty() ? static_cast<LangId>(i) : out_.find(shared));
    }
    out_.tails_ = strings_of(root, "tails");
    out_.time_tails_ = strings_of(root, "time_tails");
    out_.count_tails_ = strings_of(root, "count_tails");
    if (const TomlValue* groups = root.find("particles")) {
      for (const TomlValue& group : groups->items) particles(group);
    }
    std::stable_sort(out_.particles_.begin(), out_.particles_.end(),
                     [](const Particle& a, const Particle& b) { return a.form < b.form; });
    note_lengths();
    if (mistakes_.first()) return *mistakes_.first();
    return std::move(out_);
  }

 private:
  void language(const TomlValue& table) {
    Language language;
    language.tag = string_of(table, "tag");
    const auto script = script_named(string_of(table, "script"));
    if (language.tag.empty() || !script) {
      mistakes_.add(Code::config_value, table.place,
                    "a language needs a tag and one of the scripts " + std::string(kScriptNames));
      return;
    }
    language.script = *script;
    language.spaced = boolean_of(table, "spaced", true);
    language.main_of_script = boolean_of(table, "main", false);
    language.rules = string_of(table, "rules");
    const std::string decimal = string_of(table, "decimal");
    if (decimal == ",") language.decimal = ',';
    if (!decimal.empty() && decimal != "," && decimal != ".")
      mistakes_.add(Code::config_value, table.place, "`decimal` is . or ,");
    language.letters = utf8::code_points(string_of(table, "letters"));
    std::sort(language.letters.begin(), language.letters.end());
    language.endings = strings_of(table, "endings");
    for (std::string& word : strings_of(table, "abbreviations"))
      out_.abbreviations_.push_back(std::move(word));
    out_.sentence_ends_ += utf8::code_points(string_of(table, "sentence_ends"));
    out_.list_.push_back(std::move(language));
  }

  void particles(const TomlValue& group) {
    const std::string after = string_of(group, "after");
    const auto* when =
        std::find_if(kAfter.begin(), kAfter.end(), [&](const auto& r) { return r.first == after; });
    const TomlValue* forms = group.find("forms");
    const std::string of_class = string_of(group, "class");
    if (when == kAfter.end() || of_class.size() != 1 || forms == nullptr ||
        !forms->is(TomlValue::Kind::array)) {
      mistakes_.add(
          Code::config_value, group.place,
          "particles need `forms`, a `class` of one letter, and `after` (any, vowel, consonant, "
          "vowel_or_rieul, consonant_not_rieul)");
      return;
    }
    for (const TomlValue& form : forms->items) {
      out_.particles_.push_back(
          {form.string, string_of(group, "before"), of_class[0], bit(when->second)});
    }
  }

  void note_lengths() {
    for (const Particle& particle : out_.particles_)
      out_.longest_particle_ = std::max(out_.longest_particle_, particle.form.size());
    std::size_t longest = 0;
    for (const auto* tails : {&out_.tails_, &out_.time_tails_, &out_.count_tails_}) {
      for (const std::string& tail : *tails) longest = std::max(longest, tail.size());
    }
    out_.longest_tail_ = longest + kLongestChain * out_.longest_particle_;
  }

  Mistakes mistakes_;
  Languages out_;
};

Result<Languages> Languages::load(const std::string& path, Diagnostics& diagnostics) {
  SAGWAN_TRY(const std::string text, read_file(path, 1U << 20U));
  SAGWAN_TRY(const TomlValue root, parse_toml(text, path));
  return Loader(diagnostics).load(root);
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
  if (tail.size() > static_cast<std::size_t>(kLongestChain - depth) * longest_particle_)
    return false;
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
  if (tail.size() > longest_tail_) return false;
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
