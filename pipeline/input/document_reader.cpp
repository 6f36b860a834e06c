// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input/document_reader.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "pipeline/core/digest.h"
#include "pipeline/core/layout.h"
#include "pipeline/core/utf8_check.h"
#include "pipeline/input/media_type.h"

namespace sagwan {

namespace {

using Clock = std::chrono::steady_clock;

/// Where sagwan-read is.
std::string program() {
  if (const char* path = std::getenv("SAGWAN_READ"); path != nullptr && *path != '\0') return path;
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string("sagwan-read") : (self.parent_path() / "sagwan-read").string();
}

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  void set(int fd) { fd_ = fd; }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

/// One run of the program: bytes in, bytes out, how it ended.
class Run {
 public:
  struct End {
    bool started = false;
    bool late = false;
    int status = 0;
    std::string output;
    std::string why;  ///< where it did not start
  };

  End run(std::string_view input, const ReadLimits& limits) {
    End end;
    if (!start(limits, end.why)) return end;
    end.started = true;
    end.late = !exchange(input, limits, end.output);
    if (end.late) ::kill(child_, SIGKILL);
    while (::waitpid(child_, &end.status, 0) < 0 && errno == EINTR) {
    }
    return end;
  }

 private:
  bool start(const ReadLimits& limits, std::string& why) {
    std::array<int, 2> in{};
    std::array<int, 2> out{};
    // A socket, since writing to one whose reader is gone can be kept from raising a signal.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in.data()) != 0) {
      why = std::strerror(errno);
      return false;
    }
    const Descriptor child_in(in[0]);
    to_.set(in[1]);
    if (::pipe2(out.data(), O_CLOEXEC) != 0) {
      why = std::strerror(errno);
      return false;
    }
    from_.set(out[0]);
    const Descriptor child_out(out[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, child_in.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, child_out.get(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string path = program();
    std::array<std::string, 6> words{"--pages",   std::to_string(limits.pages),
                                     "--seconds", std::to_string(limits.seconds),
                                     "--memory",  std::to_string(limits.memory)};
    std::vector<char*> arguments{path.data()};
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int error =
        ::posix_spawn(&child_, path.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0) why = path + ": " + std::strerror(error);
    return error == 0;
  }

  /// Writes and reads until the program closes its output; false where it takes too long.
  bool exchange(std::string_view input, const ReadLimits& limits, std::string& output) {
    const auto until = Clock::now() + std::chrono::seconds(2 * std::uint64_t{limits.seconds});
    ::fcntl(to_.get(), F_SETFL, O_NONBLOCK);
    std::array<char, 1U << 16U> piece{};
    for (;;) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
      if (left <= 0) return false;
      std::array<pollfd, 2> wait{{{from_.get(), POLLIN, 0}, {to_.get(), POLLOUT, 0}}};
      const nfds_t count = to_.get() >= 0 ? 2 : 1;
      if (::poll(wait.data(), count, static_cast<int>(std::min<long long>(left, 1000))) < 0) {
        if (errno == EINTR) continue;
        return false;
      }
      if (count == 2 && wait[1].revents != 0) feed(input);
      if (wait[0].revents == 0) continue;
      const ssize_t got = ::read(from_.get(), piece.data(), piece.size());
      if (got > 0) {
        output.append(piece.data(), static_cast<std::size_t>(got));
      } else if (got == 0 || errno != EINTR) {
        return true;
      }
    }
  }

  void feed(std::string_view& input) {
    const ssize_t put =
        input.empty() ? 0 : ::send(to_.get(), input.data(), input.size(), MSG_NOSIGNAL);
    if (put > 0) input.remove_prefix(static_cast<std::size_t>(put));
    if (input.empty() || (put < 0 && errno != EAGAIN && errno != EINTR)) to_.close();
  }

  pid_t child_ = 0;
  Descriptor to_;
  Descriptor from_;
};

std::optional<Code> code_of(std::string_view name) {
  for (const Code code : {Code::document_format, Code::document_password, Code::document_unreadable,
                          Code::document_damaged, Code::document_no_text, Code::document_limit,
                          Code::text_unmapped}) {
    if (code_text(code) == name) return code;
  }
  return std::nullopt;
}

/// The program's output, line by line, up to the text.
class Answer {
 public:
  Answer(std::string_view output, const std::string& name) : rest_(output), name_(name) {}

  Status take(Source& source, Diagnostics& diagnostics) {
    if (line() != "sagwan-read 1") return broken();
    for (;;) {
      const std::string_view row = line();
      if (row.starts_with("media-type ")) {
        source.media_type = row.substr(11);
      } else if (row.starts_with("created ")) {
        source.created = row.substr(8);
      } else if (row.starts_with("remark ")) {
        const auto [code, message] = said(row.substr(7));
        if (!code) return broken();
        diagnostics.add(*code, Place{name_, 0, 0}, name_ + ": " + message);
      } else if (row.starts_with("failure ")) {
        const auto [code, message] = said(row.substr(8));
        if (!code) return broken();
        return diagnostic(*code, {name_, 0, 0}, name_ + ' ' + message);
      } else if (row.starts_with("line ")) {
        if (!set_line(row.substr(5))) return broken();
      } else if (row.starts_with("text ")) {
        return text(row.substr(5), source);
      } else {
        return broken();
      }
    }
  }

 private:
  std::string_view line() {
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return {};
    const std::string_view out = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return out;
  }
  static std::pair<std::optional<Code>, std::string> said(std::string_view row) {
    const std::size_t space = row.find(' ');
    if (space == std::string_view::npos) return {std::nullopt, {}};
    return {code_of(row.substr(0, space)), std::string(row.substr(space + 1))};
  }
  bool set_line(std::string_view row) {
    std::array<int32_t, 11> numbers{};
    for (int32_t& number : numbers) {
      while (row.starts_with(' ')) row.remove_prefix(1);
      const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), number);
      if (error != std::errc()) return false;
      row.remove_prefix(static_cast<std::size_t>(end - row.data()));
    }
    const auto points = [&](std::size_t i) { return static_cast<float>(numbers[i]) / 10.0F; };
    const int32_t last = layout_.lines.empty() ? 0 : static_cast<int32_t>(layout_.lines.back().end);
    const bool good = row.empty() && numbers[0] >= last && numbers[1] > numbers[0] &&
                      numbers[2] >= 0 && numbers[9] >= 0 &&
                      numbers[9] <= static_cast<int32_t>(LineUse::margin) && numbers[10] >= 0 &&
                      numbers[10] <= UINT8_MAX;
    if (!good) return false;
    layout_.lines.push_back({static_cast<uint32_t>(numbers[0]),
                             static_cast<uint32_t>(numbers[1]),
                             static_cast<uint32_t>(numbers[2]),
                             {points(3), points(4), points(5), points(6)},
                             points(7),
                             numbers[8] != 0,
                             static_cast<LineUse>(numbers[9]),
                             static_cast<uint8_t>(numbers[10])});
    return true;
  }
  Status text(std::string_view size_text, Source& source) {
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(size_text.data(), size_text.data() + size_text.size(), size);
    if (error != std::errc() || end != size_text.data() + size_text.size() || size != rest_.size())
      return broken();
    const auto whole = [&](uint32_t at) {  // between characters
      return at == rest_.size() || (static_cast<unsigned char>(rest_[at]) & 0xC0U) != 0x80U;
    };
    for (const LineLayout& line : layout_.lines) {
      if (line.end > rest_.size() || !whole(line.begin) || !whole(line.end)) return broken();
    }
    if (!utf8::is_valid(rest_)) return broken();
    source.text = rest_;
    if (!layout_.lines.empty()) source.layout = std::make_shared<Layout>(std::move(layout_));
    return Unit{};
  }
  [[nodiscard]] Error broken() const {
    return diagnostic(Code::document_reader, {name_, 0, 0},
                      name_ + ": sagwan-read ended before it had read the document");
  }

  std::string_view rest_;
  const std::string& name_;
  Layout layout_;
};

}  // namespace

Result<Source> read_document(std::string_view bytes, const std::string& name,
                             const ReadLimits& limits, Diagnostics& diagnostics) {
  if (content_of(bytes) == Content::hwp)
    return diagnostic(Code::document_hwp, {name, 0, 0}, name + " is a binary HWP document");
  const Run::End end = Run().run(bytes, limits);
  if (!end.started)
    return diagnostic(Code::document_reader, {name, 0, 0}, "sagwan-read cannot start: " + end.why);
  const bool out_of_time =
      end.late || (WIFSIGNALED(end.status) &&
                   (WTERMSIG(end.status) == SIGXCPU || WTERMSIG(end.status) == SIGKILL));
  if (out_of_time) {
    return diagnostic(Code::document_limit, {name, 0, 0},
                      name + " was not read in " + std::to_string(limits.seconds) + " seconds");
  }
  if (WIFSIGNALED(end.status)) {
    return diagnostic(
        Code::document_reader, {name, 0, 0},
        name + ": sagwan-read crashed, signal " + std::to_string(WTERMSIG(end.status)));
  }
  Source source;
  source.name = name;
  source.bytes = bytes.size();
  source.sha256 = sha256(bytes);
  source.encoding = "UTF-8";
  source.carries_text = true;
  const Status read = Answer(end.output, name).take(source, diagnostics);
  if (!read) return read.error();
  return source;
}

}  // namespace sagwan
