// A mail server for tests, on a loopback port of its own: it takes mail, and can be told to refuse, cut or hang.
#pragma once
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace support {

class SmtpServer {
 public:
  /// A mail as it arrived, dots at the beginning of lines single again.
  struct Mail {
    std::string from, to, data;
  };

  inline static const std::string cut = "(cut)", hang = "(hang)";

  /// Who takes the mails in place of the server, which then keeps neither them nor the commands, and who may answer in
  /// its place: to a verb, as below, with an answer, `cut` or `hang`; with the mail as far as it has come.
  struct Owner {
    std::function<std::optional<std::string>(const std::string& verb, const Mail& mail)> answer{};
    std::function<void(const Mail&)> take{};
  };

  SmtpServer() : SmtpServer{Owner{}} {}
  explicit SmtpServer(Owner owner)
      : owner_{std::move(owner)}, listening_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* bare = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listening_, bare, size) != 0 || ::listen(listening_, 16) != 0 ||
        ::getsockname(listening_, bare, &size) != 0)
      throw std::runtime_error{"no port for a mail server"};
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread{[this](const std::stop_token& stop) { serve(stop); }};
  }
  ~SmtpServer() {
    thread_.request_stop();
    thread_.join();
    ::close(listening_);
  }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  int port() const { return port_; }

  // The next command that begins with the verb is answered so. Verbs: "connect", "EHLO", "MAIL", "RCPT", "DATA", and
  // "." for the end of a mail, which is kept all the same: what a server took, it may still fail to say.
  void answer_next(const std::string& verb, const std::string& answer) { plan({verb, answer}); }
  void cut_next(const std::string& verb) { plan({verb, cut}); }
  void hang_next(const std::string& verb) { plan({verb, hang}); }

  std::vector<Mail> mails() const {
    const std::lock_guard lock{mutex_};
    return mails_;
  }
  /// How many connections were made so far.
  int connections() const { return connections_; }
  /// Every command, in order.
  std::vector<std::string> commands() const {
    const std::lock_guard lock{mutex_};
    return commands_;
  }

 private:
  struct Plan {
    std::string verb, answer;
  };

  void plan(Plan next) {
    const std::lock_guard lock{mutex_};
    plans_.push_back(std::move(next));
  }

  std::string answer_to(const std::string& verb, const Mail& mail, const std::string& usual) {
    if (owner_.answer)
      if (auto answer = owner_.answer(verb, mail)) return *std::move(answer);
    const std::lock_guard lock{mutex_};
    for (auto each = plans_.begin(); each != plans_.end(); ++each) {
      if (each->verb != verb) continue;
      auto answer = each->answer;
      plans_.erase(each);
      return answer;
    }
    return usual;
  }

  void note(const std::string& command) {
    if (owner_.take) return;
    const std::lock_guard lock{mutex_};
    commands_.push_back(command);
  }
  /// How many are kept now.
  std::size_t keep(const Mail& mail) {
    if (owner_.take) {
      owner_.take(mail);
      return 0;
    }
    const std::lock_guard lock{mutex_};
    mails_.push_back(mail);
    return mails_.size();
  }

  static bool readable(int socket, const std::stop_token& stop) {
    pollfd waited{socket, POLLIN, 0};
    while (!stop.stop_requested())
      if (::poll(&waited, 1, 20) > 0) return true;
    return false;
  }

  void serve(const std::stop_token& stop) {
    while (readable(listening_, stop)) {
      const auto socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      ++connections_;
      const int on = 1;
      ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      Conversation{*this, socket, stop}.run();
      ::close(socket);
    }
  }

  class Conversation {
   public:
    Conversation(SmtpServer& server, int socket, const std::stop_token& stop)
        : server_{server}, socket_{socket}, stop_{stop} {}

    void run() {
      if (!say("connect", "220 test.example ESMTP")) return;
      for (std::string line; next_line(line);) {
        server_.note(line);
        const auto verb = line.substr(0, 4);
        if (verb == "QUIT") {
          say("QUIT", "221 2.0.0 bye");
          return;
        }
        if (!answer(verb, line)) return;
      }
    }

   private:
    bool answer(const std::string& verb, const std::string& line) {
      if (verb == "EHLO") return say(verb, "250-test.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
      if (verb == "MAIL") mail_.from = between_angles(line);
      if (verb == "RCPT") mail_.to = between_angles(line);
      if (verb != "DATA") return say(verb, "250 2.1.0 OK");
      return say(verb, "354 go ahead") && (!went_ahead_ || take_content());
    }

    bool take_content() {
      mail_.data.clear();
      for (std::string line; next_line(line);) {
        if (line == ".") {
          return say(".", "250 2.0.0 taken as " + std::to_string(server_.keep(mail_)));
        }
        mail_.data += (line.starts_with("..") ? line.substr(1) : line) + "\r\n";
      }
      return false;
    }

    static std::string between_angles(const std::string& line) {
      const auto begin = line.find('<') + 1;
      return line.substr(begin, line.find('>') - begin);
    }

    bool say(const std::string& verb, const std::string& usual) {
      const auto answer = server_.answer_to(verb, mail_, usual);
      if (answer == cut) return false;
      if (answer == hang) {
        std::array<char, 512> ignored{};  // until the other side has had enough
        while (readable(socket_, stop_) && ::recv(socket_, ignored.data(), ignored.size(), 0) > 0) {
        }
        return false;
      }
      went_ahead_ = answer.starts_with("354");
      const auto bytes = answer + "\r\n";
      return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }

    bool next_line(std::string& line) {
      for (;;) {
        if (const auto end = read_.find("\r\n", at_); end != std::string::npos) {
          line = read_.substr(at_, end - at_);
          at_ = end + 2;
          return true;
        }
        read_.erase(0, at_);
        at_ = 0;
        if (!readable(socket_, stop_)) return false;
        std::array<char, 65536> block{};
        const auto got = ::recv(socket_, block.data(), block.size(), 0);
        const int on = 1;  // the other side is not kept waiting for an acknowledgement
        ::setsockopt(socket_, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
        if (got <= 0) return false;
        read_.append(block.data(), static_cast<std::size_t>(got));
      }
    }

    SmtpServer& server_;
    int socket_;
    const std::stop_token& stop_;
    std::string read_;
    std::size_t at_ = 0;  ///< of what was read, how much was used
    Mail mail_;
    bool went_ahead_ = false;
  };

  Owner owner_;
  int listening_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::deque<Plan> plans_;
  std::vector<Mail> mails_;
  std::vector<std::string> commands_;
  std::atomic<int> connections_{0};
  std::jthread thread_;  // last: it works on all of the above
};

}  // namespace support
