// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/to_line.h"

#include <algorithm>

#include "pipeline/core/layer_words.h"
#include "pipeline/core/value_text.h"
#include "pipeline/export/words.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

namespace {

std::string text_of(Span span, const Document& document) {
  std::string out;
  for (const char byte : slice(document.text().repaired(), span)) {
    if (byte == kCellBreak) {
      out += " | ";
    } else {
      out.push_back(byte);
    }
  }
  return out;
}

std::string tag(LangId lang, const Document& document) {
  return std::string(document.resources().languages().tag(lang));
}

std::string type_of(FindType type, uint16_t subtype, const Document& document) {
  const std::string_view name = document.resources().subtype(subtype);
  return std::string(find_type_text(type)) + (name.empty() ? "" : "/" + std::string(name));
}

std::string rule_of(uint32_t find, const Document& document) {
  const auto& finds = document.layer<Find>();
  return find < finds.size() ? std::string(document.resources().rule_id(finds[find])) : "repeat";
}

/// `name=value` parts of a line, those that are known.
class Parts {
 public:
  Parts(std::string line, const Document& document) : line_(std::move(line)), document_(document) {}
  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    line_ += (line_.empty() ? "" : " | ") + std::string(name) + "=" + std::string(value);
  }
  void add(std::string_view name, Span span) {
    add(name, std::string_view(text_of(span, document_)));
  }
  template <std::size_t N>
  void add_list(std::string_view name, const std::array<Span, N>& spans, uint8_t count) {
    std::string all;
    for (uint8_t i = 0; i < count; ++i)
      all += (i > 0 ? "; " : "") + text_of(spans.at(i), document_);
    add(name, std::string_view(all));
  }
  [[nodiscard]] std::string line() const { return line_; }

 private:
  std::string line_;
  const Document& document_;
};

std::string mention_text(uint32_t mention, const Document& document) {
  const auto& mentions = document.layer<Mention>();
  return mention < mentions.size() ? text_of(mentions[mention].span, document) : "";
}

/// The body of an office as it stands there, else as the text first names it.
std::string body_text(const Relation& relation, const Document& document) {
  if (relation.organisation_mention != kNone || relation.organisation == kNone) {
    return mention_text(relation.organisation_mention, document);
  }
  const auto& links = document.layer<EntityLink>();
  const auto first = std::find_if(links.begin(), links.end(), [&](const EntityLink& link) {
    return link.entity == relation.organisation;
  });
  return mention_text(static_cast<uint32_t>(first - links.begin()), document);
}

}  // namespace

std::string to_line(const Block& block, const Document& document) {
  std::string out(block_kind_text(block.kind));
  if (block.level > 0) out += " " + std::to_string(block.level);
  if (block.kind == BlockKind::table) return out;
  if (block.cell_count > 0) {
    for (uint32_t i = block.first_cell; i < block.first_cell + block.cell_count; ++i) {
      out += " | " + text_of(document.text().cells()[i].span, document);
    }
    return out;
  }
  return out + " | " + text_of(block.span, document);
}

std::string to_line(const Sentence& sentence, const Document& document) {
  return tag(sentence.lang, document) + " | " + text_of(sentence.span, document);
}

std::string to_line(const Run& run, const Document& document) {
  return tag(run.lang, document) + " | " + text_of(run.span, document);
}

std::string to_line(const NoteCall& call, const Document& document) {
  std::string note = "none";
  if (call.note != kNone) {
    const Block& block = document.text().blocks()[call.note];
    note = block.marker.empty() ? std::string(block_kind_text(block.kind))
                                : text_of(block.marker, document);
  }
  return text_of(call.span, document) + " -> " + note;
}

std::string to_line(const Find& find, const Document& document) {
  const std::string type = type_of(find.type, find.subtype, document);
  return (find.outer == kNone ? type : "(" + type + ")") + " | " + text_of(find.span, document) +
         " | " + std::string(document.resources().rule_id(find));
}

std::string to_line(const Time& time, const Document& document) {
  return std::string(time_type_text(time.type)) + " " + value_text(time) + " | " +
         text_of(time.span, document) + " | " + rule_of(time.find, document);
}

std::string to_line(const Quantity& quantity, const Document& document) {
  return value_text(quantity, document.text().repaired()) + " | " +
         text_of(quantity.span, document);
}

std::string to_line(const Mention& mention, const Document& document) {
  return type_of(mention.type, mention.subtype, document) + " | " + text_of(mention.span, document);
}

std::string to_line(const EntityLink& link, const Document& document) {
  std::string_view reason = link_reason_text(link.reason);
  if (link.reason == LinkReason::first) reason = "first";
  if (link.reason == LinkReason::same_text) reason = "same_text";
  return text_of(link.span, document) + " -> " + std::to_string(link.entity) + " " +
         std::string(reason);
}

std::string to_line(const Entity& entity, const Document& document) {
  return std::string(find_type_text(entity.type)) + " | " + text_of(entity.span, document) + " | " +
         std::string(entity.iso_code.view());
}

std::string to_line(const CitationItem& item, const Document& document) {
  Parts parts(std::string(work_type_text(item.type)), document);
  parts.add_list("authors", item.authors, item.author_count);
  parts.add("title", item.title);
  parts.add("translated", item.translated_title);
  parts.add("container", item.container);
  parts.add("publisher", item.publisher);
  parts.add("date", item.date.view());
  parts.add("volume", item.volume.view());
  parts.add("number", item.number.view());
  parts.add("pages", item.pages.view());
  parts.add("url", item.url);
  parts.add("accessed", item.accessed.view());
  if (!item.ibid && item.refers_to == kNone) return parts.line();
  const auto& items = document.layer<CitationItem>();
  const std::string work =
      item.refers_to < items.size() ? text_of(items[item.refers_to].title, document) : "none";
  return parts.line() + (item.ibid ? " | ibid -> " : " | again -> ") + work;
}

std::string to_line(const Relation& relation, const Document& document) {
  return mention_text(relation.subject_mention, document) + " | " +
         mention_text(relation.object_mention, document) + " | " + body_text(relation, document);
}

std::string to_line(const FrontMatter& front, const Document& document) {
  Parts parts("", document);
  parts.add("series", front.series);
  parts.add("volume", front.volume.view());
  parts.add("issue", front.issue.view());
  parts.add("title", front.title);
  parts.add("subtitle", front.subtitle);
  parts.add_list("authors", front.authors, front.author_count);
  parts.add("publisher", front.publisher);
  parts.add("date", front.date.view());
  return parts.line();
}

}  // namespace sagwan
