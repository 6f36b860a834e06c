// SPDX-License-Identifier: Apache-2.0
// What was hashed in an earlier run holds for the same file only.
#include "pipeline/core/seals.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

using namespace std::chrono_literals;

class SealsTest : public testing::Test {
 protected:
  [[nodiscard]] Seals seals(std::chrono::nanoseconds settled = 0ns) const {
    return Seals(home_.path() + "/cache", settled);
  }
  /// Seals `file_` with "value" and keeps it.
  void seal(std::chrono::nanoseconds settled = 0ns) const {
    Seals made = seals(settled);
    EXPECT_EQ(made.known(file_), "");
    made.note(file_, "value");
    made.save();
  }

  TempHome home_;
  std::string file_ = home_.path() + "/a file";
};

TEST_F(SealsTest, HoldOverRuns) {
  home_.write("a file", "text");
  seal();
  EXPECT_EQ(seals().known(file_), "value");
  EXPECT_EQ(Seals("").known(file_), "") << "without a folder nothing is kept";
}

TEST_F(SealsTest, DoNotHoldForAChangedFile) {
  home_.write("a file", "text");
  seal();
  const auto before = std::filesystem::last_write_time(file_);
  // As long, and as old to who asks for the time of its text only.
  ASSERT_TRUE(write_file(file_, "tExt").has_value());
  std::filesystem::last_write_time(file_, before);
  EXPECT_EQ(seals().known(file_), "");
  seal();
  home_.write("a file", "longer text");
  EXPECT_EQ(seals().known(file_), "");
  std::filesystem::remove(file_);
  EXPECT_EQ(seals().known(file_), "");
}

TEST_F(SealsTest, AreNotMadeForAFileThatChangedJustNow) {
  home_.write("a file", "text");
  seal(1h);
  EXPECT_EQ(seals().known(file_), "");
  EXPECT_FALSE(std::filesystem::exists(home_.path() + "/cache/seals"));
}

TEST_F(SealsTest, SurviveADamagedFile) {
  home_.write("a file", "text");
  seal();
  const std::string kept = home_.path() + "/cache/seals";
  const std::string whole = *read_file(kept, 1000);
  for (const std::string& damaged :
       {std::string("\n\n1 2\nx y z 4 5 6\n"), whole.substr(0, whole.size() - 1),
        whole.substr(1 + whole.find(' '))}) {
    ASSERT_TRUE(write_file(kept, damaged).has_value());
    EXPECT_EQ(seals().known(file_), "");
  }
  ASSERT_TRUE(write_file(kept, "\n1 2\n" + whole).has_value());
  EXPECT_EQ(seals().known(file_), "value");
}

TEST_F(SealsTest, GiveTheHashOfAFile) {
  home_.write("a file", "text");
  Seals made = seals();
  EXPECT_EQ(sha256_of_file(file_, 100, made).value(), sha256("text"));
  made.save();
  Seals again = seals();
  EXPECT_EQ(again.known(file_), sha256("text"));
  EXPECT_EQ(sha256_of_file(home_.path() + "/none", 100, again).error().code, Code::file_missing);
  home_.write("a file", "longer text");
  EXPECT_EQ(sha256_of_file(file_, 100, again).value(), sha256("longer text"));
}

}  // namespace
}  // namespace sagwan
