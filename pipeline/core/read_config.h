// SPDX-License-Identifier: Apache-2.0
// ReadConfig: how reports are laid out (configs/reading.toml), as `read` needs it. Data only; the
// method is in stages/read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/word_hashes.h"
#include "sagwan/result.h"

namespace sagwan {

/// A set of short words that is asked for views.
class WordSet {
 public:
  void add(std::string word);
  [[nodiscard]] bool has(std::string_view word) const { return words_.contains(word); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  /// Bytes of the longest word.
  [[nodiscard]] std::size_t longest() const { return longest_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
  std::size_t longest_ = 0;
};

/// How words of one script are told apart at a line end.
struct JoinWords {
  Script script = Script::none;
  WordSet behind;     ///< cannot begin a word
  WordSet begins;     ///< begin a word
  WordSet closes;     ///< end a word
  WordSet may_close;  ///< end a word, but stand within words too
  WordSet words;      ///< common words of two letters, or the first two of common words
  WordSet sole;       ///< words of one letter, whatever follows
  WordSet starts;     ///< no word begins with these
  WordSet alone;      ///< words of one letter, besides those of `begins`
  WordSet final;      ///< particles behind a syllable with a final consonant
  WordSet open;       ///< particles behind a syllable without one
  WordSet bound;      ///< nouns that stand behind an adnominal form, always apart
  WordHashes list;    ///< words and ends of words; may be empty
};

struct ReadConfig {
  std::u32string bullets;  ///< sorted, as the three that follow
  std::u32string spaced;
  std::u32string weak;
  std::u32string remarks;
  bool private_use = false;
  std::u32string order;      ///< kinds of bullets, the higher ones first, parted by spaces
  std::u32string syllables;  ///< in their order
  std::vector<std::string> chapter_prefix;
  std::vector<std::string> chapter_suffix;
  std::vector<std::string> source_labels;  ///< longest first, as all labels
  std::vector<std::string> remark_labels;
  std::vector<std::string> unit_labels;
  std::vector<std::string> caption_labels;
  std::vector<std::string> box_labels;    ///< in brackets over boxes and annexes
  std::vector<std::string> axis_labels;   ///< words that stand beside the axes of charts
  std::vector<std::string> table_labels;  ///< those of `caption_labels` that tables have
  std::vector<std::string> headings;
  std::vector<std::string> references;  ///< headings of bibliographies
  std::vector<std::string> series;
  std::vector<std::string> issue;  ///< `{n}` stands for a number
  std::vector<std::string> contact;
  std::vector<std::string> title_labels;
  std::vector<std::string> bodies;  ///< ends of the names of offices
  std::vector<std::string> date_units;
  std::vector<std::string> date_months;   ///< names that stand for a number
  std::vector<std::string> date_words;    ///< stand by a date, and say nothing of it
  std::vector<std::string> dotted_names;  ///< hold a full stop
  std::vector<JoinWords> joins;

  /// All mistakes go to `diagnostics`; the first is the error. `cache`: as WordHashes::load has it.
  [[nodiscard]] static Result<ReadConfig> load(const std::string& path, Diagnostics& diagnostics,
                                               const std::string& cache = {});
};

/// The files that a configuration of reading may be made of: `path` and the lists beside it.
[[nodiscard]] std::vector<std::string> read_config_files(const std::string& path);

}  // namespace sagwan
