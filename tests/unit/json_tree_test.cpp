// SPDX-License-Identifier: Apache-2.0
// JsonTree takes what RapidJSON takes and refuses what it refuses, over files that were changed at
// random; what a value is, and where a mistake is.
#include "pipeline/export/json_tree.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>

#include "pipeline/export/json_text.h"

namespace sagwan {
namespace {

std::string printed(const JsonTree& tree) {
  std::string out;
  JsonText json(out);
  json.value(tree.root());
  return out;
}

std::string place_of(const std::string& bytes) {
  const auto tree = JsonTree::parse(bytes, "a.json", Code::knowledge_invalid);
  return tree ? "none" : to_line(tree.error());
}

std::string_view text_of(const rapidjson::Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

/// RapidJSON's == looks members up by name, which fails where a name stands twice.
bool same(JsonValue one, const rapidjson::Value& other) {
  switch (one.kind()) {
    case JsonKind::null:
      return other.IsNull();
    case JsonKind::no:
      return other.IsFalse();
    case JsonKind::yes:
      return other.IsTrue();
    case JsonKind::number:  // which the other was told to read as a string
    case JsonKind::string:
      return other.IsString() && one.text() == text_of(other);
    case JsonKind::list: {
      if (!other.IsArray() || other.Size() != one.size()) return false;
      const auto* at = other.Begin();
      bool all = true;
      one.each_element([&](JsonValue element) { all = same(element, *at++) && all; });
      return all;
    }
    case JsonKind::object:
      break;
  }
  if (!other.IsObject() || other.MemberCount() != one.size()) return false;
  auto at = other.MemberBegin();
  bool all = true;
  one.each_member([&](std::string_view name, JsonValue value) {
    all = name == text_of(at->name) && same(value, at->value) && all;
    ++at;
  });
  return all;
}

TEST(JsonTree, KeepsDigitsAndUndoesEscapes) {
  const auto tree = JsonTree::parse(
      "\xEF\xBB\xBF { \"a\" : [ 26.60 , -0e+7 , true, false ,null, [], {} ], \"b\\u0041\":"
      "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00\\uAC00 \xED\x95\x9C\xF0\x9F\x98\x80\" } ",
      "a.json", Code::knowledge_invalid);
  ASSERT_TRUE(tree) << tree.error().message;
  EXPECT_EQ(printed(*tree),
            "{\"a\":[26.60,-0e+7,true,false,null,[],{}],\"bA\":\"\\\"\\\\/\\u0008\\u000C\\n\\r\\t"
            "\xF0\x9F\x98\x80\xEA\xB0\x80 \xED\x95\x9C\xF0\x9F\x98\x80\"}");
  EXPECT_EQ(tree->root().find("a")->size(), 7U);
  EXPECT_FALSE(tree->root().find("b"));
}

TEST(JsonTree, FindsTheFirstOfItsNameAndTellsPaths) {
  const auto tree = JsonTree::parse(R"({"abba":0,"aqqa":{"x":[1,[2,{"y":3}]]},"aqqa":4,"":5})",
                                    "a.json", Code::knowledge_invalid);
  ASSERT_TRUE(tree);
  EXPECT_EQ(tree->root().find("aqqa")->kind(), JsonKind::object);
  EXPECT_EQ(tree->root().find("")->text(), "5");
  std::vector<std::string> paths;
  tree->root().find("aqqa")->find("x")->each_element([&](JsonValue element) {
    paths.push_back(element.path());
    element.each_element([&](JsonValue inner) {
      if (inner.kind() == JsonKind::object) paths.push_back(inner.find("y")->path());
    });
  });
  EXPECT_EQ(paths, (std::vector<std::string>{"aqqa.x[0]", "aqqa.x[1]", "aqqa.x[1][1].y"}));
}

TEST(JsonTree, NamesThePlaceOfAMistake) {
  const struct {
    std::string bytes;
    std::string want;
  } rows[] = {
      {"", "a.json:1:1"},
      {"{\"a\": 1,\n \"b\" 2}", "a.json:2:6"},
      {"[1,]", "a.json:1:4"},
      {"[1 2]", "a.json:1:4"},
      {"{\"a\":1,}", "a.json:1:8"},
      {"{} {}", "a.json:1:4"},
      {"[01]", "a.json:1:3"},
      {"[1.]", "a.json:1:4"},
      {"[.5]", "a.json:1:2"},
      {"[tru]", "a.json:1:2"},
      {"[\"a", "a.json:1:4"},
      {"[\"\xED\x95\x9C\n\"]", "a.json:1:4"},
      {std::string("[\"a\0\"]", 6), "a.json:1:4"},
      {std::string("[]\0", 3), "a.json:1:3"},
      {"[\"\\x\"]", "a.json:1:4"},
      {"[\"\\ud800\"]", "surrogate"},
      {"[\"\\udc00\"]", "surrogate"},
      {"[\"\xED\xA0\x80\"]", "UTF-8"},
      {"[\"\xC0\x80\"]", "UTF-8"},
      {"[\"\xEA\xB0\"]", "UTF-8"},
      {"[\"\xF4\x90\x80\x80\"]", "UTF-8"},
      {std::string(201, '[') + std::string(201, ']'), "a.json:1:201"},
  };
  for (const auto& row : rows) {
    EXPECT_NE(place_of(row.bytes).find(row.want), std::string::npos)
        << row.bytes << ": " << place_of(row.bytes);
  }
  EXPECT_EQ(place_of(std::string(200, '[') + std::string(200, ']')), "none");
}

TEST(JsonTree, AgreesWithRapidJsonWhateverIsChanged) {
  const std::string good =
      R"({"format": "sagwan-knowledge", "n": [0, -1, 26.60, 1e5, 2E-3], "t": "a\"\\\/\b\n\u00e9\uD83D)"
      "\\uDE00 \xED\x95\x9C\xEA\xB5\xAD \xD0\xA8\xF0\x9F\x98\x80\", \"o\": {\"x\": [[], {}, true, "
      "false, null]}}\n";
  constexpr std::string_view kPieces =
      "\"\\{}[],:0123456789.eE+-tfn u/\n\t\x01\x7F\xED\x95\x80\xF0";
  std::mt19937 random(20231011);
  std::size_t taken = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = good;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % bytes.size();
      const char piece = kPieces[random() % kPieces.size()];
      switch (random() % 3) {
        case 0:
          bytes[at] = piece;
          break;
        case 1:
          bytes.insert(at, 1, piece);
          break;
        default:
          bytes.erase(at, 1);
      }
    }
    rapidjson::Document other;
    other.Parse<rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag |
                rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size());
    const auto tree = JsonTree::parse(bytes, "a.json", Code::knowledge_invalid);
    // The low half of a pair alone is no character, but RapidJSON 1.1.0 takes it.
    if (!tree && tree.error().message.find("surrogate") != std::string::npos) continue;
    ASSERT_EQ(static_cast<bool>(tree), !other.HasParseError()) << bytes;
    if (!tree) continue;
    ++taken;
    ASSERT_TRUE(same(tree->root(), other)) << bytes;
  }
  EXPECT_GT(taken, 1000U);
}

}  // namespace
}  // namespace sagwan
