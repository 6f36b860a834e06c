// SPDX-License-Identifier: Apache-2.0
// Which states a person may serve, by the form of his name: who is called by a Korean family name
// and two syllables holds no office of Belize. Rows of `naming_state` give the states of a kind of
// naming (the attribute `naming` of family names); with `all` nobody of the state is named
// otherwise. Rows of `state_has` say which of them have an office.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

class NameOrigins {
 public:
  NameOrigins(std::string_view text, const Layer<Mention>& mentions, const Layer<EntityLink>& links,
              const Lexicon& lexicon);

  /// The states that a person can serve.
  struct States {
    std::vector<std::string_view> only;  ///< ids; empty: any but those of `without`
    std::vector<std::string_view> without;
    [[nodiscard]] bool may_be(std::string_view id) const;
  };
  /// Those of the person of mention `person`, in the office `office`.
  [[nodiscard]] States states_of(uint32_t person, std::string_view office) const;

 private:
  [[nodiscard]] std::vector<std::string_view> namings(std::string_view name) const;
  void add_states(std::string_view naming, std::vector<std::string_view>& out) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Lexicon& lexicon_;
  std::vector<std::string_view> office_words_;
  std::map<std::pair<uint32_t, Script>, std::string_view> names_;  ///< the longest in a script
};

}  // namespace sagwan
