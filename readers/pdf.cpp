// SPDX-License-Identifier: Apache-2.0
// PDF through poppler-cpp: the words of a page with their boxes (pdf_lines.cpp makes lines of
// them).
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"
#include "readers/pdf_columns.h"
#include "readers/pdf_lines.h"
#include "readers/reader.h"

namespace sagwan::readers {

namespace {

std::string utf8_of(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return utf8::without_broken(std::string_view(bytes.data(), bytes.size()));
}

/// Fonts say their weight in their names alone.
bool is_bold(const std::string& font) {
  constexpr std::array<std::string_view, 5> kHeavy = {"Bold", "bold", "Heavy", "Black", "Extra"};
  return std::any_of(kHeavy.begin(), kHeavy.end(),
                     [&](std::string_view word) { return font.find(word) != std::string::npos; });
}

/// The boxes of a word's characters, where there is one for each.
std::vector<Box> character_boxes(const poppler::text_box& word, std::size_t count) {
  std::vector<Box> out;
  for (std::size_t i = 0; i < count; ++i) {
    const poppler::rectf box = word.char_bbox(i);
    out.push_back({box.left(), box.top(), box.right(), box.bottom()});
  }
  return out;
}

/// The size, or, where that cannot be (a Type 3 font has none of its own), what the width of its
/// Han and Hangul says: these are as wide as their size, or a little narrower.
double likely_size(const Word& word) {
  constexpr double kNarrow = 0.95;
  std::vector<double> widths;
  std::size_t at = 0;
  for (const Box& box : word.characters) {
    if (at >= word.text.size()) break;
    const Script script = script_of(utf8::decode(word.text, at));
    if (script == Script::hangul || script == Script::han) widths.push_back(box.width());
    at += utf8::length(word.text[at]);
  }
  const double width = median(std::move(widths)) / kNarrow;
  const bool likely = width <= 0 || (word.size > 0.8 * width && word.size < 1.35 * width);
  return likely ? word.size : width;
}

Page page_of(const poppler::page& page) {
  Page out;
  const poppler::rectf size = page.page_rect();
  out.width = size.width();
  out.height = size.height();
  for (const poppler::text_box& word : page.text_list(poppler::page::text_list_include_font)) {
    const poppler::rectf box = word.bbox();
    Word made;
    made.box = {box.left(), box.top(), box.right(), box.bottom()};
    made.text = utf8_of(word.text());
    made.size = word.has_font_info() ? word.get_font_size() : box.height();
    made.rotation = word.rotation();
    made.space_after = word.has_space_after();
    made.bold = word.has_font_info() && is_bold(word.get_font_name());
    made.characters = character_boxes(word, word.text().size());
    made.size = likely_size(made);
    out.words.push_back(std::move(made));
  }
  return out;
}

std::string pages_text(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " page" : " pages");
}

/// `D:20231011093000+09'00'` as 2023-10-11, the day where the document was made; empty where it is
/// no date.
std::string iso_date(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() < 8 || !std::all_of(text.begin(), text.begin() + 8, digit)) return {};
  const std::string date(text.substr(0, 8));
  return date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6, 2);
}

}  // namespace

Extracted read_pdf(std::string_view bytes, const Limits& limits) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) throw Failure("document-limit", "is larger than a PDF can be here");
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw Failure("document-unreadable", "is a PDF too damaged to be read");
  if (document->is_locked()) throw Failure("document-password", "is protected by a password");
  const int count = document->pages();
  if (count <= 0) throw Failure("document-unreadable", "is a PDF without pages");
  if (static_cast<uint32_t>(count) > limits.pages) {
    throw Failure("document-limit", "has " + pages_text(static_cast<std::size_t>(count)) +
                                        ", more than " + std::to_string(limits.pages));
  }
  Extracted out;
  out.media_type = "application/pdf";
  out.created = iso_date(document->info_key("CreationDate").to_latin1());
  std::size_t unreadable = 0;
  Unmapped unmapped;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (i > 0) out.text += '\f';
    if (!page) {
      ++unreadable;
      continue;
    }
    add_page(page_of(*page), static_cast<uint32_t>(i + 1), out, unmapped);
    if (out.text.size() > limits.text) {
      throw Failure("document-limit",
                    "holds more than " + std::to_string(limits.text) + " bytes of text");
    }
  }
  if (unreadable > 0)
    out.remarks.push_back({"document-damaged", pages_text(unreadable) + " cannot be read"});
  if (unmapped.characters > 0) {
    out.remarks.push_back(
        {"text-unmapped", std::to_string(unmapped.characters) +
                              " characters of fonts without a Unicode map are left "
                              "out, the first on page " +
                              std::to_string(unmapped.first_page)});
  }
  if (out.text.find_first_not_of(" \n\f") == std::string::npos) {
    if (unmapped.characters > 0)
      throw Failure("document-no-text", "has only text of fonts without a Unicode map");
    throw Failure("document-no-text",
                  "no text layer: " + pages_text(static_cast<std::size_t>(count)) + " of images");
  }
  return out;
}

}  // namespace sagwan::readers
