// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/lexicon_image.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "pipeline/core/image.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

enum Section : uint8_t { in_entries, in_index, in_types, in_trie, in_names, in_pairs, in_pool };
constexpr std::size_t kSections = 7;

struct ImageHeader {
  std::array<char, 8> magic;
  std::array<char, 64> key;
  uint64_t checksum;
  uint64_t size;
  std::array<uint64_t, kSections> offset;
  std::array<uint64_t, kSections> bytes;
};

class Pool {
 public:
  uint32_t add(std::string_view text) {
    const auto [it, fresh] = known_.try_emplace(text, static_cast<uint32_t>(bytes_.size()));
    if (fresh) bytes_ += text;
    return it->second;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string_view, uint32_t> known_;
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

/// The types of `rows` with their numbers, in the order of their names.
std::map<std::string_view, uint16_t> numbered_types(const std::vector<LexiconRow>& rows) {
  std::map<std::string_view, uint16_t> out;
  for (const LexiconRow& row : rows) out.try_emplace(row.type, uint16_t{0});
  uint16_t number = 0;
  for (auto& [type, id] : out) id = number++;
  return out;
}

/// An entry for each of `rows`, which are sorted; their texts go to `pool`.
std::vector<ImageEntry> entries_of(const std::vector<LexiconRow>& rows,
                                   const std::map<std::string_view, uint16_t>& types, Pool& pool) {
  std::vector<ImageEntry> out;
  out.reserve(rows.size());
  for (const LexiconRow& row : rows) {
    ImageEntry entry;
    entry.surface = pool.add(row.surface);
    entry.id = pool.add(row.id);
    entry.attributes = pool.add(row.attributes);
    entry.surface_size = static_cast<uint16_t>(row.surface.size());
    entry.id_size = static_cast<uint16_t>(row.id.size());
    entry.attributes_size = static_cast<uint16_t>(row.attributes.size());
    entry.type = types.at(row.type);
    entry.lang = row.lang_id;
    const auto emits = find_type(row.type.substr(0, row.type.find('/')));
    entry.emits = static_cast<uint8_t>(emits.value_or(FindType::none));
    out.push_back(entry);
  }
  for (std::size_t i = rows.size(); i-- > 0;) {
    const bool last = i + 1 == rows.size() || rows[i + 1].surface != rows[i].surface;
    out[i].same = static_cast<uint16_t>(last ? 1 : out[i + 1].same + 1);
  }
  return out;
}

using TrieKeys = std::vector<std::pair<std::string_view, int32_t>>;

enum class Surfaces : uint8_t { all, names };

/// Surfaces with their first entry: all, or those that some entry has as a name.
TrieKeys surfaces_of(const std::vector<LexiconRow>& rows, const std::vector<ImageEntry>& entries,
                     Surfaces which) {
  TrieKeys out;
  for (std::size_t i = 0; i < rows.size(); i += entries[i].same) {
    const auto first = entries.begin() + static_cast<std::ptrdiff_t>(i);
    const bool is_name = std::any_of(first, first + entries[i].same, [](const ImageEntry& e) {
      return e.emits != static_cast<uint8_t>(FindType::none);
    });
    if (is_name || which == Surfaces::all)
      out.emplace_back(rows[i].surface, static_cast<int32_t>(i));
  }
  return out;
}

/// Entry numbers by type and language, else in their order.
std::vector<uint32_t> index_by_type(const std::vector<ImageEntry>& entries) {
  std::vector<uint32_t> out(entries.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(entries[a].type, entries[a].lang) <
           std::pair(entries[b].type, entries[b].lang);
  });
  return out;
}

}  // namespace

std::string LexiconImage::compile(std::vector<LexiconRow> rows, std::string_view key) {
  const auto order = [](const LexiconRow& r) {
    return std::tie(r.surface, r.lang_id, r.type, r.id, r.attributes);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const LexiconRow& a, const LexiconRow& b) { return order(a) < order(b); });
  const auto types = numbered_types(rows);
  std::string type_list;
  for (const auto& [type, number] : types) type_list.append(type).append("\n");
  Pool pool;
  const std::vector<ImageEntry> entries = entries_of(rows, types, pool);
  const std::vector<uint32_t> index = index_by_type(entries);
  const TrieKeys names = surfaces_of(rows, entries, Surfaces::names);
  const std::vector<TrieUnit> units = build_trie(surfaces_of(rows, entries, Surfaces::all));
  const std::vector<TrieUnit> name_units = build_trie(names);
  BucketPairs pairs;
  for (const auto& [name, entry] : names) pairs.add_start(name);
  return put_together({bytes_of(entries), bytes_of(index), type_list, bytes_of(units),
                       bytes_of(name_units), bytes_of(pairs.words()), pool.bytes()},
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
  trie_ = TrieView(section<TrieUnit>(bytes, header, in_trie));
  names_ = TrieView(section<TrieUnit>(bytes, header, in_names));
  name_pairs_ = section<uint64_t>(bytes, header, in_pairs);
  pool_ = bytes.substr(header.offset[in_pool], header.bytes[in_pool]);
  std::string_view list = bytes.substr(header.offset[in_types], header.bytes[in_types]);
  while (!list.empty()) {
    const std::size_t end = list.find('\n');
    types_.push_back(list.substr(0, end));
    list.remove_prefix(end + 1);
  }
  return true;
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
