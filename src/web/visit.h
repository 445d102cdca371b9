// Visits: who sends a request, and from where.
#pragma once
#include <httplib.h>

#include <optional>
#include <string>

#include "people/access.h"
#include "service/sign_in.h"
#include "web/form.h"

namespace web {

/// One request's sender.
struct Visit {
  std::optional<service::Visitor> visitor;  ///< nobody where no one is signed in
  service::Origin origin;
  FormToken token;        ///< of the forms shown to this sender
  bool disarmed = false;  ///< no mail leaves the house until someone says so

  /// Who acts. Only a route that asks for someone signed in may call it.
  base::PersonId person() const { return visitor.value().person.id; }
  bool is_signed_in() const { return visitor && visitor->session.whole; }
  people::Reach reach(people::Action action) const;
  /// The agencies for which the sender acts.
  std::vector<base::AgencyId> agencies(people::Action action) const;
};

/// Cookies that hold the secret of a session: `__Host-dondoc`, which only TLS carries and only this host may set, where
/// the page's address is https; on a loopback address without TLS `dondoc`.
/// source: RFC 6265bis, section 4.1.3.2
std::string cookie_name(const service::Settings& settings);
/// The header that gives the browser the secret, until the browser is closed. Links from mails open with it, but no
/// form of another site sends it (SameSite=Lax).
std::string cookie_with(const service::Settings& settings, const std::string& secret);
/// The header that takes it away.
std::string cookie_without(const service::Settings& settings);

/// The secret that the request's cookie holds; empty where there is none that could be one.
std::string secret_in(const httplib::Request& request, const service::Settings& settings);

/// Where the request comes from: its connection's other end, or what a trusted proxy says of it.
service::Origin origin_of(const httplib::Request& request, const service::Settings& settings);

}  // namespace web
