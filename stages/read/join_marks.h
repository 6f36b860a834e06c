// SPDX-License-Identifier: Apache-2.0
// JoinMarks: what punctuation and digits on both sides of a line end say of a space there.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/core/read_config.h"

namespace sagwan {

class JoinMarks {
 public:
  static constexpr double kSure = 10;

  explicit JoinMarks(const ReadConfig& config) : config_(&config) {}

  /// Log odds for a space between the line `before`, whose last character is `last`, and the line
  /// `behind`; nothing where marks do not say.
  [[nodiscard]] std::optional<double> between(std::string_view before, char32_t last,
                                              std::string_view behind, char32_t first) const;
  /// Whether a line ends with the prefix of an ordinal, alone.
  [[nodiscard]] bool names_number(std::string_view before) const;

 private:
  [[nodiscard]] bool unit_line(std::string_view line) const;
  [[nodiscard]] bool is_dotted(std::string_view before, std::string_view behind) const;

  const ReadConfig* config_;
};

}  // namespace sagwan
