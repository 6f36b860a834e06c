// SPDX-License-Identifier: Apache-2.0
// How far a pattern goes is found by matching ever longer beginnings of it; a group that stops it
// is looked into.
#include "pipeline/explain/near_miss.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <tuple>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/explain/pattern_pieces.h"
#include "pipeline/rules/boundary.h"

namespace sagwan {

namespace {

constexpr uint32_t kReach = 120;  // bytes before a place at which a rule that covers it may start
constexpr int kMaxDepth = 4;      // of groups that are looked into
constexpr int kShorterTries = 8;  // as the matcher does
constexpr std::size_t kBehind = 24;  // bytes of the text behind that are shown

/// How far a pattern goes at a place.
struct Reach {
  std::size_t end = 0;  ///< bytes from the place
  std::size_t pieces = 0;
  bool whole = false;
  std::string pattern;
  std::string wanted;
};

/// Beginnings of one rule's pattern, compiled when asked for.
class Beginnings {
 public:
  explicit Beginnings(const Rule& rule) : rule_(rule) {}

  Reach reach(std::string_view text) {
    Reach best;
    descend("", "", rule_.source_pattern, text, 0, best);
    return best;
  }
  /// Bytes that the whole pattern takes at the start of `text`; npos where it does not match.
  std::size_t whole(std::string_view text) { return match(rule_.source_pattern, text); }

 private:
  const re2::RE2& compiled(const std::string& pattern) {
    std::unique_ptr<re2::RE2>& re = known_[pattern];
    if (re == nullptr) {
      const auto written = write_out_pattern(expanded(pattern), [this](std::string_view inside) {
        return rule_.syntax->resolve(inside);
      });
      re2::RE2::Options options;
      options.set_log_errors(false);
      re = std::make_unique<re2::RE2>(written ? *written : "[^\\x00-\\x{10FFFF}]", options);
    }
    return *re;
  }

  std::string expanded(const std::string& pattern) const {
    std::string out;
    for_each_reference(
        pattern, [&](std::string_view plain) { out += plain; },
        [&](std::size_t, std::string_view inside) {
          const auto at = std::find_if(rule_.fragments.begin(), rule_.fragments.end(),
                                       [&](const auto& f) { return f.first == inside; });
          out += at == rule_.fragments.end() ? "{" + std::string(inside) + "}"
                                             : "(?:" + at->second + ")";
        });
    return out;
  }

  std::size_t match(const std::string& pattern, std::string_view text) {
    const re2::RE2& re = compiled(pattern);
    re2::StringPiece found;
    const re2::StringPiece piece(text.data(), text.size());
    if (!re.ok() || !re.Match(piece, 0, piece.size(), re2::RE2::ANCHOR_START, &found, 1)) {
      return std::string::npos;
    }
    return found.size();
  }

  /// `before` has matched as a pattern; tries what follows it, `rest`, alternative by alternative.
  /// `shown` is `before` as a person reads it.
  void descend(const std::string& before, const std::string& shown, std::string_view rest,
               std::string_view text, int depth, Reach& best) {
    for (const std::vector<std::string>& pieces : pattern_pieces(rest)) {
      std::string good = before;
      std::string good_shown = shown;
      std::size_t end = before.empty() ? 0 : match(before, text);
      std::size_t i = 0;
      for (; i < pieces.size(); ++i) {
        const std::size_t longer = match(good + pieces[i], text);
        if (longer == std::string::npos) break;
        good += pieces[i];
        good_shown += pieces[i];
        end = longer;
      }
      const std::string_view inside =
          i < pieces.size() && depth < kMaxDepth ? group_inside(pieces[i]) : std::string_view();
      if (end != std::string::npos && (best.pattern.empty() || end > best.end)) {
        best = {end, i, i == pieces.size() && depth == 0, good_shown,
                i < pieces.size() ? pieces[i] : ""};
      }
      if (inside.empty()) continue;
      const std::string& group = pieces[i];
      const auto opens = static_cast<std::size_t>(inside.data() - group.data());
      descend(good, good_shown + group.substr(0, opens), inside, text, depth + 1, best);
    }
  }

  const Rule& rule_;
  std::map<std::string, std::unique_ptr<re2::RE2>> known_;
};

/// True if one of the sorted `strings`, none a beginning of another, starts `text`.
bool starts_with_one(std::string_view text, const std::vector<std::string>& strings) {
  auto at = std::upper_bound(strings.begin(), strings.end(), text);
  return at != strings.begin() && text.starts_with(*std::prev(at));
}

bool runs_in(const Rule& rule, BlockKind kind) {
  return (rule.blocks >> static_cast<uint32_t>(kind) & 1U) != 0;
}

/// The tries of one rule in a line.
class Tries {
 public:
  Tries(uint32_t number, const Document& document, Span line)
      : number_(number),
        rule_(document.resources().rule(number)),
        languages_(document.resources().languages()),
        whole_(document.text().repaired()),
        line_(line),
        beginnings_(rule_) {}

  /// Cheap: may a match start at `at`, as far as its first strings tell?
  [[nodiscard]] bool may_start(uint32_t at) const {
    const std::string_view text = slice(whole_, {at, line_.end});
    if (rule_.first_wide) return !text.empty() && !is_space(utf8::decode(text, 0));
    if (rule_.first_digit && is_digit(static_cast<unsigned char>(text[0]))) return true;
    return starts_with_one(text, rule_.first);
  }
  /// For a wide start: one of the strings that every match holds stands in the line.
  [[nodiscard]] bool may_stand() const {
    if (!rule_.first_wide || rule_.inner.empty()) return true;
    const std::string_view text = slice(whole_, line_);
    return std::any_of(rule_.inner.begin(), rule_.inner.end(), [&](const std::string& inner) {
      return text.find(inner) != std::string_view::npos;
    });
  }

  /// What became of the try at `at`; none where it makes a candidate.
  [[nodiscard]] std::optional<NearMiss> miss_at(uint32_t at) {
    const std::string_view text = slice(whole_, {at, line_.end});
    const std::size_t whole = beginnings_.whole(text);
    if (whole == std::string::npos || whole == 0) {
      if (inside_number(at)) return std::nullopt;
      const Reach reach = beginnings_.reach(text);
      return miss(MissStep::pattern, at, reach.end, reach.pattern, reach.wanted);
    }
    if (!begins_well(whole_, at, rule_.left)) {
      return miss(MissStep::left, at, whole, rule_.source_pattern,
                  std::string(boundary_text(rule_.left)));
    }
    std::size_t size = whole;
    for (int tries = 0; tries < kShorterTries && size != std::string::npos && size > 0; ++tries) {
      const Span span{at, static_cast<uint32_t>(at + size)};
      if (ends_well(whole_, span, rule_.right, languages_)) return std::nullopt;
      const std::size_t shorter = utf8::previous(text, size);
      size = shorter == 0 ? 0 : beginnings_.whole(text.substr(0, shorter));
    }
    return miss(MissStep::right, at, whole, rule_.source_pattern,
                std::string(boundary_text(rule_.right)));
  }

  [[nodiscard]] NearMiss nowhere(MissStep step) const {
    NearMiss out;
    out.rule = number_;
    out.step = step;
    out.span = {line_.begin, line_.begin};
    std::size_t count = 0;
    for (const std::string& first : rule_.first_wide ? rule_.inner : rule_.first) {
      if (++count > 6) break;
      out.wanted += (out.wanted.empty() ? "" : ", ") + first;
    }
    if (rule_.first_digit) out.wanted += out.wanted.empty() ? "a digit" : ", a digit";
    if (count > 6) out.wanted += " ...";
    return out;
  }

 private:
  /// No rule begins there; that a pattern fails there as well is no news.
  [[nodiscard]] bool inside_number(uint32_t at) const {
    const auto digit = [&](std::size_t i) {
      return is_digit(static_cast<unsigned char>(whole_[i]));
    };
    return at > line_.begin && digit(at) && digit(at - 1);
  }

  NearMiss miss(MissStep step, uint32_t at, std::size_t size, std::string pattern,
                std::string wanted) const {
    NearMiss out;
    out.rule = number_;
    out.step = step;
    out.span = {at, static_cast<uint32_t>(at + size)};
    out.pattern = std::move(pattern);
    out.wanted = std::move(wanted);
    const Span place =
        step == MissStep::left ? Span{line_.begin, at} : Span{out.span.end, line_.end};
    std::string_view text = slice(whole_, place);
    std::size_t cut = std::min(text.size(), kBehind);
    if (step == MissStep::left) {
      cut = text.size() - cut;
      while (cut < text.size() && utf8::is_continuation(text[cut])) ++cut;
      out.behind = std::string(text.substr(cut));
    } else {
      while (cut > 0 && cut < text.size() && utf8::is_continuation(text[cut])) --cut;
      out.behind = std::string(text.substr(0, cut));
    }
    return out;
  }

  uint32_t number_;
  const Rule& rule_;
  const Languages& languages_;
  std::string_view whole_;
  Span line_;
  Beginnings beginnings_;
};

/// How near: the step, how much of the text, how much of the pattern.
bool nearer(const NearMiss& a, const NearMiss& b) {
  const auto key = [](const NearMiss& m) {
    return std::tuple(m.step >= MissStep::left, m.span.size(), m.pattern.size());
  };
  return key(a) != key(b) ? key(a) > key(b) : a.rule < b.rule;
}

}  // namespace

std::string_view miss_text(MissStep step) {
  static constexpr std::string_view kTexts[] = {"block", "prefilter", "pattern", "left boundary",
                                                "right boundary"};
  return kTexts[static_cast<std::size_t>(step)];
}

std::vector<NearMiss> near_misses(const Document& document, Span line, BlockKind kind, Span place,
                                  std::size_t limit) {
  const std::string_view text = document.text().repaired();
  const std::vector<Rule>& rules = document.resources().rules();
  const uint32_t last = std::max(place.begin + 1, place.end);
  uint32_t first = std::max(line.begin, place.begin > kReach ? place.begin - kReach : 0);
  while (first < last && utf8::is_continuation(text[first])) ++first;
  std::vector<NearMiss> out;
  for (uint32_t number = 0; number < rules.size(); ++number) {
    const Rule& rule = rules[number];
    if (rule.over_finds || rule.emits == FindType::none || !runs_in(rule, kind)) continue;
    Tries tries(number, document, line);
    if (!tries.may_stand()) continue;
    std::optional<NearMiss> best;
    for (uint32_t at = first; at < last && at < line.end; at += utf8::length(text[at])) {
      if (!tries.may_start(at)) continue;
      auto miss = tries.miss_at(at);
      if (!miss || miss->span.empty() || miss->span.end <= place.begin) continue;
      if (!best || nearer(*miss, *best)) best = std::move(miss);
    }
    if (best) out.push_back(std::move(*best));
  }
  std::sort(out.begin(), out.end(), nearer);
  if (out.size() > limit) out.resize(limit);
  return out;
}

std::vector<NearMiss> tries_of(uint32_t number, const Document& document, Span line,
                               BlockKind kind) {
  const std::string_view text = document.text().repaired();
  Tries tries(number, document, line);
  if (!runs_in(document.resources().rule(number), kind)) return {tries.nowhere(MissStep::block)};
  std::vector<NearMiss> out;
  bool tried = false;
  if (tries.may_stand()) {
    for (uint32_t at = line.begin; at < line.end; at += utf8::length(text[at])) {
      if (!tries.may_start(at)) continue;
      tried = true;
      auto miss = tries.miss_at(at);
      if (miss && !miss->span.empty()) out.push_back(std::move(*miss));
    }
  }
  if (!tried) out.push_back(tries.nowhere(MissStep::prefilter));
  return out;
}

}  // namespace sagwan
