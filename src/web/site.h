// Site: what every route works with.
#pragma once
#include <optional>

#include "service/intake.h"
#include "web/form.h"
#include "web/pages.h"

namespace web {

struct Site {
  const service::Context& context;
  Pages pages;
  FormToken token;
  service::Intake& intake;
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

// The routes, by what they speak of. Patterns hold nothing but words and figures: the library matches them with
// std::regex, whose stack grows with what it matches.
void add_overview_routes(httplib::Server& server, const Site& site);
void add_task_routes(httplib::Server& server, const Site& site);
void add_duty_routes(httplib::Server& server, const Site& site);
void add_claim_routes(httplib::Server& server, const Site& site);
void add_agency_routes(httplib::Server& server, const Site& site);
void add_agency_edit_routes(httplib::Server& server, const Site& site);
void add_programme_routes(httplib::Server& server, const Site& site);
void add_calendar_routes(httplib::Server& server, const Site& site);
void add_review_routes(httplib::Server& server, const Site& site);
void add_upload_routes(httplib::Server& server, const Site& site);
void add_entry_routes(httplib::Server& server, const Site& site);
void add_undated_routes(httplib::Server& server, const Site& site);
void add_duty_move_routes(httplib::Server& server, const Site& site);
void add_task_move_routes(httplib::Server& server, const Site& site);
void add_programme_move_routes(httplib::Server& server, const Site& site);
void add_amendment_routes(httplib::Server& server, const Site& site);
void add_mail_routes(httplib::Server& server, const Site& site);
void add_health_route(httplib::Server& server, const service::Context& context);
void add_asset_routes(httplib::Server& server, const Assets& assets);

}  // namespace web
