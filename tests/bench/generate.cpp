// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/generate.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/files.h"
#include "pipeline/core/utf8.h"
#include "sagwan/result.h"

namespace sagwan::bench {

namespace {

constexpr char32_t kFirstSyllable = 0xAC00;
constexpr uint32_t kSyllables = 11172;

char32_t syllable(std::mt19937& random) {
  return kFirstSyllable + static_cast<char32_t>(random() % kSyllables);
}

std::vector<std::string> corpus_lines() {
  std::vector<std::string> out;
  const std::string folder = std::string(SAGWAN_SOURCE_DIR) + "/corpus";
  for (const std::string& name : files_below(folder, ".txt")) {
    const auto bytes = read_file(folder + "/" + name, 1U << 24U);
    if (!bytes) continue;
    for (std::size_t at = 0; at < bytes->size();) {
      const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
      out.push_back(bytes->substr(at, end - at) + "\n");
      at = end + 1;
    }
  }
  SAGWAN_CHECK(!out.empty(), "the corpus has no text");
  return out;
}

std::string varied(const std::string& line, std::mt19937& random) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); at += utf8::length(line[at])) {
    char32_t c = utf8::decode(line, at);
    if (is_digit(c) && random() % 2 == 0) c = U'0' + static_cast<char32_t>(random() % 10);
    if (is_hangul_syllable(c) && random() % 100 < 3) c = syllable(random);
    utf8::append(out, c);
  }
  return out;
}

}  // namespace

std::string varied_text(std::size_t bytes, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::string> lines = corpus_lines();
  std::string out;
  while (out.size() < bytes) {
    std::shuffle(lines.begin(), lines.end(), random);
    for (const std::string& line : lines) {
      if (out.size() >= bytes) break;
      out += varied(line, random);
    }
  }
  return out;
}

std::vector<std::string> words(std::size_t count, uint32_t seed) {
  std::mt19937 random(seed);
  std::set<std::string> out;
  while (out.size() < count) {
    std::string word;
    for (uint32_t left = 2 + random() % 4; left > 0; --left) utf8::append(word, syllable(random));
    out.insert(word);
  }
  return {out.begin(), out.end()};
}

std::string with_words(const std::string& text, const std::vector<std::string>& words,
                       uint32_t seed) {
  std::mt19937 random(seed);
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += " " + words[random() % words.size()];
    out += c;
  }
  return out;
}

BenchHome::BenchHome(const std::string& rules, const std::string& lexicon) {
  namespace fs = std::filesystem;
  std::string name = (fs::temp_directory_path() / "sagwan-bench-XXXXXX").string();
  SAGWAN_CHECK(::mkdtemp(name.data()) != nullptr, "no folder for the benchmark");
  path_ = name;
  fs::create_directories(path_ + "/configs/rules/ko");
  fs::create_directories(path_ + "/lexicons");
  for (const auto& entry : fs::directory_iterator(std::string(SAGWAN_SOURCE_DIR) + "/configs")) {
    const std::string file = entry.path().filename().string();
    if (file == "rules") continue;
    fs::copy(entry.path(), path_ + "/configs/" + file, fs::copy_options::recursive);
  }
  std::ofstream(path_ + "/configs/rules/ko/bench.toml") << rules;
  std::ofstream(path_ + "/lexicons/bench.tsv") << lexicon;
}

BenchHome::~BenchHome() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string rules(std::size_t count, const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& a = words[(3 * i) % words.size()];
    const std::string& b = words[(3 * i + 1) % words.size()];
    const std::string& c = words[(3 * i + 2) % words.size()];
    std::string pattern;
    std::string emits = "QUANTITY";
    if (i % 20 == 19) {
      pattern = "\\p{Hangul}{2,6}" + a;
      emits = "ORG/committee";
    } else if (i % 3 == 0) {
      pattern = "(?P<name>(?:" + a + "|" + b + ")(?: " + c + ")?)";
      emits = "EVENT";
    } else if (i % 3 == 1) {
      pattern = "(?P<number>[0-9]+(?:,[0-9]{3})*(?:\\.[0-9]+)?) ?(?:" + a + "|" + b + "|" + c + ")";
    } else {
      pattern = "(?:" + a + "|" + b + ") (?P<number>[0-9]+)";
    }
    out += "[[rule]]\nid = \"bench.r" + std::to_string(i) + "\"\nemits = \"" + emits +
           "\"\npattern = '" + pattern +
           "'\nexamples = [{ text = \"x\", finds = [] }]\nrejects = [\"y\"]\n";
  }
  return out;
}

std::string lexicon(const std::vector<std::string>& words) {
  std::string out = "# Random words for a benchmark\nsurface\tlang\ttype\tid\tattributes\n";
  for (const std::string& word : words) out += word + "\tko\tLOC/city\t\t\n";
  return out;
}

}  // namespace sagwan::bench
