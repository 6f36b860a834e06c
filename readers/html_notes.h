// SPDX-License-Identifier: Apache-2.0
// The notes of a page: a short link that leads to an element further down, which leads back, is a
// call, and that element is the note.
#pragma once

#include <map>
#include <set>
#include <string>

#include "readers/html_nodes.h"

namespace sagwan::readers {

class HtmlNotes {
 public:
  /// `root` must outlive the object.
  explicit HtmlNotes(const xmlNode* root);

  /// The note that a link calls, or null.
  [[nodiscard]] const xmlNode* called_by(const xmlNode* link) const;
  [[nodiscard]] bool is_note(const xmlNode* element) const { return notes_.count(element) > 0; }
  /// Whether a link within a note leads back to its call.
  [[nodiscard]] bool leads_back(const xmlNode* link) const { return back_.count(link) > 0; }

 private:
  void find(const xmlNode* root);

  std::map<const xmlNode*, const xmlNode*> calls_;  ///< link to note
  std::set<const xmlNode*> notes_;
  std::set<const xmlNode*> back_;
};

}  // namespace sagwan::readers
