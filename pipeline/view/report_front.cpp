// SPDX-License-Identifier: Apache-2.0
#include "pipeline/view/report_front.h"

namespace sagwan {

void write_report_front(const Record& root, PageJson& json) {
  const Record document = root.object("document");
  const Record source = document.object("source");
  const Record number = document.object("number");
  const Record generator = root.object("generator");
  for (const char* name : {"id", "title", "subtitle", "series", "date", "publisher"}) {
    json.field(name, document.text(name));
  }
  json.field("volume", number.text("volume"));
  json.field("issue", number.text("issue"));
  json.field("source", source.text("name"));
  json.field("sha256", source.text("sha256"));
  json.field("encoding", source.text("encoding"));
  json.field("version", generator.text("version"));
  json.field("config", generator.text("config"));
  json.key("length");
  json.number(static_cast<int64_t>(document.number("text_length")));
  json.key("authors");
  json.texts(document.texts("authors"));
  json.key("languages");
  json.open('[');
  document.each("languages", [&](const Record& r) {
    json.open('[');
    json.text(r.text("lang"));
    json.text(r.text("share"));
    json.close(']');
  });
  json.close(']');
}

std::string report_summary(const Record& root) {
  PageJson out;
  out.open('{');
  const Record document = root.object("document");
  for (const char* name : {"id", "title", "series", "date", "publisher"}) {
    out.field(name, document.text(name));
  }
  out.field("source", document.object("source").text("name"));
  for (const char* name :
       {"sentences", "mentions", "times", "quantities", "entities", "citations", "relations"}) {
    int64_t count = 0;
    root.each(name, [&](const Record&) { ++count; });
    out.key(name);
    out.number(count);
  }
  out.close('}');
  return out.take();
}

}  // namespace sagwan
