// SPDX-License-Identifier: Apache-2.0
#include "pipeline/annotate/gold_tools.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "pipeline/export/brat.h"
#include "pipeline/export/json_record.h"
#include "pipeline/export/json_text.h"
#include "pipeline/export/label_studio.h"
#include "pipeline/export/text_index.h"
#include "pipeline/score/gold_json.h"
#include "pipeline/score/gold_marks.h"
#include "sagwan/version.h"

namespace sagwan {

namespace {

constexpr std::string_view kParts = "gold_parts";  // of a mark in several: `1-5,8-9`

std::string rest_of(Gold gold) {
  gold.title.clear();
  gold.series.clear();
  gold.times.clear();
  gold.quantities.clear();
  gold.mentions.clear();
  gold.citations.clear();
  for (Gold::Block& block : gold.blocks) block.cells.clear();
  return gold_json(gold);
}

std::string parts_text(const Gold::Spans& parts) {
  std::string out;
  for (const SourceSpan part : parts) {
    out += (out.empty() ? "" : ",") + std::to_string(part.begin) + "-" + std::to_string(part.end);
  }
  return out;
}

void write_span(JsonText& json, SourceSpan span) {
  json.begin_list();
  json.raw(std::to_string(span.begin));
  json.raw(std::to_string(span.end));
  json.end_list();
}

/// The marks as the exporters read finds: every mark is a name with further fields.
std::string as_knowledge(const Gold& gold) {
  std::string out;
  JsonText json(out);
  json.begin_object();
  json.begin_object("generator");
  json.field("version", version());
  json.end_object();
  json.begin_object("document");
  json.field("id", gold.source_name);
  json.begin_object("source");
  json.field("name", gold.source_name);
  json.end_object();
  json.end_object();
  json.field("gold", rest_of(gold));
  json.begin_list("mentions");
  uint32_t number = 0;
  for (const GoldMark& mark : marks_of(gold)) {
    json.begin_object();
    json.field("id", "m" + std::to_string(++number));
    json.field("type", mark.label);
    json.key("span");
    write_span(json, {mark.parts.front().begin, mark.parts.back().end});
    json.begin_list("parts");
    for (const SourceSpan part : mark.parts) write_span(json, part);
    json.end_list();
    for (const auto& [name, value] : mark.fields) json.field(name, value);
    if (mark.parts.size() > 1) json.field(kParts, parts_text(mark.parts));
    json.end_object();
  }
  json.end_list();
  json.end_object();
  return out;
}

template <class Convert>
ExportPieces converted(const Gold& gold, std::string_view text, std::size_t files,
                       Convert convert) {
  const std::string bytes = as_knowledge(gold);
  const auto json = JsonTree::parse(bytes, "gold", Code::internal);
  const Record knowledge(json->root());  // throws where the marks are no JSON
  const ExportOptions options;
  ExportPieces pieces(files);
  convert(ExportInput{knowledge, text, options}, pieces);
  return pieces;
}

/// The fields that a mark's note holds; what a person wrote there instead is none.
void read_facts(JsonValue facts, GoldMark& mark) {
  facts.each_member([&](std::string_view name, JsonValue value) {
    const bool text = value.kind() == JsonKind::string || value.kind() == JsonKind::number;
    if (name != "type" && text) mark.fields.emplace_back(name, value.text());
  });
}

bool read_number(std::string_view& text, uint32_t& out) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failure != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// `1 5;8 9` or `1-5,8-9`.
bool read_parts(std::string_view text, char between, char behind, Gold::Spans& out) {
  while (!text.empty()) {
    SourceSpan span;
    if (!read_number(text, span.begin) || !text.starts_with(between)) return false;
    text.remove_prefix(1);
    if (!read_number(text, span.end) || span.end <= span.begin) return false;
    if (!text.empty() && text.front() != behind) return false;
    if (!text.empty()) text.remove_prefix(1);
    out.push_back(span);
  }
  return !out.empty();
}

Result<Gold> read_rest(std::string_view rest, const std::string& path) {
  if (rest.empty()) return Gold{};
  return read_gold_draft(rest, path);
}

class BratReader {
 public:
  explicit BratReader(const std::string& path) : path_(path) {}

  Result<std::vector<GoldMark>> read(std::string_view ann) {
    uint32_t number = 0;
    while (!ann.empty()) {
      const std::size_t end = std::min(ann.find('\n'), ann.size());
      ++number;
      if (!line(ann.substr(0, end))) {
        return diagnostic(Code::gold_invalid, {path_, number, 0},
                          "no mark of brat: T, a number, a tab, a type and offsets");
      }
      ann.remove_prefix(std::min(end + 1, ann.size()));
    }
    std::vector<GoldMark> out;
    for (const std::string& id : order_) out.push_back(std::move(marks_[id]));
    return out;
  }

 private:
  bool line(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    const std::size_t second = tab == std::string_view::npos ? tab : line.find('\t', tab + 1);
    if (line.starts_with('T')) {
      if (tab == std::string_view::npos) return false;
      const std::string_view middle = line.substr(tab + 1, std::min(second, line.size()) - tab - 1);
      const std::size_t space = middle.find(' ');
      if (space == std::string_view::npos) return false;
      const std::string id(line.substr(0, tab));
      GoldMark& mark = marks_[id];
      order_.push_back(id);
      mark.label = middle.substr(0, space);
      return read_parts(middle.substr(space + 1), ' ', ';', mark.parts);
    }
    if (!line.starts_with('#') || second == std::string_view::npos) return true;
    const std::string_view middle = line.substr(tab + 1, second - tab - 1);
    const std::size_t space = middle.find(' ');
    const auto mark = marks_.find(
        std::string(space == std::string_view::npos ? middle : middle.substr(space + 1)));
    const auto json = JsonTree::parse(line.substr(second + 1), path_, Code::usage);
    if (mark == marks_.end() || !json) return true;
    if (const auto facts = json->root().find("facts")) read_facts(*facts, mark->second);
    return true;
  }

  const std::string& path_;
  std::map<std::string, GoldMark> marks_;
  std::vector<std::string> order_;
};

/// The regions of one result of Label Studio.
std::vector<GoldMark> read_regions(const Record& result_holder, const TextIndex& index) {
  std::map<uint64_t, uint32_t> places;  // units of UTF-16 -> code points
  for (uint32_t at = 0; at <= index.size(); ++at) places.emplace(index.utf16(at), at);
  const auto place = [&](const Record& value, const char* key) {
    const auto at = places.find(value.number(key));
    if (at == places.end()) throw WrongShape{"a region's \"" + std::string(key) + "\" is no place"};
    return at->second;
  };
  std::vector<GoldMark> out;
  result_holder.each("result", [&](const Record& region) {
    if (region.text("type") != "labels") return;
    const Record value = region.object("value");
    GoldMark mark;
    const auto labels = value.texts("labels");
    mark.label = labels.empty() ? "" : labels.front();
    const SourceSpan span{place(value, "start"), place(value, "end")};
    if (span.end <= span.begin) throw WrongShape{"a region is empty"};
    const auto facts = region.object("meta").find("facts");
    if (facts) read_facts(*facts, mark);
    const bool known = read_parts(mark.field(kParts), '-', ',', mark.parts) &&
                       mark.parts.front().begin == span.begin && mark.parts.back().end == span.end;
    if (!known) mark.parts = {span};
    out.push_back(std::move(mark));
  });
  return out;
}

}  // namespace

BratGold brat_of_gold(const Gold& gold, std::string_view text) {
  ExportPieces pieces = converted(gold, text, 2, convert_brat);
  return {std::move(pieces[1]), rest_of(gold)};
}

Result<Gold> gold_of_brat(const BratGold& brat, std::string_view text, const std::string& path) {
  SAGWAN_TRY(Gold rest, read_rest(brat.rest, path));
  SAGWAN_TRY(const std::vector<GoldMark> marks, BratReader(path).read(brat.ann));
  return with_marks(std::move(rest), marks, SourceText(text), path);
}

std::string label_studio_of_gold(const Gold& gold, std::string_view text) {
  return "[\n" + converted(gold, text, 1, convert_label_studio)[0] + "\n]\n";
}

Result<LabelStudioGold> gold_of_label_studio(std::string_view bytes, const std::string& path) {
  SAGWAN_TRY(const JsonTree json, JsonTree::parse(bytes, path, Code::gold_invalid));
  try {
    JsonValue one_task = json.root();
    if (one_task.kind() == JsonKind::list) {
      if (one_task.size() != 1) throw WrongShape{"not one task: gold is of one report"};
      json.root().each_element([&](JsonValue element) { one_task = element; });
    }
    const Record task(one_task);
    LabelStudioGold out;
    out.text = task.object("data").copy("text");
    SAGWAN_TRY(Gold rest, read_rest(task.object("data").text("gold"), path));
    const TextIndex index(out.text);
    std::vector<GoldMark> marks;
    bool annotated = false;
    for (const char* list : {"annotations", "predictions"}) {
      task.each(list, [&](const Record& one) {
        if (!annotated) marks = read_regions(one, index);
        annotated = true;
      });
    }
    SAGWAN_TRY(out.gold, with_marks(std::move(rest), marks, SourceText(out.text), path));
    return out;
  } catch (const WrongShape& wrong) {
    return diagnostic(Code::gold_invalid, {path, 0, 0}, wrong.message);
  }
}

}  // namespace sagwan
