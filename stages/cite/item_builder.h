// SPDX-License-Identifier: Apache-2.0
// ItemBuilder: the cited works of one note, source line or bibliography entry, from its pieces.
//
// A block is cut into segments at semicolons (and at words such as "cited in"). In a segment the
// core is looked for: an Ibid., a title in quotes, a title before a code or two slashes, or an
// unquoted title. What stands before it gives authors and year, what stands behind it container,
// publisher, fields, dates and address, in that order. All words are in the rules.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "stages/cite/authors.h"
#include "stages/cite/piece.h"

namespace sagwan::cite {

/// What kind of place the works stand in.
enum class CitedIn : uint8_t { note, source, bibliography };

/// How an Ibid. finds its work.
enum class IbidBy : uint8_t { none, previous, author };

struct CitedWork {
  CitationItem item;
  IbidBy by = IbidBy::none;
  /// Has no more than author, title or year, and pages: a work only where one before it is meant.
  bool tentative = false;
  bool quoted = false;  ///< its title stands in quotes
  /// What the word for "the same" says of the work: a book, or an article, which is no book.
  std::optional<WorkType> meant;
};

class ItemBuilder {
 public:
  ItemBuilder(std::string_view text, const Layer<Find>& finds, const Resources& resources,
              const PieceKinds& kinds, const AuthorWords& words);

  /// The works in `span` of block `block`, in order; empty for a note that only explains.
  [[nodiscard]] std::vector<CitedWork> works(Span span, uint32_t block, CitedIn place) const;

 private:
  struct Segment {
    Span span;
    std::vector<Piece> pieces;
  };
  struct Draft;

  [[nodiscard]] std::vector<Piece> pieces_in(Span span) const;
  [[nodiscard]] std::vector<Segment> segments(Span span) const;
  [[nodiscard]] std::optional<CitedWork> work(const Segment& segment, CitedIn place) const;

  [[nodiscard]] std::optional<std::size_t> quoted_core(const Segment& segment, CitedIn place) const;
  [[nodiscard]] bool stands_alone(const Segment& segment, std::size_t core) const;
  void start_quoted(Draft& draft, std::size_t core) const;
  [[nodiscard]] std::size_t title_behind(const Draft& draft, std::size_t core) const;
  void start_in_paper(Draft& draft, std::size_t paper, std::size_t title) const;
  [[nodiscard]] bool start_marked(Draft& draft, std::size_t mark) const;
  [[nodiscard]] bool start_unquoted(Draft& draft) const;
  [[nodiscard]] bool start_dated(Draft& draft, const Piece& date) const;
  [[nodiscard]] bool start_named(Draft& draft, Span lead, const Piece& first) const;
  [[nodiscard]] bool start_titled(Draft& draft, Span lead, const Piece& first) const;
  [[nodiscard]] bool start_listed(Draft& draft, const Piece& first) const;
  /// `Title / A. A. Author`: authors behind the title, where none stand before it.
  void read_authors_behind(Draft& draft) const;
  [[nodiscard]] bool start_act(Draft& draft, const Piece& piece) const;
  [[nodiscard]] bool start_talk(Draft& draft, const Piece& piece) const;
  /// Where the last lead before `core` ends, else the segment's beginning.
  [[nodiscard]] uint32_t behind_leads(const Draft& draft, uint32_t core) const;
  [[nodiscard]] uint32_t aside_begin(const Draft& draft, uint32_t from) const;
  [[nodiscard]] bool is_responsible(const Piece& piece) const;
  [[nodiscard]] bool in_volume(const Draft& draft, uint32_t from) const;
  [[nodiscard]] bool is_place_and_publisher(const Draft& draft, uint32_t from) const;
  [[nodiscard]] bool only_pages(const Piece& piece) const;
  [[nodiscard]] bool is_place(Span span) const;
  [[nodiscard]] bool names_dataset(Span title) const;
  void take_maker(Draft& draft) const;
  void cut_last_parts(Span& title, bool sentences) const;
  void cut_kind(Draft& draft, Span& title, uint32_t end) const;
  void read_lead(Draft& draft, uint32_t core) const;
  void read_rest(Draft& draft, uint32_t from) const;
  [[nodiscard]] bool read_gap(Draft& draft, Span gap, const Piece* next) const;
  void cut_city(Span& publisher) const;
  void read_piece(Draft& draft, const Piece& piece) const;
  void read_field(Draft& draft, const Fields& fields) const;
  [[nodiscard]] Span with_abbreviation(Span name) const;
  [[nodiscard]] bool is_by_body(const CitationItem& item) const;
  [[nodiscard]] bool is_press(Span name) const;
  [[nodiscard]] bool is_newspaper(const CitationItem& item) const;
  void decide_type(Draft& draft) const;
  /// The kind that a word in the container or the publisher says; of a set of data, in its title.
  [[nodiscard]] std::optional<WorkType> kind_by_word(const Draft& draft) const;
  /// The type of a work of which no word says the kind.
  [[nodiscard]] WorkType type_by_fields(const Draft& draft) const;
  void settle_container(Draft& draft) const;
  void take_work_word(Draft& draft, Span& field) const;
  void part_serial(CitationItem& item) const;
  void settle_paper(Draft& draft) const;
  void settle_site(Draft& draft) const;

  /// Finds that begin in `span`.
  [[nodiscard]] std::span<const Find> finds_in(Span span) const;
  [[nodiscard]] bool is_work_kind(const Find& find) const;
  [[nodiscard]] Fields fields(const Piece& piece) const;
  /// What stands in the quotes of a quote or book piece.
  [[nodiscard]] Span inside(const Piece& piece) const;
  [[nodiscard]] uint32_t lead_begin(const Segment& segment, uint32_t core) const;
  /// End of the first sentence from `from`: where a full stop that is no initial's stands, else
  /// `end`.
  [[nodiscard]] uint32_t sentence_end(uint32_t from, uint32_t end) const;
  /// The bracket that closes one opened before `from`, else `end`.
  [[nodiscard]] uint32_t closing_bracket(uint32_t from, uint32_t end) const;
  [[nodiscard]] LangId language(Span title) const;
  /// The kind of body that `span` names, by a find or by the class word of its name; empty where it
  /// names none.
  [[nodiscard]] std::string_view body_subtype(Span span) const;
  [[nodiscard]] std::vector<Span> authors_in(Span span) const;
  [[nodiscard]] bool ends_name(Span span) const;

  std::string_view text_;
  const Layer<Find>* finds_;
  const Resources* resources_;
  const PieceKinds* kinds_;
  const AuthorWords* words_;
};

}  // namespace sagwan::cite
