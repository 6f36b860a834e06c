// SPDX-License-Identifier: Apache-2.0
#include "readers/html_encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/utf8_check.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kHead = 4096;  // the declaration of an encoding stands in it

/// Names that pages give, in lower case, and what browsers read then (WHATWG, Encoding, 4.2).
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kNames = {{
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"ks_c_5601-1989", "CP949"},
    {"ksc5601", "CP949"},
    {"korean", "CP949"},
    {"cp949", "CP949"},
    {"ms949", "CP949"},
    {"windows-949", "CP949"},
    {"uhc", "CP949"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"shift_jis", "CP932"},
    {"iso-8859-1", "CP1252"},
    {"us-ascii", "CP1252"},
}};
/// Where a page says nothing and is no UTF-8: those that most of its readers meet, in this order.
constexpr std::array<std::string_view, 3> kGuesses = {"CP949", "GB18030", "CP1251"};

bool starts_with(std::string_view bytes, std::string_view mark) { return bytes.starts_with(mark); }

std::string declared(std::string_view bytes) {
  std::string head(bytes.substr(0, kHead));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
  std::size_t at = head.find("charset");
  if (at == std::string::npos) at = head.find("encoding");
  if (at == std::string::npos) return {};
  at = head.find('=', at);
  if (at == std::string::npos) return {};
  const auto opens = [](char c) { return c == '=' || c == ' ' || c == '"' || c == '\''; };
  while (at < head.size() && opens(head[at])) ++at;
  std::size_t end = at;
  const auto belongs = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  while (end < head.size() && belongs(head[end])) ++end;
  return head.substr(at, end - at);
}

bool converts(std::string_view bytes, std::string_view name) {
  const iconv_t converter = iconv_open("UTF-8", std::string(name).c_str());
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): iconv's own
  if (converter == (iconv_t)-1) return false;
  std::string copy(bytes);
  std::vector<char> out(1U << 16U);
  char* from = copy.data();
  std::size_t left = copy.size();
  bool good = true;
  while (good && left > 0) {
    char* to = out.data();
    std::size_t room = out.size();
    const std::size_t before = left;
    iconv(converter, &from, &left, &to, &room);
    good = left < before;
  }
  iconv_close(converter);
  return good;
}

}  // namespace

std::string encoding_of_page(std::string_view bytes) {
  if (starts_with(bytes, "\xEF\xBB\xBF")) return "UTF-8";
  if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) return {};
  // Editors turn pages into UTF-8 and leave their old declaration.
  if (utf8::is_valid(bytes)) return "UTF-8";
  std::string name = declared(bytes);
  if (!name.empty() && name != "utf-8" && name != "utf8") {
    for (const auto& [known, read_as] : kNames) {
      if (known == name) return std::string(read_as);
    }
    return name;
  }
  if (!name.empty()) return "UTF-8";
  for (const std::string_view guess : kGuesses) {
    if (converts(bytes, guess)) return std::string(guess);
  }
  return "CP1252";
}

}  // namespace sagwan::readers
