// SPDX-License-Identifier: Apache-2.0
// Which currency a bare name means where several have it: the yuan of a text from Taiwan is the new
// Taiwan dollar. Words that tell where a text is at home are the list `money_home`, whose id is the
// currency; words of the usual currency speak against it.
#pragma once

#include <map>
#include <string_view>

#include "pipeline/core/few_words.h"
#include "pipeline/rules/lexicon.h"

namespace sagwan {

class HomeMoney {
 public:
  explicit HomeMoney(const Lexicon& lexicon);

  /// The currency that most words of the list in `text` speak for; empty where none stands there,
  /// or two are told of as often.
  [[nodiscard]] std::string_view of(std::string_view text) const;

 private:
  FewWords words_;
  std::map<std::string_view, std::string_view> currencies_;  ///< by word
};

}  // namespace sagwan
