// Pages: a template and its values become an answer, and so does a refusal.
#pragma once
#include <httplib.h>

#include <string>
#include <string_view>

#include "base/problem.h"
#include "render/templates.h"
#include "web/assets.h"

namespace web {

/// The HTTP status that says what a problem is: 404 for what is not there, 409 for what someone did before, 403 for
/// what the person may not do, 422 for what was filled in wrongly.
int status_of(const base::Problem& problem);

class Pages {
 public:
  Pages(render::Templates templates, Assets assets);

  /// Answers with the page of that template. values: what its view gives
  void show(httplib::Response& response, std::string_view name, render::Values values, int status = 200) const;

  /// Answers with a page that says in words why there is no other.
  void refuse(httplib::Response& response, int status, std::string_view words) const;
  void refuse(httplib::Response& response, const base::Problem& problem) const;

  const Assets& assets() const { return assets_; }

 private:
  render::Templates templates_;
  Assets assets_;
  std::string style_, icon_;
};

struct Visit;

/// The pages as one sender sees them: with their name, and the links that they may follow.
class VisitorPages {
 public:
  VisitorPages(const Pages& pages, const Visit& visit) : pages_{pages}, visit_{visit} {}

  /// As `Pages::show`, with these besides: visitor, visitor_name and visitor_token where someone is signed in,
  /// disarmed where no mail leaves the house, office_acts where the office's forms and links are theirs, sees_lists,
  /// sees_mail and sees_people where those pages are.
  void show(httplib::Response& response, std::string_view name, render::Values values, int status = 200) const;
  void refuse(httplib::Response& response, int status, std::string_view words) const;
  void refuse(httplib::Response& response, const base::Problem& problem) const;

  /// The page as whoever is not signed in sees it: of a page that has nothing to do with the session.
  void show_apart(httplib::Response& response, std::string_view name, render::Values values, int status = 200) const {
    pages_.show(response, name, std::move(values), status);
  }

 private:
  const Pages& pages_;
  const Visit& visit_;
};

/// Sends the browser on with a GET, so that reloading the page does not send the form again (303).
void go_to(httplib::Response& response, const std::string& path);

/// Answers a form that a page of another site sent.
void refuse_foreign_page(const VisitorPages& pages, httplib::Response& response);

/// The text as it may stand in the query of a link of ours.
std::string url_encoded(std::string_view text);

}  // namespace web
