// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/export_writer.h"

#include <filesystem>

namespace sagwan {

namespace {

namespace fs = std::filesystem;

Status make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (fs::is_directory(path)) return Unit{};
  return diagnostic(Code::file_write, {path, 0, 0},
                    "cannot make the folder: " + (error ? error.message() : "a file is there"));
}

}  // namespace

Result<ExportWriter> ExportWriter::create(const Exporter& exporter, const std::string& path,
                                          Output output) {
  ExportWriter out(exporter, path, std::move(output));
  out.plan_ = exporter.files();
  out.started_.resize(out.plan_.size());
  if (path.empty()) {
    if (exporter.layout != ExportLayout::file) {
      return diagnostic(Code::usage, {}, std::string(exporter.name) + " needs -o OUT");
    }
  } else if (exporter.layout == ExportLayout::database) {
    SAGWAN_TRY(out.database_, SqliteFile::create(path));
    return out;
  } else if (exporter.layout == ExportLayout::file) {
    SAGWAN_TRY(PartFile file, PartFile::create(path));
    out.files_.push_back(std::move(file));
  } else {
    if (const Status made = make_folder(path); !made) return made.error();
    if (exporter.layout == ExportLayout::documents) return out;
    for (const ExportFile& plan : out.plan_) {
      SAGWAN_TRY(PartFile file, PartFile::create(path + "/" + std::string(plan.name)));
      out.files_.push_back(std::move(file));
    }
  }
  for (std::size_t i = 0; i < out.plan_.size(); ++i) {
    if (const Status head = out.append(i, out.plan_[i].head); !head) return head.error();
  }
  return out;
}

Status ExportWriter::append(std::size_t file, std::string_view bytes) {
  if (bytes.empty()) return Unit{};
  return path_.empty() ? output_(bytes) : files_[file].append(bytes);
}

Status ExportWriter::write(const Exported& document, const std::string& path) {
  if (!ids_.insert(document.id).second) {
    return diagnostic(Code::name_clash, {path, 0, 0},
                      "another document of the id " + document.id + " was exported before");
  }
  if (database_ != nullptr) return database_->add(document.pieces);
  if (exporter_->layout == ExportLayout::documents) return write_documents(document, path);
  for (std::size_t i = 0; i < document.pieces.size(); ++i) {
    if (document.pieces[i].empty()) continue;
    if (started_[i]) {
      if (Status done = append(i, plan_[i].separator); !done) return done;
    }
    if (Status done = append(i, document.pieces[i]); !done) return done;
    started_[i] = true;
  }
  return Unit{};
}

Status ExportWriter::write_documents(const Exported& document, const std::string& path) {
  constexpr std::string_view kNever("/\0", 2);
  if (document.id.find_first_of(kNever) != std::string::npos || document.id.starts_with('.')) {
    return diagnostic(Code::name_clash, {path, 0, 0},
                      "the id " + document.id + " is no name of a file");
  }
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    const std::string name = path_ + "/" + document.id + std::string(plan_[i].name);
    if (Status done = write_file(name, document.pieces[i]); !done) return done;
  }
  return Unit{};
}

Status ExportWriter::commit() {
  if (database_ != nullptr) return database_->commit();
  for (std::size_t i = 0; i < plan_.size() && exporter_->layout != ExportLayout::documents; ++i) {
    if (Status done = append(i, plan_[i].foot); !done) return done;
  }
  for (PartFile& file : files_) {
    if (Status done = file.commit(); !done) return done;
  }
  return Unit{};
}

}  // namespace sagwan
