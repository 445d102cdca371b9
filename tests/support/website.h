// A website for one test: a data folder with a programme in force, and a real server on a loopback port.
#pragma once
#include <httplib.h>

#include <string>
#include <thread>

#include "service/lists.h"
#include "service/people.h"
#include "support/installation.h"
#include "web/server.h"

namespace support {

/// A task of that agency that was due on that day.
programme::Task task_due(std::string ref, std::string agency, std::string text, std::string_view due_on);

/// On 22 June 2026: one task overdue, one due that day (its Saturday moved on), one a week later, one ongoing, one
/// without a day.
programme::Programme website_programme();

inline constexpr std::string_view website_agencies =
    "tên,tên khác,người liên hệ,email,email lãnh đạo\n"
    "Sở Nội vụ,SNV,Nông Thị Hảo,hao@noivu.example,giamdoc@noivu.example\n"
    "Sở Tài chính,STC,Lục Văn Kiên,kien@taichinh.example,\n";

/// Cheap hashes of passwords: a test signs in many times.
inline constexpr auto website_settings = "[sign_in]\nhash_passes = 1\nhash_memory = 1\n";

/// What everyone in a test signs in with.
inline constexpr auto test_password = "con thuyền ngoài khơi";

/// A browser in which someone is signed in, or nobody.
class Browser {
 public:
  explicit Browser(int port, std::string cookie = {});

  const std::string& cookie() const { return cookie_; }

  /// A client that sends the cookie with every request.
  httplib::Client client() const;

  httplib::Response get(const std::string& path, const httplib::Headers& headers = {}) const;
  std::string page(const std::string& path) const;

  httplib::Response post(const std::string& path, const httplib::MultipartFormDataItems& fields,
                         const httplib::Headers& headers = {}) const;

  /// The token that the forms shown to this browser carry.
  std::string token() const;

  /// Sends what a person types to sign in.
  httplib::Response try_to_sign_in(const std::string& email, const std::string& password) const;

 private:
  int port_;
  std::string cookie_;
};

/// The cookie that an answer gives, as a request sends it.
std::string cookie_in(const httplib::Response& answer);

/// A test's site. What it asks for itself, it asks as a person of the office.
class Website {
 public:
  Website();  ///< with website_programme()
  explicit Website(const programme::Programme& programme, std::string_view agencies = website_agencies,
                   service::Activate activate = service::Activate::yes, const std::string& settings = website_settings);
  ~Website();
  Website(const Website&) = delete;
  Website& operator=(const Website&) = delete;

  void stop();

  const service::Context& context() const { return context_; }
  RecordingMailer& mailer() { return installation_.mailer(); }
  service::Ticked tick();
  int port() const;
  std::string host() const;

  const web::Server& server() const { return *server_; }
  void now_is(std::string_view rfc3339) { installation_.now_is(rfc3339); }
  std::string sql(const std::string& query) const;

  /// A browser in which nobody is signed in.
  Browser stranger() const;

  /// Signs the person of that address in, who gets a password first.
  Browser as(const std::string& email) const;

  /// Adds someone with that role and signs them in.
  Browser as(people::Role role, std::optional<base::AgencyId> agency = {}) const;

  const Browser& office() const { return *office_; }
  httplib::Client client() const;
  httplib::Response get(const std::string& path, const httplib::Headers& headers = {}) const;
  std::string page(const std::string& path) const;
  httplib::Response post(const std::string& path, const httplib::MultipartFormDataItems& fields,
                         const httplib::Headers& headers = {}) const;
  std::string token() const;

  /// The duty of the task with that ref.
  base::DutyId duty(std::string_view ref) const;

 private:
  Installation installation_;
  service::Context context_;
  std::optional<web::Server> server_;
  std::optional<Browser> office_;
  std::thread thread_;
};

std::string path_of(base::DutyId duty);

/// A filled-in form for a claim of Sở Nội vụ.
httplib::MultipartFormDataItems claim_form(const std::string& token);

}  // namespace support
