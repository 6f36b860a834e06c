// SPDX-License-Identifier: Apache-2.0
// What is escaped is escaped wherever it stands: texts are looked through sixteen bytes at a time.
#include "pipeline/export/text_guard.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace sagwan {
namespace {

struct Row {
  std::string_view piece, json, xml;
};

constexpr Row kRows[] = {
    {"\"", "\\\"", "&quot;"},
    {"\\", "\\\\", "\\"},
    {"<", "\\u003C", "&lt;"},
    {"\n", "\\n", "&#10;"},
    {"\x01", "\\u0001", "\xEF\xBF\xBD"},
    {"\x7F", "\\u007F", "&#127;"},
    {"\xC2\x85", "\\u0085", "\xC2\x85"},
    {"\xC2\xB7", "\xC2\xB7", "\xC2\xB7"},  // a middle dot
    {"\xE2\x80\xA8", "\\u2028", "\xE2\x80\xA8"},
    {"\xE2\x80\xA9", "\\u2029", "\xE2\x80\xA9"},
    {"\xE2\x80\x9C", "\xE2\x80\x9C", "\xE2\x80\x9C"},              // a quotation mark
    {"\xEF\xBF\xBE", "\xEF\xBF\xBE", "\xEF\xBF\xBD"},              // no character
    {"\xEF\xBC\x9D", "\xEF\xBC\x9D", "\xEF\xBC\x9D"},              // full width
    {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},  // beyond the first plane
};

TEST(TextGuard, EscapesAtEveryPlace) {
  for (const Row& row : kRows) {
    for (const Row& second : kRows) {
      for (std::size_t before = 0; before < 34; ++before) {
        for (const std::size_t behind : {0U, 1U, 7U, 15U, 16U, 17U}) {
          const std::string head(before, 'a');
          const std::string tail(behind, 'z');
          const auto around = [&](std::string_view one, std::string_view two) {
            return head + std::string(one) + std::string(two) + tail;
          };
          const std::string text = around(row.piece, second.piece);
          SCOPED_TRACE(text);
          std::string json;
          append_json(json, text);
          EXPECT_EQ(json, '"' + around(row.json, second.json) + '"');
          std::string turtle;
          append_turtle(turtle, text);
          EXPECT_EQ(turtle, json);
          std::string xml;
          append_xml(xml, text);
          EXPECT_EQ(xml, around(row.xml, second.xml));
        }
      }
    }
  }
}

}  // namespace
}  // namespace sagwan
