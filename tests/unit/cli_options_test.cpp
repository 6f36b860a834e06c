// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/command_line.h"
#include "pipeline/core/files.h"
#include "pipeline/input/jsonl.h"
#include "pipeline/input/reference.h"

namespace sagwan::cli {
namespace {

const Command& command(std::string_view name) {
  const auto all = commands();
  return *std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == name; });
}

TEST(CommandLine, ReadsEveryKindOfOption) {
  const auto line = parse_command_line(
      command("extract"), {"a.txt", "-o", "out", "--jobs=3", "--force", "-", "--lang", "ko",
                           "--max-bytes", "1000", "--prefilter", "off", "@list"});
  ASSERT_TRUE(line) << line.error().message;
  EXPECT_EQ(line->inputs, (std::vector<std::string>{"a.txt", "-", "@list"}));
  EXPECT_EQ(line->options.output, "out");
  EXPECT_EQ(line->options.jobs, 3U);
  EXPECT_TRUE(line->options.force);
  EXPECT_EQ(line->options.lang, "ko");
  EXPECT_EQ(line->options.max_bytes, 1000U);
  EXPECT_FALSE(line->options.prefilter);
  EXPECT_EQ(line->options.config, "default");
}

TEST(CommandLine, SaysWhatIsWrong) {
  const struct {
    std::vector<std::string> arguments;
    std::string message;
    std::string mend;
  } rows[] = {
      {{"--forc", "a"}, "unknown option --forc", "did you mean --force?"},
      {{"--referense", "a"}, "unknown option --referense", "did you mean --reference?"},
      {{"--zzzzzz"}, "unknown option --zzzzzz", "see sagwan extract --help"},
      {{"--jobs", "many"}, "--jobs wants N, not many", "see sagwan extract --help"},
      {{"--jobs", "-1"}, "--jobs wants N, not -1", "see sagwan extract --help"},
      {{"--from", "xml"}, "--from wants text|jsonl, not xml", "see sagwan extract --help"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.arguments.front());
    const auto line = parse_command_line(command("extract"), row.arguments);
    ASSERT_FALSE(line);
    EXPECT_EQ(line.error().code, Code::usage);
    EXPECT_EQ(line.error().message, row.message);
    EXPECT_EQ(line.error().mend, row.mend);
  }
  EXPECT_FALSE(parse_command_line(command("extract"), {"--output"}));
  EXPECT_FALSE(parse_command_line(command("show"), {"--force", "a"}))
      << "an option of extract only";
}

TEST(CommandLine, EveryOptionIsInTheHelpOfItsCommandAndInThePage) {
  const std::string help = help_text(command("extract"));
  const std::string page = options_markdown();
  for (const char* name : {"--output", "--from", "--lang", "--reference", "--encoding", "--jobs",
                           "--force", "--max-bytes"}) {
    EXPECT_NE(help.find(name), std::string::npos) << name;
    EXPECT_NE(page.find(name), std::string::npos) << name;
  }
  EXPECT_EQ(help.find("--prefilter"), std::string::npos) << "a row without commands is not shown";
}

TEST(CommandLine, TheOptionsPageIsUpToDate) {
  const auto page = read_file(SAGWAN_SOURCE_DIR "/docs/options.md", 1 << 20);
  ASSERT_TRUE(page);
  EXPECT_EQ(*page, options_markdown()) << "run: sagwan options > docs/options.md";
}

TEST(Reference, IsADateThatExistsWithOrWithoutATime) {
  const struct {
    const char* text;
    bool want;
  } rows[] = {
      {"2023-10-11", true},
      {"2024-02-29", true},
      {"2023-02-29", false},
      {"2023-10-11T09:00+09:00", true},
      {"2023-10-11T09:00:30Z", true},
      {"2023-10-11T24:00Z", false},
      {"2023-10-11T09:00", true},
      {"2023-10-11T09:00:30", true},
      {"2023-10-11T09", false},
      {"2023-10", false},
      {"2023-10-11 ", false},
      {"yesterday", false},
      {"", false},
  };
  for (const auto& row : rows) EXPECT_EQ(is_reference(row.text), row.want) << row.text;
}

TEST(Jsonl, SaysWhatIsWrongWithALineAndKeepsItsId) {
  const struct {
    const char* line;
    const char* id;
    Code code;
  } rows[] = {
      {R"([1])", "line-7", Code::jsonl_line},
      {R"()", "line-7", Code::jsonl_line},
      {R"({"id":"a","text":"\ud800"})", "line-7", Code::jsonl_line},
      {"{\"id\":\"a\",\"text\":\"\xFF\"}", "line-7", Code::jsonl_line},
      {R"({"id":"a"})", "a", Code::jsonl_field},
      {R"({"id":"a","text":5})", "a", Code::jsonl_field},
      {R"({"text":"x"})", "line-7", Code::jsonl_field},
      {R"({"id":"a","text":"x","reference":"soon"})", "a", Code::jsonl_field},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.line);
    const JsonlRecord record = parse_jsonl_line(row.line, "in", 7);
    ASSERT_TRUE(record.error);
    EXPECT_EQ(record.id, row.id);
    EXPECT_EQ(record.error->code, row.code);
    EXPECT_EQ(record.error->place.line, 7U);
  }
  const JsonlRecord good = parse_jsonl_line(
      R"({"id":5,"text":"x\u0000y","lang":null,"reference":"2023-10-11"})", "in", 1);
  EXPECT_FALSE(good.error);
  EXPECT_EQ(good.id, "5");
  EXPECT_EQ(good.text, std::string("x\0y", 3));
}

TEST(Nearest, FindsASlipOfTheKeyAndNothingFarOff) {
  constexpr std::array<std::string_view, 3> kNames = {"force", "from", "jobs"};
  EXPECT_EQ(nearest("forse", kNames), "force");
  EXPECT_EQ(nearest("job", kNames), "jobs");
  EXPECT_EQ(nearest("encoding", kNames), "");
}

}  // namespace
}  // namespace sagwan::cli
