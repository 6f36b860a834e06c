// SPDX-License-Identifier: Apache-2.0
#include "cli/command_line.h"

#include <algorithm>
#include <charconv>
#include <variant>

#include <boost/program_options.hpp>

#include "sagwan/version.h"

namespace sagwan::cli {

namespace {

namespace po = boost::program_options;

using Member =
    std::variant<std::string Options::*, bool Options::*, uint32_t Options::*, uint64_t Options::*>;

struct Row {
  Member member;
  std::string_view name;
  std::string_view letter;
  std::string_view argument;  ///< empty: a switch
  std::string_view commands;  ///< parted by spaces; empty: every command, not shown
  std::string_view help;

  [[nodiscard]] bool shown() const { return !commands.empty(); }
  [[nodiscard]] bool is_for(std::string_view command) const {
    const auto words = split(commands, ' ');
    return std::find(words.begin(), words.end(), command) != words.end();
  }
  [[nodiscard]] static std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
      const auto end = std::min(text.find(at), text.size());
      out.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
  }
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
#define SAGWAN_OPTION(type, member, value, name, letter, argument, commands, help) \
  Row{&Options::member, name, letter, argument, commands, help},
#include "pipeline/core/options.def"
#undef SAGWAN_OPTION
  };
  return kRows;
}

Error usage_error(std::string message, const Command& command) {
  Error error = diagnostic(Code::usage, {}, std::move(message));
  error.mend = "see sagwan " + std::string(command.name) + " --help";
  return error;
}

/// Writes an option's value into its member; false where it has the wrong form.
bool assign(Options& options, const Row& row, const std::string& text) {
  const auto choices = Row::split(row.argument, '|');
  if (choices.size() > 1 && std::find(choices.begin(), choices.end(), text) == choices.end()) {
    return false;
  }
  return std::visit(
      [&](auto member) {
        auto& to = options.*member;
        using Value = std::remove_reference_t<decltype(to)>;
        if constexpr (std::is_same_v<Value, std::string>) {
          // As an input, - is no name: an output without one is the standard output.
          const bool unnamed = text == "-" && row.name == "output";
          to = unnamed ? std::string() : text;
        } else if constexpr (std::is_same_v<Value, bool>) {
          to = text == "on";
        } else {
          const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), to);
          return failure == std::errc() && end == text.data() + text.size();
        }
        return true;
      },
      row.member);
}

std::string default_text(const Row& row) {
  static const Options kDefaults;
  return std::visit(
      [&](auto member) -> std::string {
        const auto& value = kDefaults.*member;
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::string>) {
          return value;
        } else if constexpr (std::is_same_v<Value, bool>) {
          return row.argument.empty() ? "" : value ? "on" : "off";
        } else {
          return std::to_string(value);
        }
      },
      row.member);
}

std::string spelled(const Row& row) {
  std::string out = row.letter.empty() ? "" : "-" + std::string(row.letter) + ", ";
  out += "--" + std::string(row.name);
  if (!row.argument.empty()) out += " " + std::string(row.argument);
  return out;
}

po::options_description description(const Command& command) {
  po::options_description out;
  const auto spelling = [](const Row& row) {
    return std::string(row.name) + (row.letter.empty() ? "" : "," + std::string(row.letter));
  };
  for (const Row& row : rows()) {
    if (row.shown() && !row.is_for(command.name)) continue;
    if (row.argument.empty()) {
      out.add_options()(spelling(row).c_str(), "");
    } else {
      out.add_options()(spelling(row).c_str(), po::value<std::string>(), "");
    }
  }
  out.add_options()("help,h", "")("input", po::value<std::vector<std::string>>(), "");
  return out;
}

Error unknown_option(const std::string& option, const Command& command) {
  std::vector<std::string_view> names = {"help"};
  for (const Row& row : rows()) {
    if (row.is_for(command.name)) names.push_back(row.name);
  }
  std::string word = option;
  word.erase(0, word.find_first_not_of('-'));
  const std::string_view near = nearest(word.substr(0, word.find('=')), names);
  Error error = usage_error("unknown option " + option, command);
  if (!near.empty()) error.mend = "did you mean --" + std::string(near) + "?";
  return error;
}

void append_option(std::string& out, std::string_view left, std::string_view help) {
  constexpr std::size_t kColumn = 26;
  std::string line = "  " + std::string(left);
  if (line.size() + 2 > kColumn) {
    out += line + "\n";
    line.clear();
  }
  for (const std::string_view part : Row::split(help, '\n')) {
    line.resize(kColumn, ' ');
    out += line + std::string(part) + "\n";
    line.clear();
  }
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  // Levenshtein's distance; up to a third of the letters may be wrong, or the word may be cut
  // short.
  const auto distance = [&](std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < other.size(); ++j) {
        const std::size_t change = diagonal + (word[i] == other[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
      }
    }
    return row.back();
  };
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view candidate : candidates) {
    const bool cut_short = word.size() >= 2 && candidate.starts_with(word);
    const std::size_t d = cut_short ? 1 : distance(candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

Result<CommandLine> parse_command_line(const Command& command,
                                       const std::vector<std::string>& arguments) {
  CommandLine out;
  try {
    const po::options_description known = description(command);
    po::positional_options_description positional;
    positional.add("input", -1);
    constexpr int kStyle =
        po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::variables_map values;
    po::store(po::command_line_parser(arguments)
                  .options(known)
                  .positional(positional)
                  .style(kStyle)
                  .run(),
              values);
    out.help = values.count("help") > 0;
    if (values.count("input") > 0) out.inputs = values["input"].as<std::vector<std::string>>();
    for (const Row& row : rows()) {
      if (row.shown() && !row.is_for(command.name)) continue;
      const std::string name(row.name);
      if (values.count(name) == 0) continue;
      const std::string text = row.argument.empty() ? "on" : values[name].as<std::string>();
      if (!assign(out.options, row, text)) {
        return usage_error("--" + name + " wants " + std::string(row.argument) + ", not " + text,
                           command);
      }
    }
  } catch (const po::unknown_option& e) {
    return unknown_option(e.get_option_name(), command);
  } catch (const po::error& e) {
    return usage_error(e.what(), command);
  }
  return out;
}

std::string help_text() {
  std::string out = "sagwan " + std::string(version()) +
                    ": dated facts from Korean policy reports, each with its place and source\n\n"
                    "usage: sagwan COMMAND [OPTION]... [INPUT]...\n\ncommands:\n";
  for (const Command& command : commands()) {
    if (command.shown) append_option(out, command.name, command.summary);
  }
  out +=
      "\nsagwan COMMAND --help tells more. To begin:\n"
      "  sagwan show report.txt           a report's facts as a page\n"
      "  sagwan extract reports -o facts  a knowledge file for each report of a folder\n"
      "  sagwan view facts -o facts.html  one page to look at, for all of them\n";
  return out;
}

std::string help_text(const Command& command) {
  std::string out = std::string(command.summary) + "\n\nusage: sagwan " +
                    std::string(command.name) + " [OPTION]... " + std::string(command.arguments) +
                    "\n\noptions:\n";
  for (const Row& row : rows()) {
    if (row.is_for(command.name)) append_option(out, spelled(row), row.help);
  }
  append_option(out, "-h, --help", "this text");
  if (!command.details.empty()) out += "\n" + std::string(command.details) + "\n";
  return out;
}

std::string options_markdown() {
  std::string out =
      "<!-- generated from pipeline/core/options.def by: sagwan options > docs/options.md -->\n"
      "# Options\n\nOptions are not abbreviated.\n\n"
      "| option | commands | default | meaning |\n| --- | --- | --- | --- |\n";
  const auto cell = [](std::string_view text) {
    std::string escaped;
    for (const char c : text) {
      if (c == '|') escaped += '\\';
      escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
  };
  for (const Row& row : rows()) {
    if (!row.shown()) continue;
    const std::string value = default_text(row);
    out += "| `" + cell(spelled(row)) + "` | " + cell(row.commands) + " | " +
           (value.empty() ? "" : "`" + value + "`") + " | " + cell(row.help) + " |\n";
  }
  return out;
}

}  // namespace sagwan::cli
