// SPDX-License-Identifier: Apache-2.0
// Resources: rules, lexicons, languages and options, loaded before a run and shared by all
// documents.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/core/languages.h"
#include "pipeline/core/options.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/matcher.h"
#include "pipeline/rules/rule.h"
#include "sagwan/result.h"

namespace sagwan {

class Resources {
 public:
  /// `folder` holds configs/ and lexicons/. All mistakes go to `diagnostics`, the first is the
  /// error.
  [[nodiscard]] static Result<std::shared_ptr<const Resources>> load(const Options& options,
                                                                     Diagnostics& diagnostics);

  [[nodiscard]] const Options& options() const { return options_; }
  /// What knowledge files call the configuration.
  [[nodiscard]] const std::string& config_name() const { return config_name_; }
  [[nodiscard]] const Languages& languages() const { return languages_; }
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
  [[nodiscard]] const Rule& rule(uint32_t index) const { return rules_[index]; }
  [[nodiscard]] const Matcher& matcher() const { return *matcher_; }
  [[nodiscard]] std::string_view subtype(uint16_t id) const { return subtypes_.text(id); }
  /// The number of a subtype, or 0 where no rule and no lexicon names it.
  [[nodiscard]] uint16_t subtype_id(std::string_view name) const { return subtypes_.find(name); }
  /// The id under which a find's rule is reported: the rule's, or `lexicon.<type>` for a lexicon
  /// find.
  [[nodiscard]] std::string_view rule_id(uint32_t rule, uint32_t entry) const;
  [[nodiscard]] std::string_view rule_id(const Find& find) const {
    return rule_id(find.rule, find.entry);
  }
  /// SHA-256 over all rules, lexicons and configuration, lower-case hex.
  [[nodiscard]] const std::string& config_sha256() const { return config_sha256_; }

 private:
  /// What the types of the lexicon are reported under, and their subtypes.
  void note_lexicon_types();
  /// The cache file of compiled rules; empty where none is wanted.
  [[nodiscard]] std::string rules_image() const;
  [[nodiscard]] bool read_rules(const Matcher::Options& matching, Seals& seals);
  void write_rules(Diagnostics& diagnostics) const;

  Options options_;
  std::string config_name_;
  Languages languages_;
  Subtypes subtypes_;
  std::unique_ptr<Lexicon> lexicon_;
  std::vector<std::string> lexicon_rules_;  ///< by lexicon type: what its finds are reported under
  std::vector<Rule> rules_;
  std::optional<CachedImage> image_;  ///< of the matcher, which looks into it
  std::unique_ptr<Matcher> matcher_;
  std::string config_sha256_;
};

}  // namespace sagwan
