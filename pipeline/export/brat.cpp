// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/brat.h"

#include <unordered_map>

#include "pipeline/export/json_text.h"
#include "pipeline/export/marked_finds.h"
#include "pipeline/export/text_guard.h"
#include "pipeline/export/text_index.h"

namespace sagwan {

namespace {

/// What some reader of lines takes for their end, and the tab that parts columns.
bool breaks_line(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

/// The parts of a find, cut at line ends and tabs.
std::vector<SourceSpan> fragments(const MarkedFind& find, const TextIndex& index) {
  std::vector<SourceSpan> out;
  for (const SourceSpan part : find.parts) {
    uint32_t from = part.begin;
    for (uint32_t at = part.begin; at <= part.end; ++at) {
      if (at < part.end && !breaks_line(index.at(at))) continue;
      if (from < at) out.push_back({from, at});
      from = at + 1;
    }
  }
  return out;
}

/// A type of brat is letters, digits, hyphen and underscore.
std::string type_name(std::string_view label) {
  std::string out(label);
  for (char& c : out) {
    const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    if (!plain && c != '-' && c != '_') c = '_';
  }
  return out;
}

void write_mark(std::string& out, const MarkedFind& find, std::size_t number,
                const std::vector<SourceSpan>& pieces, const TextIndex& index) {
  out += 'T' + std::to_string(number) + '\t' + type_name(find.label);
  std::string text;
  for (const SourceSpan piece : pieces) {
    out += text.empty() ? ' ' : ';';
    out += std::to_string(piece.begin) + ' ' + std::to_string(piece.end);
    if (!text.empty()) text += ' ';
    text += index.slice(piece);
  }
  out += '\t' + text + '\n';
  // JSON escapes tabs and line ends, so the note stays on its line.
  out += '#' + std::to_string(number) + "\tAnnotatorNotes T" + std::to_string(number) + '\t';
  JsonText json(out);
  json.begin_object();
  json.field("id", find.id);
  json.key("facts");
  write_facts(json, find);
  json.end_object();
  out += '\n';
}

}  // namespace

std::vector<ExportFile> brat_files() { return {{".txt", "", "", ""}, {".ann", "", "", ""}}; }

void convert_brat(const ExportInput& input, ExportPieces& pieces) {
  const TextIndex index(input.text);
  pieces[0] = input.text;
  std::string& out = pieces[1];
  std::unordered_map<std::string_view, std::size_t> numbers;
  each_marked(input.knowledge, [&](const MarkedFind& find) {
    const std::vector<SourceSpan> cut = fragments(find, index);
    if (cut.empty()) throw WrongShape{"find " + std::string(find.id) + " has no characters"};
    const std::size_t number = numbers.size() + 1;
    numbers.emplace(find.id, number);
    write_mark(out, find, number, cut, index);
  });
  std::size_t number = 0;
  each_mark_link(input.knowledge, [&](const MarkLink& link) {
    out += 'R' + std::to_string(++number) + '\t' + type_name(link.type) + " Arg1:T" +
           std::to_string(numbers.at(link.from)) + " Arg2:T" + std::to_string(numbers.at(link.to)) +
           "\n";
  });
}

}  // namespace sagwan
