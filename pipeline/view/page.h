// SPDX-License-Identifier: Apache-2.0
// The page of `sagwan view`: one HTML file that holds the viewer (viewer/) and the data of its
// reports, and needs nothing else. Its policy lets no script and no style run but the viewer's own,
// by their hashes, and loads nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/view/report_data.h"

namespace sagwan {

/// In the order of `reports`.
[[nodiscard]] std::string view_page(const std::vector<ReportData>& reports);

// The viewer's sources; viewer/bundle.py writes their definitions at build time.
struct PageAssets {
  std::string_view script;
  std::string_view script_sha256;  ///< base64
  std::string_view style;
  std::string_view style_sha256;
};
[[nodiscard]] const PageAssets& page_assets();

}  // namespace sagwan
