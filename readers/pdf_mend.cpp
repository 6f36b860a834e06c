// SPDX-License-Identifier: Apache-2.0
#include "readers/pdf_mend.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "pipeline/core/characters.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kTail = 2048;        // where the end's mark may stand
constexpr std::size_t kDictionary = 4096;  // of a page; longer ones are not looked through
constexpr std::size_t kMostPages = 100'000;

bool is_number(char c) { return is_digit(static_cast<unsigned char>(c)); }

struct Object {
  uint64_t number = 0;
  std::size_t begin = 0;  // of what stands behind `obj`
};

/// `12 0 obj` that ends at `at`, the place of `obj`.
std::optional<uint64_t> number_before(std::string_view bytes, std::size_t at) {
  const auto spaces = [&](std::size_t i) {
    while (i > 0 && (bytes[i - 1] == ' ' || bytes[i - 1] == '\n' || bytes[i - 1] == '\r')) --i;
    return i;
  };
  const auto digits = [&](std::size_t i) {
    while (i > 0 && is_number(bytes[i - 1])) --i;
    return i;
  };
  const std::size_t generation_end = spaces(at);
  const std::size_t generation = digits(generation_end);
  const std::size_t end = spaces(generation);
  const std::size_t begin = digits(end);
  if (generation == generation_end || begin == end || end == generation) return std::nullopt;
  uint64_t number = 0;
  const auto [last, error] = std::from_chars(bytes.data() + begin, bytes.data() + end, number);
  if (error != std::errc() || last != bytes.data() + end || number == 0) return std::nullopt;
  return number;
}

/// Whether the dictionary that begins at `from` is a page's.
bool is_page(std::string_view bytes, std::size_t from) {
  const std::size_t end = bytes.find("endobj", from);
  const std::string_view inside = bytes.substr(
      from,
      std::min(end == std::string_view::npos ? bytes.size() : end, from + kDictionary) - from);
  if (end == std::string_view::npos) return false;  // cut
  for (std::size_t at = inside.find("/Type"); at != std::string_view::npos;
       at = inside.find("/Type", at + 1)) {
    std::size_t name = at + 5;
    while (name < inside.size() && is_space(static_cast<unsigned char>(inside[name]))) ++name;
    const std::string_view rest = inside.substr(name);
    if (rest.starts_with("/Page") && (rest.size() == 5 || !(rest[5] >= 'a' && rest[5] <= 'z')))
      return true;
  }
  return false;
}

}  // namespace

bool has_end(std::string_view bytes) {
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
  return tail.find("%%EOF") != std::string_view::npos ||
         tail.find("startxref") != std::string_view::npos;
}

std::optional<std::string> with_new_catalogue(std::string_view bytes) {
  std::vector<uint64_t> pages;
  uint64_t highest = 0;
  for (std::size_t at = bytes.find("obj");
       at != std::string_view::npos && pages.size() < kMostPages; at = bytes.find("obj", at + 3)) {
    const auto number = number_before(bytes, at);
    if (!number) continue;
    highest = std::max(highest, *number);
    if (is_page(bytes, at + 3) && std::find(pages.begin(), pages.end(), *number) == pages.end())
      pages.push_back(*number);
  }
  constexpr uint64_t kHighest = 8'000'000;
  if (pages.empty() || highest > kHighest) return std::nullopt;
  std::string out(bytes);
  const std::string list = std::to_string(highest + 1);
  const std::string root = std::to_string(highest + 2);
  // What was cut may be a stream: its end comes first.
  out += "\nendstream\nendobj\n" + list +
         " 0 obj\n<< /Type /Pages /MediaBox [0 0 595 842] /Count " + std::to_string(pages.size()) +
         " /Kids [";
  for (const uint64_t page : pages) out += std::to_string(page) + " 0 R ";
  out += "] >>\nendobj\n" + root + " 0 obj\n<< /Type /Catalog /Pages " + list +
         " 0 R >>\nendobj\ntrailer\n<< /Root " + root + " 0 R /Size " +
         std::to_string(highest + 3) + " >>\n%%EOF\n";
  return out;
}

}  // namespace sagwan::readers
