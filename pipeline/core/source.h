// SPDX-License-Identifier: Apache-2.0
// Source: a document's text exactly as read, decoded to UTF-8 and never changed after that.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace sagwan {

struct Layout;

struct Source {
  std::string name;  ///< file name without folder, or the id of a jsonl line
  std::string id;    ///< NAME without its last extension, or the id of a jsonl line
  std::string media_type = "text/plain";
  uint64_t bytes = 0;         ///< size as read, before decoding
  std::string sha256;         ///< of the bytes as read, lower-case hex
  std::string encoding;       ///< IANA name of what it was decoded from
  std::string text;           ///< valid UTF-8
  bool carries_text = false;  ///< the knowledge file repeats the text (formats other than text)
  std::shared_ptr<const Layout> layout;  ///< beside the text, where the format has one
  std::string created;    ///< ISO date that the format keeps of the document's making; else empty
  std::string language;   ///< BCP 47, said by the caller (--lang, jsonl "lang"); else empty
  std::string reference;  ///< ISO date or date-time, said by the caller; else empty
};

}  // namespace sagwan
