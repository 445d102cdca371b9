#include "document/pdf_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <optional>
#include <system_error>

#include "document/pdf_child.h"
#include "document/pdf_dump.h"

namespace document {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds longest{120};

std::filesystem::path& program() {
  static std::filesystem::path named;
  return named;
}

[[noreturn]] void fail(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

/// A descriptor that is closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

/// A child with one socket as its standard input and output; it is ended and waited for at the end.
class Child {
 public:
  Child() : Child{pair()} {}
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  Descriptor& ours() { return ours_; }
  /// Whether it ended by itself and well.
  bool ended_well() {
    int status = 0;
    pid_t ended = 0;
    do ended = ::waitpid(pid_, &status, 0);
    while (ended < 0 && errno == EINTR);
    pid_ = -1;
    return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  static std::array<int, 2> pair() {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) fail("socketpair");
    return ends;
  }

  explicit Child(std::array<int, 2> ends) : ours_{ends[0]} {
    Descriptor theirs{ends[1]};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, theirs.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, theirs.number(), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    std::string name{"dondoc-pdf"}, option{pdf_child_option};
    std::array<char*, 3> arguments{name.data(), option.data(), nullptr};
    std::array<char*, 1> environment{nullptr};
    const auto error =
        ::posix_spawn(&pid_, program().c_str(), &actions, &attributes, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0) throw std::system_error{error, std::generic_category(), "posix_spawn"};
  }

  void end() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ended_well();
  }

  Descriptor ours_;
  pid_t pid_ = -1;
};

/// Sends the bytes and takes what comes back until the child is done. Nothing where the time is up or too much comes.
std::optional<std::string> exchange(int socket, std::string_view bytes) {
  std::string dump;
  std::array<char, std::size_t{1} << 16U> piece{};
  const auto until = Clock::now() + longest;
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd ready{.fd = socket, .events = static_cast<short>(bytes.empty() ? POLLIN : POLLIN | POLLOUT), .revents = 0};
    if (::poll(&ready, 1, static_cast<int>(left)) < 0 && errno != EINTR) fail("poll");
    if ((ready.revents & POLLOUT) != 0) {
      const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
      if (sent < 0 && errno == EPIPE) bytes = {};
      if (bytes.empty()) ::shutdown(socket, SHUT_WR);
    }
    if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    const auto count = ::recv(socket, piece.data(), piece.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (count <= 0) return dump;
    dump.append(piece.data(), static_cast<std::size_t>(count));
    if (dump.size() > most_dump_bytes) return std::nullopt;
  }
}

}  // namespace

void set_pdf_program(const std::filesystem::path& named) { program() = named; }

base::Result<std::string> pdf_dump(std::string_view bytes, const std::string& name) {
  if (program().empty())
    return base::Problem{.kind = "pdf_not_available",
                         .detail = "Tệp “" + name +
                                   "” là tệp PDF, ở đây chương trình không mở được loại này. Đề nghị lưu thành tệp "
                                   "Word (.docx) rồi nộp lại.",
                         .words = {},
                         .line = 0};
  Child child;
  auto dump = exchange(child.ours().number(), bytes);
  if (!dump)
    return base::Problem{.kind = "pdf_too_slow",
                         .detail = "Tệp PDF “" + name +
                                   "” quá nặng nên chưa đọc xong trong thời gian cho phép. Đề nghị tách riêng các "
                                   "trang của chương trình, hoặc nộp bản Word (.docx).",
                         .words = {},
                         .line = 0};
  if (!child.ended_well()) return pdf_unreadable(name);
  return *std::move(dump);
}

}  // namespace document
