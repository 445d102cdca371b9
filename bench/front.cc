// What the front costs and stands: requests a second on kept connections beside the bare HTTP library, and how a new
// client fares among a thousand that only hold connections, in the clear and over TLS. Prints; asserts nothing.
//
// usage: front
#include "web/front.h"

#include <httplib.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "support/folder.h"
#include "support/tls.h"
#include "web/listener.h"

namespace {

using std::chrono::duration;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int our_port = 18084, bare_port = 18085, tls_port = 18086;
constexpr int idle_clients = 500, dripping_clients = 500;

template <typename Server>
void add_page(Server& server) {
  server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(2000, 'x'), "text/html; charset=utf-8");
  });
}

void serve(const service::Network& network, int port) {
  web::Limits limits;
  limits.requests_a_connection = 1000000;  // as below
  limits.connections_per_address = limits.connections;
  web::Listener listener{{.port = port, .page_url = {}, .network = network}, limits};
  add_page(listener);
  listener.start({.host = "127.0.0.1", .port = port});
  listener.run();
}

void serve_ours() { serve({}, our_port); }

/// Whose files outlive the server's process, which is killed.
service::Network network_with_tls(const support::Folder& folder) {
  service::Network network{.tls_certificate = folder.path() / "tls.pem", .tls_key = folder.path() / "tls.key"};
  support::write_certificate(network.tls_certificate, network.tls_key);
  return network;
}

void serve_bare() {
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool{32}; };
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1000000);
  add_page(server);
  server.listen("127.0.0.1", bare_port);
}

/// A server in a process of its own, whose memory and time nobody else adds to.
class Process {
 public:
  explicit Process(const std::function<void()>& act) : id_{::fork()} {
    if (id_ != 0) return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    act();
    ::_exit(0);
  }
  ~Process() {
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  double resident_megabytes() const {
    std::ifstream status{"/proc/" + std::to_string(id_) + "/statm"};
    long size = 0, resident = 0;
    status >> size >> resident;
    return static_cast<double>(resident * ::sysconf(_SC_PAGESIZE)) / 1e6;
  }
  /// Seconds of the processor, so far.
  double processor_time() const {
    std::ifstream stat{"/proc/" + std::to_string(id_) + "/stat"};
    std::string skipped;
    long user = 0, system = 0;
    for (int i = 0; i < 13; ++i) stat >> skipped;
    stat >> user >> system;
    return static_cast<double>(user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }

 private:
  pid_t id_;
};

SSL_CTX* client_tls() {
  static SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
  return context;
}

/// Over TLS where the port is that of TLS.
class Client {
 public:
  explicit Client(int port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    if (!is_connected_ || port != tls_port) return;
    tls_ = SSL_new(client_tls());
    SSL_set_fd(tls_, socket_);
    is_connected_ = SSL_connect(tls_) == 1;
  }
  ~Client() {
    SSL_free(tls_);
    ::close(socket_);
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool is_connected() const { return is_connected_; }
  bool send(const std::string& bytes) const {
    if (tls_ != nullptr) return SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())) > 0;
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// Takes one answer of the page; false where there is none.
  bool answer() {
    std::string bytes;
    std::size_t whole = 0;
    while (whole == 0 || bytes.size() < whole) {
      const auto got = tls_ != nullptr ? SSL_read(tls_, block_.data(), static_cast<int>(block_.size()))
                                       : ::recv(socket_, block_.data(), block_.size(), 0);
      if (got <= 0) return false;
      bytes.append(block_.data(), static_cast<std::size_t>(got));
      if (const auto end = bytes.find("\r\n\r\n"); end != std::string::npos) whole = end + 4 + 2000;
    }
    return true;
  }

 private:
  int socket_;
  SSL* tls_ = nullptr;
  bool is_connected_ = false;
  std::array<char, 8192> block_{};
};

std::string request_to(int port) { return "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n"; }

void wait_for(int port) {
  while (!Client{port}.is_connected()) std::this_thread::sleep_for(5ms);
}

struct Rate {
  double a_second = 0;      ///< requests
  double microseconds = 0;  ///< of the processor, for one of them
};

/// Of eight kept connections.
Rate rate(int port, const Process& server, std::chrono::seconds time) {
  std::atomic<long> answered = 0;
  const auto before = server.processor_time();
  {
    std::vector<std::jthread> clients;
    for (int i = 0; i < 8; ++i)
      clients.emplace_back([&, until = steady_clock::now() + time] {
        const auto request = request_to(port);
        for (Client client{port}; steady_clock::now() < until && client.send(request) && client.answer();) ++answered;
      });
  }
  const auto count = static_cast<double>(answered);
  return {count / duration<double>(time).count(), (server.processor_time() - before) * 1e6 / count};
}

/// The seconds that a new client waits for its answer, at worst, of twenty.
double longest_wait(int port) {
  duration<double> longest{};
  for (int i = 0; i < 20; ++i) {
    const auto begun = steady_clock::now();
    Client client{port};
    if (!client.send(request_to(port)) || !client.answer()) return 1e9;
    longest = std::max<duration<double>>(longest, steady_clock::now() - begun);
    std::this_thread::sleep_for(100ms);
  }
  return longest.count();
}

void measure_rates(const Process& our_server, const Process& bare_server) {
  for (int round = 1; round <= 3; ++round) {
    const auto ours = rate(our_port, our_server, 3s), bare = rate(bare_port, bare_server, 3s);
    std::printf("  round %d: front %.0f/s and %.1f us each, bare library %.0f/s and %.1f us, ratio %.2f (limit 0.80)\n",
                round, ours.a_second, ours.microseconds, bare.a_second, bare.microseconds,
                ours.a_second / bare.a_second);
  }
}

void measure_crowd(const Process& server, int port) {
  std::vector<std::unique_ptr<Client>> idle, dripping;
  for (int i = 0; i < idle_clients; ++i) idle.push_back(std::make_unique<Client>(port));
  const auto before = server.processor_time();
  std::this_thread::sleep_for(5s);
  std::printf("  %d idle connections: %.1f ms of the processor a second (limit 10), %.1f MB resident\n", idle_clients,
              (server.processor_time() - before) * 1000 / 5, server.resident_megabytes());
  for (int i = 0; i < dripping_clients; ++i) dripping.push_back(std::make_unique<Client>(port));
  std::jthread drips{[&](const std::stop_token& stop) {
    for (std::size_t at = 0; !stop.stop_requested();
         ++at) {  // to each a byte every two seconds, and a new one if closed
      auto& client = dripping[at % dripping.size()];
      if (!client->send("G")) client = std::make_unique<Client>(port);
      std::this_thread::sleep_for(2000ms / dripping_clients);
    }
  }};
  std::this_thread::sleep_for(2s);
  const auto wait = longest_wait(port);
  std::printf(
      "  and %d dripping ones: a new request waits %.1f ms at worst (limit 1000), %.1f MB resident (limit 150)\n",
      dripping_clients, wait * 1000, server.resident_megabytes());
}

}  // namespace

int main() {
  ::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes by write(2)
  const support::Folder folder;
  const auto with_tls = network_with_tls(folder);
  const Process ours{serve_ours}, bare{serve_bare}, over_tls{[&] { serve(with_tls, tls_port); }};
  for (const int port : {our_port, bare_port, tls_port}) wait_for(port);
  rate(our_port, ours, 1s);
  rate(bare_port, bare, 1s);
  measure_rates(ours, bare);
  measure_crowd(ours, our_port);
  const auto encrypted = rate(tls_port, over_tls, 3s);
  std::printf("  over TLS: %.0f/s and %.1f us each\n", encrypted.a_second, encrypted.microseconds);
  measure_crowd(over_tls, tls_port);
  return 0;
}
