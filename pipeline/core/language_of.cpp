// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/language_of.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

std::size_t index(Script script) { return static_cast<std::size_t>(script); }

// Han letters stand in Japanese text as in Chinese.
bool shares(Script said, Script script) {
  return said == script || (said == Script::kana && script == Script::han);
}

}  // namespace

void ScriptCounts::add(char32_t c) {
  const Script script = script_of(c);
  weight[index(script)] +=
      script == Script::hangul || script == Script::han || script == Script::kana ? 2 : 1;
}

Script ScriptCounts::main() const {
  std::size_t best = 0;
  uint32_t most = 0;
  const uint32_t eastern = weight[index(Script::han)] + weight[index(Script::kana)];
  for (std::size_t i = 1; i < weight.size(); ++i) {
    if (i == index(Script::kana)) continue;
    const uint32_t count = i == index(Script::han) ? eastern : weight[i];
    if (count > most) {
      most = count;
      best = i;
    }
  }
  const auto script = static_cast<Script>(best);
  return script == Script::han && weight[index(Script::kana)] > 0 ? Script::kana : script;
}

LangId telling_language(std::string_view text, Script script, const Languages& languages) {
  std::array<LangId, 16> candidates{};
  std::array<uint32_t, 16> telling{};
  std::size_t count = 0;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    const auto lang = static_cast<LangId>(i);
    const Language& language = languages.at(lang);
    if (language.script == script && !language.letters.empty() && count < candidates.size())
      candidates[count++] = lang;
  }
  if (count == 0) return 0;
  std::size_t best = 0;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const char32_t c = utf8::decode(text, i);
    if (c < 0x80 || script_of(c) != script) continue;
    for (std::size_t k = 0; k < count; ++k) {
      const std::u32string& letters = languages.at(candidates[k]).letters;
      if (!std::binary_search(letters.begin(), letters.end(), c)) continue;
      if (++telling[k] > telling[best]) best = k;
    }
  }
  return telling[best] > 0 ? candidates[best] : LangId{0};
}

LangId language_of(std::string_view text, Script script, const Languages& languages, LangId said) {
  if (script == Script::none) return said;
  const LangId told = telling_language(text, script, languages);
  if (told != 0) return told;
  if (said != 0 && shares(languages.at(said).script, script)) return said;
  for (std::size_t i = 1; i < languages.size(); ++i) {
    const auto lang = static_cast<LangId>(i);
    if (languages.at(lang).script == script && languages.at(lang).main_of_script) return lang;
  }
  return 0;
}

}  // namespace sagwan
