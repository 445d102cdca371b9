#include <spdlog/spdlog.h>

#include "store/ledger.h"
#include "web/site.h"

namespace web {
namespace {

/// One line a fact, for a watchdog: "database ok", "last_change 17", "swept_until 2026-06-30T00:30:00Z".
std::string health_of(const service::Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto swept_until = store::swept_until(*connection);
  return "ok\ndatabase ok\nlast_change " + std::to_string(store::last_change(*connection)) + "\nswept_until " +
         (swept_until ? base::rfc3339(*swept_until) : "never") + "\n";
}

}  // namespace

void add_health_route(Routes& routes, const service::Context& context) {
  routes.get_open("/healthz", [&context](const auto&, auto& response) {
    constexpr auto plain = "text/plain; charset=utf-8";
    try {
      response.set_content(health_of(context), plain);
    } catch (const std::exception& failure) {
      spdlog::error(fmt::format("health: {}", failure.what()));
      response.status = 503;
      response.set_content("failing\ndatabase failing\n", plain);
    }
  });
}

}  // namespace web
