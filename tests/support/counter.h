// A listener with a few routes of its own, for what strangers may do to connections.
#pragma once
#include <chrono>
#include <string>
#include <thread>

#include "support/raw_connection.h"
#include "web/listener.h"
#include "web/sent_files.h"

namespace support {

inline constexpr std::size_t large = std::size_t{8} << 20U;

/// A listener with a few routes of its own, on a free port.
class Counter {
 public:
  explicit Counter(const web::Limits& limits = {}, const service::Network& network = {})
      : listener_{{.page_url = "https://thu.example", .network = network}, limits} {
    listener_.Get("/small", [](const auto&, auto& response) { response.set_content("small", "text/plain"); });
    listener_.Get("/large", [](const auto&, auto& response) { response.body = std::string(large, 'x'); });
    listener_.Get("/pieces", [](const auto&, auto& response) {
      response.set_content_provider(large, "text/plain", [](std::size_t, std::size_t length, auto& sink) {
        return sink.write(std::string(std::min<std::size_t>(length, 16384), 'x').data(),
                          std::min<std::size_t>(length, 16384));
      });
    });
    listener_.Get("/slow", [](const auto&, auto& response) {
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
      response.set_content("slow", "text/plain");
    });
    listener_.Get("/told", [](const auto& request, auto& response) {
      for (const auto* name : {"X-Note", "Cookie", "REMOTE_ADDR"})
        response.body += request.get_header_value(name) + "|";
      response.body += request.remote_addr + "|" + request.get_param_value("to") + "|" + request.get_param_value("q");
    });
    const auto size = [](const auto& request, auto& response) {
      const auto file = web::file_sent(request, "file").bytes.size();
      response.body = std::to_string(file + request.get_param_value("words").size());
    };
    listener_.Post("/form", size);
    listener_.Post("/programmes/upload", size);
    listener_.start({.host = "127.0.0.1", .port = 0});
  }
  ~Counter() { stop(); }
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  Counter& open() {
    thread_ = std::thread{[this] { listener_.run(); }};
    return *this;
  }
  void stop() {
    listener_.halt();
    if (thread_.joinable()) thread_.join();
  }
  int port() const { return listener_.port(); }
  web::Listener& listener() { return listener_; }
  const web::Listener& listener() const { return listener_; }

  std::string get(const std::string& target, const std::string& lines = {}) const {
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port()) + "\r\n" + lines + "\r\n";
  }
  std::string post(const std::string& target, std::size_t length, const std::string& lines = {}) const {
    return "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port()) +
           "\r\nContent-Length: " + std::to_string(length) + "\r\n" + lines + "\r\n";
  }
  /// Whether somebody new is answered, soon even where a sanitizer watches on a busy machine.
  bool answers() const {
    RawConnection client{port()};
    client.send(get("/small", "Connection: close\r\n"));
    return client.all(5000).ends_with("small");
  }

 private:
  web::Listener listener_;
  std::thread thread_;
};

/// Limits under which a test need not wait long.
inline web::Limits hasty() {
  return {.workers = 2,
          .idle = std::chrono::seconds{20},
          .head = std::chrono::milliseconds{300},
          .window = std::chrono::milliseconds{300},
          .bytes_a_window = 1000,
          .parting = std::chrono::milliseconds{300},
          .stopping = std::chrono::milliseconds{300},
          .sweep = std::chrono::milliseconds{20}};
}

inline std::string body_of(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "no answer" : answer.substr(end + 4);
}

inline std::string part(const std::string& disposition, const std::string& content) {
  return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n--b--\r\n";
}

inline constexpr auto in_parts = "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n";
inline constexpr auto urlencoded = "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";

/// The settings under which these proxies are trusted.
inline service::Network behind(const std::vector<std::string>& proxies) {
  service::Network network;
  for (const auto& proxy : proxies) network.trusted_proxies.push_back(base::IpRange::of(proxy).value());
  return network;
}

}  // namespace support
