// Routes: every path of the page with what asking for it means, and the one door in front of them all.
#pragma once
#include <httplib.h>

#include <functional>
#include <string>
#include <vector>

#include "people/access.h"
#include "service/context.h"
#include "web/pages.h"
#include "web/visit.h"

namespace web {

struct Site;

/// One path, as it is known: what may be asked for and by which method.
struct Route {
  std::string method;   ///< "GET" or "POST"
  std::string pattern;  ///< a regular expression of words, figures and groups of figures
  people::Action action = people::Action::enter;
};

/// Where routes are added. None can be without an action, and none is reached but through the door, which sends whoever
/// is not signed in to do so, refuses whom `people::reach_of` does not let in, and forms of other sites.
///
/// Where someone reaches no further than their own, the door looks up whom the number in the path concerns. A path
/// without a number shows them what is their own, by `Visit::agencies`.
class Routes {
 public:
  using Handler = std::function<void(const Site&, const httplib::Request&, httplib::Response&)>;
  /// Of what anyone may have, and nobody is asked for: whether the program is alive, style sheets.
  using OpenHandler = std::function<void(const httplib::Request&, httplib::Response&)>;

  Routes(httplib::Server& server, const service::Context& context, const Pages& pages)
      : server_{server}, context_{context}, pages_{pages} {}
  Routes(const Routes&) = delete;
  Routes& operator=(const Routes&) = delete;

  // Patterns hold nothing but words and figures: the library matches them with std::regex, whose stack grows with what
  // it matches.
  void get(const std::string& pattern, people::Action action, Handler handler);
  void post(const std::string& pattern, people::Action action, Handler handler);
  void get_open(const std::string& pattern, OpenHandler handler);

  const std::vector<Route>& all() const { return all_; }

 private:
  httplib::Server::Handler through_door(people::Action action, Handler handler) const;
  Visit visit_of(const httplib::Request& request, httplib::Response& response) const;
  void send_to_https(const httplib::Request& request, httplib::Response& response) const;
  void sit_down(Visit& visit, const std::string& secret) const;
  std::optional<base::Problem> pass_gate(const httplib::Request& request, httplib::Response& response,
                                         Visit& visit) const;

  httplib::Server& server_;
  const service::Context& context_;
  const Pages& pages_;
  FormToken anonymous_;  ///< of forms for whoever is not signed in
  std::vector<Route> all_;
};

}  // namespace web
