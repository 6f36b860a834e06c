// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/lexicon_image.h"

#include <algorithm>
#include <cstring>
#include <map>
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

}  // namespace

std::string LexiconImage::compile(std::vector<LexiconRow> rows, std::string_view key) {
  const auto order = [](const LexiconRow& r) {
    return std::tie(r.surface, r.lang_id, r.type, r.id, r.attributes);
  };
  std::sort(rows.begin(), rows.end(),
            [&](const LexiconRow& a, const LexiconRow& b) { return order(a) < order(b); });
  Pool pool;
  std::map<std::string_view, uint16_t> type_numbers;
  for (const LexiconRow& row : rows) type_numbers.try_emplace(row.type, uint16_t{0});
  std::string type_list;
  uint16_t number = 0;
  for (auto& [type, id] : type_numbers) {
    id = number++;
    type_list += type;
    type_list.push_back('\n');
  }
  std::vector<ImageEntry> list;
  list.reserve(rows.size());
  for (const LexiconRow& row : rows) {
    ImageEntry entry;
    entry.surface = pool.add(row.surface);
    entry.id = pool.add(row.id);
    entry.attributes = pool.add(row.attributes);
    entry.surface_size = static_cast<uint16_t>(row.surface.size());
    entry.id_size = static_cast<uint16_t>(row.id.size());
    entry.attributes_size = static_cast<uint16_t>(row.attributes.size());
    entry.type = type_numbers[row.type];
    entry.lang = row.lang_id;
    const auto emits = find_type(row.type.substr(0, row.type.find('/')));
    entry.emits = static_cast<uint8_t>(emits.value_or(FindType::none));
    list.push_back(entry);
  }
  std::vector<std::pair<std::string_view, int32_t>> keys;
  std::vector<std::pair<std::string_view, int32_t>> name_keys;
  for (std::size_t i = rows.size(); i-- > 0;) {
    const bool last = i + 1 == rows.size() || rows[i + 1].surface != rows[i].surface;
    list[i].same = static_cast<uint16_t>(last ? 1 : list[i + 1].same + 1);
  }
  for (std::size_t i = 0; i < rows.size(); i += list[i].same) {
    keys.emplace_back(rows[i].surface, static_cast<int32_t>(i));
    for (std::size_t j = i; j < i + list[i].same; ++j) {
      if (list[j].emits != static_cast<uint8_t>(FindType::none)) {
        name_keys.emplace_back(rows[i].surface, static_cast<int32_t>(i));
        break;
      }
    }
  }
  std::vector<uint32_t> index(rows.size());
  for (std::size_t i = 0; i < index.size(); ++i) index[i] = static_cast<uint32_t>(i);
  std::stable_sort(index.begin(), index.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(list[a].type, list[a].lang) < std::pair(list[b].type, list[b].lang);
  });
  const std::vector<TrieUnit> units = build_trie(keys);
  const std::vector<TrieUnit> name_units = build_trie(name_keys);

  BucketPairs pairs;
  for (const auto& [name, entry] : name_keys) pairs.add_start(name);

  ImageHeader header{};
  std::copy_n(kFormat.begin(), header.magic.size(), header.magic.begin());
  std::copy_n(key.begin(), std::min(key.size(), header.key.size()), header.key.begin());
  std::string out(sizeof(ImageHeader), '\0');
  const std::array<std::string_view, kSections> parts = {
      bytes_of(list),       bytes_of(index),         type_list,   bytes_of(units),
      bytes_of(name_units), bytes_of(pairs.words()), pool.bytes()};
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
