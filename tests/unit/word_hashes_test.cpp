// SPDX-License-Identifier: Apache-2.0
// Lists of words that are asked by hash, and how words and ends make up a run of letters.
#include "pipeline/core/word_hashes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/hash_set.h"
#include "pipeline/core/languages.h"
#include "pipeline/rules/lexicon.h"
#include "stages/read/known_words.h"

namespace sagwan {
namespace {

// Words ab, abc, cde; ends x, yz.
WordHashes list() {
  const std::string path = testing::TempDir() + "/word_hashes_test.tsv";
  EXPECT_TRUE(write_file(path, "# words\nsurface\n-x\n-yz\nab\nabc\ncde\n"));
  return WordHashes::load(path).value();
}

WordHashes::Hash hash(std::string_view word) {
  WordHashes::Hash out = WordHashes::kEmpty;
  for (const char c : word) out = WordHashes::grow(out, static_cast<unsigned char>(c));
  return out;
}

std::vector<char32_t> letters(std::string_view word) { return {word.begin(), word.end()}; }

TEST(WordHashes, KnowsWordsAndEndsApart) {
  const WordHashes words = list();
  EXPECT_TRUE(words.word(hash("ab")));
  EXPECT_TRUE(words.word(hash("cde")));
  EXPECT_FALSE(words.word(hash("a")));
  EXPECT_FALSE(words.word(hash("x")));
  EXPECT_TRUE(words.end(hash("yz")));
  EXPECT_FALSE(words.end(hash("ab")));
  EXPECT_TRUE(WordHashes().empty());
}

TEST(WordHashes, RefusesWhatIsNoList) {
  const std::string path = testing::TempDir() + "/word_hashes_none.tsv";
  for (const char* text : {"ab\ncde\n", "surface\n\xFF\n"}) {
    ASSERT_TRUE(write_file(path, text));
    const auto words = WordHashes::load(path);
    ASSERT_FALSE(words);
    EXPECT_EQ(words.error().code, Code::config_value);
  }
  EXPECT_EQ(WordHashes::load(path + ".none").error().code, Code::file_missing);
}

TEST(WordHashes, AreKeptCompiledAsLongAsTheFileIsTheSame) {
  const std::string folder = testing::TempDir() + "/word_hashes_cache";
  std::filesystem::remove_all(folder);
  const std::string path = testing::TempDir() + "/word_hashes_kept.tsv";
  const auto images = [&] {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".image") out.push_back(entry.path());
    return out;
  };
  ASSERT_TRUE(write_file(path, "surface\n-x\nab\n"));
  ASSERT_TRUE(WordHashes::load(path, folder).value().word(hash("ab")));
  ASSERT_EQ(images().size(), 1U);
  const WordHashes again = WordHashes::load(path, folder).value();
  EXPECT_TRUE(again.word(hash("ab")));
  EXPECT_TRUE(again.end(hash("x")));
  EXPECT_FALSE(again.word(hash("cd")));
  // One that is damaged is not read.
  const std::string bytes = read_file(images()[0].string(), 1U << 20U).value();
  ASSERT_TRUE(write_file(images()[0].string(), bytes.substr(0, bytes.size() - 4)));
  EXPECT_TRUE(WordHashes::load(path, folder).value().end(hash("x")));
  ASSERT_TRUE(write_file(path, "surface\n-x\ncd\n"));
  EXPECT_TRUE(WordHashes::load(path, folder).value().word(hash("cd")));
  EXPECT_FALSE(WordHashes::load(path, folder).value().word(hash("ab")));
}

TEST(KnownWords, FewestWordsWithAnEnd) {
  const WordHashes words = list();
  struct Row {
    const char* letters;
    uint32_t whole;
    uint32_t with_end;
    uint32_t parts;
    const char* why;
  };
  constexpr uint32_t kNone9 = KnownWords::kNoWords;
  const std::vector<Row> rows = {
      {"abc", 1, kNone9, 1, "a word"},
      {"abcde", 2, kNone9, 2, "a compound"},
      {"abx", kNone9, 1, 1, "a word and an end"},
      {"abcdeyz", kNone9, 2, 2, "a compound and an end"},
      {"abq", kNone9, kNone9, 0, "a letter that nothing knows"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const KnownWords known(words, letters(row.letters));
    const auto size = static_cast<uint32_t>(std::string_view(row.letters).size());
    EXPECT_EQ(known.fewest(0, size).whole, row.whole);
    EXPECT_EQ(known.fewest(0, size).with_end, row.with_end);
    EXPECT_EQ(known.parts(0, size).count, row.parts);
  }
  const KnownWords known(words, letters("abcdeqq"));
  EXPECT_LT(known.cost(0, 3), known.cost(0, 2) + known.cost(2, 3)) << "one word beats its pieces";
  EXPECT_LT(known.cost(0, 2) + known.cost(2, 5), known.cost(1, 3) + known.cost(3, 7));
}

TEST(HashSet, HasWhatWasPutInAndNoOther) {
  std::vector<uint64_t> hashes;
  for (char32_t i = 1; i <= 1000; ++i) hashes.push_back(WordHashes::grow(WordHashes::kEmpty, i));
  const std::vector<uint32_t> slots = build_hash_set(hashes);
  ASSERT_TRUE(HashSetView::is_whole(slots));
  const HashSetView set(slots);
  for (const uint64_t hash : hashes) EXPECT_TRUE(set.has(hash));
  for (char32_t i = 1001; i <= 5000; ++i)
    EXPECT_FALSE(set.has(WordHashes::grow(WordHashes::kEmpty, i)));
  EXPECT_FALSE(HashSetView().has(hashes[0]));
  // A walk through a table without a free place would not end.
  EXPECT_FALSE(HashSetView::is_whole(std::vector<uint32_t>{1, 3}));
  EXPECT_FALSE(HashSetView::is_whole(std::vector<uint32_t>{0, 1, 3}));
}

TEST(LexiconSets, AreAskedByTypeAndLanguageAndAreNoEntries) {
  const std::string folder = testing::TempDir() + "/lexicon_sets";
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(std::filesystem::create_directories(folder));
  ASSERT_TRUE(write_file(folder + "/a.tsv",
                         "surface\tlang\ttype\tid\tattributes\nab\ten\tnoun\t1\t\n"
                         "ab\ten\tword\t1\t\nabc\ten\tword\t1\t\n"));
  Diagnostics diagnostics;
  const auto languages =
      Languages::load(std::string(SAGWAN_SOURCE_DIR) + "/configs/languages.toml", diagnostics);
  ASSERT_TRUE(languages.has_value());
  Seals seals{std::string()};
  const auto lexicon = Lexicon::load({{folder}, ""}, *languages, seals, diagnostics);
  ASSERT_TRUE(lexicon.has_value());
  const LangId en = languages->find("en");
  const LangId ko = languages->find("ko");
  EXPECT_TRUE(lexicon->has("abc", "word", en));
  EXPECT_TRUE(lexicon->has("abc", "word", 0));
  EXPECT_FALSE(lexicon->has("abc", "word", ko));
  EXPECT_FALSE(lexicon->has("abc", "noun", en));
  EXPECT_FALSE(lexicon->has("a", "word", en));
  EXPECT_TRUE(lexicon->has_any("word", en));
  EXPECT_FALSE(lexicon->has_any("word", ko));
  EXPECT_EQ(lexicon->find("ab", "word", en), kNone);
  EXPECT_NE(lexicon->find("ab", "noun", en), kNone);
  EXPECT_EQ(lexicon->size(), 1U);
  EXPECT_EQ(lexicon->rows(), 3U);
}

}  // namespace
}  // namespace sagwan
