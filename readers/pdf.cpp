// SPDX-License-Identifier: Apache-2.0
// PDF through poppler-cpp: the words of a page with their boxes (pdf_lines.cpp makes lines of
// them).
#include <fontconfig/fontconfig.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"
#include "readers/pdf_columns.h"
#include "readers/pdf_lines.h"
#include "readers/pdf_mend.h"
#include "readers/pdf_words.h"
#include "readers/reader.h"

namespace sagwan::readers {

namespace {

/// poppler's own conversion opens a converter for each word. A surrogate without its other half
/// becomes the mark for what cannot be read.
std::string utf8_of(const poppler::ustring& text) {
  constexpr char32_t kUnreadable = 0xFFFD;
  std::string out;
  out.reserve(text.size() * 3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
        text[i + 1] < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (text[++i] - 0xDC00U);
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kUnreadable;
    }
    utf8::append(out, c);
  }
  return out;
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

/// Boxes of characters tell raised digits, and the size of letters as wide as high.
bool needs_boxes(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_digit(byte);
  });
}

constexpr double kUnlike = 0.7;  // of the size that a font names

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

/// Whether a word has Han or Hangul, whose letters are as wide as their size.
bool has_square_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    const Script script = script_of(utf8::decode(text, at));
    if (script == Script::hangul || script == Script::han) return true;
  }
  return false;
}

/// Where the letters of a page are all smaller than their fonts say (the program scaled the page
/// and not the fonts), so are the words whose letters do not tell.
void scale_others(Page& page, const std::vector<double>& shares, const std::vector<bool>& square) {
  constexpr std::size_t kLeastWords = 5;
  constexpr double kSpread = 0.15;
  constexpr double kAgreeing = 0.95;  // of the words with such letters
  if (shares.size() < kLeastWords) return;
  const double share = median(shares);
  const auto agree = std::count_if(shares.begin(), shares.end(), [share](double one) {
    return one > (1 - kSpread) * share && one < (1 + kSpread) * share;
  });
  if (share >= kUnlike ||
      static_cast<double>(agree) < kAgreeing * static_cast<double>(shares.size()))
    return;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (!square[i]) page.words[i].size *= share;
  }
}

Page page_of(const poppler::page& page) {
  Page out;
  std::vector<double> shares;  // of the sizes that fonts name, where letters say others
  std::vector<bool> square;    // for each word, whether its letters are as wide as high
  const poppler::rectf size = page.page_rect();
  out.width = size.width();
  out.height = size.height();
  // The size is that of the page before it is turned, the boxes are those of the page as shown.
  const auto turn = page.orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape)
    std::swap(out.width, out.height);
  const std::vector<poppler::text_box> list = page.text_list(poppler::page::text_list_include_font);
  out.words.reserve(list.size());
  std::string font;  // of the word before: most have the same
  bool bold = false;
  for (const poppler::text_box& word : list) {
    const poppler::rectf box = word.bbox();
    Word& made = out.words.emplace_back();
    made.box = {box.left(), box.top(), box.right(), box.bottom()};
    const poppler::ustring text = word.text();
    made.text = utf8_of(text);
    made.size = word.has_font_info() ? word.get_font_size() : box.height();
    made.rotation = word.rotation();
    made.space_after = word.has_space_after();
    if (word.has_font_info()) {
      std::string name = word.get_font_name();
      if (name != font) {
        font = std::move(name);
        bold = is_bold(font);
      }
    } else {
      font.clear();
      bold = false;
    }
    made.bold = bold;
    if (needs_boxes(made.text)) made.characters = character_boxes(word, text.size());
    const double likely = likely_size(made);
    const bool is_square = has_square_letters(made.text);
    if (is_square) shares.push_back(made.size > 0 ? likely / made.size : 1);
    made.size = likely;
    square.push_back(is_square);
  }
  scale_others(out, shares, square);
  return out;
}

/// Text needs no fonts of the system; for each page poppler would look for those that a document
/// names and does not hold, which takes as long as its text.
void use_no_system_fonts() {
  static const bool kDone = FcConfigSetCurrent(FcConfigCreate()) == FcTrue;
  (void)kDone;
}

/// Whether anything is drawn on a page.
bool is_drawn(const poppler::page& page, const poppler::page_renderer& renderer) {
  constexpr double kResolution = 12;  // dots an inch
  const poppler::image image = renderer.render_page(&page, kResolution, kResolution);
  if (!image.is_valid()) return true;
  const auto rows = static_cast<std::size_t>(image.height());
  const auto row = static_cast<std::size_t>(image.bytes_per_row());
  for (std::size_t y = 0; y < rows; ++y) {
    const char* begin = image.const_data() + y * row;
    if (std::any_of(begin, begin + row, [](char c) { return c != '\xFF'; })) return true;
  }
  return false;
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

std::string blank_text(int count) {
  return std::to_string(count) + (count == 1 ? " blank page" : " blank pages");
}

/// Of pages without text: how many are images, and how many are blank. Those behind the first
/// hundred count as the most of these do.
std::string pages_without_text(const poppler::document& document, int count) {
  constexpr int kLooked = 100;
  poppler::page_renderer renderer;
  int blank = 0;
  const int looked = std::min(count, kLooked);
  for (int i = 0; i < looked && poppler::page_renderer::can_render(); ++i) {
    const std::unique_ptr<poppler::page> page(document.create_page(i));
    if (page && !is_drawn(*page, renderer)) ++blank;
  }
  if (count > looked && blank * 2 > looked) blank += count - looked;
  if (blank == count) return "no text: " + blank_text(blank);
  return "no text layer: " + pages_text(static_cast<std::size_t>(count - blank)) + " of images" +
         (blank > 0 ? " and " + blank_text(blank) : "");
}

using Loaded = std::unique_ptr<poppler::document>;

Loaded load(std::string_view bytes) {
  return Loaded(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
}

/// The document, or, where its end is missing, what is left of it: `mended` holds its bytes then.
Loaded load_or_mend(std::string_view bytes, std::string& mended) {
  Loaded document = load(bytes);
  if (document && (document->is_locked() || document->pages() > 0)) return document;
  auto added = with_new_catalogue(bytes);
  if (added && added->size() <= INT_MAX) {
    mended = std::move(*added);
    Loaded again = load(mended);
    if (again && !again->is_locked() && again->pages() > 0) return again;
    mended.clear();
  }
  if (!document) throw Failure("document-unreadable", "is a PDF too damaged to be read");
  return document;
}

}  // namespace

Extracted read_pdf(std::string_view bytes, const Limits& limits) {
  use_no_system_fonts();
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) throw Failure("document-limit", "is larger than a PDF can be here");
  std::string mended;
  const Loaded document = load_or_mend(bytes, mended);
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
  SeenWords seen;
  Gutter gutter;
  for (int i = 0; i < count; ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (i > 0) out.text += '\f';
    if (!page) {
      ++unreadable;
      continue;
    }
    add_page(page_of(*page), static_cast<uint32_t>(i + 1), out, unmapped, seen, gutter);
    if (out.text.size() > limits.text) {
      throw Failure("document-limit",
                    "holds more than " + std::to_string(limits.text) + " bytes of text");
    }
  }
  if (!mended.empty() || !has_end(bytes)) {
    out.remarks.push_back(
        {"document-damaged",
         "its end is missing: " + pages_text(static_cast<std::size_t>(count)) + " found"});
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
    throw Failure("document-no-text", pages_without_text(*document, count));
  }
  return out;
}

}  // namespace sagwan::readers
