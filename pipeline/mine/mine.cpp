// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mine/mine.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/export/record_span.h"
#include "pipeline/export/record_writer.h"
#include "pipeline/score/source_text.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/note_call.h"

namespace sagwan {

namespace {

constexpr std::size_t kExamples = 3;

/// Digits as 0, a run of them as one; white space as one space.
std::string form_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool digit = is_digit(static_cast<unsigned char>(c));
    const char shown = digit ? '0' : c;
    if ((digit || c == ' ') && !out.empty() && out.back() == shown) continue;
    out += shown;
  }
  return out;
}

/// What somebody took already: finds, repeated names, cited works, calls of notes. Sorted.
std::vector<Span> taken(const Document& document) {
  std::vector<Span> out;
  for (const Find& find : document.layer<Find>()) {
    if (find.type != FindType::cue) out.push_back(find.span);
  }
  for (const Mention& mention : document.layer<Mention>()) out.push_back(mention.span);
  for (const CitationItem& item : document.layer<CitationItem>()) out.push_back(item.span);
  for (const NoteCall& call : document.layer<NoteCall>()) out.push_back(call.span);
  std::sort(out.begin(), out.end());
  // As stretches that do not overlap.
  std::vector<Span> merged;
  for (const Span span : out) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

bool is_taken(Span span, const std::vector<Span>& taken) {
  const auto at = std::lower_bound(taken.begin(), taken.end(), span.begin,
                                   [](Span t, uint32_t begin) { return t.end <= begin; });
  return at != taken.end() && at->overlaps(span);
}

}  // namespace

void Mine::add(const Document& document, const std::string& name) {
  Matcher::Input input;
  input.text = document.text().repaired();
  input.blocks = &document.text().blocks();
  const std::vector<Span> others = taken(document);
  const SourceText source(document.source().text);
  for (const Find& find : looks_.matcher().find(input)) {
    if (find.type == FindType::none || find.outer != kNone || is_taken(find.span, others)) continue;
    std::string type(find_type_text(find.type));
    if (find.subtype != 0) type += "/" + std::string(looks_.subtype(find.subtype));
    MinedForm& form = forms_[{type, form_of(slice(input.text, find.span))}];
    if (form.count++ == 0) {
      form.type = type;
      form.form = form_of(slice(input.text, find.span));
      form.rule = looks_.rule_id(find);
    }
    if (form.examples.size() == kExamples) continue;
    const SourceSpan span = document.text().map().to_source(find.span);
    std::string context = source.in_context(span);
    const bool seen = std::any_of(form.examples.begin(), form.examples.end(),
                                  [&](const auto& e) { return e.context == context; });
    if (!seen) form.examples.push_back({name, span, std::move(context)});
  }
}

std::vector<MinedForm> Mine::forms(std::size_t least) const {
  std::vector<MinedForm> out;
  for (const auto& [key, form] : forms_) {
    if (form.count >= least) out.push_back(form);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const MinedForm& a, const MinedForm& b) { return a.count > b.count; });
  return out;
}

std::string mined_page(const std::vector<MinedForm>& forms, std::size_t hidden) {
  constexpr std::size_t kCountWidth = 7;
  std::string out;
  for (const MinedForm& form : forms) {
    const std::string count = std::to_string(form.count);
    out += std::string(kCountWidth - std::min(kCountWidth, count.size()), ' ') + count + "  " +
           form.type + "  " + form.form + "  (" + form.rule + ")\n";
    for (const MinedForm::Example& e : form.examples) {
      out += std::string(kCountWidth + 2, ' ') + e.document + ":" + std::to_string(e.span.begin) +
             "-" + std::to_string(e.span.end) + "  " + e.context + "\n";
    }
  }
  if (forms.empty() && hidden == 0) out += "nothing was left over\n";
  if (hidden > 0) out += std::to_string(hidden) + " forms stand once; --details lists them\n";
  return out;
}

std::string mined_json(const std::vector<MinedForm>& forms) {
  return json_page([&](RecordWriter& out) {
    out.field_list("forms");
    for (const MinedForm& form : forms) {
      out.begin_object();
      out.field("type", form.type);
      out.field("form", form.form);
      out.field("rule", form.rule);
      out.field_number("count", form.count);
      out.field_list("examples");
      for (const MinedForm::Example& e : form.examples) {
        out.begin_object();
        out.field("document", e.document);
        field_span(out, "span", e.span);
        out.field("context", e.context);
        out.end_object();
      }
      out.end_list();
      out.end_object();
    }
    out.end_list();
  });
}

}  // namespace sagwan
