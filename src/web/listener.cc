#include "web/listener.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

#include "web/guard.h"
#include "web/stream.h"

namespace web {
namespace {

// A worker belongs to one connection for its whole life, so there are more than a browser's few connections need, and
// an idle connection gives its worker back after a second.
constexpr std::size_t workers = 32;
constexpr std::chrono::milliseconds idle_time{1000};
constexpr int requests_a_connection = 1000;
constexpr std::chrono::milliseconds request_time{10000};
constexpr std::chrono::milliseconds upload_time{120000};  // more, for a document over a slow line
constexpr int waiting_connections = 512;

}  // namespace

Listener::Listener() : stop_fd_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
  if (stop_fd_ < 0) throw std::runtime_error{"eventfd failed"};
  set_tcp_nodelay(true);  // off by default: 40 ms more for each answer on a kept connection
  set_payload_max_length(longest_upload);
  new_task_queue = [] { return new httplib::ThreadPool{workers}; };
  bind_exclusively();
}

Listener::~Listener() {
  if (listening_ >= 0) ::close(listening_);
  ::close(stop_fd_);
}

// The library's own choice, SO_REUSEPORT, lets a second program share the port and take half of the requests. With
// SO_REUSEADDR a second one fails, and a restart does not have to wait for connections that are timing out.
void Listener::bind_exclusively() {
  set_socket_options([this](socket_t socket) {
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    listening_ = socket;
  });
}

// The library lets five connections wait and the sixth time out; a second listen() on the same socket changes that.
void Listener::lengthen_queue() const {
  if (::listen(listening_, waiting_connections) != 0) throw std::runtime_error{"listen failed"};
}

void Listener::start(const Address& address) {
  port_ = address.port == 0 ? bind_to_any_port(address.host) : address.port;
  const auto bound = address.port == 0 ? port_ > 0 : bind_to_port(address.host, port_);
  if (!bound)
    throw std::runtime_error{
        "Không mở được cổng " + std::to_string(address.port) + " trên " + address.host + " (" + std::strerror(errno) +
        "). Có thể dondoc hoặc chương trình khác đang dùng cổng này; xin dừng chương trình đó hoặc "
        "chọn cổng khác bằng --listen."};
  lengthen_queue();
}

void Listener::run() {
  listen_after_bind();
  listening_ = -1;
}

void Listener::halt() {
  if (stopping_.exchange(true)) return;
  const std::uint64_t one = 1;
  if (::write(stop_fd_, &one, sizeof one) < 0) throw std::runtime_error{"eventfd cannot be written"};
  if (is_running()) {
    stop();
  } else if (const int socket = listening_; socket >= 0) {
    ::shutdown(socket, SHUT_RDWR);  // a run() that begins later finds nothing to wait for
  }
}

bool Listener::process_and_close_socket(socket_t socket) {
  BoundedStream stream{socket, stop_fd_, {.bytes = longest_request, .time = request_time}};
  for (int count = 1; !stopping_ && stream.next_request_begins(idle_time); ++count)
    if (!answer_next(stream, count == requests_a_connection)) break;
  stream.part();
  ::close(socket);
  return true;
}

/// Answers one request. False where the connection must end: asked for, refused, unreadable, or the client is gone.
bool Listener::answer_next(BoundedStream& stream, bool last) {
  bool asked_to_close = false;
  bool usable = false;  // stays so where the library could not even read the headers
  const auto answered = process_request(stream, last, asked_to_close, [&](httplib::Request& request) {
    disarm(request);
    usable = !refusal_of(request, port_).has_value();
    if (usable && longest_body_of(request.target) == longest_upload)
      stream.allow({.bytes = longest_upload, .time = upload_time});
  });
  return stream.flush() && answered && usable && !asked_to_close && !last && !stopping_;
}

}  // namespace web
