#include "web/listener.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "web/parts.h"
#include "web/query.h"
#include "web/sent_files.h"
#include "web/stream.h"

namespace web {
namespace {

/// What would make the library compress or cut up an answer, wait, or decide about the connection.
bool is_kept_from_library(std::string_view name) {
  constexpr std::array<std::string_view, 11> kept{"Accept-Encoding", "Connection",  "Content-Length", "Content-Type",
                                                  "Expect",          "If-Range",    "Keep-Alive",     "LOCAL_ADDR",
                                                  "Range",           "REMOTE_ADDR", "Upgrade"};
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

/// The files of a form keep their bytes where they lie, beside the request (`FilesAtHand`).
httplib::MultipartFormDataMap fields_of(const std::vector<Part>& parts) {
  httplib::MultipartFormDataMap fields;
  for (const auto& part : parts) {
    const std::string field{part.field};
    fields.emplace(field, httplib::MultipartFormData{.name = field,
                                                     .content = part.file_name ? "" : std::string{part.content},
                                                     .filename = std::string{part.file_name.value_or("")},
                                                     .content_type = {}});
  }
  return fields;
}

/// Puts in the request what the client sent. The library would decode headers, cut parameters at a second "=", refuse
/// urlencoded forms of more than 8 KiB and copy files into memory; so it sees of a request neither line nor headers nor
/// body.
void fill(httplib::Request& request, const RequestHead& head, std::string_view body, const std::vector<Part>& parts) {
  request.target = head.target;
  request.path = path_decoded(head.path());
  request.headers = headers_of(head);
  if (head.method == "POST") request.headers.emplace("Content-Length", "0");
  if (const auto query = head.target.find('?'); query != std::string::npos)
    request.params = parameters_in(std::string_view{head.target}.substr(query + 1));
  if (is_urlencoded(head.value("Content-Type"))) request.params.merge(parameters_in(body));
  request.files = fields_of(parts);
}

std::variant<std::vector<Part>, Refusal> parts_of(const RequestHead& head, std::string_view body) {
  const auto type = head.value("Content-Type");
  if (head.method != "POST" || !is_in_parts(type)) return std::vector<Part>{};
  const auto boundary = boundary_in(type);
  if (!boundary) return Refusal{400, "Biểu mẫu gửi lên không đọc được. Xin tải lại trang rồi gửi lại."};
  return parts_in(body, *boundary);
}

std::unique_ptr<Tls> tls_of(const service::Network& network) {
  if (!network.has_tls()) return nullptr;
  return std::make_unique<Tls>(network.tls_certificate, network.tls_key);
}

}  // namespace

Listener::Listener(Names names, const Limits& limits, const std::filesystem::path& spool)
    : names_{std::move(names)},
      tls_{tls_of(names_.network)},
      front_{{.limits = limits,
              .judge = [this](const auto& head, const auto& peer) { return refusal_of(head, peer.address, names_); },
              .spool = spool},
             tls_.get(),
             [this](std::string_view address) { return names_.network.trusts(address); },
             [this](Question question) { return answer(std::move(question)); }} {
  base::remove_spools(spool);
  // The library has no socket here, and to it that means stopping: it would cut off answers that come piece by piece.
  svr_sock_ = 0;
  // What answers promise, for the library keeps no connections here.
  set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(limits.idle).count());
  set_keep_alive_max_count(static_cast<std::size_t>(limits.requests_a_connection));
}

Listener::~Listener() = default;

void Listener::renew_certificate() {
  if (tls_) tls_->renew();
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
  const bool is_for_head = question.head.method == "HEAD";
  if (question.refusal) return answer_refusal(*question.refusal, is_for_head);
  const auto body = std::make_shared<base::Spool>(std::move(question.body));
  const auto bytes = body->bytes();
  const auto parts = parts_of(question.head, bytes);
  if (const auto* refusal = std::get_if<Refusal>(&parts)) return answer_refusal(*refusal, is_for_head);
  const auto& found = std::get<std::vector<Part>>(parts);
  MemoryStream stream{question.head.method + " / HTTP/1.1\r\n\r\n", question.peer};
  std::optional<FilesAtHand> at_hand;
  bool asked_to_close = false;
  const auto is_answered = process_request(stream, question.is_last, asked_to_close, [&](httplib::Request& request) {
    fill(request, question.head, bytes, found);
    at_hand.emplace(request, found, body);
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
