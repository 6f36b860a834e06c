// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input/media_type.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "pipeline/core/markdown_look.h"
#include "pipeline/core/utf8_check.h"

namespace sagwan {

namespace {

constexpr std::size_t kHead = 1024;
constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view kHwp = "HWP Document File";  // both in HWP 3 and in HWP 5's FileHeader

bool starts_page(std::string_view head) {
  std::string narrow;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {  // UTF-16
    std::copy_if(head.begin() + 2, head.end(), std::back_inserter(narrow),
                 [](char c) { return c != 0; });
    head = narrow;
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  while (!head.empty() && std::isspace(static_cast<unsigned char>(head.front())) != 0)
    head.remove_prefix(1);
  std::string lower(head);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return true;
  const bool other = lower.starts_with("<?xml") || lower.starts_with("<!--");
  return other && lower.find("<html") != std::string::npos;
}

}  // namespace

Content content_of(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kHead);
  if (bytes.starts_with(kCompoundFile) || bytes.starts_with(kHwp))
    return bytes.find(kHwp) != std::string_view::npos ? Content::hwp : Content::document;
  const bool pdf = head.find("%PDF-") != std::string_view::npos;
  const bool document = pdf || bytes.starts_with("PK\x03\x04") || starts_page(head) ||
                        (looks_like_markdown(bytes) && utf8::is_valid(bytes));
  return document ? Content::document : Content::text;
}

}  // namespace sagwan
