// SPDX-License-Identifier: Apache-2.0
// The pattern is walked as text, by the pieces that `explain` shows too, so that each clause is
// named as it was written.
#include "pipeline/mutate/pattern_mutants.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>

#include "pipeline/explain/pattern_pieces.h"

namespace sagwan {

namespace {

struct Piece {
  std::size_t begin = 0;  ///< in the whole pattern
  std::size_t atom_end = 0;
  std::size_t end = 0;  ///< behind its count
};

/// The count behind an atom, as `{minimum,maximum}`.
struct Count {
  std::string_view minimum;
  std::string_view maximum;
  bool is_range = false;
};

std::string ordinal(std::size_t number) {
  const std::size_t last = number % 10;
  const bool teen = number % 100 / 10 == 1;
  return std::to_string(number) + (teen || last > 3 || last == 0 ? "th"
                                   : last == 1                   ? "st"
                                   : last == 2                   ? "nd"
                                                                 : "rd");
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::optional<Count> count_of(std::string_view text) {
  if (text.size() < 3 || text[0] != '{') return std::nullopt;
  const std::string_view inside = text.substr(1, text.find('}') - 1);
  const std::size_t comma = inside.find(',');
  if (comma == std::string_view::npos) return Count{inside, inside, false};
  return Count{inside.substr(0, comma), inside.substr(comma + 1), true};
}

/// A class of some digits and of nothing else.
bool is_digit_bound(std::string_view atom) {
  if (atom.size() < 3 || atom.front() != '[' || atom == "[0-9]") return false;
  return std::all_of(atom.begin() + 1, atom.end() - 1,
                     [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

class Writer {
 public:
  explicit Writer(std::string_view pattern) : pattern_(pattern) {}

  std::vector<PatternMutant> run() {
    alternation(0, pattern_.size(), Place::top);
    return std::move(out_);
  }

 private:
  enum class Place : uint8_t { top, inside };

  void add(std::size_t begin, std::size_t end, std::string_view instead, std::string what) {
    std::string pattern(pattern_.substr(0, begin));
    pattern.append(instead).append(pattern_.substr(end));
    out_.push_back({std::move(pattern), std::move(what)});
  }
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
    return pattern_.substr(begin, end - begin);
  }

  /// `[begin, end)` is a whole pattern, or the inside of a group.
  void alternation(std::size_t begin, std::size_t end, Place place) {
    const auto alternatives = pattern_pieces(text(begin, end));
    std::size_t at = begin;
    for (const std::vector<std::string>& alternative : alternatives) {
      std::vector<Piece> pieces;
      const std::size_t from = at;
      for (const std::string& piece : alternative) {
        pieces.push_back({at, at + atom_size(piece), at + piece.size()});
        at += piece.size();
      }
      if (alternatives.size() > 1) {
        const bool last = at == end;
        add(last ? from - 1 : from, last ? at : at + 1, "",
            "without the alternative " + quoted(text(from, at)));
      }
      if (place == Place::top) context(pieces);
      for (const Piece& p : pieces) piece(p);
      ++at;  // the stroke
    }
  }

  /// What stands around the group `find` and is no part of the find.
  void context(const std::vector<Piece>& pieces) {
    const auto find = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& p) {
      return text(p.begin, p.end).starts_with("(?P<find>");
    });
    if (find == pieces.end()) return;
    const auto first = std::find_if(
        pieces.begin(), find, [&](const Piece& p) { return !is_flags(text(p.begin, p.end)); });
    if (first != find) {
      add(first->begin, find->begin, "",
          "without " + quoted(text(first->begin, find->begin)) + " before the find");
    }
    const std::size_t end = pieces.back().end;
    if (find->end < end) {
      add(find->end, end, "", "without " + quoted(text(find->end, end)) + " behind the find");
    }
  }

  static bool is_flags(std::string_view piece) {
    return piece.starts_with("(?") && piece.find_first_of(":<") == std::string_view::npos;
  }

  void piece(const Piece& p) {
    const std::string_view whole = text(p.begin, p.end);
    const std::string_view atom = text(p.begin, p.atom_end);
    if (is_flags(whole)) {
      add(p.begin, p.end, "", "without the flag " + quoted(whole));
      return;
    }
    if (whole == "^" || whole == "$") {
      add(p.begin, p.end, "", "without the anchor " + quoted(whole));
      return;
    }
    counted(p, text(p.atom_end, p.end));
    if (is_digit_bound(atom)) {
      add(p.begin, p.atom_end, "[0-9]", "any digit for " + quoted(atom));
    }
    const std::string_view inside = group_inside(atom);
    if (inside.empty()) return;
    const auto offset = static_cast<std::size_t>(inside.data() - pattern_.data());
    alternation(offset, offset + inside.size(), Place::inside);
  }

  void counted(const Piece& p, std::string_view count) {
    if (count.empty()) return;
    const std::string whole = quoted(text(p.begin, p.end));
    if (count[0] == '?') {
      add(p.begin, p.end, "", "without the optional " + whole);
      add(p.atom_end, p.atom_end + 1, "", whole + " always there");
    } else if (count[0] == '*') {
      add(p.begin, p.end, "", "without the optional " + whole);
      add(p.atom_end, p.atom_end + 1, "?", whole + " at most once");
    } else if (count[0] == '+') {
      add(p.atom_end, p.atom_end + 1, "", whole + " once only");
    } else if (const auto bounds = count_of(count)) {
      bounded(p, *bounds, whole);
    }
  }

  void bounded(const Piece& p, const Count& count, const std::string& whole) {
    const std::size_t end = pattern_.find('}', p.atom_end) + 1;
    const std::string minimum(count.minimum);
    if (!count.maximum.empty()) {
      add(p.atom_end, end, "{" + minimum + ",}", whole + " without its upper bound");
    }
    if (minimum == "0") {
      add(p.begin, p.end, "", "without the optional " + whole);
    } else if (minimum != "1") {
      add(p.atom_end, end, "{1," + std::string(count.maximum) + "}",
          whole + " without its lower bound");
    }
    if (count.is_range && count.minimum != count.maximum) {
      const std::string least = minimum == "0" ? "1" : minimum;
      add(p.atom_end, end, "{" + least + "}", whole + " the least only");
    }
  }

  std::string_view pattern_;
  std::vector<PatternMutant> out_;
};

}  // namespace

std::vector<PatternMutant> pattern_mutants(std::string_view pattern) {
  std::vector<PatternMutant> out = Writer(pattern).run();
  std::map<std::string, std::size_t> alike;
  for (PatternMutant& mutant : out) {
    const std::size_t number = ++alike[mutant.what];
    if (number > 1) mutant.what += ", the " + ordinal(number);
  }
  return out;
}

}  // namespace sagwan
