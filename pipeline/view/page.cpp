// SPDX-License-Identifier: Apache-2.0
#include "pipeline/view/page.h"

namespace sagwan {

namespace {

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void append_all(std::string& out, std::initializer_list<std::string_view> pieces) {
  for (const std::string_view piece : pieces) out += piece;
}

}  // namespace

std::string view_page(const std::vector<ReportData>& reports) {
  const PageAssets& assets = page_assets();
  std::size_t size = assets.script.size() + assets.style.size() + 4096;
  for (const ReportData& report : reports) size += report.json.size() + report.summary.size() + 64;
  std::string out;
  out.reserve(size);
  const std::string title = reports.size() == 1 ? html_text(reports.front().title) + " - " : "";
  append_all(out, {"<!doctype html>\n<html lang=\"ko\">\n<head>\n<meta charset=\"utf-8\">\n",
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ",
                   "script-src 'sha256-", assets.script_sha256, "'; style-src 'sha256-",
                   assets.style_sha256, "'; base-uri 'none'; form-action 'none'; ",
                   "require-trusted-types-for 'script'\">\n",
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
                   "<meta name=\"color-scheme\" content=\"light dark\">\n",
                   "<meta name=\"referrer\" content=\"no-referrer\">\n", "<title>", title,
                   "sagwan</title>\n<style>", assets.style, "</style>\n</head>\n<body>\n",
                   "<noscript>This page needs JavaScript, its own and no other.</noscript>\n",
                   "<script type=\"application/json\" id=\"reports\">["});
  for (std::size_t i = 0; i < reports.size(); ++i) {
    append_all(out, {i == 0 ? "" : ",", reports[i].summary});
  }
  out += "]</script>\n";
  for (const ReportData& report : reports) {
    append_all(out,
               {"<script type=\"application/json\" class=\"data\">", report.json, "</script>\n"});
  }
  append_all(out, {"<script>", assets.script, "</script>\n</body>\n</html>\n"});
  return out;
}

}  // namespace sagwan
