#include "service/account_mail.h"
#include "service/feeds.h"
#include "web/account_view.h"
#include "web/attempt.h"
#include "web/site.h"

namespace web {
namespace {

using people::Action;

/// The path to go to after signing in: one of ours, or the overview. A browser takes «//host» and «/\host» for another
/// site.
std::string next_of(const std::string& typed) {
  const bool is_ours = typed.starts_with('/') && !typed.starts_with("//") && typed.find('\\') == std::string::npos;
  return is_ours ? typed : "/";
}

std::optional<base::Problem> not_the_same(const Form& form) {
  if (form.value("password") == form.value("again")) return std::nullopt;
  return base::Problem{
      .kind = "password_differs", .detail = "Hai lần ghi mật khẩu mới không giống nhau. Xin ghi lại.", .words = {}};
}

void show_sign_in(const Site& site, httplib::Response& response, const SignInDraft& draft, std::string notice) {
  const auto demo =
      site.context.settings.sign_in.demo ? service::people_lines(site.context) : std::vector<service::PersonLine>{};
  auto values = sign_in_page(draft, demo, site.context.today(), site.token.text(), std::move(notice));
  values.flag("gate", !site.context.settings.network.sso_header.empty());
  site.pages.show(response, "sign_in.html", std::move(values), draft.problem ? status_of(*draft.problem) : 200);
}

void ask(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto next = next_of(parameter(request, "next"));
  if (site.visit.is_signed_in()) return go_to(response, next);
  if (site.visit.visitor && !request.has_param("again"))
    return go_to(response, "/sign-in/code?next=" + url_encoded(next));
  const bool chosen = request.get_param_value("done") == "password";
  show_sign_in(site, response, {.email = {}, .next = next, .problem = {}},
               chosen ? "Đã đặt mật khẩu. Xin đăng nhập." : "");
}

void give_cookie(const Site& site, httplib::Response& response, const std::string& secret) {
  response.headers.erase("Set-Cookie");
  response.set_header("Set-Cookie", cookie_with(site.context.settings, secret));
}

void sign_in(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  SignInDraft draft{
      .email = form.value("email"), .next = next_of(form.value("next")), .problem = site.token.problem_of(form)};
  if (!draft.problem) {
    const auto secret = attempt("sign-in", [&] {
      return service::sign_in(site.context, draft.email, form.value("password"), site.visit.origin);
    });
    if (secret) {
      if (site.visit.visitor) service::sign_out(site.context, *site.visit.visitor);
      give_cookie(site, response, *secret);
      return go_to(response, draft.next);
    }
    draft.problem = secret.error();
  }
  show_sign_in(site, response, draft, {});
}

void sign_out(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (const auto problem = site.token.problem_of(Form::of(request))) return site.pages.refuse(response, *problem);
  service::sign_out(site.context, *site.visit.visitor);
  response.set_header("Set-Cookie", cookie_without(site.context.settings));
  response.set_header("Clear-Site-Data", "\"cache\", \"storage\"");  // of what was shown, on a shared desk
  go_to(response, "/sign-in");
}

void show_password(const Site& site, httplib::Response& response, const std::string& link,
                   const std::optional<base::Problem>& problem) {
  const auto person = service::person_of_link(site.context, link);
  if (!person)
    return site.pages.refuse(response, 404,
                             "Đường dẫn này đã dùng, đã được thay bằng đường dẫn mới hơn, hoặc đã hết hạn. Xin bấm "
                             "«Quên mật khẩu» ở trang đăng nhập để nhận đường dẫn khác.");
  site.pages.show(response, "password.html", password_page(*person, link, site.token.text(), problem),
                  problem ? status_of(*problem) : 200);
}

void choose_password(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  auto problem = site.token.problem_of(form);
  if (!problem) problem = not_the_same(form);
  if (!problem) {
    const auto chosen = attempt(
        "password", [&] { return service::choose_password(site.context, form.value("link"), form.value("password")); });
    if (chosen) return go_to(response, "/sign-in?done=password");
    problem = chosen.error();
  }
  show_password(site, response, form.value("link"), problem);
}

void show_account(const Site& site, httplib::Response& response, const std::optional<base::Problem>& problem,
                  std::string notice) {
  const auto& visitor = *site.visit.visitor;
  site.pages.show(
      response, "account.html",
      account_page(visitor, service::sessions(site.context, visitor), service::second_factor(site.context, visitor),
                   service::feed_made_at(site.context, visitor.person.id),
                   service::digest_choices(site.context, visitor.person), site.token.text(), problem,
                   std::move(notice)),
      problem ? status_of(*problem) : 200);
}

void change_password(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  auto problem = site.token.problem_of(form);
  if (!problem) problem = not_the_same(form);
  if (!problem) {
    const auto changed = attempt("password", [&] {
      return service::change_password(site.context, *site.visit.visitor, form.value("now"), form.value("password"),
                                      site.visit.origin);
    });
    if (changed) return go_to(response, "/account?done=password");
    problem = changed.error();
  }
  show_account(site, response, problem, {});
}

void end_session(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (const auto problem = site.token.problem_of(Form::of(request))) return show_account(site, response, problem, {});
  service::end_session(site.context, *site.visit.visitor, number_typed(request.matches[1].str()).value_or(0));
  go_to(response, "/account?done=ended");
}

std::string notice_of(const httplib::Request& request) {
  const auto done = request.get_param_value("done");
  if (done == "password") return "Đã đổi mật khẩu; các phiên khác đã kết thúc.";
  if (done == "ended") return "Đã kết thúc phiên.";
  if (done == "feed") return "Đã thu hồi địa chỉ lịch; phần mềm lịch không đọc được nữa.";
  if (done == "digest") return "Đã ghi lựa chọn về bản tin.";
  return {};
}

void show_reset(const Site& site, httplib::Response& response, const std::string& email,
                const std::optional<base::Problem>& problem, std::string notice) {
  render::Values values;
  values.text("title", "Đặt lại mật khẩu").text("token", site.token.text()).text("email", email);
  values.text("notice", std::move(notice)).text("problem", problem ? problem->detail : "");
  site.pages.show(response, "reset.html", std::move(values), problem ? status_of(*problem) : 200);
}

/// Whoever asks is told the same, whether anybody has that address or not.
void ask_for_new_password(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  const auto email = form.value("email");
  auto problem = site.token.problem_of(form);
  if (!problem) {
    const auto asked =
        attempt("reset", [&] { return service::ask_for_new_password(site.context, email, site.visit.origin); });
    if (asked) return go_to(response, "/reset?done=sent");
    problem = asked.error();
  }
  show_reset(site, response, email, problem, {});
}

void show_code(const Site& site, httplib::Response& response, const std::string& next,
               const std::optional<base::Problem>& problem) {
  if (!site.visit.visitor || site.visit.is_signed_in()) return go_to(response, "/sign-in");
  render::Values values;
  values.text("title", "Mã xác thực").text("token", site.token.text()).text("notice", "");
  values.text("next", next).text("problem", problem ? problem->detail : "");
  site.pages.show(response, "code.html", std::move(values), problem ? status_of(*problem) : 200);
}

/// The second step of signing in. The session becomes another one, which is whole.
void give_code(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (!site.visit.visitor || site.visit.is_signed_in()) return go_to(response, "/sign-in");
  const auto form = Form::of(request);
  const auto next = next_of(form.value("next"));
  auto problem = site.token.problem_of(form);
  if (!problem) {
    const auto secret = attempt("code", [&] {
      return service::give_code(site.context, *site.visit.visitor, form.value("code"), site.visit.origin);
    });
    if (secret) {
      give_cookie(site, response, *secret);
      return go_to(response, next);
    }
    problem = secret.error();
  }
  show_code(site, response, next, problem);
}

/// Does one thing about the second factor; where it cannot be done, shows the account again with the reason.
template <typename Act>
void change_factor(const Site& site, const httplib::Request& request, httplib::Response& response, Act&& act) {
  const auto form = Form::of(request);
  auto problem = site.token.problem_of(form);
  if (!problem) {
    const auto done = attempt("second factor", [&] { return act(form); });
    if (done) return go_to(response, "/account");
    problem = done.error();
  }
  show_account(site, response, problem, {});
}

void begin_factor(const Site& site, const httplib::Request& request, httplib::Response& response) {
  change_factor(site, request, response,
                [&](const Form&) { return service::begin_second_factor(site.context, *site.visit.visitor); });
}

void remove_factor(const Site& site, const httplib::Request& request, httplib::Response& response) {
  change_factor(site, request, response, [&](const Form& form) {
    return service::remove_second_factor(site.context, *site.visit.visitor, form.value("now"), site.visit.origin);
  });
}

/// The recovery codes are shown this once, in the answer to the form.
void confirm_factor(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  if (const auto problem = site.token.problem_of(form)) return show_account(site, response, problem, {});
  const auto codes = attempt("second factor", [&] {
    return service::confirm_second_factor(site.context, *site.visit.visitor, form.value("code"), site.visit.origin);
  });
  if (!codes) return show_account(site, response, codes.error(), {});
  render::Values values;
  render::Values::List rows;
  for (const auto& code : *codes) {
    render::Values row;
    rows.push_back(std::move(row.text("code", code)));
  }
  values.text("title", "Mã dự phòng").list("codes", std::move(rows));
  site.pages.show(response, "recovery.html", std::move(values));
}

}  // namespace

void add_sign_in_routes(Routes& routes) {
  routes.get("/sign-in", Action::enter, ask);
  routes.post("/sign-in", Action::enter, sign_in);
  routes.get("/sign-in/code", Action::enter, [](const Site& site, const auto& request, auto& response) {
    show_code(site, response, next_of(parameter(request, "next")), {});
  });
  routes.post("/sign-in/code", Action::enter, give_code);
  routes.post("/account/second-factor", Action::keep_own_account, begin_factor);
  routes.post("/account/second-factor/confirm", Action::keep_own_account, confirm_factor);
  routes.post("/account/second-factor/remove", Action::keep_own_account, remove_factor);
  routes.post("/sign-out", Action::keep_own_account, sign_out);
  routes.get("/password", Action::enter, [](const Site& site, const auto& request, auto& response) {
    show_password(site, response, parameter(request, "link"), {});
  });
  routes.post("/password", Action::enter, choose_password);
  routes.get("/reset", Action::enter, [](const Site& site, const auto& request, auto& response) {
    const bool sent = request.get_param_value("done") == "sent";
    show_reset(site, response, {}, {},
               sent
                   ? "Nếu có tài khoản mang địa chỉ ấy, thư đã được gửi đến đó; đường dẫn trong thư dùng được hai ngày."
                   : "");
  });
  routes.post("/reset", Action::enter, ask_for_new_password);
  routes.get("/account", Action::keep_own_account, [](const Site& site, const auto& request, auto& response) {
    show_account(site, response, {}, notice_of(request));
  });
  routes.post("/account/password", Action::keep_own_account, change_password);
  routes.post(R"(/account/sessions/(\d+)/end)", Action::keep_own_account, end_session);
}

}  // namespace web
