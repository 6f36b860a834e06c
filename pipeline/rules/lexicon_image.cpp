// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/lexicon_image.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "pipeline/core/image.h"
#include "pipeline/core/word_hashes.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

enum Section : uint8_t {
  in_entries,
  in_index,
  in_types,
  in_attributes,
  in_trie,
  in_pairs,
  in_sets,
  in_hashes,
  in_pool
};
constexpr std::size_t kSections = 9;

constexpr std::array kSetTypes = std::to_array<std::string_view>({
#define SAGWAN_LEXICON_SET(type, reader) type,
#include "pipeline/rules/lexicon_types.def"
});

struct ImageHeader {
  std::array<char, 8> magic;
  std::array<char, 64> key;
  uint64_t checksum;
  uint64_t size;
  std::array<uint64_t, kSections> offset;
  std::array<uint64_t, kSections> bytes;
};

/// Texts one behind the other, the same ones once. One that the last new text begins with is a part
/// of it, so who adds sorted texts backwards has them in less.
class Pool {
 public:
  uint32_t add(std::string_view text) {
    const auto known = known_.find(text);
    if (known != known_.end()) return known->second;
    if (!last_.starts_with(text)) {
      at_ = static_cast<uint32_t>(bytes_.size());
      last_ = text;
      bytes_ += text;
    }
    known_.emplace(text, at_);
    return at_;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string_view, uint32_t> known_;
  std::string_view last_;
  uint32_t at_ = 0;  ///< of last_
};

template <class T>
std::string_view bytes_of(const std::vector<T>& list) {
  return {reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T)};
}

template <class T>
std::span<const T> section(std::string_view bytes, const ImageHeader& header, Section which) {
  return {reinterpret_cast<const T*>(bytes.data() + header.offset[which]),
          header.bytes[which] / sizeof(T)};
}

/// The bytes of an image: its parts, in the order of Section, each behind the header at a multiple
/// of eight.
std::string put_together(const std::array<std::string_view, kSections>& parts,
                         std::string_view format, std::string_view key) {
  ImageHeader header{};
  std::copy_n(format.begin(), header.magic.size(), header.magic.begin());
  std::copy_n(key.begin(), std::min(key.size(), header.key.size()), header.key.begin());
  std::string out(sizeof(ImageHeader), '\0');
  for (std::size_t i = 0; i < kSections; ++i) {
    out.resize((out.size() + 7) / 8 * 8);
    header.offset[i] = out.size();
    header.bytes[i] = parts[i].size();
    out += parts[i];
  }
  header.size = out.size();
  header.checksum = checksum_of(std::string_view(out).substr(sizeof(ImageHeader)));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

/// Texts that many rows share, with their numbers, in the order of the texts.
using Numbered = std::map<std::string_view, uint16_t>;

Numbered numbered(const std::vector<LexiconRow>& rows, std::string_view LexiconRow::*text) {
  Numbered out;
  for (const LexiconRow& row : rows) out.try_emplace(row.*text, uint16_t{0});
  SAGWAN_CHECK(out.size() <= LexiconImage::kMostKinds, "too many kinds of rows");
  uint16_t number = 0;
  for (auto& [key, id] : out) id = number++;
  return out;
}

std::string lines_of(const Numbered& texts) {
  std::string out;
  for (const auto& [text, number] : texts) out.append(text).append("\n");
  return out;
}

std::vector<std::string_view> lines_in(std::string_view list) {
  std::vector<std::string_view> out;
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    out.push_back(list.substr(0, end));
    list.remove_prefix(end + 1);
  }
  return out;
}

/// An entry for each of `rows`, which are sorted; their surfaces and ids go to `pool`.
std::vector<ImageEntry> entries_of(const std::vector<LexiconRow>& rows, const Numbered& types,
                                   const Numbered& attributes, Pool& pool) {
  std::vector<ImageEntry> out(rows.size());
  for (std::size_t i = rows.size(); i-- > 0;) out[i].surface = pool.add(rows[i].surface);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const LexiconRow& row = rows[i];
    ImageEntry& entry = out[i];
    entry.id = pool.add(row.id);
    entry.attributes = attributes.at(row.attributes);
    entry.surface_size = static_cast<uint8_t>(row.surface.size());
    entry.id_size = static_cast<uint8_t>(row.id.size());
    entry.type = types.at(row.type);
    entry.lang = row.lang_id;
  }
  for (std::size_t i = rows.size(); i-- > 0;) {
    const bool last = i + 1 == rows.size() || rows[i + 1].surface != rows[i].surface;
    SAGWAN_CHECK(last || out[i + 1].same < LexiconImage::kMostRows, "too many rows of one surface");
    out[i].same = static_cast<uint8_t>(last ? 1 : out[i + 1].same + 1);
  }
  return out;
}

FindType emits_of(std::string_view type) {
  return find_type(type.substr(0, type.find('/'))).value_or(FindType::none);
}

using TrieKeys = std::vector<std::pair<std::string_view, int32_t>>;

/// Surfaces with what the trie says of them (the header's layout).
TrieKeys surfaces_of(const std::vector<LexiconRow>& rows, const std::vector<ImageEntry>& entries) {
  TrieKeys out;
  for (std::size_t i = 0; i < rows.size(); i += entries[i].same) {
    const auto first = rows.begin() + static_cast<std::ptrdiff_t>(i);
    const bool is_name = std::any_of(first, first + entries[i].same, [](const LexiconRow& row) {
      return emits_of(row.type) != FindType::none;
    });
    out.emplace_back(rows[i].surface, static_cast<int32_t>(2 * i + (is_name ? 1 : 0)));
  }
  return out;
}

/// The hash of a row of a set.
uint64_t hash_of(std::string_view surface, std::string_view type, uint8_t lang) {
  uint64_t hash = WordHashes::kEmpty;
  for (const char c : surface) hash = WordHashes::grow(hash, static_cast<unsigned char>(c));
  hash = WordHashes::grow(hash, lang);
  for (const char c : type) hash = WordHashes::grow(hash, static_cast<unsigned char>(c));
  return hash;
}

/// What of the lists is kept as sets.
struct Sets {
  std::vector<uint64_t> hashes;
  std::map<std::pair<std::string_view, uint8_t>, uint32_t> words;  ///< by type and language

  /// Takes the rows of sets out of `rows`.
  explicit Sets(std::vector<LexiconRow>& rows) {
    std::erase_if(rows, [&](const LexiconRow& row) {
      if (std::ranges::find(kSetTypes, row.type) == kSetTypes.end()) return false;
      hashes.push_back(hash_of(row.surface, row.type, row.lang_id));
      ++words[{row.type, row.lang_id}];
      return true;
    });
  }

  /// A line for each.
  [[nodiscard]] std::string lines() const {
    std::string out;
    for (const auto& [set, count] : words) {
      out.append(set.first).append("\t" + std::to_string(set.second));
      out.append("\t" + std::to_string(count) + "\n");
    }
    return out;
  }
};

/// Those that `lines` made `line`; false where it is none.
bool read_set(std::string_view line, LexiconSet& out) {
  const std::size_t lang = line.find('\t');
  const std::size_t words = line.rfind('\t');
  if (lang == std::string_view::npos || lang == words) return false;
  const auto number = [&](std::size_t from, std::size_t to, auto& value) {
    const char* end = line.data() + to;
    return std::from_chars(line.data() + from, end, value).ptr == end;
  };
  out.type = line.substr(0, lang);
  return number(lang + 1, words, out.lang) && number(words + 1, line.size(), out.words);
}

/// Entry numbers by type, else in their order.
std::vector<uint32_t> index_by_type(const std::vector<ImageEntry>& entries) {
  std::vector<uint32_t> out(entries.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(),
                   [&](uint32_t a, uint32_t b) { return entries[a].type < entries[b].type; });
  return out;
}

}  // namespace

std::string LexiconImage::compile(std::vector<LexiconRow> rows, std::string_view key) {
  const Sets sets(rows);
  const std::vector<uint32_t> hashes = build_hash_set(sets.hashes);
  const auto order = [](const LexiconRow& r) {
    return std::tie(r.surface, r.lang_id, r.type, r.id, r.attributes);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const LexiconRow& a, const LexiconRow& b) { return order(a) < order(b); });
  const Numbered types = numbered(rows, &LexiconRow::type);
  const Numbered attributes = numbered(rows, &LexiconRow::attributes);
  Pool pool;
  const std::vector<ImageEntry> entries = entries_of(rows, types, attributes, pool);
  const std::vector<uint32_t> index = index_by_type(entries);
  const TrieKeys surfaces = surfaces_of(rows, entries);
  const std::vector<TrieUnit> units = build_bare_trie(surfaces);
  BucketPairs pairs;
  for (const auto& [surface, value] : surfaces) {
    if ((value & 1) != 0) pairs.add_start(surface);
  }
  return put_together(
      {bytes_of(entries), bytes_of(index), lines_of(types), lines_of(attributes), bytes_of(units),
       bytes_of(pairs.words()), sets.lines(), bytes_of(hashes), pool.bytes()},
      kFormat, key);
}

bool LexiconImage::attach(std::string_view bytes, std::string_view key, const std::string& path,
                          Seals& seals) {
  ImageHeader header{};
  if (bytes.size() < sizeof header) return false;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic.data(), header.magic.size()) != kFormat ||
      header.size != bytes.size())
    return false;
  if (std::string_view(header.key.data(), header.key.size()) != key) return false;
  for (std::size_t i = 0; i < kSections; ++i) {
    if (header.offset[i] % 8 != 0 || header.offset[i] > bytes.size() ||
        header.bytes[i] > bytes.size() - header.offset[i]) {
      return false;
    }
  }
  if (header.bytes[in_pairs] != kBuckets * BucketPairs::kRow * sizeof(uint64_t)) return false;
  if (!is_whole(path, bytes.substr(sizeof header), header.checksum, seals)) return false;
  key_ = bytes.substr(offsetof(ImageHeader, key), header.key.size());
  entries_ = section<ImageEntry>(bytes, header, in_entries);
  by_type_ = section<uint32_t>(bytes, header, in_index);
  trie_ = BareTrieView(section<TrieUnit>(bytes, header, in_trie));
  name_pairs_ = section<uint64_t>(bytes, header, in_pairs);
  const auto hashes = section<uint32_t>(bytes, header, in_hashes);
  if (!HashSetView::is_whole(hashes)) return false;
  hashes_ = HashSetView(hashes);
  for (const auto line : lines_in(bytes.substr(header.offset[in_sets], header.bytes[in_sets]))) {
    if (!read_set(line, sets_.emplace_back())) return false;
  }
  pool_ = bytes.substr(header.offset[in_pool], header.bytes[in_pool]);
  types_ = lines_in(bytes.substr(header.offset[in_types], header.bytes[in_types]));
  for (const std::string_view type : types_) emits_.push_back(emits_of(type));
  attributes_ = lines_in(bytes.substr(header.offset[in_attributes], header.bytes[in_attributes]));
  return true;
}

bool LexiconImage::has(std::string_view surface, std::string_view type, uint8_t lang) const {
  return std::ranges::any_of(sets_, [&](const LexiconSet& set) {
    return set.type == type && (lang == 0 || set.lang == 0 || set.lang == lang) &&
           hashes_.has(hash_of(surface, type, set.lang));
  });
}

bool LexiconImage::has_any(std::string_view type, uint8_t lang) const {
  return std::ranges::any_of(sets_, [&](const LexiconSet& set) {
    return set.type == type && (lang == 0 || set.lang == 0 || set.lang == lang);
  });
}

std::size_t LexiconImage::set_words() const {
  std::size_t out = 0;
  for (const LexiconSet& set : sets_) out += set.words;
  return out;
}

std::unique_ptr<LexiconImage> LexiconImage::open(std::string bytes, std::string_view key) {
  std::unique_ptr<LexiconImage> image(new LexiconImage);
  image->owned_ = std::move(bytes);
  Seals none{std::string()};
  if (!image->attach(image->owned_, key, {}, none)) return nullptr;
  return image;
}

std::unique_ptr<LexiconImage> LexiconImage::map(const std::string& path, std::string_view key,
                                                Seals& seals) {
  std::optional<MappedFile> file = MappedFile::open(path);
  if (!file) return nullptr;
  std::unique_ptr<LexiconImage> image(new LexiconImage);
  image->mapped_.emplace(std::move(*file));
  if (!image->attach(image->mapped_->bytes(), key, path, seals)) return nullptr;
  return image;
}

}  // namespace sagwan
