// SPDX-License-Identifier: Apache-2.0
// Reads a knowledge file back: for `show`, `test`, `diff`, and to see whether a file is up to date.
// What is there must have the contract's types; fields that it does not know are passed over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sagwan/result.h"
#include "sagwan/span.h"

namespace sagwan {

/// The records have the contract's names. An absent string is empty, an absent number 0.
struct Knowledge {
  struct Block {
    std::string id, kind, marker, text, parent;
    uint32_t level = 0;
    uint32_t page = 0;
    SourceSpan span;
    std::vector<SourceSpan> parts;
  };
  struct Sentence {
    std::string id, block, lang, text;
    SourceSpan span;
  };
  struct Mention {
    std::string id, type, subtype, text, lang, entity, rule;
    SourceSpan span;
    std::vector<std::string> roles;
  };
  struct Entity {
    std::string id, type, subtype, name;
    std::vector<std::pair<std::string, std::vector<std::string>>> names;  ///< by language
    std::vector<std::pair<std::string, std::string>> ids;
    std::vector<std::string> mentions;
  };
  struct Time {
    std::string id, type, text, lang, value, edtf, mod, freq, quant, begin, end, grain, anchor,
        rule;
    SourceSpan span;
  };
  struct Quantity {
    std::string id, kind, text, lang, unit, per, counter, mod, of, direction, base, rule;
    std::string value, min, max, numerator, denominator;  ///< digits as written
    bool point = false;
    SourceSpan span;
  };
  struct Work {
    std::string id, type, title, title_lang, translated_title, container, publisher, date, volume,
        number, pages, url, accessed, refers_to, rule;
    std::vector<std::string> authors;
    bool ibid = false;
    SourceSpan span;
  };
  struct Citation {
    std::string id, note;
    SourceSpan span;
    std::vector<Work> items;
    std::vector<SourceSpan> calls;
  };
  struct Relation {
    std::string id, type, subject, object, organisation;
    std::vector<std::string> times, evidence, citations;
  };
  struct Note {
    std::string severity, code, message;
    SourceSpan span;
  };

  // generator
  std::string program_version, config, config_sha256;
  std::string option_lang, option_reference, option_encoding;
  // document
  std::string id, source_name, source_sha256, source_encoding;
  uint64_t source_bytes = 0;
  uint32_t text_length = 0;
  std::string series, volume, issue, title, subtitle, date, publisher;
  std::vector<std::string> authors;
  std::vector<std::pair<std::string, std::string>> languages;  ///< tag, share

  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<Entity> entities;
  std::vector<Time> times;
  std::vector<Quantity> quantities;
  std::vector<Citation> citations;
  std::vector<Relation> relations;
  std::vector<Note> diagnostics;
};

/// True if `bytes` begin as a knowledge file does; a file for which this is true need not be whole.
[[nodiscard]] bool looks_like_knowledge(std::string_view bytes);

/// The error (knowledge_invalid) names `path` and, where the JSON is broken, line and column.
[[nodiscard]] Result<Knowledge> read_knowledge(std::string_view bytes, const std::string& path);

}  // namespace sagwan
