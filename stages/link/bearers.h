// SPDX-License-Identifier: Apache-2.0
// Bearers: which of several persons a bare family name before an office means. Whoever the text
// says to hold that office; else the person most spoken of.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// The offices beside persons, by mention of the person, as the OFFICE finds of a text have them.
class OfficesBeside {
 public:
  /// `mention_at` gives the mention at a span, kNone where there is none.
  OfficesBeside(std::string_view text, const Layer<Find>& finds,
                const std::function<uint32_t(Span)>& mention_at);

  /// The office beside the mention; empty where there is none.
  [[nodiscard]] std::string_view of(uint32_t mention) const;
  [[nodiscard]] const std::map<uint32_t, std::string_view>& all() const { return by_mention_; }

 private:
  std::map<uint32_t, std::string_view> by_mention_;
};

/// A person who bears the name, with the offices beside his mentions.
struct Bearer {
  uint32_t mention = kNone;
  uint32_t weight = 0;  ///< how often he is mentioned
  std::vector<std::string_view> offices;
};

/// The one of `bearers` whom the family name before `office` means; null where there are none.
[[nodiscard]] const Bearer* bearer_of(std::string_view office, const std::vector<Bearer>& bearers);

}  // namespace sagwan
