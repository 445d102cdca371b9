#include <spdlog/spdlog.h>

#include "service/lists.h"
#include "service/outbox.h"
#include "web/listener.h"
#include "web/site.h"

namespace web {
namespace {

/// One measure as Prometheus reads it, without labels.
void add(std::string& text, std::string_view name, std::string_view help, std::int64_t value) {
  text += "# HELP " + std::string{name} + ' ' + std::string{help} + "\n# TYPE " + std::string{name} + " gauge\n" +
          std::string{name} + ' ' + std::to_string(value) + '\n';
}

/// Of the page's connections, and of those that were refused.
void add_connections(std::string& text, const Listener& listener) {
  const auto& counts = listener.counts();
  add(text, "dondoc_connections_open", "Connections that are open.", static_cast<std::int64_t>(counts.open));
  text +=
      "# HELP dondoc_connections_refused_total Connections that were not taken or were closed, by reason: too many of "
      "their address, too many at all, too slow, too much sent at once, no TLS.\n"
      "# TYPE dondoc_connections_refused_total counter\n";
  for (const auto& [reason, count] : {std::pair{"address", counts.crowded.load()},
                                      {"all", counts.shed.load()},
                                      {"slow", counts.late.load()},
                                      {"memory", counts.costly.load()},
                                      {"tls", counts.unencrypted.load()}})
    text += "dondoc_connections_refused_total{reason=\"" + std::string{reason} + "\"} " + std::to_string(count) + '\n';
  text +=
      "# HELP dondoc_requests_refused_total Requests refused before any page was looked for.\n"
      "# TYPE dondoc_requests_refused_total counter\ndondoc_requests_refused_total " +
      std::to_string(counts.refused) + '\n';
  if (listener.tls() != nullptr)
    add(text, "dondoc_tls_certificate_expires_timestamp_seconds", "Instant at which the page's certificate expires.",
        listener.tls()->expires_at().time_since_epoch().count());
}

/// What a watchdog asks: whether the clock works, whether mail goes out. Numbers alone, no one's name.
std::string metrics_of(const service::Context& context, const Listener& listener) {
  const auto state = service::mail_state(context);
  std::string text;
  if (state.swept_until)
    add(text, "dondoc_last_sweep_timestamp_seconds", "Instant up to which everything owed is in the ledger.",
        state.swept_until->time_since_epoch().count());
  const auto waited = state.oldest_waiting ? context.clock.now() - *state.oldest_waiting : std::chrono::seconds{0};
  add(text, "dondoc_oldest_queued_seconds", "Age of the oldest mail that waits to be sent; held ones aside.",
      waited.count());
  text += "# HELP dondoc_mails Mails by state.\n# TYPE dondoc_mails gauge\n";
  for (const auto& [each, count] : state.counts)
    text += "dondoc_mails{state=\"" + std::string{store::code(each)} + "\"} " + std::to_string(count) + '\n';
  add(text, "dondoc_addresses_put_aside", "Addresses to which nothing is sent.", state.aside);
  add(text, "dondoc_duties_overdue", "Duties that are open and overdue.",
      service::overview(context)->total.open_overdue);
  add_connections(text, listener);
  return text;
}

}  // namespace

void add_metrics_route(Routes& routes, const service::Context& context, const Listener& listener) {
  routes.get_open("/metrics", [&](const auto&, auto& response) {
    try {
      response.set_content(metrics_of(context, listener), "text/plain; version=0.0.4; charset=utf-8");
    } catch (const std::exception& failure) {
      spdlog::error(fmt::format("metrics: {}", failure.what()));
      response.status = 503;
      response.set_content("", "text/plain; charset=utf-8");
    }
  });
}

}  // namespace web
