// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/biblatex.h"

#include <algorithm>
#include <array>

#include "pipeline/export/works.h"

namespace sagwan {

namespace {

/// TeX's own characters as commands. A brace would count for BibTeX even behind a backslash.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : on_one_line(text)) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '{':
        out += "\\textbraceleft{}";
        break;
      case '}':
        out += "\\textbraceright{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '%':
      case '&':
      case '#':
      case '$':
      case '_':
        out += '\\';
        out += c;
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// In braces of its own: no style changes its capitals, and "and" parts no list.
std::string whole(std::string_view text) { return text.empty() ? "" : '{' + tex(text) + '}'; }

/// A URL is read verbatim: what would end the field is percent-encoded.
std::string verbatim(std::string_view url) {
  std::string out;
  for (const char c : on_one_line(url)) {
    if (c == '{') {
      out += "%7B";
    } else if (c == '}') {
      out += "%7D";
    } else if (c == '\\') {
      out += "%5C";
    } else if (c == ' ') {
      out += "%20";
    } else {
      out += c;
    }
  }
  return out;
}

/// Letters, digits, point and hyphen; any other byte as `_` and two hex digits.
std::string entry_key(const Work& work) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : std::string(work.document) + ":" + std::string(work.item.required("id"))) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') ||
                       c == '.' || c == '-' || c == ':';
    if (plain) {
      out += c;
    } else {
      out += '_';
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    }
  }
  return out;
}

void field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out += ",\n  ";
  out += name;
  out += " = {";
  out += value;
  out += '}';
}

std::string_view day_of(std::string_view date) { return date.substr(0, date.find('T')); }

/// The fields that BibLaTeX's data model has for a type of entry; empty where it has none: then
/// `note` has the value.
struct EntryFields {
  std::string_view type, container, publisher, volume, number, pages;
};

constexpr std::array<EntryFields, 9> kFields = {{
    {"article", "journaltitle", "", "volume", "number", "pages"},
    {"report", "type", "institution", "", "number", "pages"},
    {"online", "organization", "", "", "", ""},
    {"book", "series", "publisher", "volume", "number", "pages"},
    {"incollection", "booktitle", "publisher", "volume", "number", "pages"},
    {"inproceedings", "booktitle", "publisher", "volume", "number", "pages"},
    {"thesis", "", "institution", "", "", "pages"},
    {"dataset", "organization", "publisher", "", "number", ""},
    {"misc", "howpublished", "organization", "", "", ""},
}};

const EntryFields& fields_of(std::string_view type) {
  const auto* at = std::find_if(kFields.begin(), kFields.end(),
                                [&](const EntryFields& f) { return f.type == type; });
  SAGWAN_CHECK(at != kFields.end(), "an entry type without fields");
  return *at;
}

/// Where the work appeared, and in `note` what its type of entry has no field for.
void write_container(std::string& out, const Record& item, std::string_view entry_type) {
  const EntryFields& fields = fields_of(entry_type);
  std::string note;
  const auto put = [&](std::string_view name, std::string_view label, std::string_view value) {
    if (value.empty()) return;
    const bool digits = !label.empty();
    if (!name.empty()) return field(out, name, digits ? tex(value) : whole(value));
    note += note.empty() ? "" : "; ";
    note += label;
    note += tex(value);
  };
  put(fields.container, "", item.text("container"));
  put(fields.publisher, "", item.text("publisher"));
  field(out, "date", tex(day_of(item.text("date"))));
  put(fields.volume, "volume ", item.text("volume"));
  put(fields.number, "number ", item.text("number"));
  put(fields.pages, "pages ", item.text("pages"));
  if (!note.empty()) field(out, "note", '{' + note + '}');
}

}  // namespace

std::vector<ExportFile> biblatex_files() { return {{"", "", "\n", ""}}; }

void convert_biblatex(const ExportInput& input, ExportPieces& pieces) {
  std::string& out = pieces[0];
  each_work(input.knowledge, [&](const Work& work) {
    const Record& item = work.item;
    if (!out.empty()) out += '\n';
    const std::string_view entry_type = work_type_names(item.required("type")).biblatex;
    out += '@';
    out += entry_type;
    out += '{' + entry_key(work);
    if (item.text("type") == "article-newspaper") field(out, "entrysubtype", "newspaper");
    field(out, "title", whole(item.text("title")));
    field(out, "titleaddon", whole(item.text("translated_title")));
    field(out, "language", tex(item.text("title_lang")));
    std::string authors;
    item.each_text("authors", [&](std::string_view author) {
      authors += (authors.empty() ? "" : " and ") + whole(author);
    });
    field(out, "author", authors);
    write_container(out, item, entry_type);
    field(out, "url", verbatim(item.text("url")));
    field(out, "urldate", tex(day_of(item.text("accessed"))));
    field(out, "annotation", tex(work_note(work)));
    out += "\n}\n";
  });
}

}  // namespace sagwan
