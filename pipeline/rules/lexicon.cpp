// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/lexicon.h"

#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "pipeline/core/image.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"
#include "pipeline/rules/lexicon_image.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxListBytes = 64ULL << 20U;
constexpr std::size_t kColumns = 5;

struct ListFile {
  std::string path;
  std::string name;  ///< below its folder
  std::string text;
};

std::vector<ListFile> list_files(const std::vector<std::string>& folders) {
  std::vector<ListFile> files;
  for (const std::string& folder : folders) {
    for (const std::string& name : files_below(folder, ".tsv")) {
      files.push_back({folder + "/" + name, name, {}});
    }
  }
  return files;
}

/// What an image is known by: the lists' hashes in their order, and what entries number.
std::string key_of(const std::vector<ListFile>& files, const std::vector<std::string>& hashes,
                   const Languages& languages) {
  std::string digest;
  for (std::size_t i = 0; i < files.size(); ++i) {
    digest.append(files[i].name).append(" ").append(hashes[i]).append("\n");
  }
  for (std::size_t lang = 1; lang < languages.size(); ++lang) {
    digest.append(languages.tag(static_cast<LangId>(lang))).append("\n");
  }
  return sha256(digest);
}

/// Programs of two versions may share the folder.
std::string image_path(const std::string& folder, std::string_view key) {
  if (folder.empty()) return {};
  return folder + "/lexicon-" + std::string(key.substr(0, 16)) + "-" +
         std::string(LexiconImage::kFormat) + ".image";
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }

/// What all lists together may hold. Each limit is told once, at the first row past it.
class ListLimits {
 public:
  explicit ListLimits(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// Counts `row`, whose cells are in `line`, a line of `file`.
  void count(const LexiconRow& row, std::string_view line, const std::string& file,
             uint32_t number) {
    const auto too_many = [&](std::string_view cell, std::string message, std::string mend) {
      const auto before = static_cast<std::size_t>(cell.data() - line.data());
      Diagnostic out =
          diagnostic(Code::lexicon_limit, {file, number, utf8::count(line.substr(0, before)) + 1},
                     std::move(message));
      out.mend = std::move(mend);
      diagnostics_.add(std::move(out));
    };
    if (++rows_[row.surface] == LexiconImage::kMostRows + 1) {
      too_many(row.surface, "more than 255 rows have the surface " + std::string(row.surface),
               "take out those of its rows that no rule needs");
    }
    if (passes(types_, row.type, LexiconImage::kMostKinds)) {
      too_many(row.type, "more than 65,535 different types",
               "write what tells rows apart as their id or an attribute");
    }
    if (passes(attributes_, row.attributes, LexiconImage::kMostKinds)) {
      too_many(row.attributes, "more than 65,535 different attributes",
               "write what tells rows apart as their id");
    }
    const std::size_t slash = std::min(row.type.find('/'), row.type.size());
    const std::string_view subtype = row.type.substr(std::min(slash + 1, row.type.size()));
    if (!subtype.empty() && find_type(row.type.substr(0, slash)) &&
        passes(subtypes_, subtype, Subtypes::kMost)) {
      too_many(subtype, "more than 255 different subtypes",
               "write what tells rows apart as their id or an attribute");
    }
  }

 private:
  using Kinds = std::unordered_set<std::string_view>;

  /// Whether `kind` is the first beyond `most`.
  static bool passes(Kinds& kinds, std::string_view kind, std::size_t most) {
    return kinds.insert(kind).second && kinds.size() == most + 1;
  }

  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, uint32_t> rows_;  // of a surface
  Kinds types_, attributes_, subtypes_;
};

/// Reads one list: rows, and every mistake in it.
class ListReader {
 public:
  ListReader(const ListFile& file, const Languages& languages, ListLimits& limits,
             Diagnostics& diagnostics)
      : file_(file), languages_(languages), limits_(limits), diagnostics_(diagnostics) {
    UErrorCode status = U_ZERO_ERROR;
    nfc_ = icu::Normalizer2::getNFCInstance(status);
  }

  void read(std::vector<LexiconRow>& rows) {
    std::string_view rest = file_.text;
    bool header = false;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line_;
      if (line.starts_with("#")) continue;
      if (!header) {
        header = true;
        if (line == "surface\tlang\ttype\tid\tattributes") continue;
        mistake(Code::lexicon_row, 1,
                line.ends_with("\r")
                    ? "lines end with CR LF, not LF"
                    : "the first line is not `surface lang type id attributes`, parted by tabs");
        return;
      }
      row(line, rows);
    }
  }

 private:
  void mistake(Code code, std::size_t column, std::string message) {
    diagnostics_.add(code, {file_.path, line_, static_cast<uint32_t>(column)}, std::move(message));
  }

  void row(std::string_view line, std::vector<LexiconRow>& rows) {
    if (!utf8::is_valid(line)) {
      mistake(Code::lexicon_row, 1, "not UTF-8");
      return;
    }
    if (std::any_of(line.begin(), line.end(), is_control)) {
      mistake(Code::lexicon_row, 1, "a control character stands in the line");
      return;
    }
    std::array<std::string_view, kColumns> cells;
    std::string_view rest = line;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::size_t tab = rest.find('\t');
      if ((tab == std::string_view::npos) != (i + 1 == kColumns)) {
        mistake(Code::lexicon_row, 1, "not five columns parted by tabs");
        return;
      }
      cells[i] = rest.substr(0, tab);
      if (tab != std::string_view::npos) rest.remove_prefix(tab + 1);
    }
    LexiconRow out{cells[0], cells[1], cells[2], cells[3], cells[4], 0};
    if (out.surface.empty() || out.type.empty()) {
      mistake(Code::lexicon_row, 1, "surface and type must not be empty");
      return;
    }
    if (out.surface.size() > LexiconImage::kMostBytes || out.id.size() > LexiconImage::kMostBytes) {
      mistake(Code::lexicon_row, 1, "surface or id is longer than 255 bytes");
      return;
    }
    if (out.attributes.size() > 1000) {
      mistake(Code::lexicon_row, 1, "attributes are longer than 1,000 bytes");
      return;
    }
    out.lang_id = languages_.find(out.lang);
    if (out.lang_id == 0 && out.lang != "any") {
      mistake(Code::lexicon_row, utf8::count(out.surface) + 2,
              "unknown language " + std::string(out.lang));
      return;
    }
    UErrorCode status = U_ZERO_ERROR;
    if (!nfc_->isNormalizedUTF8({line.data(), static_cast<int32_t>(line.size())}, status)) {
      mistake(Code::lexicon_row, 1, "not in NFC: " + std::string(out.surface));
    }
    const auto key = std::tie(out.surface, out.lang, out.type, out.id);
    if (line_ > 1 && !(previous_ < std::make_tuple(out.surface, out.lang, out.type, out.id))) {
      mistake(Code::lexicon_order, 1, "out of order or twice: " + std::string(out.surface));
    }
    previous_ = key;
    check_script(out);
    limits_.count(out, line, file_.path, line_);
    rows.push_back(out);
  }

  /// A surface must hold a letter of its language's script, or none at all (symbols, digits).
  void check_script(const LexiconRow& row) {
    if (row.lang_id == 0) return;
    const Script want = languages_.at(row.lang_id).script;
    bool letters = false;
    for (std::size_t i = 0; i < row.surface.size(); i += utf8::length(row.surface[i])) {
      const Script script = script_of(utf8::decode(row.surface, i));
      if (script == want) return;
      letters = letters || script != Script::none;
    }
    if (letters) {
      mistake(
          Code::lexicon_script, 1,
          std::string(row.surface) + " has no letter of the script of " + std::string(row.lang));
    }
  }

  const ListFile& file_;
  const Languages& languages_;
  ListLimits& limits_;
  Diagnostics& diagnostics_;
  const icu::Normalizer2* nfc_ = nullptr;
  uint32_t line_ = 0;
  std::tuple<std::string_view, std::string_view, std::string_view, std::string_view> previous_;
};

}  // namespace

std::string_view LexiconEntry::attribute(std::string_view key) const {
  std::string_view rest = attributes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == key) {
      return pair.substr(equals + 1);
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Lexicon::Lexicon(std::unique_ptr<LexiconImage> image) : image_(std::move(image)) {
  key_ = std::string(image_->key());
}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(const Options& options, const Languages& languages, Seals& seals,
                              Diagnostics& diagnostics) {
  std::vector<ListFile> files = list_files(options.folders);
  std::vector<std::string> hashes;
  for (const ListFile& file : files) {
    SAGWAN_TRY(std::string hash, sha256_of_file(file.path, kMaxListBytes, seals));
    hashes.push_back(std::move(hash));
  }
  const std::string sealed = key_of(files, hashes, languages);
  if (auto image = LexiconImage::map(image_path(options.cache_folder, sealed), sealed, seals)) {
    return Lexicon(std::move(image));
  }
  std::vector<LexiconRow> rows;
  ListLimits limits(diagnostics);
  const std::size_t before = diagnostics.list().size();
  for (std::size_t i = 0; i < files.size(); ++i) {
    SAGWAN_TRY(files[i].text, read_file(files[i].path, kMaxListBytes));
    hashes[i] = sagwan::sha256(files[i].text);
    ListReader(files[i], languages, limits, diagnostics).read(rows);
  }
  for (std::size_t i = before; i < diagnostics.list().size(); ++i) {
    if (diagnostics.list()[i].severity == Severity::error) return diagnostics.list()[i];
  }
  const std::string key = key_of(files, hashes, languages);
  std::string bytes = LexiconImage::compile(std::move(rows), key);
  if (const std::string cached = image_path(options.cache_folder, key); !cached.empty()) {
    std::error_code error;
    std::filesystem::create_directories(options.cache_folder, error);
    const Status written = write_file(cached, bytes);
    if (!written) {
      diagnostics.add(Code::cache_write, {cached, 0, 0},
                      "compiled word lists cannot be kept: " + written.error().message);
    } else {
      drop_old_images(cached);
      // Mapped pages are shared and can be dropped; a copy cannot.
      if (auto image = LexiconImage::map(cached, key, seals)) return Lexicon(std::move(image));
    }
  }
  auto image = LexiconImage::open(std::move(bytes), key);
  SAGWAN_CHECK(image != nullptr, "a compiled lexicon does not open");
  return Lexicon(std::move(image));
}

std::size_t Lexicon::size() const { return image_->entries().size(); }
std::size_t Lexicon::rows() const { return size() + image_->set_words(); }

LexiconEntry Lexicon::entry(uint32_t index) const {
  const ImageEntry& e = image_->entries()[index];
  LexiconEntry out;
  out.surface = image_->string(e.surface, e.surface_size);
  out.type = image_->types()[e.type];
  out.id = image_->string(e.id, e.id_size);
  out.attributes = image_->attributes(e);
  out.lang = e.lang;
  out.emits = image_->emits()[e.type];
  const std::size_t slash = out.type.find('/');
  if (slash != std::string_view::npos) out.subtype = out.type.substr(slash + 1);
  out.same = e.same;
  return out;
}

uint16_t Lexicon::type_number(uint32_t index) const { return image_->entries()[index].type; }
uint16_t Lexicon::same(uint32_t index) const { return image_->entries()[index].same; }
LangId Lexicon::lang(uint32_t index) const { return image_->entries()[index].lang; }
std::span<const std::string_view> Lexicon::types() const { return image_->types(); }

bool Lexicon::may_name(std::size_t first, std::size_t second) const {
  return BucketPairs::has(image_->name_pairs(), first, second);
}
void Lexicon::names_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const {
  matches.clear();
  image_->walk(text, at, [&](std::size_t length, int32_t value) {
    if ((value & 1) != 0)
      matches.push_back({static_cast<uint32_t>(length), static_cast<uint32_t>(value >> 1)});
  });
}
void Lexicon::words_at(std::string_view text, std::size_t at, std::vector<Match>& matches) const {
  matches.clear();
  image_->walk(text, at, [&](std::size_t length, int32_t value) {
    matches.push_back({static_cast<uint32_t>(length), static_cast<uint32_t>(value >> 1)});
  });
}

uint32_t Lexicon::find(std::string_view surface, std::string_view type, LangId lang) const {
  uint32_t begin = kNone;
  image_->walk(surface, 0, [&](std::size_t length, int32_t value) {
    if (length == surface.size()) begin = static_cast<uint32_t>(value >> 1);
  });
  if (begin == kNone) return kNone;
  const auto list = image_->entries();
  for (uint32_t i = begin; i < begin + list[begin].same; ++i) {
    if (image_->types()[list[i].type] != type) continue;
    if (lang == 0 || list[i].lang == 0 || list[i].lang == lang) return i;
  }
  return kNone;
}

template <class Take>
void Lexicon::go_through(std::string_view type, LangId lang, Take&& take) const {
  const auto types = image_->types();
  const auto list = image_->entries();
  const auto found = std::lower_bound(types.begin(), types.end(), type);
  if (found == types.end() || *found != type) return;
  const auto number = static_cast<uint16_t>(found - types.begin());
  const auto index = image_->by_type();
  auto at = std::lower_bound(index.begin(), index.end(), number,
                             [&](uint32_t i, uint16_t n) { return list[i].type < n; });
  for (; at != index.end() && list[*at].type == number; ++at) {
    const LangId its = list[*at].lang;
    if ((lang == 0 || its == 0 || its == lang) && !take(*at)) return;
  }
}

std::vector<std::string_view> Lexicon::surfaces(std::string_view type, LangId lang) const {
  std::vector<std::string_view> out;
  go_through(type, lang, [&](uint32_t i) {
    const ImageEntry& e = image_->entries()[i];
    out.push_back(image_->string(e.surface, e.surface_size));
    return true;
  });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

uint32_t Lexicon::first(std::string_view type, LangId lang) const {
  uint32_t out = kNone;
  go_through(type, lang, [&](uint32_t i) {
    out = i;
    return false;
  });
  return out;
}

bool Lexicon::has(std::string_view surface, std::string_view type, LangId lang) const {
  return image_->has(surface, type, lang);
}
bool Lexicon::has_any(std::string_view type, LangId lang) const {
  return image_->has_any(type, lang);
}

const std::string& Lexicon::sha256() const { return key_; }

}  // namespace sagwan
