// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"

#include <array>

#include "cli/console.h"

namespace sagwan::cli {

int print_options(const CommandLine&) { return print_page(options_markdown()); }

std::span<const Command> commands() {
  static const std::array kCommands = {
      Command{
          "extract", "INPUT...", "write a knowledge file for each report",
          "INPUT is a file, a folder (its files in the order of their names, without those in\n"
          "folders below and those that begin with a point), `-` for the standard input, or\n"
          "@LIST, a file that names one input a line. `-o -` is as no -o.\n\n"
          "Files appear whole or not at all. An interrupted batch goes on with the same command.\n"
          "Exit status: 0 all well, 1 some document failed, 2 usage or configuration, 3 a fault\n"
          "of the program, 130 interrupted.",
          extract, true},
      Command{"show", "FILE", "print a report, or its knowledge file, as a page for people",
              "Colours and the width follow the terminal; NO_COLOR turns colours off.", show, true},
      Command{
          "view", "KNOWLEDGE... -o FILE", "make one page to look at of reports' knowledge files",
          "KNOWLEDGE is a knowledge file or a folder of them; a report, or a folder of reports, "
          "is\n"
          "extracted first. The page is one HTML file that any browser opens without a server and\n"
          "without the network: text with finds, names, time line, quantities, sources, graph.\n"
          "Exit status: 0 all well, 1 some document could not be read, 2 usage.",
          view, true},
      Command{
          "export", "KNOWLEDGE... --to FORMAT [-o OUT]",
          "write knowledge files in the form of another tool",
          "KNOWLEDGE is a knowledge file, a folder of them, @LIST, a .jsonl file or `-`, which "
          "hold\n"
          "one knowledge file a line. All documents go to one file or folder; what is in the way "
          "is\n"
          "written over, but a database keeps its other documents. Where a format needs the text "
          "and\n"
          "the knowledge file does not carry it, the report is found by its name and its SHA-256.\n"
          "docs/outputs.md tells where each field goes. Exit status: 0 all well, 1 some document\n"
          "failed, 2 usage.",
          export_command, true},
      Command{
          "verify", "KNOWLEDGE... [--to FORMAT -o OUT]",
          "prove knowledge files, or an export of them, against their source texts",
          "Every span in code points, bytes and UTF-16, every reference, ids and order, and the\n"
          "schema. With --to and -o, OUT must be what the knowledge files give in that format, "
          "byte\n"
          "for byte. Says what is wrong and where. Exit status: 0 all holds, 1 something does not, "
          "2\n"
          "usage.",
          verify, true},
      Command{"check", "",
              "check rules, word lists and configuration, and run every rule's examples",
              "Prints every mistake with its place. Exit status: 0 no error, 2 some.", check, true},
      Command{
          "test", "[CORPUS]", "score the program against a corpus of reports with gold",
          "CORPUS is a folder (default: the project's own, see corpus/README.md). What the "
          "columns\n"
          "mean is told in docs/gold.md. Where there is an accepted run, each difference from it\n"
          "is told as broken, fixed or changed. Exit status: 0 all well, 1 a report failed, a\n"
          "figure fell below its floor in CORPUS/floors.toml, something broke since the accepted\n"
          "run, or a known miss passes, 2 usage or configuration.",
          test, true},
      Command{"accept", "[CORPUS]",
              "take the results of now as the accepted run that test compares",
              "Writes a knowledge file for each report whose text is in CORPUS. Look at what\n"
              "sagwan test says first.",
              accept, true},
      Command{
          "explain", "FILE --at OFFSET | --text TEXT",
          "tell why a find is there, and why one is not",
          "For what stands at the place: its rule with captures, boundaries and what it won over,\n"
          "its value, anchor and entity. For what does not: the finds that lost, and the rules\n"
          "that came nearest, with the step at which each failed. --rule ID asks one rule.",
          explain, true},
      Command{
          "ledger", "[CORPUS]", "tell what each rule and each row of a word list brings, and costs",
          "CORPUS is a folder as for test (default: the project's own), or a folder of reports\n"
          "without gold. For each rule: where it was tried, matched, stood and lost, what it "
          "alone\n"
          "finds, how right it is, its time, and the finds that would go and come without it.\n"
          "--rule ID tells of one rule to whom it lost, and each of those finds; --details has "
          "the\n"
          "rows of word lists too (docs/rules.md, What a rule brings). Exit status: 0 all well, 1\n"
          "some report could not be read, 2 usage or configuration.",
          ledger, true},
      Command{"mine", "INPUT...",
              "list what looks like a date, amount, name or source and no rule took",
              "INPUT is a report or a folder of them; no gold is needed. Forms stand by how often "
              "they\n"
              "occur, digits as 0, each with examples and their places (character from 0). What a "
              "date\n"
              "looks like is told by loose rules in configs/looks, or in --looks FOLDER.\n"
              "Exit status: 0 all well, 1 some report could not be read, 2 usage or configuration.",
              mine, true},
      Command{
          "mutate", "[RULE...]",
          "take out or widen each clause of rules in turn, and name what nobody notices",
          "RULE is a rule's id, its beginning up to a point (ko.date), or a file of rules;\n"
          "without it all rules, and all fragments. Each mutant is tried by the rule's own\n"
          "examples and rejects, then by its clause texts (tests/clauses), by examples of other\n"
          "rules, the cases (tests/cases) and the gold (docs/rules.md, Does anybody notice?). For\n"
          "each that nobody notices a text is looked for that would. --details tells who noticed\n"
          "each, and why those listed in configs/mutation.toml are noticed by nobody.\n"
          "Exit status: 0 all noticed or known, 1 some not, 2 usage or configuration.",
          mutate, true},
      Command{
          "gold", "FILE [--from FORM] [--to FORM] [-o OUT]",
          "make a first gold file of a report for correcting, and change gold from form to form",
          "text is the report with marks in it, which any editor corrects; brat and Label Studio\n"
          "are for who has them; each comes back as the same gold (docs/gold.md, As text). A "
          "draft\n"
          "stays one until #gold draft is changed to #gold reviewed, or \"reviewed\" to true.\n"
          "FILE of --from brat is the .ann file; its .txt and .rest.json stand beside it.\n"
          "Exit status: 0 all well, 1 FILE is not of that form, or its text was changed, 2 usage.",
          gold, true},
      Command{
          "diff", "A B", "tell what changed between two results: facts added, removed, changed",
          "A and B are knowledge files, folders of them, reports, folders of reports, or corpora;\n"
          "what is no knowledge file is extracted first. With --over CORPUS, A and B are two\n"
          "configurations. Changes are sorted by how much they matter; ids do not count.\n"
          "Exit status: 0 no change, 1 some, or some document failed, 2 usage or configuration.",
          diff, true},
      Command{"entities", "FILE list | merge ID ID | split ID DOCUMENT... | audit",
              "list, merge and split what extract --entities has kept in FILE",
              "list   one line an entity: id, type, name, documents, other names\n"
              "merge  two entities are one\n"
              "split  the bearer of the name in these documents is another one\n"
              "audit  what was merged and split, when and why (--reason)\n"
              "Exit status: 0 all well, 2 usage, or FILE is no store.",
              entities, true},
      Command{"options", "", "print docs/options.md", "", print_options, false},
  };
  return kCommands;
}

}  // namespace sagwan::cli
