#include "web/server.h"

#include <spdlog/spdlog.h>

#include "service/intake.h"
#include "web/file_paths.h"
#include "web/guard.h"
#include "web/listener.h"
#include "web/site.h"

namespace web {
namespace {

Pages pages_from(const std::optional<std::filesystem::path>& from) {
  if (from) return {render::Templates::on_disk(*from / "templates"), Assets::on_disk(*from / "static")};
  return {render::Templates::embedded("web/templates/"), Assets::embedded("web/static/")};
}

/// What a browser is to know of every answer: nothing of ours runs scripts, is framed, loads from elsewhere, or uses
/// the device; and where the page is behind TLS, it is never asked for without.
httplib::Headers safe_headers(const service::Settings& settings) {
  httplib::Headers headers{
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri "
       "'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "same-origin"},
      {"Permissions-Policy",
       "accelerometer=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cache-Control", "no-store"}};
  if (settings.page_url.starts_with("https://"))
    headers.emplace("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  return headers;
}

Limits limits_of(const service::Network& network) {
  Limits limits;
  limits.connections_per_address = static_cast<std::size_t>(network.connections_per_address);
  return limits;
}

/// The path as a log line may hold it: what a stranger sent breaks no line and stays short, and no secret of a link or
/// a calendar is told.
std::string loggable(const std::string& path) {
  if (is_of_link(path)) return "/l/...";
  if (is_of_feed(path)) return "/feed/...";
  if (is_of_stop(path)) return "/u/...";
  return url_encoded(std::string_view{path}.substr(0, 200));
}

std::string_view words_of(int status) {
  switch (status) {
    case 404: return "Xin kiểm tra lại địa chỉ, hoặc đi từ trang tổng quan.";
    case 413: return "Nội dung gửi lên quá dài. Xin rút gọn rồi gửi lại.";
    case 414: return "Địa chỉ trang quá dài.";
    default: return "Máy chủ không hiểu yêu cầu này. Xin tải lại trang rồi thử lại.";
  }
}

}  // namespace

struct Server::Parts {
  Pages pages;
  service::Intake intake;
  Listener listener;
  Routes routes;

  Parts(const service::Context& of, Pages shown)
      : pages{std::move(shown)},
        intake{of},
        listener{{.page_url = of.settings.page_url, .network = of.settings.network},
                 limits_of(of.settings.network),
                 of.pool.folder()},
        routes{listener, of, pages} {}

  void refuse_strangers(const service::Settings& settings);
  void say_what_is_missing();
  void keep_failures_inside();
};

// Requests that could cost or mean more than they say are answered with words, and reach no route.
void Server::Parts::refuse_strangers(const service::Settings& settings) {
  listener.set_refusal_page([this, headers = safe_headers(settings)](const Refusal& refusal, auto& response) {
    response.headers = headers;
    if (refusal.status == 405) response.set_header("Allow", "GET, HEAD, POST");
    pages.refuse(response, refusal.status, refusal.words);
  });
}

// After every route: what the library refused by itself has a page too. An exception here would end the process.
void Server::Parts::say_what_is_missing() {
  listener.set_error_handler([this](const auto&, auto& response) {
    if (!response.body.empty()) return;
    try {
      pages.refuse(response, response.status, words_of(response.status));
    } catch (const std::exception& failure) {
      spdlog::error(fmt::format("page of status {} failed: {}", response.status, failure.what()));
    }
  });
}

// The door of a request: what went wrong below is logged once, here, and the page says nothing of it. The library
// would send the exception's text to the client.
void Server::Parts::keep_failures_inside() {
  listener.set_exception_handler([this](const auto& request, auto& response, std::exception_ptr thrown) {
    std::optional<base::Problem> problem;
    try {
      std::rethrow_exception(thrown);
    } catch (const std::exception& failure) {
      problem = store::problem_of(failure);
      spdlog::error(fmt::format("{} {} failed: {}", request.method, loggable(request.path), failure.what()));
    } catch (...) {
      spdlog::error(fmt::format("{} {} failed", request.method, loggable(request.path)));
    }
    response.headers.erase("EXCEPTION_WHAT");
    response.status = 500;
    response.body = "Chương trình gặp lỗi, chưa có gì thay đổi. Xin thử lại.";
    response.set_header("Content-Type", "text/plain; charset=utf-8");
    try {
      if (problem) return pages.refuse(response, *problem);
      pages.refuse(response, 500,
                   "Việc vừa yêu cầu chưa được thực hiện. Xin thử lại sau ít phút; nếu vẫn lỗi, xin báo "
                   "người quản trị xem nhật ký của chương trình.");
    } catch (const std::exception& failure) {
      spdlog::error(fmt::format("page of status 500 failed: {}", failure.what()));
    }
  });
}

Server::Server(const service::Context& context, const std::optional<std::filesystem::path>& from)
    : parts_{new Parts{context, pages_from(from)}} {
  auto& listener = parts_->listener;
  auto& routes = parts_->routes;
  listener.set_default_headers(safe_headers(context.settings));
  parts_->refuse_strangers(context.settings);
  parts_->say_what_is_missing();
  parts_->keep_failures_inside();
  add_sign_in_routes(routes);
  add_overview_routes(routes);
  add_duty_routes(routes);
  add_task_routes(routes);
  add_claim_routes(routes);
  add_evidence_routes(routes);
  add_link_routes(routes);
  add_feed_routes(routes);
  add_statement_routes(routes);
  add_desk_routes(routes);
  add_directive_routes(routes);
  add_agency_routes(routes);
  add_agency_edit_routes(routes);
  add_programme_routes(routes);
  add_indicator_routes(routes);
  add_report_routes(routes);
  add_calendar_routes(routes);
  add_review_routes(routes);
  add_upload_routes(routes, parts_->intake);
  add_entry_routes(routes);
  add_undated_routes(routes);
  add_duty_move_routes(routes);
  add_task_move_routes(routes);
  add_programme_move_routes(routes);
  add_amendment_routes(routes);
  add_mail_routes(routes);
  add_digest_routes(routes);
  add_stop_routes(routes);
  add_people_routes(routes);
  add_log_routes(routes);
  add_health_route(routes, context);
  add_metrics_route(routes, context, parts_->listener);
  add_asset_routes(routes, parts_->pages.assets());
}

Server::~Server() { stop(); }

void Server::start(const Address& address) { parts_->listener.start(address); }
void Server::run() { parts_->listener.run(); }
void Server::stop() { parts_->listener.halt(); }
void Server::renew_certificate() { parts_->listener.renew_certificate(); }
int Server::port() const { return parts_->listener.port(); }
const std::vector<Route>& Server::routes() const { return parts_->routes.all(); }

}  // namespace web
