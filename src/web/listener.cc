#include "web/listener.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "web/parts.h"
#include "web/query.h"
#include "web/stream.h"

namespace web {
namespace {

/// What would make the library compress or cut up an answer, wait, or decide about the connection.
bool is_kept_from_library(std::string_view name) {
  constexpr std::array<std::string_view, 10> kept{"Accept-Encoding", "Connection", "Content-Type", "Expect",
                                                  "If-Range",        "Keep-Alive", "LOCAL_ADDR",   "Range",
                                                  "REMOTE_ADDR",     "Upgrade"};
  return std::ranges::any_of(kept, [name](std::string_view other) { return is_same_name(name, other); });
}

httplib::Headers headers_of(const RequestHead& head) {
  httplib::Headers headers;
  for (const auto& field : head.fields)
    if (!is_kept_from_library(field.name)) headers.emplace(field.name, field.value);
  return headers;
}

bool is_urlencoded(std::string_view content_type) {
  return is_same_name(content_type.substr(0, content_type.find(';')), "application/x-www-form-urlencoded");
}

/// Puts in the request what the client sent. The library would decode headers, cut parameters at a second "=", and
/// refuse urlencoded forms of more than 8 KiB; so it sees of them neither line nor headers nor type.
void fill(httplib::Request& request, const RequestHead& head, const std::string& body) {
  request.target = head.target;
  request.path = path_decoded(head.path());
  request.headers = headers_of(head);
  if (const auto query = head.target.find('?'); query != std::string::npos)
    request.params = parameters_in(std::string_view{head.target}.substr(query + 1));
  const auto type = head.value("Content-Type");
  if (is_in_parts(type))
    request.headers.emplace("Content-Type", "multipart/form-data; boundary=" + boundary_in(type).value());
  else if (is_urlencoded(type))
    request.params.merge(parameters_in(body));
}

std::optional<Refusal> refusal_of_form(const Question& question) {
  const auto type = question.head.value("Content-Type");
  if (question.head.method != "POST" || !is_in_parts(type)) return std::nullopt;
  const auto boundary = boundary_in(type);
  if (!boundary) return Refusal{400, "Biểu mẫu gửi lên không đọc được. Xin tải lại trang rồi gửi lại."};
  return refusal_of_parts(question.body, *boundary);
}

}  // namespace

Listener::Listener(Names names, const Limits& limits)
    : names_{std::move(names)},
      front_{limits, [this](const auto& head, const auto& peer) { return refusal_of(head, peer.address, names_); },
             [this](std::string_view address) { return names_.is_proxy(address); },
             [this](Question question) { return answer(std::move(question)); }} {
  set_payload_max_length(longest_upload);
  // The library has no socket here, and to it that means stopping: it would cut off answers that come piece by piece.
  svr_sock_ = 0;
  // What answers promise, for the library keeps no connections here.
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
  set_keep_alive_max_count(static_cast<std::size_t>(limits.requests_a_connection));
}

void Listener::start(const Address& address) {
  try {
    front_.bind(address);
  } catch (const std::system_error& failure) {
    throw std::runtime_error{"Không mở được cổng " + std::to_string(address.port) + " trên " + address.host + " (" +
                             failure.code().message() +
                             "). Có thể dondoc hoặc chương trình khác đang dùng cổng này; xin dừng chương trình đó "
                             "hoặc chọn cổng khác bằng --listen."};
  }
  names_.port = front_.port();
}

Answer Listener::answer(Question question) {
  if (!question.refusal) question.refusal = refusal_of_form(question);
  if (question.refusal) return answer_refusal(*question.refusal, question.head.method == "HEAD");
  MemoryStream stream{question.head.method + " / HTTP/1.1\r\n\r\n", std::move(question.body), question.peer};
  bool asked_to_close = false;
  const auto is_answered = process_request(stream, question.is_last, asked_to_close, [&](httplib::Request& request) {
    fill(request, question.head, stream.body());
  });
  return {.bytes = std::move(stream).written(), .ends = !is_answered || asked_to_close};
}

Answer Listener::answer_refusal(const Refusal& refusal, bool is_for_head) const {
  httplib::Response response;
  if (refusal_page_) refusal_page_(refusal, response);
  std::string bytes = "HTTP/1.1 " + std::to_string(refusal.status) + " \r\n";
  for (const auto& [name, value] : response.headers) bytes += name + ": " + value + "\r\n";
  bytes += "Content-Length: " + std::to_string(response.body.size()) + "\r\nConnection: close\r\n\r\n";
  if (!is_for_head) bytes += response.body;
  return {.bytes = std::move(bytes), .ends = true};
}

}  // namespace web
