// SPDX-License-Identifier: Apache-2.0
// Works: the cited works of a knowledge file for the formats of bibliographies. An Ibid. is no work
// of its own, nor is a work cited again; the first citation tells where it is cited again.
//
// Private to pipeline/export.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/exporter.h"
#include "pipeline/export/json_record.h"

namespace sagwan {

struct Work {
  Record item;
  std::string_view document;
  std::string_view citation;
  std::string_view note;
  std::vector<Record> again;  ///< the later items that mean it, Ibid. or not
};

/// What a type of work is in other vocabularies.
struct WorkTypeNames {
  std::string_view name;  ///< as in the knowledge file, of CSL
  std::string_view schema, biblatex, ris;
};

/// Of a type that is not known, that of an article.
[[nodiscard]] const WorkTypeNames& work_type_names(std::string_view name);

/// In the order of the document. An Ibid. whose work is not known counts as a work.
void each_work(const Record& root, const std::function<void(const Work&)>& function);

/// One line for the formats that have a note and no fields of their own: document, item, note,
/// place, rule, where it is cited again, and whether it is an Ibid. without its work.
[[nodiscard]] std::string work_note(const Work& work);

/// Year, month and day of an ISO date as written; missing ones are empty.
struct DatePieces {
  std::string_view year, month, day;
};
[[nodiscard]] DatePieces date_pieces(std::string_view date);

/// `text` with each line end, tab and control character as one space.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace sagwan
