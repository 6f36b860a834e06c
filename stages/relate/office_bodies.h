// SPDX-License-Identifier: Apache-2.0
// Whose an office is, where the place that names it does not say: the chairman of the board that
// the sentence before spoke of, the Secretary of State of the one country that has such an office.
// Which office which kind of body has is told by the word lists: rows of the types `office_body`
// (id: a subtype of ORG, or a kind of `body_word`), `body_word` (words in the names of a kind) and
// `office_country` (id: the country). An office of a state (`state_office`) that a person of a list
// holds is of the country of the row (attribute `state`). An office may also be written as the end
// of its body's name and a letter for its head, as Korean and Chinese do: that letter is a row of
// `office_head`.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

class OfficeBodies {
 public:
  explicit OfficeBodies(const Resources& resources);

  /// Gives facts without a body the country that alone has the office, or whose state the person
  /// serves, where the text names it; else the body nearest before the fact that may have it, in
  /// its block or the one before; offices `of_unknown` are of a body that nobody found.
  void fill(std::string_view text, std::span<const Block> blocks, const Layer<Mention>& mentions,
            const Layer<EntityLink>& links, const Layer<Sentence>& sentences,
            const std::set<uint32_t>& of_unknown, Layer<Relation>& relations) const;

  /// May a state have the office, and no body that has its own? The heads of bodies, and who
  /// teaches or studies, serve none.
  [[nodiscard]] bool may_be_of_state(std::string_view name) const;

 private:
  /// What has an office.
  struct Owner {
    std::string_view kind;
    uint16_t subtype = 0;  ///< of ORG; 0 where none is called so
    std::vector<std::string_view> words;
  };
  struct Office {
    std::string_view body;  ///< how the names of its bodies end, where it is named by them
    std::vector<const Owner*> owners;
  };
  /// Does the end of a body's name say that it is a school, a firm or a paper?
  [[nodiscard]] bool is_outside_state(std::string_view body) const;
  [[nodiscard]] Office office(std::string_view name) const;
  /// The country of the office `name` that a person of `state` holds; empty where none is known.
  [[nodiscard]] std::string_view country(std::string_view name, std::string_view state) const;
  [[nodiscard]] bool may_have(const Office& office, const Mention& body,
                              std::string_view name) const;
  /// Calls `visit` with the id of each row of `type` with this surface.
  template <class Visit>
  void for_each_id(std::string_view surface, std::string_view type, Visit visit) const;

  const Lexicon* lexicon_;
  std::vector<Owner> owners_;
};

}  // namespace sagwan
