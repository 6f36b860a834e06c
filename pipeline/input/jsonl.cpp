// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input/jsonl.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "pipeline/core/utf8.h"
#include "pipeline/input/reference.h"

namespace sagwan {

namespace {

constexpr std::size_t kReadSize = 1U << 20U;
constexpr int kLookUpMilliseconds = 100;  // how long a wait for input leaves an interrupt unseen

/// Waits until `fd` can be read; false where `cancelled` came first. A signal may reach another
/// thread than the one that waits here, so the wait looks up now and then.
bool wait_for_input(int fd, const std::atomic<bool>& cancelled) {
  pollfd waiting{fd, POLLIN, 0};
  while (!cancelled.load()) {
    if (::poll(&waiting, 1, kLookUpMilliseconds) > 0) return true;
  }
  return false;
}

}  // namespace

LineReader::Outcome LineReader::next(std::string& line, const std::atomic<bool>& cancelled) {
  line.clear();
  bool too_long = false;
  for (;;) {
    const auto end = buffer_.find('\n', at_);
    const std::size_t stop = end == std::string::npos ? buffer_.size() : end;
    if (line.size() + (stop - at_) > max_bytes_) {
      too_long = true;
      line = {};
    }
    if (!too_long) line.append(buffer_, at_, stop - at_);
    const bool any = stop > at_ || too_long || !line.empty();
    at_ = end == std::string::npos ? stop : end + 1;
    if (end != std::string::npos || (ended_ && any)) {
      ++number_;
      return too_long ? Outcome::too_long : Outcome::line;
    }
    if (ended_) return Outcome::end;
    if (!wait_for_input(fd_, cancelled)) return Outcome::interrupted;
    buffer_.resize(kReadSize);
    at_ = 0;
    const ssize_t n = ::read(fd_, buffer_.data(), buffer_.size());
    buffer_.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
    if (n < 0 && errno != EINTR) return Outcome::failed;
    ended_ = n == 0;
  }
}

JsonlRecord parse_jsonl_line(std::string_view line, const std::string& path, uint64_t number) {
  JsonlRecord out;
  out.id = "line-" + std::to_string(number);
  const auto wrong = [&](Code code, std::size_t offset, std::string message) {
    const uint32_t column =
        offset == 0 ? 0 : utf8::count(line.substr(0, std::min(offset, line.size()))) + 1;
    out.error = diagnostic(code, {path, static_cast<uint32_t>(number), column}, std::move(message));
  };
  constexpr unsigned kFlags =
      rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  rapidjson::Document json;
  json.Parse<kFlags>(line.data(), line.size());
  if (json.HasParseError()) {
    wrong(Code::jsonl_line, json.GetErrorOffset(),
          rapidjson::GetParseError_En(json.GetParseError()));
    return out;
  }
  if (!json.IsObject()) {
    wrong(Code::jsonl_line, 0, "not a JSON object");
    return out;
  }
  const auto field = [&](const char* name, std::string& to, bool needed) {
    const auto at = json.FindMember(name);
    if (at == json.MemberEnd() || (!needed && at->value.IsNull())) {
      if (needed && !out.error) wrong(Code::jsonl_field, 0, std::string("no \"") + name + "\"");
    } else if (!at->value.IsString()) {
      if (!out.error) wrong(Code::jsonl_field, 0, std::string("\"") + name + "\" is not a string");
    } else {
      to.assign(at->value.GetString(), at->value.GetStringLength());
    }
  };
  const auto id = json.FindMember("id");
  if (id != json.MemberEnd() && id->value.IsInt64()) {
    out.id = std::to_string(id->value.GetInt64());
  } else {
    field("id", out.id, true);
  }
  field("text", out.text, true);
  field("lang", out.lang, false);
  field("reference", out.reference, false);
  if (!out.error && !out.reference.empty() && !is_reference(out.reference)) {
    wrong(Code::jsonl_field, 0, "\"reference\" is not an ISO date: " + out.reference);
  }
  return out;
}

std::string jsonl_error_line(const std::string& id, const Error& error, uint64_t number) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto field = [&](const char* name, std::string_view value) {
    out.Key(name);
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  out.StartObject();
  field("id", id);
  field("error", error.message);
  field("code", code_text(error.code));
  out.Key("line");
  out.Uint64(number);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace sagwan
