// Site: what a route works with while it answers one request.
#pragma once
#include <optional>

#include "service/intake.h"
#include "web/form.h"
#include "web/pages.h"
#include "web/routes.h"
#include "web/visit.h"

namespace web {

class Listener;

struct Site {
  const service::Context& context;
  VisitorPages pages;
  const FormToken& token;  ///< of the forms that this sender is shown
  const Visit& visit;

  /// Who acts.
  base::PersonId person() const { return visit.person(); }
};

/// The id that a route's one group of figures names; nothing where there can be none of that number.
template <typename Id>
std::optional<Id> id_in(const httplib::Request& request) {
  const auto number = number_typed(request.matches[1].str());
  return number ? std::optional{Id{*number}} : std::nullopt;
}

/// The cleaned words of a parameter of the query; empty where there is none.
inline std::string parameter(const httplib::Request& request, const char* name) {
  return cleaned(request.get_param_value(name)).value_or("");
}

// The routes, by what they speak of.
void add_sign_in_routes(Routes& routes);
void add_overview_routes(Routes& routes);
void add_task_routes(Routes& routes);
void add_duty_routes(Routes& routes);
void add_claim_routes(Routes& routes);
void add_evidence_routes(Routes& routes);
void add_link_routes(Routes& routes);
void add_feed_routes(Routes& routes);
void add_statement_routes(Routes& routes);
void add_desk_routes(Routes& routes);
void add_directive_routes(Routes& routes);
void add_agency_routes(Routes& routes);
void add_agency_edit_routes(Routes& routes);
void add_programme_routes(Routes& routes);
void add_indicator_routes(Routes& routes);
void add_report_routes(Routes& routes);
void add_calendar_routes(Routes& routes);
void add_review_routes(Routes& routes);
void add_upload_routes(Routes& routes, service::Intake& intake);
void add_entry_routes(Routes& routes);
void add_undated_routes(Routes& routes);
void add_duty_move_routes(Routes& routes);
void add_task_move_routes(Routes& routes);
void add_programme_move_routes(Routes& routes);
void add_amendment_routes(Routes& routes);
void add_mail_routes(Routes& routes);
void add_digest_routes(Routes& routes);
void add_stop_routes(Routes& routes);
void add_people_routes(Routes& routes);
void add_log_routes(Routes& routes);
void add_health_route(Routes& routes, const service::Context& context);
void add_metrics_route(Routes& routes, const service::Context& context, const Listener& listener);
void add_asset_routes(Routes& routes, const Assets& assets);

}  // namespace web
