// SPDX-License-Identifier: Apache-2.0
// sagwan-read: one document from the standard input to text on the standard output, within limits
// of memory and time that it sets itself. A program of its own, so that a crash in a foreign
// parser, or a document made to cause one, costs one document; and so that poppler's licence (GPL)
// stays with it. The form of the output is told in docs/decisions/0007-readers.md.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "readers/reader.h"

namespace {

constexpr std::string_view kHelp =
    "sagwan-read: text of a PDF, HWPX, DOCX or HTML document\n\n"
    "usage: sagwan-read [--seconds N] [--memory MIB] [--pages N] < DOCUMENT\n\n"
    "  --seconds N   give up after N seconds of work (default 60)\n"
    "  --memory MIB  take no more memory than this (default 2048)\n"
    "  --pages N     refuse a PDF of more pages (default 5000)\n\n"
    "The standard output gets a line `sagwan-read 1`, then lines `media-type TYPE`, `created "
    "DATE`, `remark CODE MESSAGE`\n"
    "or `failure CODE MESSAGE`, `line BEGIN END PAGE LEFT TOP RIGHT BOTTOM SIZE BOLD USE LEVEL` "
    "(bytes\n"
    "of the text; tenths of a point), and last `text BYTES` with so many bytes of UTF-8 behind its "
    "line "
    "end.\n"
    "Exit status: 0 read, 1 not read (and a failure line says why), 2 usage.\n";

struct Settings {
  uint64_t seconds = 60;
  uint64_t memory = 2048;
  sagwan::readers::Limits limits;
};

bool read_settings(int count, char** words, Settings& settings) {
  for (int i = 1; i < count; i += 2) {
    const std::string_view name = words[i];
    if (i + 1 == count) return false;
    const std::string_view value = words[i + 1];
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || number == 0) return false;
    if (name == "--seconds") {
      settings.seconds = number;
    } else if (name == "--memory") {
      settings.memory = number;
    } else if (name == "--pages") {
      settings.limits.pages = static_cast<uint32_t>(std::min<uint64_t>(number, UINT32_MAX));
    } else {
      return false;
    }
  }
  return true;
}

void set_limits(const Settings& settings) {
  const rlimit seconds{settings.seconds, settings.seconds + 1};
  setrlimit(RLIMIT_CPU, &seconds);
#ifndef SAGWAN_SANITIZED  // the sanitizers reserve address space without end
  const rlimit memory{settings.memory << 20U, settings.memory << 20U};
  setrlimit(RLIMIT_AS, &memory);
#endif
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

std::string read_input() {
  std::string out;
  std::array<char, 1U << 16U> piece{};
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count <= 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(count));
  }
}

std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

bool put(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
}

/// Places in tenths of a point.
std::string line_row(const sagwan::LineLayout& line) {
  const auto tenths = [](float points) {
    return std::to_string(std::lround(std::clamp(points, -1e6F, 1e6F) * 10)) + ' ';
  };
  return "line " + std::to_string(line.begin) + ' ' + std::to_string(line.end) + ' ' +
         std::to_string(line.page) + ' ' + tenths(line.box.left) + tenths(line.box.top) +
         tenths(line.box.right) + tenths(line.box.bottom) + tenths(line.size) +
         (line.bold ? "1 " : "0 ") + std::to_string(static_cast<int>(line.use)) + ' ' +
         std::to_string(line.level) + '\n';
}

int fail(std::string_view code, std::string message) {
  put("failure " + std::string(code) + ' ' + one_line(std::move(message)) + '\n');
  std::fflush(stdout);
  return 1;
}

// Some parsers end the program where memory runs out: what is said then.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): atexit has no other way
bool finished = false;
void say_last() {
  if (!finished) fail("document-limit", "takes more memory than is allowed");
}

int run(const Settings& settings) {
  const std::string bytes = read_input();
  const sagwan::readers::Extracted out = sagwan::readers::read_document(bytes, settings.limits);
  put("media-type " + out.media_type + '\n');
  if (!out.created.empty()) put("created " + out.created + '\n');
  for (const auto& remark : out.remarks)
    put("remark " + remark.code + ' ' + one_line(remark.message) + '\n');
  for (const sagwan::LineLayout& line : out.lines) put(line_row(line));
  put("text " + std::to_string(out.text.size()) + '\n');
  put(out.text);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

int run_or_say(const Settings& settings) {
  try {
    return run(settings);
  } catch (const sagwan::readers::Failure& failure) {
    return fail(failure.code(), failure.what());
  } catch (const std::bad_alloc&) {
    return fail("document-limit",
                "takes more memory than " + std::to_string(settings.memory) + " MiB");
  } catch (const std::exception& error) {
    return fail("document-unreadable", error.what());
  }
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "--help") return put(kHelp) ? 0 : 1;
  Settings settings;
  if (!read_settings(count, words, settings)) {
    std::fputs("sagwan-read: unknown option or bad number; see sagwan-read --help\n", stderr);
    return 2;
  }
  set_limits(settings);
  settings.limits.unpacked = (settings.memory << 20U) / 4;
  settings.limits.text = (settings.memory << 20U) / 8;
  put("sagwan-read 1\n");
  std::atexit(say_last);
  const int status = run_or_say(settings);
  finished = true;
  return status;
}
